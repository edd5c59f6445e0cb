"""Where am I in a meeting, and changing an earlier answer, for a screen and for --plat.

What stays and what is reset is worked out in `assistant.changing`; here it is recorded,
as one action that can be undone as one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from gesprekshulp.assistant.changing import Changed, change_answer, changeable, chosen_title
from gesprekshulp.assistant.guard.telling import finding_lines
from gesprekshulp.assistant.replay import replay
from gesprekshulp.assistant.view import OptionView, view
from gesprekshulp.assistant.walk import Refusal
from gesprekshulp.assistant.whereabouts import (
    Section,
    Whereabouts,
    value_words,
    whereabouts,
    why_missing,
)
from gesprekshulp.assistant.wording import render
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.guard import guard_of
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.dossier.events import StapGezet, StapTeruggenomen
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.fold import without_answers
from gesprekshulp.dossier.types import Answer, Dossier, FactEntry
from gesprekshulp.dossier.vocabulary import DERIVED, history_key
from gesprekshulp.knowledge.types import UNKNOWN


class Earlier(msgspec.Struct, frozen=True):
    """An answer that can be changed: its index, the step, and what was chosen."""

    index: int
    title: str
    chosen: str
    option: str


class ChangeTold(msgspec.Struct, frozen=True):
    """What changing an answer did, in Dutch sentences; `refused` when nothing was done.

    `facts`: what is known differently now; not for a parent who reads along.
    """

    lines: tuple[str, ...]
    facts: tuple[str, ...] = ()
    refused: bool = False

    def text(self, open_view: bool = False) -> str:
        """All of it, or what may be read in the view for parents."""
        return "\n".join(self.lines if open_view else (*self.lines, *self.facts))


def where(meeting: Meeting) -> Whereabouts:
    """Return where the walk of a meeting stands, and why."""
    case = meeting.case
    return whereabouts(
        case.desk.content,
        meeting.walk,
        case.facts(meeting.id),
        recorded_facts(case.dossier, meeting.id),
        case.names(meeting.id),
        case.today(),
    )


def why_point(case: OpenCase, rule: str) -> list[Section]:
    """Return why this rule says that something is missing; [] for a rule that is gone."""
    found = case.desk.content.rules.get(rule)
    if found is None:
        return why_gap(case, rule)
    recorded = recorded_facts(case.dossier, "")
    return why_missing(case.desk.content, found, case.facts(), recorded, case.today())


def why_gap(case: OpenCase, rule: str) -> list[Section]:
    """Return why the guard sees a gap: what is recorded, and what would change it."""
    gap = next((one for one in guard_of(case).findings if one.rule == rule), None)
    if gap is None:
        return []
    title, *lines = finding_lines(gap, case.desk.content)
    return [Section(title, tuple(line.strip() for line in lines))]


def earlier_answers(meeting: Meeting) -> list[Earlier]:
    """Return the answers of this meeting that can be changed, newest first."""
    content, answers = meeting.case.desk.content, meeting.walk.answers
    names = meeting.case.names(meeting.id)
    return [
        Earlier(
            n,
            render(answers[n].title or answers[n].step, names),
            render(chosen_title(content, answers[n]), names),
            answers[n].option,
        )
        for n in reversed(changeable(meeting.walk))
    ]


def options_at(meeting: Meeting, index: int) -> list[OptionView]:
    """Return the options there were at an earlier answer, with what is known today."""
    case = meeting.case
    walk = replay(case.desk.content, meeting.walk.answers[:index]).walk
    facts = _facts_before(meeting, index)
    names = case.names(meeting.id)
    return list(view(case.desk.content, walk, facts, names, case.today()).options)


def change_earlier(meeting: Meeting, index: int, option: str) -> ChangeTold:
    """Change an earlier answer, durably and as one action; say what was reset and what stayed.

    Notes, consent and facts recorded by hand are never touched. Raises StoreError.
    """
    case = meeting.case
    changed = change_answer(
        case.desk.content,
        meeting.walk,
        index,
        option,
        _facts_before(meeting, index),
        _settled(case.dossier, meeting.id, index),
    )
    if isinstance(changed, Refusal):
        return ChangeTold((changed.reason,), refused=True)
    if changed.nothing:
        return ChangeTold(("Dat was je antwoord al. Er is niets veranderd.",))
    before = case.facts(meeting.id)
    case.record(
        StapTeruggenomen(meeting=meeting.id, keep=index, held=changed.held),
        *(StapGezet(meeting=meeting.id, answer=one) for one in changed.walk.answers[index:]),
        meeting=meeting.id,
    )
    meeting.reread()
    return ChangeTold(_told(meeting, changed), _other_facts(case, before, case.facts(meeting.id)))


def recorded_facts(dossier: Dossier, meeting: str) -> dict[str, FactEntry]:
    """Return the last record of each fact that was recorded, for the case or in this meeting."""
    found = dict(dossier.facts)
    for key, history in dossier.fact_history.items():
        owner, _, fact = key.rpartition("/")
        if owner == meeting and owner and history:
            found[fact] = history[-1]
    return {fact: entry for fact, entry in found.items() if fact not in DERIVED}


def _facts_before(meeting: Meeting, index: int) -> dict[str, str]:
    """Return the facts without the answers from `index` on; what was recorded by hand stays."""
    case = meeting.case
    bare = without_answers(case.dossier, meeting.id, index)
    return derive_facts(bare, case.today(), meeting.id)


def _settled(dossier: Dossier, meeting: str, index: int) -> set[str]:
    """Return the facts that were recorded elsewhere after an answer from `index` on set them."""
    answered = dossier.meetings[meeting].walk[index:]
    found = set()
    for fact in {fact for answer in answered for fact in answer.sets}:
        history = dossier.fact_history.get(history_key(fact, meeting), ())
        if history and (history[-1].meeting != meeting or history[-1].answer < index):
            found.add(fact)
    return found


def _told(meeting: Meeting, changed: Changed) -> tuple[str, ...]:
    content, names = meeting.case.desk.content, meeting.case.names(meeting.id)

    def titles(answers: Sequence[Answer]) -> str:
        real = [one for one in answers if one.move == "keuze"]
        said = [f"“{render(one.title or one.step, names)}”" for one in real]
        return ", ".join(dict.fromkeys(said))

    new = changed.walk.answers[changed.index]
    title = render(new.title or new.step, names)
    lines = [f"Veranderd bij “{title}”: {render(chosen_title(content, new), names)}."]
    gone, kept = titles(changed.reset), titles(changed.kept_answers)
    lines.append(f"Vervallen: {gone}." if gone else "Er is geen later antwoord vervallen.")
    if kept:
        lines.append(f"Gebleven: {kept}.")
    lines.append("Je notities, de instemming en wat je zelf vastlegde, blijven staan.")
    return tuple(lines)


def _other_facts(
    case: OpenCase, before: Mapping[str, str], after: Mapping[str, str]
) -> tuple[str, ...]:
    content, lines = case.desk.content, []
    for fact, value in after.items():
        old = before.get(fact, UNKNOWN)
        if value != old and fact in content.facts:
            was, now = value_words(content, fact, old), value_words(content, fact, value)
            lines.append(f"{content.facts[fact].title}: was “{was}”, is nu “{now}”.")
    return tuple(lines)
