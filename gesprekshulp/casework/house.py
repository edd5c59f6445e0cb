"""The school's house style for Word papers: where it stands, and putting one there.

What of a Word document is kept stands in `documents.house_style`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.documents.house_style import (
    SUFFIXES,
    HouseStyle,
    HouseStyleError,
    read_house_style,
)
from gesprekshulp.settings.keeping import Settings
from gesprekshulp.settings.schema import HOUSE_STYLE
from gesprekshulp.store.locations import make_private_folder, write_atomically

if TYPE_CHECKING:
    from gesprekshulp.casework.desk import Desk

__all__ = [
    "HouseStyleError",
    "find_house_style",
    "house_style_fault",
    "house_style_of",
    "keep_house_style",
]

_NAME = "huisstijl"


def house_style_of(desk: Desk) -> Path | None:
    """Return the house style of this desk's school, None when there is none.

    The one put in the school's own folder goes before the one a setting points at.
    """
    found = find_house_style(desk.own) if desk.own else None
    return found or (_set_by_user(desk.backups.folder) if desk.backups else None)


def _set_by_user(folder: Path) -> Path | None:
    chosen = Settings(folder)[HOUSE_STYLE]
    return Path(chosen) if chosen else None


def house_style_fault(path: Path) -> str:
    """Return why this file cannot be the house style, "" when it can."""
    try:
        read_house_style(path)
    except HouseStyleError as error:
        return str(error)
    return ""


def find_house_style(own: Path) -> Path | None:
    """Return `huisstijl.docx` or `huisstijl.dotx` in the school's own folder."""
    for suffix in SUFFIXES:
        place = own / f"{_NAME}{suffix}"
        if place.is_file():
            return place
    return None


def keep_house_style(source: Path, own: Path) -> tuple[Path, HouseStyle]:
    """Check `source` and copy it to the own folder, in place of the one before.

    Returns where it stands and what it gives. Raises HouseStyleError.
    """
    style = read_house_style(source)
    try:
        data = source.read_bytes()
        make_private_folder(own)
        place = own / f"{_NAME}{source.suffix.lower()}"
        write_atomically(place, data)
        drop_house_style(own, but=place)
    except OSError:
        raise HouseStyleError(
            f"In {own} kan niet geschreven worden. Kies met GESPREKSHULP_INHOUD een andere map."
        ) from None
    return place, style


def drop_house_style(own: Path, but: Path | None = None) -> bool:
    """Take the house style away; return whether there was one."""
    gone = False
    for suffix in SUFFIXES:
        place = own / f"{_NAME}{suffix}"
        if place != but and place.is_file():
            place.unlink()
            gone = True
    return gone
