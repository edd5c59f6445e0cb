"""Preparation line by line: what is missing and why, opening sentences, open points."""

from __future__ import annotations

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.preparation import open_points, opening_sentences
from gesprekshulp.plat.console import Console


def show_preparation(case: OpenCase, console: Console) -> None:
    """Tell what is missing, three sentences to open with, and what is still open."""
    gaps = case.missing("voor")
    console.say("", "Wat ontbreekt nog?")
    if not gaps:
        console.say("Geen gat gevonden in wat is vastgelegd.")
    for number, gap in enumerate(gaps, 1):
        console.say(f"{number}. {gap.text}", f"   Waarom: {gap.why}", f"   Doe nu: {gap.advice}")
    console.say("", "Zinnen om mee te openen")
    for sentence in opening_sentences(case):
        console.say(f"  “{sentence}”")
    points = open_points(case)
    if points:
        console.say("", "Nog open van eerder")
        for point in points:
            console.say(f"  {point}")
