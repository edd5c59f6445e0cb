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
from gesprekshulp.assistant.wording import Names, names_of
from gesprekshulp.documents.model import (
    Blocks,
    Bullets,
    Document,
    Gap,
    Heading,
    Lines,
    Paragraph,
    Quote,
    Table,
)
from gesprekshulp.documents.note_blocks import (
    agreements,
    discussed,
    listed_elsewhere,
    open_points,
)
from gesprekshulp.documents.noted import NOT_SHARED, Noted, ground, is_decision, worded
from gesprekshulp.documents.plan_part import outflow, plan, someone_objects
from gesprekshulp.documents.rights import help_lines, rights_lines
from gesprekshulp.documents.views import views_part
from gesprekshulp.documents.words import Words
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.localtime import local, local_date
from gesprekshulp.dossier.notes import notes_of, readable_by
from gesprekshulp.dossier.people import consenting, pupil_ids, pupil_partner, short_name
from gesprekshulp.dossier.types import Dossier, Gesprek, Note
from gesprekshulp.dossier.words import PRESENCE, ROLES
from gesprekshulp.knowledge.types import Content

LETTER = "samenvatting"


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
        self.noted = Noted(dossier, meeting, content, self.names, self.words)
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
            lambda: outflow(self.dossier, self.gesprek, self.content, self.words),
            lambda: plan(self.dossier, self.gesprek, self.readers, self.words, self.held),
            self._agreements,
            self._open_points,
            self._own_words,
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
        how = {one.partner: one.how for one in self.gesprek.presence}
        deciding = consenting(self.dossier, self.held)
        absent = [short_name(p) for p in deciding if how.get(p.id) == "afwezig"]
        # Of whom nothing was recorded a paper may not say that they stayed away.
        unknown = [short_name(p) for p in deciding if p.id not in how]
        blocks: list[Blocks] = [Heading("Wie waren erbij")]
        if rows:
            blocks.append(Table(("Naam", "Rol", "Hoe"), tuple(rows), "Wie bij het gesprek waren"))
        if absent:
            blocks.append(Paragraph(f"Niet bij dit gesprek: {', '.join(absent)}."))
        if unknown:
            was = "was" if len(unknown) == 1 else "waren"
            what = f"of {' en '.join(unknown)} erbij {was}"
            blocks.append(Gap(what, "leg het vast bij aanwezig, in de nazorg"))
        return blocks

    def _discussed(self) -> list[Blocks]:
        blocks = discussed(self.noted, self.notes)
        return [Heading("Waar we over spraken"), *blocks] if blocks else []

    def _views(self) -> list[Blocks]:
        quotes = [n for n in self.notes if self.noted.is_family_quote(n) and not is_decision(n)]
        own = [n for n in quotes if n.speaker not in self.pupil and not listed_elsewhere(n)]
        blocks: list[Blocks] = []
        if own:
            title = "Wat u vertelde" if not self._adult() else "Wat er werd verteld"
            blocks.append(Heading(title))
            blocks += [Quote(worded(note), self.noted.who(note)) for note in own]
        return blocks + self._pupils_view(
            [
                note
                for note in self.notes
                if note.speaker in self.pupil
                and not is_decision(note)
                # An objection of the pupil is a view as well; the other lists are enough.
                and (note.kind == "bezwaar" or not listed_elsewhere(note))
            ]
        )

    def _pupils_view(self, said: list[Note]) -> list[Blocks]:
        view = self.dossier.child_view
        words = "" if self._withheld() else view.words
        silent = view.declined and not view.words and not self._pupil_spoke()
        if not (said or words or silent):
            return []
        title = "Wat je zelf zegt" if self._adult() else f"Wat {self.names.leerling} zelf zegt"
        blocks: list[Blocks] = [Heading(title)]
        if words:
            blocks.append(Quote(words, self.names.leerling))
        elif silent:
            blocks.append(Paragraph(self.words("kind-wilde-niet")))
        if view.changed:
            blocks.append(Paragraph(view.changed, lead="Wat dit verandert:"))
        return blocks + [Quote(worded(note), self.names.leerling) for note in said]

    def _pupil_spoke(self) -> bool:
        """Whether the pupil said anything, also what these readers may not see."""
        return any(note.speaker in self.pupil for note in (*self.notes, *self.hidden))

    def _agreements(self) -> list[Blocks]:
        table = agreements(self.notes, self._agreed)
        if not table:
            # "Nothing was agreed" is said only when nothing of the kind is kept from them.
            if any(note.kind == "afspraak" for note in self.hidden):
                return []
            return [Heading("Afspraken"), Paragraph(self.words("geen-afspraken"))]
        return [Heading("Afspraken"), *table]

    def _agreed(self, note: Note) -> str:
        since = self.noted.since(note)
        return worded(note) + (f" (afgesproken op {since})" if since else "")

    def _open_points(self) -> list[Blocks]:
        heading = Heading("Bezwaren en vragen")
        points = open_points(self.noted, self.notes)
        if points:
            return [heading, *points]
        return [] if self._any_objection() else [heading, Paragraph(self.words("geen-open-punten"))]

    def _own_words(self) -> list[Blocks]:
        """What was said of the plan or of this talk in their own words, with the answer."""
        return views_part(self.dossier, self.readers, self.on)

    def _any_objection(self) -> bool:
        """Whether anybody objected or asked, seen by these readers or not, in whatever form."""
        noted = any(note.kind in ("bezwaar", "vraag") for note in (*self.notes, *self.hidden))
        return noted or someone_objects(self.dossier, self.held)

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
        return [Heading(title), Paragraph(self.words("reactie")), Lines(5)]

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
        grounds = Counter(ground(note) for note in self.hidden)
        told = ", ".join(f"{count} {ground}" for ground, count in grounds.items())
        count = len(self.hidden)
        stand = "regel staat" if count == 1 else "regels staan"
        how = " Wie een notitie mag lezen, kies je in de nazorg." if NOT_SHARED in grounds else ""
        return (f"{count} {stand} niet in de samenvatting: {told}.{how}",)

    def _name(self, partner: str) -> str:
        found = self.dossier.partners.get(partner)
        if found is None and partner in self.pupil:
            found = pupil_partner(self.dossier)
        return found.name if found else partner


def _how(how: str, since: str, until: str) -> str:
    times = " ".join(
        part
        for part in (f"vanaf {since}" if since else "", f"tot {until}" if until else "")
        if part
    )
    return ", ".join(part for part in (PRESENCE.get(how, how), times) if part)
