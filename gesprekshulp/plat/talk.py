"""The meeting line by line: the step, the notes, the choices."""

from __future__ import annotations

from collections.abc import Callable

from gesprekshulp.assistant.view import StepView
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.dossier.people import consenting, short_name, standing_with
from gesprekshulp.dossier.types import ConsentStand, Note
from gesprekshulp.dossier.words import CONSENT_STANDS, NOTE_KINDS
from gesprekshulp.plat.console import Console

_COMMANDS = {
    "/hulp": "deze lijst",
    "/stap": "de stap nog eens",
    "/meer": "alle zinnen, waarop letten, wat vastleggen, recht",
    "/hint": "wat er achter de laatste regel kan zitten",
    "/bezwaar": "de laatste regel wordt een open bezwaar",
    "/instem": "instemming met een onderdeel vastleggen",
    "/zijpad": "een ander onderwerp, en weer terug",
    "/terug": "een stap terug, of terug uit het zijpad",
    "/ongedaan": "het laatste terugdraaien",
    "/opnieuw": "toch weer wel",
    "/pauze": "het gesprek onderbreken",
    "/klaar": "het gesprek is klaar; nazorg begint",
}


def run_talk(meeting: Meeting, console: Console) -> None:
    """Walk and take notes until the talk ends, breaks off or input stops."""
    console.say(
        "",
        "Wat je typt, wordt altijd bewaard. Eén letter kiest een mogelijkheid. /hulp toont alles.",
        "! bezwaar   > afspraak   ? vraag   = besluit   + akkoord   * alleen voor jou",
        "m: moeder   v: vader   l: leerling   s: school",
    )
    talk = _Talk(meeting, console)
    talk.show_step()
    while talk.goes_on:
        line = console.ask("> ")
        if line is None:
            meeting.case.refresh_glance()
            console.say("De invoer stopte. Alles is bewaard; je kunt later verdergaan.")
            return
        if line:
            talk.take(line)


class _Talk:
    def __init__(self, meeting: Meeting, console: Console) -> None:
        self.meeting = meeting
        self.console = console
        self.goes_on = True
        self.last: Note | None = None
        self._commands: dict[str, Callable[[], None]] = {
            "/hulp": self._help,
            "/stap": self.show_step,
            "/meer": self._more,
            "/hint": self._hint,
            "/bezwaar": self._objection,
            "/instem": self._consent,
            "/zijpad": self._side,
            "/terug": self._back,
            "/ongedaan": self._undo,
            "/opnieuw": self._redo,
            "/pauze": self._pause,
            "/klaar": self._end,
        }

    def take(self, line: str) -> None:
        """Do what a line asks; what is no command and no choice is kept."""
        command = self._commands.get(line.casefold())
        if command is not None:
            command()
            return
        letters = {option.letter for option in self.meeting.view().options}
        if line.casefold() in letters:
            self.meeting.choose(line.casefold())
            self.show_step()
            return
        note = self.meeting.keep(line)
        self.last = note
        guess = " (geraden)" if note.kind_guessed else ""
        self.console.say(f"Bewaard als {NOTE_KINDS[note.kind].lower()}{guess}.")
        hints = self.meeting.hints(line)
        if hints and note.kind in ("bezwaar", "informatie", "vraag"):
            self.console.say(f"  Misschien: “{hints[0].sentence}”")

    def show_step(self) -> None:
        """Tell the step: title, sentences, what may happen."""
        shown = self.meeting.view()
        self.console.say("", f"[{shown.tree_title}] stap {shown.progress}: {shown.title}")
        for wording in shown.wordings[:3]:
            self._wording(wording.text, wording.only_if_true)
        for text in shown.mind[:1]:
            self.console.say(f"  Let op: {text}")
        self._ways(shown)

    def _ways(self, shown: StepView) -> None:
        if shown.ending is not None:
            self.console.say(f"  Uitkomst: {shown.ending.outcome}")
            self.console.say(f"  Nu: {shown.ending.next_action}", "  /klaar rondt het gesprek af.")
        if shown.options:
            self.console.say("  Wat gebeurt er?")
        for option in shown.options:
            self.console.say(f"   {option.letter}  {option.title}")

    def _wording(self, text: str, only_if_true: str) -> None:
        self.console.say(f"  “{text}”")
        if only_if_true:
            self.console.say(f"     Alleen zeggen als dit waar is: {only_if_true}")

    def _help(self) -> None:
        for command, meaning in _COMMANDS.items():
            self.console.say(f"  {command:10} {meaning}")

    def _more(self) -> None:
        shown = self.meeting.view()
        self.console.say("", shown.purpose)
        for wording in shown.wordings:
            self._wording(wording.text, wording.only_if_true)
        for text in shown.mind:
            self.console.say(f"  Let op: {text}")
        for text in shown.record:
            self.console.say(f"  Leg vast: {text}")
        for claim in shown.claims:
            self.console.say(
                f"  Recht ({claim.certainty} zeker, {', '.join(claim.sources)}): {claim.text}"
            )
        for text in shown.uncertain:
            self.console.say(f"  Onzeker: {text}")

    def _hint(self) -> None:
        hints = self.meeting.hints(self.last.text) if self.last else []
        if not hints:
            self.console.say("Geen idee wat erachter zit. Vraag door: “Vertelt u eens?”")
        for hint in hints:
            self.console.say(f"  {hint.title}: “{hint.sentence}”")

    def _objection(self) -> None:
        if self.last is None:
            self.console.say("Er is nog geen regel. Typ eerst wat er gezegd is.")
            return
        self.last = self.meeting.make_objection(self.last.id)
        self.console.say(f"Open bezwaar: “{self.last.text}”")

    def _consent(self) -> None:
        case = self.meeting.case
        items = [item for item in case.dossier.items.values() if not item.dropped]
        if not items:
            text = self.console.ask("Er zijn nog geen onderdelen. Typ het eerste (leeg = niet): ")
            if text:
                self.meeting.add_item(text)
            return
        partners = consenting(case.dossier, case.today())
        which = self.console.choose("Welk onderdeel?", [item.text for item in items])
        if which is None or not partners:
            return
        stands: list[ConsentStand] = [
            "akkoord",
            "deels",
            "tot-datum",
            "voorbehoud",
            "bezwaar",
            "geen-antwoord",
            "ingetrokken",
        ]
        for partner in partners:
            said = self.console.choose(
                f"Wat zegt {short_name(partner)}?",
                [CONSENT_STANDS[stand] for stand in stands],
                stop="niet gevraagd",
            )
            if said is not None:
                self._record_consent(partner.id, items[which].id, stands[said])

    def _record_consent(self, partner: str, item: str, stand: ConsentStand) -> None:
        until, words = None, ""
        if stand == "tot-datum":
            answer = self.console.ask("Tot wanneer? ") or ""
            until = self.meeting.read(answer).when
            words = answer
        elif stand != "akkoord":
            words = self.console.ask("In eigen woorden: ") or ""
        self.meeting.consent(partner, item, stand, until=until, words=words)
        now = standing_with(self.meeting.case.dossier, item, partner)
        self.console.say(f"Bewaard: {CONSENT_STANDS[now]}.")

    def _side(self) -> None:
        scenes = self.meeting.side_scenes()
        picked = self.console.choose("Waar gaat het over?", [title for _, title in scenes])
        if picked is not None:
            self.meeting.enter(scenes[picked][0])
            self.show_step()

    def _back(self) -> None:
        if self.meeting.walk.stack:
            self.meeting.leave()
        else:
            self.meeting.back()
        self.show_step()

    def _undo(self) -> None:
        undone = self.meeting.undo()
        self.console.say("Teruggedraaid." if undone else "Er is niets om terug te draaien.")
        self.last = None

    def _redo(self) -> None:
        again = self.meeting.redo()
        self.console.say("Toch weer wel." if again else "Er is niets om opnieuw te doen.")

    def _pause(self) -> None:
        self.meeting.break_off(self.console.ask("Waarom stopt het gesprek nu? ") or "")
        self.console.say("Het gesprek is onderbroken. Alles is bewaard; je kunt later verdergaan.")
        self.goes_on = False

    def _end(self) -> None:
        self.meeting.end()
        self.console.say("Het gesprek is klaar. Nu de nazorg.")
        self.goes_on = False
