"""Doing in every copy what was wiped in the store, as far as copies can be reached now.

What must follow is kept in the store itself (`store.waiting`), for each place apart; so this may
break off anywhere, and the next copy goes on with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gesprekshulp.casework.copy_places import swapped
from gesprekshulp.store.backups import backups_in
from gesprekshulp.store.beside import of_itself
from gesprekshulp.store.errors import TraceLeft
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.restore import asides
from gesprekshulp.store.rests import clear_among, clear_aside
from gesprekshulp.store.scrubbing import Scrubbed, copies_at, scrub
from gesprekshulp.store.sqlite_store import SqliteStore
from gesprekshulp.store.waiting import HERE, Waiting, later
from gesprekshulp.store.wiping import wiping

if TYPE_CHECKING:
    from gesprekshulp.casework.backups import Copies
    from gesprekshulp.store.second_places import Place


def still_to_wipe(store: SqliteStore) -> bool:
    """Whether a wipe or removal is not finished in the store's own file and the copies beside it."""
    try:
        return bool(store.waiting(HERE))
    except StoreError:
        return False


def finish_wiping(backups: Copies, store: SqliteStore) -> tuple[Scrubbed, list[str]]:
    """Wipe in every copy what was wiped in the store, as far as copies can be reached now.

    What cannot be reached is kept for the next time. Returns what was done, and what to tell.
    Not while a copy is being made. Raises StoreError.
    """
    here = store.waiting(HERE)
    done, remarks = Scrubbed(), []
    trace = False
    if here:
        try:
            store.scrub()
        except TraceLeft as error:
            trace = True
            remarks.append(str(error))
        clear_among(backups.here)
        for aside in asides(backups.folder):
            clear_aside(aside)
        copies = copies_at(backups.folder, backups.here)
        done = scrub(copies, backups.keys, wiping(here), spare=not _asked_for(here))
    stuck = done.stuck
    for place in backups.known_places():
        there, told = _finish_there(backups, store, place, here)
        done = done.and_also(there)
        remarks += told
    if here and not trace and not stuck:
        store.set_waiting(HERE, ())
    if done.removed:
        remarks.append(
            "Een beschadigde kopie was niet te wissen; die is in zijn geheel weggehaald."
        )
    full = "De schijf is te vol: maak ruimte. " if done.full else ""
    remarks += [
        f"Deze kopie was nu niet te wissen: {path}. {full}Ik probeer het bij de volgende reservekopie"
        " weer; of haal haar zelf weg."
        for path in done.stuck
    ]
    return done, remarks


def _finish_there(
    backups: Copies, store: SqliteStore, place: Place, here: Sequence[Waiting]
) -> tuple[Scrubbed, list[str]]:
    under = later(place.mark)
    waiting = list(dict.fromkeys([*store.waiting(under), *here]))
    if not waiting:
        return Scrubbed(), []
    folders = backups.folders_in(place)
    if not folders:
        store.set_waiting(under, waiting)
        told = (
            f"De kopieën op de tweede plek ({place.root}) waren er niet.{swapped(place.root)}"
            " Zodra die plek er weer is, wis ik het daar ook. Doe dat snel. Is zij voorgoed weg? Zeg dat dan met"
            " gesprekshulp reservekopie plek --kwijt."
        )
        return Scrubbed(), [told] if _asked_for(here) else []
    for folder in folders:
        clear_among(folder)
    copies = [one.path for folder in folders for one in backups_in(folder)]
    done = scrub(copies, backups.keys, wiping(waiting), spare=not _asked_for(waiting))
    store.set_waiting(under, waiting if done.stuck else ())
    return done, []


def _asked_for(waiting: Iterable[Waiting]) -> bool:
    """Whether the user asked for any of it: then a copy that cannot be wiped must go, and be told."""
    return not all(of_itself(one) for one in waiting)
