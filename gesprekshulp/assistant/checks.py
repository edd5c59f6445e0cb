"""What a case still misses: the rules of content laid over the facts.

Which rules there are stands in content/regels.yaml, the facts come from the case. What is
missing is named, with why and what to do; nothing is ever blocked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import get_args

import msgspec

from gesprekshulp.knowledge.conditions import holds
from gesprekshulp.knowledge.types import UNKNOWN, Certainty, Content, Rule, Sector
from gesprekshulp.knowledge.validity import LEAST_FIRST, certainty_of, in_force, sources_for

_WEIGHTS = ("wet", "commissielijn", "huisregel", "advies")


class Missing(msgspec.Struct, frozen=True):
    """Something missing or due: what, why it matters, what to do, and on what ground.

    `rule` is the id of the rule, `weight` what kind of rule it is, `sources` ids.
    """

    rule: str
    title: str
    text: str
    why: str
    advice: str
    weight: str
    certainty: Certainty
    sources: tuple[str, ...] = ()


def missing(content: Content, facts: Mapping[str, str], on: date, moment: str) -> list[Missing]:
    """Return what is missing on a date at a moment ("voor", "tijdens" or "na").

    What the law asks comes first; within one weight the order of content stays. Sources
    are those of the school's sector. While that is unknown a rule of one sector is named
    when rules with the same title say so for all the others: then it holds whatever the
    school turns out to be, and the most careful of them is named.
    """
    sector = facts.get("sector", UNKNOWN)
    holding = [
        rule
        for rule in content.rules.values()
        if moment in rule.moments and in_force(rule, on) and holds(rule.condition, facts)
    ]
    if sector == UNKNOWN:
        here = _in_every_sector(holding, content)
    else:
        here = [rule for rule in holding if not rule.sectors or sector in rule.sectors]
    found = [_named(rule, content, sector) for rule in here]
    return sorted(found, key=lambda one: _WEIGHTS.index(one.weight))


def _named(rule: Rule, content: Content, sector: str) -> Missing:
    sources = sources_for(rule.sources, content, sector)
    return Missing(
        rule=rule.id,
        title=rule.title,
        text=rule.text,
        why=rule.why,
        advice=rule.advice,
        weight=rule.weight,
        certainty=certainty_of(msgspec.structs.replace(rule, sources=sources), content),
        sources=sources,
    )


def _in_every_sector(rules: Sequence[Rule], content: Content) -> list[Rule]:
    """Return the rules that hold in every sector; of those that share a title, one."""

    def careful(rule: Rule) -> tuple[int, int]:
        return -_WEIGHTS.index(rule.weight), LEAST_FIRST[certainty_of(rule, content)]

    together: dict[str, list[Rule]] = {}
    for rule in rules:
        together.setdefault(rule.title if rule.sectors else f"{rule.id} ", []).append(rule)
    return [
        min(same, key=careful)
        for same in together.values()
        if not same[0].sectors or {s for one in same for s in one.sectors} == set(get_args(Sector))
    ]
