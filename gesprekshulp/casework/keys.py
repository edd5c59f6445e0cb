"""What opens the store, as the user meets it: in words, as a sheet to print, by the keyring.

The keys themselves stand in `store.keys`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from gesprekshulp.assistant.dates import dutch_date
from gesprekshulp.store import system_keyring
from gesprekshulp.store.keyfile import EARLIER, KEYRING, PASSPHRASE, RECOVERY, SCHOOL
from gesprekshulp.store.keys import (
    Opened,
    add_keyring,
    keyring_name,
    new_key,
    open_by_keyring,
    revoke,
)
from gesprekshulp.store.locations import write_atomically

_WORDS = {
    PASSPHRASE: "je wachtwoordzin",
    RECOVERY: "je herstelcode op papier",
    SCHOOL: "de code die je school bewaart",
    KEYRING: "de sleutelring van deze computer",
}
_EARLIER = (
    "Een eerdere sleutel is bewaard, achter de nieuwe: er is nog een kopie die haar nodig heeft."
)
_MISSING = {
    RECOVERY: "Je hebt geen herstelcode. Vergeet je de zin, dan kan niemand meer bij je zaken.",
    SCHOOL: "Je school heeft geen code. Val je uit, dan kan niemand bij deze zaken.",
}
_SHEETS = {
    RECOVERY: (
        "Herstelcode van gesprekshulp",
        "Ben je de wachtwoordzin kwijt, typ dan deze code op de plek van de zin.",
        "Leg dit blad in de kluis, niet bij de computer.",
    ),
    SCHOOL: (
        "Code van de school voor gesprekshulp",
        "Is de eigenaar van deze zaken er niet meer, dan opent deze code ze. Typ haar op de plek van"
        " de wachtwoordzin, en kies dan een nieuwe zin. Komt de eigenaar niet terug, kies dan ook een nieuwe sleutel.",
        "Dit blad hoort bij de directeur, in een dichte envelop in de kluis. De code opent gegevens"
        " over leerlingen en ouders: leg vast wie haar gebruikt, wanneer en waarom.",
    ),
}


def described(kinds: Iterable[tuple[str, str]]) -> list[str]:
    """Return what opens the store in sentences, and what is missing."""
    known = list(kinds)
    found = [
        f"Opent je zaken: {_WORDS.get(kind, kind)}{_since(since)}."
        for kind, since in known
        if kind != EARLIER
    ]
    if EARLIER in dict(known):
        found.append(_EARLIER)
    return found + [told for kind, told in _MISSING.items() if kind not in dict(known)]


def falling_away(kinds: Iterable[tuple[str, str]]) -> list[str]:
    """Return what opens the store now and will not once it has a new key, as "a" of a sentence."""
    return [_WORDS[kind] for kind, _ in kinds if kind in _WORDS and kind != PASSPHRASE]


def missing_codes(kinds: Iterable[tuple[str, str]]) -> bool:
    """Whether there is no code on paper at all, so that forgetting the passphrase loses all."""
    return not {RECOVERY, SCHOOL} & set(dict(kinds))


def code_sheet(kind: str, code: str, today: date) -> str:
    """Return a page of plain text with the code in groups, to print and put away."""
    title, use, keep = _SHEETS[kind]
    return "\n".join(
        (
            title,
            f"Gemaakt op {dutch_date(today, weekday=False)}",
            "",
            f"    {code}",
            "",
            use,
            "Hoofdletters en streepjes maken niet uit. Eén verkeerde letter per groep ook niet.",
            keep,
        )
    )


def write_sheet(path: Path, sheet: str) -> None:
    """Write the sheet for the user alone (0600); raises OSError."""
    write_atomically(path, f"{sheet}\n".encode())


def use_keyring(folder: Path, secret: str, today: date) -> bool:
    """Let the keyring of this computer open the store; False when none answers. StoreError.

    The keyring keeps random bytes that open the store's key, never that key itself: a
    change of passphrase or a revoked keyring needs nothing from it.
    """
    if not system_keyring.there_is_one():
        return False
    random = new_key()
    add_keyring(folder, secret, random, today)
    if system_keyring.keep(keyring_name(folder), random):
        return True
    revoke(folder, secret, KEYRING)
    return False


def take_back(folder: Path, secret: str, kind: str) -> bool:
    """Revoke a code or the keyring; False when there was none. Raises StoreError."""
    name = keyring_name(folder) if kind == KEYRING else ""
    done = revoke(folder, secret, kind)
    if name:
        system_keyring.forget(name)
    return done


def ask_keyring(folder: Path) -> Opened | None:
    """Return the key as the keyring of this computer opens it, None when it does not."""
    name = keyring_name(folder)
    random = system_keyring.fetch(name) if name else None
    return open_by_keyring(folder, random) if random else None


def _since(since: str) -> str:
    try:
        return f", sinds {dutch_date(date.fromisoformat(since), weekday=False)}"
    except ValueError:
        return ""
