"""A school's own folder: one file replaced, the rest ours, and nothing replaced in silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gesprekshulp.knowledge.loading import load_content, load_for_checking
from gesprekshulp.knowledge.overlay import (
    GUARDED,
    HEADER,
    Override,
    fingerprint_of,
    layer,
    read_header,
    write_header,
)
from gesprekshulp.knowledge.types import Finding

TERMS = "begrippen:\n  - id: opp\n    term: OPP\n    gewone_taal: {}\n"
SOURCE = (
    "bronnen:\n  - id: wet\n    titel: Een wet\n    soort: wet\n    tekst: {}\n"
    "    zekerheid: middel\n    nagekeken: 2026-11-01\n"
)


def folders(tmp_path: Path) -> tuple[Path, Path]:
    base, own = tmp_path / "content", tmp_path / "inhoud"
    base.mkdir()
    (base / "begrippen.yaml").write_text(TERMS.format("Het plan voor uw kind."), "utf-8")
    (base / "bronnen.yaml").write_text(SOURCE.format("Wat er staat."), "utf-8")
    return base, own


def own_file(own: Path, name: str, text: str) -> None:
    own.mkdir(exist_ok=True)
    (own / name).write_text(text, "utf-8")


def record(own: Path, *entries: Override) -> None:
    own.mkdir(exist_ok=True)
    (own / HEADER).write_bytes(write_header(entries))


def codes(findings: list[Finding]) -> list[str]:
    return [one.code for one in findings]


def test_without_an_own_folder_all_is_ours(tmp_path: Path) -> None:
    base, own = folders(tmp_path)
    assert load_content(base, own=own) == load_content(base)
    own.mkdir()
    assert load_content(base, own=own) == load_content(base)


def test_an_own_file_takes_the_place_of_ours_and_the_rest_stays(tmp_path: Path) -> None:
    base, own = folders(tmp_path)
    own_file(own, "begrippen.yaml", TERMS.format("Ons plan."))
    record(own, Override("begrippen.yaml", fingerprint_of((base / "begrippen.yaml").read_bytes())))

    content, findings = load_content(base, own=own)

    assert content.terms["opp"].plain == "Ons plan."
    assert content.sources["wet"].text == "Wat er staat."
    assert findings == []


def test_our_file_with_other_line_ends_is_the_same_file(tmp_path: Path) -> None:
    base, own = folders(tmp_path)
    taken = fingerprint_of((base / "begrippen.yaml").read_bytes())
    (base / "begrippen.yaml").write_bytes(
        TERMS.format("Het plan voor uw kind.").replace("\n", "\r\n").encode()
    )
    own_file(own, "begrippen.yaml", TERMS.format("Ons plan."))
    record(own, Override("begrippen.yaml", taken))
    assert load_content(base, own=own)[1] == []


def test_when_ours_changes_the_own_file_still_counts_and_a_warning_says_so(tmp_path: Path) -> None:
    base, own = folders(tmp_path)
    cache = tmp_path / "cache"
    own_file(own, "begrippen.yaml", TERMS.format("Ons plan."))
    record(own, Override("begrippen.yaml", fingerprint_of((base / "begrippen.yaml").read_bytes())))
    assert load_content(base, cache, own)[1] == []

    (base / "begrippen.yaml").write_text(TERMS.format("Nieuw van ons."), "utf-8")
    content, findings = load_content(base, cache, own)

    assert content.terms["opp"].plain == "Ons plan."
    assert [(f.code, f.file, f.severity) for f in findings] == [
        ("GH721", "inhoud/begrippen.yaml", "waarschuwing")
    ]
    assert load_content(base, cache, own) == (content, findings)  # from the cache too


def test_no_record_of_what_was_replaced_is_warned_about(tmp_path: Path) -> None:
    base, own = folders(tmp_path)
    own_file(own, "begrippen.yaml", TERMS.format("Ons plan."))
    assert codes(load_content(base, own=own)[1]) == ["GH722"]


def test_sources_are_not_replaced_in_silence(tmp_path: Path) -> None:
    base, own = folders(tmp_path)
    ours = fingerprint_of((base / "bronnen.yaml").read_bytes())
    own_file(own, "bronnen.yaml", SOURCE.format("Onze uitleg."))
    record(own, Override("bronnen.yaml", ours))

    content, findings = load_content(base, own=own)
    assert content.sources["wet"].text == "Wat er staat."
    assert [(f.code, f.severity) for f in findings] == [("GH701", "fout")]

    # A name without a date is no permission either.
    record(own, Override("bronnen.yaml", ours, permission_of="K. de Wit"))
    assert codes(load_content(base, own=own)[1]) == ["GH701"]

    record(own, Override("bronnen.yaml", ours, None, "K. de Wit: ib'er", date(2026, 10, 1)))
    content, findings = load_content(base, own=own)
    assert content.sources["wet"].text == "Onze uitleg."
    assert codes(findings) == ["GH724"]
    assert "K. de Wit: ib'er, 2026-10-01" in findings[0].text


def test_a_fault_in_an_own_file_is_found_in_the_own_folder(tmp_path: Path) -> None:
    base, own = folders(tmp_path)
    (own / "gesprek").mkdir(parents=True)
    (own / "gesprek" / "eigen.yaml").write_text("id: anders\n", "utf-8")
    (own / "los.yaml").write_text("a: b\n", "utf-8")

    found = {(f.code, f.file) for f in load_for_checking(base, own).findings}

    assert ("GH207", "inhoud/gesprek/eigen.yaml") in found
    assert ("GH221", "inhoud/los.yaml") in found


def test_a_damaged_record_stops_nothing(tmp_path: Path) -> None:
    base, own = folders(tmp_path)
    own_file(own, "begrippen.yaml", TERMS.format("Ons plan."))
    for text in ("overschrijft: [", "iets: anders\n", "overschrijft:\n  - bestand: x\n", "\x00"):
        own_file(own, HEADER, text)
        content, findings = load_content(base, own=own)
        assert content.terms["opp"].plain == "Ons plan."
        assert findings


def test_a_record_of_nothing_is_named(tmp_path: Path) -> None:
    base, own = folders(tmp_path)
    record(own, Override("gesprek/weg.yaml", "0" * 64))
    assert [(f.code, f.file) for f in load_content(base, own=own)[1]] == [
        ("GH723", "inhoud/overschrijft.yaml")
    ]


NAMES = st.sampled_from(
    ["bronnen.yaml", "beloften.yaml", "tips.yaml", "gesprek/oogo.yaml", "los.yaml"]
)
FILES = st.dictionaries(NAMES, st.binary(max_size=30), max_size=5)


@given(FILES, FILES, st.binary(max_size=200))
def test_whatever_stands_in_the_folder_what_is_guarded_stays_ours(
    base: dict[str, bytes], own: dict[str, bytes], header: bytes
) -> None:
    layered = layer(base, {**own, HEADER: header})

    for name, ours in base.items():
        if name in GUARDED or name not in own:
            assert layered.files[name] == ours
    assert layered.own <= set(own)
    assert all(layered.files[name] == own[name] for name in layered.own)


# What the reader takes in a text: no control characters, no lone halves of a pair.
WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=20)


@given(st.lists(st.builds(Override, NAMES, st.just("a" * 64), st.dates(), WORDS, st.dates())))
def test_a_record_is_read_as_it_was_written(entries: list[Override]) -> None:
    wanted = {one.file: one for one in entries}
    read, places, findings = read_header(write_header(wanted.values()))

    assert not wanted or findings == []
    assert set(read) == set(wanted) == set(places)
    for name, one in read.items():
        assert one.sha256 == wanted[name].sha256
        assert one.taken_on == wanted[name].taken_on
