"""Small trees for the tests of proofs: written as an author would, sound or broken on purpose."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from gesprekshulp.knowledge.conditions import normalise
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.types import (
    Claim,
    Condition,
    Content,
    Ending,
    Option,
    Promise,
    Step,
    Tree,
    Wording,
)


@cache
def ours() -> Content:
    """Return the facts, sources, proposals and promises of the program itself."""
    return load_content()[0]


def condition(form: dict[str, Any] | None) -> Condition | None:
    if form is None:
        return None
    made, problems = normalise(form)
    assert not problems
    return msgspec.convert(made, Condition)


def option(name: str, to: str, als: dict[str, Any] | None = None, **more: Any) -> Option:
    return Option(name, name.capitalize(), to=to, condition=condition(als), **more)


def step(name: str, *options: Option, **more: Any) -> Step:
    ending = None if options else Ending("Klaar.", "Niets.")
    return Step(name, name.capitalize(), "Doel.", options=options, ending=ending, **more)


def tree(*steps: Step, name: str = "boom", kind: Any = "hoofdlijn", **more: Any) -> Tree:
    return Tree(name, name.capitalize(), "Doel.", kind, steps[0].id, steps, **more)


def content(*trees: Tree, promises: tuple[Promise, ...] = ()) -> Content:
    """Return our facts and promises with only these trees."""
    return msgspec.structs.replace(
        ours(),
        trees={one.id: one for one in trees},
        promises={one.id: one for one in promises} or ours().promises,
    )


def short_tree(
    proposal: str, als: dict[str, Any] | None, sources: tuple[str, ...] = (), **more: Any
) -> Tree:
    """Return a tree of two steps of which the second proposes something."""
    claims = tuple(Claim("Zo staat het in de wet.", (one,)) for one in sources)
    last = step("voorstel", proposes=(proposal,), claims=claims)
    return tree(step("begin", option("verder", "voorstel", als, **more)), last)


def said(name: str, als: dict[str, Any] | None = None, **more: Any) -> Wording:
    return Wording(name, "Dat zeg ik u.", condition=condition(als), **more)
