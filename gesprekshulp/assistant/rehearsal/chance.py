"""Choosing by seed, the same on every computer and in every version of Python."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


def number(seed: int, *about: object) -> int:
    """Return a large number fixed by the seed and what it is about."""
    said = "\x1f".join(map(str, (seed, *about)))
    return int.from_bytes(sha256(said.encode("utf-8", "surrogatepass")).digest()[:8], "big")


def pick(items: Sequence[T], seed: int, *about: object) -> T:
    """Return one of `items`; there must be one."""
    return items[number(seed, *about) % len(items)]


def shuffled(items: Sequence[T], seed: int, *about: object) -> list[T]:
    """Return the items in an order fixed by the seed."""
    keyed = [(number(seed, *about, at), at) for at in range(len(items))]
    return [items[at] for _, at in sorted(keyed)]
