"""What `content bewijs` prints: how proving every promise went."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from gesprekshulp.cli.output import complain, say

if TYPE_CHECKING:
    from gesprekshulp.assistant.proofs import Proof
    from gesprekshulp.knowledge.types import Content, Finding, Promise

GOOD, FINDINGS = 0, 1

ASSUMED = (
    "Zo is gezocht: elk gesprek en elk zijpad mag beginnen met welke feiten ook, en een zijpad mag "
    "altijd in en uit. Feiten veranderen alleen door keuzes; wat uit het dossier volgt, ook akkoord, "
    "mag tussen twee stappen veranderen. De onderwijssoort blijft gelijk."
)


def prove_content(content: Content, findings: Sequence[Finding], on: date) -> int:
    """Print per promise whether it holds on a date; 1 when one does not.

    `findings`: what was wrong while reading; a promise that could not be read is not kept.
    """
    from gesprekshulp.assistant.proofs import prove
    from gesprekshulp.assistant.search import Ways

    ways = Ways(content)
    broken = states = 0
    began = time.perf_counter()
    for promise in content.promises.values():
        begun = time.perf_counter()
        proof = prove(content, promise, on, ways)
        seconds = time.perf_counter() - begun
        states += proof.states_examined
        broken += not proof.holds
        _tell(content, promise, proof, seconds)
    unread = [one for one in findings if one.severity == "fout"]
    if unread:
        say(
            "Niet alles was te lezen. Wat ontbreekt, is niet bewezen: gesprekshulp content controleer"
        )
    if not content.promises:
        say("Er zijn geen beloften. Ze horen in beloften.yaml.")
        return FINDINGS if unread else GOOD
    kept = len(content.promises) - broken
    say(f"{kept} van {len(content.promises)} beloften gehouden op {on.isoformat()}.")
    complain(f"{states} toestanden in {time.perf_counter() - began:.2f} seconden. {ASSUMED}")
    return FINDINGS if broken or unread else GOOD


def _tell(content: Content, promise: Promise, proof: Proof, seconds: float) -> None:
    from gesprekshulp.knowledge.validity import certainty_of

    sectors = f", {' '.join(promise.sectors)}" if promise.sectors else ""
    about = f"{promise.weight}, zekerheid {certainty_of(promise, content)}{sectors}"
    say(f"{_word(proof):14} {promise.title} ({about})")
    if proof.in_force:
        say(
            f"{'':14} {promise.id}: {proof.steps} {'stap' if proof.steps == 1 else 'stappen'}, "
            f"{proof.states_examined} toestanden, {seconds:.3f} s"
        )
    if proof.limit_hit:
        say(f"{'':14} De zoektocht werd te groot; bewezen tot {proof.depth} keuzes ver.")
    for line in proof.counterexample:
        say(f"{'':14} {line}")


def _word(proof: Proof) -> str:
    if not proof.in_force:
        return "geldt nu niet"
    if proof.limit_hit:
        return "niet bewezen"
    if not proof.holds:
        return "GESCHONDEN"
    return "gehouden" if proof.steps else "zegt niets"
