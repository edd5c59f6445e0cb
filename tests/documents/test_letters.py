"""Every letter, on every case: what is missing shows, and nobody reads what is not theirs."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from letter_cases import (
    AGAIN,
    CASES,
    HELD,
    ON,
    built,
    filled,
    golden,
    note,
    request_of,
    rich,
    text_of,
    with_facts,
)
from msgspec.structs import replace

from gesprekshulp.assistant.wording import NEUTRAL
from gesprekshulp.documents.letters.build import CONCEPT, build_letter
from gesprekshulp.documents.letters.data import HOW_TO_CLOSE, single_data
from gesprekshulp.documents.letters.fitting import fitting_letters
from gesprekshulp.documents.letters.parts import Parts
from gesprekshulp.documents.letters.request import (
    OwnWords,
    Reader,
    default_readers,
    possible_readers,
)
from gesprekshulp.documents.model import Gap, Heading
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.notes import readable_by
from gesprekshulp.dossier.types import Dossier, FactEntry, Invitation, Leerling, Note
from gesprekshulp.dossier.views import Zienswijze
from gesprekshulp.dossier.vocabulary import DERIVED
from gesprekshulp.knowledge.letters import (
    KNOWN_DATA,
    Letter,
    LetterBlock,
    LetterField,
    PartName,
    Rest,
)
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.logic import domains_of, example_for
from gesprekshulp.knowledge.types import All, Content, Is

CONTENT: Content = load_content()[0]
LETTERS = sorted(name for name, one in CONTENT.letters.items() if one.blocks)
MISSING = "[nog invullen:"
GOLDEN = Path(__file__).parents[1] / "golden" / "brieven"
PARTS: tuple[PartName, ...] = PartName.__args__  # type: ignore[attr-defined]


def letter(*blocks: LetterBlock, **more: Any) -> Letter:
    given = {"title": "Proef", "short_name": "Proef", "readers": ("ouders-met-gezag",), **more}
    return Letter(id="proef", blocks=blocks, **given)


def everything(**more: Any) -> Letter:
    """A letter in which every part stands."""
    return letter(*(LetterBlock(part=part) for part in PARTS), **more)


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("case", CASES)
class TestEveryLetter:
    """What holds of all of them."""

    def test_is_a_concept_exactly_when_something_is_missing(self, case: str, name: str) -> None:
        for fields in ({}, filled(CONTENT.letters[name])):
            made = built(CONTENT, CONTENT.letters[name], CASES[case](), fields=fields)

            assert (made.document.mark == CONCEPT) == bool(made.gaps)
            assert (MISSING in text_of(made)) == bool(made.gaps)

    def test_is_whole_for_everyone_it_may_be_for(self, case: str, name: str) -> None:
        dossier, one = CASES[case](), CONTENT.letters[name]
        for reader in possible_readers(one, dossier, ON):
            made = built(CONTENT, one, dossier, readers=(reader,))
            again = built(CONTENT, one, dossier, readers=(reader,))

            assert made == again
            assert not re.search(r"\{[\w-]+\}", text_of(made))
            assert reader.kind == "leerling" or "NIJLPAARD" not in text_of(made)
            assert "KROKODIL" not in text_of(made)
            assert reader.id == "vader" or "Geheimweg" not in text_of(made)
            assert reader.kind == "intern" or "TIJGER" not in text_of(made)
            assert reader.kind == "intern" or reader.id == "vader" or "OLIFANT" not in text_of(made)

    def test_no_heading_stands_alone(self, case: str, name: str) -> None:
        made = built(CONTENT, CONTENT.letters[name], CASES[case]())
        blocks = made.document.blocks
        for above, below in pairwise(blocks):
            if isinstance(above, Heading) and isinstance(below, Heading):
                assert below.level > above.level


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_about_law_of_less_than_high_certainty_asks_a_lawyer(name: str) -> None:
    made = built(CONTENT, CONTENT.letters[name], rich())
    for point in made.law:
        assert bool(point.check) or point.certainty == "hoog", point


def test_a_missing_datum_shows_in_the_sentence_and_how_to_close_it() -> None:
    said = letter(LetterBlock(paragraph="Het gesprek is op {volgend_gesprek}."))
    dossier = rich()

    made = built(CONTENT, said, replace(dossier, meetings={"g1": dossier.meetings["g1"]}))

    assert f"op {MISSING} dag en tijd van het volgende gesprek" in text_of(made)
    assert [gap.how for gap in made.gaps] == [HOW_TO_CLOSE["volgend_gesprek"]]
    assert "dinsdag 8 december 2026 om 15.00 uur" in text_of(built(CONTENT, said, dossier))


def test_a_fact_that_is_missing_stands_where_it_belongs_and_the_sentence_does_not() -> None:
    rest = Rest(
        id="gehoord",
        title="of ouders zijn gehoord",
        holds=Is("ouders-gehoord", ("ja",)),
        close="Zet het bij Feiten.",
    )
    said = letter(
        LetterBlock(heading="Gehoord"),
        LetterBlock(paragraph="U bent gehoord.", leans_on=("gehoord",)),
        rests_on=(rest,),
    )

    missing = built(CONTENT, said, rich())
    known = built(CONTENT, said, with_facts(rich(), {"ouders-gehoord": "ja"}))

    assert "U bent gehoord" not in text_of(missing)
    assert any(isinstance(block, Gap) for block in missing.document.blocks)
    assert known.final
    assert "U bent gehoord." in text_of(known)


def test_a_fact_without_a_place_stands_in_a_box_on_top() -> None:
    rest = Rest(id="g", title="de dag van het gesprek", datum="gespreksdatum")
    said = letter(LetterBlock(paragraph="Dag."), rests_on=(rest,))

    made = built(CONTENT, said, replace(rich(), meetings={}))

    assert "Nog nodig voordat dit weg kan" in text_of(made)
    assert made.document.mark == CONCEPT


class TestFields:
    """What the user fills in."""

    ASKED = LetterField(id="reden", title="Waarom?", explanation="Kort.", example="Rekenen.")
    SAID = letter(LetterBlock(paragraph="Wij schrijven u. {veld-reden}"), fields=(ASKED,))

    def test_empty_is_a_gap_and_filled_is_not(self) -> None:
        empty = built(CONTENT, self.SAID, rich())
        assert [gap.field for gap in empty.gaps] == ["reden"]
        assert built(CONTENT, self.SAID, rich(), fields={"reden": "Daarom."}).final

    def test_what_may_be_empty_takes_its_block_along(self) -> None:
        may = replace(self.ASKED, needed="nee")
        made = built(CONTENT, replace(self.SAID, fields=(may,)), rich())
        assert made.final
        assert "Wij schrijven u" not in text_of(made)

    def test_more_lines_are_paragraphs_and_dashes_a_list(self) -> None:
        made = built(CONTENT, self.SAID, rich(), fields={"reden": "Een.\n- twee\n- drie"})
        text = text_of(made)
        assert "Wij schrijven u. Een.\n" in text
        assert "- twee\n- drie" in text

    def test_a_day_reads_in_dutch(self) -> None:
        day = replace(self.ASKED, form="datum")
        made = built(
            CONTENT, replace(self.SAID, fields=(day,)), rich(), fields={"reden": "2026-12-01"}
        )
        assert "dinsdag 1 december 2026" in text_of(made)

    def test_what_the_case_knows_is_not_asked_again(self) -> None:
        known = replace(self.ASKED, prefill="gespreksdatum")
        made = built(CONTENT, replace(self.SAID, fields=(known,)), rich())
        assert made.final
        assert "dinsdag 17 november 2026" in text_of(made)


HOSTILE = st.sampled_from(
    [
        "{leerling} {veld-reden} {datum}",
        "<b>vet</b> & [x](http://y)",
        "#let x = 1 $ \\ * _ `",
        "{{ {onbekend} }}",
        "=1+1 @naam",
    ]
) | st.text(min_size=1, max_size=40)


@given(HOSTILE)
@settings(max_examples=60, deadline=None)
def test_what_a_person_typed_is_never_read_again(text: str) -> None:
    from gesprekshulp.text import clean_line

    words = clean_line(text)
    dossier = replace(
        rich(), notes={"n": note("n", text)}, leerling=Leerling(first_name="Sem", alias=text)
    )
    said = letter(
        LetterBlock(paragraph="Zo: {veld-reden}|"),
        LetterBlock(part="besproken"),
        fields=(TestFields.ASKED,),
    )
    made = built(CONTENT, said, dossier, fields={"reden": text})
    if words:
        assert words in text_of(made)
        assert made.final == bool(text.strip())


NOTES = st.builds(
    note,
    name=st.just("n"),
    text=st.just("ZEEHOND"),
    kind=st.sampled_from(["afspraak", "bezwaar", "besluit", "vraag", "informatie", "akkoord"]),
    layer=st.sampled_from(["waarneming", "citaat", "uitleg"]),
    reader=st.sampled_from(["eigen", "dossier", "delen"]),
    shared_with=st.lists(
        st.sampled_from(["moeder", "vader", "opa", "juf", "leerling"]), unique=True
    ).map(tuple),
    speaker=st.sampled_from(["", "moeder", "vader", "opa", "leerling", "school", "juf"]),
    stand=st.sampled_from(["", "open", "opgelost", "doorgeschoven"]),
    item=st.sampled_from(["", "lezen"]),
    answer=st.sampled_from(["", "ZEEHOND"]),
    next_step=st.sampled_from(["", "ZEEHOND"]),
)
READERS = [
    Reader("ouders-met-gezag", "moeder", "mevrouw Vos"),
    Reader("ouders-met-gezag", "vader", "meneer Vos"),
    Reader("ouder-zonder-gezag", "opa", "meneer De Boer"),
    Reader("leerling", "leerling", "Sem"),
    Reader("samenwerkingsverband", "", "De Brug"),
    Reader("onderwijsconsulent"),
    Reader("nieuwe-school"),
]


@given(
    NOTES, st.lists(st.sampled_from(READERS), min_size=1, max_size=3, unique=True), st.booleans()
)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_note_that_is_not_for_these_readers_never_gets_in(
    one: Note, readers: list[Reader], report: bool
) -> None:
    dossier = replace(rich(), notes={"n": one})
    ids = [reader.id for reader in readers]
    kinds = tuple({reader.kind for reader in readers})
    made = build_letter(
        request_of(
            CONTENT,
            everything(readers=kinds, kind="verslag" if report else "brief"),
            dossier,
            readers,
        )
    )
    if not all(ids) or not readable_by(one, ids):
        assert "ZEEHOND" not in text_of(made)


@given(NOTES)
@settings(max_examples=100, deadline=None)
def test_own_working_notes_stay_out_even_within_the_school(one: Note) -> None:
    dossier = replace(rich(), notes={"n": replace(one, reader="eigen")})
    made = built(CONTENT, everything(readers=("intern",), kind="intern"), dossier)
    assert "ZEEHOND" not in text_of(made)


@given(
    st.sets(st.sampled_from(sorted(set(rich().__struct_fields__) - {"id"}))),
    st.sampled_from(LETTERS),
)
@settings(max_examples=150, deadline=None)
def test_concept_exactly_when_missing_whatever_is_taken_away(gone: set[str], name: str) -> None:
    nothing = Dossier()
    dossier = replace(rich(), **{field: getattr(nothing, field) for field in gone})
    one = CONTENT.letters[name]
    made = built(CONTENT, one, dossier, fields=filled(one))
    assert (made.document.mark == CONCEPT) == bool(made.gaps) == (MISSING in text_of(made))


def test_nothing_is_said_to_be_absent_when_it_is_only_kept_back() -> None:
    secret = note("n", "ZEEHOND", kind="afspraak", shared_with=("vader",))
    said = letter(LetterBlock(part="afspraken", empty="Er is niets afgesproken."))
    moeder = (READERS[0],)

    kept_back = built(CONTENT, said, replace(rich(), notes={"n": secret}), readers=moeder)
    really = built(CONTENT, said, replace(rich(), notes={}), readers=moeder)

    assert "niets afgesproken" not in text_of(kept_back)
    assert "niets afgesproken" in text_of(really)


def test_who_has_no_say_reads_no_rights_and_no_consent() -> None:
    made = built(CONTENT, everything(), rich(), readers=(READERS[2],))
    text = text_of(made)
    assert "beslist u samen met de school" not in text
    assert "bezwaar" not in text.casefold()
    assert "Drie keer per week rekenen" in text


def test_of_another_parent_the_stand_but_never_the_reason() -> None:
    text = text_of(
        built(CONTENT, letter(LetterBlock(part="niet-akkoord")), rich(), readers=READERS[:1])
    )
    assert "“niet buiten de klas”" in text
    assert "U was het er niet mee eens (17 november 2026)." in text
    assert "Vader zei ja, met een voorwaarde" in text
    assert "eerst zien hoe het gaat" not in text


def test_the_pupils_words_stay_out_when_the_pupil_wants_that() -> None:
    dossier = rich()
    closed = replace(dossier, notes={}, child_view=replace(dossier.child_view, withheld=True))
    said = letter(
        LetterBlock(paragraph="Sem zei: {leerling_woorden}"), LetterBlock(part="woorden-leerling")
    )
    text = text_of(built(CONTENT, said, closed, readers=READERS[:1]))
    assert "bij het raam" not in text.replace("plek bij het raam", "")
    own = text_of(built(CONTENT, said, closed, readers=(READERS[3],)))
    assert "Ik wil bij het raam." in own


def test_nothing_to_rest_on_yet_leaves_no_bare_heading() -> None:
    one = CONTENT.letters["besluit-verwijdering"]
    empty = replace(rich(), facts={}, fact_history={})
    assert "Waar deze brief op rust" not in text_of(built(CONTENT, one, empty))
    assert "Waar deze brief op rust" in text_of(built(CONTENT, one, with_all_it_asks(one)))


def test_a_talk_to_which_nobody_who_decides_came_is_not_told_as_held() -> None:
    one, case = CONTENT.letters["overdracht-collega"], rich()
    talk = case.meetings["g1"]
    away = tuple(replace(seen, how="afwezig") for seen in talk.presence)
    alone = replace(case, meetings={**case.meetings, "g1": replace(talk, presence=away)})
    held = "Wie erbij waren"
    assert held in text_of(built(CONTENT, one, case))
    assert held not in text_of(built(CONTENT, one, alone))


def test_what_it_rests_on_is_told_as_it_is_known_and_the_board_signs_alone() -> None:
    one = CONTENT.letters["voornemen-verwijdering"]
    text = text_of(built(CONTENT, one, with_all_it_asks(one), fields=filled(one)))
    known = text.split("Waar deze brief op rust")[1]
    assert "De school gaf hulp, en paste die daarna aan. Opgeschreven op" in known
    assert "Of de hulp" not in known, "een vraag is geen feit"
    assert known.count("Met vriendelijke groet,") == 1
    assert "Namens Stichting De Brug" in known
    assert "Karin" not in known


def test_a_claim_of_law_stands_only_where_and_when_it_holds() -> None:
    claim = LetterBlock(paragraph="Dit zegt de wet.", sources=("wvo-2.44-horen",), sectors=("vo",))
    vo = replace(rich(), school=replace(rich().school, sector="vo"))

    assert "Dit zegt de wet" not in text_of(built(CONTENT, letter(claim), rich()))
    assert "Dit zegt de wet" in text_of(built(CONTENT, letter(claim), vo))
    before = build_letter(replace(request_of(CONTENT, letter(claim), vo), on=date(2020, 1, 1)))
    assert "Dit zegt de wet" not in text_of(before)


def test_without_a_sector_the_letter_says_that_it_misses() -> None:
    claim = LetterBlock(paragraph="Dit zegt de wet.", sources=("wvo-2.44-horen",), sectors=("vo",))
    nowhere = replace(rich(), school=replace(rich().school, sector=None))
    assert "welk soort onderwijs" in text_of(built(CONTENT, letter(claim), nowhere))


def test_an_address_goes_only_to_who_lives_there() -> None:
    said = letter(LetterBlock(paragraph="Dag."))
    assert "Dorpsstraat 1" in text_of(built(CONTENT, said, rich(), readers=READERS[:1]))
    assert "Geheimweg" in text_of(built(CONTENT, said, rich(), readers=READERS[1:2]))
    assert "Geheimweg" not in text_of(built(CONTENT, said, rich(), readers=READERS[:2]))


def test_letters_that_fit_come_first_with_the_reason() -> None:
    facts = derive_facts(rich(), ON, "g1")
    found = fitting_letters(CONTENT, facts, NEUTRAL)
    why = [bool(one.why) for one in found]
    assert any(why)
    assert why == sorted(why, reverse=True)


def test_every_datum_has_a_meaning_and_a_way_to_close_it() -> None:
    assert HOW_TO_CLOSE.keys() == KNOWN_DATA
    asked = FactEntry(value="ja", on=ON, happened_on=ON)
    wrote = Zienswijze(id="v1", who="moeder", words="Ik zie het anders.", received_on=ON)
    dossier = replace(rich(), facts={"inzage-gevraagd": asked}, views={wrote.id: wrote})
    known = single_data(request_of(CONTENT, everything(), dossier))
    assert all(known.values()), [name for name, words in known.items() if not words]


def test_every_part_can_be_made() -> None:
    parts = Parts(request_of(CONTENT, everything(), rich()), NEUTRAL)
    for name in PARTS:
        if name not in ("steunpunten", "zienswijze"):
            assert parts(name).blocks, name


def test_the_days_are_dutch_days() -> None:
    late = replace(rich().meetings["g2"], planned_for=AGAIN.replace(hour=23, minute=30))
    dossier = replace(rich(), meetings={"g1": rich().meetings["g1"], "g2": late})
    said = letter(LetterBlock(paragraph="{volgend_gesprek}"))
    assert "woensdag 9 december 2026 om 00.30 uur" in text_of(built(CONTENT, said, dossier))
    assert HELD.hour == 14


def with_all_it_asks(one: Letter) -> Dossier:
    """Return the rich case with every fact this letter rests on."""
    asked = All(tuple(rest.holds for rest in one.rests_on if rest.holds))
    facts = example_for(asked, domains_of(CONTENT.facts)) or {}
    dossier = with_facts(rich(), {k: v for k, v in facts.items() if k not in DERIVED})
    opp = replace(dossier.opp, status=facts.get("opp-stand", dossier.opp.status))
    talks = {**dossier.meetings, "g0": replace(dossier.meetings["g1"], id="g0")}
    return replace(dossier, opp=opp, opp_history=(opp,), meetings=talks)


@pytest.mark.parametrize("name", LETTERS)
def test_it_can_be_finished(name: str) -> None:
    """With every fact it asks for and every field filled in, nothing is missing."""
    one = CONTENT.letters[name]
    dossier = with_all_it_asks(one)
    views = (OwnWords("moeder", "Ik zie het anders."),)
    made = built(CONTENT, one, dossier, fields=filled(one), views=views)

    assert made.final, made.gaps
    assert CONCEPT not in text_of(made)


@pytest.mark.parametrize("name", LETTERS)
def test_it_reads_as_recorded(name: str) -> None:
    """Changed on purpose? Read it, and record it: python tests/golden/record_brieven.py."""
    kept = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert golden(CONTENT, name) == kept


class TestThePupilAsReader:
    """From 18 the pupil decides; before that no letter speaks as if it did."""

    @staticmethod
    def born(day: date | None) -> Dossier:
        dossier = rich()
        return replace(dossier, leerling=replace(dossier.leerling, birth_date=day))

    @pytest.mark.parametrize("name", LETTERS)
    def test_an_adult_pupil_is_never_read_to_as_a_parent(self, name: str) -> None:
        one, dossier = CONTENT.letters[name], self.born(date(2008, 1, 1))
        possible = possible_readers(one, dossier, ON)

        assert all(reader.kind != "ouders-met-gezag" for reader in possible)
        if "leerling" in one.readers:
            assert default_readers(one, dossier, ON)[0].kind == "leerling"
        made = built(CONTENT, one, dossier)
        assert bool(possible) or not made.final

    @pytest.mark.parametrize("name", LETTERS)
    def test_a_child_gets_only_what_is_written_for_a_child(self, name: str) -> None:
        one = CONTENT.letters[name]
        for day in (date(2016, 1, 1), None):
            kinds = {reader.kind for reader in possible_readers(one, self.born(day), ON)}
            for_parents_too = "ouders-met-gezag" in one.readers and one.pupil_from != "0"
            assert "leerling" not in kinds or not for_parents_too

    def test_at_16_the_own_file_can_be_asked_for(self) -> None:
        one = CONTENT.letters["antwoord-inzage"]
        for day, there in ((date(2010, 11, 24), True), (date(2010, 11, 25), False)):
            kinds = {reader.kind for reader in possible_readers(one, self.born(day), ON)}
            assert ("leerling" in kinds) == there


def test_of_invitations_a_parent_reads_the_own_ones() -> None:
    asked = (
        Invitation(partner="moeder", on=date(2026, 9, 1)),
        Invitation(partner="vader", on=date(2026, 10, 1)),
    )
    dossier = replace(rich(), invitations=asked)
    said = letter(LetterBlock(paragraph="{eerste_uitnodiging}"), LetterBlock(part="pogingen"))
    assert "1 oktober" not in text_of(built(CONTENT, said, dossier, readers=READERS[:1]))
    assert "1 september" not in text_of(built(CONTENT, said, dossier, readers=READERS[1:2]))


def test_a_full_stop_that_was_typed_is_enough() -> None:
    said = letter(LetterBlock(paragraph="Wij gaan {veld-reden}. Dag."), fields=(TestFields.ASKED,))
    for typed in ("verder.", "verder"):
        made = built(CONTENT, said, rich(), fields={"reden": typed})
        assert "Wij gaan verder. Dag." in text_of(made)


def test_a_choice_that_is_not_made_is_a_gap() -> None:
    how = replace(TestFields.ASKED, id="hoe", form="keuze", choices=("thuis", "op school"))
    said = letter(LetterBlock(paragraph="Wij komen thuis.", chosen={"hoe": "thuis"}), fields=(how,))

    assert [gap.field for gap in built(CONTENT, said, rich()).gaps] == ["hoe"]
    made = built(CONTENT, said, rich(), fields={"hoe": "op school"})
    assert made.final
    assert "thuis" not in text_of(made).replace("thuis is hij rustig", "")
