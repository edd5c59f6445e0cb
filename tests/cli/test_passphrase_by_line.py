"""The passphrase on a terminal, unseen: asked again when it is wrong, judged when it is new."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gesprekshulp.cli import output
from gesprekshulp.cli.locking import until_it_fits
from gesprekshulp.cli.output import Misuse, choose_passphrase
from gesprekshulp.store.interface import WrongPassphrase

Typing = Callable[[list[str]], list[str]]


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Type these one by one; returns what was not asked for yet."""

    def types(lines: list[str]) -> list[str]:
        monkeypatch.setattr(output, "ask_passphrase", lambda *_: lines.pop(0))
        monkeypatch.setattr("gesprekshulp.cli.locking.ask_passphrase", lambda *_: lines.pop(0))
        return lines

    return types


def _opens(typed: str) -> str:
    if typed != "de goede zin":
        raise WrongPassphrase("Deze wachtwoordzin past niet.")
    return typed


def test_a_slip_is_told_and_asked_again(typing: Typing, capsys: pytest.CaptureFixture[str]) -> None:
    typing(["de goeie zin", "de goede zin"])
    assert until_it_fits(_opens) == "de goede zin"
    assert "past niet" in capsys.readouterr().err


def test_three_times_wrong_stops(typing: Typing) -> None:
    left = typing(["a", "b", "c", "de goede zin"])
    with pytest.raises(WrongPassphrase):
        until_it_fits(_opens)
    assert left == ["de goede zin"]


def test_a_new_one_is_not_short_and_is_typed_twice_the_same(
    typing: Typing, capsys: pytest.CaptureFixture[str]
) -> None:
    typing(["kort", "groene fiets", "groene fits", "groene fiets", "groene fiets"])
    assert choose_passphrase(None) == "groene fiets"
    told = capsys.readouterr().err
    for part in ("niet te zien of te horen", "minstens 8 tekens", "niet gelijk", "herstelcode"):
        assert part in told


def test_who_keeps_failing_makes_nothing(typing: Typing) -> None:
    typing(["kort"] * 3)
    with pytest.raises(Misuse, match="niets gemaakt"):
        choose_passphrase(None)
