"""Reading what can still be read of a damaged store, event by event, as text.

For when no copy is whole: pages are decrypted one by one, and events are looked for in
them, whatever the structure around them says. What stands on a page whose HMAC does not
fit is marked as unsure. The result is
readable by anyone, so it is only made when the user asks for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from gesprekshulp.store.errors import files_of
from gesprekshulp.store.wal import PAGE, RESERVED, hmac_of
from gesprekshulp.store.which_key import which_key

_EVENT = re.compile(rb'(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[\d.]*\+00:00)\n(?=\{"soort":")')
_LOG_HEADER, _FRAME, _SALT = 32, 24, 16
_UNSURE = " (onzeker: uit een beschadigde bladzijde)"
_MOST = 20_000  # bytes of one event that are looked at


class Found(NamedTuple):
    """One event as it was found: when it happened (ISO, UTC), its kind, and its words."""

    at: str
    kind: str
    words: str


def salvage(files: Iterable[Path], keys: Sequence[bytes]) -> list[Found]:
    """Return every event that can be read in these database files and their logs, by time.

    `keys`: the present key, then those it replaced; what was set aside may be under any.
    Raises StoreError when a file cannot be read at all; damage inside is passed over.
    """
    found: set[Found] = set()
    for path in files:
        key = which_key(path, keys) or keys[0]
        for page, whole in _pages(path, key):
            for event in _events(page):
                sure = event if whole else event._replace(kind=f"{event.kind}{_UNSURE}")
                found.add(sure)
    known = {(one.at, one.words) for one in found if not one.kind.endswith(_UNSURE)}
    return sorted(
        one for one in found if not one.kind.endswith(_UNSURE) or (one.at, one.words) not in known
    )


def as_text(found: Iterable[Found]) -> str:
    """Return the events as lines of text."""
    head = "Gered uit een beschadigde opslag van gesprekshulp. Dit is gewone, leesbare tekst."
    lines = [f"{one.at}  {one.kind}\n    {one.words}" for one in found]
    return "\n".join(
        [head, "Tijden zijn in UTC. Wat ooit ongedaan is gemaakt, kan er ook in staan.", "", *lines]
    )


def _pages(path: Path, key: bytes) -> Iterator[tuple[bytes, bool]]:
    """Yield every page, decrypted, and whether its HMAC fits: a flip spoils only 16 bytes."""
    with files_of(path.parent):
        raw = path.read_bytes()
        log = path.with_name(f"{path.name}-wal")
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
            yield Found(match[1].decode(), "deel van een gebeurtenis", _plain(text.split("\0")[0]))
            continue
        if isinstance(content, dict):
            kind = str(content.pop("soort", ""))
            yield Found(match[1].decode(), kind, "; ".join(_words(content)))


def _words(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _words(inner, str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner, name)
    elif value not in (None, "", False) and name != "version":
        yield f"{name}: {_plain(str(value))}"


def _plain(text: str) -> str:
    from gesprekshulp.text import clean_line

    return clean_line(text)
