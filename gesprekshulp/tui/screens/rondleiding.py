"""The walk of two minutes: the real screens of the example case, with a few sentences on each.

It opens what a user would open and types what a user would type, in a store that goes
when the program ends. Esc stops it anywhere; then the example stands there to try.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from textual.widget import Widget
from textual.widgets import Static

from gesprekshulp.settings.schema import WALK_SHOWN
from gesprekshulp.tui.actions import dialog_bindings, keys_of
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.navigation import make_screen
from gesprekshulp.tui.text import veilig

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase
    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.tui.app import GesprekshulpApp
    from gesprekshulp.tui.screens.gesprek import GesprekScreen

_SAID = "v: dus jullie willen van hem af"
_AT_THE_TABLE = ("moeder", "vader", "juf")


class _Stop(NamedTuple):
    """One stop: what is told, and what is done before. `above`: the box leaves the lower half free."""

    text: str
    go: Callable[[Tour], object] = lambda tour: None
    above: bool = False


class _WanderedOff(Exception):
    """The user is somewhere else: the walk is over, and the example stands there to try."""


class Tour:
    """Leads a user past the stops, on the example of `desk`."""

    def __init__(self, program: GesprekshulpApp, desk: Desk) -> None:
        self.program = program
        self.case: OpenCase = desk.open_case(desk.glances()[0].case)
        self._stops = _stops(alone=desk is program.desk)
        self._at = 0

    def begin(self) -> None:
        """Show the case and the first box."""
        self.program.open("zaak", self.case)
        self._show()

    def _show(self) -> None:
        stop = self._stops[self._at]
        box = TourBox(f"Rondleiding {self._at + 1}/{len(self._stops)}", stop.text, stop.above)
        # Once the screen below stands there: it decides itself what has the focus.
        self.program.call_after_refresh(self.program.push_screen, box, self._next)

    def _next(self, go_on: bool | None) -> None:
        self._at += 1
        if not go_on or self._at == len(self._stops):
            return
        with self.program.telling_faults(), suppress(_WanderedOff):
            self._stops[self._at].go(self)
            self._show()

    def open(self, name: str, *arguments: Any) -> None:
        """Put a screen in the place of the one the walk stands on, above the case."""
        self.program.switch_screen(make_screen(name, *arguments))

    def prepare(self) -> None:
        """Voorbereiden."""
        self.program.open("voorbereiden", self.case)

    def talk(self) -> None:
        """Begin the talk, with everybody there."""
        from gesprekshulp.casework.walks import begin, running

        meeting = running(self.case) or begin(self.case, list(_AT_THE_TABLE))
        self.open("gesprek", meeting)

    def _talk(self) -> GesprekScreen:
        screen = self.program.screen
        if getattr(screen, "place", "") != "gesprek":
            raise _WanderedOff
        return cast("GesprekScreen", screen)

    def say(self) -> None:
        """Type what father says, with the hints on."""
        screen = self._talk()
        if screen.read_along:
            screen.action_toggle_hints()
        screen.type_for_show(_SAID)

    def keep(self) -> None:
        """Keep it as an open objection."""
        screen = self._talk()
        screen.action_keep_objection()

    def after(self) -> None:
        """End the talk: Nazorg takes its place."""
        screen = self._talk()
        screen.action_end_talk()


class TourBox(Dialog[bool]):
    """A few sentences over the screen they are about; answers True to go on."""

    CSS_PATH: ClassVar[list[Any]] = [  # type: ignore[assignment]
        Dialog.CSS_PATH,
        Path(__file__).with_name("rondleiding.tcss"),
    ]
    place = "rondleiding"
    help_topic = "begin"
    BINDINGS = dialog_bindings("rondleiding")

    def __init__(self, title: str, text: str, above: bool) -> None:
        super().__init__(title)
        self._text = text
        self.set_class(above, "-boven")

    def body(self) -> Iterable[Widget]:
        """Yield the sentences."""
        yield Static(veilig(self._text))

    def action_go_on(self) -> None:
        """To the next stop."""
        self.dismiss(True)


def start_tour(program: GesprekshulpApp, desk: Desk | None = None) -> None:
    """Begin the walk on the example of `desk`, or on a new one; remember the day it was shown."""

    def begin(example: Desk) -> None:
        # The day is only remembered where there is a folder: the example leaves nothing behind.
        if program.settings.path.parent.is_dir():
            program.keep_setting(WALK_SHOWN, example.today().isoformat())
        program.settings.mark_used("rondleiding")
        Tour(program, example).begin()

    if desk is not None:
        begin(desk)
        return

    def show(example: Desk) -> None:
        program.pop_screen()
        program.keep_example(example)
        begin(example)

    program.open("wachten", "Het voorbeeld wordt klaargezet…", program.entrance.example, show)


def offer_tour(program: GesprekshulpApp, example: Desk | None = None) -> None:
    """Ask once, at the first start, whether to be shown around `example`, or a new one."""
    if program.settings[WALK_SHOWN]:
        return
    from gesprekshulp.tui.dialogs.confirm import Confirm

    def answered(yes: bool | None) -> None:
        if yes:
            start_tour(program, example)

    program.push_screen(
        Confirm(
            "Zal ik je in twee minuten rondleiden?",
            "Je ziet een verzonnen zaak, van voorbereiden tot samenvatting. Met esc stop je. "
            f"Later kan het ook: {keys_of('rondleiding')}.",
            yes="Ja, laat zien",
            no="Nu niet",
        ),
        answered,
    )


def _stops(alone: bool = False) -> tuple[_Stop, ...]:
    """The stops, with the keys that hold for this user; `alone`: no cases of their own below."""
    below = "Met esc ga je terug" + ("." if alone else " naar je eigen zaken.")
    menu, why, help_key = keys_of("menu"), keys_of("waarom"), keys_of("help")
    return (
        _Stop(
            "Dit is de zaak van Sem. Hij en zijn ouders zijn verzonnen. Alles over één leerling staat hier: "
            "de mensen, het plan, de gesprekken. Wat je vastlegt, blijft versleuteld op deze computer."
        ),
        _Stop(
            "Voor het gesprek zie je wat er nog mist, en wat je eraan doet. "
            f"Vraag je je af waarom? Druk op {why}: dan zie je de bron, en hoe zeker die is.",
            Tour.prepare,
        ),
        _Stop(
            "Dit is het gesprek. Links staan zinnen die je kunt zeggen. Rechts komen je notities. "
            "Ouders mogen dit scherm lezen.",
            Tour.talk,
        ),
        _Stop(
            "Je typt wat er gezegd wordt, ook met tikfouten. Onder de regel staat waar het over kan gaan, "
            "met een zin om te antwoorden. Die hints zet je zelf aan en uit.",
            Tour.say,
            above=True,
        ),
        _Stop(
            f"Enter bewaart een regel altijd. {keys_of('als-bezwaar')} maakt er een open bezwaar van, in de "
            "woorden van vader. Je hoeft nu niets te beslissen; rechtzetten kan straks.",
            Tour.keep,
        ),
        _Stop(
            "Na afloop, in de nazorg, loop je de notities na. Wat bleef er open? Wie doet wat, en wanneer?",
            Tour.after,
        ),
        _Stop(
            f"Van hieruit maak je de samenvatting: {keys_of('samenvatting')} schrijft haar, "
            f"{keys_of('bekijk')} laat haar eerst lezen. Notities die alleen voor jou zijn, staan er niet in.",
        ),
        _Stop(
            f"Dat was het. Je staat in het voorbeeld; probeer gerust alles. {menu.capitalize()} toont wat er kan, "
            f"{help_key} geeft uitleg. {below}",
        ),
    )
