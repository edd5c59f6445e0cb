"""The desk: an opened store with content, clock and user, from which cases are opened.

Holds no state of a case (see `case`) and draws nothing.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.dossier.events import LeerlingVastgelegd, SchoolVastgelegd, ZaakGeopend
from gesprekshulp.dossier.types import Leerling, School
from gesprekshulp.knowledge.types import Content, Finding
from gesprekshulp.store.interface import Glance, Store, StoreError

if TYPE_CHECKING:
    from gesprekshulp.casework.backups import Backups

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

NAMELESS = "medewerker"
"""What the user is called until they say their name."""

_USER = "gebruiker"
_SCHOOL = "school"


def random_id(kind: str) -> str:
    """Return a short id such as `z-7f3a9c`; it never bears a name."""
    return f"{kind}-{secrets.token_hex(3)}"


class Desk:
    """An opened store with its cases.

    `clock` returns the current aware UTC time; `new_id` makes ids ("z" case, "g" meeting,
    "n" note, "p" person, "c" contact, "d" plan item). `findings`: what is wrong with the
    content, `remarks`: what happened to the store, for the user to know. `own`: the school's own
    folder, with its house style. `backups`: of this store, None where none are kept (the
    example). All methods raise StoreError.
    """

    def __init__(
        self,
        store: Store,
        content: Content,
        clock: Callable[[], datetime],
        new_id: Callable[[str], str] = random_id,
        findings: Sequence[Finding] = (),
        remarks: Sequence[str] = (),
        backups: Backups | None = None,
        own: Path | None = None,
    ) -> None:
        self.own = own
        self.findings = findings
        self.remarks = remarks
        self.backups = backups
        self.store = store
        self.content = content
        self.clock = clock
        self.new_id = new_id
        self.user = store.personal("", "").get(_USER, "") or NAMELESS
        self._known_school: School | None = None

    def set_user(self, name: str) -> None:
        """Work under this name from now on, as events and documents show it."""
        self.store.save_personal("", "", _USER, name)
        self.user = name

    @property
    def nameless(self) -> bool:
        """Whether the user has not said their name yet."""
        return self.user == NAMELESS

    def today(self) -> date:
        """Today's date in the Netherlands."""
        return self.clock().astimezone(AMSTERDAM).date()

    def glances(self) -> list[Glance]:
        """Return one line per case for Overzicht, most recently changed first."""
        return self.store.glances()

    def new_case(self, leerling: Leerling, school: School | None = None) -> OpenCase:
        """Open a new case; the school of the last new case is taken where none is given."""
        case_id = self.new_id("z")
        title = leerling.alias or initials(leerling)
        leerling = _with_alias(leerling, title)
        self.store.create_case(case_id, title)
        case = OpenCase(self, case_id)
        case.record(
            ZaakGeopend(case=case_id, title=title, on=self.today()),
            LeerlingVastgelegd(leerling=leerling),
            SchoolVastgelegd(school=school or self.last_school()),
        )
        case.refresh_glance()
        return case

    def last_school(self) -> School:
        """Return our school as last recorded, with what it offers, so nothing is asked twice."""
        if self._known_school is None:
            import msgspec

            kept = self.store.personal("", "").get(_SCHOOL, "")
            try:
                self._known_school = msgspec.json.decode(kept, type=School) if kept else School()
            except msgspec.DecodeError:
                self._known_school = School()
        return self._known_school

    def remember_school(self, school: School) -> None:
        """Keep the school's data for the next new case, encrypted in this store."""
        import msgspec

        self.store.save_personal("", "", _SCHOOL, msgspec.json.encode(school).decode())
        self._known_school = school

    def open_case(self, wanted: str) -> OpenCase:
        """Open the case with this id, unique start of an id, or alias; raises StoreError."""
        return OpenCase(self, self.find_case(wanted))

    def find_case(self, wanted: str) -> str:
        """Return the id meant by `wanted`; raises StoreError with what to do when unclear."""
        known = self.store.glances()
        asked = wanted.strip().casefold()
        exact = [g.case for g in known if g.case.casefold() == asked]
        loose = [
            g.case
            for g in known
            if g.case.casefold().startswith(asked) or g.title.casefold() == asked
        ]
        found = exact or loose
        if len(found) == 1 and asked:
            return found[0]
        if not known:
            raise StoreError("Er zijn nog geen zaken. Start gesprekshulp en maak een nieuwe zaak.")
        names = ", ".join(f"{g.case} ({g.title})" for g in known[:8])
        if found and asked:
            raise StoreError(f"“{wanted}” past op meer zaken. Kies er één: {names}.")
        raise StoreError(f"Zaak “{wanted}” is er niet. Wel: {names}.")

    def cases_like(self, typed: str) -> list[Glance]:
        """Return the cases whose alias, or else whose pupil's name, holds these letters.

        Only letters and digits count: "zs" finds Z.S. Names are read from the cases
        themselves, so that they stand in no list.
        """
        asked = _letters(typed)
        if not asked:
            return []
        known = self.store.glances()
        by_alias = [one for one in known if asked in _letters(one.title)]
        return by_alias or [one for one in known if asked in _letters(self._called(one.case))]

    def _called(self, case: str) -> str:
        pupil = OpenCase(self, case).dossier.leerling
        return f"{pupil.first_name} {pupil.last_name}"


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


def initials(leerling: Leerling) -> str:
    """Return initials ("S.V.") to stand for the pupil on screens and in file names."""
    parts = f"{leerling.first_name} {leerling.last_name}".split()
    return "".join(f"{part[0].upper()}." for part in parts if part[0].isalnum()) or "zaak"


def _with_alias(leerling: Leerling, alias: str) -> Leerling:
    import msgspec

    return msgspec.structs.replace(leerling, alias=alias)
