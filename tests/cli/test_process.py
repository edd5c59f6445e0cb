"""The program as a process: what only shows there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from running import PASSPHRASE, Home

HEAVY = ("textual", "yaml", "rapidfuzz", "sqlcipher3", "docx", "typst", "cryptography", "msgspec")


def test_help_loads_nothing_heavy(home: Home) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "gesprekshulp", "--help"],
        capture_output=True,
        encoding="utf-8",
        env=home.environment,
        check=True,
    )
    loaded = {
        line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()
    }
    assert "argparse" in loaded, "anders meten we niets"
    assert not loaded & set(HEAVY)


def test_the_core_knows_no_screen_and_no_store(home: Home) -> None:
    code = (
        "import sys, importlib, pkgutil\n"
        "for layer in ('knowledge', 'dossier', 'assistant'):\n"
        "    package = importlib.import_module(f'gesprekshulp.{layer}')\n"
        "    for module in pkgutil.iter_modules(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(module.name)\n"
        "print([m for m in ('textual', 'sqlcipher3', 'sqlite3', 'docx', 'typst') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        env=home.environment,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_without_a_terminal_one_line_and_2(home: Home) -> None:
    ran = home.run()
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert "--plat" in ran.err


def test_the_example_without_a_terminal_leaves_only_its_summary(home: Home) -> None:
    target = home.folder / "samenvatting.md"
    ran = home.run("voorbeeld", "--naar", str(target))
    assert ran.code == 0, ran.err
    assert ran.err == ""
    assert str(target) in ran.out
    assert home.files() == {"samenvatting.md"}
    assert "Sem" in target.read_text(encoding="utf-8")


def test_the_example_without_a_target_says_where_the_summary_is(home: Home) -> None:
    ran = home.run("voorbeeld")
    assert ran.code == 0, ran.err
    left = home.files()
    assert len(left) == 1
    only = left.pop()
    assert only.endswith(".docx")
    assert only in ran.out.replace("\\", "/")
    assert "Sem" not in only


def test_the_example_speaks_utf8_whatever_the_console_says(home: Home) -> None:
    target = home.folder / "uit.md"
    ran = home.run(
        "voorbeeld",
        "--naar",
        str(target),
        environment={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"},
    )
    assert ran.code == 0, ran.err
    assert "“" in ran.out


def test_a_reader_that_goes_away_is_no_crash(home: Home) -> None:
    if sys.platform == "win32":
        pytest.skip("geen sh")
    line = f"{sys.executable} -m gesprekshulp voorbeeld | head -n 1"
    done = subprocess.run(
        ["sh", "-c", line],
        capture_output=True,
        encoding="utf-8",
        env=home.environment,
        check=False,
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_a_first_case_line_by_line_with_a_store_of_ones_own(home: Home) -> None:
    """From nothing to a kept note; the passphrase comes through a descriptor."""
    store = home.folder / "zaken"
    typed = [
        "1",  # nieuwe zaak
        "Sem",
        "Vos",
        "1",
        "3-4-2017",
        "De Linde",
        "1",
        "Karin",  # eigen naam
        "Els Vos",
        "1",
        "",
        "2",  # begin een gesprek
        "",
        "m: thuis is hij rustig",
        "/pauze",
        "de bel",
        "0",
        "0",
    ]
    ran = home.run("--plat", "--map", str(store), typed="\n".join(typed), passphrase=PASSPHRASE)
    assert ran.code == 0, ran.err
    assert "Bewaard als informatie" in ran.out
    assert "Tot ziens" in ran.out

    again = home.run("zaken", "--map", str(store), passphrase=PASSPHRASE)
    assert again.code == 0
    assert "S.V." in again.out
    assert "onderbroken" in again.out

    target = home.folder / "brief.md"
    made = home.run(
        "verslag", "S.V.", "--naar", str(target), "--map", str(store), passphrase=PASSPHRASE
    )
    assert made.code == 0, made.err
    text = target.read_text(encoding="utf-8")
    assert "thuis is hij rustig" in text
    assert "CONCEPT" in text

    raw = b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
    assert b"rustig" not in raw
    assert b'"Vos"' not in raw  # as it is stored: three letters come up by chance


def test_the_passphrase_may_come_before_what_is_typed(home: Home) -> None:
    """Descriptor 0 is read one line far: the rest is for the program."""
    store = home.folder / "zaken"
    typed = f"{PASSPHRASE}\n1\nSem\nVos\n1\n\n\n0\n\n\n0\n0\n"
    ran = home.run("--plat", "--map", str(store), "--wachtwoordzin-fd", "0", typed=typed)
    assert ran.code == 0, ran.err
    assert PASSPHRASE not in ran.out + ran.err
    assert "S.V." in home.run("zaken", "--map", str(store), passphrase=PASSPHRASE).out


def test_damaged_content_is_named_and_the_program_goes_on(home: Home, tmp_path: Path) -> None:
    """A copy of the program with one broken file still lists the cases."""
    import shutil

    from gesprekshulp.knowledge.loading import content_dir

    package = Path(__import__("gesprekshulp").__file__).parent
    copy = tmp_path / "kopie"
    shutil.copytree(
        package, copy / "gesprekshulp", ignore=shutil.ignore_patterns("content", "__pycache__")
    )
    shutil.copytree(content_dir(), copy / "content")
    (copy / "content" / "gesprek" / "oogo.yaml").write_text("id: [", encoding="utf-8")
    ran = home.run(
        "voorbeeld",
        "--plat",
        typed="1\n2\n\nm: dit blijft\n/klaar\n0\n0\n0\n",
        environment={"PYTHONPATH": str(copy)},
    )
    assert ran.code == 0, ran.err
    assert "Bewaard als" in ran.out
    assert "ontbreekt in de inhoud" in ran.out
    store = home.folder / "zaken"
    began = home.run(
        "--plat", "--map", str(store), passphrase=PASSPHRASE, environment={"PYTHONPATH": str(copy)}
    )
    assert began.code == 0, began.err
    assert "oogo.yaml" in began.err
    assert "Traceback" not in began.err


@pytest.mark.skipif(sys.platform == "win32", reason="een shell van POSIX")
@pytest.mark.parametrize(
    ("closed", "verb"), [("<&-", "oefen --plat"), (">&-", "waar"), ("2>&-", "x")]
)
def test_what_was_closed_before_the_start_is_no_fault(home: Home, closed: str, verb: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m gesprekshulp {verb} {closed}'],
        capture_output=True,
        encoding="utf-8",
        env=home.environment,
        timeout=120,
        check=False,
    )
    assert done.returncode in (0, 2)
    assert "Error" not in done.stdout + done.stderr
