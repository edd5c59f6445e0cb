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


Blocks = Heading | Paragraph | Bullets | Quote | Table | Lines


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A paper. `mark` stands large on top when it is not final ("CONCEPT").

    `dense`: small type and narrow margins, for what must stay on one page.
    """

    title: str
    subtitle: str = ""
    mark: str = ""
    author: str = ""
    language: str = "nl-NL"
    blocks: tuple[Blocks, ...] = ()
    foot: str = ""
    dense: bool = False


def cleaned(document: Document) -> Document:
    """Return the document with every text through the gate for foreign text.

    Empty headings become "-": PDF/UA refuses an empty heading, and so does a reader.
    """
    return msgspec.structs.replace(
        document,
        title=_line(document.title) or "-",
        subtitle=_line(document.subtitle),
        mark=_line(document.mark),
        author=_line(document.author),
        foot=_line(document.foot),
        blocks=tuple(_cleaned_block(block) for block in document.blocks),
    )


def _line(text: str) -> str:
    from gesprekshulp.text import clean_line

    return clean_line(text)


def _cleaned_block(block: Blocks) -> Blocks:
    if isinstance(block, Heading):
        return Heading(_line(block.text) or "-", block.level)
    if isinstance(block, Paragraph):
        return Paragraph(_line(block.text), _line(block.lead))
    if isinstance(block, Quote):
        return Quote(_line(block.text), _line(block.who))
    if isinstance(block, Bullets):
        return Bullets(tuple(_line(item) for item in block.items))
    if isinstance(block, Table):
        return Table(
            tuple(_line(cell) for cell in block.header),
            tuple(tuple(_line(cell) for cell in row) for row in block.rows),
            _line(block.title),
            block.widths,
        )
    return block
