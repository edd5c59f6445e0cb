"""What is shown of a walk: one step, filtered and rendered, for a screen and for --plat.

Everything here is ready to print: names filled in, wordings and options that do not fit
the facts left out, law only while it is in force. Moves stand in `walk`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from gesprekshulp.assistant.walk import Walk, destination, find_step, step_at
from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.knowledge.conditions import holds
from gesprekshulp.knowledge.types import (
    UNKNOWN,
    Certainty,
    Claim,
    Content,
    Option,
    Sector,
    Step,
    Tree,
    Wording,
    WordingTag,
)
from gesprekshulp.knowledge.validity import certainty_of, in_force, sources_for

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class WordingView(msgspec.Struct, frozen=True):
    """A sentence to say; `only_if_true` is what the user must be able to affirm first."""

    id: str
    text: str
    tags: tuple[WordingTag, ...] = ()
    only_if_true: str = ""


class OptionView(msgspec.Struct, frozen=True):
    """A way on. `letter`: a, b, c ... by place; `side`: it enters a side scene."""

    id: str
    letter: str
    title: str
    explanation: str = ""
    side: bool = False
    kinds: tuple[str, ...] = ()
    consent: str = ""


class AvoidView(msgspec.Struct, frozen=True):
    """A sentence better not said, why, and the better one."""

    text: str
    why: str
    better: str


class ClaimView(msgspec.Struct, frozen=True):
    """A claim of law in force: its sources (ids), how sure it is, and what is unsure."""

    text: str
    sources: tuple[str, ...]
    certainty: Certainty
    uncertain: str = ""
    sectors: tuple[Sector, ...] = ()


class EndingView(msgspec.Struct, frozen=True):
    """An ending: outcome, next action, and the tree that may follow (id and title)."""

    outcome: str
    next_action: str
    next_tree: str = ""
    next_title: str = ""


class StepView(msgspec.Struct, frozen=True):
    """One step, ready to show. `index` of `total` is its place on the usual way.

    `path`: titles of the steps walked, this one last. `return_title`: in a side scene,
    where leaving it leads; "" outside one. Without a step (nothing begun, content
    lost) only `title` is filled.
    """

    tree: str
    step: str
    tree_title: str
    title: str
    purpose: str = ""
    speaker: str = "medewerker"
    wordings: tuple[WordingView, ...] = ()
    options: tuple[OptionView, ...] = ()
    mind: tuple[str, ...] = ()
    record: tuple[str, ...] = ()
    avoid: tuple[AvoidView, ...] = ()
    claims: tuple[ClaimView, ...] = ()
    uncertain: tuple[str, ...] = ()
    explanation: str = ""
    sources: tuple[str, ...] = ()
    ending: EndingView | None = None
    index: int = 0
    total: int = 0
    path: tuple[str, ...] = ()
    in_side: bool = False
    return_title: str = ""

    @property
    def progress(self) -> str:
        """`4/9`, or "" where there is no step."""
        return f"{self.index}/{self.total}" if self.total else ""


def view(
    content: Content,
    walk: Walk,
    facts: Mapping[str, str],
    names: Names,
    on: date,
    preferred: Sequence[str] = (),
) -> StepView:
    """Return what to show of the step where the walk stands. Never raises.

    `preferred`: wording tags to put first, such as ("eenvoudig",).
    """
    step = step_at(content, walk.place)
    if step is None:
        return StepView(walk.tree, walk.step, "", "Er is nog geen gesprek begonnen.")

    def said(text: str) -> str:
        return render(text, names)

    index, total = _progress(content, walk, facts)
    back_to = step_at(content, walk.stack[-1]) if walk.stack else None
    return StepView(
        tree=walk.tree,
        step=walk.step,
        tree_title=said(content.trees[walk.tree].title),
        title=said(step.title),
        purpose=said(step.purpose),
        speaker=step.speaker,
        wordings=tuple(
            WordingView(w.id, said(w.text), w.tags, said(w.only_if_true))
            for w in fitting_wordings(step.wordings, facts, preferred, step.speaker)
        ),
        options=tuple(
            OptionView(
                o.id,
                _letter(n),
                said(o.title),
                said(o.explanation),
                bool(o.side),
                o.kinds,
                o.consent,
            )
            for n, o in enumerate(_open_options(content, walk, step, facts))
        ),
        mind=tuple(map(said, step.mind)),
        record=tuple(map(said, step.record)),
        avoid=tuple(AvoidView(said(a.text), said(a.why), said(a.better)) for a in step.avoid),
        claims=tuple(
            _claim(claim, content, facts, said(claim.text), said(claim.uncertain))
            for claim in step.claims
            if claim_applies(claim, content, facts, on)
        ),
        uncertain=tuple(map(said, step.uncertain)),
        explanation=said(step.explanation),
        sources=step.sources,
        ending=_ending(content, step, names),
        index=index,
        total=total,
        path=tuple(said(title) for title in _path(content, walk)),
        in_side=bool(walk.stack),
        return_title=said(back_to.title) if back_to else "",
    )


def fitting_wordings(
    wordings: Sequence[Wording],
    facts: Mapping[str, str],
    preferred: Sequence[str] = (),
    speaker: str = "medewerker",
) -> list[Wording]:
    """Return the wordings that fit facts and partner, those with preferred tags first.

    To a pupil of 18 or older who is the partner only what is written for them ("je"),
    when there is any; to parents nothing that is written only for such a pupil.
    """
    fits = [w for w in wordings if holds(w.condition, facts)]
    for_pupil = [w for w in fits if "leerling" in w.tags]
    if facts.get("gesprekspartner") == "leerling-zelf":
        fits = for_pupil or fits
    elif speaker != "leerling":
        fits = [w for w in fits if "leerling" not in w.tags or "gewoon" in w.tags]

    def rank(wording: Wording) -> int:
        ranks = (n for n, tag in enumerate(preferred) if tag in wording.tags)
        return next(ranks, len(preferred))

    return sorted(fits, key=rank)


def side_scenes(content: Content, facts: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return (id, title, when) of the side scenes for this sector, by title."""
    scenes = [
        (tree.id, tree.title, tree.when)
        for tree in content.trees.values()
        if tree.kind == "zijpad" and _in_sector(tree.sectors, facts)
    ]
    return sorted(scenes, key=lambda scene: scene[1])


def _letter(index: int) -> str:
    """a ... z, then a2 ... z2: an option always has a name to type."""
    turn, place = divmod(index, len(_LETTERS))
    return _LETTERS[place] + (str(turn + 1) if turn else "")


def _open_options(
    content: Content, walk: Walk, step: Step, facts: Mapping[str, str]
) -> Iterator[Option]:
    for option in step.options:
        if holds(option.condition, facts) and destination(content, walk.place, walk.stack, option):
            yield option


def _in_sector(sectors: Sequence[str], facts: Mapping[str, str]) -> bool:
    """Whether something for these sectors holds here; an unknown sector shows all."""
    sector = facts.get("sector", UNKNOWN)
    return not sectors or sector == UNKNOWN or sector in sectors


def claim_applies(claim: Claim, content: Content, facts: Mapping[str, str], on: date) -> bool:
    """Return whether a claim holds: its facts do, and not one of its sources has lapsed."""
    known = (content.sources[s] for s in claim.sources if s in content.sources)
    return (
        _in_sector(claim.sectors, facts)
        and holds(claim.condition, facts)
        and all(in_force(source, on) for source in known)
    )


def _claim(
    claim: Claim, content: Content, facts: Mapping[str, str], text: str, uncertain: str
) -> ClaimView:
    sources = sources_for(claim.sources, content, facts.get("sector", UNKNOWN))
    here = msgspec.structs.replace(claim, sources=sources)
    return ClaimView(text, sources, certainty_of(here, content), uncertain, claim.sectors)


def _ending(content: Content, step: Step, names: Names) -> EndingView | None:
    if step.ending is None:
        return None
    following = content.trees.get(step.ending.leads_to)
    return EndingView(
        outcome=render(step.ending.outcome, names),
        next_action=render(step.ending.next_action, names),
        next_tree=following.id if following else "",
        next_title=render(following.title, names) if following else "",
    )


def _path(content: Content, walk: Walk) -> list[str]:
    """Return the titles walked, as they were called then, with this step last."""
    titles = [a.title for a in walk.answers if a.move != "begin" and a.title]
    here = step_at(content, walk.place)
    return [*titles, here.title] if here else titles


def _progress(content: Content, walk: Walk, facts: Mapping[str, str]) -> tuple[int, int]:
    """Return (how many different steps of this tree were seen, of how many).

    Of how many: those on the usual way from the beginning, and the detours walked. So
    neither number goes down while one walks on, also in a loop or past a shortcut. An
    ending is the end, whatever was skipped.
    """
    begun = max((n for n, a in enumerate(walk.answers) if a.move == "begin"), default=0)
    seen = {a.step for a in walk.answers[begun:] if a.tree == walk.tree} | {walk.step}
    tree = content.trees[walk.tree]
    total = len(seen | _usual_way(tree, facts))
    here = find_step(tree, walk.step)
    return (total if here is not None and here.ending else len(seen)), total


def _usual_way(tree: Tree, facts: Mapping[str, str]) -> set[str]:
    """Return the steps on the usual way: at each the first fitting option that stays in
    the tree and goes on, since authors put that one first."""
    way: set[str] = set()
    step = find_step(tree, tree.start)
    while step is not None:
        way.add(step.id)
        following = (
            find_step(tree, option.to.removeprefix(f"{tree.id}/"))
            for option in step.options
            if option.loop == "nee" and holds(option.condition, facts)
        )
        step = next((one for one in following if one and one.id not in way), None)
    return way
