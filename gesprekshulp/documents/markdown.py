"""Markdown: readable as it stands, and literal in every Markdown reader."""

from __future__ import annotations

import re

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

# What acts anywhere; what acts only at the start of a line; what becomes a link by itself.
_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~&$^@])")
_AT_START = re.compile(r"^([+=:-])")
_LIST_NUMBER = re.compile(r"^(\d+)([.)])")
# GitHub makes links of bare addresses; a stroke inside ends that and is not shown.
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)


def literal(text: str) -> str:
    """Return `text` so that a Markdown reader shows exactly these characters."""
    escaped = _ACTIVE.sub(r"\\\1", text)
    escaped = _ADDRESS.sub(lambda found: "\\" + found[0], escaped)
    return _AT_START.sub(r"\\\1", _LIST_NUMBER.sub(r"\1\\\2", escaped))


def render(document: Document) -> bytes:
    """Return the document as UTF-8 Markdown."""
    document = cleaned(document)
    parts = [f"# {literal(document.title)}"]
    if document.mark:
        parts.insert(0, f"**{literal(document.mark)}**")
    parts[-1:-1] = _letterhead(document)
    if document.subtitle:
        parts.append(literal(document.subtitle))
    parts += [_block(block) for block in document.blocks]
    if document.foot:
        parts += ["---", literal(document.foot)]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")


def _letterhead(document: Document) -> list[str]:
    """Return who writes, to whom, where and when, each line on its own."""
    reference = f"Kenmerk: {document.reference}" if document.reference else ""
    groups = (document.sender, document.addressee, (document.dateline,), (reference,))
    # A backslash at the end of a line breaks it without a new paragraph.
    return ["\\\n".join(literal(line) for line in group if line) for group in groups]


def _block(block: Blocks) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {literal(block.text)}"
    if isinstance(block, Paragraph):
        lead = f"**{literal(block.lead)}** " if block.lead else ""
        return lead + literal(block.text)
    if isinstance(block, Bullets):
        return "\n".join(f"- {literal(item)}" for item in block.items)
    if isinstance(block, Quote):
        who = f" ({literal(block.who)})" if block.who else ""
        return f"> “{literal(block.text)}”{who}"
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Lines):
        return "\n\n".join(["\\_" * 40] * block.count)
    if isinstance(block, Numbered):
        return "\n".join(f"{at}. {literal(item)}" for at, item in enumerate(block.items, 1))
    if isinstance(block, Gap):
        return f"**{literal(gap_text(block.what, block.how))}**"
    if isinstance(block, Box):
        lines = [f"**{literal(block.title)}**", *map(literal, block.lines)]
        return "\n>\n".join(f"> {line}" for line in lines)
    if isinstance(block, Signature):
        return "\n\n".join(_signature(who) for who in block.who)
    return "---" if isinstance(block, PageBreak) else ""


def _signature(who: str) -> str:
    room = "\\_" * 30
    filled = {"Naam": literal(who) or room}
    return "\n\n".join(f"{name}: {filled.get(name, room)}" for name in SIGNATURE_LINES)


def _table(table: Table) -> str:
    rows = [table.header, tuple("---" for _ in table.header)]
    lines = [
        "| " + " | ".join(cell if row is rows[1] else literal(cell) for cell in row) + " |"
        for row in (*rows, *table.rows)
    ]
    return "\n".join(lines)
