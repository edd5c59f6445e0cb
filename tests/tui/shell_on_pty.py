"""The shell with a store that is one file, to be run on a pseudo-terminal by test_leaving."""

from __future__ import annotations

import fcntl
import json
import sys
import termios
from pathlib import Path

from screen_help import MemoryDesk, MemoryEntrance

from gesprekshulp.tui.app import GesprekshulpApp


def main(folder: Path) -> int:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that closing it sends SIGHUP
    desk = MemoryDesk()
    keep_in_memory = desk.store.save_half_line

    def save_half_line(case: str, field: str, text: str) -> None:
        keep_in_memory(case, field, text)
        (folder / "half.json").write_text(json.dumps({field: text}), encoding="utf-8")

    desk.store.save_half_line = save_half_line
    app = GesprekshulpApp(MemoryEntrance(folder), desk=desk)  # type: ignore[arg-type]
    app.run()
    app.close_desks()
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
