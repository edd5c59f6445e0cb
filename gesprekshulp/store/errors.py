"""The faults of a store, and how a fault of the system becomes a sentence for the user.

Every sentence names the place and the remedy. What the caller tells apart stands in
`interface` (StoreError, WrongPassphrase, DamagedStore); the rest of the types here.
"""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

from gesprekshulp.store.interface import DamagedStore, StoreError

_BUSY, _LOCKED = 5, 6
_PERM, _READONLY, _CANTOPEN, _AUTH = 3, 8, 14, 23
_IOERR, _CORRUPT, _FULL, _NOTADB = 10, 11, 13, 26
_ROOM_NEEDED = 1 << 20  # bytes; below this an input/output fault is taken for a full disk


class StoreUnwritable(StoreError):
    """The folder or a file in it cannot be written."""


class StoreFull(StoreError):
    """The disk is full."""


class StoreBusy(StoreError):
    """Another program holds the store."""


class TraceLeft(StoreError):
    """What was erased is gone from the store, but its bytes may still stand in the file."""


class StoreMissing(StoreError):
    """There is no store, or a part of it is gone."""


class NewerStore(StoreError):
    """The store was made by a newer version of the program."""


class UnknownCase(StoreError):
    """No case has this id."""


@contextlib.contextmanager
def files_of(folder: Path) -> Iterator[None]:
    """Turn an OSError inside into a StoreError about `folder`."""
    try:
        yield
    except OSError as error:
        raise from_os(error, folder) from None


def from_os(error: OSError, folder: Path) -> StoreError:
    """Return the StoreError that tells the user about this OSError."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full(folder)
    return unwritable(folder)


def full(folder: Path) -> StoreError:
    """Return the sentence for a full disk."""
    return StoreFull(
        f"De schijf met de map “{folder}” is vol: maak ruimte en doe het dan opnieuw;"
        " wat er al stond, is bewaard."
    )


def unwritable(folder: Path) -> StoreError:
    """Return the sentence for a folder that cannot be written."""
    return StoreUnwritable(
        f"In de map “{folder}” kan ik niet lezen of schrijven: maak de map vrij,"
        " of kies een andere met GESPREKSHULP_MAP."
    )


def damaged(path: Path) -> StoreError:
    """Return the sentence for a file that does not read back as it was written."""
    return DamagedStore(
        f"Het bestand “{path}” is beschadigd of hoort niet bij deze sleutel:"
        " laat het staan en haal terug wat nog klopt, ook uit je reservekopieën"
        " (gesprekshulp herstel --samen)."
    )


def newer(path: Path) -> StoreError:
    """Return the sentence for a file of a newer version."""
    return NewerStore(
        f"Het bestand “{path}” is gemaakt met een nieuwere versie van gesprekshulp:"
        " werk het programma bij; er is niets veranderd."
    )


def swapped(path: Path) -> StoreError:
    """Return the sentence for a file that another program just replaced."""
    return StoreBusy(
        f"De opslag in “{path.parent}” is net vernieuwd door een ander venster: sluit dat en"
        " doe het opnieuw."
    )


def taken_away(path: Path) -> StoreError:
    """Return the sentence for a file that is no longer where it was opened."""
    return StoreMissing(
        f"De opslag staat niet meer in “{path.parent}”: de map is weggehaald of verplaatst, of de"
        " schijf is los. Zet haar terug en doe het opnieuw; tot dan bewaar ik niets nieuws."
    )


def unknown_case(case: str) -> StoreError:
    """Return the sentence for a case that is not in the store."""
    return UnknownCase(f"Zaak “{case}” is er niet: kies een zaak uit het overzicht.")


def trace_left(path: Path) -> StoreError:
    """Return the sentence for bytes of erased text that may still stand in the file."""
    return TraceLeft(
        f"De inhoud is gewist, maar in “{path.parent}” kan nog een spoor ervan staan: sluit een"
        " tweede gesprekshulp en maak ruimte op de schijf. Bij de volgende reservekopie gaat ook"
        " dat weg."
    )


def from_sqlite(error: Exception, path: Path) -> StoreError:
    """Return the StoreError for an exception of the database at `path`."""
    code = int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
    if code in (_BUSY, _LOCKED):
        return StoreBusy(
            f"De opslag in “{path.parent}” is in gebruik door een ander programma:"
            " sluit dat (of een tweede gesprekshulp) en doe het opnieuw."
        )
    if code == _FULL or (code == _IOERR and _no_room(path)):
        return full(path.parent)
    if code in (_PERM, _READONLY, _CANTOPEN, _AUTH):
        return unwritable(path.parent)
    if code in (_CORRUPT, _NOTADB):
        return damaged(path)
    if code == _IOERR:
        return StoreError(
            f"De schijf met “{path}” gaf een fout bij lezen of schrijven: doe het opnieuw,"
            " en kijk of de schijf nog verbonden is."
        )
    if "closed" in str(error):
        return StoreError(f"De opslag in “{path.parent}” is al gesloten: open het programma weer.")
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    return StoreError(
        f"De opslag in “{path.parent}” gaf een onverwachte fout ({name}):"
        " start het programma opnieuw; wat er al stond, is bewaard."
    )


def _no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM_NEEDED
    except OSError:
        return False
