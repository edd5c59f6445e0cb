"""Questions whose answers take more than a line: a date, consent, the plan, who is there."""

from __future__ import annotations

from datetime import date
from typing import Literal

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.given_dates import read_given_date
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.people import expected
from gesprekshulp.casework.plan import deciding_at_table, item_at_hand
from gesprekshulp.dossier.people import consenting, short_name, standing_with
from gesprekshulp.dossier.plan import TO_ASK
from gesprekshulp.dossier.plan_facts import plan_items
from gesprekshulp.dossier.types import (
    SAYABLE,
    ConsentStand,
    Gesprekspartner,
    PlanItem,
    Presence,
)
from gesprekshulp.dossier.words import CONSENT_STANDS, PRESENCE
from gesprekshulp.plat.console import Console
from gesprekshulp.text import quoted

_WAYS: tuple[Literal["in de kamer", "telefoon", "online", "afwezig"], ...] = (
    "in de kamer",
    "telefoon",
    "online",
    "afwezig",
)


def ask_date(console: Console, prompt: str, today: date, past: bool = False) -> date | None:
    """Ask for a date until one is understood; None for an empty line, 0 or the end of input."""
    while (answer := console.ask(prompt)) and answer != "0":
        found = read_given_date(answer, today, past=past)
        if found is not None:
            console.say(f"  {dutch_date(found)}")
            return found
        console.say(f"{quoted(answer)} lees ik niet als datum. Schrijf bijvoorbeeld 1 december.")
    return None


def sure(console: Console, *what: str) -> bool:
    """Tell what will happen and ask for the word ja; anything else, and the end of input, is no."""
    console.say(*what)
    if (console.ask("Typ ja om door te gaan: ") or "").casefold() == "ja":
        return True
    console.say("Er is niets veranderd.")
    return False


def ask_name(console: Console, prompt: str) -> str:
    """Ask for a name until there are letters in it; "" for an empty line, 0 or the end of input."""
    while (answer := console.ask(prompt)) and answer != "0":
        if any(map(str.isalpha, answer)):
            return answer
        console.say(f"{quoted(answer)} lees ik niet als naam. Typ de naam, of 0 om terug te gaan.")
    return ""


def ask_consent(meeting: Meeting, console: Console) -> str:
    """Ask per person what they say about one item; returns its id, "" when none was asked."""
    case = meeting.case
    partners = consenting(case.dossier, case.today())
    if not partners:
        console.say("Er staat nog niemand in de zaak die over het plan beslist.")
        return ""
    if not plan_items(meeting.case.dossier) and not _new_item(meeting, console):
        return ""
    item = _choose_item(meeting, console, "Welk onderdeel?")
    if item is None:
        return ""
    for partner in partners:
        _ask_stand(meeting, console, partner, item)
    return item.id


def ask_answer(meeting: Meeting, console: Console, answer: str, just_asked: str = "") -> None:
    """Ask each person at the table who decides what they say of the item at hand.

    `answer`: what the option says of the parents together; an empty line takes it for one
    person, nobody is taken to say it unasked. An answer that is no stand, such as
    "vraag", fills in nothing. `just_asked`: the item asked about since the last step; only
    who was left out is asked again.
    """
    case = meeting.case
    items = case.dossier.items
    known = items.get(just_asked)
    item = known or items.get(item_at_hand(case, meeting.id))
    if item is None and plan_items(meeting.case.dossier):
        item = _choose_item(meeting, console, "Over welk onderdeel gaat het?")
    if item is None:
        return
    there = deciding_at_table(case, meeting.id)
    if not there:
        console.say("Er is niemand aan tafel die over het plan beslist: vraag het hun apart.")
    usual = next((stand for stand in SAYABLE if stand == answer), None)
    console.say("", f"Onderdeel: {item.text}")
    for partner in consenting(case.dossier, case.today()):
        stand = standing_with(case.dossier, item.id, partner.id)
        if partner.id in there and not (known and stand not in TO_ASK):
            _ask_stand(meeting, console, partner, item, usual)


def _ask_stand(
    meeting: Meeting,
    console: Console,
    partner: Gesprekspartner,
    item: PlanItem,
    usual: ConsentStand | None = None,
) -> None:
    stand = standing_with(meeting.case.dossier, item.id, partner.id)
    said = console.choose(
        f"Wat zegt {short_name(partner)}? (nu: {CONSENT_STANDS[stand]})",
        [CONSENT_STANDS[one] for one in SAYABLE],
        stop="niet gevraagd",
        usual=None if usual is None else SAYABLE.index(usual),
    )
    if said is not None:
        _record(meeting, console, partner.id, item.id, SAYABLE[said])


def ask_item(meeting: Meeting, console: Console) -> None:
    """Add an item to the plan, or change the text of one."""
    items = plan_items(meeting.case.dossier)
    picked = console.choose("Welk onderdeel?", ["een nieuw onderdeel", *(i.text for i in items)])
    if picked is None:
        return
    if picked == 0:
        _new_item(meeting, console)
        return
    text = console.ask("De nieuwe tekst (leeg = zo laten): ")
    if text:
        meeting.change_item(items[picked - 1].id, text)
        console.say("Gewijzigd. Vraag iedereen opnieuw wat die ervan vindt: /instem.")


def ask_presence(meeting: Meeting, console: Console) -> None:
    """Say who is there and how; who is not there is recorded as absent."""
    people = expected(meeting.case)
    known = {one.partner: one for one in meeting.gesprek.presence}
    stands = [PRESENCE[known[p.id].how] if p.id in known else "niet genoemd" for p in people]
    names = [f"{short_name(p)} ({stand})" for p, stand in zip(people, stands, strict=True)]
    who = console.choose("Over wie gaat het?", names)
    if who is None:
        return
    how = console.choose("Hoe is die erbij?", [PRESENCE[way] for way in _WAYS])
    if how is None:
        return
    person = people[who]
    meeting.set_presence(Presence(partner=person.id, role=person.role, how=_WAYS[how]))
    console.say(f"Bewaard: {short_name(person)}, {PRESENCE[_WAYS[how]]}.")


def _record(
    meeting: Meeting, console: Console, partner: str, item: str, stand: ConsentStand
) -> None:
    until, words = None, ""
    if stand == "tot-datum":
        prompt = "Tot wanneer? (leeg = nog geen datum): "
        until = ask_date(console, prompt, meeting.case.today())
    if stand not in ("akkoord", "geen-antwoord"):
        words = console.ask("In eigen woorden (leeg = niets): ") or ""
    meeting.consent(partner, item, stand, until=until, words=words)
    console.say(f"Bewaard: {CONSENT_STANDS[stand]}.")


def _choose_item(meeting: Meeting, console: Console, title: str) -> PlanItem | None:
    items = plan_items(meeting.case.dossier)
    which = console.choose(title, [item.text for item in items])
    return None if which is None else items[which]


def _new_item(meeting: Meeting, console: Console) -> bool:
    text = console.ask("De tekst van het nieuwe onderdeel (leeg = geen): ")
    if not text:
        return False
    meeting.add_item(text)
    console.say("Het onderdeel staat erbij.")
    return True
