"""The app: which desks are open, what is told, and leaving without losing anything.

It holds no rules and knows no case. What a user can do on every screen stands in
`everywhere`. `run_app` starts it and returns the exit status.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ScreenStackError, SystemCommand
from textual.css.query import NoMatches
from textual.message import Message
from textual.notifications import Notify
from textual.screen import Screen

from gesprekshulp.text import clean
from gesprekshulp.tui import crash, quick_start, signals
from gesprekshulp.tui.actions import EVERYWHERE, bindings_at, keys_of
from gesprekshulp.tui.drafts import Drafts
from gesprekshulp.tui.entrance import Entrance
from gesprekshulp.tui.everywhere import Everywhere
from gesprekshulp.tui.lasting import LastingNotification
from gesprekshulp.tui.leaving import forgiving, going
from gesprekshulp.tui.navigation import make_screen
from gesprekshulp.tui.stumbling import TOLD, Stumbles
from gesprekshulp.tui.tips import used_by
from gesprekshulp.tui.widgets.tipline import TipLine

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.dom import DOMNode
    from textual.driver import Driver
    from textual.notifications import SeverityLevel

    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.knowledge.types import Content

STILL_MEANT = 15.0
"""Seconds in which a second try to stop is taken for "then without what I typed"."""


class GesprekshulpApp(Everywhere):
    """The program on a full screen.

    `entrance` opens stores. `example_folder`: start at once on the example case, made
    there. `desk`: an opened desk to start on (tests); then nothing is asked.
    """

    TITLE = "gesprekshulp"
    # Textual reads the style sheet of a screen when it is pushed, and then all others again; the
    # first ones never are, and the case must not wait for it (12 ms).
    CSS_PATH: ClassVar[list[str]] = [  # type: ignore[assignment]
        "app.tcss",
        "screens/ontgrendelen.tcss",
        "screens/overzicht.tcss",
        "screens/zaak.tcss",
    ]
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-smal"), (60, "-gewoon"), (110, "-breed")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-laag"), (20, "-hoog")]  # noqa: RUF012
    BINDINGS: ClassVar[list[Any]] = bindings_at(EVERYWHERE)

    def __init__(
        self,
        entrance: Entrance,
        *,
        example_folder: Path | None = None,
        desk: Desk | None = None,
    ) -> None:
        super().__init__(entrance)
        self.drafts = Drafts()
        self._stops_anyway = False
        self.stumbles = Stumbles()
        self.desk = desk
        self.first_screen: Screen[Any] | None = None
        self._example_folder = example_folder
        self._example_desks: list[Desk] = []
        self._content: Content | None = None

    def get_default_screen(self) -> Screen[Any]:
        """Start where there is something to do: unlock, the example, or the list of cases."""
        if self.first_screen is not None:
            return self.first_screen
        if self.desk is not None:
            return make_screen("overzicht", self.desk)
        if self._example_folder is not None:
            folder = self._example_folder
            return make_screen(
                "wachten",
                "Het voorbeeld wordt klaargezet…",
                lambda: self.entrance.example(folder),
                self.start_example,
            )
        return make_screen("ontgrendelen")

    def get_driver_class(self) -> type[Driver]:
        """Read the terminal with a driver that no byte stops, where bytes are read."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from gesprekshulp.tui.terminal import PatientDriver

        return PatientDriver

    def on_mount(self) -> None:
        """Listen to the system from the first moment; say which settings could not be used."""
        signals.watch(self._stop_for_signal)
        self.set_timer(quick_start.SETTLED, quick_start.go_on)
        self.tell_faults()

    @property
    def content(self) -> Content:
        """What the program knows: that of the desk in use; before there is one it is read once."""
        desk = self.desk or next(reversed(self._example_desks), None)
        if desk is not None:
            return desk.content
        if self._content is None:
            self._content = self.entrance.content()
        return self._content

    def start_desk(self, desk: Desk) -> None:
        """Go on with an opened desk: the list of cases comes on top."""
        self.desk = desk
        if self.entrance.has_key():
            from gesprekshulp.tui.locking import Lock

            self.lock = Lock(self, desk)
        if desk.backups is not None:
            from gesprekshulp.tui.upkeep import Upkeep

            Upkeep(self, desk.backups)
        self.open("overzicht", desk)

    def start_example(self, desk: Desk) -> None:
        """Start on the example alone: its list of cases, and its first case opened."""
        self.start_desk(desk)
        self.show_first_case(desk)

    def show_example(self, desk: Desk) -> None:
        """Show the example on top of the user's own cases."""
        self.keep_example(desk)
        self.show_first_case(desk)

    def keep_example(self, desk: Desk) -> None:
        """Close this example when the program ends."""
        self._example_desks.append(desk)

    def is_example(self, desk: Desk) -> bool:
        """Whether nothing on this desk is real, so that nothing can go wrong there."""
        only = self._example_folder is not None and desk is self.desk
        return only or desk in self._example_desks

    def show_first_case(self, desk: Desk) -> None:
        """Open the first case of a desk, when there is one."""
        glances = desk.glances()
        if glances:
            self.open("zaak", desk.open_case(glances[0].case))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let nothing through while locked but opening again and stopping."""
        if self.lock is not None and not self.lock.allows(action):
            return False
        return super().check_action(action, parameters)

    @property
    def locked(self) -> bool:
        """Whether the store is closed until the passphrase is typed again."""
        return self.lock is not None and self.lock.shut_now

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer none of Textual's English commands; the palette reads the action table."""
        return ()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a short message; whatever is asked, foreign text is never read as markup.

        During a meeting it stands below the line: nothing may pop up over the talk.
        """
        told = getattr(self._screen_below_boxes(), "tell", None)
        if told is not None:
            told(message, fault=severity == "error")
            return
        sign = "✗ " if severity == "error" else ""
        shown = LastingNotification(
            f"{sign}{clean(message)}",
            clean(title),
            severity,
            self.NOTIFICATION_TIMEOUT if timeout is None else timeout,
        )
        self.post_message(Notify(shown))

    def _screen_below_boxes(self) -> Screen[Any] | None:
        return next((one for one in reversed(self.screens_there()) if not one.is_modal), None)

    @contextlib.contextmanager
    def telling_faults(self) -> Iterator[None]:
        """Show the sentence of a StoreError instead of ending the program, or that it stumbled.

        Every action and every message to a screen already runs so. What a screen does not find
        of itself passes: whether that is a fault depends on the screen. Who looks for a screen
        when the program stops, and all are taken down, is too late and no more.
        """
        try:
            yield
        except NoMatches:
            raise
        except Exception as error:
            from gesprekshulp.store.interface import StoreError

            if isinstance(error, StoreError):
                self.notify(str(error), severity="error", timeout=12)
            elif self.screens_there() or not isinstance(error, ScreenStackError):
                self.stumbled(error)

    def stumbled(self, error: Exception) -> None:
        """Go on after a fault nobody foresaw: save, report, tell; raises it when it cannot."""
        if not self.stumbles.may_go_on():
            raise error
        self.save_unfinished()
        self._report(error)
        _without_fail(lambda: self.notify(TOLD, severity="error", timeout=12))

    def call_next(self, callback: Callable[..., Any], *given: Any, **named: Any) -> None:
        """Call it after this, as Textual does with the answer of a box."""
        super().call_next(forgiving(self, lambda: self.screen, callback, *given, **named))

    async def _dispatch_message(self, message: Message) -> None:
        with self.telling_faults():
            await super()._dispatch_message(message)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; when the store refuses, say so and go on."""
        if not self.screens_there():
            return False  # chosen from a list at the moment the program stopped
        self._note_used(action)
        try:
            with self.telling_faults():
                return await super().run_action(action, default_namespace, namespaces)
        except NoMatches as error:
            # A key that came before the screen was made, or after it was left, does nothing.
            if self.screen.is_mounted and not going(self.screen):
                self.stumbled(error)
        return True

    def _note_used(self, action: str | ActionParseResult) -> None:
        """Let a tip go once the user has done what it tells."""
        used = used_by(action if isinstance(action, str) else action[1])
        if used and not self.settings.used(used):
            self.settings.mark_used(used)
            for line in self.query(TipLine):
                line.look()

    async def action_quit(self) -> None:
        """Stop: what is half typed is kept first; where that cannot be, say so and wait once."""
        if self.save_unfinished() or self._stops_anyway or self.locked:
            self.exit(0)
            return
        self._stops_anyway = True
        self.set_timer(STILL_MEANT, self._stay)
        self.notify(
            "Wat je half had getypt, is nu niet te bewaren. Neem het over op papier, of los eerst"
            f" op wat de opslag tegenhoudt. Toch stoppen: nog een keer {keys_of('stoppen')}.",
            severity="error",
            timeout=STILL_MEANT,
        )

    def _stay(self) -> None:
        self._stops_anyway = False

    def save_unfinished(self) -> bool:
        """Keep what is half typed on every screen; False when something could not be kept.

        One screen that fails does not keep another from saving.
        """
        kept = True
        for screen in reversed(self.screens_there()):
            save = getattr(screen, "save_unfinished", None)
            if save is not None:
                kept = _without_fail(save) and kept
        return _without_fail(self.drafts.flush) and kept

    def close_desks(self) -> None:
        """Close every opened store. Called once the screens are gone."""
        for desk in (self.desk, *self._example_desks):
            if desk is not None:
                _without_fail(desk.store.close)
        self.entrance.close()

    def _stop_for_signal(self, code: int) -> None:
        signals.unwatch()
        self.save_unfinished()
        self.exit(code, return_code=code)

    def _handle_exception(self, error: Exception) -> None:
        """Textual's hook for a fault nobody caught: save, tell it in Dutch, stop."""
        first = self._exception is None
        if first:
            self._exception = error  # tests read this to fail with the real fault
            self._exception_event.set()
            saved = self.save_unfinished()
            fault = crash.root_of(error)
            self._exit_renderables.append(_farewell(fault, saved, self._report(fault)))
        self._return_code = crash.CRASHED
        self._close_messages_no_wait()

    def _report(self, fault: BaseException) -> Path | None:
        try:
            return crash.write_report(fault, self.entrance.folder)
        except Exception:
            return None


def _farewell(fault: BaseException, saved: bool, report: Path | None) -> Any:
    from rich.text import Text

    return Text(crash.farewell(fault, saved, report))


def _without_fail(act: Callable[[], Any]) -> bool:
    """Run `act`; False when it raises. Only for what is done on the way out."""
    try:
        act()
    except Exception:
        return False
    return True


def run_part(part: str, desk: Desk, clock: Callable[[], datetime], *given: Any) -> int:
    """Run one part alone on the full screen, on a desk that is open; `given`: what it begins with.

    Going back from its first screen stops the program: behind it lies no list of cases.
    """
    from importlib import import_module

    app = GesprekshulpApp(Entrance(None, clock), desk=desk)
    app.first_screen = import_module(f"gesprekshulp.tui.{part}").first_screen(desk, *given)
    app.run()
    return app.return_code or 0


def run_app(folder: Path | None, clock: Callable[[], datetime], example: bool = False) -> int:
    """Run the program on the full screen and return its exit status.

    `folder`: of the store, or None for the usual one. `example`: start on the example
    case, made in `folder`, and ask no passphrase.
    """
    entrance = Entrance(folder, clock, own_settings=example)
    app = GesprekshulpApp(entrance, example_folder=folder if example else None)
    try:
        app.run()
    finally:
        quick_start.go_on()
        app.close_desks()
    return app.return_code or 0
