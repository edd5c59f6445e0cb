"""The folder for Windows: what the ict'er of a school unpacks and never has to install."""

from __future__ import annotations

import importlib.util
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / ".ci" / "windows_map.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("windows_map", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _zip(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return path


@pytest.mark.parametrize("top", ["", "cp313/"])
def test_folder_holds_python_the_libraries_and_a_starter(
    script: ModuleType, tmp_path: Path, top: str
) -> None:
    embedded = _zip(
        tmp_path / "embed.zip", {f"{top}python.exe": "MZ", f"{top}python313._pth": "python313.zip"}
    )
    wheel = _zip(
        tmp_path / "gesprekshulp-1.whl",
        {
            "gesprekshulp/__init__.py": "",
            "gesprekshulp-1.data/purelib/extra.py": "",
            "gesprekshulp-1.data/scripts/gesprekshulp": "",
        },
    )
    target = tmp_path / "uit"
    script.make_folder(target, embedded, [wheel])
    made = {p.relative_to(target).as_posix() for p in target.rglob("*") if p.is_file()}
    assert made == {
        "python/python.exe",
        "python/python313._pth",
        "lib/gesprekshulp/__init__.py",
        "lib/extra.py",
        "gesprekshulp.cmd",
        "startmenu.cmd",
        "LEESMIJ.txt",
    }
    # Python must find the libraries here, and look nowhere else.
    assert (target / "python/python313._pth").read_text().split() == [
        "python313.zip",
        ".",
        "..\\lib",
    ]
    assert b"-m gesprekshulp %*\r\n" in (target / "gesprekshulp.cmd").read_bytes()


def test_wheel_that_wants_to_write_elsewhere_is_refused(script: ModuleType, tmp_path: Path) -> None:
    wheel = _zip(tmp_path / "boos-1.whl", {"../../buiten.py": ""})
    with pytest.raises(SystemExit, match="buiten de map"):
        script.unpack_wheel(wheel, tmp_path / "lib")
    assert not (tmp_path.parent / "buiten.py").exists()


def test_folder_that_is_in_use_is_left_alone(
    script: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "iets.txt").write_text("van een ander")
    monkeypatch.setattr("sys.argv", ["windows_map.py", str(tmp_path)])
    assert script.main() == 2
    assert "is niet leeg" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["iets.txt"]
