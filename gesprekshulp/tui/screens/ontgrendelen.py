"""The first screen: open the store with its passphrase, or choose one at the first start.

Deriving the key takes a while, so it runs in a thread and the screen says so.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from gesprekshulp.store.passphrases import SHORTEST, easily_guessed
from gesprekshulp.text import clean_line
from gesprekshulp.tui.actions import bindings_at, keys_of
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.text import veilig
from gesprekshulp.tui.widgets.knop import Knop
from gesprekshulp.tui.widgets.line import LineInput
from gesprekshulp.tui.working import start_work

if TYPE_CHECKING:
    from gesprekshulp.casework.desk import Desk

_FIRST = (
    "Je zaken staan straks versleuteld op deze computer. Er gaat niets over het netwerk. "
    "Kies een zin die alleen jij weet."
)
_WARNING = (
    "Schrijf hem op en leg hem veilig weg, bijvoorbeeld in de kluis. Vergeet je hem, dan kan "
    "niemand meer bij je zaken. Maak straks ook een herstelcode: toets {} in het overzicht."
)
_NO_FIT = "Deze wachtwoordzin past niet. Let op hoofdletters en probeer het opnieuw."
_AGAIN = "Je zaken staan versleuteld op deze computer."


def strength(passphrase: str) -> str:
    """Return one plain sentence about how well a passphrase protects."""
    length = len(passphrase)
    if not passphrase:
        return "Vier losse woorden zijn sterk en goed te onthouden."
    if length < SHORTEST:
        return f"Nog te kort: neem minstens {SHORTEST} tekens."
    if easily_guessed(passphrase):
        return "Zwak: dit raadt iemand zo. Neem liever vier losse woorden."
    if length < 14:
        return "Matig: een woord erbij maakt hem veel sterker."
    return "Sterk." if length >= 20 else "Goed."


class OntgrendelenScreen(BaseScreen[None]):
    """Asks the passphrase; goes on to Overzicht when it fits."""

    CSS_PATH = "ontgrendelen.tcss"
    place: ClassVar[str] = "ontgrendelen"
    help_topic: ClassVar[str] = "ontgrendelen"
    BINDINGS = bindings_at("ontgrendelen")
    AUTO_FOCUS = "#zin"

    def __init__(self) -> None:
        super().__init__()
        self._new = False
        self._busy = False

    def body(self) -> Iterable[Widget]:
        """Yield one line for the passphrase, or two at the first start."""
        self._new = not self.program.entrance.exists()
        with VerticalScroll(classes="midden", can_focus=False):
            yield Static(
                veilig("Welkom bij gesprekshulp" if self._new else "Welkom terug"), id="kop"
            )
            yield Static(veilig(_FIRST if self._new else _AGAIN), classes="uitleg")
            yield Static(veilig("Nieuwe wachtwoordzin" if self._new else "Wachtwoordzin"))
            yield LineInput(password=True, id="zin")
            if self._new:
                yield Static(veilig(strength("")), id="sterkte", classes="uitleg")
                yield Static(veilig("Nog een keer"))
                yield LineInput(password=True, id="nogmaals")
                yield Static(veilig(_WARNING.format(keys_of("sleutels"))), id="waarschuwing")
            yield Static("", id="melding", classes="fout")
            yield Horizontal(
                Knop("Maak en open" if self._new else "Open", id="verder"),
                Knop("Eerst het voorbeeld", id="voorbeeld"),
                classes="knoppen",
            )

    def on_mount(self) -> None:
        """Ask the keyring, where the user chose so: after the first paint, typing goes on."""
        if not self._new and self.program.entrance.keyring_chosen():
            self.call_after_refresh(
                lambda: start_work(self, self._ask_keyring, group="sleutelring")
            )

    async def _ask_keyring(self) -> None:
        from gesprekshulp.store.interface import StoreError

        self._say("Ik vraag de sleutelring van deze computer…", busy=True)
        try:
            desk = await asyncio.to_thread(self.program.entrance.unlock_by_keyring)
        except (StoreError, OSError):
            desk = None  # typing the passphrase then says what is wrong
        if self._busy or self.program.desk is not None:
            if desk is not None:
                desk.store.close()  # the passphrase was typed meanwhile
            return
        if desk is None:
            self._say("De sleutelring antwoordt niet. Typ je wachtwoordzin.", busy=True)
        else:
            self.program.start_desk(desk)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Judge a new passphrase while it is typed."""
        if self._new and event.input.id == "zin":
            self.query_one("#sterkte", Static).update(veilig(strength(event.value)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: to the second line, or open."""
        event.stop()
        if self._new and event.input.id == "zin":
            self.query_one("#nogmaals", LineInput).focus()
        else:
            self.action_submit()

    def on_knop_pressed(self, event: Knop.Pressed) -> None:
        """The buttons, for the mouse and for Tab."""
        event.stop()
        if event.knop.id == "verder":
            self.action_submit()
        elif not self._busy:
            self._run("Het voorbeeld wordt klaargezet…", self.program.entrance.example, own=False)

    def action_submit(self) -> None:
        """Open or make the store with what was typed."""
        if self._busy:
            return
        passphrase = clean_line(self.query_one("#zin", LineInput).value)
        if self._new:
            fault, faulty = self._fault_of(passphrase)
            if fault:
                self._say(fault)
                self._type_again(faulty)
                return
            self._run("Even klaarzetten…", lambda: self.program.entrance.create(passphrase))
        elif passphrase:
            self._run("Even ontgrendelen…", lambda: self.program.entrance.unlock(passphrase))
        else:
            self._say("Typ eerst je wachtwoordzin.")

    def _fault_of(self, passphrase: str) -> tuple[str, str]:
        """What will not do about a new passphrase, and the line to put right."""
        if len(passphrase) < SHORTEST:
            told = f"Neem minstens {SHORTEST} tekens. Vier losse woorden zijn goed te onthouden."
            return told, "zin"
        if passphrase != clean_line(self.query_one("#nogmaals", LineInput).value):
            return "De twee regels zijn niet gelijk. Typ de tweede nog een keer.", "nogmaals"
        return "", ""

    def _type_again(self, name: str) -> None:
        """Go to the line that is wrong; the second is empty then, for behind dots none sees why."""
        self.query_one("#nogmaals", LineInput).value = ""
        line = self.query_one(f"#{name}", LineInput)
        line.focus()
        line.action_select_all()

    def _say(self, text: str, busy: bool = False) -> None:
        message = self.query_one("#melding", Static)
        message.set_class(not busy, "fout")
        message.update(veilig(f"✗ {text}" if text and not busy else text))
        message.scroll_visible(animate=False)

    def _run(self, message: str, work: Callable[[], Desk], own: bool = True) -> None:
        self._busy = True
        self._say(message, busy=True)
        start_work(self, self._open, work, own, exclusive=True)

    async def _open(self, work: Callable[[], Desk], own: bool) -> None:
        from gesprekshulp.store.errors import StoreMissing
        from gesprekshulp.store.interface import DamagedStore, StoreError, WrongPassphrase

        try:
            desk = await asyncio.to_thread(work)
        except WrongPassphrase as error:
            told = str(error) if "code past niet" in str(error) else _NO_FIT
            self._refuse(told)
        except (StoreError, OSError) as error:
            self._refuse(str(error))
            if own and not self._new and isinstance(error, DamagedStore | StoreMissing):
                await self._offer_copies(clean_line(self.query_one("#zin", LineInput).value))
        else:
            self._busy = False
            self._say("", busy=True)
            typed = self.query_one("#zin", LineInput).value
            for line in self.query(LineInput):
                line.value = ""
            if own:
                self.program.start_desk(desk)
                self._after_a_code(desk, clean_line(typed))
            else:
                self.program.show_example(desk)
            if self._new:
                from gesprekshulp.tui.screens.rondleiding import offer_tour

                offer_tour(self.program, None if own else desk)

    async def _offer_copies(self, passphrase: str) -> None:
        """The store does not open though the passphrase fits: go where it can be put together."""
        from gesprekshulp.store.interface import StoreError

        try:
            copies = await asyncio.to_thread(self.program.entrance.copies, passphrase)
        except (StoreError, OSError):
            return
        self.program.open("reservekopie", copies)
        self.notify("Je opslag gaat niet open. Druk op s: ik voeg samen wat nog klopt.", timeout=12)

    def _after_a_code(self, desk: Desk, typed: str) -> None:
        """Opened by a code on paper: ask a new passphrase at once."""
        opened = getattr(desk.store, "opened", None)
        if opened is not None and opened.by_code:
            from gesprekshulp.tui.screens.sleutels import open_keys

            open_keys(self, typed)

    def _refuse(self, text: str) -> None:
        self._busy = False
        self._say(text)
        line = self.query_one("#zin", LineInput)
        line.focus()
        line.action_select_all()
