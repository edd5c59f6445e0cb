"""Putting a damaged store and its copies together, and telling what came from where.

What is read and chosen stands in `store.rebuild`; here are the sentences, and which copies
take part: those on this computer and those in the second place, newest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.dossier.localtime import short_moment
from gesprekshulp.store.joining import Missing
from gesprekshulp.store.rebuild import OWN, Together, look, rebuild
from gesprekshulp.store.salvage import salvage
from gesprekshulp.store.salvage_words import as_text
from gesprekshulp.store.sqlite import DATABASE_FILE
from gesprekshulp.text import in_a_row

if TYPE_CHECKING:
    from gesprekshulp.casework.copy_places import Listed

WHOLE = "Je opslag is heel. Er is niets samen te voegen."
REST = "Wat nog maar half te lezen is, schrijf je op met: gesprekshulp herstel --red BESTAND."


def look_together(
    folder: Path,
    copies: Iterable[Listed],
    keys: Sequence[bytes],
    quiet: AbstractContextManager[object] | None = None,
) -> Together:
    """Return what the store and these copies give, without changing anything; StoreError.

    `keys`: the present key, then those it replaced. `quiet`: held while the store is read.
    """
    named = [(one.name, one.backup.path) for one in copies]
    return look(folder, named, keys, quiet)


def put_together(
    folder: Path,
    found: Together,
    keys: Sequence[bytes],
    now: datetime,
    key_file: Path | None = None,
) -> Path:
    """Put what was found in the place of the store; return where that lies now. StoreError."""
    return rebuild(folder, found, keys, now, key_file)


def rest_as_text(folder: Path, aside: Path, keys: Sequence[bytes]) -> str:
    """Return what can still be read of the store set aside and is not in the new one, "" for nothing."""
    have = {(one.at, one.words) for one in salvage([folder / DATABASE_FILE], keys)}
    old = [one for one in (aside / DATABASE_FILE,) if one.exists()]
    rest = [one for one in salvage(old, keys) if (one.at, one.words) not in have]
    return as_text(rest) if rest else ""


def told(found: Together) -> list[str]:
    """Return in sentences what comes from where, and what cannot be had."""
    joined = found.joined
    lines = [_origin(joined.from_where)]
    titles = {
        case.row.name: f"{case.row.title} ({case.row.name})" for case in joined.cases.values()
    }
    lines += [_missing(one, titles.get(one.case, one.case)) for one in joined.missing]
    if joined.hollow:
        which = "één gebeurtenis" if joined.hollow == 1 else f"{joined.hollow} gebeurtenissen"
        lines.append(f"Van {which} staat er alleen nog dat zij er was; de inhoud is weg.")
    lines += [
        f"In zaak {titles.get(case, case)} is de ketting na een gat opnieuw vastgemaakt."
        for case in dict.fromkeys(joined.relinked)
    ]
    if found.unread:
        lines.append(f"Niet te bereiken: {', '.join(found.unread)}.")
    if joined.missing or joined.hollow:
        lines.append(REST)
    return lines


def done(found: Together) -> str:
    """Return how it went, once it is put in place."""
    if lacking(found):
        return "Samengevoegd. Wat er nog is, past weer; wat er niet meer is, staat hierboven."
    return "Samengevoegd: alles past weer."


def lacking(found: Together) -> bool:
    """Whether something cannot be had any more."""
    return bool(found.joined.missing or found.joined.hollow or found.unread)


def _origin(counts: dict[str, int]) -> str:
    own = counts.get(OWN, 0)
    parts = [f"{own} uit je opslag zelf"] if own else []
    parts += [f"{many} uit {label}" for label, many in counts.items() if label != OWN and many]
    if not parts:
        return "Er zijn geen gebeurtenissen meer te lezen."
    total = sum(counts.values())
    what = "gebeurtenis is" if total == 1 else "gebeurtenissen zijn"
    return f"{total} {what} nog heel: {in_a_row(parts)}."


def _missing(one: Missing, case: str) -> str:
    when = _when(one.after, one.before)
    if not one.how_many:
        return f"In zaak {case} kunnen regels ontbreken{when}. Hoeveel is niet te zien."
    most = "" if one.exact else "hooguit "
    many = "één gebeurtenis" if one.how_many == 1 else f"{one.how_many} gebeurtenissen"
    return f"In zaak {case} is nergens meer te lezen: {most}{many}{when}."


def _when(after: datetime | None, before: datetime | None) -> str:
    if after and before:
        return f", tussen {_moment(after)} en {_moment(before)}"
    if after:
        return f", van na {_moment(after)}"
    return f", van voor {_moment(before)}" if before else ""


def _moment(at: datetime) -> str:
    return short_moment(at)
