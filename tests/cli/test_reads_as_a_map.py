"""What a newcomer leans on: each module says what lives there, and points at what is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import gesprekshulp

ROOT = Path(gesprekshulp.__file__).parent
LAYERS = {path.name for path in ROOT.iterdir() if (path / "__init__.py").is_file()}
TREES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
    for path in ROOT.rglob("*.py")
}
MODULES = {name.removesuffix(".__init__") for name in TREES}


def _docstrings() -> Iterator[tuple[str, str]]:
    for name, tree in TREES.items():
        yield name, ast.get_docstring(tree) or ""


def test_every_module_says_in_its_first_line_what_lives_there() -> None:
    silent = [
        name
        for name, text in _docstrings()
        if len(text.split()) < 3 or text.partition("\n\n")[0][-1] not in ".:?"
    ]
    assert silent == []


def test_every_module_that_a_docstring_points_at_is_there() -> None:
    pointed = [
        (name, one)
        for name, text in _docstrings()
        for one in re.findall(r"`([a-z_]+(?:\.[a-z_]+)+)`", text)
        if one.split(".")[0] in LAYERS
    ]
    assert len(pointed) > 50
    assert [one for one in pointed if not _is_there(one[1])] == []


def test_no_module_takes_a_private_name_from_another() -> None:
    taken = [
        (name, one.name)
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for one in node.names
        if one.name.startswith("_") and not one.name.startswith("__")
    ]
    assert taken == []


def _is_there(pointed: str) -> bool:
    """Return whether this is a module, or a name that a module itself makes."""
    module, _, name = pointed.rpartition(".")
    tree = TREES.get(module) or TREES.get(f"{module}.__init__")
    made = {
        getattr(node, "name", "") or getattr(node, "id", "")
        for node in (ast.walk(tree) if tree else ())
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Name)
    }
    return pointed in MODULES or name in made
