"""Words that content watches for. Only data; `checks_wording` says where they may not stand."""

from __future__ import annotations

LEGAL_LANGUAGE: tuple[str, ...] = (
    "artikel",
    "bent u verplicht",
    "bij wet",
    "heb je recht",
    "heb je het recht",
    "hebt recht op",
    "hebt u recht",
    "heeft recht op",
    "heeft u recht",
    "je hebt recht",
    "juridisch",
    "juridische",
    "onrechtmatig",
    "onwettig",
    "recht op",
    "rechtsgeldig",
    "strafbaar",
    "u hebt recht",
    "u heeft recht",
    "u moet",
    "moet u",
    "verplicht",
    "verplichte",
    "verplichten",
    "verplichting",
    "wet",
    "wetboek",
    "wetsartikel",
    "wettelijk",
    "wettelijke",
    "wetten",
)
"""What only a claim under `recht`, with its source, may say."""

NOT_FOR_PARENTS: tuple[str, ...] = (
    "casus",
    "handelingsverlegen",
    "handelingsverlegenheid",
    "in het belang van uw kind",
    "we moeten",
    "weerstand",
    "wij als professionals",
    "wij moeten",
    "zorgmijder",
    "zorgmijders",
)
"""What stands nowhere in what parents hear or read (toon.md, last section)."""

ABBREVIATIONS: tuple[str, ...] = (
    "a.u.b.",
    "art.",
    "bijv.",
    "blz.",
    "bv.",
    "ca.",
    "d.w.z.",
    "dhr.",
    "dr.",
    "drs.",
    "e.d.",
    "enz.",
    "etc.",
    "evt.",
    "i.p.v.",
    "i.v.m.",
    "incl.",
    "m.b.t.",
    "max.",
    "mevr.",
    "min.",
    "mr.",
    "mw.",
    "n.a.v.",
    "nl.",
    "nr.",
    "o.a.",
    "o.b.v.",
    "prof.",
    "resp.",
    "t.a.v.",
    "t.o.v.",
    "tel.",
    "vgl.",
    "z.o.z.",
)
"""Abbreviations whose full stop does not end a sentence."""

MOST_WORDS = 15
"""The longest sentence that can be said aloud (toon.md, rule 1)."""

FEWEST_WORDINGS = 3
"""Ways to say it that a step offers at least (issue 2, part 3)."""
