"""Reading what can still be read of a damaged store, event by event, as text.

For when no copy is whole: pages are decrypted one by one, and events are looked for in
them, whatever the structure around them says. Where that structure still stands, it tells
of which case an event is, and gives what goes on in another page. What stands on a page
whose HMAC does not fit is marked as unsure. How it reads stands in `salvage_words`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from gesprekshulp.store.errors import files_of
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.log_files import log_of
from gesprekshulp.store.pieces import pieces_of
from gesprekshulp.store.schema import MOST_EVENTS
from gesprekshulp.store.wal import PAGE, RESERVED, hmac_of
from gesprekshulp.store.which_key import key_of

_EVENT = re.compile(rb'(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[\d.]*\+00:00)\n(?=\{"soort":")')
_LOG_HEADER, _FRAME, _SALT = 32, 24, 16
_PART = "deel van een gebeurtenis"
UNSURE = " (onzeker: uit een beschadigde bladzijde)"
"""What is behind the kind of an event that may not be as it was written."""
_NOT_ITS_OWN = 12
_MOST = 20_000  # bytes of one event that are looked at


class Found(NamedTuple):
    """One event as it was found: when it happened (ISO, UTC), its kind, and its words.

    `fields`: what it says, by the name that has in the store, "" for a part of an event.
    `case`: its title and mark, "" when that is not to be seen.
    """

    at: str
    kind: str
    fields: tuple[tuple[str, str], ...]
    case: str = ""

    @property
    def words(self) -> str:
        """All that it says in one line."""
        return "; ".join(f"{name}: {value}" if name else value for name, value in self.fields)


def salvage(files: Iterable[Path], keys: Sequence[bytes]) -> list[Found]:
    """Return every event that can be read in these database files and their logs, by time.

    `keys`: the present key, then those it replaced; what was set aside may be under any.
    Raises StoreError when a file cannot be read at all; damage inside is passed over.
    """
    found: set[Found] = set()
    cases: dict[Found, set[str]] = {}
    full: dict[str, list[str]] = {}
    for path in files:
        key = key_of(path, keys)
        for page, whole in _pages(path, key):
            for event in _events(page):
                sure = event if whole else event._replace(kind=f"{event.kind}{UNSURE}")
                found.add(sure)
        for event, case, text in _by_case(path, key):
            found.add(event)
            cases.setdefault(event, set()).add(case)
            full.setdefault(event.at, []).append(text)
    known = {(one.at, one.words) for one in found if not one.kind.endswith(UNSURE)}
    return sorted(
        one._replace(case=" of ".join(sorted(cases.get(one, {""}) - {""})))
        for one in found
        if not (one.kind.endswith(UNSURE) and (one.at, one.words) in known)
        and not (one.kind.startswith(_PART) and _begins(one, full.get(one.at, ())))
    )


def _by_case(path: Path, key: bytes) -> Iterator[tuple[Found, str, str]]:
    """Yield every event that still stands in the tables of a file, what its case is called, its text.

    The disk was read already; a file of a newer version only gives what its pages give.
    """
    try:
        pieces = pieces_of(path, key, "")
    except StoreError:
        return
    names = {at: f"{one.title} ({one.name})" for at, one in pieces.cases.items()}
    rows = [(at, link.content) for at, links in pieces.links.items() for link in links.values()]
    rows += [(at // MOST_EVENTS, one.content) for at, one in pieces.drafts.items()]
    for case, content in rows:
        for event in _events(content or b""):
            text = (content or b"").decode(errors="replace").partition("\n")[2]
            yield event, names.get(case, ""), _plain(text)


def _begins(part: Found, full: Iterable[str]) -> bool:
    """Whether a part is the beginning of one of these texts; a few bytes after it are not its own."""
    text = part.words
    return any(one.startswith(text[: max(0, len(text) - _NOT_ITS_OWN)]) for one in full)


def _pages(path: Path, key: bytes) -> Iterator[tuple[bytes, bool]]:
    """Yield every page, decrypted, and whether its HMAC fits: a flip spoils only 16 bytes."""
    with files_of(path.parent):
        raw = path.read_bytes()
        log = log_of(path)
        frames = log.read_bytes() if log.exists() else b""
    sound = hmac_of(key, raw[:_SALT])
    for number, start in enumerate(range(0, len(raw) - PAGE + 1, PAGE), 1):
        page = raw[start : start + PAGE]
        yield _decrypted(page, key, first=number == 1), sound(number, page)
    for start in range(_LOG_HEADER, len(frames) - _FRAME - PAGE + 1, _FRAME + PAGE):
        number = int.from_bytes(frames[start : start + 4], "big")
        page = frames[start + _FRAME : start + _FRAME + PAGE]
        if number:
            yield _decrypted(page, key, first=number == 1), sound(number, page)


def _decrypted(page: bytes, key: bytes, *, first: bool) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    body = page[_SALT if first else 0 : PAGE - RESERVED]
    reader = Cipher(
        algorithms.AES(key), modes.CBC(page[PAGE - RESERVED : PAGE - RESERVED + 16])
    ).decryptor()
    return reader.update(body) + reader.finalize()


def _events(page: bytes) -> Iterator[Found]:
    for match in _EVENT.finditer(page):
        text = page[match.end() : match.end() + _MOST].decode(errors="replace")
        try:
            content, _ = json.JSONDecoder().raw_decode(text)
        except ValueError:  # it goes on in another page: what stands here is better than nothing
            part = _plain(text.split("\0")[0])
            yield Found(match[1].decode(), _PART, (("", part),))
            continue
        if isinstance(content, dict):
            kind = str(content.pop("soort", ""))
            yield Found(match[1].decode(), kind, tuple(_words(content)))


def _words(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _words(inner, str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner, name)
    elif value not in (None, "", False) and name != "version":
        yield name, "ja" if value is True else _plain(str(value))


def _plain(text: str) -> str:
    from gesprekshulp.text import clean_line

    return clean_line(text)
