"""Making a commented skeleton for a new piece of content, in the school's own folder.

The skeletons themselves are content (content/nieuw); here only naming, refusing, writing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gesprekshulp.knowledge.loading import content_dir, read_files
from gesprekshulp.knowledge.shape import ID_FORM, ID_WORDS
from gesprekshulp.store.locations import make_private_folder, write_atomically

SKELETONS: Mapping[str, str] = {
    "weerstand": "weerstand",
    "boom": "gesprek",
    "ouder": "ouders",
    "brief": "brieven",
}
"""What can be made -> the folder of content it belongs in."""

_FOLDER = "nieuw"
_NAME = "@ID@"


class SkeletonError(Exception):
    """Why a skeleton cannot be made: one Dutch sentence with the remedy."""


def make_skeleton(kind: str, name: str, own: Path, base: Path | None = None) -> Path:
    """Write the skeleton of a `kind` (key of SKELETONS), called `name`, under `own`; return where.

    Never writes over a file, nor makes one that would replace one of ours. Raises SkeletonError.
    """
    base = base or content_dir()
    if not ID_FORM.fullmatch(name):
        raise SkeletonError(f"“{name}” kan geen naam zijn. Neem {ID_WORDS}.")
    file = f"{SKELETONS[kind]}/{name}.yaml"
    if file in read_files(base)[0]:
        raise SkeletonError(
            f"{file} bestaat al bij ons. Kies een andere naam, of verander dat bestand: "
            f"gesprekshulp content overneem {file}"
        )
    target = own / file
    if target.exists():
        raise SkeletonError(f"{target} is er al. Kies een andere naam, of werk daarin verder.")
    try:
        text = (base / _FOLDER / f"{kind}.yaml").read_text(encoding="utf-8")
        make_private_folder(own)
        target.parent.mkdir(exist_ok=True)
        write_atomically(target, text.replace(_NAME, name).encode())
    except OSError as error:
        raise SkeletonError(
            f"In {own} kan niet geschreven worden. Kies een andere map met --map."
        ) from error
    return target
