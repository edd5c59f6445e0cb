"""`bedoelde je …?`: the allowed word that looks most like what was written."""

from __future__ import annotations

from collections.abc import Iterable

_ALIKE = 60.0  # of 100: two typing errors in a word of six letters still count
_SHOWN = 6


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """Return `bedoelde je “…”?` for the nearest allowed word, or "" when none is near."""
    from rapidfuzz import fuzz, process

    near = process.extractOne(
        word.casefold(), sorted(allowed), scorer=fuzz.ratio, score_cutoff=_ALIKE
    )
    return f"bedoelde je “{near[0]}”?" if near else ""


def choose_from(word: str, allowed: Iterable[str]) -> str:
    """Return `bedoelde je “…”?`, or else what may be chosen from."""
    words = sorted(allowed)
    near = did_you_mean(word, words)
    if near or not words:
        return near
    more = " …" if len(words) > _SHOWN else ""
    return f"kies uit {', '.join(words[:_SHOWN])}{more}"
