"""The JSON Schema of the case form, made from its types; published with the program.

Facts carry the title and question of content, so that an editor shows them while typing.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from gesprekshulp.assistant.form.types import Form
from gesprekshulp.knowledge.types import Content

PLACE = "formulier/zaakformulier.schema.json"
"""Where it stands in the content folder."""

_TITLE = "Zaakformulier van gesprekshulp"


def form_schema(content: Content) -> bytes:
    """Return the schema as it is published: UTF-8, keys in the order of the types."""
    schema = msgspec.json.schema(Form)
    # The path in a temporary name of a type says nothing to a reader.
    facts: dict[str, Any] = schema["$defs"]["Feiten"]["properties"]
    for fact, told in facts.items():
        known = content.facts.get(fact)
        if known is not None:
            values = "; ".join(f"{one.id}: {one.title}" for one in known.values)
            told["description"] = f"{known.question or known.title} ({values})"
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLE,
        **schema,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"
