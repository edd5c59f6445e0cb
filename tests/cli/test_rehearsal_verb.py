"""oefen: replies from standard input, the same again, written out, played again, proven."""

from __future__ import annotations

from pathlib import Path

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
