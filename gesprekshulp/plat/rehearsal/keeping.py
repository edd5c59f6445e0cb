"""After a rehearsal, line by line: keep the result, and choose what to take along."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.rehearsal import Plan, Rehearsal, Rehearsals
from gesprekshulp.casework.rehearsal.own import make_plans_page
from gesprekshulp.casework.rehearsal.unfinished import Going
from gesprekshulp.documents.writing import WriteError
from gesprekshulp.plat.console import Console, number_in
from gesprekshulp.plat.rehearsal.playing import Sure

Place = tuple[OpenCase | None, str]
"""For which case and meeting something is kept; (None, "") for the user in general."""

NOWHERE: Place = (None, "")


def keep(
    service: Rehearsals, going: Going, console: Console, sure: Sure, place: Place = NOWHERE
) -> None:
    """Keep the result; plans and a sentence go along as far as the user wants them."""
    running = going.rehearsal
    if not running.talk.turns:
        return
    running.keep(*sure)
    going.done()
    _keep_plans(service, console, running.debrief().plans, place)
    _keep_sentence(service, running, console, place)


def _keep_plans(service: Rehearsals, console: Console, plans: Sequence[Plan], place: Place) -> None:
    if not plans:
        return
    chosen = _which(console, plans)
    without_room = service.add_plans(chosen, *place)
    if without_room:
        console.say(
            f"Voor {len(without_room)} was geen plaats: je neemt er hooguit vijf mee. "
            "Gooi er eerst een weg bij je plannen."
        )
    if len(chosen) > len(without_room):
        console.say("Je plannen staan klaar bij je plannen en bij voorbereiden, alleen voor jou.")


def _which(console: Console, plans: Sequence[Plan]) -> list[Plan]:
    while True:
        answer = console.ask("Welke plannen neem je mee? Nummers (leeg = alle, 0 = geen): ")
        if not answer:
            return list(plans)
        if answer == "0":
            return []
        numbers = [number_in(one, len(plans)) for one in answer.replace(",", " ").split()]
        if all(numbers):
            return [plan for at, plan in enumerate(plans, 1) if at in numbers]
        console.say(f"Typ alleen nummers van 1 tot en met {len(plans)}.")


def _keep_sentence(service: Rehearsals, running: Rehearsal, console: Console, place: Place) -> None:
    turns = running.talk.turns
    while answer := console.ask("Een zin voor je spiekbrief? Nummer van de beurt (leeg = geen): "):
        number = number_in(answer, len(turns))
        if not number:
            if answer == "0":
                return
            console.say(f"Kies een beurt van 1 tot en met {len(turns)}, of druk op enter.")
            continue
        heard, better = turns[number - 1].heard, running.feedback(number).rewritten
        both = (better, heard.text) if heard.level == "laag" else (heard.text, better)
        found = [one for one in both if one]
        at = 0 if len(found) == 1 else console.choose("Welke?", found) if found else None
        if at is not None:
            service.add_favourite(found[at], *place)
            console.say(f"Op je spiekbrief: “{found[at]}”")


def run_plans(service: Rehearsals, console: Console, place: Place = NOWHERE) -> None:
    """Read plans and sentences; say one once, write one, throw one away, make the page."""
    while True:
        plans, sentences = service.plans(*place), service.favourites(*place)
        if plans or sentences:
            console.say("", service.plans_page(*place))
        else:
            console.say("Er zijn nog geen plannen. Oefen eerst een gesprek, of schrijf er een.")
        ways = [*_WAYS, *(_WAYS_WITH if plans or sentences else ())]
        if service.elsewhere(*place):
            ways.append(("je andere plannen en zinnen hierheen halen", _bring))
        picked = console.choose("Plannen en zinnen", [name for name, _ in ways])
        if picked is None:
            return
        ways[picked][1](service, console, place)


def _bring(service: Rehearsals, console: Console, place: Place) -> None:
    case, meeting = place
    left = service.bring_along(case, meeting) if case is not None else ()
    if left:
        console.say("Niet alles paste; meer dan vijf plannen neem je niet mee:")
        console.say(*(f"  {plan}" for plan in left))


def _say_once(service: Rehearsals, console: Console, place: Place) -> None:
    plans = service.plans(*place)
    if not plans:
        console.say("Er is nog geen plan.")
        return
    shown = [f"{plan}{' (gezegd)' if plan.drilled else ''}" for plan in plans]
    picked = 0 if len(plans) == 1 else console.choose("Welk plan?", shown)
    if picked is None:
        return
    while typed := console.ask(f"Typ na wat je dan doet: {plans[picked].action}\n> "):
        if service.drill_plan(plans[picked], typed, *place):
            console.say("Gezegd. Zo ligt het morgen klaar.")
            return
        console.say("Bijna. Typ het zoals het er staat, of druk op enter.")


def _write_plan(service: Rehearsals, console: Console, place: Place) -> None:
    cue = (console.ask("Als … (bijvoorbeeld: moeder zegt dat het thuis goed gaat): ") or "").strip()
    action = (console.ask("dan … (bijvoorbeeld: vat ik dat eerst samen): ") if cue else "") or ""
    if not cue or not action.strip():
        return
    plan = Plan(cue.removeprefix("Als ").rstrip(" ,"), action.removeprefix("dan ").rstrip(" ."))
    if service.add_plans([plan], *place):
        console.say("Je hebt er al vijf. Gooi er eerst een weg.")


def _write_sentence(service: Rehearsals, console: Console, place: Place) -> None:
    sentence = (console.ask("Welke zin neem je mee? ") or "").strip()
    if sentence:
        service.add_favourite(sentence, *place)


def _throw_away(service: Rehearsals, console: Console, place: Place) -> None:
    plans, sentences = service.plans(*place), service.favourites(*place)
    rows = [*(str(plan) for plan in plans), *(f"“{one}”" for one in sentences)]
    picked = console.choose("Wat gooi je weg?", rows)
    if picked is None:
        return
    if picked < len(plans):
        service.drop_plan(plans[picked], *place)
    else:
        service.drop_favourite(sentences[picked - len(plans)], *place)
    console.say("Weg.")


def _page(service: Rehearsals, console: Console, place: Place) -> None:
    name = f"plannen-{service.desk.today().isoformat()}.docx"
    while (answer := console.ask(f"Naar welk bestand? (leeg = {name}, 0 = terug): ")) is not None:
        if answer == "0":
            return
        try:
            paper = make_plans_page(service.desk, Path(answer or name).expanduser(), *place)
        except WriteError as error:
            console.say(str(error))
            continue
        console.say(f"De bladzijde staat in {paper.path.absolute()}.", *paper.remarks)
        return


_WAYS = (
    ("een plan één keer zeggen", _say_once),
    ("zelf een plan schrijven", _write_plan),
    ("zelf een zin schrijven", _write_sentence),
)
_WAYS_WITH = (("iets weggooien", _throw_away), ("een bladzijde maken", _page))
"""What can be done with plans, and what only once there are some."""
