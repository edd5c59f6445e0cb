"""What the verbs under `content` do: checking, proving, playing, drawing, watching, comparing."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.evaluation_verbs import evalueer, verwarring
from gesprekshulp.cli.learn_verbs import leer
from gesprekshulp.cli.output import Misuse, complain, say
from gesprekshulp.cli.own_verbs import nieuw, overneem

if TYPE_CHECKING:
    from gesprekshulp.assistant.comparison import Difference
    from gesprekshulp.assistant.walk import Place
    from gesprekshulp.knowledge.types import Content, Finding

GOOD, FINDINGS = 0, 1

_MOST_UNSEEN = 20


def controleer(chosen: Namespace) -> int:
    """Print every finding in the content; 1 when there is one."""
    return _tell(_findings(chosen.map, _date(chosen)))


def bewijs(chosen: Namespace) -> int:
    """Prove every promise and print how that went; 1 when one is not kept."""
    from gesprekshulp.cli.proof_verbs import prove_content

    content, findings = _loaded(chosen.map)
    return prove_content(content, findings, _date(chosen))


def speel(chosen: Namespace) -> int:
    """Play the trees at random and print what was seen; 1 when something never was."""
    from gesprekshulp.assistant.player import play

    content = _content(chosen.map)
    at = _place(content, chosen.vanaf)
    facts = _known_facts(content, chosen.feiten)
    begun = time.monotonic()
    played = play(content, chosen.keer, chosen.zaad, _date(chosen), at=at, facts=facts)
    say(f"{played.walks} gesprekken, {played.steps_taken} stappen, zaad {chosen.zaad}")
    for word, (seen, total) in (
        ("stappen", played.steps),
        ("keuzes", played.options),
        ("zinnen", played.wordings),
    ):
        share = 100 * seen / total if total else 100.0
        say(f"{word:8} {seen:5} van {total:5}  {share:5.1f}%")
    complain(f"{time.monotonic() - begun:.1f} seconden")
    for place in played.endless:
        say(f"Geen einde gevonden vanaf {place}.")
    for place in played.stuck:
        say(f"Vastgelopen bij {place}.")
    # Started from one place or with given facts, much is out of reach on purpose.
    everything = at is None and not facts
    if everything:
        for place in played.unseen[:_MOST_UNSEEN]:
            say(f"Nooit aan bod: {place}")
        if len(played.unseen) > _MOST_UNSEEN:
            say(f"... en nog {len(played.unseen) - _MOST_UNSEEN}")
    fault = played.endless or played.stuck or (everything and played.unseen)
    return FINDINGS if fault else GOOD


def loop(chosen: Namespace) -> int:
    """Walk a tree by hand, from any step and with given facts; nothing is kept."""
    from gesprekshulp.plat.console import terminal_console
    from gesprekshulp.plat.tryout import run_tryout

    content = _content(chosen.map)
    at = _place(content, chosen.vanaf or "oogo")
    assert at is not None
    facts = _known_facts(content, chosen.feiten)
    return run_tryout(content, at, facts, _date(chosen), terminal_console())


def boom(chosen: Namespace) -> int:
    """Draw one tree, or list them all."""
    from gesprekshulp.assistant.outline import draw, mermaid

    content = _content(chosen.map)
    if chosen.boom is None:
        for tree in content.trees.values():
            say(f"{tree.id:28} {tree.kind:10} {len(tree.steps):3} stappen  {tree.title}")
        return GOOD
    if chosen.boom not in content.trees:
        raise Misuse(f"Boom “{chosen.boom}” is er niet. Wel: {', '.join(content.trees)}.")
    tree = content.trees[chosen.boom]
    for line in mermaid(content, tree) if chosen.mermaid else draw(tree):
        say(line)
    return GOOD


def kijk(chosen: Namespace) -> int:
    """Check again whenever a file changes, until the user stops."""
    folder = _folder(chosen.map)
    code = GOOD
    try:
        for _ in changes(folder, lambda: time.sleep(0.5), _own(chosen.map)):
            say(f"— {datetime.now():%H:%M:%S}")  # noqa: DTZ005 - the clock on the wall
            code = _tell(_findings(chosen.map, _date(chosen)))
    except KeyboardInterrupt:
        say("Gestopt met kijken.")
    return code


def changes(folder: Path, wait: Callable[[], object], own: Path | None = None) -> Iterator[None]:
    """Yield at once, and again each time a file below `folder` or `own` changed.

    `wait` is called between looks.
    """
    seen: dict[Path, tuple[int, int]] | None = None
    while True:
        now = {}
        for path in (*folder.rglob("*"), *(own.rglob("*") if own else ())):
            try:
                if path.is_file():
                    state = path.stat()
                    now[path] = (state.st_mtime_ns, state.st_size)
            except OSError:  # saved or removed just now: the next look tells
                continue
        if now != seen:
            seen = now
            yield
        wait()


def vergelijk(chosen: Namespace) -> int:
    """Print what changed between two folders, and which open cases that touches."""
    from gesprekshulp.assistant.comparison import compare

    differences = compare(_content(chosen.oud), _content(chosen.nieuw))
    for one in differences:
        say(f"{one.place}: {one.text}")
    if not differences:
        say("Geen verschil in stappen, regels en bronnen.")
    if chosen.zaken:
        _tell_cases(chosen, differences)
    return FINDINGS if differences else GOOD


def _tell_cases(chosen: Namespace, differences: list[Difference]) -> None:
    from gesprekshulp.assistant.comparison import touched_steps
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        for glance in desk.glances():
            touched = touched_steps(desk.open_case(glance.case).dossier, differences)
            for one in touched:
                say(f"Zaak {glance.case} ({glance.title}) liep {one.place}.")


def _findings(given: str | None, on: date) -> list[Finding]:
    from gesprekshulp.assistant.promise_findings import promise_findings
    from gesprekshulp.assistant.suggested_findings import suggested_findings
    from gesprekshulp.assistant.wording import PLACEHOLDERS
    from gesprekshulp.casework.recognition import the_herkenner
    from gesprekshulp.knowledge.checking import check
    from gesprekshulp.knowledge.loading import load_for_checking
    from gesprekshulp.parts import parts_in

    loaded = load_for_checking(_folder(given), _own(given))
    of_parts = [one for part in parts_in("assistant", "findings") for one in part.findings(loaded)]
    return sorted(
        {
            *check(loaded, on, frozenset(PLACEHOLDERS)),
            *promise_findings(loaded, on),
            *suggested_findings(loaded, the_herkenner()),
            *of_parts,
        }
    )


def _tell(findings: list[Finding]) -> int:
    for finding in findings:
        say(str(finding))
    faults = sum(f.severity == "fout" for f in findings)
    warnings = len(findings) - faults
    if findings:
        complain(
            f"{_counted(faults, 'fout', 'fouten')}, "
            f"{_counted(warnings, 'waarschuwing', 'waarschuwingen')}."
        )
        return FINDINGS
    say("Geen fouten en geen waarschuwingen.")
    return GOOD


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _folder(given: str | None) -> Path:
    """Return the folder with the whole of the content."""
    from gesprekshulp.knowledge.loading import content_dir

    folder = Path(given) if given else content_dir()
    if not folder.is_dir():
        what = "is geen map" if folder.exists() else "is er niet"
        raise Misuse(f"“{folder}” {what}. Geef een map met inhoud.")
    return content_dir() if _is_own(folder) else folder


def _own(given: str | None) -> Path | None:
    """Return the school's own folder, which lies over our content; not over a whole folder given."""
    from gesprekshulp.store.locations import own_content_dir

    if given is None:
        return own_content_dir()
    return Path(given) if _is_own(Path(given)) else None


def _is_own(folder: Path) -> bool:
    """Whether a folder holds only what comes on top of ours: content, and no facts or sources."""
    from gesprekshulp.knowledge.parsing import FOLDERS

    whole = any((folder / name).exists() for name in ("bronnen.yaml", "feiten.yaml"))
    return not whole and any((folder / name).is_dir() for name in FOLDERS)


def _content(given: str | None) -> Content:
    return _loaded(given)[0]


def _loaded(given: str | None) -> tuple[Content, list[Finding]]:
    from gesprekshulp.knowledge.loading import load_content

    content, findings = load_content(_folder(given), own=_own(given))
    for finding in findings[:3]:
        complain(str(finding))
    return content, findings


def _date(chosen: Namespace) -> date:
    return chosen.datum or datetime.now(UTC).date()


def _place(content: Content, given: str | None) -> Place | None:
    from gesprekshulp.assistant.walk import parse_place, start_of, step_at

    if not given:
        return None
    place = parse_place(given)
    found = place if step_at(content, place) else start_of(content, given)
    if found is None:
        raise Misuse(f"“{given}” is geen boom of stap. Een lijst: gesprekshulp content boom")
    return found


def _known_facts(content: Content, given: Mapping[str, str]) -> dict[str, str]:
    from gesprekshulp.knowledge.types import UNKNOWN

    for fact, value in given.items():
        if fact not in content.facts:
            raise Misuse(f"Feit “{fact}” is er niet. Ze staan in feiten.yaml.")
        values = [v.id for v in content.facts[fact].values] + [UNKNOWN]
        if value not in values:
            raise Misuse(f"Feit {fact} kent geen “{value}”. Wel: {', '.join(values)}.")
    return dict(given)


CONTENT_VERBS: Mapping[str, Callable[[Namespace], int]] = {
    "content controleer": controleer,
    "content bewijs": bewijs,
    "content speel": speel,
    "content loop": loop,
    "content boom": boom,
    "content kijk": kijk,
    "content vergelijk": vergelijk,
    "content overneem": overneem,
    "content nieuw": nieuw,
    "content leer": leer,
    "content verwarring": verwarring,
    "content evalueer": evalueer,
}
