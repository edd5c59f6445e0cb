"""Every finding has a page in the manual whose example gives exactly that finding."""

import re
from datetime import date
from pathlib import Path

import pytest

from gesprekshulp.assistant.promise_findings import promise_findings
from gesprekshulp.assistant.rehearsal.findings import findings as rehearsal_findings
from gesprekshulp.assistant.suggested_findings import suggested_findings
from gesprekshulp.assistant.wording import PLACEHOLDERS
from gesprekshulp.casework.recognition import the_herkenner
from gesprekshulp.knowledge.checking import check
from gesprekshulp.knowledge.diagnostics import SEVERITIES, TITLES
from gesprekshulp.knowledge.loading import load_for_checking
from gesprekshulp.knowledge.types import Finding

PAGES = Path(__file__).parents[2] / "content" / "handleiding" / "meldingen"
EXAMPLES_ON = date(2026, 11, 23)
_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.M | re.S)
_FILE = re.compile(r"^# bestand: (?P<name>\S+)(?: \((?P<how>[^)]*)\))?\n", re.M)


def write_example(page: str, folder: Path) -> None:
    """Write the files of the example on a page into a folder."""
    for block in _BLOCK.findall(page):
        parts = _FILE.split(block)
        for name, how, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if how == "een map":
                path.mkdir()
                continue
            data = body.encode()
            if how and "byte" in how:
                data = re.sub(rb"\\x([0-9a-f]{2})", lambda m: bytes.fromhex(m[1].decode()), data)
            times = re.search(r"herhaal ([0-9]+) keer", how or "")
            path.write_bytes(data * int(times[1]) if times else data)


def findings_of(folder: Path) -> list[Finding]:
    own = folder / "inhoud"  # a school's own folder, where the example has one
    loaded = load_for_checking(folder, own)
    found = check(loaded, EXAMPLES_ON, frozenset(PLACEHOLDERS))
    return sorted(
        {
            *found,
            *promise_findings(loaded, EXAMPLES_ON),
            *suggested_findings(loaded, the_herkenner()),
            *rehearsal_findings(loaded),
        }
    )


@pytest.mark.parametrize("code", sorted(TITLES))
def test_the_example_on_its_page_gives_this_finding_and_no_other_fault(
    code: str, tmp_path: Path
) -> None:
    write_example((PAGES / f"{code}.md").read_text(encoding="utf-8"), tmp_path)

    found = findings_of(tmp_path)

    assert code in {one.code for one in found}
    assert {one.code for one in found if one.severity == "fout"} <= {code}, "\n".join(
        map(str, found)
    )
    for one in found:
        assert one.text.endswith((".", "”")), one.text
        assert one.line >= 1
        assert one.column >= 1


@pytest.mark.parametrize("code", sorted(TITLES))
def test_a_page_names_its_finding_and_how_grave_it_is(code: str) -> None:
    page = (PAGES / f"{code}.md").read_text(encoding="utf-8")

    assert page.startswith(f"# {code}: {TITLES[code]}\n")
    assert f"\nErnst: {SEVERITIES[code]}\n" in page
    assert "**Wat te doen.**" in page


def test_no_page_is_about_a_finding_that_does_not_exist() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == set(TITLES)


def test_every_code_that_the_program_uses_is_in_the_register() -> None:
    package = Path(__file__).parents[2] / "gesprekshulp"
    used = {
        code
        for folder in ("knowledge", "assistant")
        for path in (package / folder).rglob("*.py")
        if path.name != "diagnostics.py"
        for code in re.findall(r'"(GH\d{3})"', path.read_text(encoding="utf-8"))
    }

    assert used == set(TITLES)
