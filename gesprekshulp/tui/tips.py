"""Tips of one line for who is new: each goes for good once the user has done what it tells.

Which tip belongs to which screen; the line itself is `widgets.tipline`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gesprekshulp.tui.actions import ACTIONS, keys_of

if TYPE_CHECKING:
    from gesprekshulp.settings.keeping import Settings

TIPS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "overzicht": (
        ("menu", "Alles wat je hier kunt doen, staat in het menu: {key}."),
        ("rondleiding", "Nieuw hier? {key} leidt je in twee minuten rond."),
    ),
    "zaak": (
        ("rondleiding", "Nieuw hier? {key} leidt je in twee minuten rond."),
        ("voorbereiden", "Begin met {key}: wat mist er nog voor het gesprek?"),
        ("help", "Uitleg bij elk scherm krijg je met {key}."),
    ),
    "voorbereiden": (
        ("waarom", "Waarom is dit nodig? {key} noemt de bron, en hoe zeker die is."),
        ("spiekbrief", "{key} maakt een spiekbrief van één bladzijde."),
    ),
    "nazorg": (("bekijk", "{key} laat je de samenvatting lezen zoals ouders haar krijgen."),),
}
"""Place -> (action, sentence with its key), in the order in which they are told."""

_BY_RUN: Mapping[str, str] = {
    ACTIONS[action].run: action for tips in TIPS.values() for action, _ in tips
}


def tip_for(place: str, settings: Settings) -> str:
    """Return the tip that this user still needs here, or ""."""
    for action, sentence in TIPS.get(place, ()):
        # Who prepares talks is not new here, and would keep the offer of a walk for ever.
        under_way = action == "rondleiding" and settings.used("voorbereiden")
        if not under_way and not settings.used(action):
            return sentence.format(key=keys_of(action))
    return ""


def used_by(run: str) -> str:
    """Return the action of a tip that is done by running `run` ("app.menu"), or ""."""
    return _BY_RUN.get(run.rpartition(".")[2].partition("(")[0], "")
