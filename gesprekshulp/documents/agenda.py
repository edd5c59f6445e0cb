"""Planned talks and agreements with a date as a calendar file (RFC 5545).

Own code: a few kinds of line, folded at 75 octets and escaped, in Dutch time. No name of a child or parent stands in it unless the user chose so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from gesprekshulp.dossier.localtime import local
from gesprekshulp.dossier.people import pupil_partner
from gesprekshulp.dossier.types import Dossier, Note
from gesprekshulp.text import clean

_LONGEST = 75  # octets of one line, without its end (RFC 5545, 3.1)
_TALK = timedelta(hours=1)
_ZONE = "Europe/Amsterdam"
# Summer time from the last Sunday of March to that of October, since 1996 (2000/84/EG).
_TIME_ZONE = (
    *("BEGIN:VTIMEZONE", f"TZID:{_ZONE}"),
    *("BEGIN:DAYLIGHT", "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"),
    *("DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT"),
    *("BEGIN:STANDARD", "TZNAME:CET", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"),
    *("DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD"),
    "END:VTIMEZONE",
)
_SHORTEST_NAME = 3  # letters; shorter ones are also parts of common words


class Appointment(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: a moment (aware) or a whole day, what it is called, where."""

    uid: str
    at: datetime | date
    title: str
    place: str = ""
    note: str = ""


def appointments(dossier: Dossier, on: date, names: bool = False) -> list[Appointment]:
    """Return the talks planned and the agreements with a date, from `on`, in order.

    `names`: whether names of people and the words of agreements may stand in it.
    """
    found = [
        Appointment(
            uid=f"{dossier.id}-{one.id}",
            at=one.planned_for,
            title=_talk(dossier, one.title, names),
            place=one.place if names or not bears_name(dossier, one.place) else "",
        )
        for one in dossier.meetings.values()
        if one.planned_for and one.stand == "gepland" and local(one.planned_for).date() >= on
    ]
    found += [
        _agreement(dossier, note, names)
        for note in dossier.notes.values()
        if note.kind == "afspraak"
        and note.when
        and note.when >= on
        and note.stand != "opgelost"
        and note.reader != "eigen"
        and not note.struck_on
    ]
    return sorted(found, key=lambda one: (_day(one.at), one.uid))


def bears_name(dossier: Dossier, text: str) -> bool:
    """Return whether a name of the pupil or of somebody in the case stands in `text`."""
    people = (*dossier.partners.values(), pupil_partner(dossier))
    known = {
        part.casefold()
        for one in people
        for name in (one.name, one.salutation, one.short)
        for part in re.findall(r"[^\W\d_]+", name)
        if len(part) >= _SHORTEST_NAME
    }
    return any(word.casefold() in known for word in re.findall(r"[^\W\d_]+", text))


def calendar(entries: Sequence[Appointment], made: datetime) -> bytes:
    """Return a calendar file; `made` (aware) stamps every entry."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gesprekshulp//NL", "CALSCALE:GREGORIAN"]
    lines += _TIME_ZONE
    for entry in entries:
        lines += _entry(entry, made)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line)).encode("utf-8")


def escape(text: str) -> str:
    """Return text as a value of a calendar line: one line, without signs that act."""
    escaped = clean(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n").replace("\t", " ")


def fold(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets; every further piece begins with a space."""
    piece, room = "", _LONGEST
    for character in line:
        width = len(character.encode("utf-8"))
        if width > room:
            yield piece
            piece, room = " ", _LONGEST - 1
        piece += character
        room -= width
    yield piece


def _talk(dossier: Dossier, title: str, names: bool) -> str:
    title = title or "Gesprek"
    if not names:
        return f"{'Gesprek' if bears_name(dossier, title) else title} (zaak {dossier.id})"
    about = dossier.leerling.first_name
    return f"{title} over {about}" if about else title


def _agreement(dossier: Dossier, note: Note, names: bool) -> Appointment:
    assert note.when is not None
    title = f"Afspraak: {note.text}" if names else f"Afspraak nakijken (zaak {dossier.id})"
    who = f"Wie: {note.who}" if names and note.who else ""
    return Appointment(uid=f"{dossier.id}-{note.id}", at=note.when, title=title, note=who)


def _entry(entry: Appointment, made: datetime) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{escape(entry.uid)}@gesprekshulp.invalid",
        f"DTSTAMP:{_utc(made)}",
    ]
    if isinstance(entry.at, datetime):
        lines += [_dutch("DTSTART", entry.at), _dutch("DTEND", entry.at + _TALK)]
    else:
        lines += [
            f"DTSTART;VALUE=DATE:{entry.at:%Y%m%d}",
            f"DTEND;VALUE=DATE:{entry.at + timedelta(days=1):%Y%m%d}",
            "TRANSP:TRANSPARENT",
        ]
    lines.append(f"SUMMARY:{escape(entry.title)}")
    lines += [f"LOCATION:{escape(entry.place)}"] if entry.place else []
    lines += [f"DESCRIPTION:{escape(entry.note)}"] if entry.note else []
    return [*lines, "END:VEVENT"]


def _dutch(what: str, moment: datetime) -> str:
    return f"{what};TZID={_ZONE}:{local(moment):%Y%m%dT%H%M%S}"


def _utc(moment: datetime) -> str:
    return f"{local(moment).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _day(at: datetime | date) -> datetime:
    return local(at) if isinstance(at, datetime) else local(datetime.combine(at, time()))
