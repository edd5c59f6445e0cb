"""Scenes to rehearse: known labels, rules that can fire, facts that can be asked, fair options.

What only playing shows (a goal nobody scores, one trick that wins) is in
`assistant.rehearsal.findings`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from statistics import median
from typing import Any

from gesprekshulp.knowledge.checks_wording import check_sentence
from gesprekshulp.knowledge.diagnostics import finding
from gesprekshulp.knowledge.hints import did_you_mean
from gesprekshulp.knowledge.marks import Path
from gesprekshulp.knowledge.raw import Report, is_draft, items_of, text_of, texts_of
from gesprekshulp.knowledge.scenes import MARKS, PITFALLS
from gesprekshulp.text import shorten

FEWEST_SCENES = 14
FEWEST_ERRED = 5
FEWEST_OPTIONS = 6
SHORTEST, LONGEST = 0.3, 2.2
"""How far the length of an option may be from the median of its subject."""

ENGINE_FLAGS = frozenset({"verweten", "hersteld", "toegegeven", "toegezegd", "beloofd"})

Item = tuple[str, str]
_RULES = ("raakt", "reacties")
_AFFIRM = frozenset({"erkennen", "samenvatten", "gevoel-benoemen"})


def check_scenes(report: Report) -> None:
    """Report what is wrong with the scenes, each by itself and all together."""
    scenes = list(report.items("scenes"))
    if not scenes:
        return
    played = [(item, raw) for item, raw in scenes if text_of(raw, "sjabloon") != "ja"]
    for item, raw in scenes:
        _labels(report, item, raw)
        _references(report, item, raw)
        _rules(report, item, raw)
        _sentences(report, item, raw)
    for item, raw in played:
        _facts(report, item, raw)
        for path, subject in items_of(raw, "onderwerpen"):
            _options(report, item, path, subject)
    _together(report, [raw for _, raw in played])


def _options_in(raw: object) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield every option of a scene with its path."""
    for key in ("onderwerpen", "weetjes"):
        for path, part in items_of(raw, key):
            for inner, option in items_of(part, "keuzes"):
                yield (*path, *inner), option


def _whens(raw: object) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield every condition of a scene with its path."""
    for key, inner in (("raakt", "wanneer"), ("reacties", "wanneer"), ("weetjes", "opent")):
        for path, part in items_of(raw, key):
            when = part.get(inner)
            if isinstance(when, dict):
                yield (*path, inner), when


def _labels(report: Report, item: Item, raw: dict[str, Any]) -> None:
    moves = report.loaded.ids["moves"]
    for path, option in _options_in(raw):
        _known(report, item, path, option, "labels", moves)
    for path, when in _whens(raw):
        for key in ("hoort", "hoort_alles", "hoort_niet"):
            _known(report, item, path, when, key, {*moves, *MARKS})
    kinds = report.loaded.ids["kinds"]
    for inner, name in texts_of(raw, "over"):
        if name not in kinds and "kinds" not in report.loaded.absent:
            words = f"De soort weerstand “{shorten(name, 40)}” bestaat niet."
            report.add("GH310", item, inner, words, did_you_mean(name, kinds))


def _known(
    report: Report, item: Item, path: Path, raw: object, key: str, known: Collection[str]
) -> None:
    if "moves" in report.loaded.absent:  # nothing to hold a label against
        return
    for inner, label in texts_of(raw, key):
        if label not in known:
            words = f"Het label “{shorten(label, 40)}” bestaat niet."
            report.add("GH314", item, (*path, *inner), words, did_you_mean(label, known))


def _ids(raw: object, key: str) -> set[str]:
    return {text_of(one, "id") for _, one in items_of(raw, key)}


def _references(report: Report, item: Item, raw: dict[str, Any]) -> None:
    """Report a subject or fact that is named and does not stand in this scene."""
    subjects, facts = _ids(raw, "onderwerpen"), _ids(raw, "weetjes")
    named: list[tuple[Path, str, set[str]]] = []
    for path, option in _options_in(raw):
        named += [((*path, *inner), name, subjects) for inner, name in texts_of(option, "naar")]
    for key in _RULES:
        for path, rule in items_of(raw, key):
            named += [((*path, *inner), name, subjects) for inner, name in texts_of(rule, "naar")]
    for path, when in _whens(raw):
        for key, known in (
            ("onderwerpen", subjects),
            ("verteld", facts),
            ("niet_verteld", facts),
        ):
            named += [((*path, *inner), name, known) for inner, name in texts_of(when, key)]
    for path, name, known in named:
        if name not in known:
            words = f"“{shorten(name, 40)}” staat niet in deze oefening."
            report.add("GH351", item, path, words, did_you_mean(name, known))
    counted = Counter(text_of(option, "id") for _, option in _options_in(raw))
    for path, option in _options_in(raw):
        name = text_of(option, "id")
        if name and counted[name] > 1:
            words = f"De keuze “{shorten(name, 40)}” staat twee keer in deze oefening."
            report.add("GH206", item, (*path, "id"), words)
            counted[name] = 1


def _rules(report: Report, item: Item, raw: dict[str, Any]) -> None:
    flags = _flags(raw)
    for key in _RULES:
        before: list[tuple[str, dict[str, Any]]] = []
        for path, rule in items_of(raw, key):
            when = rule.get("wanneer")
            when = when if isinstance(when, dict) else {}
            why = _never(when, flags, raw) or _covered(when, before)
            if why:
                name = shorten(text_of(rule, "id"), 40)
                report.add("GH352", item, path, f"De reactie “{name}” kan nooit komen: {why}.")
            before.append((text_of(rule, "id"), when))
    rules = items_of(raw, "reacties")
    if rules and rules[-1][1].get("wanneer"):
        words = "De laatste reactie heeft een voorwaarde; dan weet de ouder soms niets te zeggen."
        report.add("GH353", item, rules[-1][0], words, "zet er een reactie achter zonder wanneer")


def _flags(raw: dict[str, Any]) -> set[str]:
    """Return every flag that something in the scene can set."""
    found = set(ENGINE_FLAGS)
    for _, option in _options_in(raw):
        found |= {flag for _, flag in texts_of(option, "onthoudt")}
    for key in _RULES:
        for _, rule in items_of(raw, key):
            found |= {flag for _, flag in texts_of(rule, "onthoudt")}
    return found


def _set(when: object, key: str) -> set[str]:
    return {text for _, text in texts_of(when, key)}


def _never(when: dict[str, Any], flags: Collection[str], raw: dict[str, Any]) -> str:
    """Return why a condition can never hold, or ""."""
    asked = _set(when, "onthouden")
    unknown = sorted(asked - set(flags))
    if unknown:
        return f"niets zet “{shorten(unknown[0], 40)}”"
    for wanted, refused in (("onthouden", "niet_onthouden"), ("verteld", "niet_verteld")):
        if _set(when, wanted) & _set(when, refused):
            return f"{wanted} en {refused} spreken elkaar tegen"
    hears, refused_labels = _set(when, "hoort"), _set(when, "hoort_niet")
    if _set(when, "hoort_alles") & refused_labels or (hears and hears <= refused_labels):
        return "hoort en hoort_niet spreken elkaar tegen"
    owning = hears == {"geeft-toe"} or "geeft-toe" in _set(when, "hoort_alles")
    if owning and not raw.get("fout"):
        return "in deze oefening deed school niets fout"
    return ""


def _covered(when: dict[str, Any], before: list[tuple[str, dict[str, Any]]]) -> str:
    """Return which earlier rule always goes first, or ""."""
    for name, earlier in before:
        keys = {key for key, value in earlier.items() if value}
        wider = not keys or (keys == {"hoort"} and _set(when, "hoort"))
        if wider and (not keys or _set(when, "hoort") <= _set(earlier, "hoort")):
            return f"“{shorten(name, 40)}” gaat altijd voor"
    return ""


def _facts(report: Report, item: Item, raw: dict[str, Any]) -> None:
    """Report a fact that no option brings out."""
    options = [option for _, option in _options_in(raw)]
    for path, fact in items_of(raw, "weetjes"):
        opens = fact.get("opent")
        if isinstance(opens, dict) and not any(_opens(opens, o, raw) for o in options):
            name = shorten(text_of(fact, "id"), 40)
            words = f"Geen keuze brengt het weetje “{name}” naar boven."
            hint = "schrijf een keuze met een van deze labels én een van deze woorden"
            report.add("GH354", item, (*path, "opent"), words, hint)


def _opens(opens: dict[str, Any], option: dict[str, Any], raw: object) -> bool:
    labels = _set(option, "labels")
    if labels & PITFALLS:
        return False
    text = text_of(option, "tekst")
    if text_of(option, "geeft_toe") == "ja":
        labels.add("geeft-toe")
    if _mentions(text, [text_of(raw, "leerling")]):
        labels.add("noemt-kind")
    if labels & _AFFIRM:
        labels |= {"pakt-op"}
    hears, words = _set(opens, "hoort"), _set(opens, "woorden")
    return (
        (not hears or bool(hears & labels))
        and _set(opens, "hoort_alles") <= labels
        and not _set(opens, "hoort_niet") & labels
        and (not words or _mentions(text, words))
    )


def _mentions(text: str, words: Collection[str]) -> bool:
    """Whether one of these words stands in a text, as the engine compares them."""
    low = " ".join(text.casefold().split())
    for word in words:
        ending = r"\w*" if word.endswith("*") else r"(?!\w)"
        plain = re.escape(" ".join(word.casefold().rstrip("*").split()))
        if plain and re.search(rf"(?<!\w){plain}{ending}", low):
            return True
    return False


def _is_good(option: dict[str, Any]) -> bool:
    labels = _set(option, "labels")
    return bool(labels & _AFFIRM) and len(labels - _AFFIRM) > 0 and not labels & PITFALLS


def _options(report: Report, item: Item, path: Path, subject: dict[str, Any]) -> None:
    """Report a subject with too few options, no good or bad one, or lengths that give it away."""
    options = items_of(subject, "keuzes")
    where = (*path, "keuzes")
    good = [option for _, option in options if _is_good(option)]
    bad = [option for _, option in options if _set(option, "labels") & PITFALLS]
    called = shorten(text_of(subject, "titel"), 40)
    if len(options) < FEWEST_OPTIONS or not good or not bad:
        words = (
            f"“{called}” heeft {len(options)} keuzes, waarvan {len(good)} goed en {len(bad)} met "
            f"een valkuil; {FEWEST_OPTIONS}, 1 en 1 is het minste."
        )
        report.add("GH644", item, where, words, "goed is: erkennen of samenvatten, en doorgaan")
        return
    middle = median(len(text_of(option, "tekst")) for _, option in options)
    for inner, option in options:
        length = len(text_of(option, "tekst"))
        if not SHORTEST * middle <= length <= LONGEST * middle:
            words = (
                f"Deze keuze telt {length} tekens; het midden van dit onderwerp is {middle:.0f}."
            )
            report.add("GH643", item, (*path, *inner, "tekst"), words, "maak de keuzes even lang")
    if min(map(_length, good)) > max(map(_length, bad)):
        words = f"Bij “{called}” is elke goede keuze langer dan elke slechte."
        report.add("GH643", item, where, words, "kort een goede keuze in, of rek een slechte op")


def _length(option: dict[str, Any]) -> int:
    return len(text_of(option, "tekst"))


def _sentences(report: Report, item: Item, raw: dict[str, Any]) -> None:
    """Report words in what the user reads, or is shown as a good answer, that hurt."""
    for key in ("titel", "situatie", "doel"):
        check_sentence(report, item, (key,), text_of(raw, key), spoken=False)
    fault = raw.get("fout")
    better = text_of(fault, "liever_zo")
    check_sentence(report, item, ("fout", "liever_zo"), better, spoken=True)
    for path, option in _options_in(raw):
        if _is_good(option):
            check_sentence(report, item, (*path, "tekst"), text_of(option, "tekst"), spoken=True)


def _together(report: Report, scenes: list[dict[str, Any]]) -> None:
    """Report kinds that no scene is about, and too few scenes."""
    touched = {name for raw in scenes for _, name in texts_of(raw, "over")}
    for item, raw in report.items("kinds"):
        if item[1] not in touched and not is_draft(raw):
            words = f"Geen oefening gaat over {item[1]}."
            report.add("GH641", item, ("id",), words, "zet de soort onder over in ouders/")
    erred = sum(bool(raw.get("fout")) for raw in scenes)
    if len(scenes) < FEWEST_SCENES or erred < FEWEST_ERRED:
        words = (
            f"Er zijn {len(scenes)} oefeningen, waarvan {erred} waarin school iets fout deed; "
            f"{FEWEST_SCENES} en {FEWEST_ERRED} is het minste."
        )
        report.findings.append(finding("GH642", "ouders", (1, 1), words))
