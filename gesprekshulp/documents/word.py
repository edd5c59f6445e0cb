"""Word (.docx) through python-docx: real styles, Dutch language, repeated table heads.

The body is made anew; of the school's own house style the styles, the paper and what stands
in head and foot are kept (`house_style`).
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from gesprekshulp.documents.model import Blocks, Document, PageBreak, cleaned
from gesprekshulp.documents.together import stays_with_next
from gesprekshulp.documents.word_blocks import Writer
from gesprekshulp.documents.word_frame import (
    clear_properties,
    put_foot,
    put_mark,
    set_language,
    set_look,
)


def render(
    document: Document, made_at: datetime | None = None, house: bytes | None = None
) -> bytes:
    """Return the document as a .docx file; `made_at` goes into its properties.

    `house`: the school's own document as `house_style.read_house_style` gives it.
    """
    import docx

    document = cleaned(document)
    word = docx.Document(BytesIO(house)) if house else docx.Document()
    if house is None:
        set_look(word, document.dense)
    set_language(word, document.language)
    clear_properties(word, document, made_at)
    writer = Writer(word)
    _head(writer, document, own_letterhead=house is not None and _has_head(word))
    _body(writer, document.blocks)
    put_foot(word, document.foot)
    put_mark(word, document.mark, first_page=False)
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def _has_head(word: Any) -> bool:
    """Whether the house style has anything in the head of its first page."""
    section = word.sections[0]
    head = section.first_page_header if section.different_first_page_header_footer else None
    header = head if head is not None else section.header
    return bool(header._element.xpath(".//w:t | .//w:drawing | .//w:pict"))


def _head(writer: Writer, document: Document, own_letterhead: bool) -> None:
    if document.mark:
        writer.mark(document.mark)
    if document.sender and not own_letterhead:
        writer.lines_of_text(document.sender, bold_first=True)
    if document.addressee:
        writer.lines_of_text(document.addressee)
    if document.dateline:
        writer.paragraph(document.dateline)
    if document.reference:
        writer.paragraph(f"Kenmerk: {document.reference}")
    writer.title(document.title, document.subtitle)


def _body(writer: Writer, blocks: tuple[Blocks, ...]) -> None:
    new_page = False
    for block, stays in zip(blocks, stays_with_next(blocks), strict=True):
        if isinstance(block, PageBreak):
            new_page = True
            continue
        before = len(writer.word.paragraphs)
        writer.block(block)
        made = writer.word.paragraphs[before:]
        if new_page and made:
            made[0].paragraph_format.page_break_before = True
            new_page = False
        if stays:
            for paragraph in made:
                paragraph.paragraph_format.keep_with_next = True
