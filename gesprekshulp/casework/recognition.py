"""The recogniser of this computer: what was learnt, read once and shared by every meeting."""

from __future__ import annotations

from functools import lru_cache

from gesprekshulp.assistant.herkennen import Herkenner, build_herkenner
from gesprekshulp.knowledge.loading import read_learnt
from gesprekshulp.store.locations import own_content_dir


@lru_cache(maxsize=1)
def the_herkenner() -> Herkenner:
    """Return the recogniser; built on first use, a school's own learnt models go first."""
    return build_herkenner(read_learnt(own=own_content_dir()))
