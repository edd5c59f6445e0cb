"""The pages about threats and data protection: every promise names a test, and that test is there."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from gesprekshulp.assistant.form import types as form_types
from gesprekshulp.dossier import events, notes, types, views
from gesprekshulp.knowledge.loading import content_dir, load_content

TESTS = Path(__file__).resolve().parent.parent
PAGES = ("dreigingen", "verwerkingsregister")
_NAMED = re.compile(r"`(test_\w+)`")
_DEFINED = re.compile(r"^(?:async )?def (test_\w+)", re.M)
# As parts of a field's name, in Dutch and English.
_NOT_ASKED = ("bsn", "burgerservice", "afkomst", "origin_country", "nationali", "ethnic", "etni")
_NOT_ASKED += ("geloof", "religi", "godsdienst", "levensbeschouw", "geaardheid", "ras_", "race")


# Row of the register -> fields it tells of; "" for what is no datum about a person.
_OF_PEOPLE = {
    "naam, geboortedatum of leeftijd, groep, inschrijving en voornaamwoord van de leerling": {
        *("first_name", "last_name", "alias", "pronouns", "birth_date", "age_group", "group"),
        "enrolled_on",
    },
    "wie de ouders zijn, hun rol en gezag": {
        *("name", "role", "consents", "since", "until", "short", "salutation", "remark"),
    },
    "taal, tolk, en wat iemand nodig heeft om mee te praten": {"language", "needs"},
    "adres en hoe iemand te bereiken is, en of het adres geheim is": {
        *("address", "address_secret", "reach"),
    },
    "": {"id"},
}
_OF_A_CASE = {
    "naam, geboortedatum of leeftijd, groep, inschrijving en voornaamwoord van de leerling": {
        *("leerling", "title"),
    },
    "de school: naam, soort, richting, wie erover gaat": {"school"},
    "wie de ouders zijn, hun rol en gezag": {"partners"},
    "uitspraken van de rechter over gezag of omgang": {"orders"},
    "wat er is gezegd, gevraagd en afgesproken, ook buiten een gesprek": {
        *("meetings", "notes", "corrections", "contacts", "invitations"),
    },
    "antwoorden op vragen van het programma over de zaak": {"facts", "fact_history"},
    "onderdelen van het plan, instemming, afwijkingen en zienswijzen": {
        *("opp", "opp_history", "items", "consents", "child_view", "deviations", "views"),
    },
    "welke stukken er gemaakt of gegeven zijn, en aan wie": {
        *("documents", "bundle_choices", "transfer"),
    },
    "": {"id", "opened_on", "wipings", "unknown_events", "wiped_events"},
}


def _text(page: str) -> str:
    return (content_dir() / "handleiding" / f"{page}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_promise_names_a_test_that_is_there(page: str) -> None:
    defined = {
        name
        for path in TESTS.rglob("test_*.py")
        for name in _DEFINED.findall(path.read_text(encoding="utf-8"))
    }
    named = set(_NAMED.findall(_text(page)))
    assert len(named) >= 10
    assert sorted(named - defined) == []


def test_every_threat_in_the_table_names_its_test() -> None:
    rows = [line for line in _text("dreigingen").splitlines() if line.startswith("| ")][1:]
    assert [row for row in rows if not _NAMED.search(row)] == []


def test_no_field_asks_for_bsn_origin_or_religion() -> None:
    names = {
        f"{kind.__name__}.{name}"
        for module in (types, events, notes, views, form_types)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
        for name in kind.__struct_fields__
    }
    assert len(names) > 100
    assert [one for one in names if any(word in one.casefold() for word in _NOT_ASKED)] == []
    content = load_content()[0]
    asked = [f"{one.id} {one.title} {one.question}" for one in content.facts.values()]
    asked += [
        f"{one.id} {one.title} {one.explanation}"
        for letter in content.letters.values()
        for one in letter.fields
    ]
    assert len(asked) > 60
    # "ik geloof dat" asks for no religion.
    words = [word for word in _NOT_ASKED if word not in ("geloof", "race")]
    assert [one for one in asked if any(word in one.casefold() for word in words)] == []


def test_every_kind_of_data_there_is_stands_in_the_register() -> None:
    """A field that comes later must get its row: a board answers for what its register says."""
    page = _text("verwerkingsregister")
    kept = set(types.Leerling.__struct_fields__) | set(types.Gesprekspartner.__struct_fields__)
    assert kept == set().union(*_OF_PEOPLE.values())
    parts = set(types.Dossier.__struct_fields__)
    assert parts == set().union(*_OF_A_CASE.values())
    rows = [row for row in (*_OF_PEOPLE, *_OF_A_CASE) if row and f"| {row} |" not in page]
    assert rows == []
