"""What a person types at a terminal without a full screen: unseen, or longer than it lets through."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from typing import NoReturn

LONGEST = 1023 if sys.platform == "darwin" else 4095
"""Bytes of a line that a terminal lets through; it drops what comes after without a word."""

CUT_OFF = (
    "Deze regel was langer dan een terminal doorgeeft: alleen het begin kwam aan, tot en met "
    "“{end}”. Typ of plak de rest nu als volgende regel."
)


def cut_off(line: str) -> str:
    """Return the sentence for a line of which the terminal kept the end back, or ""."""
    if len(line.encode("utf-8", "replace")) < LONGEST:
        return ""
    return CUT_OFF.format(end=line[-40:].strip())


def unseen(prompt: str) -> str:
    """Return a line that is not shown while it is typed; EOFError when there is none.

    Asked to stop meanwhile, the terminal first shows again what is typed.
    """
    import getpass

    with _stopping_tidily():
        return getpass.getpass(prompt)


@contextlib.contextmanager
def _stopping_tidily() -> Iterator[None]:
    asked = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {}
    # Elsewhere than in the main thread signals cannot be had, and nothing is asked there.
    with contextlib.suppress(ValueError):
        for number in asked:
            before[number] = signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, frame: object) -> NoReturn:
    with contextlib.suppress(OSError):
        os.write(2, b"\n")
    raise SystemExit(128 + number)
