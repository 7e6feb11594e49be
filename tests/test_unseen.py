"""Characters that nobody sees: which set holds which, and how words are written without them."""

from __future__ import annotations

import sys
from unicodedata import category, combining

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.unseen import IN_DATA, IN_LINES, IN_NAMES, IN_TEXT, code_point, one_line, printable, visible

SETS = (IN_DATA, IN_TEXT, IN_LINES, IN_NAMES)
ALL = [chr(n) for n in range(sys.maxunicode + 1)]
hostile = st.text(
    st.one_of(
        st.sampled_from(
            "ab \t\n\r\x00\x1b\x85\xa0\xad\u0301\u061c\u200b\u202e\u2028\u2068\u2069\ufeff\ufffe"
        ),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("char", "held", "why"),
    [
        ("\x1b", 4, "escape sequences take over terminals"),
        ("\x9b", 4, "so does the one-character form of them"),
        ("\x7f", 4, "delete"),
        ("\u202e", 4, "turns the rest of the line round"),
        ("\u2066", 4, "an isolate that nobody closes"),
        ("\u2069", 4, "closes the isolate that words are shut up in"),
        ("\ud800", 4, "half a character: UTF-8 cannot hold it"),
        ("\uffff", 4, "no character; XML cannot hold it"),
        ("\ufdd0", 4, "no character either"),
        ("\u061c", 3, "Arabic names need marks of direction in files, and readers see them in texts"),
        ("\u200f", 3, "likewise"),
        ("\x0b", 3, "white space to Python, a box on a page"),
        ("\x85", 3, "likewise"),
        ("\r", 2, "white space of a text; in a terminal it writes over the line"),
        ("\f", 2, "likewise; clears some terminals"),
        ("\u2028", 2, "ends a line where a note or a table has one"),
        ("\ufeff", 2, "a name with it is found by nobody who types it"),
        ("\u00ad", 1, "Persian and Indic words need some of these in texts; in names they make doubles"),
        ("\u200b", 1, "likewise"),
        ("\u2060", 1, "likewise"),
        ("\U000e0041", 1, "tags, which hide whole sentences"),
        ("\n", 0, "the end of a line; whoever wants one line makes it a space first"),
        ("\t", 0, "likewise"),
        ("\xa0", 0, "a space"),
        ("é", 0, "a letter"),
        ("م", 0, "a letter from right to left"),
        ("\u0301", 0, "a mark on a letter"),
        ("😀", 0, "a picture"),
    ],
)
def test_which_sets_hold_a_character(char: str, held: int, why: str) -> None:
    assert sum(bool(each.fullmatch(char)) for each in SETS) == held, why


def test_each_set_has_all_of_the_one_before() -> None:
    held = [{char for char in ALL if each.fullmatch(char)} for each in SETS]
    assert held[0] < held[1] < held[2] < held[3]
    # whatever Unicode calls a control, a line end or half a character has no place in a name
    assert {c for c in ALL if category(c) in ("Cc", "Cs", "Zl", "Zp")} - {"\t", "\n"} <= held[3]
    # and nothing that anybody reads is taken out of one
    assert {category(c) for c in held[3]} <= {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("a\u202eb", "a[U+202E]b"),  # would turn round what follows
        ("a\u2069b\u2068", "a[U+2069]b[U+2068]"),  # would get out of its isolate
        ("a\x00\x1b[31m\ud800", "a[U+0000][U+001B][31m[U+D800]"),  # terminals, and what UTF-8 cannot hold
        (" a \n b ", "a b"),
        ("a\u3000\xa0b", "a b"),  # spaces of other widths would make doubles
        ("\u200b", "[U+200B]"),  # a name that is not there
        ("e" + "\u0301" * 40, "e\u0301\u0301"),  # heaps of marks would climb into other rows
        ("نص", "نص"),
        ("\U000e0041", "[U+E0041]"),
        ("", ""),
    ],
)
def test_names_show_all_that_they_are(words: str, seen: str) -> None:
    assert visible(words) == seen


@given(hostile)
def test_a_name_is_one_line_without_anything_unseen(words: str) -> None:
    seen = visible(words)
    assert not IN_NAMES.search(seen) and seen == " ".join(seen.split())
    assert visible(seen) == seen
    assert not any(all(map(combining, seen[n : n + 3])) for n in range(len(seen) - 2))


@given(hostile)
def test_a_terminal_keeps_its_lines_and_nothing_else_that_moves(words: str) -> None:
    shown = printable(words)
    assert not IN_LINES.search(shown)
    assert shown.count("\n") == words.count("\n") and printable(shown) == shown
    assert "\n" not in one_line(words) and one_line(words) == printable(" ".join(words.split()))


def test_characters_have_their_numbers() -> None:
    assert [code_point(c) for c in "\x1b\u202e\U000e0041"] == ["U+001B", "U+202E", "U+E0041"]
    assert printable("a\x1b[2J") == "a<U+001B>[2J"
