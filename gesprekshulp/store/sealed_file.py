"""A file of our own that only a passphrase opens: scrypt, then AES-256-GCM over the whole.

The same stretching as the store's key. First a line that says what it is, then a line with
salt, nonce and cost (JSON), then the sealed bytes; both lines are vouched for by the seal.
"""

from __future__ import annotations

import secrets

import msgspec

from gesprekshulp.store.interface import DamagedStore, WrongPassphrase
from gesprekshulp.store.keyfile import NONCE_BYTES, SALT_BYTES, Cost
from gesprekshulp.store.keys import STANDARD, judge_passphrase, stretched

SUFFIX = ".gesprek"
MOST_BYTES = 200_000_000
_MAGIC = b"gesprekshulp overdracht 1\n"


class _Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    salt: bytes = msgspec.field(name="zout")
    nonce: bytes
    cost: Cost = msgspec.field(name="scrypt")


def seal(content: bytes, passphrase: str, cost: Cost = STANDARD) -> bytes:
    """Return the bytes of a sealed file; raises StoreError for an empty passphrase."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    judge_passphrase(passphrase)
    header = _Header(secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES), cost)
    head = _MAGIC + msgspec.json.encode(header) + b"\n"
    key = stretched(passphrase, header.salt, cost)
    return head + AESGCM(key).encrypt(header.nonce, content, head)


def unseal(raw: bytes, passphrase: str) -> bytes:
    """Return what is sealed; raises WrongPassphrase, or DamagedStore when it is no such file."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    header, head, sealed = _parts(raw)
    try:
        return AESGCM(stretched(passphrase, header.salt, header.cost)).decrypt(
            header.nonce, sealed, head
        )
    except InvalidTag:
        raise WrongPassphrase(
            "Deze wachtwoordzin past niet op het bestand, of het bestand is veranderd: "
            "vraag de zin nog eens na, of vraag een nieuw bestand."
        ) from None


def _parts(raw: bytes) -> tuple[_Header, bytes, bytes]:
    line, found, sealed = raw.removeprefix(_MAGIC).partition(b"\n")
    try:
        if not raw.startswith(_MAGIC) or not found or len(raw) > MOST_BYTES:
            raise ValueError("geen overdracht")
        header = msgspec.json.decode(line, type=_Header)
        if (len(header.salt), len(header.nonce)) != (SALT_BYTES, NONCE_BYTES):
            raise ValueError("verkeerde maten")
        if not header.cost.bounded():
            raise ValueError("te duur")
    except (ValueError, msgspec.MsgspecError):
        raise DamagedStore(
            "Dit bestand is geen overdracht van gesprekshulp, of het is beschadigd: "
            "vraag een nieuw bestand."
        ) from None
    return header, raw[: len(raw) - len(sealed)], sealed
