"""What was read from YAML, kept as typed MessagePack, so that it need not be read again.

A damaged or foreign file is no answer, and nothing in it can run. What the key stands for
is the caller's: here only bytes, a digest and a type.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

Value = TypeVar("Value")


def recall(place: Path, key: str, kind: type[Value]) -> Value | None:
    """Return what was kept at `place` for `key`; None when it is absent, damaged or for another key."""
    try:
        head, _, body = place.read_bytes().partition(b"\n")
        if head.decode("ascii") != f"{key} {sha256(body).hexdigest()}":
            return None
        return msgspec.msgpack.decode(body, type=kind)
    except (OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return None


def keep(place: Path, key: str, value: object) -> None:
    """Write `value` by way of a new file; when that fails there is simply nothing kept."""
    body = msgspec.msgpack.encode(value)
    head = f"{key} {sha256(body).hexdigest()}\n".encode("ascii")
    fresh = place.with_name(f"{place.name}.{os.getpid()}.tmp")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(head + body)
        os.replace(fresh, place)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
