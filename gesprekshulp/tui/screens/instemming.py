"""Instemming: per person what they say about one item of the handelingsdeel.

Two dialogs: which item, then one form with a choice per person.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from textual.screen import Screen

from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.plan import item_at_hand
from gesprekshulp.dossier.people import consenting, short_name, standing_with
from gesprekshulp.dossier.types import SAYABLE, ConsentStand, Gesprekspartner
from gesprekshulp.dossier.words import CONSENT_STANDS, CONSENT_WAYS
from gesprekshulp.tui.dialogs.choose import Choice, Choose
from gesprekshulp.tui.dialogs.fields import Field, as_date
from gesprekshulp.tui.dialogs.form import FormDialog
from gesprekshulp.tui.drafts import DraftKey

_NEW = "+"


def ask_consent(screen: Screen[Any], meeting: Meeting, done: Callable[[], None]) -> None:
    """Ask which item and then what each person says; `done` redraws."""
    items = [item for item in meeting.case.dossier.items.values() if not item.dropped]
    choices = [Choice(item.id, item.text) for item in items]
    choices.append(Choice(_NEW, "een nieuw onderdeel"))

    def chosen(item: str | None) -> None:
        if item == _NEW:
            _ask_new_item(screen, meeting, done)
        elif item is not None:
            _ask_people(screen, meeting, item, done)

    screen.app.push_screen(
        Choose("Over welk onderdeel?", choices, current=item_at_hand(meeting.case)), chosen
    )


def _ask_new_item(screen: Screen[Any], meeting: Meeting, done: Callable[[], None]) -> None:
    from gesprekshulp.tui.dialogs.ask import AskLine

    def add(text: str | None) -> None:
        if text:
            _ask_people(screen, meeting, meeting.add_item(text), done)
            done()

    key = DraftKey("onderdeel", meeting.case.id, meeting.case.desk.store)
    screen.app.push_screen(
        AskLine(
            "Wat gaat school doen?",
            explanation="Eén onderdeel per keer, in gewone taal.",
            draft=key,
        ),
        add,
    )


def _ask_people(screen: Screen[Any], meeting: Meeting, item: str, done: Callable[[], None]) -> None:
    dossier = meeting.case.dossier
    people = consenting(dossier, meeting.case.today())
    text = dossier.items[item].text
    stands = {person.id: standing_with(dossier, item, person.id) for person in people}

    def take(values: dict[str, str] | None) -> None:
        if values is not None:
            _record(meeting, item, people, stands, values)
            done()

    screen.app.push_screen(
        FormDialog(
            "Wat vindt iedereen hiervan?",
            [
                Field(
                    "tekst",
                    "Onderdeel",
                    "lang",
                    hint="Andere tekst? Dan vraag je iedereen opnieuw.",
                    required="Schrijf wat school gaat doen.",
                ),
                # What everyone says first: most often that is all there is to fill in.
                *(_stand_of(person) for person in people),
                *(field for person in people for field in _details_of(person)),
            ],
            {
                "tekst": text,
                **{f"stand-{who}": s for who, s in stands.items() if s in SAYABLE},
                **{f"hoe-{person.id}": "gezegd" for person in people},
            },
            today=meeting.case.today(),
            draft=DraftKey(f"instemming/{item}", meeting.case.id, meeting.case.desk.store),
            explanation=""
            if people
            else "Nog niemand met gezag. Voeg eerst een persoon toe bij de zaak.",
        ),
        take,
    )


def _stand_of(person: Gesprekspartner) -> Field:
    stands = [(stand, CONSENT_STANDS[stand]) for stand in SAYABLE]
    return Field(f"stand-{person.id}", short_name(person).capitalize(), "keuze", stands)


def _details_of(person: Gesprekspartner) -> list[Field]:
    name = short_name(person)
    hows = [(how, title) for how, title in CONSENT_WAYS.items() if how]
    return [
        Field(f"woorden-{person.id}", f"{name}: eigen woorden", "lang"),
        Field(f"tot-{person.id}", f"{name}: tot wanneer", "datum", hint="Alleen bij een proef."),
        Field(f"hoe-{person.id}", f"{name}: hoe", "keuze", hows, optional_choice=False),
    ]


def _record(
    meeting: Meeting,
    item: str,
    people: list[Gesprekspartner],
    before: dict[str, ConsentStand],
    values: dict[str, str],
) -> None:
    """Record what is new: a person left as before is not recorded again."""
    changed = values["tekst"] != meeting.case.dossier.items[item].text
    if changed:
        meeting.change_item(item, values["tekst"])
    for person in people:
        stand = values[f"stand-{person.id}"]
        words, until = values[f"woorden-{person.id}"], as_date(values[f"tot-{person.id}"])
        same = stand == before[person.id] and not words and until is None
        if stand and not (same or (changed and stand == before[person.id] and not words)):
            meeting.consent(
                person.id,
                item,
                cast(ConsentStand, stand),
                how=cast(Any, values[f"hoe-{person.id}"] or "gezegd"),
                until=until,
                words=words,
            )
