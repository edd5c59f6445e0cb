"""What recognition learns from: known labels, enough lines, no line twice.

A kind needs `FEWEST_LINES` lines, "geen-weerstand" more, a move or pitfall enough replies;
what nearly the same is says `likeness`. Minimums hold only where there are voices at all:
a school's own folder need not bring any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from gesprekshulp.knowledge.diagnostics import finding
from gesprekshulp.knowledge.hints import did_you_mean
from gesprekshulp.knowledge.likeness import near_duplicates
from gesprekshulp.knowledge.marks import Path
from gesprekshulp.knowledge.raw import Report, is_draft, items_of, text_of, texts_of
from gesprekshulp.knowledge.speech import NONE
from gesprekshulp.text import shorten

FEWEST_LINES = 150
FEWEST_NONE = 1000
FEWEST_REPLIES = 60
FEWEST_FIELDS = 250

Item = tuple[str, str]


def check_voices(report: Report) -> None:
    """Report unknown labels, too few lines for a label, and lines that are nearly the same."""
    kinds = {*report.loaded.ids["kinds"], NONE}
    moves = report.loaded.ids["moves"]
    lines = _lines(report, kinds)
    replies = _replies(report, moves)
    _enough_lines(report, lines)
    _enough_replies(report, replies, moves)
    _enough_fields(report)
    no_twins(report, lines)
    no_twins(report, replies, contrasts=True)


Line = tuple[Item, Path, str, list[str]]


def _lines(report: Report, known: Collection[str]) -> list[Line]:
    found: list[Line] = []
    for item, raw in report.items("voices"):
        for path, group in items_of(raw, "uitspraken"):
            labels = labels_of(report, item, path, group, known)
            for inner, text in texts_of(group, "zinnen"):
                found.append((item, (*path, *inner), text, labels))
    return found


def _replies(report: Report, known: Collection[str]) -> list[Line]:
    found: list[Line] = []
    for section, keys in (
        ("replies", ("antwoorden",)),
        ("moves", ("voorbeelden", "grensgevallen")),
    ):
        for item, raw in report.items(section):
            for key in keys:
                for path, reply in items_of(raw, key):
                    labels = labels_of(report, item, path, reply, known)
                    found.append((item, (*path, "tekst"), text_of(reply, "tekst"), labels))
    return found


def labels_of(
    report: Report, item: Item, path: Path, raw: object, known: Collection[str]
) -> list[str]:
    """Return the labels of a group of lines; report those that are not known."""
    labels = texts_of(raw, "labels")
    for inner, label in labels:
        if label not in known:
            words = f"Het label “{shorten(label, 40)}” bestaat niet."
            report.add("GH314", item, (*path, *inner), words, did_you_mean(label, known))
    return [label for _, label in labels]


def _enough_lines(report: Report, lines: list[Line]) -> None:
    if not lines:
        return
    counted = Counter(label for _, _, _, labels in lines for label in labels[:1])
    for item, raw in report.items("kinds"):
        if counted[item[1]] < FEWEST_LINES and not is_draft(raw):
            words = f"Van deze soort zijn er {counted[item[1]]} uitspraken; {FEWEST_LINES} is het minste."
            report.add("GH631", item, ("id",), words, "schrijf er meer bij in stemmen/")
    if counted[NONE] < FEWEST_NONE:
        words = f"Van {NONE} zijn er {counted[NONE]} uitspraken; {FEWEST_NONE} is het minste."
        report.findings.append(finding("GH631", "stemmen", (1, 1), words))


def _enough_replies(report: Report, replies: list[Line], moves: Collection[str]) -> None:
    if "replies" in report.loaded.absent:
        return
    counted = Counter(label for _, _, _, labels in replies for label in labels)
    for item, _ in report.items("moves"):
        if counted[item[1]] < FEWEST_REPLIES:
            words = (
                f"Hiervan zijn er {counted[item[1]]} voorbeelden; {FEWEST_REPLIES} is het minste."
            )
            report.add("GH634", item, ("id",), words, "schrijf er meer bij in antwoorden/")


def _enough_fields(report: Report) -> None:
    if "fields" in report.loaded.absent or "voices" in report.loaded.absent:
        return
    count = sum(len(items_of(raw, "velden")) for _, raw in report.items("fields"))
    if count < FEWEST_FIELDS:
        words = f"Er zijn {count} woordvelden; {FEWEST_FIELDS} is het minste."
        report.findings.append(finding("GH639", "woordvelden", (1, 1), words))


def no_twins(report: Report, lines: list[Line], contrasts: bool = False) -> None:
    """Report lines that are nearly the same.

    `contrasts`: two replies that differ in a few words and bear other labels teach just what
    the difference is; those may stand.
    """
    for at, earlier in near_duplicates([text for _, _, text, _ in lines]):
        item, path, text, labels = lines[at]
        if contrasts and set(labels) != set(lines[earlier][3]):
            continue
        where = report.place(lines[earlier][0], lines[earlier][1])
        words = f"Deze regel lijkt te veel op die in {where}: “{shorten(text, 60)}”"
        report.add("GH632", item, path, words, "schrijf een nieuwe gedachte, geen variant")
