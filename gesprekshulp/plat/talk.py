"""The meeting line by line: the step, the notes, the choices."""

from __future__ import annotations

import re
from collections.abc import Callable

from gesprekshulp.assistant.view import OptionView, StepView
from gesprekshulp.casework.grounds import grounds_of_step
from gesprekshulp.casework.meeting import Meeting
from gesprekshulp.casework.naming import name_events
from gesprekshulp.casework.plan import item_at_hand
from gesprekshulp.dossier.notes import notes_of
from gesprekshulp.dossier.people import short_name
from gesprekshulp.dossier.types import Note
from gesprekshulp.dossier.words import NOTE_KINDS, NOTE_STANDS
from gesprekshulp.plat.answers import ask_answer, ask_consent, ask_item, ask_presence
from gesprekshulp.plat.console import Console
from gesprekshulp.plat.where import ask_where
from gesprekshulp.plat.why import tell_why
from gesprekshulp.store.interface import StoreError
from gesprekshulp.text import quoted

_COMMANDS = {
    "/hulp": "deze lijst",
    "/stap": "de stap nog eens",
    "/meer": "alle zinnen, waarop letten, wat vastleggen, recht",
    "/hint": "wat er achter de laatste regel kan zitten",
    "/bezwaar": "de laatste regel wordt een open bezwaar",
    "/instemming": "instemming met een onderdeel vastleggen",
    "/onderdeel": "een onderdeel van het plan erbij, of een andere tekst",
    "/wie": "wie er is, wie later komt of weg is",
    "/notities": "wat er al staat",
    "/waar": "hoe je hier kwam en waarom; een eerder antwoord veranderen",
    "/bron": "op welke bronnen deze stap steunt, en hoe zeker dat is",
    "/zijpad": "een ander onderwerp, en weer terug",
    "/terug": "een stap terug, of terug uit het zijpad",
    "/ongedaan": "het laatste terugdraaien",
    "/opnieuw": "toch weer wel",
    "/pauze": "het gesprek onderbreken",
    "/tekens": "de tekens voor een notitie: bezwaar, afspraak, vraag en wie het zei",
    "/vergrendel": "alles sluiten tot je je wachtwoordzin typt",
    "/klaar": "het gesprek is klaar; nazorg begint",
}

_SIGNS = (
    "Begin je regel met een teken, dan is de soort zeker:",
    "  !  uitroepteken: bezwaar",
    "  >  groter dan: afspraak",
    "  ?  vraagteken: vraag",
    "  =  is-teken: besluit",
    "  +  plusteken: akkoord",
    "  *  sterretje: alleen voor jou",
    "Zet een letter en een dubbele punt voor wie het zei:",
    "  m: moeder, v: vader, l: leerling, s: school",
)

_HELP_WORDS = ("hulp", "help", "opdrachten")

# What people type for a command whose name is another.
_ALSO = {"/help": "/hulp", "/instemmen": "/instemming", "/onderdelen": "/onderdeel"}

# Only signs, or only who speaks: nothing was said yet.
_ONLY_PREFIX = re.compile(r"[!>?=+*\s]*([mvls]\s*:)?[!>?=+*\s]*", re.IGNORECASE)


def run_talk(meeting: Meeting, console: Console) -> None:
    """Walk and take notes until the talk ends, breaks off or input stops."""
    console.say(
        "",
        "Wat je typt, wordt altijd bewaard. Eén letter kiest een mogelijkheid.",
        "/hulp noemt de opdrachten, /tekens de tekens waarmee je zegt wat voor notitie het is.",
    )
    talk = _Talk(meeting, console)
    talk.show_notes(quiet=True)
    talk.show_step()
    half = meeting.half_line()
    if half:
        console.say("", f"Je was dit aan het typen: “{half}”. Typ het nog eens als het erbij moet.")
    console.keep = talk.keep_remark
    try:
        while talk.goes_on:
            line = console.ask("> ")
            if line is None:
                talk.stop()
                return
            talk.take(line)
    finally:
        console.keep = None


class _Talk:
    def __init__(self, meeting: Meeting, console: Console) -> None:
        self.meeting = meeting
        self.console = console
        self.goes_on = True
        self.last: Note | None = None
        self._asked = ""  # the item asked about since the last step
        self._waiting: list[str] = []  # lines that the store did not take yet
        self._commands: dict[str, Callable[[], None]] = {
            "/hulp": self._help,
            "/stap": self.show_step,
            "/meer": self._more,
            "/hint": self._hint,
            "/bezwaar": self._objection,
            "/instemming": self._consent,
            "/onderdeel": lambda: ask_item(meeting, console),
            "/wie": lambda: ask_presence(meeting, console),
            "/notities": self.show_notes,
            "/waar": self._where,
            "/bron": self._why,
            "/zijpad": self._side,
            "/terug": self._back,
            "/ongedaan": self._undo,
            "/opnieuw": self._redo,
            "/pauze": self._pause,
            "/tekens": self._signs,
            "/vergrendel": self._lock,
            "/klaar": self._end,
        }

    def take(self, line: str) -> None:
        """Do what a line asks; what is no command and no choice is kept."""
        order = self._order(line)
        if order is None and line and _ONLY_PREFIX.fullmatch(line):
            order = lambda: self._nothing_said(line)  # noqa: E731
        if not self._keep_waiting():
            if line and order is None:
                self._waiting.append(line)
            return
        if order is None:
            if line:
                self._waiting.append(line)
                self._keep_waiting()
            return
        try:
            order()
        except StoreError as error:
            self.console.say(str(error), "Dit is nog niet gedaan. Los het op en doe het nog eens.")

    def keep_remark(self, line: str) -> bool:
        """Keep what was said while a list waited for a number; False when it waits."""
        self._waiting.append(line)
        return self._keep_waiting()

    def stop(self) -> None:
        """The input ended: what the store refused gets a last chance."""
        if self._keep_waiting():
            self.meeting.case.refresh_glance()
            self.console.say("De invoer stopte. Alles is bewaard; je kunt later verdergaan.")

    def _order(self, line: str) -> Callable[[], None] | None:
        """Return what a line asks to do, or None for a line to keep."""
        asked = line.casefold()
        if asked.startswith("/"):
            return self._command(asked)
        found = next((o for o in self.meeting.view().options if o.letter == asked), None)
        return None if found is None else lambda: self._choose(found)

    def _command(self, asked: str) -> Callable[[], None] | None:
        """Return the command with this name, or the only one that begins so."""
        if asked in self._commands:
            return self._commands[asked]
        names = {**{name: name for name in self._commands}, **_ALSO}
        begins = {full for name, full in names.items() if name.startswith(asked)}
        # One letter is too easily a slip: "/k" would end the talk.
        return self._commands[begins.pop()] if len(asked) > 2 and len(begins) == 1 else None

    def _choose(self, option: OptionView) -> None:
        if option.consent:
            ask_answer(self.meeting, self.console, option.consent, self._asked)
        self._asked = ""
        self.meeting.choose(option.id)
        self.show_step()

    def _consent(self) -> None:
        at_hand = item_at_hand(self.meeting.case, self.meeting.id)
        asked = ask_consent(self.meeting, self.console)
        if asked and asked == at_hand:
            self._asked = asked

    def _nothing_said(self, line: str) -> None:
        self.console.say(f"Achter {quoted(line)} staat nog niets, dus er is niets bewaard.")

    def _keep_waiting(self) -> bool:
        """Keep the lines that wait, first one first; False when the store refuses one."""
        while self._waiting:
            line = self._waiting[0]
            try:
                self.last = self.meeting.keep(line)
            except StoreError as error:
                self.console.say(
                    str(error),
                    f"Nog niet bewaard: “{line}”. Los het op en druk op Enter; "
                    "dan probeer ik het weer.",
                )
                return False
            self._waiting.pop(0)
            self._told(line, self.last)
        return True

    def _told(self, line: str, note: Note) -> None:
        guess = " (geraden)" if note.kind_guessed else ""
        self.console.say(f"Bewaard als {NOTE_KINDS[note.kind].lower()}{guess}.")
        if line.startswith("/"):
            self.console.say(
                f"{quoted(line.split(maxsplit=1)[0])} ken ik niet als opdracht, dus het is een notitie. "
                "/hulp toont de opdrachten, /ongedaan haalt de notitie weg."
            )
            return
        if line.casefold() in _HELP_WORDS:
            self.console.say("Zocht je de opdrachten? Typ /hulp. /ongedaan haalt de notitie weg.")
            return
        hints = self.meeting.hints(line)
        if hints and note.kind in ("bezwaar", "informatie", "vraag"):
            self.console.say(f"  Misschien: “{hints[0].sentence}”")

    def show_notes(self, quiet: bool = False) -> None:
        """Tell the notes of this meeting, those carried to it too; `quiet`: nothing when none."""
        dossier = self.meeting.case.dossier
        notes = notes_of(dossier, self.meeting.id)
        if notes or not quiet:
            self.console.say("", "Wat er al staat:" if notes else "Er staat nog niets.")
        for note in notes:
            partner = dossier.partners.get(note.speaker)
            name = short_name(partner) if partner else note.speaker_name
            who = f"{name}: " if name else ""
            stand = f" ({NOTE_STANDS[note.stand]})" if note.stand else ""
            self.console.say(f"  {NOTE_KINDS[note.kind]}: {who}{note.text}{stand}")

    def show_step(self) -> None:
        """Tell the step: title, sentences, what may happen."""
        shown = self.meeting.view()
        if not shown.tree_title:
            self.console.say(
                "Het verloop van dit gesprek ontbreekt in de inhoud. Notities maken gaat gewoon. "
                "Kijk de inhoud na met: gesprekshulp content controleer"
            )
            return
        spoken = shown.progress.replace("/", " van ")
        self.console.say("", f"{shown.tree_title}, stap {spoken}: {shown.title}")
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
            self.console.say(f"  {command:12} {meaning}")

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
            sources = self.meeting.case.desk.content.sources
            titles = "; ".join(sources[s].title if s in sources else s for s in claim.sources)
            self.console.say(f"  Recht: {claim.text}", f"     Bron: {titles}")
            if claim.uncertain or claim.certainty != "hoog":
                self.console.say(f"     Zekerheid: {claim.certainty}. {claim.uncertain}".rstrip())
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

    def _side(self) -> None:
        scenes = self.meeting.side_scenes()
        picked = self.console.choose("Waar gaat het over?", [title for _, title in scenes])
        if picked is not None:
            self.meeting.enter(scenes[picked][0])
            self.show_step()

    def _where(self) -> None:
        if ask_where(self.meeting, self.console):
            self.show_step()

    def _why(self) -> None:
        hints = self.meeting.hints(self.last.text) if self.last else []
        grounds = grounds_of_step(self.meeting, kind=hints[0].kind if hints else "")
        tell_why(self.meeting.case.desk, self.console, grounds)

    def _back(self) -> None:
        if self.meeting.walk.stack:
            self.meeting.leave()
        else:
            self.meeting.back()
        self.show_step()

    def _undo(self) -> None:
        undone = self.meeting.undo()
        self.console.say(
            f"Teruggedraaid: {name_events(undone)}."
            if undone
            else "Er is niets om terug te draaien."
        )
        self.last = None

    def _signs(self) -> None:
        self.console.say("", *_SIGNS)

    def _lock(self) -> None:
        if self.console.lock is None:
            self.console.say("Vergrendelen kan hier niet: er is geen wachtwoordzin te vragen.")
        else:
            self.console.lock()
            self.show_step()

    def _redo(self) -> None:
        again = self.meeting.redo()
        self.console.say(
            f"Toch weer wel: {name_events(again)}." if again else "Er is niets om opnieuw te doen."
        )

    def _pause(self) -> None:
        self.meeting.break_off(self.console.ask("Waarom stopt het gesprek nu? ") or "")
        self.console.say("Het gesprek is onderbroken. Alles is bewaard; je kunt later verdergaan.")
        self.goes_on = False

    def _end(self) -> None:
        self.meeting.end()
        self.console.say("Het gesprek is klaar. Nu de nazorg.")
        self.goes_on = False
