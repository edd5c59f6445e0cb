"""Letters line by line: which fit, filling in, the other side, writing."""

from __future__ import annotations

from pathlib import Path

from talking import Talker

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.letter_fields import field_values
from gesprekshulp.casework.letters import letters_now
from gesprekshulp.knowledge.letters import Letter
from gesprekshulp.plat.letters import run_letters


def _number(case: OpenCase, name: str) -> str:
    return str([one.letter.id for one in letters_now(case)].index(name) + 1)


def _answers(letter: Letter, text: str) -> tuple[str, list[str]]:
    """Return the first field that takes text, and what to type at every field."""
    first = next(one.id for one in letter.fields if one.form in ("regel", "tekst"))
    return first, [text if one.id == first else "" for one in letter.fields]


def test_filling_in_reading_and_writing(case: OpenCase, tmp_path: Path) -> None:
    excuse = case.desk.content.letters["excuus"]
    _, answers = _answers(excuse, "Wij luisterden niet [/x].")
    target = tmp_path / "excuus.txt"
    lines = [_number(case, "excuus"), "3", *answers, "2", "", "1", "5", str(target), "0", "0"]
    talker = Talker(lines)
    run_letters(case, talker.console)

    assert talker.left == []
    assert "past nu: " in talker.all
    assert "Wat nog ontbreekt" in talker.all
    assert "Wij luisterden niet [/x]." in field_values(case, excuse).values()
    assert "Wij luisterden niet [/x]." in target.read_text(encoding="utf-8-sig")
    assert case.dossier.documents[-1].kind == "excuus"


def test_a_dash_empties_and_an_empty_line_leaves(case: OpenCase) -> None:
    excuse = case.desk.content.letters["excuus"]
    for answer, kept in (("Eerst.", "Eerst."), ("", "Eerst."), ("-", None)):
        first, answers = _answers(excuse, answer)
        talker = Talker([_number(case, "excuus"), "3", *answers, "0", "0"])
        run_letters(case, talker.console)
        assert field_values(case, excuse).get(first) == kept


def test_the_input_may_end_anywhere(case: OpenCase) -> None:
    for lines in ([], ["1"], ["1", "3"], ["1", "4"], ["1", "5"], ["33"]):
        run_letters(case, Talker(lines).console)


def test_chronology_and_calendar(case: OpenCase, tmp_path: Path) -> None:
    count = len(letters_now(case))
    texts = [str(tmp_path / "c.txt"), str(tmp_path / "a.ics")]
    talker = Talker([str(count + 1), texts[0], str(count + 2), "x.exe", texts[1], "0"])
    run_letters(case, talker.console)
    assert all(Path(text).exists() for text in texts)
    assert "is geen agendabestand" in talker.all
