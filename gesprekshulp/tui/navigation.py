"""Where each screen lives, so that it is imported only when it is opened.

Importing every screen before the first paint would cost more than the paint itself.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gesprekshulp.tui.screens.base import BaseScreen

SCREENS = {
    "ontgrendelen": "ontgrendelen:OntgrendelenScreen",
    "wachten": "wachten:WachtenScreen",
    "vergrendeld": "vergrendeld:VergrendeldScreen",
    "reservekopie": "reservekopie:ReservekopieScreen",
    "sleutels": "sleutels:SleutelsScreen",
    "overzicht": "overzicht:OverzichtScreen",
    "zaak": "zaak:ZaakScreen",
    "tijdlijn": "tijdlijn:TijdlijnScreen",
    "voorbereiden": "voorbereiden:VoorbereidenScreen",
    "gesprek": "gesprek:GesprekScreen",
    "nazorg": "nazorg:NazorgScreen",
    "brieven": "brieven:BrievenScreen",
    "zienswijze": "zienswijze:ZienswijzeScreen",
    "bundel": "bundel:BundelScreen",
    "help": "help:HelpScreen",
    "instellingen": "instellingen:InstellingenScreen",
}
"""Name -> module under `screens` and class. Arguments are those of the class."""


def make_screen(name: str, *arguments: Any) -> BaseScreen[Any]:
    """Import and make the screen called `name`."""
    module, _, wanted = SCREENS[name].partition(":")
    screen: BaseScreen[Any] = getattr(import_module(f"gesprekshulp.tui.screens.{module}"), wanted)(
        *arguments
    )
    return screen
