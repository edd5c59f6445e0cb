"""The verb `oefen`: rehearse in the terminal, play a transcript again, or prove the scenes."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import a_count, a_seed, store_options
from gesprekshulp.cli.output import Misuse, complain, say
from gesprekshulp.cli.place import folder_of

if TYPE_CHECKING:
    from gesprekshulp.assistant.rehearsal.trial import Trial
    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.casework.rehearsal import Rehearsals
    from gesprekshulp.cli.arguments import Verbs

GOOD, FINDINGS, FAILURE = 0, 1, 2
SEEDS = 200
"""How many seeds `--proef` plays when no number is given."""
_NOTHING_KEPT = "Er wordt niets bewaard. Met --bewaar komen uitkomst en plannen in je eigen opslag."


def add(verbs: Verbs) -> None:
    """Add `oefen`."""
    verb = verbs.add_parser(
        "oefen",
        help="oefen een gesprek met een ouder die reageert",
        description="Speelt een gesprek met een verzonnen ouder. Na elke beurt hoor je wat hielp, wat "
        "schaadde en waarom. In een terminal opent het scherm met alle oefeningen, of met OEFENING "
        "die ene. Met --plat of --naar, en van standaardinvoer, gaat het regel voor regel. Er wordt niets "
        "bewaard, tenzij je --bewaar geeft; dan wordt je wachtwoordzin gevraagd.",
    )
    verb.add_argument("oefening", nargs="?", default="", metavar="OEFENING", help="kenmerk")
    verb.add_argument(
        "--zaad",
        type=a_seed,
        metavar="NUMMER",
        help="hetzelfde zaad en dezelfde antwoorden geven hetzelfde gesprek",
    )
    verb.add_argument(
        "--plat", action="store_true", help="regel voor regel, zonder volledig scherm"
    )
    verb.add_argument(
        "--bewaar", action="store_true", help="bewaar uitkomst en plannen in je eigen opslag"
    )
    verb.add_argument(
        "--naar", metavar="BESTAND", help="schrijf het gesprek daarna uit, met verzonnen namen"
    )
    verb.add_argument("--naspelen", metavar="BESTAND", help="speel een uitgeschreven gesprek na")
    verb.add_argument(
        "--proef",
        nargs="?",
        const=SEEDS,
        type=a_count,
        metavar="AANTAL",
        help=f"laat de oefeningen zichzelf spelen, zoveel keer ({SEEDS}); uitkomst 1: iets gevonden",
    )
    store_options(verb, again=True)
    verb.set_defaults(verb="oefen")


def oefen(chosen: Namespace) -> int:
    """Rehearse, replay, or prove the scenes."""
    if chosen.proef:
        return _prove(chosen.oefening, chosen.proef)
    from gesprekshulp.casework.rehearsal import Rehearsals

    with _desk(chosen) as desk:
        service = Rehearsals(desk)
        if chosen.naspelen:
            return _replay(service, Path(chosen.naspelen))
        if chosen.oefening:
            service.start(chosen.oefening)  # so that a name that is wrong is told before a screen
        if _on_the_screen(chosen):
            return _screen(desk, chosen)
        _line_by_line(service, chosen)
    return GOOD


def _on_the_screen(chosen: Namespace) -> bool:
    """Whether to open the full screen: in a terminal, where nothing asks for line by line."""
    return not (chosen.plat or chosen.naar) and sys.stdin.isatty() and sys.stdout.isatty()


def _screen(desk: Desk, chosen: Namespace) -> int:
    from gesprekshulp.cli.verbs import clock
    from gesprekshulp.tui.app import run_part

    word = "" if chosen.bewaar else _NOTHING_KEPT
    code = run_part("rehearsal", desk, clock, chosen.oefening, chosen.zaad, word)
    if word:
        complain(word)
    return code


def _line_by_line(service: Rehearsals, chosen: Namespace) -> None:
    from gesprekshulp.plat.console import terminal_console
    from gesprekshulp.plat.rehearsal.keeping import keep
    from gesprekshulp.plat.rehearsal.playing import rehearse
    from gesprekshulp.plat.rehearsal.ways import begun, choose_scene
    from gesprekshulp.settings.keeping import Settings

    console = terminal_console()
    console.settings = Settings(folder_of(chosen))
    scene = chosen.oefening or choose_scene(service, console)
    if not scene:
        return
    going = begun(
        service, console, lambda seed: service.start(scene, chosen.zaad if seed is None else seed)
    )
    if going is None:
        return
    running = going.rehearsal
    say(f"Zaad {running.talk.seed}. Zo speel je dit opnieuw: --zaad {running.talk.seed}")
    # What is piped in and not kept is replies alone: a question between them would eat one.
    sure = rehearse(going, console, ask=chosen.bewaar or sys.stdin.isatty())
    if chosen.bewaar:
        keep(service, going, console, sure)
    else:
        complain(_NOTHING_KEPT)
    if chosen.naar:
        _write(Path(chosen.naar), running.transcript())


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Misuse(f"“{path}” bestaat al. Kies een andere naam.") from None
    say(f"Het gesprek staat in {path}.")


@contextmanager
def _desk(chosen: Namespace) -> Iterator[Desk]:
    """Open the user's own store where something is to be kept, else one that is thrown away."""
    import tempfile

    from gesprekshulp.cli.verbs import clock, opened

    if chosen.bewaar:
        with opened(chosen, may_create=True) as desk:
            yield desk
        return
    from gesprekshulp.casework.desk import Desk
    from gesprekshulp.knowledge.loading import load_content
    from gesprekshulp.store.locations import cache_dir, own_content_dir
    from gesprekshulp.store.sqlite import throwaway_store

    with tempfile.TemporaryDirectory(prefix="gesprekshulp-", ignore_cleanup_errors=True) as folder:
        store = throwaway_store(Path(folder))
        try:
            content, _ = load_content(cache=cache_dir(), own=own_content_dir())
            yield Desk(store, content, clock)
        finally:
            store.close()


def _replay(service: Rehearsals, path: Path) -> int:
    """Play a written rehearsal again and print it; 1 when it comes out differently."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Misuse(f"“{path}” is niet te lezen.") from None
    running = service.play_written(text)
    if running is None:
        raise Misuse(f"“{path}” is geen uitgeschreven oefening.")
    again = running.transcript()
    say(again.rstrip("\n"))
    return GOOD if again == text else FINDINGS


def _prove(wanted: str, seeds: int) -> int:
    """Play every scene by itself and say what that shows."""
    from gesprekshulp.assistant.rehearsal.trial import trial
    from gesprekshulp.knowledge.loading import load_content
    from gesprekshulp.store.locations import own_content_dir

    scenes = load_content(own=own_content_dir())[0].scenes
    chosen = {i: s for i, s in scenes.items() if s.template == "nee" and wanted in ("", i)}
    if not chosen:
        raise Misuse(f"De oefening “{wanted}” is er niet. Wel: {', '.join(sorted(scenes))}.")
    faults = 0
    for scene in chosen.values():
        shown = trial(scene, range(seeds))
        found = list(_faults(shown))
        faults += len(found)
        ends = ", ".join(f"{end or 'zonder einde'} {count}" for end, count in shown.ends.items())
        say(
            f"{scene.id}: goed wint van slecht {shown.better} van {shown.seeds} keer "
            f"(vertrouwen minstens {shown.lowest_good} tegen hoogstens {shown.highest_bad}); {ends}"
        )
        for one in found:
            say(f"  ! {one}")
    say(f"{len(chosen)} oefeningen, elk {seeds} keer gespeeld; {faults} dingen gevonden.")
    return FINDINGS if faults else GOOD


def _faults(shown: Trial) -> Iterator[str]:
    if shown.worse:
        yield f"slecht praten wint bij zaad {', '.join(map(str, shown.worse[:5]))}"
    if shown.unseen:
        yield f"nooit gezien: {', '.join(shown.unseen)}"
    if shown.tricks:
        yield f"één vaste manier wint: {'; '.join(shown.tricks)}"
    if shown.unscored:
        yield f"doel nooit gehaald: {', '.join(shown.unscored)}"
    if shown.endless:
        yield f"geen einde bij zaad {', '.join(map(str, shown.endless[:5]))}"


VERBS: Mapping[str, Callable[[Namespace], int]] = {"oefen": oefen}
