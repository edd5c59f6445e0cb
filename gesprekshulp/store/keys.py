"""The key of a store: random, and kept in `sleutel.json` wrapped by a passphrase.

scrypt makes a wrapping key of the passphrase, AES-256-GCM wraps the store's key with the
header as associated data. A checksum over the file, which tells nothing about either
key, tells a damaged file from a wrong passphrase. The database itself is not known here.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from pathlib import Path

import msgspec

from gesprekshulp.store.errors import StoreMissing, damaged, files_of, newer
from gesprekshulp.store.interface import StoreError, WrongPassphrase
from gesprekshulp.store.locations import write_atomically

KEY_FILE = "sleutel.json"
KEY_BYTES = 32

_FORM = 1
_SALT_BYTES, _NONCE_BYTES, _TAG_BYTES = 16, 12, 16
_MOST_BYTES = 1 << 16  # of the key file
_MOST_MEMORY = 512 << 20  # bytes scrypt may ask for, whatever the file says
_MOST_WORK = 1 << 26  # n * r * p, some ten seconds


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What scrypt may cost; the standard is 128 MB and under half a second."""

    n: int = 1 << 17
    r: int = 8
    p: int = 1

    def bounded(self) -> bool:
        """Whether scrypt accepts it, and a hostile file cannot eat memory or time with it."""
        return (
            2 <= self.n <= 1 << 22
            and self.n & (self.n - 1) == 0
            and 1 <= self.r <= 64
            and 1 <= self.p <= 16
            and 128 * self.n * self.r <= _MOST_MEMORY
            and self.n * self.r * self.p <= _MOST_WORK
        )


STANDARD = Cost()


class _KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    """The form of `sleutel.json`; bytes stand in it as base64."""

    versie: int
    scrypt: Cost
    zout: bytes
    nonce: bytes
    sleutel: bytes
    controle: str = ""

    def header(self) -> bytes:
        """The bytes that the wrapping vouches for along with the key."""
        cost = self.scrypt
        parts = f"gesprekshulp sleutel {self.versie} {cost.n} {cost.r} {cost.p}".encode()
        return parts + b" " + self.zout

    def checksum(self) -> str:
        """Tells damage; no secret goes into it that is not in the file."""
        return hashlib.sha256(self.header() + self.nonce + self.sleutel).hexdigest()

    def sound(self) -> bool:
        """Whether the parts have the right sizes and are as they were written."""
        return (
            self.scrypt.bounded()
            and len(self.zout) == _SALT_BYTES
            and len(self.nonce) == _NONCE_BYTES
            and len(self.sleutel) == KEY_BYTES + _TAG_BYTES
            and hmac.compare_digest(self.controle.encode(), self.checksum().encode())
        )


class _Version(msgspec.Struct):
    versie: int


def new_key() -> bytes:
    """Return a fresh random key."""
    return secrets.token_bytes(KEY_BYTES)


def write_key(folder: Path, key: bytes, passphrase: str, cost: Cost = STANDARD) -> None:
    """Keep `key` in `folder`, wrapped by `passphrase`; raises StoreError."""
    if not passphrase.strip():
        raise StoreError("De wachtwoordzin is leeg: kies er een van een paar woorden.")
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    bare = _KeyFile(
        versie=_FORM,
        scrypt=cost,
        zout=secrets.token_bytes(_SALT_BYTES),
        nonce=secrets.token_bytes(_NONCE_BYTES),
        sleutel=b"",
    )
    wrapping = AESGCM(_stretched(passphrase, bare))
    wrapped = wrapping.encrypt(bare.nonce, key, bare.header())
    whole = msgspec.structs.replace(bare, sleutel=wrapped)
    whole = msgspec.structs.replace(whole, controle=whole.checksum())
    with files_of(folder):
        write_atomically(folder / KEY_FILE, msgspec.json.encode(whole))


def read_key(folder: Path, passphrase: str) -> bytes:
    """Return the key in `folder`.

    Raises WrongPassphrase, DamagedStore, NewerStore or StoreMissing.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    found = _read_file(folder / KEY_FILE)
    wrapping = AESGCM(_stretched(passphrase, found))
    try:
        return wrapping.decrypt(found.nonce, found.sleutel, found.header())
    except InvalidTag:
        raise WrongPassphrase(
            f"Deze wachtwoordzin past niet op de opslag in “{folder}”:"
            " kijk of Caps Lock aan staat en probeer het opnieuw."
        ) from None


def change_passphrase(folder: Path, old: str, new: str, cost: Cost = STANDARD) -> None:
    """Wrap the key with `new`; the cases stay as they are. Raises StoreError.

    Who has the old passphrase and an old copy of the key file still has the key.
    """
    write_key(folder, read_key(folder, old), new, cost)


def _read_file(path: Path) -> _KeyFile:
    try:
        with files_of(path.parent), path.open("rb") as given:
            raw = given.read(_MOST_BYTES + 1)
    except StoreError as error:
        if path.exists() or not path.parent.is_dir():
            raise error from None
        raise StoreMissing(
            f"Het sleutelbestand “{path}” ontbreekt: zet {path.name} terug uit een"
            " reservekopie; zonder dat bestand gaat de opslag niet open."
        ) from None
    try:
        if len(raw) <= _MOST_BYTES:
            # The version comes first: a newer file may have any other form.
            if msgspec.json.decode(raw, type=_Version).versie > _FORM:
                raise newer(path)
            found = msgspec.json.decode(raw, type=_KeyFile)
            if found.versie == _FORM and found.sound():
                return found
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        pass
    raise damaged(path)


def _stretched(passphrase: str, file: _KeyFile) -> bytes:
    cost = file.scrypt
    # NFC: the same words typed on a Mac and on Windows must be the same bytes.
    typed = unicodedata.normalize("NFC", passphrase).encode(errors="surrogatepass")
    try:
        return hashlib.scrypt(
            typed,
            salt=file.zout,
            n=cost.n,
            r=cost.r,
            p=cost.p,
            maxmem=_MOST_MEMORY + (64 << 20),
            dklen=KEY_BYTES,
        )
    except (MemoryError, ValueError):
        raise StoreError(
            "Er is te weinig geheugen om de opslag te openen: sluit andere programma's"
            " en probeer het opnieuw."
        ) from None
