"""What is filled in from the case: each named part of a letter as blocks, without a heading.

A part says only what its readers may see. `Part.withheld`: there is something of the kind
that they may not see, so "there is nothing" must not be said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from gesprekshulp.assistant.dates import dutch_date, dutch_time
from gesprekshulp.assistant.wording import Names, render
from gesprekshulp.documents.letters.data import (
    agreed_items,
    lapsed_items,
    next_meeting,
    refused_items,
    words_withheld,
)
from gesprekshulp.documents.letters.plan import agreed, lapsed, refused
from gesprekshulp.documents.letters.request import Request, is_pupil, may_read, notes_for
from gesprekshulp.documents.model import Blocks, Bullets, Paragraph, Quote, Table
from gesprekshulp.documents.note_blocks import NOTHING, agreements, discussed, open_points
from gesprekshulp.documents.noted import Noted, asks_an_answer, is_decision, worded
from gesprekshulp.documents.plan_part import outflow, plan
from gesprekshulp.documents.rights import help_lines, rights_in_force
from gesprekshulp.documents.summary import LETTER
from gesprekshulp.documents.words import Words
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.localtime import local_date
from gesprekshulp.dossier.notes import first_said_on
from gesprekshulp.dossier.people import called, pupil_ids
from gesprekshulp.dossier.plan_facts import plan_items, talks_held
from gesprekshulp.dossier.types import Gesprek, Note
from gesprekshulp.dossier.words import PRESENCE, ROLES
from gesprekshulp.knowledge.letters import PartName
from gesprekshulp.knowledge.types import Claim


class Part(msgspec.Struct, frozen=True):
    """The blocks of a part, none when there is nothing, and whether something is kept back."""

    blocks: tuple[Blocks, ...] = ()
    withheld: bool = False
    claims: tuple[Claim, ...] = ()


class Parts:
    """Makes the parts of one letter."""

    def __init__(self, request: Request, names: Names) -> None:
        self.request = request
        self.dossier = request.dossier
        self.names = names
        self.gesprek = self.dossier.meetings.get(request.meeting) or Gesprek(id="", title="")
        self.adult = bool(request.readers) and all(is_pupil(request, r) for r in request.readers)
        words = Words(request.content, LETTER, names, self.adult)
        self.words = words
        self.noted = Noted(self.dossier, request.meeting, request.content, names, words)
        self.shown, self.hidden = notes_for(request)
        self.pupil = pupil_ids(self.dossier)
        self._makers: dict[PartName, Callable[[], Part]] = {
            "aanwezig": self._present,
            "besproken": self._discussed,
            "woorden-ouders": self._family_words,
            "woorden-leerling": self._pupils_words,
            "uitstroom": self._outflow,
            "opp": self._opp,
            "handelingsdeel": self._plan,
            "onderdelen": lambda: Part(_list([one.text for one in plan_items(self.dossier)])),
            "akkoord": lambda: Part(agreed(request, agreed_items(request))),
            "niet-akkoord": lambda: Part(
                (
                    *refused(request, refused_items(request), self.shown),
                    *lapsed(request, lapsed_items(request)),
                )
            ),
            "afspraken": self._agreements,
            "bezwaren": self._objections,
            "inbreng": self._input,
            "besluiten": self._decisions,
            "pogingen": self._attempts,
            "nog-beloofd": lambda: self._agreements(self._still_open()),
            "nog-open": lambda: self._objections(self._still_open()),
            "gesprekken": self._talks,
            "tijdlijn": self._timeline,
            "documenten": self._documents,
            "rechten": self._rights,
            "hulp": lambda: Part(_list(help_lines(self.dossier.school))),
            "volgende": self._next,
            "zienswijze": self._views,
        }

    def __call__(self, name: PartName) -> Part:
        """Return the part with this name; `steunpunten` is made where the facts are known."""
        return self._makers[name]()

    def _present(self) -> Part:
        rows = tuple(
            (called(self.dossier, p.partner), ROLES[p.role], PRESENCE.get(p.how, p.how))
            for p in self.gesprek.presence
        )
        return Part(_table(("Naam", "Rol", "Hoe"), rows, "Wie bij het gesprek waren"))

    def _discussed(self) -> Part:
        return Part(tuple(discussed(self.noted, self.shown)), bool(self.hidden))

    def _family_words(self) -> Part:
        quotes = [
            Quote(worded(note), self.noted.who(note))
            for note in self.shown
            if self.noted.is_family_quote(note)
            and note.speaker not in self.pupil
            and not is_decision(note)
        ]
        return Part(tuple(quotes), any(self.noted.is_family_quote(n) for n in self.hidden))

    def _pupils_words(self) -> Part:
        view = self.dossier.child_view
        kept_back = words_withheld(self.request)
        said = [n for n in self.shown if n.speaker in self.pupil and not is_decision(n)]
        blocks: list[Blocks] = []
        if view.words and not kept_back:
            blocks.append(Quote(view.words, self.names.leerling))
        known = {_plain(view.words)} if view.words and not kept_back else set()
        for note in said:
            # The same words twice would look as if they had been said twice.
            if _plain(worded(note)) not in known:
                known.add(_plain(worded(note)))
                blocks.append(Quote(worded(note), self.names.leerling))
        silent = not any(note.speaker in self.pupil for note in self.hidden)
        if view.declined and not view.words and not said and silent and not self.adult:
            blocks.append(Paragraph(self.words("kind-wilde-niet")))
        if view.changed:
            blocks.append(Paragraph(view.changed, lead="Wat dit verandert:"))
        return Part(tuple(blocks), kept_back or not silent)

    def _outflow(self) -> Part:
        blocks = outflow(self.dossier, self.gesprek, self.request.content, self.words)[1:]
        if self.request.deciding and not self.request.internal:
            return Part(tuple(blocks))
        # To others nothing of who decides what, nor of what parents said of it.
        kept = [
            one
            for one in blocks
            if isinstance(one, Paragraph) and one.lead in ("Verwachting:", "Waarom:")
        ]
        return Part(tuple(blocks[1:] if self.request.internal else kept))

    def _opp(self) -> Part:
        opp = self.dossier.opp
        helping = [
            Paragraph(text, lead=lead)
            for lead, text in (
                ("Wat helpt:", opp.helping),
                ("Wat het moeilijk maakt:", opp.hindering),
            )
            if text
        ]
        return Part((*self._outflow().blocks, *helping))

    def _plan(self) -> Part:
        if not self.request.deciding:
            return Part(_list([one.text for one in plan_items(self.dossier)]))
        readers = tuple(self.dossier.partners) if self.request.internal else self.request.reader_ids
        blocks = plan(self.dossier, self.gesprek, readers, self.words, self.request.on)
        return Part(tuple(blocks[2:]))

    def _still_open(self) -> list[Note]:
        """Return what is open in the whole case: of an earlier talk nothing may drop out."""
        return [
            note
            for note in self.dossier.notes.values()
            if note.stand != "opgelost" and note.struck_on is None and may_read(self.request, note)
        ]

    def _agreements(self, some: Sequence[Note] | None = None) -> Part:
        table = agreements(self.shown if some is None else some)
        return Part(tuple(table), self._hides("afspraak"))

    def _objections(self, some: Sequence[Note] | None = None) -> Part:
        points = open_points(self.noted, self.shown if some is None else some)
        hidden = any(asks_an_answer(note) for note in self.hidden)
        return Part(tuple(points), hidden or bool(refused_items(self.request)))

    def _input(self) -> Part:
        """What these readers said, and what was done with each."""
        own = [
            note
            for note in self.shown
            if note.speaker in self.request.reader_ids
            and not note.struck_on
            and (note.layer == "citaat" or asks_an_answer(note))
        ]
        many = len(self.request.readers) > 1
        rows = [
            (
                *((called(self.dossier, note.speaker),) if many else ()),
                worded(note),
                dutch_date(first_said_on(self.dossier, note), weekday=False),
                _done_with(note),
            )
            for note in own
        ]
        said = "Wat je zei" if self.adult else "Wat u zei"
        header = (*(("Wie",) if many else ()), said, "Wanneer", "Wat ermee is gedaan")
        widths = (2, 4, 3, 4) if many else (4, 3, 4)
        return Part(_table(header, tuple(rows), "Wat er is gezegd en wat ermee is gedaan", widths))

    def _decisions(self) -> Part:
        said = [worded(note) for note in self.shown if is_decision(note)]
        return Part(_list(said), self._hides("besluit"))

    def _attempts(self) -> Part:
        mine = set(self.request.reader_ids)
        everyone = not self.request.family
        rows: list[tuple[str, str, str]] = []
        dated = []
        for asked in self.dossier.invitations:
            if asked.on and not asked.reason_not and (everyone or asked.partner in mine):
                how = asked.how or "uitnodiging"
                dated.append((asked.on, called(self.dossier, asked.partner), f"uitnodiging, {how}"))
        for contact in self.dossier.contacts.values():
            if everyone or set(contact.partners) & mine:
                who = ", ".join(called(self.dossier, one) for one in contact.partners)
                dated.append((contact.on, who or NOTHING, contact.how))
        rows = [
            (dutch_date(day, weekday=False), who, how)
            for day, who, how in sorted(dated, key=lambda one: one[0])
        ]
        return Part(_table(("Wanneer", "Met wie", "Hoe"), tuple(rows), "Wat is geprobeerd"))

    def _talks(self) -> Part:
        mine = set(self.request.reader_ids)
        rows = []
        for one, on in sorted(talks_held(self.dossier), key=lambda held: held[1]):
            there = [p for p in one.presence if p.how != "afwezig"]
            known = {p.partner for p in one.presence}
            # Parents who speak to the school apart do not read of each other's talks here.
            if self.request.family and not mine <= known:
                continue
            day = dutch_date(on, weekday=False)
            names = ", ".join(called(self.dossier, p.partner) for p in there)
            rows.append((day, one.title, names or NOTHING))
        return Part(
            _table(("Wanneer", "Welk gesprek", "Wie erbij waren"), tuple(rows), "Gesprekken")
        )

    def _timeline(self) -> Part:
        from gesprekshulp.documents.chronology import chronology_rows

        rows = tuple((row.when, row.text) for row in chronology_rows(self.request))
        return Part(_table(("Wanneer", "Wat"), rows, "Wat er gebeurde, op volgorde", (1, 4)))

    def _documents(self) -> Part:
        mine = set(self.request.reader_ids)
        titles = self.request.content.letters
        lines = [
            f"{dutch_date(local_date(made.on), weekday=False)}: "
            f"{titles[made.kind].short_name.lower() or made.kind if made.kind in titles else made.kind}"
            for made in self.dossier.documents
            if self.request.internal or (mine and mine <= set(made.readers))
        ]
        return Part(_list(lines))

    def _rights(self) -> Part:
        # The lines speak to who has a say in the plan; of others nothing can be said here.
        if not self.request.deciding or self.request.internal:
            return Part()
        facts = derive_facts(self.dossier, self.request.on, self.request.meeting)
        claims = rights_in_force(self.request.content, LETTER, facts, self.request.on)
        lines = [render(claim.text, self.names) for claim in claims]
        return Part(_list(lines), claims=tuple(claims))

    def _next(self) -> Part:
        coming = next_meeting(self.dossier, self.request.on)
        if coming is None or coming.planned_for is None:
            return Part()
        lines = [
            ("Dag", dutch_date(local_date(coming.planned_for))),
            ("Tijd", dutch_time(coming.planned_for)),
            ("Plaats", coming.place),
        ]
        return Part(tuple(Paragraph(text, lead=f"{lead}:") for lead, text in lines if text))

    def _views(self) -> Part:
        blocks: list[Blocks] = []
        for one in self.request.views:
            on = f", {dutch_date(one.on, weekday=False)}" if one.on else ""
            blocks += [
                Quote(line, f"{one.who}{on}") for line in one.text.splitlines() if line.strip()
            ]
            if one.answer:
                blocks.append(Paragraph(one.answer, lead="Antwoord van de school:"))
        return Part(tuple(blocks))

    def _hides(self, kind: str) -> bool:
        return any(note.kind == kind for note in self.hidden)


def _done_with(note: Note) -> str:
    """Return what came of something that was said; never more than was recorded."""
    done = " ".join(part for part in (note.answer, note.next_step) if part)
    if done:
        return done
    return "Nog niet beantwoord." if asks_an_answer(note) else "Opgeschreven, in deze woorden."


def _list(lines: Sequence[str]) -> tuple[Blocks, ...]:
    return (Bullets(tuple(lines)),) if lines else ()


def _table(
    header: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    title: str,
    widths: tuple[int, ...] = (),
) -> tuple[Blocks, ...]:
    return (Table(header, rows, title, widths),) if rows else ()


def _plain(words: str) -> str:
    """Return words as they compare: without capitals, quotes and the full stop."""
    return words.strip(" .!?“”\"'").casefold()
