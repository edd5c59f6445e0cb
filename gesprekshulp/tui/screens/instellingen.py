"""Instellingen: every setting of the schema, and every key, with what Enter changes.

What will do says `settings.schema` and, for keys, `keymap`; here only showing and asking.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from gesprekshulp import __version__
from gesprekshulp.settings.schema import HOUSE_STYLE, SETTINGS, Setting, SettingError, title_of
from gesprekshulp.tui.actions import (
    ACTIONS,
    Action,
    bindings_at,
    dialog_bindings,
    key_word,
    keys_of,
)
from gesprekshulp.tui.dialogs.ask import AskLine
from gesprekshulp.tui.dialogs.base import Dialog
from gesprekshulp.tui.dialogs.choose import Choice, Choose
from gesprekshulp.tui.keymap import fault_of, in_file, judge_keys, rows
from gesprekshulp.tui.screens.base import BaseScreen
from gesprekshulp.tui.text import samen, veilig
from gesprekshulp.tui.widgets.lijst import Lijst

_TITLE_WIDTH = 40


class _Row(NamedTuple):
    """A line of the list: a setting, an action, or neither (a heading)."""

    shown: Content
    setting: Setting | None = None
    action: Action | None = None


class InstellingenScreen(BaseScreen[None]):
    """The settings and keys, what each does, and one key to change it."""

    CSS_PATH = "instellingen.tcss"
    place: ClassVar[str] = "instellingen"
    help_topic: ClassVar[str] = "instellingen"
    status: ClassVar[str] = "Instellingen"
    BINDINGS = bindings_at("instellingen")
    AUTO_FOCUS = "#regels"

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []

    def body(self) -> Iterable[Widget]:
        """Yield the list, and below it what the line pointed at is about."""
        yield Lijst(id="regels")
        yield Static("", id="uitleg", classes="uitleg")

    def on_mount(self) -> None:
        """Show everything."""
        self.set_status("Instellingen", f"versie {__version__}")
        self._show()

    def _show(self) -> None:
        listed = self.query_one("#regels", OptionList)
        at = listed.highlighted
        self._rows = list(self._lines())
        listed.set_options(
            [Option(shown, disabled=not (one or key)) for shown, one, key in self._rows]
        )
        listed.highlighted = at or 1

    def _lines(self) -> Iterable[_Row]:
        settings = self.program.settings
        yield _Row(samen(("Programma", "bold $primary")))
        for setting in SETTINGS:
            if not setting.own:
                value = title_of(setting, settings[setting.key])
                own = settings.is_set(setting.key)
                yield _Row(self._line(setting.title, value, own), setting=setting)
        yield _Row(samen("\n", ("Toetsen", "bold $primary")))
        for action, places in rows():
            keys = " of ".join(map(key_word, ACTIONS[action.id].keys)) or "in het menu"
            own = ACTIONS[action.id].keys != action.keys
            title = f"{action.label.capitalize()} ({places})"
            yield _Row(self._line(title, keys, own), action=action)

    def _line(self, title: str, value: str, own: bool) -> Content:
        name = veilig(title)
        # Where the columns do not fit, the value comes straight after the title.
        wide = self.app.size.width > _TITLE_WIDTH + 20
        gap = " " * max(2, _TITLE_WIDTH - name.cell_length if wide else 2)
        return samen(name, gap, (value, "bold" if own else "$text-muted"))

    def on_resize(self) -> None:
        """Draw the lines for the new width."""
        self._show()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the line is about."""
        row = self._rows[event.option_index]
        text = row.setting.help if row.setting else row.action.help if row.action else ""
        self.query_one("#uitleg", Static).update(veilig(text))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: change it."""
        event.stop()
        self.action_change_setting()

    def _pointed(self) -> _Row:
        return self._rows[self.query_one("#regels", OptionList).highlighted or 0]

    def action_change_setting(self) -> None:
        """Ask for another value, or another key."""
        row = self._pointed()
        if row.setting is not None:
            self._ask(row.setting)
        elif row.action is not None:
            action = row.action
            self.app.push_screen(AskKey(action), lambda key: self._take_key(action, key))

    def action_reset_setting(self) -> None:
        """Give the default back."""
        row = self._pointed()
        if row.setting is not None:
            self._take(row.setting, row.setting.default)
        elif row.action is not None:
            self._keep_key(row.action, "")

    def _ask(self, setting: Setting) -> None:
        now = self.program.settings[setting.key]

        def take(value: str | None) -> None:
            if value is not None:
                self._take(setting, value)

        if isinstance(setting.domain, tuple):
            choices = [Choice(one.value, one.title) for one in setting.domain]
            asked: Dialog[str] = Choose(
                setting.title, choices, explanation=setting.help, current=now
            )
        else:
            explanation = f"{setting.help} Leeg laten mag."
            asked = AskLine(setting.title, now, explanation=explanation)
        self.app.push_screen(asked, take)

    def _take(self, setting: Setting, value: str) -> None:
        if setting.key == HOUSE_STYLE and value.strip():
            from gesprekshulp.casework.house import house_style_fault

            fault = house_style_fault(Path(value.strip().strip('"')).expanduser())
            if fault:
                self.notify(fault, severity="error", timeout=12)
                return
        try:
            self.program.keep_setting(setting.key, value)
        except SettingError as error:
            self.notify(str(error), severity="error")
        self._show()

    def _take_key(self, action: Action, key: str | None) -> None:
        if key is None:
            return
        others = {
            name: keys for name, keys in self.program.settings.keys.items() if name != action.id
        }
        fault = fault_of(action, key, judge_keys(others).keys)
        if fault:
            self.notify(fault, severity="error", timeout=8)
        else:
            self._keep_key(action, in_file((key,)))

    def _keep_key(self, action: Action, keys: str) -> None:
        try:
            self.program.settings.set_key(action.id, keys)
        except OSError:
            self.notify("Deze toets is niet te bewaren: er kan niet geschreven worden.")
        self.program.use_settings()
        self._show()


class AskKey(Dialog[str]):
    """Answers the next key that is pressed, by Textual's name; Esc leaves."""

    place = "toets"
    help_topic = "instellingen"
    BINDINGS = dialog_bindings("toets")

    def __init__(self, action: Action) -> None:
        super().__init__(f"Welke toets voor “{action.label}”?")
        self._keys = keys_of(action.id) if ACTIONS[action.id].keys else ""

    def body(self) -> Iterable[Widget]:
        """Yield what to do."""
        now = f"Nu is het {self._keys}. " if self._keys else ""
        yield Static(
            veilig(f"{now}Druk op de nieuwe toets, of op esc om niets te veranderen."),
            classes="uitleg",
        )

    def on_key(self, event: events.Key) -> None:
        """Take the key, whatever it means elsewhere."""
        if event.key not in ("escape", "f1"):
            event.stop()
            event.prevent_default()
            self.dismiss(event.character if _types(event) else event.key)


def _types(event: events.Key) -> bool:
    return event.is_printable and event.character not in (None, " ", "+", "-")
