"""Who edits content sees all faults at once, at the right place, and none that are not there."""

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.assistant.wording import PLACEHOLDERS
from gesprekshulp.knowledge.checking import check
from gesprekshulp.knowledge.loading import content_dir, load_for_checking
from gesprekshulp.knowledge.parsing import parse
from gesprekshulp.knowledge.types import Finding

ON = date(2026, 11, 23)
FEITEN = """feiten:
  - {id: sector, titel: Sector, waarden: [{id: po, titel: po}, {id: vo, titel: vo}]}
  - {id: partner, titel: Partner, afgeleid: ja, waarden: [{id: ouders, titel: ouders}]}
"""


def findings(**files: str) -> list[Finding]:
    """Check files: `gesprek__a` stands for gesprek/a.yaml."""
    named = {f"{name.replace('__', '/')}.yaml": text.encode() for name, text in files.items()}
    return check(parse(named), ON, frozenset({"leerling"}))


def faults(found: list[Finding]) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in found if one.severity == "fout"]


def tree(steps: str, name: str = "a", kind: str = "hoofdlijn", extra: str = "") -> str:
    return f"id: {name}\ntitel: T\ndoel: D\nsoort: {kind}\nbegin: een\n{extra}stappen:\n{steps}"


def step(name: str, *options: str, ending: bool = False, more: str = "") -> str:
    text = f"  - id: {name}\n    titel: T\n    doel: D\n    spreekt: jij\n{more}"
    if options:
        text += "    keuzes:\n" + "".join(f"      - {{{one}}}\n" for one in options)
    return text + ("    einde: {uitkomst: U, vervolg: V}\n" if ending else "")


END = step("eind", ending=True)
ON_TO_END = "id: klaar, titel: T, naar: eind"


def test_our_own_content_has_no_fault() -> None:
    found = check(load_for_checking(content_dir()), ON, frozenset(PLACEHOLDERS))

    assert [str(one) for one in found if one.severity == "fout"] == []


def test_every_fault_in_one_item_is_reported_at_its_own_line() -> None:
    text = """id: a
titel: [geen tekst]
doel:
soort: hoofdlijnen
begin: een
stappen:
  - id: een
    titel: T
    zeg:
      - {id: w, tekst: "{leerlin} komt", voor: [gewoonn], als: {sectr: po}}
      - tekst: zonder id
    recht:
      - tekst: iets
    bron: [weg]
    keuzes:
      - {id: k, titel: T, naar: eindd, zet: {partner: ouders}, alz: x}
      - {id: k, titel: T, naar: eind, als: {sector: hbo}}
  - {id: eind, titel: T, doel: D, spreekt: jij, einde: {uitkomst: U}}
"""
    found = faults(findings(gesprek__a=text, feiten=FEITEN, bronnen="bronnen: []"))

    assert found == [
        ("GH202", 2),
        ("GH208", 3),
        ("GH203", 4),
        ("GH204", 7),
        ("GH307", 10),
        ("GH203", 10),
        ("GH304", 10),
        ("GH205", 11),
        ("GH501", 13),
        ("GH308", 14),
        ("GH301", 16),
        ("GH306", 16),
        ("GH201", 16),
        ("GH206", 17),
        ("GH305", 17),
        ("GH204", 18),
    ]


def test_a_hint_names_what_was_probably_meant() -> None:
    text = tree(step("een", "id: k, titel: T, naar: endi") + END)

    (hint,) = {one.hint for one in findings(gesprek__a=text) if one.code == "GH301"}

    assert hint == "bedoelde je “eind”?"


def test_what_refers_to_a_faulty_item_is_not_blamed() -> None:
    broken = tree(step("een", ending=True), name="b").replace("titel: T", "titel: x: y", 1)
    onward = tree(
        step("een", "id: k, titel: T, naar: b/een", "id: l, titel: T, zijpad: b, naar: b")
    )

    found = findings(gesprek__a=onward, gesprek__b=broken)

    assert faults(found) == [("GH101", 2)]


def test_a_side_scene_that_is_missing_is_one_fault_per_option_and_no_circle() -> None:
    text = tree(step("een", "id: z, titel: T, zijpad: weg", ON_TO_END) + END)

    assert [one.code for one in findings(gesprek__a=text)] == ["GH302"]


def test_a_source_with_a_fault_is_known_to_what_rests_on_it() -> None:
    sources = (
        "bronnen:\n  - {id: wet, titel: T, soort: wet, zekerheid: hoog, nagekeken: 2026-11-01}\n"
    )
    text = tree(step("een", ending=True, more="    bron: [wet]\n"))

    assert faults(findings(gesprek__a=text, bronnen=sources)) == [("GH204", 2)]


def test_a_missing_file_is_named_once_and_not_at_every_reference() -> None:
    text = tree(step("een", ending=True, more="    bron: [wet, recht, nog-een]\n"))

    found = findings(gesprek__a=text)

    assert [(one.code, one.file) for one in found if one.severity == "fout"] == [
        ("GH311", "bronnen.yaml")
    ]


def test_a_step_that_is_reached_from_another_tree_is_reachable() -> None:
    first = tree(step("een", "id: k, titel: T, naar: b/twee"))
    second = tree(step("een", ending=True) + step("twee", ending=True), name="b")

    assert faults(findings(gesprek__a=first, gesprek__b=second)) == []


def test_a_side_scene_comes_back_and_is_no_dead_end() -> None:
    first = tree(
        step("een", "id: z, titel: T, zijpad: b", "id: y, titel: T, zijpad: b, naar: eind") + END
    )
    side = tree(step("een", "id: t, titel: T, naar: terug"), name="b", kind="zijpad")

    assert findings(gesprek__a=first, gesprek__b=side) == []


def test_a_circle_through_two_trees_without_end_is_found_once() -> None:
    first = tree(step("een", "id: k, titel: T, naar: b"))
    second = tree(step("een", "id: k, titel: T, naar: a"), name="b")

    found = [one for one in findings(gesprek__a=first, gesprek__b=second) if one.code == "GH403"]

    assert len(found) == 1


@pytest.mark.parametrize(
    ("conditions", "dead"),
    [
        (["", "als: {sector: po}"], False),
        (["als: {sector: [po, onbekend]}", "als: {sector: vo}"], False),
        (["als: {sector: po}", "als: {niet: {sector: po}}"], False),
        (["als: {sector: po}", "als: {sector: vo}"], True),
        (["als: {sector: [po, vo, onbekend], partner: ouders}", "als: {partner: onbekend}"], False),
        (["als: {partner: ouders}", "als: {sector: onbekend}"], True),
    ],
)
def test_a_step_is_a_dead_end_when_some_facts_leave_no_option(
    conditions: list[str], dead: bool
) -> None:
    options = [
        f"id: k{n}, titel: T, naar: eind" + (f", {one}" if one else "")
        for n, one in enumerate(conditions)
    ]

    found = findings(gesprek__a=tree(step("een", *options) + END), feiten=FEITEN)

    assert [one.code for one in found] == (["GH402"] if dead else [])


def test_a_dead_end_says_for_which_facts() -> None:
    options = ["id: k, titel: T, naar: eind, als: {sector: po}"]

    (found,) = findings(gesprek__a=tree(step("een", *options) + END), feiten=FEITEN)

    assert found.hint.startswith("bijvoorbeeld: Sector is “onbekend”")


def test_going_back_is_fine_when_it_is_marked() -> None:
    back = step("een", "id: v, titel: T, naar: twee") + step(
        "twee", "id: t, titel: T, naar: een, lus: ja", ON_TO_END
    )

    assert findings(gesprek__a=tree(back + END)) == []
    unmarked = findings(gesprek__a=tree((back + END).replace(", lus: ja", "")))
    assert [one.code for one in unmarked] == ["GH421"]


def test_a_rule_that_contradicts_its_sectors_never_fires() -> None:
    rule = (
        "regels:\n  - {id: r, titel: T, als: {sector: vo}, tekst: T, waarom: W, advies: A,"
        " gewicht: huisregel, sectoren: [po]}\n"
    )

    assert faults(findings(regels=rule, feiten=FEITEN)) == [("GH406", 2)]


@pytest.mark.parametrize(
    ("checked", "old"), [("2025-11-23", False), ("2025-11-22", True), ("2026-11-23", False)]
)
def test_a_source_is_to_be_read_again_after_twelve_months(checked: str, old: bool) -> None:
    source = (
        "bronnen:\n  - {id: wet, titel: T, soort: wet, tekst: T, zekerheid: hoog,"
        f" nagekeken: {checked}}}\n"
    )

    assert [one.code for one in findings(bronnen=source)] == (["GH521"] if old else [])


def test_a_law_to_come_is_only_named_where_something_rests_on_it() -> None:
    source = (
        "bronnen:\n  - {id: wet, titel: T, soort: wet, tekst: T, zekerheid: hoog,"
        " nagekeken: 2026-11-01, geldig_vanaf: 2027-08-01}\n"
    )
    term = "begrippen:\n  - {id: b, term: B, gewone_taal: Iets., hardop: Iets., bron: [wet]}\n"

    assert findings(bronnen=source) == []
    assert [one.code for one in findings(bronnen=source, begrippen=term)] == ["GH522"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("U weet het beter. Dat is goed.", []),
        ("Dat staat in de wet.", ["GH524"]),
        ("U moet dit tekenen.", ["GH524"]),
        ("We moeten verder!", ["GH624", "GH625"]),
        ("De casus van {leerling}.", ["GH624"]),
        (
            "Wij kijken bijv. naar lezen, rekenen enz. en ook naar hoe het thuis en op school gaat.",
            ["GH623"],
        ),
        ("Wij kijken bijv. naar lezen. Dat doen we samen met {leerling} en met u beiden.", []),
        ("{leerling} kan veel. {leerling} vindt lezen leuk.", []),
    ],
)
def test_words_are_weighed(text: str, codes: list[str]) -> None:
    kind = f'id: soort\ntitel: T\ngroep: zorg\nuitleg: U\nzeg:\n  - {{id: z, tekst: "{text}"}}\n'

    assert [one.code for one in findings(weerstand__soort=kind)] == codes


def test_law_may_be_named_where_it_has_a_source() -> None:
    source = (
        "bronnen:\n  - {id: wet, titel: T, soort: wet, tekst: T, zekerheid: hoog,"
        " nagekeken: 2026-11-01}\n"
    )
    law = "    recht:\n      - {tekst: Volgens de wet is dit verplicht., bron: [wet]}\n"

    assert findings(gesprek__a=tree(step("een", ending=True, more=law)), bronnen=source) == []


_WORDS = "id titel soort begin stappen keuzes naar zijpad als zet zeg recht bron niet alle sector"
_KEYS = [*_WORDS.split(" "), "einde", "door_naar", "tekst", "voor", "sectoren"]
_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(
        ["", "een", "ja", "terug", "a/een", "2026-11-23", "hoofdlijn", "{leerling}", "wet"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(_KEYS),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(_VALUES, _VALUES)
@settings(max_examples=300)
def test_no_shape_whatever_makes_checking_crash(one: Any, other: Any) -> None:
    text = yaml.safe_dump(one)
    rules = yaml.safe_dump({"regels": other, "feiten": one})

    for finding in findings(gesprek__a=text, weerstand__b=text, regels=rules, feiten=rules):
        assert finding.code.startswith("GH")
