"""`reservekopie`, `herstel` and `dossier verifieer`, as a user types them."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from running import PASSPHRASE, Home

from gesprekshulp.cli import main
from gesprekshulp.dossier.events import NewEvent, NotitieGemaakt
from gesprekshulp.dossier.types import Note
from gesprekshulp.store.keys import read_key
from gesprekshulp.store.sqlite import DATABASE_FILE, open_store

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def run(store: Path, verb: str, passphrase: str = "") -> int:
    given: list[str] = []
    if passphrase:
        reading, writing = os.pipe()
        os.write(writing, f"{passphrase}\n".encode())
        os.close(writing)
        given = ["--wachtwoordzin-fd", str(reading)]
    return main([*verb.split(), "--map", str(store), *given])


def meddle(store: Path, sql: str) -> None:
    from sqlcipher3 import dbapi2

    key = read_key(store, PASSPHRASE)
    con = dbapi2.connect(str(store / DATABASE_FILE), isolation_level=None)
    con.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    con.execute(sql)
    con.close()


def test_from_the_first_copy_to_a_new_laptop(
    store: Path, here: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "reservekopie") == 0
    assert "nog geen reservekopie" in capsys.readouterr().out
    stick = tmp_path / "stick"
    stick.mkdir()
    assert run(store, f"reservekopie plek {stick}", PASSPHRASE) == 0
    assert run(store, "reservekopie plek", PASSPHRASE) == 0
    assert str(stick) in capsys.readouterr().out
    assert run(store, "reservekopie maak", PASSPHRASE) == 0
    assert "nummer 2" in capsys.readouterr().out
    new = tmp_path / "nieuw"
    assert run(new, f"herstel --uit {stick}") == 0
    assert "     2" in capsys.readouterr().out
    assert run(new, f"herstel 2 --uit {stick} --proef", PASSPHRASE) == 0
    assert "S.V." in capsys.readouterr().out
    assert not new.exists()
    assert run(new, f"herstel 2 --uit {stick} --ja", PASSPHRASE) == 0
    capsys.readouterr()
    assert run(new, "zaken", PASSPHRASE) == 0
    assert "S.V." in capsys.readouterr().out


def test_putting_back_says_where_the_old_one_lies(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "reservekopie maak", PASSPHRASE) == 0
    opened = open_store(store, PASSPHRASE)
    opened.create_case("z-later", "L.A.")
    opened.close()
    assert run(store, "herstel 1", PASSPHRASE) == 2
    assert "--ja" in capsys.readouterr().err
    assert run(store, "herstel 1 --ja", PASSPHRASE) == 0
    assert "niet weg" in capsys.readouterr().out
    run(store, "zaken", PASSPHRASE)
    assert "L.A." not in capsys.readouterr().out


def test_a_damaged_store_is_repaired_from_a_copy(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "reservekopie maak", PASSPHRASE) == 0
    (store / DATABASE_FILE).write_bytes(b"kapot" * 1000)
    assert run(store, "zaken", PASSPHRASE) == 2
    assert "gesprekshulp herstel" in capsys.readouterr().err
    assert run(store, "herstel 1 --ja", PASSPHRASE) == 0
    assert run(store, "zaken", PASSPHRASE) == 0


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("herstel", "geen reservekopie"),
        ("herstel --uit .", "geen reservekopie"),
        ("reservekopie plek /nergens/iets", "is er niet"),
    ],
)
def test_what_is_not_there_is_told(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str], verb: str, words: str
) -> None:
    assert run(store, verb, PASSPHRASE) == 2
    assert words in capsys.readouterr().err


def test_a_number_that_is_not_there(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    run(store, "reservekopie maak", PASSPHRASE)
    assert run(store, "herstel 9 --proef", PASSPHRASE) == 2
    assert "Kopie 9 is er niet" in capsys.readouterr().err


def test_a_case_that_fits_and_one_that_was_changed(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "dossier verifieer S.V.", PASSPHRASE) == 0
    assert "passen" in capsys.readouterr().out
    meddle(store, "update events set content = cast(content || ' ' as blob) where number = 3")
    assert run(store, "dossier verifieer S.V.", PASSPHRASE) == 1
    assert "gebeurtenis 3 past niet: de inhoud is veranderd" in capsys.readouterr().out


def test_copies_are_listed_without_a_passphrase(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    run(store, "reservekopie maak", PASSPHRASE)
    capsys.readouterr()
    assert run(store, "reservekopie") == 0
    told = capsys.readouterr().out
    assert "hier" in told
    assert "S.V." not in told
    shutil.rmtree(store / "reservekopie")
    assert run(store, "reservekopie") == 0


def test_what_is_left_of_a_damaged_store_is_written_when_asked(
    store: Path, here: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = bytearray((store / DATABASE_FILE).read_bytes())
    raw[4096:6000] = bytes(6000 - 4096)
    (store / DATABASE_FILE).write_bytes(raw)
    target = tmp_path / "gered.txt"
    assert run(store, f"herstel --red {target}", PASSPHRASE) == 0
    kept = target.read_text(encoding="utf-8")
    assert "KROKODIL" in kept
    assert "thuis is hij rustig" in kept
    if os.name != "nt":
        assert target.stat().st_mode & 0o777 == 0o600
    assert run(store, f"herstel --red {target}", PASSPHRASE) == 2
    assert "bestaat al" in capsys.readouterr().err


def test_what_is_rescued_reads_by_case_and_no_half_stands_beside_its_whole(
    store: Path, here: Home, tmp_path: Path
) -> None:
    """Thirty children in one heap, with names of fields in English, help nobody."""
    long = "De juf van groep zes vertelt het nog een keer. " * 150
    with closing(open_store(store, PASSPHRASE)) as opened:
        opened.create_case("z-ander", "L.A.")
        note = Note(id="n-1", meeting="g-1", text=long, at=NOW, kind="informatie", speaker="vader")
        event = NewEvent(
            happened_at=NOW,
            entered_at=NOW,
            entered_by="",
            payload=NotitieGemaakt(note=note),
            meeting="g-1",
        )
        opened.append("z-ander", [event])
    target = tmp_path / "gered.txt"
    assert run(store, f"herstel --red {target}", PASSPHRASE) == 0
    kept = target.read_text(encoding="utf-8")
    _, mine, other = re.split(r"^Zaak ", kept, flags=re.MULTILINE)
    if other.startswith("S.V."):
        mine, other = other, mine
    assert other.startswith("L.A. (z-ander)")
    assert "gezegd door: vader" in other
    assert long.strip() in other
    assert "deel van een gebeurtenis" not in kept
    assert "thuis is hij rustig" in mine
    assert "thuis is hij rustig" not in other
    assert "24-11-2026 1" in kept, "de tijd van hier"
    for english in ("speaker", "text:", "True", "beschadigde opslag"):
        assert english not in kept


def test_where_nothing_can_be_read_no_file_is_made(
    store: Path, here: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (store / DATABASE_FILE).write_bytes(bytes(40960))
    target = tmp_path / "gered.txt"
    assert run(store, f"herstel --red {target}", PASSPHRASE) == 1
    assert "geen gebeurtenis meer te lezen" in capsys.readouterr().out
    assert not target.exists()


@pytest.mark.parametrize("verb", ["herstel", "herstel --samen --ja"])
@pytest.mark.parametrize(("name", "why"), [("", "geen naam"), ("nergens/x.txt", "de map er is")])
def test_a_file_that_cannot_be_is_told_before_anything_is_done(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str], verb: str, name: str, why: str
) -> None:
    (store / DATABASE_FILE).write_bytes(b"")
    given = [*verb.split(), "--red", name, "--map", str(store)]
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    assert main([*given, "--wachtwoordzin-fd", str(reading)]) == 2
    told = capsys.readouterr().err
    assert why in told
    assert "--red" in told
    assert (store / DATABASE_FILE).read_bytes() == b""


def hit(store: Path, words: bytes) -> None:
    """Overwrite the first page with these words in it."""
    from gesprekshulp.store.pages import read_pages
    from gesprekshulp.store.wal import PAGE

    pages = read_pages(store / DATABASE_FILE, read_key(store, PASSPHRASE)).content
    number = next(at for at, page in pages.items() if words in page)
    raw = bytearray((store / DATABASE_FILE).read_bytes())
    raw[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    (store / DATABASE_FILE).write_bytes(raw)


def test_a_damaged_store_and_its_copies_are_put_together(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "herstel --samen --ja", PASSPHRASE) == 0
    assert "Je opslag is heel" in capsys.readouterr().out
    assert run(store, "reservekopie maak", PASSPHRASE) == 0
    opened = open_store(store, PASSPHRASE)
    opened.create_case("z-later", "L.A.")
    case = next(one.case for one in opened.glances() if one.title == "S.V.")
    before = len(opened.load(case))
    opened.close()
    hit(store, b"KROKODIL")
    assert run(store, "herstel --samen --proef", PASSPHRASE) == 0
    told = capsys.readouterr().out
    assert "uit je opslag zelf" in told or "uit kopie 1" in told
    assert "Er is niets veranderd" in told
    assert run(store, "herstel --samen", PASSPHRASE) == 2
    assert "--ja" in capsys.readouterr().err
    assert run(store, "herstel --samen --ja", PASSPHRASE) == 0
    assert "alles past weer" in capsys.readouterr().out
    again = open_store(store, PASSPHRASE)
    assert {one.title for one in again.glances()} == {"S.V.", "L.A."}
    assert len(again.load(case)) == before
    again.close()


def test_what_cannot_be_had_is_told_and_the_rest_written_when_asked(
    store: Path, here: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = bytearray((store / DATABASE_FILE).read_bytes())
    hit(store, b"KROKODIL")
    rest = tmp_path / "rest.txt"
    assert run(store, f"herstel --samen --red {rest} --ja", PASSPHRASE) == 1
    told = capsys.readouterr().out
    assert "kunnen regels ontbreken" in told or "nergens meer te lezen" in told
    assert "opzij-" in told
    assert "Van de rest is niets meer te lezen" in told, "die bladzijde is een en al nul"
    assert not rest.exists()
    assert bytes(raw) != (store / DATABASE_FILE).read_bytes()
    assert run(store, "zaken", PASSPHRASE) == 0


def test_all_copies_take_part_so_no_number_is_given(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "herstel 1 --samen", PASSPHRASE) == 2
    assert "Laat het nummer weg" in capsys.readouterr().err
