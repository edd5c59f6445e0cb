"""One note put right in a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from gesprekshulp.casework.aftercare import Aftercare
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.meeting import FAMILY, Meeting
from gesprekshulp.dossier.people import short_name
from gesprekshulp.dossier.types import Note
from gesprekshulp.dossier.words import NOTE_KINDS, NOTE_LAYERS, NOTE_STANDS
from gesprekshulp.tui.dialogs.fields import Field, as_date, typed_date
from gesprekshulp.tui.dialogs.form import FormDialog
from gesprekshulp.tui.drafts import DraftKey

_OWN, _FILE, _TABLE = "eigen", "dossier", "tafel"


def ask_note(
    screen: Screen[Any],
    case: OpenCase,
    aftercare: Aftercare,
    note: Note,
    done: Callable[[], None],
) -> None:
    """Ask everything about a note; what the user leaves counts as looked at."""

    def take(values: dict[str, str] | None) -> None:
        if values is None:
            return
        from gesprekshulp.store.interface import StoreError

        try:
            fields = _fields(values, note, Meeting(case, note.meeting).readers())
            aftercare.change(note.id, reason=values.pop("reden", ""), **fields)
        except StoreError as error:
            screen.notify(str(error), severity="error", timeout=15)
            return
        done()

    screen.app.push_screen(
        FormDialog(
            "Notitie",
            _form(case, aftercare.closed),
            _values(case, note),
            today=case.today(),
            draft=DraftKey(f"notitie/{note.id}", case.id, case.desk.store),
        ),
        take,
    )


def _form(case: OpenCase, closed: bool) -> list[Field]:
    family = [p for p in case.dossier.partners.values() if p.role in FAMILY]
    readers = [
        (_TABLE, "wie van de familie erbij was"),
        *((p.id, f"alleen {short_name(p)}") for p in family),
        (_FILE, "het dossier, niet in de samenvatting"),
        (_OWN, "alleen ik (werkaantekening)"),
    ]
    stands = [(stand, title) for stand, title in NOTE_STANDS.items() if stand]
    return [
        Field("text", "Wat", "lang", required="Een notitie kan niet leeg zijn."),
        Field("kind", "Soort", "keuze", list(NOTE_KINDS.items()), optional_choice=False),
        Field("layer", "Hoe bekend", "keuze", list(NOTE_LAYERS.items()), optional_choice=False),
        Field("who", "Wie", hint="Wie doet het, of wie zei het."),
        Field("when", "Wanneer", "datum"),
        Field("how_known", "Hoe we het weten", hint="Waaraan merken we dat het gelukt is?"),
        Field("told_back", "Teruggezegd in eigen woorden", "ja-nee"),
        Field("answer", "Wat is geantwoord", "lang"),
        Field("next_step", "Wat er nu gebeurt", hint="Bij een open bezwaar: wie doet wat."),
        Field("stand", "Stand", "keuze", stands),
        Field("readers", "Mag lezen", "keuze", readers, optional_choice=False),
        *(
            [Field("reden", "Waarom deze verbetering", required="Schrijf kort waarom.")]
            if closed
            else []
        ),
    ]


def _values(case: OpenCase, note: Note) -> dict[str, str]:
    if note.reader == "delen":
        reader = note.shared_with[0] if len(note.shared_with) == 1 else _TABLE
    else:
        reader = note.reader
    if reader not in (_OWN, _FILE, _TABLE) and reader not in case.dossier.partners:
        reader = _TABLE
    return {
        "text": note.text,
        "kind": note.kind,
        "layer": note.layer,
        "who": note.who,
        "when": typed_date(note.when),
        "how_known": note.how_known,
        "told_back": "ja" if note.told_back else "",
        "answer": note.answer,
        "next_step": note.next_step,
        "stand": note.stand,
        "readers": reader,
    }


def _fields(values: dict[str, str], note: Note, table: tuple[str, ...]) -> dict[str, object]:
    """Return the fields to change. `table`: the family that was there."""
    chosen = values["readers"]
    fields: dict[str, object] = {
        name: value for name, value in values.items() if name not in ("readers", "reden")
    }
    fields["when"] = as_date(values["when"])
    fields["told_back"] = values["told_back"] == "ja"
    if chosen in (_OWN, _FILE):
        fields["reader"], fields["shared_with"] = chosen, ()
    elif chosen == _TABLE:
        fields["reader"] = "delen"
        # Left as it was it stays as it was: someone who came later may not read it.
        if note.reader != "delen" or len(note.shared_with) < 2:
            fields["shared_with"] = table
    else:
        fields["reader"], fields["shared_with"] = "delen", (chosen,)
    if values["answer"] and not note.answer and values["stand"] == "open":
        fields["stand"] = "opgelost"
    elif values["next_step"] and not note.next_step and values["stand"] == "open":
        fields["stand"] = "doorgeschoven"
    return fields
