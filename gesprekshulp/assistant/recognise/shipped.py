"""What recognition ships in content/geleerd/: the names of the files, and the lexicon as bytes."""

from __future__ import annotations

import msgspec

from gesprekshulp.assistant.recognise.lexicon import Lexicon
from gesprekshulp.assistant.recognise.linear import DamagedModel

LEXICON_FILE = "woorden.json"
KINDS_FILE = "weerstand.model"
MOVES_FILE = "zetten.model"
NOTES_FILE = "notities.model"
PAPER_LEXICON_FILE = "nakijkwoorden.json"
PAPERS_FILE = "nakijken.model"


def read_lexicon(data: bytes) -> Lexicon:
    """Return the lexicon in `data`. Raises `DamagedModel`."""
    try:
        return msgspec.json.decode(data, type=Lexicon)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise DamagedModel(str(error)) from None


def write_lexicon(lexicon: Lexicon) -> bytes:
    """Return the bytes of a lexicon; the same lexicon always gives the same bytes."""
    return msgspec.json.encode(lexicon, order="deterministic")
