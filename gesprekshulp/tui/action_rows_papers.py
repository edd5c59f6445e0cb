"""The rows of the action table about own words and bundles; read by `action_table`."""

from __future__ import annotations

from gesprekshulp.tui.action_types import Action

ROWS: tuple[Action, ...] = (
    Action(
        "zienswijze",
        "views",
        ("e",),
        "eigen woorden",
        "Zie wat ouders of de leerling zelf over de tekst van de school zeggen, en antwoord.",
        ("zaak", "nazorg", "brieven"),
    ),
    Action(
        "zienswijze-antwoord",
        "answer",
        ("enter",),
        "antwoord",
        "Leg vast wat de school ermee doet: wat er verandert, of waarom niet.",
        ("zienswijze",),
        footer=3,
    ),
    Action(
        "zienswijze-nieuw",
        "add",
        ("n",),
        "nieuwe",
        "Neem over wat iemand zegt of schrijft, woord voor woord.",
        ("zienswijze",),
        footer=4,
    ),
    Action(
        "zienswijze-lezen",
        "read",
        ("b",),
        "bekijk",
        "Lees alles zoals het bij het OPP komt.",
        ("zienswijze",),
        footer=6,
    ),
    Action(
        "zienswijze-schrijven",
        "make",
        ("s",),
        "schrijf",
        "Maak het stuk dat bij het OPP hoort.",
        ("zienswijze",),
        footer=5,
    ),
)
