"""What is missing, and on which ground, for a school of one sector and before that is known."""

from __future__ import annotations

from datetime import date

import pytest

from gesprekshulp.assistant.checks import missing
from gesprekshulp.assistant.view import view
from gesprekshulp.assistant.walk import start
from gesprekshulp.assistant.wording import NEUTRAL
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.types import Content

ON = date(2026, 11, 24)
EVERYWHERE = ("Leerling nog niet gehoord", "Is het extra ondersteuning?", "Let op de zes weken")


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()[0]


def test_before_the_school_is_known_what_holds_everywhere_is_named_once(content: Content) -> None:
    found = missing(content, {}, ON, "voor")
    titles = [one.title for one in found]
    assert [titles.count(title) for title in EVERYWHERE] == [1, 1, 1]
    assert "Vul de school in" in titles
    heard = next(one for one in found if one.title == "Leerling nog niet gehoord")
    assert heard.certainty == "middel", "zolang de school onbekend is, de voorzichtigste"


@pytest.mark.parametrize("sector", ["po", "vo", "so", "vso"])
def test_nothing_is_named_twice_in_a_sector(content: Content, sector: str) -> None:
    special = {"schoolsoort": "speciaal"} if sector in ("so", "vso") else {}
    titles = [one.title for one in missing(content, {"sector": sector, **special}, ON, "voor")]
    assert len(titles) == len(set(titles))
    assert "Vul de school in" not in titles
    assert ("Is het extra ondersteuning?" in titles) == (not special)


def test_a_rule_of_one_sector_only_waits_until_the_sector_is_known(content: Content) -> None:
    only = {r.id: r for r in content.rules.values() if r.id == "leerling-niet-gehoord-vo"}
    bare = Content(facts=content.facts, sources=content.sources, rules=only)
    assert missing(bare, {}, ON, "voor") == []
    assert len(missing(bare, {"sector": "vo"}, ON, "voor")) == 1


@pytest.mark.parametrize(("sector", "other"), [("vo", ("wpo", "wec")), ("po", ("wvo", "wec"))])
def test_only_the_law_of_the_own_sector_is_cited(
    content: Content, sector: str, other: tuple[str, ...]
) -> None:
    facts = {"sector": sector, "allen-uitgenodigd": "nee"}
    cited = [s for one in missing(content, facts, ON, "voor") for s in one.sources]
    for tree in content.trees:
        cited += [
            source
            for claim in view(content, start(content, tree), facts, NEUTRAL, ON).claims
            for source in claim.sources
        ]
    assert cited
    assert not [source for source in cited if source.startswith(other)]
    unknown = missing(content, {"allen-uitgenodigd": "nee"}, ON, "voor")
    invited = next(one for one in unknown if one.rule == "niemand-uitgenodigd")
    assert len(invited.sources) == 3


def test_a_plan_without_items_is_told(content: Content) -> None:
    def titles(facts: dict[str, str]) -> list[str]:
        return [one.title for one in missing(content, facts, ON, "voor")]

    told = "Het plan heeft nog geen onderdelen"
    assert told in titles({"opp-stand": "concept"})
    assert told not in titles({"opp-stand": "concept", "onderdelen-te-gaan": "ja"})
    assert told not in titles({"opp-stand": "geen"})
