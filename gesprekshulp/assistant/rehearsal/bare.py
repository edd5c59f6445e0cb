"""Words that say next to nothing: a nod, and what nobody can make sense of."""

from __future__ import annotations

import re

from gesprekshulp.assistant.recognise.questions import asked, told
from gesprekshulp.assistant.rehearsal.types import Heard
from gesprekshulp.knowledge.scenes import Scene

_TAG = re.compile(r"\[[^\[\]]*\]|<[^<>]*>")
_WORD = re.compile(r"[^\W\d_]+")
_BROADLY = re.compile(
    r"(?<!\w)(?:hoe (?:gaat|ging|is|was|doet|voelt|vindt|vond|komt|kwam|reageert|reageerde)"
    r"|wat (?:zegt|zei|vertelt|vertelde|vindt|vond|merkt|merkte|denkt|doet|deed)|vertelt?|waarom|waardoor|thuis)(?!\w).*\?",
    re.I | re.S,
)
"""A question that leaves open what about the child is told."""
_ASKING = re.compile(r"[^.?!]+[.?!]*")
_NODS = frozenset(
    re.findall(
        r"\w+",
        "ja jaja oke oké okee ok okay snap snappen begrijp begrijpen ik we wij dat het u je goed heel helder duidelijk "
        "prima fijn logisch natuurlijk hm hmm mm tja nou klopt zeker weet wel best tuurlijk helemaal is zo hoor zie "
        "aha ah oh o akkoord precies begrepen gehoord genoteerd goeie top mooi",
    )
)
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "ja nee nou oke oké ok hallo hoi sorry dank bedankt ik u je jij we wij hij zij ze het de een dit dat die er dan "
        "daar hier wat wie waar hoe waarom wanneer welke is was ben bent zijn waren heb hebt heeft had hadden word wordt "
        "kan kunt kunnen kon zou zal zullen mag moet moeten wil wilt willen ga gaat gaan ging doe doet doen deed kom komt "
        "weet zeg zegt zei zie ziet vind vindt denk denkt hou houd van voor met op in aan bij naar uit over om te tot door "
        "en of maar want dus als niet geen wel ook nog al niks niets iets alles even graag goed mijn uw ons onze hem haar "
        "mij me jullie hun zich zo heel veel meer morgen vandaag straks nu toch eens vaak altijd nooit school kind klas "
        "praten gesprek helpen stop klaar begrijp snap",
    )
)
_MOST_NODDED = 6
_LEAST = 3


def unmarked(text: str) -> str:
    """Return a text without tags, where it closes some: a word in a tag was not spoken."""
    return " ".join(_TAG.sub(" ", text).split()) if "[/" in text or "</" in text else text


def nods(text: str) -> bool:
    """Whether a text only nods ("snap ik", "oké, helder"): it shows nothing of what was heard."""
    words = _WORD.findall(text.casefold())
    return 0 < len(words) <= _MOST_NODDED and _NODS.issuperset(words)


def only_asks(text: str) -> bool:
    """Whether a text asks, and tells nothing beside it but a nod."""
    return "?" in asked(text) and all(nods(one) for one in told(text))


def asks_about_child(scene: Scene, heard: Heard) -> bool:
    """Whether a broad question is about the child: by name, or as him or her."""
    if "open-vraag" not in heard.moves or heard.pitfalls or heard.doubted:
        return False
    asking = [one for one in _ASKING.findall(asked(heard.text)) if _BROADLY.search(one)]
    return any(
        re.search(rf"(?<!\w)(?:{re.escape(scene.pupil)}|hij|hem|zij|ze|haar)(?!\w)", one, re.I)
        for one in asking
    )


def senseless(scene: Scene, text: str) -> bool:
    """Whether a text holds letters, and no word that is common or that belongs to this talk."""
    if not any(map(str.isalpha, text)):
        return False
    words = _WORD.findall(_TAG.sub(" ", text).casefold())
    if not _COMMON.isdisjoint(words):
        return False
    known = _words(scene)
    return not any(len(word) >= _LEAST and word in known for word in words)


def _words(scene: Scene) -> set[str]:
    """Return the words that are spoken or told in a scene."""
    spoken = [scene.situation, scene.purpose, scene.parent.who, scene.parent.history, scene.pupil]
    spoken += [line for rule in (*scene.triggers, *scene.reactions) for line in rule.says]
    for subject in scene.subjects:
        spoken += [*subject.words, *subject.start, *(option.text for option in subject.options)]
    for secret in scene.secrets:
        spoken += [secret.text, *secret.opens.words, *(option.text for option in secret.options)]
    return {word for line in spoken for word in _WORD.findall(line.casefold())}
