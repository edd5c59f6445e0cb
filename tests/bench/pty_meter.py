"""A program on a pseudo-terminal, timed: when a text is painted, and when a key is answered.

Plays a modern terminal: answers what Textual asks, reads everything, takes the escape
sequences out. Standard library only; Linux and macOS.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence

_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^X][^\x1b]*\x1b\\|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]"
)
_ANSWERS = (
    (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),
    (b"\x1b[?2048$p", b"\x1b[?2048;0$y"),
    (b"\x1b[c", b"\x1b[?62;22c"),
    (b"\x1b[6n", b"\x1b[1;1R"),
)
KEYS = {"enter": "\r", "escape": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "backspace": "\x7f"}
_LONGEST = 400_000  # bytes kept of what was painted


class Ended(Exception):
    """The program stopped, or did not paint in time; `str()` says what was painted last."""


class Terminal:
    """One run of a program; use it as a context."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
    ) -> None:
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execvpe(command[0], list(command), dict(environment))
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self._seen = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        os.close(self._fd)

    def wait(self, text: str | None, within: float = 60.0) -> float:
        """Return the moment at which `text` (None: anything) was painted since the last `mark`."""
        until = time.perf_counter() + within
        while time.perf_counter() < until:
            if self._read(until - time.perf_counter()) and (text is None or text in self.painted):
                return time.perf_counter()
        raise Ended(f"{text!r} kwam niet; het laatste: {self.painted[-600:]!r}")

    @property
    def painted(self) -> str:
        """What was painted since the last `mark`, as plain text."""
        return _ESCAPES.sub("", self._seen.decode("utf-8", "replace"))

    def mark(self) -> None:
        """Forget what was painted until now."""
        self.rest(0.0)
        self._seen = b""

    def rest(self, seconds: float) -> None:
        """Read on for a while."""
        until = time.perf_counter() + seconds
        while self._read(max(0.0, until - time.perf_counter())) or time.perf_counter() < until:
            pass

    def send(self, text: str) -> float:
        """Type, and return when."""
        moment = time.perf_counter()
        os.write(self._fd, text.encode())
        return moment

    def memory(self) -> float:
        """Resident memory in MB (Linux), 0 elsewhere."""
        with (
            contextlib.suppress(OSError),
            open(f"/proc/{self.pid}/status", encoding="ascii") as told,
        ):
            return next(int(line.split()[1]) / 1024 for line in told if line.startswith("VmRSS"))
        return 0.0

    def _read(self, within: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], within)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            data = b""
        if not data:
            raise Ended(f"het programma stopte; het laatste: {self.painted[-600:]!r}")
        for asked, answer in _ANSWERS:
            if asked in data:
                os.write(self._fd, answer)
        self._seen = (self._seen + data)[-_LONGEST:]
        return True


def letters(count: int) -> Iterator[str]:
    """Letters of which every four in a row occur once: the last four prove the last was painted."""
    rng, written, seen = random.Random(7), "", set[str]()
    while len(written) < count:
        letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
        four = (written + letter)[-4:]
        if four not in seen:
            seen.add(four)
            written += letter
            yield letter


def typing(terminal: Terminal, count: int, line: int = 20) -> list[float]:
    """Return milliseconds from each of `count` letters to its paint, at a human pace."""
    rng, spent, typed = random.Random(1), list[float](), ""
    for letter in letters(count):
        terminal.rest(rng.uniform(0.06, 0.14))
        if len(typed) >= line:
            terminal.send(KEYS["backspace"] * len(typed))
            terminal.rest(0.3)
            typed = ""
        terminal.mark()
        typed += letter
        sent = terminal.send(letter)
        spent.append(1000 * (terminal.wait(typed[-4:]) - sent))
    return spent


def pressing(terminal: Terminal, keys: Sequence[str], count: int) -> list[float]:
    """Return milliseconds from each key to the first paint after it."""
    rng, spent = random.Random(2), list[float]()
    for number in range(count):
        terminal.rest(rng.uniform(0.08, 0.16))
        terminal.mark()
        sent = terminal.send(KEYS.get(keys[number % len(keys)], keys[number % len(keys)]))
        spent.append(1000 * (terminal.wait(None) - sent))
    return spent
