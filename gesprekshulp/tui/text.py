"""The one way foreign text reaches a widget: cleaned and never read as markup.

Textual reads `[x]` in a plain `str` as markup: it then disappears, crashes the
program or becomes a working link. Nothing here decides what is shown, only how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from gesprekshulp.text import clean, clean_line

if TYPE_CHECKING:
    from rich.text import Text

Part = str | Content | tuple[str, str]

MOST_DRAWN = 4000
"""Characters of one text that a list draws; a pasted megabyte would hold the screen for a minute."""


def veilig(text: object) -> Content:
    """Return `text` as literal content, without control characters; newlines stay."""
    return Content(clean(str(text)))


def veilige_regel(text: object, width: int | None = None) -> Content:
    """Return `text` on one line, cut with "…" to `width` cells when given."""
    line = Content(clean_line(str(text)))
    return line if width is None else line.truncate(max(0, width), ellipsis=True)


def samen(*parts: Part) -> Content:
    """Return parts joined: a str as it is, a (str, style) pair with that style.

    Styles are Textual's ("bold", "$primary", "dim"); every str is cleaned and literal.
    """
    return Content.assemble(
        *(
            part
            if isinstance(part, Content)
            else (clean(part[0]), part[1])
            if isinstance(part, tuple)
            else Content(clean(part))
            for part in parts
        )
    )


def boomlabel(text: object) -> Text:
    """Return `text` for a label in a Tree, which takes no `Content`."""
    from rich.text import Text

    return Text(clean_line(str(text)))


def hangend(text: str, width: int, indent: int, first: int | None = None) -> str:
    """Return `text` wrapped to `width` cells, every line but the first indented by `indent`.

    `first`: cells already taken on the first line (default `indent`). Words longer than
    a line are cut; newlines in the text are spaces here. A text beyond MOST_DRAWN is
    drawn as its `aanhef`: where it is opened it stands whole.
    """
    from rich.cells import cell_len, chop_cells

    room = max(4, width - indent)
    taken = indent if first is None else first
    lines: list[str] = []
    line = ""
    for word in aanhef(text).split(" "):
        limit = max(4, width - taken) if not lines else room
        for piece in chop_cells(word, room) or [""]:
            joined = f"{line} {piece}" if line else piece
            if line and cell_len(joined) > limit:
                lines.append(line)
                line, limit = piece, room
            else:
                line = joined
    lines.append(line)
    return ("\n" + " " * indent).join(lines)


def aanhef(text: str) -> str:
    """Return `text` on one line; beyond MOST_DRAWN the rest is counted, not shown."""
    line = clean_line(text)
    left = len(line) - MOST_DRAWN
    if left <= 0:
        return line
    counted = f"{left:,}".replace(",", ".")
    return f"{line[:MOST_DRAWN].rstrip()}… [nog {counted} tekens]"
