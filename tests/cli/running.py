"""Running the command line as a user does: a process of its own, a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PASSPHRASE = "paard accu nietje"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


class Home:
    """A user's home folder, with the program's folders inside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tmp = folder / "tijdelijk"
        self.tmp.mkdir()

    @property
    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k in ("PATH", "SYSTEMROOT", "LANG")}
        places = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(self.folder))
        return {**kept, **places, "TMPDIR": str(self.tmp), "TEMP": str(self.tmp)}

    def run(
        self,
        *arguments: str,
        typed: str = "",
        passphrase: str | None = None,
        environment: dict[str, str] | None = None,
        keep: Sequence[int] = (),
    ) -> Ran:
        """Run `gesprekshulp`; `passphrase` is given through a file descriptor, `keep` stay open."""
        given: Sequence[int] = ()
        extra: list[str] = []
        if passphrase is not None:
            reading, writing = os.pipe()
            os.write(writing, passphrase.encode() + b"\n")
            os.close(writing)
            given, extra = (reading,), ["--wachtwoordzin-fd", str(reading)]
        try:
            done = subprocess.run(
                [sys.executable, "-m", "gesprekshulp", *arguments, *extra],
                input=typed,
                capture_output=True,
                encoding="utf-8",
                cwd=self.folder,
                env={**self.environment, **(environment or {})},
                pass_fds=(*given, *keep),
                timeout=120,
                check=False,
            )
        finally:
            for descriptor in given:
                os.close(descriptor)
        return Ran(done.returncode, done.stdout, done.stderr)

    def files(self) -> set[str]:
        """Every file under the home, but for the cache, which holds no case."""
        return {
            str(path.relative_to(self.folder))
            for path in self.folder.rglob("*")
            if path.is_file() and "inhoud-" not in path.name
        }
