"""What can be filled in about the plan, the facts, contacts and meetings: more of `subjects`."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, cast

from gesprekshulp.dossier import words
from gesprekshulp.dossier.anchors import DATED_FACTS
from gesprekshulp.dossier.events import (
    ContactVastgelegd,
    GesprekGepland,
    LeerlingGehoord,
    OnderdeelVastgelegd,
    OppVastgelegd,
    UitnodigingVastgelegd,
    UitspraakVastgelegd,
)
from gesprekshulp.dossier.types import (
    ChildView,
    Contact,
    CourtOrder,
    Invitation,
    NoteReader,
    Opp,
    OppStatus,
)
from gesprekshulp.tui.dialogs.fields import Field, as_date, typed_date
from gesprekshulp.tui.subjects import Subject, Values, listed, yes_no

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase

_HOW_CONTACT = tuple(
    (way, way) for way in ("telefoon", "e-mail", "bij het hek", "op papier", "anders")
)


def opp(case: OpenCase) -> Subject:
    """The ontwikkelingsperspectief without its items."""
    known = case.dossier.opp

    def record(values: Values) -> None:
        status = cast(OppStatus, values["status"] or "geen")
        case.record(
            OppVastgelegd(
                opp=Opp(
                    version=int(values["version"] or 0),
                    status=status,
                    uitstroombestemming=values["uitstroombestemming"],
                    grounds=values["grounds"],
                    helping=values["helping"],
                    hindering=values["hindering"],
                    originals=values["originals"],
                    dated=as_date(values["dated"]),
                )
            )
        )

    return Subject(
        "opp",
        "Ontwikkelingsperspectief (OPP)",
        (
            Field("status", "Stand", "keuze", listed(words.OPP_STATUS), optional_choice=False),
            Field("version", "Versie", check=_whole_number),
            Field("dated", "Datum", "datum", past=True),
            Field("uitstroombestemming", "Uitstroombestemming"),
            Field("grounds", "Onderbouwing", "lang"),
            Field("helping", "Wat helpt", "lang"),
            Field("hindering", "Wat belemmert", "lang"),
            Field("originals", "Waar de originelen liggen", hint="Alleen de plek, geen kopie."),
        ),
        {
            "status": known.status,
            "version": str(known.version or 1),
            "dated": typed_date(known.dated),
            "uitstroombestemming": known.uitstroombestemming,
            "grounds": known.grounds,
            "helping": known.helping,
            "hindering": known.hindering,
            "originals": known.originals,
        },
        record,
    )


def _whole_number(text: str) -> str:
    good = text.isascii() and text.isdigit() and len(text) < 4
    return "" if good else "Schrijf een getal, bijvoorbeeld 2."


def plan_item(case: OpenCase, item_id: str = "") -> Subject:
    """An item of the handelingsdeel; "" for a new one. A changed text asks consent anew."""
    known = case.dossier.items.get(item_id)

    def record(values: Values) -> None:
        case.record(
            OnderdeelVastgelegd(
                item=item_id or case.desk.new_id("d"),
                text=values["text"],
                dropped=values.get("dropped") == "ja",
            )
        )

    fields = [Field("text", "Wat gaan we doen", "lang", required="Schrijf wat er gaat gebeuren.")]
    if known:
        fields.append(Field("dropped", "Vervallen", "ja-nee", optional_choice=False))
    return Subject(
        f"onderdeel/{item_id or 'nieuw'}",
        "Onderdeel van het handelingsdeel",
        fields,
        {"text": known.text, "dropped": yes_no(known.dropped)} if known else {},
        record,
        "Verander je de tekst, dan vraag je de instemming opnieuw." if known else "",
    )


def fact(case: OpenCase, fact_id: str) -> Subject:
    """A fact of the vocabulary that a user can answer."""
    known = case.desk.content.facts[fact_id]
    values = tuple((value.id, value.title) for value in known.values)
    now = case.facts().get(fact_id, "")
    entry = case.dossier.facts.get(fact_id)
    fields = [
        Field("value", "Antwoord", "keuze", values),
        Field("ground", "Waaruit blijkt dat", hint="Mag leeg blijven."),
    ]
    if fact_id in DATED_FACTS:
        fields.append(
            Field("day", "Op welke dag", "datum", hint="Hiervan kan een termijn afhangen.")
        )

    def record(answers: Values) -> None:
        day = as_date(answers.get("day", ""))
        case.set_fact(fact_id, answers["value"] or "onbekend", answers["ground"], happened_on=day)

    return Subject(
        f"feit/{fact_id}",
        known.question or known.title,
        fields,
        {
            "value": now if now != "onbekend" else "",
            "ground": entry.ground if entry else "",
            "day": typed_date(entry.happened_on) if entry else "",
        },
        record,
        known.explanation,
    )


def court_order(case: OpenCase) -> Subject:
    """A decision of the court about gezag, contact or supervision."""

    def record(values: Values) -> None:
        dated = date.fromisoformat(values["dated"])
        concerns = (values["concerns"],) if values["concerns"] else ()
        case.record(
            UitspraakVastgelegd(
                order=CourtOrder(
                    dated=dated,
                    text=values["text"],
                    concerns=concerns,
                    until=as_date(values["until"]),
                )
            )
        )

    return Subject(
        "uitspraak",
        "Uitspraak van de rechter",
        (
            Field(
                "dated",
                "Datum",
                "datum",
                required="Vul de datum van de uitspraak in.",
                past=True,
            ),
            Field("text", "Wat staat erin", "lang", required="Schrijf wat er is beslist."),
            Field("concerns", "Over wie", "keuze", _people(case)),
            Field("until", "Geldt tot", "datum"),
        ),
        {},
        record,
        "Leg vast wat je zelf hebt gezien. Het stuk zelf bewaar je in je eigen dossier.",
    )


def contact(case: OpenCase, contact_id: str = "") -> Subject:
    """A contact outside a meeting, with its own date."""
    known = case.dossier.contacts.get(contact_id)

    def record(values: Values) -> None:
        case.record(
            ContactVastgelegd(
                contact=Contact(
                    id=contact_id or case.desk.new_id("c"),
                    how=values["how"] or "anders",
                    on=date.fromisoformat(values["on"]),
                    text=values["text"],
                    partners=(values["partner"],) if values["partner"] else (),
                    reader=cast(NoteReader, values["reader"] or "dossier"),
                )
            )
        )

    return Subject(
        f"contact/{contact_id or 'nieuw'}",
        "Contact",
        (
            Field("text", "Wat is er gezegd", "lang", required="Schrijf wat er is gezegd."),
            Field(
                "on",
                "Wanneer",
                "datum",
                required="Vul de datum van het contact in.",
                past=True,
            ),
            Field("how", "Hoe", "keuze", _HOW_CONTACT, optional_choice=False),
            Field("partner", "Met wie", "keuze", _people(case)),
            Field("reader", "Voor wie", "keuze", listed(words.NOTE_READERS), optional_choice=False),
        ),
        {
            "text": known.text if known else "",
            "on": typed_date(known.on if known else case.today()),
            "how": known.how if known else "telefoon",
            "partner": known.partners[0] if known and known.partners else "",
            "reader": known.reader if known else "dossier",
        },
        record,
    )


def child_view(case: OpenCase) -> Subject:
    """How and when the pupil was offered to be heard, and what came of it."""
    known = case.dossier.child_view

    def record(values: Values) -> None:
        case.record(
            LeerlingGehoord(
                view=ChildView(
                    offered_on=as_date(values["offered_on"]),
                    chosen_way=values["chosen_way"],
                    words=values["words"],
                    withheld=values["withheld"] == "ja",
                    declined=values["declined"] == "ja",
                    changed=values["changed"],
                    told_back_on=as_date(values["told_back_on"]),
                )
            )
        )

    return Subject(
        "leerling-gehoord",
        "De stem van de leerling",
        (
            Field("offered_on", "Aangeboden op", "datum", past=True),
            Field(
                "chosen_way", "Gekozen manier", hint="Bijvoorbeeld: wandelen, tekenen, een brief."
            ),
            Field("words", "In eigen woorden", "lang"),
            Field(
                "withheld",
                "Liever niet naar ouders",
                "ja-nee",
                hint="Vraag het de leerling. Bij ja staan de woorden niet in de samenvatting.",
            ),
            Field("declined", "Wil niets zeggen", "ja-nee"),
            Field("changed", "Wat het veranderde", "lang"),
            Field("told_back_on", "Teruggekoppeld op", "datum", past=True),
        ),
        {
            "offered_on": typed_date(known.offered_on),
            "chosen_way": known.chosen_way,
            "words": known.words,
            "withheld": "ja" if known.withheld else "",
            "declined": "ja" if known.declined else "",
            "changed": known.changed,
            "told_back_on": typed_date(known.told_back_on),
        },
        record,
    )


def invitation(case: OpenCase, partner_id: str = "", meeting: str = "") -> Subject:
    """An invitation, or the reason why someone was not invited."""

    def record(values: Values) -> None:
        case.record(
            UitnodigingVastgelegd(
                invitation=Invitation(
                    partner=values["partner"],
                    how=values["how"],
                    on=as_date(values["on"]),
                    by=case.desk.user,
                    meeting=meeting,
                    reason_not=values["reason_not"],
                )
            )
        )

    return Subject(
        f"uitnodiging/{partner_id or 'nieuw'}",
        "Uitnodiging",
        (
            Field("partner", "Wie", "keuze", _people(case), required="Kies wie."),
            Field("on", "Wanneer", "datum", past=True),
            Field("how", "Hoe", hint="Bijvoorbeeld: brief, e-mail, gebeld."),
            Field(
                "reason_not",
                "Niet uitgenodigd",
                hint="Alleen als je iemand niet uitnodigt: waarom.",
            ),
        ),
        {"partner": partner_id, "on": typed_date(case.today())},
        record,
    )


def meeting(case: OpenCase, meeting_id: str = "") -> Subject:
    """A planned meeting; "" for a new one."""
    known = case.dossier.meetings.get(meeting_id)
    planned = _local(known.planned_for) if known and known.planned_for else None

    def record(values: Values) -> None:
        case.record(
            GesprekGepland(
                meeting=meeting_id or case.desk.new_id("g"),
                title=values["title"],
                kind=known.kind if known else "oogo",
                planned_for=_moment(values["on"], values["at"]),
                place=values["place"],
            )
        )
        case.refresh_glance()

    return Subject(
        f"gesprek/{meeting_id or 'nieuw'}",
        "Gesprek plannen",
        (
            Field("title", "Titel", required="Geef het gesprek een titel, bijvoorbeeld OOGO."),
            Field("on", "Datum", "datum"),
            Field("at", "Tijd", hint="Bijvoorbeeld 15:30.", check=_time_fault),
            Field("place", "Plaats"),
        ),
        {
            "title": known.title if known else "OOGO",
            "on": typed_date(planned.date()) if planned else "",
            "at": f"{planned:%H:%M}" if planned else "",
            "place": known.place if known else "",
        },
        record,
    )


def _people(case: OpenCase) -> tuple[tuple[str, str], ...]:
    return tuple((one.id, one.short or one.name) for one in case.dossier.partners.values())


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text.strip().replace(".", ":").zfill(5)) if text else None
    except ValueError:
        return None


def _time_fault(text: str) -> str:
    return "" if _time(text) else f"“{text}” is geen tijd. Schrijf bijvoorbeeld 15:30."


def _moment(on: str, at: str) -> datetime | None:
    from gesprekshulp.casework.desk import AMSTERDAM

    if not on:
        return None
    wall = datetime.combine(date.fromisoformat(on), _time(at) or time(0, 0), tzinfo=AMSTERDAM)
    return wall.astimezone(UTC)


def _local(moment: datetime) -> datetime:
    from gesprekshulp.casework.desk import AMSTERDAM

    return moment.astimezone(AMSTERDAM)
