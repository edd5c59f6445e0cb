"""F4, why do you say that: on every screen, and nothing that a parent may not read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from screen_help import MemoryEntrance, screen_text
from story import SIZES, Place, Story, played
from test_every_screen import FAMILIES, ROUTES, _home, _with_a_running_talk

from gesprekshulp.casework.hints import Hint
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.knowledge.types import Claim, Content
from gesprekshulp.tui.actions import ACTIONS
from gesprekshulp.tui.app import GesprekshulpApp

at_each_size = pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
Size = tuple[int, int]
TITLE = "Waarom zegt het programma dit?"
EVERY = "Alle bronnen van het programma"


def _rows(story: Story) -> list[str]:
    """What stands in the box, also what does not fit on the screen."""
    listed: Any = story.app.screen.query_one("OptionList")
    return [
        " ".join(str(listed.get_option_at_index(n).prompt).split())  # as one line
        for n in range(listed.option_count)
    ]


@pytest.mark.parametrize("family", FAMILIES)
async def test_every_screen_and_box_answers_the_key(place: Place, family: str) -> None:
    case = _with_a_running_talk(place)
    if family == "nazorg":
        Meeting(case, next(iter(case.dossier.meetings))).end()
    async with played(place, case) as story:
        for route, keys in ROUTES.items():
            if route.partition(":")[0] == family:
                await _home(story)
                await story.press(*keys)
                await _answers(story, route)


async def _answers(story: Story, route: str) -> None:
    before = story.app.screen
    fields = [field.value for field in before.query("LineInput").results()]  # type: ignore[attr-defined]
    await story.press("f4")
    await story.pilot.pause()
    assert story.place == "bronnen", route
    story.sees(TITLE, "F1")
    assert EVERY in _rows(story)[-1]
    await story.press("f4")  # asking again opens no second one
    depth = len(story.app.screen_stack)
    await story.press("escape")
    assert len(story.app.screen_stack) == depth - 1
    assert story.app.screen is before, route
    after = [field.value for field in before.query("LineInput").results()]  # type: ignore[attr-defined]
    assert after == fields, route


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (200, 60)], ids=str)
async def test_any_size_and_every_row_can_be_taken(place: Place, size: Size) -> None:
    case = place.case()
    async with played(place, case, at="voorbereiden") as story:
        await story.press("f4")
        await story.pilot.resize_terminal(*size)
        listed: Any = story.app.screen.query_one("OptionList")
        for at in range(listed.option_count):
            listed.highlighted = at
            depth = len(story.app.screen_stack)
            await story.press("enter")
            await story.pilot.pause()
            if len(story.app.screen_stack) > depth:
                await story.press("escape")
        assert story.place == "bronnen"


@at_each_size
async def test_before_the_passphrase_it_says_so_and_shows_all_sources(
    tmp_path: Path, size: Size
) -> None:
    app = GesprekshulpApp(MemoryEntrance(tmp_path))  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await pilot.press("r", "f4")
        await pilot.pause()
        assert "steunt niet op een bron" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "WVO 2020, artikel 2.44" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Wat er staat:" in screen_text(app)
        await pilot.press("escape", "escape", "escape")
        assert app.screen.query_one("#zin").value == "r"  # type: ignore[attr-defined]


@at_each_size
async def test_a_point_to_settle_leads_to_the_law_and_back(place: Place, size: Size) -> None:
    case = place.case()
    gaps = case.missing("voor")
    async with played(place, case, size, at="voorbereiden") as story:
        await story.press("r")
        rows = _rows(story)
        for gap in gaps:
            assert [row for row in rows if row.startswith(f"{gap.title} (")]
            for source in gap.sources:
                title = place.desk.content.sources[source].title
                assert [row for row in rows if row.startswith(f"▸ {title} ")]
        await story.press("enter")
        story.sees("Kenmerk:", "Soort:", "Wat er staat:", "Geldig:", "Zekerheid:")
        await story.press("escape", "escape")
        assert story.place == "voorbereiden"


async def test_a_box_without_sources_leaves_it_to_the_screen_below(place: Place) -> None:
    case = place.case()
    async with played(place, case, at="voorbereiden") as story:
        await story.press("d", "r")
        assert story.place == "bronnen"
        story.sees("Dit venster zelf steunt op geen bron")
        assert len(_rows(story)) > 3


async def test_in_the_talk_the_letter_is_for_typing_and_the_menu_has_it(place: Place) -> None:
    case = place.case()
    async with played(place, case, at="gesprek") as story:
        line: Any = story.app.screen.query_one("#regel")
        await story.types("rust en regelmaat", "f4")
        assert story.place == "bronnen"
        await story.press("escape")
        assert line.value == "rust en regelmaat"
        await story.press("ctrl+u")
        await story.menu("r")
        story.sees(TITLE)


def _step_with_law(place: Place, meeting: Meeting) -> None:
    """Walk on, a new choice each time, until a step says something of the law."""
    for _ in range(20):
        if meeting.view().claims:
            return
        meeting.choose(meeting.view().options[0].id)
    raise AssertionError("geen stap met recht op de gewone weg")


@at_each_size
async def test_a_parent_who_reads_along_sees_the_law_and_no_kind(place: Place, size: Size) -> None:
    case = _with_a_running_talk(place)
    meeting = Meeting(case, next(iter(case.dossier.meetings)))
    _step_with_law(place, meeting)
    claim = meeting.view().claims[0]
    kinds = {kind.title for kind in place.desk.content.kinds.values()}
    async with played(place, case, size) as story:
        await story.press("g")
        await story.types("jullie willen gewoon van hem af", "f4")
        rows = _rows(story)
        assert [row for row in rows if row.startswith(claim.text)]
        staff = (*kinds, "De hint", "Tip:", "De stap")
        assert not [row for row in rows if any(one in row for one in staff)]
        await story.press("enter")
        for _ in range(8):
            story.sees_nothing_of(*kinds, "Het programma steunt hierop", "weerstand")
            await story.press("pagedown")


async def test_with_hints_on_the_hint_pointed_at_is_accounted_for(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = _with_a_running_talk(place)
    hinted = [kind for kind in place.desk.content.kinds.values() if kind.sources][:2]
    hints = [Hint(kind.id, kind.title, "Een zin.") for kind in hinted]
    monkeypatch.setattr(Meeting, "hints", lambda _self, text: hints if text else [])
    async with played(place, case, (120, 60)) as story:
        await story.press("g", "tab")
        await story.types("jullie willen gewoon van hem af", "right", "f4")
        rows = _rows(story)
        assert f"De hint “{hinted[0].title}”" not in rows
        at = rows.index(f"De hint “{hinted[1].title}”")
        assert rows[at + 1].startswith("▸ ")


async def test_a_tip_that_the_step_covers_is_accounted_for(place: Place) -> None:
    case = _with_a_running_talk(place)
    meeting = Meeting(case, next(iter(case.dossier.meetings)))
    content = place.desk.content
    steps = [step for tree in content.trees.values() for step in tree.steps if step.tips]
    assert steps
    from gesprekshulp.casework.grounds import grounds_of_step

    for _ in range(20):
        step = next(s for s in content.trees[meeting.walk.tree].steps if s.id == meeting.walk.step)
        said = [ground.said for ground in grounds_of_step(meeting)]
        for name in step.tips:
            tip = content.tips[name]
            assert f"Tip: {tip.instead or tip.text}" in said
        if step.tips:
            assert not [s for s in grounds_of_step(meeting, open_view=True) if "Tip:" in s.said]
            return
        meeting.choose(meeting.view().options[0].id)
    raise AssertionError("geen stap met een tip op de gewone weg")


async def test_nazorg_accounts_for_the_rights_in_the_summary(place: Place) -> None:
    case = _with_a_running_talk(place)
    Meeting(case, next(iter(case.dossier.meetings))).end()
    async with played(place, case, (200, 60), at="nazorg") as story:
        await story.press("r")
        story.sees("In de samenvatting:")
        await story.press("escape", "b", "f4")
        story.sees("In de samenvatting:", "Dit venster zelf steunt op geen bron")


async def test_what_looks_like_markup_in_a_source_is_shown_as_it_stands(place: Place) -> None:
    content = place.desk.content
    case = _with_a_running_talk(place)
    meeting = Meeting(case, next(iter(case.dossier.meetings)))
    odd = "[/x] [b]vet[/b]"
    source = msgspec.structs.replace(
        next(iter(content.sources.values())), id="raar", title=f"Titel {odd}", text=f"Tekst {odd}"
    )
    place.desk.content = _saying(content, meeting, Claim(f"Recht {odd}", ("raar", "weg")), source)
    async with played(place, case, (120, 40)) as story:
        await story.press("g", "f4")
        story.sees(f"Recht {odd}", f"Titel {odd}", "▸ weg")
        await story.press("enter")
        story.sees(f"Titel {odd}", f"Tekst {odd}")
        await story.press("escape", "down", "enter")  # a source that is not there any more
        assert story.place == "bronnen"
        assert story.app.is_running


def _saying(content: Content, meeting: Meeting, claim: Claim, source: Any) -> Content:
    """Return the content in which the step at hand makes this claim and no other."""
    tree = content.trees[meeting.walk.tree]
    steps = tuple(
        msgspec.structs.replace(step, claims=(claim,)) if step.id == meeting.walk.step else step
        for step in tree.steps
    )
    return msgspec.structs.replace(
        content,
        sources={**content.sources, source.id: source},
        trees={**content.trees, tree.id: msgspec.structs.replace(tree, steps=steps)},
    )


def test_the_key_is_one_that_nothing_else_uses() -> None:
    mine = ACTIONS["waarom"]
    taken: Iterator[str] = (
        key for action in ACTIONS.values() if action is not mine for key in action.keys
    )
    assert not {"f4", "r"} & set(taken)
