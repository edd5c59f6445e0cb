"""`gesprekshulp bron`: the list, one source whole, and a slip of the pen."""

from __future__ import annotations

from typing import get_args, get_type_hints

import pytest
from running import Home

from gesprekshulp.cli import main, source_verbs
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.types import Content, Source


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()[0]


@pytest.fixture(autouse=True)
def _at_home(here: Home) -> None:
    """The user's own folders are empty."""


def test_the_list_names_every_source(content: Content, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bron"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(content.sources)
    for line, source in zip(lines, content.sources.values(), strict=True):
        words = line.split(maxsplit=3)
        assert words == [source.id, source.kind, source.certainty, source.title]


@pytest.mark.parametrize("kind", source_verbs.SOURCE_KINDS)
def test_the_list_of_one_kind(
    kind: str, content: Content, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bron", "--soort", kind]) == 0
    shown = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert shown == [source.id for source in content.sources.values() if source.kind == kind]
    assert shown


def test_the_kinds_are_those_of_content() -> None:
    assert get_args(get_type_hints(Source)["kind"]) == source_verbs.SOURCE_KINDS


def test_one_source_is_told_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bron", "gpo-106581"]) == 0
    out = capsys.readouterr().out
    for wanted in (
        "GPO 106581",
        "Soort: uitspraak",
        "Wat er staat: ",
        "Geldig: vanaf 20 februari 2015",
        "Zekerheid: ",
        "Nog nagaan: ",
        "Nagekeken op: ",
        "Adres: https://",
        "Uitspraak: nummer 106581, 20 februari 2015",
        "Uitkomst: gegrond",
        "Onderwijssoort: voortgezet speciaal onderwijs",
        "Het programma steunt hierop",
        "  stap oogo/",
        "  weerstand oneens-met-uitstroom: ",
    ):
        assert wanted in out


def test_capitals_do_not_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bron", "GPO-106581"]) == 0
    assert "Kenmerk: gpo-106581" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "meant"), [("wvo-244-instemming", "wvo-2.44-instemming"), ("qqqq@@", "")]
)
def test_a_slip_is_one_sentence_and_2(
    given: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bron", given]) == 2
    told = capsys.readouterr()
    assert not told.out
    assert len(told.err.splitlines()) == 1
    assert f"Bron “{given}” is er niet" in told.err
    assert (f"“{meant}”?" in told.err) == bool(meant)
    assert "Alle bronnen: gesprekshulp bron" in told.err


def test_an_unknown_kind_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bron", "--soort", "roman"]) == 2
    assert "bestaat niet" in capsys.readouterr().err


def test_what_looks_like_markup_is_told_as_it_stands(
    content: Content, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import msgspec

    odd = msgspec.structs.replace(
        next(iter(content.sources.values())), id="raar", title="[/x] \x1b[2Jweg", text="[b]vet[/b]"
    )
    monkeypatch.setattr(source_verbs, "content_of", lambda _chosen: Content(sources={"raar": odd}))
    assert main(["bron", "raar"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("[/x] weg\n")
    assert "[b]vet[/b]" in out
