"""Getting in: the first start, a passphrase that does not fit, and one that does."""

from __future__ import annotations

from screen_help import MemoryEntrance, bottom_line, screen_text

from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.screens.ontgrendelen import strength


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
        await pilot.press(*entrance.secret.replace(" ", "_").replace("_", " "))
        await pilot.press("enter")
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
        assert bottom_line(app).endswith("alle toetsen")


def test_strength_is_said_in_words() -> None:
    assert "kort" in strength("abc")
    assert "Zwak" in strength("aaaaaaaaaaaa")
    assert strength("goed paard batterij nietje") == "Sterk."
