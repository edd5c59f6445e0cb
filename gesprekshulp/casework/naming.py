"""What an action was, in a few Dutch words: for undo, redo and the like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from gesprekshulp.dossier import events as e
from gesprekshulp.dossier.codec import kind_of
from gesprekshulp.dossier.events import Event
from gesprekshulp.dossier.localtime import short_moment
from gesprekshulp.dossier.words import NOTE_KINDS
from gesprekshulp.text import shorten

_NAMES: dict[type, str] = {
    e.StapTeruggenomen: "stap terug",
    e.InstemmingVastgelegd: "instemming",
    e.OnderdeelVastgelegd: "onderdeel van het plan",
    e.AanwezigheidVastgelegd: "aanwezigheid",
    e.FeitVastgelegd: "feit",
    e.PartnerVastgelegd: "persoon",
    e.LeerlingVastgelegd: "gegevens van de leerling",
    e.SchoolVastgelegd: "gegevens van de school",
    e.OppVastgelegd: "het OPP",
    e.LeerlingGehoord: "het horen van de leerling",
    e.UitnodigingVastgelegd: "uitnodiging",
    e.ContactVastgelegd: "contact",
    e.UitspraakVastgelegd: "uitspraak van de rechter",
    e.GesprekGepland: "gepland gesprek",
    e.GesprekBegonnen: "begin van het gesprek",
    e.GesprekOnderbroken: "onderbreking",
    e.GesprekBeeindigd: "einde van het gesprek",
    e.NotitieVervallen: "weggehaalde notitie",
    e.ZienswijzeOntvangen: "zienswijze",
    e.ZienswijzeBeantwoord: "antwoord op een zienswijze",
    e.BundelregelBeoordeeld: "keuze voor een bundel",
    e.DossierOvergezet: "overzetten naar het leerlingdossier",
}


_TELLING = ("text", "words", "name", "first_name", "title", "value", "reason", "file_name", "where")
"""Fields of payloads that a user would know an event by."""


def name_events(events: Sequence[Event]) -> str:
    """Return what the user would call this action; the first event speaks for all."""
    if not events:
        return "niets"
    if isinstance(events[0].payload, e.StapTeruggenomen) and len(events) > 1:
        return f"ander antwoord bij {_name(events[1].payload)}"
    return _name(events[0].payload)


def describe(event: Event) -> str:
    """Return what an event was and how its text begins, so that it can be told from others."""
    payload = event.payload
    if isinstance(payload, e.NotitieGemaakt | e.NotitieGewijzigd | e.StapGezet):
        return _name(payload)
    if isinstance(payload, e.Wiped):
        return f"gewist: {payload.kind.replace('-', ' ')}"
    if isinstance(payload, e.FeitVastgelegd):
        return f"feit {payload.fact.replace('-', ' ')}: {payload.value}"
    name = _NAMES.get(type(payload)) or kind_of(payload).replace("-", " ")
    built = msgspec.to_builtins(payload) if isinstance(payload, msgspec.Struct) else {}
    words = next(_words(built), "")
    return f"{name}: {shorten(words, 40)}" if words else name


def describe_at(event: Event) -> str:
    """Return when an event was and what, for a list to choose from."""
    return f"{short_moment(event.happened_at)}  {describe(event)}"


def _words(value: object) -> Iterator[str]:
    """Yield the texts in a payload that tell most about it, those that say it best first."""
    if isinstance(value, dict):
        for key in _TELLING:
            if isinstance(value.get(key), str) and value[key]:
                yield value[key]
        for inner in value.values():
            yield from _words(inner)


def _name(payload: object) -> str:
    if isinstance(payload, e.NotitieGemaakt | e.NotitieGewijzigd):
        note = payload.note
        return f"{NOTE_KINDS[note.kind].lower()} “{shorten(note.text, 40)}”"
    if isinstance(payload, e.StapGezet):
        return f"stap “{shorten(payload.answer.title or payload.answer.step, 40)}”"
    return _NAMES.get(type(payload), "de laatste handeling")
