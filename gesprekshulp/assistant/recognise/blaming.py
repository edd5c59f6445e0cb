"""Forms of a reproach that name no fault word: a condition, a cause, a comparison, an order."""

from __future__ import annotations

import re

_YOU = r"(?:u|je|jij|jullie)"
_FORMS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # "Als je de mail niet leest, weet je ook niks."
        rf"(?<!\w)(?:als|zolang) (?:{_YOU}|hij|ze|zij|\w+ bij (?:u|jou|jullie))\b[^.?!]*?(?<!\w)(?:(?:weet|wist) {_YOU}(?: \w+)? (?:niks|niets|niet|dat)"
        r"|komen we (?:nergens|niet|er niet)|leert (?:hij|ze|zij) (?:het|dat) [^.?!]*nooit|hou(?:dt)? het op|vraagt u erom|krijg je dat"
        rf"|word(?:t)? {_YOU} [^.?!]*(?:niet|ook niet)|heeft (?:het|dit) geen zin|gaat het nooit)",
        # "Dat komt ook doordat u haar laat appen."
        rf"(?<!\w)(?:komt|kwam|ligt|lag) (?:(?:natuurlijk|ook|dus|vooral|gewoon|mede|denk ik|er|misschien|toch) )*(?:doordat|omdat|door dat) {_YOU}\b(?![^.?!]*(?:hoorde|wist|kreeg|moest|mocht|schrok))",
        r"(?<!\w)(?:heeft|hebt|heb) (?:u|je|jullie) (?:\w+ )?aan (?:uzelf|jezelf|u zelf|je zelf) te danken",
        r"(?<!\w)(?:dat )?(?:maakt|maak) (?:u|je) er (?:\w+ )?zelf van",
        rf"(?:^|[.?!]\s+)door (?:(?!ons|mij|de |het )[^.?!,]+ )te \w+[^.?!]*?(?<!\w)(?:heeft|hebt|heb|hebben|maakt|maak|maken|houdt|houd|leert|leer) {_YOU}\b",
        # "Andere ouders komen wel gewoon."
        r"(?<!\w)(?:andere|alle andere) (?:ouders|moeders|vaders|gezinnen)\b[^.?!]*?(?<!\w)(?:wel|gewoon|zelf)(?!\w)",
        # "Dan moet u hem maar op een club doen."
        rf"(?:^|[.?!,]\s+|ja |tja |nou |misschien )(?:dan )?(?:moet|moeten) {_YOU} (?:(?!weten|beslissen|kiezen|zich|van)[^.?!, ]+ )*?(?:maar|eens|gewoon|bovenop|meegeven|strenger|beter|minder|eerder|vroeger)(?!\w)(?! (?:zien|kijken|horen|weten))[^?]*$",
        rf"(?<!\w){_YOU} (?:wil|wilt|willen) (?:\w+ )?(?:het |dat |dit )?(?:blijkbaar|kennelijk|gewoon) [^.?!]*niet (?:zien|horen|inzien|weten|toegeven)",
        rf"(?<!\w){_YOU} (?:weigert|weiger|weigeren) (?:ook |gewoon |steeds |telkens )*(?:te luisteren|mee te|elk|ieder|alles|om)",
        rf"(?<!\w){_YOU} (?:laat|laten) (?:hem|haar|ze|'m) (?:(?:ook|gewoon|altijd|veel|te|thuis) )*(?:alles|maar|veel te|zijn gang|haar gang)",
        rf"(?<!\w){_YOU} (?:houdt|houd|houden|zoekt|zoek|zoeken) (?:(?:hem|haar|ze) )?(?:(?:ook|gewoon|veel|wel) )*(?:te (?:veel|vast|klein|beschermd)|te veel thuis|overal wat)",
        rf"(?<!\w){_YOU} (?:kom|komt|komen|reageert|reageren|doet|doen|belt|leest|lezen) (?:anders |hier |daar )?(?:zelf )?(?:ook )?(?:nooit|anders niet|zelf (?:ook )?niet)(?!\w)",
        # "Je moet hem ook niet zo op zijn huid zitten."
        rf"(?<!\w)(?:{_YOU} (?:moet|moeten)|(?:moet|moeten) {_YOU}) (?:hem|haar|ze|het|dat) (?:ook |dan )*niet (?:zo|steeds|altijd|de hele)(?!\w)",
        rf"(?<!\w){_YOU} (?:heeft|hebt|heb|bent|ben) (?:(?:het|dat|er|hier) )*zelf (?:zo ver|zover|laten|gewild|veroorzaakt|naar gemaakt|debet)",
        rf"(?<!\w)als {_YOU} (?:(?:hem|haar|ze|dat|het) )?(?:zo|steeds|altijd|nooit) \w+[^.?!]*?(?<!\w)(?:is|wordt|gaat|kan|komt) (?:dat|het|hij|ze) (?:ook|dan)(?!\w)",
        rf"(?<!\w){_YOU} (?!had)\w+ [^.?!]*?(?<!\w)(?:ook al|weer eens) (?:niks|niets|niet|geen|nooit)(?!\w)",
        # "Had u dat maar gedaan toen hij zes was."
        rf"(?<!\w)(?:had|hadden) {_YOU} (?:(?:dat|het|dit|hem|haar|dan) )?maar (?:eerder |eens |wel )?\w+",
        rf"(?<!\w)(?:wat |wel )?(?:bent|ben|zijn) {_YOU} (?:(?:toch|wel|ook|echt|weer|zo|een) )*(?:lastig|moeilijk|vervelend|irritant|vermoeiend)(?!\w)",
    )
)
_ASKS = re.compile(r"\?\s*$")


def blames(text: str) -> bool:
    """Whether the form of a sentence puts it on the parent, without a question behind it."""
    return any(form.search(text) for form in _FORMS) and not _ASKS.search(text)
