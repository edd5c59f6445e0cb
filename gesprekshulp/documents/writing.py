"""Putting a document on disk: by suffix, atomically, never silently over something."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from gesprekshulp.documents.model import Document

FORMATS = (".docx", ".pdf", ".html", ".txt", ".md")


class WriteError(Exception):
    """The document could not be written; `str()` is one Dutch sentence with the remedy."""


def write_document(
    document: Document, path: Path, overwrite: bool = False, house: Path | None = None
) -> tuple[str, ...]:
    """Write `document` to `path` in the format of its suffix; return remarks for the user.

    `house`: the school's own Word document as house style, for Word only; one that cannot be
    used is told and left out. The file is there whole or not at all. Raises WriteError.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise WriteError(
            f"“{path.name}” heeft geen bekend formaat. Kies een naam op {', '.join(FORMATS)}."
        )
    if os.path.lexists(path) and not overwrite:
        raise WriteError(
            f"“{path}” bestaat al en is niet aangeraakt. Kies een andere naam, "
            "of geef --overschrijf."
        )
    if suffix == ".docx":
        content, remarks = _in_word(document, house)
    else:
        content, remark = _rendered(document, suffix)
        remarks = (remark,) if remark else ()
    write_bytes(path, content, overwrite)
    return remarks


def _in_word(document: Document, house: Path | None) -> tuple[bytes, tuple[str, ...]]:
    from gesprekshulp.documents import word
    from gesprekshulp.documents.house_style import HouseStyleError, read_house_style

    if house is None or document.dense:
        return word.render(document), ()
    try:
        style = read_house_style(house)
        return word.render(document, house=style.data), style.remarks
    except HouseStyleError as error:
        return word.render(document), (f"Zonder huisstijl gemaakt. {error}",)


def _rendered(document: Document, suffix: str) -> tuple[bytes, str]:
    if suffix == ".pdf":
        from gesprekshulp.documents import pdf

        return pdf.render(document)
    if suffix == ".html":
        from gesprekshulp.documents import html

        return html.render(document), ""
    if suffix == ".txt":
        from gesprekshulp.documents import plain

        return plain.render(document), ""
    from gesprekshulp.documents import markdown

    return markdown.render(document), ""


def write_bytes(path: Path, content: bytes, overwrite: bool = False) -> None:
    """Write bytes through a temporary file beside the target, then move it in place.

    The temporary file lies in the same folder that the user chose for the export and is
    removed on any failure. Raises WriteError with a sentence for each known cause.
    """
    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=".gesprekshulp-", dir=path.parent)
        with os.fdopen(descriptor, "wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        if overwrite:
            os.replace(temporary, path)
        else:
            _move_without_replacing(temporary, path)
    except OSError as error:
        raise WriteError(_reason(error, path)) from None
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _move_without_replacing(temporary: str, path: Path) -> None:
    # A link fails when the name is taken, which a rename on POSIX does not; where links do not
    # exist (FAT on a stick, network) looking first is the best there is.
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        os.rename(temporary, path)


def _reason(error: OSError, path: Path) -> str:
    if isinstance(error, FileExistsError):
        return f"“{path}” bestaat al en is niet aangeraakt. Kies een andere naam."
    if isinstance(error, IsADirectoryError):
        return f"“{path}” is een map. Kies een andere naam."
    # Windows calls a name that is too long a file that is not there.
    if error.errno == errno.ENAMETOOLONG or (
        os.name == "nt" and isinstance(error, FileNotFoundError) and path.parent.is_dir()
    ):
        return "De bestandsnaam is te lang. Kies een kortere naam."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"De map “{path.parent}” is er niet. Kies een bestaande map."
    if isinstance(error, PermissionError):
        return (
            f"“{path}” kan niet worden geschreven: het is open in een ander programma, "
            "of je mag hier niet schrijven. Sluit het, of kies een andere plek."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"De schijf is vol; “{path.name}” is niet gemaakt. Maak ruimte en probeer opnieuw."
    return f"“{path}” kon niet worden geschreven (fout {error.errno}). Kies een andere plek."
