"""Running text: what is told in points hangs under its own words, at any width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from gesprekshulp.tui.widgets.flowing import broken

_WORDS = st.text(alphabet="abcdefghijkl [/x]é", min_size=1, max_size=120)


def test_a_point_and_a_date_hang_and_other_lines_are_left() -> None:
    text = Content(
        "Kop\n· een twee drie vier\n12-11-2026  een twee drie vier\nna de punten nog iets"
    )
    assert broken(text, 16).plain.split("\n") == [
        "Kop",
        "· een twee drie",
        "  vier",
        # No room for words beside a date: then it is not indented.
        "12-11-2026  een twee drie vier",
        "na de punten nog iets",
    ]
    assert broken(Content("12-11-2026  een twee drie vier"), 26).plain == (
        "12-11-2026  een twee drie\n            vier"
    )


@given(_WORDS, st.integers(min_value=6, max_value=60))
def test_no_word_is_lost_and_no_line_is_too_wide(words: str, width: int) -> None:
    told = broken(Content(f"· {words}"), width).plain
    assert "".join(told.split()) == "".join(f"· {words}".split())
    assert all(len(line) <= width for line in told.split("\n"))


def test_a_style_stays_on_its_words() -> None:
    whole = Content.assemble("· een ", ("twee drie", "bold"))
    told = broken(whole, 8)
    bold = [told.plain[span.start : span.end] for span in told.spans if "bold" in str(span.style)]
    assert "".join("".join(bold).split()) == "tweedrie"
