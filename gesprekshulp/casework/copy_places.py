"""Which copies there are in a place, what is in one, what lies aside, and where copies may go.

When a copy is made, and what becomes of it, stands in `backups`.
"""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from gesprekshulp.dossier.localtime import short_moment
from gesprekshulp.settings.keeping import Settings
from gesprekshulp.settings.schema import SECOND_PLACE
from gesprekshulp.store.backups import Backup, backups_in, check_backup
from gesprekshulp.store.errors import StoreFull, StoreUnwritable, from_os
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.restore import ASIDE, ASIDE_TIME, OTHERS, glances_in, others_aside
from gesprekshulp.store.scrubbing import copies_aside
from gesprekshulp.store.second_places import Place, folders_of, known
from gesprekshulp.store.sqlite import DATABASE_FILE
from gesprekshulp.store.which_key import key_of
from gesprekshulp.store.with_log import with_its_log


class Listed(NamedTuple):
    """A copy as the user meets it: `place` is "hier", "opzij", or the folder it is in.

    A store that was set aside is one too.
    """

    backup: Backup
    place: str

    @property
    def aside(self) -> bool:
        """Whether this is a store that was set aside, with its own number among no others."""
        return self.backup.path.name == DATABASE_FILE

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        if self.aside:
            return f"de opslag die opzij ging op {short_moment(self.backup.at)}"
        return f"kopie {self.backup.number}"

    def line(self) -> str:
        """Return one line: number, day and time, size, place."""
        at = short_moment(self.backup.at)
        size = max(1, round(self.backup.size / 1024))
        number = self.backup.number or "-"
        return f"{number:>6}  {at:16}  {size:7} kB  {self.place}"


def listed(here: Path, *elsewhere: Path) -> list[Listed]:
    """Return the copies in these places, newest first; those of here go before the same there."""
    found = [Listed(one, "hier") for one in backups_in(here)]
    known = {one.backup.path.name for one in found}
    for place in elsewhere:
        found += [
            Listed(one, str(place)) for one in backups_in(place) if one.path.name not in known
        ]
    return sorted(found, key=lambda one: one.backup[:2], reverse=True)


def listed_at(place: Path) -> list[Listed]:
    """Return the copies in a place the user named, newest first; before them a store set aside there.

    That gets the number after theirs.
    """
    found = [Listed(one, str(place)) for one in backups_in(place)]
    if not (place / DATABASE_FILE).exists():
        return found
    number = max((one.backup.number for one in found), default=0) + 1
    return [_aside(place, number, f"{place}, de opslag zelf"), *found]


def listed_aside(folder: Path) -> list[Listed]:
    """Return the stores that were set aside, newest first; none of them has a number."""
    others = [one for one in others_aside(folder) if (one / DATABASE_FILE).exists()]
    there = [*others, *(one.parent for one in copies_aside(folder))]
    found = [_aside(one, 0, "opzij") for one in there]
    return sorted(found, key=lambda one: one.backup.at, reverse=True)


def _aside(place: Path, number: int, called: str) -> Listed:
    path = place / DATABASE_FILE
    at = datetime.fromtimestamp(0, UTC)
    with contextlib.suppress(OSError):
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    with contextlib.suppress(ValueError):
        moment = place.name.removeprefix(ASIDE).removeprefix(OTHERS)[:15]
        at = datetime.strptime(moment, ASIDE_TIME).replace(tzinfo=UTC)
    return Listed(Backup(number, at, path), called)


def told_of(copy: Path, keys: Sequence[bytes]) -> tuple[bool, str]:
    """Return whether a copy is whole, and which cases it holds, in lines; raises StoreError.

    `keys`: the present key first, then those it replaced.
    """
    key = key_of(copy, keys)
    with with_its_log(copy, key) as whole:
        checked = check_backup(whole, key)
        if checked.fault and not checked.cases:
            return False, f"Deze kopie is beschadigd: {checked.fault}."
        glances = glances_in(whole, key)
    cases = "zaak" if checked.cases == 1 else "zaken"
    lines = [f"{checked.cases} {cases}, {checked.events} gebeurtenissen."]
    lines += [f"{one.case}  {one.title:10}  {one.stage}".rstrip() for one in glances]
    if checked.fault:
        lines.append(f"Let op: {checked.fault}.")
    return not checked.fault, "\n".join(lines)


def place_in(chosen: Path) -> Path:
    """Return the folder with copies at `chosen`: itself, or the one folder of a store in it.

    A folder with a store that was set aside counts too. Raises StoreError.
    """
    if backups_in(chosen):
        return chosen
    inside = [one for one in sorted(chosen.glob("gesprekshulp-*")) if backups_in(one)]
    if (chosen / BACKUP_FOLDER).is_dir():
        inside.append(chosen / BACKUP_FOLDER)
    if len(inside) == 1:
        return inside[0]
    if not inside and (chosen / DATABASE_FILE).exists():
        return chosen
    if not inside:
        raise StoreError(
            f"In “{chosen}” staat geen reservekopie van gesprekshulp: kies een andere map."
        )
    names = ", ".join(one.name for one in inside)
    raise StoreError(
        f"In “{chosen}” staan kopieën van meer mensen: kies een van de mappen {names}."
    )


def try_to_write(place: Path) -> None:
    """Raise StoreError, with what to do about it, when nothing can be written in this folder."""
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"gesprekshulp")
    except OSError as error:
        raise said_of_second(from_os(error, place), place) from None


def said_of_second(error: StoreError | OSError, place: Path) -> StoreError:
    """Return what to tell of a second place that gave this error."""
    fault = from_os(error, place) if isinstance(error, OSError) else error
    if isinstance(fault, StoreFull):
        return StoreError(f"De schijf met “{place}” is vol: maak daar ruimte, of kies een andere.")
    if isinstance(fault, StoreUnwritable):
        return StoreError(
            f"In “{place}” kan ik niet schrijven: kies een andere map, of vraag wie haar beheert of "
            "jij erin mag schrijven."
        )
    return fault


def known_places(folder: Path, keys: Sequence[bytes]) -> list[Place]:
    """Return every place that has copies of the store in `folder`, as far as is known.

    The one that is chosen is among them, also before it was ever reached. `keys`: of now and
    before.
    """
    chosen = Settings(folder)[SECOND_PLACE]
    found = known(folder / BACKUP_FOLDER)
    if chosen:
        unmarked = Place("", Path(chosen))  # of before there were marks, or not reached yet
        if unmarked.root not in {one.root for one in found} or folders_of(
            unmarked, folder_names(keys)
        ):
            found.append(unmarked)
    return found


def swapped(root: Path) -> str:
    """Return what to ask where copies are away, though the place itself is there; else ""."""
    return " Zit er nu een andere stick in?" if root.is_dir() else ""


def folder_names(keys: Sequence[bytes]) -> list[str]:
    """Return how the folder of a store may be called in a place, under each of its keys."""
    return [place_name(key) for key in keys]


def place_name(key: bytes) -> str:
    """Return how the folder of a store is called in a place that several may share."""
    return f"gesprekshulp-{hashlib.sha256(b'gesprekshulp plek 1' + key).hexdigest()[:10]}"
