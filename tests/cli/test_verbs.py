"""Every verb, called in this process: what it says, writes and returns."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import PASSPHRASE, Home

from gesprekshulp.cli import main
from gesprekshulp.cli.backup_verbs import BACKUP_VERBS
from gesprekshulp.cli.bundle_verbs import BUNDLE_VERBS
from gesprekshulp.cli.content_verbs import CONTENT_VERBS
from gesprekshulp.cli.dossier_verbs import DOSSIER_VERBS
from gesprekshulp.cli.house_verbs import HOUSE_VERBS
from gesprekshulp.cli.key_verbs import KEY_VERBS
from gesprekshulp.cli.paper_verbs import PAPER_VERBS
from gesprekshulp.cli.parser import build_parser
from gesprekshulp.cli.recognise_verbs import RECOGNISE_VERBS
from gesprekshulp.cli.rehearsal import VERBS as REHEARSAL_VERBS
from gesprekshulp.cli.settings_verbs import SETTINGS_VERBS
from gesprekshulp.cli.verbs import VERBS
from gesprekshulp.cli.views_verbs import VIEWS_VERBS
from gesprekshulp.knowledge.loading import content_dir

ENGLISH = re.compile(
    r"\b(usage|options|optional|positional|arguments?|show|this|help message|exit|version number|"
    r"error|required|invalid|choose from|expected|unrecognized|default|file|folder|the)\b",
    re.IGNORECASE,
)
EVERY_VERB = {
    **VERBS,
    **RECOGNISE_VERBS,
    **REHEARSAL_VERBS,
    **KEY_VERBS,
    **BACKUP_VERBS,
    **DOSSIER_VERBS,
    **PAPER_VERBS,
    **HOUSE_VERBS,
    **VIEWS_VERBS,
    **BUNDLE_VERBS,
    **CONTENT_VERBS,
    **SETTINGS_VERBS,
}
VERB_LINES = ["", "content", "dossier", *(verb for verb in EVERY_VERB if verb != "start")]


def _one_sentence(text: str) -> str:
    line = text.strip()
    assert line, "er hoort iets gezegd te worden"
    assert "\n" not in line, line
    assert "Traceback" not in line
    return line


@pytest.mark.parametrize("verb", VERB_LINES)
def test_help_is_dutch(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*verb.split(), "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("gebruik: gesprekshulp")
    assert not ENGLISH.findall(out.replace("--help", "")), out


@pytest.mark.parametrize(
    "line",
    [
        "onzin",
        "content",
        "content onzin",
        "verslag",
        "verslag zaak",
        "verslag zaak --naar",
        "verslag zaak --na uit.md",
        "zaken --kleur",
        "zaken --map",
        "zaken --wachtwoordzin-fd drie",
        "zaken extra",
        "content controleer --datum gisteren",
        "--plat=ja",
        "content controleer a b c",
    ],
)
def test_misuse_is_told_in_dutch_and_is_2(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line.split()) == 2
    told = capsys.readouterr()
    assert not told.out
    assert "Uitleg: gesprekshulp" in told.err
    assert not ENGLISH.findall(told.err.replace("--help", "")), told.err


def _lines(parser: argparse.ArgumentParser, line: str = "") -> Iterator[tuple[str, str]]:
    """Return (what to type, the verb it calls) for the program and everything below it."""
    deeper = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if parser.get_default("verb"):
        yield line, parser.get_default("verb")
    for choices in deeper:
        for name, below in choices.choices.items():
            yield from _lines(below, f"{line} {name}".strip())


def test_every_verb_is_reachable_and_every_line_calls_a_verb() -> None:
    reached = [verb for _, verb in _lines(build_parser())]
    assert sorted(reached) == sorted(EVERY_VERB)


def test_every_verb_and_option_is_in_the_manual() -> None:
    page = content_dir() / "handleiding" / "opdrachten.md"
    if not page.exists():
        pytest.skip("de handleiding is er nog niet")
    text = page.read_text(encoding="utf-8")
    for line, _ in _lines(build_parser()):
        assert f"gesprekshulp {line}".strip() in text
    for option in ("--plat", "--map", "--wachtwoordzin-fd", "--naar", "--voor", "--overschrijf"):
        assert option in text


@pytest.mark.parametrize(
    "given",
    [
        ["--wachtwoordzin", "geheimpje", "zaken"],
        ["zaken", "--wachtwoordzin=geheimpje"],
        ["verslag", "x", "--naar", "y.md", "--wachtwoord", "geheimpje"],
        ["--password=geheimpje"],
        ["zaken", "--wachtwoordzin-fd", "geheimpje"],
        ["zaken", "--wachtwoordzin-fd=geheimpje"],
    ],
)
def test_a_passphrase_is_never_an_argument_and_never_repeated(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(given) == 2
    told = capsys.readouterr()
    assert "geheimpje" not in told.out + told.err
    assert "nooit" in told.err


def test_without_a_terminal_one_line_and_2(here: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    told = capsys.readouterr()
    assert not told.out
    assert "terminal nodig" in _one_sentence(told.err)
    assert here.files() == set()


class TestZaken:
    """The list of cases."""

    def test_shows_no_name(
        self, here: Home, store: Path, passphrase_fd: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["zaken", "--map", str(store), "--wachtwoordzin-fd", passphrase_fd]) == 0
        out = capsys.readouterr().out
        assert "S.V." in out
        assert "Sem" not in out
        assert PASSPHRASE not in out

    def test_options_may_stand_before_the_verb(
        self, here: Home, store: Path, passphrase_fd: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--map", str(store), "--wachtwoordzin-fd", passphrase_fd, "zaken"]) == 0
        assert "S.V." in capsys.readouterr().out

    def test_the_folder_may_come_from_the_environment(
        self,
        here: Home,
        store: Path,
        passphrase_fd: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setenv("GESPREKSHULP_MAP", str(store))
        assert main(["zaken", "--wachtwoordzin-fd", passphrase_fd]) == 0
        assert "S.V." in capsys.readouterr().out

    def test_makes_no_store_where_none_is(
        self, here: Home, passphrase_fd: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        nowhere = here.folder / "tikfout"
        assert main(["zaken", "--map", str(nowhere), "--wachtwoordzin-fd", passphrase_fd]) == 2
        assert "nog geen opslag" in _one_sentence(capsys.readouterr().err)
        assert not nowhere.exists()

    def test_line_by_line_without_a_terminal_says_how_a_first_store_is_made(
        self, here: Home, capsys: pytest.CaptureFixture[str]
    ) -> None:
        nowhere = here.folder / "nieuw"
        assert main(["--plat", "--map", str(nowhere)]) == 2
        assert "--wachtwoordzin-fd" in _one_sentence(capsys.readouterr().err)
        assert not nowhere.exists()

    def test_asks_no_passphrase_without_a_terminal(
        self, here: Home, store: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["zaken", "--map", str(store)]) == 2
        assert "--wachtwoordzin-fd" in _one_sentence(capsys.readouterr().err)

    @pytest.mark.parametrize("number", ["9999", "123456", "-1"])
    def test_a_descriptor_that_is_not_open(
        self, here: Home, store: Path, number: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["zaken", "--map", str(store), f"--wachtwoordzin-fd={number}"]) == 2
        assert "Traceback" not in capsys.readouterr().err


class TestVerslag:
    """The summary from the command line."""

    @pytest.fixture
    def report(self, here: Home, store: Path, passphrase_fd: str) -> list[str]:
        """Everything but where it goes."""
        return ["verslag", "S.V.", "--map", str(store), "--wachtwoordzin-fd", passphrase_fd]

    @pytest.mark.parametrize("suffix", ["docx", "pdf", "html", "md"])
    def test_in_every_format(
        self, report: list[str], here: Home, suffix: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([*report, "--naar", f"uit.{suffix}"]) == 0
        written = (here.folder / f"uit.{suffix}").read_bytes()
        signs = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!", "md": b"# "}
        assert written.startswith(signs[suffix])
        told = capsys.readouterr().out
        assert f"uit.{suffix}" in told
        assert "1 regel staat niet in de samenvatting" in told
        if suffix == "docx":
            with zipfile.ZipFile(here.folder / "uit.docx") as word:
                assert "rustig" in word.read("word/document.xml").decode()
                assert "KROKODIL" not in word.read("word/document.xml").decode()

    def test_of_the_meeting_that_was_held_not_the_planned_one(
        self, report: list[str], here: Home, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([*report, "--naar", "uit.md"]) == 0
        text = (here.folder / "uit.md").read_text(encoding="utf-8")
        assert "thuis is hij rustig" in text
        assert "24 november 2026" in text

    def test_an_existing_file_stays_unless_asked(
        self, report: list[str], here: Home, store: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        target = here.folder / "uit.md"
        target.write_text("van mij", encoding="utf-8")
        assert main([*report, "--naar", str(target)]) == 2
        assert "bestaat al" in _one_sentence(capsys.readouterr().err)
        assert target.read_text(encoding="utf-8") == "van mij"

    def test_overwriting_when_asked(
        self, report: list[str], here: Home, capsys: pytest.CaptureFixture[str]
    ) -> None:
        target = here.folder / "uit.md"
        target.write_text("van mij", encoding="utf-8")
        assert main([*report, "--naar", str(target), "--overschrijf"]) == 0
        assert "van mij" not in target.read_text(encoding="utf-8")

    def test_for_named_readers(
        self, report: list[str], here: Home, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([*report, "--naar", "uit.md", "--voor", "moeder", "Jeroen Verzonnen"]) == 0

    def test_for_someone_unknown(
        self, report: list[str], here: Home, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([*report, "--naar", "uit.md", "--voor", "oma"]) == 2
        told = _one_sentence(capsys.readouterr().err)
        assert "“oma” staat niet in deze zaak" in told
        assert "moeder, vader" in told
        assert not (here.folder / "uit.md").exists()

    @pytest.mark.parametrize("number", ["7", "0", "-1", "²", "9" * 5000, "[/x]"])
    def test_a_meeting_that_is_not_there(
        self, report: list[str], number: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([*report, "--naar", "uit.md", f"--gesprek={number}"]) == 2
        assert "is er niet. Er is alleen gesprek 1." in _one_sentence(capsys.readouterr().err)

    @pytest.mark.parametrize("name", ["uit.odt", "uit", "weg/uit.md", "map"])
    def test_a_place_where_it_cannot_go(
        self, report: list[str], here: Home, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (here.folder / "map").mkdir()
        assert main([*report, "--naar", name]) == 2
        assert not ENGLISH.findall(_one_sentence(capsys.readouterr().err))

    @pytest.mark.parametrize("case", ["nergens", "", "[/x]", "\x1b[2J", "z-"])
    def test_an_unknown_case(
        self,
        here: Home,
        store: Path,
        passphrase_fd: str,
        case: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        line = ["verslag", case, "--naar", "uit.md", "--map", str(store)]
        code = main([*line, "--wachtwoordzin-fd", passphrase_fd])
        told = capsys.readouterr()
        if case == "z-":  # the start of the one id there is
            assert code == 0
            return
        assert code == 2
        assert "\x1b" not in told.err
        assert "(S.V.)" in _one_sentence(told.err), "welke er wel zijn"

    def test_the_wrong_passphrase(
        self, here: Home, store: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        reading, writing = os.pipe()
        os.write(writing, b"paard accu nietjes\n")
        os.close(writing)
        line = ["verslag", "S.V.", "--naar", "uit.md", "--map", str(store)]
        assert main([*line, "--wachtwoordzin-fd", str(reading)]) == 2
        os.close(reading)
        told = _one_sentence(capsys.readouterr().err)
        assert "wachtwoordzin past niet" in told
        assert "nietjes" not in told
        assert not (here.folder / "uit.md").exists()


class TestFoldersAndFiles:
    """One clear sentence when a place is not what it should be. Tests run as root."""

    @pytest.fixture
    def opening(self, passphrase_fd: str) -> list[str]:
        return ["zaken", "--wachtwoordzin-fd", passphrase_fd, "--map"]

    def test_a_file_where_the_folder_should_be(
        self, here: Home, opening: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        in_the_way = here.folder / "bestand"
        in_the_way.write_text("x", encoding="utf-8")
        for place in (in_the_way, in_the_way / "dieper"):
            assert main([*opening, str(place)]) == 2
            assert "bestand" in _one_sentence(capsys.readouterr().err)
        assert in_the_way.read_text(encoding="utf-8") == "x"

    def test_starting_where_no_folder_can_be_made(
        self, here: Home, passphrase_fd: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        in_the_way = here.folder / "bestand"
        in_the_way.write_text("x", encoding="utf-8")
        place = str(in_the_way / "dieper")
        assert main(["--plat", "--map", place, "--wachtwoordzin-fd", passphrase_fd]) == 2
        told = capsys.readouterr().err
        assert "GESPREKSHULP_MAP" in told
        assert not ENGLISH.findall(told)

    @pytest.mark.parametrize("broken", ["sleutel.json", "gesprekshulp.db"])
    @pytest.mark.parametrize("how", ["half", "rommel", "leeg", "weg"])
    def test_a_damaged_store(
        self,
        here: Home,
        store: Path,
        opening: list[str],
        broken: str,
        how: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        path = store / broken
        good = path.read_bytes()
        damaged = {
            "half": good[: len(good) // 2],
            "rommel": bytes(255 - one for one in good),
            "leeg": b"",
        }
        if how == "weg":
            path.unlink()
        else:
            path.write_bytes(damaged[how])
        assert main([*opening, str(store)]) == 2
        told = _one_sentence(capsys.readouterr().err)
        assert broken in told
        assert "reservekopie" in told
        if how != "weg":
            assert path.read_bytes() == damaged[how], "wat er staat, blijft staan"


class TestControleer:
    """Checking content."""

    @pytest.fixture
    def content(self, tmp_path: Path) -> Path:
        return Path(shutil.copytree(content_dir(), tmp_path / "inhoud"))

    def test_our_own_content_has_no_faults(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["content", "controleer"]) in (0, 1)
        told = capsys.readouterr()
        assert " fout: " not in told.out, told.out

    def test_every_fault_with_its_place(
        self, content: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (content / "gesprek" / "kapot.yaml").write_text("id: kapot\nid: twee\n", encoding="utf-8")
        (content / "gesprek" / "boos.yaml").write_text("[", encoding="utf-8")
        assert main(["content", "controleer", str(content)]) == 1
        told = capsys.readouterr()
        assert re.search(r"gesprek/kapot\.yaml:2:1", told.out)
        assert re.search(r"gesprek/boos\.yaml:\d+:\d+", told.out)
        assert re.search(r"\d+ fout(en)?, \d+ waarschuwing", told.err)

    def test_a_date_changes_what_is_in_force(
        self, content: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["content", "controleer", str(content), "--datum", "2026-11-24"])
        now = capsys.readouterr().out
        assert main(["content", "controleer", str(content), "--datum", "1-1-2031"]) == 1
        later = capsys.readouterr().out
        assert len(later.splitlines()) > len(now.splitlines()), "bronnen worden oud"

    @pytest.mark.parametrize("name", ["nergens", "bestand"])
    def test_a_folder_that_is_none(
        self, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "bestand").write_text("x", encoding="utf-8")
        assert main(["content", "controleer", str(tmp_path / name)]) == 2
        assert name in _one_sentence(capsys.readouterr().err)

    def test_an_empty_folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "leeg").mkdir()
        assert main(["content", "controleer", str(tmp_path / "leeg")]) == 1
        assert "geen inhoud" in capsys.readouterr().out


def test_a_fault_of_our_own_shows_no_case_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, here: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    from gesprekshulp.casework import example

    def broken(*_: object, **__: object) -> None:
        secret = "GEHEIMWOORD"
        raise RuntimeError(secret)

    monkeypatch.setattr(example, "load_example", broken)
    assert main(["voorbeeld"]) == 2
    told = _one_sentence(capsys.readouterr().err)
    assert "GEHEIMWOORD" not in told
    assert "RuntimeError" in told
