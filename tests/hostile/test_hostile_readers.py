"""No bytes of a stranger break a reader: see hostile_targets for what each one promises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hostile_targets import READERS, docx_seeds
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.cli import main
from gesprekshulp.knowledge.loading import content_dir, load_content

_PIECES = st.sampled_from(
    [
        *(b"{", b"}", b"[", b"]", b": ", b"- ", b"\n", b'"', b"'", b",", b"&a ", b"*a", b"<<: "),
        *(b"id: x", b"\x1b[2J", "\u202e".encode(), b"\xff", b"\x00", b"9999-12-31", b"0001-01-01"),
        *(b"null", b"1e999", b"[/x]", b"..\\con", b"=1+1", b"!!python/object:os.system ", b"%TAG"),
        *(
            b'"formaat"',
            b'"leerling"',
            b"zeg: ",
            b"stappen:",
            b"toets.x: ctrl+",
            b"\xf0\x9f\x91\xa9",
        ),
    ]
)
_BYTES = st.lists(_PIECES, max_size=40).map(b"".join) | st.binary(max_size=200)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60)
@given(data=_BYTES)
def test_no_bytes_break_a_reader(name: str, data: bytes) -> None:
    READERS[name](data)


@settings(max_examples=60)
@given(data=st.data())
def test_a_real_form_with_something_else_in_it_breaks_nothing(data: st.DataObject) -> None:
    sample = sorted((content_dir() / "voorbeeld" / "uitspraken").glob("*.json"))[0].read_bytes()
    at = data.draw(st.integers(0, len(sample)))
    put = data.draw(_BYTES)
    READERS["form"](sample[:at] + put + sample[at + data.draw(st.integers(0, 30)) :])


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_are(day: str) -> None:
    sample = sorted((content_dir() / "voorbeeld" / "uitspraken").glob("*.json"))[0]
    form = json.loads(sample.read_text(encoding="utf-8"))
    text = json.dumps(form)
    import re

    READERS["form"](re.sub(r'"\d{4}-\d\d-\d\d"', f'"{day}"', text).encode())


@pytest.mark.parametrize("seed", docx_seeds(), ids=lambda seed: str(seed[0]))
def test_a_word_document_with_a_broken_or_hostile_part_is_one_sentence(seed: bytes) -> None:
    bomb = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        b"<!ENTITY %c '&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;'>" % (n, *[n - 1] * 8)
        for n in range(98, 110)
    )
    outside = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    for body in (b"", b"<", seed[1:][::-1], bomb + b"]><x>&m;</x>", outside, seed[1:300]):
        READERS["house_style"](seed[:1] + body)


HUGE = {
    "tips.yaml": b"tips:\n" + b"- id: x\n  tekst: " + b"a" * 100_000_000,
    "bronnen.yaml": b"[" * 3_000_000,
    "regels.yaml": b"a: &a [x, x]\n" + b"b: [*a, *a, *a, *a]\n" * 100_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_own_file_is_a_finding_and_the_rest_is_there(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(HUGE[name])
    content, findings = load_content(own=tmp_path)
    assert content.trees
    assert any(name in one.file for one in findings)


def test_a_pipe_or_a_folder_where_a_file_should_be_never_waits(tmp_path: Path) -> None:
    import os

    (tmp_path / "gesprek").mkdir()
    (tmp_path / "gesprek" / "x.yaml").mkdir()
    (tmp_path / "geleerd").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "tips.yaml")
        os.mkfifo(tmp_path / "geleerd" / "woorden.json")
    content, findings = load_content(own=tmp_path)
    assert content.trees
    assert findings
    from gesprekshulp.knowledge.loading import read_learnt

    assert read_learnt(own=tmp_path)


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe{", b"{" * 100_000, b'{"formaat": "' + b"a" * 5_000_000 + b'"}', b"null", b""],
)
def test_a_hostile_form_is_told_with_its_place(
    tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "zaak[b]\x1b[2J.json"
    form.write_bytes(data)
    assert main(["dossier", "invoer", str(form), "--controleer"]) == 2
    said = capsys.readouterr()
    assert "regel 1, kolom" in said.out
    assert "\x1b" not in said.out + said.err
    assert "Traceback" not in said.err
