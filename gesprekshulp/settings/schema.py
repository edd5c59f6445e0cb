"""Which settings there are: title, help, default and what will do. Pure data and one judge.

Screen, verb and manual are all made from this table; a new setting is a row here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

THEME = "thema"
HINTS = "hints"
STEP = "stap"
SURE = "vertrouwensvragen"
BLANK_KEY = "lege-toets"
SECOND_PLACE = "tweede-plek"
HOUSE_STYLE = "huisstijl"
WALK_SHOWN = "rondleiding"
USED = "gebruikt"

ON, OFF = "aan", "uit"
AS_IT_WAS = "standaard"
"""What a user types to have the default back."""


class SettingError(Exception):
    """Why a value will not do: one Dutch sentence with what would."""


class Choice(NamedTuple):
    """One value, and how it is called on screen."""

    value: str
    title: str


Domain = tuple[Choice, ...] | Literal["pad", "datum", "namen"]


class Setting(NamedTuple):
    """One setting. `domain`: its values, or what kind of text it takes.

    `own`: the program itself keeps it; no screen offers it. `seen`: it is about what is seen
    on the full screen, and does nothing for who works line by line.
    """

    key: str
    title: str
    help: str
    default: str
    domain: Domain
    own: bool = False
    seen: bool = False


_ON_OFF = (Choice(ON, "aan"), Choice(OFF, "uit"))

SETTINGS: tuple[Setting, ...] = (
    Setting(
        THEME,
        "Kleuren",
        "Automatisch kiest licht of donker naar je terminal; wil die maar 16 kleuren of geen, dan die.",
        "auto",
        (
            Choice("auto", "automatisch"),
            Choice("licht", "licht"),
            Choice("donker", "donker"),
            Choice("contrast", "hoog contrast"),
            Choice("16-kleuren", "de 16 kleuren van je terminal"),
            Choice("geen-kleur", "geen kleur"),
        ),
        seen=True,
    ),
    Setting(
        HINTS,
        "Hints bij het begin van een gesprek",
        "Uit: ouders mogen meelezen. Tijdens het gesprek zet je ze zelf aan of uit.",
        OFF,
        _ON_OFF,
        seen=True,
    ),
    Setting(
        STEP,
        "Een stap in het gesprek",
        "Kort: twee zinnen en waar je op let. Met uitleg: alles wat bij de stap hoort.",
        "kort",
        (Choice("kort", "kort"), Choice("uitleg", "met uitleg")),
        seen=True,
    ),
    Setting(
        BLANK_KEY,
        "Toets voor een leeg scherm",
        "Maakt tijdens een gesprek het scherm in één keer leeg. Elke toets brengt het terug.",
        "up",
        (Choice("up", "↑"), Choice("f9", "F9"), Choice("f12", "F12")),
        seen=True,
    ),
    Setting(
        SURE,
        "Vraag bij oefenen hoe zeker je bent",
        "Voor en na een oefening één vraag: hoe zeker voel je je? Zo zie je of oefenen helpt.",
        ON,
        _ON_OFF,
    ),
    Setting(
        HOUSE_STYLE,
        "Huisstijl voor Word",
        "Een .docx of .dotx van je school. Brieven krijgen dan jullie briefhoofd en letters.",
        "",
        "pad",
    ),
    Setting(
        SECOND_PLACE,
        "Tweede plek voor reservekopieën",
        "Een map op een USB-stick of netwerkschijf. De kopieën daar zijn ook versleuteld.",
        "",
        "pad",
    ),
    Setting(WALK_SHOWN, "Rondleiding getoond", "De dag waarop je haar zag.", "", "datum", own=True),
    Setting(USED, "Hints die je al kent", "Die tonen we niet meer.", "", "namen", own=True),
)

BY_KEY: Mapping[str, Setting] = {one.key: one for one in SETTINGS}


def judge(setting: Setting, given: str) -> str:
    """Return the value as it is kept; raises SettingError. "standaard" is the default."""
    text = " ".join(given.split()) if setting.domain != "pad" else given.strip().strip('"')
    if text.casefold() == AS_IT_WAS or text == setting.default:
        return setting.default
    if isinstance(setting.domain, tuple):
        for choice in setting.domain:
            if text.casefold() in (choice.value.casefold(), choice.title.casefold()):
                return choice.value
        allowed = ", ".join(choice.value for choice in setting.domain)
        raise SettingError(f"“{text[:40]}” kan niet bij {setting.key}. Kies uit: {allowed}.")
    if setting.domain == "pad":
        return _path(setting, text)
    if setting.domain == "datum":
        return _date(setting, text)
    return text


def title_of(setting: Setting, value: str) -> str:
    """Return how a value is called on screen."""
    if isinstance(setting.domain, tuple):
        return next((one.title for one in setting.domain if one.value == value), value)
    return value or "niet ingevuld"


def _path(setting: Setting, text: str) -> str:
    if "\n" in text or "\0" in text or not text:
        raise SettingError(f"Bij {setting.key} hoort de plek van een bestand of map, op één regel.")
    # Made whole here: the program may be started from another folder tomorrow.
    return os.path.abspath(os.path.expanduser(text))


def _date(setting: Setting, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise SettingError(f"Bij {setting.key} hoort een datum, zoals 2026-11-28.") from None
