"""The items one by one, line by line: each parent is asked, and the list comes to an end."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from talking import Talker

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.walks import begin
from gesprekshulp.dossier.events import OnderdeelVastgelegd
from gesprekshulp.dossier.people import standing_with
from gesprekshulp.plat.console import wrapped
from gesprekshulp.plat.talk import run_talk

TO_THE_LIST = (
    "beginnen",
    "duidelijk",
    "akkoord",
    "vertellen",
    "klopt",
    "herkent",
    "gehoord",
    "gevonden",
    "uitgelegd",
    "eens",
)


def _walk(meeting: Meeting, options: Iterable[str]) -> None:
    for option in options:
        assert option in [o.id for o in meeting.view().options], (meeting.walk.step, option)
        meeting.choose(option)


def _talk(meeting: Meeting, *lines: str) -> Talker:
    talker = Talker(lines)
    run_talk(meeting, talker.console)
    return talker


def _letter(meeting: Meeting, option: str) -> str:
    return next(o.letter for o in meeting.view().options if o.id == option)


@pytest.fixture
def listed(meeting: Meeting) -> Meeting:
    """At the first item of three, with moeder and vader at the table."""
    _walk(meeting, (*TO_THE_LIST, "beginnen"))
    return meeting


def _stands(meeting: Meeting) -> dict[str, list[str]]:
    dossier = meeting.case.dossier
    return {
        item: [standing_with(dossier, item, who) for who in ("moeder", "vader")]
        for item in dossier.items
    }


def test_an_answer_is_asked_of_each_parent(listed: Meeting) -> None:
    """Moeder says what the option says (an empty line); vader objects."""
    talker = _talk(listed, _letter(listed, "past"), "", "5", "liever in de klas")
    assert _stands(listed)["rekenen"] == ["akkoord", "bezwaar"]
    assert _stands(listed)["plek"] == ["nog-niet-gevraagd"] * 2
    assert listed.walk.step == "onderdeel-terugzeggen"
    assert "leeg = akkoord" in talker.all
    assert "Onderdeel: Drie keer per week rekenen" in talker.all


def test_the_end_of_the_input_says_yes_for_nobody(listed: Meeting) -> None:
    _talk(listed, _letter(listed, "past"))
    assert _stands(listed)["rekenen"] == ["nog-niet-gevraagd"] * 2


def test_a_divided_answer_fills_in_nothing(listed: Meeting) -> None:
    talker = _talk(listed, _letter(listed, "verdeeld"), "", "5", "nee")
    assert _stands(listed)["rekenen"] == ["nog-niet-gevraagd", "bezwaar"]
    assert "leeg =" not in talker.all.replace("leeg = niets", "")


def test_what_was_just_recorded_is_not_asked_of_the_next_item(listed: Meeting) -> None:
    past = _letter(listed, "past")
    talker = _talk(listed, "/instemming", "1", "1", "1", past)
    assert talker.left == []
    assert _stands(listed)["rekenen"] == ["akkoord", "akkoord"]
    assert _stands(listed)["plek"] == ["nog-niet-gevraagd"] * 2


def test_a_parent_who_is_not_there_is_not_asked(case: OpenCase) -> None:
    meeting = begin(case, ["moeder"])
    _walk(meeting, (*TO_THE_LIST, "beginnen"))
    talker = _talk(meeting, _letter(meeting, "past"), "")
    assert "Wat zegt vader?" not in talker.all
    assert _stands(meeting)["rekenen"] == ["akkoord", "nog-niet-gevraagd"]
    assert "plek bij het raam" in meeting.case.names(meeting.id).onderdeel


def test_the_list_comes_to_an_end(listed: Meeting) -> None:
    for _ in range(2):
        _talk(listed, _letter(listed, "past"), "", "")
        _walk(listed, ["klopt"])
        assert listed.view().options[0].id == "volgende"
        _walk(listed, ["volgende"])
    _talk(listed, _letter(listed, "past"), "", "")
    _walk(listed, ["klopt"])
    shown = listed.view()
    assert shown.options[0].title == "De lijst is besproken"
    assert "volgende" not in [option.id for option in shown.options]
    assert len(shown.wordings) >= 3


def test_an_empty_list_is_filled_first(case: OpenCase) -> None:
    case.record(
        *(
            OnderdeelVastgelegd(item=i.id, text=i.text, dropped=True)
            for i in case.dossier.items.values()
        )
    )
    meeting = begin(case, ["moeder", "vader"])
    _walk(meeting, TO_THE_LIST)
    assert meeting.view().options[0].id == "lege-lijst"
    assert "beginnen" not in [o.id for o in meeting.view().options]
    _walk(meeting, ["lege-lijst"])
    _talk(meeting, "/onderdeel", "1", "Elke week bellen")
    _walk(meeting, ["bespreken"])
    assert "Elke week bellen" in meeting.view().wordings[0].text


def test_a_step_never_speaks_of_an_item_that_is_not_there(listed: Meeting) -> None:
    """Going back to the list when everything was asked: then which item is asked first."""
    for item in listed.case.dossier.items:
        for who in ("moeder", "vader"):
            listed.consent(who, item, "akkoord")
    shown = listed.view()
    assert not [w.text for w in shown.wordings if "dit onderdeel" in w.text]
    _talk(listed, _letter(listed, "nee"), "2", "1", "", "toch liever niet")
    assert _stands(listed)["plek"] == ["akkoord", "bezwaar"]


def test_lines_break_between_words() -> None:
    text = "  “Past dit bij Sem, of zou u het anders doen dan wij nu hebben gezegd?”"
    lines = wrapped(text, 30)
    assert all(len(line) <= 30 for line in lines)
    assert " ".join(line.strip() for line in lines) == text.strip()
    assert all(line.startswith("  ") for line in lines)
    assert wrapped("", 30) == [""]
    assert wrapped("/een/heel/lang/pad/dat/niet/op/een/regel/past", 20) == [
        "/een/heel/lang/pad/dat/niet/op/een/regel/past"
    ]
