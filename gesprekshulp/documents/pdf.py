"""PDF through typst: tagged, PDF/UA-1 where the text allows.

The text travels as JSON data and is never read as typst markup.
"""

from __future__ import annotations

import msgspec

from gesprekshulp.documents.model import Document, cleaned

_TEMPLATE = r"""
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: if data.author == "" { () } else { (data.author,) }, date: none)
#set text(lang: "nl", region: "NL", size: 11pt, font: ("Libertinus Serif", "Noto Sans", "DejaVu Sans"))
#set page(paper: "a4", margin: (x: 2.3cm, y: 2.2cm), numbering: "1 / 1",
  footer: context { set text(size: 9pt, fill: luma(70)); data.foot; h(1fr); counter(page).display("1 / 1", both: true) })
#set par(leading: 0.7em, spacing: 1em)
#set table(stroke: 0.5pt + luma(120), inset: 6pt)
#show heading: set block(above: 1.6em, below: 0.8em)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set text(size: 13pt)
#if data.mark != "" { text(size: 14pt, weight: "bold", tracking: 3pt, fill: rgb("#8a1c1c"), data.mark) }
#heading(level: 1, data.title)
#if data.subtitle != "" { text(fill: luma(60), data.subtitle) }
#for b in data.blocks {
  if b.soort == "kop" { heading(level: b.level + 1, b.text) }
  else if b.soort == "alinea" {
    par({ if b.lead != "" { strong(b.lead); [ ] }; b.text })
  }
  else if b.soort == "lijst" { list(..b.items.map(i => [#i])) }
  else if b.soort == "citaat" {
    block(inset: (left: 1em), stroke: (left: 2pt + rgb("#5b7a9d")), {
      "“" + b.text + "”"; if b.who != "" { " (" + b.who + ")" } })
  }
  else if b.soort == "tabel" {
    table(columns: (1fr,) * b.header.len(),
      table.header(..b.header.map(c => strong(c))),
      ..b.rows.flatten().map(c => [#c]))
  }
  else if b.soort == "schrijfruimte" {
    for _ in range(b.count) { v(1.6em); line(length: 100%, stroke: 0.5pt + luma(100)) }
  }
}
"""

PLAIN_PDF = (
    "De PDF is gemaakt, maar niet volgens PDF/UA: er staan tekens in die dat niet toelaat, "
    "zoals emoji. Een voorleesprogramma kan hem wel lezen."
)


def render(document: Document) -> tuple[bytes, str]:
    """Return the PDF and a remark for the user ("" when it is PDF/UA-1)."""
    import typst

    data = {"data": msgspec.json.encode(_plain(cleaned(document))).decode()}
    source = _TEMPLATE.encode()
    try:
        made = typst.compile(source, format="pdf", sys_inputs=data, pdf_standards=["ua-1"])
        return bytes(made), ""
    except typst.TypstError:
        made = typst.compile(source, format="pdf", sys_inputs=data)
        return bytes(made), PLAIN_PDF


def _plain(document: Document) -> dict[str, object]:
    """Return builtins with every field present, so that the template needs no checks."""
    data: dict[str, object] = msgspec.to_builtins(document)
    return data
