"""Figures of the screens on a real pseudo-terminal: starting, unlocking, keys, memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pty_meter import KEYS, Terminal, pressing, typing
from report import Row, at, ms

HERE = Path(__file__).parent
EMPTY = """
from textual.app import App
from textual.widgets import Input, Static
class Empty(App):
    BINDINGS = [("ctrl+q", "quit", "Quit")]
    def compose(self):
        yield Static("leeg-is-klaar")
        if "invoer" in __import__("sys").argv:
            yield Input()
Empty().run()
"""
READY = "leeg-is-klaar"
PASSPHRASE = "paard accu nietje"


def environment(home: Path) -> dict[str, str]:
    """A user's environment with a home of its own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "GESPREKSHULP_"))}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**kept, "HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def ours(*words: str) -> list[str]:
    return [sys.executable, "-m", "gesprekshulp", *words]


def first_paint(command: Sequence[str], text: str, home: Path) -> float:
    with Terminal(command, environment(home)) as terminal:
        return 1000 * (terminal.wait(text) - terminal.started)


def starting(runs: int) -> Iterator[Row]:
    """Time to a first frame that answers a key, against an empty Textual app, in turns."""
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        empty = [sys.executable, "-c", EMPTY]
        kinds = {
            "leeg": (empty, READY),
            "eerste start": (ours(), "Welkom bij"),
            "voorbeeld, eerste beeld": (ours("voorbeeld"), "wordt klaargezet"),
            "voorbeeld, de zaak zelf": (ours("voorbeeld"), "Onderdeel 3"),
        }
        spent: dict[str, list[float]] = {name: [] for name in kinds}
        for run in range(runs + 1):
            for name, (command, text) in kinds.items():
                took = first_paint(command, text, home)
                if run:  # the first run fills caches
                    spent[name].append(took)
        floor = statistics.median(spent["leeg"])
        for name, took in spent.items():
            if name != "leeg":
                mine = statistics.median(took)
                promise = "doel 1,35, hoogstens 1,6"
                yield Row(
                    f"Starten: {name}", ms(mine), f"leeg {ms(floor)}", mine / floor, promise, 1.6
                )
        yield from _unlocking(home, runs)


def _unlocking(home: Path, runs: int) -> Iterator[Row]:
    from gesprekshulp.store.sqlite import create_store

    folder = home / "zaken"
    create_store(folder, PASSPHRASE).close()
    spent = []
    for _ in range(max(3, runs // 2)):
        with Terminal(ours("--map", str(folder)), environment(home)) as terminal:
            terminal.wait("Welkom terug")
            terminal.rest(0.2)
            begun = terminal.send(PASSPHRASE + KEYS["enter"])
            spent.append(1000 * (terminal.wait("Nog geen zaken") - begun))
    yield Row(
        "Ontgrendelen (apart)", ms(statistics.median(spent)), "", None, "met opzet traag (scrypt)"
    )


def keys(count: int, notes: int) -> Iterator[Row]:
    """A letter to its suggestions against a bare Input; then any key in a long list."""
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        with Terminal([sys.executable, "-c", EMPTY, "invoer"], environment(home)) as terminal:
            terminal.wait(READY)
            terminal.rest(0.5)
            terminal.send("\t")
            bare = typing(terminal, count)
        for known in (0, notes):
            with Terminal(
                [sys.executable, str(HERE / "gesprek_app.py"), str(known)], environment(home)
            ) as terminal:
                terminal.wait("hints aan", within=600)
                terminal.rest(3)  # recognition is built in a thread
                mine = typing(terminal, count)
            more = at(0.95, mine) - at(0.95, bare)
            yield Row(
                f"Letter tot hints, {known} notities",
                f"p50 {ms(at(0.5, mine))}, p95 {ms(at(0.95, mine))}",
                f"kale invoer p50 {ms(at(0.5, bare))}, p95 {ms(at(0.95, bare))}",
                at(0.95, mine) / at(0.95, bare),
                f"p95 hoogstens 16 ms meer (nu {more:.1f})",
                None,
                more <= 16,
            )
        yield _any_key(count, home)


def _any_key(count: int, home: Path) -> Row:
    with Terminal(ours("voorbeeld"), environment(home)) as terminal:
        terminal.wait("Onderdeel 3")
        terminal.rest(3)
        spent = pressing(terminal, ("down", "down", "up"), count)
    good = at(0.5, spent) <= 8 and at(0.95, spent) <= 16
    shown = f"p50 {ms(at(0.5, spent))}, p95 {ms(at(0.95, spent))}"
    return Row("Een toets, in de zaak", shown, "", None, "p50 8 ms, p95 16 ms", None, good)


def helping(runs: int) -> Iterator[Row]:
    """`--help` above the bare interpreter, in turns."""
    spent: dict[str, list[float]] = {"kaal": [], "help": []}
    commands = {"kaal": [sys.executable, "-c", "pass"], "help": ours("--help")}
    for run in range(runs + 1):
        for name, command in commands.items():
            took = _timed(
                lambda command=command: subprocess.run(command, check=True, capture_output=True)
            )
            if run:
                spent[name].append(took)
    bare, mine = statistics.median(spent["kaal"]), statistics.median(spent["help"])
    yield Row(
        "--help",
        ms(mine),
        f"kale Python {ms(bare)}",
        mine / bare,
        f"hoogstens 60 ms meer (nu {mine - bare:.0f})",
        None,
        mine - bare <= 60,
    )


def memory(notes: int) -> Iterator[Row]:
    """Memory after the notes of an hour, typed at once (an hour in a few minutes)."""
    with (
        tempfile.TemporaryDirectory() as made,
        Terminal(
            [sys.executable, str(HERE / "gesprek_app.py")], environment(Path(made))
        ) as terminal,
    ):
        terminal.wait("hints aan")
        terminal.rest(4)
        before = terminal.memory()
        for number in range(notes):
            terminal.send(f"m: thuis is hij rustig {number}{KEYS['enter']}")
            terminal.rest(0.15)
        terminal.rest(2)
        after = terminal.memory()
    yield Row(
        f"Geheugen na {notes} notities (een uur, samengeperst)",
        f"{after:.0f} MB",
        f"bij het begin {before:.0f} MB",
        after / before if before else None,
        "niet meer dan anderhalf keer zoveel",
        1.5,
    )


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)
