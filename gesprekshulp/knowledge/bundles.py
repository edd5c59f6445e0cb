"""Why a line goes into a bundle or stays out: grounds from content/gronden.yaml."""

from __future__ import annotations

from gesprekshulp.knowledge.item import Item


class BundleGround(Item, frozen=True):
    """A ground. `title` stands in the list that the requester reads, `text` explains it.

    `uncertain`: what the user must know before leaning on it.
    """

    id: str
    title: str
    text: str
    sources: tuple[str, ...] = ()
    uncertain: str = ""
