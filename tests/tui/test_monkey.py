"""A seeded monkey at the keyboard: whatever it presses, no crash, and every note is on disk.

GESPREKSHULP_APEN sets how many keys (the default is small, for every run of the tests).
"""

from __future__ import annotations

import os
import random
from typing import Any

import pytest
from screen_help import NASTY
from story import Place, played

from gesprekshulp.casework.case import OpenCase

KEYS = int(os.environ.get("GESPREKSHULP_APEN", "30"))

LETTERS = [*"abcdefgzuiqopnjklrsvx123459!>?=+*- "]
MOVES = ["enter", "escape", "up", "down", "left", "right", "tab", "shift+tab", "space"]
RARE = ["ctrl+z", "ctrl+y", "f1", "f2", "f4", "ctrl+p", "ctrl+u", "delete", "pagedown", "pageup"]


def _key(dice: random.Random) -> str:
    kind = dice.choices((LETTERS, MOVES, RARE), (5, 4, 1))[0]
    key = dice.choice(kind)
    return "space" if key == " " else key


@pytest.mark.parametrize("start", ["gesprek", "nazorg", "voorbereiden"])
async def test_no_key_breaks_it_and_no_note_is_lost(
    place: Place, start: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gesprekshulp.tui.screens import papier

    # A monkey may not fill the home folder with papers.
    monkeypatch.setattr(papier, "_write", lambda *_arguments, **_named: None)
    dice = random.Random(f"aap {start}")
    case = place.example()
    pressed: list[str] = []
    async with played(place, case, at="gesprek") as story:
        await story.types("m: het begin", "enter")
        if start != "gesprek":
            await story.menu("q" if start == "nazorg" else "o")
        home = len(story.app.screen_stack)
        for turn in range(KEYS):
            key = _key(dice)
            pressed.append(key)
            if turn % 40 == 39:
                await story.pastes(f"{NASTY}\ntwee")
            await story.press(key)
            if not story.app.is_running:
                break
            if len(story.app.screen_stack) < min(home, 3):  # it left the case: bring it back
                story.app.open("zaak", case)
                await story.press({"gesprek": "g", "nazorg": "z", "voorbereiden": "v"}[start])
        assert story.app.is_running, pressed[-20:]
        on_disk = OpenCase(place.desk, case.id).dossier
        assert on_disk.notes == case.dossier.notes, pressed[-20:]
        assert place.store.verify(case.id).first_fault is None
