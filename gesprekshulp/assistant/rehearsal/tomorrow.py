"""Tomorrow's talk: a scene made out of a case's own words. No traits, nothing made up.

What the parent says are sentences they said; how a parent reacts comes from the template
in content, the answers from the kinds of weerstand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from gesprekshulp.assistant.recognise.questions import told as told_in
from gesprekshulp.assistant.rehearsal.effects import PITFALLS
from gesprekshulp.assistant.rehearsal.hearing import Ears
from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.knowledge.scenes import Choice, Scene, Secret, Subject, When
from gesprekshulp.knowledge.speech import Kind

MOST_SUBJECTS = 4
MOST_SECRETS = 3
ID = "morgen"
_GOOD, _BAD, _MIDDLE = 3, 3, 2


class Quote(msgspec.Struct, frozen=True):
    """Something a parent said: their words, the kind where it is known, and whether it is open."""

    text: str
    kind: str = ""
    open: bool = True


def template_of(scenes: Mapping[str, Scene]) -> Scene | None:
    """Return the scene whose words are for a talk made out of a case."""
    return next((one for one in scenes.values() if one.template == "ja"), None)


def tomorrow(
    template: Scene,
    quotes: Sequence[Quote],
    names: Names,
    called: str,
    kinds: Mapping[str, Kind],
    ears: Ears,
) -> Scene | None:
    """Return the scene of these words, or None when there are too few to talk about."""
    by_kind: dict[str, list[str]] = {}
    for quote in quotes:
        if quote.open and quote.kind in kinds:
            by_kind.setdefault(quote.kind, []).append(quote.text)
    subjects = []
    for name, said in list(by_kind.items())[:MOST_SUBJECTS]:
        options = tuple(_options(kinds[name], said[0], names, ears))
        if options:
            subjects.append(Subject(name, kinds[name].title, tuple(said), options))
    if not subjects:
        return None
    told = [quote.text for quote in quotes if not quote.open][:MOST_SECRETS]
    child = names.leerling or template.pupil
    return replace(
        template,
        id=ID,
        title=f"Het gesprek over {child}",
        about=tuple(subject.id for subject in subjects),
        pupil=child,
        pronouns=names.pronouns,
        parent=replace(template.parent, name=called, called=called),
        opening=subjects[0].start,
        subjects=tuple(subjects),
        secrets=tuple(_secret(at, text) for at, text in enumerate(told, 1)),
        template="nee",
    )


def _secret(number: int, text: str) -> Secret:
    """Return something said earlier as a fact that a good question brings back."""
    opens = When(hears=("open-vraag",), hears_not=tuple(PITFALLS))
    return Secret(f"eerder-{number}", text, opens, concerns="ouder")


def _options(kind: Kind, parent: str, names: Names, ears: Ears) -> Iterator[Choice]:
    """Yield answers of mixed quality out of what is known of a kind."""
    plain = [
        one
        for one in kind.wordings
        if "gewoon" in one.tags and not one.only_if_true and one.condition is None
    ]
    by_phase: dict[str, list[str]] = {}
    for one in plain:
        by_phase.setdefault(one.phase, []).append(render(one.text, names))
    affirms = [*by_phase.get("erkennen", ()), *by_phase.get("samenvatten", ())]
    affirms = [one for one in affirms if told_in(one)]  # asking alone gives nothing back
    asks = [*by_phase.get("doorvragen", ()), *(render(q, names) for q in kind.questions)]
    for at, (first, second) in enumerate(zip(affirms, asks, strict=False)):
        if at < _GOOD:
            text = first if first.rstrip().endswith("?") else f"{first} {second}"
            yield Choice(f"{kind.id}-goed-{at}", text, ("erkennen", "open-vraag"))
    for at, text in enumerate([*by_phase.get("keuze", ())][:1]):
        yield Choice(f"{kind.id}-keuze-{at}", text, ("keuze-bieden",))
    for at, text in enumerate(asks[_GOOD : _GOOD + _MIDDLE]):
        yield Choice(f"{kind.id}-vraag-{at}", text, ("open-vraag",))
    bad = 0
    for pair in kind.avoid:
        text = render(pair.text, names)
        found = [move.id for move in ears.zetten(text, parent) if move.id in PITFALLS]
        if found and bad < _BAD:
            yield Choice(f"{kind.id}-fout-{bad}", text, tuple(found[:2]), pair.why)
            bad += 1
