"""A document as plain text: the whole as a file, or per part to paste into another system."""

from __future__ import annotations

from typing import NamedTuple

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
    Paragraph,
    Quote,
    Signature,
    Table,
    cleaned,
    gap_text,
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


def render(document: Document) -> bytes:
    """Return the document as UTF-8 text without any marks, lines ending as Windows wants."""
    # The BOM tells older programs on Windows that this is UTF-8.
    return ("\ufeff" + as_text(document)).replace("\n", "\r\n").encode("utf-8")


def as_text(document: Document) -> str:
    """Return the whole document as text."""
    document = cleaned(document)
    reference = f"Kenmerk: {document.reference}" if document.reference else ""
    heads = (
        (document.mark,) if document.sender or document.addressee else (),
        document.sender,
        document.addressee,
        (document.dateline, reference),
        (
            "" if document.sender or document.addressee else document.mark,
            document.title.upper(),
            document.subtitle,
        ),
    )
    parts = ["\n".join(line for line in head if line) for head in heads]
    parts += map(_in_file, document.blocks)
    parts += [document.foot] if document.foot else []
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def _in_file(block: Blocks) -> str:
    if isinstance(block, Heading):
        under = "=" if block.level == 1 else "-"
        return f"\n{block.text}\n{under * min(len(block.text), 70)}"
    if isinstance(block, Lines):
        return "\n\n".join(["_" * 60] * block.count)
    if isinstance(block, Signature):
        return "\n\n".join(map(_signature, block.who))
    return _text(block)


def _signature(who: str) -> str:
    return "\n\n".join(
        f"{name + ':':<13} {who if name == 'Naam' and who else '_' * 45}"
        for name in SIGNATURE_LINES
    )


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
        return "\n".join(f"- {_row(block.header, row)}" for row in block.rows)
    if isinstance(block, Numbered):
        return "\n".join(f"{at}. {item}" for at, item in enumerate(block.items, 1))
    if isinstance(block, Gap):
        return gap_text(block.what, block.how)
    if isinstance(block, Box):
        return "\n".join((f"{block.title}:", *block.lines))
    return ""  # room to write or sign by hand, and a new page, have no plain form


def _row(header: tuple[str, ...], row: tuple[str, ...]) -> str:
    """Return a row as one line: of two columns the first names the second."""
    if len(header) == 2:
        return ": ".join(cell for cell in row if cell)
    return "; ".join(f"{head}: {cell}" for head, cell in zip(header, row, strict=False) if cell)
