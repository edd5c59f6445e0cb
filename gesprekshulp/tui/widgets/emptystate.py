"""What stands where a list is still empty: what it is for, and the key to begin."""

from __future__ import annotations

from textual.widgets import Static

from gesprekshulp.tui.text import Part, samen


class EmptyState(Static):
    """Sentences in the middle of the space; parts as for `samen`."""

    DEFAULT_CSS = """
    EmptyState {
        width: 1fr;
        height: 1fr;
        padding: 0 2;
        content-align: center middle;
        text-align: center;
    }
    """

    def __init__(self, *parts: Part, id: str | None = None) -> None:
        super().__init__(samen(*parts), id=id)
