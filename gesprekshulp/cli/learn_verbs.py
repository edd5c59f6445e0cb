"""`content leer`: learn anew from content, and write what recognition ships.

The work is cut into parts that run side by side in processes of their own; each is a plain
function of plain data. Nothing is written before everything is learnt.
"""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.output import Misuse, complain, say

if TYPE_CHECKING:
    from gesprekshulp.assistant.recognise.calibration import Outcome
    from gesprekshulp.assistant.recognise.lexicon import Lexicon
    from gesprekshulp.assistant.recognise.training import Labelled, Subject
    from gesprekshulp.knowledge.parsing import LoadedContent

GOOD, FINDINGS = 0, 1
HERKENNEN, NAKIJKEN = "herkennen", "nakijken"
"""The two parts that are learnt each by itself: what is said, and what stands on paper."""

_OURS_PER_QUESTION = 250


def leer(chosen: Namespace) -> int:
    """Learn from the content and write the models; with `--kijk` only tell whether that is due."""
    from gesprekshulp.knowledge.loading import LEARNT

    base, own = _places(chosen)
    target = (own or base) / LEARNT
    if chosen.kijk:
        return _told(target, base, own, chosen.alleen)
    begun = time.monotonic()
    files = learn_all(_loaded(base, own), base, own, _only(chosen.alleen, target, own))
    target.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        fresh = target / f"{name}.nieuw"
        fresh.write_bytes(data)
        fresh.replace(target / name)
        say(f"{target / name}: {len(data) / 1000:.0f} kB")
    complain(f"Geleerd in {time.monotonic() - begun:.0f} seconden.")
    return GOOD


def _places(chosen: Namespace) -> tuple[Path, Path | None]:
    """Return the folder with our content, and the school's own where that brings lines."""
    from gesprekshulp.knowledge.loading import LEARNED_FROM, PAPER_FROM, content_dir
    from gesprekshulp.store.locations import own_content_dir

    if chosen.map:
        folder = Path(chosen.map)
        if not folder.is_dir():
            raise Misuse(f"“{folder}” is geen map met inhoud.")
        return folder, None
    own = own_content_dir()
    brings = any((own / folder).is_dir() for folder in (*LEARNED_FROM, *PAPER_FROM))
    return content_dir(), own if brings else None


def _only(part: str | None, target: Path, own: Path | None) -> str | None:
    """Return what to learn; a school's own folder is whole, so the first time it is everything."""
    from gesprekshulp.assistant.recognise.shipped import LEXICON_FILE

    return part if not own or (target / LEXICON_FILE).is_file() else None


def digest(base: Path, own: Path | None = None, papers: bool = False) -> str:
    """Return the digest of all that recognition, or the check of papers, learns from here."""
    from gesprekshulp.assistant.recognise.training import digest_of
    from gesprekshulp.knowledge.loading import LEARNED_FROM, PAPER_FROM, read_files

    files = dict(read_files(base, learned=True)[0])
    if own:
        files |= read_files(own, learned=True)[0]
    if papers:
        return digest_of(files, PAPER_FROM)
    return digest_of(files, (*LEARNED_FROM, "zetten", "afkortingen.yaml"))


def _told(target: Path, base: Path, own: Path | None, only: str | None) -> int:
    from gesprekshulp.assistant.recognise.linear import DamagedModel, load
    from gesprekshulp.assistant.recognise.shipped import (
        KINDS_FILE,
        MOVES_FILE,
        NOTES_FILE,
        PAPERS_FILE,
    )

    names = {HERKENNEN: (KINDS_FILE, MOVES_FILE, NOTES_FILE), NAKIJKEN: (PAPERS_FILE,)}
    for part, files in names.items():
        learnt_from = digest(base, own, papers=part == NAKIJKEN)
        for name in files if only in (None, part) else ():
            due = f"Doe: gesprekshulp content leer --alleen {part}"
            try:
                model = load((target / name).read_bytes())
            except (OSError, DamagedModel):
                say(f"{target / name} ontbreekt of is beschadigd. {due}")
                return FINDINGS
            if model.header.learnt_from != learnt_from:
                say(f"{target / name} is geleerd van andere inhoud. {due}")
                return FINDINGS
    say("Wat geleerd is, hoort bij deze inhoud.")
    return GOOD


def _loaded(base: Path, own: Path | None) -> LoadedContent:
    from gesprekshulp.knowledge.loading import load_for_checking

    loaded = load_for_checking(base, own)
    for finding in loaded.findings[:5]:
        complain(str(finding))
    if not loaded.content.voices:
        raise Misuse("Er zijn geen uitspraken om van te leren: de map stemmen ontbreekt.")
    return loaded


def learn_all(
    loaded: LoadedContent, base: Path, own: Path | None, only: str | None = None
) -> dict[str, bytes]:
    """Return what recognition ships (file name -> bytes), with settings from held-back voices.

    `only`: one of the two parts, `HERKENNEN` or `NAKIJKEN`; each part goes by its own digest.
    """
    from gesprekshulp.assistant.recognise import shipped
    from gesprekshulp.assistant.recognise import training as t

    files: dict[str, bytes] = {}
    if only != NAKIJKEN:
        lexicon = t.lexicon_of(loaded.content)
        files[shipped.LEXICON_FILE] = shipped.write_lexicon(lexicon)
        files |= _of_talk(loaded, lexicon, digest(base, own))
    papers = t.papers_of(loaded.content)
    if papers and only != HERKENNEN:
        complain(f"{shipped.PAPERS_FILE}: {len(papers)} zinnen")
        lexicon = t.paper_lexicon_of(loaded.content)
        files[shipped.PAPER_LEXICON_FILE] = shipped.write_lexicon(lexicon)
        learnt_from = digest(base, own, papers=True)
        ours = _ours_on_paper(loaded)
        learnt, held = [*papers, *ours[::4]], ours[2::4]
        model, outcomes = learn_with_outcomes(
            t.NAKIJKEN, learnt, lexicon, learnt_from, t.PAPER_FOLDS
        )
        found = t.paper_settings(outcomes, t.labels_of(learnt))
        named = t.kept_from_clean(model, found, held, lexicon, t.NAKIJKEN)
        found = t.kept_from_clean(
            model, named, held, lexicon, t.NAKIJKEN, "from", _OURS_PER_QUESTION
        )
        files[shipped.PAPERS_FILE] = t.with_settings(model, found)
    return files


def _of_talk(loaded: LoadedContent, lexicon: Lexicon, learnt_from: str) -> dict[str, bytes]:
    """Return the models of what is said: weerstand, moves and notes."""
    from gesprekshulp.assistant.recognise import shipped
    from gesprekshulp.assistant.recognise import training as t

    content = loaded.content
    files: dict[str, bytes] = {}
    lines, replies, notes = t.lines_of(content), t.replies_of(content), t.notes_of(content)
    for name, subject, learnt, settings in (
        (shipped.KINDS_FILE, t.WEERSTAND, lines, t.kind_settings),
        (shipped.MOVES_FILE, t.ZETTEN, replies, t.move_settings),
    ):
        if learnt:
            complain(f"{name}: {len(learnt)} regels")
            model, outcomes = learn_with_outcomes(subject, learnt, lexicon, learnt_from)
            found = settings(outcomes, t.labels_of(learnt))
            if subject is t.ZETTEN:
                found = _not_in_ours(model, found, loaded, lexicon)
            files[name] = t.with_settings(model, found)
    if notes:
        complain(f"{shipped.NOTES_FILE}: {len(notes)} regels")
        files[shipped.NOTES_FILE] = t.learn_from(t.NOTITIES, notes, lexicon, learnt_from)
    return files


def _not_in_ours(
    model: bytes, settings: dict[str, float], loaded: LoadedContent, lexicon: Lexicon
) -> dict[str, float]:
    """Hold back naming a pitfall where that would often name one in what we suggest."""
    from gesprekshulp.assistant.recognise.training import Labelled, kept_from_clean
    from gesprekshulp.assistant.suggested_findings import suggested_sentences

    pitfalls = {name for name, move in loaded.content.moves.items() if move.kind == "valkuil"}
    ours = [Labelled(text, ()) for text in suggested_sentences(loaded)]
    held = kept_from_clean(model, settings, ours, lexicon)
    return {
        key: held[key] if key.removeprefix("named:") in pitfalls else value
        for key, value in settings.items()
    }


def _ours_on_paper(loaded: LoadedContent) -> list[Labelled]:
    """Return each sentence that we suggest ourselves, or that our letters hold, as harmless.

    They are spread over the folds.
    """
    from gesprekshulp.assistant.phrases import own_sentences
    from gesprekshulp.assistant.recognise import training as t
    from gesprekshulp.assistant.suggested_findings import suggested_sentences
    from gesprekshulp.knowledge.raw import Report, strings_in

    letters = [text for _, raw in Report(loaded).items("letters") for _, text in strings_in(raw)]
    texts = [*suggested_sentences(loaded), *(text for text in letters if text.endswith("."))]
    each = dict.fromkeys(one.text for text in texts for one in own_sentences(text))
    return [
        t.on_paper(text, loaded.content, sitting=f"eigen {number // 4 % t.PAPER_FOLDS}")
        for number, text in enumerate(each)
    ]


def learn_with_outcomes(
    subject: Subject,
    lines: Sequence[Labelled],
    lexicon: Lexicon,
    learnt_from: str = "",
    folds: int = 0,
) -> tuple[bytes, list[Outcome]]:
    """Return the model of all lines, and what models without each fold made of that fold."""
    from concurrent.futures import ProcessPoolExecutor

    from gesprekshulp.assistant.recognise import training as t

    with ProcessPoolExecutor() as pool:
        whole = pool.submit(t.learn_from, subject, lines, lexicon, learnt_from)
        parts = [
            pool.submit(t.outcomes_of_fold, subject, lines, held, lexicon)
            for held in t.folds_of(lines, folds or t.FOLDS)
        ]
        outcomes = [outcome for part in parts for outcome in part.result()]
        return whole.result(), outcomes
