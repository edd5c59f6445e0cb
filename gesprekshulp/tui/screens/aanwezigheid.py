"""Aanwezigheid: who is at the meeting, in what role, how, and from when to when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from textual.screen import Screen

from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.dossier.people import short_name
from gesprekshulp.dossier.types import Presence
from gesprekshulp.dossier.words import PRESENCE
from gesprekshulp.tui.dialogs.choose import Choice, Choose
from gesprekshulp.tui.dialogs.fields import Field
from gesprekshulp.tui.dialogs.form import FormDialog
from gesprekshulp.tui.drafts import DraftKey


def ask_presence(screen: Screen[Any], meeting: Meeting, done: Callable[[], None]) -> None:
    """Ask about whom, then how they are there; `done` redraws."""
    dossier = meeting.case.dossier
    now = {p.partner: p for p in meeting.gesprek.presence}
    choices = [
        Choice(p.id, p.name, PRESENCE[now[p.id].how] if p.id in now else "niet genoteerd")
        for p in dossier.partners.values()
    ]
    if not choices:
        screen.notify("Er staat nog niemand in deze zaak. Voeg eerst personen toe bij de zaak.")
        return

    def chosen(partner: str | None) -> None:
        if partner is not None:
            _ask(screen, meeting, partner, now.get(partner), done)

    screen.app.push_screen(Choose("Wie?", choices), chosen)


def _ask(
    screen: Screen[Any],
    meeting: Meeting,
    partner: str,
    before: Presence | None,
    done: Callable[[], None],
) -> None:
    person = meeting.case.dossier.partners[partner]

    def take(values: dict[str, str] | None) -> None:
        if values is not None:
            meeting.set_presence(
                Presence(
                    partner=partner,
                    role=person.role,
                    how=cast(Any, values["hoe"] or "in de kamer"),
                    since=values["van"],
                    until=values["tot"],
                    invited_by=values["door"],
                    invited_how=values["uitgenodigd"],
                    remark=values["opmerking"],
                )
            )
            done()

    start = before or Presence(partner=partner, role=person.role)
    screen.app.push_screen(
        FormDialog(
            f"{short_name(person).capitalize()} bij dit gesprek",
            [
                Field("hoe", "Hoe", "keuze", list(PRESENCE.items()), optional_choice=False),
                Field("van", "Vanaf (tijd)", hint="Leeg als het hele gesprek."),
                Field("tot", "Tot (tijd)"),
                Field("door", "Uitgenodigd door"),
                Field("uitgenodigd", "Uitgenodigd hoe"),
                Field("opmerking", "Opmerking"),
            ],
            {
                "hoe": start.how,
                "van": start.since,
                "tot": start.until,
                "door": start.invited_by,
                "uitgenodigd": start.invited_how,
                "opmerking": start.remark,
            },
            today=meeting.case.today(),
            draft=DraftKey(
                f"aanwezig/{meeting.id}/{partner}", meeting.case.id, meeting.case.desk.store
            ),
        ),
        take,
    )
