"""`bron`: on what the program leans, and how sure that is."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gesprekshulp.cli.output import Misuse, complain, say

if TYPE_CHECKING:
    from gesprekshulp.cli.arguments import Verbs
    from gesprekshulp.knowledge.types import Content

GOOD = 0

# Here and not read from the types: `--help` may not wait for those.
SOURCE_KINDS = ("wet", "uitspraak", "beroepscode", "advies", "studie", "duiding")


def add_source(verbs: Verbs) -> None:
    """Add the arguments of `bron`."""
    verb = verbs.add_parser(
        "bron",
        help="lees op welke bron het programma steunt, en hoe zeker dat is",
        description="Zonder kenmerk een lijst: kenmerk, soort, zekerheid en titel. Met een kenmerk "
        "alles over die bron: wat er staat, voor wie en vanaf wanneer, hoe zeker dat is, wat nog "
        "nagegaan moet worden, en waar het programma erop steunt.",
    )
    verb.add_argument("bron", nargs="?", metavar="KENMERK", help="welke bron; anders een lijst")
    verb.add_argument(
        "--soort",
        choices=SOURCE_KINDS,
        metavar="SOORT",
        help=f"alleen deze soort in de lijst: {', '.join(SOURCE_KINDS)}",
    )
    verb.set_defaults(verb="bron")


def bron(chosen: Namespace) -> int:
    """List the sources, or tell everything about one."""
    from gesprekshulp.assistant.sources import explain_source, list_sources, reading

    content = content_of(chosen)
    if chosen.bron is None:
        for one in list_sources(content, chosen.soort or ""):
            say(f"{one.id:32} {one.kind:12} {one.certainty:7} {one.title}")
        return GOOD
    shown = explain_source(content, _wanted(content, chosen.bron), datetime.now(UTC).date())
    say(shown.title)
    for line in reading(shown):
        say(line)
    return GOOD


def _wanted(content: Content, given: str) -> str:
    """Return the id meant; raises Misuse with what was perhaps meant."""
    from gesprekshulp.knowledge.hints import did_you_mean

    known = {name.casefold(): name for name in content.sources}
    if (asked := given.strip().casefold()) in known:
        return known[asked]
    near = did_you_mean(asked, known)
    raise Misuse(
        f"Bron “{given}” is er niet{f'; {near}' if near else '.'} Alle bronnen: gesprekshulp bron"
    )


def content_of(chosen: Namespace) -> Content:
    """Return the content, that of the school laid over it; say so when part could not be read."""
    from gesprekshulp.knowledge.loading import load_content
    from gesprekshulp.store.locations import cache_dir, own_content_dir

    folder = Path(chosen.folder) if chosen.folder else None
    content, findings = load_content(cache=cache_dir(), own=own_content_dir(folder))
    if findings:
        complain("Niet alle inhoud was te lezen. Alle meldingen: gesprekshulp content controleer")
    return content
