"""Keys, copies and keeping as menus of the line mode: no verb has to be typed for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from talking import NOW, Talker

from gesprekshulp.casework.aftercare import Aftercare, add_contact
from gesprekshulp.casework.backups import Backups
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.example import Example, build_example
from gesprekshulp.casework.keeping import set_term
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.knowledge.types import Content
from gesprekshulp.plat.handing_over import leave_a_pointer
from gesprekshulp.plat.housekeeping import run_housekeeping
from gesprekshulp.store.interface import StoreError, WrongPassphrase
from gesprekshulp.store.keyfile import Cost
from gesprekshulp.store.keys import open_key
from gesprekshulp.store.sqlite import create_store

PASS, OTHER = "vier woorden op rij", "een heel andere zin"
COPIES, KEYS, KEEPING = "2", "5", "6"
CODE = re.compile(r"(?:[A-Z]{5} ){6}[A-Z]{5}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "opslag"


@pytest.fixture
def own(folder: Path, known: tuple[Content, Example]) -> Iterator[Desk]:
    """A desk with a store that has a passphrase, as a user has it."""
    seconds = count()
    store = create_store(folder, PASS, cost=Cost(n=1 << 10))

    def clock():  # type: ignore[no-untyped-def]
        return NOW + timedelta(seconds=next(seconds))

    desk = Desk(store, known[0], clock, backups=Backups(store, folder, clock))
    build_example(desk, known[1])
    yield desk
    store.close()


def talk(desk: Desk, *lines: str) -> Talker:
    talker = Talker([*lines, "0", "0"])
    run_housekeeping(desk, talker.console)
    assert talker.left == []
    return talker


def test_another_passphrase_and_another_key_in_one_go(own: Desk, folder: Path) -> None:
    old = open_key(folder, PASS).key
    talker = talk(own, KEYS, "2", PASS, "kort", OTHER, "anders getypt", OTHER, OTHER, "1")
    assert "te kort" in talker.all
    assert "niet gelijk" in talker.all
    assert "Kende iemand je oude zin?" in talker.all
    assert "Je zaken hebben een nieuwe sleutel." in talker.all
    with pytest.raises(WrongPassphrase):
        open_key(folder, PASS)
    assert open_key(folder, OTHER).key != old
    assert [one.title for one in own.glances()] == ["S.V."], "en het gesprek gaat gewoon door"


def test_a_wrong_passphrase_changes_nothing_and_the_menu_stays(own: Desk, folder: Path) -> None:
    before = (folder / "sleutel.json").read_bytes()
    talker = talk(own, KEYS, "2", "fout", "3", "", "fout", "5", "fout", "7", "1")
    assert talker.all.count("past niet") == 3
    assert "geen code en geen sleutelring" in talker.all
    assert (folder / "sleutel.json").read_bytes() == before


def test_codes_are_told_once_or_go_to_a_file_and_are_taken_back(
    own: Desk, folder: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "blad.txt"
    talker = talk(own, KEYS, "3", "", PASS, "4", str(sheet), PASS)
    mine = CODE.search(talker.all)
    theirs = CODE.search(sheet.read_text(encoding="utf-8"))
    assert mine
    assert theirs
    assert theirs.group() not in talker.all
    assert open_key(folder, mine.group()).kind == "herstelcode"
    assert open_key(folder, theirs.group()).kind == "schoolcode"
    talk(own, KEYS, "4", str(sheet), "0", "7", "2", PASS)
    with pytest.raises(WrongPassphrase):
        open_key(folder, theirs.group())
    # A new key asks first, for the code on paper falls away.
    assert "niets veranderd" in talk(own, KEYS, "5", PASS, "nee").all
    assert open_key(folder, mine.group())
    assert "Je herstelcode opent niets meer" in talk(own, KEYS, "5", PASS, "ja").all
    with pytest.raises(WrongPassphrase):
        open_key(folder, mine.group())


def test_without_a_keyring_it_says_so(own: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "keyring", None)
    assert "geen sleutelring" in talk(own, KEYS, "6", PASS).all


def test_a_copy_is_made_looked_into_and_put_back(own: Desk, folder: Path) -> None:
    assert "nog geen reservekopie" in talk(own, COPIES, "2").all
    talker = talk(own, COPIES, "1")
    assert "en zij opent" in talker.all
    own.store.create_case("z-later", "L.A.")
    talker = talk(own, COPIES, "2", "1", "1", "nee", "1", "1", "ja")
    assert "kopie 1 van 24-11-2026" in talker.all
    assert "1 zaak" in talker.all
    assert "S.V." in talker.all
    assert "Kopie 1 is teruggezet." in talker.all
    assert [one.title for one in own.glances()] == ["S.V."]
    assert list((folder / "reservekopie").glob("opzij-*"))


def test_what_still_fits_is_put_together_and_the_talk_goes_on(own: Desk, folder: Path) -> None:
    assert "Je opslag is heel" in talk(own, COPIES, "3").all
    case = own.glances()[0].case
    own.store.seal(case, "")
    talk(own, COPIES, "1")
    before = own.store.load(case)
    con = own.store._db._con  # type: ignore[attr-defined]
    con.execute("update events set content = cast(content || ' ' as blob) where number = 3")
    assert own.store.verify(case).first_fault == 3
    talker = talk(own, COPIES, "3", "nee", "3", "ja")
    assert "1 uit kopie 1" in talker.all
    assert "alles past weer" in talker.all
    assert own.store.verify(case).first_fault is None
    assert own.store.load(case) == before
    assert len(list((folder / "reservekopie").glob("opzij-*"))) == 1


def test_what_went_aside_is_offered_too_and_put_back(own: Desk, folder: Path) -> None:
    talk(own, COPIES, "1")
    own.store.create_case("z-vandaag", "L.A.")
    talk(own, COPIES, "2", "1", "1", "ja")
    assert [one.title for one in own.glances()] == ["S.V."]
    talker = talk(own, COPIES, "2", "2", "1", "ja")
    assert "de opslag die opzij ging op 24-11-2026" in talker.all
    assert {one.title for one in own.glances()} == {"S.V.", "L.A."}
    assert len(list((folder / "reservekopie").glob("opzij-*"))) == 2


def test_what_lies_aside_and_would_be_lost_is_told_before_the_yes(own: Desk, folder: Path) -> None:
    aside = folder / "reservekopie" / "opzij-20261101T100000"
    aside.mkdir(parents=True)
    (aside / "gesprekshulp.db").write_bytes(b"stuk" * 5000)
    where = Talker(["ParnasSys", "1 december 2030", "nee"])
    leave_a_pointer(own.open_case("S.V."), where.console)
    for talker, question in (
        (talk(own, KEEPING, "2", "1", "0", "nee"), "Typ ja"),
        (talk(own, KEEPING, "4", "1", "1", "nee"), "Typ ja"),
        (where, "Typ weg"),
    ):
        before, asked, _ = talker.all.partition(question)
        assert asked
        assert str(aside) in before
        assert "herstel --red" in before
        assert "niet terugdraaien" in before
    assert (aside / "gesprekshulp.db").exists()
    assert len(own.glances()) == 1


def test_a_damaged_copy_is_told_and_not_put_back(own: Desk, folder: Path) -> None:
    talk(own, COPIES, "1")
    (copy,) = (folder / "reservekopie").glob("*.db")
    raw = bytearray(copy.read_bytes())
    raw[5000] ^= 1
    copy.write_bytes(raw)
    own.store.create_case("z-later", "L.A.")
    assert "beschadigd" in talk(own, COPIES, "2", "1", "0").all
    assert len(own.glances()) == 2


def test_a_term_is_set_and_a_case_removed_and_the_record_says_not_of_whom(own: Desk) -> None:
    talker = talk(own, KEEPING, "1", "1", "1", "31 juli 2026", "3")
    assert "blijft tot en met 31 juli 2028" in talker.all
    assert "geen wet" in talker.all
    assert "nog nooit" in talker.all
    assert "blijft tot en met 31 juli 2028" in talk(own, KEEPING, "2", "1", "1", "nee").all
    assert len(own.glances()) == 1
    talker = talk(own, KEEPING, "2", "1", "0", "ja", "3", "2")
    assert own.glances() == []
    (line,) = [one for one in talker.heard if "een zaak met" in one]
    assert "24 november 2026" in line
    assert "De leerling is van school" in line, "zonder keuze telt de reden van de termijn"
    assert "S.V." not in line
    assert "Sem" not in line
    assert "Er zijn nog geen zaken." in talker.all


def test_one_thing_is_wiped_everywhere_and_the_rest_stays(own: Desk) -> None:
    case = own.find_case("S.V.")
    opened = own.open_case(case)
    add_contact(opened, "telefoon", opened.today(), "moeder noemt een broertje", ("moeder",))
    talk(own, COPIES, "1")
    before = own.store.load(case)
    assert "niets veranderd" in talk(own, KEEPING, "4", "1", "1", "nee").all
    assert own.store.load(case) == before
    talker = talk(own, KEEPING, "4", "1", "1", "ja")
    assert "moeder noemt een broertje" in talker.all
    assert "en uit elke reservekopie" in talker.all
    assert "Gewist, ook uit de kopieën." in talker.all
    left = own.store.load(case)
    assert len(left) == len(before)
    assert "broertje" not in str(left)
    assert own.store.verify(case).first_fault is None


def test_what_goes_along_is_read_before_the_yes(own: Desk) -> None:
    case = own.open_case(own.glances()[0].case)
    meeting = Meeting(case, next(iter(case.dossier.meetings)))
    note = meeting.keep("pimpelmees in het lokaal")
    meeting.end()
    Aftercare(case, meeting.id).change(note.id, text="roodborst in het lokaal")
    talker = talk(own, KEEPING, "4", "1", "1", "nee")
    asked = talker.all.partition("Dit gaat over hetzelfde, en gaat mee weg:")[2]
    assert "“pimpelmees in het lokaal”" in asked.partition("Er is niets veranderd")[0]
    assert "gaat mee weg" not in talk(own, KEEPING, "4", "1", "3", "nee").all


def test_with_a_term_its_reason_is_offered_and_two_of_one_name_are_told_apart(own: Desk) -> None:
    case = own.glances()[0].case
    assert "geen reden noemen" in talk(own, KEEPING, "2", "1", "0", "nee").all
    set_term(own, case, "overgezet", own.today())
    talker = talk(own, KEEPING, "2", "1", "0", "nee")
    assert "die van de bewaartermijn: Alles staat in het leerlingdossier" in talker.all
    assert "geen reden noemen" not in talker.all
    assert "S.V. voorgoed weghalen:" in talker.all
    own.store.create_case("z-tweede", "S.V.")
    told = talk(own, KEEPING, "2", "1", "0", "nee").all
    assert f"S.V. ({own.glances()[0].case}) voorgoed weghalen:" in told


def test_the_sources_of_a_term_are_read_out_when_asked(own: Desk) -> None:
    assert "Bron:" in talk(own, KEEPING, "1", "1", "bron", "0", "0").all


@pytest.mark.parametrize("way", [COPIES, KEYS, KEEPING])
def test_the_input_may_end_anywhere(own: Desk, way: str) -> None:
    for lines in ([way, "1"], [way, "2"], [way, "2", "1"], [way, "3", ""], [way, "5", PASS]):
        run_housekeeping(own, Talker(lines).console)
    assert len(own.glances()) == 1


def test_the_example_has_no_keys_and_no_copies(desk: Desk) -> None:
    talker = Talker([COPIES, KEYS, "0"])
    run_housekeeping(desk, talker.console)
    assert talker.all.count("Dit is het voorbeeld.") == 2


def test_a_record_bears_no_words_of_the_user(own: Desk) -> None:
    """A reason is one of the list; a name typed there would stay for good."""
    from gesprekshulp.casework.keeping import removals_told, remove_case

    with pytest.raises(StoreError, match="is er niet"):
        remove_case(own, own.glances()[0].case, "Sem verhuist naar tante Jet")
    assert len(own.glances()) == 1
    case = own.open_case(own.glances()[0].case)
    pupil = case.dossier.leerling
    remove_case(own, case.id, "vertrokken")
    (record,) = own.store.removals()  # type: ignore[attr-defined]
    left = f"{record} {removals_told(own)}"
    assert "vertrokken" in left
    for word in (case.id, case.title, pupil.first_name, pupil.last_name, pupil.alias or "S.V."):
        assert word not in left


def test_a_secret_is_not_shown_and_not_changed() -> None:
    talker = Talker([])
    asked: list[str] = []
    talker.console.hidden = lambda prompt: asked.append(prompt) or "  met  spaties  "  # type: ignore[func-returns-value]
    assert talker.console.ask_secret("Zin: ") == "  met  spaties  "
    assert asked == ["Zin: "]
    assert talker.heard == []


def test_what_is_typed_in_a_case_is_wiped_by_its_words(own: Desk) -> None:
    case = own.glances()[0].case
    own.store.save_half_line(case, "brief:bevestiging-telefoon:gezegd", "PIMPELMEES")
    own.store.save_half_line(case, "gesprek:g-1", "ROODBORST")
    talker = talk(own, KEEPING, "4", "1", "1", "ja")
    assert "ingevuld in brief" in talker.all
    assert "Er blijft niets van staan" in talker.all
    assert own.store.half_line(case, "brief:bevestiging-telefoon:gezegd") == ""
    assert own.store.half_line(case, "gesprek:g-1") == "ROODBORST"
