"""The chain of one case out of links from several files: proven first, plausible after.

A link whose hash is the one its follower names is proven, whatever file it comes from. So
is a draft that, sealed at a missing number, gives that very hash. Where nothing proves a
link, one that contradicts no neighbour is taken. What follows a gap that stays open is
tied on anew: the events stand, and the new chain verifies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gesprekshulp.dossier.hashing import chain_hash
from gesprekshulp.store.cells import Range, within
from gesprekshulp.store.chain import Link
from gesprekshulp.store.pieces import Draft
from gesprekshulp.store.rows import sealed_envelope

Chain = dict[int, tuple[Link, str, bool]]
"""Per number the link, the label of its file, and whether its words are lost."""

End = tuple[int, bytes] | None


class Spare(NamedTuple):
    """An event without a sure place in the chain, as a file gives it."""

    ordinal: int
    draft: Draft


class Offer(NamedTuple):
    """What one file gives of a case; `hollow`: numbers of links whose words are lost there."""

    label: str
    links: dict[int, Link]
    hollow: frozenset[int]
    spares: list[Spare]


def mended(
    begin: bytes, end: End, offers: Sequence[Offer], case_id: int, lost: Sequence[list[Range]]
) -> Chain:
    """Return the links of a case by number; the first offer is the store itself.

    `begin`: the hash before the first link; `end`: number and hash of the last one, where
    the store still knows; `lost`: per offer which keys of links went with lost pages.
    """
    own = offers[0]
    chain: Chain = {
        number: (link, own.label, number in own.hollow) for number, link in own.links.items()
    }
    whole = _Whole(chain, begin, end)
    for number in range(max([end[0] if end else 0, *chain], default=0), 0, -1):
        for offer in offers[1:]:
            link = offer.links.get(number)
            if number not in chain and link and link.hash == whole.after(number):
                chain[number] = link, offer.label, number in offer.hollow
    for offer in offers:
        whole.seal_spares(offer)
    for turn, offer in enumerate(offers[1:], 1):
        wanted = {
            number
            for number in offer.links
            if (end is not None and number <= end[0])
            or any(number < one for one in chain)
            or all(within((case_id, number), newer) for newer in lost[:turn])
        }
        whole.take_runs(offer, wanted)
    for offer in offers:
        whole.fill_words(offer)
    return chain


def relinked(begin: bytes, chain: Chain) -> list[Link]:
    """Return the links in order, tied on anew from the first that does not follow."""
    links: list[Link] = []
    for number in sorted(chain):
        link = chain[number][0]
        previous = links[-1].hash if links else begin
        place = len(links) + 1
        if (link.number, link.prev) != (place, previous):
            envelope = sealed_envelope(link.envelope, place)
            hashed = chain_hash(previous, envelope, link.digest)
            link = link._replace(number=place, envelope=envelope, prev=previous, hash=hashed)
        links.append(link)
    return links


class _Whole:
    """A chain while it is being filled."""

    def __init__(self, chain: Chain, begin: bytes, end: End) -> None:
        self._chain = chain
        self._begin = begin
        self._end = end

    def before(self, number: int) -> bytes | None:
        """Return the hash that a link with this number must name, None when not known."""
        if number == 1:
            return self._begin
        return self._chain[number - 1][0].hash if number - 1 in self._chain else None

    def after(self, number: int) -> bytes | None:
        """Return the hash that the link with this number must have, None when not known."""
        if number + 1 in self._chain:
            return self._chain[number + 1][0].prev
        return self._end[1] if self._end and self._end[0] == number else None

    def fill_words(self, offer: Offer) -> None:
        """Take the words of links that lost theirs; wiped ones are no loss."""
        spares = {(ordinal, draft.digest): draft for ordinal, draft in offer.spares}
        for number, (link, _, hollow) in list(self._chain.items()):
            if not hollow:
                continue
            other = offer.links.get(number)
            draft = spares.get((link.ordinal, link.digest))
            if other and other.hash == link.hash and number not in offer.hollow:
                self._chain[number] = other, offer.label, False
            elif draft and draft.content is not None:
                filled = link._replace(salt=draft.salt, content=draft.content)
                self._chain[number] = filled, offer.label, False

    def seal_spares(self, offer: Offer) -> None:
        """Seal spare events in a gap, where the hash after it proves that they stood there."""
        for first, last in list(self._gaps()):
            begin, wanted = self.before(first), self.after(last)
            if begin is None or wanted is None:
                continue
            for row in _rows(offer.spares, last - first + 1, self._ordinals()):
                links = _sealed(row, first, begin)
                if links[-1].hash == wanted:
                    for link in links:
                        self._chain[link.number] = link, offer.label, False
                    break

    def take_runs(self, offer: Offer, wanted: set[int]) -> None:
        """Take links that nothing proves, run by run, unless a neighbour contradicts them."""
        for number in sorted(wanted):
            if number in self._chain:
                continue
            run = [number]
            while run[-1] + 1 in wanted and run[-1] + 1 not in self._chain:
                if offer.links[run[-1] + 1].prev != offer.links[run[-1]].hash:
                    break
                run.append(run[-1] + 1)
            links = [offer.links[one] for one in run]
            before, after = self.before(number), self.after(run[-1])
            taken = self._ordinals()
            if (
                before in (None, links[0].prev)
                and after in (None, links[-1].hash)
                and not any(link.ordinal in taken for link in links)
            ):
                for link in links:
                    self._chain[link.number] = link, offer.label, link.number in offer.hollow

    def _ordinals(self) -> set[int]:
        return {link.ordinal for link, _, _ in self._chain.values()}

    def _gaps(self) -> Iterator[tuple[int, int]]:
        """Yield the first and last number of every gap."""
        top = max([self._end[0] if self._end else 0, *self._chain], default=0)
        first = 0
        for number in range(1, top + 2):
            open_here = number <= top and number not in self._chain
            if open_here and not first:
                first = number
            elif first and not open_here:
                yield first, number - 1
                first = 0


def _rows(spares: Sequence[Spare], size: int, taken: set[int]) -> Iterator[list[Spare]]:
    """Yield every row of `size` events that follow each other in one bucket."""
    buckets: dict[str, dict[int, Spare]] = defaultdict(dict)
    for one in spares:
        if one.ordinal not in taken:
            buckets[one.draft.bucket].setdefault(one.ordinal, one)
    for bucket in buckets.values():
        row = [bucket[ordinal] for ordinal in sorted(bucket)]
        for start in range(len(row) - size + 1):
            yield row[start : start + size]


def _sealed(row: Sequence[Spare], number: int, previous: bytes) -> list[Link]:
    links: list[Link] = []
    for place, (ordinal, one) in enumerate(row, number):
        envelope = sealed_envelope(one.envelope, place)
        hashed = chain_hash(previous, envelope, one.digest)
        links.append(
            Link(
                place,
                ordinal,
                one.action,
                envelope,
                one.salt,
                one.content,
                one.digest,
                previous,
                hashed,
            )
        )
        previous = hashed
    return links
