"""Tomorrow's talk: what the parents of a case said, in their own words, as a scene."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekshulp.assistant.herkennen import Herkenner
from gesprekshulp.assistant.rehearsal.tomorrow import Quote, template_of, tomorrow
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.dossier.notes import is_open
from gesprekshulp.dossier.people import pupil_ids, short_name
from gesprekshulp.dossier.types import Gesprekspartner, Note
from gesprekshulp.knowledge.scenes import Scene
from gesprekshulp.store.interface import StoreError

_FAMILY = frozenset(
    {"ouder-met-gezag", "ouder-zonder-gezag", "verzorger", "pleegouder", "voogd", "stiefouder"}
)
_FICTIONAL = ("Robin", "Alex", "Noor", "Kim", "Jesse", "Sam", "Charlie", "Bo", "Luca", "Mika")
_FEWEST_LETTERS = 8

NO_WORDS = (
    "In deze zaak staan nog geen woorden van ouders om mee te oefenen. "
    "Oefen met een andere ouder, of noteer eerst wat er gezegd is."
)


def scene_of(case: OpenCase, herkenner: Herkenner) -> Scene:
    """Return the scene of this case. Raises StoreError when the case has no words for it."""
    content = case.desk.content
    template = template_of(content.scenes)
    if template is None:
        raise StoreError("De zinnen voor een eigen oefening ontbreken in de inhoud.")
    said = [note for note in case.dossier.notes.values() if _of_family(case, note)]
    called = _called(case, said)
    quotes = [_quote(note, herkenner, template.about[0]) for note in said]
    names = case.names()
    scene = tomorrow(template, quotes, names, called, content.kinds, herkenner)
    if scene is None:
        raise StoreError(NO_WORDS)
    return scene


def has_words(case: OpenCase) -> bool:
    """Whether a parent said anything in this case that could be said again."""
    return any(_of_family(case, note) for note in case.dossier.notes.values())


def fictional_names(case: OpenCase) -> dict[str, str]:
    """Return real name -> fictional name for everyone in the case, for a transcript."""
    dossier = case.dossier
    real: list[str] = []
    pupil = dossier.leerling
    real += [pupil.first_name, pupil.last_name, pupil.alias]
    for partner in dossier.partners.values():
        real += [partner.name, *partner.name.split(), partner.salutation]
    real += [dossier.school.name, dossier.school.contact, *dossier.school.contact.split()]
    real += [case.desk.user, *case.desk.user.split()]
    known = [name for name in dict.fromkeys(real) if len(name) > 2 and not name.islower()]
    return {name: _FICTIONAL[at % len(_FICTIONAL)] for at, name in enumerate(known)}


def _of_family(case: OpenCase, note: Note) -> bool:
    """Whether a note holds words of a parent, to be said again; nothing that was struck out."""
    partner = case.dossier.partners.get(note.speaker)
    spoken = note.layer == "citaat" or note.kind in ("bezwaar", "vraag")
    if partner is None or partner.role not in _FAMILY or note.struck_on is not None:
        return False
    return spoken and note.speaker not in pupil_ids(case.dossier) and _is_sentence(note.text)


def _is_sentence(text: str) -> bool:
    return len(text) >= _FEWEST_LETTERS and " " in text


def _quote(note: Note, herkenner: Herkenner, unsure: str) -> Quote:
    """Return a note as words to rehearse with; `unsure`: the kind whose answers fit any of them.

    A kind that is only likely would bring answers about something nobody said.
    """
    found = herkenner.weerstand(note.text)
    kind = "" if found.quiet else found.candidates[0].id if found.sure else unsure
    return Quote(note.text, kind, is_open(note) or note.kind == "informatie")


def _called(case: OpenCase, said: list[Note]) -> str:
    """Return what the one who said most is called."""
    speakers = [case.dossier.partners[note.speaker] for note in said]
    most = max(speakers, key=lambda one: sum(s.id == one.id for s in speakers), default=None)
    return short_name(most) if most else _anyone(case)


def _anyone(case: OpenCase) -> str:
    return next((short_name(one) for one in _family(case)), "de ouder")


def _family(case: OpenCase) -> Iterator[Gesprekspartner]:
    for partner in case.dossier.partners.values():
        if partner.role in _FAMILY:
            yield partner
