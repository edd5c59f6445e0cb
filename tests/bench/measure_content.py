"""Figures of content, proofs, papers and what is installed."""

from __future__ import annotations

import io
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from report import Row, ms

ON = date(2026, 11, 23)
COPIED = ("gesprek", "weerstand", "ouders", "brieven")


def timed(work: Callable[[], object], runs: int = 3) -> float:
    """Return the median of a few runs, in milliseconds."""
    spent = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - begun))
    return statistics.median(spent)


def grown(folder: Path, times: int) -> Path:
    """Return a copy of our content in which every tree, kind, scene and letter stands `times` times."""
    from gesprekshulp.knowledge.loading import LEARNED_FROM, LEARNT, content_dir

    without = shutil.ignore_patterns(*LEARNED_FROM, LEARNT, "handleiding")
    made = Path(shutil.copytree(content_dir(), folder / f"x{times}", ignore=without))
    for name in COPIED:
        for path in sorted((made / name).glob("*.yaml")):
            text = path.read_text(encoding="utf-8")
            for copy in range(1, times):
                again = re.sub(r"^id: (\S+)$", rf"id: \1-k{copy}", text, count=1, flags=re.M)
                path.with_name(f"{path.stem}-k{copy}.yaml").write_text(again, encoding="utf-8")
    return made


def reading(runs: int) -> Iterator[Row]:
    """Content from YAML and from the typed cache, as it is and ten times as large."""
    from gesprekshulp.knowledge.loading import load_content

    with tempfile.TemporaryDirectory() as made:
        for times in (1, 10):
            root, cache = grown(Path(made), times), Path(made) / f"cache{times}"
            cold = timed(lambda root=root: load_content(root), 1 if times > 1 else runs)
            load_content(root, cache)
            warm = timed(lambda root=root, cache=cache: load_content(root, cache), runs)
            yield Row(f"Inhoud lezen, {times} x", ms(warm), f"zonder cache {ms(cold)}", warm / cold)


def proving(largest: int) -> Iterator[Row]:
    """All promises proven, as the trees grow in number."""
    from gesprekshulp.assistant.proofs import prove_all
    from gesprekshulp.knowledge.loading import load_content

    first: tuple[float, int] | None = None
    with tempfile.TemporaryDirectory() as made:
        for times in (one for one in (1, 2, 4) if one <= largest):
            content, _ = load_content(grown(Path(made), times))
            begun = time.perf_counter()
            proofs = prove_all(content, ON)
            spent = 1000 * (time.perf_counter() - begun)
            states = sum(proof.states_examined for proof in proofs)
            first = first or (spent, states)
            yield Row(
                f"Bewijzen, {len(content.trees)} bomen",
                f"{ms(spent)}, {states} toestanden",
                f"bij 1 x {ms(first[0])}",
                spent / first[0],
            )


def papers() -> Iterator[Row]:
    """Papers of 1, 10 and 40 pages in every form."""
    from pypdf import PdfReader

    from gesprekshulp.documents import html, pdf, word
    from gesprekshulp.documents.model import Document, Heading, Paragraph

    sentence = "Sem rekent drie keer per week in een groepje van vier, met juf Marloes erbij. "
    for sections in (5, 73, 315):  # 1, 10 and 40 pages
        blocks = [
            block
            for number in range(sections)
            for block in (Heading(f"Onderdeel {number + 1}"), Paragraph(sentence * 5))
        ]
        document = Document(title="Verslag", blocks=tuple(blocks))
        made, _ = pdf.render(document)
        counted = len(PdfReader(io.BytesIO(made)).pages)
        for name, render in (("PDF", pdf.render), ("Word", word.render), ("HTML", html.render)):
            spent = timed(lambda render=render, document=document: render(document))
            yield Row(f"{name} van {counted} bladzijden", ms(spent), "", None)


def installed() -> Iterator[Row]:
    """What the program and what it needs take on disk."""
    import gesprekshulp
    from gesprekshulp.knowledge.loading import content_dir

    own = _size(Path(gesprekshulp.__file__).parent, "*.py") + _size(content_dir(), "*")
    yield Row("Op schijf: programma en inhoud", f"{own / 1e6:.1f} MB")
    needed = 0
    for name in _needed("gesprekshulp", set()):
        files = distribution(name).files or ()
        needed += sum(_bytes(Path(str(one.locate()))) for one in files)
    yield Row("Op schijf: wat het nodig heeft", f"{needed / 1e6:.1f} MB")


def _needed(name: str, seen: set[str]) -> set[str]:
    """Return the names of all installed packages that one needs, extras apart."""
    try:
        wanted = distribution(name).requires or ()
    except PackageNotFoundError:
        return seen
    for line in wanted:
        found = re.match(r"[A-Za-z0-9._-]+", line)
        other = found[0] if found else ""
        if "extra ==" in line or other in seen:
            continue
        try:
            distribution(other)
        except PackageNotFoundError:
            continue
        seen.add(other)
        _needed(other, seen)
    return seen


def _size(folder: Path, pattern: str) -> int:
    return sum(_bytes(path) for path in folder.rglob(pattern))


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0
