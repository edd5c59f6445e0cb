"""Eerdere oefeningen: read the debrief again, play on from a turn, or throw one away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.casework.rehearsal import Kept, Rehearsal
from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.rehearsal.drawing import day, total
from gesprekshulp.tui.rehearsal.place import Practice
from gesprekshulp.tui.screens.base import RenewedScreen
from gesprekshulp.tui.text import samen, veilige_regel
from gesprekshulp.tui.widgets.emptystate import EmptyState
from gesprekshulp.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from gesprekshulp.tui.rehearsal.debrief import Onward


class EerdereScreen(RenewedScreen[None]):
    """What was rehearsed, the newest on top."""

    CSS_PATH = "plans.tcss"
    place: ClassVar[str] = "eerdere"
    help_topic: ClassVar[str] = "oefenen"
    BINDINGS = bindings_at("eerdere")
    AUTO_FOCUS = "#plannen"

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._kept: list[Kept] = []

    def body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield EmptyState("Nog niets geoefend.", id="leeg")
        yield Lijst(id="plannen")

    def on_mount(self) -> None:
        """Show them."""
        self.show_all()

    def show_all(self) -> None:
        """Read them again."""
        listed = self.query_one("#plannen", OptionList)
        at = listed.highlighted or 0
        self._kept = list(reversed(self._practice.kept()))
        listed.set_options([Option(_drawn(kept)) for kept in self._kept])
        listed.display = bool(self._kept)
        self.query_one("#leeg").display = not self._kept
        if self._kept:
            listed.highlighted = min(at, len(self._kept) - 1)
        self.set_status("Eerdere oefeningen", f"{len(self._kept)}")
        self.refresh_bindings()

    @property
    def _pointed(self) -> Kept | None:
        at = self.query_one("#plannen", OptionList).highlighted
        return self._kept[at] if at is not None and at < len(self._kept) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: read it again."""
        event.stop()
        self.action_read_again()

    def action_read_again(self) -> None:
        """Read the debrief of the one pointed at."""
        from gesprekshulp.tui.rehearsal.debrief import NabesprekingScreen

        kept = self._pointed
        if kept is None:
            return
        with self.program.telling_faults():
            rehearsal = self._practice.replay(kept)
            self.app.push_screen(
                NabesprekingScreen(self._practice, rehearsal, kept),
                lambda onward: self._go_on(rehearsal, kept, onward),
            )

    def _go_on(self, rehearsal: Rehearsal, kept: Kept, onward: Onward | None) -> None:
        from gesprekshulp.tui.rehearsal.talk import OefengesprekScreen

        if onward is not None:
            with self.program.telling_faults():
                going = self._practice.from_earlier(rehearsal, kept, *onward)
                self.app.push_screen(OefengesprekScreen(self._practice, going))

    def action_forget(self) -> None:
        """Throw the one pointed at away, after asking once."""
        from gesprekshulp.tui.dialogs.confirm import Confirm

        kept = self._pointed
        if kept is None:
            return

        def sure(yes: bool | None) -> None:
            if yes:
                with self.program.telling_faults():
                    self._practice.service.forget(kept)
                    self.show_all()

        self.app.push_screen(
            Confirm(
                "Deze oefening weggooien?",
                f"{kept.title}, {day(kept.on)}. Dit kan niet terug.",
                yes="Gooi weg",
                no="Laat staan",
                final=True,
            ),
            sure,
        )


def _drawn(kept: Kept) -> Content:
    end = w.told(w.ENDS.get(kept.end, ""), "de ouder", "het kind")
    lines = f" · {len(kept.branches) + 1} lijnen" if kept.branches else ""
    return samen(
        (f"{day(kept.on)}  ", "$text-muted"),
        veilige_regel(kept.title, 40),
        (f"\n  {end} · {total(kept.goals)}{lines}", "$text-muted"),
    )
