"""Haastig typen: wat verkeerd staat wordt goed gelezen, wat goed staat blijft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekshulp.assistant.mending import mended


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("nt eens", "niet eens"),
        ("oudrs stemmn in", "ouders stemmen in"),
        ("mdr weigrt", "mdr weigert"),
        ("hvl uur", "hoeveel uur"),
        ("besloten m.i.v. 1 dec", "besloten met ingang van 1 dec"),
        ("AKK. mw. Vos", "akkoord mw. Vos"),
        ("dr. Ali", "dokter Ali"),
    ],
)
def test_een_tikfout_wordt_hersteld(typed: str, read: str) -> None:
    assert mended(typed) == read


@pytest.mark.parametrize(
    "text", ["binnen", "logopedie", "de ouder", "een kist", "juf Vadre", "zegen", "IB"]
)
def test_een_ander_woord_blijft_staan(text: str) -> None:
    assert mended(text) == text


@given(st.text(st.characters(exclude_categories=["L"])))
def test_wat_geen_letters_zijn_blijft_staan(text: str) -> None:
    assert mended(text) == text
