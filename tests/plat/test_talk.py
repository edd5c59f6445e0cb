"""A meeting line by line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from talking import Talker, make_desk

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.example import Example, build_example
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.walks import begin
from gesprekshulp.dossier.people import standing_with
from gesprekshulp.knowledge.loading import content_dir
from gesprekshulp.knowledge.types import Content
from gesprekshulp.plat.talk import _COMMANDS, _ONLY_PREFIX, run_talk
from gesprekshulp.store.interface import StoreError
from gesprekshulp.text import clean_line


def _talk(meeting: Meeting, *lines: str) -> Talker:
    talker = Talker(lines)
    run_talk(meeting, talker.console)
    return talker


def _texts(meeting: Meeting) -> list[str]:
    return [note.text for note in meeting.case.dossier.notes.values()]


def test_what_is_typed_is_kept_and_a_letter_chooses(meeting: Meeting) -> None:
    here = meeting.walk.step
    talker = _talk(meeting, "m: thuis is hij rustig", "a", "! wil geen onderzoek", "A")
    assert _texts(meeting) == ["thuis is hij rustig", "wil geen onderzoek"]
    assert meeting.walk.step != here
    assert "Bewaard als informatie (geraden)." in talker.all
    assert "Bewaard als bezwaar." in talker.all


def test_the_end_of_the_input_keeps_everything_and_the_talk_goes_on_later(
    meeting: Meeting,
) -> None:
    talker = _talk(meeting, "a", "v: we zijn er nog")
    assert "Alles is bewaard" in talker.heard[-1]
    place = meeting.walk.place
    again = Meeting(meeting.case.desk.open_case("S.V."), meeting.id)
    assert again.resume().changes == ()
    assert again.walk.place == place
    _talk(again, "m: en nu verder", "/klaar")
    assert _texts(again) == ["we zijn er nog", "en nu verder"]
    assert again.gesprek.stand == "nazorg"


def test_a_half_typed_line_of_the_screen_is_told(meeting: Meeting) -> None:
    meeting.save_half_line("v: en op zon")
    assert "“v: en op zon”" in _talk(meeting).all


def test_what_is_there_already_is_told_on_coming_back(meeting: Meeting) -> None:
    _talk(meeting, "v: dus jullie willen van hem af", "/bezwaar")
    told = _talk(meeting, "/notities").all
    assert told.count("bezwaar: vader: dus jullie willen van hem af (open)") == 2


def test_an_unknown_command_is_kept_as_a_note_with_a_hint(meeting: Meeting) -> None:
    talker = _talk(meeting, "/klar om half drie", "/ongedaan")
    assert "“/klar” ken ik niet als opdracht" in talker.all
    assert "Teruggedraaid: informatie “/klar om half drie”" in talker.all
    assert _texts(meeting) == []


@pytest.mark.parametrize("command", sorted(_COMMANDS))
def test_every_command_works_at_once_and_is_explained(meeting: Meeting, command: str) -> None:
    """On the first line of a talk, with nothing to fall back on, and again after a note."""
    talker = _talk(meeting, command)
    assert "ken ik niet" not in talker.all
    if meeting.gesprek.stand == "loopt":
        again = _talk(meeting, "/hulp", "m: een regel", command)
        assert "ken ik niet" not in again.all
        shown = [line for line in again.heard if line.strip().startswith("/")]
        assert set(_COMMANDS) == {line.split()[0] for line in shown}


def test_every_command_is_in_the_manual() -> None:
    page = (content_dir() / "handleiding" / "plat.md").read_text(encoding="utf-8")
    assert not [command for command in _COMMANDS if f"| `{command}` |" not in page]


def test_the_last_line_becomes_an_open_objection(meeting: Meeting) -> None:
    talker = _talk(meeting, "/bezwaar", "v: dus jullie willen van hem af", "/bezwaar", "/hint")
    assert "Er is nog geen regel" in talker.all
    note = next(iter(meeting.case.dossier.notes.values()))
    assert (note.kind, note.stand, note.layer) == ("bezwaar", "open", "citaat")
    assert "Open bezwaar: “dus jullie willen van hem af”" in talker.all


def test_consent_is_asked_of_everyone_who_decides(meeting: Meeting) -> None:
    talker = _talk(meeting, "/instem", "1", "1", "3", "ooit", "1 februari", "eerst zien")
    case = meeting.case
    item = next(iter(case.dossier.items))
    assert standing_with(case.dossier, item, "moeder") == "akkoord"
    given = case.dossier.consents[f"vader/{item}"][-1]
    assert given.stand == "tot-datum"
    assert str(given.until) == "2027-02-01"
    assert given.words == "eerst zien"
    assert "“ooit” lees ik niet als datum" in talker.all
    assert "IB" not in "".join(line for line in talker.heard if "Wat zegt" in line)


def test_silence_is_recorded_as_silence(meeting: Meeting) -> None:
    _talk(meeting, "/instem", "1", "1", "6")
    case = meeting.case
    item = next(iter(case.dossier.items))
    given = case.dossier.consents[f"vader/{item}"][-1]
    assert (given.stand, given.how, given.words) == ("geen-antwoord", "", "")
    assert case.facts(meeting.id)["handelingsdeel"] == "wacht"


def test_items_can_be_added_and_changed_at_the_table(meeting: Meeting) -> None:
    before = len(meeting.case.dossier.items)
    _talk(meeting, "/onderdeel", "1", "Elke week bellen", "/onderdeel", "2", "Rekenen met juf")
    items = list(meeting.case.dossier.items.values())
    assert len(items) == before + 1
    assert (items[0].text, items[0].version) == ("Rekenen met juf", 2)
    assert items[-1].text == "Elke week bellen"


def test_a_remark_at_a_list_is_kept_and_the_list_waits(meeting: Meeting) -> None:
    talker = _talk(meeting, "/wie", "v: dit gaat mij te snel", "x", "/klaar", "2", "4")
    assert _texts(meeting) == ["dit gaat mij te snel"]
    assert "Bewaard als notitie; kies daarna een nummer" in talker.all
    assert "“x” is geen keuze" in talker.all
    assert {one.partner: one.how for one in meeting.gesprek.presence}["vader"] == "afwezig"


@pytest.mark.parametrize("said", ["?", ">", "!", "m:", "> ", "? v:"])
def test_a_sign_with_nothing_behind_it_is_no_note(meeting: Meeting, said: str) -> None:
    assert "niets bewaard" in _talk(meeting, said).all
    assert _texts(meeting) == []


@pytest.mark.parametrize("typed", ["/instemming", "/instem", "/INS", "/instemmen"])
def test_a_command_may_be_typed_in_full_or_in_part(meeting: Meeting, typed: str) -> None:
    _talk(meeting, typed, "1", "1", "1")
    case = meeting.case
    assert standing_with(case.dossier, next(iter(case.dossier.items)), "vader") == "akkoord"


def test_a_beginning_that_fits_more_commands_is_no_command(meeting: Meeting) -> None:
    assert "ken ik niet" in _talk(meeting, "/on").all
    assert meeting.gesprek.stand == "loopt"
    _talk(meeting, "/k")
    assert meeting.gesprek.stand == "loopt"


def test_who_leaves_is_recorded(meeting: Meeting) -> None:
    _talk(meeting, "/wie", "2", "4")
    presence = {one.partner: one.how for one in meeting.gesprek.presence}
    assert presence["vader"] == "afwezig"
    assert meeting.readers() == ("moeder",)


def test_a_side_scene_and_back(meeting: Meeting) -> None:
    place = meeting.walk.place
    _talk(meeting, "/zijpad", "1", "/terug")
    assert meeting.walk.place == place
    _talk(meeting, "a", "/terug")
    assert meeting.walk.place == place


def test_a_break_says_why_and_can_be_resumed(meeting: Meeting) -> None:
    _talk(meeting, "/pauze", "brandalarm", "dit hoort niemand meer")
    assert meeting.gesprek.stand == "onderbroken"
    assert meeting.gesprek.broken_off_because == "brandalarm"
    assert _texts(meeting) == []


def test_a_line_that_the_store_refuses_waits_and_is_kept_later(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = meeting.case.desk.store
    append, refusals = store.append, [True, True, False]

    def sometimes(*given: object) -> object:
        if refusals and refusals.pop(0):
            raise StoreError("De schijf is vol: maak ruimte en doe het dan opnieuw.")
        return append(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "append", sometimes)
    talker = _talk(meeting, "m: eerste", "v: tweede", "", "s: derde")
    assert _texts(meeting) == ["eerste", "tweede", "derde"]
    assert "Nog niet bewaard: “m: eerste”" in talker.all


def test_a_choice_that_the_store_refuses_can_be_done_again(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = meeting.walk.place

    def full(*_: object) -> None:
        raise StoreError("De schijf is vol.")

    with monkeypatch.context() as patched:
        patched.setattr(meeting.case.desk.store, "append", full)
        assert "nog niet gedaan" in _talk(meeting, "a").all
    assert meeting.walk.place == here
    _talk(meeting, "a")
    assert meeting.walk.place != here


def test_law_is_shown_with_its_source_in_words(meeting: Meeting) -> None:
    talker = _talk(meeting, "/meer", "a", "/meer")
    law = [line for line in talker.heard if line.startswith("  Recht: ")]
    assert law
    sources = meeting.case.desk.content.sources
    told = [line.removeprefix("     Bron: ") for line in talker.heard if "     Bron: " in line]
    assert told
    assert not [source for source in sources if source in told], "titels, geen kenmerken"


_LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(sorted(_COMMANDS)),
    st.sampled_from(["a", "b", "Z", "1", "2", "0", "", "ja", "!", "*", "m:", "> juf belt dinsdag"]),
    st.sampled_from(["[/x]", "[b]vet[/b]", "\x1b[2Jweg", "\u202eom", "/", "//", "/ klaar", "🦊"]),
)


@pytest.fixture(scope="module")
def one_desk(
    known: tuple[Content, Example], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """One store for all examples of a property; each gets a case of its own."""
    made = make_desk(tmp_path_factory.mktemp("opslag"), known[0])
    yield made
    made.store.close()


def _fresh(desk: Desk, example: Example) -> Meeting:
    return begin(build_example(desk, example), ["moeder", "vader"])


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines=st.lists(_LINES, max_size=25))
def test_no_line_whatever_it_is_stops_the_talk(
    known: tuple[Content, Example], one_desk: Desk, lines: list[str]
) -> None:
    meeting = _fresh(one_desk, known[1])
    talker = _talk(meeting, *lines)
    assert "\x1b" not in talker.all
    assert meeting.gesprek.stand in ("loopt", "onderbroken", "nazorg")
    held = OpenCase(one_desk, meeting.case.id)
    assert held.dossier == meeting.case.dossier, "wat gezegd is, staat op schijf"


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines=st.lists(st.text(max_size=60), max_size=12))
def test_every_line_that_is_no_command_is_kept(
    known: tuple[Content, Example], one_desk: Desk, lines: list[str]
) -> None:
    meeting = _fresh(one_desk, known[1])
    letters = [option.letter for option in meeting.view().options]
    given_lines = [
        line
        for line in lines
        if clean_line(line)
        and clean_line(line).casefold() not in (*letters, *_COMMANDS)
        and not _ONLY_PREFIX.fullmatch(clean_line(line))
    ]
    _talk(meeting, *given_lines)
    kept = list(meeting.case.dossier.notes.values())
    assert len(kept) == len(given_lines)
    for note, line in zip(kept, given_lines, strict=True):
        assert note.text
        assert clean_line(line).endswith(note.text)
