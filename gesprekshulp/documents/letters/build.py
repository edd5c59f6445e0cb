"""A letter as a whole: its blocks for this case and these readers, its gaps, its law.

CONCEPT stands on it exactly when something it rests on is missing. What is missing stands
in the text where it belongs; what has no place of its own stands in a box on top.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.assistant.whereabouts import value_words
from gesprekshulp.assistant.wording import Names, names_of
from gesprekshulp.documents.letters.arranging import gathered, without_bare_headings
from gesprekshulp.documents.letters.data import HOW_TO_CLOSE, present_data
from gesprekshulp.documents.letters.filling import Filler, LetterGap, neat
from gesprekshulp.documents.letters.law import LawPoint, block_in_force, law_points
from gesprekshulp.documents.letters.parts import Parts
from gesprekshulp.documents.letters.request import Request, address_lines, is_pupil
from gesprekshulp.documents.model import (
    Blocks,
    Box,
    Bullets,
    Document,
    Gap,
    Heading,
    Lines,
    Numbered,
    PageBreak,
    Paragraph,
    Quote,
    Signature,
    Table,
    gap_text,
)
from gesprekshulp.documents.noted import ground
from gesprekshulp.dossier.people import short_name, with_gezag
from gesprekshulp.knowledge.conditions import facts_in, holds
from gesprekshulp.knowledge.letters import LetterBlock, Rest
from gesprekshulp.knowledge.types import UNKNOWN

CONCEPT = "CONCEPT"
_TICK = "☐ "
_BOX = "Belangrijk"
_GREETING = "Met vriendelijke groet,"
_FOOT = "Hier staan persoonlijke gegevens in. Bewaar het zorgvuldig."
_NOBODY = LetterGap(
    "iemand die dit mag krijgen", "is de leerling 18 of ouder, kies dan een brief aan de leerling"
)
_SECTOR = LetterGap(
    "welk soort onderwijs het is", "vul het in bij Zaak, De school", rest="soort-onderwijs"
)


class BuiltLetter(msgspec.Struct, frozen=True):
    """A built letter.

    `gaps`: what is missing, none when it is final. `left_out`: how many notes these readers
    may not see, `reasons` in words. `law`: what it says of the law, for who asks why and
    for a lawyer.
    """

    document: Document
    gaps: tuple[LetterGap, ...]
    left_out: int
    reasons: tuple[str, ...]
    law: tuple[LawPoint, ...]

    @property
    def final(self) -> bool:
        """Whether nothing is missing."""
        return not self.gaps


def build_letter(request: Request) -> BuiltLetter:
    """Return the letter for this case, these readers and this day. Never raises on content."""
    return _Building(request).built()


class _Building:
    def __init__(self, request: Request) -> None:
        self.request = request
        self.letter = request.letter
        self.names = _names(request)
        self.fill = Filler(request, self.names)
        self.facts = self.fill.facts
        self.parts = Parts(request, self.names)
        self.there = present_data(request)
        self.missing = {rest.id: rest for rest in self.letter.rests_on if self._lacks(rest)}
        self.placed: set[str] = set()
        self.used: list[LetterBlock] = []
        self.rights = False

    def built(self) -> BuiltLetter:
        body = without_bare_headings(gathered(self._body()))
        title = self.fill(self.letter.title)
        opening = [Paragraph(line) for line in self._salutation()]
        closing = self._closing()
        unplaced = [
            self._as_gap(rest) for name, rest in self.missing.items() if name not in self.placed
        ]
        unplaced += [_SECTOR] if self._lacks_sector() else []
        unplaced += [] if self.request.readers else [_NOBODY]
        unplaced += self.fill.not_chosen()
        gaps = (*self.fill.gaps, *unplaced)
        blocks: list[Blocks] = [*opening, *body, *closing]
        if unplaced:
            blocks.insert(0, self._box(unplaced))
        document = Document(
            title=title,
            mark=CONCEPT if gaps else "",
            author=self.request.dossier.school.name,
            blocks=tuple(blocks),
            foot="Alleen voor gebruik binnen de school." if self.request.internal else _FOOT,
            dense=self.letter.kind == "kaart",
        )
        document = self._headed(document)
        return BuiltLetter(
            document=document,
            gaps=tuple(dict.fromkeys(gaps)),
            left_out=len(self.parts.hidden) if self._shows_notes() else 0,
            reasons=self._reasons(),
            law=law_points(self.request, self.used, self.rights, self.fill),
        )

    def _headed(self, document: Document) -> Document:
        """Put sender, addressee and date on a letter; a report or card has its date only."""
        day = dutch_date(self.request.on, weekday=False)
        school = self.request.dossier.school
        if self.letter.kind != "brief":
            return replace(document, subtitle=" · ".join(x for x in (school.name, day) if x))
        return replace(
            document,
            sender=tuple(line for line in (school.name, school.contact) if line),
            addressee=address_lines(self.request),
            dateline=day,
            reference=self.request.dossier.id,
        )

    def _lacks(self, rest: Rest) -> bool:
        if not holds(rest.condition, self.facts):
            return False
        if rest.datum:
            return rest.datum not in self.there
        return not holds(rest.holds, self.facts)

    def _as_gap(self, rest: Rest) -> LetterGap:
        how = rest.close or HOW_TO_CLOSE.get(rest.datum, "")
        return neat(LetterGap(self.fill(rest.title), self._at(rest, self.fill(how)), rest=rest.id))

    def _at(self, rest: Rest, how: str) -> str:
        """Name the line under Feiten: the gap says it in other words than the screen does."""
        asked = [self.request.content.facts.get(one) for one in facts_in(rest.holds)]
        if len(asked) != 1 or asked[0] is None:
            return how
        return how.replace("Feiten", f"Feiten “{asked[0].title}”", 1)

    def _box(self, gaps: list[LetterGap]) -> Box:
        lines = [gap_text(gap.what, gap.how) for gap in gaps]
        return Box("Nog nodig voordat dit weg kan", tuple(lines))

    def _lacks_sector(self) -> bool:
        """Whether the letter would say too little: what the law says differs by sector."""
        bound = any(block.sectors for block in self.letter.blocks) or (
            self.rights and self.request.deciding
        )
        return bound and self.facts.get("sector", UNKNOWN) == UNKNOWN

    def _salutation(self) -> list[str]:
        if self.letter.kind != "brief" and not self.letter.salutation:
            return []
        if self.letter.salutation:
            return [self.fill(self.letter.salutation)]
        if self.letter.address_form == "je" or self.parts.adult:
            return [self.fill("Beste {leerling},")]
        if self.letter.address_form == "geen" and not self.fill.data["ouder"]:
            return ["Geachte lezer,"]
        return [self.fill("Beste {ouder},")]

    def _closing(self) -> list[Blocks]:
        if self.letter.kind != "brief":
            return []
        if self._signed_by_board():
            return []  # who signs for the board greets; the name of the user would be a second one
        user = self.request.user or self.fill.gap(
            LetterGap("jouw naam", "vul op het overzicht bij jouw naam in hoe je heet")
        )
        lines = [self.letter.closing or _GREETING, user]
        lines += [self.request.dossier.school.name] if self.request.dossier.school.name else []
        return [Paragraph(self.fill(lines[0])), *(Paragraph(line) for line in lines[1:])]

    def _signed_by_board(self) -> bool:
        return any("leidinggevende" in block.signatures for block in self.letter.blocks)

    def _body(self) -> Iterator[Blocks]:
        for block, after in pairwise((*self.letter.blocks, None)):
            if block is None or not self._stands(block):
                continue
            # Of what it rests on nothing may be there yet: then its heading is left out too.
            if after is not None and after.part == "steunpunten" and not [*self._rested_on()]:
                continue
            gaps = [self.missing[name] for name in block.leans_on if name in self.missing]
            if not gaps:
                yield from self._made(block)
                continue
            if block.heading or block.subheading:
                yield from self._made(block)
            for rest in gaps:
                if rest.id not in self.placed:
                    self.placed.add(rest.id)
                    gap = self._as_gap(rest)
                    self.fill.gap(gap)
                    yield Gap(gap.what, gap.how)

    def _stands(self, block: LetterBlock) -> bool:
        """Return whether the block is meant for this case, these readers and this day."""
        kinds = {reader.kind for reader in self.request.readers}
        several = len(with_gezag(self.request.dossier, self.request.on)) > 1
        texts = (
            *(block.heading, block.subheading, block.paragraph, block.bullet, block.numbered),
            *(block.quote, block.who, block.box, block.title, *block.table, *block.ticks),
            *(cell for row in block.rows for cell in row),
        )
        return (
            holds(block.condition, self.facts)
            and block_in_force(block, self.request.content, self.facts, self.request.on)
            and (not block.only_for or (bool(kinds) and kinds <= set(block.only_for)))
            and (not block.people or (block.people == "meer") == several)
            and set(block.having) <= self.there
            and not set(block.lacking) & self.there
            and self._chosen(block)
            and not any(self.fill.left_out(text) for text in texts)
        )

    def _chosen(self, block: LetterBlock) -> bool:
        """Return whether what the user chose asks for this block; a choice not made is a gap."""
        for name in block.chosen:
            self.fill.ask_for(name)
        return all(self.fill.value(name) == value for name, value in block.chosen.items())

    def _made(self, block: LetterBlock) -> Iterator[Blocks]:
        if block.sources:
            self.used.append(block)
        one_line: tuple[tuple[str, Callable[[str], Blocks]], ...] = (
            (block.heading, Heading),
            (block.subheading, lambda text: Heading(text, 2)),
            (block.bullet, lambda text: Bullets((text,))),
            (block.numbered, lambda text: Numbered((text,))),
        )
        for text, kind in one_line:
            if text:
                yield kind(self.fill(text))
        if block.paragraph:
            yield from self._typed(self.fill.paragraphs(block.paragraph))
        if block.quote:
            who = self.fill(block.who) if block.who else ""
            yield from (Quote(line, who) for line in self.fill.paragraphs(block.quote))
        if block.box:
            yield Box(self.fill(block.title) or _BOX, tuple(self.fill.paragraphs(block.box)))
        if block.table:
            header = tuple(self.fill(cell) for cell in block.table)
            rows = tuple(tuple(self.fill(cell) for cell in row) for row in block.rows)
            yield Table(header, rows, self.fill(block.title))
        if block.writing_room:
            yield Lines(int(block.writing_room))
        if block.ticks:
            yield Bullets(tuple(_TICK + self.fill(text) for text in block.ticks))
        if block.signatures:
            yield from self._signed(block)
        if block.new_page:
            yield PageBreak()
        if block.part:
            yield from self._part(block)

    def _typed(self, lines: list[str]) -> Iterator[Blocks]:
        """Yield what was typed as paragraphs; lines that begin with a dash are a list.

        A line that is only a gap stands out as one.
        """
        gaps = {gap_text(gap.what, gap.how): gap for gap in self.fill.gaps}
        for line in lines:
            item = line.removeprefix("-").removeprefix("•").strip()
            if line in gaps:
                yield Gap(gaps[line].what, gaps[line].how)
            elif line[:2] in ("- ", "• ") and item:
                yield Bullets((item,))
            else:
                yield Paragraph(line)

    def _part(self, block: LetterBlock) -> Iterator[Blocks]:
        assert block.part is not None
        if block.part == "steunpunten":
            yield from self._rested_on()
            return
        part = self.parts(block.part)
        self.rights = self.rights or block.part == "rechten"
        yield from part.blocks
        if not part.blocks and block.empty and not part.withheld:
            yield Paragraph(self.fill(block.empty))

    def _rested_on(self) -> Iterator[Blocks]:
        """Yield what the letter rests on: what is known of it, with the day where there is one."""
        lines: dict[str, None] = {}
        for rest in self.letter.rests_on:
            if rest.id in self.missing or not holds(rest.condition, self.facts):
                continue
            if rest.known:
                lines[f"{self.fill(rest.known)}{self._since(rest)}."] = None
                continue
            if rest.datum:
                said = self.fill.data.get(rest.datum, "")
                lines[f"{_capital(self.fill(rest.title))}{f': {said}' if said else ''}."] = None
            lines |= dict.fromkeys(self._known(fact) for fact in facts_in(rest.holds))
        lines.pop("", None)
        if lines:
            yield Bullets(tuple(lines))

    def _known(self, fact: str) -> str:
        """Return what is recorded of a fact as a sentence, "" when nothing is."""
        value, asked = self.facts.get(fact, UNKNOWN), self.request.content.facts.get(fact)
        if asked is None or value == UNKNOWN:
            return ""
        return f"{asked.title}: {value_words(self.request.content, fact, value)}."

    def _since(self, rest: Rest) -> str:
        """Return since when it is known: the day it was, else the day it was written down."""
        asked = facts_in(rest.holds)
        entry = self.request.dossier.facts.get(next(iter(asked), "")) if len(asked) == 1 else None
        if entry is None:
            return ""
        if entry.happened_on:
            return f" ({dutch_date(entry.happened_on, weekday=False)})"
        return f". Opgeschreven op {dutch_date(entry.on, weekday=False)}"

    def _signed(self, block: LetterBlock) -> Iterator[Blocks]:
        if "leidinggevende" in block.signatures and self.letter.kind == "brief":
            yield Paragraph(self.letter.closing or _GREETING)
        yield Signature(tuple(name for one in block.signatures for name in self._signs(one)))

    def _signs(self, one: str) -> list[str]:
        dossier = self.request.dossier
        if one == "school":
            return [
                " · ".join(x for x in (self.request.user, dossier.school.name) if x) or "School"
            ]
        if one == "leerling":
            return [self.names.leerling or "Leerling"]
        if one == "leidinggevende":
            whose = self.fill.value("bestuur") or dossier.school.name or "de school"
            return [f"Namens {whose}"]
        if one == "ouders":
            people = [p.name or short_name(p) for p in with_gezag(dossier, self.request.on)]
            return people or [""]
        return [
            dossier.partners[r.id].name if r.id in dossier.partners else r.name
            for r in self.request.readers
        ] or [""]

    def _shows_notes(self) -> bool:
        with_notes = {"besproken", "woorden-ouders", "woorden-leerling", "afspraken", "bezwaren"}
        with_notes |= {"inbreng", "besluiten", "tijdlijn", "niet-akkoord"}
        return any(block.part in with_notes for block in self.letter.blocks)

    def _reasons(self) -> tuple[str, ...]:
        if not self._shows_notes() or not self.parts.hidden:
            return ()
        count = len(self.parts.hidden)
        grounds = sorted({ground(note) for note in self.parts.hidden})
        stand = "regel staat" if count == 1 else "regels staan"
        return (f"{count} {stand} er niet in: {', '.join(grounds)}.",)


def _names(request: Request) -> Names:
    """Return the words for placeholders; the readers of this letter are who is addressed."""
    names = names_of(request.dossier, request.meeting, request.on, request.user)
    pupil = bool(request.readers) and all(is_pupil(request, one) for one in request.readers)
    addressed = tuple(one.name for one in request.readers if one.name)
    return replace(names, partners=addressed, adult=pupil or request.letter.address_form == "je")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
