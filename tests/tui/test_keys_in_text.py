"""Who gave an action another key reads that key in the manual, in messages and in hints."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from story import Place, played

import gesprekshulp
from gesprekshulp.knowledge.loading import content_dir
from gesprekshulp.settings.keeping import Settings
from gesprekshulp.tui.action_table import TABLE
from gesprekshulp.tui.actions import use_keys
from gesprekshulp.tui.keymap import fault_of, written_as
from gesprekshulp.tui.keys_in_text import MARK, with_own_keys

PAGES = sorted((content_dir() / "handleiding").glob("*.md"))
NOT_ABOUT_KEYS = {"bijdragen", "opdrachten", "wijzigingen"}
OURS = {action.id: [f"`{written_as(key)}`" for key in action.keys] for action in TABLE}
LABELS = {action.id: action.label for action in TABLE}

_FENCE = re.compile(r"^```.*?^```$", re.M | re.S)
_TYPED_AS_TEXT = re.compile(r"Typ alleen een `a`|Typ `ja` of `j`|zoals ctrl\+w, ctrl\+t of F5")
_KEY = re.compile(r"`[a-z]`|\bF\d{1,2}\b|\bctrl\+[a-z]\b|`del`|`tab`")
_OTHER_PROGRAM = re.compile(r"Stop met ctrl\+d|op Windows ctrl\+z")
_FIXED_KEY = re.compile(
    r"(?<![\w'’.+/-])[a-tv-z](?![\w.'’:)/-])|\b(?<!shift\+)(?:tab|del|F\d+)\b|[↑↓←→] \w+t\b"
)
"""A letter alone, or a named key. Not "u": so parents are spoken to."""

_TALKS_OF_KEYS = re.compile(
    r"\b(?:[Mm]et|[Tt]oets|[Dd]ruk op|[Kk]ies) (?:[a-tv-z]|tab|del|F\d+)\b(?!['’])"
)
_GIVES_KEYS = {"keymap.py", "keys_in_text.py"}
"""What tells how keys are written may name some."""


@pytest.fixture(autouse=True)
def _our_keys() -> Iterator[None]:
    yield
    use_keys({})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_names_each_key_by_its_action(page: Path) -> None:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    for mark in MARK.finditer(text):
        assert mark["text"] in (*OURS[mark["action"]], " of ".join(OURS[mark["action"]])), mark[0]
    if page.stem not in NOT_ABOUT_KEYS:
        bare = _OTHER_PROGRAM.sub("", _TYPED_AS_TEXT.sub("", MARK.sub("", text)))
        assert not _KEY.findall(bare), "schrijf het als [`x`](toets:actie)"


def _told(file: Path) -> Iterator[str]:
    """The texts in a module that a user may read: of more than a word, and no docstring."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if (
            (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in silent
            )
            and len(node.value) > 6
            and not {"{", "\\"} & set(node.value)
        ):
            yield node.value


def test_no_sentence_on_a_screen_names_a_key_that_can_be_changed() -> None:
    """Screens ask `keys_of`."""
    for file in (Path(gesprekshulp.__file__).parent / "tui").rglob("*.py"):
        for text in _told(file) if file.name not in _GIVES_KEYS else ():
            assert not _FIXED_KEY.search(text), (file.name, text)


def test_no_remedy_names_a_key() -> None:
    """The layers below the screens name the action in words: they serve `--plat` and paper too."""
    below = ("casework", "assistant", "documents", "dossier", "settings")
    files = [
        one for name in below for one in (Path(gesprekshulp.__file__).parent / name).rglob("*.py")
    ]
    texts = [(file.name, text) for file in files for text in _told(file)]
    content = (*content_dir().glob("*.yaml"), *(content_dir() / "brieven").glob("*.yaml"))
    texts += [(file.name, file.read_text(encoding="utf-8")) for file in content]
    for name, text in texts:
        assert not _TALKS_OF_KEYS.search(text), (name, _TALKS_OF_KEYS.search(text))


def test_a_mark_says_the_own_key_and_in_the_menu_the_letter_or_the_name() -> None:
    page = "[`v`](toets:voorbeeld) [`z`](menu:zijpad) [`F4` of `r`](toets:waarom)"
    assert with_own_keys(page) == "`v` `z` `F4` of `r`"

    use_keys({"voorbeeld": ("f6",), "zijpad": ("x",), "waarom": ("ctrl+k",)})
    assert with_own_keys(page) == "`F6` `x` `ctrl+k`"

    use_keys({"zijpad": ("f6",)})
    assert with_own_keys(page) == f"`v` **{LABELS['zijpad'].capitalize()}** `F4` of `r`"


async def test_f1_a_message_and_the_first_warning_name_the_own_key(place: Place) -> None:
    own = {"als-bezwaar": "F6", "sleutels": "F9"}
    for action, key in own.items():
        assert not fault_of(next(one for one in TABLE if one.id == action), key.lower(), {})
        Settings(place.folder).set_key(action, key)
    async with played(place, place.case(), at="gesprek") as story:
        await story.press("f6")
        story.sees("dan maakt F6 er een open bezwaar van")
        await story.press("f1")
        shown = story.app.screen.query_one("Markdown").source  # type: ignore[attr-defined]
        assert "Met `F6` maak je van de regel een open bezwaar" in shown
        assert "toets:" not in shown
