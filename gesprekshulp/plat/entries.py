"""Filling in a case line by line: the OPP, its items, a fact, an invitation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple, cast

import msgspec

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.people import expected
from gesprekshulp.casework.points import PLAN, SCHOOL
from gesprekshulp.casework.preparation import askable_facts, facts_at_play
from gesprekshulp.documents.opp_form import opp_parts
from gesprekshulp.dossier.anchors import DATED_FACTS
from gesprekshulp.dossier.events import OnderdeelVastgelegd, OppVastgelegd, UitnodigingVastgelegd
from gesprekshulp.dossier.people import short_name
from gesprekshulp.dossier.plan_facts import plan_items
from gesprekshulp.dossier.types import Invitation, OppStatus
from gesprekshulp.dossier.words import OPP_STATUS
from gesprekshulp.knowledge.conditions import facts_in
from gesprekshulp.parts import parts_in
from gesprekshulp.plat.answers import ask_date
from gesprekshulp.plat.bundles import run_bundle
from gesprekshulp.plat.console import Console
from gesprekshulp.plat.handing_over import hand_over_case, leave_a_pointer
from gesprekshulp.plat.letters import run_letters
from gesprekshulp.plat.our_school import enter_school
from gesprekshulp.plat.planning import hear_pupil, plan_meeting
from gesprekshulp.plat.views import run_views


class Entry(NamedTuple):
    """One thing that can be filled in, and how a list says it."""

    title: str
    run: Callable[[OpenCase, Console], None]


_TEXTS: Mapping[str, str] = {
    "uitstroombestemming": "Uitstroombestemming",
    "grounds": "Onderbouwing",
    "helping": "Wat helpt",
    "hindering": "Wat belemmert",
}


def enter_opp(case: OpenCase, console: Console) -> None:
    """Record where the OPP stands and what it says; an empty line leaves a part as it is."""
    known = case.dossier.opp
    stands = list(OPP_STATUS)
    picked = console.choose(f"Stand van het OPP (nu: {OPP_STATUS[known.status]})", _words(stands))
    if picked is None:
        return
    dated = ask_date(console, "Van welke datum? (leeg = weet ik niet): ", case.today(), past=True)
    texts = {}
    for field, title in _TEXTS.items():
        now = getattr(known, field)
        kept = f" (leeg = “{now}”)" if now else " (mag leeg)"
        texts[field] = console.ask(f"{title}{kept}: ") or now
    opp = msgspec.structs.replace(
        known,
        version=known.version or 1,
        status=cast(OppStatus, stands[picked]),
        dated=dated or known.dated,
        **texts,
    )
    case.record(OppVastgelegd(opp=opp))
    console.say("Bewaard.")


def enter_item(case: OpenCase, console: Console) -> None:
    """Add an item to the handelingsdeel, change its text, or let it drop."""
    items = plan_items(case.dossier)
    picked = console.choose("Welk onderdeel?", ["een nieuw onderdeel", *(i.text for i in items)])
    if picked is None:
        return
    if picked == 0:
        text = console.ask("Wat gaan we doen, wie en hoe vaak? (leeg = geen): ")
        if text:
            case.add_item(text)
            console.say("Het onderdeel staat erbij.")
        return
    item = items[picked - 1]
    text = console.ask("De nieuwe tekst (leeg = zo laten, - = vervalt): ")
    if text:
        drops = text == "-"
        change = OnderdeelVastgelegd(item=item.id, text=item.text if drops else text, dropped=drops)
        case.record(change)
        console.say("Vervallen." if drops else "Gewijzigd. Vraag de instemming opnieuw.")


def ask_day(fact: str, console: Console, case: OpenCase) -> date | None:
    """Ask when it was, for a fact of which the day counts; None when that is not known."""
    if fact not in DATED_FACTS:
        return None
    return ask_date(console, "Op welke dag was dat? (mag leeg): ", case.today(), past=True)


def enter_fact(case: OpenCase, console: Console) -> None:
    """Answer a question about the case, with the ground for it."""
    every, playing = askable_facts(case), facts_at_play(case)
    asked = [one for one in every if one[0] in playing]
    others = [one for one in every if one[0] not in playing]
    now = case.facts()
    lines = [
        f"{question} Nu: {_now(values, now.get(fact, ''))}" for fact, question, values in asked
    ]
    more = [f"iets anders ({len(others)} vragen die nu niet spelen)"] if others else []
    picked = console.choose("Welke vraag?", [*lines, *more])
    if picked == len(lines):
        asked = others
        picked = console.choose("Welke vraag?", [question for _, question, _ in others])
    if picked is None:
        return
    fact, question, values = asked[picked]
    said = console.choose(question, [title for _, title in values], stop="weet ik nog niet")
    if said is None:
        return
    ground = console.ask("Waaruit blijkt dat? (mag leeg): ") or ""
    case.set_fact(fact, values[said][0], ground, happened_on=ask_day(fact, console, case))
    console.say("Bewaard.")


def enter_invitation(case: OpenCase, console: Console) -> None:
    """Record that someone was invited, or why not."""
    people = expected(case)
    if not people:
        console.say("Er staat nog niemand in de zaak. Voeg eerst iemand toe, bij “mensen”.")
        return
    picked = console.choose("Wie is uitgenodigd?", [short_name(one) for one in people])
    if picked is None:
        return
    person = people[picked].id
    how = console.ask("Hoe? Bijvoorbeeld gebeld of e-mail (leeg = niet uitgenodigd): ")
    if how:
        prompt = "Wanneer? (leeg = vandaag): "
        on = ask_date(console, prompt, case.today(), past=True) or case.today()
        invited = Invitation(partner=person, how=how, on=on, by=case.desk.user)
    else:
        reason = console.ask("Waarom niet? (leeg = terug): ")
        if not reason:
            return
        invited = Invitation(partner=person, on=case.today(), by=case.desk.user, reason_not=reason)
    case.record(UitnodigingVastgelegd(invitation=invited))
    console.say("Bewaard.")


def read_part(case: OpenCase, console: Console) -> None:
    """Tell one part of the OPP as plain text, to take over in the system of the school."""
    parts = opp_parts(case.dossier, case.desk.content, case.today())
    picked = console.choose("Welk deel?", [part.title for part in parts])
    if picked is not None:
        console.say("", parts[picked].title, parts[picked].text)


ENTRIES: tuple[tuple[str, Callable[[OpenCase, Console], None]], ...] = (
    ("OPP invullen: stand, uitstroombestemming, onderbouwing", enter_opp),
    ("onderdeel van het plan erbij, anders of weg", enter_item),
    ("een vraag over de zaak beantwoorden", enter_fact),
    ("uitnodiging vastleggen, of waarom niet", enter_invitation),
    ("brieven: welke passen, lezen, invullen, schrijven", run_letters),
    *(entry for part in parts_in("plat") for entry in part.ENTRIES),
    ("eigen woorden van ouders bij het plan, en het antwoord", run_views),
    ("bundel voor wie het dossier vraagt", run_bundle),
    ("zaak overdragen aan een collega", hand_over_case),
    ("een deel van het OPP als gewone tekst lezen", read_part),
    ("gesprek plannen: dag, tijd en plaats", plan_meeting),
    ("wat de leerling ervan vindt", hear_pupil),
    ("overgezet naar het leerlingdossier: hier alles weg", leave_a_pointer),
)
"""What can be filled in, as the menu of a case says it."""


def entry_for(case: OpenCase, rule: str) -> Entry | None:
    """Return what fills in a gap of which no single fact is asked; None when nothing here does."""
    if rule == SCHOOL:
        return Entry("de school nu invullen", enter_school)
    if rule == PLAN:
        return Entry("het onderdeel nu invullen", enter_item)
    known = case.desk.content.rules.get(rule)
    facts = facts_in(known.condition) if known else set()
    if facts & {"leerling-gehoord", "leerling-teruggekoppeld"}:
        return Entry("nu invullen wat de leerling zei", hear_pupil)
    if "allen-uitgenodigd" in facts:
        return Entry("de uitnodiging nu vastleggen", enter_invitation)
    if "schoolsoort" in facts and not case.dossier.school.sector:
        return Entry("de school nu invullen", enter_school)
    if "opp-stand" in facts and not facts & {"uitstroom", "handelingsdeel"}:
        return Entry("het OPP nu invullen", enter_opp)
    return None


def _words(stands: list[str]) -> list[str]:
    return [OPP_STATUS[stand] for stand in stands]


def _now(values: tuple[tuple[str, str], ...], value: str) -> str:
    return next((title for known, title in values if known == value), "nog niet ingevuld")
