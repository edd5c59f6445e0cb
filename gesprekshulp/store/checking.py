"""Whether a database is whole: its pages, its structure, and the chain of every case.

Works on any connection with the key, also on a copy that is only read.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from gesprekshulp.dossier.hashing import first_hash
from gesprekshulp.store.chain import End, Link, verify_chain
from gesprekshulp.store.interface import ChainReport

Connection = Any

LINK = "number, ordinal, action, envelope, salt, content, digest, prev, hash"


class Checked(NamedTuple):
    """What is in a database, and the first thing that does not fit ("" when all does)."""

    cases: int
    events: int
    fault: str = ""


def check_database(con: Connection) -> Checked:
    """Check everything; raises what the database raises when it cannot be read at all."""
    damage = con.execute("PRAGMA cipher_integrity_check").fetchone()
    if damage is not None:
        return Checked(0, 0, f"een bladzijde is veranderd ({damage[0]})")
    told = con.execute("PRAGMA quick_check(1)").fetchone()[0]
    if told != "ok":
        return Checked(0, 0, "de opbouw klopt niet")
    cases = con.execute("select id, name from cases order by id").fetchall()
    events = con.execute("select count(*) from events").fetchone()[0]
    events += con.execute("select count(*) from drafts where undone = 0").fetchone()[0]
    for case_id, name in cases:
        report = check_case(con, case_id, name)
        if report.first_fault is not None:
            fault = f"zaak {name}, gebeurtenis {report.first_fault}: {report.reason}"
            return Checked(len(cases), events, fault)
    return Checked(len(cases), events)


def check_case(con: Connection, case_id: int, name: str) -> ChainReport:
    """Check the hash chain of one case over the stored bytes."""
    end = con.execute(
        "select last_number, last_hash from cases where id = ?", (case_id,)
    ).fetchone()
    rows = con.execute(f"select {LINK} from events where case_id = ? order by number", (case_id,))
    return verify_chain(first_hash(name), End(*end), map(Link._make, rows))
