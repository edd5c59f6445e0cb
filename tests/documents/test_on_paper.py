"""How a paper breaks into pages: nothing that belongs together is torn apart, also over forty pages."""

from __future__ import annotations

import io
import zipfile

import docx
from pypdf import PdfReader

from gesprekshulp.documents import html, pdf, word
from gesprekshulp.documents.model import (
    Blocks,
    Bullets,
    Document,
    Heading,
    Lines,
    Paragraph,
    Quote,
    Signature,
    Table,
)
from gesprekshulp.documents.together import stays_with_next

CLOSING = (Paragraph("Met vriendelijke groet,"), Paragraph("Karin de Wit"), Paragraph("De Linde"))


def pages(document: Document) -> list[str]:
    content, _ = pdf.render(document)
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_a_closing_never_stands_half_on_the_next_page() -> None:
    for length in range(26, 40):
        filling = tuple(Paragraph(f"Regel {number}.") for number in range(length))
        last = pages(Document(title="T", blocks=(*filling, *CLOSING)))[-1]
        assert ("Met vriendelijke groet" in last) == ("De Linde" in last), length


def test_room_to_sign_is_whole_and_stays_with_what_introduces_it() -> None:
    for length in range(22, 36):
        filling = tuple(Paragraph(f"Regel {number}.") for number in range(length))
        blocks = (*filling, Paragraph("Ik ben het eens:"), Signature(("mevrouw A",)))
        last = pages(Document(title="T", blocks=blocks))[-1]
        if "Handtekening" in last:
            assert "Ik ben het eens" in last
            assert "Naam" in last


def test_what_stays_together_is_the_same_for_pdf_and_word() -> None:
    blocks: tuple[Blocks, ...] = (
        Paragraph("Dit spraken we af:"),
        Table(("Wie", "Wat"), (("juf", "belt"),)),
        Quote("Ik wil dat niet.", "moeder"),
        Paragraph("open", lead="Stand:"),
        Bullets(("☐ ja", "☐ nee")),
        Lines(2),
        *CLOSING,
    )
    assert stays_with_next(blocks) == (True, False, True, True, True, False, True, True, False)
    opened = docx.Document(io.BytesIO(word.render(Document(title="T", blocks=blocks))))
    kept = {p.text for p in opened.paragraphs if p.paragraph_format.keep_with_next}
    assert {"Dit spraken we af:", "☐ nee", "Karin de Wit"} <= kept
    assert "De Linde" not in kept


def test_a_list_to_tick_has_boxes_and_no_other_marks() -> None:
    made = Document(title="T", blocks=(Bullets(("☐ ja", "☐ nee")),))
    assert "•" not in pages(made)[0]
    assert '<ul class="vakjes">' in html.render(made).decode()
    opened = docx.Document(io.BytesIO(word.render(made)))
    assert all(p.style is None or p.style.name != "List Bullet" for p in opened.paragraphs)


def test_forty_pages_with_names_from_everywhere() -> None:
    names = ("Łucja Wiśniewska", "Özgür Yılmaz-Ğüneş", "ياسمين الحسن")
    rows = tuple(
        (names[n % 3], f"Punt {n}: " + "wat er werd gezegd en gedaan. " * 4, "open")
        for n in range(560)
    )
    made = Document(
        title="Chronologie",
        mark="CONCEPT",
        foot="Bewaar dit zorgvuldig.",
        blocks=(
            Heading("Alles op volgorde"),
            Table(("Wie", "Wat", "Stand"), rows, "Alles", (2, 6, 1)),
        ),
    )
    found = pages(made)
    assert len(found) >= 40
    assert all("Stand" in page for page in found), "de kop van de tabel staat op elke bladzijde"
    assert all("CONCEPT" in page for page in found)
    assert all(f"{number} / {len(found)}" in page for number, page in enumerate(found, 1))
    assert "Łucja Wiśniewska" in found[20]
    with zipfile.ZipFile(io.BytesIO(word.render(made))) as parts:
        body = parts.read("word/document.xml").decode()
    assert body.count("Punt ") == 560
    assert "w:tblHeader" in body


def test_the_foot_is_read_aloud_and_printed_on_every_page() -> None:
    filling = tuple(Paragraph("Regel. " * 30) for _ in range(40))
    found = pages(Document(title="T", foot="Bewaar haar zorgvuldig.", blocks=filling))
    assert len(found) > 1
    assert all(page.count("Bewaar haar zorgvuldig.") == 1 for page in found)
