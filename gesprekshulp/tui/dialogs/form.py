"""A form made from a list of fields: persons, pupil, school, facts and the rest.

What counts as a good answer stands in `fields`. Esc asks nothing and loses nothing:
what was typed stands there again when the form is reopened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from textual import events
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from gesprekshulp.text import shorten
from gesprekshulp.tui.actions import dialog_bindings
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.dialogs.fields import YES_NO, Field, date_in_words, judge
from gesprekshulp.tui.drafts import DraftKey
from gesprekshulp.tui.text import veilig
from gesprekshulp.tui.widgets.choicefield import UNSET, ChoiceField
from gesprekshulp.tui.widgets.knop import Knop
from gesprekshulp.tui.widgets.line import LineInput
from gesprekshulp.tui.widgets.notearea import NoteArea

SETTLE = 0.4
"""Seconds of rest before what is typed is written to the store as a draft."""

Values = dict[str, str]


class FormDialog(Dialog[Values]):
    """Answers a value per field name, or None on Esc.

    `values`: what to start with (dates as 1-12-2026). `draft`: where unfinished typing is
    kept. `today`: for dates such as "volgende week". `explanation` stands on top.
    """

    place = "formulier"
    help_topic = "formulier"
    BINDINGS = dialog_bindings("formulier")
    AUTO_FOCUS = ".waarde"

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        values: Mapping[str, str] | None = None,
        *,
        today: date,
        draft: DraftKey | None = None,
        explanation: str = "",
    ) -> None:
        super().__init__(title)
        self._fields = fields
        self._values = dict(values or {})
        self._today = today
        self._draft = draft
        self._explanation = explanation
        self._inputs: dict[str, Widget] = {}
        self._settle: Timer | None = None
        self._unsaved: set[str] = set()

    def body(self) -> Iterable[Widget]:
        """Yield the fields and the button."""
        if self._explanation:
            yield Static(veilig(self._explanation), classes="uitleg inleiding")
        typed = {} if self._draft is None else self.program.drafts.recall(self._draft)
        values = {**self._values, **typed}
        begun = any(self._values.values())
        self._unsaved = {
            name for name, one in typed.items() if begun and one != self._values.get(name, "")
        }
        with VerticalScroll(classes="velden", can_focus=False):
            for field in self._fields:
                yield self._row(field, values.get(field.name, ""))
        yield Horizontal(Knop("Bewaar", id="bewaar"), classes="knoppen")

    def _row(self, field: Field, value: str) -> Widget:
        widget = self._input(field, value)
        widget.add_class("waarde")
        self._inputs[field.name] = widget
        remark = Static(veilig(self._remark(field, value)), classes="opmerking")
        remark.id = f"opmerking-{field.name}"
        remark.display = bool(self._remark(field, value))
        return Vertical(
            Vertical(Static(veilig(field.label), classes="etiket"), widget, classes="paar"),
            remark,
            classes="veld",
        )

    def _input(self, field: Field, value: str) -> Widget:
        name = f"veld-{field.name}"
        if field.kind == "lang":
            return NoteArea(value, id=name)
        if _chosen(field):
            choices = list(field.choices or YES_NO)
            if field.optional_choice:
                choices.insert(0, ("", UNSET))
            return ChoiceField(choices, value, question=field.label, id=name)
        return LineInput(value, id=name, whole=field.kind == "datum")

    def _remark(self, field: Field, value: str) -> str:
        usual = field.hint
        if field.kind == "datum":
            usual = date_in_words(value, self._today, past=field.past) or usual
        return f"{self._not_saved(field, value)} {usual}".strip()

    def _not_saved(self, field: Field, value: str) -> str:
        """Return what is kept, where typing of an earlier time stands in its place; else ""."""
        kept = self._values.get(field.name, "")
        if field.name not in self._unsaved or value == kept:
            return ""
        shown = dict(field.choices or YES_NO).get(kept, UNSET) if _chosen(field) else kept
        return "Nog niet bewaard." + (f" Wel bewaard: “{shorten(shown, 40)}”." if kept else "")

    def raw(self) -> Values:
        """Return what stands in the fields, as typed."""
        return {name: _text_of(widget) for name, widget in self._inputs.items()}

    def on_resize(self) -> None:
        """Give the fields the height that title, button and border leave."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        box, fields = self.query_one(".venster"), self.query_one(".velden")
        others = [child for child in box.children if child is not fields]
        taken = sum(one.outer_size.height + one.styles.margin.height for one in others)
        room = self.size.height - 1 - box.gutter.height - taken
        fields.styles.max_height = max(2, room)
        if self.focused is not None:
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show a date in full while it is typed, and keep the draft."""
        event.stop()
        self._changed(event.input.id)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep the draft."""
        event.stop()
        self._changed(event.text_area.id)

    def on_choice_field_changed(self, event: ChoiceField.Changed) -> None:
        """Keep the draft."""
        event.stop()
        self._changed(event.field.id)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Say what is wrong with an answer when its field is left; an empty one may wait."""
        name = (event.widget.id or "").removeprefix("veld-")
        field = next((field for field in self._fields if field.name == name), None)
        value = _text_of(event.widget)
        if field is not None and value.strip():
            fault = judge([field], {name: value}, self._today).faults.get(name, "")
            if fault:
                self._show_remark(field, fault, fault=True)

    def _changed(self, widget_id: str | None) -> None:
        name = (widget_id or "").removeprefix("veld-")
        field = next((field for field in self._fields if field.name == name), None)
        if field is not None:
            self._show_remark(field, self._remark(field, _text_of(self._inputs[name])))
        if self._draft is not None:
            if self._settle is not None:
                self._settle.stop()
            self._settle = self.set_timer(SETTLE, self.save_unfinished)

    def _show_remark(self, field: Field, text: str, fault: bool = False) -> None:
        remark = self.query_one(f"#opmerking-{field.name}", Static)
        remark.update(veilig(f"✗ {text}" if fault else text))
        remark.display = bool(text)
        remark.set_class(fault, "-fout")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the next field; after the last one stands the button."""
        event.stop()
        self.focus_next()

    def on_knop_pressed(self, event: Knop.Pressed) -> None:
        """Answer, as F2 does."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Answer when every field will do; otherwise say what to put right, and go there."""
        judged = judge(self._fields, self.raw(), self._today)
        for field in self._fields:
            fault = judged.faults.get(field.name, "")
            shown = fault or self._remark(field, _text_of(self._inputs[field.name]))
            self._show_remark(field, shown, fault=bool(fault))
        if judged.faults:
            first = next(field.name for field in self._fields if field.name in judged.faults)
            self._inputs[first].focus()
            return
        self._stop_settling()
        if self._draft is not None:
            self.program.drafts.forget(self._draft)
        self.dismiss(judged.values)

    def action_back(self) -> None:
        """Leave; what was typed stands there again the next time."""
        self._stop_settling()
        typed = {name: value for name, value in self.raw().items() if value}
        begun = {name: value for name, value in self._values.items() if value}
        if self._draft is not None:
            if typed == begun:
                self.program.drafts.forget(self._draft)
            else:
                self.save_unfinished()
                self.notify("Wat je typte, staat er weer als je dit opnieuw opent.")
        self.dismiss(None)

    def save_unfinished(self) -> None:
        """Keep what stands in the fields as a draft, on disk."""
        if self._draft is not None and self.is_attached:
            self.program.drafts.keep(self._draft, self.raw())
            self.program.drafts.flush()

    def _stop_settling(self) -> None:
        if self._settle is not None:
            self._settle.stop()
            self._settle = None


def _chosen(field: Field) -> bool:
    return field.kind in ("keuze", "ja-nee")


def _text_of(widget: Widget) -> str:
    if isinstance(widget, TextArea):
        return widget.text
    if isinstance(widget, Input | ChoiceField):
        return widget.value
    return ""
