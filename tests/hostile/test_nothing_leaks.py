"""Nothing readable but what the user exported, and no connection: everything is used once, then killed.

One process of its own does it all (see use_everything); what it wrote is searched while it
still runs with the store open, and again after it was killed.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from use_everything import EXPORTS, MARK, NOT_USED

import gesprekshulp

SCRIPT = Path(__file__).with_name("use_everything.py")
NEVER_IMPORTED = {
    *("http", "urllib", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "ssl"),
    *("socket", "socketserver", "requests", "httpx", "aiohttp", "urllib3", "websockets"),
    *("webbrowser", "faulthandler"),
}
"""What makes connections, or writes what stands in memory."""


class Used(NamedTuple):
    """What the process told, the home it had, and what was readable before and after its end."""

    told: dict[str, Any]
    home: Path
    running: list[str]
    killed: list[str]


def readable(home: Path) -> list[str]:
    """Return the files outside the user's exports in which a marker word can be read."""
    forms = [form for word in (MARK, MARK.upper()) for form in _forms(word)]
    found = []
    for path in home.rglob("*"):
        where = path.relative_to(home)
        if where.parts[0] == EXPORTS:
            continue
        if MARK in path.name or (path.is_file() and _bears(path, forms)):
            found.append(str(where))
    return sorted(found)


def _forms(word: str) -> list[bytes]:
    return [
        word.encode(),
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        word.encode().hex().encode(),
    ]


def _bears(path: Path, forms: list[bytes]) -> bool:
    data = path.read_bytes()
    return any(form in data for form in forms)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Used:
    if sys.platform == "win32":
        pytest.skip("de wachtwoordzin gaat hier door een bestandsnummer")
    home = tmp_path_factory.mktemp("thuis")
    (home / "tijdelijk").mkdir()
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG")}
    logs = {
        name: str(home / f"{name}.log") for name in ("TEXTUAL_LOG", "TEXTUAL_SCREENSHOT_LOCATION")
    }
    # What a developer's shell may have set must not make it write what is on the screen.
    logs |= {"TEXTUAL": "devtools,debug", "TEXTUAL_SCREENSHOT": "0", "PYTHONFAULTHANDLER": "1"}
    logs |= {"PYTHONDONTWRITEBYTECODE": "1"}
    environment = {**kept, **logs, "HOME": str(home), "TMPDIR": str(home / "tijdelijk")}
    with subprocess.Popen(
        [sys.executable, str(SCRIPT), str(home)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=home,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        line = next((one for one in process.stdout if one.startswith("KLAAR ")), "")
        if not line:
            raise AssertionError(process.stderr.read()[-3000:])
        running = readable(home)
        process.kill()
        process.wait()
    return Used(json.loads(line.removeprefix("KLAAR ")), home, running, readable(home))


def test_every_verb_and_many_fields_were_used(used: Used) -> None:
    """Without this the tests below would prove little."""
    assert set(used.told["verbs"]) - set(used.told["used"]) == set(NOT_USED)
    assert used.told["filled"] > 30
    assert used.told["marks"] > 50
    wanted = {"overzicht", "zaak", "gesprek", "nazorg", "voorbereiden", "brieven", "zienswijze"}
    assert wanted <= set(used.told["places"])


def test_nothing_can_be_read_while_it_runs(used: Used) -> None:
    assert used.running == []


def test_nothing_can_be_read_after_it_was_killed(used: Used) -> None:
    assert used.killed == []


def test_the_search_finds_what_there_is_to_find(used: Used) -> None:
    """The exports do bear the words, so the search is no blind one."""
    exported = [path.read_bytes() for path in (used.home / EXPORTS).glob("*.md")]
    exported += [path.read_bytes() for path in (used.home / EXPORTS).glob("*.html")]
    assert any(MARK.encode() in one for one in exported)


def test_nothing_is_written_outside_the_home_of_the_user(used: Used) -> None:
    outside = [one for one in used.told["written"] if not one.startswith(str(used.home))]
    assert outside == []


def test_the_window_title_bears_no_name(used: Used) -> None:
    assert set(used.told["titles"]) <= {"", "gesprekshulp"}


def test_no_verb_and_no_screen_reaches_for_a_network(used: Used) -> None:
    assert used.told["reached"] == []


def test_no_core_dump_and_no_log_of_a_developer() -> None:
    if sys.platform == "win32":
        pytest.skip("Windows kent deze grens niet")
    code = (
        "import os, resource; from gesprekshulp.cli import main; main(['--version']);"
        "print(resource.getrlimit(resource.RLIMIT_CORE),"
        " [name for name in os.environ if name.startswith('TEXTUAL')])"
    )
    asked = {"TEXTUAL": "devtools", "TEXTUAL_LOG": "log.txt", "TEXTUAL_SCREENSHOT": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **asked},
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "(0, 0) []"


def test_no_module_of_the_program_imports_what_makes_connections() -> None:
    found = []
    for path in Path(gesprekshulp.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            found += [(path.name, one) for one in names if one.partition(".")[0] in NEVER_IMPORTED]
    assert found == []
