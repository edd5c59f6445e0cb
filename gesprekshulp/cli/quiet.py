"""Before anything else: this process leaves nothing behind that the user did not ask for.

A core dump would hold every opened case as plain text. Textual writes logs and pictures of
the screen, and opens a connection, where a developer's shell asks for it.
"""

from __future__ import annotations

import contextlib
import os

_OF_A_DEVELOPER = ("TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "TEXTUAL_DEVTOOLS", "TEXTUAL_PRESS")


def keep_quiet() -> None:
    """Turn core dumps off where the system has them, and what Textual would write or send."""
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name in list(os.environ):
        if name == "TEXTUAL" or name.startswith(_OF_A_DEVELOPER):
            del os.environ[name]
