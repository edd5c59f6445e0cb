"""What people say: kinds of weerstand, moves and pitfalls, and what recognition learns from.

Only frozen data. Kinds and moves are read when the program starts; voices, replies, word
fields and abbreviations only for checking and learning.
"""

from __future__ import annotations

from typing import Literal

from gesprekshulp.knowledge.item import Item, Sector, YesNo
from gesprekshulp.knowledge.wordings import Avoid, Claim, Wording

NONE = "geen-weerstand"
"""The label of a line in which there is nothing to react to as weerstand."""


PAPER_LABELS = ("beschuldiging", "dreiging", "interpretatie", "etiket")
"""What the parent's-eye check learns to hear in a sentence on paper."""

NOTHING = "niets"
"""The label of a sentence on paper that has none of these."""


class Reason(Item, frozen=True):
    """A reason that may lie behind what a parent says, and what it sounds like."""

    text: str
    origin: Literal[
        "liefde", "angst", "ervaring", "misverstand", "recht", "omstandigheid", "verschil"
    ]
    signs: str = ""


class Neighbour(Item, frozen=True):
    """A neighbouring kind, and the one question to ask aloud that tells the two apart."""

    kind: str
    question: str
    why: str = ""


class SectorNote(Item, frozen=True):
    """What is different in some sectors."""

    sectors: tuple[Sector, ...]
    text: str


class Degree(Item, frozen=True):
    """Two things that look alike inside one kind (anger, a threat) and need another answer."""

    title: str
    signs: str
    advice: str


class Kind(Item, frozen=True):
    """A kind of weerstand, with a title friendly to a parent who reads along.

    `wordings` are sentences to answer with, by phase (the first one is shown in Gesprek);
    `entitled`, `may` and `may_not` are claims of law; `report` shows how to write it down in
    the parent's own words; `success` is what a good talk reached: understood, not persuaded.
    `side` names a side scene. What parents say stands in the voices (`Voice`).
    """

    id: str
    title: str
    group: Literal["recht", "zorg", "kijk", "gevoel", "praktisch"]
    explanation: str
    wordings: tuple[Wording, ...]
    avoid: tuple[Avoid, ...] = ()
    question: str = ""  # the one question that tells it from its neighbours
    side: str = ""
    sources: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    questions: tuple[str, ...] = ()
    degrees: tuple[Degree, ...] = ()
    entitled: tuple[Claim, ...] = ()
    may: tuple[Claim, ...] = ()
    may_not: tuple[Claim, ...] = ()
    record: tuple[str, ...] = ()
    report: tuple[Avoid, ...] = ()
    pause: tuple[str, ...] = ()
    third: tuple[str, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    by_sector: tuple[SectorNote, ...] = ()
    success: tuple[str, ...] = ()
    draft: YesNo = "nee"


class Said(Item, frozen=True):
    """Lines of a voice that bear the same labels: kinds, the best first, or "geen-weerstand"."""

    labels: tuple[str, ...]
    lines: tuple[str, ...]


class Voice(Item, frozen=True):
    """One sitting of one voice (stem): who speaks, to whom, and what is said."""

    id: str
    voice: str
    said: tuple[Said, ...]


class PaperSitting(Item, frozen=True):
    """One sitting (nakijkzinnen) of one writer at one sort of paper that leaves the school.

    The labels are those of the parent's-eye check (`PAPER_LABELS`), or "niets".
    """

    id: str
    voice: str
    paper: Literal["uitnodiging", "verslag", "mail", "dossier", "besluit", "samenvatting"]
    said: tuple[Said, ...]


class Field(Item, frozen=True):
    """Words, spoken variants, idioms and abbreviations that mean the same here.

    A `*` at the end of a word stands for any ending.
    """

    id: str
    title: str
    words: tuple[str, ...]


class Fields(Item, frozen=True):
    """The word fields (woordvelden) of one theme."""

    id: str
    title: str
    fields: tuple[Field, ...]


class Abbreviation(Item, frozen=True):
    """What note takers type (its id), and the word it stands for."""

    id: str
    full: str


class Reply(Item, frozen=True):
    """A reply of a staff member, what the parent said before it, and its labels."""

    parent: str
    text: str
    labels: tuple[str, ...] = ()
    why: str = ""


class Replies(Item, frozen=True):
    """One sitting of replies (antwoorden) by one way of speaking."""

    id: str
    voice: str
    replies: tuple[Reply, ...]


class Reviewed(Item, frozen=True):
    """A suggested sentence (nagekeken) in which the detector wrongly names a pitfall, and why.

    `text`: the sentence as it stands in content.
    """

    id: str
    pitfall: str
    text: str
    why: str


class TypedNote(Item, frozen=True):
    """A note as typed in a meeting, and its kind."""

    text: str
    kind: Literal["afspraak", "bezwaar", "besluit", "vraag", "informatie", "akkoord"]


class NoteSitting(Item, frozen=True):
    """One sitting of one note taker (notities)."""

    id: str
    voice: str
    notes: tuple[TypedNote, ...]


class Move(Item, frozen=True):
    """A move (zet) or pitfall (valkuil) of the staff member.

    `smallest`: the smallest change that turns the pitfall into a move, or how to begin the
    move. `words`: words that show it for certain. `borderline`: replies that look like it
    and are not. `avoid`: the pitfall, why it harms, and the better sentence.
    """

    id: str
    title: str
    kind: Literal["zet", "valkuil"]
    definition: str
    why: str
    framework: str
    smallest: str
    examples: tuple[Reply, ...]
    borderline: tuple[Reply, ...] = ()
    avoid: tuple[Avoid, ...] = ()
    words: tuple[str, ...] = ()
    question: str = ""  # what the coach asks where detection is not sure
    sources: tuple[str, ...] = ()
