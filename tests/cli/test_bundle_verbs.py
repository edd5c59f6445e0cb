"""`bundel` and handing a case over, as a user types them."""

from __future__ import annotations

import os
from pathlib import Path

from pypdf import PdfReader
from running import PASSPHRASE, Home


def test_line_by_line_decided_and_written(here: Home, store: Path) -> None:
    def run(*arguments: str) -> tuple[int, str, str]:
        ran = here.run("bundel", "S.V.", *arguments, "--map", str(store), passphrase=PASSPHRASE)
        return ran.code, ran.out, ran.err

    code, out, _ = run("--voor", "moeder")
    assert code == 1
    waiting = [line.split()[1] for line in out.splitlines() if line.startswith("KIJK")]
    assert waiting
    code, _, err = run("--voor", "moeder", "--naar", "b.pdf")
    assert code == 1
    assert "wacht" in err
    chosen = [word for line in waiting for word in ("--uit", line, "gaat over een ander")]
    assert run("--voor", "moeder", *chosen)[0] == 0
    code, out, _ = run("--voor", "moeder", "--naar", "b.pdf")
    assert code == 0
    phrase = next(line for line in out.splitlines() if line.startswith("Wachtwoordzin: "))
    assert PdfReader(here.folder / "b.pdf").decrypt(phrase.removeprefix("Wachtwoordzin: "))
    code, _, err = run("--voor", "moeder", "--naar", "b.pdf")
    assert (code, "niet aangeraakt" in err) == (2, True)
    assert run("--voor", "moeder", "--naar", "b.txt")[0] == 2
    code, out, _ = run("--voor", "moeder", "--naar", "b.txt", "--open")
    assert code == 0
    assert "niet versleuteld" in out
    assert run("--voor", "oma")[0] == 2


def test_handed_over_to_a_colleague_and_overgezet(here: Home, store: Path) -> None:
    ran = here.run(
        *("dossier", "overdragen", "S.V.", "--naar", "z.gesprek", "--map", str(store)),
        passphrase=PASSPHRASE,
    )
    assert ran.code == 0, ran.err
    phrase = next(line for line in ran.out.splitlines() if line.startswith("Wachtwoordzin: "))
    reading, writing = os.pipe()
    os.write(writing, phrase.removeprefix("Wachtwoordzin: ").encode() + b"\n")
    os.close(writing)
    ran = here.run(
        *("dossier", "overnemen", "z.gesprek", "--map", str(here.folder / "nieuw")),
        *("--zin-fd", str(reading)),
        passphrase=PASSPHRASE,
        keep=(reading,),
    )
    assert ran.code == 0, ran.err
    assert "passen" in ran.out
    assert "WAAR STAAN WE" in ran.out
    for where, day, why in (
        ("", "2099-01-01", "waar het"),
        ("ParnasSys", "2020-01-01", "nog komt"),
    ):
        ran = here.run(
            *("dossier", "overgezet", "S.V.", "--waar", where, "--weg-na", day),
            *("--ja", "--map", str(store)),
            passphrase=PASSPHRASE,
        )
        assert ran.code == 2
        assert why in ran.err
        assert ran.out == "", "wat niet kan, hoor je voor je leest wat er weggaat"
    ran = here.run(
        *("dossier", "overgezet", "S.V.", "--waar", "ParnasSys", "--weg-na", "2099-01-01"),
        *("--ja", "--map", str(store)),
        passphrase=PASSPHRASE,
    )
    assert ran.code == 0, ran.err
    ran = here.run("zaken", "--map", str(store), passphrase=PASSPHRASE)
    assert "overgezet" in ran.out
