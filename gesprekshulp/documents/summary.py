"""The summary of a meeting for the people who were there: a case in, a document out.

Pure: nothing is invented, only what its readers may see goes in, and what was left out
is counted. Fixed sentences come from content/brieven/samenvatting.yaml, titles of the
closed lists from `dossier.words`. The kind of weerstand never reaches this module.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec

from gesprekshulp.assistant.dates import dutch_date, dutch_time
from gesprekshulp.assistant.wording import Names, names_of, render
from gesprekshulp.documents.model import (
    Blocks,
    Bullets,
    Document,
    Heading,
    Lines,
    Paragraph,
    Quote,
    Table,
)
from gesprekshulp.documents.rights import help_lines, rights_lines
from gesprekshulp.documents.words import Words
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.localtime import local, local_date
from gesprekshulp.dossier.notes import notes_of, readable_by
from gesprekshulp.dossier.people import (
    consenting,
    pupil_ids,
    pupil_partner,
    short_name,
    standing_with,
)
from gesprekshulp.dossier.types import Dossier, Gesprek, Note
from gesprekshulp.dossier.words import CONSENT_STANDS, CONSENT_WAYS, NOTE_STANDS, PRESENCE, ROLES
from gesprekshulp.knowledge.types import Content

LETTER = "samenvatting"
FAMILY_ROLES = frozenset(
    {
        "ouder-met-gezag",
        "ouder-zonder-gezag",
        "verzorger",
        "pleegouder",
        "voogd",
        "stiefouder",
        "gemachtigde",
    }
)
SCHOOL = "school"
NOTHING = "–"


class Built(msgspec.Struct, frozen=True):
    """A built summary, how many notes its readers may not see, and why, for the user."""

    document: Document
    left_out: int
    reasons: tuple[str, ...]


def build_summary(
    dossier: Dossier, meeting: str, readers: Sequence[str], content: Content, on: date
) -> Built:
    """Return the summary of `meeting` for `readers` (partner ids).

    A note goes in only when every reader may read it. A meeting that is not closed gives
    a document marked CONCEPT. Raises KeyError for an unknown meeting.
    """
    return _Summary(dossier, meeting, tuple(readers), content, on).built()


class _Summary:
    def __init__(
        self, dossier: Dossier, meeting: str, readers: tuple[str, ...], content: Content, on: date
    ) -> None:
        self.dossier = dossier
        self.gesprek: Gesprek = dossier.meetings[meeting]
        self.readers = readers
        self.content = content
        self.on = on
        # Who had a say is judged by the day of the meeting, not by the day of writing.
        begun = self.gesprek.started_at
        self.held = local_date(begun) if begun else on
        self.facts = derive_facts(dossier, self.held, meeting)
        self.names: Names = names_of(dossier, meeting, self.held, dossier.school.contact)
        self.pupil = pupil_ids(dossier)
        self.words = Words(content, LETTER, self.names, self._adult())
        every = notes_of(dossier, meeting)
        self.notes = [note for note in every if readable_by(note, readers)]
        self.hidden = [note for note in every if not readable_by(note, readers)]

    def built(self) -> Built:
        blocks: list[Blocks] = [Paragraph(self.words("intro"))]
        if self.gesprek.stand != "gesloten":
            blocks.append(Paragraph(self.words("concept")))
        for part in (
            self._present,
            self._discussed,
            self._views,
            self._outflow,
            self._plan,
            self._agreements,
            self._open_points,
            self._rights,
            self._reaction,
        ):
            blocks += part()
        document = Document(
            title=self.words.title
            if self._adult()
            else f"{self.words.title} over {self.names.leerling}",
            subtitle=self._subtitle(),
            mark="" if self.gesprek.stand == "gesloten" else "CONCEPT",
            author=self.dossier.school.name,
            blocks=tuple(blocks),
            foot=self.words("voet"),
        )
        return Built(document, len(self.hidden), self._reasons())

    def _adult(self) -> bool:
        return self.facts.get("gesprekspartner") == "leerling-zelf"

    def _subtitle(self) -> str:
        parts = [self.dossier.school.name]
        begun, ended = self.gesprek.started_at, self.gesprek.ended_at
        if begun:
            parts.append(dutch_date(local(begun).date()))
            since = dutch_time(begun)
            parts.append(
                f"{since.removesuffix(' uur')} tot {dutch_time(ended)}" if ended else since
            )
        parts.append(self.gesprek.place)
        return " · ".join(part for part in parts if part)

    def _present(self) -> list[Blocks]:
        rows = [
            (self._name(p.partner), ROLES[p.role], _how(p.how, p.since, p.until))
            for p in self.gesprek.presence
        ]
        absent = [
            short_name(p)
            for p in consenting(self.dossier, self.held)
            if p.id not in {q.partner for q in self.gesprek.presence if q.how != "afwezig"}
        ]
        blocks: list[Blocks] = [Heading("Wie waren erbij")]
        if rows:
            blocks.append(Table(("Naam", "Rol", "Hoe"), tuple(rows), "Wie bij het gesprek waren"))
        if absent:
            blocks.append(Paragraph(f"Niet bij dit gesprek: {', '.join(absent)}."))
        return blocks

    def _discussed(self) -> list[Blocks]:
        """Per part of the talk: what was noted, but for the families' own words and the lists."""
        parts: dict[str, list[str]] = {}
        for note in self.notes:
            if note.kind in ("afspraak", "bezwaar") or self._is_family_quote(note):
                continue
            parts.setdefault(self._part_title(note), []).append(self._line(note))
        blocks: list[Blocks] = []
        for title, lines in parts.items():
            blocks += [Heading(title, 2), Bullets(tuple(lines))]
        return [Heading("Waar we over spraken"), *blocks] if blocks else []

    def _views(self) -> list[Blocks]:
        blocks: list[Blocks] = []
        family = [n for n in self.notes if self._is_family_quote(n) and n.speaker not in self.pupil]
        own = [n for n in family if n.kind != "bezwaar"]
        if own:
            title = "Wat u vertelde" if not self._adult() else "Wat er werd verteld"
            blocks.append(Heading(title))
            blocks += [Quote(_text(note), self._speaker(note)) for note in own]
        pupil = [n for n in self.notes if n.speaker in self.pupil]
        view = self.dossier.child_view
        words = "" if self._withheld() else view.words
        if pupil or words or view.declined:
            title = "Wat je zelf zegt" if self._adult() else f"Wat {self.names.leerling} zelf zegt"
            blocks.append(Heading(title))
            if words:
                blocks.append(Quote(words, self.names.leerling))
            elif view.declined:
                blocks.append(Paragraph(self.words("kind-wilde-niet")))
            if view.changed:
                blocks.append(Paragraph(view.changed, lead="Wat dit verandert:"))
            blocks += [Quote(_text(note), self.names.leerling) for note in pupil]
        return blocks

    def _outflow(self) -> list[Blocks]:
        opp = self.dossier.opp
        if not opp.uitstroombestemming:
            return []
        blocks: list[Blocks] = [
            Heading("Het eindniveau dat de school verwacht"),
            Paragraph(self.words("uitstroom")),
            Paragraph(opp.uitstroombestemming, lead="Verwachting:"),
        ]
        if opp.grounds:
            blocks.append(Paragraph(opp.grounds, lead="Waarom:"))
        said = self.content.facts.get("uitstroom")
        value = self.facts.get("uitstroom", "")
        titles = {v.id: v.title for v in said.values} if said else {}
        if value in titles:
            blocks.append(
                Paragraph(
                    titles[value], lead="Hoe je dit ziet:" if self._adult() else "Hoe u dit ziet:"
                )
            )
        return blocks

    def _plan(self) -> list[Blocks]:
        items = [item for item in self.dossier.items.values() if not item.dropped]
        people = consenting(self.dossier, self.held)
        if not items:
            return []
        rows = [
            (item.text, *(self._consent_cell(item.id, person.id) for person in people))
            for item in items
        ]
        blocks: list[Blocks] = [
            Heading("De hulp, per onderdeel"),
            Paragraph(self.words("handelingsdeel")),
        ]
        if people:
            header = ("Onderdeel", *(short_name(person).capitalize() for person in people))
            blocks.append(Table(header, tuple(rows), "Wie met welk onderdeel instemt"))
        else:
            blocks.append(Bullets(tuple(item.text for item in items)))
        return blocks

    def _consent_cell(self, item: str, person: str) -> str:
        stand = standing_with(self.dossier, item, person)
        given = self.dossier.consents.get(f"{person}/{item}", ())
        if not given or stand == "opnieuw-vragen":
            return CONSENT_STANDS[stand]
        last = given[-1]
        answer = CONSENT_STANDS[stand]
        if stand == "tot-datum" and not last.until:
            answer += " (nog niet gekozen)"
        if last.until:
            answer += f", {dutch_date(last.until, weekday=False)}"
        # Someone's own words of reservation are for the readers only when they are theirs.
        if last.words and person in self.readers:
            answer += f": “{last.words}”"
        how = CONSENT_WAYS.get(last.how, "")
        when = dutch_date(last.given_on, weekday=False) if last.given_on else ""
        given_how = ", ".join(part for part in (how, when) if part)
        return f"{answer} ({given_how})" if given_how else answer

    def _agreements(self) -> list[Blocks]:
        rows = [
            (
                note.who or NOTHING,
                _text(note),
                dutch_date(note.when) if note.when else NOTHING,
                note.how_known or NOTHING,
            )
            for note in self.notes
            if note.kind == "afspraak"
        ]
        if not rows:
            return [Heading("Afspraken"), Paragraph(self.words("geen-afspraken"))]
        header = ("Wie", "Wat", "Wanneer", "Hoe we het weten")
        return [Heading("Afspraken"), Table(header, tuple(rows), "Wie doet wat en wanneer")]

    def _open_points(self) -> list[Blocks]:
        points = [n for n in self.notes if n.kind == "bezwaar" or (n.kind == "vraag" and n.stand)]
        points.sort(key=lambda note: note.stand == "opgelost")
        blocks: list[Blocks] = [Heading("Bezwaren en vragen")]
        if not points:
            return [*blocks, Paragraph(self.words("geen-open-punten"))]
        for note in points:
            blocks.append(Quote(_text(note), self._speaker(note)))
            if note.struck_on:
                continue
            if note.answer:
                blocks.append(Paragraph(note.answer, lead="Antwoord:"))
            blocks.append(Paragraph(NOTE_STANDS[note.stand or "open"] + ".", lead="Stand:"))
            if note.next_step:
                blocks.append(Paragraph(note.next_step, lead="Wat er nu gebeurt:"))
        return blocks

    def _rights(self) -> list[Blocks]:
        rights = rights_lines(self.content, LETTER, self.facts, self.on, self.names)
        blocks: list[Blocks] = []
        if rights:
            title = "Wat u mag" if not self._adult() else "Wat je mag"
            blocks += [Heading(title), Bullets(tuple(rights))]
        places = help_lines(self.dossier.school)
        if places:
            blocks += [Heading("Waar hulp is"), Paragraph(self.words("hulp")), Bullets(places)]
        return blocks

    def _reaction(self) -> list[Blocks]:
        title = "Uw reactie" if not self._adult() else "Jouw reactie"
        return [Heading(title), Paragraph(self.words("reactie")), Lines(6)]

    def _withheld(self) -> bool:
        """Whether the pupil wants the words kept from these readers; never from itself."""
        return self.dossier.child_view.withheld and not set(self.readers) <= set(self.pupil)

    def _reasons(self) -> tuple[str, ...]:
        told = self._left_out_notes()
        if self._withheld() and self.dossier.child_view.words:
            told = (*told, "De woorden van de leerling staan er niet in: dat wil de leerling niet.")
        return told

    def _left_out_notes(self) -> tuple[str, ...]:
        if not self.hidden:
            return ()
        grounds = Counter(_ground(note) for note in self.hidden)
        told = ", ".join(f"{count} {ground}" for ground, count in grounds.items())
        count = len(self.hidden)
        stand = "regel staat" if count == 1 else "regels staan"
        return (f"{count} {stand} niet in de samenvatting: {told}.",)

    def _is_family_quote(self, note: Note) -> bool:
        if note.layer != "citaat":
            return False
        partner = self.dossier.partners.get(note.speaker)
        return note.speaker in self.pupil or (partner is not None and partner.role in FAMILY_ROLES)

    def _part_title(self, note: Note) -> str:
        tree_id, _, step_id = note.step.partition("/")
        tree = self.content.trees.get(tree_id)
        steps = {step.id: step.title for step in tree.steps} if tree else {}
        return render(steps.get(step_id, "Verder"), self.names)

    def _line(self, note: Note) -> str:
        who = self._speaker(note)
        text = f"“{note.text}”" if note.layer == "citaat" else note.text
        text += _mark(note)
        return f"{who}: {text}" if who else text

    def _speaker(self, note: Note) -> str:
        if note.speaker in self.pupil:
            return self.names.leerling
        if note.speaker == SCHOOL:
            return SCHOOL
        partner = self.dossier.partners.get(note.speaker)
        return short_name(partner) if partner else ""

    def _name(self, partner: str) -> str:
        found = self.dossier.partners.get(partner)
        if found is None and partner in self.pupil:
            found = pupil_partner(self.dossier)
        return found.name if found else partner


def _text(note: Note) -> str:
    return note.text + _mark(note)


def _mark(note: Note) -> str:
    """Return what shows that a note was changed after closing; "" when it was not."""
    if note.struck_on:
        because = f": {note.struck_because}" if note.struck_because else ""
        return f" (doorgehaald op {dutch_date(local_date(note.struck_on))}{because})"
    if note.corrected_on:
        return f" (gewijzigd op {dutch_date(local_date(note.corrected_on))})"
    return ""


def _how(how: str, since: str, until: str) -> str:
    times = " ".join(
        part
        for part in (f"vanaf {since}" if since else "", f"tot {until}" if until else "")
        if part
    )
    return ", ".join(part for part in (PRESENCE.get(how, how), times) if part)


def _ground(note: Note) -> str:
    if note.reader == "eigen":
        return "eigen aantekening"
    if note.reader == "dossier":
        return "alleen voor het dossier"
    return "niet met alle lezers gedeeld"
