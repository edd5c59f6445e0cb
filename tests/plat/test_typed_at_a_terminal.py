"""On a real terminal: no line is lost for one byte, a line cut short is told, typing stays seen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from gesprekshulp.plat.typed import LONGEST, cut_off

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows heeft geen pty")


class Terminal(NamedTuple):
    master: int
    slave: int
    child: subprocess.Popen[bytes]

    def types(self, line: bytes) -> None:
        os.write(self.master, line)

    def reads(self, wanted: str) -> str:
        import select

        got = b""
        deadline = time.monotonic() + 30
        while wanted not in got.decode("utf-8", "replace").replace("\r\n", " "):
            assert time.monotonic() < deadline, got[-500:]
            if select.select([self.master], [], [], 0.5)[0]:
                got += os.read(self.master, 65536)
        return got.decode("utf-8", "replace")

    def shows_what_is_typed(self) -> bool:
        import termios

        return bool(termios.tcgetattr(self.slave)[3] & termios.ECHO)


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[Terminal]:
    import pty

    master, slave = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "gesprekshulp", *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        # As in a Dutch locale; in the C locale Python is lenient by itself.
        env={**os.environ, "HOME": str(folder), "PYTHONIOENCODING": "utf-8:strict"},
        start_new_session=True,
    )
    try:
        yield Terminal(master, slave, child)
    finally:
        child.kill()
        child.wait(timeout=20)
        os.close(slave)
        os.close(master)


def test_a_byte_that_is_no_character_costs_no_line(tmp_path: Path) -> None:
    with running(tmp_path, "voorbeeld", "--plat") as terminal:
        terminal.reads("Kies een nummer")
        terminal.types(b"het was gezell\xedg bij oma\n")
        assert "bij oma” is geen keuze" in terminal.reads("Kies een nummer:").replace("\r\n", " ")


def test_a_line_that_the_terminal_cuts_off_is_told(tmp_path: Path) -> None:
    with running(tmp_path, "voorbeeld", "--plat") as terminal:
        terminal.reads("Kies een nummer")
        terminal.types(b"woord " * (LONGEST // 6 + 100) + b"eind\n")
        terminal.reads("Typ of plak de rest")


def test_a_line_that_fits_is_not_remarked_on() -> None:
    assert not cut_off("x" * (LONGEST - 1))
    assert cut_off("x" * LONGEST)


@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP"])
def test_asked_to_stop_at_the_passphrase_what_is_typed_is_shown_again(
    tmp_path: Path, how: str
) -> None:
    with running(tmp_path, "--plat", "--map", str(tmp_path / "zaken")) as terminal:
        terminal.reads("Kies een wachtwoordzin")
        assert not terminal.shows_what_is_typed()
        os.kill(terminal.child.pid, signal.Signals[how])
        assert terminal.child.wait(timeout=20) == 128 + signal.Signals[how]
        assert terminal.shows_what_is_typed()
