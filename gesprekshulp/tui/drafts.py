"""What was typed in a dialog that was not finished: kept, and put back when it reopens.

In memory first; `flush` writes to the encrypted store, so that a closed window or a
dead battery takes nothing away. Nothing here knows what a form looks like.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gesprekshulp.store.interface import Store


class DraftKey(NamedTuple):
    """Which dialog about what: `name` like "persoon/p-1a2b", in a case of a store.

    Without a store the draft lives as long as the program.
    """

    name: str
    case: str = ""
    store: Store | None = None

    @property
    def field(self) -> str:
        """The name under which the store keeps it."""
        return f"formulier:{self.name}"


class Drafts:
    """The unfinished dialogs of this session."""

    def __init__(self) -> None:
        self._values: dict[DraftKey, dict[str, str]] = {}
        self._unwritten: set[DraftKey] = set()
        self._unread: set[DraftKey] = set()

    def keep(self, key: DraftKey, values: Mapping[str, str]) -> None:
        """Remember what stands in the dialog now."""
        if key in self._unread:  # what stands in the store was never shown, so it is not undone
            stored = self._stored(key)
            if key in self._unread:
                return
            values = {**stored, **{name: one for name, one in values.items() if one}}
        if self._values.get(key) != values:
            self._values[key] = dict(values)
            self._unwritten.add(key)

    def recall(self, key: DraftKey) -> dict[str, str]:
        """Return what was typed before, {} when nothing was, or the store was closed just now."""
        if key not in self._values and key.store is not None:
            found = self._stored(key)
            if key not in self._unread:
                self._values[key] = found
        return dict(self._values.get(key, {}))

    def _stored(self, key: DraftKey) -> dict[str, str]:
        from gesprekshulp.store.interface import StoreError

        if key.store is None:
            return {}
        try:
            text = key.store.half_line(key.case, key.field)
        except StoreError:
            self._unread.add(key)
            return {}
        self._unread.discard(key)
        return read_draft(text)

    def forget(self, key: DraftKey) -> None:
        """Forget it: the dialog was answered, or left as it was found."""
        if key in self._unread:  # it was not found as it stands in the store
            self._unread.discard(key)
            return
        self._values.pop(key, None)
        self._unwritten.discard(key)
        if key.store is not None:
            key.store.save_half_line(key.case, key.field, "")

    def forget_words(self, case: str, fields: Container[str] | None = None) -> None:
        """Forget what is typed in these fields of a case, or in all: it was wiped for good."""
        for key in [one for one in self._values if one.case == case]:
            if fields is None or key.field in fields:
                self._values.pop(key)
                self._unwritten.discard(key)

    def flush(self) -> None:
        """Write what is not yet in its store; a later call writes only what changed.

        What was typed in a case that another window removed goes with it.
        """
        import json

        from gesprekshulp.store.errors import UnknownCase

        for key in list(self._unwritten):
            if key.store is not None:
                values = self._values.get(key, {})
                # One that was emptied is none: what stood in it must not stay anywhere.
                text = json.dumps(values, ensure_ascii=False) if any(values.values()) else ""
                try:
                    key.store.save_half_line(key.case, key.field, text)
                except UnknownCase:
                    self._values.pop(key, None)
            self._unwritten.discard(key)


def read_draft(text: str) -> dict[str, str]:
    """Return the fields of a kept dialog; {} for what is none."""
    import json

    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): value for name, value in found.items() if isinstance(value, str)}
