"""PDF through typst: tagged, PDF/UA-1 where the text allows.

The text travels as JSON data and is never read as typst markup.
"""

from __future__ import annotations

import re

import msgspec

from gesprekshulp.documents.model import Blocks, Bullets, Document, Gap, cleaned, gap_text
from gesprekshulp.documents.together import stays_with_next, to_tick

_TEMPLATE = r"""
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: if data.author == "" { () } else { (data.author,) }, date: none)
#let dense = data.dense
#let red = rgb("#8a1c1c")
#let merk(size) = text(size: size, weight: "bold", fill: red, data.mark)
#set text(lang: "nl", region: "NL", size: if dense { 9.5pt } else { 11pt }, font: FONTS)
#set page(paper: "a4", margin: if dense { (x: 1.6cm, top: 1.2cm, bottom: 1.6cm) } else { (x: 2.3cm, y: 2.2cm) }, numbering: "1 / 1",
  header: context { if data.mark != "" and counter(page).get().first() > 1 { align(right, merk(10pt)) } },
  // Readers skip what stands in a page's foot: on the last page its text is part of the text.
  footer: context {
    set text(size: 9pt, fill: luma(70))
    if counter(page).get().first() < counter(page).final().first() { data.foot }
    h(1fr); counter(page).display("1 / 1", both: true) })
#set par(leading: if dense { 0.5em } else { 0.7em }, spacing: if dense { 0.7em } else { 1em })
#set table(stroke: 0.5pt + luma(120), inset: if dense { 3.5pt } else { 6pt })
// A long word in a narrow column is broken by the rules of Dutch, an address after its signs, and
// what has neither anywhere.
#show table: set text(hyphenate: true)
#show regex("[^\s]{6,}[/.=&?_@#-][^\s]{12,}"): it => it.text.replace(regex("[/.=&?_@#-]+"), sign => sign.text + sym.zws)
#show regex("[^\s/.=&?_@#-]{60,}"): it => it.text.clusters().join(sym.zws)
#show heading: set block(above: if dense { 1em } else { 1.6em }, below: if dense { 0.6em } else { 0.8em })
#show heading.where(level: 1): set text(size: if dense { 13pt } else { 17pt })
#show heading.where(level: 2): set text(size: if dense { 10.5pt } else { 13pt })
#let lines(some) = block(below: 1.8em, some.join(linebreak()))
#if data.mark != "" { block(merk(14pt)) }
#if data.sender.len() > 0 { block(below: 1.8em, { strong(data.sender.first()); for l in data.sender.slice(1) { linebreak(); l } }) }
#if data.addressee.len() > 0 { lines(data.addressee) }
#if data.dateline != "" { par(data.dateline) }
#if data.reference != "" { par("Kenmerk: " + data.reference) }
#heading(level: 1, data.title)
#if data.subtitle != "" { text(fill: luma(60), data.subtitle) }
// What stays whole when it fits on a page; a longer one may break.
#let whole(text) = text.len() > 1200
#let invul(name, value) = (name + ":", box(width: 100%, stroke: (bottom: 0.5pt + luma(100)), inset: (bottom: 3pt), value))
#for b in data.blocks {
  if b.soort == "kop" { heading(level: b.level + 1, b.text) }
  else if b.soort == "alinea" {
    block(sticky: b.stays,
      par({ if b.lead != "" { strong(b.lead); [ ] }; b.text }))
  }
  else if b.soort == "lijst" {
    if b.tick { block(sticky: b.stays, list(marker: [☐], ..b.items.map(i => [#i.slice("☐ ".len())]))) }
    else { list(..b.items.map(i => [#i])) }
  }
  else if b.soort == "nummers" { enum(..b.items.map(i => [#i])) }
  else if b.soort == "citaat" {
    block(sticky: b.stays, inset: (left: 1em), stroke: (left: 2pt + rgb("#5b7a9d")), {
      "“" + b.text + "”"; if b.who != "" { " (" + b.who + ")" } })
  }
  else if b.soort == "tabel" {
    table(columns: if b.widths.len() > 0 { b.widths.map(w => w * 1fr) } else { (1fr,) * b.header.len() },
      table.header(..b.header.map(c => strong(c))),
      ..b.rows.flatten().map(c => table.cell(breakable: whole(c), [#c])))
  }
  else if b.soort == "schrijfruimte" {
    block(breakable: false, for _ in range(b.count) { v(1.6em); line(length: 100%, stroke: 0.5pt + luma(100)) })
  }
  else if b.soort == "handtekening" {
    for who in b.who {
      block(breakable: false, above: 1.8em, grid(columns: (6.5em, 1fr), row-gutter: 1.3em, align: bottom,
        ..invul("Naam", who), ..invul("Plaats", ""), ..invul("Datum", ""), ..invul("Handtekening", v(1.6em))))
    }
  }
  else if b.soort == "gat" {
    block(sticky: b.stays, fill: rgb("#fff3b0"), inset: 5pt, strong(b.shown))
  }
  else if b.soort == "kader" {
    block(width: 100%, stroke: 0.8pt + rgb("#5b7a9d"), inset: 8pt, {
      strong(b.title); for l in b.lines { par(l) } })
  }
  else if b.soort == "bladzijde" { pagebreak(weak: true) }
}
#if data.foot != "" { place(bottom + left, dy: if dense { 0.79cm } else { 0.96cm }, text(size: 9pt, fill: luma(70), data.foot)) }
"""

# The first comes with typst; the others are what computers have for names in other scripts and
# for emoji. What none of these has, typst seeks in every font there is.
_FONTS = (
    "Libertinus Serif",
    "Segoe UI",
    "Helvetica Neue",
    "Noto Sans",
    "DejaVu Sans",
    "Segoe UI Emoji",
    "Apple Color Emoji",
    "Noto Color Emoji",
)
_NAMED = ", ".join(f'"{font}"' for font in _FONTS)
_SOURCE = _TEMPLATE.replace("FONTS", f"({_NAMED})").encode()
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_MOST_SHOWN = 12

PLAIN_PDF = "De PDF is gemaakt, maar niet volgens PDF/UA, de norm voor voorleesprogramma's."
UNSHOWN_SIGNS = (
    "Deze computer heeft geen lettertype voor: {signs}. In de PDF staan daar blokjes, en de PDF "
    "voldoet niet aan PDF/UA. Kies Word of een webpagina, of haal de tekens weg."
)


def render(document: Document) -> tuple[bytes, str]:
    """Return the PDF and a remark for the user ("" when it is PDF/UA-1)."""
    import typst

    data = {"data": msgspec.json.encode(_plain(cleaned(document))).decode()}
    try:
        made = typst.compile(_SOURCE, format="pdf", sys_inputs=data, pdf_standards=["ua-1"])
        return bytes(made), ""
    except typst.TypstError as error:
        made = typst.compile(_SOURCE, format="pdf", sys_inputs=data)
        return bytes(made), _told(str(error))


def _told(error: str) -> str:
    """Return what the user must know of a PDF that is not PDF/UA, with the signs that lack a font."""
    signs = [one for one in dict.fromkeys(_UNSHOWN.findall(error)) if not one.startswith("\\u")]
    if not signs:
        return PLAIN_PDF
    more = f" en nog {len(signs) - _MOST_SHOWN}" if len(signs) > _MOST_SHOWN else ""
    return UNSHOWN_SIGNS.format(signs=" ".join(signs[:_MOST_SHOWN]) + more)


def _plain(document: Document) -> dict[str, object]:
    """Return builtins with every field present, so that the template needs no checks."""
    data: dict[str, object] = msgspec.to_builtins(document)
    data["blocks"] = [
        _plain_block(block, stays)
        for block, stays in zip(document.blocks, stays_with_next(document.blocks), strict=True)
    ]
    return data


def _plain_block(block: Blocks, stays: bool) -> dict[str, object]:
    data: dict[str, object] = msgspec.to_builtins(block)
    data["stays"] = stays
    if isinstance(block, Gap):
        data["shown"] = gap_text(block.what, block.how)
    if isinstance(block, Bullets):
        data["tick"] = to_tick(block.items)
    return data
