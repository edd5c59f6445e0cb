"""A working copy of a case while events are applied to it.

Folding thousands of events one frozen copy at a time would copy every mapping each
time; here the mappings are copied once, changed in place, and frozen again. Nobody
outside the fold sees a draft. What each event does stands in `on_case`, `on_meeting`,
`on_notes` and `on_views`.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from gesprekshulp.dossier.types import Dossier, FactEntry, Gesprek
from gesprekshulp.dossier.vocabulary import history_key, of_meeting

_MAPPINGS = (
    "partners",
    "items",
    "consents",
    "facts",
    "fact_history",
    "contacts",
    "meetings",
    "notes",
    "corrections",
    "views",
    "bundle_choices",
)


class Draft:
    """A case being changed. Mappings are this draft's own; all else stands in `rest`."""

    def __init__(self, dossier: Dossier) -> None:
        self.rest = dossier
        self.partners = dict(dossier.partners)
        self.items = dict(dossier.items)
        self.consents = dict(dossier.consents)
        self.facts = dict(dossier.facts)
        self.fact_history = dict(dossier.fact_history)
        self.contacts = dict(dossier.contacts)
        self.meetings = dict(dossier.meetings)
        self.notes = dict(dossier.notes)
        self.corrections = dict(dossier.corrections)
        self.views = dict(dossier.views)
        self.bundle_choices = dict(dossier.bundle_choices)

    def change(self, **fields: Any) -> None:
        """Set fields of the case that are not mappings."""
        self.rest = replace(self.rest, **fields)

    def freeze(self) -> Dossier:
        """Return the case; the draft must not be used after this."""
        return replace(self.rest, **{name: getattr(self, name) for name in _MAPPINGS})

    def meeting(self, meeting: str) -> Gesprek:
        """Return the meeting, or a bare one: its plan may have been wiped."""
        return self.meetings.get(meeting) or Gesprek(id=meeting, title="")

    def change_meeting(self, meeting: str, **fields: Any) -> None:
        """Set fields of a meeting; an event that names no meeting changes none."""
        if meeting:
            self.meetings[meeting] = replace(self.meeting(meeting), **fields)

    def closed(self, meeting: str) -> bool:
        """Return whether this meeting was closed, so that changes are corrections."""
        found = self.meetings.get(meeting)
        return found is not None and found.stand == "gesloten"

    def record_fact(self, fact: str, entry: FactEntry) -> None:
        """Keep a value of a fact; the last one kept counts."""
        key = history_key(fact, entry.meeting)
        self.set_fact_history(fact, entry.meeting, (*self.fact_history.get(key, ()), entry))

    def set_fact_history(self, fact: str, meeting: str, history: tuple[FactEntry, ...]) -> None:
        """Replace everything known of a fact, and let its last value count."""
        key = history_key(fact, meeting)
        if history:
            self.fact_history[key] = history
        else:
            self.fact_history.pop(key, None)
        if of_meeting(fact, meeting):
            values = {k: v for k, v in self.meeting(meeting).facts.items() if k != fact}
            if history:
                values[fact] = history[-1].value
            self.change_meeting(meeting, facts=values)
        elif history:
            self.facts[fact] = history[-1]
        else:
            self.facts.pop(fact, None)
