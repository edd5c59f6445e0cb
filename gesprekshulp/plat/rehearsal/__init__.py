"""Rehearsing line by line.

`playing`: the talk itself and what is told after it.  `keeping`: result, plans and sentences.
`ways`: the menu, with role reversal, drills, progress and earlier rehearsals.
"""

from gesprekshulp.plat.rehearsal.ways import PLANS, TITLE, TOMORROW, run_plans_of
from gesprekshulp.plat.rehearsal.ways import run_rehearsing as run_rehearsing
from gesprekshulp.plat.rehearsal.ways import run_tomorrow as run_tomorrow

MENU = ((TITLE, run_rehearsing),)
"""What stands under the list of cases."""

ENTRIES = ((TOMORROW, run_tomorrow), (PLANS, run_plans_of))
"""What stands in the menu of a case."""
