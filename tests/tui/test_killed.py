"""The program ends in the middle of typing, on a real terminal: nothing confirmed is lost."""

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
from gesprek_on_pty import desk_in, prepare
from test_leaving import HERE, ROOT, _read_until

from gesprekshulp.casework.walks import running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows heeft geen pty")

SETTLED = 0.5
"""Seconds of typing that may be lost."""


class Terminal(NamedTuple):
    master: int
    child: subprocess.Popen[bytes]

    def types(self, text: str) -> None:
        os.write(self.master, text.encode())

    def reads(self, wanted: str | None) -> str:
        return _read_until(self.master, wanted)


@contextmanager
def talking(folder: Path) -> Iterator[Terminal]:
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    child = subprocess.Popen(
        [sys.executable, str(HERE / "gesprek_on_pty.py"), str(folder)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": f"{HERE}{os.pathsep}{ROOT}"},
        start_new_session=True,
    )
    os.close(slave)
    try:
        terminal = Terminal(master, child)
        for wanted, then in (("gesprek loopt", "\r"), ("Personen", "g"), ("enter bewaart", "")):
            terminal.reads(wanted)
            terminal.types(then)
        yield terminal
    finally:
        child.kill()
        child.wait(timeout=20)
        os.close(master)


def _kept(folder: Path, case: str) -> tuple[list[str], str]:
    """The notes and the half-typed line as the next start finds them."""
    desk = desk_in(folder)
    try:
        meeting = running(desk.open_case(case))
        assert meeting is not None
        notes = [note.text for note in meeting.case.dossier.notes.values()]
        return notes, meeting.resume().half_line
    finally:
        desk.store.close()


@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP"])
def test_asked_to_stop_it_saves_the_half_line_and_restores_the_terminal(
    tmp_path: Path, how: str
) -> None:
    case = prepare(tmp_path)
    with talking(tmp_path) as terminal:
        terminal.types("thuis is hij rustig\r")
        terminal.reads("thuis is hij")
        terminal.types("en op zondag")
        terminal.reads("zondag")
        os.kill(terminal.child.pid, signal.Signals[how])
        painted = terminal.reads(None)
        code = terminal.child.wait(timeout=20)
    assert code == 128 + signal.Signals[how]
    assert "\x1b[?1049l" in painted
    assert "\x1b[?1000l" in painted
    assert _kept(tmp_path, case) == (["thuis is hij rustig"], "en op zondag")


def test_killed_outright_only_the_last_half_second_of_typing_may_go(tmp_path: Path) -> None:
    case = prepare(tmp_path)
    with talking(tmp_path) as terminal:
        for line in ("m: een", "> juf belt op 1 december", "! dit wil ik niet"):
            terminal.types(f"{line}\r")
            terminal.reads(line.split()[-1])  # among the notes
        terminal.types("v: en toen")
        terminal.reads("toen")
        time.sleep(SETTLED)
        terminal.types(" zei hij")
        os.kill(terminal.child.pid, signal.SIGKILL)
        terminal.child.wait(timeout=20)
    notes, half = _kept(tmp_path, case)
    assert notes == ["een", "juf belt op 1 december", "dit wil ik niet"]
    assert half.startswith("v: en toen")
