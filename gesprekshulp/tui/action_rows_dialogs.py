"""The actions of forms, questions and lists: rows of the one table of actions."""

from __future__ import annotations

from gesprekshulp.tui.action_types import Action

ROWS: tuple[Action, ...] = (
    Action(
        "formulier-bewaren",
        "save",
        ("f2",),
        "bewaar",
        "Bewaar wat er is ingevuld.",
        ("formulier",),
        footer=3,
    ),
    Action(
        "volgende-veld",
        "app.focus_next",
        ("tab",),
        "volgend veld",
        "Ga naar het volgende veld. Met shift+tab ga je terug.",
        ("formulier",),
        footer=4,
    ),
    Action(
        "standen-bewaren",
        "save",
        ("enter",),
        "bewaar",
        "Leg vast wat iedereen zegt.",
        ("standen",),
        footer=3,
    ),
    Action(
        "standen-woorden",
        "words",
        ("w",),
        "woorden, datum",
        "Schrijf de eigen woorden van deze persoon op, tot wanneer, en hoe het gezegd is.",
        ("standen",),
        footer=4,
    ),
    Action(
        "standen-tekst",
        "change_text",
        ("t",),
        "tekst wijzigen",
        "Wijzig de tekst van het onderdeel. Daarna vraag je iedereen opnieuw.",
        ("standen",),
        footer=5,
    ),
    Action("ja", "yes", ("j",), "ja", "Antwoord ja.", ("ja-nee",), footer=3),
    Action("nee", "no", ("n",), "nee", "Antwoord nee.", ("ja-nee",), footer=4),
    Action(
        "kies",
        "choose",
        ("enter",),
        "kies",
        "Neem de aangewezen regel.",
        ("kiezen", "palet"),
        footer=3,
    ),
    Action(
        "aangekruist",
        "done",
        ("enter",),
        "klaar",
        "Neem over wat aan staat.",
        ("aankruisen",),
        footer=3,
    ),
    Action(
        "kruis-aan",
        "turn",
        ("space",),
        "aan of uit",
        "Zet de aangewezen regel aan of uit. Met zijn cijfer kan het ook.",
        ("aankruisen",),
        footer=4,
    ),
    Action(
        "bron-lezen",
        "read_source",
        ("enter",),
        "lees de bron",
        "Lees wat de bron zegt, hoe zeker dat is, en wat nog nagegaan moet worden.",
        ("bronnen",),
        footer=3,
    ),
    Action(
        "regel-klaar", "done", ("enter",), "klaar", "Neem over wat er staat.", ("regel",), footer=3
    ),
    Action(
        "ontgrendelen",
        "submit",
        ("enter",),
        "verder",
        "Open je zaken met je wachtwoordzin.",
        ("ontgrendelen",),
        footer=3,
    ),
)
