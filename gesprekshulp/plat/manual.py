"""The manual line by line: pick a page, pick a heading, hear it. The same pages as F1 on screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gesprekshulp.knowledge.loading import content_dir
from gesprekshulp.plat.console import Console
from gesprekshulp.text import clean

_FIRST = ("plat", "begin")  # the pages that whoever listens needs first
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*|`")
_RULE = re.compile(r"[|\s:-]+")


class Page(NamedTuple):
    """A page as it is read out: its title, and headings with the lines below them."""

    title: str
    parts: list[tuple[str, list[str]]]


def run_manual(console: Console) -> None:
    """Let the user pick pages until they stop."""
    pages = list(_pages())
    if not pages:
        console.say("De handleiding staat niet bij dit programma. Installeer het opnieuw.")
        return
    while True:
        picked = console.choose("Handleiding", [one.title for one in pages], menu=True)
        if picked is None:
            return
        _read_page(pages[picked], console)


def _read_page(page: Page, console: Console) -> None:
    while len(page.parts) > 1:
        picked = console.choose(page.title, [title for title, _ in page.parts], menu=True)
        if picked is None:
            return
        _read_part(page.parts[picked], console)
    _read_part(page.parts[0], console)


def _read_part(part: tuple[str, list[str]], console: Console) -> None:
    title, lines = part
    console.say("", title)
    console.read_out(lines)


def _pages() -> Iterator[Page]:
    folder = content_dir() / "handleiding"
    names = sorted(path.stem for path in folder.glob("*.md"))
    for name in sorted(names, key=lambda one: _FIRST.index(one) if one in _FIRST else len(_FIRST)):
        try:
            yield spoken((folder / f"{name}.md").read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue


def spoken(markdown: str) -> Page:
    """Return a page without signs that are only for the eye: no tables, links or bold.

    Lines of one paragraph become one, so that a voice does not stop halfway a sentence.
    """
    title, parts = "", [("Waar dit over gaat", list[str]())]
    joins = code = False
    for raw in clean(markdown).splitlines():
        line = raw.strip()
        if line.startswith("```"):
            code, joins = not code, False
        elif line.startswith("## ") and not code:
            parts.append((_bare(line[3:]), []))
            joins = False
        elif line.startswith("# ") and not code and not title:
            title = _bare(line[2:])
        elif line.startswith("|"):
            if not _RULE.fullmatch(line):
                parts[-1][1].append(_row(line))
            joins = False
        elif joins and line and not code and not re.match(r"[-*#]|\d+\.", line):
            parts[-1][1][-1] += f" {_bare(line)}"
        else:
            parts[-1][1].append(line if code else _bare(line.lstrip("#").strip()))
            joins = bool(line) and not code
    return Page(title, [(head, lines) for head, lines in parts if any(lines)])


def _row(line: str) -> str:
    cells = [_bare(cell.strip()) for cell in line.strip("|").split("|")]
    return f"{cells[0]}: {', '.join(cell for cell in cells[1:] if cell)}."


def _bare(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", text))
