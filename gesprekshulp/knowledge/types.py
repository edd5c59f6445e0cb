"""The types of content: sources, facts, conditions, trees, kinds of weerstand.

Only frozen data; reading stands in `reader` and `loading`, faults in `checking`.
Attributes have English names, the YAML keys are Dutch: `DUTCH` is the one table
that joins the two, so an author's file and a programmer's code say the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

DUTCH: Mapping[str, str] = {
    "about": "over",
    "advice": "advies",
    "always": "altijd",
    "answers": "antwoorden",
    "article": "artikel",
    "avoid": "liever_niet",
    "better": "liever_zo",
    "certainty": "zekerheid",
    "checked_on": "nagekeken",
    "claims": "recht",
    "condition": "als",
    "consent": "instemming",
    "derived": "afgeleid",
    "ending": "einde",
    "explanation": "uitleg",
    "facts": "feiten",
    "file": "bestand",
    "group": "groep",
    "instead": "doe_liever",
    "kind": "soort",
    "kinds": "bij",
    "leads_to": "door_naar",
    "loop": "lus",
    "moments": "moment",
    "weight": "gewicht",
    "mind": "let_op",
    "notes": "notities",
    "names": "noemt",
    "never": "nooit",
    "next_action": "vervolg",
    "only_if_true": "alleen_als_waar",
    "options": "keuzes",
    "outcome": "uitkomst",
    "part": "deel",
    "permission_of": "met_toestemming_van",
    "permission_on": "toestemming_op",
    "phase": "fase",
    "phrases": "ouders_zeggen",
    "plain": "gewone_taal",
    "proposes": "stelt_voor",
    "purpose": "doel",
    "question": "vraag",
    "record": "leg_vast",
    "required": "voordat",
    "scope": "geldt_voor",
    "sectors": "sectoren",
    "sets": "zet",
    "side": "zijpad",
    "sources": "bron",
    "speaker": "spreekt",
    "start": "begin",
    "steps": "stappen",
    "still_to_check": "nog_nagaan",
    "tags": "voor",
    "taken_on": "overgenomen",
    "term": "term",
    "text": "tekst",
    "tips": "tips",
    "title": "titel",
    "to": "naar",
    "uncertain": "onzeker",
    "valid_from": "geldig_vanaf",
    "valid_until": "geldig_tot",
    "values": "waarden",
    "verdict": "oordeel",
    "when": "wanneer",
    "where": "vanuit",
    "why": "waarom",
    "within": "binnen",
    "wordings": "zeg",
}


def dutch(name: str) -> str:
    """Return the YAML key of attribute `name` (itself where the word is the same)."""
    return DUTCH.get(name, name)


class Item(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename=dutch,
    omit_defaults=True,
    gc=False,
):
    """Base of every content type: frozen, no unknown keys, Dutch keys in YAML."""


Certainty = Literal["hoog", "middel", "laag"]
Sector = Literal["po", "vo", "so", "vso"]


class Source(Item, frozen=True):
    """A source (bron): law, ruling, professional code or advice, with its dates.

    `certainty` is what onderzoek/recht.md says of it; a claim is never surer than
    its least certain source. `valid_from` / `valid_until` bound the law it states.
    """

    id: str
    title: str
    kind: Literal["wet", "uitspraak", "beroepscode", "advies", "duiding"]
    text: str  # what it says, in our own words
    certainty: Certainty
    checked_on: date
    article: str = ""
    url: str = ""
    sectors: tuple[Sector, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    still_to_check: str = ""


class FactValue(Item, frozen=True):
    """One value of a fact, with the words a user reads."""

    id: str
    title: str


class Fact(Item, frozen=True):
    """A fact (feit) with a finite domain; `onbekend` belongs to every domain.

    `scope`: `zaak` stays with the case, `gesprek` holds for one meeting.
    `derived`: computed from the case (dossier.facts), so no option may set it.
    """

    id: str
    title: str
    values: tuple[FactValue, ...]
    scope: Literal["zaak", "gesprek"] = "zaak"
    derived: Literal["ja", "nee"] = "nee"
    question: str = ""
    explanation: str = ""


UNKNOWN = "onbekend"


class Is(msgspec.Struct, frozen=True, tag="is", tag_field="v"):
    """The fact has one of these values."""

    fact: str
    values: tuple[str, ...]


class All(msgspec.Struct, frozen=True, tag="alle", tag_field="v"):
    """Every part holds (an empty one always holds)."""

    parts: tuple[Condition, ...]


class AnyOf(msgspec.Struct, frozen=True, tag="een_van", tag_field="v"):
    """At least one part holds."""

    parts: tuple[Condition, ...]


class Not(msgspec.Struct, frozen=True, tag="niet", tag_field="v"):
    """The part does not hold."""

    part: Condition


Condition = Is | All | AnyOf | Not


class Claim(Item, frozen=True):
    """A claim of law (recht): only here may content say what must or may by law."""

    text: str
    sources: tuple[str, ...]
    sectors: tuple[Sector, ...] = ()
    condition: Condition | None = None
    certainty: Certainty | None = None  # lower than the source's, never higher
    uncertain: str = ""


WordingTag = Literal["gewoon", "eenvoudig", "telefoon", "online", "schrift", "leerling"]


class Wording(Item, frozen=True):
    """Something to say aloud. `{leerling}` and its kin are placeholders.

    `condition` hides it by facts; `only_if_true` is a sentence the user must be able
    to affirm first ("Er ligt echt geen besluit."). Tag `eenvoudig`: for a parent with
    little Dutch; `leerling`: to a pupil of 18 or older who is the partner ("je").
    """

    id: str
    text: str
    tags: tuple[WordingTag, ...] = ("gewoon",)
    condition: Condition | None = None
    only_if_true: str = ""


class Avoid(Item, frozen=True):
    """A sentence better not said, why, and the better one."""

    text: str
    why: str
    better: str


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


class Term(Item, frozen=True):
    """A term (begrip) with a plain explanation that can be said aloud."""

    id: str
    term: str
    plain: str
    explanation: str = ""
    sources: tuple[str, ...] = ()


class Kind(Item, frozen=True):
    """A kind of weerstand: title friendly to a parent who reads along, words, phrases.

    `wordings` are sentences to answer with (first one is shown in Gesprek); `phrases`
    are what parents say, from which recognition learns. `side` names a side scene.
    """

    id: str
    title: str
    group: Literal["recht", "zorg", "kijk", "gevoel", "praktisch"]
    explanation: str
    wordings: tuple[Wording, ...]
    phrases: tuple[str, ...]
    avoid: tuple[Avoid, ...] = ()
    question: str = ""  # the one question that tells it from its neighbours
    side: str = ""
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


class Proposal(Item, frozen=True):
    """Something a step can propose (voorstel), such as adopting the plan."""

    id: str
    title: str
    explanation: str = ""


Phase = Literal["vooraf", "gesprek", "erna"]


class Promise(Item, frozen=True):
    """What the program promises (belofte) about all it proposes; proven by `proofs`.

    One of two forms. `never`: no step proposes any of these while `required` does not
    hold (never at all without it), and each such step says a claim that rests on one of
    the sources in `names`, where there are any. `always`: the side scene (or a step in
    it) that can be entered at any moment of the phase `where`; for every value of the
    fact `about` the step in `answers` comes within so many options, with a wording that
    fits. Recording is never bound by a promise.
    """

    id: str
    title: str
    weight: Literal["wet", "commissielijn", "huisregel"]
    explanation: str
    never: tuple[str, ...] = ()
    required: Condition | None = None
    names: tuple[str, ...] = ()
    always: str = ""
    where: Phase = "gesprek"
    about: str = ""
    answers: dict[str, str] = {}
    within: Literal["0", "1", "2", "3", "4"] = "2"
    sources: tuple[str, ...] = ()
    sectors: tuple[Sector, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None


class Letter(Item, frozen=True):
    """The fixed words of a paper (brief): sentences by id, and claims about rights.

    A wording whose id ends in `-leerling` replaces the one without when the partner is
    the pupil of 18 or older.
    """

    id: str
    title: str
    wordings: tuple[Wording, ...]
    claims: tuple[Claim, ...] = ()


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
    """All content that could be read, keyed by id. Faulty items are simply absent."""

    sources: dict[str, Source] = {}
    facts: dict[str, Fact] = {}
    terms: dict[str, Term] = {}
    tips: dict[str, Tip] = {}
    trees: dict[str, Tree] = {}
    kinds: dict[str, Kind] = {}
    rules: dict[str, Rule] = {}
    letters: dict[str, Letter] = {}
    proposals: dict[str, Proposal] = {}
    promises: dict[str, Promise] = {}
    version: str = ""  # sha256 over all files read, hex
