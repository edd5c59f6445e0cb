"""How the command line speaks: UTF-8 output, one sentence per error, the passphrase.

No verb lives here.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys

from gesprekshulp.text import clean, short_quotes

NEVER_AN_ARGUMENT = (
    "Een wachtwoordzin geef je nooit mee als argument: anderen op deze computer kunnen dat lezen. "
    "Laat hem weg, dan vraag ik ernaar, of gebruik --wachtwoordzin-fd NUMMER."
)

_LONGEST = 4096  # bytes of a passphrase

_REASONS = {
    errno.ENOENT: "het is er niet",
    errno.EACCES: "geen toegang",
    errno.EPERM: "geen toegang",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "het is geen map",
    errno.ENOSPC: "de schijf is vol",
    errno.EROFS: "hier mag niet worden geschreven",
    errno.EEXIST: "het bestaat al",
    errno.ENAMETOOLONG: "de naam is te lang",
}


def use_utf8() -> None:
    """Make standard output and error UTF-8, also in a Windows console or a pipe.

    What was closed before the start reads as empty and writes to nowhere.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nowhere, mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and (stream.encoding or "").lower() != "utf-8":
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(encoding="utf-8", errors="replace")
    # What is typed or piped keeps its encoding; a byte that is no character costs only itself.
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors == "strict":
        with contextlib.suppress(ValueError, OSError):
            sys.stdin.reconfigure(errors="replace")


def say(text: str = "") -> None:
    """Print one line of text that may hold foreign words."""
    print(clean(text))


def complain(text: str) -> None:
    """Print one sentence to standard error."""
    with contextlib.suppress(OSError, ValueError):
        print(short_quotes(clean(text)), file=sys.stderr)


def explain(error: BaseException) -> str:
    """Return one Dutch sentence for an error, with place and remedy, never its locals."""
    from gesprekshulp.documents.writing import WriteError
    from gesprekshulp.store.interface import StoreError

    if isinstance(error, StoreError | WriteError | Misuse):
        return str(error)
    if isinstance(error, FileNotFoundError) and error.filename:
        return f"“{error.filename}” is er niet: kijk of de naam klopt, en of de map er is."
    if isinstance(error, OSError):
        place = f" bij “{error.filename}”" if error.filename else ""
        reason = _REASONS.get(error.errno or 0, f"fout {error.errno or 'onbekend'}")
        return (
            f"De computer weigert{place}: {reason}. Wat bevestigd was, is bewaard. "
            "Kies een andere plek, of maak deze vrij."
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
            return _first_line(descriptor)
        except (OSError, OverflowError, UnicodeDecodeError):
            raise Misuse(
                f"Van bestandsnummer {descriptor} kan geen wachtwoordzin worden gelezen. "
                "Geef een open bestandsnummer, zoals 3 met 3<bestand."
            ) from None
    if not sys.stdin.isatty():
        raise Misuse(
            "Er is geen terminal om de wachtwoordzin te vragen. "
            "Geef hem door met --wachtwoordzin-fd NUMMER."
        )
    from gesprekshulp.plat.typed import unseen

    try:
        return unseen(question)
    except EOFError:
        raise Misuse("Er is geen wachtwoordzin getypt. Start opnieuw en typ hem.") from None


TRIES = 3
"""How often a passphrase that is typed unseen may be wrong before the program stops."""

_ON_CHOOSING = (
    "Vier losse woorden zijn sterk en goed te onthouden. Wat je typt, is niet te zien of te horen.",
    "Schrijf hem op en leg hem veilig weg: vergeet je hem, dan kan niemand meer bij je zaken. "
    "Maak straks ook een herstelcode met: gesprekshulp sleutel herstelcode",
)


def choose_passphrase(descriptor: int | None) -> str:
    """Return the passphrase for a new store; typed twice, for there is no way around it later."""
    from gesprekshulp.store.passphrases import GUESSED, SHORTEST, easily_guessed

    too_short = f"Die is leeg of te kort: neem minstens {SHORTEST} tekens."
    if descriptor is not None:
        chosen = ask_passphrase(descriptor)
        if len(chosen) < SHORTEST:
            raise Misuse(too_short)
        return chosen
    for line in _ON_CHOOSING:
        complain(line)
    for _ in range(TRIES):
        chosen = ask_passphrase(None, "Kies een wachtwoordzin van een paar woorden: ")
        if len(chosen) < SHORTEST:
            complain(too_short)
        elif ask_passphrase(None, "Nog een keer: ") != chosen:
            complain("De twee wachtwoordzinnen zijn niet gelijk. Typ ze nog een keer.")
        else:
            if easily_guessed(chosen):
                complain(f"{GUESSED} Een andere kies je met: gesprekshulp sleutel wachtwoordzin")
            return chosen
    raise Misuse("Er is geen wachtwoordzin gekozen, dus er is niets gemaakt. Start opnieuw.")


def _first_line(descriptor: int) -> str:
    """Read up to the first line end and not a byte further: the rest may be for the program."""
    line = bytearray()
    while len(line) < _LONGEST:
        byte = os.read(descriptor, 1)
        if byte in (b"", b"\n"):
            break
        line += byte
    return line.decode("utf-8").removesuffix("\r")
