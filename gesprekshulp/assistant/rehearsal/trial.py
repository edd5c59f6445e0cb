"""Scenes played by themselves, to prove them: a good talker, a bad one, chance, one trick.

Nothing is recognised here: options bring their labels, and what is typed bears the labels
that the player means (`Meant`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from gesprekshulp.assistant.recognise.moves import Move
from gesprekshulp.assistant.rehearsal import effects as e
from gesprekshulp.assistant.rehearsal.chance import number, pick
from gesprekshulp.assistant.rehearsal.debrief import goals
from gesprekshulp.assistant.rehearsal.engine import begin, step
from gesprekshulp.assistant.rehearsal.hearing import every_option
from gesprekshulp.assistant.rehearsal.options import choices, level_of_option
from gesprekshulp.assistant.rehearsal.rules import holds, mentions
from gesprekshulp.assistant.rehearsal.types import Heard, Reply, Talk
from gesprekshulp.knowledge.scenes import Choice, Scene, When

MOST_TURNS = 40
Player = Callable[[Scene, Talk], Reply]

_TYPED = "§"
"""What a player types between these are the labels of the sentence before it."""


class Meant:
    """Ears that hear the labels a player wrote behind a sentence."""

    def zetten(self, text: str, ouder: str = "") -> Sequence[Move]:
        """Return the labels behind the text as certain moves."""
        _, _, labels = text.partition(_TYPED)
        return [Move(label, 1.0, True) for label in labels.split()]


def typed(text: str, *labels: str) -> Reply:
    """Return a typed reply that bears these labels."""
    return Reply(f"{text} {_TYPED} {' '.join(labels)}" if labels else text)


def run(scene: Scene, seed: int, player: Player) -> Talk:
    """Return the talk of this player, to its end."""
    talk = begin(scene, seed)
    while not talk.state.end and len(talk.turns) < MOST_TURNS:
        talk = step(scene, talk, player(scene, talk), Meant())
    return talk


def good(scene: Scene, talk: Talk) -> Reply:
    """Play the best of what is shown: owning up, then affirming and pursuing."""
    shown = choices(scene, talk)
    return Reply(option=max(shown, key=lambda option: _worth(scene, talk, option)).id)


def bad(scene: Scene, talk: Talk) -> Reply:
    """Play the worst of what is shown."""
    shown = choices(scene, talk)
    return Reply(option=min(shown, key=lambda option: _worth(scene, talk, option)).id)


def _worth(scene: Scene, talk: Talk, option: Choice) -> float:
    level = {"hoog": 10.0, "midden": 4.0, "laag": 0.0}[level_of_option(option)]
    harm = sum(sum(map(abs, e.PITFALLS[n])) for n in option.labels if n in e.PITFALLS)
    owns = 5.0 if option.owns_up == "ja" and "toegegeven" not in talk.state.memory else 0.0
    told = next((one for one in scene.secrets if one.id == talk.state.pending), None)
    fits = 6.0 if told and option in told.options else 0.0
    fresh = len(set(option.labels) & e.MOVES - set(talk.state.variety))
    brings = any(
        one.id not in talk.state.told
        and set(one.opens.hears) & set(option.labels)
        and mentions(option.text, one.opens.words or (option.text.split()[0],))
        for one in scene.secrets
    )
    return level - harm + (owns + fits + fresh + 2.0 * brings if level else 0.0)


def by_chance(scene: Scene, talk: Talk) -> Reply:
    """Play at random: mostly what is shown, sometimes words of the rules with a label."""
    at = talk.state.number
    throw = number(talk.seed, "typt", at) % 4
    if throw == 0:
        return good(scene, talk)
    if throw == 1:
        return Reply(option=pick(choices(scene, talk), talk.seed, "toeval", at).id)
    if throw == 2:
        rules = [when for when in _whens(scene) if _within_reach(when, talk)]
        rules += [when for when in rules if when != When(hears=when.hears, words=when.words)]
        probes = list(_asking(scene, pick(rules, talk.seed, "regel", at))) if rules else []
        return pick(probes or [Reply("")], talk.seed, "proef", at)
    return pick(list(_anything(scene)), talk.seed, "wat dan ook", at)


def _within_reach(when: When, talk: Talk) -> bool:
    """Whether the state, if not the reply, is as a rule asks."""
    state = msgspec.structs.replace(when, hears=(), hears_all=(), hears_not=(), words=())
    return holds(state, Heard(""), talk.state)


def _anything(scene: Scene) -> Iterator[Reply]:
    """Yield nonsense, silence, every option, and owning up in typed words."""
    yield Reply("")
    yield Reply("haha grapje")
    yield Reply("rot op")
    yield Reply("nou ja zo dus")
    for option in every_option(scene):
        yield Reply(option=option.id)
    if scene.fault:
        yield typed(f"Sorry, {scene.fault.words[0]}.", "erkennen")


def _whens(scene: Scene) -> Iterator[When]:
    for secret in scene.secrets:
        yield secret.opens
    for rule in (*scene.triggers, *scene.reactions):
        yield rule.when


def _asking(scene: Scene, when: When) -> Iterator[Reply]:
    """Yield replies that say the words and bear the labels a rule asks for."""
    said = " ".join(word.rstrip("*") for word in when.words[:1]) or "Hoe bedoelt u dat"
    also = {
        "noemt-kind": scene.pupil,
        "grap": "grapje",
        "schelden": "idioot",
        # A limit is heard in words of one, and never in a question.
        "grens-stellen": "tot hier. Ik wil niet dat u zo praat",
    }
    said += "".join(f" {also[label]}" for label in when.hears_all if label in also)
    wanted = [label for label in when.hears_all if label in e.MOVES or label in e.PITFALLS]
    for label in when.hears or ("",):
        if label == "stilte":
            yield Reply("")
            continue
        known = label in e.MOVES or label in e.PITFALLS
        words = f"{said} {also.get(label, label)}"
        yield typed(words, *wanted, *([label] if known else []))


def one_trick(*labels: str) -> Player:
    """Return a player who makes the same moves every turn, in other words each time."""

    def player(_: Scene, talk: Talk) -> Reply:
        return typed(f"Zin nummer {talk.state.number}", *labels)

    return player


def _first(scene: Scene, talk: Talk) -> Reply:
    return Reply(option=choices(scene, talk)[0].id)


def _longest(scene: Scene, talk: Talk) -> Reply:
    return Reply(option=max(choices(scene, talk), key=lambda option: len(option.text)).id)


def _shortest(scene: Scene, talk: Talk) -> Reply:
    return Reply(option=min(choices(scene, talk), key=lambda option: len(option.text)).id)


_BY_LOOK = {
    "de eerste keuze": _first,
    "de langste keuze": _longest,
    "de kortste keuze": _shortest,
}
_SOME = 6


class Trial(msgspec.Struct, frozen=True):
    """What playing one scene over many seeds showed.

    `better`, `worse`: seeds at which the good talker ended with more trust than the bad
    one, and at which not. `lowest_good`, `highest_bad`: trust at the end. `unseen`: rules
    and facts that never came up. `tricks`: labels with which one trick reached the top.
    `unscored`: goals nobody ever scored. `endless`: seeds without an end.
    """

    scene: str
    seeds: int
    better: int
    worse: tuple[int, ...]
    lowest_good: int
    highest_bad: int
    unseen: tuple[str, ...]
    tricks: tuple[str, ...]
    unscored: tuple[str, ...]
    endless: tuple[int, ...]
    ends: dict[str, int]


def trial(scene: Scene, seeds: Sequence[int]) -> Trial:
    """Play a scene by every player, over these seeds."""
    worse, endless, ends = [], [], dict[str, int]()
    seen: set[str] = set()
    scored: set[str] = set()
    lowest, highest = e.HIGHEST, 0
    for seed in seeds:
        talks = [run(scene, seed, player) for player in (good, bad, by_chance)]
        best, worst = talks[0].state.trust, talks[1].state.trust
        lowest, highest = min(lowest, best), max(highest, worst)
        if best <= worst:
            worse.append(seed)
        for talk in talks:
            ends[talk.state.end] = ends.get(talk.state.end, 0) + 1
            seen |= {turn.rule for turn in talk.turns} | set(talk.state.told)
            scored |= {goal.id for goal in goals(scene, talk) if goal.score}
            if not talk.state.end:
                endless.append(seed)
    nodes = [*(s.id for s in scene.secrets), *(r.id for r in (*scene.triggers, *scene.reactions))]
    every = goals(scene, begin(scene, 0))
    return Trial(
        scene=scene.id,
        seeds=len(seeds),
        better=len(seeds) - len(worse),
        worse=tuple(worse),
        lowest_good=lowest,
        highest_bad=highest,
        unseen=tuple(node for node in nodes if node not in seen),
        tricks=tuple(_tricks(scene, seeds[:_SOME])),
        unscored=tuple(goal.id for goal in every if goal.id not in scored),
        endless=tuple(endless),
        ends=dict(sorted(ends.items())),
    )


def _tricks(scene: Scene, seeds: Sequence[int]) -> Iterator[str]:
    """Yield the moves that, made every turn and nothing else, reach the top band."""
    for labels in (*((move,) for move in sorted(e.MOVES)), ("erkennen", "open-vraag")):
        talks = [run(scene, seed, one_trick(*labels)) for seed in seeds]
        if any(e.band(max((t.trust for t in talk.turns), default=0)) == "hoog" for talk in talks):
            yield " + ".join(labels)
    for name, player in _BY_LOOK.items():
        talks = [run(scene, seed, player) for seed in seeds]
        won = sum(e.band(talk.state.trust) == "hoog" for talk in talks)
        if 2 * won > len(talks):
            yield name


def dominating(scene: Scene) -> tuple[str, ...]:
    """Return the options that are best on every goal at once: then there is nothing to weigh."""
    found = []
    for subject in scene.subjects:
        for option in subject.options:
            talk = step(scene, begin(scene, 0), Reply(option=option.id), Meant())
            turn = talk.turns[0]
            every = (
                turn.heard.level == "hoog",
                "noemt-kind" in turn.heard.marks,
                "afspraak-maken" in turn.heard.moves,
                bool(turn.told),
                scene.fault is None or "geeft-toe" in turn.heard.marks,
            )
            if all(every):
                found.append(option.id)
    return tuple(found)
