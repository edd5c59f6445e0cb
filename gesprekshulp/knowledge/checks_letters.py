"""The letters: does every block hold one thing, does what it names exist, can parents read it?

References to facts, sources and placeholders are checked with those of all content
(`checks_references`), conditions that never hold too (`checks_trees`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from gesprekshulp.knowledge.checks_law import check_certainty
from gesprekshulp.knowledge.checks_wording import check_legal, check_sentence
from gesprekshulp.knowledge.hints import did_you_mean
from gesprekshulp.knowledge.letters import (
    CONTENT_KEYS,
    FAMILY_READERS,
    FIELD_PREFIX,
    KNOWN_DATA,
    SINGLE_DATA,
    TEXT_KEYS,
)
from gesprekshulp.knowledge.marks import Path
from gesprekshulp.knowledge.raw import Report, items_of, strings_in, text_of, texts_of
from gesprekshulp.knowledge.readability import flesch_douma
from gesprekshulp.knowledge.sentences import with_placeholders_as
from gesprekshulp.knowledge.wordlists import HARD_TO_READ
from gesprekshulp.text import shorten

Item = tuple[str, str]

_NEEDED = ("korte_naam", "doel", "lezers")
_IN_FIELD = re.compile(rf"\{{{FIELD_PREFIX}([^{{}}]*)\}}")
_SAME = ("titel", "uitleg", "vorm", "keuzes", "nodig")


def check_letters(report: Report) -> None:
    """Report what is wrong with the letters that have blocks."""
    shared: dict[str, tuple[Item, Path, dict[str, Any]]] = {}
    for item, raw in report.items("letters"):
        if not (isinstance(raw, dict) and raw.get("blokken")):
            continue
        for key in _NEEDED:
            if not raw.get(key):
                report.add("GH804", item, ("id",), f"Aan deze brief ontbreekt “{key}”.")
        rests = {text_of(one, "id") for _, one in items_of(raw, "rust_op")}
        fields = {text_of(one, "id") for _, one in items_of(raw, "velden")}
        for path, block in items_of(raw, "blokken"):
            _one_thing(report, item, path, block)
            _names(report, item, path, block, rests, fields)
            check_certainty(report, item, path, block)
        _rests(report, item, raw)
        _fields(report, item, raw, shared)
        _counters(report, item, raw, fields)
        _words(report, item, raw)


def _one_thing(report: Report, item: Item, path: Path, block: dict[str, Any]) -> None:
    held = [key for key in CONTENT_KEYS if key in block]
    if len(held) == 1:
        return
    words = (
        f"Dit blok heeft {' en '.join(held)}; één tegelijk."
        if held
        else "In dit blok staat niet wat er moet komen."
    )
    report.add("GH801", item, path, words, f"één van {', '.join(CONTENT_KEYS)}")


def _names(
    report: Report,
    item: Item,
    path: Path,
    block: dict[str, Any],
    rests: set[str],
    fields: set[str],
) -> None:
    for key in ("met", "zonder"):
        for inner, name in texts_of(block, key):
            _datum(report, item, (*path, *inner), name)
    for inner, name in texts_of(block, "steunt_op"):
        if name not in rests:
            words = f"Onder rust_op staat geen “{shorten(name, 40)}”."
            report.add("GH803", item, (*path, *inner), words, did_you_mean(name, rests))
    chosen = block.get("veld_is")
    for name in chosen if isinstance(chosen, dict) else ():
        if name not in fields:
            words = f"Onder velden staat geen “{shorten(name, 40)}”."
            hint = did_you_mean(name, fields)
            report.add("GH803", item, (*path, "veld_is", name), words, hint, at_key=True)


def _counters(report: Report, item: Item, raw: dict[str, Any], fields: set[str]) -> None:
    """Report what the other side's points name and is not there."""
    for path, point in items_of(raw, "tegenspraak"):
        for key in ("met", "zonder"):
            for inner, name in texts_of(point, key):
                field = name.removeprefix(FIELD_PREFIX)
                if not name.startswith(FIELD_PREFIX):
                    _datum(report, item, (*path, *inner), name)
                elif field not in fields:
                    words = f"Onder velden staat geen “{shorten(field, 40)}”."
                    hint = did_you_mean(field, fields)
                    report.add("GH803", item, (*path, *inner), words, hint)


def _datum(report: Report, item: Item, path: Path, name: str) -> None:
    if name not in KNOWN_DATA:
        words = f"Het gegeven “{shorten(name, 40)}” bestaat niet."
        report.add("GH802", item, path, words, did_you_mean(name, KNOWN_DATA))


def _rests(report: Report, item: Item, raw: dict[str, Any]) -> None:
    for path, rest in items_of(raw, "rust_op"):
        grounds = [key for key in ("gegeven", "waar") if key in rest]
        if len(grounds) != 1:
            words = "Onder rust_op hoort één van gegeven en waar."
            report.add("GH805", item, path, words, "een gegeven van de zaak, of een voorwaarde")
        if "waar" in rest and not text_of(rest, "sluit"):
            words = "Hier staat niet hoe je dit gat sluit."
            report.add("GH805", item, path, words, "zet er sluit bij: waar in het programma")
        if text_of(rest, "gegeven"):
            _datum(report, item, (*path, "gegeven"), text_of(rest, "gegeven"))


def _fields(
    report: Report,
    item: Item,
    raw: dict[str, Any],
    shared: dict[str, tuple[Item, Path, dict[str, Any]]],
) -> None:
    used = {
        name
        for path, text in strings_in(raw)
        if path[:1] in (("blokken",), ("titel",), ("aanhef",))
        for name in _IN_FIELD.findall(text)
    }
    for _, block in items_of(raw, "blokken"):
        chosen = block.get("veld_is")
        used |= set(chosen) if isinstance(chosen, dict) else set()
    for path, field in items_of(raw, "velden"):
        name = text_of(field, "id")
        if name not in used:
            words = f"Het veld “{shorten(name, 40)}” staat nergens in de brief."
            hint = f"gebruik {{{FIELD_PREFIX}{name}}}, of haal het veld weg"
            report.add("GH821", item, (*path, "id"), words, hint)
        if ("keuzes" in field) != (text_of(field, "vorm") == "keuze"):
            words = "Bij vorm: keuze horen keuzes, en bij een andere vorm niet."
            report.add("GH805", item, path, words)
        if text_of(field, "uit") and text_of(field, "uit") not in SINGLE_DATA:
            _datum(report, item, (*path, "uit"), f"{text_of(field, 'uit')} (als tekst)")
        if text_of(field, "gedeeld") == "ja":
            first = shared.setdefault(name, (item, path, field))
            if any(first[2].get(key) != field.get(key) for key in _SAME):
                words = f"Het gedeelde veld “{name}” heeft elders andere woorden."
                hint = f"maak het gelijk aan {report.place(first[0], first[1])}"
                report.add("GH806", item, path, words, hint)


def readable_texts(raw: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yield (path, text) of everything a reader of the letter reads, but for its parts."""
    yield ("titel",), text_of(raw, "titel")
    yield ("aanhef",), text_of(raw, "aanhef")
    for path, block in items_of(raw, "blokken"):
        for key in TEXT_KEYS:
            if text_of(block, key):
                yield (*path, key), text_of(block, key)
        for key in ("tabel", "aankruisen"):
            for inner, text in texts_of(block, key):
                yield (*path, *inner), text
        rows = block.get("rijen")
        for inner, text in strings_in(rows) if isinstance(rows, list) else ():
            yield (*path, "rijen", *inner), text


def _words(report: Report, item: Item, raw: dict[str, Any]) -> None:
    """Report what the wording asks: hard rules for family, and never a word that hurts."""
    readers = {name for _, name in texts_of(raw, "lezers")}
    family = bool(readers & FAMILY_READERS) and text_of(raw, "aanspreekvorm") != "geen"
    sourced = {path for path, block in items_of(raw, "blokken") if block.get("bron")}
    for path, text in readable_texts(raw):
        check_sentence(report, item, path, with_placeholders_as(text, "naam"), spoken=family)
        if path[:2] not in sourced:
            check_legal(report, item, path, text)
    said = [text for path, text in readable_texts(raw) if path[:1] == ("blokken",)]
    score = flesch_douma("\n".join(said)) if family else None
    if score is not None and score < HARD_TO_READ:
        words = f"De brief haalt {score:.0f} op leesgemak; {HARD_TO_READ} is het minste."
        report.add("GH627", item, ("id",), words, "kortere zinnen, kortere woorden")
