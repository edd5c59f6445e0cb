"""Placeholders of a letter: filled once, never read again, and a gap where nothing is known.

What a person typed goes in as it stands. A datum that is missing becomes "[nog invullen: ...]"
in the sentence itself and is remembered as a gap.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import msgspec

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.documents.letters.data import HOW_TO_CLOSE, single_data
from gesprekshulp.documents.letters.request import Request
from gesprekshulp.documents.model import gap_text
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.knowledge.conditions import holds
from gesprekshulp.knowledge.letters import FIELD_PREFIX, SINGLE_DATA, Letter, LetterField
from gesprekshulp.text import clean, clean_line

_OF_LETTERS = re.compile(
    rf"\{{({'|'.join(sorted(SINGLE_DATA, key=len, reverse=True))}|{FIELD_PREFIX}[a-z0-9-]+)\}}"
)
_ENDS = re.compile(r"[.?!…]$")
_ONE_FIELD = re.compile(rf"\{{{FIELD_PREFIX}([a-z0-9-]+)\}}")


class LetterGap(msgspec.Struct, frozen=True):
    """Something the letter rests on and that is missing: what, how to close it, which field.

    `rest`: id under rust_op, "" for others. `field`: id of the field to fill in, or "".
    """

    what: str
    how: str = ""
    rest: str = ""
    field: str = ""


def asked_fields(letter: Letter, facts: Mapping[str, str]) -> list[LetterField]:
    """Return the fields of a letter that are asked in this case."""
    return [one for one in letter.fields if holds(one.condition, facts)]


class Filler:
    """Fills in the text of one letter and gathers its gaps."""

    def __init__(self, request: Request, names: Names) -> None:
        self.request = request
        self.names = names
        self.data = single_data(request)
        self.facts = derive_facts(request.dossier, request.on, request.meeting)
        self.fields: Mapping[str, LetterField] = {f.id: f for f in request.letter.fields}
        self.gaps: dict[LetterGap, None] = {}
        self._choices: set[str] = set()

    def value(self, field: str) -> str:
        """Return what was filled in for a field, else what the case says of it; may be ""."""
        given = clean(self.request.fields.get(field, "")).strip()
        known = self.fields.get(field)
        if known is None or not holds(known.condition, self.facts):
            return ""
        if known.form == "datum" and given:
            return _dutch(given)
        return given or self.data.get(known.prefill, "")

    def ask_for(self, name: str) -> None:
        """Say that the letter turns on the choice in this field."""
        self._choices.add(name)

    def not_chosen(self) -> list[LetterGap]:
        """Return the choices that the letter turns on and that were not made."""
        return [
            self._gap_of(name)
            for name in self.fields
            if name in self._choices
            and not self.value(name)
            and not self._may_be_empty(name)
            and self._gap_of(name) not in self.gaps
        ]

    def left_out(self, text: str) -> bool:
        """Return whether `text` is not meant: it names a field that is empty and may be so."""
        return any(self._may_be_empty(name) for name in _ONE_FIELD.findall(text))

    def _may_be_empty(self, name: str) -> bool:
        known = self.fields.get(name)
        if known is None or self.value(name):
            return False
        return known.needed == "nee" or not holds(known.condition, self.facts)

    def __call__(self, text: str) -> str:
        """Return `text` filled in, on one line."""
        return clean_line(" ".join(self.paragraphs(text)))

    def paragraphs(self, text: str) -> list[str]:
        """Return `text` filled in, one line per paragraph that the user typed."""
        pieces: list[str] = []
        at = 0
        for found in _OF_LETTERS.finditer(text):
            pieces += [render(text[at : found.start()], self.names), self._known(found[1])]
            at = found.end()
        pieces.append(render(text[at:], self.names))
        for n in range(1, len(pieces), 2):
            # What was typed may bring its own full stop.
            if _ENDS.search(pieces[n]) and pieces[n + 1].startswith("."):
                pieces[n + 1] = pieces[n + 1][1:]
        lines = [clean_line(line) for line in "".join(pieces).split("\n")]
        return [line for line in lines if line]

    def _known(self, name: str) -> str:
        if name.startswith(FIELD_PREFIX):
            return self._field(name.removeprefix(FIELD_PREFIX))
        return self.data[name] or self.gap(LetterGap(SINGLE_DATA[name], HOW_TO_CLOSE[name]))

    def _field(self, name: str) -> str:
        given = self.value(name)
        if given:
            return given
        return self.gap(self._gap_of(name))

    def _gap_of(self, name: str) -> LetterGap:
        known = self.fields.get(name)
        what = render(known.title, self.names) if known else name
        return neat(LetterGap(what, "vul het in bij deze brief", field=name))

    def gap(self, gap: LetterGap) -> str:
        """Remember a gap; return how it stands in the text."""
        gap = neat(gap)
        self.gaps.setdefault(gap)
        return gap_text(gap.what, gap.how)


def neat(gap: LetterGap) -> LetterGap:
    """Return a gap as it reads within a sentence: no mark at the end, a small letter after it."""
    how = gap.how.rstrip(". ")
    return msgspec.structs.replace(gap, what=gap.what.rstrip(".? "), how=how[:1].lower() + how[1:])


def _dutch(given: str) -> str:
    """Return a day given as 2026-12-01 in Dutch; anything else as it stands."""
    try:
        return dutch_date(date.fromisoformat(given))
    except ValueError:
        return given
