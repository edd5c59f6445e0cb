"""`zienswijze` as a user types it."""

from __future__ import annotations

from pathlib import Path

from running import PASSPHRASE, Home

WORDS = "Sem leest thuis [/x] elke avond."


def test_taken_over_answered_and_written(here: Home, store: Path) -> None:
    def run(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        ran = here.run(
            "zienswijze",
            "S.V.",
            *arguments,
            "--map",
            str(store),
            passphrase=PASSPHRASE,
            typed=typed,
        )
        return ran.code, ran.out, ran.err

    assert run()[0] == 0
    code, out, _ = run("--over", "?")
    assert code == 0
    assert "onderdeel:" in out
    code, out, _ = run("--van", "moeder", "--woorden", "-", "--hoe", "brief", typed=WORDS)
    assert code == 1, "nog zonder antwoord"
    view = out.split()[-1].rstrip(".")
    assert run("--antwoord", view, "misschien", "x")[0] == 2
    assert run("--antwoord", view, "niet", "Op school zien wij dat nog niet.")[0] == 0
    code, out, _ = run("--naar", "z.txt")
    assert code == 0
    assert WORDS in (here.folder / "z.txt").read_text(encoding="utf-8-sig")
    code, _, err = run("--naar", "z.txt")
    assert (code, "niet aangeraakt" in err) == (2, True)
    assert run("--van", "oma", "--woorden", "x")[0] == 2
    assert run("--van", "moeder")[0] == 2
