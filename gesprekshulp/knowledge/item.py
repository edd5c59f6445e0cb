"""The base of every content type, and the one table that joins YAML keys to attributes.

Attributes have English names, the YAML keys are Dutch, so an author's file and a
programmer's code say the same thing. The types themselves stand in `types`, `wordings`
and `speech`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

DUTCH: Mapping[str, str] = {
    "abbreviation": "kort",
    "about": "over",
    "advice": "advies",
    "aloud": "hardop",
    "also": "ook",
    "always": "altijd",
    "answers": "antwoorden",
    "article": "artikel",
    "avoid": "liever_niet",
    "better": "liever_zo",
    "borderline": "grensgevallen",
    "by_sector": "per_sector",
    "certainty": "zekerheid",
    "checked_on": "nagekeken",
    "claims": "recht",
    "condition": "als",
    "consent": "instemming",
    "date": "datum",
    "decided": "uitspraak",
    "definition": "definitie",
    "degrees": "onderscheid",
    "derived": "afgeleid",
    "ending": "einde",
    "entitled": "ouders_mogen",
    "examples": "voorbeelden",
    "explanation": "uitleg",
    "facts": "feiten",
    "fields": "velden",
    "file": "bestand",
    "first": "eerste_dag",
    "framework": "kader",
    "full": "voluit",
    "group": "groep",
    "instead": "doe_liever",
    "kind": "soort",
    "kinds": "bij",
    "last": "laatste_dag",
    "leads_to": "door_naar",
    "lines": "zinnen",
    "loop": "lus",
    "may": "school_mag",
    "may_not": "school_mag_niet",
    "mind": "let_op",
    "moments": "moment",
    "names": "noemt",
    "neighbours": "buren",
    "never": "nooit",
    "next_action": "vervolg",
    "notes": "notities",
    "number": "nummer",
    "only_if_true": "alleen_als_waar",
    "options": "keuzes",
    "origin": "komt_van",
    "outcome": "uitkomst",
    "parent": "ouder",
    "part": "deel",
    "pause": "pauze",
    "pitfall": "valkuil",
    "permission_of": "met_toestemming_van",
    "permission_on": "toestemming_op",
    "phase": "fase",
    "plain": "gewone_taal",
    "proposes": "stelt_voor",
    "purpose": "doel",
    "question": "vraag",
    "questions": "vragen",
    "reasons": "redenen",
    "record": "leg_vast",
    "region": "regio",
    "replies": "antwoorden",
    "report": "verslag",
    "required": "voordat",
    "rewritten": "herschreven",
    "said": "uitspraken",
    "scope": "geldt_voor",
    "sectors": "sectoren",
    "sets": "zet",
    "side": "zijpad",
    "signs": "hoor_je_aan",
    "smallest": "kleinste_stap",
    "sources": "bron",
    "speaker": "spreekt",
    "start": "begin",
    "steps": "stappen",
    "still_to_check": "nog_nagaan",
    "success": "gelukt",
    "tags": "voor",
    "taken_on": "overgenomen",
    "term": "term",
    "text": "tekst",
    "third": "derde",
    "tips": "tips",
    "title": "titel",
    "to": "naar",
    "uncertain": "onzeker",
    "valid_from": "geldig_vanaf",
    "valid_until": "geldig_tot",
    "values": "waarden",
    "verdict": "oordeel",
    "voice": "stem",
    "weight": "gewicht",
    "when": "wanneer",
    "where": "vanuit",
    "why": "waarom",
    "within": "binnen",
    "wordings": "zeg",
    "words": "woorden",
}


def dutch(name: str) -> str:
    """Return the YAML key of attribute `name` (itself where the word is the same)."""
    return DUTCH.get(name, name)


class Item(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename=dutch,
    omit_defaults=True,
    gc=False,
):
    """Base of every content type: frozen, no unknown keys, Dutch keys in YAML."""


Certainty = Literal["hoog", "middel", "laag"]
Sector = Literal["po", "vo", "so", "vso"]
