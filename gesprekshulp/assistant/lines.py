"""Reading one typed line: its prefix, and careful guesses at kind, who and when.

A prefix is what the user meant, a guess is a guess and marked so. Nothing is lost:
`prefix + text` is always exactly what was typed. Persons stand in `persons`, dates in
`dates`; what the remark behind a line is, in `herkennen`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from gesprekshulp.assistant.dates import find_date
from gesprekshulp.assistant.guesses import Reading
from gesprekshulp.assistant.holidays import HOLIDAYS, Region
from gesprekshulp.assistant.persons import short_form
from gesprekshulp.assistant.prefixes import LETTERS, name_at, read_label
from gesprekshulp.dossier.types import NoteKind, NoteLayer
from gesprekshulp.knowledge.types import SchoolHoliday

SIGNS: Mapping[str, NoteKind] = {
    "!": "bezwaar",
    ">": "afspraak",
    "?": "vraag",
    "=": "besluit",
    "+": "akkoord",
}
"""Sign in front of a line -> the kind it decides."""

OWN = "*"
"""Sign in front of a line that makes it an own working note."""

_SIGN = re.compile(r"\s*(?:([>?=+])(?!(?<==)>)\1*:?|([!*])(?!\2))\s*")
# "!!", "**": for emphasis; they decide nothing.
_EMPHASIS = re.compile(r"\s*(?:!{2,}|\*{2,}):?\s+")
_SPEAKER = re.compile(r"\s*(?:van\s+)?(?P<name>[^\W\d_][^:\n]{0,40}?)\s*:(?!//)(?!\d)\s*", re.I)
_QUOTED = re.compile(r"[\"“„«][^\"”»]{2,}[\"”»]|(?<!\w)['‘][^'’]{3,}['’](?!\w)")
# Guesses look at the head of a line only: a paste of pages may not hold up the next key.
_HEAD = 500


class Line(msgspec.Struct, frozen=True):
    """A line as read. `prefix + text == raw`; the fields with `_guessed` are only guesses.

    `kind`, `layer`, `own` (eigen werkaantekening), `speaker` (value of `speakers`, "" when
    not said), `speaker_name` (what the prefix called a speaker who is not in `speakers`),
    `who` (short form, "" when not clear), `when`.
    """

    raw: str
    prefix: str
    text: str
    kind: NoteKind = "informatie"
    kind_guessed: bool = True
    layer: NoteLayer = "waarneming"
    own: bool = False
    speaker: str = ""
    speaker_name: str = ""
    who: str = ""
    who_guessed: bool = True
    when: date | None = None
    when_guessed: bool = True


class _Prefix(msgspec.Struct):
    """What stands in front of a line, while it is being read."""

    end: int = 0
    kind: NoteKind | None = None
    own: bool = False
    speaker: str | None = None
    who: str = ""
    soft: bool = False  # the kind comes from a mere "nb" or "info": another label may follow


def read_line(
    text: str,
    speakers: Mapping[str, str],
    today: date,
    holidays: Sequence[SchoolHoliday] = HOLIDAYS,
    region: Region = "",
) -> Line:
    """Return what is read in a typed line. Never raises, and loses no character.

    `speakers`: short names and letters in lower case -> partner id, for prefixes such
    as `m:`; `m:`, `v:`, `l:` and `s:` are understood without it too. `holidays` and
    `region`: those of the school, for "na de voorjaarsvakantie".
    """
    known = {name.casefold(): who for name, who in speakers.items()}
    found = _read_prefix(text, known)
    rest = text[found.end :]
    head = rest[:_HEAD]
    when = find_date(head, today, holidays, region)
    note = Reading(head, names_of_others(known))
    kind = found.kind or note.kind(dated=when is not None)
    spoken = found.speaker is not None
    quoted = _QUOTED.search(head) is not None
    who = found.who or note.who(kind, labelled=found.kind is not None)
    return Line(
        raw=text,
        prefix=text[: found.end],
        text=rest,
        kind=kind,
        kind_guessed=found.kind is None,
        layer="citaat" if spoken or quoted else "waarneming",
        own=found.own,
        speaker=found.speaker or "",
        speaker_name=found.who if found.speaker == "" else "",
        who=who,
        who_guessed=bool(who) and not found.who,
        when=when,
    )


def names_of_others(speakers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that may be who acts: of the pupil alone a line is a fact."""
    pupil = speakers.get("l")
    return tuple(name for name, who in speakers.items() if len(name) > 2 and who != pupil)


def _read_prefix(text: str, speakers: Mapping[str, str]) -> _Prefix:
    """Read signs, speaker and kind words in front, each at most once and in any order."""
    found = _Prefix()
    while True:
        before = found.end
        _read_sign(text, found)
        _read_label(text, found, speakers)
        _read_speaker(text, found, speakers)
        if found.end == before:
            break
    if not text[found.end :].strip():
        # Only a prefix: then it is the text itself that was meant ("?", "m:").
        return _Prefix()
    return found


def _read_sign(text: str, found: _Prefix) -> None:
    match = _SIGN.match(text, found.end)
    if match is None:
        return
    sign, following = match[1] or match[2], text[match.end() : match.end() + 1]
    if sign == OWN and not found.own:
        found.own, found.end = True, match.end()
    elif sign in SIGNS and found.kind is None and not (sign == "+" and following.isdigit()):
        found.kind, found.end = SIGNS[sign], match.end()


def _read_label(text: str, found: _Prefix, speakers: Mapping[str, str]) -> None:
    start = found.end
    if start == 0 and (emphasis := _EMPHASIS.match(text)):
        start = emphasis.end()
    label = read_label(text, start, [name for name in speakers if len(name) > 1])
    if label is None or (found.kind not in (None, label.kind) and not found.soft):
        return
    found.kind, found.end = label.kind, label.end
    # "nb afspraak": a remark first, then what it is.
    found.soft = label.kind == "informatie" and label.named is None
    if label.named is not None and not found.who:
        found.who = label.named.who
        found.speaker = found.speaker or speakers.get(label.named.typed.casefold())


def _read_speaker(text: str, found: _Prefix, speakers: Mapping[str, str]) -> None:
    match = _SPEAKER.match(text, found.end)
    if match is None or found.speaker is not None or found.who:
        return
    name = match["name"].strip()
    who = _named(name, speakers)
    if not who:
        return
    found.speaker = speakers.get(name.casefold(), "")
    found.who = who
    found.end = match.end()


def _named(name: str, speakers: Mapping[str, str]) -> str:
    """Return who these words are when they are only persons; "" otherwise."""
    if name.casefold() in LETTERS:
        return LETTERS[name.casefold()]
    named = name_at(name, 0, [one for one in speakers if len(one) > 1])
    if named is not None and named.end >= len(name.rstrip(".")):
        return named.who
    return short_form(name) if name.casefold() in speakers else ""
