"""When a rule of a scene holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from gesprekshulp.assistant.rehearsal.effects import band
from gesprekshulp.assistant.rehearsal.types import Heard, State
from gesprekshulp.knowledge.scenes import Reaction, When


def holds(when: When, heard: Heard, state: State) -> bool:
    """Whether everything that is filled in holds, given a reply and the state before it."""
    labels, memory, told = heard.labels, set(state.memory), set(state.told)
    return (
        (not when.hears or bool(labels & set(when.hears)))
        and labels >= set(when.hears_all)
        and not labels & set(when.hears_not)
        and (not when.words or mentions(heard.text, when.words))
        and (not when.trust or band(state.trust) in when.trust)
        and (not when.tension or band(state.tension) in when.tension)
        and memory >= set(when.memory)
        and not memory & set(when.no_memory)
        and told >= set(when.told)
        and not told & set(when.untold)
        and (not when.subjects or state.subject in when.subjects)
    )


def first_that_holds(rules: Sequence[Reaction], heard: Heard, state: State) -> Reaction | None:
    """Return the first rule that holds, or None."""
    return next((rule for rule in rules if holds(rule.when, heard, state)), None)


def mentions(text: str, words: Iterable[str]) -> bool:
    """Whether one of these words or phrases stands in a text; `slaap*` takes any ending."""
    low = " ".join(text.casefold().split())
    return any(_pattern(word).search(low) for word in words)


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    low = " ".join(word.casefold().split())
    body = re.escape(low.rstrip("*"))
    return re.compile(rf"(?<!\w){body}" + (r"\w*" if low.endswith("*") else r"(?!\w)"))
