"""Bijna dezelfde regel: gevonden, wat er ook omheen staat; een nieuwe gedachte niet."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekshulp.knowledge.likeness import NEARLY_SAME, grams_of, likeness, near_duplicates
from gesprekshulp.knowledge.readability import flesch_douma, syllables

LINES = [
    "Daar zet ik mijn handtekening vandaag niet onder.",
    "Thuis zit hij een uur achter elkaar te bouwen.",
    "daar zet ik mijn handtekening morgen niet onder",
    "Mijn handtekening? Ik heb het plan nog niet eens gezien.",
]


def test_een_verwisseld_woord_is_een_variant_en_een_andere_zin_niet() -> None:
    assert list(near_duplicates(LINES)) == [(2, 0)]


def test_hoofdletters_accenten_en_leestekens_maken_geen_verschil() -> None:
    assert list(near_duplicates(["Één plán, dat is genoeg!", "een plan dat is genoeg"])) == [(1, 0)]


_WORDS = st.lists(
    st.sampled_from(["plan", "kind", "school", "weg", "thuis", "niet", "teken", "hulp"]), max_size=9
)


@settings(deadline=None, max_examples=60)
@given(st.lists(_WORDS, max_size=14))
def test_het_snelle_zoeken_vindt_wat_alles_vergelijken_vindt(said: list[list[str]]) -> None:
    lines = [" ".join(words) for words in said]
    grams = [grams_of(line) for line in lines]
    expected = {
        at
        for at in range(len(lines))
        if any(likeness(grams[at], grams[before]) >= NEARLY_SAME for before in range(at))
    }

    assert {at for at, _ in near_duplicates(lines)} == expected


def test_lettergrepen_en_leesgemak() -> None:
    assert [syllables(w) for w in ("kind", "ouders", "ideeën", "school", "handtekening")] == [
        *(1, 2, 3, 1, 4),
    ]
    easy = flesch_douma("Wij maken een plan. U beslist mee.")
    hard = flesch_douma("Ondersteuningsbehoeften verantwoorden overeenstemmingsgericht overleg.")
    assert easy is not None
    assert hard is not None
    assert easy > 80
    assert hard < 0
    assert flesch_douma("123 …") is None
