"""The trees as graphs: every step reachable, every walk able to end, no dead ends.

The rule for a dead end: a step without `einde` must have, whatever the facts, at least
one option that can be taken. That is stricter than what can happen (facts may exclude each
other in life), and so it is safe.
"""

from __future__ import annotations

from collections.abc import Mapping

from gesprekshulp.knowledge.conditions import describe, describe_facts
from gesprekshulp.knowledge.graph import (
    Graph,
    Node,
    Place,
    Way,
    back_ways,
    backward,
    build_graph,
    onward,
    reachable,
    rings,
)
from gesprekshulp.knowledge.logic import (
    Domains,
    TooHard,
    can_hold,
    domains_of,
    example_for,
    is_known,
    narrowed,
)
from gesprekshulp.knowledge.marks import Path
from gesprekshulp.knowledge.raw import Report, condition_of, mappings_in, text_of, texts_of
from gesprekshulp.knowledge.types import AnyOf, Condition, Not

Item = tuple[str, str]


def check_trees(report: Report) -> None:
    """Report what is wrong with the trees as graphs."""
    graph = build_graph(report)
    domains = domains_of(report.loaded.content.facts)
    for place in graph.places.values():
        _options(report, graph, place)
        _dead_end(report, graph, place, domains)
    found = _unreachable(report, graph)
    ring = rings(graph)
    _circles(report, graph, found, ring)
    _loops(report, graph, ring)


def check_conditions(report: Report) -> None:
    """Report every condition that can never hold, by what it hides."""
    domains = domains_of(report.loaded.content.facts)
    for item, raw in report.items("promises"):
        condition, _ = condition_of(raw, "voordat")
        if not can_hold(condition, domains):
            words = "Wat onder voordat staat, kan niet waar zijn; dan mag het voorstel nooit."
            report.add("GH406", item, ("voordat",), words, "haal voordat weg als je dat bedoelt")
    for item, raw in report.items("guards"):
        condition, _ = condition_of(raw, "geldt_als")
        if not can_hold(condition, domains):
            words = "Wat onder geldt_als staat, kan niet waar zijn; dan zegt deze wachtregel nooit iets."
            report.add("GH406", item, ("geldt_als",), words, "laat weg wat elkaar uitsluit")
    for item, raw in report.loaded.raw.items():
        sectors = [name for _, name in texts_of(raw, "sectoren")]
        within = narrowed(domains, "sector", sectors)
        for path, mapping in mappings_in(raw):
            key = path[-2] if len(path) >= 2 else ""
            bounded = key in ("recht", "blokken", "jurist")
            own = [name for _, name in texts_of(mapping, "sectoren")] if bounded else []
            for word in ("als", "waar"):
                condition, _ = condition_of(mapping, word)
                if not can_hold(condition, domains, narrowed(within, "sector", own)):
                    _never(report, item, (*path, word), mapping, condition)


def _never(
    report: Report, item: Item, path: Path, raw: object, condition: Condition | None
) -> None:
    key = path[-3] if len(path) >= 3 else ""
    said = describe(condition, report.loaded.content)
    name = text_of(raw, "id")
    code, what = {
        "keuzes": ("GH404", f"De keuze “{name}” kan nooit gekozen worden"),
        "zeg": ("GH405", f"De zin “{name}” kan nooit getoond worden"),
        "recht": ("GH406", "Dit recht kan nooit gelden"),
        "blokken": ("GH405", "Dit blok kan nooit getoond worden"),
    }.get(str(key), ("GH406", f"De regel “{name}” kan nooit gelden"))
    words = f"{what}: deze voorwaarde kan niet waar zijn."
    report.add(code, item, path, words, f"er staat: {said}")


def _options(report: Report, graph: Graph, place: Place) -> None:
    item = ("trees", place.node[0])
    side_scene = graph.kinds[place.node[0]] == "zijpad"
    for way in place.ways:
        if way.nowhere:
            words = f"De keuze “{way.option}” leidt nergens heen."
            report.add("GH407", item, way.path, words, "zet er naar of zijpad bij")
        if way.back and not side_scene:
            words = "“terug” kan alleen in een zijpad: hier is niets om naar terug te gaan."
            hint = "noem de stap, of maak er soort: zijpad van"
            report.add("GH408", item, (*way.path, "naar"), words, hint)
    if place.ends and place.ways:
        words = f"De stap “{place.node[1]}” heeft een einde én keuzes."
        report.add("GH423", item, (*place.path, "keuzes"), words, "kies een van de twee")


def _dead_end(report: Report, graph: Graph, place: Place, domains: Domains) -> None:
    """Report a step without ending that has, for some facts, no option to take."""
    if place.ends or not place.whole:
        return
    item = ("trees", place.node[0])
    called = f"De stap “{place.node[1]}”"
    if not place.ways:
        words = f"{called} loopt dood: er zijn geen keuzes en er is geen einde."
        report.add("GH402", item, place.path, words, "geef de stap keuzes, of een einde")
        return
    conditions = [way.condition for way in place.ways if way.condition is not None]
    if len(conditions) < len(place.ways) or not all(way.readable for way in place.ways):
        return
    stuck: Condition = Not(AnyOf(tuple(conditions)))
    if not is_known(stuck, domains):
        return
    raw = report.loaded.raw[item]
    sectors = [name for _, name in texts_of(raw, "sectoren")]
    try:
        facts = example_for(stuck, narrowed(domains, "sector", sectors))
    except TooHard:
        facts = {}
    if facts is None:
        return
    when = describe_facts(facts, report.loaded.content) or "niet elke mogelijkheid is te doorlopen"
    words = f"{called} loopt dood als geen enkele keuze past."
    hint = f"bijvoorbeeld: {when}; maak één keuze zonder als"
    report.add("GH402", item, (*place.path, "keuzes"), words, hint)


def _unreachable(report: Report, graph: Graph) -> set[Node]:
    """Report steps that no start leads to; return those that can be reached."""
    found = reachable(graph.starts.values(), lambda node: onward(graph, node))
    for node, place in graph.places.items():
        if node not in found:
            words = f"De stap “{node[1]}” is onbereikbaar: geen keuze leidt erheen."
            hint = "laat een keuze hierheen leiden, of haal de stap weg"
            report.add("GH401", ("trees", node[0]), (*place.path, "id"), words, hint)
    return found


def _circles(report: Report, graph: Graph, found: set[Node], ring: Mapping[Node, int]) -> None:
    """Report each ring of reachable steps from which no way leads to an end."""
    came_from = backward(graph)
    exits = [place.node for place in graph.places.values() if _is_exit(graph, place)]
    free = reachable(exits, lambda node: came_from.get(node, []))
    stuck: dict[int, list[Node]] = {}
    for node in graph.places:
        if node in found and node not in free:
            stuck.setdefault(ring[node], []).append(node)
    for number, members in stuck.items():
        if any(ring[to] != number for node in members for to in onward(graph, node)):
            continue  # it leads into another ring, and that one is reported
        names = ", ".join(name for _, name in members[:6])
        words = f"Uit deze kring komt niemand meer: {names}."
        hint = "geef een van deze stappen een einde of een keuze naar buiten"
        place = graph.places[members[0]]
        report.add("GH403", ("trees", place.node[0]), (*place.path, "id"), words, hint)


def _is_exit(graph: Graph, place: Place) -> bool:
    """Whether a walk can end here, or leaves what can be known; a dead end is another fault."""
    if place.ends or not place.whole or not place.ways:
        return True
    return any(way.to is None for way in place.ways)


def _loops(report: Report, graph: Graph, ring: Mapping[Node, int]) -> None:
    """Report ways back that are not marked, and marks on ways that do not go back.

    Between trees going back and forth is for the author to judge.
    """
    for start in graph.starts.values():
        for node, way in back_ways(start, lambda node: _unmarked(graph, node)):
            words = f"De keuze “{way.option}” gaat terug naar een eerdere stap."
            hint = "zet er lus: ja bij, als dat zo bedoeld is"
            report.add("GH421", ("trees", node[0]), way.path, words, hint)
    for node, place in graph.places.items():
        for way in place.ways:
            to = way.to if way.loop and way.to in ring else None
            if to is not None and to[0] == node[0] and ring[to] != ring[node]:
                words = f"De keuze “{way.option}” heeft lus: ja en gaat niet terug."
                report.add("GH422", ("trees", node[0]), (*way.path, "lus"), words, "haal lus weg")


def _unmarked(graph: Graph, node: Node) -> list[Way]:
    place = graph.places.get(node)
    return [
        way
        for way in (place.ways if place else ())
        if not way.loop and way.to and way.to[0] == node[0] and not (way.to == node and way.aside)
    ]
