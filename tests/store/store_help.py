"""What the store tests share: events to keep, a cheap key, and a look into the raw pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from gesprekshulp.dossier.events import Event, FeitVastgelegd, NewEvent, NotitieGemaakt
from gesprekshulp.dossier.types import Note
from gesprekshulp.store.keyfile import Cost
from gesprekshulp.store.sqlite import DATABASE_FILE

CHEAP = Cost(n=1 << 10)
CASE, MEETING = "z-1", "g-1"
NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
PAGE, RESERVED, SALT, LOG_HEADER, FRAME_HEADER = 4096, 80, 16, 32, 24


def note(text: str, meeting: str = MEETING, minute: int = 0) -> NewEvent:
    at = NOW + timedelta(minutes=minute)
    return NewEvent(
        happened_at=at,
        entered_at=at,
        entered_by="Karin",
        payload=NotitieGemaakt(note=Note(id=f"n-{text[:8]}", meeting=meeting, text=text, at=at)),
        meeting=meeting,
    )


def fact(value: str, meeting: str = "") -> NewEvent:
    payload = FeitVastgelegd(fact="sector", value=value, on=date(2026, 11, 24), meeting=meeting)
    return NewEvent(
        happened_at=NOW, entered_at=NOW, entered_by="Karin", payload=payload, meeting=meeting
    )


def texts(events: list[Event]) -> list[str]:
    """The words of notes and values of facts; the type of what was wiped or is not known."""
    found = []
    for event in events:
        payload = event.payload
        if isinstance(payload, NotitieGemaakt):
            found.append(payload.note.text)
        else:
            found.append(payload.value if isinstance(payload, FeitVastgelegd) else repr(payload))
    return found


def unlocked(folder: Path, key: bytes) -> Any:
    """A connection of a meddler who has the key."""
    from sqlcipher3 import dbapi2

    con = dbapi2.connect(str(folder / DATABASE_FILE), isolation_level=None)
    con.execute("PRAGMA cipher_log=off")
    con.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    return con


def decrypted_pages(folder: Path, key: bytes) -> bytes:
    """Every page in the file and in its log, used or not, as whoever has the key can read it."""
    pages = b""
    file = (folder / DATABASE_FILE).read_bytes()
    for start in range(0, len(file), PAGE):
        pages += _decrypted(file[start : start + PAGE], key, first=start == 0)
    log = folder / f"{DATABASE_FILE}-wal"
    if log.exists():
        for number, page in _frames(log.read_bytes()):
            pages += _decrypted(page, key, first=number == 1)
    return pages


def _frames(log: bytes) -> Iterator[tuple[int, bytes]]:
    step = FRAME_HEADER + PAGE
    for start in range(LOG_HEADER, len(log) - step + 1, step):
        number = int.from_bytes(log[start : start + 4], "big")
        if number:
            yield number, log[start + FRAME_HEADER : start + step]


def _decrypted(page: bytes, key: bytes, *, first: bool) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    body = page[SALT if first else 0 : PAGE - RESERVED]
    iv = page[PAGE - RESERVED : PAGE - RESERVED + 16]
    reader = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return reader.update(body) + reader.finalize()
