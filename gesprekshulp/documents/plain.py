"""A document per part as plain text, to paste into another system."""

from __future__ import annotations

from typing import NamedTuple

from gesprekshulp.documents.model import (
    Blocks,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Quote,
    Table,
    cleaned,
)


class Part(NamedTuple):
    """A main heading with everything under it, as plain text."""

    title: str
    text: str


def parts_of(document: Document) -> list[Part]:
    """Return the parts under each main heading; what stands before the first is "Inleiding"."""
    parts: list[tuple[str, list[str]]] = [("Inleiding", [])]
    for block in cleaned(document).blocks:
        if isinstance(block, Heading) and block.level == 1:
            parts.append((block.text, []))
        else:
            parts[-1][1].append(_text(block))
    return [
        Part(title, "\n".join(line for line in lines if line))
        for title, lines in parts
        if any(lines)
    ]


def _text(block: Blocks) -> str:
    if isinstance(block, Heading):
        return f"\n{block.text}"
    if isinstance(block, Paragraph):
        return f"{block.lead} {block.text}".strip()
    if isinstance(block, Bullets):
        return "\n".join(f"- {item}" for item in block.items)
    if isinstance(block, Quote):
        return f"“{block.text}”" + (f" ({block.who})" if block.who else "")
    if isinstance(block, Table):
        return "\n".join(
            "- "
            + "; ".join(f"{head}: {cell}" for head, cell in zip(block.header, row, strict=False))
            for row in block.rows
        )
    return ""  # room to write by hand has no plain form
