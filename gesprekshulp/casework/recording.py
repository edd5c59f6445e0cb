"""The record that a file was made of a case: without it, removing the case could not name the file."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.dossier.events import DocumentGemaakt
from gesprekshulp.store.interface import StoreError

if TYPE_CHECKING:
    from gesprekshulp.casework.case import OpenCase


def record_paper(
    case: OpenCase,
    kind: str,
    path: Path,
    meeting: str = "",
    readers: Sequence[str] = (),
    left_out: int = 0,
) -> None:
    """Record that the file at `path` was just made of the case, with its readers and hash.

    When that cannot be kept the file goes again: else it would lie there, on no list. Raises
    StoreError.
    """
    try:
        case.record(
            DocumentGemaakt(
                kind=kind,
                on=case.desk.clock(),
                meeting=meeting,
                readers=tuple(readers),
                file_name=path.name,
                sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
                left_out=left_out,
            )
        )
    except StoreError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
