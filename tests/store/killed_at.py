"""A real process that does one thing to a store, and is ended before a given step it does to the disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_CHILD = """
import os, sys
from datetime import date
from pathlib import Path

sys.path.insert(0, sys.argv[4])
from store_help import CASE, CHEAP, NOW
from gesprekshulp.casework import keeping, renewing
from gesprekshulp.casework.backups import Backups, Copies
from gesprekshulp.casework.copy_places import listed_aside, told_of
from gesprekshulp.casework.desk import Desk
from gesprekshulp.knowledge.types import Content
from gesprekshulp.store import renewal
from gesprekshulp.store.keys import read_key
from gesprekshulp.store.sqlite import open_store

folder, what, stop = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
real, steps = renewal.renew, 0
renewing.renew = lambda folder, secret, today: real(folder, secret, today, CHEAP)
# Everything that can change what lies on the disk passes one of these.
TOUCHES = {"open", "fsync", "replace", "rename", "unlink", "remove", "rmdir", "mkdir", "execute"}
TOUCHES |= {"write", "close", "copyfile", "link", "ftruncate"}

def watch(frame, event, argument):
    global steps
    if event == "c_call" and argument.__name__ in TOUCHES:
        owner = getattr(argument, "__self__", None)
        name = getattr(owner, "__name__", type(owner).__module__ + "." + type(owner).__name__)
        if name in ("posix", "nt") or "sqlcipher3" in name or name.startswith("_io."):
            steps += 1
            if steps == stop:
                os.kill(os.getpid(), 9)

def for_good(act):
    store = open_store(folder, PASS)
    desk = Desk(store, Content(), lambda: NOW, backups=Backups(store, folder, lambda: NOW))
    sys.setprofile(watch)
    act(desk)
    sys.setprofile(None)
    store.close()

PASS = "vier woorden op rij"
if what == "telkens":
    while True:
        renewing.renew_key(folder, PASS, date(2026, 11, 28))
elif what == "wis":
    for_good(lambda desk: keeping.wipe_events(desk, CASE, [2, 3]))
elif what == "verwijder":
    for_good(lambda desk: keeping.remove_case(desk, CASE))
elif what == "kopieer":
    for_good(lambda desk: desk.backups.run())
elif what == "kijk opzij":
    (aside,) = listed_aside(folder)
    key = read_key(folder, PASS)
    sys.setprofile(watch)
    told_of(aside.backup.path, [key])
    sys.setprofile(None)
elif what in ("zet terug", "voeg samen"):
    copies = Copies(folder, read_key(folder, PASS), lambda: NOW)
    found = copies.look_together() if what == "voeg samen" else None
    sys.setprofile(watch)
    copies.put_together(found) if found else copies.put_back(copies.listed()[0])
    sys.setprofile(None)
else:
    sys.setprofile(watch)
    if what == "vernieuw":
        renewing.renew_key(folder, PASS, date(2026, 11, 28))
    else:
        open_store(folder, PASS).close()
    sys.setprofile(None)
print(steps)
"""


def command(folder: Path, what: str, stop: int = 0) -> list[str]:
    """Return the command line of that process."""
    here = str(Path(__file__).parent)
    return [sys.executable, "-c", _CHILD, str(folder), what, str(stop), here]


def run_until(folder: Path, what: str, stop: int) -> subprocess.CompletedProcess[str]:
    """Do `what` ("vernieuw", "open", "wis", "kopieer", ...: see _CHILD); 0 ends it nowhere and counts the steps."""
    return subprocess.run(
        command(folder, what, stop), capture_output=True, encoding="utf-8", check=False
    )
