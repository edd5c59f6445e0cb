"""What screen tests share: the text on screen, nasty text, a desk without a disk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from textual.app import App

from gesprekshulp.dossier.events import Event, NewEvent
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.types import Content
from gesprekshulp.settings.keeping import Settings
from gesprekshulp.store.interface import Glance, StoreError, WrongPassphrase

NOW = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
NASTY = "[/x] [b]vet[/b] [@click=app.quit]weg[/] \x1b[2J\x1b]2;titel\x07 \u202eomgekeerd"


def screen_text(app: App[Any]) -> str:
    """Return what stands on the screen, one line per row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def flowing(app: App[Any]) -> str:
    """Return what stands on the screen as one line, without the frames of boxes."""
    return " ".join(screen_text(app).replace("│", " ").split())


def bottom_line(app: App[Any]) -> str:
    """Return the lowest row: the keys."""
    return screen_text(app).splitlines()[-1].strip()


class MemoryStore:
    """As much of a store as the shell needs, in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.halves: dict[tuple[str, str], str] = {}
        self.closed = False

    def save_half_line(self, case: str, field: str, text: str) -> None:
        self.halves[case, field] = text

    def half_line(self, case: str, field: str) -> str:
        return self.halves.get((case, field), "")

    def save_personal(self, case: str, meeting: str, key: str, value: str) -> None:
        self.kept[case, key] = value

    def personal(self, case: str, meeting: str) -> dict[str, str]:
        return {key: value for (known, key), value in self.kept.items() if known == case}

    def close(self) -> None:
        self.closed = True


class EventStore(MemoryStore):
    """Also keeps events, with undo and redo outside meetings, so that a real desk works."""

    def __init__(self) -> None:
        super().__init__()
        self.events: dict[str, list[Event]] = {}
        self.undone: list[list[Event]] = []
        self.shown: dict[str, Glance] = {}

    def glances(self) -> list[Glance]:
        return list(self.shown.values())

    def set_glance(self, glance: Glance) -> None:
        self.shown[glance.case] = glance

    def create_case(self, case: str, title: str) -> None:
        self.events[case] = []

    def load(self, case: str) -> list[Event]:
        return list(self.events[case])

    def append(self, case: str, events: Sequence[NewEvent]) -> list[Event]:
        have = self.events[case]
        action = have[-1].action + 1 if have else 1
        kept = [
            Event(
                ordinal=len(have) + number,
                action=action,
                happened_at=new.happened_at,
                entered_at=new.entered_at,
                entered_by=new.entered_by,
                payload=new.payload,
                meeting=new.meeting,
            )
            for number, new in enumerate(events, 1)
        ]
        have.extend(kept)
        return kept

    def undo(self, case: str, meeting: str) -> list[Event]:
        have = self.events[case]
        last = [event for event in have if event.action == have[-1].action]
        del have[len(have) - len(last) :]
        self.undone.append(last)
        return last

    def redo(self, case: str, meeting: str) -> list[Event]:
        again = self.undone.pop() if self.undone else []
        self.events[case].extend(again)
        return again

    def seal(self, case: str, meeting: str) -> list[Event]:
        return []


class MemoryDesk(SimpleNamespace):
    """A desk that shows `glances` and nothing else."""

    def __init__(self, glances: Sequence[Glance] = ()) -> None:
        super().__init__(
            store=MemoryStore(),
            user="Karin",
            nameless=False,
            findings=(),
            remarks=(),
            backups=None,
            content=Content(),
        )
        self._glances = list(glances)

    def glances(self) -> list[Glance]:
        return self._glances

    def today(self) -> Any:
        return NOW.date()

    def open_case(self, case: str) -> Any:
        raise StoreError(f"Zaak “{case}” is er niet meer. Kies een andere zaak.")


class MemoryEntrance:
    """A way in without a disk: `secret` opens it, "" means there is no store yet."""

    def __init__(self, folder: Path, secret: str = "goed paard batterij nietje") -> None:
        self.folder = folder
        self.settings = Settings(folder)
        self.secret = secret
        self.clock = lambda: NOW
        self.desk: Any = MemoryDesk()

    def exists(self) -> bool:
        return bool(self.secret)

    def unlock(self, passphrase: str) -> Any:
        if passphrase != self.secret:
            raise WrongPassphrase("De wachtwoordzin past niet.")
        return self.desk

    def has_key(self) -> bool:
        return False

    def lacks_code(self, desk: Any) -> bool:
        return False

    def keyring_chosen(self) -> bool:
        return False

    def create(self, passphrase: str) -> Any:
        self.secret = passphrase
        return self.desk

    def example(self, folder: Path | None = None) -> Any:
        return self.desk

    def content(self) -> Any:
        return load_content()[0]

    def close(self) -> None:
        pass
