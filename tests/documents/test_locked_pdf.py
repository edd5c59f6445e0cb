"""A locked PDF opens with its passphrase alone, and keeps its text and tags."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from gesprekshulp.documents import pdf
from gesprekshulp.documents.locked_pdf import lock_pdf, new_passphrase
from gesprekshulp.documents.model import Document, Heading, Paragraph

SECRET = "Sem leest thuis"


def test_only_the_passphrase_opens_it() -> None:
    content, _ = pdf.render(Document(title="Bundel", blocks=(Heading("Kop"), Paragraph(SECRET))))
    passphrase = new_passphrase()
    locked = lock_pdf(content, passphrase)
    assert SECRET.encode() not in locked
    reader = PdfReader(io.BytesIO(locked))
    assert reader.is_encrypted
    assert not reader.decrypt("")
    assert not reader.decrypt(new_passphrase())
    assert reader.decrypt(passphrase)
    assert SECRET in "".join(page.extract_text() for page in reader.pages)
    root = reader.trailer["/Root"]
    assert "/StructTreeRoot" in root, "een schermlezer moet het kunnen lezen"
    assert root["/Lang"] == "nl-NL"
    assert b"/V 5" in locked
    assert b"/R 6" in locked


def test_an_empty_passphrase_is_refused() -> None:
    with pytest.raises(ValueError, match="lege"):
        lock_pdf(b"", " ")


def test_each_passphrase_is_another() -> None:
    assert len({new_passphrase() for _ in range(50)}) == 50
