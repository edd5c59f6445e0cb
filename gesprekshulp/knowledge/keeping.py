"""How long a case may be kept: grounds from content/bewaren.yaml, each with its source."""

from __future__ import annotations

from datetime import MAXYEAR, date
from typing import Literal

from gesprekshulp.knowledge.item import Item


class KeepingGround(Item, frozen=True):
    """A reason to keep a case so many years after a day that the user gives.

    `years`: 0 means that the day given is itself the last one. `text`: what the day is.
    `uncertain`: what the user must know before leaning on it.
    """

    id: str
    title: str
    years: Literal["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
    text: str
    sources: tuple[str, ...] = ()
    uncertain: str = ""

    def until(self, day: date) -> date:
        """Return the last day it is kept, counted from `day`; 29 February becomes the 28th.

        Raises OverflowError where the calendar ends.
        """
        year = day.year + int(self.years)
        if year > MAXYEAR:
            raise OverflowError(year)
        try:
            return day.replace(year=year)
        except ValueError:
            return day.replace(year=year, day=28)
