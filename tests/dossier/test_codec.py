"""What is stored comes back: today's events, yesterday's, and those of a program to come."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, get_args

import msgspec
import pytest
from dossier_story import OCTOBER, Story, of_type
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.dossier.codec import Codec, decode, encode, kind_of
from gesprekshulp.dossier.events import Known, NotitieGemaakt, Payload, Unknown, ZaakGeopend
from gesprekshulp.dossier.types import Note
from gesprekshulp.dossier.upcast import Lifters

ANYTHING = st.one_of(*(of_type(one) for one in get_args(Known)))


@given(ANYTHING)
@settings(max_examples=300, deadline=None)
def test_every_event_comes_back_as_it_was_stored(payload: Any) -> None:
    assert decode(kind_of(payload), payload.version, encode(payload)) == payload


@given(st.text(max_size=20), st.integers(-1, 3), st.binary(max_size=60))
@settings(deadline=None)
def test_whatever_cannot_be_read_is_kept_byte_for_byte(kind: str, version: int, raw: bytes) -> None:
    found = decode(kind, version, raw)
    if isinstance(found, Unknown):
        assert found == Unknown(kind=kind, version=version, raw=raw)
        assert encode(found) == raw


def test_an_event_of_a_later_program_survives_a_round_trip_and_harms_nothing() -> None:
    raw = b'{"soort":"zienswijze-ontvangen", "version":1,"van":"vader","tekst":"Ik zie dit anders"}'
    found = decode("zienswijze-ontvangen", 1, raw)
    assert isinstance(found, Unknown)
    assert encode(found) == raw
    story = Story().opened().tell(found).note("n1", "g1", "thuis gaat het goed")
    assert story.dossier.unknown_events == 1
    assert list(story.dossier.notes) == ["n1"]


def test_a_newer_version_of_a_known_event_is_not_guessed_at() -> None:
    raw = encode(ZaakGeopend(case="z-1", title="S.V.", on=OCTOBER.date()))
    found = decode("zaak-geopend", 2, raw)
    assert isinstance(found, Unknown)
    assert encode(found) == raw


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b'{"soort":"zaak-geopend"}', b"\xff\xfe", b"[" * 100_000],
    ids=["leeg", "half", "lijst", "onvolledig", "geen utf-8", "diep"],
)
def test_damaged_bytes_are_kept_and_never_raise(raw: bytes) -> None:
    found = decode("zaak-geopend", 1, raw)
    assert isinstance(found, Unknown)
    assert encode(found) == raw


class Wensgesprek(Payload, frozen=True, kw_only=True, tag="wens-gehoord"):
    """A test's own event: 1 had `kind` and `wens`, 2 renamed them, 3 keeps wishes apart."""

    leerling: str
    words: tuple[str, ...]
    version: int = 3


def lifters() -> Lifters:
    known = Lifters()

    @known.register("wens-gehoord", 1)
    def rename(raw: dict[str, Any]) -> dict[str, Any]:
        raw["leerling"] = raw.pop("kind")
        raw["words"] = raw.pop("wens")
        return raw

    @known.register("wens-gehoord", 2)
    def split(raw: dict[str, Any]) -> dict[str, Any]:
        raw["words"] = raw["words"].split("; ")
        return raw

    return known


def test_an_old_event_is_lifted_through_every_version_in_between() -> None:
    codec = Codec([Wensgesprek], lifters())
    raw = b'{"soort":"wens-gehoord","kind":"Sem","wens":"een rustige plek; buiten spelen"}'
    found = codec.decode("wens-gehoord", 1, raw)
    assert found == Wensgesprek(leerling="Sem", words=("een rustige plek", "buiten spelen"))
    assert isinstance(found, Wensgesprek)
    assert found.version == 3


def test_without_a_lifter_or_with_odd_old_bytes_the_event_is_kept_untouched() -> None:
    raw = b'{"soort":"wens-gehoord","kind":"Sem","wens":7}'
    assert Codec([Wensgesprek], Lifters()).decode("wens-gehoord", 1, raw) == Unknown(
        kind="wens-gehoord", version=1, raw=raw
    )
    assert isinstance(Codec([Wensgesprek], lifters()).decode("wens-gehoord", 1, raw), Unknown)


def test_one_step_has_one_lifter() -> None:
    known = lifters()
    with pytest.raises(ValueError, match="wens-gehoord"):
        known.register("wens-gehoord", 1)(dict)


def test_the_stored_form_is_readable_json_with_its_type() -> None:
    note = Note(
        id="n1", meeting="g1", text="Sem is thuis “rustig”", at=datetime(2026, 10, 1, tzinfo=UTC)
    )
    stored = msgspec.json.decode(encode(NotitieGemaakt(note=note)))
    assert stored["soort"] == "notitie-gemaakt"
    assert stored["note"]["text"] == "Sem is thuis “rustig”"
