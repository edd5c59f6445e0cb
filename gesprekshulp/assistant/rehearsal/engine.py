"""A talk with a simulated parent, turn by turn. Pure: the same replies give the same talk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from gesprekshulp.assistant.rehearsal import effects as e
from gesprekshulp.assistant.rehearsal import words as w
from gesprekshulp.assistant.rehearsal.bare import asks_about_child, senseless
from gesprekshulp.assistant.rehearsal.chance import pick
from gesprekshulp.assistant.rehearsal.hearing import Ears, folded, hear, meant_option, subject_meant
from gesprekshulp.assistant.rehearsal.rules import first_that_holds, holds, mentions
from gesprekshulp.assistant.rehearsal.types import End, Heard, Promise, Reply, State, Talk, Turn
from gesprekshulp.knowledge.scenes import Reaction, Scene, Secret, When

STAYS = 3
"""After so many turns on one subject the parent begins about the next."""

_BROKEN_FROM_TURN = 3  # nobody leaves after one sentence
_AGREED_FROM_TRUST = 6
_AGREED_FROM_TURN = 5
_UNDERSTOOD_FROM_TURN = 6
_CLOSES_BEFORE = 1
"""So many turns before its time a talk that went well comes to its end."""


def begin(scene: Scene, seed: int, promise: Promise | None = None) -> Talk:
    """Return a talk in which only the parent has spoken; `promise`: that of an earlier talk."""
    line = pick(scene.opening, seed, "opening")
    start = State(
        line=line,
        trust=int(scene.trust),
        tension=int(scene.tension),
        subject=scene.subjects[0].id,
        spoken=(line,),
    )
    if promise:
        start = _remembered(start, promise)
    return Talk(scene.id, seed, start.line, start, (), start, promise)


def _remembered(start: State, promise: Promise) -> State:
    """Return the start of a talk with a parent who knows what was promised before.

    A promise that was kept helps; one that was not costs, until it is come back to.
    """
    said = (w.KEPT if promise.kept else w.OPEN_PROMISE).format(said=promise.text.rstrip("."))
    step = 1 if promise.kept else -1
    return replace(
        start,
        line=f"{said} {start.line}",
        spoken=(said, start.line),
        trust=e.clamp(start.trust + step),
        tension=e.clamp(start.tension - step),
        memory=("toegezegd", "nagekomen") if promise.kept else ("toegezegd",),
    )


def promised(talk: Talk) -> Promise | None:
    """Return the last promise of a talk, and whether the user came back to it; None without one."""
    at = [t for t in talk.turns if "afspraak-maken" in t.heard.moves and not t.heard.pitfalls]
    if not at:
        return None
    later = [turn for turn in talk.turns if turn.number > at[-1].number]
    return Promise(at[-1].heard.text, any("komt-na" in turn.heard.marks for turn in later))


def play(
    scene: Scene,
    seed: int,
    replies: Iterable[Reply],
    ears: Ears,
    promise: Promise | None = None,
) -> Talk:
    """Return the talk that these replies give; what comes after its end is left out."""
    talk = begin(scene, seed, promise)
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
    """Return how far trust can rise: each fact taken up carries it further, the last but one whole."""
    owned = scene.fault is None or "toegegeven" in state.memory
    if not owned or len(state.variety) < e.VARIETY:
        return e.CEILING
    if not scene.secrets:
        return e.HIGHEST
    most = max(1, len(scene.secrets) - 1)
    room = e.HIGHEST - e.CEILING
    return min(e.HIGHEST, e.CEILING + room * len(state.taken) // most)


def _floor(scene: Scene, state: State) -> int:
    """Return how far tension can fall: what is not said yet keeps somebody from being at ease."""
    at_ease = understood(scene, state) and state.trust > e.UNDERSTOOD_FROM
    return 0 if at_ease else 1 if e.band(state.trust) == "hoog" else 2


def _next(scene: Scene, seed: int, state: State, reply: Reply, heard: Heard) -> tuple[State, Turn]:
    number = state.number + 1
    option = meant_option(scene, reply)
    trust, tension = e.steps_of(heard, state)
    trigger = first_that_holds(scene.triggers, heard, state)
    secret, unasked = (None, False) if trigger else _opened(scene, heard, state)
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
        # What was said before is still held against you; owning up is a first step back.
        trust = min(trust, 1 if "geeft-toe" in heard.marks else 0)
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
    most = 1 if state.trust >= e.RISES else 2  # what is deepest comes slowly
    least = -1 if e.band(state.tension) == "laag" else -2
    after = replace(
        after,
        trust=e.clamp(state.trust + e.clamp(trust, -3, most), 0, ceiling),
        tension=e.clamp(
            state.tension + e.clamp(tension, least, 3), min(state.tension, _floor(scene, after))
        ),
    )
    after = replace(after, end=_end(scene, after, heard))
    answer, spoken = _answer(scene, seed, state, after, rule, secret, taken)
    if unasked and not answer.startswith("("):
        answer = f"{pick(w.BRIDGES, seed, 'uit zichzelf', number)} {answer}"
    after = _on_subject(scene, seed, state, after, rule, heard, reply, "?" in answer)
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


def _opened(scene: Scene, heard: Heard, state: State) -> tuple[Secret | None, bool]:
    """Return the fact that comes out, and whether nobody asked for this one.

    A good question brings out what it is about; a pitfall brings out nothing.
    """
    if heard.pitfalls or "schelden" in heard.marks:
        return None, False
    closed = [one for one in scene.secrets if one.id not in state.told]
    asked = next((one for one in closed if holds(one.opens, heard, state)), None)
    if asked is None and not state.pending and asks_about_child(scene, heard):
        about = [one for one in closed if one.concerns == "kind"]
        asked = next((o for o in about if holds(replace(o.opens, words=()), heard, state)), None)
    if asked or state.pending or not closed:
        return asked, False
    # A parent who trusts you tells on when you take up what was said and ask openly.
    trusts = e.band(state.trust) == "hoog" and state.number >= _UNDERSTOOD_FROM_TURN
    tells = trusts and heard.level == "hoog" and "open-vraag" in heard.moves
    return (closed[0], True) if tells else (None, False)


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
    if rule and not picked and rule.when == When() and senseless(scene, after.heard[-1].text):
        lines = w.PUZZLED
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
    asked: bool,
) -> State:
    """Return the state with the subject it goes on about; `line`: what the parent begins with.

    `asked`: the parent just asked something, and waits for that before the next subject.
    """
    option = meant_option(scene, reply)
    known = {subject.id: subject for subject in scene.subjects}
    meant = subject_meant(scene, before, heard.text, option)
    to = rule.to if rule and rule.to in known else meant if meant in known else before.subject
    since = before.since + 1 if to == before.subject else 0
    jumps = rule is not None and rule.to in known and rule.to != before.subject
    if since >= STAYS and len(known) > 1 and not after.pending and not asked:
        names = list(known)
        to = names[(names.index(before.subject) + 1) % len(names)]
        since, jumps = 0, True
    spoken_of = mentions(heard.text, known[to].words)
    begins = known[to].start if jumps and not (asked or spoken_of) else ()
    fresh = [line for line in begins if line not in before.spoken] or list(begins)
    line = pick(fresh, seed, "onderwerp", to, after.number) if fresh else ""
    return replace(after, subject=to, since=since, line=line)
