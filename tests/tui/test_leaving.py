"""Leaving, wanted or not: the half-typed line is kept, the terminal is left as it was."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from screen_help import MemoryDesk, MemoryEntrance
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from gesprekshulp.store.interface import StoreError
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.dialogs.ask import AskLine
from gesprekshulp.tui.dialogs.confirm import Confirm
from gesprekshulp.tui.drafts import DraftKey
from gesprekshulp.tui.working import start_work

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


async def test_quitting_keeps_a_half_typed_line(shell: GesprekshulpApp) -> None:
    store = shell.desk.store  # type: ignore[union-attr]
    async with shell.run_test() as pilot:
        shell.push_screen(AskLine("Hoe heet je?", draft=DraftKey("naam", "", store)))
        await pilot.pause()
        await pilot.press(*"Kar", "ctrl+q")
        await pilot.pause()
    assert "Kar" in store.half_line("", "formulier:naam")
    assert shell.return_code == 0


async def _stop_on_a_full_disk(shell: GesprekshulpApp, pilot: Pilot[Any]) -> None:
    """Half a name, and then stopping, where nothing can be kept: the program stays."""
    store = shell.desk.store  # type: ignore[union-attr]

    def full(*_: str) -> None:
        raise StoreError("De schijf is vol.")

    shell.push_screen(AskLine("Hoe heet je?", draft=DraftKey("naam", "", store)))
    await pilot.pause()
    store.save_half_line = full  # type: ignore[method-assign]
    await pilot.press(*"Kar", "ctrl+q")
    await pilot.pause()
    assert shell.is_running


async def test_what_cannot_be_kept_is_told_before_stopping(shell: GesprekshulpApp) -> None:
    """A full disk: the first time says so and stays, the second time stops."""
    store = shell.desk.store  # type: ignore[union-attr]
    keep = store.save_half_line

    async with shell.run_test(notifications=True) as pilot:
        await _stop_on_a_full_disk(shell, pilot)
        assert any("nog een keer ctrl+q" in one.message for one in shell._notifications)
        store.save_half_line = keep  # type: ignore[method-assign]
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert "Kar" in store.half_line("", "formulier:naam")
    assert shell.return_code == 0


async def test_a_second_time_stops_whatever_cannot_be_kept(shell: GesprekshulpApp) -> None:
    async with shell.run_test(notifications=True) as pilot:
        await _stop_on_a_full_disk(shell, pilot)
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert shell.return_code == 0


async def test_a_fault_saves_first_and_shows_nothing_of_the_case(
    entrance: MemoryEntrance, capsys: pytest.CaptureFixture[str]
) -> None:
    app = GesprekshulpApp(entrance, desk=MemoryDesk())  # type: ignore[arg-type]
    store = app.desk.store  # type: ignore[union-attr]

    def fail() -> None:
        secret_note = "moeder moest huilen"
        raise KeyError(secret_note)

    async def work_until_the_fault() -> None:
        async with app.run_test() as pilot:
            app.push_screen(AskLine("Hoe heet je?", draft=DraftKey("naam", "", store)))
            await pilot.pause()
            await pilot.press(*"Kar")
            app.call_later(fail)
            await pilot.pause()

    with pytest.raises(KeyError):
        await work_until_the_fault()
    said = capsys.readouterr()
    report = (entrance.folder / "storing.txt").read_text(encoding="utf-8")
    assert "Er ging iets mis" in said.err
    assert "moeder" not in said.err + said.out + report
    assert "Traceback" not in said.err
    assert report.startswith("KeyError\n")
    assert "Kar" in store.half_line("", "formulier:naam")
    assert app.return_code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows heeft geen signalen")
@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "venster dicht"])
def test_a_closed_window_keeps_the_line_and_restores_the_terminal(tmp_path: Path, how: str) -> None:
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    child = subprocess.Popen(
        [sys.executable, str(HERE / "shell_on_pty.py"), str(tmp_path)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": f"{HERE}{os.pathsep}{ROOT}"},
        start_new_session=True,
    )
    os.close(slave)
    try:
        _read_until(master, "Nog geen zaken")
        os.write(master, b"w")
        _read_until(master, "Hoe heet je?")
        os.write(master, b"Kari")
        _read_until(master, "Kari")
        if how == "venster dicht":
            os.close(master)
            painted = ""
        else:
            os.kill(child.pid, signal.Signals[how])
            painted = _read_until(master, None)
        code = child.wait(timeout=20)
    finally:
        child.kill()
    assert "Kari" in (tmp_path / "half.json").read_text(encoding="utf-8")
    assert code == 128 + (signal.SIGTERM if how == "SIGTERM" else signal.SIGHUP)
    if painted:
        assert "\x1b[?1049l" in painted
        assert "\x1b[?1000l" in painted
        assert "Traceback" not in painted


def _read_until(master: int, wanted: str | None) -> str:
    """Read until `wanted` was painted, or with None until the other side closes."""
    got = ""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and (wanted is None or wanted not in got):
        ready, _, _ = select.select([master], [], [], 0.5)
        if ready:
            try:
                chunk = os.read(master, 65536)
            except OSError:
                break
            if not chunk:
                break
            got += chunk.decode("utf-8", "replace")
    if wanted is not None:
        assert wanted in got, got[-500:]
    return got


async def test_what_is_chosen_from_the_menu_as_the_program_stops_does_nothing(
    shell: GesprekshulpApp,
) -> None:
    async with shell.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
    assert not await shell.run_action("help")


async def test_work_that_ends_while_its_screen_is_left_shows_nothing_and_breaks_nothing(
    shell: GesprekshulpApp,
) -> None:
    box = AskLine("Hoe heet ze?")

    async def told_too_late() -> None:
        box.dismiss(None)
        box.query_one("#verdwenen")

    async with shell.run_test(size=(80, 24)) as pilot:
        shell.push_screen(box)
        await pilot.pause()
        start_work(box, told_too_late)
        await pilot.pause()
        assert shell.is_running
        assert shell.screen is not box


async def test_a_click_on_what_is_being_taken_away_hits_nothing(shell: GesprekshulpApp) -> None:
    async with shell.run_test(size=(80, 24)) as pilot:
        shell.push_screen(Confirm("Zeker weten?", "Dit is een vraag."))
        await pilot.pause()
        words = shell.screen.query_one(".titel", Static)
        at = words.region.offset
        words._parent = None  # as it is for a moment while it goes
        place: Any = {"widget": None, "x": at.x, "y": at.y, "screen_x": at.x, "screen_y": at.y}
        flags: Any = {"shift": False, "meta": False, "ctrl": False}
        pressed = events.MouseDown(**place, delta_x=0, delta_y=0, button=1, **flags)
        shell.screen._forward_event(pressed)
        words._parent = shell.screen.query_one(".venster")
        await pilot.press("n")
        await pilot.pause()
        assert shell.screen.place == "overzicht"  # type: ignore[attr-defined]


async def test_an_answer_that_comes_when_the_program_stops_is_too_late_and_no_fault(
    shell: GesprekshulpApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last screens were taken down between the key and what it set going."""
    answers: list[Any] = []
    async with shell.run_test() as pilot:
        shell.push_screen(Confirm("Weg?"), answers.append)
        await pilot.pause()
        box = shell.screen
        with monkeypatch.context() as stopping:
            stopping.setattr(shell, "_screen_stacks", {shell._current_mode: []})
            await box.dismiss(True)
            with shell.telling_faults():
                shell.push_screen(Confirm("Nog een?"))
        await pilot.pause()
        assert answers == []
        await pilot.press("escape")
        await pilot.pause()
    assert answers == [None], "Esc telt nog wel"
