"""How an event lies in a row: envelope, content and digest; and how it is read back.

No SQL here. The envelope stays for good and so holds nothing personal. The content is
what can be wiped: one line with the time it happened, then the event as `codec` stores
it, byte for byte. Its digest is salted, and is all that enters the hash chain.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Literal, NamedTuple

import msgspec

from gesprekshulp.dossier.codec import decode, encode, kind_of
from gesprekshulp.dossier.events import Event, Known, NewEvent, Unknown, Wiped
from gesprekshulp.dossier.hashing import SALT_BYTES, content_digest


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """What remains of an event whatever is wiped; `number` is 0 while it is a draft."""

    kind: str
    version: int
    entered_at: datetime
    entered_by: str
    meeting: str
    ordinal: int
    action: int
    number: int = 0


class Stored(NamedTuple):
    """The bytes of one event; salt and content are None once it is wiped."""

    envelope: bytes
    salt: bytes | None
    content: bytes | None
    digest: bytes


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Envelope)


def numbered(new: NewEvent, ordinal: int, action: int) -> Event:
    """Return the draft that `new` becomes, with its times in UTC; naive times: ValueError."""
    return Event(
        ordinal=ordinal,
        action=action,
        happened_at=_utc(new.happened_at),
        entered_at=_utc(new.entered_at),
        entered_by=new.entered_by,
        payload=new.payload,
        meeting=new.meeting,
    )


def stored(event: Event, payload: Known) -> Stored:
    """Return the bytes to keep of a new draft, under a fresh salt."""
    envelope = Envelope(
        kind=kind_of(payload),
        version=payload.version,
        entered_at=event.entered_at,
        entered_by=event.entered_by,
        meeting=event.meeting,
        ordinal=event.ordinal,
        action=event.action,
    )
    content = event.happened_at.isoformat().encode() + b"\n" + encode(payload)
    salt = secrets.token_bytes(SALT_BYTES)
    return Stored(_ENCODER.encode(envelope), salt, content, content_digest(salt, content))


def sealed_envelope(draft: bytes, number: int) -> bytes:
    """Return the envelope of a draft as it stands in the chain at `number`."""
    return _ENCODER.encode(msgspec.structs.replace(read_envelope(draft), number=number))


def read_envelope(raw: bytes) -> Envelope:
    """Return the envelope in `raw`; raises ValueError when it is not one."""
    try:
        return _DECODER.decode(raw)
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from None


def read_event(raw: bytes, content: bytes | None) -> Event:
    """Return the event in these bytes; raises ValueError when they are not one."""
    envelope = read_envelope(raw)
    payload: Known | Unknown | Wiped
    if content is None:
        happened_at, payload = envelope.entered_at, Wiped(kind=envelope.kind)
    else:
        moment, _, kept = content.partition(b"\n")
        happened_at = datetime.fromisoformat(moment.decode())
        payload = decode(envelope.kind, envelope.version, kept)
    state: Literal["concept", "vast"] = "vast" if envelope.number else "concept"
    return Event(
        ordinal=envelope.ordinal,
        action=envelope.action,
        happened_at=happened_at,
        entered_at=envelope.entered_at,
        entered_by=envelope.entered_by,
        payload=payload,
        meeting=envelope.meeting,
        number=envelope.number,
        state=state,
    )


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("een tijd zonder tijdzone kan niet in een zaak")
    return moment.astimezone(UTC)
