"""Reading and writing the settings: one line per setting, readable, in a private file.

A line that makes no sense is told and passed over, never lost: it stays in the file, so
that a newer version finds back what it wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from gesprekshulp.settings.schema import BY_KEY, SETTINGS, USED, Setting, SettingError, judge
from gesprekshulp.store.locations import make_private_folder, replace_patiently, write_atomically
from gesprekshulp.text import clean_line

FILE_NAME = "instellingen.txt"
KEY_PREFIX = "toets."
"""How a line with an own key begins: `toets.zaak-nieuw: x`."""

_ASIDE = "instellingen.onleesbaar.txt"
_LARGEST = 100_000  # bytes; a settings file is a page at most
_HEAD = "# De instellingen van gesprekshulp. Wijzig ze hier of in het programma. Er staat niets in over zaken."


class Settings:
    """The settings of one user; `folder` is where the file stands. Reading never raises.

    `problems`: a Dutch sentence per line that could not be used. `keys`: action -> keys as
    the user wrote them, not judged.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.problems: list[str] = []
        self.keys: dict[str, str] = {}
        self._values: dict[str, str] = {}
        self._unknown: list[str] = []
        self._unreadable = False
        self._read()

    def __getitem__(self, key: str) -> str:
        """Return the value of a setting; its default when the user set none."""
        return self._values.get(key, BY_KEY[key].default)

    def is_set(self, key: str) -> bool:
        """Whether the user chose this value."""
        return key in self._values

    def set(self, key: str, given: str) -> str:
        """Keep a value on disk and return it as kept. Raises SettingError, OSError."""
        setting = BY_KEY[key]
        value = judge(setting, given)
        self._values = {name: old for name, old in self._values.items() if name != key}
        if value != setting.default:
            self._values[key] = value
        self._write()
        return value

    def set_key(self, action: str, keys: str) -> None:
        """Keep the keys of one action on disk; "" gives its own keys back. Raises OSError."""
        self.keys.pop(action, None)
        if keys:
            self.keys[action] = keys
        self._write()

    def used(self, hint: str) -> bool:
        """Whether the user has done what this hint tells."""
        return hint in self[USED].split()

    def mark_used(self, hint: str) -> None:
        """Remember that a hint is not needed any more; on disk where that can be. Never raises."""
        if self.used(hint):
            return
        self._values[USED] = f"{self[USED]} {hint}".strip()
        if self.path.parent.is_dir():
            with suppress(OSError):
                self._write()

    def _read(self) -> None:
        try:
            with self.path.open("rb") as file:
                data = file.read(_LARGEST + 1)
            if len(data) > _LARGEST:
                raise ValueError
            text = data.decode("utf-8-sig")
        except FileNotFoundError:
            return
        except (OSError, ValueError):
            self._unreadable = self.path.is_file()
            self.problems.append(
                f"De instellingen in {clean_line(str(self.path))} zijn niet te lezen. "
                "Nu geldt wat standaard is."
                + (f" Wijzig je iets, dan heet het oude {_ASIDE}." if self._unreadable else "")
            )
            return
        for number, line in enumerate(text.splitlines(), 1):
            self._take(number, line.strip())

    def _take(self, number: int, line: str) -> None:
        if not line or line.startswith("#"):
            return
        key, colon, value = (part.strip() for part in line.partition(":"))
        if colon and key.startswith(KEY_PREFIX):
            self.keys[key.removeprefix(KEY_PREFIX)] = value
            return
        setting = BY_KEY.get(key)
        try:
            if not colon or setting is None:
                raise SettingError(f"De instelling “{clean_line(key)[:40]}” ken ik niet.")
            self._values[key] = judge(setting, value)
        except SettingError as error:
            self._unknown.append(line)
            self.problems.append(f"{FILE_NAME}, regel {number}: {clean_line(str(error))}")

    def _write(self) -> None:
        make_private_folder(self.path.parent)
        if self._unreadable:
            # Someone may have written a page in it that a helper can still save.
            replace_patiently(self.path, self.path.with_name(_ASIDE))
        self._unreadable = False
        write_atomically(self.path, ("\n".join(self._lines()) + "\n").encode())

    def _lines(self) -> list[str]:
        lines = [_HEAD]
        for setting in SETTINGS:
            if setting.key in self._values:
                lines += ["", f"# {setting.title}. {setting.help}", self._line(setting)]
        if self.keys:
            lines += ["", "# Eigen toetsen. Alle acties: gesprekshulp toetsen"]
            lines += [f"{KEY_PREFIX}{action}: {keys}" for action, keys in self.keys.items()]
        if self._unknown:
            lines += ["", "# Deze regels kent het programma niet.", *self._unknown]
        return lines

    def _line(self, setting: Setting) -> str:
        return f"{setting.key}: {self._values[setting.key]}"


def changed(settings: Settings) -> Mapping[str, str]:
    """Return key -> value of every setting that the user changed."""
    return {one.key: settings[one.key] for one in SETTINGS if settings.is_set(one.key)}
