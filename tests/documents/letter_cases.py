"""Three cases to build letters from: nothing known, everything known, and what contradicts itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import replace

from gesprekshulp.documents.letters.build import BuiltLetter, build_letter
from gesprekshulp.documents.letters.data import next_meeting
from gesprekshulp.documents.letters.request import Reader, Request, default_readers
from gesprekshulp.documents.plain import as_text
from gesprekshulp.dossier.trail import MadeDocument
from gesprekshulp.dossier.types import (
    ChildView,
    Contact,
    CourtOrder,
    Dossier,
    FactEntry,
    Gesprek,
    Gesprekspartner,
    Instemming,
    Invitation,
    Leerling,
    Note,
    Opp,
    PlanItem,
    Presence,
    School,
)
from gesprekshulp.knowledge.types import Content, Letter

ON = date(2026, 11, 24)
HELD = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
AGAIN = datetime(2026, 12, 8, 14, 0, tzinfo=UTC)
BOTH = ("moeder", "vader")


def note(name: str, text: str, **more: Any) -> Note:
    given = {"meeting": "g1", "at": HELD, "shared_with": BOTH, **more}
    return Note(id=name, text=text, **given)


def person(who: str, role: Any = "ouder-met-gezag", **more: Any) -> Gesprekspartner:
    decides = role in ("ouder-met-gezag", "voogd")
    given = {"name": f"{who.capitalize()} Vos", "short": who, "consents": decides, **more}
    return Gesprekspartner(id=who, role=role, **given)


def empty() -> Dossier:
    return Dossier(id="z1")


def rich() -> Dossier:
    notes = (
        note("n1", "thuis is hij rustig", layer="citaat", speaker="moeder"),
        note(
            "n2",
            "niet buiten de klas",
            kind="bezwaar",
            layer="citaat",
            speaker="moeder",
            item="lezen",
            stand="doorgeschoven",
            next_step="Juf probeert lezen in de klas.",
        ),
        note(
            "n3",
            "wanneer kijken we terug?",
            kind="vraag",
            layer="citaat",
            speaker="vader",
            stand="opgelost",
            answer="Op 8 december.",
        ),
        note(
            "n4",
            "juf zet de werkplek klaar",
            kind="afspraak",
            who="juf",
            when=date(2026, 12, 1),
            how_known="Sem zit er",
            stand="open",
        ),
        note("n5", "we beginnen met het groepje", kind="besluit"),
        note("n6", "ik wil bij het raam", layer="citaat", speaker="leerling"),
        note("n7", "KROKODIL alleen voor mij", reader="eigen", shared_with=()),
        note("n8", "OLIFANT alleen voor vader", shared_with=("vader",)),
        note("n9", "TIJGER alleen voor het dossier", reader="dossier", shared_with=()),
    )
    people = (
        person("moeder", salutation="mevrouw Vos", address="Dorpsstraat 1\n1234 AB Linde"),
        person("vader", salutation="meneer Vos", address="Geheimweg 2", address_secret=True),
        person("opa", "ouder-zonder-gezag", salutation="meneer De Boer"),
        person("juf", "medewerker"),
        person("tolk", "tolk"),
    )
    there = tuple(Presence(partner=p.id, role=p.role) for p in people if p.id in (*BOTH, "juf"))
    return Dossier(
        id="z1",
        title="S.V.",
        opened_on=date(2026, 9, 1),
        leerling=Leerling(
            first_name="Sem",
            last_name="Vos",
            alias="S.V.",
            pronouns="hij",
            birth_date=date(2016, 3, 4),
            enrolled_on=date(2020, 8, 24),
            group="groep 6",
        ),
        school=School(
            name="De Linde",
            sector="po",
            denomination="openbaar",
            partnership="De Brug",
            support_point="telefoon 000 - 000 00 00",
            contact="Karin de Wit",
            basic_support="hulp in de klas",
            extra_support="een groepje rekenen",
            decides="de directeur",
        ),
        partners={p.id: p for p in people},
        orders=(CourtOrder(dated=date(2025, 1, 2), text="gezag bij beide ouders", concerns=BOTH),),
        opp=_opp(),
        opp_history=(_opp(),),
        items={
            "rekenen": PlanItem(id="rekenen", text="Drie keer per week rekenen in een groepje"),
            "lezen": PlanItem(id="lezen", text="Twee keer per week samen lezen"),
        },
        consents={
            "moeder/rekenen": (_says("moeder", "rekenen", "akkoord", how="ondertekend"),),
            "vader/rekenen": (_says("vader", "rekenen", "tot-datum", until=date(2027, 2, 1)),),
            "moeder/lezen": (_says("moeder", "lezen", "bezwaar", words="niet buiten de klas"),),
            "vader/lezen": (
                _says("vader", "lezen", "voorbehoud", words="eerst zien hoe het gaat"),
            ),
        },
        facts={},
        child_view=ChildView(
            offered_on=date(2026, 11, 10),
            chosen_way="tekenen met juf",
            words="Ik wil bij het raam.",
            changed="Hij krijgt een plek bij het raam.",
            told_back_on=date(2026, 11, 20),
        ),
        invitations=tuple(
            Invitation(partner=p, how="telefoon", on=date(2026, 11, 3), by="Karin") for p in BOTH
        ),
        contacts={
            "c1": Contact(
                id="c1", how="telefoon", on=date(2026, 11, 5), text="LEEUW", partners=("moeder",)
            )
        },
        meetings={
            "g1": Gesprek(
                id="g1",
                title="OOGO",
                stand="gesloten",
                place="kamer 3",
                started_at=HELD,
                ended_at=HELD,
                closed_at=HELD,
                presence=there,
            ),
            "g2": Gesprek(id="g2", title="Vervolg", planned_for=AGAIN, place="kamer 4"),
        },
        notes={one.id: one for one in notes},
        documents=(
            MadeDocument(
                kind="samenvatting",
                on=HELD,
                meeting="g1",
                readers=BOTH,
                file_name="s.docx",
                sha256="ab" * 32,
            ),
        ),
    )


def contradictory() -> Dossier:
    """What cannot all be true, or points to what is not there."""
    whole = rich()
    return replace(
        whole,
        leerling=replace(whole.leerling, birth_date=date(2030, 1, 1), last_name=""),
        school=School(sector=None, school_type="speciaal"),
        partners={
            **whole.partners,
            "moeder": person("moeder", until=date(2020, 1, 1)),
            "vader": person("vader", name="", short="", salutation=""),
        },
        opp=Opp(version=3, status="geen", uitstroombestemming="", dated=date(2031, 1, 1)),
        consents={
            "moeder/rekenen": (
                _says("moeder", "rekenen", "akkoord", item_version=7),
                _says("moeder", "weg", "bezwaar"),
            ),
            "niemand/lezen": (_says("niemand", "lezen", "bezwaar", words="wie ben ik"),),
            "vader/lezen": (_says("vader", "lezen", "tot-datum", given_on=None),),
        },
        child_view=ChildView(words="geheim: NIJLPAARD", declined=True, withheld=True),
        invitations=(
            Invitation(partner="niemand", on=None),
            Invitation(partner="moeder", on=date(2026, 1, 1), reason_not="verhuisd"),
        ),
        meetings={
            "g1": Gesprek(id="g1", title="", stand="gesloten", started_at=AGAIN, ended_at=HELD),
            "g2": Gesprek(id="g2", title="Vroeger", planned_for=HELD),
        },
        notes={
            "n1": note("n1", "van niemand", speaker="niemand", layer="citaat", kind="bezwaar"),
            "n2": note("n2", "weg gesprek", meeting="g9", when=date(2020, 1, 1), kind="afspraak"),
            "n3": note("n3", "doorgehaald", struck_on=HELD, struck_because="vergissing"),
        },
    )


def _opp() -> Opp:
    return Opp(
        version=1,
        status="concept",
        uitstroombestemming="Vmbo, theoretische leerweg.",
        grounds="Sem leert goed in kleine stappen.",
        helping="Werken met zijn handen.",
        hindering="Drukte in de klas.",
        originals="kast 2 bij de directeur",
        dated=date(2026, 10, 1),
    )


def _says(partner: str, item: str, stand: Any, **more: Any) -> Instemming:
    given = {"item_version": 1, "given_on": date(2026, 11, 17), "how": "gezegd", **more}
    return Instemming(partner=partner, item=item, stand=stand, **given)


CASES = {"leeg": empty, "rijk": rich, "tegenstrijdig": contradictory}


def filled(letter: Letter) -> dict[str, str]:
    """Every field of a letter filled in, as its example says."""
    return {
        one.id: "2026-12-01"
        if one.form == "datum"
        else (one.choices[0] if one.choices else one.example)
        for one in letter.fields
    }


def request_of(
    content: Content,
    letter: Letter,
    dossier: Dossier,
    readers: Sequence[Reader] = (),
    **more: Any,
) -> Request:
    """What the program would make the letter of on this day."""
    coming = next_meeting(dossier, ON)
    about = {"laatste": "g1" if "g1" in dossier.meetings else "", "geen": ""}
    return Request(
        letter=letter,
        dossier=dossier,
        content=content,
        readers=tuple(readers) or default_readers(letter, dossier, ON),
        on=ON,
        meeting=about.get(letter.meeting, coming.id if coming else ""),
        **{"user": "Karin de Wit", **more},
    )


def built(content: Content, letter: Letter, dossier: Dossier, **more: Any) -> BuiltLetter:
    return build_letter(request_of(content, letter, dossier, **more))


def text_of(letter: BuiltLetter) -> str:
    return as_text(letter.document)


def with_facts(dossier: Dossier, facts: dict[str, str]) -> Dossier:
    entries = {name: FactEntry(value=value, on=date(2026, 11, 1)) for name, value in facts.items()}
    return replace(dossier, facts={**dossier.facts, **entries})


def golden(content: Content, name: str) -> str:
    """Return the letter on every case, one after another; the rich one with all fields filled."""
    letter = content.letters[name]
    parts = []
    for case, make in CASES.items():
        fields = filled(letter) if case == "rijk" else {}
        made = built(content, letter, make(), fields=fields)
        gaps = "".join(f"\nGAT {gap.what}" for gap in made.gaps)
        parts.append(f"##### {case}{gaps}\n\n{text_of(made)}")
    return "\n".join(parts)
