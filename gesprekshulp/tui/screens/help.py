"""F1: the page of the manual for the screen you were on, with all its keys.

Pages stand in content/handleiding; the keys come from the action table and the user's
keymap (`keys_in_text`), so that they are always right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Markdown

from gesprekshulp.text import clean
from gesprekshulp.tui.actions import EVERYWHERE, Action, actions_at, key_word
from gesprekshulp.tui.keys_in_text import with_own_keys
from gesprekshulp.tui.screens.base import BaseScreen

_PAGE_NAME = re.compile(r"[a-z0-9-]+")


def page(topic: str) -> str:
    """Return the Markdown of a page of the manual, or a sentence where there is none."""
    from gesprekshulp.knowledge.loading import content_dir

    if _PAGE_NAME.fullmatch(topic):
        try:
            return clean(
                (content_dir() / "handleiding" / f"{topic}.md").read_text(encoding="utf-8")
            )
        except (OSError, UnicodeDecodeError):
            pass
    return "# Hulp\n\nBij dit scherm hoort nog geen bladzijde. De toetsen staan hieronder."


def keys_page(place: str) -> str:
    """Return the Markdown list of all keys at `place`, and of those everywhere."""
    here = [action for action in actions_at(place) if EVERYWHERE not in action.where]
    parts = ["## Alle toetsen"]
    if here:
        parts.append("**Op dit scherm**\n\n" + "\n".join(_line(action) for action in here))
    everywhere = "\n".join(_line(action) for action in actions_at(EVERYWHERE))
    parts.append(f"**Overal**\n\n{everywhere}")
    return "\n\n".join(parts)


def _line(action: Action) -> str:
    keys = " of ".join(f"`{key_word(key)}`" for key in action.keys) or "in het menu"
    return f"- {keys} **{action.label}**: {action.help}"


class HelpScreen(BaseScreen[None]):
    """One page, to scroll through; links to other pages work, nothing goes to the network."""

    CSS_PATH = "help.tcss"
    place: ClassVar[str] = "help"
    status: ClassVar[str] = "Hulp"
    AUTO_FOCUS = "#bladzijde"

    def __init__(self, topic: str, place: str) -> None:
        super().__init__()
        self._topic = topic
        self._place = place

    def body(self) -> Iterable[Widget]:
        """Yield the page in a scrolling box."""
        with VerticalScroll(id="bladzijde"):
            yield Markdown(self._text(self._topic), open_links=False)

    def _text(self, topic: str) -> str:
        """The first words of the page, then the keys (what F1 promises), then the rest."""
        first, heading, rest = with_own_keys(page(topic)).partition("\n## ")
        return f"{first}\n\n{keys_page(self._place)}\n{heading}{rest}\n"

    def on_markdown_link_clicked(self, event: Markdown.LinkClicked) -> None:
        """Follow a link to another page; an address on the web is only shown."""
        event.stop()
        name = event.href.removesuffix(".md")
        if _PAGE_NAME.fullmatch(name):
            self._topic = name
            self.query_one(Markdown).update(self._text(name))
            self.query_one("#bladzijde").scroll_home(animate=False)
        else:
            self.notify(f"Dit adres kun je zelf openen: {event.href}", timeout=12)
