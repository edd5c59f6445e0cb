"""A PDF that opens with a passphrase: AES-256, in any reader of PDF, on a phone too.

Chosen over a locked zip (Windows opens no AES zip by itself) and over a file of our own (a
parent or another school has no gesprekshulp). Tags stay, and a screen reader may read.
"""

from __future__ import annotations

import io
import secrets

_LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"
_GROUPS, _SIZE = 4, 4


def new_passphrase() -> str:
    """Return a fresh random passphrase to say on the phone: four groups of four letters (72 bits)."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_SIZE)) for _ in range(_GROUPS))


def lock_pdf(content: bytes, passphrase: str) -> bytes:
    """Return the PDF locked with `passphrase`; raises ValueError for an empty one."""
    if not passphrase.strip():
        raise ValueError("een lege wachtwoordzin sluit niets af")
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(user_password=passphrase, algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
