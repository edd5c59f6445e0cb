"""The settings line by line: every one of the schema, what it does, and another value for it.

What will do says `settings.schema`; own keys are not here, since only the screens have keys.
"""

from __future__ import annotations

from pathlib import Path

from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.house import house_style_fault
from gesprekshulp.plat.console import Console
from gesprekshulp.settings.keeping import Settings
from gesprekshulp.settings.schema import (
    AS_IT_WAS,
    HOUSE_STYLE,
    SECOND_PLACE,
    SETTINGS,
    Setting,
    SettingError,
    title_of,
)
from gesprekshulp.store.interface import StoreError

_NOT_HERE = "In het voorbeeld worden geen reservekopieën gemaakt. Kies dit bij je eigen zaken."
_LEFT = "Het blijft zoals het was."


def run_settings(desk: Desk, console: Console) -> None:
    """Let the user hear and change settings until they go back."""
    settings = console.settings
    if settings is None:
        console.say("Hier zijn geen instellingen te bewaren.")
        return
    console.say(*settings.problems)
    # What works here comes first: who listens hears it first too.
    offered = sorted((one for one in SETTINGS if not one.own), key=lambda one: one.seen)
    while True:
        picked = console.choose(
            "Instellingen. Kies er een om te horen wat zij doet.",
            [_told(one, settings) for one in offered],
            menu=True,
        )
        if picked is None:
            return
        _change(desk, settings, offered[picked], console)


def _told(one: Setting, settings: Settings) -> str:
    where = " (alleen op het volle scherm)" if one.seen else ""
    return f"{one.title}: nu {title_of(one, settings[one.key])}{where}"


def _change(desk: Desk, settings: Settings, one: Setting, console: Console) -> None:
    now = title_of(one, settings[one.key])
    console.say("", f"{one.title}. {one.help}")
    given = _asked(one, now, console)
    if given is None:
        console.say(_LEFT)
        return
    if one.key == HOUSE_STYLE and given != AS_IT_WAS:
        fault = house_style_fault(Path(given).expanduser())
        if fault:
            console.say(fault, _LEFT)
            return
    try:
        if one.key == SECOND_PLACE:  # a copy goes there at once
            if desk.backups is None:
                console.say(_NOT_HERE)
                return
            console.say(*desk.backups.choose_second_place("" if given == AS_IT_WAS else given))
            console.say(*desk.backups.left_behind())
            settings.set(one.key, given)
        else:
            settings.set(one.key, given)
    except (SettingError, StoreError) as error:
        console.say(str(error), _LEFT)
    except OSError:
        console.say(f"Dit is niet te bewaren in {settings.path.parent}.", _LEFT)
    else:
        console.say(f"Bewaard. {one.title}: {title_of(one, settings[one.key])}.")


def _asked(one: Setting, now: str, console: Console) -> str | None:
    """Return what it must become, None to leave it."""
    if isinstance(one.domain, tuple):
        values = [choice.value for choice in one.domain]
        titles = [choice.title for choice in one.domain]
        which = console.choose(f"Nu: {now}. Wat wordt het?", titles, "zo laten")
        return None if which is None else values[which]
    typed = console.ask(
        f"Nu: {now}. Typ de plek. Leeg of 0 laat het zo, {AS_IT_WAS} maakt het leeg: "
    )
    return None if typed in (None, "", "0") else typed
