"""Every place where the program keeps something, what is in it, and whether others can read it.

Names no case and no person. New files or folders of the program get a row here; what stands
in the data folder and is not in this table is named as unknown, so nothing stays hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gesprekshulp.casework.desk import Desk
from gesprekshulp.dossier.localtime import local_date, short_day
from gesprekshulp.knowledge.loading import OWN, content_dir
from gesprekshulp.settings.keeping import FILE_NAME as SETTINGS_FILE
from gesprekshulp.settings.keeping import Settings
from gesprekshulp.settings.schema import HOUSE_STYLE, SECOND_PLACE
from gesprekshulp.store.keyfile import KEY_FILE
from gesprekshulp.store.locations import BACKUP_FOLDER, cache_dir, own_content_dir
from gesprekshulp.store.sqlite import DATABASE_FILE

ENCRYPTED = "Versleuteld."
READABLE = "Niet versleuteld."


class Place(NamedTuple):
    """One place. `state`: whether there is something now, and how much."""

    title: str
    path: Path
    holds: str
    protection: str
    state: str


class _Known(NamedTuple):
    """A name in the data folder ("*" for any ending)."""

    name: str
    title: str
    holds: str
    protection: str


_IN_DATA_FOLDER: tuple[_Known, ...] = (
    _Known(
        DATABASE_FILE,
        "Opslag",
        "Al je zaken: mensen, gesprekken, notities, half getypte regels, oefeningen en je naam.",
        ENCRYPTED,
    ),
    _Known(
        f"{DATABASE_FILE}-*",
        "Logboek van de opslag",
        "Wat net is vastgelegd. Het hoort bij de opslag; verplaats ze samen.",
        ENCRYPTED,
    ),
    _Known(
        KEY_FILE,
        "Sleutel",
        "De sleutel van de opslag, en een vorige zolang een kopie die nodig heeft. Zonder wachtwoordzin heb"
        " je er niets aan; zonder dit bestand ook niet.",
        ENCRYPTED,
    ),
    _Known(
        "sleutel.json.beschadigd",
        "Beschadigde sleutel",
        "Het sleutelbestand dat niet meer te lezen was. Het is vervangen; weggooien mag.",
        ENCRYPTED,
    ),
    _Known(
        BACKUP_FOLDER,
        "Reservekopieën",
        "Kopieën van de opslag en van de sleutel, en wat bij terugzetten opzij is gezet.",
        ENCRYPTED,
    ),
    _Known(
        f"{KEY_FILE}.*",
        "Opzijgezette sleutel",
        "Een sleutelbestand dat beschadigd was. Zonder wachtwoordzin heb je er niets aan.",
        ENCRYPTED,
    ),
    _Known(
        f"{DATABASE_FILE}.*",
        "Opslag in wording",
        "Een opslag die net werd gemaakt of teruggezet toen het programma stopte.",
        ENCRYPTED,
    ),
    _Known(
        SETTINGS_FILE,
        "Instellingen",
        "Kleuren, toetsen en hoe een gesprek begint. Niets over zaken.",
        READABLE,
    ),
    _Known(
        "instellingen.onleesbaar.txt",
        "Instellingen die niet te lezen waren",
        "Een oud bestand met instellingen, opzij gezet. Niets over zaken.",
        READABLE,
    ),
    _Known(
        "storing.txt",
        "Storing",
        "Waar het programma de laatste keer vastliep: alleen namen van modules en regelnummers.",
        READABLE,
    ),
)


def places(folder: Path) -> Iterator[Place]:
    """Yield every place, for the store in `folder`. Reads names and sizes, opens nothing."""
    yield Place(
        "Map met je gegevens",
        folder,
        "Alles hieronder, tenzij er iets anders staat.",
        "",
        _state(folder),
    )
    for known in _IN_DATA_FOLDER:
        yield from _found(folder, known)
    settings = Settings(folder)
    if settings[SECOND_PLACE]:
        path = Path(settings[SECOND_PLACE])
        yield Place(
            "Tweede plek voor reservekopieën",
            path,
            "Kopieën van de opslag.",
            ENCRYPTED,
            _state(path),
        )
    yield Place(
        "Sleutelring van je computer",
        Path("bij het besturingssysteem"),
        "Een tweede slot op dezelfde sleutel, alleen als jij dat aanzette (gesprekshulp sleutel).",
        ENCRYPTED,
        "Het programma kijkt hier niet in.",
    )
    own = own_content_dir(folder)
    yield Place(
        "Eigen inhoud van je school",
        own,
        "Zinnen, bomen en brieven die jullie zelf schreven.",
        READABLE,
        _state(own),
    )
    if settings[HOUSE_STYLE]:
        path = Path(settings[HOUSE_STYLE])
        yield Place(
            "Huisstijl",
            path,
            "Het Word-bestand van je school. Het programma leest het alleen.",
            READABLE,
            _state(path),
        )
    cache = cache_dir()
    yield Place(
        "Tijdelijk geheugen",
        cache,
        "De inhoud, klaar om snel te lezen. Weggooien mag altijd.",
        READABLE,
        _state(cache),
    )
    ours = content_dir()
    yield Place(
        "Onze inhoud",
        ours,
        "Wat het programma weet. Niets van jou of je zaken.",
        READABLE,
        _state(ours),
    )
    yield from _unknown(folder)


def papers(desk: Desk) -> Iterator[tuple[str, list[str]]]:
    """Yield (case, its papers as kind and day). Where a paper went, the program does not keep."""
    for glance in desk.glances():
        made = desk.open_case(glance.case).dossier.documents
        yield (
            glance.case,
            [f"{one.kind} van {short_day(local_date(one.on))}" for one in made],
        )


def _found(folder: Path, known: _Known) -> Iterator[Place]:
    paths = sorted(folder.glob(known.name)) if "*" in known.name else [folder / known.name]
    for path in paths:
        yield Place(known.title, path, known.holds, known.protection, _state(path))


def _unknown(folder: Path) -> Iterator[Place]:
    names = {OWN}
    try:
        present = sorted(folder.iterdir())
    except OSError:
        return
    for path in present:
        if path.name not in names and not any(path.match(known.name) for known in _IN_DATA_FOLDER):
            yield Place(
                "Iets wat het programma niet kent",
                path,
                "Het staat in de map met je gegevens.",
                "Kijk zelf of het daar hoort.",
                _state(path),
            )


def _state(path: Path) -> str:
    try:
        if path.is_dir():
            sizes = [one.stat().st_size for one in path.rglob("*") if one.is_file()]
            files = "1 bestand" if len(sizes) == 1 else f"{len(sizes)} bestanden"
            return f"{files}, {_size(sum(sizes))}." if sizes else "Leeg."
        return f"{_size(path.stat().st_size)}."
    except OSError:
        return "Er is nog niets."


def _size(count: int) -> str:
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB" if count else "0 kB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")
