"""One case after the other put together from what several files still give, none invented.

The first file is the store itself, the others are copies from new to old. Nothing is
taken from a copy that a newer file shows to be gone: only what may have stood on a page
that is lost there. How the links of one case become a chain stands in `mending`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from gesprekshulp.dossier.events import ZaakGeopend
from gesprekshulp.dossier.hashing import first_hash
from gesprekshulp.store.beside import wiped
from gesprekshulp.store.cells import Key
from gesprekshulp.store.chain import Link
from gesprekshulp.store.drafts import sortable
from gesprekshulp.store.mending import Offer, Spare, mended, relinked
from gesprekshulp.store.pieces import CaseRow, Draft, Pieces, Row, waiting_rows
from gesprekshulp.store.rows import read_envelope, read_event, sealed_envelope
from gesprekshulp.store.schema import ordinal_at, place_of, span_of
from gesprekshulp.store.waiting import Waiting


class Missing(NamedTuple):
    """Events that are nowhere, and between which moments they were kept.

    `how_many`: 0 when that cannot be told; not `exact`: at most so many.
    """

    case: str
    how_many: int
    after: datetime | None
    before: datetime | None
    exact: bool = True


class JoinedCase(NamedTuple):
    """A case as it goes into the new store; `drafts` by ordinal."""

    row: CaseRow
    links: list[Link]
    drafts: dict[int, Draft]


class Joined(NamedTuple):
    """Everything for a new store, and where it came from.

    `from_where`: events per label of a file; `hollow`: events of which only the words are
    gone; `relinked`: cases of which the chain had to be laid anew after a gap.
    """

    cases: dict[int, JoinedCase]
    side: dict[str, dict[Key, Row]]
    from_where: Counter[str]
    missing: list[Missing]
    hollow: int
    relinked: list[str]


def join(files: Sequence[Pieces]) -> Joined:
    """Put together what these files give; the store first, then copies from new to old."""
    side = {table: _side(files, table) for table in files[0].side}
    # The list that counts is the newest there is; an older one speaks of what is long done.
    wipes = {one for waiting in waiting_rows(side["personal"]).values() for one in waiting}
    # A case that stands in the store itself was taken in after it had been removed.
    there = {row.name for row in files[0].cases.values()}
    rows = _cases(files, {one.case for one in wipes if one.what is None} - there)
    made = Joined({}, {}, Counter(), [], 0, [])
    hollow = 0
    for case_id, (row, known) in rows.items():
        hollow += _join_case(made, files, case_id, row, known)
    for case_id, case in made.cases.items():
        made.cases[case_id] = _wiped(case, {one for one in wipes if one.case == case.row.name})
    for table, beside in side.items():
        made.side[table] = {k: row for k, row in beside.items() if not wiped(table, row, wipes)}
    return made._replace(hollow=hollow)


def _cases(files: Sequence[Pieces], gone: set[str]) -> dict[int, tuple[CaseRow, bool]]:
    """Return per id the newest row of each case, and whether the store itself knows it."""
    found: dict[int, tuple[CaseRow, bool]] = {}
    names: set[str] = set()
    for place, file in enumerate(files):
        for case_id, row in sorted(file.cases.items()):
            hidden = all(newer.may_hide("cases", (case_id,)) for newer in files[:place])
            if hidden and case_id not in found and row.name not in gone | names:
                found[case_id] = row, place == 0
                names.add(row.name)
    for place, file in enumerate(files):
        for case_id in sorted({*file.links, *(at // place_of(1, 0) for at in file.drafts)}):
            hidden = all(one.may_hide("cases", (case_id,)) for one in files[: place + 1])
            if case_id not in found and hidden:
                row = _row_from_events(file, case_id)
                if row.name not in gone | names:
                    found[case_id] = row, False
                    names.add(row.name)
    return found


def _row_from_events(file: Pieces, case_id: int) -> CaseRow:
    """Return what the events themselves tell of a case whose own row is nowhere."""
    name, title = f"z-gered-{case_id}", "gered"
    first, last = span_of(case_id)
    links = sorted(file.links.get(case_id, {}).values())
    kept = [(one.envelope, one.content) for one in links]
    kept += [
        (one.envelope, one.content)
        for place, one in sorted(file.drafts.items())
        if first <= place <= last
    ]
    for envelope, content in kept:
        payload = read_event(envelope, content).payload
        if isinstance(payload, ZaakGeopend):
            name, title = payload.case, payload.title
            break
    return CaseRow(name, title, None, "", 1, 1, 0, first_hash(name))


def _join_case(
    made: Joined, files: Sequence[Pieces], case_id: int, row: CaseRow, known: bool
) -> int:
    """Put one case together; return how many events kept only their place."""
    offers = [_offer(file, case_id, row.name) for file in files]
    open_end = [file.lost["events"] for file in files]
    end = (row.last_number, row.last_hash) if known else None
    chain = mended(first_hash(row.name), end, offers, case_id, open_end)
    links = relinked(first_hash(row.name), chain)
    if [one.hash for one in links] != [chain[number][0].hash for number in sorted(chain)]:
        made.relinked.append(row.name)
    top = max([row.last_number, *chain])
    lacking = [number for number in range(1, top + 1) if number not in chain]
    # How many are gone is not known either, when the row of the case is.
    endless = not known and files[0].may_hide("events", (case_id, top + 1))
    most = sys.maxsize if endless else len(lacking)
    drafts = _drafts(files, case_id, offers, {one.ordinal for one in links}, most)
    for _, label, _ in chain.values():
        made.from_where[label] += 1
    for draft, label, _ in drafts.values():
        made.from_where[label] += not draft.undone
    revived = sum(was_sealed for _, _, was_sealed in drafts.values())
    if len(lacking) > revived:
        # A draft of a copy may have been sealed since, and be one of these.
        exact = all(label == files[0].label for _, label, _ in drafts.values())
        lack = _missing(row.name, len(lacking) - revived, chain, lacking)
        made.missing.append(lack._replace(exact=exact))
    kept = {ordinal: draft for ordinal, (draft, _, _) in drafts.items()}
    unsure = _unsure(files, case_id, {*kept, *(one.ordinal for one in links)}, row, known)
    if unsure is not None:
        made.missing.append(Missing(row.name, unsure[0], unsure[1], None, False))
    made.cases[case_id] = JoinedCase(_row(row, links, kept), links, kept)
    return sum(hollow for _, _, hollow in chain.values())


def _offer(file: Pieces, case_id: int, name: str) -> Offer:
    """Return what a file gives of this case; nothing where that id is another case there."""
    other = file.cases.get(case_id)
    if other is not None and other.name != name:
        return Offer(file.label, {}, frozenset(), [])
    links = file.links.get(case_id, {})
    first, last = span_of(case_id)
    spares = [
        Spare(ordinal_at(place), one)
        for place, one in sorted(file.drafts.items())
        if first <= place <= last and not one.undone
    ]
    hollow = frozenset(number for case, number in file.hollow if case == case_id)
    spares += [
        Spare(one.ordinal, _as_draft(one)) for one in links.values() if one.number not in hollow
    ]
    return Offer(file.label, links, hollow, spares)


def _drafts(
    files: Sequence[Pieces],
    case_id: int,
    offers: Sequence[Offer],
    sealed: set[int],
    lacking: int,
) -> dict[int, tuple[Draft, str, bool]]:
    """Return per ordinal the draft, its file, and whether it stands in for a sealed event."""
    found: dict[int, tuple[Draft, str, bool]] = {}
    first, last = span_of(case_id)
    for turn, file in enumerate(files):
        for place, draft in sorted(file.drafts.items()):
            ordinal = ordinal_at(place)
            if not first <= place <= last or ordinal in sealed or ordinal in found:
                continue
            if all(newer.may_hide("drafts", (place,)) for newer in files[:turn]):
                found[ordinal] = draft, file.label, False
    # What has no place in the chain any more may be a sealed event that is gone: no more of
    # these than are missing, so that what was taken back does not come back.
    for offer in offers[1:]:
        for ordinal, draft in offer.spares:
            if lacking and ordinal not in sealed and ordinal not in found:
                lacking -= 1
                found[ordinal] = draft, offer.label, True
    return found


def _as_draft(link: Link) -> Draft:
    meeting = read_envelope(link.envelope).meeting
    envelope = sealed_envelope(link.envelope, 0)
    return Draft(link.action, meeting, 0, envelope, link.salt, link.content, link.digest)


def _missing(
    name: str, count: int, chain: dict[int, tuple[Link, str, bool]], lacking: Sequence[int]
) -> Missing:
    before = [chain[number][0] for number in chain if number < lacking[0]]
    after = [chain[number][0] for number in chain if number > lacking[-1]]
    return Missing(
        name,
        count,
        read_envelope(max(before).envelope).entered_at if before else None,
        read_envelope(min(after).envelope).entered_at if after else None,
    )


def _unsure(
    files: Sequence[Pieces], case_id: int, have: set[int], row: CaseRow, known: bool
) -> tuple[int, datetime | None] | None:
    """Return at most how many drafts went with lost pages (0: unknown), and since when."""
    first, last = span_of(case_id)
    count, endless = 0, not known
    for low, high in files[0].lost["drafts"]:
        start = max(first, int(low[0]) if low else first)
        stop = min(last, int(high[0]) if high else last)
        if start >= stop:
            continue
        if stop == last:
            endless = True
            continue
        count += sum(ordinal_at(one) not in have for one in range(start + 1, stop + 1))
    if not files[0].lost["drafts"] or not (count or endless):
        return None
    times = [
        read_envelope(one.envelope).entered_at
        for place, one in files[0].drafts.items()
        if first <= place <= last
    ]
    return (0 if endless else count), max(times, default=None)


def _row(row: CaseRow, links: list[Link], drafts: dict[int, Draft]) -> CaseRow:
    ordinals = [one.ordinal for one in links] + list(drafts)
    actions = [*(one.action for one in links), *(one.action for one in drafts.values())]
    entered = [sortable(read_envelope(one.envelope).entered_at) for one in links]
    return row._replace(
        changed_at=max([row.changed_at, *entered]),
        next_ordinal=max([row.next_ordinal, *(one + 1 for one in ordinals)]),
        next_action=max([row.next_action, *(one + 1 for one in actions)]),
        last_number=len(links),
        last_hash=links[-1].hash if links else first_hash(row.name),
    )


def _wiped(case: JoinedCase, wipes: set[Waiting]) -> JoinedCase:
    digests = {(one.what, one.digest) for one in wipes}

    def goes(ordinal: int, digest: bytes) -> bool:
        return not digests.isdisjoint({(ordinal, ""), (ordinal, digest.hex())})

    return case._replace(
        links=[
            one._replace(salt=None, content=None) if goes(one.ordinal, one.digest) else one
            for one in case.links
        ],
        drafts={
            ordinal: one._replace(salt=None, content=None) if goes(ordinal, one.digest) else one
            for ordinal, one in case.drafts.items()
        },
    )


def _side(files: Sequence[Pieces], table: str) -> dict[Key, Row]:
    found: dict[Key, Row] = {}
    for turn, file in enumerate(files):
        for key, row in file.side[table].items():
            if key not in found and all(one.may_hide(table, key) for one in files[:turn]):
                found[key] = row
    return found
