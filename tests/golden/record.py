"""Record a golden transcript: `python tests/golden/record.py BOOM [feit=waarde ...]`.

Walks the usual way (the first option not taken yet) and writes BOOM.yaml beside this
file, for a person to read through before it is committed.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from gesprekshulp.assistant.view import view
from gesprekshulp.assistant.walk import choose, enter_side, start
from gesprekshulp.assistant.wording import NEUTRAL
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.types import Content

ON = date(2026, 11, 23)
MAIN = "oogo"


def transcript(content: Content, tree: str, facts: dict[str, str]) -> list[str]:
    """Return the lines of the transcript of `tree`."""
    walk = start(content, tree if content.trees[tree].kind == "hoofdlijn" else MAIN)
    if content.trees[tree].kind == "zijpad":
        walk = enter_side(content, walk, tree)
    known, taken = dict(facts), set()
    lines = [f"boom: {tree}", "feiten:" if facts else "feiten: {}"]
    lines += [f'  {fact}: "{value}"' for fact, value in facts.items()]
    lines.append("verloop:")
    while True:
        shown = view(content, walk, known, NEUTRAL, ON)
        if shown.ending is not None or walk.tree != tree:
            lines.append(f"einde: {walk.step if walk.tree == tree else 'terug'}")
            return lines
        inside = [o for o in shown.options if not o.side]
        fresh = [o for o in inside if (walk.step, o.id) not in taken]
        option = (fresh or inside or list(shown.options))[0]
        taken.add((walk.step, option.id))
        lines.append(f"  - {{stap: {walk.step}, keuze: {option.id}}}")
        walk = choose(content, walk, option.id, known)
        known.update(walk.answers[-1].sets)


if __name__ == "__main__":
    loaded, _ = load_content()
    for name in [a for a in sys.argv[1:] if "=" not in a]:
        given = dict(a.split("=", 1) for a in sys.argv[1:] if "=" in a)
        target = Path(__file__).parent / f"{name}.yaml"
        target.write_text("\n".join(transcript(loaded, name, given)) + "\n", encoding="utf-8")
        print(target)
