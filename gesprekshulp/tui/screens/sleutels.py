"""Sleutels: what opens the store, another passphrase, codes on paper.

Everything asks the passphrase again: whoever sits down at an open program must not be
able to shut its owner out.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from gesprekshulp.store.interface import StoreError, WrongPassphrase
from gesprekshulp.store.keyfile import KEYRING, RECOVERY, SCHOOL
from gesprekshulp.store.passphrases import GUESSED, SHORTEST, easily_guessed
from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.text import samen, veilig
from gesprekshulp.tui.widgets.lijst import Lijst
from gesprekshulp.tui.working import start_work

if TYPE_CHECKING:
    from gesprekshulp.casework.key_changes import KeyChanges
    from gesprekshulp.store.keys import CodeToBe

_CHANGE, _RENEW, _RECOVERY, _SCHOOL, _KEYRING = "zin", "nieuw", RECOVERY, SCHOOL, KEYRING
_CHOICES = (
    (_CHANGE, "Andere wachtwoordzin kiezen", "de oude opent dan niets meer"),
    (_RECOVERY, "Herstelcode maken", "voor als je de zin kwijt bent; je ziet haar één keer"),
    (_SCHOOL, "Code voor de school maken", "voor je directeur, als jij er niet bent"),
    (_RENEW, "Nieuwe sleutel voor je zaken", "als iemand je oude zin kende"),
    (_KEYRING, "Sleutelring van deze computer", "starten zonder te typen"),
)
_REVOKE = {
    RECOVERY: "Herstelcode intrekken",
    SCHOOL: "Code van de school intrekken",
    KEYRING: "Sleutelring niet meer gebruiken",
}
_WHO = "Zo weet ik dat jij het bent. Een herstelcode mag ook."
_NO_KEYRING = (
    "Op deze computer antwoordt geen sleutelring. Je zaken blijven open gaan met je wachtwoordzin."
)


class SleutelsScreen(BaseScreen[None]):
    """What opens the store in `folder`. `code`: one on paper just opened it; ask a new passphrase."""

    place: ClassVar[str] = "sleutels"
    help_topic: ClassVar[str] = "sleutels"
    status: ClassVar[str] = "Sleutels"
    BINDINGS = bindings_at("sleutels")
    AUTO_FOCUS = "#keuzes"
    DEFAULT_CSS = """
    SleutelsScreen Vertical { padding: 1 2; }
    SleutelsScreen #opent { height: auto; margin: 0 0 1 0; }
    SleutelsScreen #keuzes { height: auto; max-height: 1fr; border: none; }
    """

    def __init__(self, folder: Path, today: date, code: str = "") -> None:
        super().__init__()
        self._folder = folder
        self._today = today
        self._code = code
        self._kinds: list[tuple[str, str]] = []
        self._choices: list[str] = []
        self._again: Callable[[str], None] = self.notify

    def body(self) -> Iterable[Widget]:
        """Yield what opens the store, and what can be done."""
        with Vertical():
            yield Static("", id="opent")
            yield Lijst(id="keuzes")

    def on_mount(self) -> None:
        """Show the keys; after opening by a code a new passphrase is asked at once."""
        self.show_keys()
        if self._code:
            self._ask_new(self._code, "Je zaken zijn geopend met een code. Kies nu een nieuwe zin.")

    def show_keys(self) -> None:
        """Read again what opens the store, and draw it."""
        from gesprekshulp.casework.keys import described
        from gesprekshulp.store.keys import kinds

        try:
            self._kinds = kinds(self._folder)
        except StoreError as error:
            self.query_one("#opent", Static).update(veilig(str(error)))
            return
        self.query_one("#opent", Static).update(veilig("\n".join(described(self._kinds))))
        there = dict(self._kinds)
        shown = [
            (f"weg {kind}", label, "opent daarna niets meer")
            for kind, label in _REVOKE.items()
            if kind in there
        ]
        offered = [*_CHOICES, *shown]
        self._choices = [one[0] for one in offered]
        choices = self.query_one("#keuzes", OptionList)
        at = choices.highlighted
        choices.set_options(
            [Option(samen(label, (f"  {why}", "$text-muted"))) for _, label, why in offered]
        )
        choices.highlighted = min(at or 0, len(offered) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen by Enter or the mouse."""
        event.stop()
        self._do(self._choices[event.option_index])

    def action_choose(self) -> None:
        """Do what is pointed at."""
        at = self.query_one("#keuzes", OptionList).highlighted
        if at is not None and at < len(self._choices):
            self._do(self._choices[at])

    def _do(self, choice: str, why: str = _WHO) -> None:
        """Ask the passphrase, with why, and do it; one that does not fit is asked again."""
        from gesprekshulp.tui.dialogs.secret import AskSecret

        def with_secret(typed: tuple[str, ...] | None) -> None:
            if typed is None or not typed[0]:
                return
            secret = typed[0]
            self._again = lambda said: self._do(choice, said)
            if choice == _CHANGE:
                self._check(secret, lambda: self._ask_new(secret))
            elif choice == _RENEW:
                self._check(secret, lambda: self._ask_renewal(secret))
            elif choice in (RECOVERY, SCHOOL):
                self._make_code(secret, choice)
            elif choice == KEYRING:
                self._use_keyring(secret)
            else:
                self._revoke(secret, choice.removeprefix("weg "))

        self.app.push_screen(
            AskSecret(
                "Je wachtwoordzin",
                ["Wachtwoordzin"],
                explanation=why,
            ),
            with_secret,
        )

    def _check(self, secret: str, then: Callable[[], None]) -> None:
        from gesprekshulp.store.keys import open_key

        self._work(lambda: open_key(self._folder, secret), lambda _: then())

    def _ask_new(self, secret: str, explanation: str = "Vier losse woorden zijn sterk.") -> None:
        from gesprekshulp.tui.dialogs.secret import AskSecret

        def take(typed: Sequence[str] | None) -> None:
            if typed is None:
                return
            new, again = typed
            if len(new) < SHORTEST:
                self._ask_new(secret, f"Te kort: neem minstens {SHORTEST} tekens.")
            elif new != again:
                self._ask_new(secret, "De twee regels zijn niet gelijk. Typ ze nog een keer.")
            else:
                self._change(secret, new)

        self.app.push_screen(
            AskSecret(
                "Nieuwe wachtwoordzin",
                ["Nieuwe zin", "Nog een keer"],
                explanation=explanation,
            ),
            take,
        )

    def _change(self, secret: str, new: str) -> None:
        def act() -> tuple[list[str], str]:
            changes = self._changes(secret)
            return changes.passphrase(new), changes.opened.kind

        def changed(done: tuple[list[str], str]) -> None:
            remarks, by = done
            self.notify("Vanaf nu opent je nieuwe wachtwoordzin je zaken.")
            self._tell([*remarks, *([GUESSED] if easily_guessed(new) else [])])
            self._ask_renewal(new, by)

        self._work(act, changed)

    def _ask_renewal(self, secret: str, by: str = "") -> None:
        """Ask whether the store gets a new key; `by`: what opened it, where the program offers."""
        from gesprekshulp.casework.key_changes import offer, other_openers
        from gesprekshulp.casework.keys import falling_away
        from gesprekshulp.tui.dialogs.confirm import Confirm

        gone = falling_away(self._kinds)
        falls = f" Dit opent daarna niets meer: {', '.join(gone)}." if gone else ""
        if by and gone:
            falls = f" {other_openers(self._kinds)} Vernieuw je, dan niet meer."
        self.app.push_screen(
            Confirm(
                f"{offer(by)}." if by else "Nieuwe sleutel voor je zaken?",
                "Dan opent een oude kopie van het sleutelbestand niets meer. Je zin blijft dezelfde."
                f"{falls}",
                yes="Vernieuw",
                no="Laat zo",
                final=True,
            ),
            lambda yes: self._renew(secret) if yes else None,
        )

    def _renew(self, secret: str) -> None:
        """Renew in a thread of the program: it takes a while, and the user may go elsewhere."""
        from gesprekshulp.casework.renewing import renew_key
        from gesprekshulp.tui.screens.lezen import show_text

        program = self.program
        backups = program.desk.backups if program.desk is not None else None

        async def run() -> None:
            try:
                told = await asyncio.to_thread(
                    renew_key, self._folder, secret, self._today, backups
                )
            except StoreError as error:
                program.clear_notifications()
                program.notify(str(error), severity="error", timeout=12)
                return
            program.clear_notifications()
            if program.locked:  # nothing comes on top of the lock; Overzicht says what is missing
                return
            if program.screen is self:
                self.show_keys()
            show_text(program.screen, "Nieuwe sleutel", "\n\n".join(told))

        program.save_unfinished()
        program.notify("Even vernieuwen, ook de kopieën…", timeout=60)
        start_work(program, run, group="vernieuwen")

    def _make_code(self, secret: str, kind: str) -> None:
        def make() -> tuple[KeyChanges, CodeToBe]:
            changes = self._changes(secret)
            return changes, changes.code_to_be(kind)

        # Kept in one go with showing it: a lock or Esc before that leaves the old code as it was.
        self._work(make, lambda made: self._keep_and_show(made[0], made[1], kind))

    def _keep_and_show(self, changes: KeyChanges, made: CodeToBe, kind: str) -> None:
        from gesprekshulp.casework.keys import code_sheet
        from gesprekshulp.tui.screens.lezen import show_text

        made.keep()
        once = "Schrijf haar nu op: je ziet haar één keer."
        printed = (
            "Heb je liever een blad om af te drukken? Deze opdracht maakt een nieuwe code; wat hier "
            f"staat, opent dan niets meer:\ngesprekshulp sleutel {kind} --naar BESTAND"
        )
        sheet = code_sheet(kind, made.code, self._today)
        show_text(self, "Code", f"{once}\n\n{sheet}\n\n{printed}")
        self._changed()
        program = self.program

        async def bring() -> None:
            self._tell(await asyncio.to_thread(changes.bring))

        start_work(program, bring, group="sleutelbestand")

    def _use_keyring(self, secret: str) -> None:
        def done(result: tuple[bool, list[str]]) -> None:
            used, remarks = result
            self.notify(
                "Voortaan opent de sleutelring je zaken bij het starten." if used else _NO_KEYRING
            )
            self._tell(remarks)

        self._work(lambda: self._changes(secret).use_keyring(), done)

    def _revoke(self, secret: str, kind: str) -> None:
        def done(result: tuple[bool, list[str]]) -> None:
            self.notify("Ingetrokken. Het opent je zaken niet meer.")
            self._tell(result[1])

        self._work(lambda: self._changes(secret).take_back(kind), done)

    def _changes(self, secret: str) -> KeyChanges:
        """Return what changes the keys; stretches, so in a thread. Raises StoreError."""
        from gesprekshulp.casework.key_changes import KeyChanges

        return KeyChanges(self._folder, secret, self._today, self.program.entrance.clock)

    def _tell(self, remarks: Sequence[str]) -> None:
        """Say which place could not hear of it, in a notice that stays a while."""
        for remark in remarks:
            self.program.notify(remark, severity="warning", timeout=15)

    def _changed(self) -> None:
        """Draw what opens the store anew; a place that is away hears of it with the next copy."""
        self.show_keys()
        desk = self.program.desk
        if desk is not None and desk.backups is not None:
            desk.backups.want()

    def _work(self, act: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Run what stretches a passphrase in a thread; tell a fault in its sentence."""

        async def run() -> None:
            try:
                done = await asyncio.to_thread(act)
            except WrongPassphrase as error:
                if not self.program.locked and self.program.screen is self:
                    self._again(str(error))
                return
            except StoreError as error:
                self.notify(str(error), severity="error", timeout=12)
                return
            self._changed()
            if not self.program.locked:  # nothing comes on top of the lock
                then(done)

        start_work(self, run, exclusive=True)


def open_keys(screen: BaseScreen[Any], code: str = "") -> None:
    """Show what opens the store of the user, or say why there is nothing to show."""
    program = screen.program
    if not program.entrance.has_key():
        screen.notify("Het voorbeeld heeft geen sleutel: er staat niets van jou in.")
        return
    if program.desk is not None:
        program.open("sleutels", program.entrance.folder, program.desk.today(), code)
