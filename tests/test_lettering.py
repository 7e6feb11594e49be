"""Words in the room that a drawing has for them: never wider, and cut where a reader would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.lettering import cut, lines, width, wrapped

NAMES = (
    "Courier",
    "The Extraordinarily Long-Winded Provincial Intelligencer and Advertiser of the Upper Valley " * 3,
    "W" * 200,
    "漢字新聞" * 20,
    "a",
    "Ärzteblatt",
    "ﷺ" * 5,
    "مصدر مطلع",
)
words = st.text(st.sampled_from("abc WMil子ﷺ😀é.,-'→…\u0301"), max_size=60).map(lambda t: " ".join(t.split()))


@pytest.mark.parametrize(
    ("narrow", "wide", "why"),
    [
        ("iiii", "mmmm", "letters have their own widths"),
        ("name", "NAME", "capitals are wider"),
        ("word", "漢字新聞", "ideographs fill their square"),
        ("word", "😀😀😀😀", "so do pictures"),
        ("word", "ﷺ", "a whole sentence in one character"),
        ("e", "…", "an ellipsis is as wide as an m"),
        ("--", "→→", "arrows are wider than hyphens"),
        ("ab", "abc", "more letters take more room"),
    ],
)
def test_what_is_wider(narrow: str, wide: str, why: str) -> None:
    assert width(narrow, 13.0) < width(wide, 13.0), why
    assert width(wide, 13.0) < width(wide, 14.0) and width(wide, 13.0) < width(wide, 13.0, bold=True)


@pytest.mark.parametrize(
    "nothing",
    ["\u0301\u0323", "\u2068\u2069"],
    ids=["marks stand on their letter", "isolates are not drawn"],
)
def test_what_takes_no_room(nothing: str) -> None:
    assert width(f"a{nothing}b", 13.0) == width("ab", 13.0)


@pytest.mark.parametrize("name", NAMES)
def test_words_are_cut_to_their_room(name: str) -> None:
    for room in (40.0, 130.0, 330.0):
        assert width(cut(name, room, 13.0), 13.0) <= room
        found = wrapped(name, room, 13.0, 2, bold=True)
        assert len(found) <= 2 and all(width(line, 13.0, bold=True) <= room for line in found)


@pytest.mark.parametrize(
    ("name", "letters", "expected"),
    [
        ("State Tunnel Directorate, Viktor Hamsel", 27, "State Tunnel Directorate…"),  # and not "…, V…"
        ("chief surveyor of the Palisade pool", 26, "chief surveyor of the…"),
        ("Directorate-General of Waterways", 9, "Director…"),  # a word of its own is as long as there is room
        ("The Generaldirektion", 11, "The Gener…"),  # "The" alone says nothing
        ("State Tunnel Directorate", 60, "State Tunnel Directorate"),
        ("Courier", 0, "…"),  # no room at all
    ],
)
def test_names_are_cut_where_a_word_ends(name: str, letters: int, expected: str) -> None:
    room = width("n" * letters, 13.0)
    found = cut(name, room, 13.0)
    assert found == expected
    assert width(found, 13.0) <= room or found == "…"


@given(words, st.floats(20, 300), st.integers(1, 4), st.booleans())
def test_lines_stay_in_their_room_and_keep_the_words_in_order(
    text: str, room: float, most: int, bold: bool
) -> None:
    found = wrapped(text, room, 13.0, most, bold=bold)
    assert 1 <= len(found) <= most
    assert all(width(line, 13.0, bold=bold) <= room for line in found)
    if not any(line.endswith("…") for line in found):
        assert " ".join(found) == text
    if width(text, 13.0, bold=bold) <= room:
        assert found == (text,)


@given(words, st.floats(20, 300), st.integers(1, 4))
def test_breaking_alone_loses_nothing(text: str, room: float, most: int) -> None:
    found = lines(text, room, 13.0, most)
    assert " ".join(found) == text and len(found) <= most
    assert all(width(line, 13.0) <= room or " " not in line for line in found[: most - 1])
