"""oefen: replies from standard input, the same again, written out, played again, proven."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from running import PASSPHRASE, Home

SCENE = "rekengroepje"
TYPED = "1\nDat had ik u moeten vertellen, het spijt me.\n\n2\n/klaar\n"


def test_replies_come_from_standard_input_and_the_same_seed_gives_the_same_talk(home: Home) -> None:
    once, again = (home.run("oefen", SCENE, "--zaad", "3", typed=TYPED) for _ in range(2))

    assert once.code == 0, once.err
    assert "Nabespreking" in once.out
    assert once.out == again.out
    assert "niets bewaard" in once.err
    assert home.files() == set()


def test_a_talk_is_written_out_and_played_again(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "oefening.txt"
    home.run("oefen", SCENE, "--zaad", "3", "--naar", str(target), typed=TYPED)

    again = home.run("oefen", "--naspelen", str(target))
    assert again.code == 0, again.err
    assert again.out == target.read_text(encoding="utf-8")

    target.write_text(target.read_text(encoding="utf-8").replace("zaad 3", "zaad 4"), "utf-8")
    assert home.run("oefen", "--naspelen", str(target)).code == 1
    refused = home.run("oefen", SCENE, "--naar", str(target), typed="/klaar\n")
    assert refused.code == 2
    assert "bestaat al" in refused.err


def test_what_was_rewound_is_written_out_and_played_again(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "oefening.txt"
    typed = "U had het kunnen lezen.\n/terug 1\nHoe hoorde u het?\n/klaar\n"
    home.run("oefen", SCENE, "--zaad", "3", "--naar", str(target), typed=typed)

    assert "Teruggespoeld. Vanaf beurt 1" in target.read_text(encoding="utf-8")
    again = home.run("oefen", "--naspelen", str(target))
    assert (again.code, again.out) == (0, target.read_text(encoding="utf-8"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows heeft geen pty")
def test_in_a_terminal_a_scene_opens_on_the_screen(home: Home) -> None:
    """Leaving it ends the program, which says that nothing was kept."""
    import pty
    import termios

    main, other = pty.openpty()
    termios.tcsetwinsize(main, (30, 100))
    program = subprocess.Popen(
        [sys.executable, "-m", "gesprekshulp", "oefen", SCENE, "--zaad", "42"],
        stdin=other,
        stdout=other,
        stderr=other,
        cwd=home.folder,
        env={**home.environment, "TERM": "xterm-256color"},
    )
    os.close(other)
    seen = ""

    def until(words: str) -> None:
        nonlocal seen
        while words not in seen:
            ready, _, _ = select.select([main], [], [], 60)
            assert ready, seen[-2000:]
            seen += os.read(main, 65536).decode("utf-8", "replace")

    until("Hoe zeker")
    os.write(main, b"0")
    until("beurt 1 van")
    os.write(main, b"\x11")
    until("wordt niets bewaard. Met --bewaar")
    assert program.wait(60) == 0
    os.close(main)


def test_what_cannot_be_is_told_in_one_sentence(home: Home, tmp_path: Path) -> None:
    (tmp_path / "leeg.txt").write_text("iets anders", "utf-8")
    for line in (
        ["oefen", "onzin"],
        ["oefen", "--naspelen", str(tmp_path / "weg.txt")],
        ["oefen", "--naspelen", str(tmp_path / "leeg.txt")],
        ["oefen", "onzin", "--proef"],
    ):
        ran = home.run(*line)
        assert ran.code == 2, line
        assert len(ran.err.strip().splitlines()) == 1


def test_a_seed_that_cannot_be_found_again_is_refused(home: Home) -> None:
    ran = home.run("oefen", SCENE, "--zaad", "1234567890")

    assert ran.code == 2
    assert "hooguit negen cijfers" in ran.err


def test_the_scenes_are_proven_by_playing_them(home: Home) -> None:
    ran = home.run("oefen", SCENE, "--proef", "5")

    assert "goed wint van slecht 5 van 5 keer" in ran.out


def test_with_bewaar_the_result_is_kept_encrypted(home: Home) -> None:
    ran = home.run("oefen", SCENE, "--bewaar", typed="2\n1\n/klaar\n3\n\n\n", passphrase=PASSPHRASE)

    assert ran.code == 0, ran.err
    kept = b"".join(
        (home.folder / name).read_bytes() for name in home.files() if (home.folder / name).exists()
    )
    assert kept
    assert SCENE.encode() not in kept
