"""The rules of the guard laid over a case: gaps, running terms, and what is not recorded.

Rules with one code say the same for different sectors. While the sector is not known a
code is named only when it holds for every school it can be, with the least certain words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import get_args

import msgspec

from gesprekshulp.assistant.guard.terms import Term, term
from gesprekshulp.assistant.guard.truth import rests_on, truth, undecided
from gesprekshulp.assistant.guard.types import GuardFinding, GuardReport, GuardUnknown
from gesprekshulp.dossier.anchors import Moments, fact_of_moment, moments
from gesprekshulp.dossier.as_of import as_of
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.knowledge.conditions import holds
from gesprekshulp.knowledge.types import UNKNOWN, Content, GuardRule, Sector, Source
from gesprekshulp.knowledge.validity import LEAST_FIRST, certainty_of, in_force, sources_for

WEIGHTS = ("wet", "commissielijn", "advies", "huisregel")
"""The heaviest first."""

_TOLD_WHEN_UNKNOWN = ("wet", "commissielijn")
TERMS_LAW = "termijnenwet"
"""The source that moves a last day over a weekend."""

_Verdict = GuardFinding | GuardUnknown


class _Seen(msgspec.Struct, frozen=True):
    """What of a case the rules are laid over."""

    content: Content
    facts: Mapping[str, str]
    moments: Moments
    on: date
    law: Mapping[str, date]


def guard(content: Content, dossier: Dossier, on: date) -> GuardReport:
    """Return what a case lacks or owes on a day, as it stood and by the law of that day."""
    then = as_of(dossier, on)
    facts = derive_facts(then, on)
    seen = _Seen(content, facts, moments(then), on, _law_days(then, on))
    found: dict[str, list[tuple[GuardRule, str, _Verdict]]] = {}
    for rule in content.guards.values():
        judged = _judge(rule, seen)
        if judged is not None:
            found.setdefault(rule.code, []).append((rule, *judged))
    return _report(found, facts, on)


def _law_days(dossier: Dossier, on: date) -> dict[str, date]:
    """Return the day whose law counts: a plan is judged by the law of when it was made."""
    decided = dossier.facts.get("besluit-genomen") or dossier.facts.get("voornemen-gemeld")
    adopted = dossier.opp.dated if dossier.opp.status == "vastgesteld" else None
    return {
        "dag": on,
        "opp": adopted or on,
        "besluit": (decided.happened_on if decided else None) or on,
    }


def _judge(rule: GuardRule, seen: _Seen) -> tuple[str, _Verdict] | None:
    """Return ("gat", "komt" or "onbekend", what is said), or None for nothing to say."""
    if not in_force(rule, seen.law[rule.law_of]) or not holds(rule.context, seen.facts):
        return None
    held = truth(rule.condition, seen.facts)
    if held is False:
        return None
    state = _term_of(rule, seen)
    if rule.deadline and state.standing is None:
        return _without_day(rule, seen)
    if rule.deadline and state.standing == "loopt":
        return ("komt", _finding(rule, seen, state)) if held else None
    if rule.deadline and state.standing not in rule.standing:
        return None
    if held:
        return "gat", _finding(rule, seen, state)
    unknown = undecided(rule.condition, seen.facts)
    return ("onbekend", _unknown(rule, seen, unknown)) if _is_told(rule) else None


def _is_told(rule: GuardRule) -> bool:
    return rule.if_unknown == "noem" and rule.weight in _TOLD_WHEN_UNKNOWN


def _without_day(rule: GuardRule, seen: _Seen) -> tuple[str, _Verdict] | None:
    """Return that a day is missing, where what it is the day of did happen."""
    deadline = seen.content.deadlines.get(rule.deadline)
    fact = fact_of_moment(deadline.start) if deadline else ""
    begun = deadline is not None and deadline.start in seen.moments.happened
    dated = deadline is not None and seen.moments.days.get(deadline.start)
    if not fact or not begun or dated or not _is_told(rule):
        return None
    return "onbekend", _unknown(rule, seen, (fact,), day=True)


def _term_of(rule: GuardRule, seen: _Seen) -> Term:
    deadline = seen.content.deadlines.get(rule.deadline)
    if deadline is None:
        return Term()
    try:
        return term(deadline, seen.moments, seen.on)
    except (ValueError, OverflowError):
        return Term()  # a length nobody can count is a finding on content


def _finding(rule: GuardRule, seen: _Seen, state: Term) -> GuardFinding:
    sources = _sources(rule, seen)
    known = [seen.content.sources[one] for one in sources if one in seen.content.sources]
    names = dict.fromkeys(
        (*rests_on(rule.context, seen.facts), *rests_on(rule.condition, seen.facts))
    )
    return GuardFinding(
        code=rule.code,
        rule=rule.id,
        title=rule.title,
        text=rule.text,
        why=rule.why,
        remedy=rule.advice,
        changes=rule.changes,
        contested=rule.contested,
        weight=rule.weight,
        certainty=certainty_of(msgspec.structs.replace(rule, sources=sources), seen.content),
        sources=sources,
        checked_on=min((one.checked_on for one in known), default=None),
        still_to_check=_to_check(known),
        due=state.due,
        due_text=state.text,
        facts=tuple((name, seen.facts.get(name, UNKNOWN)) for name in names),
    )


def _sources(rule: GuardRule, seen: _Seen) -> tuple[str, ...]:
    """Return the sources of this sector that held that day; all when none of them did yet.

    A ruling of later explains a law of then, so the line stands with its later ruling.
    """
    here = sources_for(rule.sources, seen.content, seen.facts.get("sector", UNKNOWN))
    day = seen.law[rule.law_of]
    then = [
        s for s in here if s not in seen.content.sources or in_force(seen.content.sources[s], day)
    ]
    deadline = seen.content.deadlines.get(rule.deadline)
    moved = deadline is not None and deadline.weekend == "ja" and TERMS_LAW in seen.content.sources
    return (*(then or here), *((TERMS_LAW,) if moved and TERMS_LAW not in here else ()))


def _to_check(sources: Iterable[Source]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.still_to_check for one in sources if one.still_to_check))


def _unknown(
    rule: GuardRule, seen: _Seen, facts: tuple[str, ...], day: bool = False
) -> GuardUnknown:
    titles = [seen.content.facts[one].title if one in seen.content.facts else one for one in facts]
    return GuardUnknown(
        code=rule.code,
        rule=rule.id,
        title=rule.title,
        text=f"Niet vastgelegd: {'de dag van: ' if day else ''}{'; '.join(titles)}.",
        weight=rule.weight,
        facts=facts,
    )


def _report(
    found: Mapping[str, list[tuple[GuardRule, str, _Verdict]]], facts: Mapping[str, str], on: date
) -> GuardReport:
    possible = possible_sectors(facts)
    by_kind: dict[str, list[_Verdict]] = {"gat": [], "komt": [], "onbekend": []}
    for judged in found.values():
        for kind, all_of_kind in by_kind.items():
            verdict = _one_of([(r, v) for r, k, v in judged if k == kind], possible)
            if verdict is not None:
                all_of_kind.append(verdict)
                break
    return GuardReport(
        on=on,
        findings=_sorted(one for one in by_kind["gat"] if isinstance(one, GuardFinding)),
        coming=_sorted(one for one in by_kind["komt"] if isinstance(one, GuardFinding)),
        unknown=tuple(one for one in by_kind["onbekend"] if isinstance(one, GuardUnknown)),
    )


def possible_sectors(facts: Mapping[str, str]) -> frozenset[str]:
    """Return the sectors a school can be of, by what is known of it."""
    sector = facts.get("sector", UNKNOWN)
    if sector != UNKNOWN:
        return frozenset({sector})
    by_type = {"speciaal": {"so", "vso"}, "sbo": {"po"}, "praktijkonderwijs": {"vo"}}
    return frozenset(by_type.get(facts.get("schoolsoort", UNKNOWN), get_args(Sector)))


def _one_of(judged: list[tuple[GuardRule, _Verdict]], possible: frozenset[str]) -> _Verdict | None:
    """Return what is said under one code, when it is said for every school it can be."""
    fitting = [
        (rule, verdict)
        for rule, verdict in judged
        if not rule.sectors or possible & set(rule.sectors)
    ]
    covered: set[str] = set()
    for rule, _ in fitting:
        covered |= set(rule.sectors) or possible
    if not fitting or not possible <= covered:
        return None
    return min(fitting, key=lambda pair: _careful(*pair))[1]


def _careful(rule: GuardRule, verdict: _Verdict) -> tuple[int, int]:
    sure = LEAST_FIRST[verdict.certainty] if isinstance(verdict, GuardFinding) else 0
    return -WEIGHTS.index(rule.weight), sure


def _sorted(findings: Iterable[GuardFinding]) -> tuple[GuardFinding, ...]:
    return tuple(
        sorted(findings, key=lambda one: (WEIGHTS.index(one.weight), one.due or date.max, one.code))
    )
