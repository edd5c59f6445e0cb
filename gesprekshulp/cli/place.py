"""Where the store of a verb is, and what to say when there is none yet."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gesprekshulp.cli.output import Misuse


def folder_of(chosen: Namespace) -> Path:
    """Return the folder given with --map, or the usual one; it need not exist.

    Raises Misuse for one without a name, as a script gives that has nothing filled in.
    """
    from gesprekshulp.store.locations import data_dir

    if chosen.folder is not None and not chosen.folder.strip():
        raise Misuse("De map heeft geen naam. Geef achter --map de map van je opslag.")
    return Path(chosen.folder) if chosen.folder else data_dir()


def store_folder(chosen: Namespace) -> Path:
    """Return the folder of a store that is there; raises Misuse when there is none."""
    from gesprekshulp.store.sqlite import store_exists

    folder = folder_of(chosen)
    if not store_exists(folder):
        raise no_store_yet(folder)
    return folder


def no_store_yet(folder: Path) -> Misuse:
    """Return the refusal for a folder without a store."""
    return Misuse(
        f"In “{folder}” staat nog geen opslag. Start gesprekshulp eerst zonder opdracht, "
        "of kies met --map de goede map."
    )
