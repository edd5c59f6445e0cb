"""Sentences in content, and when they hold: conditions, claims of law, wordings, what to avoid.

Only frozen data; how a condition is written in YAML stands in `conditions`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from gesprekshulp.knowledge.item import Certainty, Item, Sector

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


WordingPhase = Literal[
    "", "erkennen", "samenvatten", "doorvragen", "kader", "keuze", "stap", "grens"
]


class Wording(Item, frozen=True):
    """Something to say aloud. `{leerling}` and its kin are placeholders.

    `phase`: what it does in the talk, from acknowledging to setting a limit.

    `condition` hides it by facts; `only_if_true` is a sentence the user must be able
    to affirm first ("Er ligt echt geen besluit."). Tag `eenvoudig`: for a parent with
    little Dutch; `leerling`: to a pupil of 18 or older who is the partner ("je").
    """

    id: str
    text: str
    tags: tuple[WordingTag, ...] = ("gewoon",)
    condition: Condition | None = None
    only_if_true: str = ""
    phase: WordingPhase = ""


class Avoid(Item, frozen=True):
    """A sentence better not said, why, and the better one."""

    text: str
    why: str
    better: str
