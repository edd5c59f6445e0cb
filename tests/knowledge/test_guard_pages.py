"""The pages about the guard and the case form: complete, and their examples really run."""

from __future__ import annotations

import json
import re
from datetime import date

from gesprekshulp.assistant.form import Form, events_of, read_form
from gesprekshulp.assistant.guard import guard
from gesprekshulp.knowledge.loading import content_dir, load_content

MANUAL = content_dir() / "handleiding"
_JSON = re.compile(r"^```json\n(?P<body>.*?)^```$", re.M | re.S)


def _forms() -> list[Form]:
    text = (MANUAL / "zaakformulier.md").read_text(encoding="utf-8")
    forms = []
    for example in _JSON.finditer(text):
        form, faults = read_form(example["body"].encode())
        assert form is not None, [str(one) for one in faults]
        forms.append(form)
    return forms


def test_every_code_stands_in_the_page_with_its_title_and_weight() -> None:
    page = (MANUAL / "wacht.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(W\d{3})` \| (.+) \| (\w+) \|$", page, re.M))
    rules = {(one.code, one.title, one.weight) for one in load_content()[0].guards.values()}
    assert told == rules


def test_the_worked_example_gives_what_the_page_says() -> None:
    content, _ = load_content()
    page = (MANUAL / "zaakformulier.md").read_text(encoding="utf-8")
    example = _forms()[1]
    assert example.op is not None
    report = guard(content, events_of(example, date(2026, 11, 28)).dossier(), example.op)
    found = {one.code for one in report.findings if one.weight in ("wet", "commissielijn")}
    said = page[page.index("De wacht noemt W202") :].partition("Zie [De wacht]")[0]
    assert found == set(re.findall(r"W\d{3}", said))


def test_every_part_and_every_fact_it_names_exists() -> None:
    page = (MANUAL / "zaakformulier.md").read_text(encoding="utf-8")
    parts = set(re.findall(r"^\| `(\w+)` \|", page, re.M))
    assert parts == set(Form.__struct_fields__) - {"formaat", "titel"}
    facts = load_content()[0].facts
    listed = page[page.index("De belangrijkste:") :].partition("Schrijf op wat er gebeurde")[0]
    assert set(re.findall(r"`([a-z-]+)`", listed)) <= set(facts)


def test_the_ruling_in_the_page_is_the_one_that_comes_with_the_program() -> None:
    ours = json.loads((content_dir() / "voorbeeld/uitspraken/gpo-108616.json").read_bytes())
    shown = _forms()[3].uitspraak
    assert shown is not None
    assert (shown.nummer, shown.datum.isoformat(), shown.bron) == tuple(
        ours["uitspraak"][key] for key in ("nummer", "datum", "bron")
    )
