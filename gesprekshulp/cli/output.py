"""How the command line speaks: UTF-8 output, one sentence per error, the passphrase.

No verb lives here.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys

from gesprekshulp.text import clean


def use_utf8() -> None:
    """Make standard output and error UTF-8, also in a Windows console or a pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and (stream.encoding or "").lower() != "utf-8":
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str = "") -> None:
    """Print one line of text that may hold foreign words."""
    print(clean(text))


def complain(text: str) -> None:
    """Print one sentence to standard error."""
    with contextlib.suppress(OSError, ValueError):
        print(clean(text), file=sys.stderr)


def explain(error: BaseException) -> str:
    """Return one Dutch sentence for an error, with place and remedy, never its locals."""
    from gesprekshulp.documents.writing import WriteError
    from gesprekshulp.store.interface import StoreError

    if isinstance(error, StoreError | WriteError | Misuse):
        return str(error)
    if isinstance(error, OSError):
        place = f" bij “{error.filename}”" if error.filename else ""
        return (
            f"De computer weigert{place}: {error.strerror or 'onbekende fout'}. Niets is verloren."
        )
    place = _place_of(error)
    return (
        f"Er ging iets mis in het programma ({type(error).__name__}{place}). "
        "Alles wat bevestigd was, is bewaard. Start opnieuw; meld het als het terugkomt."
    )


class Misuse(Exception):
    """The user asked something that cannot be; `str()` is one Dutch sentence."""


def _place_of(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    module = trace.tb_frame.f_globals.get("__name__", "?")
    return f" in {module}, regel {trace.tb_lineno}"


def ask_passphrase(descriptor: int | None, question: str = "Wachtwoordzin: ") -> str:
    """Return the passphrase from a file descriptor, or ask it without showing it.

    Never from an argument: arguments are visible to other users of the computer.
    Raises Misuse when there is neither a descriptor nor a terminal.
    """
    if descriptor is not None:
        try:
            with os.fdopen(descriptor, "r", encoding="utf-8", closefd=False) as source:
                return source.readline().rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            raise Misuse(
                f"Van bestandsnummer {descriptor} kan geen wachtwoordzin worden gelezen. "
                "Geef een open bestandsnummer, zoals 3 met 3<bestand."
            ) from None
    if not sys.stdin.isatty():
        raise Misuse(
            "Er is geen terminal om de wachtwoordzin te vragen. "
            "Geef hem door met --wachtwoordzin-fd NUMMER."
        )
    import getpass

    return getpass.getpass(question)
