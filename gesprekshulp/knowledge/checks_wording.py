"""The wording: enough ways to say it, short enough to say, and no words that hurt.

The measure is toon.md; the words themselves stand in `wordlists`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from gesprekshulp.knowledge.marks import Path
from gesprekshulp.knowledge.raw import CLAIMS, Report, items_of, text_of, texts_of
from gesprekshulp.knowledge.readability import flesch_douma
from gesprekshulp.knowledge.sentences import sentences, word_count
from gesprekshulp.knowledge.wordlists import (
    FEWEST_WORDINGS,
    HARD_TO_READ,
    LEGAL_LANGUAGE,
    MOST_WORDS,
    NOT_FOR_PARENTS,
    UNEXPLAINED,
)
from gesprekshulp.text import shorten

Item = tuple[str, str]
Said = tuple[Path, str]


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.I)


_LEGAL = _any_of(LEGAL_LANGUAGE)
_HURTFUL = _any_of(NOT_FOR_PARENTS)
_UNEXPLAINED = _any_of(UNEXPLAINED)
_FEWEST_TO_WEIGH = 5  # a score over a few words says nothing


def check_wording(report: Report) -> None:
    """Report what is wrong with the sentences themselves."""
    pitfalls = _pitfalls(report)
    for section in ("trees", "kinds", "letters", "terms", "moves"):
        for item, raw in report.items(section):
            _check_item(report, item, raw, pitfalls)


def check_sentence(report: Report, item: Item, path: Path, text: str, spoken: bool) -> None:
    """Report what is wrong with one sentence that a user reads, or is shown to say."""
    _heard_text(report, item, path, text)
    if spoken:
        _length(report, item, path, text)
        _explained(report, item, path, text)


def _pitfalls(report: Report) -> list[tuple[str, re.Pattern[str]]]:
    """Return (pitfall, the words that show it for certain) of every pitfall that has any."""
    return [
        (item[1], _any_of(words))
        for item, raw in report.items("moves")
        if text_of(raw, "soort") == "valkuil"
        and (words := tuple(word for _, word in texts_of(raw, "woorden")))
    ]


def _check_item(
    report: Report, item: Item, raw: dict[str, Any], pitfalls: list[tuple[str, re.Pattern[str]]]
) -> None:
    parts: list[tuple[Path, dict[str, Any]]] = [((), raw), *items_of(raw, "stappen")]
    for path, part in parts:
        for inner, text in _heard(part):
            _heard_text(report, item, (*path, *inner), text)
        for inner, text in _spoken(part):
            _length(report, item, (*path, *inner), text)
        for inner, text in _advised(part):
            check_legal(report, item, (*path, *inner), text)
        for inner, text in suggested(part):
            _explained(report, item, (*path, *inner), text)
            _clean(report, item, (*path, *inner), text, pitfalls)
    _readable(report, item, raw, parts)
    for path, step in items_of(raw, "stappen"):
        if text_of(step, "spreekt") in ("", "medewerker"):
            _enough(report, item, path, step)


def suggested(part: dict[str, Any]) -> Iterator[Said]:
    """Yield what the program suggests to say or write to a parent."""
    for path, wording in items_of(part, "zeg"):
        yield (*path, "tekst"), text_of(wording, "tekst")
    for path, avoid in items_of(part, "liever_niet"):
        yield (*path, "liever_zo"), text_of(avoid, "liever_zo")
    for path, neighbour in items_of(part, "buren"):
        yield (*path, "vraag"), text_of(neighbour, "vraag")
    yield from texts_of(part, "vragen")


def _spoken(part: dict[str, Any]) -> Iterator[Said]:
    """Yield what is said aloud; what is only written may be longer."""
    written = {
        (*path, "tekst")
        for path, wording in items_of(part, "zeg")
        if "schrift" in {tag for _, tag in texts_of(wording, "voor")}
    }
    for path, text in suggested(part):
        if path not in written:
            yield path, text
    for key in ("gewone_taal", "hardop"):
        yield (key,), text_of(part, key)


def _heard(part: dict[str, Any]) -> Iterator[Said]:
    """Yield what parents hear, get on paper, or may read along on the screen."""
    yield from suggested(part)
    for key in CLAIMS:
        for path, claim in items_of(part, key):
            yield (*path, "tekst"), text_of(claim, "tekst")
    for path, pair in items_of(part, "verslag"):
        yield (*path, "liever_zo"), text_of(pair, "liever_zo")
    for path, option in items_of(part, "keuzes"):
        yield (*path, "titel"), text_of(option, "titel")
    for key in ("titel", "gewone_taal", "hardop"):
        yield (key,), text_of(part, key)


def _advised(part: dict[str, Any]) -> Iterator[Said]:
    """Yield what the program has people say, mind or do, outside `recht` and `onzeker`."""
    for path, wording in items_of(part, "zeg"):
        yield (*path, "tekst"), text_of(wording, "tekst")
        yield (*path, "alleen_als_waar"), text_of(wording, "alleen_als_waar")
    for path, avoid in items_of(part, "liever_niet"):
        yield (*path, "liever_zo"), text_of(avoid, "liever_zo")
        yield (*path, "waarom"), text_of(avoid, "waarom")
    yield from texts_of(part, "vragen")
    for key in ("pauze", "derde", "gelukt"):
        yield from texts_of(part, key)
    for path, option in items_of(part, "keuzes"):
        yield (*path, "uitleg"), text_of(option, "uitleg")
    for key in ("let_op", "leg_vast"):
        yield from texts_of(part, key)
    if "term" not in part:  # a term may explain what the law says: it has its own sources
        for key in ("doel", "uitleg"):
            yield (key,), text_of(part, key)
    for key in ("uitkomst", "vervolg"):
        yield ("einde", key), text_of(part.get("einde"), key)


def _heard_text(report: Report, item: Item, path: Path, text: str) -> None:
    for word in dict.fromkeys(match.casefold() for match in _HURTFUL.findall(text)):
        words = f"“{word}” staat in wat ouders horen of lezen."
        report.add("GH624", item, path, words, "zeg wat er gebeurt, in gewone woorden")
    if "!" in text:
        words = "Hier staat een uitroepteken in wat ouders horen of lezen."
        report.add("GH625", item, path, words, "zet een punt")


def _explained(report: Report, item: Item, path: Path, text: str) -> None:
    """Report a word of the field in what parents are told without explaining it."""
    for word in dict.fromkeys(match.casefold() for match in _UNEXPLAINED.findall(text)):
        if re.search(rf"\b(?:heet|heten|noemen|noemt)\b[^.?]*{re.escape(word)}", text, re.I):
            continue
        words = f"“{word}” is een vakwoord dat ouders niet hoeven te kennen."
        report.add("GH626", item, path, words, "zeg het in gewone taal; zie begrippen.yaml")


def _clean(
    report: Report,
    item: Item,
    path: Path,
    text: str,
    pitfalls: list[tuple[str, re.Pattern[str]]],
) -> None:
    """Report words in a suggested sentence that show a pitfall for certain."""
    for pitfall, words in pitfalls:
        for said in dict.fromkeys(match.casefold() for match in words.findall(text)):
            told = f"“{said}” hoort bij de valkuil {pitfall}."
            hint = f"zie zetten/{pitfall}.yaml voor een zin die wel helpt"
            report.add("GH628", item, path, told, hint)


def _readable(
    report: Report, item: Item, raw: dict[str, Any], parts: list[tuple[Path, dict[str, Any]]]
) -> None:
    """Report a file whose sentences for parents are hard to read, taken together."""
    texts = [text for path, part in parts for _, text in _spoken(part) if text]
    if len(texts) < _FEWEST_TO_WEIGH:
        return
    score = flesch_douma("\n".join(texts))
    if score is not None and score < HARD_TO_READ:
        words = f"De zinnen voor ouders halen samen {score:.0f} op leesgemak; {HARD_TO_READ} is het minste."
        report.add("GH627", item, ("id",), words, "kortere zinnen, kortere woorden")


def _length(report: Report, item: Item, path: Path, text: str) -> None:
    for sentence in sentences(text):
        count = word_count(sentence)
        if count > MOST_WORDS:
            words = f"Deze zin telt {count} woorden: “{shorten(sentence, 60)}”"
            report.add("GH623", item, path, words, f"maak er zinnen van hooguit {MOST_WORDS} van")


def check_legal(report: Report, item: Item, path: Path, text: str) -> None:
    """Report what says what the law asks, where no source stands with it."""
    for word in dict.fromkeys(match.casefold() for match in _LEGAL.findall(text)):
        words = f"“{word}” is juridische taal buiten recht."
        hint = "zet wat de wet zegt onder recht, met een bron, of zeg het anders"
        report.add("GH524", item, path, words, hint)


def _enough(report: Report, item: Item, path: Path, step: dict[str, Any]) -> None:
    """Report a step with too few ways to say it, or none in plain Dutch."""
    tags = [{tag for _, tag in texts_of(w, "voor")} for _, w in items_of(step, "zeg")]
    # A step may be meant for parents or for a pupil of 18 or older; to one of them there
    # should be a choice of words.
    ways = max(sum(one != {"leerling"} for one in tags), sum("leerling" in one for one in tags))
    called = shorten(text_of(step, "id"), 40)
    if ways < FEWEST_WORDINGS:
        words = f"De stap “{called}” heeft te weinig zinnen ({ways}); drie is het minste."
        report.add("GH621", item, (*path, "zeg"), words, "of zet spreekt op wie hier praat")
    if not any("eenvoudig" in one for one in tags):
        words = f"De stap “{called}” heeft geen zin voor een ouder met weinig Nederlands."
        report.add("GH622", item, (*path, "zeg"), words, "voeg een zin toe met voor: [eenvoudig]")
