"""The one gate for text from outside: keyboard, paste, files, content.

Here lives what makes foreign text harmless, how a person's words are cut to fit and told
back, and how a few of them stand in a row. Nothing here knows about screens, cases or files.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# C0 but tab and newline, DEL, C1, bidirectional controls, zero-width joiners that
# hide text, line/paragraph separators, surrogates, the byte order mark, and what is no
# character at all (XML refuses it).
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
)
# A whole escape sequence goes, not only its first byte: "ESC[2J" must not leave "[2J".
_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"
    r"|\x1b[P_^X][^\x1b]*(?:\x1b\\)?"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|\x1b[ -/]*[0-~]"
)

_QUOTED = 60
_LONGEST_QUOTE = 300  # a path may be long, and must still be told whole
_LONG_QUOTE = re.compile(f"“([^”]{{{_LONGEST_QUOTE + 1},}})”")


def clean(text: str) -> str:
    """Return `text` without control characters, in NFC, with `\\n` line ends.

    Escape sequences, C0 (but newline and tab), C1, bidirectional controls and
    lone surrogates are taken out; all letters of all scripts stay.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _HARMFUL.sub("", _ESCAPES.sub("", text)))


def clean_line(text: str) -> str:
    """Return `clean(text)` on one line: newlines and tabs become single spaces."""
    return re.sub(r"\s*[\n\t]\s*", " ", clean(text)).strip()


def shorten(text: str, width: int) -> str:
    """Return `text` on one line of at most `width` characters, ending in "…" when cut."""
    line = clean_line(text)
    if len(line) <= width:
        return line
    return line[: max(0, width - 1)].rstrip() + "…" if width > 0 else ""


def quoted(text: str) -> str:
    """Return what somebody typed between quotation marks, short enough to be told back."""
    return f"“{shorten(text, _QUOTED)}”"


def short_quotes(text: str) -> str:
    """Return sentences with every quotation in it cut short that would push them out of sight."""
    return _LONG_QUOTE.sub(lambda found: f"“{shorten(found[1], _LONGEST_QUOTE)}”", text)


def in_a_row(words: Sequence[str]) -> str:
    """Return words as they stand in a sentence: "a, b en c"; "" for none."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"
