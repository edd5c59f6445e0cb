"""Whether a line may be about somebody else: rather one too many than one too few.

A name is found by the people of the case, by words for relatives and classmates, and by a
capital where no sentence begins, or on a word that the content never writes small. A person
decides; a name that is also an ordinary word at the start of a sentence is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import msgspec

from gesprekshulp.dossier.people import pupil_ids
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.knowledge.types import Content

SOMEONE = "iemand"
"""Stands for a person who is not in the case."""

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = re.compile(r"[^\W\d_]{2,}")
_KIN = frozenset(
    [
        "broer",
        "broers",
        "broertje",
        "broertjes",
        "zus",
        "zussen",
        "zusje",
        "zusjes",
        "oma",
        "opa",
        "tante",
        "oom",
        "neef",
        "neefje",
        "nicht",
        "nichtje",
        "stiefvader",
        "stiefmoeder",
        "stiefbroer",
        "stiefzus",
        "buurvrouw",
        "buurman",
        "buurjongen",
        "buurmeisje",
        "klasgenoot",
        "klasgenoten",
        "klasgenootje",
        "klasgenootjes",
        "vriend",
        "vriendje",
        "vriendin",
        "vriendinnetje",
        "vrienden",
        "vriendjes",
        "kinderen",
        "jongen",
        "meisje",
        "jongens",
        "meisjes",
        "leerlingen",
        "partner",
        "ex",
    ]
)
_FAMILY = {
    "moeder": ("moeder", "mama", "mam", "mamma", "moeders"),
    "vader": ("vader", "papa", "pap", "pappa", "vaders"),
    "ouders": ("ouders", "ouder"),
}
_LANGUAGES = frozenset(
    [
        "nederlands",
        "engels",
        "duits",
        "frans",
        "arabisch",
        "turks",
        "pools",
        "oekraïens",
        "nederlandse",
        "u",
        "ik",
        "cito",
        "vmbo",
        "havo",
        "vwo",
        "mavo",
    ]
)
_ENDS = ".!?:;(“\"'\n"


class People:
    """Whom texts of one case may name. `content`: for the words that are no names."""

    def __init__(self, dossier: Dossier, content: Content | None = None) -> None:
        self._names: dict[str, set[str]] = {}
        pupil = pupil_ids(dossier)
        self._pupil = pupil
        for one in dossier.partners.values():
            words = {w.casefold() for w in _WORD.findall(f"{one.name} {one.short}") if len(w) > 2}
            for family in _FAMILY.values():
                if words & set(family):
                    words |= set(family)
            self._names[one.id] = words
        self._staff = {
            word
            for one in dossier.partners.values()
            if one.role in ("medewerker", "deskundige")
            for word in self._names[one.id]
        }
        child = f"{dossier.leerling.first_name} {dossier.leerling.last_name} {dossier.school.name}"
        self._known = {word.casefold() for word in _WORD.findall(child)} | _LANGUAGES
        self._plain = _plain_words(content) if content is not None else frozenset()

    def named_in(self, text: str) -> frozenset[str]:
        """Return the ids of who is named in a text, `SOMEONE` for who is not in the case."""
        found: set[str] = set()
        for match in _WORD.finditer(text):
            word = match[0]
            small = word.casefold()
            whose = {who for who, names in self._names.items() if small in names}
            # "Vos" is the pupil too, and "ouders" is every parent: then nobody in particular.
            found |= whose if small not in self._known else set()
            if small in _FAMILY["ouders"]:
                continue
            if not whose and (small in _KIN or self._may_be_name(text, match)):
                found.add(SOMEONE)
        return frozenset(found)

    def _may_be_name(self, text: str, match: re.Match[str]) -> bool:
        word = match[0]
        small = word.casefold()
        if not word[0].isupper() or small in self._known or small in self._staff:
            return False
        if word.isupper() and len(word) <= 5:
            return False  # OPP, IB, AVG
        before = text[: match.start()].rstrip()
        begins = not before or before[-1] in _ENDS
        return small not in self._plain if begins else True


_PLAIN: dict[str, frozenset[str]] = {}
# By version of the content: reading all of it takes longer than one key press may.


def _plain_words(content: Content) -> frozenset[str]:
    """Return every word that the conversation trees write small."""
    known = _PLAIN.get(content.version) if content.version else None
    if known is None:
        known = _PLAIN[content.version] = _read_plain_words(content)
    return known


def _read_plain_words(content: Content) -> frozenset[str]:
    raw = msgspec.json.encode(content.trees).decode()
    return frozenset(word for word in _SMALL.findall(raw) if word.islower())


def others(about: Collection[str], requester: str, dossier: Dossier) -> frozenset[str]:
    """Return whom a line is about who is not the requester, the pupil or staff of the school."""
    mine = {requester, *pupil_ids(dossier)}
    staff: Mapping[str, bool] = {
        one.id: one.role in ("medewerker", "deskundige") for one in dossier.partners.values()
    }
    return frozenset(one for one in about if one not in mine and not staff.get(one, False))
