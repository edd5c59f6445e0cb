"""What every screen shares: its place in the action table, its help, going back.

A screen sets `place` and `help_topic`, takes `BINDINGS = bindings_at(place)`, and
yields its widgets in `body`; the status line and the key bar are put around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from gesprekshulp.tui.action_types import Action
from gesprekshulp.tui.leaving import LeftOnce
from gesprekshulp.tui.tips import TIPS
from gesprekshulp.tui.widgets.keybar import KeyBar
from gesprekshulp.tui.widgets.statusline import StatusLine
from gesprekshulp.tui.widgets.tipline import TipLine
from gesprekshulp.tui.working import start_work

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase
    from gesprekshulp.tui.app import GesprekshulpApp

Result = TypeVar("Result")


class BaseScreen(LeftOnce, Screen[Result]):
    """A full screen: status line, body, key bar."""

    place: ClassVar[str] = ""
    """Place in the action table."""

    help_topic: ClassVar[str] = ""
    """Page of the manual that F1 opens, without ".md"."""

    status: ClassVar[str] = "gesprekshulp"
    """What the status line says at first."""

    about: OpenCase | None = None
    """The case this screen is about, for a part that is opened from it."""

    @property
    def program(self) -> GesprekshulpApp:
        """The app, typed."""
        return cast("GesprekshulpApp", self.app)

    def compose(self) -> ComposeResult:
        """Put the status line above and the key bar below the body."""
        yield StatusLine(self.status)
        yield from self.body()
        if self.place in TIPS:
            yield TipLine(self.place)
        yield KeyBar()

    def body(self) -> Iterable[Widget]:
        """Yield the widgets between status line and key bar."""
        return ()

    def set_status(self, left: str, right: str = "") -> None:
        """Change the status line; `left` bears an alias, never a name."""
        line = self.query_one(StatusLine)
        line.left = left
        line.right = right

    @property
    def read_along(self) -> bool:
        """Whether a parent may read what this screen shows now."""
        return False

    def sources_shown(self) -> Sequence[tuple[str, Sequence[str]]]:
        """Return what this screen says now, each with the ids of the sources behind it."""
        return ()

    def label_now(self, action: Action) -> str | None:
        """Return what an action does at this moment, for the key bar; None: nothing."""
        return action.label

    def action_back(self) -> None:
        """Go back to the screen below; from the lowest one, stop."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)
        else:
            start_work(self, self.program.action_quit)

    def save_unfinished(self) -> None:
        """Keep what is half typed. Called before the program stops, for whatever reason."""


class RenewedScreen(BaseScreen[Result]):
    """A screen that is drawn anew whenever it comes on top again: what it lists may have changed."""

    def show_all(self) -> None:
        """Draw everything."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Draw it once it is there."""
        if self.is_mounted:
            self.show_all()
