"""One rehearsal line by line: choose a number, or type what you would say; a slash asks for more."""

from __future__ import annotations

from typing import NamedTuple

from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.casework.rehearsal import Debrief, Feedback, Rehearsal, Turn
from gesprekshulp.casework.rehearsal.running import leaving
from gesprekshulp.casework.rehearsal.unfinished import Going
from gesprekshulp.plat.console import Console, number_in
from gesprekshulp.settings.schema import OFF, SURE
from gesprekshulp.text import shorten

_HELP = (
    "Typ een nummer, of typ wat je zou zeggen. Een lege regel is een stilte.",
    "/coach vraag raad   /onderwerp begin over iets anders   /lijn toon de lijn",
    "/uitleg N lees beurt N na   /terug N ga terug naar beurt N   /klaar stop",
)
_SURE = 5


class Sure(NamedTuple):
    """How sure the user felt before and after, from 1 to 5; 0 when not said."""

    before: int = 0
    after: int = 0


def rehearse(going: Going, console: Console, ask: bool = True) -> Sure:
    """Play a rehearsal, talk it over, and return how sure the user felt; `ask`: that question.

    One that was left halfway is not asked about again.
    """
    running = going.rehearsal
    introduce(running, console)
    if ask and not running.talk.turns:
        going.before = ask_sure(console, "Hoe zeker voel je je over dit gesprek?")
    play(going, console)
    if not running.talk.turns:
        console.say("", "Je zei nog niets. Dan is er niets na te bespreken.")
        return Sure(going.before)
    after = ask_sure(console, "Hoe zeker voel je je nu over dit gesprek?") if ask else 0
    sure = Sure(going.before, after)
    tell_debrief(running, console, running.debrief(), sure)
    return sure


def introduce(running: Rehearsal, console: Console) -> None:
    """Tell whom this is about and what is rehearsed."""
    scene = running.scene
    console.say("", scene.title, scene.situation, f"Je oefent: {scene.purpose}", "")


def ask_sure(console: Console, question: str) -> int:
    """Return 1 to 5, or 0 for an empty line and the end of the input.

    Who set these questions off is never asked.
    """
    if console.settings is not None and console.settings[SURE] == OFF:
        return 0
    while answer := console.ask(f"{question} 1 (niet) tot 5 (heel); leeg = sla over: "):
        if number := number_in(answer, _SURE):
            return number
        if answer == "0":
            return 0
        console.say(f"Typ een cijfer van 1 tot en met {_SURE}, of druk op enter.")
    return 0


def play(going: Going, console: Console) -> None:
    """Play a rehearsal to its end, or to the end of the input; every step is kept at once."""
    running = going.rehearsal
    console.say(*_HELP)
    _parent(running, console)
    while not running.ended:
        if going.roles:
            console.say(*(f"  [{card}]" for card in running.team(going.roles)))
        shown = running.choices()
        console.say(*(f"  {number}  {one.text}" for number, one in enumerate(shown, 1)))
        _take(going, console, console.ask("jij: "))


def _take(going: Going, console: Console, typed: str | None) -> None:
    """Do what was typed: a command, a number, or something said; None is the end of the input."""
    running = going.rehearsal
    shown = running.choices()
    if typed is None:
        running.stop()
    elif typed.startswith("/"):
        _command(going, console, typed)
    elif leaving(typed):
        _leave_or_say(going, console, typed)
    elif number := number_in(typed.rstrip(".)"), len(shown)):
        turn = going.choose(shown[number - 1].id)
        console.say(f"jij: {turn.heard.text}")
        _after(running, console, turn)
    elif typed.isdecimal():
        console.say(f"Er is geen antwoord {shorten(typed, 12)}. {_numbers(len(shown))}")
    else:
        _after(running, console, going.say(typed))


def _numbers(most: int) -> str:
    return f"Kies een nummer van 1 tot en met {most}, of typ wat je zou zeggen."


def _leave_or_say(going: Going, console: Console, typed: str) -> None:
    running = going.rehearsal
    who = running.scene.parent.called
    answer = console.ask(f"Wil je stoppen? j = stop, n = zeg “{typed}” tegen {who}: ")
    if answer is None or answer.casefold() in ("j", "ja") or leaving(answer):
        running.stop()
    elif answer.casefold() in ("n", "nee"):
        _after(running, console, going.say(typed))
    elif answer:
        _take(going, console, answer)  # somebody who just went on talking


def _parent(running: Rehearsal, console: Console) -> None:
    console.say("", f"{running.scene.parent.called}: {running.parent}")


def _after(running: Rehearsal, console: Console, turn: Turn) -> None:
    tell_feedback(console, running.feedback())
    who = running.scene.parent.called
    trust, tension = _moved(turn.trust_step), _moved(turn.tension_step)
    console.say(
        f"  {who} {running.trust_words} (vertrouwen {turn.trust}{trust}); "
        f"{running.tension_words} (spanning {turn.tension}{tension})"
    )
    _parent(running, console)


def _moved(step: int) -> str:
    return f", {step:+d}" if step else ""


def tell_feedback(console: Console, said: Feedback) -> None:
    """Tell what the coach says of a turn."""
    console.say(f"  {said.headline or w.LEVELS[said.level]}")
    console.say(*(f"  + {one}" for one in said.helped), *(f"  - {one}" for one in said.harmed))
    if said.rule:
        console.say(f"  Regel: {said.rule}")
    if said.change:
        console.say(f"  Kleinste stap: {said.change}")
    if said.rewritten:
        console.say(f"  Zo kan het ook: “{said.rewritten}”")
    if said.question:
        console.say(f"  Vraag: {said.question}")


def _command(going: Going, console: Console, typed: str) -> None:
    running = going.rehearsal
    name, _, rest = typed[1:].partition(" ")
    name = name.casefold()
    if name == "coach":
        advice = running.ask_coach()
        console.say(f"  Coach: {advice.notice} {advice.attempt}")
        console.say(*(f"  Bijvoorbeeld: “{one}”" for one in advice.sentences))
    elif name == "terug":
        if number := _turn_meant(running, console, rest):
            going.rewind(number - 1)
            console.say(f"  Je staat weer voor beurt {number}. Wat je zei, blijft bewaard.")
            _parent(running, console)
    elif name == "uitleg":
        if number := _turn_meant(running, console, rest):
            turn = running.talk.turns[number - 1]
            console.say(f"  Beurt {number}: “{turn.heard.text or '(stilte)'}”")
            tell_feedback(console, running.feedback(number))
    elif name == "onderwerp":
        _other_subject(going, console)
    elif name == "lijn":
        console.say(*running.lines())
    elif name in ("klaar", "stop"):
        running.stop()
    else:
        console.say(*_HELP)


def _turn_meant(running: Rehearsal, console: Console, typed: str) -> int:
    """Return the number of a turn, without a number the last; 0 when there is none such."""
    most = len(running.talk.turns)
    if not most:
        console.say("  Er is nog niets gezegd.")
        return 0
    number = number_in(typed.strip(), most) if typed.strip() else most
    if not number:
        console.say(f"  Kies een beurt van 1 tot en met {most}.")
    return number


def _other_subject(going: Going, console: Console) -> None:
    running = going.rehearsal
    others = running.other_subjects()
    picked = console.choose("Waarover wil je beginnen?", [one.title for one in others])
    if picked is None:
        return
    sentence, words = running.bridge_to(others[picked])
    if not words:
        console.say(f"jij: {sentence}")
        _after(running, console, going.say(sentence))
        return
    rest = console.ask(
        f"Maak de zin af (leeg = toch niet); noem bijvoorbeeld {words}.\njij: {sentence}"
    )
    if rest and not leaving(rest):
        _after(running, console, going.say(f"{sentence}{rest}"))


def tell_debrief(
    running: Rehearsal, console: Console, told: Debrief, sure: Sure | None = None
) -> None:
    """Tell how it went, in the order in which it helps."""
    console.say("", "Nabespreking", told.summary, "", *running.lines(), "")
    console.say(*(f"  {goal.score}/4  {goal.title}: {goal.reason}" for goal in told.goals))
    if told.turning:
        said = told.sentence or "je zweeg"
        console.say("", f"Hier draaide het (beurt {told.turning}): “{said}”", told.why)
    if left := running.left_told():
        console.say("", "Wat je terugspoelde:", *(f"  {one}" for one in left))
    if told.missed:
        console.say("", "Dit kwam niet boven tafel:")
        console.say(*(f"  {how}: {fact}" for how, fact in told.missed))
    console.say("", f"Wat er nodig was: {told.behind}", f"Het kind: {told.child}")
    if told.plans:
        console.say("", "Om mee te nemen:")
        console.say(*(f"  {number}. {plan}" for number, plan in enumerate(told.plans, 1)))
    felt = (
        f"Vooraf {sure.before} van 5 zeker, nu {sure.after} van 5. " if sure and all(sure) else ""
    )
    learning = w.after_sure(told.learning, sure.before if sure else 0, sure.after if sure else 0)
    console.say("", f"{felt}{learning}")
