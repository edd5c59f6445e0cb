"""What comes from the terminal, whatever it is: a byte that is no character, a report that is
no key, a paste that never ends. None of it stops the program or leaves it deaf.

Textual reads strictly: one byte of another encoding (a terminal in Latin-1, an old mouse
report, noise on a line) ended the program with a traceback. POSIX only; a Windows console
hands over characters, not bytes.
"""

from __future__ import annotations

import codecs
import os
import selectors
import signal
import time
from collections.abc import Iterable, Iterator

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

_ESC = "\x1b"
_CHUNK = 4096  # bytes read at once
_TURN = 0.1  # seconds; how soon a lone Esc is known for one
SILENCE = 3.0
"""Seconds without a byte after which a paste that was begun is taken to have ended."""


class Listener:
    """Turns bytes of a terminal into messages; takes any bytes."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._parser = XTermParser()
        self._tail = ""
        self._pasting = False
        self._last = 0.0

    def hear(self, data: bytes, now: float) -> Iterator[Message]:
        """Yield what these bytes say; `now` in seconds of a clock that only goes forward."""
        self._last = now
        text = self._decoder.decode(data)
        seen = self._tail + text
        begins, ends = seen.rfind(BRACKETED_PASTE_START), seen.rfind(BRACKETED_PASTE_END)
        if begins != ends:
            self._pasting = begins > ends
        self._tail = seen[1 - len(BRACKETED_PASTE_START) :]
        yield from self._feed(text)

    def pause(self, now: float) -> Iterator[Message]:
        """Yield what is known now that nothing more came: a lone Esc, the end of a paste."""
        if self._pasting and now - self._last >= SILENCE:
            yield from self.hear(BRACKETED_PASTE_END.encode(), now)
        yield from self._said(self._parser.tick())

    def _feed(self, text: str) -> Iterator[Message]:
        # By the character where there may be a report: one that cannot be takes nothing along.
        for part in text if _ESC in text else (text,) if text else ():
            yield from self._said(self._parser.feed(part))

    def _said(self, messages: Iterable[Message]) -> Iterator[Message]:
        try:
            yield from messages
        except Exception:  # impossible numbers: what it meant cannot be known, the next can
            self._parser = XTermParser()


class PatientDriver(LinuxDriver):
    """Textual's driver with ears that never fail."""

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # told in Dutch, with our own exit status
            self._app.call_later(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Wait for input and hand over what it says, until asked to stop."""
        listener = Listener()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_TURN):
                    data = self._read()
                    if not data:
                        os.kill(os.getpid(), signal.SIGHUP)  # the way out that saves first
                        return
                    for message in listener.hear(data, time.monotonic()):
                        self.process_message(message)
                for message in listener.pause(time.monotonic()):
                    self.process_message(message)

    def _read(self) -> bytes:
        """Return what there is; nothing when the terminal is gone."""
        try:
            return os.read(self.fileno, _CHUNK)
        except OSError:
            return b""
