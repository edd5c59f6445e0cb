"""Dates as people fill them in: months may be cut short."""

from __future__ import annotations

from datetime import date

import pytest

from gesprekshulp.assistant.given_dates import read_given_date


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3 mrt 2012", date(2012, 3, 3)),
        ("3 mrt. 2012", date(2012, 3, 3)),
        ("14 sept 2011", date(2011, 9, 14)),
        ("1 dec 2026", date(2026, 12, 1)),
        ("1 ma 2026", None),
    ],
)
def test_a_month_may_be_cut_short(text: str, meant: date | None) -> None:
    assert read_given_date(text, date(2026, 10, 6)) == meant
