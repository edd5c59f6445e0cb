"""Whose address may be shown to whom.

A secret address (after violence at home, say) appears in no document of anyone else,
also not by a detour: not as the address of a housemate who did not ask for secrecy, and
not inside a note.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from gesprekshulp.dossier.types import Dossier, Gesprekspartner


def may_show_address(dossier: Dossier, partner_id: str, readers: Collection[str]) -> bool:
    """Return whether address and `reach` of this person may stand in what `readers` read.

    `readers`: partner ids. A secret one only for exactly that person; with no readers, or
    for someone unknown, never. An address shared with someone's secret one is secret too.
    """
    partner = dossier.partners.get(partner_id)
    if partner is None or not readers:
        return False
    keepers = {one.id for one in _secret(dossier) if _same(one.address, partner.address)}
    hidden = partner.address_secret or bool(keepers)
    # Who lives there knows the address; for the secret one even a housemate is "else".
    allowed = {partner.id} if partner.address_secret else {partner.id, *keepers}
    return not hidden or set(readers) <= allowed


def visible_addresses(dossier: Dossier, readers: Collection[str]) -> dict[str, str]:
    """Return partner id -> address, for every address that all `readers` may see."""
    return {
        one.id: one.address
        for one in dossier.partners.values()
        if one.address and may_show_address(dossier, one.id, readers)
    }


def mentions_secret_address(dossier: Dossier, text: str, readers: Collection[str]) -> bool:
    """Return whether `text` holds a secret address that these readers may not see."""
    bare = _bare(text)
    return any(
        _bare(line) in bare
        for one in _secret(dossier)
        if not may_show_address(dossier, one.id, readers)
        for line in _recognisable(one.address)
    )


def _secret(dossier: Dossier) -> list[Gesprekspartner]:
    return [one for one in dossier.partners.values() if one.address_secret and one.address]


def _recognisable(address: str) -> list[str]:
    """Return the whole address and its part with street and number, which tells enough."""
    parts = [part for part in re.split(r"[,\n]", address) if re.search(r"\d", part)]
    return [one for one in (address, *parts[:1]) if _bare(one)]


def _same(one: str, other: str) -> bool:
    return bool(_bare(one)) and _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
