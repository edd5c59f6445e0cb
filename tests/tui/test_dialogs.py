"""Questions on screen: nothing typed is lost, whatever is pasted, and faults are explained."""

from __future__ import annotations

from typing import Any

import pytest
from screen_help import NASTY, NOW, MemoryStore, screen_text
from textual import events
from textual.widgets import OptionList

from gesprekshulp.store.interface import StoreError
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.dialogs.ask import AskLine
from gesprekshulp.tui.dialogs.choose import Choice, Choose
from gesprekshulp.tui.dialogs.confirm import Confirm
from gesprekshulp.tui.dialogs.fields import Field
from gesprekshulp.tui.dialogs.form import FormDialog
from gesprekshulp.tui.drafts import DraftKey
from gesprekshulp.tui.widgets.notearea import NoteArea

FIELDS = (
    Field("naam", "Naam", required="Vul een naam in."),
    Field("op", "Sinds", "datum"),
    Field("rol", "Rol", "keuze", choices=(("vader", "vader"), ("moeder", "moeder"))),
    Field("tolk", "Tolk nodig", "ja-nee"),
    Field("bij", "Bijzonderheden", "lang"),
)
PASTE = f"een {NASTY}\ntwee\r\ndrie"


def _form(key: DraftKey | None = None) -> FormDialog:
    return FormDialog("Persoon", FIELDS, {"rol": "vader"}, today=NOW.date(), draft=key)


async def test_a_paste_of_several_lines_is_kept_whole_in_every_field(
    shell: GesprekshulpApp,
) -> None:
    answers: list[Any] = []
    async with shell.run_test(size=(80, 24)) as pilot:
        shell.push_screen(_form(), answers.append)
        await pilot.pause()
        for widget_id in ("#veld-naam", "#veld-bij"):
            shell.screen.query_one(widget_id).post_message(events.Paste(PASTE))
        await pilot.pause()
        await pilot.press("f2")
        await pilot.pause()
    assert answers[0]["naam"].endswith("omgekeerd twee drie")
    assert answers[0]["bij"].endswith("omgekeerd\ntwee\ndrie")
    assert "\x1b" not in repr(answers)
    assert "\u202e" not in repr(answers)


async def test_a_long_paste_is_undone_and_the_field_is_there(shell: GesprekshulpApp) -> None:
    """The scroll bar goes with the lines, while the cursor still stands past the end."""
    async with shell.run_test(size=(80, 24)) as pilot:
        shell.push_screen(_form())
        await pilot.pause()
        field = shell.screen.query_one("#veld-bij", NoteArea)
        field.focus()
        await pilot.press(*"kort")
        field.post_message(events.Paste("\n".join(f"regel {number}" for number in range(9))))
        await pilot.pause()
        assert field.show_vertical_scrollbar
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert not field.show_vertical_scrollbar
        assert field.text in ("", "kort")
        await pilot.press("ctrl+y", *"er bij")
        await pilot.pause()
        assert field.text.endswith("regel 8er bij")


async def test_esc_keeps_what_was_typed_for_the_next_time(shell: GesprekshulpApp) -> None:
    store: Any = MemoryStore()
    key = DraftKey("persoon/nieuw", "z-1", store)
    async with shell.run_test(size=(40, 12)) as pilot:
        shell.push_screen(_form(key))
        await pilot.pause()
        await pilot.press(*"Marloes", "escape")
        await pilot.pause()
        assert "Marloes" in store.half_line("z-1", key.field)
        shell.drafts = type(shell.drafts)()  # as after a restart: only the store knows
        shell.push_screen(_form(key))
        await pilot.pause()
        assert "Marloes" in screen_text(shell)
        await pilot.press("f2")
        await pilot.pause()
        assert store.half_line("z-1", key.field) == ""


async def test_a_box_that_opens_as_the_store_closes_is_empty_and_costs_nothing(
    shell: GesprekshulpApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    store: Any = MemoryStore()
    key = DraftKey("persoon/nieuw", "z-1", store)
    store.save_half_line("z-1", key.field, '{"naam": "Marloes"}')

    def closed(*_: str) -> str:
        raise StoreError("De opslag is al gesloten.")

    async with shell.run_test(size=(80, 24)) as pilot:
        with monkeypatch.context() as while_closed:
            while_closed.setattr(store, "half_line", closed)
            shell.push_screen(_form(key))
            await pilot.pause()
            await pilot.press("escape")
            await pilot.pause()
        shell.save_unfinished()
        shell.push_screen(_form(key))
        await pilot.pause()
        assert "Marloes" in screen_text(shell)


async def test_a_wrong_answer_is_explained_at_the_field(shell: GesprekshulpApp) -> None:
    answers: list[Any] = []
    async with shell.run_test(size=(80, 24)) as pilot:
        shell.push_screen(_form(), answers.append)
        await pilot.pause()
        await pilot.press("tab", *"blauw", "f2")
        await pilot.pause()
        assert "Vul een naam in." in screen_text(shell)
        assert "is geen datum" in screen_text(shell)
        await pilot.press(*"Jan", "tab", *(["backspace"] * 5), *"1-12-2026")
        await pilot.pause()
        assert "dinsdag 1 december 2026" in screen_text(shell)
        await pilot.press("tab", "right", "f2")
        await pilot.pause()
    assert answers == [{"naam": "Jan", "op": "2026-12-01", "rol": "moeder", "tolk": "", "bij": ""}]


async def test_yes_no_a_line_and_a_list_answer_by_key_and_mouse(shell: GesprekshulpApp) -> None:
    answers: list[Any] = []
    async with shell.run_test(size=(80, 24)) as pilot:
        shell.push_screen(Confirm("Sluiten?", NASTY, final=True), answers.append)
        await pilot.pause()
        await pilot.press("enter")
        shell.push_screen(Confirm("Sluiten?"), answers.append)
        await pilot.pause()
        await pilot.click("#ja")
        shell.push_screen(AskLine(NASTY, explanation=NASTY), answers.append)
        await pilot.pause()
        await pilot.press(*"ja hoor", "enter")
        shell.push_screen(
            Choose(NASTY, [Choice("a", NASTY, NASTY), Choice("b", "tweede")]), answers.append
        )
        await pilot.pause()
        assert "[/x]" in screen_text(shell)
        await pilot.press("2")
        await pilot.pause()
    assert answers == [False, True, "ja hoor", "b"]


async def test_a_page_key_in_a_list_that_has_no_room_stays_put(shell: GesprekshulpApp) -> None:
    answers: list[Any] = []
    many = [Choice(str(number), f"Keuze {number}") for number in range(40)]
    async with shell.run_test(size=(80, 24)) as pilot:
        shell.push_screen(Choose("Kies", many), answers.append)
        await pilot.pause()
        shell.screen.query_one(OptionList).styles.max_height = 0
        await pilot.pause()
        await pilot.press("pagedown", "pageup", "enter")
        await pilot.pause()
    assert answers == ["0"]


@pytest.mark.parametrize("passed_on", [False, True], ids=["at-the-list", "at-the-screen"])
async def test_a_choice_from_a_list_that_was_filled_anew_meanwhile_counts_for_nothing(
    shell: GesprekshulpApp, passed_on: bool
) -> None:
    answers: list[Any] = []
    many = [Choice(str(number), f"Keuze {number}") for number in range(4)]
    async with shell.run_test(size=(80, 24)) as pilot:
        shell.push_screen(Choose("Kies", many), answers.append)
        await pilot.pause()
        listed = shell.screen.query_one(OptionList)
        chosen = OptionList.OptionSelected(listed, listed.get_option_at_index(3), 3)
        (shell.screen if passed_on else listed).post_message(chosen)
        listed.clear_options()
        await pilot.pause()
        assert answers == []
        listed.add_option("een andere")
        listed.highlighted = 0
        await pilot.press("enter")
        await pilot.pause()
    assert answers == ["0"]
