"""What a hand or a script gets wrong on the command line: one Dutch sentence, short and harmless."""

from __future__ import annotations

import os
import select
import sys
from pathlib import Path

import pytest
from running import PASSPHRASE, Home
from test_keeping_verbs import run

from gesprekshulp.cli import main
from gesprekshulp.store.sqlite import DATABASE_FILE

WEIRD = (
    "",
    "   ",
    "²",
    "-1",
    "0",
    "[/x]",
    "\x1b[31mrood\x1b]0;titel\x07",
    "A\u202eB",
    "1" * 5000,
    "9" * 30,
    "woord " * 20_000,
)


@pytest.fixture(autouse=True)
def _at_home(here: Home) -> None:
    """The user's own folders are empty."""


@pytest.mark.parametrize("given", WEIRD, ids=lambda one: ascii(one[:12]))
@pytest.mark.parametrize(
    "verb",
    [
        ("herstel", "?", "--proef"),
        ("dossier", "wis", "S.V.", "?"),
        ("dossier", "bewaar", "S.V.", "--reden", "vertrokken", "--vanaf", "?"),
        ("dossier", "overgezet", "S.V.", "--waar", "x", "--weg-na", "?"),
        ("herken", "?"),
        ("sleutel", "intrekken", "?"),
        ("oefen", "--zaad", "?"),
        ("?",),
    ],
    ids=" ".join,
)
def test_an_argument_that_cannot_be_is_told_in_dutch(
    verb: tuple[str, ...], given: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*(given if one == "?" else one for one in verb), "--map", str(store)]) == 2
    told = capsys.readouterr().err
    assert told.strip()
    assert len(told) < 3500
    for never in (
        "Traceback",
        "iets mis in het programma",
        "a_count",
        "a_date",
        "a_seed",
        "invalid",
    ):
        assert never not in told
    assert not {"\x1b", "\x07", "\u202e"} & set(told)


def test_what_a_verb_repeats_of_an_argument_is_short_too(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from test_backup_verbs import run as with_passphrase

    assert with_passphrase(store, f"zaken --map {store} x" + "A" * 100_000, PASSPHRASE) == 2
    assert with_passphrase(store, "dossier verifieer " + "A" * 100_000, PASSPHRASE) == 2
    assert with_passphrase(store, "herstel --uit " + "A" * 100_000, PASSPHRASE) == 2
    told = capsys.readouterr().err
    assert "is er niet" in told
    assert len(told) < 6000


@pytest.mark.parametrize("day", ["9999-12-31", "9998-02-28"])
def test_a_term_beyond_the_calendar_is_refused(
    day: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, f"dossier bewaar S.V. --reden vertrokken --vanaf {day}") == 2
    assert "te ver weg" in capsys.readouterr().err


def test_a_day_without_a_reason_is_not_passed_over(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "dossier bewaar S.V. --vanaf 2027-08-01") == 2
    assert "--reden" in capsys.readouterr().err


def on_terminal(home: Home, store: Path, verb: str, *typed: bytes) -> tuple[int, str]:
    """Run a verb on a terminal and type this at each question; return code and what was seen."""
    import pty  # not on Windows

    child, screen = pty.fork()
    if child == 0:
        os.execve(
            sys.executable,
            [sys.executable, "-m", "gesprekshulp", *verb.split(), "--map", str(store)],
            {**home.environment, "TERM": "xterm"},
        )
    seen, answers, asked = b"", [f"{PASSPHRASE}\n".encode(), *typed], 0
    questions = (b"Wachtwoordzin", b"Typ ja om door te gaan: ")
    while select.select([screen], [], [], 60)[0]:
        try:
            piece = os.read(screen, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
        if asked < len(answers) and questions[min(asked, 1)] in seen:
            os.write(screen, answers[asked])
            asked += 1
    _, status = os.waitpid(child, 0)
    os.close(screen)
    return os.waitstatus_to_exitcode(status), seen.decode(errors="replace").replace("\r", "")


@pytest.mark.skipif(os.name == "nt", reason="geen pty")
@pytest.mark.parametrize("verb", ["dossier verwijder S.V.", "dossier wis S.V. 12", "herstel 1"])
def test_the_end_of_input_at_a_question_is_no(verb: str, store: Path, here: Home) -> None:
    run(store, "reservekopie maak")
    before = (store / "gesprekshulp.db").read_bytes()
    code, seen = on_terminal(here, store, verb, b"\x04")
    assert code == 0, seen
    assert "Er is niets veranderd." in seen
    assert "mis in het programma" not in seen
    assert (store / "gesprekshulp.db").read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="geen pty")
def test_what_is_about_to_be_wiped_is_told_just_above_the_question(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    aside = store / "reservekopie" / "opzij-20261101T100000"
    aside.mkdir(parents=True)
    (aside / DATABASE_FILE).write_bytes(b"stuk" * 5000)
    assert run(store, "dossier wis S.V.") == 0
    line = next(one for one in capsys.readouterr().out.splitlines() if "KROKODIL" in one)
    code, seen = on_terminal(here, store, f"dossier wis S.V. {line.split()[0]}", b"nee\n")
    question = seen.partition("Voorgoed wissen:")[2].partition("Typ ja")[0]
    assert code == 0
    assert "KROKODIL" in question
    assert "elke reservekopie" in question
    assert "ook ergens anders" in question
    assert "herstel --red" in question
    for verb, words in (
        ("dossier verwijder S.V.", "(S.V.)"),
        ("dossier overgezet S.V. --waar ParnasSys --weg-na 2030-01-01", "ParnasSys"),
    ):
        _, seen = on_terminal(here, store, verb, b"nee\n")
        assert words in seen
        assert "herstel --red" in seen
        assert "niet terugdraaien" in seen
