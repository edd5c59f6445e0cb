"""Where things are kept: the folder of the store, the cache, and how a file gets there safely.

Nothing here knows what is in a file. Modes (0700, 0600) are set where the system has
them and never relied on: on Windows the user's own profile folder is what protects.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import time
from pathlib import Path

FOLDER_VARIABLE = "GESPREKSHULP_MAP"
CONTENT_VARIABLE = "GESPREKSHULP_INHOUD"

BACKUP_FOLDER = "reservekopie"
"""Folder in the data folder with the backups and a copy of the key file."""

_APP = "gesprekshulp"
_LOCKED_FOR = 2.0  # seconds a virus scanner or a sync program may hold a file


def data_dir() -> Path:
    """Return the folder of the store; it need not exist. GESPREKSHULP_MAP chooses another."""
    chosen = os.environ.get(FOLDER_VARIABLE, "").strip()
    if chosen:
        return Path(os.path.abspath(os.path.expanduser(chosen)))
    from platformdirs import user_data_dir

    return Path(user_data_dir(_APP, appauthor=False))


def own_content_dir(folder: Path | None = None) -> Path:
    """Return the folder with the school's own content; it need not exist.

    `inhoud` in the data folder (`folder`, else the usual one); GESPREKSHULP_INHOUD chooses
    another, such as one that a school shares.
    """
    chosen = os.environ.get(CONTENT_VARIABLE, "").strip()
    if chosen:
        return Path(os.path.abspath(os.path.expanduser(chosen)))
    return (folder or data_dir()) / "inhoud"


def cache_dir() -> Path:
    """Return the folder for what can be made again; it need not exist, holds no case data."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir(_APP, appauthor=False))


def make_private_folder(folder: Path) -> None:
    """Make `folder` for the user alone (0700); one that exists stays as it is. OSError."""
    if folder.is_dir():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def keep_private(*paths: Path) -> None:
    """Let these be for the user alone again (0600, a folder 0700), as they were made.

    A file that was copied back, from a stick or by who looks after the computer, may be for all
    to read. Where that cannot be changed, it stays as it is. Windows has no modes.
    """
    if os.name == "nt":
        return
    for path in paths:
        with contextlib.suppress(OSError):
            mode = path.stat().st_mode
            if mode & 0o077:
                path.chmod(0o700 if stat.S_ISDIR(mode) else 0o600)


def make_private_file(path: Path) -> None:
    """Make an empty file that the user alone can read (0600); raises OSError if it exists."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def write_atomically(path: Path, data: bytes) -> None:
    """Replace `path` by `data` in one go: after a crash there is the old or the new, whole.

    On disk when it returns. Raises OSError, and then leaves the old file as it was.
    """
    made = path.with_name(f"{path.name}.{secrets.token_hex(4)}.nieuw")
    try:
        make_private_file(made)
        with made.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        replace_patiently(made, path)
    except BaseException:
        with contextlib.suppress(OSError):
            made.unlink()
        raise


def replace_patiently(made: Path, path: Path) -> None:
    """Rename `made` to `path`, durably; waits a moment when another program holds `path`.

    Raises OSError (PermissionError when it stays locked, which happens on Windows).
    """
    deadline = time.monotonic() + _LOCKED_FOR
    while True:
        try:
            os.replace(made, path)
            break
        except PermissionError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.05)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on disk, where the system can."""
    # A rename is only certain once the folder is on disk; Windows cannot open a folder.
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
