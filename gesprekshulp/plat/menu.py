"""Cases and what to do with one, line by line."""

from __future__ import annotations

from pathlib import Path

from gesprekshulp.casework.aftercare import Aftercare, add_contact
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.glances import watched
from gesprekshulp.casework.grounds import grounds_of_points
from gesprekshulp.casework.handing_over import pointer_lines
from gesprekshulp.casework.keeping import over
from gesprekshulp.casework.papers import file_stem, make_summary, summary_of
from gesprekshulp.casework.people import expected
from gesprekshulp.casework.points import points_before
from gesprekshulp.casework.walks import begin, nobody_asked_about, running, seat
from gesprekshulp.documents.plain import parts_of
from gesprekshulp.documents.writing import WriteError
from gesprekshulp.dossier.people import short_name
from gesprekshulp.dossier.types import Leerling, Pronouns, School
from gesprekshulp.dossier.words import ROLES
from gesprekshulp.parts import parts_in
from gesprekshulp.plat.answers import ask_date, ask_name
from gesprekshulp.plat.console import Console, number_in
from gesprekshulp.plat.entries import ENTRIES
from gesprekshulp.plat.handing_over import take_over_case
from gesprekshulp.plat.housekeeping import HOUSEKEEPING, run_housekeeping
from gesprekshulp.plat.nazorg import run_aftercare
from gesprekshulp.plat.our_school import ask_our_school, ask_school
from gesprekshulp.plat.people import add_someone, ask_people
from gesprekshulp.plat.prepare import run_preparation
from gesprekshulp.plat.talk import run_talk
from gesprekshulp.plat.why import why_aside
from gesprekshulp.store.interface import Glance

_PARTS = [entry for part in parts_in("plat") for entry in part.MENU]

GOOD = 0

OUR_SCHOOL = "onze school: wat wij zelf bieden"
TAKE_OVER = "zaak overnemen die een collega je gaf"


def _in_a_line(glance: Glance, desk: Desk, late: bool) -> str:
    watch = watched(glance, desk.today())
    said = f"{glance.title}, {glance.stage}{', bewaartermijn voorbij' if late else ''}."
    return f"{said} {glance.next_step}{f' ({watch})' if watch else ''}"


def run_menu(desk: Desk, console: Console) -> int:
    """Let the user pick cases until they stop; returns the exit code."""
    console.say(
        "gesprekshulp, regel voor regel. Typ een nummer en druk op enter. 0 gaat terug. "
        "Typ hulp als je niet weet wat kan.",
    )
    while True:
        glances = desk.glances()
        if not glances:
            console.say("", "Er zijn nog geen zaken. Kies 1 om er een te maken.")
        late = over(desk)
        options = [_in_a_line(g, desk, g.case in late) for g in glances]
        picked = console.choose(
            "Zaken",
            [
                *options,
                "nieuwe zaak",
                OUR_SCHOOL,
                *(title for title, _ in _PARTS),
                TAKE_OVER,
                HOUSEKEEPING,
            ],
            stop="stoppen",
            menu=True,
            aside=why_aside(desk, console, lambda: ()),
        )
        if picked is None:
            console.say("Alles is bewaard. Tot ziens.")
            return GOOD
        if picked > len(glances):
            ways = (ask_our_school, *(run for _, run in _PARTS), take_over_case, run_housekeeping)
            ways[picked - len(glances) - 1](desk, console)
            continue
        case = (
            desk.open_case(glances[picked].case) if picked < len(glances) else _new(desk, console)
        )
        if case is not None:
            try:
                _run_case(case, console)
            finally:
                if _still_here(case):
                    case.leave()


def _still_here(case: OpenCase) -> bool:
    """Return whether the case was not taken away, once it stood in the pupil's file."""
    return any(one.case == case.id for one in case.desk.glances())


def _new(desk: Desk, console: Console) -> OpenCase | None:
    first = ask_name(console, "Voornaam van de leerling (0 = terug): ")
    if not first:
        return None
    last = console.ask("Achternaam (mag leeg): ") or ""
    said = console.choose(
        "Hoe spreek je over de leerling?", ["hij", "zij", "die/hen"], "dat zeg ik later"
    )
    forms: tuple[Pronouns, ...] = ("hij", "zij", "die")
    pronouns = forms[said if said is not None else 2]
    born = ask_date(console, "Geboortedatum (leeg = weet ik niet): ", desk.today(), past=True)
    leerling = Leerling(first_name=first, last_name=last, pronouns=pronouns, birth_date=born)
    case = desk.new_case(leerling, _school(desk, console))
    if desk.nameless:
        desk.set_user(console.ask("Je eigen naam, zoals ouders die lezen: ") or desk.user)
    console.say(f"De zaak heet “{case.title}”. De naam van het kind staat nergens in een titel.")
    while name := ask_name(console, "Naam van een ouder, voogd of ander (leeg = klaar): "):
        add_someone(case, name, console)
    return case


def _school(desk: Desk, console: Console) -> School:
    """Return the school: of the last case when it is known, so that nothing is asked twice."""
    school = desk.last_school()
    if school.sector is not None:
        return school
    school = ask_school(school, console)
    desk.remember_school(school)
    return school


def _run_case(case: OpenCase, console: Console) -> None:
    while case.dossier.transfer is None:
        talk = "ga verder met het gesprek" if running(case) else "begin een gesprek"
        picked = console.choose(
            f"Zaak {case.title} ({case.stage})",
            [
                "voorbereiden: wat ontbreekt en waarom",
                talk,
                "nazorg: notities nalopen en afronden",
                "samenvatting schrijven",
                "samenvatting hier lezen",
                "contact vastleggen (telefoon, e-mail, schoolplein)",
                "mensen: iemand toevoegen of wijzigen",
                *(title for title, _ in ENTRIES),
            ],
            menu=True,
            aside=why_aside(case.desk, console, lambda: grounds_of_points(points_before(case))),
        )
        if picked is None:
            return
        entries = [entry for _, entry in ENTRIES]
        ways = (_prepare, _talk, _aftercare, _summary, _read, _contact, ask_people, *entries)
        ways[picked](case, console)
        if not _still_here(case):
            return
    console.say("", *pointer_lines(case))


def _prepare(case: OpenCase, console: Console) -> None:
    run_preparation(case, console)


def _talk(case: OpenCase, console: Console) -> None:
    meeting = running(case)
    if meeting is not None:
        if nobody_asked_about(meeting):
            there = _who_is_there(case, console)
            if there is None:
                return
            seat(meeting, there)
        for change in meeting.resume().changes:
            console.say(f"Let op: {change.text}")
    else:
        there = _who_is_there(case, console)
        if there is None:
            return
        meeting = begin(case, there)
    run_talk(meeting, console)
    if case.dossier.meetings[meeting.id].stand == "nazorg":
        run_aftercare(Aftercare(case, meeting.id), console)


def _who_is_there(case: OpenCase, console: Console) -> list[str] | None:
    """Ask who is at the table; None when the input ended."""
    people = expected(case)
    if not people:
        return []
    console.say("", "Wie zitten er aan tafel?")
    for number, person in enumerate(people, 1):
        console.say(f"  {number}  {short_name(person)}, {ROLES[person.role]}")
    while True:
        answer = console.ask("Nummers met een spatie ertussen (leeg = iedereen): ")
        if answer is None:
            return None
        numbers = [number_in(word, len(people)) for word in answer.replace(",", " ").split()]
        if all(numbers):
            chosen = set(numbers) or set(range(1, len(people) + 1))
            return [person.id for n, person in enumerate(people, 1) if n in chosen]
        console.say(f"Typ alleen nummers van 1 tot en met {len(people)}.")


def _aftercare(case: OpenCase, console: Console) -> None:
    meeting = case.latest_meeting()
    if meeting is None or meeting.stand in ("loopt", "onderbroken"):
        console.say("Er is nog geen gesprek afgerond. Rond het eerst af met /klaar.")
        return
    run_aftercare(Aftercare(case, meeting.id), console)


def _summary(case: OpenCase, console: Console) -> None:
    meeting = case.latest_meeting()
    if meeting is None:
        console.say("Er is nog geen gesprek gevoerd, dus nog niets om samen te vatten.")
        return
    name = f"{file_stem(case, 'samenvatting')}.docx"
    while (answer := console.ask(f"Naar welk bestand? (leeg = {name}, 0 = terug): ")) is not None:
        if answer == "0":
            return
        try:
            paper = make_summary(case, meeting.id, Path(answer or name).expanduser())
        except WriteError as error:
            console.say(str(error))
            continue
        console.say(f"De samenvatting staat in {paper.path.absolute()}.", *paper.remarks)
        return


def _read(case: OpenCase, console: Console) -> None:
    meeting = case.latest_meeting()
    if meeting is None:
        console.say("Er is nog geen gesprek gevoerd, dus nog niets om samen te vatten.")
        return
    built = summary_of(case, meeting.id)
    lines = [built.document.title, built.document.subtitle]
    for part in parts_of(built.document):
        lines += ["", part.title, *part.text.splitlines()]
    console.say("")
    console.read_out([*lines, "", *built.reasons])


def _contact(case: OpenCase, console: Console) -> None:
    from gesprekshulp.assistant.dates import dutch_date

    text = console.ask("Wat is er gezegd of geschreven, en met wie? ")
    if not text:
        return
    how = console.choose("Hoe?", ["telefoon", "e-mail", "schoolplein", "papier"], stop="anders")
    ways = ("telefoon", "e-mail", "schoolplein", "papier")
    on = ask_date(console, "Wanneer? (leeg = vandaag): ", case.today(), past=True) or case.today()
    add_contact(case, ways[how] if how is not None else "anders", on, text, ())
    console.say(f"Bewaard bij {dutch_date(on)}.")
