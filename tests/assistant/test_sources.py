"""Why do you say that: every source can be explained whole, and what leans on it is found."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from gesprekshulp.assistant.sources import (
    CERTAINTY,
    SourceShown,
    explain_source,
    leaning_on,
    list_sources,
    reading,
)
from gesprekshulp.dossier.words import SECTORS
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.types import (
    Claim,
    Content,
    Fact,
    FactValue,
    Kind,
    Ruling,
    Source,
    Step,
    Term,
    Tree,
)

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()[0]


@pytest.fixture(scope="module")
def explained(content: Content) -> dict[str, SourceShown]:
    return {one: explain_source(content, one, TODAY) for one in content.sources}


def test_every_source_tells_all_that_is_known_of_it(
    content: Content, explained: dict[str, SourceShown]
) -> None:
    for source in content.sources.values():
        shown = explained[source.id]
        text = "\n".join(shown.lines)
        assert shown.title == source.title
        wanted = [source.id, source.text, source.article, source.url, source.still_to_check]
        wanted += [
            f"{source.certainty}. {CERTAINTY[source.certainty]}",
            str(source.checked_on.year),
        ]
        wanted += [SECTORS[sector] for sector in source.sectors]
        wanted += [str(day.year) for day in (source.valid_from, source.valid_until) if day]
        for one in wanted:
            assert one in text, (source.id, one)
        assert ("Nog nagaan" in text) == bool(source.still_to_check)


def test_a_ruling_tells_number_date_outcome_and_its_facts_in_words(
    content: Content, explained: dict[str, SourceShown]
) -> None:
    rulings = [source for source in content.sources.values() if source.decided]
    assert rulings
    for source in rulings:
        ruling = source.decided
        assert ruling is not None
        text = "\n".join(explained[source.id].lines)
        assert ruling.number in text
        assert str(ruling.date.year) in text
        for fact, value in ruling.facts.items():
            known = content.facts[fact]
            words = next((one.title for one in known.values if one.id == value), value)
            assert f"  {known.title}: {words}" in explained[source.id].lines


def test_whatever_names_a_source_is_found(
    content: Content, explained: dict[str, SourceShown]
) -> None:
    def places(source: str) -> set[tuple[str, str]]:
        return {(one.what, one.place) for one in explained[source].leaning}

    for tree in content.trees.values():
        for step in tree.steps:
            for source in {*step.sources, *(s for claim in step.claims for s in claim.sources)}:
                assert ("stap", f"{tree.id}/{step.id}") in places(source)
    for rule in content.rules.values():
        assert all(("regel", rule.id) in places(source) for source in rule.sources)
    for kind in content.kinds.values():
        claims = (*kind.entitled, *kind.may, *kind.may_not)
        for source in {*kind.sources, *(s for claim in claims for s in claim.sources)}:
            assert ("weerstand", kind.id) in places(source)
    for letter in content.letters.values():
        for claim in letter.claims:
            assert all(("brief", letter.id) in places(source) for source in claim.sources)
    for term in content.terms.values():
        assert all(("begrip", term.id) in places(source) for source in term.sources)


def test_place_names_have_no_placeholders(explained: dict[str, SourceShown]) -> None:
    assert not [one for shown in explained.values() for one in shown.leaning if "{" in one.title]


def _source(**more: object) -> Source:
    base = Source(
        id="s", title="[b]Titel[/x]", kind="wet", text="Tekst", certainty="laag", checked_on=TODAY
    )
    return msgspec.structs.replace(base, **more)


def _small(source: Source) -> Content:
    step = Step("a", "Stap", "Doel", claims=(Claim("Mag", ("s",)),))
    return Content(
        sources={source.id: source},
        facts={"weer": Fact("weer", "Het weer", (FactValue("zon", "zonnig"),))},
        trees={"boom": Tree("boom", "Boom", "Doel", "hoofdlijn", "a", (step,))},
        kinds={"boos": Kind("boos", "Is boos", "gevoel", "Uitleg", (), sources=("s",))},
        terms={"oogo": Term("oogo", "OOGO", "overleg", sources=("anders",))},
    )


def test_a_parent_who_reads_along_sees_no_kind_and_nothing_for_staff() -> None:
    shown = explain_source(_small(_source()), "s")
    whole, along = reading(shown), reading(shown, open_view=True)
    assert "  weerstand boos: Is boos" in whole
    assert "  stap boom/a: Boom, Stap" in whole
    assert not [line for line in along if "boos" in line or "boom/a" in line]
    assert along == list(shown.lines)


def test_no_source_of_ours_names_a_kind(
    content: Content, explained: dict[str, SourceShown]
) -> None:
    """What a parent may read of a source is its title and lines."""
    kinds = [kind.title for kind in content.kinds.values()]
    for shown in explained.values():
        text = "\n".join([shown.title, *reading(shown, open_view=True)])
        assert not [kind for kind in kinds if kind in text]


def test_a_source_that_holds_no_more_says_so_only_then() -> None:
    lapsed = _small(_source(valid_until=date(2026, 7, 31)))
    assert "Let op: dit geldt vandaag niet." in explain_source(lapsed, "s", TODAY).lines
    assert "Let op: dit geldt vandaag niet." not in explain_source(lapsed, "s").lines
    assert "Geldig: tot en met 31 juli 2026" in explain_source(lapsed, "s").lines


def test_what_content_does_not_know_of_is_told_as_it_stands() -> None:
    ruling = Ruling("1", TODAY, "deels-gegrond", {"weer": "zon", "maan": "vol"})
    lines = explain_source(_small(_source(decided=ruling)), "s").lines
    assert "  Het weer: zonnig" in lines
    assert "  maan: vol" in lines


def test_a_source_that_nothing_leans_on_says_so() -> None:
    content = _small(_source(id="los"))
    assert leaning_on(content, "los") == ()
    assert reading(explain_source(content, "los"))[-1].startswith("Niets in het programma")


def test_an_unknown_source_is_an_error() -> None:
    with pytest.raises(KeyError):
        explain_source(Content(), "s")


def test_the_list_is_whole_and_can_be_of_one_kind(content: Content) -> None:
    assert len(list_sources(content)) == len(content.sources)
    assert {one.kind for one in list_sources(content, "studie")} == {"studie"}
