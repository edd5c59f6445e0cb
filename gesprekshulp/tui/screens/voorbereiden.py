"""Voorbereiden: what is missing and why, how to open, what is still open, the cheat sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from gesprekshulp.assistant.checks import Missing
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.naming import name_events
from gesprekshulp.casework.own_lines import own_lines
from gesprekshulp.casework.points import (
    PLAN,
    SCHOOL,
    not_recorded,
    points_before,
    terms_running,
)
from gesprekshulp.casework.preparation import (
    askable_facts,
    deviate,
    deviations,
    fact_to_ask,
    open_points,
    opening_sentences,
)
from gesprekshulp.dossier.anchors import DATED_FACTS
from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.screens.base import RenewedScreen
from gesprekshulp.tui.screens.vullen import subject_of
from gesprekshulp.tui.text import Part, aanhef, samen, veilig
from gesprekshulp.tui.widgets.flowing import FlowingText
from gesprekshulp.tui.widgets.lijst import Lijst

WEIGHTS = {
    "wet": "wet",
    "commissielijn": "lijn van de geschillencommissie",
    "advies": "advies",
    "huisregel": "huisregel",
}


class VoorbereidenScreen(RenewedScreen[None]):
    """What to do before the meeting, read in a minute."""

    CSS_PATH = "voorbereiden.tcss"
    place: ClassVar[str] = "voorbereiden"
    help_topic: ClassVar[str] = "voorbereiden"
    BINDINGS = bindings_at("voorbereiden")
    AUTO_FOCUS = "#gaten"

    def __init__(self, case: OpenCase) -> None:
        super().__init__()
        self._case = self.about = case
        self._gaps: list[Missing] = []

    def body(self) -> Iterable[Widget]:
        """Yield the gaps with what explains them on the left, how to open on the right."""
        with Horizontal():
            with Vertical(id="links"):
                yield Lijst(id="gaten")
                with VerticalScroll(id="waarom"):
                    yield FlowingText(id="uitleg")
            with VerticalScroll(id="rechts"):
                yield FlowingText(id="openen")

    def on_mount(self) -> None:
        """Show everything."""
        self.show_all()

    def show_all(self) -> None:
        """Look again at what is missing."""
        self._gaps = points_before(self._case)
        given = deviations(self._case)
        listed = self.query_one("#gaten", Lijst)
        at = listed.highlighted or 0
        if self._gaps:
            listed.hang([_gap(gap, gap.rule in given) for gap in self._gaps], indent=2)
        else:
            listed.hang([samen("✓ Geen gat gevonden in wat is vastgelegd.")], indent=2)
        listed.highlighted = min(at, max(0, len(self._gaps) - 1))
        self._explain(listed.highlighted)
        self.query_one("#openen", FlowingText).update(samen(*self._opening()))
        count = len(self._gaps)
        self.set_status(
            f"{self._case.title} · voorbereiden",
            f"{count} {'punt' if count == 1 else 'punten'} te regelen" if count else "klaar",
        )

    def _opening(self) -> list[Part]:
        parts: list[Part] = [("Zo kun je openen", "bold $primary")]
        for sentence in opening_sentences(self._case):
            parts.append(f"\n· “{sentence}”")
        meeting = self._case.current_meeting()
        for title, lines in own_lines(self._case, meeting.id if meeting else ""):
            parts.append((f"\n\n{title}", "bold $primary"))
            parts += [f"\n· {line}" for line in lines]
        terms = terms_running(self._case)
        if terms:
            parts.append(("\n\nTermijnen die lopen", "bold $primary"))
            parts += [f"\n· {term}" for term in terms]
        unknown = not_recorded(self._case)
        if unknown:
            parts.append(("\n\nNiet vastgelegd, en het kan ertoe doen", "bold $primary"))
            parts += [f"\n· {line}" for line in unknown]
        points = open_points(self._case)
        if points:
            parts.append(("\n\nNog open van eerder", "bold $primary"))
            parts += [f"\n· {aanhef(str(point))}" for point in points]
        return parts

    def _explain(self, at: int | None) -> None:
        shown = self.query_one("#uitleg", FlowingText)
        if at is None or at >= len(self._gaps):
            shown.update(veilig(""))
            return
        gap = self._gaps[at]
        reason = deviations(self._case).get(gap.rule, "")
        shown.update(
            samen(
                (gap.title, "bold $primary"),
                f"\n{gap.text}\n",
                ("\nWaarom: ", "bold"),
                gap.why,
                ("\nDoe nu: ", "bold"),
                gap.advice,
                (
                    f"\n{WEIGHTS.get(gap.weight, gap.weight)}; zekerheid {gap.certainty}"
                    + (f" [{', '.join(gap.sources)}]" if gap.sources else ""),
                    "$text-muted",
                ),
                (f"\nBewust afgeweken: {reason}" if reason else "", "bold"),
                "\n",
            )
        )

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Explain the gap pointed at."""
        self._explain(event.option_index)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: fill in what is missing."""
        event.stop()
        self.action_resolve()

    def action_resolve(self) -> None:
        """Fill in what is behind the gap, or say where it can be filled in."""
        at = self.query_one("#gaten", OptionList).highlighted
        if at is None or at >= len(self._gaps):
            return
        subject = subject_of(self._case, self._gaps[at].rule)
        if subject is not None:
            from gesprekshulp.tui.subjects import ask

            ask(self.program, self._case, subject, self.show_all)
            return
        fact = fact_to_ask(self._case, self._gaps[at].rule)
        if not fact:
            self.notify(f"{self._gaps[at].advice} Vul het daarna in op het scherm van de zaak.")
            return
        if fact in DATED_FACTS:
            from gesprekshulp.tui.subjects import ask
            from gesprekshulp.tui.subjects_plan import fact as fact_subject

            ask(self.program, self._case, fact_subject(self._case, fact), self.show_all)
            return
        self._ask_fact(fact)

    def _ask_fact(self, fact: str) -> None:
        from gesprekshulp.tui.dialogs.choose import Choice, Choose

        question, values = next((q, v) for f, q, v in askable_facts(self._case) if f == fact)

        def take(value: str | None) -> None:
            if value is not None:
                with self.program.telling_faults():
                    self._case.set_fact(fact, value)
                    self.show_all()

        choices = [Choice(value, title) for value, title in values]
        self.app.push_screen(
            Choose(question, choices, current=self._case.facts().get(fact, "")), take
        )

    def action_walk(self) -> None:
        """Walk through the preparation, or the invitation, step by step."""
        from gesprekshulp.casework.walks import begin_walk, walks_before
        from gesprekshulp.tui.dialogs.choose import Choice, Choose

        trees = walks_before(self._case)

        def go(tree: str | None) -> None:
            if tree is not None:
                self.program.open("gesprek", begin_walk(self._case, tree))

        self.app.push_screen(
            Choose(
                "Wat wil je stap voor stap doorlopen?", [Choice(t, title) for t, title in trees]
            ),
            go,
        )

    def action_talk(self) -> None:
        """Begin the meeting, or go on with it."""
        from gesprekshulp.tui.screens.beginnen import begin_talk

        begin_talk(self.program, self._case)

    def action_deviate(self) -> None:
        """Depart from this rule on purpose: named, with the reason, never blocked."""
        at = self.query_one("#gaten", OptionList).highlighted
        if at is None or at >= len(self._gaps):
            return
        from gesprekshulp.tui.dialogs.ask import AskLine
        from gesprekshulp.tui.drafts import DraftKey

        gap = self._gaps[at]
        if gap.rule in (SCHOOL, PLAN):
            self.notify("Hier is geen regel om van af te wijken. Vul het in met enter.")
            return

        def take(reason: str | None) -> None:
            if reason:
                with self.program.telling_faults():
                    deviate(self._case, gap.rule, reason)
                    self.show_all()

        self.app.push_screen(
            AskLine(
                "Waarom wijk je hiervan af?",
                explanation=f"{gap.title}. Je reden blijft in het dossier staan.",
                draft=DraftKey(f"afwijken/{gap.rule}", self._case.id, self._case.desk.store),
            ),
            take,
        )

    def action_where(self) -> None:
        """Say why the point pointed at is there, and what settles it."""
        from gesprekshulp.assistant.whereabouts import Section
        from gesprekshulp.casework.whereabouts import why_point
        from gesprekshulp.tui.screens.waar import show_sections

        at = self.query_one("#gaten", OptionList).highlighted
        if at is None or at >= len(self._gaps):
            return
        gap = self._gaps[at]
        why = why_point(self._case, gap.rule) or [Section(gap.title, (gap.why, gap.advice))]
        show_sections(self, "Waarom staat dit hier?", why)

    def sources_shown(self) -> Sequence[tuple[str, Sequence[str]]]:
        """Return each missing point with its ground."""
        from gesprekshulp.casework.grounds import grounds_of_points

        return grounds_of_points(self._gaps)

    def action_undo(self) -> None:
        """Take back what was filled in last."""
        undone = self._case.undo()
        self.show_all()
        self.notify(
            f"Ongedaan gemaakt: {name_events(undone)}." if undone else "Niets meer terug te nemen."
        )

    def action_redo(self) -> None:
        """Put back what was taken back."""
        again = self._case.redo()
        self.show_all()
        self.notify(
            f"Opnieuw gedaan: {name_events(again)}." if again else "Niets om opnieuw te doen."
        )

    def action_cheatsheet(self) -> None:
        """Make the cheat sheet of one page."""
        from gesprekshulp.tui.screens.papier import ask_cheatsheet

        ask_cheatsheet(self, self._case)


def _gap(gap: Missing, deviated: bool) -> Content:
    mark = "!" if gap.weight in ("wet", "commissielijn") else "·"
    told = ("  (bewust afgeweken)", "$text-muted") if deviated else ""
    return samen((f"{mark} ", "bold $warning"), gap.title, told)
