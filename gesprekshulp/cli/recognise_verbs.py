"""`herken`: lines from standard input, one answer a line, as JSON.

The same recogniser as on the screens. The forms are those that evaluatie/score.py reads,
with the words that decided beside them.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gesprekshulp.cli.output import Misuse, complain, say

if TYPE_CHECKING:
    from gesprekshulp.assistant.herkennen import Herkenner
    from gesprekshulp.assistant.recognise.training import Labelled
    from gesprekshulp.knowledge.types import Content

GOOD = 0
Answer = Callable[[str, str], dict[str, Any]]


def herken(chosen: Namespace) -> int:
    """Answer each line from standard input."""
    answer = _ANSWERS[chosen.wat](chosen)
    for text, parent in _asked(chosen.jsonl):
        say(json.dumps(answer(text, parent), ensure_ascii=False))
    return GOOD


def _asked(jsonl: bool) -> Iterator[tuple[str, str]]:
    """Yield (text, what the parent said before it) of each line that is not empty."""
    # Some shells begin a pipe with a byte order mark.
    for number, line in enumerate((one.lstrip("\ufeff").strip() for one in sys.stdin), 1):
        if not line:
            continue
        if not jsonl and not line.startswith("{"):
            yield line, ""
            continue
        found = _object(line)
        if found is None and not jsonl:
            yield line, ""
            continue
        if found is None or not isinstance(found.get("tekst"), str):
            raise Misuse(f"Regel {number} is geen JSON met “tekst”. Zo hoort het: {{“tekst”: “…”}}")
        parent = found.get("ouder", "")
        yield found["tekst"], parent if isinstance(parent, str) else ""


def _object(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _weerstand(chosen: Namespace) -> Answer:
    from gesprekshulp.assistant.doubt import question_for

    herkenner, content = _herkenner(chosen), _content()

    def answer(text: str, _: str) -> dict[str, Any]:
        found = herkenner.weerstand(text)
        return {
            "kandidaten": [{"id": c.id, "score": c.score} for c in found.candidates],
            "zeker": found.sure,
            "geen": found.none,
            "ook": list(found.several),
            "woorden": list(found.words),
            "vraag": question_for(found, content.kinds),
        }

    return answer


def _zet(chosen: Namespace) -> Answer:
    herkenner, content = _herkenner(chosen), _content()

    def answer(text: str, parent: str) -> dict[str, Any]:
        moves = herkenner.zetten(text, parent)
        return {
            "labels": [move.id for move in moves],
            "genoemd": [move.id for move in moves if move.named],
            "kans": {move.id: move.score for move in moves},
            "woorden": {move.id: list(move.words) for move in moves},
            "liever": _rewritten(content, [move.id for move in moves if move.named]),
        }

    return answer


def _rewritten(content: Content, named: list[str]) -> dict[str, str]:
    """Return, per pitfall that is named, the smallest change that turns it into a move."""
    return {
        name: content.moves[name].smallest
        for name in named
        if name in content.moves and content.moves[name].kind == "valkuil"
    }


def _notitie(chosen: Namespace) -> Answer:
    from gesprekshulp.assistant.dates import dutch_date
    from gesprekshulp.assistant.lines import read_line
    from gesprekshulp.casework.recognition import the_herkenner

    if chosen.bank:
        raise Misuse("--bank hoort bij weerstand en zet; een notitie wordt met regels gelezen.")
    today: date = chosen.datum or datetime.now(UTC).date()
    herkenner, holidays = the_herkenner(), tuple(_content().holidays.values())

    def answer(text: str, _: str) -> dict[str, Any]:
        line = herkenner.judged(read_line(text, {}, today, holidays))
        return {
            "soort": line.kind,
            "wie": line.who or None,
            "wanneer": line.when.isoformat() if line.when else None,
            "voluit": dutch_date(line.when) if line.when else None,
            "tekst": line.text,
        }

    return answer


_ANSWERS: Mapping[str, Callable[[Namespace], Answer]] = {
    "weerstand": _weerstand,
    "zet": _zet,
    "notitie": _notitie,
}


def _herkenner(chosen: Namespace) -> Herkenner:
    from gesprekshulp.assistant.herkennen import SilentHerkenner
    from gesprekshulp.casework.recognition import the_herkenner

    if chosen.bank:
        return _of_bank(Path(chosen.bank), chosen.wat)
    herkenner = the_herkenner()
    if type(herkenner) is SilentHerkenner:
        raise Misuse("Wat geleerd is, ontbreekt of is beschadigd. Doe: gesprekshulp content leer")
    return herkenner


def _content() -> Content:
    from gesprekshulp.knowledge.loading import load_content
    from gesprekshulp.store.locations import own_content_dir

    return load_content(own=own_content_dir())[0]


def _of_bank(path: Path, what: str) -> Herkenner:
    """Return a recogniser that learnt from the lines of a JSONL file instead of from ours."""
    from gesprekshulp.assistant.herkennen import build_herkenner
    from gesprekshulp.assistant.recognise import shipped
    from gesprekshulp.assistant.recognise import training as t
    from gesprekshulp.cli.learn_verbs import learn_with_outcomes
    from gesprekshulp.knowledge.loading import content_dir, load_for_checking

    lines = read_bank(path)
    content = load_for_checking(content_dir()).content
    lexicon = t.lexicon_of_lines(lines, content)
    subject, name, settings = (
        (t.WEERSTAND, shipped.KINDS_FILE, t.kind_settings)
        if what == "weerstand"
        else (t.ZETTEN, shipped.MOVES_FILE, t.move_settings)
    )
    complain(f"Leren van {len(lines)} regels …")
    model, outcomes = learn_with_outcomes(subject, lines, lexicon)
    files = {
        shipped.LEXICON_FILE: shipped.write_lexicon(lexicon),
        name: t.with_settings(model, settings(outcomes, t.labels_of(lines))),
    }
    files.setdefault(shipped.KINDS_FILE, files[name])
    return build_herkenner(files)


def read_bank(path: Path) -> list[Labelled]:
    """Return the labelled lines of a JSONL file. Raises Misuse with the line that is wrong."""
    from gesprekshulp.assistant.recognise.training import Labelled

    try:
        raw = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = "geen UTF-8" if isinstance(error, UnicodeDecodeError) else "niet te lezen"
        raise Misuse(f"“{path}” is {reason}. Geef een JSONL-bestand.") from None
    found = []
    for number, line in enumerate(raw.splitlines(), 1):
        if not line.strip():
            continue
        one = _object(line) or {}
        text, labels = one.get("tekst"), one.get("labels")
        if not isinstance(text, str) or not _are_texts(labels):
            raise Misuse(f"{path}:{number}: hier hoort {{“tekst”: “…”, “labels”: [“…”]}} te staan.")
        parent = one.get("ouder", "")
        found.append(
            Labelled(
                text,
                tuple(labels or ()),
                str(one.get("stem", "")),
                parent if isinstance(parent, str) else "",
            )
        )
    if len({label for one in found for label in one.labels}) < 2:
        raise Misuse(f"“{path}” heeft minder dan twee labels; daar valt niets te onderscheiden.")
    return found


def _are_texts(labels: object) -> bool:
    return isinstance(labels, list) and all(isinstance(label, str) for label in labels)


RECOGNISE_VERBS: Mapping[str, Callable[[Namespace], int]] = {"herken": herken}
