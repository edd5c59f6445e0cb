"""Another key for the store: the database encrypted anew and swapped whole, old keys kept for copies.

Changing the passphrase only wraps the same key again, so whoever has an old key file and
the old passphrase can still open the store. A new key ends that. The order makes it safe
to be killed anywhere:

1. the database is written anew, under the new key, beside the old one, and checked;
2. the key file says: the new key, by the passphrase, and the old key wrapped under the new;
3. the new file takes the place of the old one.

After 2 the passphrase opens both keys, so whichever file lies there opens; opening finishes
what broke off, from the old file, never from a rest. All the while the old file is held, so
that no other window writes in what is about to go. What happens to copies: `casework.renewing`.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from gesprekshulp.store.backups import check_backup
from gesprekshulp.store.checking import Checked, check_database
from gesprekshulp.store.errors import files_of, swapped
from gesprekshulp.store.interface import DamagedStore, StoreError
from gesprekshulp.store.keyfile import (
    EARLIER,
    KEY_FILE,
    PASSPHRASE,
    Cost,
    KeyFile,
    encoded,
    write_key_file,
)
from gesprekshulp.store.keys import (
    STANDARD,
    Opened,
    new_key,
    open_key,
    unwrap_by_random,
    verified,
    wrap_by_passphrase,
    wrap_by_random,
)
from gesprekshulp.store.locations import (
    BACKUP_FOLDER,
    make_private_file,
    replace_patiently,
    write_atomically,
)
from gesprekshulp.store.log_files import remove_beside, remove_database
from gesprekshulp.store.rests import RENEWED
from gesprekshulp.store.which_key import which_key
from gesprekshulp.store.whole_file import copy_held, copy_under, held_alone, identity

_MOST_EARLIER = 16

_FINISHED = "Het vernieuwen van je sleutel was afgebroken. Ik heb het afgemaakt."
_NOT_YET = "Het vernieuwen van je sleutel is nog niet af, maar je zaken zijn heel."


class TooManyKeys(StoreError):
    """Too many earlier keys are kept already, each for copies that could not go along."""


class Renewed(NamedTuple):
    """The new key, and the kinds of openers that fell away with the old one."""

    key: bytes
    fallen: tuple[str, ...]


def renew(folder: Path, passphrase: str, today: date, cost: Cost = STANDARD) -> Renewed:
    """Give the store in `folder` a new key, opened by the same passphrase; raises StoreError.

    Nobody may have the store open. Codes on paper and the keyring fall away: they cannot be
    wrapped again without what they are, and a paper that someone may have seen should not
    open the new key. When it fails, all is as it was.
    """
    from gesprekshulp.store.sqlite import DATABASE_FILE, open_store

    if open_key(folder, passphrase).by_code:
        raise StoreError(
            "Met een code op papier kan dit niet, want die valt weg: kies eerst een andere"
            " wachtwoordzin, en vernieuw met die zin."
        )
    # Whatever is to be mended, upgraded or finished first, opening does.
    store = open_store(folder, passphrase)
    old = store.key
    store.close()
    key, file = verified(folder, passphrase)
    if old != key:
        raise StoreError(f"{_NOT_YET} Maak ruimte op de schijf en doe het opnieuw.")
    kept = [
        (earlier, one.since)
        for one in file.keys
        if one.kind == EARLIER and (earlier := unwrap_by_random(one, key))
    ]
    if len(kept) >= _MOST_EARLIER:
        raise TooManyKeys(
            f"Er zijn nog kopieën onder {len(kept)} eerdere sleutels, en meer houd ik er niet bij."
            " Laat ze eerst meegaan of gooi ze weg, maak een reservekopie, en vernieuw dan."
        )
    new, day = new_key(), today.isoformat()
    renewed = KeyFile(
        keys=(
            wrap_by_passphrase(new, passphrase, cost, day),
            wrap_by_random(old, EARLIER, new, day),
            *(wrap_by_random(one, EARLIER, new, since) for one, since in kept),
        )
    )
    path = folder / DATABASE_FILE
    try:
        move(path, old, new, lambda: _commit(folder, renewed))
    except BaseException:
        # Only while the old database lies there: its key must never go.
        with contextlib.suppress(StoreError):
            if which_key(path, (old,)):
                write_key_file(folder, file)
        raise
    fallen = (one.kind for one in file.keys if one.kind not in (PASSPHRASE, EARLIER))
    return Renewed(new, tuple(fallen))


def finish(path: Path, old: bytes, opened: Opened) -> Opened:
    """Put the database at `path`, still under `old`, under the key that opened the store.

    Returns what opens it now. Where that cannot be done, the store opens as it is.
    """
    try:
        move(path, old, opened.key, lambda: None)
    except StoreError as error:
        told, key = f"{_NOT_YET} {error}", old
    else:
        told, key = _FINISHED, opened.key
    return msgspec.structs.replace(opened, key=key, remarks=(*opened.remarks, told))


def move(path: Path, old: bytes, new: bytes, commit: Callable[[], None]) -> None:
    """Put the database at `path` under another key; raises StoreError, and then it is as it was.

    `commit` is called once the new file is whole and on disk, before it takes its place.
    """
    made = path.with_name(f"{path.name}.{secrets.token_hex(4)}.{RENEWED}")
    with held_alone(path, old) as con, _private(made):
        held = identity(path)
        copy_held(con, path, old, made, new)
        _same(made, new, check_database(con), path)
        commit()
        if os.name == "nt":  # there a file that is open cannot be replaced
            con.close()
        if identity(path) != held:
            raise swapped(path)
        with files_of(path.parent):
            remove_beside(path)
            replace_patiently(made, path)


def move_copy(copy: Path, old: bytes, new: bytes, target: Path | None = None) -> None:
    """Put a copy, or a store that was set aside, under another key; raises StoreError.

    The old file stays until the new one is checked. `target`: where it goes, else in place.
    """
    there = target or copy
    made = there.with_name(f"{there.name}.{secrets.token_hex(4)}.nieuw")
    with _private(made):
        copy_under(copy, old, made, new)
        _same(made, new, check_backup(copy, old), copy)
        with files_of(there.parent):
            replace_patiently(made, there)
            remove_beside(copy)
            if target:
                copy.unlink(missing_ok=True)


@contextlib.contextmanager
def _private(made: Path) -> Iterator[None]:
    """Have an empty file at `made`, and nothing there afterwards."""
    try:
        with files_of(made.parent):
            make_private_file(made)
        yield
    finally:
        with contextlib.suppress(OSError):
            remove_database(made)


def _same(made: Path, new: bytes, had: Checked, path: Path) -> None:
    """Look whether all that was there is in the new file, and put that on disk."""
    if had.fault:
        raise DamagedStore(
            f"“{path}” klopt niet helemaal ({had.fault}) en is niet vernieuwd: zet eerst een"
            " reservekopie terug (gesprekshulp herstel)."
        )
    if check_backup(made, new) != had:
        raise StoreError(
            f"De vernieuwde opslag in “{path.parent}” kwam niet heel op de schijf: maak ruimte en"
            " doe het opnieuw; er is niets veranderd."
        )
    with files_of(made.parent), made.open("rb+") as file:
        os.fsync(file.fileno())


def _commit(folder: Path, renewed: KeyFile) -> None:
    """Write the new key file, first as the copy: whichever of the two is lost, the other opens."""
    raw = encoded(renewed)
    copy = folder / BACKUP_FOLDER / KEY_FILE
    with files_of(folder):
        if copy.parent.is_dir():
            write_atomically(copy, raw)
        write_atomically(folder / KEY_FILE, raw)
        (folder / f"{KEY_FILE}.beschadigd").unlink(missing_ok=True)
