"""What `content overneem` and `content nieuw` do: a file into the school's own folder."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from gesprekshulp.cli.output import Misuse, say

GOOD = 0


def overneem(chosen: Namespace) -> int:
    """Copy one file of ours to the own folder, and record what it replaces."""
    from gesprekshulp.casework.own_content import TakingOverError, take_over
    from gesprekshulp.store.locations import own_content_dir

    own = Path(chosen.naar) if chosen.naar else own_content_dir()
    today = datetime.now(UTC).date()
    try:
        place = take_over(chosen.bestand, own, today, chosen.toestemming or "", seen=chosen.gezien)
    except TakingOverError as error:
        raise Misuse(str(error)) from error
    if chosen.gezien:
        say(f"Vastgelegd dat je ons bestand bekeek. {place} is niet veranderd.")
    else:
        say(f"Overgenomen: {place}. Verander het daar; ons bestand blijft zoals het is.")
    return GOOD


def nieuw(chosen: Namespace) -> int:
    """Make a commented skeleton for a new piece of content."""
    from gesprekshulp.casework.skeletons import SkeletonError, make_skeleton
    from gesprekshulp.store.locations import own_content_dir

    own = Path(chosen.map) if chosen.map else own_content_dir()
    try:
        place = make_skeleton(chosen.soort, chosen.naam, own)
    except SkeletonError as error:
        raise Misuse(str(error)) from error
    say(f"Klaar om in te vullen: {place}")
    say("Het doet nog niet mee. Wat je moet doen, staat bovenin dat bestand.")
    return GOOD
