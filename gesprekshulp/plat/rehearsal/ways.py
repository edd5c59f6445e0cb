"""The ways to rehearse line by line: a scene, together, roles turned, drills, and looking back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.rehearsal import DrillItem, Rehearsal, Rehearsals, Reversal, Team
from gesprekshulp.casework.rehearsal.running import leaving
from gesprekshulp.casework.rehearsal.unfinished import Going, unfinished
from gesprekshulp.plat.console import Console
from gesprekshulp.plat.rehearsal.keeping import keep, run_plans
from gesprekshulp.plat.rehearsal.playing import rehearse, tell_feedback
from gesprekshulp.store.interface import StoreError

TITLE = "oefenen met een ouder die reageert"
TOMORROW = "oefenen voor het gesprek van deze zaak"
PLANS = "mijn plannen en zinnen voor het gesprek"


def run_rehearsing(desk: Desk, console: Console) -> None:
    """Let the user pick what to rehearse, until they go back."""
    service = Rehearsals(desk)
    ways: tuple[tuple[str, Callable[[Rehearsals, Console], None]], ...] = (
        ("een gesprek oefenen", _pick_scene),
        ("een gesprek oefenen met een collega", _team),
        ("rollen omgedraaid: jij bent de ouder", _reversal),
        ("vijf minuten oefenen op je zwakste doel", _drill),
        ("mijn voortgang", _progress),
        ("mijn als-dan-plannen en zinnen", run_plans),
        ("eerdere oefeningen lezen of wissen", _earlier),
    )
    while True:
        picked = console.choose("Oefenen", [title for title, _ in ways], menu=True)
        if picked is None:
            return
        ways[picked][1](service, console)


def run_tomorrow(case: OpenCase, console: Console) -> None:
    """Rehearse the planned talk of a case, out of its own words."""
    meeting = _meeting_of(case)
    service = Rehearsals(case.desk)
    try:
        going = begun(
            service, console, lambda seed: service.tomorrow(case, meeting, seed), case.id, meeting
        )
    except StoreError as error:
        console.say(str(error))
        return
    if going is None:
        return
    console.say("Deze oefening is van jou. Ze gaat weg als het gesprek wordt gesloten.")
    keep(service, going, console, rehearse(going, console), (case, meeting))


def run_plans_of(case: OpenCase, console: Console) -> None:
    """Read and change what is taken along to the planned talk of a case."""
    run_plans(Rehearsals(case.desk), console, (case, _meeting_of(case)))


def _meeting_of(case: OpenCase) -> str:
    planned = case.next_planned() or case.current_meeting()
    return planned.id if planned else ""


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
        _whole(service, scene, console)


def _whole(service: Rehearsals, scene: str, console: Console, team: Team | None = None) -> None:
    going = begun(service, console, lambda seed: service.start(scene, seed))
    if going is not None:
        going.roles = team or going.roles
        keep(service, going, console, rehearse(going, console))


def begun(
    service: Rehearsals,
    console: Console,
    start: Callable[[int | None], Rehearsal],
    case: str = "",
    meeting: str = "",
) -> Going | None:
    """Begin a rehearsal, or go on with the one of this scene that was left; None: go back."""
    store = service.desk.store
    running = start(None)
    left = unfinished(store, running.talk.scene, case, meeting)
    if left is not None:
        picked = console.choose(
            "Je bent halverwege dit gesprek.", ("ga verder waar je was", "begin opnieuw")
        )
        if picked is None:
            return None
        if picked == 0:
            going = Going(start(left.seed), store, case, meeting)
            going.resume(left)
            if left.half:
                console.say(f"Je typte nog: {left.half}")
            return going
    return Going(running, store, case, meeting)


def _team(service: Rehearsals, console: Console) -> None:
    scene = choose_scene(service, console)
    if not scene:
        return
    speaker = console.ask("Wie praat? ") or ""
    noter = console.ask("Wie schrijft? ") or ""
    keeper = console.ask("Wie let op de tijd en op het kind? ") or noter
    _whole(service, scene, console, Team(speaker, noter, keeper))


def _reversal(service: Rehearsals, console: Console) -> None:
    if scene := choose_scene(service, console):
        play_reversal(service.reversal(scene), console)


def play_reversal(talk: Reversal, console: Console) -> None:
    """Play a talk with the roles turned."""
    scene = talk.scene
    console.say("", f"Jij bent {scene.parent.name}. {scene.parent.who}", scene.parent.fear)
    console.say("Typ wat deze ouder zou zeggen. /klaar stopt.")
    manner = ""
    while not talk.ended:
        if talk.manner != manner:
            manner = talk.manner
            console.say("", _MANNERS[manner])
        console.say("", f"leerkracht: {talk.teacher}")
        typed = console.ask(f"{scene.parent.called}: ")
        if _stops(console, typed):
            break
        talk.say(typed or "")
    console.say("", "Om samen over te praten:", *(f"  {one}" for one in talk.questions()))


_MANNERS: Mapping[str, str] = {
    "verdedigend": "Eerst een leerkracht die zich verdedigt.",
    "goed": "Nu een leerkracht die luistert.",
}


def _stops(console: Console, typed: str | None) -> bool:
    """Whether to stop here: the input ended, a command, or a word that the user means so."""
    if typed is None or typed.casefold() in ("/klaar", "/stop"):
        return True
    if not leaving(typed):
        return False
    answer = console.ask(f"Wil je stoppen? j = stop, n = zeg “{typed}”: ")
    return answer is None or answer.casefold() in ("j", "ja", "")


def _drill(service: Rehearsals, console: Console) -> None:
    items = service.drill()
    if not items:
        console.say("Hier is nu niets om op te oefenen.")
        return
    console.say("", f"{items[0].task} Typ wat je zou zeggen. /klaar stopt.")
    good = 0
    for item in items:
        answered = _drilled(service, console, item)
        if answered is None:
            return
        good += answered
    service.drill_done(items[0].goal, good, len(items))
    console.say("", f"Klaar. {good} van {len(items)} keer raak. De volgende keren:")
    console.say(*(f"  {day.on:%d-%m-%Y}  {day.title}" for day in service.calendar()))


def _drilled(service: Rehearsals, console: Console, item: DrillItem) -> bool | None:
    """Answer one item; return whether that was it, None when the user stops."""
    console.say("", f"ouder: {item.parent}")
    while not (typed := console.ask("jij: ")):
        if typed is None:
            return None
        console.say("Typ wat je zou zeggen, of /klaar.")
    if _stops(console, typed):
        return None
    told = service.judge(item, typed)
    tell_feedback(console, told)
    if item.examples and not told.rewritten:
        console.say(f"  Zo kan het ook: “{item.examples[0]}”")
    return bool(told.helped)


def _progress(service: Rehearsals, console: Console) -> None:
    console.say("", *service.progress())
    if weakest := service.weakest():
        console.say("", *service.progress(weakest))


def _earlier(service: Rehearsals, console: Console) -> None:
    kept = service.kept()
    lines = [f"{one.on:%d-%m-%Y}  {one.title}" for one in kept]
    picked = console.choose("Eerdere oefeningen", [*lines, "wis alles van oefenen"])
    if picked is None:
        return
    if picked == len(kept):
        sure = console.choose(
            "Alles van oefenen wissen, ook dat van je zaken? Dit kan niet terug.",
            ["ja, wis alles"],
        )
        if sure == 0:
            service.forget_all()
            console.say("Gewist.")
        return
    running = service.replay(kept[picked])
    console.say("", running.transcript())
    next_step = console.choose(
        "Wat nu?", ["wis deze oefening", "schrijf dit verslag in een bestand"]
    )
    if next_step == 0:
        service.forget(kept[picked])
        console.say("Gewist.")
    elif next_step == 1:
        _write(running.transcript(), console)


def _write(text: str, console: Console) -> None:
    from gesprekshulp.documents.writing import WriteError, write_bytes

    while answer := console.ask("Naar welk bestand? (leeg = toch niet): "):
        path = Path(answer).expanduser()
        try:
            write_bytes(path, text.encode())
        except WriteError as error:
            console.say(str(error))
            continue
        console.say(f"Het verslag staat in {path.absolute()}, met verzonnen namen.")
        return
