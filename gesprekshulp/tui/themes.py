"""The light and the dark theme: colours that keep their contrast in 16 colours too.

Only colours; how widgets use them stands in the .tcss files.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = "gesprekshulp-donker"
LIGHT = "gesprekshulp-licht"

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
            "block-cursor-background": "#00d7ff",
            "block-cursor-foreground": "#000000",
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
        secondary="#303030",
        accent="#800080",
        success="#005f00",
        warning="#800000",
        error="#b00000",
        variables={
            "block-cursor-background": "#00519e",
            "block-cursor-foreground": "#ffffff",
            "block-cursor-text-style": "none",
            "input-selection-background": "#afd7ff",
            "text-muted": "#303030",
        },
    ),
)
