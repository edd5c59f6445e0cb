"""Before a store is brought up to a newer version: a copy of it as it was, and checked."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from pathlib import Path

from gesprekshulp.store.backups import backups_in, check_backup, next_name
from gesprekshulp.store.errors import files_of
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.locations import (
    BACKUP_FOLDER,
    make_private_file,
    make_private_folder,
    replace_patiently,
)
from gesprekshulp.store.schema import VERSION
from gesprekshulp.store.whole_file import compact_copy


def keep_before_upgrade(path: Path, key: bytes) -> None:
    """Put a checked copy of the store at `path` among its backups; raises StoreError.

    One that an upgrade which broke off left there will do. The copy bears the time the
    store was last written.
    """
    place = path.parent / BACKUP_FOLDER
    label = f"-voor-versie-{VERSION}"
    if any(label in one.path.name for one in backups_in(place)):
        return
    with files_of(place):
        make_private_folder(place)
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        target = next_name(place, written, label)
        made = target.with_name(f"{target.name}.nieuw")
        made.unlink(missing_ok=True)
        make_private_file(made)
    try:
        compact_copy(path, key, made)
        checked = check_backup(made, key)
        if checked.fault and not checked.cases:
            raise StoreError(
                f"De opslag in “{path.parent}” is beschadigd ({checked.fault}) en is niet"
                " bijgewerkt: haal terug wat nog klopt, ook uit je reservekopieën"
                " (gesprekshulp herstel --samen)."
            )
        with files_of(place):
            replace_patiently(made, target)
    finally:
        with contextlib.suppress(OSError):
            made.unlink(missing_ok=True)
