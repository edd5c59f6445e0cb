"""The key file wherever copies lie: what no longer opens the store must open no copy either.

Each place with copies has the key file of its own beside them, so that it alone brings all
back. So it is written there with every change of what opens the store, and where a place
is away, with the first copy that reaches it. Whether all have it stands beside the copies
here, as a checksum of what was sent: starting must not wait for a network folder.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.casework.copy_places import swapped
from gesprekshulp.store.backups import backups_in
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keyfile import KEY_FILE, lost, take_from
from gesprekshulp.store.locations import write_atomically
from gesprekshulp.store.restore import asides
from gesprekshulp.store.sqlite import DATABASE_FILE
from gesprekshulp.store.which_key import which_key

if TYPE_CHECKING:
    from gesprekshulp.casework.backups import Copies

_SENT = "sleutel.overal"


def bring_key_file(copies: Copies) -> list[str]:
    """Write the key file as it is now wherever copies lie; return what the user must hear."""
    try:
        raw = (copies.folder / KEY_FILE).read_bytes()
        keys, places = copies.keys, copies.known_places()
    except (OSError, StoreError) as error:
        return [f"Het sleutelbestand ging niet naar je reservekopieën. {error}"]
    told = [] if _brought(raw, copies.here) else [_unwritable(copies.here)]
    key_files_aside(copies.folder, keys)
    for place in places:
        there = copies.folders_in(place)
        if not there and (place.mark or not place.root.is_dir()):  # it had copies, or is away
            told.append(_away(place.root))
        told += [_unwritable(one) for one in there if not _brought(raw, one)]
    if places and not told:
        with contextlib.suppress(OSError):
            write_atomically(copies.here / _SENT, _checksum(raw))
    return list(dict.fromkeys(told))


def overdue(copies: Copies) -> bool:
    """Whether a place that can be reached now still has the key file of before; no errors."""
    try:
        raw = (copies.folder / KEY_FILE).read_bytes()
        if _bytes_of(copies.here / _SENT) == _checksum(raw):
            return False
        there = [one for place in copies.known_places() for one in copies.folders_in(place)]
        return any(_bytes_of(one / KEY_FILE) not in (b"", raw) for one in there)
    except (OSError, StoreError):
        return False


def key_files_aside(folder: Path, keys: Sequence[bytes]) -> None:
    """Let what was set aside open as the store does, and no longer by what opened it then."""
    for aside in asides(folder):
        with contextlib.suppress(StoreError, OSError):
            if which_key(aside / DATABASE_FILE, keys):
                write_atomically(aside / KEY_FILE, (folder / KEY_FILE).read_bytes())


def key_file_back(folder: Path, source: Path | None, trial: bool) -> str:
    """Put the key file back where it alone was lost; return what to tell, "" for nothing.

    What opens the store well is not touched, nor anything in a trial. Raises StoreError.
    """
    if source is None or not lost(folder):
        return ""
    if trial:
        return "Alleen het sleutelbestand is beschadigd of weg. Zonder --proef zet ik het terug."
    take_from(folder, source)
    return f"Het sleutelbestand was beschadigd of weg. Ik heb het teruggezet uit {source.parent}."


def _brought(raw: bytes, place: Path) -> bool:
    """Write it in a place that has copies; False when that cannot be done."""
    there = _bytes_of(place / KEY_FILE)
    if there == raw or not (there or backups_in(place)):
        return True
    try:
        write_atomically(place / KEY_FILE, raw)
    except OSError:
        return False
    return True


def _bytes_of(path: Path) -> bytes:
    with contextlib.suppress(OSError):
        return path.read_bytes()
    return b""


def _checksum(raw: bytes) -> bytes:
    return hashlib.sha256(raw).hexdigest().encode()


def _away(root: Path) -> str:
    if asked := swapped(root):
        return (
            f"De kopieën die eerder op “{root}” stonden, zijn er nu niet.{asked} Daar verandert er nog"
            " niets: sluit de eerste weer aan en maak een reservekopie."
        )
    return (
        f"De tweede plek “{root}” is er nu niet, dus daar verandert er nog niets: sluit haar aan en"
        " maak een reservekopie."
    )


def _unwritable(place: Path) -> str:
    return (
        f"In “{place}” kan ik niet schrijven, dus daar verandert er nog niets: maak de map vrij en"
        " maak een reservekopie."
    )
