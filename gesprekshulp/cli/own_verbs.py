"""What `content overneem` does: a file of ours into the school's own folder."""

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
