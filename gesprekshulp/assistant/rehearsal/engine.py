"""A talk with a simulated parent, turn by turn. Pure: the same replies give the same talk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from gesprekshulp.assistant.rehearsal import effects as e
from gesprekshulp.assistant.rehearsal.chance import pick
from gesprekshulp.assistant.rehearsal.hearing import Ears, folded, hear, meant_option, subject_meant
from gesprekshulp.assistant.rehearsal.rules import first_that_holds, holds
from gesprekshulp.assistant.rehearsal.types import End, Heard, Reply, State, Talk, Turn
from gesprekshulp.knowledge.scenes import Reaction, Scene, Secret

STAYS = 3
"""After so many turns on one subject the parent begins about the next."""

_BROKEN_FROM_TURN = 3  # nobody leaves after one sentence
_AGREED_FROM_TRUST = 6
_AGREED_FROM_TURN = 5
_UNDERSTOOD_FROM_TURN = 6
_CLOSES_BEFORE = 1
"""So many turns before its time a talk that went well comes to its end."""


def begin(scene: Scene, seed: int) -> Talk:
    """Return a talk in which only the parent has spoken."""
    line = pick(scene.opening, seed, "opening")
    start = State(
        line=line,
        trust=int(scene.trust),
        tension=int(scene.tension),
        subject=scene.subjects[0].id,
        spoken=(line,),
    )
    return Talk(scene.id, seed, line, start, (), start)


def play(scene: Scene, seed: int, replies: Iterable[Reply], ears: Ears) -> Talk:
    """Return the talk that these replies give; what comes after its end is left out."""
    talk = begin(scene, seed)
    for reply in replies:
        if talk.state.end:
            break
        talk = step(scene, talk, reply, ears)
    return talk


def rewound(scene: Scene, talk: Talk, number: int) -> Talk:
    """Return the talk as it was after its first `number` turns. Nothing is heard anew."""
    state = talk.start
    kept = talk.turns[: max(0, number)]
    for turn in kept:
        state, _ = _next(scene, talk.seed, state, turn.reply, turn.heard)
    return replace(talk, turns=kept, state=state)


def stopped(talk: Talk) -> Talk:
    """Return the talk, ended by the user."""
    if talk.state.end:
        return talk
    return replace(talk, state=replace(talk.state, end="gestopt"))


def step(scene: Scene, talk: Talk, reply: Reply, ears: Ears) -> Talk:
    """Return the talk with one more turn. Raises ValueError after the end."""
    if talk.state.end:
        raise ValueError("Dit gesprek is afgelopen.")
    heard = hear(scene, talk.state, reply, ears)
    state, turn = _next(scene, talk.seed, talk.state, reply, heard)
    return replace(talk, turns=(*talk.turns, turn), state=state)


def understood(scene: Scene, state: State) -> bool:
    """Whether the parent was understood: a fact taken up, and owned up to where that is due."""
    taken = not scene.secrets or len(state.taken) >= min(2, len(scene.secrets))
    owned = scene.fault is None or "toegegeven" in state.memory
    return taken and owned and len(state.variety) >= e.VARIETY


def _ceiling(scene: Scene, state: State) -> int:
    taken = bool(state.taken) or not scene.secrets
    owned = scene.fault is None or "toegegeven" in state.memory
    return e.HIGHEST if taken and owned and len(state.variety) >= e.VARIETY else e.CEILING


def _next(scene: Scene, seed: int, state: State, reply: Reply, heard: Heard) -> tuple[State, Turn]:
    number = state.number + 1
    option = meant_option(scene, reply)
    trust, tension = e.steps_of(heard, state)
    trigger = first_that_holds(scene.triggers, heard, state)
    secret = None if trigger else _opened(scene, heard, state)
    taken = state.pending if "pakt-op" in heard.marks and not trigger else ""
    rule = trigger or (None if secret else first_that_holds(scene.reactions, heard, state))
    if rule:
        trust, tension = trust + int(rule.trust), tension + int(rule.tension)
    if secret:  # who asks so that it is told did not ask too early
        trust, tension = trust + 1, min(tension, 0)
    flags = (*(option.remembers if option else ()), *(rule.remembers if rule else ()))
    memory = _memory(state.memory, heard, flags)
    if "nagekomen" in memory and "nagekomen" not in state.memory:
        trust += 1
    if "verweten" in state.memory and "hersteld" not in state.memory and not heard.pitfalls:
        trust = min(trust, 0)  # what was said before is still held against you
    after = replace(
        state,
        number=number,
        memory=memory,
        heard=(*state.heard, heard),
        said=(*state.said, folded(heard.text)) if heard.text else state.said,
        used=(*state.used, option.id) if option else state.used,
        variety=_added(state.variety, heard.moves if not heard.pitfalls else ()),
        told=_added(state.told, (secret.id,) if secret else ()),
        taken=_added(state.taken, (taken,) if taken else ()),
        pending=secret.id if secret else "",
    )
    ceiling = max(_ceiling(scene, after), state.trust)
    most = 1 if e.band(state.trust) == "hoog" else 2  # the last bit of trust comes slowly
    after = replace(
        after,
        trust=e.clamp(state.trust + e.clamp(trust, -3, most), 0, ceiling),
        tension=e.clamp(state.tension + e.clamp(tension, -3, 3)),
    )
    after = replace(after, end=_end(scene, after, heard))
    answer, spoken = _answer(scene, seed, state, after, rule, secret, taken)
    after = _on_subject(scene, seed, state, after, rule, heard, reply)
    if after.line and not after.end:
        answer = f"{answer} {after.line}"
        spoken = (*spoken, after.line)
    after = replace(after, line=answer, spoken=(*state.spoken, *spoken))
    return after, Turn(
        number=number,
        parent=state.line,
        reply=reply,
        heard=heard,
        answer=answer,
        rule=rule.id if rule else "",
        subject=state.subject,
        trust=after.trust,
        tension=after.tension,
        trust_step=after.trust - state.trust,
        tension_step=after.tension - state.tension,
        told=secret.id if secret else "",
        taken=taken,
        end=after.end,
    )


def _opened(scene: Scene, heard: Heard, state: State) -> Secret | None:
    """Return the fact that a good question brings out; a pitfall brings out nothing."""
    if heard.pitfalls or "schelden" in heard.marks:
        return None
    closed = [one for one in scene.secrets if one.id not in state.told]
    asked = next((one for one in closed if holds(one.opens, heard, state)), None)
    if asked or state.pending or not closed:
        return asked
    # A parent who trusts you tells on when you take up what was said and ask openly.
    trusts = e.band(state.trust) == "hoog" and state.number >= _UNDERSTOOD_FROM_TURN
    return closed[0] if trusts and heard.level == "hoog" and "open-vraag" in heard.moves else None


def _memory(before: Sequence[str], heard: Heard, flags: Iterable[str]) -> tuple[str, ...]:
    known = list(before)
    found = [*flags]
    if e.BLAMES & set(heard.pitfalls) or "schelden" in heard.marks:
        found.append("verweten")
    if "verweten" in found and "hersteld" in known:
        known.remove("hersteld")
    if "verweten" in known and "verweten" not in found and _mends(heard):
        found.append("hersteld")
    if "geeft-toe" in heard.marks:
        found.append("toegegeven")
    if "beloven" in heard.pitfalls:
        found.append("beloofd")
    if "komt-na" in heard.marks:
        found.append("nagekomen")
    if "afspraak-maken" in heard.moves and not heard.pitfalls:
        found.append("toegezegd")
    return _added(tuple(known), found)


def _mends(heard: Heard) -> bool:
    """Whether a reply makes up for an earlier reproach: acknowledging, and nothing against it."""
    return not heard.pitfalls and (heard.level == "hoog" or "geeft-toe" in heard.marks)


def _added(before: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *more)))


def _end(scene: Scene, state: State, heard: Heard) -> End:
    breaks = e.HIGHEST if state.trust else e.BREAKS
    if state.number >= _BROKEN_FROM_TURN and state.tension >= breaks:
        return "afgebroken"
    if not heard.pitfalls and not _more_to_tell(scene, state):
        if (
            understood(scene, state)
            and state.trust >= e.UNDERSTOOD_FROM
            and state.number >= _UNDERSTOOD_FROM_TURN
        ):
            return "begrepen"
        if (
            "afspraak-maken" in heard.moves
            and state.trust >= _AGREED_FROM_TRUST
            and state.number >= _AGREED_FROM_TURN
        ):
            return "afgesproken"
    return "tijd" if state.number >= int(scene.turns) else ""


def _more_to_tell(scene: Scene, state: State) -> bool:
    """Whether the parent, in a talk that goes well, has facts left and time to tell them."""
    left = len(scene.secrets) - len(state.told)
    return (left > 0 or bool(state.pending)) and int(scene.turns) - state.number > _CLOSES_BEFORE


def _answer(
    scene: Scene,
    seed: int,
    before: State,
    after: State,
    rule: Reaction | None,
    secret: Secret | None,
    taken: str,
) -> tuple[str, tuple[str, ...]]:
    """Return what the parent says, and the lines it is made of."""
    if after.end in ("afgebroken", "tijd", "begrepen", "afgesproken"):
        last = pick(_last_words(scene, after.end), seed, "einde", after.number)
        if secret:  # told in the very last turn: told all the same
            return f"{secret.text} {last}", (secret.text, last)
        return last, (last,)
    if secret:
        return secret.text, (secret.text,)
    picked = next((one.picked_up for one in scene.secrets if one.id == taken), ())
    lines = picked or (rule.says if rule else ()) or ("...",)
    name = f"{taken or ''}/{rule.id if rule else ''}"
    fresh = [line for line in lines if line not in before.spoken] or list(lines)
    said = pick(fresh, seed, name, after.number)
    return said, (said,)


def _last_words(scene: Scene, end: End) -> tuple[str, ...]:
    ends = scene.ends
    words = {
        "begrepen": ends.understood,
        "afgesproken": ends.agreed,
        "afgebroken": ends.broken,
        "tijd": ends.time,
    }
    return words[end] or ("...",)


def _on_subject(
    scene: Scene,
    seed: int,
    before: State,
    after: State,
    rule: Reaction | None,
    heard: Heard,
    reply: Reply,
) -> State:
    """Return the state with the subject it goes on about; `line`: what the parent begins with."""
    option = meant_option(scene, reply)
    known = {subject.id: subject for subject in scene.subjects}
    meant = subject_meant(scene, before, heard.text, option)
    to = rule.to if rule and rule.to in known else meant if meant in known else before.subject
    since = before.since + 1 if to == before.subject else 0
    jumps = rule is not None and rule.to in known and rule.to != before.subject
    if since >= STAYS and len(known) > 1 and not after.pending:
        names = list(known)
        to = names[(names.index(before.subject) + 1) % len(names)]
        since, jumps = 0, True
    begins = known[to].start if jumps else ()
    fresh = [line for line in begins if line not in before.spoken] or list(begins)
    line = pick(fresh, seed, "onderwerp", to, after.number) if fresh else ""
    return replace(after, subject=to, since=since, line=line)
