"""Where am I, line by line: the way walked, why, what would change it, another answer."""

from __future__ import annotations

from collections.abc import Sequence

from gesprekshulp.assistant.whereabouts import Section, sections
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.whereabouts import change_earlier, earlier_answers, options_at, where
from gesprekshulp.plat.console import Console


def say_sections(shown: Sequence[Section], console: Console) -> None:
    """Tell headings with the lines below them."""
    for section in shown:
        console.say("", section.title, *(f"  {line}" for line in section.lines))


def ask_where(meeting: Meeting, console: Console) -> bool:
    """Tell where the walk stands; let an earlier answer be changed. True when one was."""
    say_sections(sections(where(meeting)), console)
    earlier = earlier_answers(meeting)
    if not earlier:
        return False
    picked = console.choose(
        "Een eerder antwoord veranderen?",
        [f"{one.title}: {one.chosen}" for one in earlier],
        stop="niets veranderen",
    )
    if picked is None:
        return False
    options = options_at(meeting, earlier[picked].index)
    other = console.choose("Welk antwoord moet het zijn?", [one.title for one in options])
    if other is None:
        return False
    told = change_earlier(meeting, earlier[picked].index, options[other].id)
    console.say(*told.lines, *told.facts)
    return not told.refused
