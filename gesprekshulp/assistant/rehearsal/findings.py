"""What only playing a scene shows: a goal nobody scores, one trick that wins, a deaf parent.

A small sample of seeds; the command `oefen --proef` plays many more. Under a school's own
folder only its own scenes are played: ours were when they were made.
"""

from __future__ import annotations

from gesprekshulp.assistant.rehearsal.trial import Trial, dominating, trial
from gesprekshulp.knowledge.loading import OWN
from gesprekshulp.knowledge.parsing import LoadedContent
from gesprekshulp.knowledge.raw import Report
from gesprekshulp.knowledge.scenes import Scene
from gesprekshulp.knowledge.types import Finding

SAMPLE = 6
_TOP = 7


def findings(loaded: LoadedContent, seeds: int = SAMPLE) -> list[Finding]:
    """Return what playing every scene over a few seeds shows to be wrong."""
    report = Report(loaded)
    own = {item for item, origin in loaded.origins.items() if origin.file.startswith(f"{OWN}/")}
    for name, scene in loaded.content.scenes.items():
        if own and ("scenes", name) not in own:
            continue
        if scene.template == "nee" and scene.subjects and scene.reactions and scene.opening:
            _played(report, ("scenes", name), scene, trial(scene, range(seeds)))
    return report.findings


def _played(report: Report, item: tuple[str, str], scene: Scene, shown: Trial) -> None:
    for goal in shown.unscored:
        words = f"Hoe er ook gespeeld wordt, het doel {goal} wordt hier nooit gehaald."
        report.add("GH645", item, ("id",), words)
    if shown.worse or shown.lowest_good < _TOP:
        words = (
            f"Wie goed kiest, eindigt hier met vertrouwen {shown.lowest_good} of meer; wie slecht "
            f"kiest, met hoogstens {shown.highest_bad}."
        )
        hint = f"goed hoort minstens {_TOP} te halen, en altijd meer dan slecht"
        report.add("GH646", item, ("id",), words, hint)
    for trick in shown.tricks:
        words = f"Wie elke beurt alleen {trick} doet, wint deze ouder helemaal."
        report.add("GH647", item, ("id",), words, "laat de ouder om meer vragen")
    for option in dominating(scene):
        words = f"De keuze “{option}” is op elk doel tegelijk de beste."
        report.add("GH648", item, ("onderwerpen",), words, "verdeel wat erin zit over twee keuzes")
