"""HTML: one file that needs nothing else, prints well and reads well aloud."""

from __future__ import annotations

from html import escape

from gesprekshulp.documents.model import (
    SIGNATURE_LINES,
    Blocks,
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
    gap_text,
)
from gesprekshulp.documents.together import to_tick

_STYLE = """
body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #1b1b1b; background: #fff; }
h1 { font-size: 1.7rem; line-height: 1.25; margin-bottom: .2rem; }
h2 { font-size: 1.25rem; margin-top: 2rem; } h3 { font-size: 1.05rem; }
.onder { color: #444; } .merk { font-weight: bold; letter-spacing: .2em; color: #8a1c1c; }
blockquote { margin: .6rem 0; padding-left: 1rem; border-left: .25rem solid #5b7a9d; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #888; padding: .4rem .5rem;
  text-align: left; vertical-align: top; overflow-wrap: anywhere; } th { background: #eef2f6; }
thead { display: table-header-group; } tr { break-inside: avoid; }
.lijn { border-bottom: 1px solid #666; height: 2rem; }
address { font-style: normal; margin: 0 0 1.6rem; } .van::first-line { font-weight: bold; }
.datum, .kenmerk { margin: 0 0 .4rem; } mark { background: #fff3b0; color: #1b1b1b; }
.kader { border: 1px solid #5b7a9d; padding: .2rem 1rem; margin: 1rem 0; break-inside: avoid-page; }
.handtekening { break-inside: avoid; margin: 1.6rem 0; } .invul { display: flex; gap: .6rem; margin: 0; }
.invul span:first-child { width: 8rem; align-self: end; } .invul .lijn { flex: 1; align-content: end; }
.vakjes { list-style: none; padding-left: .6rem; } .bladzijde { break-after: page; }
p:has(+ .ruimte) { break-after: avoid; } h2, h3 { break-after: avoid; } .ruimte { break-inside: avoid; }
footer { margin-top: 2rem; font-size: .9rem; color: #444; }
"""

_DENSE = """
@media print { @page { size: A4; margin: 1.2cm 1.6cm; } body { font-size: 9pt; line-height: 1.3; margin: 0;
  max-width: none; padding: 0; } h1 { font-size: 13pt; } h2 { font-size: 10.5pt; margin: .8em 0 .3em; }
  th, td { padding: .1rem .3rem; } ul, p { margin: .3em 0; } footer { margin-top: .6em; font-size: 8pt; } }
"""


def render(document: Document) -> bytes:
    """Return the document as one UTF-8 HTML page without scripts or outside parts."""
    document = cleaned(document)
    mark = f'<p class="merk">{escape(document.mark)}</p>\n' if document.mark else ""
    under = f'<p class="onder">{escape(document.subtitle)}</p>' if document.subtitle else ""
    style = _STYLE + (_DENSE if document.dense else "") + _on_every_page(document.mark)
    foot = f"<footer>{escape(document.foot)}</footer>" if document.foot else ""
    body = "\n".join(_block(block) for block in document.blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(document.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"{mark}{_letterhead(document)}<h1>{escape(document.title)}</h1>\n{under}\n{body}\n</main>\n{foot}\n</body>\n</html>\n"
    ).encode()


def _on_every_page(mark: str) -> str:
    """Return the style that prints the mark at the top of every page, "" without a mark."""
    if not mark:
        return ""
    # Every sign by its number: nothing in it can end the string or the style.
    shown = "".join(f"\\{ord(sign):06x}" for sign in mark)
    return f'@page {{ @top-right {{ content: "{shown}"; color: #8a1c1c; font-weight: bold; }} }}\n'


def _letterhead(document: Document) -> str:
    """Return who writes, to whom, where and when; "" when it is no letter."""
    parts = [
        f'<address class="{name}">{"<br>".join(map(escape, lines))}</address>\n'
        for name, lines in (("van", document.sender), ("aan", document.addressee))
        if lines
    ]
    parts += [f'<p class="datum">{escape(document.dateline)}</p>\n'] if document.dateline else []
    if document.reference:
        parts.append(f'<p class="kenmerk">Kenmerk: {escape(document.reference)}</p>\n')
    return "".join(parts)


def _block(block: Blocks) -> str:
    if isinstance(block, Heading):
        level = block.level + 1
        return f"<h{level}>{escape(block.text)}</h{level}>"
    if isinstance(block, Paragraph):
        lead = f"<strong>{escape(block.lead)}</strong> " if block.lead else ""
        return f"<p>{lead}{escape(block.text)}</p>"
    if isinstance(block, Bullets):
        kind = ' class="vakjes"' if to_tick(block.items) else ""
        return f"<ul{kind}>" + "".join(f"<li>{escape(item)}</li>" for item in block.items) + "</ul>"
    if isinstance(block, Quote):
        who = f" ({escape(block.who)})" if block.who else ""
        return f"<blockquote>“{escape(block.text)}”{who}</blockquote>"
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Lines):
        return '<div class="ruimte">' + '<div class="lijn"></div>' * block.count + "</div>"
    if isinstance(block, Numbered):
        return "<ol>" + "".join(f"<li>{escape(item)}</li>" for item in block.items) + "</ol>"
    if isinstance(block, Gap):
        return f'<p class="gat"><mark>{escape(gap_text(block.what, block.how))}</mark></p>'
    if isinstance(block, Box):
        lines = "".join(f"<p>{escape(line)}</p>" for line in block.lines)
        return f'<div class="kader"><p><strong>{escape(block.title)}</strong></p>{lines}</div>'
    if isinstance(block, Signature):
        return "".join(map(_signature, block.who))
    return '<div class="bladzijde"></div>' if isinstance(block, PageBreak) else ""


def _signature(who: str) -> str:
    filled = {"Naam": escape(who)}
    rows = "".join(
        f'<p class="invul"><span>{name}:</span> <span class="lijn">{filled.get(name, "")}</span></p>'
        for name in SIGNATURE_LINES
    )
    return f'<div class="handtekening">{rows}</div>'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.header)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    total = sum(table.widths)
    columns = "".join(f'<col style="width:{100 * width // total}%">' for width in table.widths)
    columns = f"<colgroup>{columns}</colgroup>" if columns else ""
    title = f"<caption>{escape(table.title)}</caption>" if table.title else ""
    return f"<table>{title}{columns}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
