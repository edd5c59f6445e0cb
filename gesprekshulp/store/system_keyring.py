"""The keyring of the system (Windows, macOS, a Linux desktop), where there is one.

Optional in every way: the library may be missing, no keyring may answer, and one that
answers may wait for a person. So each call runs in a thread of its own and is given up
after a few seconds. Only keyrings of the system itself count; the library can also write
plain files. Nothing here opens a store: see `keys`.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from typing import Any, TypeVar

PATIENCE = 4.0
"""Seconds a keyring may take. One that asks a person something is then left alone."""

_SERVICE = "gesprekshulp"
_OF_THE_SYSTEM = tuple(
    f"keyring.backends.{name}"
    for name in ("Windows", "macOS", "SecretService", "libsecret", "kwallet")
)

Answer = TypeVar("Answer")


def there_is_one() -> bool:
    """Whether a keyring of the system answers here."""
    return _in_time(lambda: bool(_backend())) or False


def keep(name: str, random: bytes) -> bool:
    """Let the keyring keep these bytes under `name`; False when it does not."""

    def write() -> bool:
        backend = _backend()
        if not backend:
            return False
        backend.set_password(_SERVICE, name, base64.b64encode(random).decode())
        return bool(backend.get_password(_SERVICE, name))

    return _in_time(write) or False


def fetch(name: str) -> bytes | None:
    """Return what the keyring keeps under `name`, None when it does not answer in time."""

    def read() -> bytes | None:
        backend = _backend()
        kept = backend.get_password(_SERVICE, name) if backend else None
        return base64.b64decode(kept, validate=True) if kept else None

    return _in_time(read)


def forget(name: str) -> None:
    """Take what stands under `name` out of the keyring, where that can be done."""

    def erase() -> None:
        backend = _backend()
        if backend:
            backend.delete_password(_SERVICE, name)

    _in_time(erase)


def _backend() -> Any:
    """Return the keyring of the system, or None; a chain of several is taken apart."""
    from importlib import import_module

    chosen = import_module("keyring").get_keyring()
    for one in getattr(chosen, "backends", [chosen]):
        if type(one).__module__.startswith(_OF_THE_SYSTEM):
            return one
    return None


def _in_time(act: Callable[[], Answer]) -> Answer | None:
    """Return what `act` returns, None when it fails or takes longer than PATIENCE."""
    answers: list[Answer] = []

    def run() -> None:
        try:
            answers.append(act())
        except Exception:
            return  # each backend has faults of its own; all of them mean: no keyring

    # A daemon: a keyring that never answers must not keep the program from ending.
    thread = threading.Thread(target=run, daemon=True, name="sleutelring")
    thread.start()
    thread.join(PATIENCE)
    return answers[0] if answers else None
