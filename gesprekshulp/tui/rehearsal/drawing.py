"""How feedback, goals and turns are drawn: pure, parts of text in and out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.casework.rehearsal import Advice, Debrief, Feedback, Goal, Kept, Turn
from gesprekshulp.tui.text import Part

HIGHEST = 4
_STYLES = {"hoog": "bold $success", "midden": "bold", "laag": "bold $warning"}


def day(on: date) -> str:
    """Return a day as the lists of rehearsing show it."""
    return dutch_date(on, weekday=False)


def feedback_parts(feedback: Feedback, whole: bool = False) -> list[Part]:
    """Return the feedback of a turn, the level first; `whole`: the smallest change too."""
    head = feedback.headline or w.LEVELS[feedback.level]
    parts: list[Part] = [(head.capitalize(), _STYLES[feedback.level])]
    told = (("+", "bold $success", feedback.helped), ("−", "bold $warning", feedback.harmed))
    for sign, style, lines in told:
        for line in lines:
            parts += [(f"\n{sign} ", style), line]
    rows = [
        ("Waarom: ", feedback.rule),
        ("Liever: ", f"“{feedback.rewritten}”" if feedback.rewritten else ""),
        ("Vraag jezelf: ", feedback.question),
        ("Kleinste verandering: ", feedback.change if whole else ""),
    ]
    for label, text in rows:
        if text:
            parts += [(f"\n{label}", "bold"), text]
    return parts


def advice_text(advice: Advice) -> str:
    """Return what the coach says when asked."""
    lines = [advice.notice, "", advice.attempt]
    if advice.sentences:
        lines += ["", "Bijvoorbeeld:", *(f"“{one}”" for one in advice.sentences)]
    return "\n".join(lines)


def bar(score: int) -> str:
    """Return a score from 0 to 4 as blocks."""
    full = max(0, min(HIGHEST, score))
    return "■" * full + "□" * (HIGHEST - full)


def goals_parts(goals: Sequence[Goal]) -> list[Part]:
    """Return the goals, each with its score and the reason."""
    parts: list[Part] = []
    for goal in goals:
        parts += [(f"\n{bar(goal.score)} ", "bold $primary"), goal.title]
        parts.append((f"\n     {goal.reason}", "$text-muted"))
    return parts


def step_words(turn: Turn) -> str:
    """Return what a turn did, in a few signs: "vertrouwen +1, spanning −2", "" for nothing."""
    moved = (("vertrouwen", turn.trust_step), ("spanning", turn.tension_step))
    return ", ".join(f"{name} {step:+d}".replace("-", "−") for name, step in moved if step)


def said(turn: Turn) -> str:
    """Return what the user said, or that nothing was said."""
    return turn.heard.text or "(stilte)"


def debrief_parts(
    debrief: Debrief,
    called: str,
    kept: Kept,
    earlier: Sequence[Kept],
    left: Sequence[str] = (),
) -> list[Part]:
    """Return the debrief as one text: goals, turning point, what stayed hidden, the child."""
    parts: list[Part] = [debrief.summary[:1].upper() + debrief.summary[1:]]
    if debrief.turning:
        parts += [
            ("\n\nHet keerpunt", "bold $primary"),
            f"\nBeurt {debrief.turning}: “{debrief.sentence or 'je zweeg'}”\n{debrief.why}",
        ]
    if left:
        parts += [("\n\nWat je terugspoelde", "bold $primary"), *(f"\n· {one}" for one in left)]
    parts += [("\n\nDoelen", "bold $primary"), *goals_parts(debrief.goals)]
    parts += [("\n\nWat je niet te weten kwam", "bold $primary")]
    parts += [f"\n· “{fact}” ({where})" for where, fact in debrief.missed] or [
        "\nJe kwam alles te weten."
    ]
    parts += [(f"\n\nWat {called} nodig had", "bold $primary"), f"\n{debrief.behind}"]
    parts += [("\n\nWat het kind eraan had", "bold $primary"), f"\n{debrief.child}"]
    parts += [
        ("\n\nHoe zeker je je voelt", "bold $primary"),
        f"\n{_sure(kept)}{w.after_sure(debrief.learning, kept.before, kept.after)}",
    ]
    if earlier:
        parts.append(("\n\nEerder", "bold $primary"))
        parts += [f"\n{day(one.on)}: {total(one.goals)}" for one in earlier[-5:]]
        parts.append(f"\nNu: {total(kept.goals)}")
    return [*parts, "\n"]


def _sure(kept: Kept) -> str:
    if not kept.before or not kept.after:
        return ""
    return f"Vooraf {kept.before} van 5, nu {kept.after} van 5. "


def total(goals: Mapping[str, int]) -> str:
    """Return all goals together, in the little blocks that are drawn for each: "9 van 24 ■"."""
    return f"{sum(goals.values())} van {HIGHEST * len(goals)} ■"
