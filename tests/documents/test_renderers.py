"""What a person typed stands in every format exactly as typed, and acts in none of them."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pypdf import PdfReader

from gesprekshulp.documents import html, markdown, pdf, plain, word
from gesprekshulp.documents.model import (
    Box,
    Bullets,
    Document,
    Gap,
    Heading,
    Lines,
    Numbered,
    PageBreak,
    Paragraph,
    Quote,
    Signature,
    Table,
    cleaned,
)
from gesprekshulp.documents.plain import parts_of
from gesprekshulp.text import clean_line

HOSTILE = (
    "[/x] [b]vet[/b] [@click=app.quit]klik[/] # * _ ` <script>alert(1)</script> &amp; "
    '![i](http://x.example) {{7*7}} {% x %} $x$ #eval("1") \\input{x} =1+1 | ~~x~~ 1. - +'
)


def document_with(text: str) -> Document:
    return Document(
        title=f"T {text}",
        subtitle=text,
        author=text,
        foot=text,
        mark=text,
        sender=(text, "Straat 1"),
        addressee=(text,),
        dateline=text,
        reference=text,
        blocks=(
            Heading(text),
            Heading(text, 2),
            Paragraph(text, lead=text),
            Bullets((text, "gewoon")),
            Quote(text, text),
            Table(("Wat", text), ((text, "x"), ("y", text)), text),
            Lines(2),
            Numbered((text, text)),
            Gap(text, text),
            PageBreak(),
            Box(text, (text, text)),
            Signature((text, "")),
        ),
    )


def word_text(content: bytes) -> str:
    opened = docx.Document(io.BytesIO(content))
    cells = [c.text for t in opened.tables for row in t.rows for c in row.cells]
    return "\n".join([p.text for p in opened.paragraphs] + cells)


def test_hostile_text_is_literal_in_word() -> None:
    content = word.render(document_with(HOSTILE))
    assert word_text(content).count(clean_line(HOSTILE)) >= 8
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = parts.read("word/document.xml").decode()
    assert "w:hyperlink" not in body
    assert "w:fldSimple" not in body
    assert "w:instrText" not in body


def test_hostile_text_is_literal_in_pdf() -> None:
    content, remark = pdf.render(document_with(HOSTILE))
    assert remark == ""
    pages = PdfReader(io.BytesIO(content)).pages
    squeezed = re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))
    assert squeezed.count('#eval("1")') >= 8
    assert not any("/Annots" in page for page in pages)


def test_hostile_text_is_literal_in_html() -> None:
    page = html.render(document_with(HOSTILE)).decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<a " not in page
    assert "<img" not in page


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(max_size=80))
def test_markdown_gives_back_what_was_typed(text: str) -> None:
    typed = clean_line(text)
    source = markdown.render(Document(title="T", blocks=(Paragraph(typed or "leeg"),))).decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    inline = [token for token in tokens if token.type == "inline"][-1]
    shown = "".join(child.content for child in inline.children or [] if child.type == "text")
    shown += "".join(" " for child in inline.children or [] if child.type == "softbreak")
    assert shown == (typed or "leeg")


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_a_format(text: str) -> None:
    made = document_with(text)
    assert word.render(made).startswith(b"PK")
    assert html.render(made)
    assert pdf.render(made)[0].startswith(b"%PDF")


def test_names_from_everywhere_stay_whole() -> None:
    made = document_with("Łukasz Yılmaz-Ğ ياسمين Nguyễn")
    assert "Łukasz Yılmaz-Ğ ياسمين Nguyễn" in word_text(word.render(made))
    assert "ياسمين" in html.render(made).decode()


def test_text_that_pdf_ua_refuses_still_gives_a_pdf_and_the_user_hears_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compile_for_real = typst.compile

    def refuse_the_standard(*arguments: object, **options: object) -> object:
        # Which signs PDF/UA refuses depends on the fonts of the computer.
        if "pdf_standards" in options:
            raise typst.TypstError("teken zonder lettervorm")
        return compile_for_real(*arguments, **options)

    monkeypatch.setattr(typst, "compile", refuse_the_standard)
    content, remark = pdf.render(document_with("fijn 😀"))
    assert content.startswith(b"%PDF")
    assert "PDF/UA" in remark


def test_a_plain_pdf_is_tagged_and_dutch() -> None:
    content, _ = pdf.render(Document(title="Samenvatting", blocks=(Paragraph("Dag."),)))
    root = PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith("nl")


def test_word_is_dutch_with_real_styles_and_a_repeated_table_head() -> None:
    content = word.render(document_with("tekst"))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = parts.read("word/document.xml").decode()
        styles = parts.read("word/styles.xml").decode()
    assert "w:tblHeader" in body
    assert 'w:lang w:val="nl-NL"' in styles
    names = {p.style.name for p in docx.Document(io.BytesIO(content)).paragraphs if p.style}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "Quote"} <= names


def test_parts_can_be_copied_as_plain_text() -> None:
    parts = parts_of(document_with("zin"))
    assert parts[0].title == "zin"
    assert "- zin: x" in parts[0].text, "van twee kolommen benoemt de eerste de tweede"
    wide = Table(("Wie", "Wat", "Wanneer"), (("juf", "belt", ""),))
    told = parts_of(Document(title="T", blocks=(Heading("Afspraken"), wide)))
    assert told[0].text == "- Wie: juf; Wat: belt"


def test_plain_text_bears_no_marks_and_opens_well_on_windows() -> None:
    made = Document(
        title="Samenvatting",
        mark="CONCEPT",
        foot="Bewaar haar.",
        blocks=(Heading("Hulp"), Paragraph("www.onderwijsconsulenten.nl", lead="Kijk:"), Lines(2)),
    )
    content = plain.render(made)
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in content.replace(b"\r\n", b"")
    text = content.decode("utf-8-sig").replace("\r\n", "\n")
    assert text.startswith(
        "CONCEPT\nSAMENVATTING\n\nHulp\n====\n\nKijk: www.onderwijsconsulenten.nl"
    )
    assert not set("\\*#|<>") & set(text)
    assert text.endswith("Bewaar haar.\n")


def test_an_address_in_markdown_is_readable_as_it_stands() -> None:
    made = Document(title="T", blocks=(Paragraph("Kijk op www.onderwijsconsulenten.nl."),))
    assert "onderwijsconsulenten.nl." in markdown.render(made).decode()


def test_word_numbers_its_pages_and_keeps_room_to_write_with_its_title() -> None:
    blocks = (Heading("Uw reactie"), Paragraph("Schrijf het hier."), Lines(5))
    made = docx.Document(io.BytesIO(word.render(Document(title="T", blocks=blocks, foot="Voet"))))
    footer = made.sections[0].footer
    assert "Voet" in footer.paragraphs[0].text
    fields = re.findall(r'w:instr="(\w+)"', footer._element.xml)
    assert fields == ["PAGE", "NUMPAGES"]
    together = [p for p in made.paragraphs if p.style and p.style.name == "Normal"]
    assert len(together) == 6
    assert [p.paragraph_format.keep_with_next for p in together] == [True] * 5 + [False]
    assert made.styles["Heading 1"].paragraph_format.keep_with_next


def test_room_to_write_is_not_torn_apart_in_a_pdf() -> None:
    filling = tuple(Paragraph(f"Regel {number}.") for number in range(33))
    blocks = (*filling, Heading("Uw reactie"), Paragraph("Schrijf het hier."), Lines(5))
    content, _ = pdf.render(Document(title="T", blocks=blocks))
    last = PdfReader(io.BytesIO(content)).pages[-1].extract_text()
    assert "Uw reactie" in last
    assert "Schrijf het hier." in last


@pytest.mark.parametrize("renderer", [html.render, markdown.render, word.render])
def test_an_empty_document_renders(renderer: object) -> None:
    assert renderer(Document(title=""))  # type: ignore[operator]


LETTER = Document(
    title="Uitnodiging",
    mark="CONCEPT",
    sender=("De Regenboog", "Dorpsstraat 1"),
    addressee=("Aan mevrouw Yılmaz",),
    dateline="Utrecht, 24 november 2026",
    reference="S.V.",
    blocks=(
        Paragraph("Dit gaan we doen:"),
        Numbered(("praten", "opschrijven")),
        Gap("de datum van het gesprek", "zet die bij Gesprek"),
        Numbered(("lezen",)),
        PageBreak(),
        Box("Voor de jurist", ("Kijk dit na.",)),
        Signature(("mevrouw Yılmaz", "")),
    ),
)


def test_a_letter_has_its_head_and_room_to_sign_in_every_format() -> None:
    shown = {
        "word": word_text(word.render(LETTER)),
        "html": html.render(LETTER).decode(),
        "markdown": markdown.render(LETTER).decode(),
        "plain": plain.render(LETTER).decode("utf-8-sig"),
        "pdf": "".join(
            page.extract_text() + "\n"
            for page in PdfReader(io.BytesIO(pdf.render(LETTER)[0])).pages
        ),
    }
    for name, text in shown.items():
        flat = re.sub(r"\s+", " ", text.replace("\\", ""))
        for wanted in (
            "CONCEPT",
            "De Regenboog",
            "Dorpsstraat 1",
            "Aan mevrouw Yılmaz",
            "Utrecht, 24 november 2026",
            "Kenmerk: S.V.",
            "[nog invullen: de datum van het gesprek; zet die bij Gesprek]",
            "Voor de jurist",
            "Kijk dit na.",
            "Plaats:",
            "Handtekening:",
        ):
            assert wanted in flat, (name, wanted)
        heads = ("De Regenboog", "Aan mevrouw", "Kenmerk: S.V.", "voor de jurist")
        order = [flat.casefold().index(one.casefold()) for one in heads]
        assert order == sorted(order), name


def test_concept_stands_on_every_page() -> None:
    many = Document(
        title="T", mark="CONCEPT", blocks=tuple(Paragraph("Regel. " * 40) for _ in range(70))
    )
    pages = PdfReader(io.BytesIO(pdf.render(many)[0])).pages
    assert len(pages) > 3
    assert all(page.extract_text().count("CONCEPT") == 1 for page in pages)
    opened = docx.Document(io.BytesIO(word.render(many)))
    section = opened.sections[0]
    assert opened.paragraphs[0].text == "CONCEPT"
    assert "CONCEPT" in section.header.paragraphs[0].text
    assert "CONCEPT" not in section.first_page_header.paragraphs[0].text
    assert "w:fldSimple" in section.first_page_footer._element.xml, "ook blad 1 is genummerd"


def test_each_numbered_list_begins_at_one_in_word() -> None:
    opened = docx.Document(io.BytesIO(word.render(LETTER)))
    lists = [
        p._p.pPr.numPr.numId.val
        for p in opened.paragraphs
        if p._p.pPr is not None and p._p.pPr.numPr is not None
    ]
    assert lists[0] == lists[1] != lists[2]


def test_no_heading_skips_a_level() -> None:
    made = cleaned(Document(title="T", blocks=(Heading("a", 3), Heading("b", 9), Heading("c"))))
    assert [b.level for b in made.blocks if isinstance(b, Heading)] == [1, 2, 1]
