"""Every reader of what a stranger may hand over, as one function from bytes: it raises nothing.

Each function raises only when a promise is broken: an error that is not in a reader's
contract, a finding without a place, a sentence with something in it that a terminal obeys.
The tests feed them with Hypothesis, tests/bench/fuzz_readers.py guided by coverage.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from gesprekshulp.knowledge.loading import content_dir, load_content
from gesprekshulp.knowledge.parsing import FOLDERS, LISTS
from gesprekshulp.knowledge.types import Content, Finding
from gesprekshulp.text import clean

TODAY = date(2026, 11, 28)
CONTENT_NAMES = (*sorted(LISTS), *(f"{folder}/x.yaml" for folder in sorted(FOLDERS)))


def harmless(text: str) -> None:
    """A sentence for the user holds nothing that a terminal obeys or that turns text around."""
    assert text == clean(text), ascii(text)


def yaml(data: bytes) -> None:
    from gesprekshulp.knowledge.reader import read_yaml

    value, _, findings = read_yaml(data, "x\x1b[2J\u202e.yaml")
    assert value is not None or findings
    _findings(findings)


def content(data: bytes) -> None:
    """The first byte says which file it is; the rest is read, laid over ours, and checked."""
    from gesprekshulp.knowledge.checking import check
    from gesprekshulp.knowledge.parsing import parse

    name = CONTENT_NAMES[data[0] % len(CONTENT_NAMES)] if data else CONTENT_NAMES[0]
    loaded = parse({name: data[1:]})
    _findings(check(loaded, TODAY, frozenset({"kind"})))


def header(data: bytes) -> None:
    from gesprekshulp.knowledge.overlay import layer

    _findings(layer({"tips.yaml": b"tips: []"}, {"overschrijft.yaml": data}).findings)


def form(data: bytes) -> None:
    """A form that can be read is also looked at by the guard, with our own content."""
    from gesprekshulp.assistant.form.reading import read_form
    from gesprekshulp.assistant.guard.telling import told
    from gesprekshulp.casework.guard import guard_of_form

    found, faults = read_form(data)
    assert (found is None) == bool(faults)
    for one in faults:
        assert one.line >= 1 <= one.column
        harmless(str(one))
    if found is not None:
        report = guard_of_form(our_content(), found, None, TODAY)
        for line in told(report, our_content()):
            harmless(line)


def key_file(data: bytes) -> None:
    from gesprekshulp.store.interface import StoreError
    from gesprekshulp.store.keyfile import parse_form

    try:
        parse_form(data, Path("sleutel.json"))
    except StoreError as error:
        harmless(str(error))


def settings(data: bytes) -> None:
    """What is not understood is told and stays in the file, also after something is kept."""
    from gesprekshulp.settings.keeping import FILE_NAME, Settings
    from gesprekshulp.settings.schema import THEME
    from gesprekshulp.tui.keymap import judge_keys

    with tempfile.TemporaryDirectory(dir=_quick_disk()) as folder:
        place = Path(folder) / FILE_NAME
        place.write_bytes(data)
        read = Settings(Path(folder))
        for problem in (*read.problems, *judge_keys(read.keys)[1]):
            harmless(problem)
        before = {*read.keys.items(), *read._unknown}
        read.set(THEME, "donker")
        again = Settings(Path(folder))
        assert again[THEME] == "donker"
        assert {*again.keys.items(), *again._unknown} == before


def house_style(data: bytes) -> None:
    """The bytes as the file itself, and as each part of a document that is otherwise whole."""
    from gesprekshulp.documents.house_style import HouseStyleError, emptied

    part = DOCX_PARTS[data[0] % len(DOCX_PARTS)] if data else ""
    try:
        emptied(_docx_with(part, data[1:]) if part else data[1:], "huis\x1bstijl.docx")
    except HouseStyleError as error:
        harmless(str(error))


def draft(data: bytes) -> None:
    from gesprekshulp.tui.drafts import read_draft

    for name, value in read_draft(data.decode("utf-8", "replace")).items():
        assert isinstance(name, str)
        assert isinstance(value, str)


def learnt(data: bytes) -> None:
    """A school's own folder may bring what it learnt itself."""
    from gesprekshulp.assistant.recognise.linear import DamagedModel, load
    from gesprekshulp.assistant.recognise.shipped import read_lexicon

    for read in (load, read_lexicon):
        with contextlib.suppress(DamagedModel):
            read(data)


def cache_file(data: bytes) -> None:
    from gesprekshulp.knowledge.typed_cache import recall

    with tempfile.TemporaryDirectory(dir=_quick_disk()) as folder:
        place = Path(folder) / "x"
        place.write_bytes(data)
        recall(place, "sleutel", Content)


def event(data: bytes) -> None:
    """A row of a store that someone else wrote: known or not, its bytes come back."""
    from typing import get_args

    from gesprekshulp.dossier.codec import decode, encode
    from gesprekshulp.dossier.events import Known, Unknown

    kinds = [str(one.__struct_config__.tag) for one in get_args(Known)]
    kind = kinds[data[0] % len(kinds)] if data else "onbekend"
    found = decode(kind, 1, data[1:])
    if isinstance(found, Unknown):
        assert encode(found) == data[1:]


def log(data: bytes) -> None:
    from gesprekshulp.store.wal import rescue

    rescue(data, lambda _number, _page: True)


def typed(data: bytes) -> None:
    """A line as typed or pasted: cleaned, read, and nothing of it lost."""
    from gesprekshulp.assistant.lines import read_line
    from gesprekshulp.text import clean_line, shorten

    text = clean_line(data.decode("utf-8", "replace"))
    assert clean(text) == text
    line = read_line(text, {"m": "p1", "els": "p1"}, TODAY)
    assert line.prefix + line.text == text
    assert len(shorten(text, 20)) <= 20


READERS: Mapping[str, Callable[[bytes], None]] = {
    one.__name__: one
    for one in (
        *(yaml, content, header, form, key_file, settings, house_style),
        *(draft, learnt, cache_file, event, log, typed),
    )
}

DOCX_PARTS = (
    "",
    "word/document.xml",
    "word/header1.xml",
    "word/styles.xml",
    "word/settings.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
)


@cache
def our_content() -> Content:
    return load_content(content_dir())[0]


@cache
def _whole_docx() -> dict[str, bytes]:
    import docx

    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "De Linde"
    kept = io.BytesIO()
    word.save(kept)
    with zipfile.ZipFile(kept) as packed:
        return {one.filename: packed.read(one) for one in packed.infolist()}


def _docx_with(part: str, data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for name, was in {**_whole_docx(), part: data}.items():
            out.writestr(name, was)
    return made.getvalue()


def docx_seeds() -> list[bytes]:
    """One seed per part: the number of the part and what stands there."""
    whole = _whole_docx()
    return [
        bytes([number]) + whole[name] for number, name in enumerate(DOCX_PARTS) if name in whole
    ]


def _quick_disk() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _findings(found: list[Finding] | tuple[Finding, ...]) -> None:
    for one in found:
        assert one.file
        assert one.line >= 1 <= one.column
        harmless(str(one))
        assert str(one).isprintable()
