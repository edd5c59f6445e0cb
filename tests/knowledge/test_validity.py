"""What holds on which day, how sure it is, and where a sentence ends."""

from datetime import date

import pytest

from gesprekshulp.knowledge.sentences import sentences, word_count
from gesprekshulp.knowledge.types import Claim, Content, Is, Rule, Source
from gesprekshulp.knowledge.validity import certainty_of, in_force


def source(name: str, **extra: object) -> Source:
    given = {"certainty": "hoog", "checked_on": date(2026, 11, 1), **extra}
    return Source(id=name, title="T", kind="wet", text="T", **given)  # type: ignore[arg-type]


CONTENT = Content(sources={"hoog": source("hoog"), "laag": source("laag", certainty="laag")})


def rule(*sources: str) -> Rule:
    return Rule("r", "T", Is("sector", ("po",)), "t", "w", "a", "huisregel", sources=sources)


def test_a_law_holds_from_its_first_day_up_to_and_with_its_last() -> None:
    law = source("w", valid_from=date(2026, 8, 1), valid_until=date(2027, 7, 31))

    assert [
        in_force(law, day)
        for day in (date(2026, 7, 31), date(2026, 8, 1), date(2027, 7, 31), date(2027, 8, 1))
    ] == [False, True, True, False]
    assert in_force(source("w"), date(1900, 1, 1))


def test_nothing_is_surer_than_its_least_sure_source() -> None:
    assert certainty_of(Claim("t", ("hoog",)), CONTENT) == "hoog"
    assert certainty_of(Claim("t", ("hoog", "laag")), CONTENT) == "laag"
    assert certainty_of(Claim("t", ("hoog",), certainty="middel"), CONTENT) == "middel"
    assert certainty_of(Claim("t", ("laag",), certainty="hoog"), CONTENT) == "laag"
    assert certainty_of(Claim("t", ("hoog", "bestaat-niet")), CONTENT) == "laag"
    assert certainty_of(rule("laag"), CONTENT) == "laag"


def test_a_rule_of_our_own_is_sure_without_a_source() -> None:
    assert certainty_of(rule(), CONTENT) == "hoog"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dag. Gaat u zitten?", ["Dag.", "Gaat u zitten?"]),
        ("Om 15.30 uur, bijv. dinsdag. Past dat?", ["Om 15.30 uur, bijv. dinsdag.", "Past dat?"]),
        ("Mevr. De Boer en dhr. Ali komen.", ["Mevr. De Boer en dhr. Ali komen."]),
        ("J. de Vries komt ook.", ["J. de Vries komt ook."]),
        ("Lezen, rekenen enz. gaat goed.", ["Lezen, rekenen enz. gaat goed."]),
        ('U zei: "Ik teken niet." Klopt dat?', ["U zei:", '"Ik teken niet."', "Klopt dat?"]),
        ("Fijn. {leerling} kan veel.", ["Fijn.", "{leerling} kan veel."]),
        ("Eén regel\nen nog een", ["Eén regel", "en nog een"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_speaker_breathes(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def test_a_placeholder_is_one_word_and_a_dash_is_none() -> None:
    assert word_count("{leerling} en {ouders} – samen, 1-op-1 bij {samenwerkingsverband}.") == 7
