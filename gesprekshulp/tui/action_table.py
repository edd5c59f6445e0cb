"""The table of actions itself: data only, read through `actions`.

The rows of one place stand together in `action_rows_<place>`; here their order, and the
actions that work everywhere.

To give a screen a key, add a row here and a method `action_<run>` to the screen. No
ctrl+w, ctrl+t, ctrl+n, ctrl+s, ctrl+b, ctrl+o or F5: browsers and multiplexers eat them.
"""

from __future__ import annotations

from gesprekshulp.parts import parts_in
from gesprekshulp.tui.action_rows_case import ROWS as CASE_ROWS
from gesprekshulp.tui.action_rows_dialogs import ROWS as DIALOG_ROWS
from gesprekshulp.tui.action_rows_papers import ROWS as PAPER_ROWS
from gesprekshulp.tui.action_rows_store import ROWS as STORE_ROWS
from gesprekshulp.tui.action_rows_talk import ROWS as TALK_ROWS
from gesprekshulp.tui.action_types import EVERYWHERE, Action

TABLE: tuple[Action, ...] = (
    *CASE_ROWS,
    *TALK_ROWS,
    *DIALOG_ROWS,
    *STORE_ROWS,
    *PAPER_ROWS,
    *(row for part in parts_in("tui", "table") for row in part.ROWS),
    Action(
        "terug",
        "go_back",
        ("escape",),
        "terug",
        "Ga terug. Wat je typte blijft bewaard.",
        (EVERYWHERE,),
        footer=2,
    ),
    Action(
        "menu",
        "menu",
        ("space",),
        "menu",
        "Toon alles wat je hier kunt doen, om uit te kiezen.",
        (EVERYWHERE,),
        footer=9,
    ),
    Action(
        "waarom",
        "why",
        ("f4", "r"),
        "waarom / bron",
        "Zie op welke bronnen steunt wat hier staat, en hoe zeker dat is.",
        (EVERYWHERE,),
        footer=10,
    ),
    Action(
        "palet",
        "command_palette",
        ("ctrl+p",),
        "zoek een opdracht",
        "Typ een paar letters van wat je wilt doen.",
        (EVERYWHERE,),
    ),
    Action(
        "thema",
        "toggle_theme",
        (),
        "licht of donker",
        "Wissel tussen een licht en een donker scherm.",
        (EVERYWHERE,),
    ),
    Action(
        "rondleiding",
        "tour",
        ("f7",),
        "rondleiding",
        "Zie in twee minuten hoe het werkt, met een verzonnen zaak.",
        (EVERYWHERE,),
    ),
    Action(
        "instellingen",
        "settings",
        ("f8",),
        "instellingen",
        "Kies je kleuren, toetsen en hoe een gesprek begint.",
        (EVERYWHERE,),
    ),
    Action(
        "instelling-wijzigen",
        "change_setting",
        ("enter",),
        "wijzig",
        "Kies een andere waarde, of vul een plek in.",
        ("instellingen",),
        footer=3,
    ),
    Action(
        "instelling-terug",
        "reset_setting",
        ("delete",),
        "zoals het was",
        "Zet de instelling terug op wat standaard is.",
        ("instellingen",),
        footer=4,
    ),
    Action(
        "stoppen",
        "quit",
        ("ctrl+q",),
        "stoppen",
        "Sluit gesprekshulp. Alles wat je vastlegde is al bewaard.",
        (EVERYWHERE,),
        priority=True,
    ),
    Action(
        "help",
        "help",
        ("f1",),
        "alle toetsen",
        "Uitleg bij dit scherm, met alle toetsen.",
        (EVERYWHERE,),
        footer=1,
        priority=True,
    ),
)
