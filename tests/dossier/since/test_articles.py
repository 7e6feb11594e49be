"""Articles that are new, gone or edited: known again by their words, with what changed in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dossier.since.versions import EDITED, MILL, OTHER, article, lines, plain, said, told

from earwitness.dossier.since_matching import matched, state
from earwitness.dossier.since_words import changed_passages

RENAMED = EDITED.replace("Mill burned\n", "Mill fire\n")
AT_X, POST = {"url": "https://x.example/1"}, {"outlet": "Post"}
MATCHES = [
    (AT_X, AT_X, EDITED, "edited", "one address"),
    (AT_X, {"url": "https://X.example/1/#top"}, EDITED, "edited", "one address, written otherwise"),
    (POST, {"outlet": "post"}, "Mill burned\n\nQuite another text.", "edited", "one outlet and headline"),
    (POST, POST, RENAMED, "edited", "most words of one outlet"),
    (POST, {"outlet": "Courier"}, RENAMED, "other", "another outlet"),
    (POST, POST, "Rain\n\nIt rained.", "other", "other words of one outlet"),
    ({}, {}, RENAMED, "edited", "one file, no outlet"),
    (POST | {"day": "2031-05-05"}, POST | {"day": "2031-05-06"}, MILL, "same", "another date alone"),
]  # fmt: skip


@pytest.mark.parametrize(("then", "later", "text", "kind", "why"), MATCHES, ids=[row[4] for row in MATCHES])
def test_an_article_is_known_again(then: Any, later: Any, text: str, kind: str, why: str) -> None:
    before, now = article(MILL, **then), article(text, **later)
    found = matched(state([before]), state([now]))
    assert (bool(found.same), bool(found.edited), bool(found.new), bool(found.gone)) == (
        kind == "same", kind == "edited", kind == "other", kind == "other",
    )  # fmt: skip


def test_new_gone_and_edited_articles_are_told_with_their_words() -> None:
    old, new, gone = (
        article(MILL, outlet="Post", day="2031-05-05"),
        article(EDITED, outlet="Post", day="2031-05-05"),
        article(OTHER, outlet="Courier"),
    )
    arrived = article("Rain\n\nIt rained.", outlet="Blog")
    found = told([old, gone], [new, arrived])
    first = found.sentences[0]
    assert first.plain == (
        "One article is new (Blog); one article is gone (Courier); one article was edited (Post 2031-05-05)."
    )
    assert set(first.links) == {"since-articles", "a1", "a2"}
    assert lines(found, "Articles") == [
        "New: Blog “Rain”, no statements",
        "Gone: Courier “Owner calm”, which had no statements",
        "Edited: Post 2031-05-05 “Mill burned”, three passages",
    ]
    edited = found.listings[0].lines[-1]
    assert [p.kind for p in edited.passages] == ["changed", "gone", "changed"]
    assert [(p.kind, p.words) for p in edited.passages[0].pieces][1:3] == [
        ("dropped", "dawn "),
        ("added", "noon"),
    ]


THEN = st.sampled_from(["One. ", "Two two two. ", "Three is\n", "“Four,” he said. ", "Five five; "])
NOW = st.sampled_from(["One. ", "Two two four. ", "Three is\n", "“Four,” she said. ", "Six! "])


@given(st.lists(THEN, max_size=8), st.lists(NOW, max_size=8))
def test_changed_passages_tell_every_word_that_came_or_went(old: list[str], new: list[str]) -> None:
    earlier, later = "".join(old), "".join(new)
    passages = changed_passages(earlier, later)
    assert bool(passages) == (earlier.split() != later.split())
    for passage in passages:
        kinds = {p.kind for p in passage.pieces}
        assert kinds <= {"same", "added", "dropped"}
        assert kinds != {"same"}
        for piece in passage.pieces:
            if piece.kind != "same":
                there = later if piece.kind == "added" else earlier
                assert " ".join(piece.words.split()) in " ".join(there.split())


def test_a_very_long_text_is_compared_in_time_and_told_in_short() -> None:
    one = article("x " * 200_000 + "end.", outlet="Post")
    other = article("y " * 200_000 + "end.", outlet="Post", url="https://x.example/2")
    assert told([one], [other]).sentences


def test_statements_of_an_edited_article_are_new_gone_or_in_other_words() -> None:
    old, new = article(MILL, outlet="Post"), article(EDITED, outlet="Post")
    found = told(
        [old, said(old, "The mill burned at dawn", "an engineer"), said(old, "denied it", "Ada Poe")],
        [new, said(new, "The mill burned at noon", "an engineer"), said(new, "Nobody was hurt", "the owner")],
    )
    assert "One statement is new in articles that were here before; one statement is gone in" in plain(found)
    assert "one statement is in other words" in plain(found)
    assert lines(found, "Statements in articles that were here before") == [
        "New: statement 2, the owner: “Nobody was hurt” (Post)",
        "Gone: Ada Poe: “denied it” (Post)",
        "In other words: statement 1, an engineer: “The mill burned at noon” (Post)",
    ]


def test_the_same_words_in_another_place_are_no_news() -> None:
    old = article(MILL, outlet="Post")
    moved = article("Mill burned\n\nUpdate.\n\n" + MILL.split("\n\n", 1)[1], outlet="Post")
    words = "The mill burned at dawn"
    found = told([old, said(old, words, "an engineer")], [moved, said(moved, words, "an engineer")])
    assert not lines(found, "Statements in articles that were here before")
