"""The window is closed, or the system asks to stop: save first, then leave tidily.

POSIX: SIGTERM, SIGHUP and SIGINT through the event loop. Windows: the console control
handler. What is saved is the caller's affair.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

PATIENCE = 3.0
"""Seconds for leaving tidily; a terminal that is gone may never answer."""

# CTRL_CLOSE_EVENT, CTRL_LOGOFF_EVENT and CTRL_SHUTDOWN_EVENT of the Windows console.
_CONSOLE_GOES = (2, 5, 6)

_keep_alive: list[Any] = []


def exit_code(number: int) -> int:
    """Return the exit status for a signal, as shells count it."""
    return 128 + number


def watch(stop: Callable[[int], None]) -> None:
    """Call `stop(exit code)` in the running loop when the program must go.

    `stop` saves and asks the app to exit. When that has not happened within PATIENCE
    seconds the process ends itself with the same code: what was to be saved is saved.
    """
    loop = asyncio.get_running_loop()
    if sys.platform == "win32":
        _watch_console(loop, stop)
        return
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        # In a test the loop may run outside the main thread, where signals cannot be had.
        with contextlib.suppress(ValueError, RuntimeError, NotImplementedError):
            loop.add_signal_handler(number, _stop_tidily, stop, exit_code(number))


def unwatch() -> None:
    """Give the signals back, so that a second one while leaving does not start over."""
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        with contextlib.suppress(ValueError, RuntimeError, NotImplementedError):
            loop.remove_signal_handler(number)


def _stop_tidily(stop: Callable[[int], None], code: int) -> None:
    last_resort = threading.Timer(PATIENCE, os._exit, (code,))
    last_resort.daemon = True
    last_resort.start()
    stop(code)


def _watch_console(loop: asyncio.AbstractEventLoop, stop: Callable[[int], None]) -> None:
    """Windows: closing the window calls back in a thread of its own and waits for it."""
    import ctypes

    def closing(event: int) -> bool:
        if event not in _CONSOLE_GOES:
            return event == 0  # ctrl+c is a key here, not a reason to stop
        saved = threading.Event()

        def in_loop() -> None:
            try:
                stop(exit_code(signal.SIGTERM))
            finally:
                saved.set()

        loop.call_soon_threadsafe(in_loop)
        saved.wait(PATIENCE)
        return True

    windows: Any = ctypes
    handler = windows.WINFUNCTYPE(windows.c_int, windows.c_uint)(closing)
    _keep_alive.append(handler)  # the system keeps no reference of its own
    windows.windll.kernel32.SetConsoleCtrlHandler(handler, True)
