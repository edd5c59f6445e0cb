"""A paper of the school (brief): for whom, what it rests on, and its text block by block.

Only frozen data; how a letter is built out of a case stands in `documents.letters`, what
may be wrong with one in `checks_letters`.
"""

from __future__ import annotations

from typing import Literal

from gesprekshulp.knowledge.item import Certainty, Item, Sector, YesNo
from gesprekshulp.knowledge.wordings import Claim, Condition, Wording

LetterKind = Literal["brief", "verslag", "formulier", "kaart", "intern"]
Addressed = Literal[
    "ouders-met-gezag",
    "ouder-zonder-gezag",
    "leerling",
    "samenwerkingsverband",
    "onderwijsconsulent",
    "leerplicht",
    "nieuwe-school",
    "deskundige",
    "tolk",
    "intern",
]
Signer = Literal["school", "lezer", "ouders", "leerling", "leidinggevende"]
PartName = Literal[
    "aanwezig",
    "besproken",
    "woorden-ouders",
    "woorden-leerling",
    "uitstroom",
    "opp",
    "handelingsdeel",
    "onderdelen",
    "akkoord",
    "niet-akkoord",
    "afspraken",
    "bezwaren",
    "inbreng",
    "besluiten",
    "pogingen",
    "nog-beloofd",
    "nog-open",
    "gesprekken",
    "tijdlijn",
    "documenten",
    "rechten",
    "hulp",
    "volgende",
    "zienswijze",
    "steunpunten",
]

FAMILY_READERS = frozenset({"ouders-met-gezag", "ouder-zonder-gezag", "leerling"})

SINGLE_DATA: dict[str, str] = {
    "ouder": "aan wie de brief is",
    "ouders_namen": "alle ouders met gezag",
    "datum": "de datum van de brief",
    "gespreksdatum": "de dag van het gesprek waar de brief over gaat",
    "gesprekstijd": "hoe laat dat gesprek was",
    "gespreksplaats": "waar dat gesprek was",
    "volgend_gesprek": "dag en tijd van het volgende gesprek",
    "volgende_plaats": "waar het volgende gesprek is",
    "leerling_volledig": "voornaam en achternaam van de leerling",
    "geboortedatum": "de geboortedatum van de leerling",
    "groep": "de groep of klas",
    "inschrijfdatum": "de dag waarop de leerling op school kwam",
    "schoolcontact": "wie op school vragen beantwoordt",
    "uitstroombestemming": "het eindniveau dat de school verwacht",
    "onderbouwing": "waar die verwachting op rust",
    "bevorderend": "wat de leerling helpt",
    "belemmerend": "wat het moeilijk maakt",
    "opp_versie": "het nummer van het plan",
    "opp_datum": "de datum van het plan",
    "originelen": "waar de getekende stukken liggen",
    "leerling_manier": "hoe de leerling gehoord wilde worden",
    "leerling_aangeboden": "wanneer de leerling is gevraagd naar de eigen mening",
    "leerling_woorden": "wat de leerling zelf zei",
    "leerling_veranderd": "wat dat aan het plan veranderde",
    "leerling_verteld": "wanneer de leerling dat hoorde",
    "eerste_uitnodiging": "de dag van de eerste uitnodiging",
    "laatste_uitnodiging": "de dag van de laatste uitnodiging",
    "laatst_gebeld": "de dag waarop deze lezer het laatst is gebeld",
    "inzage_gevraagd": "de dag waarop om het dossier is gevraagd",
    "zienswijze_ontvangen": "de dag waarop de laatste eigen woorden van deze lezer kwamen",
}
"""Data of a case that a letter can name between braces -> what they are, in Dutch."""

LIST_DATA: dict[str, str] = {
    "onderdelen": "de onderdelen van de hulp",
    "afspraken": "afspraken uit het gesprek",
    "bezwaren": "bezwaren en vragen",
    "bezwaren_open": "bezwaren en vragen die nog open zijn",
    "akkoorden": "onderdelen waar iedereen het mee eens is",
    "niet_akkoorden": "onderdelen waar bezwaar tegen is",
    "uitnodigingen": "uitnodigingen, met de dag",
    "contacten": "contact buiten het gesprek om",
    "gesprekken": "gevoerde gesprekken",
    "aanwezigen": "wie er bij het gesprek waren",
    "woorden_ouders": "eigen woorden van de ouders",
    "besluiten": "besluiten uit het gesprek",
    "uitspraken": "uitspraken van een rechter",
    "documenten": "papieren die eerder zijn gemaakt",
    "zienswijze": "de eigen woorden van de ouders bij het plan",
}
"""Data of a case that are there or not there, and stand in a letter as a part."""

OF_THE_SCHOOL: dict[str, str] = {
    "school": "de naam van de school",
    "samenwerkingsverband": "de naam van het samenwerkingsverband",
    "steunpunt": "het ouder- en jeugdsteunpunt",
    "beslisser": "wie op school over extra ondersteuning beslist",
    "basisondersteuning": "wat elke leerling op school kan krijgen",
    "extra_ondersteuning": "wat de school zelf extra biedt",
}
"""Data of the school; they are placeholders in what is said aloud too."""

KNOWN_DATA = frozenset({*SINGLE_DATA, *LIST_DATA, *OF_THE_SCHOOL})
FIELD_PREFIX = "veld-"
"""`{veld-reden}` stands for what was filled in for the field `reden`."""


class Fit(Item, frozen=True):
    """When a letter fits now (past_bij), and why, in one sentence for the user."""

    why: str
    condition: Condition | None = None


class Rest(Item, frozen=True):
    """A fact that a letter rests on (rust_op): a datum of the case, or a condition that must hold.

    Without it the letter is a concept. `condition`: when it is asked at all. `close`: how
    to close the gap. `known`: how the letter tells of it once it is there. `says`: how the parents' side would put it that it is not there.
    """

    id: str
    title: str
    datum: str = ""
    holds: Condition | None = None
    condition: Condition | None = None
    close: str = ""
    known: str = ""
    says: str = ""
    sources: tuple[str, ...] = ()


class LetterField(Item, frozen=True):
    """Free text (veld) that the user fills in for this letter.

    `prefill`: a datum of the case to begin with. `shared`: one value for all letters.
    """

    id: str
    title: str
    explanation: str
    example: str
    form: Literal["regel", "tekst", "datum", "keuze"] = "regel"
    choices: tuple[str, ...] = ()
    needed: Literal["ja", "nee"] = "ja"
    prefill: str = ""
    condition: Condition | None = None
    shared: Literal["ja", "nee"] = "nee"


class LetterBlock(Item, frozen=True):
    """One block of a letter: exactly one kind of content, and when it stands there.

    `sources` make it a claim of law. `leans_on`: ids of the facts without which a visible
    gap stands here instead. The rest says for whom and when.
    """

    heading: str = ""
    subheading: str = ""
    paragraph: str = ""
    bullet: str = ""
    numbered: str = ""
    quote: str = ""
    who: str = ""
    table: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    title: str = ""
    box: str = ""
    writing_room: Literal["", "3", "4", "5", "6", "8", "10", "12"] = ""
    ticks: tuple[str, ...] = ()
    signatures: tuple[Signer, ...] = ()
    new_page: Literal["", "ja"] = ""
    part: PartName | None = None
    empty: str = ""
    condition: Condition | None = None
    sectors: tuple[Sector, ...] = ()
    only_for: tuple[Addressed, ...] = ()
    people: Literal["", "een", "meer"] = ""
    having: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    chosen: dict[str, str] = {}
    sources: tuple[str, ...] = ()
    certainty: Certainty | None = None
    uncertain: str = ""
    leans_on: tuple[str, ...] = ()


TEXT_KEYS = ("kop", "tussenkop", "alinea", "punt", "nummer", "citaat", "vak", "leeg")
"""Keys of a block whose text its readers read; the lists are `LIST_KEYS`."""

CONTENT_KEYS = (
    *("kop", "tussenkop", "alinea", "punt", "nummer", "citaat", "vak", "tabel"),
    *("schrijfruimte", "aankruisen", "handtekening", "nieuwe_pagina", "deel"),
)
"""Keys of which a block has exactly one."""


class LawyerPoint(Item, frozen=True):
    """Something a lawyer must check before the letter leaves."""

    text: str
    condition: Condition | None = None
    sectors: tuple[Sector, ...] = ()
    sources: tuple[str, ...] = ()


class LetterCounter(Item, frozen=True):
    """What the parents' side would hold against this letter (tegenspraak).

    `says`: in their words; `missing`: the day or document that is not there; `remedy`: what
    can still be done. It is told when the condition holds and those data are (not) there; a
    field of the letter is named as `veld-` with its id.
    """

    says: str
    missing: str
    remedy: str
    condition: Condition | None = None
    only_for: tuple[Addressed, ...] = ()
    having: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Letter(Item, frozen=True):
    """A paper: its blocks, or only fixed sentences (`wordings`) that code puts together.

    `invites`: sending it is inviting its readers. `pupil_from`: from which age the pupil may be its reader; left open any age, and 18 where
    it is for parents too.

    Of the summary a wording whose id ends in `-leerling` replaces the one without when
    the partner is the pupil of 18 or older.
    """

    id: str
    title: str
    wordings: tuple[Wording, ...] = ()
    claims: tuple[Claim, ...] = ()
    short_name: str = ""
    kind: LetterKind = "brief"
    purpose: str = ""
    readers: tuple[Addressed, ...] = ()
    addressed: Literal["ieder-apart", "samen"] = "ieder-apart"
    pupil_from: Literal["", "0", "16", "18"] = ""
    address_form: Literal["u", "je", "geen"] = "u"
    meeting: Literal["laatste", "volgende", "geen"] = "laatste"
    invites: YesNo = "nee"
    salutation: str = ""
    closing: str = ""
    fits: tuple[Fit, ...] = ()
    rests_on: tuple[Rest, ...] = ()
    fields: tuple[LetterField, ...] = ()
    blocks: tuple[LetterBlock, ...] = ()
    lawyer: tuple[LawyerPoint, ...] = ()
    counter: tuple[LetterCounter, ...] = ()
    draft: YesNo = "nee"
