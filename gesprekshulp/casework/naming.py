"""What an action was, in a few Dutch words: for undo, redo and the like."""

from __future__ import annotations

from collections.abc import Sequence

from gesprekshulp.dossier import events as e
from gesprekshulp.dossier.events import Event
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


def name_events(events: Sequence[Event]) -> str:
    """Return what the user would call this action; the first event speaks for all."""
    if not events:
        return "niets"
    if isinstance(events[0].payload, e.StapTeruggenomen) and len(events) > 1:
        return f"ander antwoord bij {_name(events[1].payload)}"
    return _name(events[0].payload)


def _name(payload: object) -> str:
    if isinstance(payload, e.NotitieGemaakt | e.NotitieGewijzigd):
        note = payload.note
        return f"{NOTE_KINDS[note.kind].lower()} “{shorten(note.text, 40)}”"
    if isinstance(payload, e.StapGezet):
        return f"stap “{shorten(payload.answer.title or payload.answer.step, 40)}”"
    return _NAMES.get(type(payload), "de laatste handeling")
