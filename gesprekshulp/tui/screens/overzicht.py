"""Overzicht: the cases, what each needs next, and the way to a new one or the example."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from gesprekshulp.tui.actions import bindings_at, keys_of
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.text import samen, veilige_regel
from gesprekshulp.tui.widgets.emptystate import EmptyState
from gesprekshulp.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from datetime import date

    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.store.interface import Glance


_NO_CODE = "geen herstelcode (k)"
_ABOUT_A_CASE = frozenset({"open_case", "ask_term", "remove_case"})


class OverzichtScreen(BaseScreen[None]):
    """One line per case of `desk`, most recently changed first."""

    CSS_PATH = "overzicht.tcss"
    place: ClassVar[str] = "overzicht"
    help_topic: ClassVar[str] = "overzicht"
    BINDINGS = bindings_at("overzicht")
    AUTO_FOCUS = "#zaken"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._glances: Sequence[Glance] = ()
        self._no_code = False

    def body(self) -> Iterable[Widget]:
        """Yield the list, and what stands there while it is empty."""
        yield EmptyState(
            "Nog geen zaken.\nDruk op ",
            (keys_of("zaak-nieuw"), "bold $primary"),
            " voor een nieuwe zaak, of ",
            (keys_of("voorbeeld"), "bold $primary"),
            " voor het voorbeeld.",
            id="leeg",
        )
        yield Lijst(id="zaken")

    def on_mount(self) -> None:
        """Show the cases; say so when something is wrong with the content."""
        self._no_code = self.program.entrance.lacks_code(self._desk)
        self.show_cases()
        for remark in self._desk.remarks:
            self.notify(remark, severity="warning", timeout=20)
        findings = self._desk.findings
        if findings:
            more = f" En nog {len(findings) - 1}." if len(findings) > 1 else ""
            told = f"{findings[0]}{more} Alles: gesprekshulp content controleer"
            self.notify(told, severity="warning", timeout=12)

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was on top."""
        self._no_code = self.program.entrance.lacks_code(self._desk)
        self.show_cases()

    def show_cases(self) -> None:
        """Read the cases again and keep pointing at the same one."""
        cases = self.query_one("#zaken", Lijst)
        pointed = self._pointed()
        self._glances = self._desk.glances()
        over, today = self._over(), self._desk.today()
        cases.hang([_line(one, one.case in over, today) for one in self._glances], indent=2)
        cases.display = bool(self._glances)
        self.query_one("#leeg").display = not self._glances
        if self._glances:
            ids = [glance.case for glance in self._glances]
            cases.highlighted = ids.index(pointed) if pointed in ids else 0
            if self.focused is None:
                cases.focus()
        count = len(self._glances)
        cases_now = f"{count} {'zaak' if count == 1 else 'zaken'}"
        left = (
            "gesprekshulp · verzonnen voorbeeld"
            if self.program.is_example(self._desk)
            else "gesprekshulp"
        )
        self.set_status(left, f"{cases_now} · {_NO_CODE}" if self._no_code else cases_now)
        self.refresh_bindings()

    def _over(self) -> set[str]:
        """The cases that were to be kept until a day that is past."""
        from gesprekshulp.casework.keeping import over

        return over(self._desk)

    def _pointed(self) -> str:
        at = self.query_one("#zaken", OptionList).highlighted
        return self._glances[at].case if at is not None and at < len(self._glances) else ""

    def action_back(self) -> None:
        """Ask before stopping: below this screen there is nothing to go back to."""
        from gesprekshulp.tui.dialogs.confirm import Confirm

        async def stop(sure: bool | None) -> None:
            if sure:
                await self.program.action_quit()

        self.app.push_screen(Confirm("Stoppen met gesprekshulp?", "Alles is bewaard."), stop)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open a case only when there is one."""
        if action == "find_case":
            return len(self._glances) > 1
        return bool(self._glances) if action in _ABOUT_A_CASE else True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the case chosen by Enter or the mouse."""
        event.stop()
        self._open(self._glances[event.option_index].case)

    def action_open_case(self) -> None:
        """Open the case pointed at."""
        pointed = self._pointed()
        if pointed:
            self._open(pointed)

    def _open(self, case: str) -> None:
        with self.program.telling_faults():
            found = self._desk.open_case(case)
            if found.dossier.transfer is not None:
                from gesprekshulp.tui.screens.uitgeven import show_pointer

                show_pointer(self, found)
                return
            self.program.open("zaak", found)

    def action_take_over(self) -> None:
        """Take over a case that a colleague handed over in a file."""
        from gesprekshulp.tui.screens.uitgeven import ask_take_over

        ask_take_over(self, self._desk, self.show_cases)

    def action_new_case(self) -> None:
        """Ask who the pupil is, and open the new case."""
        from gesprekshulp.tui.subjects import new_case_form, pupil_from

        def made(values: dict[str, str] | None) -> None:
            if values is not None:
                with self.program.telling_faults():
                    if values.get("user"):
                        self._desk.set_user(values["user"])
                    self.program.open("zaak", self._desk.new_case(pupil_from(values)))

        self.app.push_screen(new_case_form(self._desk), made)

    def action_find_case(self) -> None:
        """Ask for a few letters of a case, and open it."""
        from gesprekshulp.tui.screens.zaak_zoeken import ask_case

        ask_case(self, self._desk, self._open)

    def action_open_example(self) -> None:
        """Set the example up in a store of its own, and open it."""

        def show(desk: Any) -> None:
            self.app.pop_screen()
            self.program.show_example(desk)

        self.program.open(
            "wachten", "Het voorbeeld wordt klaargezet…", self.program.entrance.example, show
        )

    def action_ask_school(self) -> None:
        """Ask what our own school offers; kept in this store and used in every case."""
        from gesprekshulp.tui.subjects_school import our_school_draft, our_school_form, school_from

        key = our_school_draft(self._desk)

        def take(values: dict[str, str] | None) -> None:
            if values is None:
                return
            self.program.drafts.keep(key, values)  # forgotten below, unless the store refuses
            with self.program.telling_faults():
                self._desk.remember_school(school_from(values, self._desk.last_school()))
                self.program.drafts.forget(key)
                self.notify("Bewaard. Het staat klaar bij elke nieuwe zaak.")

        self.app.push_screen(our_school_form(self._desk), take)

    def action_ask_term(self) -> None:
        """Ask how long the case pointed at is kept, and why."""
        from gesprekshulp.tui.screens.bewaren import ask_term

        if pointed := self._pointed():
            ask_term(self, self._desk, pointed, self.show_cases)

    def action_remove_case(self) -> None:
        """Remove the case pointed at for good, after asking."""
        from gesprekshulp.tui.screens.bewaren import ask_removal

        if pointed := self._pointed():
            ask_removal(self, self._desk, pointed, self.show_cases)

    def action_removals(self) -> None:
        """Show what was ever removed for good."""
        from gesprekshulp.casework.keeping import removals_told
        from gesprekshulp.tui.screens.lezen import show_text

        with self.program.telling_faults():
            told = removals_told(self._desk) or ["Er is nog nooit een zaak weggehaald."]
            show_text(self, "Weggehaald", "\n\n".join(told))

    def action_backups(self) -> None:
        """Show the copies of these cases, and put one back."""
        if self._desk.backups is None:
            self.notify("Van het voorbeeld worden geen kopieën gemaakt.")
        else:
            self.program.open("reservekopie", self._desk.backups)

    def action_keys(self) -> None:
        """Show what opens the store: another passphrase, codes on paper."""
        from gesprekshulp.tui.screens.sleutels import open_keys

        open_keys(self)

    def action_ask_user(self) -> None:
        """Ask how the user is called, as documents show it."""
        from gesprekshulp.tui.dialogs.ask import AskLine
        from gesprekshulp.tui.drafts import DraftKey

        def take(name: str | None) -> None:
            if not name:
                return
            with self.program.telling_faults():
                self._desk.set_user(name)
                self.notify(f"Je staat in de samenvatting als {name}.")

        self.app.push_screen(
            AskLine(
                "Hoe heet je?",
                self._desk.user,
                explanation="Zo sta je in de samenvatting, bijvoorbeeld: Karin de Wit, ib'er.",
                draft=DraftKey("jouw-naam", "", self._desk.store),
            ),
            take,
        )


def _line(glance: Glance, over: bool, today: date) -> Content:
    from gesprekshulp.casework.glances import watched

    open_things = ", ".join(
        f"{count} {one if count == 1 else more} open"
        for count, one, more in (
            (glance.open_objections, "bezwaar", "bezwaren"),
            (glance.open_agreements, "afspraak", "afspraken"),
        )
        if count
    )
    title = veilige_regel(glance.title, 18)
    watch = watched(glance, today)
    return samen(
        title.stylize("bold"),
        " " * max(1, 20 - title.cell_length),
        veilige_regel(glance.stage or "nieuw"),
        (f"   {open_things}" if open_things else "", "$warning"),
        ("   bewaartermijn voorbij" if over else "", "$warning"),
        (f"   {watch}" if watch else "", "$text-muted"),
        (f"\n  {glance.next_step}" if glance.next_step else "", "$text-muted"),
    )
