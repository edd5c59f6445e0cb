"""The parent's-eye check over a whole document: every text that its readers get to see.

Quotes are someone's own words and are never judged; a box is for another reader.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesprekshulp.assistant.herkennen import Herkenner
from gesprekshulp.assistant.papercheck import Remark, check_texts
from gesprekshulp.documents.model import (
    Blocks,
    Bullets,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Table,
)
from gesprekshulp.knowledge.types import Content


def check_document(
    document: Document, content: Content, herkenner: Herkenner | None = None
) -> tuple[Remark, ...]:
    """Return the remarks on a document, in the order of its text."""
    return check_texts(list(texts_of(document)), content, herkenner)


def texts_of(document: Document) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of what is judged: "Kop, alinea 2"."""
    yield "titel", document.title
    if document.subtitle:
        yield "ondertitel", document.subtitle
    under, counted = "", {"alinea": 0, "punt": 0, "tabel": 0}
    for block in document.blocks:
        if isinstance(block, Heading):
            under, counted = block.text, dict.fromkeys(counted, 0)
            yield f"kop “{block.text}”", block.text
            continue
        for kind, text in _parts(block):
            counted[kind] += 1
            yield f"{f'{under}, ' if under else ''}{kind} {counted[kind]}", text
    if document.foot:
        yield "voet", document.foot


def _parts(block: Blocks) -> Iterator[tuple[str, str]]:
    if isinstance(block, Paragraph):
        yield "alinea", f"{block.lead} {block.text}".strip()
    elif isinstance(block, Bullets | Numbered):
        for item in block.items:
            yield "punt", item
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield "tabel", cell
