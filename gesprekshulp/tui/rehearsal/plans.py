"""Plannen: at most five if-then plans and the sentences to take along."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

import msgspec
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from gesprekshulp.casework.papers import Paper
from gesprekshulp.casework.rehearsal import Plan
from gesprekshulp.casework.rehearsal.own import make_plans_page
from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.dialogs.choose import Choice
from gesprekshulp.tui.rehearsal.place import MOST_PLANS, Practice
from gesprekshulp.tui.screens.base import RenewedScreen
from gesprekshulp.tui.text import hangend, samen
from gesprekshulp.tui.widgets.emptystate import EmptyState
from gesprekshulp.tui.widgets.lijst import Lijst

_FORMATS = (
    Choice(".docx", "Word", "om te printen of nog te wijzigen"),
    Choice(".pdf", "PDF", "om te printen"),
    Choice(".html", "webpagina", "goed voor te lezen"),
    Choice(".txt", "gewone tekst"),
)
"""Of a page for oneself: nothing to sign, nothing for the system of a school."""


class PlannenScreen(RenewedScreen[None]):
    """The plans first, then the sentences."""

    CSS_PATH = "plans.tcss"
    place: ClassVar[str] = "plannen"
    help_topic: ClassVar[str] = "oefenen"
    BINDINGS = bindings_at("plannen")
    AUTO_FOCUS = "#plannen"

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._rows: list[Plan | str] = []

    def body(self) -> Iterable[Widget]:
        """Yield the list, and what stands there while it is empty."""
        yield EmptyState(
            "Nog geen plannen.\nZe komen uit een oefening, of druk op ",
            ("n", "bold $primary"),
            *self._elsewhere(),
            ".",
            id="leeg",
        )
        yield Lijst(id="plannen")

    def _elsewhere(self) -> tuple[str | tuple[str, str], ...]:
        """Return how to get at what other rehearsals gave, where that is not here."""
        if not self._practice.elsewhere:
            return ()
        return (
            ".\nVan je andere oefeningen heb je er wel. Haal ze hierheen met ",
            ("o", "bold $primary"),
        )

    def on_mount(self) -> None:
        """Show them."""
        self.show_all()

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.call_after_refresh(self.show_all)

    def show_all(self) -> None:
        """Read plans and sentences again."""
        listed = self.query_one("#plannen", OptionList)
        at = listed.highlighted or 0
        plans = self._practice.plans()
        self._rows = [*plans, *self._practice.sentences()]
        width = max(20, self.size.width - 4)
        listed.set_options([Option(_drawn(row, width)) for row in self._rows])
        listed.display = bool(self._rows)
        self.query_one("#leeg").display = not self._rows
        if self._rows:
            listed.highlighted = min(at, len(self._rows) - 1)
            listed.focus()
        about = f" · {self._practice.case.title}" if self._practice.case else ""
        said = sum(plan.drilled for plan in plans)
        told = f"{said} van {len(plans)} één keer gezegd" if plans else ""
        self.set_status(f"Plannen{about}", told)
        self.refresh_bindings()

    @property
    def _at(self) -> int:
        at = self.query_one("#plannen", OptionList).highlighted
        return at if at is not None and at < len(self._rows) else -1

    @property
    def _row(self) -> Plan | str | None:
        return self._rows[self._at] if self._at >= 0 else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the line pointed at."""
        if action == "drill_plan":
            return isinstance(self._row, Plan)
        if action == "bring_plans":
            return self._practice.elsewhere > 0
        return action not in ("edit_plan", "drop_plan", "print_plans") or bool(self._rows)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What can be done differs per line."""
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: change it."""
        event.stop()
        self.action_edit_plan()

    def action_edit_plan(self) -> None:
        """Change the plan or sentence pointed at."""
        row = self._row
        if isinstance(row, Plan):
            self._ask_plan(row, f"plan-{self._at}")
        elif row is not None:
            self._ask_sentence(row, f"zin-{self._at}")

    def action_new_plan(self) -> None:
        """Write a plan or a sentence."""
        from gesprekshulp.tui.dialogs.choose import Choose

        def take(what: str | None) -> None:
            if what == "zin":
                self._ask_sentence("", "zin-nieuw")
            elif what == "plan":
                if len(self._practice.plans()) >= MOST_PLANS:
                    self.notify(f"Je hebt er al {MOST_PLANS}. Gooi er eerst een weg met delete.")
                else:
                    self._ask_plan(None, "plan-nieuw")

        choices = [
            Choice("plan", "Een als-dan-plan", "wat doe je als het lastig wordt"),
            Choice("zin", "Een zin om mee te nemen", "komt op je spiekbrief"),
        ]
        self.app.push_screen(Choose("Wat wil je opschrijven?", choices), take)

    def _ask_plan(self, plan: Plan | None, draft: str) -> None:
        from gesprekshulp.tui.dialogs.fields import Field
        from gesprekshulp.tui.dialogs.form import FormDialog

        def take(values: dict[str, str] | None) -> None:
            if values is None:
                return
            cue, action = values["cue"].rstrip(" ,"), values["action"].rstrip(" .")
            with self.program.telling_faults():
                if plan is None:
                    plans = [*self._practice.plans(), Plan(cue, action)]
                else:
                    new = msgspec.structs.replace(plan, cue=cue, action=action)
                    new = new if new == plan else msgspec.structs.replace(new, drilled=False)
                    plans = [new if one == plan else one for one in self._practice.plans()]
                self._practice.keep_plans(plans)
                self.show_all()

        self.app.push_screen(
            FormDialog(
                "Als-dan-plan",
                (
                    Field("cue", "Als …", required="Schrijf op wanneer."),
                    Field("action", "dan …", required="Schrijf op wat je dan doet."),
                ),
                {"cue": plan.cue, "action": plan.action} if plan else {},
                today=self._practice.desk.today(),
                draft=self._practice.draft(draft),
                explanation="Bijvoorbeeld: als moeder zegt dat het thuis goed gaat, "
                "dan vat ik dat eerst samen.",
            ),
            take,
        )

    def _ask_sentence(self, sentence: str, draft: str) -> None:
        from gesprekshulp.tui.dialogs.ask import AskLine

        service, place = self._practice.service, (self._practice.case, self._practice.meeting)

        def take(text: str | None) -> None:
            if not text or text == sentence:
                return
            with self.program.telling_faults():
                service.drop_favourite(sentence, *place)
                service.add_favourite(text, *place)
                self.show_all()

        self.app.push_screen(
            AskLine(
                "Welke zin neem je mee?",
                sentence,
                explanation="Zoals je hem morgen zou zeggen. Hij komt op je spiekbrief.",
                draft=self._practice.draft(draft),
            ),
            take,
        )

    def action_drill_plan(self) -> None:
        """Ask to type what one will do then; that once makes the difference."""
        plan = self._row
        if isinstance(plan, Plan):
            self._ask_to_say(plan, self._at)

    def _ask_to_say(self, plan: Plan, at: int, typed: str = "") -> None:
        from gesprekshulp.tui.dialogs.ask import AskLine

        def take(text: str | None) -> None:
            if not text:
                return
            with self.program.telling_faults():
                place = (self._practice.case, self._practice.meeting)
                if self._practice.service.drill_plan(plan, text, *place):
                    self.notify("Gezegd. Zo ligt het morgen klaar.")
                    self.show_all()
                else:
                    self._ask_to_say(plan, at, text)
                    self.notify("Bijna. Typ het zoals het er staat.")

        self.app.push_screen(
            AskLine(
                f"Als {plan.cue}, dan …",
                typed,
                explanation=f"Typ na wat je dan doet: {plan.action}",
                draft=self._practice.draft(f"zeg-{at}"),
            ),
            take,
        )

    def action_bring_plans(self) -> None:
        """Take along here what other rehearsals gave."""
        with self.program.telling_faults():
            left = self._practice.bring_along()
            self.show_all()
            if left:
                more = "één plan" if len(left) == 1 else f"{len(left)} plannen"
                self.notify(f"Voor {more} is hier geen plek: je hebt er al {MOST_PLANS}.")

    def action_drop_plan(self) -> None:
        """Throw the line pointed at away, after asking once."""
        from gesprekshulp.tui.dialogs.confirm import Confirm

        row, service = self._row, self._practice.service
        place = (self._practice.case, self._practice.meeting)
        if row is None:
            return

        def sure(yes: bool | None) -> None:
            if not yes:
                return
            with self.program.telling_faults():
                if isinstance(row, Plan):
                    service.drop_plan(row, *place)
                else:
                    service.drop_favourite(row, *place)
                self.show_all()

        what = "dit plan" if isinstance(row, Plan) else "deze zin"
        self.app.push_screen(
            Confirm(f"Gooi je {what} weg?", str(row), yes="Gooi weg", no="Laat staan", final=True),
            sure,
        )

    def action_print_plans(self) -> None:
        """Make one page of plans and sentences."""
        from gesprekshulp.tui.screens.papier import ask_paper

        practice = self._practice

        def make(path: Path, over: bool) -> Paper:
            return make_plans_page(
                practice.desk, path, practice.case, practice.meeting, overwrite=over
            )

        stem = f"plannen-{practice.desk.today().isoformat()}"
        ask_paper(self, stem, make, formats=_FORMATS)


def _drawn(row: Plan | str, width: int) -> Content:
    if isinstance(row, Plan):
        mark = ("✓ ", "bold $success") if row.drilled else "· "
        return samen(mark, hangend(str(row), width, 2))
    return samen(("“ ", "bold $primary"), hangend(f"{row}”", width, 2))
