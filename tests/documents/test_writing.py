"""Putting a paper on disk: whole or not at all, and never silently over something."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from gesprekshulp.documents.model import Document, Paragraph
from gesprekshulp.documents.writing import WriteError, write_bytes, write_document

PAPER = Document(title="Samenvatting", blocks=(Paragraph("Dag."),))


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".txt", ".md"])
def test_every_format_lands_whole(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"verslag{suffix}"
    write_document(PAPER, target)
    assert target.stat().st_size > 20
    assert [p.name for p in tmp_path.iterdir()] == [target.name]


def test_an_existing_file_is_not_touched(tmp_path: Path) -> None:
    target = tmp_path / "verslag.md"
    target.write_text("mijn eigen werk")
    with pytest.raises(WriteError, match="bestaat al"):
        write_document(PAPER, target)
    assert target.read_text() == "mijn eigen werk"
    write_document(PAPER, target, overwrite=True)
    assert "Samenvatting" in target.read_text()


def test_a_file_that_appears_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "verslag.md"
    link = os.link

    def another_program_was_first(source: str, to: Path) -> None:
        target.write_text("van een ander")
        link(source, to)

    monkeypatch.setattr(os, "link", another_program_was_first)
    with pytest.raises(WriteError, match="bestaat al"):
        write_document(PAPER, target)
    assert target.read_text() == "van een ander"
    assert [p.name for p in tmp_path.iterdir()] == ["verslag.md"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("verslag.odt", "geen bekend formaat"),
        ("weg/verslag.md", "is er niet"),
        ("v" * 300 + ".md", "te lang"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(tmp_path: Path, name: str, sentence: str) -> None:
    with pytest.raises(WriteError, match=sentence):
        write_document(PAPER, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left"), "schijf is vol"),
        (PermissionError(errno.EACCES, "locked"), "open in een ander programma"),
    ],
)
def test_full_disk_and_locked_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, sentence: str
) -> None:
    def refuse(_: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(WriteError, match=sentence):
        write_document(PAPER, tmp_path / "verslag.md")
    assert list(tmp_path.iterdir()) == []


def test_on_a_stick_without_links_an_existing_file_is_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "geen links op FAT")

    monkeypatch.setattr(os, "link", refused)
    target = tmp_path / "verslag.md"
    write_bytes(target, b"eerst")
    with pytest.raises(WriteError, match="bestaat al"):
        write_bytes(target, b"iets anders")
    assert target.read_bytes() == b"eerst"
    assert [p.name for p in tmp_path.iterdir()] == ["verslag.md"]


@pytest.mark.skipif(os.name == "nt", reason="Windows houdt de map vast waarin je werkt")
def test_the_folder_one_works_in_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "weg"
    here.mkdir()
    monkeypatch.chdir(here)
    here.rmdir()
    with pytest.raises(WriteError, match="is er niet"):
        write_document(PAPER, Path("verslag.md"))
