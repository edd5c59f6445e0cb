"""A fault in the program: one Dutch screen, a report without content, a status of its own.

Textual shows a traceback with local variables, in which a parent's words may stand.
Here only the type of the fault and module:line pairs are ever written or shown.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

CRASHED = 2
"""Exit status after a fault."""

REPORT_NAME = "storing.txt"


def places(error: BaseException) -> Iterator[str]:
    """Yield `module:line` from the outermost call to the fault, without names or values."""
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        yield f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
        trace = trace.tb_next


def root_of(error: BaseException) -> BaseException:
    """Return the fault itself where Textual wrapped one of a worker."""
    inner = getattr(error, "error", None)
    return inner if isinstance(inner, BaseException) else error


def write_report(error: BaseException, folder: Path) -> Path | None:
    """Write the report for who repairs the program; None when it cannot be written.

    It holds the type of the fault and where it happened; no message, since a message
    may quote what was typed. A new report replaces the last one.
    """
    lines = [type(error).__name__, *places(error)]
    path = folder / REPORT_NAME
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as report:
            report.write("\n".join(lines) + "\n")
        return path
    return None


def farewell(error: BaseException, saved: bool, report: Path | None) -> str:
    """Return what the user reads after a fault, in plain Dutch."""
    kept = (
        "Alles wat je had bevestigd is bewaard, ook wat je half had getypt."
        if saved
        else "Alles wat je had bevestigd is bewaard. Wat je half had getypt misschien niet."
    )
    where = list(places(error))[-1:] or ["onbekende plek"]
    lines = [
        "Er ging iets mis in gesprekshulp.",
        kept,
        "Start het programma opnieuw om verder te gaan.",
        f"Komt het terug? Meld dan: {type(error).__name__} bij {where[0]}.",
    ]
    if report is not None:
        lines.append(f"Dat staat ook in {report}, zonder iets uit je zaken.")
    return "\n".join(lines)
