"""Whatever a person types stands in every format as typed: never markup, a field, a link or code."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser

import docx
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
)
from gesprekshulp.text import clean_line

# What is live somewhere: typst, HTML, Markdown (with links that make themselves), Word fields,
# formulas, Textual markup, directions, signs that join or hide.
LIVE = [
    '#eval("1+1")',
    "#import",
    "*vet*",
    "_schuin_",
    "$x^2$",
    "<kop>",
    "@bron",
    "// weg",
    "/* weg */",
    "#[",
    "]",
    "\\",
    "~",
    "--",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onclick="x',
    "&amp;",
    "&#60;b&#62;",
    "-->",
    "]]>",
    "</style>",
    "<http://x.example>",
    "http://x.example/a_b",
    "www.x.example",
    "[x](http://y.example)",
    "![i](http://z.example/i.png)",
    "[x]: http://q.example",
    "```",
    "    code",
    "> citaat",
    "# kop",
    "1. punt",
    "- punt",
    "+ punt",
    "| a | b |",
    "---",
    "===",
    ": uitleg",
    "[^1]",
    "~~door~~",
    '{ HYPERLINK "http://x.example" }',
    '{ INCLUDEPICTURE "http://x.example/i.png" }',
    "{PAGE}",
    "«Naam»",
    "=1+1",
    '=HYPERLINK("http://x.example")',
    "@SUM(A1)",
    "-2+3",
    "[/x]",
    "[@click=app.quit]k[/]",
    "{{7*7}}",
    "{% x %}",
    "${x}",
    "\u202eomgekeerd\u202c",
    "\u2066vast\u2069",
    "\u200b",
    "\ufeff",
    "\x00",
    "\x1b[2J",
    "\x07",
    "\r\n",
    "\t",
    "\ufffe",
    "\uffff",
    "ياسمين",
    "שרה",
    "Łódź",
    "Ğüneş",
    "e\u0301",
    "a\u0300\u0301\u0302",
    "👩\u200d👧",
    "🇳🇱",
    "ﷺ",
    "\u00a0",
]
HOSTILE = st.lists(
    st.one_of(st.sampled_from(LIVE), st.text(max_size=12)), min_size=1, max_size=6
).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda glue: glue.join(parts)))
EVERY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)


def shown(text: str) -> str:
    """What may be seen of a text: it, without what nobody can see, on one line."""
    return clean_line(text)


def paper(text: str) -> Document:
    return Document(
        title=text,
        subtitle=text,
        mark="CONCEPT",
        author=text,
        foot=text,
        sender=(text, text),
        addressee=(text,),
        dateline=text,
        reference=text,
        blocks=(
            Heading(text),
            Paragraph(text, lead=text),
            Bullets((text, text)),
            Numbered((text, text)),
            Quote(text, text),
            Table((text, "b"), ((text, text), ("x", text)), text, (1, 2)),
            Gap(text, text),
            PageBreak(),
            Box(text, (text, text)),
            Signature((text, "")),
            Lines(2),
        ),
    )


@EVERY
@given(HOSTILE)
def test_word_has_the_text_and_no_field_or_link(text: str) -> None:
    content = word.render(paper(text))
    opened = docx.Document(io.BytesIO(content))
    typed = shown(text)
    paragraphs = [p.text for p in opened.paragraphs]
    assert paragraphs.count(typed) >= 8
    assert opened.tables[0].cell(1, 0).text == typed
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = parts.read("word/document.xml").decode()
        links = parts.read("word/_rels/document.xml.rels").decode()
        feet = [n for n in parts.namelist() if re.match(r"word/(header|footer)\d", n)]
        fields = [f for n in feet for f in re.findall(r'w:instr="([^"]*)"', parts.read(n).decode())]
    for acting in ("w:hyperlink", "w:fldSimple", "w:instrText", "w:fldChar", "w:object"):
        assert f"<{acting}" not in body
    assert "External" not in links
    assert set(fields) <= {"PAGE", "NUMPAGES"}


def test_a_very_long_title_fits_everywhere() -> None:
    made = paper("heel lang " * 60)
    assert word.render(made).startswith(b"PK")
    assert pdf.render(made)[0].startswith(b"%PDF")


class Seen(HTMLParser):
    """What a browser makes of a page: its elements, their attributes, and the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


HTML_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "p", "h1", "h2", "h3"),
    *("strong", "ul", "ol", "li", "blockquote", "table", "caption", "colgroup", "col", "thead"),
    *(
        "tbody",
        "tr",
        "th",
        "td",
        "div",
        "footer",
        "address",
        "br",
        "mark",
        "aside",
        "span",
        "section",
    ),
}


@EVERY
@given(HOSTILE)
def test_html_has_the_text_and_nothing_that_acts(text: str) -> None:
    seen = Seen()
    seen.feed(html.render(paper(text)).decode())
    assert seen.tags <= HTML_TAGS
    assert seen.attributes <= {
        "lang",
        "charset",
        "name",
        "content",
        "class",
        "scope",
        "style",
        "dir",
    }
    typed = shown(text)
    if typed:
        assert sum(part.strip() == typed for part in seen.texts) >= 8


@EVERY
@given(HOSTILE)
def test_markdown_has_the_text_and_no_link_image_code_or_html(text: str) -> None:
    source = markdown.render(paper(text)).decode()
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(source)
    inner = [child for token in tokens for child in token.children or []]
    kinds = {token.type for token in (*tokens, *inner)}
    for acting in (
        "link_open",
        "image",
        "code_inline",
        "code_block",
        "fence",
        "html_inline",
        "html_block",
        "s_open",
        "em_open",
    ):
        assert acting not in kinds, source
    typed = shown(text)
    said = [
        "".join(
            " " if child.type == "softbreak" else child.content for child in token.children or []
        )
        for token in tokens
        if token.type == "inline"
    ]
    if typed:
        exact = [one for one in said if one.split() == typed.split()]
        assert len(exact) >= 7, source
    # A reader that makes links of bare addresses finds none that it can take.
    assert not re.search(r"(?:https?|ftp)://|www\.(?=\w)", source, re.I)


@EVERY
@given(HOSTILE)
def test_plain_text_has_the_text_on_one_line(text: str) -> None:
    lines = plain.render(paper(text)).decode("utf-8-sig").split("\r\n")
    typed = shown(text)
    if typed:
        assert sum(line.endswith(typed) for line in lines) >= 8
    assert not any(set(line) & set("\x00\x1b\x07\u202e\u2066\r\n") for line in lines)


@settings(parent=EVERY, max_examples=25)
@given(HOSTILE)
def test_a_pdf_has_the_letters_and_nothing_that_acts(text: str) -> None:
    content, _ = pdf.render(paper(text))
    read = PdfReader(io.BytesIO(content))
    said = "".join(page.extract_text() for page in read.pages)
    assert not any("/Annots" in page for page in read.pages)
    root = read.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert "/JavaScript" not in root.get("/Names", {})
    plainest = re.sub(r"[^A-Za-z0-9]", "", shown(text))
    if plainest and plainest in re.sub(r"\s", "", shown(text)):
        assert re.sub(r"[^A-Za-z0-9]", "", said).count(plainest) >= 8
