"""The file `sleutel.json`: the store's key, wrapped once for each thing that opens it.

Only the form: reading, writing, lifting form 1, telling damage from a wrong passphrase
by a checksum that says nothing about a key. Wrapping and unwrapping stand in `keys`.

A copy lies with the backups, so that one flipped byte here does not cost every case. It
is brought up to date with each change: an old passphrase must not go on opening there.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
from pathlib import Path

import msgspec

from gesprekshulp.store.errors import StoreMissing, files_of, newer
from gesprekshulp.store.interface import DamagedStore, StoreError
from gesprekshulp.store.locations import BACKUP_FOLDER, write_atomically

KEY_FILE = "sleutel.json"
KEY_BYTES = 32
SALT_BYTES, NONCE_BYTES, TAG_BYTES = 16, 12, 16

PASSPHRASE, RECOVERY, SCHOOL, KEYRING = "wachtwoordzin", "herstelcode", "schoolcode", "sleutelring"
EARLIER = "eerder"
"""A key that was replaced, wrapped under the present one: older copies are still under it.

A kind as the others, so that form 2 holds it and a program from before it keeps it.
"""

_FORM = 2
_MOST_BYTES = 1 << 16
_MOST_KEYS = 32
_MOST_MEMORY = 512 << 20  # bytes scrypt may ask for, whatever the file says
_MOST_WORK = 1 << 26  # n * r * p, some ten seconds

MEMORY_LIMIT = _MOST_MEMORY + (64 << 20)
"""What `hashlib.scrypt` may use for the largest cost that is allowed."""


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


class Wrapped(msgspec.Struct, frozen=True, kw_only=True):
    """The store's key, wrapped for one opener; bytes stand in the file as base64.

    `kind`: what opens it. `cost`: of scrypt, None where the secret needs no stretching.
    `since`: the day it was made, as 2026-11-28.
    """

    kind: str = msgspec.field(name="soort")
    salt: bytes = msgspec.field(name="zout")
    nonce: bytes
    wrapped: bytes = msgspec.field(name="sleutel")
    cost: Cost | None = msgspec.field(name="scrypt", default=None)
    since: str = msgspec.field(name="sinds", default="")

    def header(self) -> bytes:
        """The bytes that the wrapping vouches for along with the key."""
        cost = self.cost
        stretched = f"{cost.n} {cost.r} {cost.p}" if cost else "-"
        return f"gesprekshulp sleutel {_FORM} {self.kind} {stretched} ".encode() + self.salt

    def sound(self) -> bool:
        """Whether the parts have the right sizes and bounds."""
        return (
            (self.cost is None or self.cost.bounded())
            and len(self.salt) == SALT_BYTES
            and len(self.nonce) == NONCE_BYTES
            and len(self.wrapped) == KEY_BYTES + TAG_BYTES
        )


class KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in `sleutel.json`; kinds this program does not know are kept."""

    form: int = msgspec.field(name="versie", default=_FORM)
    keys: tuple[Wrapped, ...] = msgspec.field(name="sleutels")
    check: str = msgspec.field(name="controle", default="")

    def of(self, kind: str) -> Wrapped | None:
        """Return the wrapping of this kind, or None."""
        return next((one for one in self.keys if one.kind == kind), None)

    def with_key(self, new: Wrapped) -> KeyFile:
        """Return the file with `new` in the place of what was there of its kind."""
        return self.without(new.kind, then=(new,))

    def without(self, kind: str, then: tuple[Wrapped, ...] = ()) -> KeyFile:
        """Return the file without the key of this kind."""
        return KeyFile(keys=(*(one for one in self.keys if one.kind != kind), *then))

    def checksum(self) -> str:
        """Tells damage; no secret goes into it that is not in the file."""
        running = hashlib.sha256()
        for one in self.keys:
            for part in (one.header(), one.nonce, one.wrapped, one.since.encode()):
                running.update(len(part).to_bytes(8, "big") + part)
        return running.hexdigest()

    def sound(self) -> bool:
        """Whether it is as it was written, and harmless."""
        return (
            0 < len(self.keys) <= _MOST_KEYS
            and all(one.sound() for one in self.keys)
            and hmac.compare_digest(self.check.encode(), self.checksum().encode())
        )


class FirstForm(msgspec.Struct, frozen=True, kw_only=True):
    """Form 1 of the file: one passphrase and nothing else. Lifted when it is opened."""

    versie: int
    scrypt: Cost
    zout: bytes
    nonce: bytes
    sleutel: bytes
    controle: str = ""

    def header(self) -> bytes:
        """The bytes that the wrapping vouches for along with the key."""
        cost = self.scrypt
        return f"gesprekshulp sleutel 1 {cost.n} {cost.r} {cost.p} ".encode() + self.zout

    def sound(self) -> bool:
        """Whether it is as it was written, and harmless."""
        checksum = hashlib.sha256(self.header() + self.nonce + self.sleutel).hexdigest()
        return (
            self.scrypt.bounded()
            and len(self.zout) == SALT_BYTES
            and len(self.nonce) == NONCE_BYTES
            and len(self.sleutel) == KEY_BYTES + TAG_BYTES
            and hmac.compare_digest(self.controle.encode(), checksum.encode())
        )


class _Version(msgspec.Struct):
    versie: int


class Found(msgspec.Struct, frozen=True):
    """The key file as read. `repaired`: it came from the copy, ours being damaged or gone."""

    file: KeyFile | FirstForm
    repaired: bool = False


def encoded(file: KeyFile) -> bytes:
    """Return the bytes of a key file, with its checksum."""
    return msgspec.json.encode(msgspec.structs.replace(file, check=file.checksum()))


def write_key_file(folder: Path, file: KeyFile) -> None:
    """Keep `file` in `folder`, and in the copy that lies with the backups; raises StoreError."""
    _write(folder, encoded(file))


def take_from(folder: Path, source: Path) -> None:
    """Put the key file at `source` in `folder`, as `write_key_file` does; raises StoreError."""
    read_form(source)  # a damaged one must not replace anything
    with files_of(source.parent):
        raw = source.read_bytes()
    _write(folder, raw)


def _write(folder: Path, raw: bytes) -> None:
    with files_of(folder):
        write_atomically(folder / KEY_FILE, raw)
    copy = folder / BACKUP_FOLDER / KEY_FILE
    if copy.parent.is_dir():
        with contextlib.suppress(OSError):
            write_atomically(copy, raw)


def read_key_file(folder: Path) -> Found:
    """Return the key file of `folder`, or the copy where ours is damaged or gone.

    Raises DamagedStore, NewerStore, StoreMissing or another StoreError.
    """
    try:
        return Found(read_form(folder / KEY_FILE))
    except (DamagedStore, StoreMissing):
        with contextlib.suppress(StoreError):
            return Found(read_form(folder / BACKUP_FOLDER / KEY_FILE), repaired=True)
        raise


def lost(folder: Path) -> bool:
    """Whether the key file of `folder` is damaged or gone, and the copy with its backups too."""
    try:
        read_key_file(folder)
    except (DamagedStore, StoreMissing):
        return True
    except StoreError:
        return False
    return False


def read_form(path: Path) -> KeyFile | FirstForm:
    """Read one key file; raises DamagedStore, NewerStore, StoreMissing or another StoreError."""
    try:
        with files_of(path.parent), path.open("rb") as given:
            raw = given.read(_MOST_BYTES + 1)
    except StoreError as error:
        if path.exists() or not path.parent.is_dir():
            raise error from None
        raise StoreMissing(_without(path, "ontbreekt")) from None
    return parse_form(raw, path)


def parse_form(raw: bytes, path: Path) -> KeyFile | FirstForm:
    """Read the bytes of a key file; `path` is only named. Raises DamagedStore, NewerStore."""
    try:
        if len(raw) <= _MOST_BYTES:
            # The version comes first: a newer file may have any other form.
            form = msgspec.json.decode(raw, type=_Version).versie
            if form > _FORM:
                raise newer(path)
            wanted: type[KeyFile] | type[FirstForm] = KeyFile if form == _FORM else FirstForm
            found: KeyFile | FirstForm = msgspec.json.decode(raw, type=wanted)
            if form >= 1 and found.sound():
                return found
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        pass
    raise DamagedStore(_without(path, "is beschadigd"))


def _without(path: Path, what: str) -> str:
    """Return the sentences for a key file that cannot be had, nor the copy with the backups.

    Nothing here opens then, so what helps lies elsewhere, or lies with someone else.
    """
    return (
        f"Het sleutelbestand “{path}” {what}, en de kopie bij de reservekopieën is ook niet te"
        " gebruiken. Op een tweede plek, zoals een stick, ligt er nog een: gesprekshulp herstel"
        " --samen --uit PLEK."
        " Heb je geen tweede plek, vraag dan je beheerder om een oudere kopie van dit bestand."
    )
