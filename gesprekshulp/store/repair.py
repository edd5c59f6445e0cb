"""Before a store opens after a crash: a damaged log is mended as far as it can be, and told.

SQLite itself would silently forget everything after the first wrong byte. The store as it
lay there is set aside first, and nothing is done while another window has it open.
"""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from pathlib import Path

from gesprekshulp.store.backups import check_backup
from gesprekshulp.store.errors import StoreBusy, files_of
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.locations import BACKUP_FOLDER, replace_patiently, write_atomically
from gesprekshulp.store.log_files import log_of, remove_beside
from gesprekshulp.store.restore import ASIDE, set_aside
from gesprekshulp.store.rests import MENDED
from gesprekshulp.store.wal import PAGE, Rescue, hmac_of, rescue
from gesprekshulp.store.whole_file import sole_user

_MENDED = (
    "Het logboek van je opslag was beschadigd. Ik heb het hersteld en alles past weer."
    " Kijk je laatste regels toch even na."
)
_OLDER = (
    "Het logboek van je opslag was beschadigd. Het meeste is hersteld, maar er kan een regel ontbreken."
    " Kijk of een reservekopie die nog heeft (gesprekshulp herstel). Wat er lag, staat opzij."
)
_LAST = (
    "Het laatste stuk van het logboek van je opslag is onleesbaar, misschien door een stroomstoring."
    " Kijk of je laatste regel er nog staat."
)


def mend_log(path: Path, key: bytes) -> tuple[str, ...]:
    """Mend the log of the store at `path` where it is damaged; return what to tell.

    Raises StoreError only when the disk refuses; then all is as it was.
    """
    log = log_of(path)
    with files_of(path.parent):
        if not log.exists():
            return ()
        raw, written = path.read_bytes(), log.read_bytes()
    found = rescue(written, hmac_of(key, raw[:16]))
    if found is None:
        return ()
    aside = path.parent / BACKUP_FOLDER / f"{ASIDE}{datetime.now(UTC):%Y%m%dT%H%M%S}-logboek"
    try:
        set_aside(path.parent, aside, key)
    except StoreBusy:
        return ()  # another window is writing in it at this moment: that is no damage
    if _replaced(path, key, _with_pages(raw, found)):
        return (_LAST if found.lost_last else _OLDER if found.older else _MENDED,)
    return (
        f"Het logboek van je opslag is beschadigd en niet heel te herstellen. Wat er lag, staat in"
        f" “{aside}”. Haal terug wat nog klopt, ook uit je reservekopieën (gesprekshulp herstel --samen).",
    )


def _with_pages(raw: bytes, found: Rescue) -> bytes:
    """Return the bytes of the file with the pages that the log still gave written into it."""
    pages = bytearray(raw.ljust(found.size * PAGE, b"\0")[: found.size * PAGE or len(raw)])
    for number, page in found.pages.items():
        pages[(number - 1) * PAGE : number * PAGE] = page
    return bytes(pages)


def _replaced(path: Path, key: bytes, content: bytes) -> bool:
    """Put this in the place of the store when it is whole and nobody else has it; return whether.

    When it is not, what SQLite makes of the log stands; the rest lies aside.
    """
    mended = path.with_name(f"{path.name}.{MENDED}")
    try:
        with files_of(path.parent):
            write_atomically(mended, content)
        if check_backup(mended, key).fault or not sole_user(path, key):
            return False
        with files_of(path.parent):
            remove_beside(path)
            replace_patiently(mended, path)
        return True
    except StoreError:
        return False
    finally:
        with contextlib.suppress(OSError):
            mended.unlink(missing_ok=True)
