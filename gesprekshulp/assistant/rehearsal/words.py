"""The Dutch words of a rehearsal: axes, levels, ends, goals, what the coach says. Only words.

`{wie}` is how the parent is called ("moeder"), `{kind}` the child's first name.
"""

from __future__ import annotations

from collections.abc import Mapping

TRUST: Mapping[str, tuple[str, ...]] = {
    "laag": ("zegt bijna niets meer", "houdt afstand", "wacht af", "wacht af wat je doet"),
    "midden": ("luistert", "vertelt voorzichtig", "begint te vertellen"),
    "hoog": ("vertelt", "praat met je mee", "vertelt vrijuit", "is open met je"),
}
"""Band of trust -> words for the values in it, from low to high."""

TENSION: Mapping[str, tuple[str, ...]] = {
    "laag": ("rustig", "rustig", "bijna rustig", "een beetje gespannen"),
    "midden": ("gespannen", "gespannen", "strak gespannen"),
    "hoog": ("hoog opgelopen", "op het randje", "op springen", "gebroken"),
}

_FIRST = {"laag": 0, "midden": 4, "hoog": 7}


def in_words(table: Mapping[str, tuple[str, ...]], value: int) -> str:
    """Return the words for a value from 0 to 10."""
    band = "laag" if value <= 3 else "midden" if value <= 6 else "hoog"
    return table[band][value - _FIRST[band]]


LEVELS: Mapping[str, str] = {
    "hoog": "erkend en doorgevraagd",
    "midden": "een begin",
    "laag": "dit sloot af",
    "toegegeven": "dit moest gezegd worden",
    "opent": "dit maakte iets los",
    "helpt-niet": "dit hielp niet",
    "niets": "hier viel weinig in te horen",
}
"""Level of a turn, or what it came to (`coach.headline`) -> words."""

NOT_YET = "nog niet"
"""What a short exercise came to that did not do what was asked."""

KEPT = "Vorige keer zei u: “{said}”. Dat hebt u gedaan, dat weet ik nog."
OPEN_PROMISE = "Vorige keer zei u: “{said}”. Daar hoorde ik niets meer van."
"""How a parent begins who knows what was promised in an earlier rehearsal."""

BRIDGES = ("Er is nog iets.", "Ik wil u nog iets vertellen.", "Er is iets wat u nog niet weet.")
"""What goes before a fact that a parent tells unasked, because you are trusted."""

PUZZLED = ("Wat zegt u?", "Dat versta ik niet. Zegt u het nog eens?", "Hoe bedoelt u dat?")
"""What any parent says to what nobody can make sense of."""

ENDS: Mapping[str, str] = {
    "": "het gesprek loopt nog",
    "begrepen": "{wie} voelt zich begrepen",
    "afgesproken": "er is een volgende stap afgesproken",
    "afgebroken": "{wie} brak het gesprek af",
    "tijd": "de tijd was om",
    "gestopt": "je stopte",
}

GOALS: Mapping[str, str] = {
    "doorvragen": "Erkennen en doorvragen",
    "gevonden": "Te weten komen wat er speelt",
    "begrepen": "Laten merken dat je het begreep",
    "rust": "Geen olie op het vuur",
    "kind": "Het kind in de kamer houden",
    "toegeven": "Toegeven wat school fout deed",
    "houvast": "Een stap waar {wie} op kan rekenen",
}

HELPED: Mapping[str, str] = {
    "hoog": "Je liet horen wat {wie} zei, en ging daarop door.",
    "erkent": "Je liet horen wat {wie} zei. Een vraag erachteraan brengt je verder.",
    "voelt": "Je liet horen dat je merkt hoe dit voor {wie} is. Een vraag erachteraan brengt je verder.",
    "geeft-recht": "Je gaf {wie} erkenning. Een vraag erachteraan brengt je verder.",
    "bouwt": "Je vroeg door op wat {wie} zei. Met wat of hoe kom je verder.",
    "vraagt": "Je vroeg iets. Eerst teruggeven wat je hoorde, maakt de vraag zachter.",
    "geeft-toe": "Je gaf toe wat school fout deed, zonder er iets achter te zetten.",
    "pakt-op": "Je pakte op wat {wie} net vertelde.",
    "verteld": "Je kreeg iets te horen dat nog niemand wist.",
    "noemt-kind": "Je noemde {kind} bij de naam.",
    "stilte": "Je liet een stilte vallen. Eén keer geeft dat ruimte.",
    "nagekomen": "Je liet zien dat je doet wat je toezegde.",
    "grens-stellen": "Je stelde rustig een grens.",
    "grens-vroeg": "Je stelde een grens. Geef eerst terug wat je hoorde, dan komt die beter aan.",
    "knikt": "Je knikte. Zeg erbij wát je hoorde, dan merkt {wie} het.",
    "kader-uitleggen": "Je zei waar {wie} aan toe is.",
    "keuze-bieden": "Je liet {wie} kiezen.",
    "afspraak-maken": "Je zei wat er gebeurt en wie dat doet.",
    "positief-over-kind": "Je zei iets goeds over {kind}.",
    "ik-boodschap": "Je sprak voor jezelf.",
}

ASK_OPENLY = "Een vraag met wat of hoe brengt je verder."

HARMED: Mapping[str, str] = {
    "ja-maar": "Het woord maar veegde de erkenning weg.",
    "maar": "Na het woord maar hoort {wie} alleen nog wat erachter staat.",
    "keert": "Wat erachter kwam, veegde de erkenning weg.",
    "tegen": "Hierin hoort {wie} vooral een tegenwerping.",
    "verwijt": "Hierin kon {wie} horen: het ligt aan mij.",
    "raakt": "Dit raakte {wie}. Lees je zin terug alsof hij over jouw kind gaat.",
    "dreigen": "Er zat een gevolg in als dreiging.",
    "jargon": "Er zat een woord in dat je niet uitlegde.",
    "bagatelliseren": "De zorg werd kleiner gemaakt dan hij voelt.",
    "te-snel-oplossen": "Er lag al een oplossing voor het verhaal af was.",
    "suggestieve-vraag": "Het antwoord zat al in je vraag.",
    "verdedigen": "Je legde school uit waar {wie} gehoord wilde worden.",
    "generaliseren": "Je maakte er altijd, nooit of iedereen van.",
    "onjuist-kader": "Wat je zei klopt niet met wat ouders mogen.",
    "beloven": "Je beloofde iets wat je niet in de hand hebt.",
    "stilte": "De stilte duurde te lang. Nu voelt ze als wegkijken.",
    "herhaalt": "Dit zei je al. {Wie} merkt dat.",
    "eenzijdig": "Drie keer achter elkaar hetzelfde soort zin. Wissel vragen af met teruggeven.",
    "grap": "Een grap op dit moment voelt als wegduwen.",
    "schelden": "Schelden sluit het gesprek.",
    "verandert-onderwerp": "Je ging naar iets anders voor dit af was.",
    "verweten": "{Wie} draagt nog mee wat je eerder zei.",
    "niets": "Er stond geen vraag in. Of {wie} merkt dat je luisterde, is hieraan niet te horen.",
    "niets-vraag": "Je vroeg iets, en liet nog niet horen wat {wie} zei.",
    "onzin": "Hier kon {wie} geen zin in horen.",
}

RULES: Mapping[str, str] = {
    "hoog": "Eerst laten horen dat je het hoorde, dan pas verder.",
    "erkent": "Na erkennen hoort een punt. Daarna een vraag die je echt niet weet.",
    "vraagt": "Geef eerst in andere woorden terug wat er net gezegd is.",
    "niets": "Begin met wat {wie} net zei, in je eigen woorden.",
    "stilte": "Een stilte is kort. Daarna geef je terug wat je zag of hoorde.",
    "herhaalt": "Bouw verder op het laatste antwoord, niet op je eigen lijstje.",
    "grap": "Lachen mag als {wie} begint.",
    "schelden": "Ben je boos, neem dan een pauze.",
    "geeft-toe": "Een fout toegeven is kort: wat er misging, van wie het was, punt.",
}

QUESTIONS: Mapping[str, str] = {
    "niets": "Wat zou {wie} zeggen dat je hoorde?",
    "lang": "Welke ene zin moest hier echt gezegd worden?",
}

PLANS: Mapping[str, str] = {
    "ja-maar": "zet ik na mijn erkenning een punt en vraag ik door",
    "verwijt": "zeg ik wat ik zelf op school zag, en vraag ik wat {wie} ziet",
    "dreigen": "noem ik geen gevolg, maar vraag ik wat er voor {wie} op het spel staat",
    "jargon": "zeg ik het in woorden die {kind} ook snapt",
    "bagatelliseren": "zeg ik na hoe groot het voor {wie} is, zonder het kleiner te maken",
    "te-snel-oplossen": "vat ik eerst samen en vraag ik wat er al geprobeerd is",
    "suggestieve-vraag": "stel ik een vraag die begint met wat of hoe",
    "verdedigen": "vat ik eerst samen wat {wie} zei, en leg ik niets uit",
    "generaliseren": "noem ik één keer dat het gebeurde, met de dag erbij",
    "onjuist-kader": "zeg ik dat ik het nazoek en wanneer {wie} het hoort",
    "beloven": "zeg ik alleen toe wat ik zelf doe, met een dag erbij",
    "grap": "laat ik de grap weg en geef ik terug wat ik hoorde",
    "schelden": "vraag ik om vijf minuten pauze",
    "stilte": "geef ik na een korte stilte terug wat ik hoorde",
    "niets": "begin ik met wat {wie} net zei",
    "verandert-onderwerp": "maak ik eerst dit onderwerp af",
    "toegeven": "zeg ik in mijn eerste zin wat school fout deed",
    "vragen": "vraag ik: wat merkt u daar zelf van?",
}
"""What went wrong -> the then of an if-then plan."""

ADVICE_NOTICE: Mapping[str, str] = {
    "pending": "{Wie} vertelde net iets wat je nog niet wist. Dat is een uitnodiging.",
    "verweten": "{Wie} hoort nog wat je eerder zei. Uitleg helpt nu niet.",
    "fout": "Hier deed school iets fout. Zolang dat niet gezegd is, blijft het hier om draaien.",
    "hoog": "De spanning is hoog. Nu lukt luisteren, oplossen nog niet.",
    "laag": "{Wie} wacht af. Nog niet alles is verteld.",
    "midden": "{Wie} luistert. Er is ruimte voor een vraag.",
    "open": "Het vertrouwen is er. Nu kun je samen een stap zoeken.",
}
ADVICE_TRY: Mapping[str, str] = {
    "pending": "Geef het terug in andere woorden, en vraag er één ding over.",
    "verweten": "Erken wat je zei, en geef terug wat {wie} zei. Geen reden erbij.",
    "fout": "Zeg wat er misging en van wie het was. Zet er een punt achter.",
    "hoog": "Eén zin: wat hoorde je? Daarna even stil.",
    "laag": "Geef terug wat je hoorde. Vraag dan naar iets wat je echt niet weet.",
    "midden": "Vraag naar thuis, naar vroeger, of naar wat goed gaat.",
    "open": "Vat samen, en laat {wie} kiezen wat de eerste stap is.",
}

LEARNING = (
    "Voel je je nu minder zeker dan vooraf? Dat is vaak zo na een eerste oefening: "
    "je ziet beter wat er te doen is. Dat is leren."
)
SURER = "Voel je je zekerder? Kijk of je doelen dat ook laten zien."
STEADY = "Je voelt je even zeker als vooraf. Je doelen zeggen vaak meer dan dat gevoel."
AGAIN = "Je oefende dit eerder. Kijk naar het doel dat toen het laagst was."

CHILD: Mapping[str, str] = {
    "niet": "{kind} is niet één keer genoemd. Begin er een zin mee die alleen over dit kind gaat.",
    "genoemd": "Je noemde {kind}. Wat {kind} nodig heeft, bleef nog buiten beeld.",
    "gehoord": "Je kwam iets te weten over {kind} zelf, en daar ging je op door.",
    "deels": "Je kwam iets te weten over {kind}, en daar kun je nog op doorgaan.",
}

TEAM: Mapping[str, str] = {
    "hardop": "Wat je typt, hoort {wie}. Overleg samen hardop.",
    "rollen": "Zeg in je opening wie praat, wie schrijft en wie op de tijd let.",
    "kind": "Nog niemand zei iets over {kind}. {wachter}, geef een teken.",
    "kind-ja": "{kind} is genoemd.",
    "tijd": "Nog {over} beurten.",
    "schrijft": "{schrijver}, schrijf de woorden op die {wie} net gebruikte.",
    "pauze": "De spanning is hoog. {wachter}, stel een pauze voor.",
    "stap": "Bijna tijd. {spreker}, vat samen en maak één afspraak.",
}

REVERSAL_QUESTIONS = (
    "Wat deed de eerste helft met je, als ouder?",
    "Bij welke zin wilde je weglopen?",
    "Welke zin in de tweede helft maakte dat je meer vertelde?",
    "Welke van je eigen zinnen wil je morgen anders zeggen?",
)

DRILL_TASKS: Mapping[str, str] = {
    "doorvragen": "Geef terug wat je hoorde, en stel één open vraag.",
    "gevonden": "Stel één vraag waar je het antwoord echt niet van weet.",
    "begrepen": "Zeg in andere woorden wat deze ouder bedoelt.",
    "rust": "Antwoord zonder maar, zonder uitleg en zonder advies.",
    "kind": "Antwoord met een zin die over het kind gaat.",
    "toegeven": "Erken wat er misging. Zet er een punt achter.",
    "houvast": "Zeg wie wat doet, en wanneer.",
}


def after_sure(learning: str, before: int, after: int) -> str:
    """Return what is said about confidence, fitting what the user filled in (0: nothing)."""
    if not (before and after) or after < before:
        return learning
    return learning.replace(LEARNING, SURER if after > before else STEADY)


def told(text: str, who: str, child: str) -> str:
    """Return words with the parent and the child put in."""
    put = {"{wie}": who, "{Wie}": who[:1].upper() + who[1:], "{kind}": child}
    for name, value in put.items():
        text = text.replace(name, value)
    return text[:1].upper() + text[1:] if text else text
