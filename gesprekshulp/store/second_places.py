"""The places beside this computer that have copies of a store, each known by a mark of its own.

A path alone does not tell one stick from another that got the same letter. So the folder of
a store on a stick bears a mark, and which marks there are, and where they were seen, stands
beside the copies here. Nothing in either says whose cases they are.
"""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from gesprekshulp.store.locations import write_atomically

MARK = "plek.txt"
LIST = "plekken.json"


class Place(NamedTuple):
    """One place that got copies: its mark ("" for one of before there were marks), and where.

    `under`: how the folder is called in which all its copies were when it was last seen.
    """

    mark: str
    root: Path
    under: str = ""


def known(here: Path) -> list[Place]:
    """Return the places that are known beside the copies in `here`; [] when that cannot be read."""
    try:
        kept = json.loads((here / LIST).read_text(encoding="utf-8"))
        return [Place(str(one[0]), Path(str(one[1])), str(one[2])) for one in kept]
    except (OSError, ValueError, TypeError, IndexError):
        return []


def recognise(here: Path, folder: Path, names: Iterable[str]) -> Place:
    """Return the place of `folder`, the folder of this store as it is called now; raises OSError.

    From now on it is known: it gets a mark if it has none. `names`: as for `folders_of`.
    """
    root = folder.parent
    alone = [root / name for name in names if (root / name).is_dir()] == [folder]
    mark = mark_of(folder)
    if not mark:
        mark = secrets.token_hex(4)
        write_atomically(folder / MARK, mark.encode())
    place = Place(mark, root, folder.name if alone else "")
    before = known(here)
    if place not in before:
        _keep(here, [*(one for one in before if one.mark != mark), place])
    return place


def mark_of(folder: Path) -> str:
    """Return the mark of a folder, "" when it has none or is not there."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return (folder / MARK).read_text(encoding="utf-8").strip()
    return ""


def folders_of(place: Place, names: Iterable[str]) -> list[Path]:
    """Return the folders of this store in a place, [] when the place is not there now.

    `names`: how a folder of this store may be called, under its keys of now and before.
    """
    there = [place.root / name for name in names if (place.root / name).is_dir()]
    marks = {mark_of(one) for one in there} - {""}
    return there if place.mark in (marks or {""}) else []


def forget(here: Path, gone: Container[Place]) -> None:
    """Know these places no more; raises OSError."""
    _keep(here, [one for one in known(here) if one not in gone])


def _keep(here: Path, places: Sequence[Place]) -> None:
    kept = [(one.mark, str(one.root), one.under) for one in places]
    text = json.dumps(kept, ensure_ascii=False)
    write_atomically(here / LIST, text.encode())
