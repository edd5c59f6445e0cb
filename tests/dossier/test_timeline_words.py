"""The timeline tells all that happened by Dutch date; every list has Dutch words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest
from dossier_story import Story

from gesprekshulp.dossier import types, words
from gesprekshulp.dossier.events import (
    AfwijkingVastgelegd,
    ContactVastgelegd,
    DocumentGemaakt,
    FeitVastgelegd,
    GebeurtenisGewist,
    NotitieVervallen,
    UitnodigingVastgelegd,
    UitspraakVastgelegd,
)
from gesprekshulp.dossier.timeline import timeline


def test_an_agreement_says_who_and_by_when() -> None:
    story = Story(datetime(2026, 11, 24, 8, 0, tzinfo=UTC)).opened().both_parents()
    story.plan("g1").begin("g1", "moeder")
    asked: dict[str, object] = {
        "who": "juf Anna",
        "when": date(2026, 12, 4),
        "how_known": "moeder krijgt een mail",
    }
    story.note("n1", "g1", "rekenen in een klein groepje", kind="afspraak", **asked)
    story.note("n2", "g1", "wij bellen terug.", kind="afspraak")
    said = [line.text for line in timeline(story.dossier) if line.kind == "notitie"]
    assert said == [
        "Afspraak. rekenen in een klein groepje. Wie: juf Anna. Wanneer: 4 december 2026. "
        "Hoe we het weten: moeder krijgt een mail.",
        "Afspraak. wij bellen terug.",
    ]


def test_half_a_year_in_order() -> None:
    story = Story(datetime(2026, 9, 1, 8, 0, tzinfo=UTC)).opened().both_parents()
    story.tell(
        UitspraakVastgelegd(
            order=types.CourtOrder(dated=date(2025, 5, 1), text="gezamenlijk gezag")
        )
    )
    story.opp(1, "concept", story.today)
    invitation = types.Invitation(partner="vader", how="brief", on=story.today, meeting="g1")
    story.tell(UitnodigingVastgelegd(invitation=invitation)).later(7)
    story.item("d1", "rekengroepje").plan("g1").begin("g1", "moeder")
    story.note("n1", "g1", "ik lees het eerst", kind="bezwaar", stand="open", speaker="moeder")
    story.says("moeder", "d1", "akkoord", how="gezegd").end("g1").close("g1")
    story.tell(NotitieVervallen(note="n1", reason="verkeerd kind")).later(1)
    story.tell(
        ContactVastgelegd(
            contact=types.Contact(
                id="c1",
                how="telefoon",
                on=story.today,
                text="vader belt terug",
                partners=("vader",),
            )
        )
    )
    story.tell(FeitVastgelegd(fact="onderzoek", value="gevraagd", on=story.today))
    story.tell(AfwijkingVastgelegd(rule="hoorrecht", reason="Sem was ziek", on=story.today))
    story.tell(DocumentGemaakt(kind="samenvatting", on=story.at, readers=("moeder",)))
    story.tell(GebeurtenisGewist(number=3, reason="verkeerde leerling"))
    lines = timeline(story.dossier, lambda fact, value: f"Onderzoek: {value}")
    assert [line.on for line in lines] == sorted(line.on for line in lines)
    assert {line.kind for line in lines} == {
        "uitspraak",
        "zaak",
        "opp",
        "uitnodiging",
        "gesprek",
        "notitie",
        "instemming",
        "verbetering",
        "contact",
        "feit",
        "afwijking",
        "document",
        "gewist",
    }
    texts = [line.text for line in lines]
    assert texts[0] == "Uitspraak: gezamenlijk gezag"
    assert "Bezwaar. Moeder: ik lees het eerst (open) (doorgehaald)" in texts
    assert "Moeder, rekengroepje: akkoord, gezegd in het gesprek." in texts
    assert "Telefoon met Vader: vader belt terug" in texts
    assert "Onderzoek: gevraagd" in texts


def test_a_note_just_before_midnight_utc_stands_on_the_dutch_day() -> None:
    story = Story(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)).plan("g1").note("n1", "g1", "laat")
    note = next(line for line in timeline(story.dossier) if line.kind == "notitie")
    assert (note.on, note.time) == (date(2026, 7, 2), "00:31")


def test_own_notes_can_be_left_out_by_who_shows_the_lines() -> None:
    story = Story().plan("g1").note("n1", "g1", "eigen gedachte", reader="eigen")
    assert [line.reader for line in timeline(story.dossier) if line.ref == "n1"] == ["eigen"]


@pytest.mark.parametrize(
    ("closed_list", "table"),
    [
        (types.Sector, words.SECTORS),
        (types.Role, words.ROLES),
        (types.Pronouns, words.PRONOUNS),
        (types.ConsentStand, words.CONSENT_STANDS),
        (types.OppStatus, words.OPP_STATUS),
        (types.NoteKind, words.NOTE_KINDS),
        (types.NoteLayer, words.NOTE_LAYERS),
        (types.NoteReader, words.NOTE_READERS),
        (types.NoteStand, words.NOTE_STANDS),
        (types.MeetingStand, words.MEETING_STANDS),
    ],
)
def test_every_value_has_its_words(closed_list: Any, table: Any) -> None:
    assert set(table) == set(get_args(closed_list))


@pytest.mark.parametrize(
    ("owner", "field", "table"),
    [
        (types.School, "school_type", words.SCHOOL_TYPES),
        (types.Instemming, "how", words.CONSENT_WAYS),
        (types.Presence, "how", words.PRESENCE),
        (types.Correction, "what", words.CORRECTIONS),
    ],
)
def test_every_value_of_a_field_has_its_words(owner: Any, field: str, table: Any) -> None:
    from typing import get_type_hints

    assert set(table) == set(get_args(get_type_hints(owner)[field]))
