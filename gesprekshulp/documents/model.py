"""The one document model: what a paper consists of, without any format.

Every string is plain text from the user or from content; no renderer reads markup in it.
"""

from __future__ import annotations

import msgspec


class Block(msgspec.Struct, frozen=True, tag=True, tag_field="soort"):
    """Base of everything that can stand in a document."""


class Heading(Block, frozen=True, tag="kop"):
    """A heading; levels start at 1 and never skip one."""

    text: str
    level: int = 1


class Paragraph(Block, frozen=True, tag="alinea"):
    """A paragraph; `lead` stands in bold before the text."""

    text: str
    lead: str = ""


class Bullets(Block, frozen=True, tag="lijst"):
    """A list of plain items."""

    items: tuple[str, ...]


class Quote(Block, frozen=True, tag="citaat"):
    """Someone's own words."""

    text: str
    who: str = ""


class Table(Block, frozen=True, tag="tabel"):
    """A table with a heading row that is repeated on every page."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""  # what it shows, for who cannot see it
    widths: tuple[int, ...] = ()  # share of each column; empty: all the same


class Lines(Block, frozen=True, tag="schrijfruimte"):
    """Room to write by hand."""

    count: int


class Numbered(Block, frozen=True, tag="nummers"):
    """A list in which the order counts; the renderer numbers it from 1."""

    items: tuple[str, ...]


class Signature(Block, frozen=True, tag="handtekening"):
    """Room for each person to sign: name, place, date, signature; never split over two pages.

    `who`: a name or role on each line; "" leaves the name to be written by hand.
    """

    who: tuple[str, ...]


class PageBreak(Block, frozen=True, tag="bladzijde"):
    """What follows begins on a new page."""


class Gap(Block, frozen=True, tag="gat"):
    """A fact that is missing, visible in every format: what, and how to close it."""

    what: str
    how: str = ""


class Box(Block, frozen=True, tag="kader"):
    """Lines set apart from the text, such as what a lawyer must check."""

    title: str
    lines: tuple[str, ...]


Blocks = (
    Heading
    | Paragraph
    | Bullets
    | Quote
    | Table
    | Lines
    | Numbered
    | Signature
    | PageBreak
    | Gap
    | Box
)


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A paper. `mark` stands on every page when it is not final ("CONCEPT").

    `dense`: small type and narrow margins, for what must stay on one page. Of a letter:
    `sender` (the school, its address), `addressee`, `dateline` (place and date) and
    `reference` stand above the title, which is then what the letter is about.
    """

    title: str
    subtitle: str = ""
    mark: str = ""
    author: str = ""
    language: str = "nl-NL"
    blocks: tuple[Blocks, ...] = ()
    foot: str = ""
    dense: bool = False
    sender: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    dateline: str = ""
    reference: str = ""


DEEPEST = 4
"""The deepest level of a heading; the title stands above level 1."""

SIGNATURE_LINES = ("Naam", "Plaats", "Datum", "Handtekening")
"""What each person who signs fills in, in this order."""


def gap_text(what: str, how: str = "") -> str:
    """Return a missing fact as it stands in a text: "[nog invullen: what; how]"."""
    return f"[nog invullen: {what.rstrip('.')}{f'; {how}' if how else ''}]"


def cleaned(document: Document) -> Document:
    """Return the document with every text through the gate for foreign text.

    Empty headings become "-" and levels never skip: PDF/UA refuses both, as a reader would.
    """
    return msgspec.structs.replace(
        document,
        title=_line(document.title) or "-",
        subtitle=_line(document.subtitle),
        mark=_line(document.mark),
        author=_line(document.author),
        foot=_line(document.foot),
        sender=_lines(document.sender),
        addressee=_lines(document.addressee),
        dateline=_line(document.dateline),
        reference=_line(document.reference),
        blocks=_levelled(tuple(_cleaned_block(block) for block in document.blocks)),
    )


def _levelled(blocks: tuple[Blocks, ...]) -> tuple[Blocks, ...]:
    """Return the blocks with no heading more than one level under the one before it."""
    deepest = 0
    found: list[Blocks] = []
    for block in blocks:
        if isinstance(block, Heading):
            deepest = max(1, min(block.level, deepest + 1, DEEPEST))
            found.append(Heading(block.text, deepest))
        else:
            found.append(block)
    return tuple(found)


def _line(text: str) -> str:
    from gesprekshulp.text import clean_line

    return clean_line(text)


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_line(text) for text in texts)


def _cleaned_block(block: Blocks) -> Blocks:
    if isinstance(block, Heading):
        return Heading(_line(block.text) or "-", block.level)
    if isinstance(block, Paragraph):
        return Paragraph(_line(block.text), _line(block.lead))
    if isinstance(block, Quote):
        return Quote(_line(block.text), _line(block.who))
    if isinstance(block, Bullets):
        return Bullets(_lines(block.items))
    if isinstance(block, Numbered):
        return Numbered(_lines(block.items))
    if isinstance(block, Signature):
        return Signature(_lines(block.who))
    if isinstance(block, Gap):
        return Gap(_line(block.what), _line(block.how))
    if isinstance(block, Box):
        return Box(_line(block.title), _lines(block.lines))
    if isinstance(block, Table):
        return Table(
            _lines(block.header),
            tuple(_lines(row) for row in block.rows),
            _line(block.title),
            block.widths,
        )
    return block
