"""Every line of a case that could go into a bundle, with whom it is about.

Built from named fields only, so nothing comes along that is not written here: no step of a
walk, no hint, no kind of weerstand, nothing of a rehearsal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

import msgspec

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.whereabouts import value_words
from gesprekshulp.documents.bundle.others import SOMEONE, People
from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.dossier.people import PUPIL_ID, called, pupil_ids
from gesprekshulp.dossier.trail import INSIDE
from gesprekshulp.dossier.types import Dossier, Note, NoteReader
from gesprekshulp.dossier.words import (
    CONSENT_STANDS,
    CONSENT_WAYS,
    NOTE_KINDS,
    OPP_STATUS,
    VIEW_ABOUT,
    VIEW_OUTCOMES,
)
from gesprekshulp.knowledge.types import Content


class BundleLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `about`: whose data it holds beside the pupil's (partner ids, or SOMEONE).

    `of`: changes with the text, so that what was decided of an older text no longer counts.
    `shared_with`: who may read it already; `kept`: the pupil wants it kept.
    """

    id: str
    kind: str
    text: str
    on: date | None = None
    about: frozenset[str] = frozenset()
    reader: NoteReader = "dossier"
    shared_with: tuple[str, ...] = ()
    kept: bool = False

    @property
    def of(self) -> str:
        """The check of the text."""
        return hashlib.sha256(f"{self.id}\n{self.text}".encode()).hexdigest()[:16]

    @property
    def when(self) -> str:
        """The day in words, "" when not known."""
        return dutch_date(self.on, weekday=False) if self.on else ""


def bundle_lines(dossier: Dossier, content: Content, on: date) -> list[BundleLine]:
    """Return every line up to a day: first the plan, then what happened, oldest first."""
    found = _Lines(dossier, content)
    plan = [*found.plan()]
    dated = [one for one in found.happened() if one.on is None or one.on <= on]
    dated.sort(key=lambda one: one.on or date.min)
    return [*(one for one in plan if one.on is None or one.on <= on), *dated]


class _Lines:
    def __init__(self, dossier: Dossier, content: Content) -> None:
        self.dossier = dossier
        self.content = content
        self.people = People(dossier, content)
        self.pupil = pupil_ids(dossier)

    def _about(self, text: str, *who: str) -> frozenset[str]:
        return self.people.named_in(text) | frozenset(one for one in who if one)

    def plan(self) -> Iterator[BundleLine]:
        for number, opp in enumerate(self.dossier.opp_history, 1):
            parts = (
                f"OPP versie {opp.version}: {OPP_STATUS[opp.status]}.",
                _part("Eindniveau", opp.uitstroombestemming),
                _part("Onderbouwing", opp.grounds),
                _part("Wat helpt", opp.helping),
                _part("Wat belemmert", opp.hindering),
            )
            text = " ".join(part for part in parts if part)
            yield BundleLine(
                id=f"opp/{number}", kind="opp", text=text, on=opp.dated, about=self._about(text)
            )
        for item in self.dossier.items.values():
            text = f"Onderdeel van het plan: {item.text}" + (" (vervallen)" if item.dropped else "")
            yield BundleLine(
                id=f"onderdeel/{item.id}", kind="opp", text=text, about=self._about(item.text)
            )

    def happened(self) -> Iterator[BundleLine]:
        yield from self._pupil()
        yield from self._notes()
        yield from self._views()
        yield from self._around()
        yield from self._record()

    def _pupil(self) -> Iterator[BundleLine]:
        view = self.dossier.child_view
        if view.offered_on:
            text = "De leerling kon de eigen mening geven."
            if view.declined:
                text += " De leerling wilde niets zeggen."
            yield BundleLine(
                id="leerling/aangeboden", kind="leerling", text=text, on=view.offered_on
            )
        if view.words:
            text = f"De leerling zegt: “{view.words}”"
            yield BundleLine(
                id="leerling/woorden",
                kind="leerling",
                text=text,
                on=view.offered_on,
                about=self._about(view.words, PUPIL_ID),
                kept=view.withheld,
            )
        if view.changed:
            text = f"Wat de woorden van de leerling veranderden: {view.changed}"
            yield BundleLine(
                id="leerling/veranderd",
                kind="leerling",
                text=text,
                on=view.told_back_on,
                about=self._about(view.changed),
                kept=view.withheld,
            )

    def _notes(self) -> Iterator[BundleLine]:
        for note in self.dossier.notes.values():
            text = self._note(note)
            yield BundleLine(
                id=f"notitie/{note.id}",
                kind="notitie",
                text=text,
                on=local_date(note.at),
                about=self._about(text, note.speaker),
                reader=note.reader,
                shared_with=(*note.shared_with, *_own(note)),
            )
        for contact in self.dossier.contacts.values():
            names = ", ".join(called(self.dossier, one) for one in contact.partners)
            text = f"Contact ({contact.how}){f' met {names}' if names else ''}: {contact.text}"
            yield BundleLine(
                id=f"contact/{contact.id}",
                kind="contact",
                text=text,
                on=contact.on,
                about=self._about(contact.text, *contact.partners),
                reader=contact.reader,
                shared_with=contact.shared_with,
            )

    def _note(self, note: Note) -> str:
        who = called(self.dossier, note.speaker) if note.speaker else note.speaker_name
        said = f"“{note.text}”" if note.layer == "citaat" else note.text
        if said[-1:].isalnum():
            said += "."  # else the next label looks like a name within the sentence
        parts = [
            f"{NOTE_KINDS[note.kind].capitalize()}. {f'{who}: ' if who else ''}{said}",
            _part("Wie", note.who if note.who != who else ""),
            _part("Wanneer", dutch_date(note.when, weekday=False) if note.when else ""),
            _part("Hoe we het weten", note.how_known),
            _part("Antwoord", note.answer),
            _part("Wat er nu gebeurt", note.next_step),
            "(doorgehaald)" if note.struck_on else "",
        ]
        return " ".join(part for part in parts if part)

    def _views(self) -> Iterator[BundleLine]:
        for view in self.dossier.views.values():
            beside = f" De tekst van de school was toen: “{view.beside}”" if view.beside else ""
            answers = "".join(
                f" Antwoord van de school: {VIEW_OUTCOMES[one.outcome]}. {one.text}"
                for one in view.answers
            )
            name = called(self.dossier, view.who)
            about = VIEW_ABOUT[view.about]
            text = f"Zienswijze van {name} over {about}: “{view.words}”{beside}{answers}"
            yield BundleLine(
                id=f"zienswijze/{view.id}",
                kind="zienswijze",
                text=text,
                on=view.received_on,
                about=self._about(f"{view.words} {beside} {answers}", view.who),
                shared_with=(view.who, *view.shared_with),
                kept=view.who in self.pupil and self.dossier.child_view.withheld,
            )

    def _around(self) -> Iterator[BundleLine]:
        yield from self._invited()
        yield from self._consents()
        yield from self._meetings()

    def _invited(self) -> Iterator[BundleLine]:
        for number, asked in enumerate(self.dossier.invitations, 1):
            name = called(self.dossier, asked.partner)
            text = f"Uitgenodigd: {name}{f', {asked.how}' if asked.how else ''}."
            if asked.reason_not:
                text = f"Niet uitgenodigd: {name}. Reden: {asked.reason_not}"
            yield BundleLine(
                id=f"uitnodiging/{number}",
                kind="uitnodiging",
                text=text,
                on=asked.on,
                about=self._about(asked.reason_not, asked.partner),
            )

    def _consents(self) -> Iterator[BundleLine]:
        for key, given in self.dossier.consents.items():
            for number, one in enumerate(given, 1):
                item = self.dossier.items.get(one.item)
                about = item.text if item and item.version == one.item_version else "eerdere tekst"
                way = CONSENT_WAYS.get(one.how, "")
                text = f"{called(self.dossier, one.partner)}, {about}: {CONSENT_STANDS[one.stand]}"
                text += f" ({way})" if way else ""
                text += f". “{one.words}”" if one.words else "."
                yield BundleLine(
                    id=f"instemming/{key}/{number}",
                    kind="instemming",
                    text=text,
                    on=one.given_on,
                    about=self._about(one.words, one.partner),
                )

    def _meetings(self) -> Iterator[BundleLine]:
        for gesprek in self.dossier.meetings.values():
            if gesprek.started_at is None:
                continue
            there = [p.partner for p in gesprek.presence if p.how != "afwezig"]
            names = ", ".join(called(self.dossier, one) for one in there)
            text = f"{gesprek.title or 'Gesprek'}.{f' Erbij: {names}.' if names else ''}"
            yield BundleLine(
                id=f"gesprek/{gesprek.id}",
                kind="gesprek",
                text=text,
                on=local_date(gesprek.started_at),
                about=frozenset(there),
                # Who sat at the table knows who else did.
                shared_with=tuple(there),
            )

    def _record(self) -> Iterator[BundleLine]:
        for number, order in enumerate(self.dossier.orders, 1):
            yield BundleLine(
                id=f"uitspraak/{number}",
                kind="uitspraak",
                text=f"Uitspraak van de rechter: {order.text}",
                on=order.dated,
                about=self._about(order.text, *order.concerns) or frozenset({SOMEONE}),
            )
        for key, history in self.dossier.fact_history.items():
            if "/" in key:
                continue  # of one talk: an aid on the way, no fact about the pupil
            known = self.content.facts.get(key)
            for number, entry in enumerate(history, 1):
                value = value_words(self.content, key, entry.value)
                ground = f" ({entry.ground})" if entry.ground and entry.answer < 0 else ""
                text = f"{known.title if known else key}: {value}{ground}"
                yield BundleLine(
                    id=f"feit/{key}/{number}",
                    kind="feit",
                    text=text,
                    on=entry.happened_on or entry.on,
                    about=self._about(entry.ground if ground else ""),
                )
        for number, one in enumerate(self.dossier.deviations, 1):
            text = f"Anders gedaan dan de regel. Reden: {one.reason}"
            yield BundleLine(
                id=f"afwijking/{number}",
                kind="afwijking",
                text=text,
                on=one.on,
                about=self._about(one.reason),
            )
        for number, made in enumerate(self.dossier.documents, 1):
            if made.kind in INSIDE:
                continue
            names = ", ".join(called(self.dossier, one) for one in made.readers)
            kind = made.kind.replace("-", " ")
            text = f"Gemaakt: {kind}{f', voor {names}' if names else ''}."
            yield BundleLine(
                id=f"document/{number}",
                kind="document",
                text=text,
                on=local_date(made.on),
                about=frozenset(made.readers),
            )


def _part(title: str, text: str) -> str:
    return f"{title}: {text.rstrip('.')}." if text else ""


def _own(note: Note) -> tuple[str, ...]:
    return (note.speaker,) if note.speaker and note.layer == "citaat" else ()
