"""Guesses at a note without a label: what kind it is and who acts in it.

Rules on words, in a fixed order; what no rule knows is `informatie` by nobody. Labels
stand in `prefixes`; `lines` marks everything from here as a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from gesprekshulp.assistant import cues
from gesprekshulp.assistant import cues_acting as acting
from gesprekshulp.assistant.mending import mended
from gesprekshulp.assistant.persons import find_persons, together
from gesprekshulp.assistant.roles import PARENTS
from gesprekshulp.assistant.who import HEAD_GAP, Acting
from gesprekshulp.dossier.types import NoteKind

# From here on another clause speaks: who acts there is not who says it.
_CLAUSE = re.compile(r"\b(?:dat|of|omdat|want|als|zodat|voordat|terwijl|waarom|toen|zodra)\b", re.I)
_MARK = re.compile(r"\s*(?:[,:;>/|)=»→\-–—]|$)")


@lru_cache(maxsize=64)
def _pattern(source: str, ignore: bool = True) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE if ignore else 0)


class Reading:
    """One note while it is being read: mended once, its persons found once."""

    def __init__(self, text: str, names: Iterable[str] = ()) -> None:
        self._text = mended(text)
        self._persons = find_persons(self._text, names, pronouns=True)
        self._acting = Acting(self._text, self._persons)
        clause = _CLAUSE.search(self._text)
        self._main = clause.start() if clause else len(self._text)

    def kind(self, dated: bool) -> NoteKind:
        """Return the likeliest kind. `dated`: the note names a coming day."""
        return self._headed() or self._cued(dated)

    def who(self, kind: NoteKind, labelled: bool = False) -> str:
        """Return who acts, asks, tells, objects or agrees, in short form; "" when not clear.

        `labelled`: a prefix gave the kind, so the text need not show it.
        """
        return self._acting.who(kind, labelled, self._asks_straight())

    def _has(self, source: str, text: str | None = None) -> bool:
        return _pattern(source).search(self._text if text is None else text) is not None

    def _at(self, source: str) -> int:
        """Return where a pattern first holds; beyond the text when it does not."""
        match = _pattern(source).search(self._text)
        return match.start() if match else len(self._text) + 1

    def _headed(self) -> NoteKind | None:
        """Return the kind that the first word says, when a mark or a person follows it."""
        start = HEAD_GAP.match(self._text).end()  # type: ignore[union-attr]
        first = next((p for p in self._persons if p.start <= start < p.end), None)
        if first is not None:
            # "OT besluit, nog geen": a person, a kind, and a mark.
            after = together(self._persons[self._persons.index(first) :], self._text)[-1].end
            return self._head_word(HEAD_GAP.match(self._text, after).end(), marked=True)  # type: ignore[union-attr]
        return self._head_word(start, marked=False)

    def _head_word(self, start: int, *, marked: bool) -> NoteKind | None:
        for kind, words in cues.HEADS.items():
            match = _pattern(rf"(?:{words})\b[.!]*").match(self._text, start)
            if match is None:
                continue
            if _MARK.match(self._text, match.end()):
                return kind
            gap = HEAD_GAP.match(self._text, match.end()).end()  # type: ignore[union-attr]
            if not marked and any(p.start == gap for p in self._persons):
                return kind
        return None

    def _cued(self, dated: bool) -> NoteKind:
        """Return the kind by the words in the line: the rules in their order."""
        if self._asks():
            return "vraag"
        if self._has(cues.NO_OBJECTION):
            return "akkoord"
        told = self._has(acting.REPORTS) and self._has_exactly(cues.OF_THE_CHILD)
        if self._has(cues.REFUSES) and self._has(cues.OFFICIAL):
            return "besluit"
        if self._has(cues.NOT_AGREED if told else cues.OBJECTS):
            return "bezwaar"
        decides, agrees = self._at(cues.DECIDES), self._at(cues.AGREES)
        firm = self._at(cues.FIRM)
        if told:
            decides = firm
        if firm < agrees or (decides <= len(self._text) and agrees > len(self._text)):
            return "besluit"
        if agrees <= len(self._text):
            told = told or self._has_exactly(cues.OPINION_OF_CHILD)
            return "akkoord" if not told or self._has(r"\bakkoord\b|\beens\b") else "informatie"
        if self._is_agreement(dated):
            return "afspraak"
        return "besluit" if not self._persons and self._has(cues.FROM_WHEN) else "informatie"

    def _has_exactly(self, source: str) -> bool:
        return _pattern(source, ignore=False).search(self._text) is not None

    def _asks_straight(self) -> bool:
        """Whether the line itself is the question: "kan dat?", "hoe lang duurt het"."""
        marked = re.search(r"\w[\"'”’)]*\s*\?", self._text) is not None
        verb = _pattern(cues.VERB_FIRST).match(self._text)
        if verb and any(p.start == verb.end() for p in self._persons):
            return not self._has(cues.MAY_BE)
        return marked or (self._has(cues.OPENS) and not self._has(cues.MAY_BE))

    def _asks(self) -> bool:
        if self._asks_straight():
            return True
        if not self._has(cues.ASKS) or self._has(cues.WILL_ASK):
            return False
        if not self._has(cues.ASKS_FOR):
            return True
        return any(p.name in PARENTS for p in self._persons[:1])

    def _is_agreement(self, dated: bool) -> bool:
        """Whether someone is going to do something, or a next moment is named."""
        if self._has(acting.PLANNED) or (self._persons and self._has(acting.PROMISES)):
            return True
        if dated and self._persons and self._has(acting.MAY_COME):
            return True
        if self._has(acting.TELLS) or (self._has(acting.HABIT) and not dated):
            return False
        main = self._text[: self._main]
        acts = self._has(acting.ACTS)
        if self._has(acting.STATES, main) and not (dated and self._has(acting.MEETS)):
            return acts and self._acts_before_state()
        if acts and any(not p.governed for p in self._persons):
            return True
        if self._does_something(dated):
            return True
        meets = self._has(acting.MEETS)
        return self._has(acting.INFINITIVE_ONLY) or (dated and meets)

    def _does_something(self, dated: bool) -> bool:
        """Whether an unknown verb follows who is at work here, or a parent on a named day."""
        early = (p for p in self._persons if p.start < self._main)
        first = next((p for p in early if self._acting.can_act(p)), None)
        if first is None or not (dated or first.name not in PARENTS):
            return False
        last = together(self._persons[self._persons.index(first) :], self._text)[-1]
        return _pattern(acting.GENERIC_VERB).match(self._text, last.end) is not None

    def _acts_before_state(self) -> bool:
        """Whether the acting verb comes first: "IB belt of het gelukt is"."""
        return bool(self._persons) and self._at(acting.ACTS) < self._at(acting.STATES)
