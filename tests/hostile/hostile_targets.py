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
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.knowledge.loading import content_dir, load_content
from gesprekshulp.knowledge.parsing import FOLDERS, LISTS
from gesprekshulp.knowledge.types import Content, Finding
from gesprekshulp.text import clean

if TYPE_CHECKING:
    from gesprekshulp.store.joining import Joined

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
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


KEY = bytes(range(32))
"""Of the store files that a stranger made here."""


def backup(data: bytes) -> None:
    """A copy of a store from a stick: looked into, and put together with what is whole."""
    from gesprekshulp.store.backups import check_backup
    from gesprekshulp.store.interface import StoreError
    from gesprekshulp.store.joining import join
    from gesprekshulp.store.pages import decoded
    from gesprekshulp.store.pieces import sorted_out

    _joined(join([sorted_out(decoded(data, b"", KEY), "")]))
    with tempfile.TemporaryDirectory(dir=_quick_disk()) as folder:
        place = Path(folder) / "zaken-000001-20261128T150000Z.db"
        place.write_bytes(data)
        try:
            check_backup(place, KEY)
        except StoreError as error:
            harmless(str(error))


def pages(data: bytes) -> None:
    """The same behind the lock: pages as whoever has the key may write them.

    The first byte says which of the pages are as they were written.
    """
    from gesprekshulp.store.interface import StoreError
    from gesprekshulp.store.joining import join
    from gesprekshulp.store.pages import Pages
    from gesprekshulp.store.pieces import sorted_out
    from gesprekshulp.store.rebuild import Together, rebuild
    from gesprekshulp.store.wal import PAGE

    body = data[1:]
    cut = {
        at // PAGE + 1: body[at : at + PAGE].ljust(PAGE, b"\0") for at in range(0, len(body), PAGE)
    }
    sound = frozenset(one for one in cut if not data[0] >> (one % 8) & 1)
    joined = join(
        [sorted_out(Pages(cut, sound), ""), sorted_out(Pages(cut, frozenset()), "kopie 1")]
    )
    _joined(joined)
    if joined.cases:
        with tempfile.TemporaryDirectory(dir=_quick_disk()) as folder:
            try:
                rebuild(Path(folder), Together(joined, False, ()), (KEY,), NOW)
            except StoreError as error:
                harmless(str(error))


def _joined(made: Joined) -> None:
    """What is to be put in place always verifies."""
    from gesprekshulp.dossier.hashing import first_hash
    from gesprekshulp.store.chain import End, verify_chain

    for case in made.cases.values():
        row = case.row
        report = verify_chain(first_hash(row.name), End(row.last_number, row.last_hash), case.links)
        assert report.first_fault is None, report


def sealed(data: bytes) -> None:
    """A hand-over as a file: no more than a sentence when it is none."""
    from gesprekshulp.store.interface import StoreError
    from gesprekshulp.store.sealed_file import unseal

    try:
        unseal(data, "zin")
    except StoreError as error:
        harmless(str(error))


def parcel(data: bytes) -> None:
    """What is in a hand-over of someone who has the passphrase: taken whole, or not at all."""
    from gesprekshulp.casework.handing_over import read_parcel
    from gesprekshulp.dossier.fold import fold
    from gesprekshulp.store.interface import StoreError
    from gesprekshulp.store.sqlite import throwaway_store

    with tempfile.TemporaryDirectory(dir=_quick_disk()) as folder:
        store = throwaway_store(Path(folder), durable=False)
        try:
            store.create_case("z-eigen", "E.G.")
            carried = read_parcel(data).carried
            store.carry_in(carried)
            assert store.verify(carried.case).first_fault is None
            fold(store.load(carried.case))
            store.glances()
        except StoreError as error:
            harmless(str(error))
            assert [one.case for one in store.glances()] == ["z-eigen"]
        finally:
            assert store.load("z-eigen") == []
            store.close()


def key_opens(data: bytes) -> None:
    """A key file that is opened, not only read."""
    from gesprekshulp.store.interface import StoreError
    from gesprekshulp.store.keyfile import KEY_FILE
    from gesprekshulp.store.keys import kinds, open_key

    with tempfile.TemporaryDirectory(dir=_quick_disk()) as folder:
        (Path(folder) / KEY_FILE).write_bytes(data)
        try:
            for kind, since in kinds(Path(folder)):
                harmless(f"{kind} {since}")
            open_key(Path(folder), "zin")
        except StoreError as error:
            harmless(str(error))


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
        *(backup, pages, sealed, parcel, key_opens),
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


def store_seeds(name: str) -> list[bytes]:
    """Real files of a store with one case: its file, its pages, a hand-over, a key file."""
    import msgspec

    from gesprekshulp.casework.handing_over import Parcel
    from gesprekshulp.dossier.events import NewEvent, ZaakGeopend
    from gesprekshulp.store.database import Database
    from gesprekshulp.store.keyfile import KEY_FILE, Cost
    from gesprekshulp.store.keys import write_key
    from gesprekshulp.store.pages import read_pages
    from gesprekshulp.store.sealed_file import seal
    from gesprekshulp.store.sqlite_store import SqliteStore

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "x.db"
        store = SqliteStore(Database(place, KEY, fresh=True))
        store.create_case("z-1", "S.V.")
        for meeting in ("", "g-1"):
            opened = ZaakGeopend(case="z-1", title="S.V.", on=TODAY)
            new = NewEvent(
                happened_at=NOW, entered_at=NOW, entered_by="K", payload=opened, meeting=meeting
            )
            store.append("z-1", [new])
        store.seal("z-1", "")
        carried = store.carry_out("z-1")
        store.close()
        if name == "backup":
            return [place.read_bytes()]
        if name == "pages":
            whole = read_pages(place, KEY).content
            return [bytes([hit]) + b"".join(whole[one] for one in sorted(whole)) for hit in (0, 8)]
        raw = msgspec.json.encode(Parcel("Karin", TODAY, "Waar staan we", carried))
        if name == "parcel":
            return [raw]
        cheap = Cost(n=1 << 10)
        if name == "sealed":
            return [seal(raw, "zin", cheap)]
        write_key(Path(folder), KEY, "zin", cheap)
        return [(Path(folder) / KEY_FILE).read_bytes()]


def _quick_disk() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _findings(found: list[Finding] | tuple[Finding, ...]) -> None:
    for one in found:
        assert one.file
        assert one.line >= 1 <= one.column
        harmless(str(one))
        assert str(one).isprintable()
