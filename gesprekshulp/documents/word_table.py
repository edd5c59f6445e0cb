"""A table in Word: a style of its own, the heading row on every page, columns by share."""

from __future__ import annotations

from typing import Any

from gesprekshulp.documents.model import Table

_STYLE = "Gesprekshulp tabel"
_LONGEST_WHOLE_ROW = 1200  # characters: a row that is longer may break over two pages


def add_table(word: Any, block: Table) -> None:
    """Add the table and an empty line after it, so that two tables never grow together."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    table = word.add_table(rows=1, cols=len(block.header), style=_table_style(word))
    for cell, text in zip(table.rows[0].cells, block.header, strict=True):
        cell.paragraphs[0].add_run(text)
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in block.rows:
        added = table.add_row()
        if sum(map(len, row)) <= _LONGEST_WHOLE_ROW:
            added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text in zip(added.cells, row, strict=False):
            cell.paragraphs[0].add_run(text)
    section = word.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    _set_widths(table, block.widths or (1,) * len(block.header), room)
    if block.title:
        described = OxmlElement("w:tblDescription")
        described.set(qn("w:val"), block.title)
        table._tbl.tblPr.append(described)
    _small_gap(word.add_paragraph())


def _small_gap(paragraph: Any) -> None:
    """Make the line that must stand after a table as low as may be."""
    from docx.shared import Pt

    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(6)


def _set_widths(table: Any, widths: tuple[int, ...], available: int) -> None:
    """Give each column its share; Word reads the cells, others the columns."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=False):
        column.width = available * width // sum(widths)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=False):
            cell.width = available * width // sum(widths)


def _table_style(word: Any) -> Any:
    """Return our table style, made once: thin lines, a heading row that stands out."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    for style in word.styles:
        if style.name == _STYLE:
            return style
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="787878"/>' for side in sides
    )
    element = parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="GesprekshulpTabel">'
        f'<w:name w:val="{_STYLE}"/><w:uiPriority w:val="59"/>'
        '<w:pPr><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>"
        '<w:left w:w="90" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F6"/></w:tcPr></w:tblStylePr></w:style>'
    )
    word.styles.element.append(element)
    return next(style for style in word.styles if style.name == _STYLE)
