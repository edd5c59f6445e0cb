"""A store that went aside: found again, put back, and never lost without a word."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from running import PASSPHRASE, Home
from test_backup_verbs import hit, run

from gesprekshulp.casework.copy_places import listed_aside, told_of
from gesprekshulp.store.keyfile import Cost
from gesprekshulp.store.keys import read_key
from gesprekshulp.store.sqlite import DATABASE_FILE, create_store, open_store


@pytest.fixture(autouse=True)
def _at_home(here: Home) -> None:
    """The user's own folders are empty."""


def add_case(store: Path, name: str = "z-vandaag") -> None:
    with closing(open_store(store, PASSPHRASE)) as opened:
        opened.create_case(name, "L.A.")


def went_aside(store: Path) -> Path:
    """Work of today goes aside, for an older copy is put back."""
    assert run(store, "reservekopie maak", PASSPHRASE) == 0
    add_case(store)
    assert run(store, "herstel 1 --ja", PASSPHRASE) == 0
    (one,) = listed_aside(store)
    return one.backup.path.parent


def test_what_went_aside_is_listed_looked_into_and_put_back(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    aside = went_aside(store)
    for verb in ("herstel", "reservekopie", "herstel --samen --proef"):
        capsys.readouterr()
        assert run(store, verb, PASSPHRASE) == 0
        told = capsys.readouterr().out
        assert str(aside) in told
        assert "herstel --uit MAP" in told
    assert run(store, f"herstel --uit {aside}") == 0
    assert run(store, f"herstel 1 --uit {aside} --proef", PASSPHRASE) == 0
    told = capsys.readouterr().out
    assert "2 zaken" in told
    assert f"herstel NUMMER --uit {aside}" in told
    assert run(store, f"herstel 1 --uit {aside} --ja", PASSPHRASE) == 0
    assert "is teruggezet" in capsys.readouterr().out
    assert run(store, "zaken", PASSPHRASE) == 0
    assert "L.A." in capsys.readouterr().out
    assert len(listed_aside(store)) == 2, "ook wat er net stond, is er nog"


def test_of_a_store_that_was_killed_the_log_comes_back_too(store: Path) -> None:
    assert run(store, "reservekopie maak", PASSPHRASE) == 0
    opened = open_store(store, PASSPHRASE)
    opened.create_case("z-in-het-log", "L.A.")
    logged = (store / f"{DATABASE_FILE}-wal").read_bytes()
    before = (store / DATABASE_FILE).read_bytes()
    opened.close()
    # As a program that was killed leaves it: the case only stands in the log.
    (store / DATABASE_FILE).write_bytes(before)
    (store / f"{DATABASE_FILE}-wal").write_bytes(logged)
    assert run(store, "herstel 1 --ja", PASSPHRASE) == 0
    (one,) = listed_aside(store)
    files = {path: path.read_bytes() for path in one.backup.path.parent.iterdir()}
    assert one.backup.path.with_name(f"{DATABASE_FILE}-wal") in files
    whole, told = told_of(one.backup.path, [read_key(store, PASSPHRASE)])
    assert whole
    assert "z-in-het-log" in told
    assert run(store, f"herstel 1 --uit {one.backup.path.parent} --ja", PASSPHRASE) == 0
    with closing(open_store(store, PASSPHRASE)) as again:
        assert "z-in-het-log" in {glance.case for glance in again.glances()}
    assert {path: path.read_bytes() for path in files} == files, (
        "wat opzij ligt, bleef zoals het was"
    )


def test_a_store_under_another_passphrase_is_put_back_with_its_own(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, laptop = tmp_path / "stick", tmp_path / "laptop"
    stick.mkdir()
    assert run(store, f"reservekopie plek {stick}", PASSPHRASE) == 0
    create_store(laptop, "heel andere zin hier", cost=Cost(n=1 << 10)).close()
    assert run(laptop, "reservekopie maak", "heel andere zin hier") == 0
    own = open_store(laptop, "heel andere zin hier")
    own.create_case("z-na-de-kopie", "N.K.")
    own.close()
    assert run(laptop, f"herstel 1 --uit {stick} --ja", PASSPHRASE) == 0
    (one,) = listed_aside(laptop)
    aside = one.backup.path.parent
    capsys.readouterr()
    assert run(laptop, f"herstel --uit {aside}") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[1].split()[0] == "2"
    assert "de opslag zelf" in told[1]
    assert told[2].split()[0] == "1", "haar eigen kopie ging mee"
    assert run(laptop, f"herstel 2 --uit {aside} --ja", "heel andere zin hier") == 0
    assert run(laptop, "zaken", "heel andere zin hier") == 0
    assert "N.K." in capsys.readouterr().out


def damaged_aside(store: Path) -> Path:
    hit(store, b"KROKODIL")
    assert run(store, "herstel --samen --ja", PASSPHRASE) == 1
    (one,) = listed_aside(store)
    return one.backup.path


def test_only_an_aside_that_would_be_lost_is_warned_of(store: Path) -> None:
    from gesprekshulp.store.scrubbing import lost_by_wiping

    went_aside(store)
    key = read_key(store, PASSPHRASE)
    assert lost_by_wiping(store, [key]) == []
    (one,) = listed_aside(store)
    raw = one.backup.path.read_bytes()
    one.backup.path.write_bytes(raw[:4096] + bytes(4096) + raw[8192:])
    assert lost_by_wiping(store, [key]) == [one.backup.path]
    one.backup.path.unlink()
    assert lost_by_wiping(store, [key]) == [], "het sleutelbestand alleen is niets om te verliezen"


def test_what_a_damaged_aside_holds_is_saved_from_its_own_folder(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    aside = damaged_aside(store)
    told = capsys.readouterr().out
    assert "alles past weer" not in told
    assert "wat er niet meer is, staat hierboven" in told
    target = tmp_path / "gered.txt"
    verb = f"herstel --red {target} --uit {aside.parent}"
    assert run(store, verb, PASSPHRASE) == 0
    assert "gebeurtenissen staan leesbaar" in capsys.readouterr().out
    assert "zaak geopend" in target.read_text(encoding="utf-8")


def test_verbs_that_did_not_do_all_end_with_one(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    add_case(store)
    assert run(store, f"reservekopie plek {stick}", PASSPHRASE) == 0
    assert run(store, "dossier wis S.V. 5 --ja", PASSPHRASE) == 0
    stick.rename(tmp_path / "weg")
    capsys.readouterr()
    assert run(store, "dossier wis S.V. 6 --ja", PASSPHRASE) == 1
    assert "waren er niet" in capsys.readouterr().err
    assert run(store, "dossier verwijder z-vandaag --ja", PASSPHRASE) == 1
    assert run(store, "dossier overgezet S.V. --waar x --weg-na 2040-01-01 --ja", PASSPHRASE) == 1
    (tmp_path / "weg").rename(stick)
    assert run(store, "reservekopie maak", PASSPHRASE) == 0


def test_a_copy_that_a_full_disk_holds_back_says_so(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gesprekshulp.store import scrubbing

    def no_room(_: Any) -> None:
        raise OSError(28, "vol")

    assert run(store, "reservekopie maak", PASSPHRASE) == 0
    capsys.readouterr()
    with monkeypatch.context() as full:
        full.setattr(scrubbing, "make_private_file", no_room)
        assert run(store, "dossier wis S.V. 5 --ja", PASSPHRASE) == 1
    told = capsys.readouterr().err
    assert "De schijf is te vol: maak ruimte." in told
    assert "volgende reservekopie" in told


def test_a_copy_that_failed_is_not_called_the_newest(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gesprekshulp.store import backups

    def no_room(_: Any) -> None:
        raise OSError(28, "vol")

    assert run(store, "reservekopie maak", PASSPHRASE) == 0
    assert "nummer 1, en zij opent" in capsys.readouterr().out
    with monkeypatch.context() as full:
        full.setattr(backups, "make_private_file", no_room)
        assert run(store, "reservekopie maak", PASSPHRASE) == 1
    told = capsys.readouterr()
    assert "vol" in told.err
    assert "geen kopie bij gekomen" in told.out
    assert "en zij opent" not in told.out


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="geen map die zelfs root niet schrijft")
def test_a_second_place_that_cannot_be_written_is_not_chosen(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "reservekopie plek /proc", PASSPHRASE) == 2
    told = capsys.readouterr().err
    assert "In “/proc” kan ik niet schrijven" in told
    assert "GESPREKSHULP_MAP" not in told
    assert run(store, "reservekopie plek", PASSPHRASE) == 0
    assert "nog geen tweede plek" in capsys.readouterr().out


def given(store: Path, *arguments: str) -> int:
    from gesprekshulp.cli import main

    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    return main([*arguments, "--map", str(store), "--wachtwoordzin-fd", str(reading)])


def test_a_folder_without_a_name_is_refused_and_changes_nothing(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert given(store, "reservekopie", "plek", str(stick)) == 0
    for nameless in ("", "  "):
        assert given(store, "reservekopie", "plek", nameless) == 2
        assert "--geen" in capsys.readouterr().err
        assert given(store, "herstel", "--uit", nameless) == 2
        assert given(store, "herstel", "--samen", "--uit", nameless) == 2
        assert "--uit" in capsys.readouterr().err
        assert given(Path(nameless), "zaken") == 2
    assert given(store, "reservekopie", "plek", str(stick), "--geen") == 2
    assert given(store, "reservekopie", "plek", str(stick), "--kwijt") == 2
    capsys.readouterr()
    assert given(store, "reservekopie", "plek") == 0
    assert str(stick) in capsys.readouterr().out
    assert given(store, "herstel", "--uit", str(stick)) == 0
    told = capsys.readouterr().out
    assert str(stick) in told
    assert "hier" not in told


@pytest.mark.parametrize("verb", ["herstel 1 --red x.txt", "herstel --red x.txt --proef"])
def test_what_would_be_passed_over_is_refused(
    verb: str, store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "reservekopie maak", PASSPHRASE) == 0
    assert run(store, verb, PASSPHRASE) == 2
    assert "Laat het nummer en --proef weg" in capsys.readouterr().err
    assert not (here.folder / "x.txt").exists()
