"""A home of its own per test, and a store with one case that opens quickly."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from running import PASSPHRASE, Home

from gesprekshulp.assistant.rehearsal import findings, trial
from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.example import build_example, load_example
from gesprekshulp.casework.walks import begin
from gesprekshulp.knowledge import checks_voices, likeness
from gesprekshulp.knowledge.loading import content_dir, load_content
from gesprekshulp.knowledge.scenes import Scene
from gesprekshulp.store.keyfile import Cost
from gesprekshulp.store.sqlite import create_store


@pytest.fixture(scope="session", autouse=True)
def _worked_out_once() -> Iterator[None]:
    """Many tests check our own content: what is the same each time is worked out once (20 s)."""

    @cache
    def twins(lines: tuple[str, ...]) -> list[tuple[int, int]]:
        return list(likeness.near_duplicates(lines))

    played: dict[str, trial.Trial] = {}

    def play(scene: Scene, seeds: Sequence[int]) -> trial.Trial:
        key = f"{seeds} {scene!r}"
        if key not in played:
            played[key] = trial.trial(scene, seeds)
        return played[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks_voices, "near_duplicates", lambda lines: twins(tuple(lines)))
        patch.setattr(findings, "trial", play)
        yield


@pytest.fixture
def home(tmp_path: Path) -> Home:
    folder = tmp_path / "thuis"
    folder.mkdir()
    return Home(folder)


@pytest.fixture
def here(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The same home for `main` called in this process."""
    for name, value in home.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("GESPREKSHULP_MAP", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(home.tmp))
    monkeypatch.chdir(home.folder)
    return home


@pytest.fixture(scope="session")
def kept_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the example case after one closed meeting; cheap to unlock. Copy, then use."""
    folder = tmp_path_factory.mktemp("opslag") / "zaken"
    store = create_store(folder, PASSPHRASE, cost=Cost(n=1 << 10))
    content, _ = load_content()
    desk = Desk(store, content, lambda: datetime(2026, 11, 24, 13, 0, tzinfo=UTC))
    case = build_example(desk, load_example(content_dir()))
    meeting = begin(case, ["moeder", "vader", "juf"])
    meeting.keep("m: thuis is hij rustig")
    meeting.keep("* KROKODIL voor mij")
    meeting.end()
    Aftercare(case, meeting.id).close()
    case.plan_meeting("Vervolg")
    case.leave()
    store.close()
    return folder


@pytest.fixture
def store(kept_store: Path, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(kept_store, tmp_path / "zaken"))


@pytest.fixture
def passphrase_fd() -> Iterator[str]:
    """A descriptor from which the right passphrase can be read once."""
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    yield str(reading)
    os.close(reading)
