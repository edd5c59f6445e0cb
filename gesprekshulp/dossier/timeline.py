"""Everything that happened in a case, as dated lines for the Zaak screen.

Built from the state of the case, so drafts that were taken back leave no line. A line
says who may read it; leaving out what a reader may not see is up to who shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

import msgspec
from msgspec.structs import replace

from gesprekshulp.dossier import words
from gesprekshulp.dossier.localtime import local, local_date
from gesprekshulp.dossier.people import PUPIL_ID, pupil_partner, short_name
from gesprekshulp.dossier.types import Dossier, Gesprek, Invitation, Note, NoteReader


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One line: the Dutch day, the time of day ("14:02", or "" when unknown), what it is.

    `kind`: gesprek, notitie, verbetering, contact, uitnodiging, instemming, opp,
    leerling, uitspraak, feit, afwijking, document, zienswijze, gewist or zaak. `ref`:
    id of the note, contact, meeting or view it is about, "" for others.
    """

    on: date
    time: str = ""
    kind: str
    text: str
    meeting: str = ""
    reader: NoteReader = "dossier"
    ref: str = ""


SayFact = Callable[[str, str], str]


def _plainly(fact: str, value: str) -> str:
    return f"{fact}: {value}"


def timeline(dossier: Dossier, say_fact: SayFact = _plainly) -> list[Moment]:
    """Return all dated lines, oldest first; within a day those without a time come first.

    `say_fact(fact, value)` gives the Dutch words of a fact; they stand in content, which
    this layer does not know.
    """
    lines = [
        *_case(dossier),
        *_facts(dossier, say_fact),
        *(line for one in dossier.meetings.values() for line in _meeting(dossier, one)),
        *_notes(dossier),
        *_around(dossier),
        *_consents(dossier),
        *_views(dossier),
        *_traces(dossier),
    ]
    return sorted(lines, key=lambda line: (line.on, line.time))


def _case(dossier: Dossier) -> Iterator[Moment]:
    if dossier.opened_on:
        yield Moment(on=dossier.opened_on, kind="zaak", text="Zaak geopend.")
    for order in dossier.orders:
        yield Moment(on=order.dated, kind="uitspraak", text=f"Uitspraak: {order.text}")
    for opp in dossier.opp_history:
        if opp.dated:
            text = f"OPP versie {opp.version}: {words.OPP_STATUS[opp.status]}."
            yield Moment(on=opp.dated, kind="opp", text=text)
    view = dossier.child_view
    if view.offered_on:
        how = f" Vorm: {view.chosen_way}." if view.chosen_way else ""
        came = " De leerling wil niets zeggen." if view.declined else ""
        yield Moment(
            on=view.offered_on,
            kind="leerling",
            text=f"Aan de leerling aangeboden om de eigen mening te geven.{how}{came}",
        )
    if view.told_back_on:
        yield Moment(
            on=view.told_back_on,
            kind="leerling",
            text="Aan de leerling verteld wat ermee is gedaan.",
        )


def _facts(dossier: Dossier, say_fact: SayFact) -> Iterator[Moment]:
    for fact, history in dossier.fact_history.items():
        name = fact.rpartition("/")[2]
        for entry in history:
            ground = f" ({entry.ground})" if entry.ground else ""
            yield Moment(
                on=entry.happened_on or entry.on,
                kind="feit",
                text=f"{say_fact(name, entry.value)}{ground}",
                meeting=entry.meeting,
            )


def _only_the_day(gesprek: Gesprek) -> bool:
    """Whether no time of day is known: a talk typed in from a form begins and ends at once."""
    return gesprek.started_at is not None and gesprek.started_at == gesprek.ended_at


def _present(dossier: Dossier, gesprek: Gesprek) -> str:
    there = [_name(dossier, one.partner) for one in gesprek.presence if one.how != "afwezig"]
    away = [_name(dossier, one.partner) for one in gesprek.presence if one.how == "afwezig"]
    return (f" Erbij: {', '.join(there)}." if there else "") + (
        f" Niet erbij: {', '.join(away)}." if away else ""
    )


def _meeting(dossier: Dossier, gesprek: Gesprek) -> Iterator[Moment]:
    title = gesprek.title or "Gesprek"
    there = _present(dossier, gesprek)
    if _only_the_day(gesprek) and gesprek.started_at is not None:
        day = local_date(gesprek.started_at)
        text = f"{title}: gevoerd.{there}"
        yield Moment(on=day, kind="gesprek", text=text, meeting=gesprek.id, ref=gesprek.id)
        return
    lines: list[tuple[datetime | None, str]] = [
        (gesprek.started_at, f"{title}: begonnen.{there}"),
        (gesprek.ended_at, f"{title}: gesprek afgelopen."),
        (gesprek.closed_at, f"{title}: nazorg klaar, gesprek gesloten."),
    ]
    if gesprek.started_at is None:
        lines.append((gesprek.planned_for, f"{title}: gepland."))
    for one in gesprek.breaks:
        reason = f" Reden: {one.reason}" if one.reason else ""
        lines.append((one.at, f"{title}: onderbroken.{reason}"))
        lines.append((one.resumed_at, f"{title}: hervat."))
    for at, text in lines:
        if at is not None:
            yield _at(at, "gesprek", text, meeting=gesprek.id, ref=gesprek.id)


def _notes(dossier: Dossier) -> Iterator[Moment]:
    for note in dossier.notes.values():
        first = (*note.earlier_meetings, note.meeting)[0]
        text = _spoken(dossier, note)
        line = _at(note.at, "notitie", text, meeting=first, reader=note.reader, ref=note.id)
        held = dossier.meetings.get(first)
        if held is not None and _only_the_day(held) and note.at == held.started_at:
            line = replace(line, time="")
        yield line
    for note_id, corrections in dossier.corrections.items():
        known = dossier.notes.get(note_id)
        for one in corrections:
            what = words.CORRECTIONS[one.what].capitalize()
            reason = f" Reden: {one.reason}" if one.reason else ""
            yield _at(
                one.on,
                "verbetering",
                f"{what}: {known.text if known else ''}{reason}",
                meeting=known.meeting if known else "",
                reader=known.reader if known else "dossier",
                ref=note_id,
            )


def _spoken(dossier: Dossier, note: Note) -> str:
    name = _name(dossier, note.speaker) if note.speaker else note.speaker_name
    who = f"{name}: " if name else ""
    stand = f" ({note.stand})" if note.stand else ""
    struck = " (doorgehaald)" if note.struck_on else ""
    agreed = note.kind == "afspraak"
    came = "".join(
        f" {lead}: {text}{'' if text.endswith(('.', '?', '!')) else '.'}"
        for lead, text in (
            ("Wie", note.who if agreed else ""),
            ("Wanneer", words.written_day(note.when) if agreed and note.when else ""),
            ("Hoe we het weten", note.how_known if agreed else ""),
            ("Antwoord", note.answer),
            ("Wat er nu gebeurt", note.next_step),
        )
        if text
    )
    end = "." if came and not (stand or struck or note.text.endswith((".", "?", "!"))) else ""
    return f"{words.NOTE_KINDS[note.kind].capitalize()}. {who}{note.text}{stand}{struck}{end}{came}"


def _around(dossier: Dossier) -> Iterator[Moment]:
    for contact in dossier.contacts.values():
        names = ", ".join(_name(dossier, one) for one in contact.partners)
        who = f" met {names}" if names else ""
        yield Moment(
            on=contact.on,
            kind="contact",
            text=f"{contact.how[:1].upper()}{contact.how[1:]}{who}: {contact.text}",
            reader=contact.reader,
            ref=contact.id,
        )
    for one in dossier.invitations:
        if one.on:
            yield Moment(
                on=one.on, kind="uitnodiging", text=_invited(dossier, one), meeting=one.meeting
            )


def _invited(dossier: Dossier, one: Invitation) -> str:
    name = _name(dossier, one.partner)
    if one.reason_not:
        return f"Niet uitgenodigd: {name}. Reden: {one.reason_not}"
    how = f", {one.how}" if one.how else ""
    by = f", door {one.by}" if one.by else ""
    return f"Uitgenodigd: {name}{how}{by}."


def _consents(dossier: Dossier) -> Iterator[Moment]:
    for given in dossier.consents.values():
        for one in given:
            if one.given_on is None:
                continue
            item = dossier.items.get(one.item)
            about = item.text if item and item.version == one.item_version else "eerdere tekst"
            how = words.CONSENT_WAYS.get(one.how, "")
            tail = f", {how}" if how else ""
            said = f" “{one.words}”" if one.words else ""
            yield Moment(
                on=one.given_on,
                kind="instemming",
                text=f"{_name(dossier, one.partner)}, {about}: "
                f"{words.CONSENT_STANDS[one.stand]}{tail}.{said}",
            )


def _views(dossier: Dossier) -> Iterator[Moment]:
    for one in dossier.views.values():
        name = _name(dossier, one.who)
        about = words.VIEW_ABOUT[one.about]
        yield Moment(
            on=one.received_on,
            kind="zienswijze",
            text=f"Zienswijze van {name} over {about}, {words.VIEW_HOW[one.how]}: “{one.words}”",
            ref=one.id,
        )
        for answer in one.answers:
            text = f"Antwoord op {name}: {words.VIEW_OUTCOMES[answer.outcome]}. {answer.text}"
            yield Moment(on=answer.on, kind="zienswijze", text=text, ref=one.id)


def _traces(dossier: Dossier) -> Iterator[Moment]:
    for one in dossier.deviations:
        text = f"Anders gedaan dan de regel ({one.rule}). Reden: {one.reason}"
        yield Moment(on=one.on, kind="afwijking", text=text, meeting=one.meeting)
    for made in dossier.documents:
        names = ", ".join(_name(dossier, one) for one in made.readers)
        whom = f" voor {names}" if names else ""
        yield _at(made.on, "document", f"Gemaakt: {made.kind}{whom}.", meeting=made.meeting)
    if dossier.transfer:
        where = dossier.transfer.where
        yield Moment(
            on=dossier.transfer.on,
            kind="zaak",
            text=f"Overgezet naar het leerlingdossier: {where}.",
        )
    for gone in dossier.wipings:
        text = f"De inhoud van gebeurtenis {gone.number} is gewist. Reden: {gone.reason}"
        yield Moment(on=gone.on, kind="gewist", text=text)


def _at(
    moment: datetime,
    kind: str,
    text: str,
    meeting: str = "",
    reader: NoteReader = "dossier",
    ref: str = "",
) -> Moment:
    return Moment(
        on=local_date(moment),
        time=f"{local(moment):%H:%M}",
        kind=kind,
        text=text,
        meeting=meeting,
        reader=reader,
        ref=ref,
    )


def _name(dossier: Dossier, partner: str) -> str:
    known = dossier.partners.get(partner)
    if known is None and partner == PUPIL_ID:
        known = pupil_partner(dossier)
    return short_name(known) if known else partner
