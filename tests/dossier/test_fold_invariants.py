"""What must hold for every order of events, also for ones that make no sense."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import msgspec
from dossier_story import Story, of_type
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.dossier import people, plan_facts
from gesprekshulp.dossier.draft import Draft
from gesprekshulp.dossier.events import Event, Known, Unknown, Wiped
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.fold import HANDLERS, apply, fold
from gesprekshulp.dossier.notes import notes_of, open_agreements, open_objections
from gesprekshulp.dossier.timeline import timeline
from gesprekshulp.dossier.types import (
    ConsentStand,
    Dossier,
    Gesprekspartner,
    Instemming,
    Leerling,
    PlanItem,
)
from gesprekshulp.dossier.vocabulary import DERIVED, UNKNOWN

NEVER = Unknown(kind="uit-de-toekomst", version=9, raw=b"{}")
PAYLOADS = st.one_of(
    *(of_type(one) for one in get_args(Known)), st.just(NEVER), st.just(Wiped(kind="notitie"))
)
TODAY = date(2026, 11, 23)


def told(payloads: list[Any]) -> list[Event]:
    story = Story()
    for payload in payloads:
        story.tell(payload)
    return story.events


CASES = st.lists(PAYLOADS, max_size=25).map(told)


def test_every_event_has_its_place_in_the_fold() -> None:
    assert set(HANDLERS) == set(get_args(Known))


def test_the_working_copy_keeps_every_mapping_of_a_case() -> None:
    mappings = {
        field.name
        for field in msgspec.structs.fields(Dossier)
        if isinstance(field.default, dict) or field.default_factory is dict
    }
    assert mappings == set(vars(Draft(Dossier()))) - {"rest"}


@given(CASES, st.integers(0, 25))
@settings(deadline=None)
def test_one_event_more_is_the_same_as_telling_it_all_again(events: list[Event], cut: int) -> None:
    state = fold(events[:cut])
    before = msgspec.json.encode(state)
    grown = state
    for event in events[cut:]:
        grown = apply(grown, event)
    assert grown == fold(events)
    assert msgspec.json.encode(state) == before


@given(CASES, st.integers(0, 25))
@settings(deadline=None)
def test_taking_back_the_last_events_gives_the_earlier_state(events: list[Event], cut: int) -> None:
    earlier = fold(events[:cut])
    assert fold([event for event in reversed(events) if event.ordinal <= cut]) == earlier


@given(CASES, st.sampled_from(["", "a", "g1", "nergens"]))
@settings(deadline=None, max_examples=200)
def test_nothing_that_can_be_told_makes_the_program_stumble(
    events: list[Event], meeting: str
) -> None:
    dossier = fold(events)
    facts = derive_facts(dossier, TODAY, meeting)
    for fact, domain in DERIVED.items():
        assert facts[fact] in (*domain, UNKNOWN)
    days = [line.on for line in timeline(dossier)]
    assert days == sorted(days)
    assert all(note.struck_on is None for note in open_objections(dossier))
    assert all(note.stand != "opgelost" for note in open_agreements(dossier))
    notes_of(dossier, meeting)


STANDS: st.SearchStrategy[ConsentStand] = st.sampled_from(get_args(ConsentStand))
PEOPLE = st.lists(
    st.builds(
        lambda who, role, consents, since, until: Gesprekspartner(
            id=who, name=who, role=role, consents=consents, since=since, until=until
        ),
        st.sampled_from(["moeder", "vader", "sem"]),
        st.sampled_from(["ouder-met-gezag", "voogd", "leerling", "ouder-zonder-gezag"]),
        st.booleans(),
        st.none() | st.just(date(2026, 6, 1)) | st.just(date(2026, 12, 1)),
        st.none() | st.just(date(2026, 6, 30)) | st.just(date(2026, 12, 31)),
    ),
    max_size=4,
)
CONSENTS = st.lists(
    st.builds(
        lambda who, item, version, stand: Instemming(
            partner=who, item=item, item_version=version, stand=stand
        ),
        st.sampled_from(["moeder", "vader", "sem", "leerling"]),
        st.sampled_from(["d1", "d2"]),
        st.integers(1, 2),
        st.sampled_from(["akkoord", "akkoord", "akkoord", "deels", "geen-antwoord", "bezwaar"]),
    ),
    max_size=8,
)


@given(PEOPLE, CONSENTS, st.integers(1, 2), st.booleans(), st.sampled_from([2005, 2015, None]))
@settings(deadline=None, max_examples=400)
def test_never_agreed_while_someone_who_consents_did_not_agree_to_this_text(
    partners: list[Gesprekspartner],
    consents: list[Instemming],
    version: int,
    two_items: bool,
    born: int | None,
) -> None:
    given_by: dict[str, tuple[Instemming, ...]] = {}
    for one in consents:
        key = f"{one.partner}/{one.item}"
        given_by[key] = (*given_by.get(key, ()), one)
    items = {"d1": PlanItem(id="d1", text="rekengroepje", version=version)}
    if two_items:
        items["d2"] = PlanItem(id="d2", text="lezen", version=1)
    dossier = Dossier(
        leerling=Leerling(first_name="Sem", birth_date=date(born, 3, 4) if born else None),
        partners={one.id: one for one in partners},
        items=items,
        consents=given_by,
    )
    deciding = people.consenting(dossier, TODAY)
    agreed = bool(deciding) and all(
        (last := given_by.get(f"{who.id}/{item.id}", (None,))[-1]) is not None
        and last.stand == "akkoord"
        and last.item_version == item.version
        for who in deciding
        for item in items.values()
    )
    assert (plan_facts.consent_to_plan(dossier, TODAY) == "akkoord") is agreed
