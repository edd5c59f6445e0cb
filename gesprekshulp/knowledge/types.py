"""The types of content: sources, facts, trees, rules, promises, letters, findings.

Only frozen data; reading stands in `reader` and `loading`, faults in `checking`. Sentences
and conditions stand in `wordings`, what people say in `speech`, papers in `letters`, the
base in `item`; they can be had from here.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from gesprekshulp.knowledge.bundles import BundleGround
from gesprekshulp.knowledge.cautions import Caution
from gesprekshulp.knowledge.guards import Deadline, GuardRule
from gesprekshulp.knowledge.item import DUTCH, Certainty, Item, Sector, YesNo, dutch
from gesprekshulp.knowledge.keeping import KeepingGround
from gesprekshulp.knowledge.letters import Letter
from gesprekshulp.knowledge.promises import Phase, Promise, Proposal
from gesprekshulp.knowledge.scenes import Scene
from gesprekshulp.knowledge.speech import (
    Abbreviation,
    Degree,
    Field,
    Fields,
    Kind,
    Move,
    Neighbour,
    NoteSitting,
    PaperSitting,
    Reason,
    Replies,
    Reply,
    Reviewed,
    Said,
    SectorNote,
    TypedNote,
    Voice,
)
from gesprekshulp.knowledge.wordings import (
    UNKNOWN,
    All,
    AnyOf,
    Avoid,
    Claim,
    Condition,
    Is,
    Not,
    Wording,
    WordingTag,
)

__all__ = [
    "DUTCH",
    "UNKNOWN",
    "Abbreviation",
    "All",
    "AnyOf",
    "Avoid",
    "Certainty",
    "Claim",
    "Condition",
    "Content",
    "Deadline",
    "Degree",
    "Ending",
    "Fact",
    "FactValue",
    "Field",
    "Fields",
    "Finding",
    "GuardRule",
    "Is",
    "Item",
    "Kind",
    "Letter",
    "Move",
    "Neighbour",
    "Not",
    "NoteSitting",
    "Option",
    "PaperSitting",
    "Part",
    "Phase",
    "Promise",
    "Proposal",
    "Reason",
    "Replies",
    "Reply",
    "Reviewed",
    "Rule",
    "Ruling",
    "Said",
    "Scene",
    "SchoolHoliday",
    "Sector",
    "SectorNote",
    "Source",
    "Step",
    "Term",
    "Tip",
    "Tree",
    "TypedNote",
    "Voice",
    "Wording",
    "WordingTag",
    "dutch",
]


class Ruling(Item, frozen=True):
    """What a commission decided (uitspraak), as facts in the shared vocabulary.

    `facts`: fact id -> value, as far as the published summary tells them.
    """

    number: str
    date: date
    outcome: Literal["gegrond", "deels-gegrond", "ongegrond", "niet-ontvankelijk"]
    facts: dict[str, str] = {}


class Source(Item, frozen=True):
    """A source (bron): law, ruling, professional code, study or advice, with its dates.

    `certainty` is what onderzoek/recht.md says of it; a claim is never surer than
    its least certain source. `valid_from` / `valid_until` bound the law it states.
    """

    id: str
    title: str
    kind: Literal["wet", "uitspraak", "beroepscode", "advies", "studie", "duiding"]
    text: str  # what it says, in our own words
    certainty: Certainty
    checked_on: date
    article: str = ""
    url: str = ""
    sectors: tuple[Sector, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    still_to_check: str = ""
    decided: Ruling | None = None


class FactValue(Item, frozen=True):
    """One value of a fact, with the words a user reads."""

    id: str
    title: str


class Fact(Item, frozen=True):
    """A fact (feit) with a finite domain; `onbekend` belongs to every domain.

    `scope`: `zaak` stays with the case, `gesprek` holds for one meeting.
    `derived`: computed from the case (dossier.facts), so no option may set it.
    `shown`: always among the facts of a case, or only when it matters to that case.
    """

    id: str
    title: str
    values: tuple[FactValue, ...]
    scope: Literal["zaak", "gesprek"] = "zaak"
    derived: Literal["ja", "nee"] = "nee"
    shown: Literal["altijd", "als-het-speelt"] = "altijd"
    question: str = ""
    explanation: str = ""


class Option(Item, frozen=True):
    """A way on from a step. Exactly one of: `to`, or `side` (with or without `to`).

    `to`: `stap`, `boom/stap`, `boom` (its start) or `terug` (leave a side scene).
    `side`: enter that side scene; on return the walk goes to `to`, or back here.
    `sets`: facts recorded by choosing this. `loop`: a marked way back.
    """

    id: str
    title: str
    to: str = ""
    side: str = ""
    condition: Condition | None = None
    sets: dict[str, str] = {}
    # What choosing this says about the plan item at hand; the screen asks it of each person.
    consent: Literal["", "akkoord", "deels", "tot-datum", "bezwaar", "geen-antwoord", "vraag"] = ""
    kinds: tuple[str, ...] = ()
    loop: Literal["ja", "nee"] = "nee"
    explanation: str = ""


class Ending(Item, frozen=True):
    """Where a walk stops: the outcome, what happens next, perhaps another tree."""

    outcome: str
    next_action: str
    leads_to: str = ""


Part = Literal["kind", "school", "leerling", "eindniveau", "hulp", "afspraken", "verder"]
"""The part of the summary a step belongs to; titles in content/brieven/samenvatting.yaml."""


class Step(Item, frozen=True):
    """One step of a tree: what to say, mind and record, and what may happen.

    `proposes`: ids of what this step proposes to parents or pupil, or tells the user to
    do; promises bind those. `part`: where notes made here stand in the summary; else
    that of the tree, else "verder".
    """

    id: str
    title: str
    purpose: str
    speaker: Literal["medewerker", "ouders", "leerling", "allen", "jij"] = "medewerker"
    wordings: tuple[Wording, ...] = ()
    mind: tuple[str, ...] = ()
    record: tuple[str, ...] = ()
    avoid: tuple[Avoid, ...] = ()
    claims: tuple[Claim, ...] = ()
    uncertain: tuple[str, ...] = ()
    explanation: str = ""
    sources: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    proposes: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    ending: Ending | None = None
    part: Part | None = None


class Tree(Item, frozen=True):
    """A conversation tree. `hoofdlijn`: a start of its own; `zijpad`: entered from anywhere."""

    id: str
    title: str
    purpose: str
    kind: Literal["hoofdlijn", "zijpad"]
    start: str
    steps: tuple[Step, ...]
    phase: Literal["vooraf", "gesprek", "erna"] = "gesprek"
    notes: Literal["aan", "uit"] = "aan"  # uit: nothing of this scene is kept, not even the steps
    sectors: tuple[Sector, ...] = ()
    when: str = ""  # zijpad: when to enter it, for the list a user picks from
    part: Part | None = None  # for its steps that name none
    draft: YesNo = "nee"


class Tip(Item, frozen=True):
    """A tip of the source page (bron-seed), judged in onderzoek/recht.md section 11.

    `instead` says what to do when the tip is risky or outdated; a step covers it by
    naming the id in `tips`.
    """

    id: str
    text: str
    verdict: Literal["klopt", "genuanceerd", "riskant", "achterhaald", "ontbreekt"]
    instead: str = ""
    sources: tuple[str, ...] = ()


class SchoolHoliday(Item, frozen=True):
    """A school holiday (vakantie) in a region: first and last free day, weekends included."""

    id: str
    title: str
    kind: Literal["herfst", "kerst", "voorjaar", "mei", "zomer"]
    region: tuple[Literal["noord", "midden", "zuid"], ...]
    first: date
    last: date
    sources: tuple[str, ...]


class Term(Item, frozen=True):
    """A term (begrip) with a plain explanation for parents.

    `aloud`: one sentence to say. `also`: other words and abbreviations for the same.
    """

    id: str
    term: str
    plain: str
    aloud: str = ""
    also: tuple[str, ...] = ()
    explanation: str = ""
    sources: tuple[str, ...] = ()


class Rule(Item, frozen=True):
    """A rule (regel) about a case: `condition` says when something is missing or due.

    `text`: what is missing; `why`: why it matters; `advice`: what to do now. `weight`
    says what kind of rule it is; its certainty is that of its least certain source.
    """

    id: str
    title: str
    condition: Condition
    text: str
    why: str
    advice: str
    weight: Literal["wet", "commissielijn", "advies", "huisregel"]
    moments: tuple[Literal["voor", "tijdens", "na"], ...] = ("voor",)
    sources: tuple[str, ...] = ()
    sectors: tuple[Sector, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None


class Finding(msgspec.Struct, frozen=True, order=True):
    """A fault in content (melding): stable code, place, a Dutch sentence and a hint."""

    file: str
    line: int
    column: int
    code: str
    severity: Literal["fout", "waarschuwing"]
    text: str
    hint: str = ""

    def __str__(self) -> str:
        """`bestand:regel:kolom: CODE fout: zin (hint)`."""
        hint = f" ({self.hint})" if self.hint else ""
        return (
            f"{self.file}:{self.line}:{self.column}: {self.code} {self.severity}: {self.text}{hint}"
        )


class Content(msgspec.Struct, frozen=True):
    """All content that could be read, keyed by id. Faulty items are simply absent.

    `voices`, `fields`, `replies`, `notes`, `paper_…` and `abbreviations` are what recognition
    learns from; they and `reviewed` are read for checking and learning only, never at the start.
    """

    sources: dict[str, Source] = {}
    facts: dict[str, Fact] = {}
    terms: dict[str, Term] = {}
    tips: dict[str, Tip] = {}
    trees: dict[str, Tree] = {}
    kinds: dict[str, Kind] = {}
    rules: dict[str, Rule] = {}
    letters: dict[str, Letter] = {}
    moves: dict[str, Move] = {}
    scenes: dict[str, Scene] = {}
    holidays: dict[str, SchoolHoliday] = {}
    cautions: dict[str, Caution] = {}
    voices: dict[str, Voice] = {}
    fields: dict[str, Fields] = {}
    replies: dict[str, Replies] = {}
    notes: dict[str, NoteSitting] = {}
    paper_lines: dict[str, PaperSitting] = {}
    paper_fields: dict[str, Field] = {}
    abbreviations: dict[str, Abbreviation] = {}
    reviewed: dict[str, Reviewed] = {}
    proposals: dict[str, Proposal] = {}
    promises: dict[str, Promise] = {}
    deadlines: dict[str, Deadline] = {}
    guards: dict[str, GuardRule] = {}
    keeping: dict[str, KeepingGround] = {}
    grounds: dict[str, BundleGround] = {}
    version: str = ""  # sha256 over all files read, hex
