"""Walking a tree by hand without a case, to see what a user would see. Nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gesprekshulp.assistant.view import view
from gesprekshulp.assistant.walk import Place, Walk, choose
from gesprekshulp.assistant.wording import NEUTRAL
from gesprekshulp.knowledge.types import Content
from gesprekshulp.plat.console import Console
from gesprekshulp.text import quoted

GOOD = 0


def run_tryout(
    content: Content, at: Place, facts: Mapping[str, str], on: date, console: Console
) -> int:
    """Show steps and take letters until an ending, an empty line or the end of input."""
    known = dict(facts)
    walk = Walk(at.tree, at.step)
    while True:
        shown = view(content, walk, known, NEUTRAL, on)
        console.say("", f"[{shown.tree_title}] {shown.title} ({walk.tree}/{walk.step})")
        console.say(shown.purpose)
        for wording in shown.wordings:
            console.say(f"  “{wording.text}”")
            if wording.only_if_true:
                console.say(f"     alleen als waar is: {wording.only_if_true}")
        for claim in shown.claims:
            console.say(f"  Recht ({claim.certainty}, {', '.join(claim.sources)}): {claim.text}")
        if shown.ending is not None:
            console.say(f"Uitkomst: {shown.ending.outcome}", f"Nu: {shown.ending.next_action}")
            return GOOD
        for option in shown.options:
            console.say(f"   {option.letter}  {option.title}")
        answer = console.ask("> ")
        if not answer:
            return GOOD
        option_id = next((o.id for o in shown.options if o.letter == answer.casefold()), "")
        if not option_id:
            console.say(f"{quoted(answer)} is geen keuze. Typ een letter, of niets om te stoppen.")
            continue
        walk = choose(content, walk, option_id, known)
        known.update(walk.answers[-1].sets)
        for fact, value in walk.answers[-1].sets.items():
            console.say(f"  ({fact} is nu {value})")
