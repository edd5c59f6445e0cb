"""Rehearsing on the screens: by typing, by choosing, with nonsense and silence, and nothing lost."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from pypdf import PdfReader
from screen_help import NASTY, MemoryEntrance
from story import SIZES, Place, Story, played

from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.papers import make_cheatsheet, summary_of
from gesprekshulp.casework.rehearsal import Plan, Rehearsals
from gesprekshulp.casework.rehearsal.own import make_plans_page
from gesprekshulp.casework.walks import begin
from gesprekshulp.documents.plain import parts_of
from gesprekshulp.store.waiting import HERE
from gesprekshulp.text import clean_line
from gesprekshulp.tui.app import GesprekshulpApp
from gesprekshulp.tui.rehearsal import first_screen
from gesprekshulp.tui.rehearsal.place import TOMORROW

SCENE = "rekengroepje"
OWNS_UP = "Dat had ik u vooraf moeten vertellen. U hoorde het van Milan. Hoe was dat voor u?"
BUT = "Alle ouders lezen de nieuwsbrief, alle kinderen wennen daaraan."
YES_BUT = "Ik snap dat u schrok, maar het was toen echt heel druk."


async def _to_scene(story: Story, scene: str = SCENE) -> None:
    """Open the list and point at a scene."""
    if story.place != "oefenen":
        await story.press("o")
    assert story.place == "oefenen"
    screen: Any = story.app.screen
    ids = [row.id for row in screen._rows]
    await story.press("home", *["down"] * ids.index(scene))


async def _begin(story: Story, scene: str = SCENE, sure: str = "3") -> None:
    await _to_scene(story, scene)
    await story.press("enter", sure)
    assert story.place == "oefengesprek"


async def _end(story: Story, sure: str = "3") -> None:
    await story.menu("q")
    await story.press(sure)
    assert story.place == "nabespreking"


def _talk(story: Story) -> Any:
    screen: Any = story.app.screen
    return screen._rehearsal.talk


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_rehearsal_by_typing(place: Place, size: tuple[int, int]) -> None:
    """From the list to a plan that is said once, at the preparation and on one page."""
    async with played(place, size=size) as story:
        await _to_scene(story)
        story.sees("Je oefent", "Wie:", "Gaat over:", "oefen", "F1")
        await story.press("enter")
        story.sees("Hoe zeker voel je je", "Vandaag praten jullie")
        await story.press("2")
        story.sees("beurt 1 van 12", "Vertrouwen:", "Spanning:", "Je oefent:", "vertrouwen")
        await story.types(OWNS_UP, "enter")
        story.sees("beurt 2 van 12", "+ Je gaf toe wat school fout deed")
        await story.types(YES_BUT, "enter")
        story.sees("beurt 3 van 12", "Dit sloot af", "Het woord maar", "Liever:")
        await _end(story, "1")
        story.sees("◆", "Het keerpunt", "Doelen", "plannen")
        screen: Any = story.app.screen
        assert (screen._kept.before, screen._kept.after, screen._kept.end) == (2, 1, "gestopt")
        await story.press("p")
        story.sees("Welke plannen neem je mee?", "Als moeder zegt")
        await story.press("enter")
        assert story.place == "plannen"
        story.sees("Als moeder zegt", "0 van")
        plan = Rehearsals(place.desk).plans()[0]
        await story.press("z")
        await story.types("iets anders", "enter")
        story.sees("Bijna", "dan …")
        await story.press("ctrl+u")
        await story.types(plan.action, "enter")
        story.sees("✓", "1 van")
        await story.press("b", "4")
        target = place.folder / "plannen.txt"
        await story.press("ctrl+u")
        await story.types(str(target), "enter")
        await story.pilot.pause(0.2)
        assert plan.action in " ".join(target.read_text(encoding="utf-8").split())


async def test_a_whole_rehearsal_by_choosing(place: Place) -> None:
    """Digits alone, to the end; the list of answers stands where the line stood."""
    async with played(place) as story:
        await _begin(story, sure="0")
        await story.press("tab")
        assert len(story.app.screen.query_one("#keuzes").options) == 4  # type: ignore[attr-defined]
        for _ in range(20):
            if _talk(story).state.end:
                break
            await story.press("2")
        story.sees("Het gesprek is afgelopen")
        await story.press("enter", "0")
        assert story.place == "nabespreking"
        story.sees("Doelen")
        kept = Rehearsals(place.desk).kept()
        assert len(kept) == 1
        assert all(reply.option for reply in kept[0].replies)


async def test_choosing_keeps_what_was_half_typed(place: Place) -> None:
    async with played(place) as story:
        await _begin(story)
        await story.types("half een zin")
        await story.press("tab", "1", "tab")
        story.sees("beurt 2 van 12", "half een zin")


async def test_nonsense_and_silence_are_answered(place: Place) -> None:
    async with played(place) as story:
        await _begin(story)
        await story.press("enter")
        story.sees("beurt 1 van 12", "Wil je zwijgen?")
        await story.press("enter")
        story.sees("beurt 2 van 12", "jij: (stilte)")
        for text in ("asdf ;;;", "🙂", "ja", NASTY):
            if not _talk(story).state.end:
                await story.types(text, "enter")
        assert story.app.is_running
        story.sees("[/x] [b]vet[/b] [@click=app.quit]weg[/]")
        await _end(story)
        await story.press("end")
        story.sees("[/x] [b]vet[/b]")


async def test_stop_or_a_number_alone_is_asked_about_once(place: Place) -> None:
    async with played(place) as story:
        await _begin(story)
        for typed, asked in (
            ("stop", "Wil je stoppen? Met esc wacht het gesprek."),
            ("2", "Met tab zie je"),
        ):
            await story.types(typed, "enter")
            story.sees(asked)
            assert not _talk(story).turns
            await story.press("ctrl+u")
        await story.types("Stop, ik luister eerst naar u.", "enter")
        await story.types("stop", "enter", "enter")
        assert [turn.heard.text for turn in _talk(story).turns][1:] == ["stop"]


async def test_esc_and_a_closed_program_lose_nothing(place: Place) -> None:
    """Turns, the line left by rewinding and what was half typed are there again."""
    async with played(place) as story:
        await _begin(story)
        await story.types(BUT, "enter")
        await story.types("Wat merkt u thuis?", "enter")
        await story.press("up", "1")
        story.sees("beurt 1 van 12", "Terug. De lijn van net blijft staan")
        await story.press("ctrl+u")
        await story.types(OWNS_UP, "enter")
        before = _talk(story)
        await story.types("en dan wil ik nog")
        await story.press("escape")
        story.sees("Je oefening wacht op je", "▸")
    async with played(place) as story:
        await _to_scene(story)
        await story.press("enter")
        story.sees("Je bent halverwege")
        await story.press("1")
        story.sees("en dan wil ik nog", "○ eerder")
        assert _talk(story) == before
        await story.press("escape", "enter", "2", "0")
        assert not _talk(story).turns


async def test_rewinding_draws_both_lines_and_gives_the_sentence_back(place: Place) -> None:
    async with played(place) as story:
        await _begin(story)
        await story.types(BUT, "enter")
        await story.press("up")
        story.sees("Terug naar welke beurt?")
        await story.press("1")
        story.sees("● nu, ○ eerder", BUT[:20])
        await story.types("Anders")  # typing replaces what stood there
        story.sees_nothing_of(BUT[20:40])
        await story.press("ctrl+u")
        await story.menu("l")
        story.sees("Vertrouwen en spanning", "○ eerder")


async def test_the_coach_costs_nothing_and_explains_any_turn(place: Place) -> None:
    async with played(place) as story:
        await _begin(story)
        await story.press("down")
        story.sees("De coach", "Bijvoorbeeld:")
        await story.press("escape")
        story.sees("beurt 1 van 12")
        await story.types(BUT, "enter")
        await story.menu("u")
        await story.press("1")
        story.sees("Beurt 1", "Kleinste verandering:")


async def test_the_user_may_change_the_subject(place: Place) -> None:
    async with played(place) as story:
        await _begin(story)
        await story.menu("o")
        story.sees("Waarover wil je beginnen?", "Het rekenen van Milan")
        await story.press("1")
        story.sees("Mag ik het even hebben over")
        await story.press("enter")
        assert _talk(story).state.subject == "rekenen"


async def test_playing_on_from_the_debrief_replaces_its_result(place: Place) -> None:
    async with played(place) as story:
        await _begin(story)
        await story.types(BUT, "enter")
        await _end(story)
        await story.press("enter")
        assert story.place == "oefengesprek"
        story.sees("beurt 1 van 12", BUT[:20])
        assert not Rehearsals(place.desk).kept()
        await story.press("ctrl+u")
        await story.types(OWNS_UP, "enter")
        await _end(story)
        assert len(Rehearsals(place.desk).kept()) == 1


async def test_what_was_rewound_is_in_the_debrief_and_may_be_played_on(place: Place) -> None:
    """Both lines, here and among the earlier ones; nothing of either goes."""
    async with played(place, size=(120, 40)) as story:
        await _begin(story)
        await story.types(BUT, "enter")
        await story.press("up", "1", "ctrl+u")
        await story.types(OWNS_UP, "enter")
        await _end(story)
        story.sees("○ teruggespoeld", "Wat je terugspoelde", f"zei je eerst “{BUT[:12]}")
        await story.press("end")
        story.sees("Dit sloot af", "Waarom:")
        await story.press("v")
        story.sees("Teruggespoeld. Vanaf beurt 1 ging het eerst zo:")
        await story.press("escape", "escape", "e")
        story.sees("2 lijnen")
        await story.press("enter", "end", "enter")
        assert story.place == "oefengesprek"
        story.sees("beurt 1 van 12", BUT[:20])
        await story.press("ctrl+u")
        await story.types("Hoe hoorde u het?", "enter")
        await _end(story)
        newest = Rehearsals(place.desk).kept()[-1]
        assert len(newest.branches) == 2
        said = {newest.replies[0].text, *(line[0].text for line in newest.branches)}
        assert said == {BUT, OWNS_UP, "Hoe hoorde u het?"}


async def test_the_report_is_written_to_a_file_that_plays_again(place: Place) -> None:
    target = place.folder / "verslag.txt"
    async with played(place) as story:
        await _begin(story)
        await story.types(OWNS_UP, "enter")
        await _end(story)
        for told in ("Klaar:", "bestaat al"):
            await story.press("b", "ctrl+u")
            await story.types(str(target), "enter")
            story.sees(told)
    again = Rehearsals(place.desk).play_written(target.read_text(encoding="utf-8"))
    assert again is not None
    assert again.talk.replies[0].text == OWNS_UP


@pytest.mark.parametrize("size", SIZES)
async def test_while_choosing_all_that_a_turn_teaches_is_in_sight(
    place: Place, size: tuple[int, int]
) -> None:
    async with played(place, size=size) as story:
        await _begin(story)
        await story.press("tab")
        for number in "1122334411":
            if _talk(story).state.end:
                break
            await story.press(number)
            await story.pilot.pause()
            screen: Any = story.app.screen
            coach, told = screen.query_one("#coach"), screen.query_one("#terugblik")
            assert told.size.height <= coach.size.height, story.text
            assert screen.query_one("#verhaal").size.height >= 4


async def test_opened_for_one_scene_it_begins_there_with_its_seed(place: Place) -> None:
    """`oefen SCENE --zaad 42` in a terminal; behind the list lies nothing."""
    app = GesprekshulpApp(MemoryEntrance(place.folder), desk=place.desk)  # type: ignore[arg-type]
    app.first_screen = first_screen(place.desk, SCENE, 42, "Er wordt niets bewaard.")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        story = Story(app, pilot, None)
        await pilot.pause()
        story.sees("Hoe zeker voel je je", "Milan", "Er wordt niets bewaard.")
        await story.press("escape", "enter", "3")
        assert story.place == "oefengesprek"
        assert _talk(story).seed == 42
        await story.press("escape")
        assert story.place == "oefenen"
        await story.press("escape")
    assert app.return_code == 0


async def test_a_sentence_goes_to_the_cheat_sheet_and_the_coachs_may_take_its_place(
    place: Place,
) -> None:
    case = place.case()
    async with played(place, case, size=(120, 40)) as story:
        await _begin(story)
        await story.types(BUT, "enter")
        await _end(story)
        await story.press("f")
        story.sees("Welke zin neem je mee?", "zo zei jij het", "zo kan het ook")
        await story.press("1", "p", "enter", "escape", "escape", "escape")
        assert story.place == "zaak"
        await story.press("v")
        story.sees("Als-dan", "Zinnen om mee te nemen")
    meeting = case.current_meeting()
    assert meeting is not None
    make_cheatsheet(case, meeting.id, place.folder / "spiekbrief.md")
    sheet = (place.folder / "spiekbrief.md").read_text(encoding="utf-8")
    assert "Als moeder zegt" in sheet
    assert "Dat had ik u vooraf moeten vertellen" in sheet


async def test_reading_an_earlier_one_again_and_throwing_it_away(place: Place) -> None:
    async with played(place) as story:
        await _begin(story)
        await story.types(OWNS_UP, "enter")
        await _end(story)
        await story.press("escape")
        assert story.place == "oefenen"
        story.sees("Eerder", "✓")
        await story.press("e", "enter")
        assert story.place == "nabespreking"
        story.sees("Het keerpunt")
        await story.press("v")
        story.sees("Verslag", "jij: Dat had ik u")
        await story.press("escape", "enter")
        assert story.place == "oefengesprek"
        story.sees("beurt 1 van 12", "Hoe was dat voor u?")
        await story.press("escape")
        assert story.place == "eerdere"
        await story.press("delete", "j")
        assert not Rehearsals(place.desk).kept()


async def test_turned_roles_five_minutes_and_the_weeks(place: Place) -> None:
    async with played(place) as story:
        await _to_scene(story)
        await story.press("a")
        story.sees("jij bent mevrouw De Wit", "leerkracht:")
        await story.types("half")
        await story.press("escape", "a")
        story.sees("half")
        for _ in range(8):
            await story.types("Ik hoor u niet", "enter")
        story.sees("Om over na te denken")
        await story.press("escape", "d")
        assert story.place == "vijf-minuten"
        for _ in range(5):
            await story.types("Wat merkt u daar zelf van?", "enter", "enter")
        story.sees("Klaar.")
        await story.press("enter", "v")
        assert story.place == "verloop"
        story.sees("nog geen gesprek geoefend", "Vijf minuten op", "1 keer vijf minuten", "raak: ")
        await story.press("down", "enter")
        assert story.place == "vijf-minuten"


async def test_together_with_roles(place: Place) -> None:
    async with played(place) as story:
        await _to_scene(story)
        await story.press("t")
        await story.types("Ans", "tab")
        await story.types("Bep", "tab")
        await story.types("Cor", "f2", "0")
        story.sees("Zeg in je opening wie praat", "Nog 12 beurten")
        await story.types("Bep schrijft en Cor let op. Hoe is het thuis met Milan?", "enter")
        story.sees("Milan is genoemd")
        await story.types("Wat vindt u daarvan?", "enter")
        story.sees("Bep, schrijf de woorden op")
        await story.press("escape")
        await _to_scene(story)
        await story.press("enter", "1")
        story.sees("Bep, schrijf de woorden op")


async def test_the_same_number_gives_the_same_parent(place: Place) -> None:
    async with played(place) as story:
        said = []
        for _ in range(2):
            await _to_scene(story)
            await story.press("z", *"42", "enter", "0")
            await story.types(OWNS_UP, "enter")
            said.append(_talk(story))
            await _end(story)
            story.sees("nummer 42")
            await story.press("escape")
        assert said[0] == said[1]


def _case_with_words(place: Place) -> OpenCase:
    case = place.case()
    meeting = begin(case, ["moeder"])
    meeting.keep("! m: jullie willen gewoon van hem af")
    meeting.keep("! m: thuis doet hij dat nooit, hoor")
    return case


async def test_tomorrows_talk_goes_with_the_meeting_and_stands_in_no_paper(place: Place) -> None:
    case = _case_with_words(place)
    meeting = case.current_meeting()
    assert meeting is not None
    async with played(place, case) as story:
        await story.press("o")
        story.sees("Het gesprek dat komt: S.V.")
        await story.press("enter", "3")
        assert story.place == "oefengesprek"
        await story.types("Wat maakt dat u dat denkt, qqzz?", "enter")
        await _end(story)
        await story.press("f", "1", "escape")
        assert "qqzz" in str(place.store.personal(case.id, meeting.id))
        paper = "".join(part.text for part in parts_of(summary_of(case, meeting.id).document))
        assert "qqzz" not in paper
        assert "qqzz" not in str(place.store.load(case.id))
    Meeting(case, meeting.id).end()
    Aftercare(case, meeting.id).close()
    assert not place.store.personal(case.id, meeting.id)


async def test_no_words_yet_is_said(place: Place) -> None:
    async with played(place, place.case()) as story:
        await story.press("o")
        screen: Any = story.app.screen
        assert screen._pointed != TOMORROW, "Enter goes to a rehearsal that can begin"
        await story.press("home")
        story.sees("nog geen woorden")
        await story.press("enter")
        assert story.place == "oefenen"


async def test_everything_can_be_wiped(place: Place) -> None:
    before = place.store.personal("", "")
    async with played(place) as story:
        await _begin(story)
        await story.types(BUT, "enter")
        await _end(story)
        await story.press("p", "enter", "n", "2")
        await story.types("Hoe was dat voor u?", "enter")
        await story.press("n", "1")
        await story.types("half plan qqzz")
        await story.press("escape", "escape", "escape")
        await _begin(story)
        await story.types("half")
        await story.press("escape")
        assert place.store.personal("", "") != before
        await story.press("delete", "j")
        story.sees("Alles van het oefenen is weg")
        left = place.store.personal("", "")
        waits = left.pop(HERE)  # what the next copy has to wipe from those before it
        assert left == before
        assert "qqzz" not in waits
        assert "plan-nieuw" in waits
        await story.press("p", "n", "1")
        story.sees_nothing_of("qqzz")


async def test_a_plan_is_changed_and_thrown_away(place: Place) -> None:
    async with played(place) as story:
        await story.press("o", "p")
        story.sees("Nog geen plannen")
        await story.press("n", "1")
        await story.types(f"vader {NASTY[:12]} zegt", "tab")
        await story.types("wacht ik even", "f2")
        story.sees(f"Als vader {clean_line(NASTY[:12])} zegt, dan wacht ik even.")
        await story.press("enter", "tab", "ctrl+u")
        await story.types("vat ik samen", "f2")
        story.sees("dan vat ik samen.")
        await story.press("delete")
        story.sees("Gooi je dit plan weg?", "dan vat ik samen")
        await story.press("escape")
        story.sees("dan vat ik samen.")
        await story.press("delete", "j")
        story.sees("Nog geen plannen")


async def test_plans_of_other_rehearsals_are_brought_to_the_talk(place: Place) -> None:
    case = place.case()
    case.plan_meeting()
    Rehearsals(place.desk).keep_plans([Plan("moeder zucht", "wacht ik even")])
    async with played(place, case) as story:
        await story.press("o", "p")
        story.sees("Nog geen plannen", "Haal ze hierheen met o")
        await story.press("o")
        story.sees("Als moeder zucht, dan wacht ik even.")


@pytest.mark.parametrize("theme", ["donker", "licht"])
async def test_light_and_dark(place: Place, theme: str) -> None:
    async with played(place) as story:
        story.app.theme = f"gesprekshulp-{theme}"
        await _begin(story)
        await story.types(BUT, "enter")
        await _end(story)
        story.sees("Het keerpunt")


def test_five_plans_and_many_sentences_leave_the_papers_one_page(place: Place) -> None:
    case = place.example()
    service = Rehearsals(place.desk)
    cue = "moeder zegt “Ik hoor alleen waarom het zo moest. Maar waarom belde er…”"
    service.keep_plans([Plan(f"{cue} {n}", "vat ik eerst samen wat zij zei") for n in range(5)])
    for number in range(14):
        service.add_favourite(f"{OWNS_UP} {number}")
    meeting = case.current_meeting()
    make_cheatsheet(case, meeting.id if meeting else "", place.folder / "spiekbrief.pdf")
    make_plans_page(place.desk, place.folder / "plannen.pdf")
    for name in ("spiekbrief.pdf", "plannen.pdf"):
        (page,) = PdfReader(place.folder / name).pages
        told = " ".join(page.extract_text().split())
        assert f"{OWNS_UP} 13" in told, "de nieuwste staat erop"
        assert f"{OWNS_UP} 0" not in told
    assert "Nog 4 staan bij je plannen." in told


def test_the_screens_do_without_this_part() -> None:
    """Taking the line out of `parts` takes its keys away, and nothing else."""
    script = (
        "import gesprekshulp.parts as parts; parts.PARTS = ()\n"
        "from gesprekshulp.tui.actions import ACTIONS\n"
        "import gesprekshulp.tui.app\n"
        "assert 'gesprek' in ACTIONS and 'oefenen' not in ACTIONS and 'zeg' not in ACTIONS\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
