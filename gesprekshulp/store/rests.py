"""What an act that broke off leaves beside a store and its copies, and taking it away.

Each rest may hold every case, and none is a copy: wiping would not find it, nor would a new key.
So they go when a store opens, and before anything is wiped or copied. Whoever makes one beside a
store needs that store alone; while it is open here, nobody is on the way to using one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from gesprekshulp.store.keyfile import KEY_FILE

PUT_BACK, TOGETHER, MENDED, RENEWED = "terug", "samen", "hersteld", "vernieuwd"
"""How a database ends that is being made to take the place of the store."""


def clear_beside(database: Path) -> None:
    """Remove the rests beside the open store at `database`; one that cannot go stays, for later."""
    for end in (PUT_BACK, TOGETHER, MENDED):
        _remove(database.parent.glob(f"{database.name}.{end}*"))
    _remove(database.parent.glob(f"{database.name}.*.{RENEWED}*"))


def clear_among(place: Path) -> None:
    """Remove the rests in a place of copies, while none is being made there; as `clear_beside`."""
    _remove(place.glob("zaken-*.nieuw*"))
    _remove(place.glob(f"{KEY_FILE}.*.nieuw"))


def clear_aside(aside: Path) -> None:
    """Remove the rests beside a store that was set aside; as `clear_beside`."""
    _remove(aside.glob("*.db.*.nieuw*"))


def _remove(rests: Iterable[Path]) -> None:
    with contextlib.suppress(OSError):
        for rest in list(rests):
            with contextlib.suppress(OSError):
                rest.unlink()
