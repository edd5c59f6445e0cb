"""`dossier bewaar`, `verwijder` and `wis`, as a user types them."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from running import PASSPHRASE, Home

from gesprekshulp.cli import main
from gesprekshulp.dossier.events import NewEvent, NotitieGewijzigd
from gesprekshulp.store.backups import backups_in
from gesprekshulp.store.locations import BACKUP_FOLDER
from gesprekshulp.store.pages import read_pages
from gesprekshulp.store.sqlite import DATABASE_FILE, open_store


def run(store: Path, verb: str, *more: str) -> int:
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    return main([*verb.split(), *more, "--map", str(store), "--wachtwoordzin-fd", str(reading)])


def test_a_term_with_its_reason_and_how_sure_that_is(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "dossier bewaar S.V.") == 0
    told = capsys.readouterr().out
    assert "nog niet vastgelegd" in told
    assert "vertrokken" in told
    assert run(store, "dossier bewaar S.V. --reden vertrokken") == 2
    assert "--vanaf" in capsys.readouterr().err
    assert run(store, "dossier bewaar S.V. --reden vertrokken --vanaf 2026-07-31") == 0
    told = capsys.readouterr().out
    assert "31 juli 2028" in told
    assert "geen wet" in told
    assert "gesprekshulp bron bewaartermijnen" in told
    assert run(store, "dossier bewaar S.V.") == 0
    assert "31 juli 2028" in capsys.readouterr().out


def test_a_term_that_is_over_shows_wherever_cases_are_listed(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    """The screen of cases says so too; nobody has to look for it."""
    assert run(store, "dossier bewaar S.V. --reden vertrokken --vanaf 2099-01-01") == 0
    assert run(store, "zaken") == 0
    assert "voorbij" not in capsys.readouterr().out
    assert run(store, "dossier bewaar S.V. --reden vertrokken --vanaf 2020-01-01") == 0
    capsys.readouterr()
    assert run(store, "zaken") == 0
    assert "bewaartermijn voorbij" in capsys.readouterr().out
    assert run(store, "dossier bewaar S.V.") == 0
    assert "Reden: De leerling is van school." in capsys.readouterr().out
    ran = here.run("--plat", "--map", str(store), passphrase=PASSPHRASE, typed="0\n")
    assert "bewaartermijn voorbij" in ran.out


def test_removing_a_case_needs_a_yes_and_leaves_none(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "dossier verwijder S.V.") == 2
    assert "--ja" in capsys.readouterr().err
    assert run(store, "dossier weggehaald") == 0
    assert "nog nooit" in capsys.readouterr().out
    assert run(store, "dossier verwijder S.V. --ja --reden verhuizing-van-Sem") == 2
    assert "Kies uit" in capsys.readouterr().err
    assert run(store, "dossier verwijder S.V. --ja --reden vertrokken") == 0
    assert "niet van wie" in capsys.readouterr().out
    assert run(store, "dossier weggehaald") == 0
    told = capsys.readouterr().out
    assert "De leerling is van school" in told
    assert "S.V." not in told
    assert run(store, "zaken") == 0
    assert "nog geen zaken" in capsys.readouterr().out


def test_a_removal_without_a_question_still_names_the_files_made_of_the_case(
    store: Path, here: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "verslag.docx"
    assert run(store, "verslag S.V. --naar", str(made)) == 0
    capsys.readouterr()
    assert run(store, "dossier verwijder S.V. --ja --reden vertrokken") == 0
    told = capsys.readouterr().out
    assert made.name in told
    assert "Die haal je zelf weg" in told


def test_one_event_is_found_by_its_words_and_wiped(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "dossier wis S.V.") == 0
    line = next(one for one in capsys.readouterr().out.splitlines() if "KROKODIL" in one)
    number = line.split()[0]
    assert run(store, f"dossier wis S.V. {number}") == 2
    assert run(store, f"dossier wis S.V. {number} --ja") == 0
    capsys.readouterr()
    assert run(store, "dossier wis S.V.") == 0
    assert "KROKODIL" not in capsys.readouterr().out
    assert run(store, "dossier verifieer S.V.") == 0
    assert "gewist" in capsys.readouterr().out
    assert run(store, "dossier wis S.V. 9999 --ja") == 2
    capsys.readouterr()
    assert run(store, f"dossier wis S.V. {number} --ja") == 2
    assert run(store, "dossier wis S.V. 1 --ja") == 2
    assert capsys.readouterr().err.count("kan de zaak niet missen, of is al gewist") == 2


def test_what_was_filled_in_for_a_letter_is_listed_and_wiped_everywhere(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    letter = "bevestiging-telefoon"
    filled = ["--veld", "gezegd=broertje heeft PIMPELMEES", "--naar", str(tmp_path / "b.md")]
    with closing(open_store(store, PASSPHRASE)) as own:
        own.save_half_line(own.glances()[0].case, "formulier:persoon/p-1", '{"naam": "ROODBORST"}')
        own.save_half_line(own.glances()[0].case, "brief:*:gebeld", "GOUDVINK")
        key = own.key
    assert run(store, f"brief S.V. {letter}", *filled) in (0, 1)
    assert run(store, "reservekopie maak") == 0
    capsys.readouterr()
    assert run(store, "dossier wis S.V.") == 0
    told = capsys.readouterr().out.partition("Getypt, en niet vastgelegd:")[2].splitlines()
    field = next(one for one in told if "PIMPELMEES" in one)
    assert "ingevuld in brief" in field
    assert "half getypt: “ROODBORST”" in next(one for one in told if "ROODBORST" in one)
    word = field.split()[0]
    assert run(store, f"dossier wis S.V. {word}x --ja") == 2
    assert run(store, f"dossier wis S.V. {word}") == 2
    assert run(store, f"dossier wis S.V. {word} --ja") == 0
    assert files_with(store, key, "PIMPELMEES") == []
    assert len(files_with(store, key, "ROODBORST")) >= 2, "het andere staat er nog"
    capsys.readouterr()
    run(store, f"brief S.V. {letter}")
    assert "PIMPELMEES" not in capsys.readouterr().out
    assert run(store, "dossier wis S.V. brief:alle:gebeld --ja") == 0
    assert files_with(store, key, "GOUDVINK") == []
    assert run(store, "dossier wis S.V. getypt --ja") == 0
    assert files_with(store, key, "ROODBORST") == []


def files_with(store: Path, key: bytes, word: str) -> list[str]:
    """In which files, copies too, a page bears this word for whoever has the key."""
    files = [store / DATABASE_FILE, *(one.path for one in backups_in(store / BACKUP_FOLDER))]
    return [
        one.name
        for one in files
        if any(word.encode() in page for page in read_pages(one, key).content.values())
    ]


def test_what_is_about_the_same_note_goes_along(
    store: Path, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(open_store(store, PASSPHRASE)) as own:
        case = own.glances()[0].case
        (made,) = [one for one in own.load(case) if "KROKODIL" in str(one.payload)]
        changed = NotitieGewijzigd(
            note=replace(made.payload.note, text="een PELIKAAN, geen KROKODIL")
        )
        later = NewEvent(
            happened_at=made.happened_at,
            entered_at=made.entered_at,
            entered_by="Karin",
            payload=changed,
        )
        own.append(case, [later])
    assert run(store, f"dossier wis S.V. {made.ordinal} --ja") == 0
    told = capsys.readouterr().out
    assert "Over hetzelfde gaat ook: " in told
    with closing(open_store(store, PASSPHRASE)) as own:
        assert "PELIKAAN" not in str(own.load(case))
