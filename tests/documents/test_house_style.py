"""The school's own Word document gives its head, foot and styles, and nothing else of itself."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from gesprekshulp.casework.house import find_house_style, keep_house_style
from gesprekshulp.cli import main
from gesprekshulp.documents import word
from gesprekshulp.documents.house_style import HouseStyleError, read_house_style
from gesprekshulp.documents.model import (
    Bullets,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Quote,
    Table,
)
from gesprekshulp.documents.writing import write_document

LETTER = Document(
    title="Uitnodiging",
    author="De Linde",
    sender=("De Linde", "Kerkstraat 1"),
    mark="CONCEPT",
    blocks=(
        Heading("Wanneer"),
        Paragraph("Op dinsdag."),
        Bullets(("een", "twee")),
        Numbered(("eerst", "dan")),
        Quote("Ik kom.", "moeder"),
        Table(("Wie", "Wat"), (("juf", "belt"),)),
    ),
)


def png() -> bytes:
    """A red dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00\xff\x00\x00")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A house style as a school makes one: a logo in the head, a foot that counts, old text."""
    made = docx.Document()
    made.styles["Heading 1"].font.color.rgb = RGBColor(0x00, 0x66, 0x33)
    made.styles["Normal"].font.name = "Verdana"
    section = made.sections[0]
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(png()))
    section.header.paragraphs[0].add_run("Basisschool De Linde")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    section.footer.paragraphs[0]._p.append(field)
    made.add_paragraph("GEHEIM: de brief over Kees")
    made.core_properties.author = "Piet Jansen"
    made.core_properties.comments = "over Kees"
    place = tmp_path / "briefpapier.docx"
    made.save(str(place))
    return place


def rewritten(source: Path, to: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Copy a .docx while changing (or with None dropping) its parts."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return to


def made_with(house: Path) -> Any:
    data = word.render(LETTER, house=read_house_style(house).data)
    return docx.Document(io.BytesIO(data))


def all_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "".join(parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())


def test_head_foot_and_styles_are_kept_and_the_text_is_not(school: Path) -> None:
    opened = made_with(school)
    section = opened.sections[0]
    assert "Basisschool De Linde" in section.first_page_header.paragraphs[0].text
    assert section.first_page_header._element.xpath(".//w:drawing")
    assert opened.styles["Normal"].font.name == "Verdana"
    assert opened.styles["Heading 1"].font.color.rgb == RGBColor(0x00, 0x66, 0x33)
    text = "\n".join(p.text for p in opened.paragraphs)
    assert "Op dinsdag." in text
    assert "Kerkstraat 1" not in text, "het briefhoofd staat er al"


def test_nothing_of_who_made_it_or_of_the_old_letter_travels_along(school: Path) -> None:
    data = word.render(LETTER, house=read_house_style(school).data)
    whole = all_of(data)
    for private in ("GEHEIM", "Kees", "Piet Jansen"):
        assert private not in whole
    assert docx.Document(io.BytesIO(data)).core_properties.author == "De Linde"


def test_the_pages_are_counted_once_and_concept_stands_on_the_later_ones(school: Path) -> None:
    section = made_with(school).sections[0]
    for foot in (section.footer, section.first_page_footer):
        assert foot._element.xml.count('instr="PAGE"') == 1
        assert "NUMPAGES" not in foot._element.xml
    assert "CONCEPT" in "".join(p.text for p in section.header.paragraphs)
    assert "CONCEPT" not in "".join(p.text for p in section.first_page_header.paragraphs)


def test_a_template_works_like_a_document(school: Path, tmp_path: Path) -> None:
    def to_template(name: str, content: bytes) -> bytes:
        if name != "[Content_Types].xml":
            return content
        return content.replace(b"document.main+xml", b"template.main+xml")

    template = rewritten(school, tmp_path / "briefpapier.dotx", to_template)
    assert "Op dinsdag." in "\n".join(p.text for p in made_with(template).paragraphs)


def test_styles_that_are_missing_or_have_a_dutch_name_are_found_or_lent(
    school: Path, tmp_path: Path
) -> None:
    opened = docx.Document(str(school))
    for style in list(opened.styles):
        if style.name in ("List Bullet", "List Number", "Quote", "Title", "Subtitle"):
            style.element.getparent().remove(style.element)
        elif style.name == "Heading 1":
            style.element.find(qn("w:name")).set(qn("w:val"), "Kop 1")
            style.font.size = Pt(31)
    bare = tmp_path / "kaal.docx"
    opened.save(str(bare))
    result = made_with(bare)
    heading = next(p for p in result.paragraphs if p.text == "Wanneer")
    assert heading.style is not None
    assert heading.style.font.size == Pt(31), "de kop van de school"
    bullet = next(p for p in result.paragraphs if p.text == "een")
    assert bullet.style is not None
    assert bullet.style.element.xpath(".//w:numPr"), "een opsomming houdt haar teken"
    assert any(p.text.startswith("“Ik kom.”") for p in result.paragraphs)


def test_a_letterhead_in_the_text_is_told(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph().add_run().add_picture(io.BytesIO(png()))
    place = tmp_path / "x.docx"
    made.save(str(place))
    assert any("koptekst" in remark for remark in read_house_style(place).remarks)


def test_a_picture_from_elsewhere_is_left_out_and_told(school: Path, tmp_path: Path) -> None:
    def outside(name: str, content: bytes) -> bytes:
        if name.startswith("word/_rels/header"):
            return content.replace(
                b'Target="media/image1.png"',
                b'Target="https://school.example/logo.png" TargetMode="External"',
            )
        return content.replace(b"r:embed=", b"r:link=") if "word/header" in name else content

    style = read_house_style(rewritten(school, tmp_path / "net.docx", outside))
    assert any("van buiten" in remark for remark in style.remarks)
    assert "school.example" not in all_of(style.data)


def broken_zip(school: Path, to: Path) -> Path:
    to.write_bytes(school.read_bytes()[:2000])
    return to


def with_macro(school: Path, to: Path) -> Path:
    rewritten(school, to, lambda name, content: content)
    with zipfile.ZipFile(to, "a") as more:
        more.writestr("word/vbaProject.bin", b"x")
    return to


def unpacks_huge(school: Path, to: Path) -> Path:
    rewritten(school, to, lambda name, content: content)
    with zipfile.ZipFile(to, "a", zipfile.ZIP_DEFLATED) as more:
        for number in range(4):
            more.writestr(f"word/media/{number}.bin", b"\0" * 50_000_000)
    return to


def behind_a_password(school: Path, to: Path) -> Path:
    to.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    return to


def no_body(school: Path, to: Path) -> Path:
    return rewritten(
        school, to, lambda name, content: None if name == "word/document.xml" else content
    )


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (broken_zip, "beschadigd"),
        (no_body, "beschadigd"),
        (with_macro, "macro's"),
        (unpacks_huge, "te groot"),
        (behind_a_password, "beveiligd"),
    ],
)
def test_what_cannot_be_a_house_style_is_told_in_one_sentence(
    make: Callable[[Path, Path], Path], sentence: str, school: Path, tmp_path: Path
) -> None:
    bad = make(school, tmp_path / "slecht.docx")
    with pytest.raises(HouseStyleError, match=sentence):
        read_house_style(bad)
    letter = tmp_path / "brief.docx"
    remarks = write_document(LETTER, letter, house=bad)
    assert letter.exists(), "de brief komt er toch, zonder huisstijl"
    assert len(remarks) == 1
    assert remarks[0].startswith("Zonder huisstijl gemaakt.")


def test_the_school_sets_it_once_and_every_word_paper_has_it(
    school: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    own = tmp_path / "eigen"
    monkeypatch.setenv("GESPREKSHULP_INHOUD", str(own))
    assert main(["huisstijl"]) == 0
    assert "nog geen huisstijl" in capsys.readouterr().out
    assert main(["huisstijl", str(school)]) == 0
    assert find_house_style(own) == own / "huisstijl.docx"
    assert main(["huisstijl", str(tmp_path / "weg.docx")]) == 2
    assert "niet te lezen" in capsys.readouterr().err
    template = tmp_path / "nieuw.dotx"
    template.write_bytes(school.read_bytes())
    keep_house_style(template, own)
    assert [p.name for p in own.iterdir()] == ["huisstijl.dotx"], "de oude is vervangen"
    assert main(["huisstijl", "--weg"]) == 0
    assert find_house_style(own) is None
