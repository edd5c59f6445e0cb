"""A screen or box that is left once: two quick keys are not two answers.

Keys are handed to a widget before it has handled the ones before, so Enter typed twice reaches
a box twice. Textual then answers twice (which stops the program), or closes what lies below.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, cast

from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.errors import NoWidget
from textual.events import Event, Mount, MouseDown, ScreenResume
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import OptionList

from gesprekshulp.tui.widgets.lijst import filled_anew

if TYPE_CHECKING:
    from gesprekshulp.tui.app import GesprekshulpApp


def going(screen: Screen[Any]) -> bool:
    """Whether a screen was left or is being taken down, so that widgets of it may be gone."""
    left = getattr(screen, "_left", False)
    ending = screen.app._exit or screen._pruning or screen._closing
    # What is on a screen is taken down before the screen itself.
    ending = ending or any(part._closing for part in screen.children)
    return bool(left or ending or not screen.is_attached)


def forgiving(
    program: GesprekshulpApp,
    screen: Callable[[], Screen[Any]],
    callback: Callable[..., Any],
    *given: Any,
    **named: Any,
) -> Callable[[], Any]:
    """Return `callback` for a later call: what the store refuses is told, then all goes on.

    What it looks for on a `screen` that was left meanwhile, or is still being made, is gone.
    """

    async def call() -> None:
        try:
            with program.telling_faults():
                done = callback(*given, **named)
                if isawaitable(done):
                    await done
        except NoMatches as error:
            if program.screens_there() and screen().is_mounted and not going(screen()):
                program.stumbled(error)

    return call


class LeftOnce:
    """Put before a Screen: it answers once, and only while it is the one on top.

    No Screen itself: Textual takes the style of a screen from its first base that is one.
    """

    _left = False

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave with an answer; does nothing once left, while another lies on top, or at the stop."""
        if self._left or self._me not in self._program.screens_there()[-1:]:
            return cast("AwaitComplete", AwaitComplete.nothing())  # type: ignore[no-untyped-call]
        self._left = True
        return cast("AwaitComplete", super().dismiss(result))  # type: ignore[misc]

    def call_after_refresh(self, callback: Callable[..., Any], *given: Any, **named: Any) -> bool:
        """Call it once all is drawn, unless the screen is gone by then."""
        return bool(super().call_after_refresh(self._if_here(callback, *given, **named)))  # type: ignore[misc]

    def set_timer(
        self, delay: float, callback: Callable[[], Any] | None = None, **named: Any
    ) -> Timer:
        """Call it later, unless the screen is gone or locked by then; what the store refuses is told."""
        later = self._if_here(callback) if callback is not None else None
        return cast("Timer", super().set_timer(delay, later, **named))  # type: ignore[misc]

    def _if_here(
        self, callback: Callable[..., Any], *given: Any, **named: Any
    ) -> Callable[[], Any]:
        async def call() -> None:
            if self._left or not self._me.is_attached or self._program.locked:
                return
            with self._program.telling_faults():
                done = callback(*given, **named)
                if isawaitable(done):
                    await done

        return call

    @property
    def _me(self) -> Screen[Any]:
        return cast("Screen[Any]", self)

    @property
    def _program(self) -> GesprekshulpApp:
        return cast("GesprekshulpApp", self._me.app)

    def call_next(self, callback: Callable[..., Any], *given: Any, **named: Any) -> None:
        """Call it after this, as Textual does with the answer of a box."""
        called = forgiving(self._program, lambda: self._me, callback, *given, **named)
        super().call_next(called)  # type: ignore[misc]

    def _forward_event(self, event: Event) -> None:
        # Textual looks for what lies around the thing that was clicked: gone, when that is going.
        if isinstance(event, MouseDown):
            with suppress(NoWidget):
                if self._me.get_widget_at(event.x, event.y)[0].parent is None:
                    return
        super()._forward_event(event)  # type: ignore[misc]

    async def _dispatch_message(self, message: Message) -> None:
        # What was typed or chosen too late came from the user's fingers, not from a decision.
        if self._left and message.bubble:
            return
        # The list passed it on when it still stood; what the screen did in between filled it anew.
        if isinstance(message, OptionList.OptionSelected) and filled_anew(message):
            return
        # Left or taken down while it was being made: there is nothing to begin with.
        if isinstance(message, Mount | ScreenResume) and (going(self._me) or not self._me.children):
            return
        try:
            with self._program.telling_faults():
                await super()._dispatch_message(message)  # type: ignore[misc]
        except NoMatches as error:
            if not going(self._me):
                self._program.stumbled(error)
