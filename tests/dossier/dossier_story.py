"""Telling a case in tests as it happens: one line per thing, the state on demand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from gesprekshulp.dossier import events as happened
from gesprekshulp.dossier.events import Event, Known, Unknown, Wiped
from gesprekshulp.dossier.facts import derive_facts
from gesprekshulp.dossier.fold import fold
from gesprekshulp.dossier.types import (
    Answer,
    Dossier,
    Gesprekspartner,
    Instemming,
    Leerling,
    Note,
    Opp,
    Presence,
)

OCTOBER = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)


class Story:
    """A case being told. `at` is the moment of the next event."""

    def __init__(self, at: datetime = OCTOBER) -> None:
        self.at = at
        self.events: list[Event] = []

    def tell(self, payload: Known | Unknown | Wiped) -> Story:
        """Let this happen now."""
        number = len(self.events) + 1
        self.events.append(
            Event(
                ordinal=number,
                action=number,
                happened_at=self.at,
                entered_at=self.at,
                entered_by="ib'er",
                payload=payload,
            )
        )
        self.at += timedelta(minutes=1)
        return self

    def later(self, days: int) -> Story:
        self.at += timedelta(days=days)
        return self

    @property
    def today(self) -> date:
        return self.at.date()

    @property
    def dossier(self) -> Dossier:
        return fold(self.events)

    def facts(self, meeting: str = "") -> dict[str, str]:
        return derive_facts(self.dossier, self.today, meeting)

    def opened(self, born: date | None = date(2017, 3, 4)) -> Story:
        self.tell(happened.ZaakGeopend(case="z-1", title="S.V.", on=self.today))
        pupil = Leerling(first_name="Sem", alias="S.V.", birth_date=born)
        return self.tell(happened.LeerlingVastgelegd(leerling=pupil))

    def person(self, who: str, role: Any = "ouder-met-gezag", **fields: Any) -> Story:
        fields.setdefault("consents", role in ("ouder-met-gezag", "voogd"))
        partner = Gesprekspartner(id=who, name=who.capitalize(), role=role, **fields)
        return self.tell(happened.PartnerVastgelegd(partner=partner))

    def both_parents(self) -> Story:
        return self.person("moeder").person("vader")

    def item(self, item: str, text: str, dropped: bool = False) -> Story:
        return self.tell(happened.OnderdeelVastgelegd(item=item, text=text, dropped=dropped))

    def says(self, who: str, item: str, stand: Any, **fields: Any) -> Story:
        version = self.dossier.items[item].version
        consent = Instemming(
            partner=who, item=item, item_version=version, stand=stand, given_on=self.today, **fields
        )
        return self.tell(happened.InstemmingVastgelegd(consent=consent))

    def opp(self, version: int, status: Any, dated: date | None) -> Story:
        opp = Opp(version=version, status=status, dated=dated)
        return self.tell(happened.OppVastgelegd(opp=opp))

    def plan(self, meeting: str, title: str = "OOGO", kind: str = "oogo") -> Story:
        return self.tell(happened.GesprekGepland(meeting=meeting, title=title, kind=kind))

    def begin(self, meeting: str, *present: str, absent: tuple[str, ...] = ()) -> Story:
        self.tell(happened.GesprekBegonnen(meeting=meeting, at=self.at))
        for who in (*present, *absent):
            role = self.dossier.partners[who].role if who in self.dossier.partners else "leerling"
            presence = Presence(
                partner=who, role=role, how="afwezig" if who in absent else "in de kamer"
            )
            self.tell(happened.AanwezigheidVastgelegd(meeting=meeting, presence=presence))
        return self

    def end(self, meeting: str) -> Story:
        return self.tell(happened.GesprekBeeindigd(meeting=meeting, at=self.at))

    def close(self, meeting: str) -> Story:
        return self.tell(happened.GesprekGesloten(meeting=meeting, at=self.at))

    def held(self, meeting: str, *present: str) -> Story:
        return self.plan(meeting).begin(meeting, *present).end(meeting).close(meeting)

    def note(self, note: str, meeting: str, text: str, **fields: Any) -> Story:
        made = Note(id=note, meeting=meeting, text=text, at=self.at, **fields)
        return self.tell(happened.NotitieGemaakt(note=made))

    def step(self, meeting: str, option: str, **sets: str) -> Story:
        facts = {fact.replace("_", "-"): value for fact, value in sets.items()}
        answer = Answer(tree="oogo", step="beeld", option=option, title="Beeld", sets=facts)
        return self.tell(happened.StapGezet(meeting=meeting, answer=answer))

    def back_to(self, meeting: str, keep: int) -> Story:
        return self.tell(happened.StapTeruggenomen(meeting=meeting, keep=keep))


def of_type(tp: Any) -> st.SearchStrategy[Any]:
    """Return anything that fits a type of the case, with ids from so small a pool that they meet."""
    from types import NoneType, UnionType
    from typing import Literal, Union, get_args, get_origin, get_type_hints

    import msgspec

    if tp is str:
        return st.sampled_from(["", "a", "b", "g1", "g2", "stemming", "uitstroom", "[/x] é\n"])
    if tp is int:
        return st.integers(-2, 4)
    if tp is bool:
        return st.booleans()
    if tp is date:
        return st.dates(date(2005, 1, 1), date(2030, 12, 31))
    if tp is datetime:
        return st.integers(0, 3_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
    if tp is NoneType:
        return st.none()
    origin, args = get_origin(tp), get_args(tp)
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, UnionType):
        return st.one_of(*(of_type(one) for one in args))
    if origin is tuple:
        return st.lists(of_type(args[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(of_type(args[0]), of_type(args[1]), max_size=2)
    assert issubclass(tp, msgspec.Struct), tp
    hints = get_type_hints(tp)
    names = [one.name for one in msgspec.structs.fields(tp) if one.name != "version" or tp is Opp]
    return st.fixed_dictionaries({name: of_type(hints[name]) for name in names}).map(
        lambda fields: tp(**fields)
    )
