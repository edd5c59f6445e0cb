"""Content from disk, quickly: which files, the typed cache, and where content lives.

What the files mean stands in `parsing`; it is loaded only when the cache does not hold
them. The cache itself is `typed_cache`: a damaged or foreign one is built anew.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gesprekshulp.knowledge.diagnostics import finding
from gesprekshulp.knowledge.typed_cache import keep, recall
from gesprekshulp.knowledge.types import Content, Finding
from gesprekshulp.text import clean_line

if TYPE_CHECKING:
    from gesprekshulp.knowledge.parsing import LoadedContent

_FOLDERS = ("gesprek", "weerstand", "brieven", "zetten", "ouders")
_LISTS = (
    *("bronnen.yaml", "feiten.yaml", "begrippen.yaml", "tips.yaml", "regels.yaml"),
    *("voorstellen.yaml", "beloften.yaml", "vakanties.yaml"),
    *("termijnen.yaml", "wacht.yaml", "nakijken.yaml", "bewaren.yaml", "gronden.yaml"),
)
# What recognition learns from is large and not needed to run: read for checking and learning.
LEARNED_FROM = ("stemmen", "woordvelden", "antwoorden", "notities")
PAPER_FROM = ("nakijkzinnen", "nakijkvelden.yaml", "nakijken.yaml")
"""What the check of papers learns from: apart, so that it is learnt anew in a minute."""

_LEARNED_LISTS = ("afkortingen.yaml", "nagekeken.yaml", "nakijkvelden.yaml")
LEARNT = "geleerd"
"""The folder, in content or in a school's own folder, with what recognition has learnt."""

_READ_ELSEWHERE = (
    *(*LEARNED_FROM, "nakijkzinnen", LEARNT),
    *("formulier", "handleiding", "nieuw", "voorbeeld"),
)

_HEADER = "overschrijft.yaml"  # as `overlay` names it, which is loaded only when needed
OWN = "inhoud"
"""How the own folder is called in findings, and what it is called in the data folder."""

_MAX_LEARNT = 64_000_000
_MAX_READ = 4_000_001  # one byte more than the reader takes, so that it sees "too large"


class _Cached(msgspec.Struct, frozen=True):
    content: Content
    findings: tuple[Finding, ...]


def content_dir() -> Path:
    """Return the content folder: in the installed package, else in the checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "content"
    return installed if installed.is_dir() else package.parent / "content"


def load_content(
    root: Path | None = None, cache: Path | None = None, own: Path | None = None
) -> tuple[Content, list[Finding]]:
    """Return the content in folder `root` (default: our own) and what is wrong with it.

    `own`: a school's own folder, laid over it file by file; it need not exist. `cache`: a
    folder for the typed cache; without it everything is read anew. Never raises: what cannot
    be read is a finding, and the rest is there.
    """
    root = root or content_dir()
    files, findings = read_files(root)
    added, more = _read_own(own)
    version = _digest({**files, **{f"{OWN}/{name}": data for name, data in added.items()}})
    place = cache / f"inhoud-{_name_of(root, own if added else None)}.msgpack" if cache else None
    key = sha256(f"{version} {_schema()}".encode()).hexdigest()
    known = recall(place, key, _Cached) if place else None
    if known is None:
        loaded = _parsed(files, added, version)
        known = _Cached(_finished(loaded.content), loaded.findings)
        if place:
            keep(place, key, known)
    return known.content, sorted({*findings, *more, *known.findings})


def read_learnt(root: Path | None = None, own: Path | None = None) -> dict[str, bytes]:
    """Return what recognition has learnt (file name -> bytes); a school's own goes first.

    Never raises: what cannot be read is absent, and then nothing is recognised.
    """
    for folder in ([own / LEARNT] if own else []) + [(root or content_dir()) / LEARNT]:
        try:
            found = {
                path.name: _head_of(path) for path in sorted(folder.iterdir()) if path.is_file()
            }
        except OSError:
            continue
        if found:
            return found
    return {}


def _head_of(path: Path) -> bytes:
    """Return a learnt file; of one that is far too large a part, which then does not fit."""
    with path.open("rb") as file:
        return file.read(_MAX_LEARNT)


def load_for_checking(root: Path, own: Path | None = None) -> LoadedContent:
    """Return the content in folder `root`, with `own` laid over it, with places for `checking`."""
    files, findings = read_files(root, learned=True)
    added, more = _read_own(own, learned=True)
    loaded = _parsed(files, added, _digest({**files, **added}))
    return loaded._replace(findings=tuple(sorted({*findings, *more, *loaded.findings})))


def _parsed(files: Mapping[str, bytes], added: Mapping[str, bytes], version: str) -> LoadedContent:
    """Return our files as content, with the own ones laid over them where there are any."""
    from gesprekshulp.knowledge.parsing import parse

    if not added:
        return parse(files, version)
    from gesprekshulp.knowledge.overlay import in_folder, layer, named

    layered = layer(files, added)
    loaded = named(parse(layered.files, version), layered.own, OWN)
    return loaded._replace(findings=(*loaded.findings, *in_folder(layered.findings, OWN)))


def _finished(content: Content) -> Content:
    """Leave out what its author marked `concept: ja`: checked like the rest, but never shown."""
    sections = {name: getattr(content, name) for name in ("trees", "kinds", "scenes", "letters")}
    return msgspec.structs.replace(
        content,
        **{
            name: {one: item for one, item in items.items() if not is_draft(item)}
            for name, items in sections.items()
        },
    )


def is_draft(item: object) -> bool:
    """Whether the author of an item marked it as not finished."""
    return getattr(item, "draft", "nee") == "ja"


def _read_own(own: Path | None, learned: bool = False) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the files of the own folder, which may well be absent or empty."""
    if own is None or not own.exists():
        return {}, []
    files, findings = read_files(own, learned)
    findings = [one for one in findings if one.code != "GH115"]
    if findings:
        from gesprekshulp.knowledge.overlay import in_folder

        findings = in_folder(findings, OWN)
    return files, findings


def read_files(root: Path, learned: bool = False) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the content files under `root` (path with "/" -> bytes), and what is unreadable.

    `learned`: also what recognition learns from.
    """
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name, is_file in _names(root, findings, learned):
        # Opening anything else than a regular file (a pipe, say) could wait forever.
        if not is_file:
            words = "Dit is geen gewoon bestand."
            findings.append(finding("GH114", clean_line(name), (1, 1), words))
            continue
        try:
            with open(os.path.join(root, name), "rb") as file:
                files[name] = file.read(_MAX_READ)
        except OSError as error:
            words = f"Dit bestand is niet te lezen ({_reason(error)})."
            findings.append(finding("GH114", clean_line(name), (1, 1), words))
    if not files and not findings:
        words = f"In de map “{clean_line(str(root))}” staat geen inhoud."
        findings.append(finding("GH115", ".", (1, 1), words, "kies de map met bronnen.yaml"))
    return files, findings


def _names(root: Path, findings: list[Finding], learned: bool) -> list[tuple[str, bool]]:
    """Return (name, whether it is a regular file) of what may be content; report the rest."""
    names: list[tuple[str, bool]] = []
    lists = (*_LISTS, *_LEARNED_LISTS) if learned else _LISTS
    for folder in ("", *_FOLDERS, *((*LEARNED_FROM, "nakijkzinnen") if learned else ())):
        try:
            with os.scandir(root / folder) as entries:
                present = sorted((one.name, one.is_file(), one.is_dir()) for one in entries)
        except FileNotFoundError:
            continue
        except OSError as error:
            words = f"Deze map is niet te lezen ({_reason(error)})."
            findings.append(finding("GH114", folder or ".", (1, 1), words))
            if not folder:
                break
            continue
        for name, is_file, is_folder in present:
            path = f"{folder}/{name}" if folder else name
            if name.startswith("."):
                continue
            if not _looks_like_content(name):
                if is_folder and (folder or not _is_known(root, name)) and _holds(root / path):
                    findings.append(_folder_not_read(path))
                continue
            if name.endswith(".yaml") and (folder or name in (*lists, _HEADER)):
                names.append((path, is_file))
            elif name not in _LEARNED_LISTS:
                findings.append(_not_read(path))
    return names


def _looks_like_content(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml"))


def _is_known(root: Path, name: str) -> bool:
    """Whether a folder is read, here or by another; on some systems "Brieven" is "brieven" too."""
    usual = name.lower()
    return usual in (*_FOLDERS, *_READ_ELSEWHERE) and (name == usual or (root / usual).is_dir())


def _holds(folder: Path) -> bool:
    """Whether a folder that is not read holds what its maker may take for content."""
    try:
        with os.scandir(folder) as entries:
            return any(_looks_like_content(one.name) and one.is_file() for one in entries)
    except OSError:
        return False


def _folder_not_read(path: str) -> Finding:
    words = "In deze map wordt niets gelezen."
    hint = f"mappen hier, zonder mappen erin: {', '.join(_FOLDERS)}"
    return finding("GH221", f"{clean_line(path)}/", (1, 1), words, hint)


def _not_read(path: str) -> Finding:
    words = "Dit bestand wordt niet gelezen."
    hint = f"namen hier: {', '.join(_LISTS)}; in mappen: iets.yaml"
    return finding("GH221", clean_line(path), (1, 1), words, hint)


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "geen toegang"
    return "het is geen map" if isinstance(error, NotADirectoryError) else "fout bij het lezen"


def _digest(files: Mapping[str, bytes]) -> str:
    """Return one sha256 (hex) over names and bytes of all files."""
    whole = sha256()
    for name in sorted(files):
        whole.update(
            f"{name}\0{sha256(files[name]).hexdigest()}\n".encode("utf-8", "surrogateescape")
        )
    return whole.hexdigest()


def _schema() -> str:
    """Return what changes when the code that makes content changes: a cache made by other code is not ours."""
    here = Path(__file__).resolve().parent
    modules = (
        *(
            "item",
            "cautions",
            "wordings",
            "speech",
            "scenes",
            "letters",
            "promises",
            "guards",
            "types",
            "reader",
            "marks",
            "conditions",
            "shape",
            "parsing",
            "diagnostics",
        ),
        *("hints", "yaml_faults", "loading", "overlay", "typed_cache"),
    )
    try:
        return _digest({name: (here / f"{name}.py").read_bytes() for name in modules})
    except OSError:  # no source files beside us (a zipped install): go by the version
        from importlib.metadata import version

        return version("gesprekshulp")


def _name_of(root: Path, own: Path | None) -> str:
    folders = [root.absolute(), *([own.absolute()] if own else [])]
    return sha256(b"\0".join(map(os.fsencode, folders))).hexdigest()[:12]
