"""A user's own keys: how they are written, and which will not do. Data and judging only.

Keys come from the settings as the user wrote them (`esc`, `↓`, `F6`, `ctrl+k`); what will not
do is told in one sentence and left as it was. What is drawn from the keys stands in `actions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gesprekshulp.text import clean_line
from gesprekshulp.tui.action_table import TABLE
from gesprekshulp.tui.action_types import EVERYWHERE, Action

KEY_WORDS: Mapping[str, str] = {
    "escape": "esc",
    "space": "spatie",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "backspace": "backspace",
    "delete": "del",
    "question_mark": "?",
    "minus": "-",
    "plus": "+",
    "pageup": "pgup",
    "pagedown": "pgdn",
}
"""Textual's name of a key -> the word a user reads."""

_SEPARATOR = " of "
_OTHER_WORDS = {"delete": "delete", "pijl omhoog": "up", "pijl omlaag": "down", "home": "home"}
_NAMES = {word: name for name, word in KEY_WORDS.items()} | _OTHER_WORDS
_NAMED = frozenset({*KEY_WORDS, "home", "end", "insert", "tab", "enter", "shift+tab"})

EATEN: Mapping[str, str] = {
    **dict.fromkeys(
        (f"ctrl+{letter}" for letter in "wtnsbo"),
        "neemt een browser of terminal zelf",
    ),
    "f5": "neemt een browser zelf",
    "f11": "neemt een terminal zelf",
    "ctrl+h": "is in een terminal hetzelfde als backspace",
    "ctrl+i": "is in een terminal hetzelfde als tab",
    "ctrl+m": "is in een terminal hetzelfde als enter",
    "ctrl+j": "is in een terminal hetzelfde als enter",
    "ctrl+left_square_bracket": "is in een terminal hetzelfde als esc",
    "ctrl+z": "zet een programma in een terminal soms stil",
    "ctrl+c": "is om te kopiëren",
    "ctrl+v": "is om te plakken",
    "ctrl+x": "is om te knippen",
    "ctrl+a": "is in een veld naar het begin",
    "ctrl+e": "is in een veld naar het eind",
}
"""Key -> why it does not arrive, or means something else already."""

_PLACES_TO_TYPE = frozenset({"formulier", "regel", "ontgrendelen"})
_FIXED = frozenset({"terug", "menu", "noteer"})
"""Actions whose keys other things lean on: Esc in Textual itself, the menu for one hand, Enter on the line."""


class Judged(NamedTuple):
    """The keys that will do (action -> Textual's names), and a sentence about each that will not."""

    keys: dict[str, tuple[str, ...]]
    problems: tuple[str, ...]


def judge_keys(wanted: Mapping[str, str]) -> Judged:
    """Judge the user's keys one after another; each is held against those before it."""
    known = {action.id: action for action in TABLE}
    chosen: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for action, written in wanted.items():
        if action not in known:
            problems.append(
                f"De actie “{clean_line(action)[:40]}” ken ik niet. Zie: gesprekshulp toetsen"
            )
            continue
        keys = tuple(named(one) for one in written.split(_SEPARATOR))
        fault = next(filter(None, (fault_of(known[action], key, chosen) for key in keys)), "")
        if fault:
            problems.append(clean_line(fault))
        else:
            chosen[action] = keys
    return Judged(chosen, tuple(problems))


def fault_of(action: Action, key: str, chosen: Mapping[str, tuple[str, ...]]) -> str:
    """Return why `key` (Textual's name) will not do for an action, or "". `chosen`: other own keys."""
    word = written_as(key)
    if action.id in _FIXED:
        return f"De toets voor “{action.label}” ligt vast: daar steunt te veel op."
    if not _is_key(key):
        return f"“{word[:30]}” is geen toets die ik ken. Schrijf bijvoorbeeld: x, F6 of ctrl+k."
    if key in EATEN:
        return f"{word} kan niet voor “{action.label}”: die toets {EATEN[key]}."
    if _types(key) and (action.priority or _PLACES_TO_TYPE & set(action.where)):
        return f"{word} kan niet voor “{action.label}”: daar typ je die letter gewoon. Kies F6 of ctrl+k."
    if key.isdigit():
        return f"{word} kan niet voor “{action.label}”: met cijfers kies je uit lijsten."
    for other in TABLE:
        if other.id != action.id and key in chosen.get(other.id, other.keys):
            place = _together(action, other)
            if place:
                return f"{word} is {place} al de toets voor “{other.label}”. Kies een andere."
    return ""


def named(written: str) -> str:
    """Return Textual's name of a key as a user writes it ("ctrl+↓" -> "ctrl+down")."""
    text = written.strip()
    if text in ("+", "-"):
        return _NAMES[text]
    *modifiers, last = (part.strip() for part in text.casefold().split("+"))
    if len(text) == 1:
        return text
    return "+".join([*modifiers, _NAMES.get(last, last)])


def written_as(key: str) -> str:
    """Return a key as the user reads it: "esc", "↓", "F1", "ctrl+q"."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    if len(last) > 1 and last[0] == "f" and last[1:].isdigit():
        last = last.upper()
    return "+".join([*modifiers, KEY_WORDS.get(last, last)])


def in_file(keys: tuple[str, ...]) -> str:
    """Return keys as they stand in the settings."""
    return _SEPARATOR.join(written_as(key) for key in keys)


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    if any(one not in ("ctrl", "shift", "alt") for one in modifiers):
        return False
    if len(last) == 1:
        return last.isprintable() and not last.isspace()
    return key in _NAMED or last in _NAMED or (last[:1] == "f" and last[1:] in _FUNCTION_KEYS)


_FUNCTION_KEYS = frozenset(map(str, range(1, 13)))


def _types(key: str) -> bool:
    return len(key) == 1 or key in ("space", "minus", "plus", "question_mark")


def _together(one: Action, other: Action) -> str:
    """Return where two actions can be done at once, as words in a sentence, or ""."""
    if EVERYWHERE in one.where or EVERYWHERE in other.where:
        return "overal" if EVERYWHERE in other.where else f"bij {other.where[0]}"
    shared = [place for place in one.where if place in other.where]
    return f"bij {shared[0]}" if shared else ""


def rows() -> Iterator[tuple[Action, str]]:
    """Yield every action that may have own keys, with where it applies."""
    for action in TABLE:
        if action.id not in _FIXED:
            yield action, ", ".join(action.where)
