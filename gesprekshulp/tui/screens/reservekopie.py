"""Reservekopie: which copies there are, looking into one, putting it back, a second place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.text import veilige_regel
from gesprekshulp.tui.widgets.emptystate import EmptyState
from gesprekshulp.tui.widgets.lijst import Lijst
from gesprekshulp.tui.working import FOR_GOOD, start_work

if TYPE_CHECKING:
    from gesprekshulp.casework.backups import Backups, Copies
    from gesprekshulp.casework.copy_places import Listed
    from gesprekshulp.store.rebuild import Together

_RESTART = "Teruggezet. Start gesprekshulp opnieuw om met deze kopie verder te gaan."
_NO_COPY = "om uit je opslag te halen wat nog klopt"
_TOGETHER = "Samengevoegd. Start gesprekshulp opnieuw om verder te gaan."


class ReservekopieScreen(BaseScreen[None]):
    """The copies of one store, newest first."""

    place: ClassVar[str] = "reservekopie"
    help_topic: ClassVar[str] = "reservekopie"
    status: ClassVar[str] = "Reservekopieën"
    BINDINGS = bindings_at("reservekopie")
    AUTO_FOCUS = "#kopieen"

    def __init__(self, backups: Copies) -> None:
        super().__init__()
        self._backups = backups
        self._listed: list[Listed] = []

    def body(self) -> Iterable[Widget]:
        """Yield the list, and what stands there while it is empty."""
        key, then = ("n", "om er nu een te maken") if self._backups.can_make else ("s", _NO_COPY)
        yield EmptyState("Nog geen kopie. Druk op ", (key, "bold $primary"), f" {then}.", id="leeg")
        yield Lijst(id="kopieen")

    def on_mount(self) -> None:
        """Show the copies."""
        self.show_copies()

    def show_copies(self) -> None:
        """Read which copies there are, and where the second place is."""
        self._listed = self._backups.choices()
        copies = self.query_one("#kopieen", OptionList)
        copies.set_options([Option(veilige_regel(one.line(), 200)) for one in self._listed])
        copies.display = bool(self._listed)
        self.query_one("#leeg").display = not self._listed
        if self._listed:
            copies.highlighted = 0
            copies.focus()
        place = self._backups.second_place()
        self.set_status("Reservekopieën", f"ook op {place.parent}" if place else "geen tweede plek")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Look into the copy chosen by Enter or the mouse."""
        event.stop()
        self._look(self._listed[event.option_index])

    def action_look_into(self) -> None:
        """Look into the copy pointed at."""
        at = self.query_one("#kopieen", OptionList).highlighted
        if at is not None and at < len(self._listed):
            self._look(self._listed[at])

    def action_make_copy(self) -> None:
        """Make a copy now."""

        def made(remarks: list[str]) -> None:
            self.show_copies()
            self.notify(" ".join(remarks) or "Er is een kopie gemaakt, en zij opent.")

        self._work(self._open_store().run, made)

    def action_choose_place(self) -> None:
        """Ask for a second place."""
        from gesprekshulp.tui.dialogs.ask import AskLine

        place = self._backups.second_place()

        def take(text: str | None) -> None:
            if text is None:
                return
            self._work(lambda: self._open_store().choose_second_place(text), chosen)

        def chosen(remarks: list[str]) -> None:
            self.show_copies()
            there = self._backups.second_place() is not None
            done = "Elke kopie gaat nu ook daarheen." if there else "Er is nu geen tweede plek."
            told = remarks or [done, *self._open_store().left_behind()]
            self.notify(" ".join(told))

        self.app.push_screen(
            AskLine(
                "Tweede plek voor kopieën",
                str(place.parent) if place else "",
                explanation="Een map die er al is, op een stick of het netwerk. Leeg: geen tweede plek.",
            ),
            take,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a new copy and a second place only where the store itself opens."""
        return self._backups.can_make or action not in ("make_copy", "choose_place")

    def _open_store(self) -> Backups:
        from typing import cast

        return cast("Backups", self._backups)

    def _look(self, one: Listed) -> None:
        self._work(lambda: self._backups.look_into(one), lambda told: self._offer(one, told))

    def _offer(self, one: Listed, told: tuple[bool, str]) -> None:
        from gesprekshulp.tui.dialogs.confirm import Confirm
        from gesprekshulp.tui.screens.lezen import show_text

        whole, text = told
        title = f"{one.name[0].upper()}{one.name[1:]}"
        if not whole:
            show_text(self, title, text)
            return
        self.app.push_screen(
            Confirm(
                f"{title} terugzetten?",
                f"{text}\n\nWat er nu staat, gaat opzij en wordt niet overschreven.",
                yes="Zet terug",
                no="Laat zo",
                final=True,
            ),
            lambda yes: self._put_back(one) if yes else None,
        )

    def _put_back(self, one: Listed) -> None:
        self._and_leave(lambda: self._backups.put_back(one), _RESTART)

    def action_join(self) -> None:
        """Look what the store and all copies give together, and offer to put it in place."""
        self.notify("Even kijken wat er nog klopt…", timeout=3)
        self._work(self._backups.look_together, self._offer_together)

    def _offer_together(self, found: Together) -> None:
        from gesprekshulp.casework.putting_together import WHOLE, told
        from gesprekshulp.tui.dialogs.confirm import Confirm

        if found.whole:
            self.notify(WHOLE)
            return
        lines = "\n".join(told(found))
        self.app.push_screen(
            Confirm(
                "Samenvoegen wat nog klopt?",
                f"{lines}\n\nWat er nu staat, gaat opzij en wordt niet overschreven.",
                yes="Voeg samen",
                no="Laat zo",
                final=True,
            ),
            lambda yes: (
                self._and_leave(lambda: self._backups.put_together(found), _TOGETHER)
                if yes
                else None
            ),
        )

    def _and_leave(self, act: Callable[[], Any], message: str) -> None:
        """Put another store in place and stop; also when this screen is left meanwhile."""

        def leave(_: object) -> None:
            self.program.exit(0, message=message)

        self.program.save_unfinished()
        self._work(act, leave, self.app, FOR_GOOD)

    def _work(
        self,
        act: Callable[[], Any],
        then: Callable[[Any], None],
        node: DOMNode | None = None,
        group: str = "default",
    ) -> None:
        async def run() -> None:
            from gesprekshulp.store.interface import StoreError

            try:
                done = await asyncio.to_thread(act)
            except (StoreError, OSError) as error:
                self.notify(str(error), severity="error", timeout=12)
                return
            then(done)

        start_work(node or self, run, group=group, exclusive=True)
