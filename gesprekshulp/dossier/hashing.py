"""The hashes that tie the events of a case together.

The chain must verify after the content of one event is wiped, and must not give that
content away. So content enters only as a digest with a secret random salt: as long as
the salt exists the digest proves the content; once salt and content are erased nobody
can test a guess ("was it this name?") against the digest that stays.

Every hash is SHA-256 over a domain label and length-prefixed parts, so a value of one
kind can never pass for another and parts cannot be shifted into each other. Where the
values are stored, and making the salt, is the store's affair.
"""

from __future__ import annotations

from hashlib import sha256

SALT_BYTES = 16

_CONTENT = b"gesprekshulp inhoud 1"
_CHAIN = b"gesprekshulp schakel 1"
_FIRST = b"gesprekshulp begin 1"


def content_digest(salt: bytes, content: bytes) -> bytes:
    """Return the 32-byte salted digest of stored content.

    `salt`: at least SALT_BYTES random bytes, fresh for every event; raises ValueError
    when it is shorter, since a guessable salt would let wiped content be guessed.
    """
    if len(salt) < SALT_BYTES:
        raise ValueError(f"zout van {len(salt)} bytes; minstens {SALT_BYTES} nodig")
    return _hash(_CONTENT, salt, content)


def chain_hash(previous: bytes, envelope: bytes, digest: bytes) -> bytes:
    """Return the 32-byte hash of one link.

    `previous`: hash of the link before (`first_hash` for the first); `envelope`: the
    stored bytes of everything but content and salt; `digest`: see `content_digest`.
    """
    return _hash(_CHAIN, previous, envelope, digest)


def first_hash(case: str) -> bytes:
    """Return what stands before the first link: events of one case fit in no other."""
    return _hash(_FIRST, case.encode())


def _hash(domain: bytes, *parts: bytes) -> bytes:
    running = sha256()
    for part in (domain, *parts):
        running.update(len(part).to_bytes(8, "big"))
        running.update(part)
    return running.digest()
