"""Whether everything that is referred to exists: facts, sources, tips, trees, placeholders."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from gesprekshulp.knowledge.conditions import WORDS, mentions
from gesprekshulp.knowledge.diagnostics import finding
from gesprekshulp.knowledge.hints import choose_from, did_you_mean
from gesprekshulp.knowledge.letters import FIELD_PREFIX, SINGLE_DATA
from gesprekshulp.knowledge.marks import Path
from gesprekshulp.knowledge.parsing import FOLDERS, LISTS
from gesprekshulp.knowledge.raw import (
    CONDITIONS,
    Report,
    items_of,
    mappings_in,
    strings_in,
    text_of,
    texts_of,
)
from gesprekshulp.knowledge.types import UNKNOWN
from gesprekshulp.text import shorten

BACK = "terug"

# key of an item -> (section it refers to, code, what it is called)
_LISTED = {
    "bron": ("sources", "GH308", "De bron"),
    "tips": ("tips", "GH309", "De tip"),
    "bij": ("kinds", "GH310", "De soort weerstand"),
    "in_plaats_van": ("rules", "GH317", "De regel"),
    "noemt": ("sources", "GH308", "De bron"),
    "nooit": ("proposals", "GH312", "Het voorstel"),
    "stelt_voor": ("proposals", "GH312", "Het voorstel"),
}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

Item = tuple[str, str]


def check_references(report: Report, placeholders: Collection[str] | None) -> None:
    """Report every reference to something that does not exist.

    `placeholders`: the names allowed between braces; None leaves them unchecked.
    """
    checker = _References(report)
    for item, raw in report.loaded.raw.items():
        for path, mapping in mappings_in(raw):
            checker.lists(item, path, mapping)
            checker.condition(item, path, mapping)
            checker.sets(item, path, mapping)
            checker.ruling(item, path, mapping)
        if placeholders is not None:
            own = letter_placeholders(raw) if item[0] == "letters" else frozenset()
            _placeholders(report, item, raw, {*placeholders, *own})
    for item, raw in report.items("trees"):
        checker.tree(item, raw)
    for item, raw in report.items("kinds"):
        checker.side(item, (), raw)
    checker.report_absent()


class _References:
    """The references of all items; sections without any file are reported once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.ids = report.loaded.ids
        self.facts = report.loaded.content.facts
        self.absent: dict[str, str] = {}

    def _is_known(self, section: str, name: str, item: Item, path: Path) -> bool:
        """Whether an id exists; of a section that is wholly absent that is unknown."""
        if name in self.ids[section]:
            return True
        if section in self.report.loaded.absent:
            self.absent.setdefault(section, self.report.place(item, path))
            return True
        return False

    def lists(self, item: Item, path: Path, raw: dict[str, Any]) -> None:
        for key, (section, code, called) in _LISTED.items():
            for inner, name in texts_of(raw, key):
                here = (*path, *inner)
                if not self._is_known(section, name, item, here):
                    words = f"{called} “{shorten(name, 40)}” bestaat niet."
                    self.report.add(code, item, here, words, did_you_mean(name, self.ids[section]))

    def condition(self, item: Item, path: Path, raw: dict[str, Any]) -> None:
        said = (one for key in CONDITIONS for one in mentions(raw.get(key), (key,)))
        for where, fact, values in said:
            if not self._is_known("facts", fact, item, (*path, *where)):
                words = f"Het feit “{shorten(fact, 40)}” bestaat niet."
                hint = did_you_mean(fact, self.ids["facts"] | WORDS)
                self.report.add("GH304", item, (*path, *where), words, hint, at_key=True)
                continue
            for inner, value in values:
                self._value(item, (*path, *inner), fact, value)

    def sets(self, item: Item, path: Path, raw: dict[str, Any]) -> None:
        for here, fact in self._facts_under(item, path, raw, "zet"):
            known = self.facts.get(fact)
            if known is not None and known.derived == "ja":
                words = f"Het feit “{fact}” volgt uit het dossier; een keuze kan het niet zetten."
                self.report.add("GH306", item, here, words, "haal het weg uit zet", at_key=True)

    def ruling(self, item: Item, path: Path, raw: dict[str, Any]) -> None:
        """Report facts of a ruling that are not in the shared vocabulary."""
        if isinstance(raw.get("uitspraak"), dict):
            for _ in self._facts_under(item, (*path, "uitspraak"), raw["uitspraak"], "feiten"):
                pass

    def _facts_under(
        self, item: Item, path: Path, raw: dict[str, Any], key: str
    ) -> Iterator[tuple[Path, str]]:
        """Yield (place, fact) of each known fact in the mapping under `key`; report the rest."""
        setting = raw.get(key)
        for fact, value in setting.items() if isinstance(setting, dict) else ():
            here = (*path, key, fact)
            if not self._is_known("facts", fact, item, here):
                words = f"Het feit “{shorten(fact, 40)}” bestaat niet."
                hint = did_you_mean(fact, self.ids["facts"])
                self.report.add("GH304", item, here, words, hint, at_key=True)
                continue
            yield here, fact
            if isinstance(value, str):
                self._value(item, here, fact, value)

    def _value(self, item: Item, path: Path, fact: str, value: str) -> None:
        known = self.facts.get(fact)
        if known is None:
            return
        allowed = [one.id for one in known.values] + [UNKNOWN]
        if value not in allowed:
            words = f"Het feit “{fact}” kent geen waarde “{shorten(value, 40)}”."
            self.report.add("GH305", item, path, words, choose_from(value, allowed))

    def tree(self, item: Item, raw: dict[str, Any]) -> None:
        steps = {text_of(step, "id") for _, step in items_of(raw, "stappen")}
        start = text_of(raw, "begin")
        if start and steps and start not in steps:
            words = f"De stap “{shorten(start, 40)}” waarmee deze boom begint, bestaat niet."
            self.report.add("GH301", item, ("begin",), words, did_you_mean(start, steps))
        for path, step in items_of(raw, "stappen"):
            ending = step.get("einde")
            onward = text_of(ending, "door_naar")
            if onward and onward not in self.ids["trees"]:
                words = f"De boom “{shorten(onward, 40)}” bestaat niet."
                hint = did_you_mean(onward, self.ids["trees"])
                self.report.add("GH303", item, (*path, "einde", "door_naar"), words, hint)
            for inner, option in items_of(step, "keuzes"):
                self._target(item, (*path, *inner, "naar"), text_of(option, "naar"), steps)
                self.side(item, (*path, *inner), option)

    def _target(self, item: Item, path: Path, to: str, steps: set[str]) -> None:
        trees = self.ids["trees"]
        if not to or to == BACK or to in steps or to in trees:
            return
        tree, slash, step = to.partition("/")
        if slash and tree in trees:
            raw = self.report.loaded.raw.get(("trees", tree))
            others = {text_of(one, "id") for _, one in items_of(raw, "stappen")}
            if raw is None or not others or step in others:
                return
            words = f"De boom “{tree}” heeft geen stap “{shorten(step, 40)}”."
            hint = did_you_mean(to, {f"{tree}/{one}" for one in others})
        elif slash:
            words = f"De boom “{shorten(tree, 40)}” bestaat niet."
            hint = did_you_mean(to, {f"{one}/{step}" for one in trees})
        else:
            words = f"De stap “{shorten(to, 40)}” bestaat niet in deze boom."
            hint = did_you_mean(to, steps | trees | {BACK})
        self.report.add("GH301", item, path, words, hint)

    def side(self, item: Item, path: Path, raw: dict[str, Any]) -> None:
        """Report a `zijpad` that is no side scene."""
        name = text_of(raw, "zijpad")
        if not name:
            return
        loaded = self.report.loaded
        scenes = {i for i, tree in loaded.content.trees.items() if tree.kind == "zijpad"}
        if name in loaded.content.trees and name not in scenes:
            words = f"“{name}” is een hoofdlijn en kan geen zijpad zijn."
            hint = "gebruik naar, of maak er soort: zijpad van"
            self.report.add("GH302", item, (*path, "zijpad"), words, hint)
        elif name not in self.ids["trees"]:
            words = f"Het zijpad “{shorten(name, 40)}” bestaat niet."
            self.report.add("GH302", item, (*path, "zijpad"), words, did_you_mean(name, scenes))

    def report_absent(self) -> None:
        """Report each section that is referred to while no file of it can be read."""
        names = {section: name for name, (_, section, _) in LISTS.items()}
        names |= {section: f"{folder}/" for folder, (section, _) in FOLDERS.items()}
        for section, place in self.absent.items():
            words = f"{names[section]} ontbreekt of is onleesbaar, en er wordt naar verwezen."
            found = finding("GH311", names[section], (1, 1), words, f"de eerste keer in {place}")
            self.report.findings.append(found)


def letter_placeholders(raw: object) -> frozenset[str]:
    """Return what a letter may name between braces besides what is said aloud."""
    fields = {f"{FIELD_PREFIX}{text_of(field, 'id')}" for _, field in items_of(raw, "velden")}
    return frozenset({*SINGLE_DATA, *fields})


def _placeholders(report: Report, item: Item, raw: object, allowed: Collection[str]) -> None:
    for path, text in strings_in(raw):
        if "{" not in text and "}" not in text:
            continue
        for name in _PLACEHOLDER.findall(text):
            if name not in allowed:
                words = f"De invulplek “{{{shorten(name, 40)}}}” bestaat niet."
                report.add("GH307", item, path, words, did_you_mean(name, allowed))
        if re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
            report.add("GH307", item, path, "Een accolade heeft hier geen tegenhanger.")
