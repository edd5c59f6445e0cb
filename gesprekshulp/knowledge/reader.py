"""Strict YAML: bytes in; plain texts, lists and mappings with their positions out.

Every scalar stays the text it was (`12:30`, `nee`, `0612345678`). What YAML can do beyond
that (anchors, aliases, tags, merge keys, directives) is refused: it surprises authors, and
some of it lets a tiny file fill the memory. Built on libyaml's events, which do not recurse,
so that deep nesting stops at the limit instead of overflowing the C stack. What the values
mean is for `shape`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, cast

from gesprekshulp.knowledge.diagnostics import finding
from gesprekshulp.knowledge.marks import Marks, Path, Position
from gesprekshulp.knowledge.types import Finding
from gesprekshulp.knowledge.yaml_faults import in_dutch
from gesprekshulp.text import clean, clean_line, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event, NodeEvent

Value = str | list["Value"] | dict[str, "Value"]

MAX_BYTES = 4_000_000
MAX_DEPTH = 24
MAX_VALUES = 400_000
MAX_FINDINGS = 100
"""More faults than this in one file are not a list anyone reads; reading stops there."""

# What clean() takes out may not stand in content at all: nobody can see it.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb]"
)
_DIRECTIVE = re.compile(r"^%", re.M)


def read_yaml(data: bytes, name: str) -> tuple[Value | None, Marks, list[Finding]]:
    """Read one YAML document of file `name` (only used to report). Never raises.

    Returns (value, marks, findings). The value is None when the file cannot be read as a
    whole; after a smaller fault it is what remains, with the faulty places in `marks.faulty`.
    """
    found = _Findings(name)
    if len(data) > MAX_BYTES:
        found.add("GH108", (1, 1), f"Dit bestand is groter dan {MAX_BYTES // 1_000_000} MB.")
        return None, Marks(), found.all
    text = _decoded(data, found)
    if text is None:
        return None, Marks(), found.all
    directive = _DIRECTIVE.search(text)
    if directive:
        where = _position(text, directive.start())
        found.add("GH101", where, "Een regel kan hier niet met % beginnen.")
        return None, Marks(), found.all
    builder = _Builder(found)
    try:
        for event in _events(text.encode()):
            if not builder.take(event):
                return None, builder.marks, found.all
    except Exception as error:
        # PyYAML raises YAMLError, and for some input ValueError; content may never stop a start.
        words, line, column = in_dutch(error)
        found.add("GH101", (line, column), words)
        return None, builder.marks, found.all
    if builder.documents == 0:
        found.add("GH113", (1, 1), "Dit bestand is leeg.")
    return builder.root, builder.marks, found.all


class _Findings:
    """The findings of one file."""

    def __init__(self, name: str) -> None:
        self.name = clean_line(name)
        self.all: list[Finding] = []

    def add(self, code: str, where: Position, text: str, hint: str = "") -> None:
        self.all.append(finding(code, self.name, where, text, hint))


def _decoded(data: bytes, found: _Findings) -> str | None:
    """Return the text with what nobody can see reported and replaced by a space."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = _position(data[: error.start].decode("utf-8", "replace"), None)
        found.add("GH109", where, "Dit bestand is geen leesbare UTF-8-tekst.")
        return None
    for number, match in enumerate(_INVISIBLE.finditer(text)):
        if number >= 10:
            break
        where = _position(text, match.start())
        found.add("GH110", where, f"Hier staat een onzichtbaar teken (U+{ord(match[0]):04X}).")
    return _INVISIBLE.sub(" ", text)


def _position(text: str, index: int | None) -> Position:
    before = text if index is None else text[:index]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _events(data: bytes) -> Iterator[Event]:
    try:
        from yaml._yaml import CParser as Parser
    except ImportError:  # a PyYAML built without libyaml: slower, the same events
        from yaml import SafeLoader as Parser  # type: ignore[assignment]
    parser = Parser(data)
    try:
        while parser.check_event():
            yield cast("Event", parser.get_event())
    finally:
        parser.dispose()


class _Open:
    """A list or mapping that is still being read."""

    __slots__ = ("awaits_value", "box", "key", "path")

    def __init__(self, box: list[Value] | dict[str, Value], path: Path) -> None:
        self.box = box
        self.path = path
        self.key = ""
        self.awaits_value = False


class _Builder:
    """Builds the value from events, one at a time; `take` says whether to go on.

    `skip` counts how deep we are in something that is left out: the value of a key that
    was refused. `drop_next`: the next value belongs to such a key.
    """

    def __init__(self, found: _Findings) -> None:
        from yaml import events

        self.kinds = events
        self.found = found
        self.marks = Marks()
        self.root: Value | None = None
        self.documents = 0
        self.open: list[_Open] = []
        self.depth = 0
        self.count = 0
        self.skip = 0
        self.drop_next = False

    def take(self, event: Event) -> bool:
        """Handle one event. False: the file cannot be read any further."""
        kinds = self.kinds
        mark = event.start_mark
        where = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(event, kinds.CollectionEndEvent):
            self._close()
        elif isinstance(event, kinds.NodeEvent):
            opens = isinstance(event, kinds.CollectionStartEvent)
            self.depth += opens
            self.count += 1
            if not self._within_limits(where):
                return False
            if self.skip:
                self.skip += opens
            else:
                self._node(event, where, opens)
        elif isinstance(event, kinds.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.found.add("GH111", where, "In één bestand hoort één document.")
                return False
        return True

    def _within_limits(self, where: Position) -> bool:
        if self.depth > MAX_DEPTH:
            self.found.add("GH107", where, f"Dit zit meer dan {MAX_DEPTH} lagen diep.")
            return False
        if self.count > MAX_VALUES:
            self.found.add("GH108", where, f"Dit bestand bevat meer dan {MAX_VALUES} waarden.")
            return False
        return len(self.found.all) <= MAX_FINDINGS

    def _node(self, event: NodeEvent, where: Position, opens: bool) -> None:
        top = self.open[-1] if self.open else None
        if top is not None and isinstance(top.box, dict) and not top.awaits_value:
            top.awaits_value = True
            self._key(top, event, where, opens)
            return
        if top is not None:
            top.awaits_value = False
        if self.drop_next:
            self.drop_next = False
            self.skip = int(opens)
            return
        path = self._path(top)
        self.marks.values[path] = where
        self._refuse_extras(event, where, path)
        if isinstance(event, self.kinds.ScalarEvent):
            self._put(top, self._text(event.value, where, path))
        elif opens:
            box: list[Value] | dict[str, Value] = (
                {} if isinstance(event, self.kinds.MappingStartEvent) else []
            )
            self._put(top, box)
            self.open.append(_Open(box, path))
        else:
            self._put(top, "")

    def _key(self, top: _Open, event: NodeEvent, where: Position, opens: bool) -> None:
        """Note the key of the value to come, or refuse it."""
        if not isinstance(event, self.kinds.ScalarEvent):
            self.found.add("GH112", where, "Een sleutel hoort gewone tekst te zijn.")
            self.marks.faulty.add(top.path)
            self.drop_next = True
            self.skip = int(opens)
            return
        if event.value == "<<" and not event.style:
            self.found.add("GH106", where, "“<<” (samenvoegen) kan hier niet.")
            self.marks.faulty.add(top.path)
            self.drop_next = True
            return
        key = self._text(event.value, where, (*top.path, event.value))
        path = (*top.path, key)
        if key in top.box:
            line = self.marks.key(path)[0]
            words = f"“{shorten(key, 40)}” staat er al, op regel {line}."
            self.found.add("GH102", where, words)
            self.marks.faulty.add(path)
            self.drop_next = True
            return
        top.key = key
        self.marks.keys[path] = where
        self._refuse_extras(event, where, path)

    def _refuse_extras(self, event: NodeEvent, where: Position, path: Path) -> None:
        """Report an anchor, alias or tag at `path`."""
        anchor, tag = event.anchor, getattr(event, "tag", None)
        if anchor is None and tag is None:
            return
        self.marks.faulty.add(path)
        shown = shorten(anchor or "", 40)
        if isinstance(event, self.kinds.AliasEvent):
            self.found.add("GH104", where, f"“*{shown}” (verwijzing) kan hier niet.")
        elif anchor is not None:
            self.found.add("GH103", where, f"“&{shown}” (anker) kan hier niet.")
        if tag is not None:
            self.found.add("GH105", where, f"“{shorten(tag, 40)}” (YAML-tag) kan hier niet.")

    def _text(self, value: str, where: Position, path: Path) -> str:
        """Return a scalar in NFC; an escape such as "\\e" is reported and taken out."""
        plain = value if value.isascii() else unicodedata.normalize("NFC", value)
        if _INVISIBLE.search(plain):
            self.found.add("GH110", where, "In deze tekst staat een onzichtbaar teken.")
            self.marks.faulty.add(path)
            return clean(plain)
        return plain

    def _path(self, top: _Open | None) -> Path:
        if top is None:
            return ()
        return (*top.path, len(top.box) if isinstance(top.box, list) else top.key)

    def _put(self, top: _Open | None, value: Value) -> None:
        if top is None:
            self.root = value
        elif isinstance(top.box, list):
            top.box.append(value)
        else:
            top.box[top.key] = value

    def _close(self) -> None:
        self.depth -= 1
        if self.skip:
            self.skip -= 1
        else:
            self.open.pop()
