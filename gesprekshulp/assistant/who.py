"""Who acts, asks, tells, objects or agrees in one note, given its kind.

Words are compared with the tables of `cues_who` and `cues_acting`, on mended text;
the kind itself is guessed in `guesses`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gesprekshulp.assistant import cues, cues_who
from gesprekshulp.assistant import cues_acting as acting
from gesprekshulp.assistant.persons import Person, joined, together
from gesprekshulp.assistant.roles import PARENTS
from gesprekshulp.dossier.types import NoteKind


def _any_case(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


HEAD_GAP = _any_case(r"\W*(?:(?:de|het|onze|beide|door|van|volgens|namens)\s+)*\W*")
"""What may stand before who or what heads a line."""

# What belongs to a person is not that person: "verslag logopedist", "kantoor IB".
_THINGS = _any_case(
    r"\b(?:handtekening|verslag|rapport|formulier|brief|mail|nummer|telefoonnummer|gegevens|gesprek"
    r"|overleg|evaluatie|afspraak|huisbezoek|bezoek|intake|advies|vragenlijst|dossier|vergadering"
    r"|mdo|toestemmingsformulier|onderzoek|rol|visie|situatie|thuis|oudergesprek|kennismaking"
    r"|terugkoppeling|begeleiding|wachtlijst|aanmelding|observatie|verwijzing|inzet|kantoor|kamer"
    r"|lokaal|groep|klas|telefoontje|belletje|bericht|uitslag|bevindingen|aantekeningen)\s+$"
)
_OF_WHOM = frozenset(["van", "namens", "volgens", "door"])
_HEAD_WORD = _any_case(rf"(?:{'|'.join(f'(?:{words})' for words in cues.HEADS.values())})(?!\w)")
_FACT_WORD = _any_case(rf"(?:{cues.HEADS['informatie']})(?!\w)")
_OPENS = re.compile(r"\s*(?:\(\w+\)\s*)?(?:[,:;>/]|[-–—]\s)")
_CLAUSE = _any_case(cues_who.CLAUSE)
_CLAUSE_FIRST = _any_case(rf"\W*{cues_who.CLAUSE}")
_SEGMENT = re.compile(r"[,;:>.!?]")
_ASKED_BY = _any_case(
    rf"(?<!\w){cues_who.NOT_TIME}{cues_who.ASKED}\s+(?:(?:ook|nog|zich)\s+)?(?:de\s+|het\s+)?$"
)
_SAID_BY = _any_case(
    rf"(?<!\w){cues_who.SAID}\s+(?:(?:ook|nog|dus|toen)\s+)?(?:de\s+|het\s+|onze\s+)?$"
)
_VERB_BEFORE = re.compile(
    r"\b(?:is|was|wil|kan|mag|[a-z]{2,}(?:t|en|aan))\s+(?:(?:de|het|ook|nog)\s+)*$"
)
_WANTED_BY = _any_case(r"[,?\"”] *(?:dat )?(?:wil|willen|wilde|wilden|wou|zou)\s+(?:de\s+)?$")
_TO_KNOW = _any_case(r"\s+(?:\w+\s+){0,3}?(?:weten|horen|begrijpen)\b")
_MARK_END = re.compile(r"[,?!.:;\"”“»'’>…\-–—]\s*$")
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_BY_LABEL = _any_case(
    r"^\W*(?:gevraagd|gemeld|verteld|genoemd|ingebracht|aangegeven|geopperd|gezegd)\W+door\s+(?:de\s+|het\s+)?$"
)
_OTHERS = frozenset(["hij", "ze", "zij", "ie", "die", "wie", "kind", "ik", "we", "wij"])
_OVERHEARD = _any_case(cues_who.OVERHEARD)
_OVERHEARD_DOING = _any_case(cues_who.OVERHEARD_DOING)
_HOLDS_AFTER = {word: _any_case(after) for word, after in cues_who.HOLDS_AFTER.items()}
_HOLDS_BEFORE = {word: _any_case(before) for word, before in cues_who.HOLDS_BEFORE.items()}
_CONCERNS = tuple(_any_case(part) for part in cues_who.CONCERNS)
_DECIDED_BY = _any_case(cues_who.DECIDED_BY)
_ALREADY = _any_case(cues_who.ALREADY)
_STANCE = _any_case(cues_who.STANCE)
_SURE_AFTER = _any_case(cues_who.SURE_AFTER)
_SURE_BEFORE = _any_case(cues_who.SURE_BEFORE)
_WORKS = re.compile(cues_who.WORKS)
_FACT = _any_case(cues_who.FACT)
_NO_PASSIVE = _any_case(cues_who.FEELING)
_NOBODY = _any_case(cues_who.NOBODY)
_THE_CHILD = _any_case(cues_who.THE_CHILD)
_BESIDE = _any_case(cues_who.BESIDE)
_AMOUNT = _any_case(cues_who.AMOUNT)
_ASKS = _any_case(cues.ASKS)
_TELLS = _any_case(acting.TELLS)
_PASSIVE = _any_case(acting.PASSIVE)
_PASSIVE_OR_DONE = _any_case(acting.PASSIVE_OR_DONE)
_GETS = _any_case(acting.GETS)
_CALLED = _any_case(acting.CALLED)
_ASKED_LABEL = _any_case(r"\W*(?:vraa?g\w*|vrg|voor\.?|q|akkoord|instemming)?\.?\s*(?:van\s+)?")
_NAME = re.compile(r"[^\W\d_][\w’-]*")
_PUPIL: dict[NoteKind, re.Pattern[str]] = {
    "vraag": _any_case(f"{cues_who.PUPIL_ASKS}|{cues_who.PUPIL_SPEAKS}"),
    "akkoord": _any_case(f"{cues_who.PUPIL_AGREES}|{cues_who.PUPIL_SPEAKS}"),
    "informatie": _any_case(cues_who.PUPIL_SAYS),
}
_QUESTION_NEXT = _any_case(
    r"\s*(?:en\s+)?(?:of|wat|wanneer|hoe\w*|waar\w*|wie|welke?|mag|kan|is|komt|moet)\b"
)
_SAME_START = _any_case(
    r"(?:^|[,;:>.!?\"“\-–—/(+])\W*(?:(?:en|maar|dus|want|nee|ja|oké|verder)\s+)*$"
)


class Acting:
    """The persons of one note, and which of them it is about."""

    def __init__(self, text: str, persons: Iterable[Person]) -> None:
        self._text = text
        self._persons = [p for p in persons if not self._is_the_meeting(p)]
        self._start, self._stop = _main_clause(text)

    def who(self, kind: NoteKind, labelled: bool, straight: bool) -> str:
        """Return who it is for this kind, in short form; "" when not clear.

        `labelled`: a prefix gave the kind. `straight`: the line itself is the question.
        """
        if first := self._opening(kind) or self._pupil(kind):
            return first
        if kind != "afspraak" and (said := self._said(kind)):
            return said
        if kind == "vraag":
            return self._asker(labelled, straight)
        if kind in ("bezwaar", "akkoord"):
            return self._holder()
        if kind == "informatie":
            return self._teller(labelled)
        found = self._decider() if kind == "besluit" else self._doer(labelled)
        if not found and not labelled and re.search(r"\bafgesproken\b", self._text, re.I):
            found = self._doer(labelled)
        return found if found or labelled else self._surely_held()

    def can_act(self, person: Person) -> bool:
        """Whether this person can be who acts: not "met moeder" or "verslag logopedist"."""
        if person.governed:
            return False
        before = self._text[: person.start]
        last = self._last_of(person)
        if _CALLED.match(self._text, person.end) or _BESIDE.match(self._text, last):
            return False  # "moeder bellen"; "leerplicht erbij"
        return not _THINGS.search(before) and not (
            person.name == "school" and _AMOUNT.search(before)
        )

    def _is_the_meeting(self, person: Person) -> bool:
        """Whether "we" is all at the table: "over vier weken kijken we weer"."""
        return person.name == "wij" and not (
            _SAME_START.search(self._text[: person.start])
            or _HEAD_WORD.fullmatch(self._text[: person.start].strip())
            or re.search(r"\ben\s+$", self._text[: person.start])
        )

    def _with_others(self, person: Person | None) -> str:
        if person is None:
            return ""
        return joined(self._persons[self._persons.index(person) :], self._text)

    def _last_of(self, person: Person) -> int:
        """Return where this person, with those joined, ends."""
        following = [p for p in self._persons if p.start >= person.start] or [person]
        return together(following, self._text)[-1].end

    def _early(self) -> list[Person]:
        return [p for p in self._persons if self._start <= p.start < self._stop]

    def _opening(self, kind: NoteKind) -> str:
        """Return who stands at the very head before a mark: "juf Marit, vindt doel 3"."""
        if not self._persons:
            return ""
        first = self._persons[0]
        start = HEAD_GAP.match(self._text).end()  # type: ignore[union-attr]
        headed = _HEAD_WORD.match(self._text, start)
        # "achtergrond: ouders wonen apart" is a fact about them.
        if headed and not (kind == "informatie" and _FACT_WORD.match(self._text, start)):
            gap = HEAD_GAP.match(self._text, headed.end()).end()  # type: ignore[union-attr]
            if first.start == gap:
                return joined(self._persons, self._text)
        if first.start != start or first.governed:
            return ""
        last = together(self._persons, self._text)[-1]
        return joined(self._persons, self._text) if _OPENS.match(self._text, last.end) else ""

    def _pupil(self, kind: NoteKind) -> str:
        """Return the name of the pupil who asks or agrees: "Luna zelf vindt het goed"."""
        pattern = _PUPIL.get(kind)
        if pattern is None:
            return ""
        for start in (_ASKED_LABEL.match(self._text).end(), 0):  # type: ignore[union-attr]
            name = _NAME.match(self._text, start)
            if name is None or not pattern.match(self._text, name.end()):
                continue
            if not self._may_be_a_name(name):
                continue
            lower = kind == "vraag" or self._text.startswith(" zelf ", name.end())
            if name[0][0].isupper() or (lower and len(name[0]) > 2):
                return name[0][0].upper() + name[0][1:]
        return ""

    def _may_be_a_name(self, word: re.Match[str]) -> bool:
        """Whether this word is no role, no label and no ordinary first word of a line."""
        return not (
            word[0].isupper()
            or word[0].lower() in cues_who.NO_PUPIL
            or _HEAD_WORD.fullmatch(word[0])
            or any(p.start <= word.start() < p.end for p in self._persons)
        )

    def _said(self, kind: NoteKind) -> str:
        """Return who is said to have said it: "waarom nu pas, zegt vader"."""
        for number, person in enumerate(self._persons):
            if self._is_said_to_ask(person, kind) or self._speaks(number, person, kind):
                return self._with_others(person)
        return ""

    def _is_said_to_ask(self, person: Person, kind: NoteKind) -> bool:
        """Whether it says so outright: "gevraagd door vader", "hoorde moeder vragen"."""
        before = self._text[: person.start]
        if _BY_LABEL.match(before):
            return True
        if _OVERHEARD.search(before) and _OVERHEARD_DOING.match(self._text, person.end):
            return True
        wanted = kind == "vraag" and _WANTED_BY.search(before)
        return bool(wanted and _TO_KNOW.match(self._text, person.end))

    def _speaks(self, number: int, person: Person, kind: NoteKind) -> bool:
        """Whether a verb of saying or asking stands before this person, who is its subject."""
        before = self._text[: person.start]
        asked = _ASKED_BY.search(before) if kind in ("vraag", "informatie") else None
        verb = asked or _SAID_BY.search(before)
        if verb is None or person.name in ("ik", "wij"):
            return False
        ahead = before[: verb.start()]
        if not ahead.strip() or self._acts_just_before(number, verb.start()):
            return False  # "vindt moeder dat?"; "IB vraagt moeder"
        if _MARK_END.search(ahead):
            return True
        if (asked is not None) != (kind == "vraag"):
            return False  # in a question only "vroeg moeder", elsewhere only "zei moeder"
        word = _LAST_WORD.search(ahead)
        return word is None or word[1].lower() not in _OTHERS

    def _acts_just_before(self, number: int, place: int) -> bool:
        before = self._persons[number - 1] if number else None
        return bool(before and not before.governed and not self._text[before.end : place].strip())

    def _asker(self, labelled: bool, straight: bool) -> str:
        if _ASKS.search(self._text) or (labelled and not straight):
            found = self._first(self._early())
            return self._with_others(found) or self._of_whom(_OF_WHOM) or self._held()
        if not self._persons:
            return ""
        if not labelled and (reacts := self._behind_question()):
            return self._with_others(reacts)
        first = self._persons[0]
        heads = first.start == HEAD_GAP.match(self._text).end()  # type: ignore[union-attr]
        last = together(self._persons, self._text)[-1]
        if heads and (not straight or _QUESTION_NEXT.match(self._text, last.end)):
            return self._with_others(self._first([first])) or self._held()
        return "" if straight else self._held()

    def _behind_question(self) -> Person | None:
        """Return who comes after the question: "start morgen al? moeder vindt dat te vroeg"."""
        ahead, mark, rest = self._text.rpartition("?")
        if not mark:
            ahead, mark, rest = self._text.partition(":")
        begin = len(ahead) + 1 + HEAD_GAP.match(rest).end()  # type: ignore[union-attr]
        person = next((p for p in self._persons if p.start == begin), None)
        return person if mark and person and self.can_act(person) else None

    def _holder(self) -> str:
        """Return whose view it is: who acts, or "voor moeder", "volgens vader"."""
        early = self._early()
        for person in self._persons:
            if self._holds(person) or (person in early and self.can_act(person)):
                return self._with_others(person)
        if found := self._of_whom(_OF_WHOM):
            return found
        if _NOBODY.match(self._text) or _THE_CHILD.match(self._text):
            return ""
        return self._with_others(self._first(self._persons) or self._signer())

    def _held(self) -> str:
        return self._with_others(next((p for p in self._persons if self._holds(p)), None))

    def _holds(self, person: Person) -> bool:
        before = self._text[: person.start]
        if _CONCERNS[0].search(before) and _CONCERNS[1].match(self._text, person.end):
            return True
        if person.governed in ("volgens", "namens"):
            return True
        bare = re.sub(r"(?:\b(?:de|het|onze|beide)\s+)+$", "", before, flags=re.I)
        ahead, after = _HOLDS_BEFORE.get(person.governed), _HOLDS_AFTER.get(person.governed)
        end = self._last_of(person)
        return bool((ahead and ahead.search(bare)) or (after and after.match(self._text, end)))

    def _signer(self) -> Person | None:
        """Return whose signature it is: "handtekening vader binnen"."""
        for person in self._persons:
            if re.search(r"\b(?:handtekening|visie)\s+$", self._text[: person.start], re.I):
                return person
        return None

    def _teller(self, labelled: bool) -> str:
        """Return who tells; of a kind only guessed, also who stands or acts for sure."""
        found = self._first(self._early())
        if _TELLS.search(self._text):
            return self._with_others(found) or self._of_whom(_OF_WHOM)
        if labelled:
            return ""
        if found and self._heads(found) and self._stands_or_works(found):
            return self._with_others(found)
        return self._surely_held()

    def _stands_or_works(self, person: Person) -> bool:
        """Whether this is no mere fact: a view, or someone at work who does something."""
        if _STANCE.search(self._text):
            return True
        if person.name in PARENTS or person.name in cues_who.ORGANISATIONS | {"wij", "ik"}:
            return False
        works = _WORKS.match(self._text, self._last_of(person))
        return works is not None and not _FACT.search(self._segment(person))

    def _heads(self, person: Person) -> bool:
        """Whether this person opens the clause, or its verb does: the subject, then."""
        begin = self._text[self._start : person.start]
        return not HEAD_GAP.sub("", begin, count=1).strip() or bool(_VERB_BEFORE.search(begin))

    def _surely_held(self) -> str:
        for person in self._persons:
            sure = person.governed in ("voor", "van", "bij") and _SURE_AFTER.match(
                self._text, person.end
            )
            sure = sure or _SURE_BEFORE.search(self._text[: person.start])
            if sure or person.governed in ("volgens", "namens"):
                return self._with_others(person)
        return ""

    def _decider(self) -> str:
        found = self._first(self._early())
        if found is None:
            decided = (p for p in self._early() if _DECIDED_BY.search(self._text[: p.start]))
            return self._with_others(next(decided, None)) or self._of_whom(_OF_WHOM - {"van"})
        part = self._segment(found)
        return "" if _is_passive(part) or _GETS.search(part) else self._with_others(found)

    def _doer(self, labelled: bool) -> str:
        if not labelled and _ALREADY.search(self._text):
            return ""
        found = self._first(self._early())
        if found is None and not _PASSIVE.search(self._text[self._start : self._stop]):
            if behind := self._of_whom(_OF_WHOM):
                return behind
            found = self._first([p for p in self._persons if p.start >= self._stop])
        if found is None or _is_passive(self._segment(found)):
            return ""
        return self._with_others(found)

    def _segment(self, person: Person) -> str:
        """Return the part of the main clause, between commas, in which this person stands."""
        begin = max((m.end() for m in _SEGMENT.finditer(self._text, 0, person.start)), default=0)
        following = _SEGMENT.search(self._text, person.end)
        stop = following.start() if following else len(self._text)
        if person.start < self._stop < stop:
            stop = self._stop
        return self._text[begin:stop]

    def _of_whom(self, words: frozenset[str]) -> str:
        """Return who stands behind "van", "namens", "volgens" or "door" in the main clause."""
        main = self._text[self._start : self._stop]
        if _PASSIVE_OR_DONE.search(main):
            words = words - {"door"}
        return self._with_others(next((p for p in self._early() if p.governed in words), None))

    def _first(self, persons: list[Person]) -> Person | None:
        return next((p for p in persons if self.can_act(p)), None)


def _is_passive(part: str) -> bool:
    return bool(_PASSIVE.search(part)) and not _NO_PASSIVE.search(part)


def _main_clause(text: str) -> tuple[int, int]:
    """Return where the main clause begins and ends: after "als ..., " or up to "dat ..."."""
    start = 0
    if opens := _CLAUSE_FIRST.match(text):
        comma = text.find(",", opens.end())
        if comma < 0:
            return 0, len(text)
        again = _CLAUSE_FIRST.match(text, comma + 1)
        start = again.end() if again else comma + 1
    clause = _CLAUSE.search(text, start)
    return start, clause.start() if clause else len(text)
