"""The school's own Word document as house style: checked, emptied, and made harmless.

Kept are the styles, the paper, and what stands in head and foot of the first section. Left
behind are the text, comments, macros, data sources, who made it, and whatever would make
Word fetch something from elsewhere.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

from gesprekshulp.text import clean_line

SUFFIXES = (".docx", ".dotx")

_MOST_BYTES = 20_000_000
_MOST_UNPACKED = 150_000_000
_MOST_PARTS = 3000
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # .doc, and a .docx behind a password
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.%s.main+xml"
_IN_BODY = (
    "Het briefhoofd in de huisstijl staat in de tekst zelf en is niet overgenomen. "
    "Zet het in Word in de koptekst."
)
_FROM_ELSEWHERE = (
    "Een plaatje in de huisstijl komt van buiten dit bestand en is weggelaten. "
    "Voeg het in Word in het bestand zelf in."
)
# Parts that say who worked on it, carry its text, or reach outside.
_DROPPED = (
    "comments",
    "commentsExtended",
    "commentsExtensible",
    "commentsIds",
    "people",
    "customXml",
    "glossaryDocument",
    "vbaProject",
    "attachedTemplate",
    "mailMergeSource",
    "mailMergeHeaderSource",
    "keyMapCustomizations",
    "aFChunk",
    "oleObject",
    "control",
    "subDocument",
    "frame",
)
_DROPPED_OF_FILE = ("custom-properties", "extended-properties", "thumbnail", "digital-signature")
_DROPPED_SETTINGS = (
    "attachedTemplate",
    "mailMerge",
    "documentProtection",
    "writeProtection",
    "trackRevisions",
    "rsids",
    "docVars",
    "saveThroughXslt",
)


class HouseStyleError(Exception):
    """Why a file cannot be the house style: one Dutch sentence with the remedy."""


class HouseStyle(NamedTuple):
    """An emptied .docx, and what the user should know of it."""

    data: bytes
    remarks: tuple[str, ...] = ()


def read_house_style(path: Path) -> HouseStyle:
    """Return the document at `path` (.docx or .dotx) as a house style. Raises HouseStyleError."""
    name = clean_line(path.name)
    if path.suffix.lower() not in SUFFIXES:
        raise HouseStyleError(
            f"“{name}” kan geen huisstijl zijn. Bewaar hem in Word als .docx of .dotx."
        )
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise HouseStyleError(
                f"“{name}” is te groot voor een huisstijl (meer dan 20 MB). Maak de plaatjes kleiner."
            )
        data = path.read_bytes()
    except OSError:
        raise HouseStyleError(
            f"De huisstijl “{path}” is niet te lezen. Kijk of het bestand er nog staat."
        ) from None
    return emptied(data, name)


def emptied(data: bytes, name: str) -> HouseStyle:
    """Return the house style in the bytes of a file called `name`. Raises HouseStyleError."""
    name = clean_line(name)
    if data.startswith(_OLD_WORD):
        raise HouseStyleError(
            f"“{name}” is een oud of beveiligd Word-bestand. Bewaar hem zonder wachtwoord als .docx."
        )
    try:
        return _without_text(_as_document(data, name))
    except HouseStyleError:
        raise
    except Exception:  # a damaged file can break the readers of zip and XML anywhere
        raise HouseStyleError(
            f"“{name}” is beschadigd of geen Word-bestand. Open hem in Word en bewaar hem opnieuw."
        ) from None


def _as_document(data: bytes, name: str) -> bytes:
    """Return the file with a template (.dotx) made a document; refuse what is huge or has macros."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
        if len(parts) > _MOST_PARTS or sum(p.file_size for p in parts) > _MOST_UNPACKED:
            raise HouseStyleError(
                f"“{name}” is uitgepakt te groot voor een huisstijl. Bewaar een kleinere kopie."
            )
        types = packed.read("[Content_Types].xml").decode("utf-8")
        if "macroEnabled" in types or any("vbaProject" in p.filename for p in parts):
            raise HouseStyleError(
                f"“{name}” bevat macro's. Bewaar in Word een kopie als .docx of .dotx zonder macro's."
            )
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
            for part in parts:
                content = packed.read(part)
                if part.filename == "[Content_Types].xml":
                    content = types.replace(_MAIN % "template", _MAIN % "document").encode()
                out.writestr(part.filename, content)
    return made.getvalue()


def _without_text(data: bytes) -> HouseStyle:
    import docx

    word = docx.Document(io.BytesIO(data))
    remarks = []
    section = word.sections[0]
    heads = [section.header, section.footer]
    if section.different_first_page_header_footer:
        heads += [section.first_page_header, section.first_page_footer]
    parts = {id(head.part): head.part for head in heads if not head.is_linked_to_previous}
    let_go = [_let_go_of_elsewhere(part) for part in parts.values()]
    if any(let_go):
        remarks.append(_FROM_ELSEWHERE)
    filled = any(part.element.xpath(".//w:t | .//w:drawing | .//w:pict") for part in parts.values())
    if not filled and word.element.body.xpath("./w:p[position() < 7]//w:drawing"):
        remarks.append(_IN_BODY)
    _empty_body(word, section)
    _drop_parts(word)
    kept = io.BytesIO()
    word.save(kept)
    return HouseStyle(kept.getvalue(), tuple(remarks))


def _let_go_of_elsewhere(part: Any) -> bool:
    """Take out pictures and links that Word would fetch; return whether there were any."""
    outside = {key for key, one in part.rels.items() if one.is_external}
    gone = False
    for element in list(part.element.iter()):
        if not isinstance(element.tag, str):
            continue
        used = {value for key, value in element.attrib.items() if "relationships}" in key}
        if not used & outside:
            continue
        drawn = next(
            (up for up in element.iterancestors() if up.tag.endswith(("}drawing", "}pict"))), None
        )
        if drawn is not None and drawn.getparent() is not None:
            drawn.getparent().remove(drawn)
            gone = True
        elif element.tag.endswith("}hyperlink"):
            for key in list(element.attrib):
                if "relationships}" in key:
                    del element.attrib[key]
    for field in part.element.xpath(".//w:instrText[contains(., 'INCLUDE') or contains(., 'DDE')]"):
        field.text = ""
    for field in part.element.xpath(
        ".//w:fldSimple[contains(@w:instr, 'INCLUDE') or contains(@w:instr, 'DDE')]"
    ):
        field.getparent().remove(field)
    for key in outside:
        part.rels.pop(key, None)
    return gone


def _empty_body(word: Any, first: Any) -> None:
    """Leave only the measures, head and foot of the first section."""
    from copy import deepcopy

    body = word.element.body
    kept = deepcopy(first._sectPr)
    for child in list(body):
        body.remove(child)
    for kind in kept.xpath("./w:type"):
        kept.remove(kind)
    body.append(kept)


def _drop_parts(word: Any) -> None:
    """Forget the parts that a letter may not carry along."""
    from docx.oxml.ns import qn

    for rels, dropped in ((word.part.rels, _DROPPED), (word.part.package.rels, _DROPPED_OF_FILE)):
        for key, one in list(rels.items()):
            if one.reltype.rsplit("/", 1)[-1] in dropped or one.is_external:
                del rels[key]
    settings = word.settings.element
    for name in _DROPPED_SETTINGS:
        for element in settings.findall(qn(f"w:{name}")):
            settings.remove(element)
    for key in [key for key, one in word.part._settings_part.rels.items() if one.is_external]:
        del word.part._settings_part.rels[key]
