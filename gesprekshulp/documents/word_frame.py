"""What stands around the text of a Word document: paper, head, foot, language, properties."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from gesprekshulp.documents.model import Document
from gesprekshulp.text import shorten

_LONGEST_PROPERTY = 255  # the format takes no more
_FONT = "Calibri"
_OTHER_SCRIPTS = "Arial"  # has Arabic, Hebrew and Cyrillic on every computer with Word
_RED = (0x8A, 0x1C, 0x1C)
_DARK = (0x1F, 0x2F, 0x4A)
_GREY = (0x44, 0x44, 0x44)


def set_look(word: Any, dense: bool) -> None:
    """Set A4, margins, type and the look of titles; `dense` makes one page hold more."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.6 if dense else 2.3)
    section.top_margin = section.bottom_margin = Cm(1.2 if dense else 2.2)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(9 if dense else 11)
    normal.element.rPr.rFonts.set(qn("w:cs"), _OTHER_SCRIPTS)
    normal.paragraph_format.space_after = Pt(1 if dense else 6)
    normal.paragraph_format.widow_control = True
    if dense:
        normal.paragraph_format.line_spacing = 1
        section.header_distance = section.footer_distance = Cm(0.6)
    for style, size, dense_size, before, after in _TITLES:
        _set_title(word.styles[style], dense_size if dense else size, before, after, dense)


# Style, size, size on a dense page, room before and after; all in points.
_TITLES = (
    ("Title", 18, 14, 6, 4),
    ("Subtitle", 10.5, 10, 0, 8),
    ("Heading 1", 13, 11, 14, 3),
    ("Heading 2", 11.5, 10, 10, 2),
    ("Heading 3", 11, 9, 8, 2),
    ("Heading 4", 11, 9, 8, 2),
)


def _set_title(style: Any, size: float, before: float, after: float, dense: bool) -> None:
    """Give a title one dark colour and no rule: what python-docx has is pale and large."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts.set(qn("w:cs"), _OTHER_SCRIPTS)
    subtitle = style.name == "Subtitle"
    style.font.bold, style.font.italic = not subtitle, False
    style.font.color.rgb = RGBColor(*(_GREY if subtitle else _DARK))
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)
    for rule in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(rule)
    form = style.paragraph_format
    form.space_before, form.space_after = (
        Pt(before * (0.4 if dense else 1)),
        Pt(after * (0.5 if dense else 1)),
    )
    form.keep_with_next = True


def set_language(word: Any, language: str) -> None:
    """Set the language of the whole text, so that Word checks and reads it aloud in Dutch."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for properties in word.styles.element.iter(qn("w:rPrDefault")):
        run = properties.find(qn("w:rPr"))
        if run is None:
            run = OxmlElement("w:rPr")
            properties.append(run)
        found = run.find(qn("w:lang"))
        if found is None:
            found = OxmlElement("w:lang")
            run.append(found)
        found.set(qn("w:val"), language)


def clear_properties(word: Any, document: Document, made_at: datetime | None) -> None:
    """Set title and school; nothing of who made the house style, or of this computer, stays."""
    # python-docx stamps its own name and a date of 2013 unless told otherwise.
    core = word.core_properties
    core.title = shorten(document.title, _LONGEST_PROPERTY)
    core.author = core.last_modified_by = shorten(document.author, _LONGEST_PROPERTY)
    core.language, core.comments, core.subject, core.keywords = document.language, "", "", ""
    core.category = core.content_status = core.identifier = core.version = ""
    core.revision = 1
    if made_at is not None:
        core.created = core.modified = made_at.replace(tzinfo=None)


def put_foot(word: Any, text: str) -> None:
    """Put the text and "1 / 3" at the foot of every page, after what the school has there."""
    for foot in _every(word.sections[0], "footer"):
        numbered = bool(foot._element.xpath(".//w:instrText[contains(., 'PAGE')]")) or bool(
            foot._element.xpath(".//w:fldSimple[contains(@w:instr, 'PAGE')]")
        )
        if text:
            _small(_free_paragraph(foot), text)
        if not numbered:
            _page_numbers(_free_paragraph(foot))


def put_mark(word: Any, mark: str, first_page: bool) -> None:
    """Put the mark ("CONCEPT") in the head of the pages; the first bears it in its text."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    if not mark:
        return
    section = word.sections[0]
    if not first_page and not section.different_first_page_header_footer:
        _split_off_first_page(section)
    for head in _every(section, "header"):
        if head is not section.header and not first_page and _is_first(head):
            continue
        paragraph = _free_paragraph(head)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(mark)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(10), RGBColor(*_RED)


def _is_first(part: Any) -> bool:
    return type(part).__name__ in ("_Header", "_Footer") and part._hdrftr_index.name == "FIRST_PAGE"


def _split_off_first_page(section: Any) -> None:
    """Give the first page the same head and foot as the others, but of its own."""
    from copy import deepcopy

    section.different_first_page_header_footer = True
    for own, common in (
        (section.first_page_header, section.header),
        (section.first_page_footer, section.footer),
    ):
        own.is_linked_to_previous = False
        shared = common.part.rels
        for child in list(own._element):
            own._element.remove(child)
        for child in common._element:
            own._element.append(deepcopy(child))
        for key, relation in shared.items():
            own.part.rels[key] = relation


def _every(section: Any, kind: str) -> Iterator[Any]:
    """Yield the heads (or feet) that this section shows."""
    yield getattr(section, kind)
    if section.different_first_page_header_footer:
        yield getattr(section, f"first_page_{kind}")
    if not getattr(section, f"even_page_{kind}").is_linked_to_previous:
        yield getattr(section, f"even_page_{kind}")


def _free_paragraph(part: Any) -> Any:
    """Return an empty paragraph at the end, made when the last one bears something."""
    part.is_linked_to_previous = False
    last = part.paragraphs[-1] if part.paragraphs else None
    if last is None or last._p.xpath(".//w:r | .//w:fldSimple") or last._p.getnext() is not None:
        return part.add_paragraph()
    return last


def _small(paragraph: Any, text: str) -> None:
    from docx.shared import Pt

    paragraph.add_run(text).font.size = Pt(9)


def _page_numbers(paragraph: Any) -> None:
    """Add "1 / 3"; Word fills the numbers in."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for field in ("PAGE", "NUMPAGES"):
        if field == "NUMPAGES":
            _small(paragraph, " / ")
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), field)
        run = paragraph.add_run("1")
        run.font.size = Pt(9)
        simple.append(run._r)
        paragraph._p.append(simple)
