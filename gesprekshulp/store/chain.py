"""Tying events into the hash chain of a case, and checking that they still fit.

No SQL: rows come in, rows or a report go out. The hashes themselves stand in
`dossier.hashing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gesprekshulp.dossier.hashing import chain_hash, content_digest
from gesprekshulp.store.interface import ChainReport
from gesprekshulp.store.rows import read_envelope


class Link(NamedTuple):
    """One sealed event as it lies in its row."""

    number: int
    ordinal: int
    action: int
    envelope: bytes
    salt: bytes | None
    content: bytes | None
    digest: bytes
    prev: bytes
    hash: bytes


class End(NamedTuple):
    """Where a chain ends: number and hash of the last link (0 and `first_hash` if empty)."""

    number: int
    hash: bytes


def verify_chain(begin: bytes, end: End, links: Iterable[Link]) -> ChainReport:
    """Check `links`, in order of number, from the hash `begin` up to `end`."""
    previous, checked, wiped = begin, 0, 0
    for link in links:
        reason = _misfit(link, checked + 1, previous)
        if reason:
            return ChainReport(
                checked=checked,
                wiped=wiped,
                first_fault=min(link.number, checked + 1),
                reason=reason,
            )
        previous, checked = link.hash, checked + 1
        wiped += link.content is None
    if End(checked, previous) != end:
        # More than the case knows of, or a tail that was cut off.
        return ChainReport(
            checked=checked,
            wiped=wiped,
            first_fault=min(checked, end.number) + 1,
            reason=f"de keten houdt op bij {checked}, terwijl de zaak er {end.number} heeft",
        )
    return ChainReport(checked=checked, wiped=wiped)


def _misfit(link: Link, number: int, previous: bytes) -> str:
    """Return in Dutch why this link does not fit at `number` after `previous`, or ""."""
    if link.number != number:
        return f"gebeurtenis {number} ontbreekt"
    try:
        envelope = read_envelope(link.envelope)
    except ValueError:
        return "de envelop is onleesbaar"
    if (envelope.number, envelope.ordinal, envelope.action) != link[:3]:
        return "de envelop hoort bij een andere plaats"
    if link.salt is None or link.content is None:
        if link.salt is not link.content:
            return "de inhoud is maar half gewist"
    elif _digest(link.salt, link.content) != link.digest:
        return "de inhoud is veranderd"
    if link.prev != previous:
        return "de gebeurtenis ervoor is veranderd"
    if chain_hash(previous, link.envelope, link.digest) != link.hash:
        return "de envelop is veranderd"
    return ""


def _digest(salt: bytes, content: bytes) -> bytes:
    try:
        return content_digest(salt, content)
    except ValueError:
        return b""
