"""Before the talk, line by line: planning a meeting, and what the pupil says of the plan."""

from __future__ import annotations

from datetime import UTC, datetime, time

import msgspec

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import AMSTERDAM
from gesprekshulp.dossier.events import GesprekGepland, LeerlingGehoord
from gesprekshulp.dossier.types import ChildView
from gesprekshulp.plat.answers import ask_date
from gesprekshulp.plat.console import Console
from gesprekshulp.text import quoted

_TITLE = "OOGO"


def plan_meeting(case: OpenCase, console: Console) -> None:
    """Plan a meeting, or move the one that is planned."""
    planned = [one for one in case.dossier.meetings.values() if one.stand == "gepland"]
    known = planned[0] if planned else None
    if known and known.planned_for:
        console.say(f"Nu gepland: {dutch_date(known.planned_for.astimezone(AMSTERDAM).date())}.")
    day = ask_date(console, "Op welke dag? (leeg = terug): ", case.today())
    if day is None:
        return
    at = _ask_time(console)
    place = console.ask("Waar? (mag leeg): ") or (known.place if known else "")
    moment = datetime.combine(day, at or time(0), AMSTERDAM).astimezone(UTC)
    case.record(
        GesprekGepland(
            meeting=known.id if known else case.desk.new_id("g"),
            title=known.title if known else _TITLE,
            kind=known.kind if known else "oogo",
            planned_for=moment,
            place=place,
        )
    )
    case.refresh_glance()
    console.say("Het gesprek is gepland.")


def _ask_time(console: Console) -> time | None:
    while typed := console.ask("Hoe laat? Bijvoorbeeld 15:30 (mag leeg): "):
        try:
            return time.fromisoformat(typed.replace(".", ":").zfill(5))
        except ValueError:
            console.say(f"{quoted(typed)} lees ik niet als tijd. Schrijf bijvoorbeeld 15:30.")
    return None


def hear_pupil(case: OpenCase, console: Console) -> None:
    """Record how the pupil was offered to be heard, and what came of it."""
    known = case.dossier.child_view
    if known.words or known.offered_on:
        console.say(f"Er staat al: {known.words or 'nog geen woorden'}. Leeg laat het zo.")
    offered = ask_date(
        console, "Wanneer bood je het aan? (leeg = weet ik niet): ", case.today(), past=True
    )
    picked = console.choose(
        "Wat kwam eruit?",
        ["de leerling zei iets", "de leerling wil niets zeggen", "aangeboden, nog geen antwoord"],
    )
    if picked is None:
        return
    view = msgspec.structs.replace(
        known, offered_on=offered or known.offered_on, declined=picked == 1
    )
    if picked == 0:
        view = _with_words(view, console)
    case.record(LeerlingGehoord(view=view))
    console.say("Bewaard.")


def _with_words(known: ChildView, console: Console) -> ChildView:
    words = console.ask("In de eigen woorden van de leerling: ") or known.words
    way = console.ask("Hoe? Bijvoorbeeld wandelen of tekenen (mag leeg): ") or known.chosen_way
    withheld = console.choose(
        "Mogen ouders dit lezen? Vraag het de leerling.", ["ja", "liever niet"], usual=0
    )
    changed = console.ask("Wat veranderde het aan het plan? (mag leeg): ") or known.changed
    return msgspec.structs.replace(
        known, words=words, chosen_way=way, withheld=withheld == 1, changed=changed
    )
