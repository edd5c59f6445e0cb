"""One small scene of our own, so that these tests do not turn on what content says today."""

from __future__ import annotations

from collections.abc import Sequence

from gesprekshulp.assistant.recognise.moves import Move
from gesprekshulp.knowledge.scenes import (
    Choice,
    Ends,
    Fault,
    Person,
    Reaction,
    Scene,
    Secret,
    Subject,
    When,
)


class Ears:
    """Hears what stands between brackets behind a sentence; a question mark: not certain."""

    def zetten(self, text: str, ouder: str = "") -> Sequence[Move]:
        _, _, labels = text.partition("[")
        return [
            Move(label.rstrip("?"), 0.9, not label.endswith("?"))
            for label in labels.rstrip("]").split()
        ]


EARS = Ears()


def choice(name: str, text: str, *labels: str, owns_up: str = "nee", to: str = "") -> Choice:
    return Choice(name, text, labels, owns_up=owns_up, to=to)  # type: ignore[arg-type]


GROEPJE = Subject(
    "groepje",
    "Het groepje",
    ("Over dat groepje nog.",),
    (
        choice(
            "toegeven",
            "Dat had ik moeten bellen. Hoe was dat?",
            "erkennen",
            "open-vraag",
            owns_up="ja",
        ),
        choice("thuis", "U hoorde het van Bo. Wat merkt u thuis?", "samenvatten", "open-vraag"),
        choice("vrijdag", "Ik bel u vrijdag om vier uur.", "afspraak-maken"),
        choice("druk", "Het was een hele drukke week met veel zieken hier.", "verdedigen"),
        choice("maar", "Dat snap ik, maar het kon niet anders.", "ja-maar"),
        choice("schuld", "U leest de berichten ook nooit.", "verwijt", "generaliseren"),
    ),
    ("groepje",),
)
REKENEN = Subject(
    "rekenen",
    "Het rekenen",
    ("En het rekenen?",),
    (
        choice("lukt", "Het rekenen kost Bo moeite. Wat lukt wel?", "erkennen", "open-vraag"),
        choice(
            "kiezen",
            "U wilt dat het rustig blijft. Wat heeft u liever?",
            "samenvatten",
            "keuze-bieden",
        ),
        choice("ik-zag", "Ik zag dat het potlood bleef liggen.", "ik-boodschap"),
        choice("toets", "De M-toets was een V-min, dus dit is gewoon nodig.", "jargon"),
        choice("huiswerk", "Oefen elke dag tien minuten thuis.", "te-snel-oplossen"),
        choice("tja", "Zo gaat het bij meer kinderen."),
    ),
    ("reken*", "toets"),
)
SCENE = Scene(
    id="buurvrouw",
    title="Een groepje",
    sector="po",
    about=("niet-gehoord",),
    pupil="Bo",
    parent=Person(
        "mevrouw Smit",
        "moeder",
        "Moeder van Bo.",
        "Niemand belde.",
        "Apart zitten.",
        "Een excuus.",
        "Kort.",
    ),
    situation="Bo zit in een groepje.",
    purpose="Luisteren.",
    opening=("Dit wist ik niet.", "Ik hoor dit van Bo."),
    subjects=(GROEPJE, REKENEN),
    secrets=(
        Secret(
            "buikpijn",
            "Bo heeft buikpijn op die ochtenden.",
            When(hears=("open-vraag",), words=("thuis", "merk*")),
            ("Ja, elke keer.",),
            options=(
                choice(
                    "buikpijn-ja", "Buikpijn dus. Wanneer begint dat?", "samenvatten", "open-vraag"
                ),
                choice(
                    "buikpijn-nee",
                    "Dat hebben wel meer kinderen op die leeftijd.",
                    "bagatelliseren",
                ),
            ),
        ),
        Secret(
            "telt", "In de winkel telt Bo wel.", When(hears=("open-vraag",), words=("lukt", "goed"))
        ),
    ),
    triggers=(
        Reaction(
            "berichten",
            ("Dus het ligt aan mij.",),
            When(words=("berichten",)),
            trust="-1",
            tension="+2",
            remembers=("verweten",),
        ),
    ),
    reactions=(
        Reaction("dank", ("Dank u.",), When(hears=("geeft-toe",), no_memory=("toegegeven",))),
        Reaction(
            "dicht", ("Laat maar.",), When(hears=("ja-maar", "verdedigen", "jargon", "verwijt"))
        ),
        Reaction("ja", ("Ja. Zo was het.", "Precies."), When(hears=("erkennen", "samenvatten"))),
        Reaction("stil", ("...",), When(hears=("stilte",))),
        Reaction("verder", ("En verder?", "Hm.")),
    ),
    ends=Ends(("Dank u wel.",), ("Tot vrijdag.",), ("Ik ga.",), ("Ik moet weg.",)),
    fault=Fault("Niemand belde.", ("bellen", "gebeld"), "Ik had u moeten bellen."),
    trust="3",
    tension="5",
    turns="12",
)
