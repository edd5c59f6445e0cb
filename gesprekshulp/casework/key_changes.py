"""Changing what opens the store, so that it holds wherever copies lie; for all three ways in.

A code is shown, or written down, before it replaces the one of before: whatever breaks off,
there is a code on paper that opens.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from gesprekshulp.casework.backups import Copies
from gesprekshulp.casework.key_places import bring_key_file
from gesprekshulp.casework.keys import code_sheet, take_back, use_keyring, write_sheet
from gesprekshulp.store.interface import StoreError
from gesprekshulp.store.keyfile import KEYRING, RECOVERY, SCHOOL
from gesprekshulp.store.keys import CodeToBe, change_passphrase, code_to_be, open_key
from gesprekshulp.store.locations import make_private_file
from gesprekshulp.text import in_a_row

_OTHERS = {
    RECOVERY: "de herstelcode op papier",
    SCHOOL: "de code van de school",
    KEYRING: "de sleutelring van deze computer",
}
_OFFER = "Kende iemand je oude zin? Vernieuw dan ook de sleutel"
_TAKEN_OVER = "Nam je deze zaken over? Vernieuw dan ook de sleutel"


class KeyChanges:
    """Changes of what opens the store in `folder`, by whoever has `secret`; raises StoreError.

    `clock` returns the aware UTC time. What is returned as remarks, the user must hear.
    """

    def __init__(
        self, folder: Path, secret: str, today: date, clock: Callable[[], datetime]
    ) -> None:
        self._folder, self._secret, self._today = folder, secret, today
        self.opened = open_key(folder, secret)
        self._copies = Copies(folder, self.opened.key, clock)

    def passphrase(self, new: str) -> list[str]:
        """Let `new` open the store from now on; return remarks. Raises StoreError."""
        change_passphrase(self._folder, self._secret, new, today=self._today)
        return self.bring()

    def take_back(self, kind: str) -> tuple[bool, list[str]]:
        """Let a code or the keyring open nothing more: whether there was one, and remarks."""
        return take_back(self._folder, self._secret, kind), self.bring()

    def use_keyring(self) -> tuple[bool, list[str]]:
        """Let the keyring of this computer open the store: whether it does, and remarks."""
        done = use_keyring(self._folder, self._secret, self._today)
        return done, self.bring() if done else []

    def code_to_be(self, kind: str) -> CodeToBe:
        """Return a code that changes nothing until it is kept; `bring` comes after."""
        return code_to_be(self._folder, self._secret, kind, self._today)

    def hand_out(
        self, kind: str, target: Path | None, show: Callable[[Sequence[str]], None]
    ) -> tuple[bool, list[str]]:
        """Make a code, put it in `target` or show it, and only then let it open the store.

        Returns whether it was shown, and remarks. What cannot be written is shown.
        """
        made = self.code_to_be(kind)
        sheet = code_sheet(kind, made.code, self._today)
        shown = ["", *sheet.splitlines(), ""]
        if target is not None:
            try:
                write_sheet(target, sheet)
                shown = []
            except OSError:
                shown = [f"“{target}” is niet te schrijven. Daarom staat de code hier.", *shown]
        if shown:
            show(shown)
        try:
            made.keep()
        except StoreError as error:
            if target is not None and not shown:
                with contextlib.suppress(OSError):
                    target.unlink()
            raise StoreError(
                f"{error} De nieuwe code opent niets. Had je er al een, dan geldt die nog."
            ) from None
        return bool(shown), self.bring()

    def bring(self) -> list[str]:
        """Let what was changed hold in every place with copies; return remarks."""
        return bring_key_file(self._copies)


def refused(target: Path) -> str:
    """Return why a sheet cannot go to this new file, "" when it can; leaves nothing there."""
    if target.exists():
        return f"“{target}” bestaat al."
    try:
        make_private_file(target)
        target.unlink()
    except OSError:
        return f"“{target}” is niet te schrijven: kijk of de map er is, en of je erin mag."
    return ""


def other_openers(kinds: Iterable[tuple[str, str]]) -> str:
    """Return in a sentence what opens the store besides the passphrase, "" for nothing."""
    there = [_OTHERS[kind] for kind, _ in kinds if kind in _OTHERS]
    if not there:
        return ""
    told = in_a_row(there)
    verb = "opent" if len(there) == 1 else "openen"
    return f"{told[0].upper()}{told[1:]} {verb} je zaken ook nog."


def offer(by: str) -> str:
    """Return the offer of a new key after another passphrase, `by` what opened the store.

    By the school's code someone takes over: what the one who left has, opens as before.
    """
    return _TAKEN_OVER if by == SCHOOL else _OFFER
