"""Blocks of a letter put in order: items in one list, and no heading above nothing."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekshulp.documents.model import Blocks, Bullets, Heading, Numbered, PageBreak


def gathered(blocks: Iterator[Blocks]) -> list[Blocks]:
    """Return blocks with list items that follow each other in one list."""
    found: list[Blocks] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Bullets) and isinstance(last, Bullets):
            found[-1] = Bullets((*last.items, *block.items))
        elif isinstance(block, Numbered) and isinstance(last, Numbered):
            found[-1] = Numbered((*last.items, *block.items))
        else:
            found.append(block)
    return found


def without_bare_headings(blocks: list[Blocks]) -> list[Blocks]:
    """Return blocks without a heading under which nothing stands."""
    kept: list[Blocks] = []
    for block in reversed(blocks):
        if isinstance(block, Heading):
            below = kept[-1] if kept else None
            if below is None or isinstance(below, PageBreak):
                continue
            if isinstance(below, Heading) and below.level <= block.level:
                continue
        kept.append(block)
    return kept[::-1]
