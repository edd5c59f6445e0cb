"""What everyone says about one item, one line per person: quick enough for at the table.

Plain values in and out; which item it is about and recording it stand in
`screens.instemming`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from gesprekshulp.tui.actions import dialog_bindings
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.text import Part, samen, veilig
from gesprekshulp.tui.widgets.choicefield import ChoiceField


class Line(NamedTuple):
    """One person: what was recorded (`unset`: its words when nothing holds), what to fill in.

    `details` is what is known beside the stand, as shown below the line.
    """

    person: str
    name: str
    stand: str = ""
    unset: str = ""
    details: str = ""


class Stands(NamedTuple):
    """The answer: the stand per person ("" not chosen), or the wish to change the text."""

    stands: dict[str, str]
    change_text: bool = False


class StandField(ChoiceField, inherit_bindings=False):
    """The stand of one person; Enter is left to the dialog, which saves all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("left", "turn(-1)", "vorige"),
        ("right,space", "turn(1)", "volgende"),
        ("up", "app.focus_previous", "vorige persoon"),
        ("down", "app.focus_next", "volgende persoon"),
    ]

    def on_key(self, event: events.Key) -> None:
        """A digit chooses at once; 0 takes the choice away."""
        if event.character and event.character.isascii() and event.character.isdigit():
            event.stop()
            at = int(event.character)
            if at < len(self._choices):
                self.value = self._choices[at][0]


class StandsDialog(Dialog[Stands]):
    """One line per person; Enter answers, Esc does not.

    `stands`: (value, title, short title) of what can be said, in the order of the digits.
    `ask_words(person, then)` asks for a person's own words and calls `then(details)`.
    """

    place = "standen"
    help_topic = "formulier"
    BINDINGS = dialog_bindings("standen")
    AUTO_FOCUS = "StandField"

    def __init__(
        self,
        title: str,
        lines: Sequence[Line],
        stands: Sequence[tuple[str, str, str]],
        ask_words: Callable[[str, Callable[[str], None]], None],
        explanation: str = "",
    ) -> None:
        super().__init__(title)
        self._lines = lines
        self._stands = stands
        self._ask_words = ask_words
        self._explanation = explanation
        self._fields: dict[str, StandField] = {}

    def body(self) -> Iterable[Widget]:
        """Yield a line per person, and below them which digit says what."""
        if self._explanation:
            yield Static(veilig(self._explanation), classes="uitleg")
        with VerticalScroll(classes="personen", can_focus=False):
            for line in self._lines:
                choices = [("", line.unset), *((stand, title) for stand, title, _ in self._stands)]
                field = StandField(choices, line.stand, question=line.name)
                self._fields[line.person] = field
                yield Horizontal(Static(veilig(line.name), classes="etiket"), field)
                details = Static(veilig(line.details), classes="opmerking")
                details.display = bool(line.details)
                yield details
        if self._lines:
            yield Static(self._legend(), classes="uitleg cijfers")

    def _legend(self) -> Content:
        parts: list[Part] = []
        for number, (_, _, short) in enumerate(self._stands, 1):
            parts += [(f"{number}", "bold $primary"), f" {short} "]
        return samen(*parts)

    def stands(self) -> dict[str, str]:
        """Return what is chosen now."""
        return {person: field.value for person, field in self._fields.items()}

    def action_save(self) -> None:
        """Answer with what everyone says."""
        self.dismiss(Stands(self.stands()))

    def action_change_text(self) -> None:
        """Answer that the text itself is to change."""
        self.dismiss(Stands(self.stands(), change_text=True))

    def action_words(self) -> None:
        """Ask the words, the date or the way of the person pointed at."""
        for number, (person, field) in enumerate(self._fields.items()):
            if field is self.focused:
                shown = list(self.query(".opmerking").results(Static))[number]
                self._ask_words(person, partial(_show, shown))
                return


def _show(static: Static, text: str) -> None:
    static.update(veilig(text))
    static.display = bool(text)
