"""What libyaml says of broken YAML, in Dutch, with where it stopped."""

from __future__ import annotations

from collections.abc import Mapping

_IN_DUTCH: Mapping[str, str] = {
    "mapping values are not allowed in this context": (
        "Hier staat een dubbele punt te veel, of de inspringing klopt niet."
        " Zet tekst met een dubbele punt tussen aanhalingstekens."
    ),
    "could not find expected ':'": "Achter deze sleutel ontbreekt een dubbele punt.",
    "did not find expected key": (
        "De inspringing klopt hier niet, of een aanhalingsteken staat verkeerd."
    ),
    "did not find expected '-' indicator": (
        "In deze lijst hoort elke regel met een streepje te beginnen, even ver ingesprongen."
    ),
    "found character that cannot start any token": (
        "Een waarde kan niet met dit teken beginnen. Gebruik spaties in plaats van tabs,"
        " en zet bijzondere tekens tussen aanhalingstekens."
    ),
    "found a tab character that violates indentation": (
        "Hier staat een tab. Spring in met spaties."
    ),
    "found a tab character where an indentation space is expected": (
        "Hier staat een tab. Spring in met spaties."
    ),
    "found unexpected end of stream": "Een aanhalingsteken is geopend en niet gesloten.",
    "did not find expected ',' or ']'": "In deze lijst ontbreekt een komma of een sluithaak ].",
    "did not find expected ',' or '}'": "In deze rij ontbreekt een komma of een accolade }.",
    "did not find expected node content": "Hier ontbreekt een waarde.",
    "block sequence entries are not allowed in this context": (
        "Een lijst met streepjes kan hier niet beginnen. Begin haar op een nieuwe regel."
    ),
    "found unknown escape character": (
        "Na een \\ kan dit teken niet. Gebruik enkele aanhalingstekens als je een \\ bedoelt."
    ),
    "did not find expected hexdecimal number": "Na \\x of \\u hoort een hexadecimaal getal.",
    "found invalid Unicode character escape code": "Dit teken bestaat niet in Unicode.",
    "found undefined tag handle": "Een ! aan het begin van een waarde kan hier niet.",
    "did not find expected alphabetic or numeric character": (
        "Na & of * hoort een naam. Zet tekst die zo begint tussen aanhalingstekens."
    ),
    "did not find expected comment or line break": "Na | of > hoort niets meer op de regel te staan.",
    "did not find expected <document start>": "Na het einde van het document staat nog tekst.",
}


def in_dutch(error: Exception) -> tuple[str, int, int]:
    """Return (Dutch sentence, line, column), both from 1, for what a YAML parser raised."""
    problem = getattr(error, "problem", None) or ""
    words = _IN_DUTCH.get(problem, "De YAML klopt hier niet. Kijk naar inspringing en leestekens.")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    # An unclosed quote is found at the end of the file; what helps is where it was opened.
    if problem == "found unexpected end of stream":
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:
        return words, 1, 1
    return words, mark.line + 1, mark.column + 1
