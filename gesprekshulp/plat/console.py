"""One line in, one line out: the only place where --plat reads and prints."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from gesprekshulp.plat.typed import cut_off, unseen
from gesprekshulp.text import clean, clean_line, quoted

if TYPE_CHECKING:
    from gesprekshulp.settings.keeping import Settings

AT_ONCE = 9
"""Options told at once; who listens cannot skim, so more are told only when asked."""

PIECE = 12
"""Lines of a long text told at once, at least."""

_KEPT = 4
"""Menus that the user is taken to remember."""

LIST, MORE, LOCK, HELP = "lijst", "meer", "vergrendel", ("hulp", "help", "?")
"""What every list answers beside its numbers."""

_NO_KEYS = "Losse letters zijn alleen op het volle scherm een toets. "

_ROOM = "(ruimte om te schrijven)"

_HOW_LISTS_WORK = (
    "Typ het nummer van je keuze en druk op enter. 0 gaat terug, en een lege regel meestal ook.",
    "Typ lijst om de keuzes weer te horen. Typ je een woord, dan hoor je alleen de keuzes waar dat "
    "in staat; kiezen doe je daarna met het nummer.",
    "Typ vergrendel om je zaken te sluiten tot je je wachtwoordzin weer typt.",
    "De handleiding staat in de lijst met zaken, onder: handleiding en opslag.",
)


class Aside(NamedTuple):
    """A word that a list answers beside its numbers; after it the list is told again."""

    word: str
    title: str
    act: Callable[[], None]


class _Listed(NamedTuple):
    """A list as it is told."""

    title: str
    options: Sequence[str]
    stop: str
    words: Sequence[Aside]

    def as_heard(self) -> tuple[str, ...]:
        """Everything that is told, to see whether it was told before."""
        return (self.title, *self.options, self.stop, *(one.title for one in self.words))


class Console:
    """Asks and tells. `read` gets a prompt and returns a line, or None when input ended.

    `keep`, when there is one, keeps a remark typed where a number was asked, and says
    whether it could: people at a table do not wait for a list. `lock`, when there is a
    store with a passphrase, closes it until that is typed again. `settings`: the user's own.
    `hidden`, where there is a terminal, reads as `read` does without showing what is typed.
    """

    def __init__(self, read: Callable[[str], str | None], write: Callable[[str], None]) -> None:
        self._read = read
        self._write = write
        self.keep: Callable[[str], bool] | None = None
        self.lock: Callable[[], None] | None = None
        self.settings: Settings | None = None
        self.hidden: Callable[[str], str | None] | None = None
        self._heard: list[tuple[str, ...]] = []  # the last few menus

    def say(self, *lines: str) -> None:
        """Tell these lines."""
        for line in lines:
            self._write(clean(line))

    def ask(self, prompt: str = "> ") -> str | None:
        """Return a cleaned line, or None when the input ended."""
        line = self._read(prompt)
        return None if line is None else clean_line(line)

    def ask_secret(self, prompt: str) -> str | None:
        """Return a line just as it was typed, not shown where that can be; None at the end."""
        return (self.hidden or self._read)(prompt)

    def choose(
        self,
        title: str,
        options: Sequence[str],
        stop: str = "terug",
        usual: int | None = None,
        aside: Aside | None = None,
        asides: Sequence[Aside] = (),
        menu: bool = False,
    ) -> int | None:
        """Let the user pick a number; None for 0, an empty line or the end of input.

        `usual`: the index that an empty line picks. `aside`, `asides`: words that do
        something else. `menu`: the list comes back after each choice, so when it was told
        just now only its title is.
        """
        words = (*asides, *((aside,) if aside else ()))
        listed = _Listed(title, options, stop, words)
        heard = listed.as_heard()
        if menu and heard in self._heard:
            told = 0
            self.say("", title, f"Typ {LIST} om de {_count(options)} weer te horen.")
        else:
            told = self._tell(listed)
        if menu:
            self._heard = [*(one for one in self._heard if one != heard), heard][-_KEPT:]
        on_empty = "" if usual is None else f" (leeg = {options[usual]})"
        while True:
            answer = self.ask(f"Kies een nummer{on_empty}: ")
            if answer is None or answer == "0":
                return None
            if not answer:
                return usual
            if number := number_in(answer, len(options)):
                return number - 1
            word = answer.casefold()
            if act := next((one.act for one in words if one.word == word), None):
                act()
                told = self._tell(listed)
            elif word == LIST:
                told = self._tell(listed)
            elif word == MORE and told < len(options):
                told = self._tell_from(told, options)
            elif word == LOCK and self.lock:
                self.lock()
                told = self._tell(listed)
            else:
                self._other(answer, options)

    def _tell(self, listed: _Listed) -> int:
        self.say("", listed.title)
        told = self._tell_from(0, listed.options)
        self.say(f"  0  {listed.stop}")
        for one in listed.words:
            self.say(f"  {one.word}  {one.title}")
        return told

    def _tell_from(self, start: int, options: Sequence[str]) -> int:
        """Tell some options; return how many were told by now."""
        end = min(start + AT_ONCE, len(options))
        # One that is left over costs as long to tell as that it is there.
        end = len(options) if len(options) - end == 1 else end
        for number in range(start, end):
            self.say(f"  {number + 1}  {options[number]}")
        if end < len(options):
            left = len(options) - end
            self.say(f"  {MORE}  nog {left} keuzes; typ je een woord, dan zoek je erin")
        return end

    def _narrowed(self, word: str, options: Sequence[str]) -> bool:
        """Tell only the options in which a word begins so; False when there are none."""
        fitting = [n for n, one in enumerate(options) if _begins_in(word, one)]
        if fitting:
            # Who expects a word or key to do something must hear that it did not.
            found = f"Gezocht: {quoted(word)} staat in {_count(fitting)}. Er is nog niets gekozen."
            self.say(found)
        for number in fitting:
            self.say(f"  {number + 1}  {options[number]}")
        return bool(fitting)

    def _keep_remark(self, answer: str, options: Sequence[str]) -> bool:
        """Keep what was said at the table; False when this is no remark but about the list."""
        if not self.keep or not _is_remark(answer):
            return False
        kept = "Bewaard als notitie; kies" if self.keep(answer) else "Kies"
        self.say(f"{kept} daarna een nummer van 0 tot en met {len(options)}.")
        return True

    def _other(self, answer: str, options: Sequence[str]) -> None:
        """Help, keep, narrow or refuse what is no choice."""
        word = answer.casefold()
        looks_up = " " not in answer and len(options) > AT_ONCE
        if word in HELP:
            self.say(*_HOW_LISTS_WORK)
        elif (
            not (looks_up and self._narrowed(word, options))
            and not self._keep_remark(answer, options)
            and not self._narrowed(word, options)
        ):
            why = _NO_KEYS if len(answer) == 1 and answer.isalpha() else ""
            told = f"{quoted(answer)} is geen keuze. {why}"
            self.say(f"{told}Typ een nummer van 0 tot en met {len(options)}.")

    def read_out(self, lines: Sequence[str]) -> None:
        """Tell a long text a piece at a time; enter goes on, 0 stops."""
        piece: list[str] = []
        for at, line in enumerate(lines):
            piece.append(line)
            left = len(lines) - at - 1
            # A piece ends between paragraphs, and no piece is left of a line or two.
            if len(piece) < PIECE or line or left < 3:
                continue
            self.say(*piece)
            piece = []
            if self.ask("Enter leest verder, 0 stopt: ") in (None, "0"):
                return
        self.say(*piece)


def _begins_in(word: str, option: str) -> bool:
    """Whether the words typed stand in this option, the last one perhaps half."""
    return len(word) > 1 and f" {word}" in f" {option.casefold()}"


def _count(options: Sequence[object]) -> str:
    return "1 keuze" if len(options) == 1 else f"{len(options)} keuzes"


def number_in(text: str, most: int) -> int:
    """Return the number from 1 to `most` that is typed here, else 0."""
    # Digits such as "²" are no number to int(), and very long ones are refused by it.
    if not text.isdecimal() or len(text) > 6:
        return 0
    return int(text) if 1 <= int(text) <= most else 0


def read_aloud(text: str) -> list[str]:
    """Return the lines of a paper for a voice: no rules, and boxes and blanks as words."""
    lines: list[str] = []
    for line in text.splitlines():
        bare = line.strip()
        if bare and set(bare) <= set("=-"):
            if lines and lines[-1]:  # the line below a heading
                lines[-1] = f"Kop: {lines[-1]}"
            continue
        told = line.replace("☐", "hokje:").replace("☒", "aangekruist:")
        if bare and set(bare) == {"_"}:
            told = _ROOM
        if (
            (told or lines)
            and told not in lines[-1:]
            and not (told == _ROOM and _ROOM in lines[-2:])
        ):
            lines.append(told)
    return lines


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
            line = input(last if last.endswith(" ") else f"{last} ")
        except EOFError:
            print()
            return None
        if sys.stdin.isatty() and (told := cut_off(line)):
            write(told)
        return line

    def hidden(prompt: str) -> str | None:
        try:
            return unseen(prompt)
        except EOFError:
            print()
            return None

    console = Console(read, write)
    console.hidden = hidden if sys.stdin.isatty() else None
    return console
