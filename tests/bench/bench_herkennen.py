"""How quick and how good recognition is, beside two baselines, in one table.

    .venv/bin/python tests/bench/bench_herkennen.py [--gold MAP] [--keer N]

Every line of the gold set is typed key by key; each key is one call, as on the screen.
Baselines: nearest phrase by rapidfuzz token_set_ratio (what most people would use), and
nearest phrase by words weighed by rarity (TF-IDF). `--keer 10`: the bank ten times as large,
by adding every line nine times more with words of its own.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
import tracemalloc
from collections import Counter, defaultdict
from collections.abc import Callable
from math import log, sqrt
from pathlib import Path

from gesprekshulp.assistant.herkennen import Herkenner, build_herkenner
from gesprekshulp.assistant.recognise import shipped
from gesprekshulp.assistant.recognise import training as t
from gesprekshulp.assistant.recognise.lexicon import tokens
from gesprekshulp.knowledge.loading import content_dir, load_for_checking, read_learnt
from gesprekshulp.knowledge.speech import NONE

GOLD = Path(__file__).parents[3] / "shared" / "evaluatie"
Ranker = Callable[[str], list[str]]


def main() -> None:
    chosen = _arguments()
    gold = [
        json.loads(line)
        for path in sorted(chosen.gold.glob("weerstand*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    lines = t.lines_of(load_for_checking(content_dir()).content)
    bank = [(one.text, one.labels[0]) for one in lines]
    for again in range(chosen.keer - 1):
        bank += [
            (f"{one.text} zoiets{again}{n % 97}", one.labels[0]) for n, one in enumerate(lines)
        ]
    herkenner, loading, memory = _loaded(chosen.keer)
    print(f"Bank: {len(bank)} regels. Laden {loading:.0f} ms, geheugen {memory:.1f} MB.")
    print("| wat | eerste | eerste drie | p50 per toets | p95 per toets |")
    print("|---|---|---|---|---|")
    for name, rank in (
        ("gesprekshulp", _ours(herkenner)),
        ("token_set_ratio, dichtste", _token_set(bank)),
        ("TF-IDF, dichtste", _nearest(bank)),
    ):
        _row(name, rank, gold, few=name != "gesprekshulp")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--keer", type=int, default=1)
    return parser.parse_args()


def _loaded(times: int) -> tuple[Herkenner, float, float]:
    learnt = read_learnt()
    if times > 1:  # a bank ten times as large has a vocabulary that grows too
        lexicon = shipped.read_lexicon(learnt[shipped.LEXICON_FILE])
        grown = dict(lexicon.vocabulary)
        for word in lexicon.vocabulary:
            grown |= {f"{word}{chr(97 + n)}": 1 for n in range(times - 1)}
        import msgspec

        learnt[shipped.LEXICON_FILE] = shipped.write_lexicon(
            msgspec.structs.replace(lexicon, vocabulary=grown)
        )
    spent = []
    for _ in range(5):
        begun = time.perf_counter()
        herkenner = build_herkenner(learnt)
        spent.append(1000 * (time.perf_counter() - begun))
    tracemalloc.start()
    herkenner = build_herkenner(learnt)
    herkenner.weerstand("thuis doet hij dat nooit")
    memory = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    return herkenner, statistics.median(spent), memory


def _ours(herkenner: Herkenner) -> Ranker:
    return lambda text: [one.id for one in herkenner.weerstand(text).candidates]


def _token_set(bank: list[tuple[str, str]]) -> Ranker:
    from rapidfuzz import fuzz, process

    texts, labels = [text.lower() for text, _ in bank], [label for _, label in bank]

    def rank(text: str) -> list[str]:
        found = process.extract(text.lower(), texts, scorer=fuzz.token_set_ratio, limit=40)
        return [label for label in dict.fromkeys(labels[n] for _, _, n in found) if label != NONE]

    return rank


def _nearest(bank: list[tuple[str, str]]) -> Ranker:
    said = [Counter(word for word, _, _ in tokens(text)) for text, _ in bank]
    spread: Counter[str] = Counter()
    for words in said:
        spread.update(words.keys())
    rarity = {word: log(len(bank) / n) + 0.1 for word, n in spread.items()}
    at: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for n, words in enumerate(said):
        size = sqrt(sum((c * rarity[w]) ** 2 for w, c in words.items())) or 1.0
        for word, count in words.items():
            at[word].append((n, count * rarity[word] / size))

    def rank(text: str) -> list[str]:
        near: defaultdict[int, float] = defaultdict(float)
        for word, _, _ in tokens(text):
            for n, weight in at.get(word, ()):
                near[n] += weight * rarity[word]
        best = sorted(near, key=lambda n: -near[n])[:60]
        return [label for label in dict.fromkeys(bank[n][1] for n in best) if label != NONE]

    return rank


def _row(name: str, rank: Ranker, gold: list[dict[str, object]], few: bool) -> None:
    first = three = asked = 0
    spent: list[float] = []
    for one in gold:
        text, labels = str(one["tekst"]), list(one["labels"])  # type: ignore[call-overload]
        if not few or len(spent) < 600:
            for length in range(1, len(text) + 1):
                begun = time.perf_counter()
                rank(text[:length])
                spent.append(1000 * (time.perf_counter() - begun))
        if labels == [NONE]:
            continue
        ranked = rank(text)
        asked += 1
        first += bool(ranked) and ranked[0] in labels
        three += not set(ranked[:3]).isdisjoint(labels)
    spent.sort()
    print(
        f"| {name} | {first / asked:.3f} | {three / asked:.3f} "
        f"| {spent[len(spent) // 2]:.2f} ms | {spent[int(0.95 * len(spent))]:.2f} ms |"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
