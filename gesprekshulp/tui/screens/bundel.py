"""Bundel: what one requester gets of the case; each line about another is looked at here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar, cast

from textual.widgets import Static
from textual.widgets.option_list import Option

from gesprekshulp.casework import bundles
from gesprekshulp.casework.bundles import Choice as Chosen
from gesprekshulp.casework.case import OpenCase
from gesprekshulp.casework.papers import Paper, file_stem
from gesprekshulp.documents.bundle.judging import Judged, Requester
from gesprekshulp.documents.plain import as_text
from gesprekshulp.text import shorten
from gesprekshulp.tui.actions import bindings_at, keys_of
from gesprekshulp.tui.dialogs.choose import Choice, Choose
from gesprekshulp.tui.dialogs.fields import Field
from gesprekshulp.tui.screens.beside import ListBeside
from gesprekshulp.tui.screens.lezen import show_text
from gesprekshulp.tui.screens.papier import ask_paper, ask_place
from gesprekshulp.tui.subjects import Subject, ask
from gesprekshulp.tui.text import Part, hangend, samen, veilig

_MARKS = {"in": "+", "uit": "-", "ingekort": "~"}
_WORDS = {"in": "gaat erin", "uit": "blijft eruit", "ingekort": "ingekort"}
_NOTHING = "Niets om te kiezen. Lees de bundel met {}, of schrijf hem met {}."


class BundelScreen(ListBeside[None]):
    """The lines that a person decides, for one requester."""

    CSS_PATH = "bundel.tcss"
    place: ClassVar[str] = "bundel"
    help_topic: ClassVar[str] = "bundel"
    BINDINGS = bindings_at("bundel")

    def __init__(self, case: OpenCase) -> None:
        super().__init__()
        self._case = self.about = case
        self._requester: Requester = bundles.requesters(case)[0]
        self._lines: list[Judged] = []

    def on_mount(self) -> None:
        """Show everything, and ask for whom."""
        self.show_all()
        self.action_for_whom()

    def show_all(self) -> None:
        """Draw the lines anew and keep pointing at the same one."""
        listed = self.listed
        at = listed.highlighted or 0
        self._lines = bundles.to_look_at(self._case, self._requester)
        width = self.list_width
        nothing = _NOTHING.format(keys_of("bundel-lezen"), keys_of("bundel-schrijven"))
        rows = [Option(samen(*_row(one, width))) for one in self._lines]
        listed.set_options(rows or [Option(veilig(nothing))])
        listed.highlighted = min(at, max(0, len(self._lines) - 1))
        self.explain()
        left = sum(one.open for one in self._lines)
        self.set_status(
            f"{self._case.title} · bundel",
            f"{left} te bekijken" if left else "klaar om te schrijven",
        )

    def _pointed(self) -> Judged | None:
        at = self.listed.highlighted
        return self._lines[at] if at is not None and at < len(self._lines) else None

    def enter(self) -> None:
        """Decide."""
        self.action_decide()

    def explain(self) -> None:
        """Say what the line is, its ground, and what was chosen."""
        one = self._pointed()
        whom = bundles.whom(self._case, self._requester)
        parts: list[Part] = [("Voor: ", "bold"), f"{whom}\n"]
        if one is None:
            parts += [f"\n{line}" for line in bundles.cautions(self._case, self._requester)]
        else:
            parts += [("\n", ""), one.line.when, f"\n{one.line.text}\n", *self._ground(one)]
            if one.choice is not None:
                parts += [("\nGekozen: ", "bold"), _WORDS[one.choice.choice]]
                parts += [("\nWaarom: ", "bold"), one.choice.reason]
                if one.choice.short:
                    parts += [("\nEr komt te staan: ", "bold"), one.choice.short]
        self.query_one("#uitleg", Static).update(samen(*parts))

    def _ground(self, one: Judged) -> list[Part]:
        ground = self._case.desk.content.grounds.get(one.ground)
        if ground is None:
            return []
        return [
            (f"\n{ground.title}. ", "bold"),
            ground.text,
            (f" {ground.uncertain}" if ground.uncertain else "", "$text-muted"),
            "\n",
        ]

    def sources_shown(self) -> Sequence[tuple[str, Sequence[str]]]:
        """Return the ground of the line pointed at, with its sources."""
        one = self._pointed()
        ground = self._case.desk.content.grounds.get(one.ground) if one else None
        return [(f"{ground.title}. {ground.text}", ground.sources)] if ground else ()

    def action_for_whom(self) -> None:
        """Choose who asks for the file."""
        people = bundles.requesters(self._case)

        def take(which: str | None) -> None:
            if which is not None:
                self._requester = people[int(which)]
                self.show_all()

        self.app.push_screen(
            Choose(
                "Wie vraagt het dossier?",
                [Choice(str(n), bundles.whom(self._case, one)) for n, one in enumerate(people)],
                explanation="Wie vraagt, bepaalt wat erin mag.",
            ),
            take,
        )

    def action_decide(self) -> None:
        """Say what becomes of the line: in, out or shorter, with the reason."""
        one = self._pointed()
        if one is None:
            return
        choices = [
            Choice("in", "gaat erin"),
            Choice("uit", "blijft eruit"),
            Choice("ingekort", "korter", "jij schrijft wat er komt te staan"),
        ]

        def take(choice: str | None) -> None:
            if choice is not None:
                ask(
                    self.program,
                    self._case,
                    self._subject(one, cast(Chosen, choice)),
                    self._decided,
                )

        self.app.push_screen(
            Choose("Wat doe je met deze regel?", choices, explanation=one.line.text), take
        )

    def _decided(self) -> None:
        self.show_all()
        listed = self.listed
        waiting = [n for n, one in enumerate(self._lines) if one.open]
        if waiting:
            listed.highlighted = waiting[0]

    def _subject(self, one: Judged, choice: Chosen) -> Subject:
        fields = [
            Field(
                "reason",
                "Waarom",
                hint="Dit blijft bij de zaak staan. Het komt niet in de bundel.",
                required="Schrijf erbij waarom.",
            )
        ]
        if choice == "ingekort":
            fields.insert(
                0,
                Field(
                    "short",
                    "Wat er komt te staan",
                    "lang",
                    required="Schrijf wat er in plaats van de regel komt te staan.",
                ),
            )

        def record(values: Mapping[str, str]) -> None:
            bundles.decide(
                self._case,
                self._requester,
                one.line.id,
                choice,
                values["reason"],
                values.get("short", ""),
            )

        key = f"bundel/{self._requester.key}/{one.line.id}"
        values = {"short": one.line.text}
        return Subject(key, f"Deze regel {_WORDS[choice]}", fields, values, record, one.line.text)

    def action_read(self) -> None:
        """Read the bundle as it is now."""
        text = as_text(bundles.bundle_paper(self._case, self._requester))
        show_text(self, "Bundel", text)

    def action_make(self) -> None:
        """Choose whether it may be open, then where, and make it."""
        choices = [
            Choice("slot", "op slot", "een PDF met een eigen wachtwoordzin; zo hoort het"),
            Choice("open", "open", "wie het bestand heeft, kan het lezen"),
        ]
        cautions = "\n".join(bundles.cautions(self._case, self._requester))

        def take(how: str | None) -> None:
            if how is None:
                return
            stem = file_stem(self._case, "bundel")
            if how == "slot":
                ask_place(self, f"{stem}.pdf", self._making(True), self._told)
            else:
                ask_paper(self, stem, self._making(False), self._told)

        self.app.push_screen(
            Choose("Hoe gaat de bundel de deur uit?", choices, explanation=cautions), take
        )

    def _making(self, locked: bool) -> Callable[[Path, bool], Paper]:
        def make(path: Path, over: bool) -> Paper:
            made = bundles.make_bundle(self._case, self._requester, path, locked, over)
            phrase = (
                (
                    f"Wachtwoordzin: {made.passphrase}",
                    "Schrijf hem nu over; hij staat nergens anders. Bel hem door en mail hem niet mee.",
                )
                if made.passphrase
                else ()
            )
            return Paper(path=path, left_out=0, remarks=(*phrase, *made.remarks))

        return make

    def _told(self, text: str) -> None:
        show_text(self, "De bundel is klaar", text)


def _row(one: Judged, width: int) -> list[Part]:
    mark = _MARKS[one.choice.choice] if one.choice else "•"
    text = f"{one.line.when}: {one.line.text}" if one.line.when else one.line.text
    return [
        (f"{mark} ", "bold $warning" if one.open else "bold"),
        hangend(shorten(text, 200), width, 2),
    ]
