"""What a case still misses: the rules of content laid over the facts.

Which rules there are stands in content/regels.yaml, the facts come from the case. What is
missing is named, with why and what to do; nothing is ever blocked.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from gesprekshulp.knowledge.conditions import holds
from gesprekshulp.knowledge.types import UNKNOWN, Certainty, Content, Rule
from gesprekshulp.knowledge.validity import certainty_of, in_force

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

    What the law asks comes first; within one weight the order of content stays.
    """
    sector = facts.get("sector", UNKNOWN)

    def applies(rule: Rule) -> bool:
        return (
            moment in rule.moments
            and in_force(rule, on)
            and (not rule.sectors or sector in rule.sectors)
            and holds(rule.condition, facts)
        )

    found = [
        Missing(
            rule=rule.id,
            title=rule.title,
            text=rule.text,
            why=rule.why,
            advice=rule.advice,
            weight=rule.weight,
            certainty=certainty_of(rule, content),
            sources=rule.sources,
        )
        for rule in content.rules.values()
        if applies(rule)
    ]
    return sorted(found, key=lambda one: _WEIGHTS.index(one.weight))
