"""Starting work that goes on beside the screen."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, cast

from textual.dom import DOMNode


def start_work(
    node: DOMNode,
    act: Callable[..., Coroutine[Any, Any, Any]],
    *given: Any,
    group: str = "default",
    exclusive: bool = False,
) -> None:
    """Run `act(*given)` for as long as `node` is there.

    The coroutine is made by the worker itself, once it runs: one that was made here would
    never be awaited when the screen goes before the worker begins.
    """
    # Textual's type for this takes no function that ends in nothing.
    node.run_worker(cast(Any, partial(act, *given)), group=group, exclusive=exclusive)
