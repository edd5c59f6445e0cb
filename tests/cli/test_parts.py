"""A part can be taken away: its folders and its one line, and the program goes on without it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gesprekshulp.parts import PARTS

PACKAGE = Path(__file__).parents[2] / "gesprekshulp"
TRY = """
from gesprekshulp.cli.parser import build_parser
from gesprekshulp.knowledge.loading import load_content
import gesprekshulp.cli.content_verbs, gesprekshulp.plat.menu, gesprekshulp.tui.app
content, findings = load_content()
assert not findings, findings
assert not content.scenes
assert "oefen " not in build_parser().format_help()
print("gaat door")
"""


@pytest.mark.parametrize("part", PARTS)
def test_the_program_starts_without_a_part(part: str, tmp_path: Path) -> None:
    copy = tmp_path / "gesprekshulp"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", part, f"{part}.py"))
    shutil.copytree(
        PACKAGE.parent / "content",
        tmp_path / "content",
        ignore=shutil.ignore_patterns("ouders", "stemmen", "antwoorden", "woordvelden"),
    )
    line = copy / "parts.py"
    text = line.read_text(encoding="utf-8")
    line.write_text(re.sub(rf'"{part}",?', "", text, count=1), encoding="utf-8")

    ran = subprocess.run(
        [sys.executable, "-c", TRY],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )

    assert ran.stdout.strip() == "gaat door", ran.stderr
