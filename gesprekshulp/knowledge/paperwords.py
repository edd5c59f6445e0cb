"""Words that the check of papers and notes goes by. Only data, in one string per list."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LEARNED_BUT_KNOWN = _set(
    """
    theoretisch
    informatie situatie organisatie vakantie station relatie combinatie operatie
    reparatie presentatie kwaliteit activiteit universiteit elektriciteit praktisch
    technisch medisch telefonisch juridisch logisch typisch economisch fysiek politie
    conditie positie traditie competitie auditie definitie ambitie conferentie
    concurrentie advertentie financieel officieel speciaal regelmatig matig doelmatig
    gericht uitzonderlijk communicatie reservatie elektronisch fantastisch automatisch
    historisch biologisch klassiek muzikaal sportief persoonlijk islamitisch katholiek
    psychisch inspectie actie reactie vaccinatie generatie identiteit schoolorganisatie
    contactinformatie gezinssituatie thuissituatie schoolvakantie
    """
)
"""Words with a learned ending that everybody knows."""

NOBODY = _set(
    """
    het dit dat rekenen lezen gesprek taal schrijven thuis gym dinsdag maandag woensdag
    donderdag vrijdag school vandaag de een dan daar hier als toen
    """
)
"""What begins a sentence with a capital and is nobody's name."""

WENT = _set(
    """
    geweest gekomen gegaan gebleven begonnen gestopt gebeurd gelukt geworden gevallen
    geboren gegroeid veranderd verhuisd gestegen gedaald gestart verdwenen vertrokken
    geslaagd gezakt ontstaan verbeterd verslechterd gewend gebleken gelopen overleden
    gescheiden getrouwd bevallen verschenen verlopen toegenomen afgenomen opgehouden
    vergeten geschrokken opgegroeid gesloten geopend gerust verkouden verrast verbaasd
    vermoeid
    """
)
"""Participles with which "is" tells what someone or something did or became."""

NO_PARTICIPLE = _set(
    """
    afgesproken gezegd beloofd geleden
    bekend onbekend bereid bedoeld verplicht gericht gewenst geschikt gespannen
    gemotiveerd gebaseerd verdeeld verantwoord benieuwd bevoegd gezond gewond
    verschillend beperkt betrokken bezorgd bewust verbonden gehouden gehecht besluiten
    besluit bericht berichten bestand verstand verband gebied gebieden geweld geduld
    geluid geluiden gezicht gezichten gedachten gesprekken verhalen bewijzen verslagen
    gevolgen gegevens getallen gebouwen gewoonten gebeurtenissen verdriet bezoeken
    bezoek verzoek verzoeken behoeften verwachtingen beelden verschillen bezwaren
    bezwaar gemiddeld ontevreden tevreden geheim gelegen gevestigd verlegen verliefd
    gevoelig ervaren geliefd bedankt gevoelens verkeerd gebleven gezien
    """
)
"""Adjectives and nouns with the shape of a participle."""

BEFORE_A_NOUN = _set(
    """
    de het een uw zijn haar mijn ons onze hun dit dat deze die geen twee drie vier veel
    alle elk elke over met van in voor als op aan bij na zonder tijdens goede goed nieuwe nieuw vaste
    """
)
"""What stands before a noun: a word after it is no participle."""

TELLS = _set(
    """
    beide alle deze welke onze jullie andere jonge oude nieuwe eigen zelfde hele volle dezelfde die
    laatste eerste tweede enige mogelijke gescheiden moe blij laat vroeg lang kort druk dankbaar
    trots graag goed fijn tevreden benieuwd welkom hard veel weinig vaak ver dichtbij snel langzaam
    stil verdrietig jong oud klein groot warm koud zacht opgelucht geroerd voor samen
    aanwezig afwezig nodig bezig jarig rustig aardig vriendelijk vrolijk gelukkig
    eerlijk zelfstandig tijdig voorzichtig gezellig behulpzaam volledig gelijk dagelijks
    eindelijk mogelijk tijdelijk schriftelijk mondeling telefonisch medisch biologisch
    juridisch praktisch actief positief alleenstaand gezaghebbend verzorgend volgend
    afgelopen aankomend bekend onbekend werkend aanstaand nieuwsgierig handig lief
    gevoelig levendig creatief sportief muzikaal vijftig duidelijk moedig slechthorend
    slechtziend doof anderstalig meertalig tweetalig nederlandstalig lichamelijk
    chronisch allergisch autistisch katholiek islamitisch christelijk openbaar ernstig
    ziek blij meerderjarig minderjarig verantwoordelijk bevoegd wettelijk gezamenlijk
    vriend vriendin weekend avond ochtend middag honderd duizend niemand iemand maand
    hand wand vijand mind kind eind stand brand gezond rond grond mond ander brief lieve
    veel ieder beschikbaar bereikbaar onderweg regelmatig gezellig tevreden inwonend
    samenwonend thuiswonend zwanger leidend uitgenodigd pakistaans turks pools arabisch
    engels syrisch oneens werkzaam werkzame allemaal normaal normale speciaal speciale
    sociaal sociale ongerust onzeker ongelijk onderling onbekende oudste jongste kleinste
    grootste dichtstbijzijnde beste meeste minste liefste naaste naast vaste juiste
    langzaam onlangs digitaal neutraal totaal centraal maal eenmaal helemaal verhaal taal
    moedertaal ideaal lokaal vijfde zesde zieke blije lange korte grote kleine goede slechthorende
    verpleegkundige bekende alleenstaande betrokken betrokkene rustige aardige slechts
    """
)
"""Adjectives that tell how things stand with somebody and judge nobody."""

ORDINARY = _set(
    """
    beetje uur keer half tijdje week dag maand jaar van kind jongen meisje leerling man vrouw
    vriend vriendin klasgenoot paar ochtend middag kwartier tweeling pleegkind gesprek vraag zoon
    dochter leeftijd afspraak tolk advocaat buurman buurvrouw kennis collega plan probleem punt
    """
)
"""What can follow "is een" and says nothing of somebody's nature."""
