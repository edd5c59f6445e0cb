"""What is out for a reader never enters the bundle, whatever the case and the decisions."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gesprekshulp.documents.bundle.build import bundle_document
from gesprekshulp.documents.bundle.judging import Requester, RequesterKind, judge_bundle
from gesprekshulp.documents.bundle.lines import bundle_lines
from gesprekshulp.documents.bundle.others import SOMEONE, People
from gesprekshulp.documents.plain import as_text
from gesprekshulp.dossier.types import (
    ChildView,
    Contact,
    Dossier,
    FactEntry,
    Gesprekspartner,
    Leerling,
    Note,
    Opp,
    PlanItem,
)
from gesprekshulp.dossier.views import BundleChoice, Zienswijze
from gesprekshulp.knowledge.loading import load_content

TODAY = date(2026, 11, 28)
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
PARTNERS = {
    "m": Gesprekspartner(id="m", name="Aylin Vos", role="ouder-met-gezag", short="moeder"),
    "v": Gesprekspartner(id="v", name="Bram Kok", role="ouder-zonder-gezag", short="vader"),
    "j": Gesprekspartner(id="j", name="Marloes Smit", role="medewerker", short="juf Marloes"),
}
REQUESTERS = (
    Requester("ouder-met-gezag", "m"),
    Requester("ouder-zonder-gezag", "v"),
    Requester("leerling", "leerling"),
    Requester("nieuwe-school"),
)


CONTENT = load_content()[0]


def dossier(born: date | None = date(2017, 3, 4), **more: Any) -> Dossier:
    pupil = Leerling(first_name="Sem", last_name="Vos", birth_date=born)
    return Dossier(id="z1", leerling=pupil, partners=PARTNERS, **more)


def note(text: str, number: int = 1, **more: Any) -> Note:
    return Note(id=f"n{number}", meeting="g1", text=text, at=AT, **more)


def verdicts(case: Dossier, kind: RequesterKind, who: str = "") -> dict[str, tuple[str, str]]:
    lines = bundle_lines(case, CONTENT, TODAY)
    found = judge_bundle(case, lines, Requester(kind, who), TODAY)
    return {one.line.id: (one.verdict, one.ground) for one in found}


def paper(case: Dossier, requester: Requester) -> str:
    judged = judge_bundle(case, bundle_lines(case, CONTENT, TODAY), requester, TODAY)
    return as_text(bundle_document(case, judged, requester, CONTENT, TODAY))


WORDS = st.sampled_from(["leest thuis", "vader kwam niet", "Tim sloeg hem", "rekent beter"])
READERS = st.sampled_from(["eigen", "dossier", "delen"])
SPEAKERS = st.sampled_from(["", "m", "v", "j", "leerling"])
SHARED = st.sets(st.sampled_from(["m", "v", "leerling"])).map(lambda some: tuple(sorted(some)))
CHOICES = st.sampled_from(["in", "uit", "ingekort"])


@st.composite
def cases(draw: st.DrawFn) -> Dossier:
    notes, contacts, views = {}, {}, {}
    for number in range(draw(st.integers(0, 5))):
        made = note(
            f"{draw(WORDS)} merk{number:02}x",
            number,
            reader=draw(READERS),
            speaker=draw(SPEAKERS),
            shared_with=draw(SHARED),
            layer=draw(st.sampled_from(["waarneming", "citaat", "uitleg"])),
            kind=draw(st.sampled_from(["afspraak", "bezwaar", "informatie", "besluit"])),
        )
        notes[made.id] = made
    for number in range(draw(st.integers(0, 3))):
        contacts[f"c{number}"] = Contact(
            id=f"c{number}",
            how="telefoon",
            on=TODAY - timedelta(days=number),
            text=f"{draw(WORDS)} belt{number:02}x",
            partners=draw(SHARED),
            reader=draw(READERS),
        )
    for number in range(draw(st.integers(0, 2))):
        views[f"w{number}"] = Zienswijze(
            id=f"w{number}",
            who=draw(st.sampled_from(["m", "v", "leerling"])),
            words=f"{draw(WORDS)} ziet{number:02}x",
            received_on=TODAY,
            shared_with=draw(SHARED),
        )
    case = dossier(
        draw(st.sampled_from([None, date(2017, 3, 4), date(2010, 1, 1), date(2005, 1, 1)])),
        notes=notes,
        contacts=contacts,
        views=views,
        child_view=ChildView(words="stil00x", offered_on=TODAY, withheld=draw(st.booleans())),
        opp_history=(Opp(version=1, status="concept", hindering="Tim plaagt plan00x"),),
        items={"d1": PlanItem(id="d1", text="lezen met een maatje item00x")},
    )
    choices = {}
    for line in bundle_lines(case, CONTENT, TODAY):
        for requester in REQUESTERS:
            if draw(st.booleans()):
                choices[f"{requester.key}/{line.id}"] = BundleChoice(
                    whom=requester.key,
                    line=line.id,
                    of=line.of,
                    choice=draw(CHOICES),
                    reason="gewogen",
                    on=TODAY,
                    short="kort",
                )
    return replace(case, bundle_choices=choices)


@given(case=cases(), requester=st.sampled_from(REQUESTERS))
@settings(deadline=None, max_examples=120)
def test_what_is_out_never_enters(case: Dossier, requester: Requester) -> None:
    judged = judge_bundle(case, bundle_lines(case, CONTENT, TODAY), requester, TODAY)
    text = paper(case, requester)
    for number, one in case.notes.items():
        if one.reader == "eigen":
            assert one.text.split()[-1] not in text, number
    for contact in case.contacts.values():
        if contact.reader == "eigen":
            assert contact.text.split()[-1] not in text
    if case.child_view.withheld and requester.kind != "leerling":
        assert "stil00x" not in text
    for line in judged:
        taken = line.choice is not None and line.choice.choice == "in"
        allowed = line.verdict == "in" or (line.verdict == "kijk" and taken)
        mark = next(
            (word for word in line.line.text.split() if word.strip("“”.:").endswith("x")), ""
        )
        if mark and not allowed:
            assert mark.strip("“”.:") not in text, (line.line.id, line.verdict, line.ground)


@given(case=cases(), requester=st.sampled_from(REQUESTERS))
@settings(deadline=None, max_examples=60)
def test_no_line_about_another_goes_in_without_a_person_or_leave(
    case: Dossier, requester: Requester
) -> None:
    for one in judge_bundle(case, bundle_lines(case, CONTENT, TODAY), requester, TODAY):
        foreign = one.line.about - {requester.id, "leerling", "j"}
        if foreign and one.verdict == "in":
            assert requester.id in one.line.shared_with
            assert foreign <= {*one.line.shared_with}


def test_the_list_of_what_stays_out_says_why_and_never_what() -> None:
    case = dossier(notes={"n1": note("geheim", 1, reader="eigen")})
    text = paper(case, REQUESTERS[0])
    assert "1 regel: persoonlijke werkaantekeningen" in text
    assert "Persoonlijke werkaantekeningen en inzage" in text
    assert "geheim" not in text


def test_a_line_about_another_waits_for_a_person() -> None:
    case = dossier(notes={"n1": note("vader kwam niet", reader="dossier")})
    assert verdicts(case, "ouder-met-gezag", "m")["notitie/n1"] == ("kijk", "over-een-ander")
    assert verdicts(case, "ouder-zonder-gezag", "v")["notitie/n1"] == ("in", "eigen-woorden")
    case = dossier(notes={"n1": note("rekent beter", reader="dossier")})
    assert verdicts(case, "ouder-met-gezag", "m")["notitie/n1"] == ("in", "inzage")
    assert verdicts(case, "ouder-zonder-gezag", "v")["notitie/n1"][0] == "kijk"


def test_another_child_in_a_shared_line_is_still_looked_at() -> None:
    case = dossier(notes={"n1": note("Tim plaagt Sem", reader="delen", shared_with=("m", "v"))})
    assert verdicts(case, "ouder-met-gezag", "m")["notitie/n1"] == ("kijk", "over-een-ander")
    said = note("dat vind ik ook", reader="delen", shared_with=("m", "v"), speaker="v")
    case = dossier(notes={"n1": said})
    assert verdicts(case, "ouder-met-gezag", "m")["notitie/n1"] == ("in", "al-gedeeld")


def test_from_sixteen_the_pupil_asks() -> None:
    notes = {"n1": note("rekent beter", reader="dossier")}
    case = dossier(date(2010, 1, 1), notes=notes, opp_history=(Opp(version=1, status="concept"),))
    mother = verdicts(case, "ouder-met-gezag", "m")
    assert mother["notitie/n1"] == ("kijk", "leerling-16")
    assert mother["opp/1"] == ("in", "vorderingen")
    assert verdicts(case, "leerling", "leerling")["notitie/n1"] == ("in", "inzage")
    young = dossier(notes=notes)
    assert verdicts(young, "leerling", "leerling")["notitie/n1"] == ("kijk", "leerling-onder-16")


def test_a_decision_no_longer_counts_when_the_line_changed() -> None:
    before = dossier(notes={"n1": note("vader kwam niet", reader="dossier")})
    line = next(one for one in bundle_lines(before, CONTENT, TODAY) if one.kind == "notitie")
    requester = REQUESTERS[0]
    choice = BundleChoice(
        whom=requester.key, line=line.id, of=line.of, choice="in", reason="mag", on=TODAY
    )
    choices = {f"{requester.key}/{line.id}": choice}
    same = dossier(notes=before.notes, bundle_choices=choices)
    assert "vader kwam niet" in paper(same, requester)
    changed = {"n1": note("vader kwam niet en was boos", reader="dossier")}
    other = paper(dossier(notes=changed, bundle_choices=choices), requester)
    assert "vader kwam niet" not in other
    assert "CONCEPT" in other


def test_how_a_talk_went_is_no_line() -> None:
    entry = FactEntry(value="x", on=TODAY, meeting="g1", answer=0)
    case = dossier(fact_history={"g1/weerstand-gehoord": (entry,)})
    assert not [one for one in bundle_lines(case, CONTENT, TODAY) if one.kind == "feit"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Sem rekent beter. Hij leest elke dag.", set()),
        ("juf Marloes belt op 1 december over het OPP", {"j"}),
        ("Sem speelt met Tim uit groep 7", {SOMEONE}),
        ("Tim sloeg hem op het plein", {SOMEONE}),
        ("zijn broertje heeft ook hulp", {SOMEONE}),
        ("mama vindt het spannend", {"m"}),
        ("Aylin belde zelf", {"m"}),
        ("mevrouw Kok kwam mee", {"v"}),
    ],
)
def test_who_a_text_names(text: str, who: set[str]) -> None:
    assert People(dossier(), CONTENT).named_in(text) == who
