"""Whether a promise is written as one: its form, and what it refers to.

That it is kept is proven in assistant.proofs, which knows how a walk goes.
"""

from __future__ import annotations

from typing import Any

from gesprekshulp.knowledge.hints import choose_from, did_you_mean
from gesprekshulp.knowledge.raw import Report, items_of, text_of
from gesprekshulp.knowledge.types import UNKNOWN
from gesprekshulp.text import shorten

_OF_ALWAYS = ("over", "antwoorden", "vanuit", "binnen")
_OF_NEVER = ("voordat", "noemt")

Item = tuple[str, str]


def check_promises(report: Report) -> None:
    """Report promises of which the form is wrong, or that refer to what does not exist."""
    for item, raw in report.items("promises"):
        _form(report, item, raw)
        _scene(report, item, raw)
        _about(report, item, raw)


def _form(report: Report, item: Item, raw: dict[str, Any]) -> None:
    if ("nooit" in raw) == ("altijd" in raw):
        words = "Een belofte zegt óf wat nooit, óf wat altijd: precies een van de twee."
        report.add("GH313", item, ("id",), words, "schrijf nooit met voordat, of altijd met over")
        return
    form, others = ("nooit", _OF_ALWAYS) if "nooit" in raw else ("altijd", _OF_NEVER)
    for key in others:
        if key in raw:
            words = f"“{key}” hoort niet bij een belofte met “{form}”."
            report.add("GH313", item, (key,), words, f"haal {key} weg", at_key=True)
    if ("over" in raw) != ("antwoorden" in raw):
        words = "“over” en “antwoorden” horen bij elkaar."
        report.add("GH313", item, ("id",), words, "noem het feit en per waarde de stap")


def _scene(report: Report, item: Item, raw: dict[str, Any]) -> None:
    tree, _, step = text_of(raw, "altijd").partition("/")
    if not tree:
        return
    known = report.loaded.content.trees
    if tree not in report.loaded.ids["trees"] or (tree in known and known[tree].kind != "zijpad"):
        words = f"“{shorten(tree, 40)}” is geen zijpad dat altijd ingegaan kan worden."
        scenes = [name for name, one in known.items() if one.kind == "zijpad"]
        report.add("GH302", item, ("altijd",), words, did_you_mean(tree, scenes))
        return
    found = report.loaded.raw.get(("trees", tree))
    steps = {text_of(one, "id") for _, one in items_of(found, "stappen")}
    answers = raw.get("antwoorden")
    told = answers.items() if isinstance(answers, dict) else ()
    named = [(("altijd",), step)] if step else []
    for path, name in [*named, *((("antwoorden", value), to) for value, to in told)]:
        if steps and isinstance(name, str) and name not in steps:
            words = f"De boom “{tree}” heeft geen stap “{shorten(name, 40)}”."
            report.add("GH301", item, path, words, did_you_mean(name, steps))


def _about(report: Report, item: Item, raw: dict[str, Any]) -> None:
    about = text_of(raw, "over")
    if not about:
        return
    fact = report.loaded.content.facts.get(about)
    if fact is None:
        if about not in report.loaded.ids["facts"]:
            words = f"Het feit “{shorten(about, 40)}” bestaat niet."
            hint = did_you_mean(about, report.loaded.ids["facts"])
            report.add("GH304", item, ("over",), words, hint)
        return
    allowed = [*(one.id for one in fact.values), UNKNOWN]
    answers = raw.get("antwoorden")
    for value in answers if isinstance(answers, dict) else ():
        if value not in allowed:
            words = f"Het feit “{about}” kent geen waarde “{shorten(value, 40)}”."
            hint = choose_from(value, allowed)
            report.add("GH305", item, ("antwoorden", value), words, hint, at_key=True)
