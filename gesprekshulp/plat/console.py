"""One line in, one line out: the only place where --plat reads and prints."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gesprekshulp.text import clean, clean_line


class Aside(NamedTuple):
    """A word that a list answers beside its numbers; after it the list is told again."""

    word: str
    title: str
    act: Callable[[], None]


class Console:
    """Asks and tells. `read` gets a prompt and returns a line, or None when input ended.

    `keep`, when there is one, keeps a remark typed where a number was asked, and says
    whether it could: people at a table do not wait for a list.
    """

    def __init__(self, read: Callable[[str], str | None], write: Callable[[str], None]) -> None:
        self._read = read
        self._write = write
        self.keep: Callable[[str], bool] | None = None

    def say(self, *lines: str) -> None:
        """Tell these lines."""
        for line in lines:
            self._write(clean(line))

    def ask(self, prompt: str = "> ") -> str | None:
        """Return a cleaned line, or None when the input ended."""
        line = self._read(prompt)
        return None if line is None else clean_line(line)

    def choose(
        self,
        title: str,
        options: Sequence[str],
        stop: str = "terug",
        usual: int | None = None,
        aside: Aside | None = None,
    ) -> int | None:
        """Let the user pick a number; None for 0, an empty line or the end of input.

        `usual`: the index that an empty line picks. `aside`: a word that does something else.
        """
        self._list(title, options, stop, aside)
        on_empty = "" if usual is None else f" (leeg = {options[usual]})"
        while True:
            answer = self.ask(f"Kies een nummer{on_empty}: ")
            if answer is None or answer == "0":
                return None
            if not answer:
                return usual
            if aside is not None and answer.casefold() == aside.word:
                aside.act()
                self._list(title, options, stop, aside)
                continue
            if number := number_in(answer, len(options)):
                return number - 1
            if self.keep and _is_remark(answer):
                kept = "Bewaard als notitie; kies" if self.keep(answer) else "Kies"
                self.say(f"{kept} daarna een nummer van 0 tot en met {len(options)}.")
                continue
            self.say(f"“{answer}” is geen keuze. Typ een nummer van 0 tot en met {len(options)}.")

    def _list(self, title: str, options: Sequence[str], stop: str, aside: Aside | None) -> None:
        self.say("", title)
        for number, option in enumerate(options, 1):
            self.say(f"  {number}  {option}")
        self.say(f"  0  {stop}")
        if aside is not None:
            self.say(f"  {aside.word}  {aside.title}")


def number_in(text: str, most: int) -> int:
    """Return the number from 1 to `most` that is typed here, else 0."""
    # Digits such as "²" are no number to int(), and very long ones are refused by it.
    if not text.isdecimal() or len(text) > 6:
        return 0
    return int(text) if 1 <= int(text) <= most else 0


def _is_remark(text: str) -> bool:
    """Whether this is something said, rather than a slip of the finger or a command."""
    return len(text) > 2 and not text.isdecimal() and not text.startswith("/")


def wrapped(text: str, width: int) -> list[str]:
    """Return text as lines of at most `width` characters, broken between words.

    What is indented stays so. A word longer than a line, such as a path, stays whole.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        indent = " " * min(len(line) - len(line.lstrip()), width // 2)
        lines += textwrap.wrap(
            line,
            width,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return lines


def terminal_console() -> Console:
    """Return a console on standard input and output; on a terminal lines break on words."""

    def fitted(text: str) -> list[str]:
        if not sys.stdout.isatty():
            return [text]
        return wrapped(text, max(20, shutil.get_terminal_size().columns))

    def write(line: str) -> None:
        for part in fitted(line):
            print(part, flush=True)

    def read(prompt: str) -> str | None:
        *above, last = fitted(prompt)
        for part in above:
            print(part)
        try:
            return input(last if last.endswith(" ") else f"{last} ")
        except EOFError:
            print()
            return None
        except UnicodeDecodeError:
            return ""

    return Console(read, write)
