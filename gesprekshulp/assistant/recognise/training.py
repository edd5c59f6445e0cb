"""From content to what recognition ships: the lexicon and the models, with their settings.

`content leer` writes what is made here into content/geleerd/. The digest says what it was
learnt from, so that CI can tell when it is out of date. Each part is a plain function of
plain data, so that folds can be learnt side by side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from random import Random
from typing import Literal

import msgspec

from gesprekshulp.assistant.lines import read_line
from gesprekshulp.assistant.phrases import own_sentences, own_words
from gesprekshulp.assistant.recognise.calibration import (
    Outcome,
    best_heat,
    best_threshold,
    precise_threshold,
    sure_from,
)
from gesprekshulp.assistant.recognise.features import Block, blocks_of
from gesprekshulp.assistant.recognise.learning import Example, Plan, Progress, learn, sigmoids
from gesprekshulp.assistant.recognise.lexicon import Lexicon, build_lexicon
from gesprekshulp.assistant.recognise.linear import load
from gesprekshulp.assistant.recognise.moves import blocks_of_reply
from gesprekshulp.assistant.recognise.notes import blocks_of_note
from gesprekshulp.assistant.recognise.papers import blocks_of_paper
from gesprekshulp.assistant.recognise.words import WordReader
from gesprekshulp.assistant.signs import signs_in
from gesprekshulp.knowledge.speech import NONE, NOTHING
from gesprekshulp.knowledge.types import Content

FOLDS = 3
PAPER_FOLDS = 4
KINDS = Plan(rounds=5, step=0.6, rows=60_000)
NOTES = Plan(rounds=8, step=0.6, fewest=2, rows=20_000)
PAPERS = Plan(exclusive=False, rounds=8, step=1.0, fewest=2, rows=30_000)
MOVES = Plan(exclusive=False, rounds=8, step=1.0, fewest=2, rows=40_000)

FIRST_NAMES = "voornaam"
"""The word field whose words are names, not a meaning."""

# Aimed a little above what is promised (0.92 and 8%): other people write otherwise.
_RIGHT = 0.94
# Whether a note names a coming day is a feature; which day it is today is not.
_SOME_DAY = date(2026, 11, 23)
_ALARMS = 0.05
_FIRST_OF_TWO = 0.65
_NAMED_RIGHT = 0.90
# The bound, not the share itself, so that the share on writers held back is 0.9.
_PAPER_RIGHT = 0.885
_ASKED_RIGHT = 0.6
_FEWEST_NAMED = 8
_CLEAN_PER_HIT = 1000


class Labelled(msgspec.Struct, frozen=True):
    """A line with its labels, the best first, and who said it; `parent`: what came before.

    `signs`: of a sentence on paper, what the lists of content say of it.
    """

    text: str
    labels: tuple[str, ...]
    voice: str = ""
    parent: str = ""
    signs: tuple[str, ...] = ()


def lines_of(content: Content) -> list[Labelled]:
    """Return every line of every voice, in a fixed order."""
    return [
        Labelled(line, group.labels, voice.id)
        for _, voice in sorted(content.voices.items())
        for group in voice.said
        for line in group.lines
    ]


def replies_of(content: Content) -> list[Labelled]:
    """Return every labelled reply: of the sittings, and the examples of each move."""
    sittings = [(one.id, one.replies) for _, one in sorted(content.replies.items())]
    # The examples of all moves are one voice: they are never held back from themselves.
    examples = [
        ("zetten", (*move.examples, *move.borderline)) for _, move in sorted(content.moves.items())
    ]
    return [
        Labelled(reply.text, reply.labels, voice, reply.parent)
        for voice, replies in (*sittings, *examples)
        for reply in replies
    ]


def notes_of(content: Content) -> list[Labelled]:
    """Return every typed note whose kind no prefix says, in a fixed order."""
    return [
        Labelled(note.text, (note.kind,), sitting.id)
        for _, sitting in sorted(content.notes.items())
        for note in sitting.notes
        if read_line(note.text, {}, _SOME_DAY).kind_guessed
    ]


def papers_of(content: Content) -> list[Labelled]:
    """Return every labelled sentence on paper, as it is read: without the words of others."""
    return [
        on_paper(line, content, [one for one in group.labels if one != NOTHING], sitting.id)
        for _, sitting in sorted(content.paper_lines.items())
        for group in sitting.said
        for line in group.lines
    ]


def on_paper(
    text: str, content: Content, labels: Sequence[str] = (), sitting: str = ""
) -> Labelled:
    """Return a sentence on paper with the signs in it, as the check reads it."""
    signs = {sign for one in own_sentences(text) for sign in signs_in(content, one).signs}
    return Labelled(own_words(text), tuple(labels), sitting, "", tuple(sorted(signs)))


def paper_lexicon_of(content: Content) -> Lexicon:
    """Return the lexicon of the check of papers: its own sentences and word fields."""
    _, names = _fields_and_names(content)
    said = [
        line for one in content.paper_lines.values() for group in one.said for line in group.lines
    ]
    fields = {field.id: field.words for field in content.paper_fields.values()}
    short = {name: one.full for name, one in content.abbreviations.items()}
    return build_lexicon(said, fields, short, names)


def _fields_and_names(content: Content) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Return the word fields by id, and apart from them the first names."""
    fields = {field.id: field.words for theme in content.fields.values() for field in theme.fields}
    return fields, fields.pop(FIRST_NAMES, ())


def lexicon_of(content: Content) -> Lexicon:
    """Return the lexicon of all content that recognition learns from."""
    fields, names = _fields_and_names(content)
    short = {name: one.full for name, one in content.abbreviations.items()}
    replies = replies_of(content)
    said = [one.text for one in (*lines_of(content), *replies, *notes_of(content))]
    return build_lexicon([*said, *(one.parent for one in replies)], fields, short, names)


def lexicon_of_lines(lines: Sequence[Labelled], content: Content) -> Lexicon:
    """Return the lexicon of other lines than ours, with our word fields."""
    fields, names = _fields_and_names(content)
    said = [*(one.text for one in lines), *(one.parent for one in lines)]
    return build_lexicon(said, fields, {}, names)


def blocks_of_lines(lines: Sequence[Labelled], lexicon: Lexicon, mend: bool) -> list[list[Block]]:
    """Return the features of parents' lines. `mend`: as in use; learning goes without."""
    reader = WordReader(lexicon, mend)
    return [blocks_of(reader.read(one.text), lexicon) for one in lines]


def blocks_of_replies(
    replies: Sequence[Labelled], lexicon: Lexicon, mend: bool
) -> list[list[Block]]:
    """Return the features of replies after what the parent said."""
    reader = WordReader(lexicon, mend)
    return [blocks_of_reply(one.text, one.parent, reader, lexicon) for one in replies]


def blocks_of_notes(notes: Sequence[Labelled], lexicon: Lexicon, mend: bool) -> list[list[Block]]:
    """Return the features of typed notes, read by rules first."""
    reader = WordReader(lexicon, mend)
    lines = [read_line(one.text, {}, _SOME_DAY) for one in notes]
    return [blocks_of_note(line, reader, lexicon) for line in lines]


def blocks_of_papers(lines: Sequence[Labelled], lexicon: Lexicon) -> list[list[Block]]:
    """Return the features of sentences on paper; those are never mended."""
    reader = WordReader(lexicon, mend=False)
    return [blocks_of_paper(one.text, reader, lexicon, one.signs) for one in lines]


class Subject(msgspec.Struct, frozen=True):
    """One thing to learn: how lines become features, and how the model is learnt."""

    of: Literal["weerstand", "zetten", "notities", "nakijken"]
    plan: Plan

    def blocks(self, lines: Sequence[Labelled], lexicon: Lexicon, mend: bool) -> list[list[Block]]:
        """Return the features of lines."""
        match self.of:
            case "weerstand":
                return blocks_of_lines(lines, lexicon, mend)
            case "zetten":
                return blocks_of_replies(lines, lexicon, mend)
            case "notities":
                return blocks_of_notes(lines, lexicon, mend)
            case "nakijken":
                return blocks_of_papers(lines, lexicon)

    def wanted(self, one: Labelled) -> dict[str, float]:
        """Return how much each label holds of a line."""
        return shares(one.labels) if self.plan.exclusive else dict.fromkeys(one.labels, 1.0)


WEERSTAND = Subject("weerstand", KINDS)
ZETTEN = Subject("zetten", MOVES)
NOTITIES = Subject("notities", NOTES)
NAKIJKEN = Subject("nakijken", PAPERS)


def shares(labels: Sequence[str]) -> dict[str, float]:
    """Return how much each label holds: the first most, the others the rest together."""
    if len(labels) < 2:
        return dict.fromkeys(labels, 1.0)
    rest = (1 - _FIRST_OF_TWO) / (len(labels) - 1)
    return {label: _FIRST_OF_TWO if n == 0 else rest for n, label in enumerate(labels)}


def labels_of(lines: Sequence[Labelled]) -> list[str]:
    """Return every label that occurs, sorted."""
    return sorted({label for one in lines for label in one.labels})


def folds_of(lines: Sequence[Labelled], folds: int = FOLDS, seed: int = 1) -> list[list[int]]:
    """Return the indexes of the lines of each fold; a voice is never in two of them."""
    voices = sorted({one.voice for one in lines})
    if len(voices) < folds:  # a bank without voices: by line
        return [list(range(fold, len(lines), folds)) for fold in range(folds)]
    Random(seed).shuffle(voices)
    fold_of = {voice: number % folds for number, voice in enumerate(voices)}
    found: list[list[int]] = [[] for _ in range(folds)]
    for at, one in enumerate(lines):
        found[fold_of[one.voice]].append(at)
    return found


def learn_from(
    subject: Subject,
    lines: Sequence[Labelled],
    lexicon: Lexicon,
    learnt_from: str = "",
    progress: Progress | None = None,
) -> bytes:
    """Return the model of a subject learnt from these lines, without settings yet."""
    examples = [
        Example(tuple(blocks), subject.wanted(one))
        for blocks, one in zip(subject.blocks(lines, lexicon, mend=False), lines, strict=True)
    ]
    return learn(examples, labels_of(lines), subject.plan, learnt_from, progress)


def outcomes_of_fold(
    subject: Subject, lines: Sequence[Labelled], held: Sequence[int], lexicon: Lexicon
) -> list[Outcome]:
    """Learn from all lines but those held back; return the scores of those, as in use."""
    apart = set(held)
    model = load(
        learn_from(subject, [one for at, one in enumerate(lines) if at not in apart], lexicon)
    )
    labels = labels_of(lines)
    asked = [lines[at] for at in held]
    at_label = [model.labels.index(label) if label in model.labels else -1 for label in labels]
    found = []
    for one, blocks in zip(asked, subject.blocks(asked, lexicon, mend=True), strict=True):
        scores = model.scores(blocks)
        found.append(Outcome([scores[at] if at >= 0 else -99.0 for at in at_label], one.labels))
    return found


def kind_settings(outcomes: Sequence[Outcome], labels: Sequence[str]) -> dict[str, float]:
    """Return the heat of the model of kinds, and from where on it is sure."""
    heat = best_heat(outcomes, labels)
    sure = sure_from(outcomes, labels, heat, NONE, _RIGHT, _ALARMS)
    return {"heat": round(heat, 3), "sure": round(sure, 4)}


def move_settings(outcomes: Sequence[Outcome], labels: Sequence[str]) -> dict[str, float]:
    """Return per move from where on it counts, and from where on it may be named."""
    settings: dict[str, float] = {}
    for at, label in enumerate(labels):
        likely = [(sigmoids([o.scores[at]])[0], label in o.wanted) for o in outcomes]
        settings[f"from:{label}"] = round(best_threshold(likely), 4)
        settings[f"named:{label}"] = round(
            precise_threshold(likely, _NAMED_RIGHT, _FEWEST_NAMED), 4
        )
    return settings


def paper_settings(outcomes: Sequence[Outcome], labels: Sequence[str]) -> dict[str, float]:
    """Return per label from where on a sentence may be named, and from where on it is asked about."""
    settings: dict[str, float] = {}
    for at, label in enumerate(labels):
        # Of a sentence only the likeliest label is told, so only that one has to be right.
        told = [o for o in outcomes if max(o.scores) == o.scores[at]]
        likely = [(sigmoids([o.scores[at]])[0], label in o.wanted) for o in told]
        named = precise_threshold(likely, _PAPER_RIGHT, _FEWEST_NAMED)
        doubted = [one for one in likely if one[0] < named]
        asked = precise_threshold(doubted, _ASKED_RIGHT, _FEWEST_NAMED)
        settings[f"named:{label}"] = round(named, 4)
        settings[f"from:{label}"] = round(min(asked, named), 4)
    return settings


def kept_from_clean(
    data: bytes,
    settings: Mapping[str, float],
    clean: Sequence[Labelled],
    lexicon: Lexicon,
    subject: Subject = ZETTEN,
    key: str = "named",
    per_hit: int = _CLEAN_PER_HIT,
) -> dict[str, float]:
    """Return the settings, with a label held back where it is heard in clean sentences.

    `clean`: sentences that people have read and found right, such as those we suggest. At
    most one in `per_hit` may still be heard; those are reviewed one by one.
    """
    model = load(data)
    likely = [sigmoids(model.scores(b)) for b in subject.blocks(clean, lexicon, mend=True)]
    allowed = len(likely) // per_hit
    found = dict(settings)
    for at, label in enumerate(model.labels):
        heard = sorted((one[at] for one in likely), reverse=True)
        if len(heard) > allowed:
            above = heard[allowed] + 0.0001
            found[f"{key}:{label}"] = round(max(found.get(f"{key}:{label}", 2.0), above), 4)
    return found


def with_settings(data: bytes, settings: Mapping[str, float]) -> bytes:
    """Return a model with other settings in its header."""
    _, _, body = data.partition(b"\n")
    header = msgspec.structs.replace(load(data).header, settings=dict(sorted(settings.items())))
    return msgspec.json.encode(header) + b"\n" + body


def digest_of(files: Mapping[str, bytes], folders: Sequence[str]) -> str:
    """Return the digest of the content files that recognition learns from."""
    whole = sha256()
    for name in sorted(files):
        if name.partition("/")[0] in folders:
            whole.update(f"{name}\0{sha256(files[name]).hexdigest()}\n".encode())
    return whole.hexdigest()[:16]
