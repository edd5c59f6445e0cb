"""The conversation trees as one graph: steps, and the ways between them.

Built from what stands in the files, so that a step with a fault in it still leads where it
leads. A way into something that does not exist, or cannot be known, counts as a way out:
that fault is reported elsewhere and should not be reported again as a dead end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from gesprekshulp.knowledge.marks import Path
from gesprekshulp.knowledge.raw import Report, condition_of, items_of, text_of
from gesprekshulp.knowledge.types import Condition

BACK = "terug"

Node = tuple[str, str]
"""(tree, step)."""


class Way(NamedTuple):
    """One option of a step. `to`: where it leads; None where the walk leaves what is known.

    `side`: the first step of a side scene entered on the way; `aside`: there is such a scene,
    known or not. `back`: it is `naar: terug`.
    `readable`: the condition could be read. `nowhere`: neither naar nor zijpad is filled in.
    """

    path: Path
    option: str
    to: Node | None
    side: Node | None
    aside: bool
    condition: Condition | None
    readable: bool
    loop: bool
    back: bool
    nowhere: bool


class Place(NamedTuple):
    """One step of the graph, at `path` within its tree."""

    node: Node
    path: Path
    ways: tuple[Way, ...]
    ends: bool
    whole: bool  # its options could all be read


class Graph(NamedTuple):
    """All steps in the order of the files, and the first step of every tree."""

    places: Mapping[Node, Place]
    starts: Mapping[str, Node]
    kinds: Mapping[str, str]


def build_graph(report: Report) -> Graph:
    """Return the graph of all trees that could be read."""
    trees = {item[1]: raw for item, raw in report.items("trees")}
    starts = {tree: first for tree, raw in trees.items() if (first := _start(tree, raw))}
    places: dict[Node, Place] = {}
    for tree, raw in trees.items():
        steps = {text_of(step, "id") for _, step in items_of(raw, "stappen")}
        for path, step in items_of(raw, "stappen"):
            node = (tree, text_of(step, "id"))
            if node[1] and node not in places:
                ways = tuple(_ways(tree, path, step, steps, trees, starts))
                listed = step.get("keuzes", [])
                whole = isinstance(listed, list) and len(listed) == len(ways)
                places[node] = Place(node, path, ways, "einde" in step, whole)
    return Graph(places, starts, {tree: text_of(raw, "soort") for tree, raw in trees.items()})


def _start(tree: str, raw: Any) -> Node | None:
    steps = [text_of(step, "id") for _, step in items_of(raw, "stappen")]
    if not steps:
        return None
    begin = text_of(raw, "begin")
    return tree, begin if begin in steps else steps[0]


def _ways(
    tree: str,
    path: Path,
    step: dict[str, Any],
    steps: set[str],
    trees: Mapping[str, Any],
    starts: Mapping[str, Node],
) -> Iterator[Way]:
    here = (tree, text_of(step, "id"))
    for inner, option in items_of(step, "keuzes"):
        to, side = text_of(option, "naar"), text_of(option, "zijpad")
        condition, readable = condition_of(option)
        if not to and side:
            target: Node | None = here
        elif to in steps:
            target = (tree, to)
        else:
            target = _elsewhere(to, trees, starts)
        yield Way(
            path=(*path, *inner),
            option=text_of(option, "id"),
            to=target,
            side=starts.get(side),
            aside=bool(side),
            condition=condition,
            readable=readable,
            loop=text_of(option, "lus") == "ja",
            back=to == BACK,
            nowhere="naar" not in option and "zijpad" not in option,
        )


def _elsewhere(to: str, trees: Mapping[str, Any], starts: Mapping[str, Node]) -> Node | None:
    tree, slash, step = to.partition("/")
    if not slash:
        return starts.get(to)
    known = {text_of(one, "id") for _, one in items_of(trees.get(tree), "stappen")}
    return (tree, step) if step in known else None


def reachable(starts: Iterable[Node], following: Callable[[Node], Iterable[Node]]) -> set[Node]:
    """Return every node that can be reached from `starts`, themselves included."""
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        for node in following(waiting.pop()):
            if node not in seen:
                seen.add(node)
                waiting.append(node)
    return seen


def rings(graph: Graph) -> dict[Node, int]:
    """Return for every step the number of its ring: steps that can all reach each other.

    A step that cannot come back to itself has a ring of its own. Numbered so that a way
    never leads to a higher number.
    """
    finished: list[Node] = []
    seen: set[Node] = set()
    for first in graph.places:
        trail = [] if first in seen else [(first, iter(onward(graph, first)))]
        seen.add(first)
        while trail:
            node, rest = trail[-1]
            to = next((one for one in rest if one not in seen), None)
            if to is None:
                trail.pop()
                finished.append(node)
            else:
                seen.add(to)
                trail.append((to, iter(onward(graph, to))))
    came_from = backward(graph)
    numbers: dict[Node, int] = {}
    for count, node in enumerate(reversed(finished)):
        if node not in numbers:
            ring = reachable(
                [node], lambda one: (n for n in came_from.get(one, ()) if n not in numbers)
            )
            numbers.update(dict.fromkeys(ring, len(finished) - count))
    return numbers


def onward(graph: Graph, node: Node) -> list[Node]:
    """Return the steps that a step leads to, side scenes included."""
    place = graph.places.get(node)
    ways = place.ways if place else ()
    return [to for way in ways for to in (way.to, way.side) if to in graph.places and to]


def backward(graph: Graph) -> dict[Node, list[Node]]:
    """Return for every step the steps that lead to it."""
    came_from: dict[Node, list[Node]] = {}
    for node in graph.places:
        for to in onward(graph, node):
            came_from.setdefault(to, []).append(node)
    return came_from


def back_ways(start: Node, ways_from: Callable[[Node], list[Way]]) -> list[tuple[Node, Way]]:
    """Return the ways that close a circle, found by walking on from `start` in file order.

    Only within one tree. Does not recurse: a tree may be as long as it likes.
    """
    closing: list[tuple[Node, Way]] = []
    done: set[Node] = set()
    trail: list[tuple[Node, Iterator[Way]]] = [(start, iter(ways_from(start)))]
    on_trail = {start}
    while trail:
        node, ways = trail[-1]
        way = next(ways, None)
        if way is None:
            trail.pop()
            on_trail.discard(node)
            done.add(node)
        elif way.to in on_trail:
            closing.append((node, way))
        elif way.to is not None and way.to not in done:
            on_trail.add(way.to)
            trail.append((way.to, iter(ways_from(way.to))))
    return closing
