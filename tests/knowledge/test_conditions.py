"""A condition as an author writes it, and whether it holds or ever can."""

from itertools import product
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekshulp.knowledge.conditions import describe, facts_in, holds, mentions, normalise
from gesprekshulp.knowledge.logic import can_hold, domains_of, example_for, narrowed
from gesprekshulp.knowledge.types import Condition, Content, Fact, FactValue

FACTS = {
    "sector": Fact(
        "sector", "Onderwijssoort", (FactValue("po", "basis"), FactValue("vo", "voortgezet"))
    ),
    "stemming": Fact(
        "stemming", "Stemming", (FactValue("boos", "boos"), FactValue("rustig", "rustig"))
    ),
    "tolk": Fact("tolk", "Tolk", (FactValue("ja", "ja"), FactValue("nee", "nee"))),
}
DOMAINS = domains_of(FACTS)
CONTENT = Content(facts=FACTS)


def condition(raw: object) -> Condition:
    form, problems = normalise(raw)
    assert problems == []
    read: Condition = msgspec.convert(form, Condition)
    return read


def test_all_parts_of_a_mapping_must_hold() -> None:
    both = condition({"sector": "vo", "stemming": ["boos", "rustig"]})

    assert holds(both, {"sector": "vo", "stemming": "boos"})
    assert not holds(both, {"sector": "po", "stemming": "boos"})
    assert not holds(both, {"sector": "vo"})
    assert facts_in(both) == {"sector", "stemming"}


def test_a_fact_nobody_recorded_is_onbekend() -> None:
    assert holds(condition({"sector": ["onbekend", "po"]}), {})
    assert holds(condition({"niet": {"sector": "vo"}}), {})
    assert holds(None, {})


def test_words_join_parts() -> None:
    either = condition(
        {"een_van": [{"sector": "vo"}, {"alle": [{"tolk": "ja"}, {"stemming": "boos"}]}]}
    )

    assert holds(either, {"sector": "vo"})
    assert holds(either, {"tolk": "ja", "stemming": "boos"})
    assert not holds(either, {"tolk": "ja"})


@pytest.mark.parametrize(
    ("raw", "path", "code"),
    [
        ("vo", (), "GH211"),
        ({}, (), "GH211"),
        ({"sector": []}, ("sector",), "GH211"),
        ({"niet": ["a"]}, ("niet",), "GH211"),
        ({"een_van": {"sector": "vo"}}, ("een_van",), "GH211"),
        ({"alle": [{"sector": "vo"}, "x"]}, ("alle", 1), "GH211"),
        ({"of": [{"sector": "vo"}]}, ("of",), "GH212"),
        ({"en": {"sector": "vo"}}, ("en",), "GH212"),
    ],
)
def test_a_form_that_is_no_condition_is_named_at_its_place(raw: Any, path: Any, code: str) -> None:
    form, problems = normalise(raw)

    assert form is None
    assert [(one.path, one.code) for one in problems] == [(path, code)]


def test_a_condition_reads_as_dutch() -> None:
    raw = {"sector": "vo", "niet": {"een_van": [{"tolk": "ja"}, {"stemming": "boos"}]}}

    assert describe(condition(raw), CONTENT) == (
        "Onderwijssoort is “voortgezet” en Tolk is niet “ja” en Stemming is niet “boos”"
    )


def test_a_denial_of_two_things_together_reads_as_dutch() -> None:
    raw = {"sector": "vo", "niet": {"tolk": ["ja", "onbekend"], "stemming": "boos"}}

    assert describe(condition(raw), CONTENT) == (
        "Onderwijssoort is “voortgezet”, en ook: "
        "Tolk is niet “ja” en niet “onbekend” of Stemming is niet “boos”"
    )


def test_every_mention_has_its_own_place() -> None:
    raw = {"sector": ["po", "vo"], "niet": {"alle": [{"tolk": "ja"}]}}

    assert [(fact, [v for _, v in values]) for _, fact, values in mentions(raw)] == [
        ("sector", ["po", "vo"]),
        ("tolk", ["ja"]),
    ]


def test_a_contradiction_can_never_hold() -> None:
    never = condition({"sector": "po", "niet": {"een_van": [{"sector": "po"}, {"tolk": "ja"}]}})

    assert not can_hold(never, DOMAINS)
    assert can_hold(condition({"sector": "po"}), DOMAINS)
    assert not can_hold(condition({"sector": "vo"}), DOMAINS, narrowed(DOMAINS, "sector", ["po"]))


def test_nothing_is_said_of_what_is_not_known() -> None:
    assert can_hold(condition({"sector": "hbo"}), DOMAINS)
    assert can_hold(condition({"weer": "mooi"}), DOMAINS)


_SIMPLE = st.sampled_from(sorted(FACTS)).flatmap(
    lambda fact: st.lists(st.sampled_from(DOMAINS[fact]), min_size=1, max_size=2).map(
        lambda values: {fact: values}
    )
)
_CONDITIONS: st.SearchStrategy[Any] = st.recursive(
    _SIMPLE,
    lambda inner: (
        st.builds(lambda i: {"niet": i}, inner)
        | st.builds(lambda i: {"alle": i}, st.lists(inner, min_size=1, max_size=3))
        | st.builds(lambda i: {"een_van": i}, st.lists(inner, min_size=1, max_size=3))
    ),
    max_leaves=8,
)


@given(_CONDITIONS)
def test_what_the_search_finds_is_what_trying_everything_finds(raw: Any) -> None:
    this = condition(raw)
    every = [dict(zip(DOMAINS, values, strict=True)) for values in product(*DOMAINS.values())]
    possible = any(holds(this, facts) for facts in every)

    found = example_for(this, DOMAINS)

    assert (found is not None) == possible == can_hold(this, DOMAINS)
    if found is not None:
        assert all(holds(this, {**facts, **found}) for facts in every)
