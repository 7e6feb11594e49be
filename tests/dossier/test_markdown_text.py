"""Any text in Markdown is read as itself, with no more escaped than must be; names, links, front matter."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dossier.notes import ALLOWED, MARKUP

from earwitness.dossier.markdown_text import front_matter, item, plain, wiki, within


@given(st.text())
def test_any_text_is_read_as_itself(text: str) -> None:
    tree = MARKUP.parse(item(plain(text)))
    words = "".join(c.content for t in tree for c in t.children or ())
    assert {t.type for t in tree} <= ALLOWED and {c.type for t in tree for c in t.children or ()} <= ALLOWED
    assert [t.type for t in tree].count("list_item_open") == 1
    printed = " ".join(text.split()) or "…"
    if printed.isprintable():
        assert words == printed


@given(st.text())
def test_any_name_is_a_link_to_one_note_or_plain(text: str) -> None:
    told = wiki(text)
    if told.startswith("[["):
        assert re.fullmatch(r"\[\[[^\[\]|#^\\/:<>]{1,80}\]\]", told)
    (inline,) = [t for t in MARKUP.parse(f"x {told}") if t.type == "inline"]
    assert {c.type for c in inline.children or ()} <= {"text"}


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("Mara Quill", "[[Mara Quill]]"),
        ("Smith & Co", "[[Smith & Co]]"),  # an ampersand alone is no entity
        ("O’Neill, J.", "[[O’Neill, J]]"),  # a note's name ends in no point
        ("a/b:c", "[[a b c]]"),
        ("x" * 81, f"{'x' * 80} …"),  # a description, and no name
        ("]]", "\\]\\]"),  # nothing is left to link to
    ],
)
def test_names_of_notes(name: str, link: str) -> None:
    assert wiki(name) == link


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("seln_watch_2", "seln_watch_2"),  # inside a word it is a letter
        ("_it_ a _b", "\\_it\\_ a \\_b"),
        ("Stop!", "Stop\\!"),  # a link may follow, and would be a picture
        ("Stop! It", "Stop! It"),
        ("AT&T &amp; Co", "AT&T &amp;amp; Co"),
        ("at 5:30, 5::30", "at 5:30, 5\\::30"),  # the second is a field to Dataview
        ("<b>", "&lt;b>"),
    ],
)
def test_no_more_is_escaped_than_must_be(text: str, escaped: str) -> None:
    assert plain(text) == escaped


def test_links_inside_the_note() -> None:
    assert within("the | mayor", "^s1") == "[the \\| mayor](#^s1)"
    assert within("x", "Not in hand") == "[x](#Not%20in%20hand)"


def test_front_matter_of_values() -> None:
    lines = [*front_matter({"a": None, "b": True, "c": 0.5, "d": "2031-05-05", "e": 'x"y\\', "f g": "x\ny"})]
    assert lines == [
        "---", "a: null", "b: true", "c: 0.5", "d: 2031-05-05", 'e: "x\\"y\\\\"', '"f g": "x y"', "---"
    ]  # fmt: skip
