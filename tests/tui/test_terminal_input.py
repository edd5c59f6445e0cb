"""Whatever a terminal sends, the program goes on listening; when it is gone, all is saved."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

if sys.platform == "win32":
    pytest.skip("Windows geeft tekens, geen bytes", allow_module_level=True)

from gesprek_on_pty import prepare
from test_killed import _kept, talking

from gesprekshulp.tui.terminal import SILENCE, Listener

BYTES = st.lists(
    st.one_of(
        st.binary(max_size=8),
        st.sampled_from(
            [
                *(b"\x1b[200~", b"\x1b[201~", b"\x1b[", b"\x1b", b"\x1b]0;x", b"\x1bP1"),
                *(b"\x1b[M\xff\xff\xff", b"\x1b[<99999;99999;99999M", b"\x1b[1114112u"),
                *(b"\x1b[99999999999u", b"\x1b[8;0;0t", b"\x1b[48;0;0;0;0t", b"\xe9", b"\xc3"),
                *(b"\x1b[999999999;1R", b"\x1b[1;1R", b"\x1b[I", b"\x1b[O", b"\x00", b"\x1b[97;5u"),
            ]
        ),
    ),
    max_size=12,
)


@given(parts=BYTES)
def test_after_any_bytes_a_key_is_heard_again(parts: list[bytes]) -> None:
    listener = Listener()
    for part in parts:
        list(listener.hear(part, 1.0))
    list(listener.pause(1.0 + SILENCE))
    heard = list(listener.hear(b"q" * 60, 10.0))
    assert [one for one in heard if isinstance(one, events.Key) and one.key == "q"]


def test_a_paste_is_one_text_however_it_is_cut_and_waits_for_its_end() -> None:
    listener = Listener()
    heard = []
    for number, byte in enumerate("\x1b[200~één\rtwee\x1b[201~".encode()):
        heard += listener.hear(bytes([byte]), float(number))
        heard += listener.pause(number + SILENCE / 2)
    heard += listener.hear(b"q", 99.0)
    pasted = [one.text for one in heard if isinstance(one, events.Paste)]
    assert pasted == ["één\rtwee"]


def test_a_paste_that_never_ends_is_there_after_a_silence() -> None:
    listener = Listener()
    list(listener.hear(b"\x1b[200~de verbinding viel weg", 1.0))
    assert not list(listener.pause(1.0 + SILENCE / 2))
    heard = [*listener.pause(1.0 + SILENCE), *listener.hear(b"q", 9.0)]
    assert [one.text for one in heard if isinstance(one, events.Paste)] == [
        "de verbinding viel weg"
    ]
    assert any(isinstance(one, events.Key) and one.key == "q" for one in heard)


def test_bytes_of_another_encoding_cost_no_note_and_no_program(tmp_path: Path) -> None:
    case = prepare(tmp_path)
    with talking(tmp_path) as terminal:
        os.write(terminal.master, b"thuis is het gezell\xedg\xff bij oma\r")
        terminal.reads("oma")
        os.write(terminal.master, b"\x1b[99999999999u\xff\xfe")
        terminal.types("op zondag")
        terminal.reads("zondag")
        time.sleep(0.7)
        os.kill(terminal.child.pid, signal.SIGTERM)
        painted = terminal.reads(None)
        code = terminal.child.wait(timeout=20)
    notes, half = _kept(tmp_path, case)
    assert code == 128 + signal.SIGTERM
    assert "Traceback" not in painted
    assert len(notes) == 1
    assert notes[0].endswith("bij oma")
    assert half.endswith("op zondag")


def test_a_report_that_cannot_be_takes_no_key_along() -> None:
    heard = Listener().hear(b"\x1b[1114112uabc", 1.0)
    assert [one.character for one in heard if isinstance(one, events.Key)] == ["a", "b", "c"]
