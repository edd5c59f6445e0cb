"""On real cases too: whatever happens to a case, no walk proposes what a promise forbids.

The proofs search over facts; here the facts come from events, as the program derives them.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gesprekshulp.assistant.search import Ways, proposing
from gesprekshulp.assistant.view import view
from gesprekshulp.assistant.walk import Place, choose, enter_side, leave_side, start, step_at
from gesprekshulp.assistant.wording import NEUTRAL
from gesprekshulp.dossier import events as happened
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.types import Invitation, School
from gesprekshulp.knowledge.conditions import holds
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.logic import named_values
from gesprekshulp.knowledge.types import Content, Promise
from gesprekshulp.knowledge.validity import in_force

sys.path.append(str(Path(__file__).parents[1] / "dossier"))

from dossier_story import Story

STANDS = (
    *("akkoord", "akkoord", "akkoord", "tot-datum", "deels", "voorbehoud"),
    *("bezwaar", "geen-antwoord", "ingetrokken"),
)


@cache
def content() -> Content:
    return load_content()[0]


def test_silence_objection_and_an_unasked_parent_are_never_consent() -> None:
    story = Story().opened().both_parents().item("d1", "rekengroepje")
    required = content().promises["handelingsdeel-alleen-met-akkoord"].required
    story.says("moeder", "d1", "akkoord")
    assert not holds(required, story.facts())
    story.says("vader", "d1", "geen-antwoord")
    assert not holds(required, story.later(400).facts())
    story.says("vader", "d1", "bezwaar")
    assert not holds(required, story.facts())
    story.says("vader", "d1", "akkoord")
    assert holds(required, story.facts())


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["moeder", "vader"]), st.sampled_from(STANDS)), max_size=6)
)
def test_adopting_holds_only_when_the_last_word_of_both_is_a_yes(
    said: list[tuple[str, str]],
) -> None:
    story = Story().opened().both_parents().item("d1", "rekengroepje")
    for who, stand in said:
        story.says(who, "d1", stand, until=story.today + timedelta(days=30))
    last = dict(said)
    both = all(last.get(who) in ("akkoord", "tot-datum") for who in ("moeder", "vader"))

    required = content().promises["handelingsdeel-alleen-met-akkoord"].required
    assert holds(required, story.facts()) is both
    silent = content().promises["zwijgen-is-geen-akkoord"].required
    assert not holds(silent, story.facts()) or last.keys() == {"moeder", "vader"}


def a_case(chance: Random) -> Story:
    """Return a case in which much has happened, in an order that could be."""

    def maybe() -> bool:
        return chance.random() < 0.5

    story = Story().opened(chance.choice([None, date(2017, 3, 4), date(2008, 1, 1)]))
    sector = chance.choice([None, "po", "vo", "so", "vso"])
    story.tell(happened.SchoolVastgelegd(school=School(sector=sector)))
    story.both_parents() if maybe() else story.person("moeder")
    story.opp(1, chance.choice(["concept", "vastgesteld"]), story.today)
    if maybe():
        story.later(30).opp(2, "bijstelling", story.today)
    story.item("d1", "rekengroepje")
    if chance.randint(0, 3):
        nearly_everything_is_done(story, chance)
    something_happens(story, chance, times=3)
    return story


def nearly_everything_is_done(story: Story, chance: Random) -> None:
    """Do all that promises ask for, but for one or two things: that is where slips show."""
    people = [one for one in story.dossier.partners if one in ("moeder", "vader")]
    asked: dict[str, set[str]] = {}
    for promise in content().promises.values():
        if promise.required is not None:
            for fact, values in named_values(promise.required).items():
                asked.setdefault(fact, set()).update(values)
    facts = [f for f in sorted(asked) if content().facts[f].derived == "nee"]
    skipped = set(chance.sample([*facts, *people], chance.randint(0, 2)))
    for fact in facts:
        if fact not in skipped:
            value = chance.choice(sorted(asked[fact]))
            story.tell(happened.FeitVastgelegd(fact=fact, value=value, on=story.today))
    for who in people:
        if who not in skipped:
            invitation = Invitation(partner=who, how="telefoon", on=story.today)
            story.tell(happened.UitnodigingVastgelegd(invitation=invitation))
            story.says(who, "d1", "akkoord")


def something_happens(story: Story, chance: Random, times: int) -> None:
    """Let consent, invitations, talks, hearing and facts happen to the case."""
    people = [one for one in story.dossier.partners if one in ("moeder", "vader")]
    facts = [fact for fact in content().facts.values() if fact.derived == "nee"]
    for _ in range(times):
        who = chance.choice(people)
        match chance.randint(0, 6):
            case 0 | 1:
                story.says(who, "d1", chance.choice(STANDS))
            case 2:
                invitation = Invitation(partner=who, how="telefoon", on=story.today)
                story.tell(happened.UitnodigingVastgelegd(invitation=invitation))
            case 3:
                story.held(f"g{len(story.events)}", who)
            case 4:
                story.item("d1", f"rekengroepje, versie {len(story.events)}")
            case 5 | 6:
                fact = chance.choice(facts)
                value = chance.choice([one.id for one in fact.values])
                story.tell(happened.FeitVastgelegd(fact=fact.id, value=value, on=story.today))


def broken(place: Place, facts: dict[str, str], on: date) -> list[Promise]:
    """Return the promises that the step at `place` would break with these facts."""
    step = step_at(content(), place)
    proposed = set(step.proposes) if step else set()
    sector = facts["sector"]
    return [
        one
        for one in content().promises.values()
        if proposed & set(one.never)
        and in_force(one, on)
        and (not one.sectors or sector == "onbekend" or sector in one.sectors)
        and not holds(one.required, facts)
    ]


@cache
def trees_that_propose() -> list[str]:
    return sorted({place.tree for place in proposing(content(), content().proposals)})


@cache
def distances() -> dict[Place, int]:
    """Return for every step how many options it is from one that proposes more than an answer."""
    ways = Ways(content())
    weighty = [one for one in content().proposals if not one.startswith("antwoord-")]
    found = dict.fromkeys(proposing(content(), weighty), 0)
    waiting = list(found)
    for place in waiting:
        for before in ways.backward.get(place, ()):
            if before not in found:
                found[before] = found[place] + 1
                waiting.append(before)
    return found


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_no_walk_through_any_case_proposes_what_a_promise_forbids(seed: int) -> None:
    # A seed and not draws: Hypothesis prefers small choices, and those seldom come far.
    chance = Random(seed)
    story = a_case(chance)
    tree = chance.choice(trees_that_propose())
    meeting = "nu"
    story.plan(meeting).begin(meeting)
    walk = start(content(), tree)
    story.tell(happened.StapGezet(meeting=meeting, answer=walk.answers[-1]))
    shown_before = {walk.place}
    for _ in range(25):
        facts = derive_facts(story.dossier, story.today, meeting)
        shown = view(content(), walk, facts, NEUTRAL, story.today)
        sides = [one.id for one in content().trees.values() if one.kind == "zijpad"]
        if walk.stack and chance.randint(0, 9) == 0:
            moved = leave_side(content(), walk)
        elif chance.randint(0, 19) == 0:
            moved = enter_side(content(), walk, chance.choice(sides))
        elif shown.options:
            options = [choose(content(), walk, one.id, facts) for one in shown.options]
            nearer = [
                one
                for one in options
                if distances().get(one.place, 99) < distances().get(walk.place, 99)
            ]
            towards = nearer and chance.randint(0, 3)
            moved = chance.choice(nearer if towards else options)
        else:
            break
        if moved is walk:
            continue
        back = len(moved.stack) < len(walk.stack) and moved.place in shown_before
        walk = moved
        shown_before.add(walk.place)
        story.tell(happened.StapGezet(meeting=meeting, answer=walk.answers[-1]))
        on = story.today
        now = derive_facts(story.dossier, on, meeting)
        if not back:
            assert not broken(walk.place, now, on), (walk.place, now)
        if chance.randint(0, 11) == 0:
            happens_beside_the_walk(story, chance)


def happens_beside_the_walk(story: Story, chance: Random) -> None:
    """Consent is given, refused or outdated while the talk goes on."""
    who = chance.choice([p for p in story.dossier.partners if p in ("moeder", "vader")])
    match chance.randint(0, 4):
        case 0 | 1 | 2:
            story.says(who, "d1", chance.choice(STANDS))
        case 3:
            story.item("d1", f"rekengroepje, versie {len(story.events)}")
        case 4:
            story.opp(chance.randint(1, 2), "bijstelling", story.today)


@pytest.mark.parametrize("name", sorted(content().promises))
def test_every_promise_of_ours_is_kept(name: str) -> None:
    from gesprekshulp.assistant.proofs import prove

    proof = prove(content(), content().promises[name], date(2026, 11, 23))
    assert proof.holds, "\n".join(proof.counterexample)
    assert not proof.limit_hit
