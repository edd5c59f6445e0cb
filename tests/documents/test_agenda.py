"""The calendar file: what any calendar reads, and nobody's name unless that was chosen."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from letter_cases import AGAIN, ON, note, rich
from msgspec.structs import replace

from gesprekshulp.documents.agenda import appointments, bears_name, calendar, escape, fold
from gesprekshulp.dossier.types import Dossier, Gesprek
from gesprekshulp.text import clean

MADE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def ics(dossier: Dossier, names: bool = False) -> str:
    return calendar(appointments(dossier, ON, names), MADE).decode("utf-8")


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_folding_and_escaping_lose_nothing_and_no_line_is_too_long(text: str) -> None:
    line = f"SUMMARY:{escape(text)}"
    pieces = list(fold(line))

    assert all(len(piece.encode("utf-8")) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == line
    assert not re.search(r"[\r\n]", line)
    assert unescaped(escape(text)) == clean(text).replace("\t", " ")


def test_a_talk_stands_at_dutch_time_in_winter_and_in_summer() -> None:
    summer = Gesprek(id="g3", title="Zomer", planned_for=datetime(2027, 6, 1, 12, tzinfo=UTC))
    dossier = replace(rich(), meetings={**rich().meetings, "g3": summer})

    lines = unfolded(ics(dossier))

    assert "DTSTART;TZID=Europe/Amsterdam:20261208T150000" in lines
    assert "DTSTART;TZID=Europe/Amsterdam:20270601T140000" in lines
    assert lines.count("BEGIN:VTIMEZONE") == 1
    assert AGAIN.hour == 14


def test_an_agreement_takes_its_whole_day() -> None:
    lines = unfolded(ics(rich()))
    assert "DTSTART;VALUE=DATE:20261201" in lines
    assert "DTEND;VALUE=DATE:20261202" in lines


def test_no_name_stands_in_it_unless_chosen() -> None:
    told = rich().meetings["g2"]
    dossier = replace(
        rich(), meetings={"g2": replace(told, title="Praten over Sem", place="bij moeder thuis")}
    )

    without = "".join(unfolded(ics(dossier)))
    with_names = "".join(unfolded(ics(dossier, names=True)))

    for word in ("Sem", "moeder", "juf", "werkplek"):
        assert word not in without
        assert word in with_names
    assert "Vos" not in without + with_names, "een achternaam staat er nooit in"


@given(st.text(max_size=40))
def test_a_name_is_found_wherever_it_stands(around: str) -> None:
    assert bears_name(rich(), f"{around} Sem {around}")


def test_own_settled_and_past_lines_stay_out() -> None:
    for one in (
        note("n", "x", kind="afspraak", when=date(2026, 12, 1), reader="eigen"),
        note("n", "x", kind="afspraak", when=date(2026, 12, 1), stand="opgelost"),
        note("n", "x", kind="afspraak", when=date(2026, 11, 1)),
        note("n", "x", kind="afspraak", when=date(2026, 12, 1), struck_on=MADE),
    ):
        dossier = replace(rich(), notes={"n": one}, meetings={})
        assert appointments(dossier, ON) == []


def test_every_line_ends_as_a_calendar_wants() -> None:
    text = ics(rich())
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    uids = re.findall(r"^UID:(.*)\r$", text, re.M)
    assert len(uids) == len(set(uids)) == 2
