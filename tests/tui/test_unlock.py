"""Getting in: the first start, a passphrase that does not fit, and one that does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screen_help import NOW, MemoryEntrance, bottom_line, screen_text

from gesprekshulp.store.passphrases import easily_guessed
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.entrance import Entrance
from gesprekshulp.tui.screens.ontgrendelen import strength

WORDS = [
    "paars",
    "fiets",
    "kantoor",
    "molen",
    "lepel",
    "school",
    "welkom",
    "trapauto",
    "gordijn",
    "zeep",
    "hijskraan",
    "tafel",
]


async def test_a_wrong_passphrase_gets_one_sentence_and_another_try(
    entrance: MemoryEntrance,
) -> None:
    app = GesprekshulpApp(entrance)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Welkom terug" in screen_text(app)
        await pilot.press(*"fout", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "past niet" in screen_text(app)
        await pilot.press(*entrance.secret, "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Nog geen zaken" in screen_text(app)


async def test_the_first_start_asks_twice_and_warns(entrance: MemoryEntrance) -> None:
    entrance.secret = ""
    app = GesprekshulpApp(entrance)
    async with app.run_test(size=(40, 12)) as pilot:
        assert "Welkom bij gesprekshulp" in screen_text(app)
        await pilot.press(*"kort", "enter", *"kort", "enter")
        assert "acht" in screen_text(app) or "8 tekens" in screen_text(app)
        assert "F1" in bottom_line(app)


@pytest.mark.parametrize(
    "tried_first",
    [
        *("aaaaaaaaaaaa", "12345678", "1234567890123456", "87654321", "qwertyuiop", "abcdefghijkl"),
        *("wachtwoord", "Wachtwoord123", "welkom2026", "Welkom01!", "12-04-2014", "0612345678"),
        *("school123", "Gesprekshulp1!", "a a a a a a a a"),
    ],
)
def test_what_anybody_tries_first_is_called_weak(tried_first: str) -> None:
    assert strength(tried_first).startswith("Zwak")


@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=6, unique=True))
def test_four_loose_words_are_never_called_weak(words: list[str]) -> None:
    assert strength(" ".join(words)) in ("Goed.", "Sterk.")
    assert not easily_guessed("".join(words))


def test_strength_is_said_in_words() -> None:
    assert "kort" in strength("abc")
    assert strength("goed paard batterij nietje") == "Sterk."


def test_the_files_of_a_store_are_known_without_importing_it() -> None:
    from gesprekshulp.store.keyfile import KEY_FILE
    from gesprekshulp.store.sqlite import DATABASE_FILE
    from gesprekshulp.tui.entrance import STORE_FILES

    assert set(STORE_FILES) == {DATABASE_FILE, KEY_FILE}


def test_nothing_heavy_is_imported_before_the_first_frame() -> None:
    import subprocess
    import sys

    heavy = "yaml rapidfuzz msgspec docx typst sqlcipher3 cryptography gesprekshulp.casework"
    code = (
        "import sys, gesprekshulp.tui.app, gesprekshulp.tui.screens.ontgrendelen\n"
        f"print([name for name in {heavy.split()!r} if name in sys.modules])\n"
        "print('textual.widgets._text_area' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split("\n")[:2] == ["[]", "False"]


async def test_a_real_store_is_made_and_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "opslag"
    for first in (True, False):
        app = GesprekshulpApp(Entrance(folder, lambda: NOW))
        async with app.run_test(size=(80, 24)) as pilot:
            assert ("Welkom bij" in screen_text(app)) is first
            await pilot.press(*"vier losse woorden", "enter")
            if first:
                await pilot.press(*"vier losse woorden", "enter")
            await app.workers.wait_for_complete()
            await pilot.pause()
            if first:
                assert "in twee minuten rondleiden?" in screen_text(app)
                await pilot.press("n")
                await pilot.pause()
            assert "Nog geen zaken" in screen_text(app)
        app.close_desks()
