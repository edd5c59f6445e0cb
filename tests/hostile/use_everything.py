"""Use every verb, --plat and every screen in one process, with marker words in every field.

    python use_everything.py HOME

Every text typed bears a word that starts with MARK. An audit hook notes what is opened to be
written and every call that reaches for a network. When all is done it prints one line of
JSON and waits to be killed. Run by the tests of this folder, with HOME as the user's home.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import os
import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

MARK = "zqmerk"
EXPORTS = "uitvoer"
"""The folder in the home where everything goes that the user asks for."""

NOT_USED = {
    "content leer": "learns for eight minutes; with --kijk it is used",
    "content kijk": "watches a folder until it is stopped",
    "sleutel sleutelring": "there is no keyring on a computer that tests; it says so",
}

# Loading code writes compiled files, and a terminal is a file; those are not the program's.
_NOT_OURS = (".pyc", "/dev/tty", "/dev/null", "/dev/pts", "/dev/ptmx")
_NETWORK = {
    *("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"),
    *("socket.gethostbyaddr", "socket.getnameinfo", "socket.sendto", "socket.sendmsg"),
    *("urllib.Request", "http.client.connect", "smtplib.connect", "ftplib.connect"),
    *("webbrowser.open", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"),
}
_LOOPBACK = ("127.0.0.1", "::1")

written: set[str] = set()
reached: list[str] = []
_numbers = count(1)


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note writes and everything that goes out of this process."""
    if event == "open":
        path, mode, flags = arguments
        writes = (isinstance(mode, str) and set(mode) & set("wax+")) or (
            mode is None and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        )
        if writes and isinstance(path, str | bytes):
            name = os.fsdecode(path)
            if _NOT_OURS[0] not in name and not name.startswith(_NOT_OURS[1:]):
                written.add(os.path.abspath(name))
    elif event in ("os.rename", "os.link", "shutil.copyfile"):
        written.add(os.path.abspath(os.fsdecode(arguments[1])))
    elif event in _NETWORK:
        address = arguments[1] if len(arguments) > 1 else None
        # The event loop of Windows makes its waking pair over the loopback.
        if not (isinstance(address, tuple) and address and address[0] in _LOOPBACK):
            reached.append(f"{event} {arguments!r}"[:200])


def mark(where: str) -> str:
    """Return a marker word of its own."""
    return f"{MARK}{where}{next(_numbers)}"


def make_case_form(path: Path) -> None:
    """A real form, with markers in the words."""
    from gesprekshulp.knowledge.loading import content_dir

    sample = sorted((content_dir() / "voorbeeld" / "uitspraken").glob("*.json"))[0]
    form = json.loads(sample.read_text(encoding="utf-8"))

    def marked(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: marked(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [marked(one, key) for one in value]
        free = isinstance(value, str) and " " in value and key not in ("titel",)
        return f"{value} {mark('form')}" if free else value

    path.write_text(json.dumps(marked(form)), encoding="utf-8")


def run(*arguments: str, typed: str = "", secrets: str = "", good: tuple[int, ...] = (0, 1)) -> str:
    """Run one verb in this process; returns what it said on standard output."""
    from own_store import PASS

    from gesprekshulp.cli import main

    reading, writing = os.pipe()
    os.write(writing, (secrets or f"{PASS}\n").encode())
    os.close(writing)
    out, err = io.StringIO(), io.StringIO()
    takes = "--wachtwoordzin-fd" in _options_of(arguments)
    extra = ["--wachtwoordzin-fd", str(reading)] if takes else []
    before = sys.stdin
    sys.stdin = io.StringIO(typed)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([*arguments, *extra])
    finally:
        sys.stdin = before
        os.close(reading)
    if code not in good:
        raise AssertionError(f"{arguments}: {code} {err.getvalue()[-600:]}")
    return out.getvalue()


def leaves() -> dict[str, Any]:
    """Return every verb of the command line ("dossier wis") and its parser."""
    import argparse

    from gesprekshulp.cli.parser import build_parser

    found = {}

    def walk(parser: Any, path: tuple[str, ...]) -> None:
        below = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
        if path and not (below and below[0].required):
            found[" ".join(path)] = parser
        for one in below:
            for name, deeper in one.choices.items():
                walk(deeper, (*path, name))

    walk(build_parser(), ())
    return found


def _options_of(arguments: tuple[str, ...]) -> set[str]:
    words = [one for one in arguments if not one.startswith("-")]
    if arguments[0].startswith("-"):
        return {"--wachtwoordzin-fd"}
    parsers = leaves()
    for size in (3, 2, 1):
        parser = parsers.get(" ".join(words[:size]))
        if parser is not None:
            return {option for one in parser._actions for option in one.option_strings}
    return set()


def verbs(home: Path) -> set[str]:  # noqa: PLR0915 - one line per verb
    """Use every verb; returns those that were used."""
    from own_store import PASS

    from gesprekshulp.knowledge.loading import content_dir

    out = home / EXPORTS
    used: set[str] = set()

    def use(*arguments: str, **more: Any) -> str:
        known = leaves()
        words = [one for one in arguments if not one.startswith("-")]
        used.add(next(" ".join(words[:n]) for n in (3, 2, 1) if " ".join(words[:n]) in known))
        return run(*arguments, **more)

    talk = ["1", mark("voor"), mark("achter"), "1", "3-4-2017", mark("school"), "1", mark("ik")]
    talk += [mark("moeder"), "1", "", "2", "", f"m: {mark('notitie')}", f"* {mark('eigen')}"]
    talk += [f"> juf belt {mark('afspraak')} op 1 december", "/pauze", mark("reden"), "0", "0"]
    by_line = ("--map", str(home / "regels"))
    run("--plat", *by_line, typed="\n".join(talk) + "\n")
    own = run("zaken", *by_line).split()[0]
    run("verslag", own, *by_line, "--naar", str(out / "regels.md"))
    assert MARK in (out / "regels.md").read_text(encoding="utf-8")
    form = out / "zaak.json"
    make_case_form(form)
    use("dossier", "invoer", str(form), "--controleer")
    use("dossier", "invoer", str(form))
    case = next(line.split()[0] for line in use("zaken").splitlines() if "S.V." in line)
    use("voorbeeld", "--speel", "--naar", str(out / "voorbeeld.docx"))
    use("oefen", typed="1\n0\n", good=(0, 1, 2))
    use("verslag", case, "--naar", str(out / "verslag.docx"), good=(0, 1, 2))
    for suffix in ("pdf", "html", "md", "txt"):
        run("verslag", case, "--naar", str(out / f"verslag.{suffix}"), good=(0, 1, 2))
    use("brief", case)
    letter = run("brief", case).splitlines()
    first = next((line.split()[0] for line in letter if "uitnodiging-eerste" in line), "")
    run(
        *("brief", case, first or "uitnodiging-eerste", "--veld", f"aanleiding={mark('veld')}"),
        *("--naar", str(out / "brief.pdf"), "--jurist", str(out / "jurist.docx")),
    )
    use("chronologie", case, "--naar", str(out / "chronologie.docx"))
    use("agenda", case, "--naar", str(out / "agenda.ics"), good=(0, 1, 2))
    use("huisstijl")
    run("huisstijl", str(out / "voorbeeld.docx"))
    run("huisstijl", "--weg")
    use("zienswijze", case, "--van", "moeder", "--woorden", f"Sem leest {mark('zienswijze')}.")
    run("zienswijze", case, "--naar", str(out / "zienswijze.docx"))
    use("bron", "avg-15")
    use("instellingen", "thema", "donker")
    use("toetsen", "zaak-nieuw", "F6")
    run("toetsen", "zaak-nieuw", "standaard")
    use("waar", "--papieren")
    for what in ("weerstand", "zet", "notitie"):
        use("herken", what, typed=f"u wilt gewoon van hem af {mark('herken')}\n")
    use("sleutel")
    use("sleutel", "herstelcode", "--naar", str(out / "herstelcode.txt"))
    use("sleutel", "schoolcode", "--naar", str(out / "schoolcode.txt"))
    use("sleutel", "intrekken", "schoolcode")
    use("sleutel", "wachtwoordzin", secrets=f"{PASS}\n{PASS} nieuw\n")
    run("sleutel", "wachtwoordzin", secrets=f"{PASS} nieuw\n{PASS}\n")
    use("sleutel", "vernieuw", "--ja")
    use("reservekopie", "maak")
    (home / "stick").mkdir(exist_ok=True)
    use("reservekopie", "plek", str(home / "stick"))
    use("reservekopie")
    copies = use("herstel")
    number = re.findall(r"^\s*(\d+)\b", copies, re.M)[0]
    run("herstel", number, "--proef")
    run("herstel", "--red", str(out / "gered.txt"), good=(0, 1, 2))
    use("dossier", "verifieer", case)
    use("dossier", "controleer", case, "--json")
    use("bundel", case, "--voor", "moeder", good=(0, 1, 2))
    run("bundel", case, "--voor", "moeder", "--naar", str(out / "bundel.pdf"), good=(0, 1, 2))
    given = use("dossier", "overdragen", case, "--naar", str(out / "zaak.gesprek"))
    shown = given.split("Wachtwoordzin: ")[1].splitlines()[0]
    there = ("--map", str(home / "collega"))
    for secret, good in (("niet deze zin", (2,)), (shown, (0,))):
        reading, writing = os.pipe()
        os.write(writing, f"{secret}\n".encode())
        os.close(writing)
        handed = ("dossier", "overnemen", str(out / "zaak.gesprek"), "--zin-fd", str(reading))
        page = use(*handed, *there, good=good)
        os.close(reading)
    assert MARK in page
    # The colleague's disk spoils a page: what is left is put together, the rest an export.
    file = home / "collega" / "gesprekshulp.db"
    raw = bytearray(file.read_bytes())
    raw[4096 * 11 : 4096 * 12] = bytes(4096)
    file.write_bytes(raw)
    run("herstel", "--samen", "--proef", *there)
    run("herstel", "--samen", "--red", str(out / "rest.txt"), "--ja", *there)
    assert case in run("zaken", *there)
    use("dossier", "bewaar", case, "--reden", "vertrokken", "--vanaf", "2026-08-01")
    use("dossier", "wis", case, "3", "--ja", good=(0, 1, 2))
    small = home / EXPORTS / "inhoud"
    small.mkdir()
    (small / "tips.yaml").write_bytes((content_dir() / "tips.yaml").read_bytes())
    use("content", "controleer", str(small))
    use("content", "bewijs", str(small))
    use("content", "speel", "--keer", "1", str(small), good=(0, 1, 2))
    use("content", "loop", str(content_dir()), typed="1\n0\n", good=(0, 1, 2))
    use("content", "boom", "oogo")
    use("content", "vergelijk", str(small), str(small))
    use("content", "overneem", "tips.yaml")
    use("content", "nieuw", "weerstand", "merk-soort")
    use("content", "verwarring", str(small), good=(0, 1, 2))
    use("content", "evalueer", str(small), good=(0, 1, 2))
    run("content", "leer", "--kijk", good=(0, 1, 2))
    others = [line.split()[0] for line in run("zaken").splitlines() if line.startswith("z-")]
    use("dossier", "verwijder", others[-1], "--ja", "--reden", "vertrokken", good=(0, 1, 2))
    use("dossier", "weggehaald")
    away = ("--waar", f"map {mark('plek')}", "--weg-na", "2027-08-01", "--ja")
    use("dossier", "overgezet", others[0], *away, good=(0, 1, 2))
    return used


async def screens(home: Path) -> tuple[int, set[str], set[str]]:
    """Go to every place of the screens, fill every field, confirm; returns fields and titles."""
    from own_store import PASS
    from test_every_screen import ROUTES
    from textual import events
    from textual.widgets import Input, TextArea

    from gesprekshulp.tui.app import GesprekshulpApp
    from gesprekshulp.tui.entrance import Entrance
    from gesprekshulp.tui.widgets.line import LineInput

    app = GesprekshulpApp(Entrance(None, lambda: datetime.now(UTC)))
    filled, titles, seen = 0, set(), set()

    def place() -> str:
        return str(getattr(app.screen, "place", ""))

    async def press(*keys: str) -> None:
        for key in keys:
            await pilot.press(key)
            titles.update((str(app.title), str(app.sub_title)))

    async def unlock() -> None:
        app.screen.query_one("#zin", LineInput).value = PASS
        await press("enter")
        until = time.monotonic() + 60  # the passphrase costs work, and a computer may be busy
        while place() in ("ontgrendelen", "vergrendeld") and time.monotonic() < until:
            await pilot.pause(0.1)

    async def home_screen() -> None:
        for _ in range(12):
            if place() in ("zaak", "overzicht"):
                break
            await press("escape")
        if place() == "overzicht":
            await press("enter")

    async with app.run_test(size=(100, 40)) as pilot:
        await unlock()
        for turn, (name, keys) in enumerate([*ROUTES.items(), *_MORE_ROUTES.items()]):
            await home_screen()
            await press(*keys)
            seen.add(place())
            for field in [*app.screen.query(Input), *app.screen.query(TextArea)]:
                filled += 1
                value = field.value if isinstance(field, Input) else ""
                word = mark("scherm") if name.count(":") else f"m: {mark('regel')}"
                if value.startswith(os.sep):
                    field.value = str(home / EXPORTS / f"scherm{filled}{Path(value).suffix}")
                else:
                    field.post_message(events.Paste(word))
            await pilot.pause(0.6)
            # Enter confirms; where that would stop the program or take the case away, Esc.
            await press("escape" if name.endswith(("stoppen", "weghalen", "wissen")) else "enter")
            if turn % 15 == 9:
                await press("ctrl+l")
                if place() == "vergrendeld":
                    await unlock()
            app.action_screenshot()
        await home_screen()
    app.close_desks()
    return filled, titles, seen


_MORE_ROUTES: dict[str, tuple[str, ...]] = {
    "instellingen": ("f8",),
    "sleutels": ("escape", "k"),
    "reservekopie": ("escape", "b"),
    "gesprek: notitie": ("g",),
    "nazorg: afmaken": ("z", "enter"),
}


def main() -> Iterator[None]:
    """Use it all, say what happened, wait to be killed."""
    home = Path(sys.argv[1])
    sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "tui")]
    from gesprekshulp.cli.quiet import keep_quiet

    keep_quiet()  # as the command does, before Textual is imported
    from own_store import make_store

    from gesprekshulp.knowledge.loading import load_content
    from gesprekshulp.store.locations import data_dir

    make_store(data_dir(), load_content()[0])
    sys.addaudithook(watch)
    (home / EXPORTS).mkdir()
    filled, titles, seen = asyncio.run(screens(home))
    used = verbs(home)  # after the screens: these take cases away
    # A user who is killed had the store open, with something half typed.
    from own_store import PASS

    from gesprekshulp.store.sqlite import open_store

    store = open_store(data_dir(), PASS)
    store.save_half_line(store.glances()[0].case, "regel", mark("half"))
    told = {
        "used": sorted(used),
        "verbs": sorted(leaves()),
        "filled": filled,
        "titles": sorted(titles),
        "places": sorted(seen),
        "marks": next(_numbers) - 1,
        "written": sorted(written),
        "reached": reached,
    }
    print(f"KLAAR {json.dumps(told)}", flush=True)
    yield
    time.sleep(600)


if __name__ == "__main__":
    for _ in main():
        pass
