"""What holds on every screen and in every box: any size, any text, Esc, its keys, its help."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from screen_help import NASTY
from story import Place, Story, played
from textual import events
from textual.screen import Screen
from textual.widgets import Input, TextArea

from gesprekshulp import tui
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.walks import begin
from gesprekshulp.knowledge.loading import content_dir
from gesprekshulp.parts import PARTS
from gesprekshulp.tui.action_table import TABLE
from gesprekshulp.tui.actions import ACTIONS, EVERYWHERE
from gesprekshulp.tui.app import GesprekshulpApp

SIZES_OF_SCREENS = ((20, 5), (200, 60), (80, 24))
SIZES_OF_BOXES = ((20, 5), (80, 24))
TALK = ("g",)
AFTER = ("z",)
REHEARSE = ("o", "end", "enter")

# From the screen of a case with a meeting that runs (for Nazorg: ended) and has one note.
ROUTES: dict[str, tuple[str, ...]] = {
    "overzicht": ("escape",),
    "overzicht: nieuwe zaak": ("escape", "n"),
    "overzicht: jouw naam": ("escape", "w"),
    "overzicht: overnemen": ("escape", "i"),
    "overzicht: bewaartermijn": ("escape", "t"),
    "overzicht: weghalen": ("escape", "delete"),
    "overzicht: stoppen": ("escape", "escape"),
    "zaak": (),
    "zaak: toevoegen": ("n",),
    "zaak: persoon": ("n", "1"),
    "zaak: onderdeel": ("n", "2"),
    "zaak: gesprek": ("n", "3"),
    "zaak: contact": ("c",),
    "zaak: kopieer": ("k",),
    "zaak: uitnodiging": ("n", "5"),
    "zaak: uitspraak": ("n", "6"),
    "tijdlijn": ("t",),
    "tijdlijn: wissen": ("t", "x"),
    "tijdlijn: zeker weten": ("t", "x", "enter"),
    "voorbereiden": ("v",),
    "voorbereiden: vul in": ("v", "enter"),
    "voorbereiden: doorlopen": ("v", "d"),
    "voorbereiden: afwijken": ("v", "x"),
    "voorbereiden: spiekbrief": ("v", "s", "1"),
    "gesprek": TALK,
    "gesprek: menu": (*TALK, "space"),
    "gesprek: zijpad": (*TALK, "space", "z"),
    "gesprek: instemming": (*TALK, "space", "i", "1"),
    "gesprek: nieuw onderdeel": (*TALK, "space", "i", "2"),
    "gesprek: aanwezig": (*TALK, "space", "p", "1"),
    "gesprek: onderbreken": (*TALK, "space", "o"),
    "gesprek: zoeken": (*TALK, "ctrl+p"),
    "gesprek: hulp": (*TALK, "f1"),
    "oefenen": ("o",),
    "oefenen: beginnen": ("o", "end", "enter"),
    "oefenen: gesprek": (*REHEARSE, "0"),
    "oefenen: kiezen": (*REHEARSE, "1", "tab"),
    "oefenen: rolwisseling": ("o", "end", "a"),
    "oefenen: samen": ("o", "end", "t"),
    "oefenen: nummer": ("o", "end", "z"),
    "oefenen: vijf minuten": ("o", "d"),
    "oefenen: plannen": ("o", "p"),
    "oefenen: nieuw plan": ("o", "p", "n", "1"),
    "oefenen: nieuwe zin": ("o", "p", "n", "2"),
    "oefenen: verloop": ("o", "v"),
    "oefenen: wissen": ("o", "delete"),
    "brieven": ("m",),
    "brieven: invullen": ("m", "enter"),
    "brieven: lezen": ("m", "b"),
    "brieven: voor wie": ("m", "l"),
    "brieven: voor vertrek": ("m", "s"),
    "bundel": ("m", "end", "up", "up", "up", "up", "enter", "1"),
    "bundel: regel": ("m", "end", "up", "up", "up", "up", "enter", "1", "enter"),
    "zienswijze": ("e",),
    "zienswijze: nieuw": ("e", "n", "1"),
    "nazorg": AFTER,
    "nazorg: notitie": (*AFTER, "enter"),
    "nazorg: van papier": (*AFTER, "n"),
    "nazorg: voorlezen": (*AFTER, "l"),
    "nazorg: bekijk": (*AFTER, "b"),
    "nazorg: kopieer": (*AFTER, "k"),
    "nazorg: samenvatting": (*AFTER, "s", "1"),
    "nazorg: sluiten": (*AFTER, ACTIONS["gesprek-sluiten"].keys[0]),
    "nazorg: doorlopen": (*AFTER, "d"),
    "nazorg: wissen": (*AFTER, "x"),
}
STARTS_AFRESH = ("spiekbrief", "samenvatting", "oefenen: gesprek", "oefenen: kiezen")
"""A rehearsal asks first whether to go on: see test_rehearsal_screens."""
PASTE = f"een {NASTY}\ntwee\r\ndrie"


def _with_a_running_talk(place: Place) -> Any:
    case = place.case()
    meeting = begin(case, ["moeder"])
    meeting.keep(f"> juf belt {NASTY} op 1 december")
    return case


FAMILIES = sorted({route.partition(":")[0] for route in ROUTES})


@pytest.mark.parametrize("family", FAMILIES)
async def test_any_size_any_text_and_esc(place: Place, family: str) -> None:
    """No crash in any size; pasted text arrives whole and clean; Esc records and loses nothing."""
    case = _with_a_running_talk(place)
    if family == "nazorg":
        Meeting(case, next(iter(case.dossier.meetings))).end()
    async with played(place, case) as story:
        for route, keys in ROUTES.items():
            if route.partition(":")[0] == family:
                await _home(story)
                await story.press(*keys)
                await _hold(story, place, route)


async def _home(story: Story) -> None:
    """Back to the screen of the case; a talk that was ended there goes on."""
    while story.place not in ("zaak", "overzicht"):
        await story.press("escape")
    if story.place == "overzicht":
        await story.press("enter")
    story.sees("Leerling en school")


async def _hold(story: Story, place: Place, route: str) -> None:
    case = next(glance.case for glance in place.desk.glances())
    for size in SIZES_OF_BOXES if ":" in route else SIZES_OF_SCREENS:
        await story.pilot.resize_terminal(*size)
    await story.pilot.pause()
    story.sees("F1" if "zoeken" not in route else "Wat wil je doen?")
    assert "\x1b" not in story.text
    typed = await _paste_everywhere(story, route)
    before = len(place.store.load(case))
    depth = len(story.app.screen_stack)
    await story.press("escape")
    await story.pilot.pause()
    assert story.app.is_running
    assert len(story.app.screen_stack) == depth - 1 or route == "overzicht"
    assert len(place.store.load(case)) == before
    if typed and not any(word in route for word in STARTS_AFRESH):
        await story.press(*_back_to(route))
        back = [one for field in _fields(story.app.screen) if (one := _text(field))]
        assert any("een [/x]" in one and "twee" in one for one in back), (route, back)
        for field in _fields(story.app.screen):
            if story.place == "gesprek":
                field.value = ""


def _back_to(route: str) -> tuple[str, ...]:
    """The keys that open a box again from the screen it stood on."""
    keys = ROUTES[route]
    below = {
        "gesprek": TALK,
        "nazorg": AFTER,
        "voorbereiden": ("v",),
        "brieven": ("m",),
        "overzicht": ("escape",),
    }
    below |= {"oefenen": ("o", "p") if "nieuw" in route else ("o",)}
    base = below.get(route.partition(":")[0], ())
    return keys[len(base) :] if len(keys) > len(base) else keys[-1:]


async def _paste_everywhere(story: Story, route: str) -> bool:
    fields = _fields(story.app.screen)
    if "zoeken" in route:
        await story.pastes(PASTE)
        assert "\x1b" not in _text(fields[0])
        return False
    for field in fields:
        field.post_message(events.Paste(PASTE))
    await story.pilot.pause()
    for field in fields:
        kept = _text(field)
        assert "een [/x] [b]vet[/b]" in kept
        assert "twee drie" in kept or "twee\ndrie" in kept
        assert not {"\x1b", "\u202e", "\r"} & set(kept)
    return bool(fields)


def _fields(screen: Screen[Any]) -> list[Any]:
    return [*screen.query(Input), *screen.query(TextArea)]


def _text(field: Any) -> str:
    return str(field.text if isinstance(field, TextArea) else field.value)


def _classes() -> dict[str, type[Any]]:
    """Every screen and box by its place in the action table."""
    modules = [
        f"{package}.{one.name}"
        for package in ("screens", "dialogs", *PARTS)
        for one in pkgutil.iter_modules([str(Path(tui.__file__).parent / package)])
    ]
    found = {}
    for name in (*modules, "palette"):
        module = import_module(f"gesprekshulp.tui.{name}")
        for one in vars(module).values():
            if isinstance(one, type) and issubclass(one, Screen) and getattr(one, "place", ""):
                found[one.place] = one
    return found


@pytest.mark.parametrize("action", TABLE, ids=lambda action: action.id)
def test_every_action_can_be_done_where_it_says(action: Any) -> None:
    owners = _classes()
    for where in action.where:
        if "." in action.run:
            continue
        owner = GesprekshulpApp if where == EVERYWHERE else owners[where]
        assert callable(getattr(owner, f"action_{action.run}", None)), (action.id, where)


def test_f1_has_a_page_for_every_screen_and_box() -> None:
    for owner in _classes().values():
        topic = getattr(owner, "help_topic", "")
        if owner.place not in ("help", "wachten"):
            assert topic, owner
            assert (content_dir() / "handleiding" / f"{topic}.md").is_file(), topic


async def test_what_a_parent_may_read_holds_nothing_for_staff_only(place: Place) -> None:
    """Without hints: no kind of weerstand, no "Let op", no own note, whatever is typed."""
    case = _with_a_running_talk(place)
    meeting = Meeting(case, next(iter(case.dossier.meetings)))
    meeting.keep("* moeder is erg gesloten vandaag")
    kinds = [kind.title for kind in place.desk.content.kinds.values()]
    async with played(place, case) as story:
        await story.press("g")
        for _ in range(3):
            await story.types("v: jullie willen gewoon van hem af")
            for _explained in range(2):
                staff = ("Let op", "Leg vast", "Liever niet", "alleen als waar", "hints aan")
                story.sees_nothing_of(*kinds, *staff, "gesloten vandaag")
                await story.press("ctrl+u")
                await story.menu("u")
            await story.chooses("a")
        await story.press("tab")
        story.sees("gesloten vandaag", "alleen jij", "hints aan")
        await story.press("escape")
        story.sees_nothing_of("gesloten vandaag", "hints aan")
        assert story.place == "gesprek"


async def test_the_blank_screen_hides_all_and_any_key_brings_it_back(place: Place) -> None:
    case = _with_a_running_talk(place)
    async with played(place, case) as story:
        await story.press("g")
        await story.types("half", "up")
        assert not story.words
        await story.press("x")
        story.sees("half")
        story.sees_nothing_of("halfx")


async def test_the_mouse_takes_a_way_on_and_the_keys_below(place: Place) -> None:
    case = _with_a_running_talk(place)
    async with played(place, case) as story:
        await story.press("g")
        first = story.text.splitlines()[1]
        await story.pilot.click("#wegen", offset=(4, 0))
        await story.pilot.pause()
        assert story.text.splitlines()[1] != first
        await story.pilot.click("KeyBar", offset=(story.keys.index("tab") + 1, 0))
        await story.pilot.pause()
        story.sees("hints aan")
        assert story.app.screen.focused is not None
        assert story.app.screen.focused.id == "regel"
