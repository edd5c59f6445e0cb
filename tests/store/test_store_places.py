"""The folder of the store: the usual one, or the one the user chose."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprekshulp.store.locations import (
    cache_dir,
    data_dir,
    make_private_folder,
    write_atomically,
)


def test_the_user_can_choose_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GESPREKSHULP_MAP", str(tmp_path / "mijn map"))
    assert data_dir() == tmp_path / "mijn map"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GESPREKSHULP_MAP", "hier")
    assert data_dir() == tmp_path / "hier"
    monkeypatch.setenv("GESPREKSHULP_MAP", "~/hier")
    assert data_dir() == Path.home() / "hier"


def test_without_a_choice_it_is_the_usual_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GESPREKSHULP_MAP", raising=False)
    assert data_dir().is_absolute()
    assert "gesprekshulp" in data_dir().name
    assert cache_dir() != data_dir()


def test_a_folder_that_exists_keeps_its_mode(tmp_path: Path) -> None:
    before = tmp_path.stat().st_mode
    make_private_folder(tmp_path)
    assert tmp_path.stat().st_mode == before


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gesprekshulp.store import locations

    path = tmp_path / "sleutel.json"
    write_atomically(path, b"oud")

    def refuse(_: int) -> None:
        raise OSError(28, "vol")

    monkeypatch.setattr(locations.os, "fsync", refuse)
    with pytest.raises(OSError, match="vol"):
        write_atomically(path, b"nieuw")
    assert path.read_bytes() == b"oud"
    assert [one.name for one in tmp_path.iterdir()] == ["sleutel.json"]
