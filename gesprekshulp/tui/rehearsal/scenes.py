"""Oefenen: the scenes to rehearse, what each trains, how it went, and the ways on from here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from gesprekshulp.casework.rehearsal import Kept, SceneCard, Team
from gesprekshulp.casework.rehearsal.case_talk import NO_WORDS
from gesprekshulp.casework.rehearsal.unfinished import Going
from gesprekshulp.dossier.words import SECTORS
from gesprekshulp.tui.actions import bindings_at
from gesprekshulp.tui.rehearsal.drawing import day, total
from gesprekshulp.tui.rehearsal.place import TOMORROW, Practice
from gesprekshulp.tui.screens.base import RenewedScreen
from gesprekshulp.tui.text import Part, samen
from gesprekshulp.tui.widgets.flowing import FlowingText
from gesprekshulp.tui.widgets.lijst import Lijst

_OWN = "Een oefening van de woorden die ouders in deze zaak zeiden. Ze hoort bij dit gesprek."


class _Row(NamedTuple):
    """One line of the list."""

    id: str
    title: str
    card: SceneCard | None = None


class OefenenScreen(RenewedScreen[None]):
    """The list of scenes, for a case or for nobody in particular."""

    CSS_PATH = "scenes.tcss"
    place: ClassVar[str] = "oefenen"
    help_topic: ClassVar[str] = "oefenen"
    BINDINGS = bindings_at("oefenen")
    AUTO_FOCUS = "#oefeningen"

    def __init__(
        self, practice: Practice, scene: str = "", seed: int | None = None, word: str = ""
    ) -> None:
        """Open on a case or on none; `scene` begins at once, the first time with this `seed`.

        `word`: what is told first.
        """
        super().__init__()
        self._practice = practice
        self._first = scene
        self._seed = seed
        self._word = word
        self.about = practice.case
        self._rows: list[_Row] = []
        self._kept: tuple[Kept, ...] = ()

    def body(self) -> Iterable[Widget]:
        """Yield the list, and what there is to tell of the line pointed at."""
        with Horizontal():
            yield Lijst(id="oefeningen")
            with VerticalScroll(id="over", can_focus=False):
                yield FlowingText(id="uitleg")

    def on_mount(self) -> None:
        """Show the scenes, and begin what was asked for."""
        self.show_all()
        if self._word:
            self.notify(self._word)
        if self._first:
            self._point_at(self._first)
            self.call_after_refresh(self.action_begin)

    def _point_at(self, scene: str) -> None:
        ids = [row.id for row in self._rows]
        if scene in ids:
            self.query_one("#oefeningen", OptionList).highlighted = ids.index(scene)

    def show_all(self) -> None:
        """Read the scenes again and keep pointing at the same one."""
        listed = self.query_one("#oefeningen", OptionList)
        pointed = self._pointed
        cards = self._practice.service.scenes()
        self._kept = self._practice.kept()
        self._rows = [_Row(card.id, card.title, card) for card in self._sorted(cards)]
        if self._practice.case is not None:
            title = f"Het gesprek dat komt: {self._practice.case.title}"
            self._rows.insert(0, _Row(TOMORROW, title))
        listed.set_options([Option(self._drawn(row)) for row in self._rows])
        ids = [row.id for row in self._rows]
        if ids:
            first = min(int(ids[0] == TOMORROW and not self._practice.has_words), len(ids) - 1)
            listed.highlighted = ids.index(pointed) if pointed in ids else first
        done = len(self._kept)
        about = f" · {self._practice.case.title}" if self._practice.case else ""
        self.set_status(f"Oefenen{about}", f"{done} keer geoefend" if done else "")
        self._explain()
        self.refresh_bindings()

    def _sorted(self, cards: Iterable[SceneCard]) -> list[SceneCard]:
        """Those of the school's own sector first."""
        case = self._practice.case
        sector = case.dossier.school.sector if case is not None else ""
        return sorted(cards, key=lambda card: card.sector != sector)

    def _drawn(self, row: _Row) -> Content:
        waits = self._practice.left(row.id) is not None
        times = sum(one.scene == row.id for one in self._kept)
        mark = ("▸ ", "bold $warning") if waits else ("✓ ", "bold $success") if times else "  "
        return samen(mark, row.title)

    @property
    def _pointed(self) -> str:
        at = self.query_one("#oefeningen", OptionList).highlighted
        return self._rows[at].id if at is not None and at < len(self._rows) else ""

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell of the scene pointed at."""
        self._explain()

    def _explain(self) -> None:
        row = next((one for one in self._rows if one.id == self._pointed), None)
        parts = self._about(row) if row else ["Er zijn nog geen oefeningen."]
        self.query_one("#uitleg", FlowingText).update(samen(*parts))

    def _about(self, row: _Row) -> list[Part]:
        parts: list[Part] = [(row.title, "bold $primary"), "\n"]
        if row.card is None:
            own = f"{_OWN} Na het sluiten van het gesprek is ze weg."
            parts.append(f"\n{own if self._practice.has_words else NO_WORDS}")
        else:
            parts += [
                ("\nJe oefent: ", "bold"),
                row.card.purpose,
                ("\n\nWie: ", "bold"),
                f"{row.card.who} ({SECTORS.get(row.card.sector, row.card.sector)})",
            ]
            kinds = self._practice.kinds_of(row.id)
            if kinds:
                parts += [("\n\nGaat over: ", "bold"), "; ".join(kinds)]
            if row.card.school_erred:
                parts.append("\n\nHier ging op school iets mis.")
        if self._practice.left(row.id) is not None:
            parts.append(("\n\n▸ Je bent hier halverwege. Enter gaat verder.", "bold"))
        done = [one for one in self._kept if one.scene == row.id]
        if done:
            parts.append(("\n\nEerder", "bold $primary"))
            parts += [f"\n{day(one.on)}: {total(one.goals)}" for one in done[-5:]]
        return [*parts, "\n"]

    # Beginning

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The roles can be turned in a scene of the library only."""
        if action in ("begin", "team", "ask_seed"):
            return bool(self._rows)
        if action == "reverse":
            return self._pointed not in ("", TOMORROW)
        return action != "earlier" or bool(self._kept)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: begin."""
        event.stop()
        self.action_begin()

    def action_begin(self) -> None:
        """Begin the scene pointed at, or go on where it was left."""
        scene = self._pointed
        left = self._practice.left(scene) if scene else None
        if left is None:
            self._begin(scene)
            return
        from gesprekshulp.tui.dialogs.choose import Choice, Choose

        def chosen(what: str | None) -> None:
            if what == "verder":
                with self.program.telling_faults():
                    self._play(self._practice.go_on(left))
            elif what == "opnieuw":
                self._begin(scene)

        self.app.push_screen(
            Choose(
                "Je bent halverwege dit gesprek.",
                [
                    Choice("verder", "Ga verder waar je was"),
                    Choice("opnieuw", "Begin opnieuw", "wat je zei, gaat weg"),
                ],
            ),
            chosen,
        )

    def _begin(self, scene: str, seed: int | None = None, roles: Team | None = None) -> None:
        from gesprekshulp.tui.rehearsal.sure import ask_sure

        if not scene:
            return
        with self.program.telling_faults():
            number = self._seed if seed is None else seed
            going = self._practice.begin(scene, number, roles=roles)

            def sure(level: int) -> None:
                self._seed = None
                going.before = level
                going.done()  # an earlier one of this scene that was left
                self._play(going)

            about = going.rehearsal.scene
            ask_sure(
                self,
                "Hoe zeker voel je je over dit gesprek?",
                sure,
                f"{about.situation} Je oefent: {about.purpose}",
                leave=lambda: None,
            )

    def _play(self, going: Going) -> None:
        from gesprekshulp.tui.rehearsal.talk import OefengesprekScreen

        self.app.push_screen(OefengesprekScreen(self._practice, going))

    def action_team(self) -> None:
        """Rehearse with two or three."""
        from gesprekshulp.tui.rehearsal.roles import ask_roles

        scene = self._pointed
        ask_roles(self, self._practice, lambda roles: self._begin(scene, None, roles))

    def action_ask_seed(self) -> None:
        """Ask the number of a talk, and begin that one."""
        from gesprekshulp.tui.dialogs.ask import AskLine

        scene = self._pointed

        def given(text: str | None) -> None:
            if text is None:
                return
            if not (text.isascii() and text.isdigit()):
                self.notify("Typ een heel getal, bijvoorbeeld 42.")
            else:
                self._begin(scene, int(text[:9]))

        self.app.push_screen(
            AskLine(
                "Welk nummer?",
                explanation="Met hetzelfde nummer doet de ouder bij een collega precies hetzelfde.",
                draft=self._practice.draft("nummer"),
            ),
            given,
        )

    def action_reverse(self) -> None:
        """Be the parent."""
        from gesprekshulp.tui.rehearsal.reversal import RolwisselingScreen

        with self.program.telling_faults():
            self.app.push_screen(RolwisselingScreen(self._practice, self._pointed))

    # The rest

    def action_drill(self) -> None:
        """Five sentences on the weakest goal."""
        from gesprekshulp.tui.rehearsal.drill import open_drill

        open_drill(self, self._practice)

    def action_plans(self) -> None:
        """The plans and sentences to take along."""
        from gesprekshulp.tui.rehearsal.plans import PlannenScreen

        self.app.push_screen(PlannenScreen(self._practice))

    def action_progress(self) -> None:
        """How it goes over the weeks."""
        from gesprekshulp.tui.rehearsal.progress import VerloopScreen

        self.app.push_screen(VerloopScreen(self._practice))

    def action_earlier(self) -> None:
        """What was rehearsed before."""
        from gesprekshulp.tui.rehearsal.earlier import EerdereScreen

        self.app.push_screen(EerdereScreen(self._practice))

    def action_forget_all(self) -> None:
        """Erase everything, after asking once."""
        from gesprekshulp.tui.dialogs.confirm import Confirm

        def sure(yes: bool | None) -> None:
            if yes:
                with self.program.telling_faults():
                    self._practice.forget_all()
                    self._forget_drafts(self.program.drafts.forget)
                    self.notify("Alles van het oefenen is weg.")
                    self.show_all()

        self.app.push_screen(
            Confirm(
                "Alles van het oefenen wissen?",
                "Je oefeningen, plannen en zinnen gaan weg. Dit kan niet terug.",
                yes="Wis alles",
                no="Laat staan",
                final=True,
            ),
            sure,
        )

    def _forget_drafts(self, forget: Callable[..., None]) -> None:
        for name in self._practice.draft_names():
            forget(self._practice.draft(name))
