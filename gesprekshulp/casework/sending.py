"""That a letter was sent: asked of the user, never concluded from its being written.

An invitation becomes the invitation that the guard asks for; a first one to the pupil is the
offer to be heard; anything else is a contact with its readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gesprekshulp.casework.letters import Reader, reader_called, request_for
from gesprekshulp.dossier.events import (
    ContactVastgelegd,
    Known,
    LeerlingGehoord,
    UitnodigingVastgelegd,
)
from gesprekshulp.dossier.people import called, is_adult, pupil_ids
from gesprekshulp.dossier.types import Contact, Invitation
from gesprekshulp.dossier.words import written_day
from gesprekshulp.knowledge.letters import Letter
from gesprekshulp.store.interface import StoreError

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase

_INVITED, _TOLD = "brief", "papier"


def can_be_sent(letter: Letter) -> bool:
    """Return whether this paper goes to somebody outside the school."""
    return letter.kind in ("brief", "formulier", "kaart") and letter.readers != ("intern",)


def not_sent_then(case: OpenCase, on: date) -> str:
    """Return why the letter cannot have been sent on that day; "" when it can."""
    return "Dat is nog niet geweest. Kies de dag waarop hij wegging." if on > case.today() else ""


def record_sent(case: OpenCase, letter: Letter, readers: Sequence[Reader], on: date) -> str:
    """Record that the letter went to these readers on that day; return what was recorded.

    Raises StoreError when that day is still to come.
    """
    if fault := not_sent_then(case, on):
        raise StoreError(fault)
    request = request_for(case, letter, readers)
    payloads: list[Known] = []
    invited: list[str] = []
    others: list[Reader] = []
    for reader in request.readers:
        offered = _offer_to_pupil(case, letter, reader, on)
        if offered is not None:
            payloads.append(offered)
        elif letter.invites == "ja" and reader.id:
            invited.append(called(case.dossier, reader.id))
            payloads.append(
                UitnodigingVastgelegd(
                    invitation=Invitation(
                        partner=reader.id,
                        how=_INVITED,
                        on=on,
                        by=case.desk.user,
                        meeting=request.meeting,
                    )
                )
            )
        else:
            others.append(reader)
    if others:
        payloads.append(_contact(case, letter, others, on))
    case.record(*payloads)
    names = " en ".join(reader_called(case, one) for one in request.readers)
    what = f"uitgenodigd: {names}" if invited else f"verstuurd aan {names}"
    return f"Vastgelegd bij {written_day(on)}: {what}."


def _offer_to_pupil(
    case: OpenCase, letter: Letter, reader: Reader, on: date
) -> LeerlingGehoord | None:
    """Return that a minor was offered to be heard, when that was not recorded yet."""
    view = case.dossier.child_view
    minor = reader.id in pupil_ids(case.dossier) and not is_adult(case.dossier, on)
    if letter.invites != "ja" or not minor or view.offered_on is not None:
        return None
    return LeerlingGehoord(view=replace(view, offered_on=on))


def _contact(
    case: OpenCase, letter: Letter, readers: Sequence[Reader], on: date
) -> ContactVastgelegd:
    strangers = [reader_called(case, one) for one in readers if not one.id]
    whom = f" aan {' en '.join(strangers)}" if strangers else ""
    return ContactVastgelegd(
        contact=Contact(
            id=case.desk.new_id("c"),
            how=_TOLD,
            on=on,
            text=f"{letter.short_name} verstuurd{whom}.",
            partners=tuple(one.id for one in readers if one.id),
        )
    )
