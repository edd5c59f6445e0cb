"""Starting work that goes on beside the screen."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.screen import Screen

from gesprekshulp.tui.leaving import going

if TYPE_CHECKING:
    from gesprekshulp.tui.app import GesprekshulpApp

FOR_GOOD = "voorgoed"
"""The group of work that takes something away for good: a lock waits until that is whole."""


def start_work(
    node: DOMNode,
    act: Callable[..., Coroutine[Any, Any, Any]],
    *given: Any,
    group: str = "default",
    exclusive: bool = False,
) -> None:
    """Run `act(*given)` for as long as `node` is there; a StoreError of it is shown.

    What it would show on a screen that is being left, is shown nowhere.

    The coroutine is made by the worker itself, once it runs: one that was made here would
    never be awaited when the screen goes before the worker begins.
    """
    # Textual's type for this takes no function that ends in nothing.
    work = cast(Any, partial(_telling, node, act, *given))
    node.run_worker(work, group=group, exclusive=exclusive)


async def _telling(
    node: DOMNode, act: Callable[..., Coroutine[Any, Any, Any]], *given: Any
) -> None:
    program = cast("GesprekshulpApp", node.app)
    try:
        with program.telling_faults():
            await act(*given)
    except NoMatches:
        if not (isinstance(node, Screen) and going(node)):
            raise


def takes_away(program: GesprekshulpApp) -> bool:
    """Whether something is being taken away for good right now."""
    return any(one.group == FOR_GOOD and not one.is_finished for one in program.workers)
