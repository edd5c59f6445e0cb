"""The key of a store: random, and wrapped apart for everything that may open it.

The passphrase of the user, a recovery code, the code of the school, and the keyring of
the system each wrap the same key with AES-256-GCM, the header as associated data. scrypt
stretches the passphrase; the others are random and only pass HKDF. The form of the file
stands in `keyfile`, how a code is written in `recovery`; the database is not known here.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import unicodedata
from collections.abc import Collection
from datetime import date
from pathlib import Path

import msgspec

from gesprekshulp.store import recovery
from gesprekshulp.store.errors import files_of
from gesprekshulp.store.interface import StoreError, WrongPassphrase
from gesprekshulp.store.keyfile import (
    EARLIER,
    KEY_BYTES,
    KEY_FILE,
    KEYRING,
    MEMORY_LIMIT,
    NONCE_BYTES,
    PASSPHRASE,
    RECOVERY,
    SALT_BYTES,
    SCHOOL,
    Cost,
    FirstForm,
    KeyFile,
    Wrapped,
    read_form,
    read_key_file,
    write_key_file,
)
from gesprekshulp.store.locations import BACKUP_FOLDER, write_atomically

STANDARD = Cost()
CODES = (RECOVERY, SCHOOL)
"""The kinds that are opened by a code on paper."""


class Opened(msgspec.Struct, frozen=True):
    """The key of a store and what opened it. `remarks`: what the user must hear."""

    key: bytes
    kind: str = PASSPHRASE
    remarks: tuple[str, ...] = ()

    @property
    def by_code(self) -> bool:
        """Whether a code on paper opened it, so that a new passphrase is wanted."""
        return self.kind in CODES


class CodeToBe(msgspec.Struct, frozen=True):
    """A code that opens nothing yet: it is shown first and kept after, so none is lost unseen."""

    code: str
    _folder: Path
    _file: KeyFile

    def keep(self) -> None:
        """Let it open the store, in the place of the one before; raises StoreError."""
        write_key_file(self._folder, self._file)
        _forget_damaged(self._folder)


def new_key() -> bytes:
    """Return a fresh random key."""
    return secrets.token_bytes(KEY_BYTES)


def write_key(folder: Path, key: bytes, passphrase: str, cost: Cost = STANDARD) -> None:
    """Make the key file of a new store, opened by `passphrase` alone; raises StoreError."""
    write_key_file(folder, KeyFile(keys=(wrap_by_passphrase(key, passphrase, cost, ""),)))


def read_key(folder: Path, secret: str) -> bytes:
    """Return the key in `folder`; see `open_key`."""
    return open_key(folder, secret).key


def open_key(folder: Path, secret: str) -> Opened:
    """Return the key in `folder`, opened by a passphrase or by a code on paper.

    A file of form 1 is lifted, and one that had to come from the copy is put back.
    Raises WrongPassphrase, DamagedStore, NewerStore or StoreMissing.
    """
    found = read_key_file(folder)
    if isinstance(found.file, FirstForm):
        key, whole = _lifted(folder, found.file, secret)
        opened = Opened(key)
    else:
        whole = found.file
        opened = _unwrapped(folder, whole, secret)
    if found.repaired:
        opened = msgspec.structs.replace(opened, remarks=(_put_back(folder, whole),))
    elif isinstance(found.file, FirstForm):
        with contextlib.suppress(StoreError):  # next time, then: it opened
            write_key_file(folder, whole)
    return opened


def change_passphrase(
    folder: Path, secret: str, new: str, cost: Cost = STANDARD, today: date | None = None
) -> None:
    """Let `new` open the store from now on; `secret` is the old passphrase, or a code.

    Cases and codes stay as they are. Raises StoreError. Who has the old passphrase and an
    old copy of the key file still has the key: that is what `renewal` is for.
    """
    key, file = verified(folder, secret)
    _replace(folder, secret, key, file.with_key(wrap_by_passphrase(key, new, cost, _day(today))))


def new_code(folder: Path, secret: str, kind: str, today: date) -> str:
    """Make a code of this kind (RECOVERY or SCHOOL), in the place of the one before.

    Returned once and kept nowhere. Raises StoreError.
    """
    made = code_to_be(folder, secret, kind, today)
    made.keep()
    return made.code


def code_to_be(folder: Path, secret: str, kind: str, today: date) -> CodeToBe:
    """Return a code of this kind that changes nothing until it is kept; raises StoreError."""
    if kind not in CODES:
        raise ValueError(kind)
    key, file = verified(folder, secret)
    code = recovery.new_code()
    made = wrap_by_random(key, kind, code.encode(), _day(today))
    return CodeToBe(code, folder, file.with_key(made))


def revoke(folder: Path, secret: str, kind: str) -> bool:
    """Let what is of this kind no longer open the store; False when there was none.

    The passphrase cannot be revoked, only changed. Raises StoreError.
    """
    if kind == PASSPHRASE:
        raise StoreError("De wachtwoordzin kun je niet intrekken: kies een andere.")
    key, file = verified(folder, secret)
    if file.of(kind) is None:
        return False
    _replace(folder, secret, key, file.without(kind))
    return True


def kinds(folder: Path) -> list[tuple[str, str]]:
    """Return what opens this store, each with the day it was made ("" when not known)."""
    file = read_key_file(folder).file
    if isinstance(file, FirstForm):
        return [(PASSPHRASE, "")]
    return [(one.kind, one.since) for one in file.keys]


def add_keyring(folder: Path, secret: str, random: bytes, today: date) -> None:
    """Let `random`, kept by the system's keyring, open the store too; raises StoreError."""
    key, file = verified(folder, secret)
    write_key_file(folder, file.with_key(wrap_by_random(key, KEYRING, random, _day(today))))


def keyring_name(folder: Path) -> str:
    """Return under which name the keyring keeps what opens this store, "" when it does not."""
    file = read_key_file(folder).file
    kept = file.of(KEYRING) if isinstance(file, KeyFile) else None
    return kept.salt.hex() if kept else ""


def open_by_keyring(folder: Path, random: bytes) -> Opened:
    """Return the key, opened by what the keyring kept; raises WrongPassphrase or StoreError."""
    file = read_key_file(folder).file
    kept = file.of(KEYRING) if isinstance(file, KeyFile) else None
    key = unwrap_by_random(kept, random) if kept else None
    if key is None:
        raise WrongPassphrase("De sleutelring past niet meer op deze opslag: typ je wachtwoordzin.")
    return Opened(key, KEYRING)


def earlier_keys(folder: Path, key: bytes) -> tuple[bytes, ...]:
    """Return the keys that `key` replaced and that a copy may still be under, newest first.

    Raises StoreError when the key file cannot be read: none is not the same as not known.
    """
    file = read_key_file(folder).file
    if isinstance(file, FirstForm):
        return ()
    found = [unwrap_by_random(one, key) for one in file.keys if one.kind == EARLIER]
    return tuple(one for one in found if one)


def keep_earlier(folder: Path, key: bytes, needed: Collection[bytes]) -> None:
    """Forget the earlier keys that nothing needs any more; raises StoreError."""
    file = read_key_file(folder).file
    if isinstance(file, FirstForm):
        return
    left = tuple(
        one for one in file.keys if one.kind != EARLIER or unwrap_by_random(one, key) in needed
    )
    if left != file.keys:
        write_key_file(folder, KeyFile(keys=left))


def judge_passphrase(passphrase: str) -> None:
    """Raise StoreError when this cannot be a passphrase at all."""
    if not passphrase.strip():
        raise StoreError("De wachtwoordzin is leeg: kies er een van een paar woorden.")


def verified(folder: Path, secret: str) -> tuple[bytes, KeyFile]:
    """Return the key and the file as it lies on disk after opening, lifted and put back."""
    key = open_key(folder, secret).key
    file = read_key_file(folder).file
    if isinstance(file, FirstForm):  # could not be written, so nothing else can be either
        _, file = _lifted(folder, file, secret)
    return key, file


def _replace(folder: Path, secret: str, key: bytes, file: KeyFile) -> None:
    """Write the key file, also where an older one of this store was set aside or damaged.

    Otherwise what was just taken back would go on opening there.
    """
    write_key_file(folder, file)
    for aside in (folder / BACKUP_FOLDER).glob(f"*/{KEY_FILE}"):
        with contextlib.suppress(StoreError, OSError):
            if _key_in(aside, secret) == key:
                write_atomically(aside, (folder / KEY_FILE).read_bytes())
    _forget_damaged(folder)


def _forget_damaged(folder: Path) -> None:
    with contextlib.suppress(OSError):
        (folder / f"{KEY_FILE}.beschadigd").unlink()


def _key_in(path: Path, secret: str) -> bytes:
    file = read_form(path)
    if isinstance(file, FirstForm):
        return _lifted(path.parent, file, secret)[0]
    return _unwrapped(path.parent, file, secret).key


def _unwrapped(folder: Path, file: KeyFile, secret: str) -> Opened:
    for code in recovery.readings(secret):
        for kind in CODES:
            kept = file.of(kind)
            key = unwrap_by_random(kept, code.encode()) if kept else None
            if key is not None:
                return Opened(key, kind)
    wrapped = file.of(PASSPHRASE)
    key = _try_passphrase(wrapped, secret) if wrapped else None
    if key is None:
        raise _refused(folder, secret)
    return Opened(key)


def _refused(folder: Path, secret: str) -> WrongPassphrase:
    if recovery.looks_like_code(secret):
        wrong = recovery.wrong_groups(secret)
        where = f" Kijk naar groep {', '.join(map(str, wrong))}." if wrong else ""
        return WrongPassphrase(
            f"Deze code past niet op de opslag in “{folder}”: is zij ingetrokken,"
            f" of door een nieuwere vervangen?{where}"
        )
    return WrongPassphrase(
        f"Deze wachtwoordzin past niet op de opslag in “{folder}”:"
        " kijk of Caps Lock aan staat en probeer het opnieuw."
    )


def _put_back(folder: Path, file: KeyFile) -> str:
    """Write the key file anew from the copy, the damaged one aside; return what to tell."""
    aside = folder / f"{KEY_FILE}.beschadigd"
    try:
        with files_of(folder):
            if (folder / KEY_FILE).exists():
                os.replace(folder / KEY_FILE, aside)
        write_key_file(folder, file)
    except StoreError:
        return (
            f"Het sleutelbestand in “{folder}” is beschadigd of weg; de kopie bij je reservekopieën"
            " opende je zaken. Maak de map vrij, dan zet ik het terug."
        )
    return "Het sleutelbestand was beschadigd of weg. Ik heb het teruggezet uit je reservekopie."


def _lifted(folder: Path, old: FirstForm, passphrase: str) -> tuple[bytes, KeyFile]:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    wrapping = stretched(passphrase, old.zout, old.scrypt)
    try:
        key = AESGCM(wrapping).decrypt(old.nonce, old.sleutel, old.header())
    except InvalidTag:
        raise _refused(folder, passphrase) from None
    bare = _bare(PASSPHRASE, old.scrypt, "", salt=old.zout)  # same salt: no second stretching
    return key, KeyFile(keys=(_wrap(bare, wrapping, key),))


def wrap_by_passphrase(key: bytes, passphrase: str, cost: Cost, since: str) -> Wrapped:
    """Wrap `key` for a passphrase; `since` is a day (ISO) or "". Raises StoreError."""
    judge_passphrase(passphrase)
    bare = _bare(PASSPHRASE, cost, since)
    return _wrap(bare, stretched(passphrase, bare.salt, cost), key)


def wrap_by_random(key: bytes, kind: str, random: bytes, since: str) -> Wrapped:
    """Wrap `key` for bytes that are random already: a code, the keyring, another key."""
    bare = _bare(kind, None, since)
    return _wrap(bare, _derived(random, bare), key)


def _bare(kind: str, cost: Cost | None, since: str, salt: bytes = b"") -> Wrapped:
    return Wrapped(
        kind=kind,
        salt=salt or secrets.token_bytes(SALT_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
        wrapped=b"",
        cost=cost,
        since=since,
    )


def _wrap(bare: Wrapped, wrapping: bytes, key: bytes) -> Wrapped:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    wrapped = AESGCM(wrapping).encrypt(bare.nonce, key, bare.header())
    return msgspec.structs.replace(bare, wrapped=wrapped)


def _try_passphrase(kept: Wrapped, passphrase: str) -> bytes | None:
    if kept.cost is None:
        return None
    return _unwrap(kept, stretched(passphrase, kept.salt, kept.cost))


def unwrap_by_random(kept: Wrapped, random: bytes) -> bytes | None:
    """Return the key that these bytes open, None when they do not."""
    return _unwrap(kept, _derived(random, kept))


def _unwrap(kept: Wrapped, wrapping: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(wrapping).decrypt(kept.nonce, kept.wrapped, kept.header())
    except InvalidTag:
        return None


def _derived(random: bytes, kept: Wrapped) -> bytes:
    """Return the wrapping key for a secret that is random already."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = f"gesprekshulp {kept.kind}".encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=kept.salt, info=info).derive(random)


def stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the key that a passphrase gives under this salt and cost; raises StoreError."""
    # NFC: the same words typed on a Mac and on Windows must be the same bytes.
    typed = unicodedata.normalize("NFC", passphrase).encode(errors="surrogatepass")
    try:
        return hashlib.scrypt(
            typed,
            salt=salt,
            n=cost.n,
            r=cost.r,
            p=cost.p,
            maxmem=MEMORY_LIMIT,
            dklen=KEY_BYTES,
        )
    except (MemoryError, ValueError):
        raise StoreError(
            "Er is te weinig geheugen om de opslag te openen: sluit andere programma's"
            " en probeer het opnieuw."
        ) from None


def _day(today: date | None) -> str:
    return today.isoformat() if today else ""
