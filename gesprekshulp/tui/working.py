"""Starting work that goes on beside the screen."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.dom import DOMNode

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

    The coroutine is made by the worker itself, once it runs: one that was made here would
    never be awaited when the screen goes before the worker begins.
    """
    program = cast("GesprekshulpApp", node.app)
    # Textual's type for this takes no function that ends in nothing.
    work = cast(Any, partial(_telling, program, act, *given))
    node.run_worker(work, group=group, exclusive=exclusive)


async def _telling(
    program: GesprekshulpApp, act: Callable[..., Coroutine[Any, Any, Any]], *given: Any
) -> None:
    with program.telling_faults():
        await act(*given)


def takes_away(program: GesprekshulpApp) -> bool:
    """Whether something is being taken away for good right now."""
    return any(one.group == FOR_GOOD and not one.is_finished for one in program.workers)
