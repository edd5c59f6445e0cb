"""A tree drawn as text: indented for a terminal, or as a Mermaid chart."""

from __future__ import annotations

from gesprekshulp.assistant.walk import find_step
from gesprekshulp.knowledge.types import Content, Option, Step, Tree


def draw(tree: Tree) -> list[str]:
    """Return the tree as indented lines; a step already drawn above is only named."""
    lines = [f"{tree.title} ({tree.id}, {tree.kind})"]
    drawn: set[str] = set()
    todo: list[tuple[str, int]] = [(tree.start, 0)]
    while todo:
        step_id, depth = todo.pop()
        step = find_step(tree, step_id)
        if step is None or step_id in drawn:
            continue
        drawn.add(step_id)
        indent = "   " * min(depth, 8)
        lines.append(f"{indent}■ {step.title} ({step.id})")
        if step.ending is not None:
            lines.append(f"{indent}   ● {step.ending.outcome}")
        ahead = []
        for option in step.options:
            lines.append(f"{indent}   → {option.title}: {_where(tree, option, drawn)}")
            if find_step(tree, option.to) and option.to not in drawn:
                ahead.append((option.to, depth + 1))
        todo += reversed(ahead)
    return lines


def _where(tree: Tree, option: Option, drawn: set[str]) -> str:
    target = find_step(tree, option.to)
    named = target.title if target else (option.to or "terug naar deze stap")
    if target and target.id in drawn:
        named += " (hierboven)"
    return f"zijpad {option.side}, dan {named}" if option.side else named


def mermaid(content: Content, tree: Tree) -> list[str]:
    """Return the tree as a Mermaid flow chart, one line per node and arrow."""
    lines = ["flowchart TD"]
    names = {step.id: f"s{number}" for number, step in enumerate(tree.steps)}
    lines += [f"  {names[step.id]}{_shape(step)}" for step in tree.steps]
    others: dict[str, str] = {}

    def node(target: str) -> str:
        if target in names:
            return names[target]
        return others.setdefault(target, f"x{len(others)}")

    for step in tree.steps:
        for option in step.options:
            title = _quoted(option.title)
            if option.side:
                lines.append(f'  {names[step.id]} -. "{title}" .-> {node(option.side)}')
            if option.to:
                lines.append(f'  {names[step.id]} -- "{title}" --> {node(option.to)}')
        if step.ending is not None and step.ending.leads_to:
            lines.append(f"  {names[step.id]} ==> {node(step.ending.leads_to)}")
    for target, name in others.items():
        known = content.trees.get(target.partition("/")[0])
        lines.append(f'  {name}[["{_quoted(known.title if known else target)}"]]')
    return lines


def _shape(step: Step) -> str:
    title = _quoted(step.title)
    return f'(["{title}"])' if step.ending is not None else f'["{title}"]'


def _quoted(text: str) -> str:
    return text.replace("&", "#38;").replace('"', "#quot;").replace("<", "#lt;")
