"""A list to choose from: that of Textual, which a page key in a window without room would break."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from gesprekshulp.tui.widgets.flowing import hung


def filled_anew(event: OptionList.OptionSelected) -> bool:
    """Whether the list was filled anew after the key, so that its place is now of something else."""
    listed, at = event.option_list, event.option_index
    return at >= listed.option_count or listed.get_option_at_index(at) is not event.option


class Lijst(OptionList):
    """Textual looks up on which line the choice stands, and there is none where nothing fits."""

    _hanging: dict[int, tuple[Content, int]] = {}  # noqa: RUF012 - replaced whole by `hang`

    def action_page_up(self) -> None:
        """Go a page up; stay when nothing of the list is to be seen."""
        self._as_far_as_seen(super().action_page_up)

    def action_page_down(self) -> None:
        """Go a page down; stay when nothing of the list is to be seen."""
        self._as_far_as_seen(super().action_page_down)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep a choice that is too late from what lies around the list."""
        if filled_anew(event):
            event.stop()

    def on_mount(self) -> None:
        """A scroll bar that comes or goes changes the width as well, without a resize."""
        self.watch(self, "show_vertical_scrollbar", self._break_anew, init=False)

    def on_resize(self) -> None:
        """Break the lines to the new width."""
        self._break_anew()

    def _break_anew(self) -> None:
        for at, (whole, indent) in self._hanging.items():
            if at < self.option_count:
                self.replace_option_prompt_at_index(at, self._hung(whole, indent))

    def hang(self, prompts: Sequence[Content], indent: int) -> None:
        """Fill the list; a long line goes on below its own words, `indent` cells in."""
        self._hanging = {at: (one, indent) for at, one in enumerate(prompts)}
        self.set_options(Option(self._hung(one, indent)) for one in prompts)

    def hang_anew(self, at: int, prompt: Content) -> None:
        """Put something else on one line of those."""
        _, indent = self._hanging[at]
        self._hanging[at] = (prompt, indent)
        self.replace_option_prompt_at_index(at, self._hung(prompt, indent))

    def _hung(self, whole: Content, indent: int) -> Content:
        width = self.scrollable_content_region.width
        if not width:
            return whole
        return Content("\n").join(hung(one, width, indent) for one in whole.split(allow_blank=True))

    def _as_far_as_seen(self, move: Callable[[], None]) -> None:
        try:
            move()
        except LookupError:
            self.refresh()
