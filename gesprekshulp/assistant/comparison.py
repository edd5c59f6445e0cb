"""What changed between two versions of content: steps, options and rules, in Dutch.

Which open cases that touches is asked with `touched_steps` over their walks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from gesprekshulp.assistant.walk import fingerprint
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.knowledge.types import Content, Step


class Difference(msgspec.Struct, frozen=True):
    """One difference: `place` is an id such as "boom/stap", `text` a Dutch sentence."""

    place: str
    text: str


def compare(old: Content, new: Content) -> list[Difference]:
    """Return every difference in trees, rules and sources, by place."""
    before, after = _steps(old), _steps(new)
    found = [
        Difference(place, f"Stap '{before[place].title}' is vervallen.")
        for place in before.keys() - after.keys()
    ]
    found += [
        Difference(place, f"Stap '{after[place].title}' is nieuw.")
        for place in after.keys() - before.keys()
    ]
    for place in before.keys() & after.keys():
        if fingerprint(before[place]) != fingerprint(after[place]):
            found.append(Difference(place, _change(before[place], after[place])))
    found += _listed("Regel", "regels", old.rules, new.rules)
    found += _listed("Wachtregel", "wacht", old.guards, new.guards)
    found += _listed("Bron", "bronnen", old.sources, new.sources)
    return sorted(found, key=lambda one: one.place)


def touched_steps(dossier: Dossier, differences: Iterable[Difference]) -> list[Difference]:
    """Return the differences at steps that a meeting of this case, not yet closed, has walked."""
    walked = {
        f"{answer.tree}/{answer.step}"
        for meeting in dossier.meetings.values()
        if meeting.stand != "gesloten"
        for answer in meeting.walk
    }
    return [one for one in differences if one.place in walked]


def _steps(content: Content) -> dict[str, Step]:
    return {f"{tree.id}/{step.id}": step for tree in content.trees.values() for step in tree.steps}


def _change(before: Step, after: Step) -> str:
    parts = [
        word
        for word, was, now in (
            ("titel", before.title, after.title),
            ("zinnen", before.wordings, after.wordings),
            ("keuzes", before.options, after.options),
            ("recht", before.claims, after.claims),
            ("einde", before.ending, after.ending),
        )
        if was != now
    ]
    return f"Stap '{after.title}' is gewijzigd: {', '.join(parts) or 'uitleg'}."


def _listed(
    word: str, folder: str, old: Mapping[str, msgspec.Struct], new: Mapping[str, msgspec.Struct]
) -> list[Difference]:
    found = [
        Difference(f"{folder}/{i}", f"{word} '{i}' is vervallen.") for i in old.keys() - new.keys()
    ]
    found += [
        Difference(f"{folder}/{i}", f"{word} '{i}' is nieuw.") for i in new.keys() - old.keys()
    ]
    found += [
        Difference(f"{folder}/{i}", f"{word} '{i}' is gewijzigd.")
        for i in old.keys() & new.keys()
        if old[i] != new[i]
    ]
    return found
