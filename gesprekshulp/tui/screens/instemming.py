"""Instemming: which item of the handelingsdeel, and what each person says about it.

The box with one line per person stands in `dialogs.standen`; what is recorded in
`casework.plan`. Changing the text of an item is asked apart: consent is then asked anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from textual.screen import Screen

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.plan import Said, deciding_at_table, item_at_hand, record_said, to_ask
from gesprekshulp.dossier.people import consenting, short_name, standing_with
from gesprekshulp.dossier.plan_facts import plan_items
from gesprekshulp.dossier.types import SAYABLE, ConsentStand, Gesprekspartner
from gesprekshulp.dossier.words import CONSENT_SHORT, CONSENT_STANDS, CONSENT_WAYS
from gesprekshulp.tui.dialogs.choose import Choice, Choose
from gesprekshulp.tui.dialogs.fields import Field, read_date
from gesprekshulp.tui.dialogs.form import FormDialog
from gesprekshulp.tui.dialogs.standen import Line, Stands, StandsDialog
from gesprekshulp.tui.drafts import DraftKey

_NEW = "+"
_NOBODY = "Nog niemand met gezag. Voeg eerst een persoon toe bij de zaak."
_HOWS = [(how, title) for how, title in CONSENT_WAYS.items() if how]


def ask_consent(screen: Screen[Any], meeting: Meeting, done: Callable[[], None]) -> None:
    """Ask which item and then what each person says; `done` redraws."""
    choices = [Choice(item.id, item.text) for item in plan_items(meeting.case.dossier)]
    choices.append(Choice(_NEW, "een nieuw onderdeel"))

    def chosen(item: str | None) -> None:
        if item == _NEW:
            _ask_new_item(screen, meeting, done)
        elif item is not None:
            AskStands(screen, meeting, item, lambda _: done()).show()

    screen.app.push_screen(
        Choose("Over welk onderdeel?", choices, current=item_at_hand(meeting.case, meeting.id)),
        chosen,
    )


def ask_stand(
    screen: Screen[Any], meeting: Meeting, stand: str, then: Callable[[bool], None]
) -> bool:
    """Ask consent for the item at hand, with `stand` filled in for who decides and is there.

    `stand` "vraag" fills nothing in. `then(said)` is called when the box closes; see
    `AskStands`. Returns False, without asking, when no item is at hand.
    """
    item = item_at_hand(meeting.case, meeting.id)
    if not item:
        return False
    there = deciding_at_table(meeting.case, meeting.id) if stand in SAYABLE else ()
    AskStands(screen, meeting, item, then, dict.fromkeys(there, stand)).show()
    return True


def _ask_new_item(screen: Screen[Any], meeting: Meeting, done: Callable[[], None]) -> None:
    from gesprekshulp.tui.dialogs.ask import AskLine

    def add(text: str | None) -> None:
        if text:
            item = meeting.add_item(text)
            done()
            AskStands(screen, meeting, item, lambda _: done()).show()

    key = DraftKey("onderdeel", meeting.case.id, meeting.case.desk.store)
    screen.app.push_screen(
        AskLine(
            "Wat gaat school doen?",
            explanation="Eén onderdeel per keer, in gewone taal.",
            draft=key,
        ),
        add,
    )


class AskStands:
    """Asks what everyone says about one item, and records it when it is saved.

    `filled`: the stand to begin with, per person. `then(said)` when the box closes; false
    on Esc, and when nothing was said of an item that someone is still to be asked about.
    """

    def __init__(
        self,
        screen: Screen[Any],
        meeting: Meeting,
        item: str,
        then: Callable[[bool], None],
        filled: dict[str, str] | None = None,
    ) -> None:
        self._screen = screen
        self._meeting = meeting
        self._item = item
        self._then = then
        self._filled = filled or {}
        self._case = meeting.case
        self._people = {p.id: p for p in consenting(self._case.dossier, self._case.today())}
        self._drafts = cast(Any, screen.app).drafts

    def show(self) -> None:
        """Open the box."""
        item = self._case.dossier.items[self._item]
        self._screen.app.push_screen(
            StandsDialog(
                "Wat vindt iedereen hiervan?",
                [self._line(person) for person in self._people.values()],
                [(stand, CONSENT_STANDS[stand], CONSENT_SHORT[stand]) for stand in SAYABLE],
                self._ask_words,
                item.text if self._people else _NOBODY,
            ),
            self._answered,
        )

    def _standing(self, person: str) -> ConsentStand:
        return standing_with(self._case.dossier, self._item, person)

    def _line(self, person: Gesprekspartner) -> Line:
        now = self._standing(person.id)
        said = now in SAYABLE
        return Line(
            person.id,
            short_name(person).capitalize(),
            self._filled.get(person.id, now if said else ""),
            CONSENT_STANDS["nog-niet-gevraagd" if said else now],
            self._details(person.id),
        )

    def _key(self, person: str) -> DraftKey:
        return DraftKey(f"instemming/{self._item}/{person}", self._case.id, self._case.desk.store)

    def _details(self, person: str) -> str:
        typed = self._drafts.recall(self._key(person))
        until = read_date(typed.get("until", ""), self._case.today())
        parts = [
            f"“{typed['words'].strip()}”" if typed.get("words", "").strip() else "",
            f"tot {dutch_date(until)}" if until else "",
            CONSENT_WAYS.get(typed.get("how", ""), ""),
        ]
        return ", ".join(part for part in parts if part and part != CONSENT_WAYS["gezegd"])

    def _ask_words(self, person: str, then: Callable[[str], None]) -> None:
        key, name = self._key(person), short_name(self._people[person])

        def take(values: dict[str, str] | None) -> None:
            if values is not None:
                # Not said until the box is saved: kept as typed, and shown below the line.
                self._drafts.keep(key, values)
                self._drafts.flush()
            then(self._details(person))

        self._screen.app.push_screen(
            FormDialog(
                f"Wat zegt {name}?",
                (
                    Field("words", "Eigen woorden", "lang"),
                    Field("until", "Tot wanneer", "datum", hint="Alleen bij een proef."),
                    Field("how", "Hoe", "keuze", _HOWS, optional_choice=False),
                ),
                {"how": "gezegd"},
                today=self._case.today(),
                draft=key,
            ),
            take,
        )

    def _answered(self, answer: Stands | None) -> None:
        if answer is None:
            self._then(False)
        elif answer.change_text:
            self._ask_text()
        else:
            with cast(Any, self._screen.app).telling_faults():
                said = {
                    person: one
                    for person, stand in answer.stands.items()
                    if (one := self._said(person, stand)) is not None
                }
                record_said(self._case, self._meeting.id, self._item, said)
                for person in said:
                    self._drafts.forget(self._key(person))
                self._then(bool(said) or not to_ask(self._case, self._item))

    def _said(self, person: str, stand: str) -> Said | None:
        """Return what is new; a person left as before is not recorded again."""
        typed = self._drafts.recall(self._key(person))
        words = typed.get("words", "").strip()
        until = read_date(typed.get("until", ""), self._case.today())
        if not stand or (stand == self._standing(person) and not words and until is None):
            return None
        how = typed.get("how") or "gezegd"
        return Said(cast(ConsentStand, stand), cast(Any, how), until, words)

    def _ask_text(self) -> None:
        """Ask for another text; whatever comes of it, the box opens again."""
        before = self._case.dossier.items[self._item].text

        def take(values: dict[str, str] | None) -> None:
            if values is not None and values["text"] != before:
                with cast(Any, self._screen.app).telling_faults():
                    self._meeting.change_item(self._item, values["text"])
                self._filled = {}
            self.show()

        self._screen.app.push_screen(
            FormDialog(
                "De tekst van dit onderdeel",
                (Field("text", "Onderdeel", "lang", required="Schrijf wat school gaat doen."),),
                {"text": before},
                today=self._case.today(),
                draft=DraftKey(
                    f"onderdeeltekst/{self._item}", self._case.id, self._case.desk.store
                ),
                explanation="Andere tekst? Dan vraag je iedereen opnieuw of dit past.",
            ),
            take,
        )
