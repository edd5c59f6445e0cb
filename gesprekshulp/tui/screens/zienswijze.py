"""Zienswijze: what parents and pupil say of the school's text, and what the school answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, cast

from textual.widgets import Static
from textual.widgets.option_list import Option

from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.papers import file_stem
from gesprekshulp.casework.views import (
    add_view,
    answer_view,
    make_views,
    speakers,
    targets,
    told,
    views_paper,
)
from gesprekshulp.documents.plain import as_text
from gesprekshulp.documents.views import view_blocks
from gesprekshulp.dossier.people import short_name
from gesprekshulp.dossier.views import ViewHow, ViewOutcome, Zienswijze
from gesprekshulp.dossier.words import VIEW_HOW, VIEW_OUTCOMES
from gesprekshulp.tui.actions import Action, bindings_at, keys_of
from gesprekshulp.tui.dialogs.choose import Choice, Choose
from gesprekshulp.tui.dialogs.fields import Field, as_date, typed_date
from gesprekshulp.tui.screens.beside import ListBeside
from gesprekshulp.tui.screens.lezen import show_text
from gesprekshulp.tui.screens.papier import ask_paper
from gesprekshulp.tui.subjects import Subject, ask
from gesprekshulp.tui.text import hangend, samen, veilig

_INTRO = (
    "Hier komt wat ouders of de leerling zelf zeggen over de tekst van de school. Hun woorden "
    "staan ernaast. Je verandert er niets aan, en zij niets aan jouw tekst."
)


class ZienswijzeScreen(ListBeside[None]):
    """The views of one case, the one pointed at in full."""

    CSS_PATH = "zienswijze.tcss"
    place: ClassVar[str] = "zienswijze"
    help_topic: ClassVar[str] = "zienswijze"
    BINDINGS = bindings_at("zienswijze")

    def __init__(self, case: OpenCase) -> None:
        super().__init__()
        self._case = self.about = case
        self._views: list[Zienswijze] = []

    def show_all(self) -> None:
        """Draw the list anew and keep pointing at the same view."""
        listed = self.listed
        at = listed.highlighted or 0
        self._views = list(self._case.dossier.views.values())
        width = self.list_width
        rows = [Option(samen(hangend(told(self._case, one), width, 2))) for one in self._views]
        nothing = f"Nog niets. Druk op {keys_of('zienswijze-nieuw')} om iets over te nemen."
        listed.set_options(rows or [Option(veilig(nothing))])
        listed.highlighted = min(at, max(0, len(self._views) - 1))
        self.explain()
        left = sum(not one.answered for one in self._views)
        self.set_status(
            f"{self._case.title} · eigen woorden", f"{left} zonder antwoord" if left else ""
        )

    def _pointed(self) -> Zienswijze | None:
        at = self.listed.highlighted
        return self._views[at] if at is not None and at < len(self._views) else None

    def label_now(self, action: Action) -> str | None:
        """Offer nothing on views while there are none; a new one can always be taken over."""
        on_views = action.run in ("answer", "read", "make")
        return None if on_views and not self._views else super().label_now(action)

    def enter(self) -> None:
        """Answer it; with nothing there, take one over."""
        self.action_answer()

    def explain(self) -> None:
        """Show the view pointed at in full."""
        from gesprekshulp.documents.model import Document

        view = self._pointed()
        text = _INTRO
        if view is not None:
            blocks = view_blocks(self._case.dossier, view, level=1)
            text = as_text(Document(title="x", blocks=tuple(blocks))).partition("\n")[2].strip()
        self.query_one("#uitleg", Static).update(veilig(text))

    def action_add(self) -> None:
        """Take over what someone says, word for word."""
        choices = targets(self._case)

        def chosen(which: str | None) -> None:
            if which is not None:
                ask(self.program, self._case, self._subject(int(which)), self.show_all)

        self.app.push_screen(
            Choose(
                "Waarover gaat het?",
                [Choice(str(n), one.title) for n, one in enumerate(choices)],
                explanation="Kies de tekst van de school. Die blijft ernaast staan.",
            ),
            chosen,
        )

    def _subject(self, which: int) -> Subject:
        case = self._case
        target = targets(case)[which]
        people = [(one.id, short_name(one)) for one in speakers(case)]

        def record(values: Mapping[str, str]) -> None:
            add_view(
                case,
                values["who"],
                values["words"],
                as_date(values["on"]) or case.today(),
                cast(ViewHow, values["how"] or "gezegd"),
                target,
                values["place"],
                [one for one, _ in people] if values["shared"] == "ja" else (),
            )

        fields = (
            Field("who", "Van wie", "keuze", people, required="Kies van wie dit is."),
            Field(
                "words",
                "In eigen woorden",
                "lang",
                hint="Neem het letterlijk over, ook met fouten.",
                required="Neem over wat er is gezegd of geschreven.",
            ),
            Field("on", "Binnengekomen op", "datum", hint="Leeg is vandaag.", past=True),
            Field("how", "Hoe", "keuze", list(VIEW_HOW.items()), optional_choice=False),
            Field("place", "Welke zin of plek", hint="Mag leeg."),
            Field(
                "shared",
                "Mag de familie dit lezen",
                "ja-nee",
                hint="Nee: alleen wie het zei, en de school. Vraag het eerst.",
            ),
        )
        values = {"how": "gezegd", "shared": "nee", "on": typed_date(case.today())}
        return Subject(
            f"zienswijze/{target.about}/{target.ref}",
            target.title[:1].upper() + target.title[1:],
            fields,
            values,
            record,
        )

    def action_answer(self) -> None:
        """Record what the school does with it."""
        view = self._pointed()
        if view is None:
            self.action_add()
            return
        case = self._case

        def record(values: Mapping[str, str]) -> None:
            answer_view(case, view.id, cast(ViewOutcome, values["outcome"]), values["text"])

        fields = (
            Field(
                "outcome",
                "Wat doet de school",
                "keuze",
                list(VIEW_OUTCOMES.items()),
                required="Kies wat de school ermee doet.",
            ),
            Field(
                "text",
                "Wat verandert er, of waarom niet",
                "lang",
                hint="Ouders lezen dit. Een eerder antwoord blijft staan.",
                required="Schrijf erbij wat er verandert, of waarom niet.",
            ),
        )
        subject = Subject(
            f"zienswijze-antwoord/{view.id}", "Antwoord van de school", fields, {}, record
        )
        ask(self.program, case, subject, self.show_all)

    def action_read(self) -> None:
        """Read it all as it goes with the OPP."""
        show_text(self, "Zienswijze bij het OPP", as_text(views_paper(self._case)))

    def action_make(self) -> None:
        """Ask for whom, format and place, and make it."""
        if not self._views:
            self.notify("Er is nog niets om te schrijven.")
            return
        people = [Choice(one.id, f"alleen {short_name(one)}") for one in speakers(self._case)]

        def chosen(reader: str | None) -> None:
            if reader is not None:
                ask_paper(
                    self,
                    file_stem(self._case, "zienswijze"),
                    lambda path, over: make_views(
                        self._case, path, [reader] if reader else (), overwrite=over
                    ),
                )

        self.app.push_screen(
            Choose(
                "Voor wie is het?",
                [Choice("", "bij het OPP van de school", "alles wat is binnengekomen"), *people],
            ),
            chosen,
        )
