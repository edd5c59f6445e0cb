"""Word (.docx) through python-docx: real styles, Dutch language, repeated table heads."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from gesprekshulp.documents.model import (
    Blocks,
    Bullets,
    Document,
    Heading,
    Lines,
    Paragraph,
    Quote,
    Table,
    cleaned,
)


def render(document: Document, made_at: datetime | None = None) -> bytes:
    """Return the document as a .docx file; `made_at` goes into its properties."""
    import docx
    from docx.shared import Cm

    document = cleaned(document)
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    _set_size(word, section, document.dense)
    _set_language(word, document.language)
    _set_properties(word, document, made_at)
    if document.mark:
        word.add_paragraph().add_run(document.mark).bold = True
    word.add_paragraph(document.title, style="Title")
    if document.subtitle:
        word.add_paragraph(document.subtitle, style="Subtitle")
    for block, after in zip(document.blocks, (*document.blocks[1:], None), strict=False):
        before = len(word.paragraphs)
        _block(word, block)
        if _leads_to(block, after):
            for paragraph in word.paragraphs[before:]:
                paragraph.paragraph_format.keep_with_next = True
    _foot(section, document.foot)
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def _set_size(word: Any, section: Any, dense: bool) -> None:
    from docx.shared import Cm, Pt

    section.left_margin = section.right_margin = Cm(1.6 if dense else 2.3)
    section.top_margin = section.bottom_margin = Cm(1.2 if dense else 2.2)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(9 if dense else 11)
    normal.paragraph_format.space_after = Pt(1 if dense else 6)
    if not dense:
        return
    normal.paragraph_format.line_spacing = 1
    section.header_distance = section.footer_distance = Cm(0.6)
    for style, size in (("Title", 14), ("Subtitle", 10), ("Heading 1", 11), ("List Bullet", 9)):
        word.styles[style].font.size = Pt(size)
        word.styles[style].paragraph_format.space_after = Pt(2)
        word.styles[style].paragraph_format.space_before = Pt(5 if style == "Heading 1" else 0)


def _leads_to(block: Blocks, after: Blocks | None) -> bool:
    """Whether a block must stay on one page with what follows: else a title stands alone."""
    if isinstance(block, Paragraph):
        return isinstance(after, Bullets | Table | Lines)
    return isinstance(block, Quote) and isinstance(after, Paragraph)


def _foot(section: Any, text: str) -> None:
    """Put the text and "1 / 3" in the footer; Word fills the numbers in."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    footer = section.footer
    numbers = footer.paragraphs[0]
    if text:
        numbers.add_run(text).font.size = Pt(9)
        numbers = footer.add_paragraph()
    numbers.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for field in ("PAGE", "NUMPAGES"):
        if field == "NUMPAGES":
            numbers.add_run(" / ").font.size = Pt(9)
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), field)
        run = numbers.add_run("1")
        run.font.size = Pt(9)
        simple.append(run._r)
        numbers._p.append(simple)


def _block(word: Any, block: Blocks) -> None:
    if isinstance(block, Heading):
        word.add_heading(block.text, level=block.level)
    elif isinstance(block, Paragraph):
        paragraph = word.add_paragraph()
        if block.lead:
            paragraph.add_run(f"{block.lead} ").bold = True
        paragraph.add_run(block.text)
    elif isinstance(block, Bullets):
        for item in block.items:
            word.add_paragraph(item, style="List Bullet")
    elif isinstance(block, Quote):
        who = f" ({block.who})" if block.who else ""
        word.add_paragraph(f"“{block.text}”{who}", style="Quote")
    elif isinstance(block, Table):
        _table(word, block)
    elif isinstance(block, Lines):
        _lines(word, block.count)


def _table(word: Any, block: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    table = word.add_table(rows=1, cols=len(block.header), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, block.header, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in block.rows:
        added = table.add_row()
        whole = OxmlElement("w:cantSplit")
        added._tr.get_or_add_trPr().append(whole)
        for cell, text in zip(added.cells, row, strict=False):
            cell.paragraphs[0].add_run(text)
    if block.widths:
        table.autofit = False
        section = word.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        _set_widths(table, block.widths, room)
    if block.title:
        described = OxmlElement("w:tblDescription")
        described.set(qn("w:val"), block.title)
        table._tbl.tblPr.append(described)
    word.add_paragraph()


def _set_widths(table: Any, widths: tuple[int, ...], available: int) -> None:
    """Give each column its share; Word reads the cells, others the columns."""
    for column, width in zip(table.columns, widths, strict=False):
        column.width = available * width // sum(widths)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=False):
            cell.width = available * width // sum(widths)


def _lines(word: Any, count: int) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for number in range(count):
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.keep_with_next = number < count - 1
        borders = OxmlElement("w:pBdr")
        # Each line its own border: Word joins equal neighbours unless "between" is set.
        for side in ("bottom", "between"):
            line = OxmlElement(f"w:{side}")
            for name, value in (
                ("val", "single"),
                ("sz", "4"),
                ("space", "1"),
                ("color", "666666"),
            ):
                line.set(qn(f"w:{name}"), value)
            borders.append(line)
        paragraph._p.get_or_add_pPr().append(borders)


def _set_language(word: Any, language: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = word.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )
    found = properties.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        properties.append(found)
    found.set(qn("w:val"), language)


def _set_properties(word: Any, document: Document, made_at: datetime | None) -> None:
    # python-docx stamps its own name and a date of 2013 unless told otherwise.
    core = word.core_properties
    core.title, core.author, core.last_modified_by = (
        document.title,
        document.author,
        document.author,
    )
    core.language, core.comments, core.subject, core.keywords = document.language, "", "", ""
    if made_at is not None:
        core.created = core.modified = made_at.replace(tzinfo=None)
