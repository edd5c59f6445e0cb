"""The rows of the action table about keys, backups and keeping; read by `action_table`."""

from __future__ import annotations

from gesprekshulp.tui.action_types import EVERYWHERE, Action

ROWS: tuple[Action, ...] = (
    Action(
        "sleutels",
        "keys",
        ("k",),
        "sleutels",
        "Kies een andere wachtwoordzin, of maak een herstelcode op papier.",
        ("overzicht",),
    ),
    Action(
        "reservekopieen",
        "backups",
        ("b",),
        "reservekopieën",
        "Zie welke kopieën er zijn, kies een tweede plek, of zet er een terug.",
        ("overzicht",),
    ),
    Action(
        "kopie-openen",
        "look_into",
        ("enter",),
        "bekijk",
        "Kijk in de kopie die je hebt aangewezen, en zet haar terug als je wilt.",
        ("reservekopie",),
        footer=3,
    ),
    Action(
        "kopie-maken",
        "make_copy",
        ("n",),
        "nu een kopie",
        "Maak nu een kopie, en open haar om te zien of zij klopt.",
        ("reservekopie",),
        footer=4,
    ),
    Action(
        "tweede-plek",
        "choose_place",
        ("p",),
        "tweede plek",
        "Kies een stick of netwerkmap waar elke kopie ook heen gaat.",
        ("reservekopie",),
        footer=5,
    ),
    Action(
        "sleutel-kiezen",
        "choose",
        ("enter",),
        "kies",
        "Doe wat je hebt aangewezen.",
        ("sleutels",),
        footer=3,
    ),
    Action(
        "geheim-klaar",
        "done",
        ("enter",),
        "verder",
        "Ga verder met wat je typte.",
        ("geheim",),
        footer=3,
    ),
    Action(
        "weer-openen",
        "submit",
        ("enter",),
        "open",
        "Ga verder waar je was, met je wachtwoordzin.",
        ("vergrendeld",),
        footer=3,
    ),
    Action(
        "vergrendel",
        "lock",
        ("ctrl+l",),
        "vergrendel",
        "Sluit je zaken af tot je je wachtwoordzin typt. Wat je half typte, is bewaard.",
        (EVERYWHERE,),
        priority=True,
    ),
)
