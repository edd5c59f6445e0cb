"""One line in, one line out: the only place where --plat reads and prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gesprekshulp.text import clean, clean_line


class Console:
    """Asks and tells. `read` gets a prompt and returns a line, or None when input ended."""

    def __init__(self, read: Callable[[str], str | None], write: Callable[[str], None]) -> None:
        self._read = read
        self._write = write

    def say(self, *lines: str) -> None:
        """Tell these lines."""
        for line in lines:
            self._write(clean(line))

    def ask(self, prompt: str = "> ") -> str | None:
        """Return a cleaned line, or None when the input ended."""
        line = self._read(prompt)
        return None if line is None else clean_line(line)

    def choose(self, title: str, options: Sequence[str], stop: str = "terug") -> int | None:
        """Let the user pick a number; None for 0, an empty line or the end of input."""
        self.say("", title)
        for number, option in enumerate(options, 1):
            self.say(f"  {number}  {option}")
        self.say(f"  0  {stop}")
        while True:
            answer = self.ask("Kies een nummer: ")
            if answer is None or answer in ("", "0"):
                return None
            if number := number_in(answer, len(options)):
                return number - 1
            self.say(f"“{answer}” is geen keuze. Typ een nummer van 0 tot en met {len(options)}.")


def number_in(text: str, most: int) -> int:
    """Return the number from 1 to `most` that is typed here, else 0."""
    # Digits such as "²" are no number to int(), and very long ones are refused by it.
    if not text.isdecimal() or len(text) > 6:
        return 0
    return int(text) if 1 <= int(text) <= most else 0


def terminal_console() -> Console:
    """Return a console on standard input and output."""

    def read(prompt: str) -> str | None:
        try:
            return input(prompt)
        except EOFError:
            print()
            return None
        except UnicodeDecodeError:
            return ""

    return Console(read, lambda line: print(line, flush=True))
