"""Reading one typed line: its prefix, and careful guesses at kind, who and when.

A prefix is what the user meant, a guess is a guess and marked so. Nothing is lost:
`prefix + text` is always exactly what was typed. Persons stand in `persons`, dates in
`dates`; what the remark behind a line is, in `herkennen`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import msgspec

from gesprekshulp.assistant.dates import find_date
from gesprekshulp.assistant.guesses import guess_kind, guess_who
from gesprekshulp.assistant.persons import find_persons, joined, short_form
from gesprekshulp.dossier.types import NoteKind, NoteLayer

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

_LETTERS = {"m": "moeder", "v": "vader", "l": "leerling", "s": "school"}

_KIND_WORDS: Mapping[NoteKind, tuple[str, ...]] = {
    "afspraak": ("afspraken", "afspraak", "afspr", "afspr.", "actiepunt", "actie", "act", "todo"),
    "bezwaar": ("bezwaren", "bezwaar", "bezw", "bezw."),
    "besluit": ("besluiten", "besluit", "besl", "besl.", "besloten"),
    "vraag": ("vragen", "vraag", "vr", "vrg"),
    "informatie": ("informatie", "info", "inf", "ter info", "ter informatie", "tk", "nb"),
    "akkoord": ("akkoord", "akk", "akk.", "instemming"),
}
_KIND_OF_WORD = {word: kind for kind, words in _KIND_WORDS.items() for word in words}
_WORD_PREFIX = re.compile(
    r"\s*(?P<kind>" + "|".join(sorted(map(re.escape, _KIND_OF_WORD), key=len, reverse=True)) + r")"
    r"(?:\s+(?:van\s+)?(?P<who>[^:\n]{1,30}?))?(?:\s*:|\s+[-–—])\s+(?=\S)",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"\s*(?P<name>[^\W\d_][^:\n]{0,40}?)\s*:(?!//)(?!\d)\s*")
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
    layer_guessed: bool = True
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


def read_line(text: str, speakers: Mapping[str, str], today: date) -> Line:
    """Return what is read in a typed line. Never raises, and loses no character.

    `speakers`: short names and letters in lower case -> partner id, for prefixes such
    as `m:`; `m:`, `v:`, `l:` and `s:` are understood without it too.
    """
    found = _read_prefix(text, {name.casefold(): who for name, who in speakers.items()})
    rest = text[found.end :]
    head = rest[:_HEAD]
    when = find_date(head, today)
    kind = found.kind or guess_kind(head, dated=when is not None)
    spoken = found.speaker is not None
    quoted = _QUOTED.search(head) is not None
    who = found.who or guess_who(head, kind, speakers)
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


def _read_prefix(text: str, speakers: Mapping[str, str]) -> _Prefix:
    """Read signs, speaker and kind words in front, each at most once and in any order."""
    found = _Prefix()
    while True:
        before = found.end
        _read_sign(text, found)
        _read_kind_word(text, found, speakers)
        _read_speaker(text, found, speakers)
        if found.end == before:
            break
    if not text[found.end :].strip():
        # Only a prefix: then it is the text itself that was meant ("?", "m:").
        return _Prefix()
    return found


def _read_sign(text: str, found: _Prefix) -> None:
    match = re.compile(r"\s*([!>?=+*])\s*").match(text, found.end)
    if match is None:
        return
    sign, following = match[1], text[match.end() : match.end() + 1]
    if sign == OWN and not found.own and following != OWN:
        found.own, found.end = True, match.end()
    elif sign in SIGNS and found.kind is None and not (sign == "+" and following.isdigit()):
        found.kind, found.end = SIGNS[sign], match.end()


def _read_kind_word(text: str, found: _Prefix, speakers: Mapping[str, str]) -> None:
    match = _WORD_PREFIX.match(text, found.end)
    if match is None or found.kind is not None:
        return
    name = (match["who"] or "").strip()
    if name and not _is_name(name, speakers):
        return
    found.kind, found.end = _KIND_OF_WORD[match["kind"].lower()], match.end()
    if name:
        found.who = found.who or _who_of(name)
        found.speaker = found.speaker or speakers.get(name.casefold())


def _read_speaker(text: str, found: _Prefix, speakers: Mapping[str, str]) -> None:
    match = _SPEAKER.match(text, found.end)
    if match is None or found.speaker is not None or found.who:
        return
    name = match["name"].strip()
    if not _is_name(name, speakers):
        return
    found.speaker = speakers.get(name.casefold(), "")
    found.who = _who_of(name)
    found.end = match.end()


def _is_name(name: str, speakers: Mapping[str, str]) -> bool:
    """Whether these words are only a person: known here, one of the letters, or a role."""
    if name.casefold() in speakers or name.casefold() in _LETTERS:
        return True
    persons = find_persons(name)
    return bool(persons) and persons[0].start == 0 and persons[-1].end >= len(name.rstrip("."))


def _who_of(name: str) -> str:
    if name.casefold() in _LETTERS:
        return _LETTERS[name.casefold()]
    persons = find_persons(name)
    return joined(persons, name) if len(persons) > 1 else short_form(name)
