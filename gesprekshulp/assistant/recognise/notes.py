"""What kind of note a line is, where no sign or word in front of it says so.

The rules of `lines` guess first; the model weighs that guess with the words themselves. What
the user meant by a prefix is never overruled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

import msgspec

from gesprekshulp.assistant.guesses import Reading
from gesprekshulp.assistant.lines import Line
from gesprekshulp.assistant.recognise.features import (
    Block,
    block,
    marks_of_fields,
    pairs_of,
    parts_of,
)
from gesprekshulp.assistant.recognise.lexicon import Lexicon
from gesprekshulp.assistant.recognise.linear import Linear
from gesprekshulp.assistant.recognise.words import WordReader
from gesprekshulp.dossier.types import NoteKind

_HEAD = 500
_EDGES = (1, 2)
_SCHOOL = "school"


def blocks_of_note(line: Line, reader: WordReader, lexicon: Lexicon) -> list[Block]:
    """Return the features of a line that was read by rules."""
    words = reader.read(line.text[:_HEAD])
    said = [word for word in words if word != "?"]
    found = [
        block(pairs_of(said)),
        block((part for word in dict.fromkeys(said) for part in parts_of(word)), worth=0.8),
        block(marks_of_fields(said, lexicon), worth=0.7),
        block(_manner(line, words, said)),
    ]
    return [one for one in found if one.keys]


def _manner(line: Line, words: Sequence[str], said: Sequence[str]) -> Iterator[str]:
    """Yield what the rules guessed, whether a day and a person were found, and the edges."""
    yield f"n:{min(6, len(said) // 3)}"
    if "?" in words:
        yield "d:?"
    if line.when:
        yield "d:dag"
    yield f"g:{line.kind}"
    yield f"gd:{line.kind}{bool(line.when)}"
    yield f"wie:{bool(line.who)}"
    for length in _EDGES:
        yield f"o{length}:{'_'.join(said[:length])}"
        yield f"e{length}:{'_'.join(said[-length:])}"


class NoteJudge:
    """Judges the kind of a line; a line with a prefix stays what it was."""

    def __init__(self, model: Linear, lexicon: Lexicon, reader: WordReader) -> None:
        self._model = model
        self._lexicon = lexicon
        self._reader = reader

    def judged(self, line: Line, names: Iterable[str] = ()) -> Line:
        """Return the line with the kind that fits best, and who acts in such a note.

        `names`: what the persons at the table are called.
        """
        if not line.kind_guessed or not line.text.strip():
            return line
        scores = self._model.scores(blocks_of_note(line, self._reader, self._lexicon))
        best = max(range(len(scores)), key=lambda at: (scores[at], -at))
        kind = cast(NoteKind, self._model.labels[best])
        # What school itself says is no objection, whatever words it denies.
        if kind == line.kind or (kind == "bezwaar" and line.who == _SCHOOL):
            return line
        # A parent who objects is never said to agree on the strength of a likeness.
        if kind == "akkoord" and line.kind == "bezwaar":
            return line
        if not line.who_guessed and line.who:
            return msgspec.structs.replace(line, kind=kind)
        who = Reading(line.text[:_HEAD], names).who(kind, labelled=False)
        return msgspec.structs.replace(line, kind=kind, who=who, who_guessed=bool(who))
