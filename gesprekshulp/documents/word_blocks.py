"""Each kind of block as Word paragraphs and tables, in the styles the document has."""

from __future__ import annotations

from copy import deepcopy
from functools import cached_property
from typing import Any

from gesprekshulp.documents.model import (
    SIGNATURE_LINES,
    Blocks,
    Box,
    Bullets,
    Gap,
    Heading,
    Lines,
    Numbered,
    Paragraph,
    Quote,
    Signature,
    Table,
    gap_text,
)
from gesprekshulp.documents.together import to_tick
from gesprekshulp.documents.word_table import add_table

# A house style may lack a style or name it as Word does in Dutch.
_DUTCH = {
    "Title": "Titel",
    "Subtitle": "Ondertitel",
    "List Bullet": "Lijst opsom.teken",
    "List Number": "Lijstnummering",
    "Quote": "Citaat",
    **{f"Heading {level}": f"Kop {level}" for level in range(1, 6)},
}


class Writer:
    """Adds blocks at the end of an opened Word document."""

    def __init__(self, word: Any) -> None:
        self.word = word

    def block(self, block: Blocks) -> None:
        """Add one block; a page break is the business of who puts the next one."""
        if isinstance(block, Heading):
            self._styled(f"Heading {block.level}", block.text)
        elif isinstance(block, Paragraph):
            self.paragraph(block.text, block.lead)
        elif isinstance(block, Bullets):
            self._bullets(block.items)
        elif isinstance(block, Numbered):
            self._numbered(block.items)
        elif isinstance(block, Quote):
            who = f" ({block.who})" if block.who else ""
            self._styled("Quote", f"“{block.text}”{who}")
        elif isinstance(block, Table):
            add_table(self.word, block)
        elif isinstance(block, Lines):
            self._room(block.count)
        elif isinstance(block, Gap):
            self._gap(gap_text(block.what, block.how))
        elif isinstance(block, Box):
            self._box(block)
        elif isinstance(block, Signature):
            for who in block.who:
                self._signature(who)

    def title(self, title: str, subtitle: str) -> None:
        """Add the title and what stands under it."""
        self._styled("Title", title)
        if subtitle:
            self._styled("Subtitle", subtitle)

    def mark(self, mark: str) -> None:
        """Add what the paper is when it is not final."""
        from docx.shared import Pt, RGBColor

        run = self.paragraph("", mark).runs[0]
        run.font.size, run.font.color.rgb = Pt(13), RGBColor(0x8A, 0x1C, 0x1C)

    def paragraph(self, text: str, lead: str = "") -> Any:
        """Add a paragraph, `lead` in bold before it."""
        paragraph = self.word.add_paragraph()
        if lead:
            paragraph.add_run(f"{lead} " if text else lead).bold = True
        if text:
            paragraph.add_run(text)
        return paragraph

    def lines_of_text(self, lines: tuple[str, ...], bold_first: bool = False) -> None:
        """Add lines that belong together, such as an address, with room after them."""
        from docx.shared import Pt

        paragraph = self.word.add_paragraph()
        for at, line in enumerate(lines):
            run = paragraph.add_run(line)
            run.bold = True if bold_first and at == 0 else None
            if at < len(lines) - 1:
                run.add_break()
        paragraph.paragraph_format.space_after = Pt(18)
        paragraph.paragraph_format.keep_together = True

    def _styled(self, style: str, text: str) -> Any:
        paragraph = self.word.add_paragraph(style=self._style(style))
        if text:
            paragraph.add_run(text)
        if style.startswith("Heading"):
            paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def _style(self, name: str) -> Any:
        """Return a paragraph style by its name, else by its Dutch name, else our own of it."""
        for wanted in (name, _DUTCH.get(name, name)):
            for style in self.word.styles:
                if style.name is not None and style.name.casefold() == wanted.casefold():
                    return style
        return self._borrowed(name)

    def _borrowed(self, name: str) -> Any:
        """Take a style over from the blank document of python-docx, based on Normal here."""
        from docx.oxml.ns import qn

        element = deepcopy(self._blank.styles[name].element)
        for tag in ("w:link", "w:next", "w:basedOn"):
            for found in element.findall(qn(tag)):
                element.remove(found)
        for numbered in element.iter(qn("w:numPr")):
            numbered.getparent().remove(numbered)
            break
        self.word.styles.element.append(element)
        style = next(s for s in self.word.styles if s.element is element)
        if name == "List Bullet":
            self._give_number(style.element.get_or_add_pPr(), self._new_list("bullet", "•"))
        return style

    @cached_property
    def _blank(self) -> Any:
        import docx

        return docx.Document()

    def _numbered(self, items: tuple[str, ...]) -> None:
        number = self._new_list("decimal", "%1.")
        for item in items:
            paragraph = self._styled("List Number", item)
            self._give_number(paragraph._p.get_or_add_pPr(), number)

    def _new_list(self, kind: str, shown: str) -> int:
        """Define a list that begins at 1 and return its number."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls, qn

        numbering = self.word.part.numbering_part.element
        taken = [int(a.get(qn("w:abstractNumId"))) for a in numbering.findall(qn("w:abstractNum"))]
        here = max(taken, default=0) + 1
        defined = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{here}">'
            '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>'
        )
        # All definitions stand before the first list that uses one.
        first = numbering.find(qn("w:num"))
        if first is None:
            numbering.append(defined)
        else:
            first.addprevious(defined)
        return int(numbering.add_num(here).numId)

    @staticmethod
    def _give_number(properties: Any, number: int) -> None:
        listed = properties.get_or_add_numPr()
        listed.get_or_add_ilvl().val = 0
        listed.get_or_add_numId().val = number

    def _gap(self, text: str) -> None:
        from docx.enum.text import WD_COLOR_INDEX

        run = self.paragraph("").add_run(text)
        run.bold = True
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW

    def _box(self, box: Box) -> None:
        made = [self.paragraph("", box.title), *(self.paragraph(line) for line in box.lines)]
        for at, paragraph in enumerate(made):
            _bordered(paragraph, ("top", "left", "bottom", "right"), "5B7A9D", "8", "6")
            paragraph.paragraph_format.keep_with_next = at == 0 and len(made) > 1

    def _bullets(self, items: tuple[str, ...]) -> None:
        for item in items:
            if to_tick(items):
                self._to_tick(item)
            else:
                self._styled("List Bullet", item)

    def _to_tick(self, item: str) -> None:
        from docx.shared import Cm

        form = self.paragraph(item).paragraph_format
        form.left_indent, form.first_line_indent = Cm(0.75), Cm(-0.5)

    def _room(self, count: int) -> None:
        for number in range(count):
            paragraph = self.word.add_paragraph()
            paragraph.paragraph_format.keep_with_next = number < count - 1
            # Each line its own border: Word joins equal neighbours unless "between" is set.
            _bordered(paragraph, ("bottom", "between"), "666666", "4", "1")

    def _signature(self, who: str) -> None:
        from docx.enum.text import WD_TAB_LEADER
        from docx.shared import Cm, Pt

        for at, name in enumerate(SIGNATURE_LINES):
            paragraph = self.word.add_paragraph()
            form = paragraph.paragraph_format
            form.tab_stops.add_tab_stop(Cm(3))
            given = who if name == "Naam" else ""
            if not given:
                form.tab_stops.add_tab_stop(Cm(13), leader=WD_TAB_LEADER.LINES)
            paragraph.add_run(f"{name}:\t{given}" if given else f"{name}:\t\t")
            form.space_before = Pt(18 if at == 0 else 30 if name == "Handtekening" else 8)
            form.keep_with_next = at < len(SIGNATURE_LINES) - 1


def _bordered(paragraph: Any, sides: tuple[str, ...], color: str, size: str, space: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:pBdr")
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", size), ("space", space), ("color", color)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    # The order of what a paragraph has is fixed; Word refuses a file that breaks it.
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
