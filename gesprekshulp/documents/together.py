"""What must stay on one page with what follows it, the same in PDF and Word.

Headings are no part of this: both formats keep a heading with its text by themselves.
"""

from __future__ import annotations

from gesprekshulp.documents.model import (
    Blocks,
    Box,
    Bullets,
    Gap,
    Lines,
    Numbered,
    Paragraph,
    Quote,
    Signature,
    Table,
)

BOX_TO_TICK = "☐ "
"""How an item begins that the reader ticks by hand."""

_CLOSING_LINES = 4  # "Met vriendelijke groet", a name, a role, the school
_SHORT = 80  # characters


def stays_with_next(blocks: tuple[Blocks, ...]) -> tuple[bool, ...]:
    """Return for each block whether it stays with the next; else a title would stand alone."""
    closing = _closing(blocks)
    return tuple(
        at + 1 < len(blocks) and (at >= closing or _leads_to(block, blocks[at + 1]))
        for at, block in enumerate(blocks)
    )


def to_tick(items: tuple[str, ...]) -> bool:
    """Return whether a list is one to tick: it has boxes and needs no other marks."""
    return bool(items) and all(item.startswith(BOX_TO_TICK) for item in items)


def _leads_to(block: Blocks, after: Blocks) -> bool:
    if isinstance(block, Paragraph):
        return isinstance(after, Bullets | Numbered | Table | Lines | Signature | Box | Gap)
    if isinstance(block, Quote):
        return isinstance(after, Paragraph)
    return isinstance(block, Bullets) and to_tick(block.items) and isinstance(after, Lines)


def _closing(blocks: tuple[Blocks, ...]) -> int:
    """Return where the short lines begin with which a letter ends."""
    at = len(blocks)
    while at > 0 and len(blocks) - at < _CLOSING_LINES:
        block = blocks[at - 1]
        if not isinstance(block, Paragraph) or len(block.text) + len(block.lead) > _SHORT:
            break
        at -= 1
    return at
