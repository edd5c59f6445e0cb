"""Why do you say that, line by line: what is said, the sources behind it, and one read whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gesprekshulp.assistant.sources import explain_source, list_sources, reading
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.grounds import NO_SOURCE, Ground
from gesprekshulp.plat.console import Aside, Console

WORD = "bron"

_TITLE = "waarom zegt het programma dit?"


def why_aside(desk: Desk, console: Console, grounds: Callable[[], Sequence[Ground]]) -> Aside:
    """Return the word for a list; `grounds` is asked only when the word is typed."""
    return Aside(WORD, _TITLE, lambda: tell_why(desk, console, grounds()))


def tell_why(desk: Desk, console: Console, grounds: Sequence[Ground]) -> None:
    """Tell what is said and on which sources it rests; read out those that the user picks."""
    content = desk.content
    console.say("", "Waarom zegt het programma dit?", *([] if grounds else [NO_SOURCE]))
    behind: list[str] = []
    for ground in grounds:
        behind += [one for one in ground.sources if one not in behind and one in content.sources]
        titles = [content.sources[s].title if s in content.sources else s for s in ground.sources]
        console.say(ground.said, f"  Bron: {'; '.join(titles) or 'geen bron'}")
    while True:
        titles = [content.sources[one].title for one in behind]
        picked = console.choose("Welke bron wil je horen?", [*titles, "een van alle bronnen"])
        if picked is None:
            return
        if picked < len(behind):
            _read_out(desk, console, behind[picked])
        else:
            _read_any(desk, console)


def _read_any(desk: Desk, console: Console) -> None:
    known = list_sources(desk.content)
    picked = console.choose("Alle bronnen", [f"{one.title} ({one.kind})" for one in known])
    if picked is not None:
        _read_out(desk, console, known[picked].id)


def _read_out(desk: Desk, console: Console, source: str) -> None:
    shown = explain_source(desk.content, source, desk.today())
    console.say("", shown.title)
    console.read_out(reading(shown))
