"""`content evalueer` and `content verwarring`: how well recognition does, and where it fails."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gesprekshulp.cli.output import Misuse, complain, say

if TYPE_CHECKING:
    from gesprekshulp.assistant.herkennen import Herkenner
    from gesprekshulp.assistant.recognise.evaluation import KindFigures

GOOD = 0
_WIDTH = 30
_MOST_CONFUSED = 15
_SEED = 1
_AT_LEAST = 2000
_LEAST_COVERED = 8


def evalueer(chosen: Namespace) -> int:
    """Measure on labelled files and print a report in Markdown, with a plot."""
    folder = Path(chosen.map)
    if not folder.is_dir():
        raise Misuse(f"“{folder}” is geen map met gelabelde regels.")
    report = list(_report(folder, chosen))
    if not report:
        raise Misuse(
            f"In “{folder}” staat niets om te meten: weerstand*.jsonl, zetten*.jsonl, notities*.jsonl."
        )
    if chosen.naar:
        Path(chosen.naar).write_text("\n".join(report) + "\n", encoding="utf-8")
        say(f"Het verslag staat in {chosen.naar}.")
    else:
        for line in report:
            say(line)
    return GOOD


def _report(folder: Path, chosen: Namespace) -> Iterator[str]:
    from gesprekshulp.casework.recognition import the_herkenner

    herkenner = the_herkenner()
    of: tuple[tuple[str, Callable[[list[dict[str, Any]]], Iterator[str]]], ...] = (
        ("weerstand", lambda rows: _of_kinds(rows, herkenner)),
        ("zetten", lambda rows: _of_moves(rows, herkenner)),
        ("notities", lambda rows: _of_notes(rows, herkenner, chosen)),
    )
    for start, write in of:
        for path in sorted(folder.glob(f"{start}*.jsonl")):
            yield f"# {path.name}"
            yield ""
            yield from write(_rows(path))
            yield ""


def _rows(path: Path) -> list[dict[str, Any]]:
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                one = json.loads(line)
                one["tekst"]
            except (ValueError, KeyError, TypeError):
                raise Misuse(f"{path}:{number}: dit is geen JSON met “tekst”.") from None
            found.append(one)
    return found


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "-"


def _bar(share: float) -> str:
    return "█" * round(share * _WIDTH) + "·" * (_WIDTH - round(share * _WIDTH))


def _of_kinds(rows: list[dict[str, Any]], herkenner: Herkenner) -> Iterator[str]:
    from gesprekshulp.assistant.recognise.evaluation import kind_figures

    wanted = [one["labels"] for one in rows]
    figures = kind_figures(wanted, [herkenner.weerstand(one["tekst"]) for one in rows])
    yield "| maat | uitkomst |"
    yield "|---|---|"
    yield f"| eerste goed | {_share(figures.first, figures.lines)} |"
    yield f"| bij de eerste drie | {_share(figures.three, figures.lines)} |"
    yield f"| niets gezegd | {_share(figures.missed, figures.lines)} |"
    yield f"| zeker gezegd | {_share(figures.sure, figures.lines)} |"
    yield f"| zeker en goed | {_share(figures.sure_right, figures.sure)} |"
    yield f"| vals alarm | {_share(figures.alarms, figures.quiet)} |"
    yield ""
    yield from _kinds_plot(figures)
    yield ""
    yield "Zekerheid: hoe vaak was het goed, per kans die de herkenner gaf"
    yield ""
    yield "```"
    for band, (lines, right) in figures.bands.items():
        yield f"{band / 10:.1f}-{(band + 1) / 10:.1f} {_bar(right / lines)} {_share(right, lines)}"
    yield "```"
    yield ""
    yield from _firmness(rows, herkenner)


def _kinds_plot(figures: KindFigures) -> Iterator[str]:
    yield "Per soort: eerste goed (dicht), bij de eerste drie, ten onrechte als eerste"
    yield ""
    yield "```"
    for kind, one in sorted(figures.of_kind.items(), key=lambda p: p[1].first / p[1].lines):
        yield (
            f"{kind:26} {_bar(one.first / one.lines)} {one.first:3}/{one.lines:<3} "
            f"drie {one.three:3}  onterecht {one.wrongly}"
        )
    yield "```"
    if figures.confused:
        yield ""
        yield "| het was | er kwam | keer |"
        yield "|---|---|---|"
        for (was, got), times in list(figures.confused.items())[:_MOST_CONFUSED]:
            yield f"| {was} | {got} | {times} |"


def _firmness(rows: list[dict[str, Any]], herkenner: Herkenner) -> Iterator[str]:
    """Yield what disturbed lines cost, each pair on the same line; at least 2,000 lines."""
    from random import Random

    from gesprekshulp.assistant.recognise.disturbing import DISTURBANCES, about_another
    from gesprekshulp.assistant.recognise.evaluation import kind_figures

    chance = Random(_SEED)
    times = max(1, -(-_AT_LEAST // max(1, len(rows))))
    wanted = [one["labels"] for one in rows] * times
    texts = [one["tekst"] for one in rows] * times
    calm = [herkenner.weerstand(one["tekst"]) for one in rows] * times
    before = kind_figures(wanted, calm)
    yield f"Verstoorde regels ({len(texts)} paren per soort storing)"
    yield ""
    yield "| storing | eerste goed | was | verschil |"
    yield "|---|---|---|---|"
    for name, disturb in DISTURBANCES.items():
        after = kind_figures(wanted, [herkenner.weerstand(disturb(t, chance)) for t in texts])
        change = (after.first - before.first) / max(1, before.lines)
        yield (
            f"| {name} | {_share(after.first, after.lines)} | {_share(before.first, before.lines)} "
            f"| {100 * change:+.1f} punt |"
        )
    names = {w.lower() for t in texts for w in t.split() if w[:1].isupper()}
    swap = about_another(_names(names))
    same = sum(
        _first(herkenner.weerstand(swap(text, chance))) == _first(one)
        for text, one in zip(texts, calm, strict=True)
    )
    yield f"| namen en geslacht verwisseld: zelfde eerste soort | {_share(same, len(texts))} | | |"


def _names(words: set[str]) -> set[str]:
    """Return which of these words recognition knows as a first name."""
    from gesprekshulp.assistant.recognise.linear import DamagedModel
    from gesprekshulp.assistant.recognise.shipped import LEXICON_FILE, read_lexicon
    from gesprekshulp.knowledge.loading import read_learnt

    try:
        lexicon = read_lexicon(read_learnt().get(LEXICON_FILE, b""))
    except DamagedModel:
        return set()
    return {word for word in words if word.strip(".,?!'\"") in lexicon.names}


def _first(found: Any) -> str:
    return str(found.candidates[0].id) if found.candidates else ""


def _of_moves(rows: list[dict[str, Any]], herkenner: Herkenner) -> Iterator[str]:
    from gesprekshulp.assistant.recognise.evaluation import move_figures

    answers = [herkenner.zetten(one["tekst"], one.get("ouder", "")) for one in rows]
    figures = move_figures([one["labels"] for one in rows], answers)
    yield f"F1 over alles {figures.micro:.3f}, gemiddeld per label {figures.macro:.3f} ({figures.replies} antwoorden)"
    yield ""
    yield "```"
    for name, one in sorted(figures.of_move.items(), key=lambda pair: pair[1].f1):
        named = one.named - one.named_wrong
        yield f"{name:20} {_bar(one.f1)} {one.f1:.2f}  genoemd {named}/{one.named} goed"
    yield "```"


def _of_notes(rows: list[dict[str, Any]], herkenner: Herkenner, chosen: Namespace) -> Iterator[str]:
    from gesprekshulp.assistant.lines import read_line

    today = chosen.datum or datetime.now(UTC).date()
    right = {"soort": 0, "wie": 0, "wanneer": 0}
    wrong_dates = 0
    for one in rows:
        line = herkenner.judged(read_line(one["tekst"], {}, today))
        when = line.when.isoformat() if line.when else None
        right["soort"] += line.kind == one["soort"]
        right["wie"] += _plain(line.who or None) == _plain(one["wie"])
        right["wanneer"] += when == one["wanneer"]
        wrong_dates += when is not None and when != one["wanneer"]
    yield f"Gemeten met vandaag = {today.isoformat()} (--datum)"
    yield ""
    yield "| maat | uitkomst |"
    yield "|---|---|"
    for name, count in right.items():
        yield f"| {name} | {_share(count, len(rows))} |"
    yield f"| verkeerde datum | {_share(wrong_dates, len(rows))} |"


def _plain(name: str | None) -> str | None:
    return None if name is None else " ".join(name.lower().replace(".", " ").split())


def verwarring(chosen: Namespace) -> int:
    """Hold voices apart, learn from the rest, and print which kinds are confused by which words."""
    from gesprekshulp.assistant.recognise import training as t
    from gesprekshulp.assistant.recognise.confusion import confusions, shares_by_voice
    from gesprekshulp.cli.learn_verbs import learn_with_outcomes
    from gesprekshulp.knowledge.loading import content_dir, load_for_checking

    folder = Path(chosen.map) if chosen.map else content_dir()
    if not folder.is_dir():
        raise Misuse(f"“{folder}” is geen map met inhoud.")
    content = load_for_checking(folder).content
    lines = t.lines_of(content)
    if not lines:
        raise Misuse("Er zijn geen uitspraken: de map stemmen ontbreekt.")
    complain(f"{len(lines)} uitspraken; dit duurt enkele minuten.")
    _, outcomes = learn_with_outcomes(t.WEERSTAND, lines, t.lexicon_of(content))
    held = [at for fold in t.folds_of(lines) for at in fold]
    found = confusions([lines[at] for at in held], outcomes, t.labels_of(lines))
    say(
        f"Eerste goed {found.first:.3f}, bij de eerste drie {found.three:.3f}, op stemmen die niet meededen."
    )
    for pair in found.pairs[: chosen.meeste]:
        say(f"{pair.was} -> {pair.got}: {pair.times} keer, door {', '.join(pair.words) or '?'}")
        for text in pair.examples:
            say(f"    {text}")
    say("")
    say("Stemmen die het minst op de andere lijken (daar ontbreken voorbeelden):")
    shares = shares_by_voice([lines[at] for at in held], outcomes, t.labels_of(lines))
    for voice, share in shares if chosen.stemmen else shares[:_LEAST_COVERED]:
        say(f"  {voice:28} eerste goed {share:.2f}")
    return GOOD
