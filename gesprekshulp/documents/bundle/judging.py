"""What goes into a bundle for one requester: in, out, or a person looks; each with its ground.

Only as certain as the sources are: where the law gives no line, a person decides. What is
out is out for good: no decision brings it in. The grounds stand in content/gronden.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from gesprekshulp.documents.bundle.lines import BundleLine
from gesprekshulp.documents.bundle.others import SOMEONE, others
from gesprekshulp.dossier.people import ADULT, age_on, pupil_ids, with_gezag
from gesprekshulp.dossier.types import Dossier
from gesprekshulp.dossier.views import BundleChoice

RequesterKind = Literal[
    "ouder-met-gezag", "ouder-zonder-gezag", "leerling", "nieuwe-school", "commissie"
]
Verdict = Literal["in", "uit", "kijk"]

SIXTEEN = 16

_OF_PARENTS = frozenset(
    [
        "uitstroom",
        "handelingsdeel",
        "onderzoek",
        "overeenstemming-opp",
        "gegevens-gegeven",
        "gedrag-ouders-reden",
        "inzage-gevraagd",
        "inzage-gegeven",
        "ouders-gehoord",
        "bezwaar-gemaakt",
        "procedure",
    ]
)
"""Facts that tell what the parent with gezag said or did, though nobody is named in them."""


class Requester(msgspec.Struct, frozen=True):
    """Who asks. `id`: partner in the case, "" for a school or a committee."""

    kind: RequesterKind
    id: str = ""

    @property
    def key(self) -> str:
        """Under which what was decided for this requester is kept."""
        return f"{self.kind}:{self.id}" if self.id else self.kind


class Judged(msgspec.Struct, frozen=True):
    """A line with the verdict on it, the ground, and what a person decided, if anyone did."""

    line: BundleLine
    verdict: Verdict
    ground: str
    choice: BundleChoice | None = None

    @property
    def open(self) -> bool:
        """Whether a person must still look."""
        return self.verdict == "kijk" and self.choice is None

    @property
    def text(self) -> str:
        """What stands in the bundle of it, "" when nothing."""
        if self.verdict == "in":
            return self.line.text
        if self.verdict == "uit" or self.choice is None or self.choice.choice == "uit":
            return ""
        return self.choice.short if self.choice.choice == "ingekort" else self.line.text


def judge_bundle(
    dossier: Dossier, lines: Iterable[BundleLine], requester: Requester, on: date
) -> list[Judged]:
    """Return every line with its verdict; what was decided of another text does not count."""
    found = []
    for line in lines:
        verdict, ground = _verdict(dossier, line, requester, on)
        choice = dossier.bundle_choices.get(f"{requester.key}/{line.id}")
        if verdict != "kijk" or (choice is not None and choice.of != line.of):
            choice = None
        found.append(Judged(line, verdict, ground, choice))
    return found


def _verdict(
    dossier: Dossier, line: BundleLine, requester: Requester, on: date
) -> tuple[Verdict, str]:
    if line.reader == "eigen":
        return "uit", "eigen-werkaantekening"
    if line.kept and requester.kind != "leerling":
        return "uit", "leerling-houdt-voor-zich"
    who = others(line.about, requester.id, dossier)
    if requester.kind == "nieuwe-school":
        return _for_school(line, bool(who))
    if requester.kind == "commissie":
        # The one who decides is a party there; of anybody else a person looks.
        deciding = {one.id for one in with_gezag(dossier, on)}
        return ("kijk", "over-een-ander") if who - deciding else ("in", "voor-commissie")
    if requester.id in line.shared_with:
        # Who was there heard each other; of anybody else a person still decides.
        return ("kijk", "over-een-ander") if who - {*line.shared_with} else ("in", "al-gedeeld")
    if requester.kind == "ouder-zonder-gezag":
        return _without_gezag(line, requester, who)
    if requester.kind == "leerling":
        if not who and line.about & pupil_ids(dossier):
            return "in", "eigen-woorden"
        if _age(dossier, on) < SIXTEEN:
            return "kijk", "leerling-onder-16"
    elif _age(dossier, on) >= SIXTEEN:
        adult = _age(dossier, on) >= ADULT
        return _of_sixteen(line, requester, bool(who), adult)
    return ("kijk", "over-een-ander") if who else ("in", "inzage")


def _of_sixteen(
    line: BundleLine, requester: Requester, who: bool, adult: bool
) -> tuple[Verdict, str]:
    """From 16 the pupil has the right; a parent keeps what is of that parent, and progress to 18."""
    if who:
        return "kijk", "over-een-ander"
    if line.about == {requester.id}:
        return "in", "eigen-woorden"
    progress = line.kind == "opp" and not adult
    return ("in", "vorderingen") if progress else ("kijk", "leerling-16")


def _without_gezag(
    line: BundleLine, requester: Requester, who: frozenset[str]
) -> tuple[Verdict, str]:
    if line.about == {requester.id}:
        return "in", "eigen-woorden"
    if line.kind == "opp":
        return ("kijk", "over-een-ander") if who else ("kijk", "belangrijk-over-kind")
    if line.id.startswith("feit/") and line.id.split("/")[1] in _OF_PARENTS:
        return "uit", "geen-belangrijk-feit"
    if who == {SOMEONE}:
        # Perhaps no name at all: what the child was given must not drop out on a capital.
        return "kijk", "over-een-ander"
    return ("uit", "geen-belangrijk-feit") if who else ("kijk", "belangrijk-over-kind")


def _for_school(line: BundleLine, who: bool) -> tuple[Verdict, str]:
    if who:
        return "kijk", "over-een-ander"
    if line.kind == "opp":
        return "in", "nieuwe-school"
    return "kijk", "nodig-voor-nieuwe-school"


def _age(dossier: Dossier, on: date) -> int:
    """Return the age; without a birth date the lowest of the group, or 0: then nobody is 16."""
    pupil = dossier.leerling
    if pupil.birth_date:
        return age_on(pupil.birth_date, on) or 0
    return {"16-17": SIXTEEN, "18-plus": 18}.get(pupil.age_group, 0)
