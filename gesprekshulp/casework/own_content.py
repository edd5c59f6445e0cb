"""Taking a file of ours over into the school's own folder, with a record of what it replaces.

How the two folders are joined stands in `knowledge.overlay`; here only the writing.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gesprekshulp.knowledge.loading import content_dir, read_files
from gesprekshulp.knowledge.overlay import (
    GUARDED,
    HEADER,
    Override,
    fingerprint_of,
    read_header,
    write_header,
)
from gesprekshulp.store.locations import make_private_folder, write_atomically


class TakingOverError(Exception):
    """Why a file cannot be taken over: one Dutch sentence with the remedy."""


def take_over(
    name: str,
    own: Path,
    on: date,
    permission_of: str = "",
    seen: bool = False,
    base: Path | None = None,
) -> Path:
    """Copy file `name` of ours ("gesprek/oogo.yaml") to folder `own`; return where it stands.

    `seen`: the own file stays as it is, only what it replaces is recorded anew. Raises
    TakingOverError; then nothing was written, or a file that the checks will ask about.
    """
    files, _ = read_files(base or content_dir())
    name = name.replace("\\", "/").removeprefix("./")
    if name not in files:
        raise TakingOverError(
            f"“{name}” is geen bestand van ons. Noem het zo: gesprek/oogo.yaml of tips.yaml."
        )
    if name in GUARDED and not permission_of:
        raise TakingOverError(
            f"{name} vervang je alleen met toestemming. Zeg van wie: --toestemming “NAAM”."
        )
    target = own / name
    if target.exists() and not seen:
        raise TakingOverError(
            f"{target} is er al. Keek je na wat er bij ons veranderde? Kies dan --gezien."
        )
    if seen and not target.exists():
        raise TakingOverError(f"{target} is er niet. Laat --gezien weg om het over te nemen.")
    entries = _header(own)
    entries[name] = Override(
        file=name,
        sha256=fingerprint_of(files[name]),
        taken_on=on,
        permission_of=permission_of if name in GUARDED else "",
        permission_on=on if name in GUARDED else None,
    )
    try:
        make_private_folder(own)
        if not seen:
            target.parent.mkdir(exist_ok=True)
            write_atomically(target, files[name])
        write_atomically(own / HEADER, write_header(entries.values()))
    except OSError as error:
        raise TakingOverError(
            f"In {own} kan niet geschreven worden. Kies een andere map met --naar."
        ) from error
    return target


def _header(own: Path) -> dict[str, Override]:
    """Return what is recorded so far; a damaged record is not written over."""
    try:
        data = (own / HEADER).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise TakingOverError(f"{own / HEADER} is niet te lezen. Zet dat eerst recht.") from error
    entries, _, findings = read_header(data)
    if findings:
        raise TakingOverError(f"Zet eerst dit recht: {findings[0]}")
    return entries
