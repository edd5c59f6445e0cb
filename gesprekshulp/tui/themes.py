"""The themes: light, dark, high contrast, and two that leave the colours to the terminal.

The first three keep their contrast in 16 colours too. Only colours, and which theme a
setting means; how widgets use them stands in the .tcss files. Beside Textual's own names
they have `$veld`, the ground of what is filled in or pressed, and `$lijn`, the line between
two parts; `colourless` knows a field by the first.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK = "gesprekshulp-donker"
LIGHT = "gesprekshulp-licht"
CONTRAST = "gesprekshulp-contrast"
SIXTEEN = "gesprekshulp-16-kleuren"
NONE = "gesprekshulp-geen-kleur"

FEW = "standard"
"""Rich's word for a terminal of 16 colours: there the grounds of our own themes fall together."""

_LIGHT_GROUNDS = frozenset({"7", "15"})  # white, as terminals write it in COLORFGBG

_TERMINAL = {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "border": "ansi_default",
    "border-blurred": "ansi_default",
    "block-cursor-background": "ansi_blue",
    "block-cursor-foreground": "ansi_bright_white",
    "block-cursor-text-style": "bold",
    "block-cursor-blurred-background": "ansi_default",
    "block-cursor-blurred-foreground": "ansi_default",
    "block-cursor-blurred-text-style": "underline",
    "block-hover-background": "ansi_default",
    "input-cursor-background": "ansi_blue",
    "input-cursor-foreground": "ansi_bright_white",
    "input-cursor-text-style": "none",
    "input-selection-background": "ansi_blue",
    "input-selection-foreground": "ansi_bright_white",
    "screen-selection-background": "ansi_blue",
    "screen-selection-foreground": "ansi_bright_white",
    "text-muted": "ansi_default",
    "scrollbar": "ansi_bright_blue",
    "scrollbar-hover": "ansi_bright_blue",
    "scrollbar-active": "ansi_bright_blue",
    "scrollbar-background": "ansi_default",
    "scrollbar-background-hover": "ansi_default",
    "scrollbar-background-active": "ansi_default",
    "scrollbar-corner-color": "ansi_default",
    **dict.fromkeys((f"markdown-h{level}-color" for level in range(1, 7)), "ansi_default"),
    "veld": "ansi_bright_black",
    "lijn": "ansi_default",
}
"""White on blue is readable in a light and in a dark terminal; `colourless` sees to the white.

No colour of a terminal but its own two is readable on a light and on a dark ground, so text
has none: what matters is bold or has a sign before it. Bright blue comes nearest, for what is
no text.
"""

_TEXT = ("primary", "secondary", "accent", "success", "warning", "error")
_GROUNDS = ("background", "surface", "panel", "foreground")


def _of_the_terminal(name: str, **others: str) -> Theme:
    plain = dict.fromkeys((*_GROUNDS, *_TEXT), "ansi_default")
    return Theme(name=name, ansi=True, variables={**_TERMINAL, **others}, **plain)  # type: ignore[arg-type]


def theme_for(setting: str, environment: Mapping[str, str], colours: str | None = None) -> str:
    """Return the theme that a value of the setting "thema" means in this terminal.

    `colours`: as Rich names what the terminal can, "standard" for 16. What the user chose
    holds on any terminal.
    """
    if setting == "auto":
        if environment.get("NO_COLOR"):
            return NONE
        if colours == FEW:
            return SIXTEEN
        ground = environment.get("COLORFGBG", "").rpartition(";")[2]
        return LIGHT if ground in _LIGHT_GROUNDS else DARK
    return f"gesprekshulp-{setting}"


THEMES: tuple[Theme, ...] = (
    Theme(
        name=DARK,
        dark=True,
        background="#000000",
        surface="#0a0a0a",
        panel="#1c1c1c",
        foreground="#ffffff",
        primary="#00d7ff",
        secondary="#d7d7d7",
        accent="#ffff00",
        success="#5fff87",
        warning="#ffff00",
        error="#ff8787",
        variables={
            "veld": "#2a2a2a",
            "lijn": "#767676",
            "block-cursor-background": "#202080",
            "block-cursor-foreground": "#ffffff",
            "block-cursor-text-style": "none",
            "input-selection-background": "#005f87",
            "text-muted": "#c6c6c6",
        },
    ),
    Theme(
        name=LIGHT,
        dark=False,
        background="#ffffff",
        surface="#ffffff",
        panel="#eeeeee",
        foreground="#000000",
        primary="#00519e",
        secondary="#202020",
        accent="#800080",
        success="#004800",
        warning="#800000",
        error="#b00000",
        variables={
            "veld": "#e0e0e0",
            "lijn": "#767676",
            "block-cursor-background": "#a0e0ff",
            "block-cursor-foreground": "#000000",
            "block-cursor-text-style": "none",
            "input-selection-background": "#afd7ff",
            "text-muted": "#262626",
        },
    ),
    Theme(
        name=CONTRAST,
        dark=True,
        background="#000000",
        surface="#000000",
        panel="#2a2a2a",
        foreground="#ffffff",
        primary="#ffff00",
        secondary="#ffffff",
        accent="#00ffff",
        success="#5fff5f",
        warning="#ffff00",
        error="#ff9999",
        variables={
            "veld": "#282828",
            "lijn": "#ffffff",
            "block-cursor-background": "#0000cc",
            "block-cursor-foreground": "#ffffff",
            "block-cursor-text-style": "bold",
            "input-selection-background": "#0000cc",
            "text-muted": "#ffffff",
        },
    ),
    _of_the_terminal(SIXTEEN, border="ansi_bright_blue"),
    _of_the_terminal(NONE),
)
