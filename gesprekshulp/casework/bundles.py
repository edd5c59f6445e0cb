"""Bundles of a case: who asks, what a person must look at, deciding, and writing one locked.

What goes in is decided in `documents.bundle`; here only for whom, the decisions with their
reason, the lock, and the record that it was made.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from gesprekshulp.casework.house import house_style_of
from gesprekshulp.casework.papers import find_readers
from gesprekshulp.casework.recording import record_paper
from gesprekshulp.documents.bundle.build import KIND, WHOM, bundle_document
from gesprekshulp.documents.bundle.judging import (
    SIXTEEN,
    Judged,
    Requester,
    RequesterKind,
    judge_bundle,
)
from gesprekshulp.documents.bundle.lines import bundle_lines
from gesprekshulp.documents.locked_pdf import lock_pdf, new_passphrase
from gesprekshulp.documents.writing import WriteError, write_bytes, write_document
from gesprekshulp.dossier.events import BundelregelBeoordeeld
from gesprekshulp.dossier.people import age_on, called, pupil_partner, with_gezag
from gesprekshulp.dossier.types import Gesprekspartner
from gesprekshulp.dossier.views import BundleChoice
from gesprekshulp.store.interface import StoreError

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase
    from gesprekshulp.documents.model import Document

SCHOOL = Requester("nieuwe-school")
COMMITTEE = Requester("commissie")
_SCHOOL_WORDS = ("nieuwe-school", "nieuwe school", "school")
_COMMITTEE_WORDS = ("commissie", "geschillencommissie", "gpo")
_PARENTS = ("ouder-met-gezag", "ouder-zonder-gezag", "verzorger", "pleegouder", "voogd")
_NEVER_PARENT = ("verzorger", "pleegouder", "voogd")

Choice = Literal["in", "uit", "ingekort"]


class MadeBundle(msgspec.Struct, frozen=True):
    """A bundle on disk. `passphrase`: opens it, told once and kept nowhere; "" when it is open."""

    path: Path
    passphrase: str
    remarks: tuple[str, ...]


def requesters(case: OpenCase) -> list[Requester]:
    """Return everyone a bundle can be for."""
    deciding = {one.id for one in with_gezag(case.dossier, case.today())}
    found: list[Requester] = [
        Requester(_kind(one, deciding), one.id)
        for one in case.dossier.partners.values()
        # Who is no parent and has no gezag has no right of a parent (BW 1:377c names parents only).
        if one.role in _PARENTS and (one.id in deciding or one.role not in _NEVER_PARENT)
    ]
    return [*found, Requester("leerling", pupil_partner(case.dossier).id), SCHOOL, COMMITTEE]


def find_requester(case: OpenCase, wanted: str) -> Requester:
    """Return who is meant by a name, "leerling", "nieuwe-school" or "commissie"; raises StoreError."""
    asked = wanted.strip().casefold()
    if asked in _SCHOOL_WORDS:
        return SCHOOL
    if asked in _COMMITTEE_WORDS:
        return COMMITTEE
    pupil = pupil_partner(case.dossier)
    if asked == "leerling":
        return Requester("leerling", pupil.id)
    who = find_readers(case, [wanted])[0]
    found = [one for one in requesters(case) if one.id == who]
    if not found:
        stranger = case.dossier.partners[who].role in _NEVER_PARENT
        why = ": geen ouder, en zonder gezag" if stranger else ""
        names = ", ".join(whom(case, one) for one in requesters(case))
        raise StoreError(f"Voor “{wanted}” kan geen bundel{why}. Wel voor: {names}.")
    return found[0]


def whom(case: OpenCase, requester: Requester) -> str:
    """Return for whom a bundle is, as the user reads it."""
    if not requester.id:
        return WHOM[requester.kind]
    return f"{called(case.dossier, requester.id)} ({WHOM[requester.kind]})"


def judged(case: OpenCase, requester: Requester, on: date | None = None) -> list[Judged]:
    """Return every line of the case with the verdict for this requester."""
    day = on or case.today()
    lines = bundle_lines(case.dossier, case.desk.content, day)
    return judge_bundle(case.dossier, lines, requester, day)


def to_look_at(case: OpenCase, requester: Requester) -> list[Judged]:
    """Return the lines of which a person decides, decided ones too, in order."""
    return [one for one in judged(case, requester) if one.verdict == "kijk"]


def decide(
    case: OpenCase, requester: Requester, line: str, choice: Choice, reason: str, short: str = ""
) -> None:
    """Record what becomes of a line, and why; raises StoreError.

    Only of a line that a person decides: what is in or out by its ground stays so.
    """
    found = {one.line.id: one for one in judged(case, requester)}.get(line)
    if found is None:
        raise StoreError(f"Regel “{line}” is er niet. Bekijk de bundel opnieuw.")
    if found.verdict != "kijk":
        ground = case.desk.content.grounds[found.ground].title
        raise StoreError(f"Over regel “{line}” is niets te kiezen: {ground.lower()}.")
    if not reason.strip():
        raise StoreError("Schrijf erbij waarom. Later moet je het kunnen uitleggen.")
    if choice == "ingekort" and not short.strip():
        raise StoreError("Schrijf wat er in plaats van de regel komt te staan.")
    case.record(
        BundelregelBeoordeeld(
            choice=BundleChoice(
                whom=requester.key,
                line=line,
                of=found.line.of,
                choice=choice,
                reason=reason,
                on=case.today(),
                short=short if choice == "ingekort" else "",
            )
        )
    )


def cautions(case: OpenCase, requester: Requester) -> list[str]:
    """Return what to know before giving this requester anything: grounds that are not sure, age."""
    content = case.desk.content
    used = dict.fromkeys(one.ground for one in judged(case, requester))
    found = [content.grounds[one].uncertain for one in used if one in content.grounds]
    born = case.dossier.leerling.birth_date
    if born is None:
        found.insert(
            0, f"De geboortedatum ontbreekt. Vanaf {SIXTEEN} vraagt de leerling zelf inzage."
        )
    elif requester.kind == "leerling" and (age_on(born, case.today()) or 0) < SIXTEEN:
        found.insert(0, f"De leerling is nog geen {SIXTEEN}: dan vragen de ouders om inzage.")
    found.append("Lees de bundel zelf na: een naam kan ook een gewoon woord zijn.")
    return list(dict.fromkeys(one for one in found if one))


def bundle_paper(case: OpenCase, requester: Requester, on: date | None = None) -> Document:
    """Return the bundle for preview; what nobody looked at stays out of it."""
    day = on or case.today()
    return bundle_document(
        case.dossier, judged(case, requester, day), requester, case.desk.content, day
    )


def make_bundle(
    case: OpenCase,
    requester: Requester,
    path: Path,
    locked: bool = True,
    overwrite: bool = False,
) -> MadeBundle:
    """Write the bundle and record that; locked it is a PDF with a passphrase of its own.

    Raises StoreError while a line still waits for a person, WriteError when it cannot be written.
    """
    waiting = sum(one.open for one in judged(case, requester))
    if waiting:
        raise StoreError(still_waiting(waiting))
    document = bundle_paper(case, requester)
    passphrase = new_passphrase() if locked else ""
    if locked:
        remarks = _write_locked(document, path, passphrase, overwrite)
    else:
        remarks = ["Dit bestand is niet versleuteld: wie het heeft, kan het lezen."]
        remarks += write_document(document, path, overwrite, house_style_of(case.desk))
    left_out = sum(not one.text for one in judged(case, requester))
    readers = (requester.id,) if requester.id else ()
    record_paper(case, KIND, path, readers=readers, left_out=left_out)
    return MadeBundle(path, passphrase, tuple(remarks))


def still_waiting(lines: int) -> str:
    """Return why there is no bundle yet: so many lines wait for a person."""
    rows = "1 regel wacht" if lines == 1 else f"{lines} regels wachten"
    return f"{rows} nog op je keuze. Bekijk eerst wat over anderen gaat."


def _write_locked(document: Document, path: Path, passphrase: str, overwrite: bool) -> list[str]:
    from gesprekshulp.documents import pdf

    if path.suffix.lower() != ".pdf":
        raise WriteError(
            f"“{path.name}” kan niet op slot. Kies een naam op .pdf, of zeg dat het open mag."
        )
    content, remark = pdf.render(document)
    write_bytes(path, lock_pdf(content, passphrase), overwrite)
    return [remark] if remark else []


def _kind(one: Gesprekspartner, deciding: set[str]) -> RequesterKind:
    return "ouder-met-gezag" if one.id in deciding else "ouder-zonder-gezag"
