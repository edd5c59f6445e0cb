"""Rehearsing line by line: choose a number, or type what you would say; a slash asks for more."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.rehearsal import (
    Debrief,
    DrillItem,
    Feedback,
    Rehearsal,
    Rehearsals,
    Reversal,
    Team,
    Turn,
)
from gesprekshulp.plat.console import Console, number_in
from gesprekshulp.store.interface import StoreError

GOOD = 0

TITLE = "oefenen met een ouder die reageert"
TOMORROW = "oefenen voor het gesprek van deze zaak"

_HELP = (
    "Typ een nummer, of typ wat je zou zeggen. Een lege regel is een stilte.",
    "/coach vraag raad   /terug N ga terug naar beurt N   /lijn toon de lijn   /klaar stop",
)


def run_rehearsing(desk: Desk, console: Console) -> None:
    """Let the user pick what to rehearse, until they go back."""
    service = Rehearsals(desk)
    ways: tuple[tuple[str, Callable[[Rehearsals, Console], None]], ...] = (
        ("een gesprek oefenen", _pick_scene),
        ("een gesprek oefenen met een collega", _team),
        ("rollen omgedraaid: jij bent de ouder", _reversal),
        ("vijf minuten oefenen op je zwakste doel", _drill),
        ("mijn voortgang", _progress),
        ("mijn als-danplannen", _plans),
        ("eerdere oefeningen lezen of wissen", _earlier),
    )
    while True:
        picked = console.choose("Oefenen", [title for title, _ in ways])
        if picked is None:
            return
        ways[picked][1](service, console)


def run_tomorrow(case: OpenCase, console: Console) -> None:
    """Rehearse the planned talk of a case, out of its own words."""
    planned = case.next_planned() or case.current_meeting()
    service = Rehearsals(case.desk)
    try:
        running = service.tomorrow(case, planned.id if planned else "")
    except StoreError as error:
        console.say(str(error))
        return
    console.say("Deze oefening is van jou. Ze gaat weg als het gesprek wordt gesloten.")
    play(running, console)
    meeting = planned.id if planned else ""
    afterwards(running, console, lambda told: service.keep_plans(told.plans, case, meeting))


def play(running: Rehearsal, console: Console, team: Team | None = None) -> None:
    """Play a rehearsal to its end, or to the end of the input."""
    scene = running.scene
    console.say("", scene.title, scene.situation, f"Je oefent: {scene.purpose}", "", *_HELP)
    _parent(running, console)
    while not running.ended:
        if team:
            console.say(*(f"  [{card}]" for card in running.team(team)))
        shown = running.choices()
        console.say(*(f"  {number}  {one.text}" for number, one in enumerate(shown, 1)))
        typed = console.ask("jij: ")
        if typed is None:
            running.stop()
        elif typed.startswith("/"):
            _command(running, console, typed)
        else:
            number = number_in(typed, len(shown))
            turn = running.choose(shown[number - 1].id) if number else running.say(typed)
            if number:
                console.say(f"jij: {turn.heard.text}")
            _after(running, console, turn)


def _parent(running: Rehearsal, console: Console) -> None:
    console.say("", f"{running.scene.parent.called}: {running.parent}")


def _after(running: Rehearsal, console: Console, turn: Turn) -> None:
    _feedback(console, running.feedback())
    who = running.scene.parent.called
    trust, tension = _moved(turn.trust_step), _moved(turn.tension_step)
    console.say(
        f"  {who} {running.trust_words} (vertrouwen {turn.trust}{trust}); "
        f"{running.tension_words} (spanning {turn.tension}{tension})"
    )
    _parent(running, console)


def _moved(step: int) -> str:
    return f", {step:+d}" if step else ""


def _feedback(console: Console, said: Feedback) -> None:
    console.say(f"  {w.LEVELS[said.level]}")
    console.say(*(f"  + {one}" for one in said.helped), *(f"  - {one}" for one in said.harmed))
    if said.rule:
        console.say(f"  Regel: {said.rule}")
    if said.change:
        console.say(f"  Kleinste stap: {said.change}")
    if said.rewritten:
        console.say(f"  Zo kan het ook: “{said.rewritten}”")
    if said.question:
        console.say(f"  Vraag: {said.question}")


def _command(running: Rehearsal, console: Console, typed: str) -> None:
    name, _, rest = typed[1:].partition(" ")
    if name == "coach":
        advice = running.ask_coach()
        console.say(f"  Coach: {advice.notice} {advice.attempt}")
        console.say(*(f"  Bijvoorbeeld: “{one}”" for one in advice.sentences))
    elif name == "terug":
        most = len(running.talk.turns)
        back = number_in(rest.strip(), most) if rest.strip() else most
        if most and (back or rest.strip() == "0"):
            running.rewind(back - 1 if back else 0)
            console.say(f"  Terug naar voor beurt {max(1, back)}. De oude lijn blijft staan.")
            _parent(running, console)
        else:
            console.say(f"  Kies een beurt van 1 tot en met {most}.")
    elif name == "lijn":
        console.say(*running.lines())
    elif name in ("klaar", "stop"):
        running.stop()
    else:
        console.say(*_HELP)


def afterwards(
    running: Rehearsal, console: Console, keep_plans: Callable[[Debrief], None] | None = None
) -> None:
    """Tell the debrief; keep the result and the plans where there is something to keep."""
    told = running.debrief()
    tell_debrief(running, console, told)
    if not running.talk.turns:
        return
    before, after = (
        number_in(console.ask(f"Hoe zeker voelde je je {when}? 1 tot 5 (mag leeg): ") or "", 5)
        for when in ("vooraf", "nu")
    )
    running.keep(before, after)
    if keep_plans and told.plans:
        keep_plans(told)
        console.say("Je plannen staan bij voorbereiden, alleen voor jou.")


def tell_debrief(running: Rehearsal, console: Console, told: Debrief) -> None:
    """Tell how it went, in the order in which it helps."""
    console.say("", "Nabespreking", told.summary, "", *running.lines(), "")
    console.say(*(f"  {goal.score}/4  {goal.title}: {goal.reason}" for goal in told.goals))
    if told.turning:
        console.say("", f"Hier draaide het (beurt {told.turning}): “{told.sentence}”", told.why)
    if told.missed:
        console.say("", "Dit kwam niet boven tafel:")
        console.say(*(f"  {how}: {fact}" for how, fact in told.missed))
    console.say("", f"Wat er nodig was: {told.behind}", f"Het kind: {told.child}")
    if told.plans:
        console.say("", "Om mee te nemen:")
        console.say(*(f"  {number}. {plan}" for number, plan in enumerate(told.plans, 1)))
    console.say("", told.learning)


def choose_scene(service: Rehearsals, console: Console) -> str:
    """Return the scene the user picks, "" for none."""
    cards = service.scenes()
    lines = [f"{card.title} ({card.sector}). {card.purpose}{_times(card.times)}" for card in cards]
    picked = console.choose("Met wie wil je oefenen?", lines)
    return "" if picked is None else cards[picked].id


def _times(times: int) -> str:
    return f" · {times} keer geoefend" if times else ""


def _pick_scene(service: Rehearsals, console: Console) -> None:
    if scene := choose_scene(service, console):
        _whole(service, service.start(scene), console)


def _whole(
    service: Rehearsals, running: Rehearsal, console: Console, team: Team | None = None
) -> None:
    play(running, console, team)
    afterwards(running, console, lambda told: service.keep_plans(told.plans))


def _team(service: Rehearsals, console: Console) -> None:
    scene = choose_scene(service, console)
    if not scene:
        return
    speaker = console.ask("Wie praat? ") or ""
    noter = console.ask("Wie schrijft? ") or ""
    keeper = console.ask("Wie let op de tijd en op het kind? ") or noter
    _whole(service, service.start(scene), console, Team(speaker, noter, keeper))


def _reversal(service: Rehearsals, console: Console) -> None:
    if scene := choose_scene(service, console):
        play_reversal(service.reversal(scene), console)


def play_reversal(talk: Reversal, console: Console) -> None:
    """Play a talk with the roles turned."""
    scene = talk.scene
    console.say("", f"Jij bent {scene.parent.name}. {scene.parent.who}", scene.parent.fear)
    manner = ""
    while not talk.ended:
        if talk.manner != manner:
            manner = talk.manner
            console.say("", _MANNERS[manner])
        console.say("", f"leerkracht: {talk.teacher}")
        typed = console.ask(f"{scene.parent.called}: ")
        if typed is None or typed in ("/klaar", "/stop"):
            break
        talk.say(typed)
    console.say("", "Om samen over te praten:", *(f"  {one}" for one in talk.questions()))


_MANNERS: Mapping[str, str] = {
    "verdedigend": "Eerst een leerkracht die zich verdedigt.",
    "goed": "Nu een leerkracht die luistert.",
}


def _drill(service: Rehearsals, console: Console) -> None:
    items = service.drill()
    if not items:
        console.say("Hier is nu niets om op te oefenen.")
        return
    console.say("", items[0].task)
    for item in items:
        if not _drilled(service, console, item):
            return
    service.drill_done()
    console.say("", "Klaar. De volgende keren:")
    console.say(*(f"  {day.on:%d-%m-%Y}  {day.title}" for day in service.calendar()))


def _drilled(service: Rehearsals, console: Console, item: DrillItem) -> bool:
    console.say("", f"ouder: {item.parent}")
    typed = console.ask("jij: ")
    if typed is None or typed in ("/klaar", "/stop"):
        return False
    _feedback(console, service.judge(item, typed))
    return True


def _progress(service: Rehearsals, console: Console) -> None:
    console.say("", *service.progress())
    if weakest := service.weakest():
        console.say("", *service.progress(weakest))


def _plans(service: Rehearsals, console: Console) -> None:
    plans = service.plans()
    if not plans:
        console.say("Er zijn nog geen plannen. Oefen eerst een gesprek.")
        return
    console.say("", service.plans_page())
    plan = next((one for one in plans if not one.drilled), None)
    if plan is None:
        return
    typed = console.ask(f"Typ dit plan één keer over: {plan}\n> ")
    if typed and service.drill_plan(plan, typed):
        console.say("Die zit.")


def _earlier(service: Rehearsals, console: Console) -> None:
    kept = service.kept()
    lines = [f"{one.on:%d-%m-%Y}  {one.title}" for one in kept]
    picked = console.choose("Eerdere oefeningen", [*lines, "wis alles van oefenen"])
    if picked is None:
        return
    if picked == len(kept):
        sure = console.choose("Alles van oefenen wissen? Dit kan niet terug.", ["ja, wis alles"])
        if sure == 0:
            service.forget_all()
            console.say("Gewist.")
        return
    running = service.replay(kept[picked])
    console.say("", running.transcript())
    if console.choose("Wat nu?", ["wis deze oefening"]) == 0:
        service.forget(kept[picked])
        console.say("Gewist.")


MENU = ((TITLE, run_rehearsing),)
"""What stands under the list of cases."""

ENTRIES = ((TOMORROW, run_tomorrow),)
"""What stands in the menu of a case."""
