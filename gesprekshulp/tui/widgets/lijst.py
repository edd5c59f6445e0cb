"""A list to choose from: that of Textual, which a page key in a window without room would break."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import OptionList


class Lijst(OptionList):
    """Textual looks up on which line the choice stands, and there is none where nothing fits."""

    def action_page_up(self) -> None:
        """Go a page up; stay when nothing of the list is to be seen."""
        self._as_far_as_seen(super().action_page_up)

    def action_page_down(self) -> None:
        """Go a page down; stay when nothing of the list is to be seen."""
        self._as_far_as_seen(super().action_page_down)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep a choice from the screen when the list was filled anew after the key."""
        at = event.option_index
        if at >= self.option_count or self.get_option_at_index(at) is not event.option:
            event.stop()

    def _as_far_as_seen(self, move: Callable[[], None]) -> None:
        try:
            move()
        except LookupError:
            self.refresh()
