"""The stored form of an event's content: msgspec JSON, one object with its type under `soort`.

What this program does not know is kept byte for byte, so that an older program never
damages the case of a newer one. Envelope, salt and hash are the store's affair.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

import msgspec

from gesprekshulp.dossier.events import Known, Payload, Unknown
from gesprekshulp.dossier.upcast import LIFTERS, Lifters


class Codec:
    """Writes and reads the contents of a set of event types."""

    def __init__(self, types: Iterable[type[Payload]], lifters: Lifters) -> None:
        self._types = {str(one.__struct_config__.tag): one for one in types}
        self._versions = {kind: _current_version(one) for kind, one in self._types.items()}
        self._decoders: dict[str, msgspec.json.Decoder[Payload]] = {}
        self._lifters = lifters
        self._encoder = msgspec.json.Encoder()

    def encode(self, payload: Payload | Unknown) -> bytes:
        """Return the stored form, UTF-8 JSON; an `Unknown` gives back its own bytes."""
        return payload.raw if isinstance(payload, Unknown) else self._encoder.encode(payload)

    def decode(self, kind: str, version: int, raw: bytes) -> Payload | Unknown:
        """Return the event in `raw`, lifted when it is older; never raises.

        An unknown type, a newer version, a version without lifter, or bytes that do not
        fit the type give an `Unknown` that encodes to the same bytes.
        """
        current = self._versions.get(kind)
        if current is not None and 1 <= version <= current:
            try:
                found = self._read(kind, version, current, raw)
            except Exception:
                # A lifter may trip over whatever was stored; one event never stops the rest.
                found = None
            if found is not None:
                return found
        return Unknown(kind=kind, version=version, raw=raw)

    def _read(self, kind: str, version: int, current: int, raw: bytes) -> Payload | None:
        if version == current:
            if kind not in self._decoders:
                self._decoders[kind] = msgspec.json.Decoder(self._types[kind])
            return self._decoders[kind].decode(raw)
        old = msgspec.json.decode(raw, type=dict)
        lifted = self._lifters.lift(kind, old, version, current)
        if lifted is None:
            return None
        return msgspec.convert({**lifted, "version": current}, type=self._types[kind])


def _current_version(of: type[Payload]) -> int:
    return next(int(f.default) for f in msgspec.structs.fields(of) if f.name == "version")


_CODEC = Codec(get_args(Known), LIFTERS)


def encode(payload: Known | Unknown) -> bytes:
    """Return the stored form of an event's content (UTF-8 JSON)."""
    return _CODEC.encode(payload)


def decode(kind: str, version: int, raw: bytes) -> Known | Unknown:
    """Return the content stored in `raw`; what is not known comes back as `Unknown`."""
    return _CODEC.decode(kind, version, raw)  # type: ignore[return-value]  # built from Known


def kind_of(payload: Known | Unknown) -> str:
    """Return the type of event as the envelope stores it, for example `notitie-gemaakt`."""
    if isinstance(payload, Unknown):
        return payload.kind
    return str(payload.__struct_config__.tag)
