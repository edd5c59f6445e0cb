"""Zaak: everything known of one case, to read, fill in and start from.

The lines come from `zaak_lines`, the forms from `subjects`; the timeline stands beside it
where there is room, and on a screen of its own where there is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from gesprekshulp.casework.naming import name_events
from gesprekshulp.casework.points import points_before
from gesprekshulp.text import clean_line
from gesprekshulp.tui.actions import bindings_at, keys_of
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.screens.zaak_lines import MORE_FACTS, NOT_YET, Line, case_lines
from gesprekshulp.tui.text import Part, hangend, samen, veilige_regel
from gesprekshulp.tui.widgets.lijst import Lijst
from gesprekshulp.tui.widgets.timelineview import TimelineView

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase
    from gesprekshulp.tui.subjects import Subject

_WIDE = 110  # columns, as the breakpoint of the app
_PADDING = 2

_ADDABLE: tuple[tuple[str, str, str], ...] = (
    ("persoon/", "Persoon", "ouder, collega, deskundige, tolk"),
    ("onderdeel/", "Onderdeel van het handelingsdeel", ""),
    ("gesprek/", "Gesprek plannen", ""),
    ("contact/", "Contact", "telefoon, e-mail, bij het hek, op papier"),
    ("uitnodiging", "Uitnodiging", "of waarom iemand niet is uitgenodigd"),
    ("uitspraak", "Uitspraak van de rechter", ""),
)


class ZaakScreen(BaseScreen[None]):
    """One open case."""

    CSS_PATH = "zaak.tcss"
    place: ClassVar[str] = "zaak"
    help_topic: ClassVar[str] = "zaak"
    BINDINGS = bindings_at("zaak")
    AUTO_FOCUS = "#regels"

    def __init__(self, case: OpenCase) -> None:
        super().__init__()
        self._case = self.about = case
        self._lines: list[Line] = []
        self._drawn_at = 0  # the width the lines were drawn for

    def body(self) -> Iterable[Widget]:
        """Yield the lines, and the timeline for a wide terminal."""
        with Horizontal():
            yield Lijst(id="regels")
            yield TimelineView(self._case)

    def on_mount(self) -> None:
        """Show the case."""
        self.show_case()

    def on_resize(self) -> None:
        """Draw the lines for the new width, once it is known."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self.query_one("#regels", OptionList).size.width != self._drawn_at:
            self.show_case()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was on top; at first nothing did."""
        if self.query_one("#regels", OptionList).size.width:
            self.show_case()

    def show_case(self) -> None:
        """Draw the lines again and keep pointing at the same one."""
        lines = self.query_one("#regels", OptionList)
        pointed = self._pointed()
        width = self._drawn_at = lines.size.width or self._expected_width()
        self._lines = case_lines(self._case)
        lines.set_options(
            [Option(_drawn(line, width), disabled=not line.ref) for line in self._lines]
        )
        refs = [line.ref for line in self._lines]
        lines.highlighted = refs.index(pointed) if pointed and pointed in refs else 1
        if self._wide:
            self.query_one(TimelineView).show()
        todo = len(points_before(self._case))
        points = "punt" if todo == 1 else "punten"
        talk = self._case.current_meeting()
        if talk is not None and talk.stand != "gepland":
            told = self._case.stage
        else:
            told = f"{todo} {points} voor het gesprek" if todo else ""
        example = " · verzonnen voorbeeld" if self.program.is_example(self._case.desk) else ""
        self.set_status(f"{self._case.title}{example}", told)

    def _expected_width(self) -> int:
        """The width the list is going to have, so that the first draw is the last one."""
        whole = self.app.size.width
        return max(1, (whole // 2 if self._wide else whole) - _PADDING)

    @property
    def _wide(self) -> bool:
        """Whether there is room for the timeline beside the lines, as zaak.tcss has it."""
        return self.app.size.width >= _WIDE

    def _pointed(self) -> str:
        at = self.query_one("#regels", OptionList).highlighted
        return self._lines[at].ref if at is not None and at < len(self._lines) else ""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Edit the line chosen by Enter or the mouse."""
        event.stop()
        self._edit(self._lines[event.option_index].ref)

    def sources_shown(self) -> Sequence[tuple[str, Sequence[str]]]:
        """Return the points that the line on top counts, each with its ground."""
        from gesprekshulp.casework.grounds import grounds_of_points

        return grounds_of_points(points_before(self._case))

    def action_edit(self) -> None:
        """Edit the line pointed at."""
        self._edit(self._pointed())

    def _edit(self, ref: str) -> None:
        meeting = self._case.dossier.meetings.get(ref.removeprefix("gesprek/"))
        if ref.startswith("gesprek/") and meeting is not None and meeting.stand != "gepland":
            held = meeting.stand in ("nazorg", "gesloten")
            if held:
                self.program.open("nazorg", self._case, meeting.id)
            else:
                self.action_talk()
            return
        if ref == MORE_FACTS:
            self._choose_fact()
            return
        subject = self._subject(ref)
        if subject is not None:
            from gesprekshulp.tui.subjects import ask

            ask(self.program, self._case, subject, self.show_case)

    def _choose_fact(self) -> None:
        """Choose one of the facts that do not play now, and answer it."""
        from gesprekshulp.casework.preparation import askable_facts, facts_at_play
        from gesprekshulp.tui import subjects, subjects_plan
        from gesprekshulp.tui.dialogs.choose import Choice, Choose

        playing = facts_at_play(self._case)
        choices = [
            Choice(fact, question)
            for fact, question, _ in askable_facts(self._case)
            if fact not in playing
        ]

        def take(fact: str | None) -> None:
            if fact is not None:
                subject = subjects_plan.fact(self._case, fact)
                subjects.ask(self.program, self._case, subject, self.show_case)

        self.app.push_screen(Choose("Welk feit wil je vastleggen?", choices), take)

    def _subject(self, ref: str) -> Subject | None:
        # Here, since the forms are not needed to show the case.
        from gesprekshulp.tui import subjects, subjects_plan

        kind, _, which = ref.partition("/")
        about_one: dict[str, Callable[[OpenCase, str], Subject]] = {
            "persoon": subjects.person,
            "onderdeel": subjects_plan.plan_item,
            "feit": subjects_plan.fact,
            "contact": subjects_plan.contact,
            "gesprek": subjects_plan.meeting,
            "uitnodiging": subjects_plan.invitation,
        }
        about_case: dict[str, Callable[[OpenCase], Subject]] = {
            "leerling": subjects.pupil,
            "school": subjects.school,
            "opp": subjects_plan.opp,
            "leerling-gehoord": subjects_plan.child_view,
            "uitspraak": subjects_plan.court_order,
        }
        if kind in about_one:
            return about_one[kind](self._case, which)
        return about_case[kind](self._case) if kind in about_case else None

    def action_add(self) -> None:
        """Ask what to add, and show its form."""
        from gesprekshulp.tui.dialogs.choose import Choice, Choose

        def take(ref: str | None) -> None:
            if ref is not None:
                self._edit(ref)

        self.app.push_screen(
            Choose("Wat wil je toevoegen?", [Choice(*one) for one in _ADDABLE]), take
        )

    def action_add_contact(self) -> None:
        """Record a contact with its own date."""
        self._edit("contact/")

    def action_timeline(self) -> None:
        """Read what happened, in order."""
        self.program.open("tijdlijn", self._case)

    def action_prepare(self) -> None:
        """Prepare the meeting planned next; plan one when there is none."""
        self.program.open("voorbereiden", self._case)

    def action_talk(self) -> None:
        """Begin the meeting planned next, or go on where one was left."""
        from gesprekshulp.tui.screens.beginnen import begin_talk

        begin_talk(self.program, self._case)

    def _planned(self) -> str:
        for stand in ("loopt", "onderbroken", "gepland"):
            for one in self._case.dossier.meetings.values():
                if one.stand == stand:
                    return one.id
        return self._case.plan_meeting()

    def action_aftercare(self) -> None:
        """Go to Nazorg of the meeting held last."""
        held = self._case.latest_meeting()
        if held is None:
            self.notify(
                f"Er is nog geen gesprek gevoerd. Druk op {keys_of('gesprek')} om te beginnen."
            )
        else:
            self.program.open("nazorg", self._case, held.id)

    def action_letters(self) -> None:
        """Go to the papers of this case."""
        self.program.open("brieven", self._case)

    def action_copy_part(self) -> None:
        """Copy one part of the OPP as plain text."""
        from gesprekshulp.tui.screens.kopieren import copy_part

        copy_part(self, self._case)

    def action_views(self) -> None:
        """Go to what parents and pupil say of the school's text themselves."""
        self.program.open("zienswijze", self._case)

    def action_undo(self) -> None:
        """Take back the last thing filled in."""
        undone = self._case.undo()
        self.show_case()
        self.notify(
            f"Ongedaan gemaakt: {name_events(undone)}." if undone else "Niets meer terug te nemen."
        )

    def action_redo(self) -> None:
        """Put back what was taken back."""
        again = self._case.redo()
        self.show_case()
        self.notify(
            f"Opnieuw gedaan: {name_events(again)}." if again else "Niets om opnieuw te doen."
        )

    def action_back(self) -> None:
        """Leave the case: what was filled in becomes fixed."""
        from gesprekshulp.store.errors import UnknownCase

        try:
            self._case.leave()
        except UnknownCase:
            self.notify("Deze zaak is in een ander venster weggehaald.")
        super().action_back()


def _drawn(line: Line, width: int) -> Content:
    """Draw a line, label and value each broken in its column.

    Where it is narrow a label that does not fit stands above its value.
    """
    if not line.ref:
        return samen((line.label, "bold $primary"))
    style = "$warning" if line.value == NOT_YET else ""
    column = (
        42 if width >= 96 else 30 if width >= 76 else 24 if width >= 56 else max(8, width // 2 - 2)
    )
    room = max(4, width - column - 6)
    label = wrap(clean_line(line.label), column - 2) or [""]
    if width < 56:
        value = veilige_regel(line.value, room)
        if len(label) > 1:
            above = hangend(line.label, max(4, width - 4), 2)
            return samen(f"  {above}\n{' ' * (column + 2)}", value.stylize(style))
        return samen(f"  {label[0]:{column}}", value.stylize(style))
    values = wrap(clean_line(line.value), room) or [""]
    parts: list[Part] = []
    for number, (left, right) in enumerate(zip_longest(label, values, fillvalue="")):
        gap = " " * max(1, column - cell_len(left))
        parts += ["\n" if number else "", f"  {left}{gap}", (right, style)]
    return samen(*parts)
