"""A scene to rehearse: a simulated parent, what they hold back, and how they react.

Only frozen data; how a talk runs stands in `assistant.rehearsal`. A reaction is a rule:
`when` it holds the parent `says` one of its lines (by seed) and the axes move. What every
move and pitfall does to any parent is the engine's; a scene gives the words and what is
different for this parent.
"""

from __future__ import annotations

from typing import Literal

from gesprekshulp.knowledge.item import Item, Sector, YesNo

Change = Literal["-3", "-2", "-1", "0", "+1", "+2", "+3"]
Band = Literal["laag", "midden", "hoog"]
Level = Literal["1", "2", "3", "4", "5", "6", "7", "8"]
Turns = Literal["6", "8", "10", "12", "14", "16"]

PITFALLS = frozenset(
    (
        *("bagatelliseren", "beloven", "dreigen", "generaliseren", "ja-maar", "jargon"),
        *("onjuist-kader", "suggestieve-vraag", "te-snel-oplossen", "verdedigen", "verwijt"),
    )
)
"""The pitfalls; their ids are fixed, and what they do to a parent is the engine's."""

MARKS = (
    "stilte",  # nothing was said
    "niets",  # something was said, and no move or pitfall is in it
    "neemt-over",  # takes over words of what the parent just said
    "herhaalt",  # the same sentence as before
    "eenzijdig",  # three times in a row the same kind of answer
    "komt-na",  # names again, or shows done, what was promised
    "geeft-toe",  # owns up to what the school did wrong
    "noemt-kind",  # calls the child by name
    "pakt-op",  # takes up what the parent has just told (a fact)
    "verandert-onderwerp",  # begins about something else
    "grap",  # makes a joke of it
    "schelden",  # abuses
)
"""What a reply can show besides moves and pitfalls; usable wherever a label is."""


class When(Item, frozen=True):
    """When a rule holds: everything that is filled in must hold; left empty it always does.

    `hears`: at least one of these labels or marks; `hears_all`: all; `hears_not`: none.
    `words`: at least one stands in the reply ("slaap*": any ending). `memory`: all these
    flags are set, `no_memory`: none is; `told`: all these facts were told, `untold`: none.
    """

    hears: tuple[str, ...] = ()
    hears_all: tuple[str, ...] = ()
    hears_not: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    trust: tuple[Band, ...] = ()
    tension: tuple[Band, ...] = ()
    memory: tuple[str, ...] = ()
    no_memory: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


class Person(Item, frozen=True):
    """The parent who is played: fictional, as one meets people, without a type.

    `called`: how a sentence about them begins ("moeder").
    """

    name: str
    called: str
    who: str
    history: str
    fear: str
    need: str
    manner: str


class Fault(Item, frozen=True):
    """What the school did wrong; owning up to it is the way out.

    `words`: one of them with an acknowledgement is owning up. `better`: how one might.
    """

    text: str
    words: tuple[str, ...]
    better: str


class Choice(Item, frozen=True):
    """An answer to choose, with the labels of what is in it.

    `why`: what this sentence does, for the coach. `to`: the subject it goes to. `owns_up`:
    it admits what the school did wrong.
    """

    id: str
    text: str
    labels: tuple[str, ...] = ()
    why: str = ""
    remembers: tuple[str, ...] = ()
    to: str = ""
    owns_up: Literal["ja", "nee"] = "nee"


class Secret(Item, frozen=True):
    """Something the parent tells only when `opens` holds (weetje).

    `picked_up`: what they say when the next answer takes it up. `options`: answers to
    choose from just after it was told.
    """

    id: str
    text: str
    opens: When
    picked_up: tuple[str, ...] = ()
    concerns: Literal["kind", "ouder", "school"] = "kind"
    options: tuple[Choice, ...] = ()


class Subject(Item, frozen=True):
    """Something this parent may begin about; `words` in a reply bring the talk there."""

    id: str
    title: str
    start: tuple[str, ...]
    options: tuple[Choice, ...]
    words: tuple[str, ...] = ()


class Reaction(Item, frozen=True):
    """What the parent says when the rule holds, and what it does to trust and tension."""

    id: str
    says: tuple[str, ...]
    when: When = When()
    trust: Change = "0"
    tension: Change = "0"
    remembers: tuple[str, ...] = ()
    to: str = ""


class Ends(Item, frozen=True):
    """The last words of the parent, by how the talk ends."""

    understood: tuple[str, ...]
    agreed: tuple[str, ...]
    broken: tuple[str, ...]
    time: tuple[str, ...]


class Scene(Item, frozen=True):
    """A talk to rehearse. The first subject is where it begins.

    `about`: the kinds it touches. `triggers`: rules that go before `reactions`, for what
    sets this parent off. `template`: no scene of its own but the words for a talk that is
    made out of a case.
    """

    id: str
    title: str
    sector: Sector
    about: tuple[str, ...]
    pupil: str
    parent: Person
    situation: str
    purpose: str
    opening: tuple[str, ...]
    subjects: tuple[Subject, ...]
    reactions: tuple[Reaction, ...]
    ends: Ends
    secrets: tuple[Secret, ...] = ()
    triggers: tuple[Reaction, ...] = ()
    fault: Fault | None = None
    trust: Level = "4"
    tension: Level = "5"
    turns: Turns = "12"
    pronouns: Literal["hij", "zij", "die"] = "die"
    template: Literal["ja", "nee"] = "nee"
    draft: YesNo = "nee"
