"""A real talk on a real store, to be run on a pseudo-terminal by test_killed."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from screen_help import MemoryEntrance

from gesprekshulp.casework.desk import Desk
from gesprekshulp.casework.walks import begin
from gesprekshulp.dossier.events import PartnerVastgelegd
from gesprekshulp.dossier.types import Gesprekspartner, Leerling
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.store.keyfile import Cost
from gesprekshulp.store.sqlite import create_store, open_store
from gesprekshulp.tui.app import GesprekshulpApp

PASSPHRASE = "goed paard batterij nietje"
CHEAP = Cost(n=2**10, r=8, p=1)


def desk_in(folder: Path) -> Desk:
    store = open_store(folder, PASSPHRASE)
    content, _ = load_content(cache=folder.parent)
    return Desk(store, content, lambda: datetime.now(UTC))


def prepare(folder: Path) -> str:
    """Make a case with a talk that runs; return its id."""
    create_store(folder, PASSPHRASE, cost=CHEAP).close()
    desk = desk_in(folder)
    case = desk.new_case(Leerling(first_name="Sem", last_name="Vos"))
    mother = Gesprekspartner(
        id="moeder", name="Moeder Vos", role="ouder-met-gezag", short="moeder", consents=True
    )
    case.record(PartnerVastgelegd(partner=mother))
    begin(case, ["moeder"])
    desk.store.close()
    return case.id


def main(folder: Path) -> int:
    app = GesprekshulpApp(MemoryEntrance(folder), desk=desk_in(folder))  # type: ignore[arg-type]
    app.run()
    app.close_desks()
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
