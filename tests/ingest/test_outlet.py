"""The outlet that a bare text shows to be its own. Every row says why it is there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.ingest.plain import read_plain

BODY = "The mayor of Lisk said on Monday that nine of the eleven wells had been dry since the spring."
DATED = "LISK, May 4 (Plumwire) - Nine wells in Lisk have run dry, the mayor said on Monday."
CREDIT = "(Reporting by Anna Plum; editing by K. Witt)"

# (paragraphs, outlet and its basis or None, why)
TEXTS = [
    ([BODY, "© 2031 The Plum Gazette"], ("The Plum Gazette", "stated"), "rights"),
    ([BODY, "© Plum Gazette Media Ltd"], None, "a company need not bear its paper's name"),
    (["By Plum Daily staff", BODY], ("Plum Daily", "stated"), "staff"),
    (["By Anna Plum, Political Editor", BODY], None, "a calling is no name"),
    (["By Anna Plum, Chief Reporter", BODY], None, "nor this one"),
    (["By Anna Plum, Gazette staff", BODY], ("Gazette", "stated"), "staff after the author"),
    ([BODY, "Hoppernet and its 31 partners use cookies."], ("Hoppernet", "stated"), "consent form"),
    ([BODY, "Follow Anna Plum on Twitter @annaplum"], None, "a journalist to follow"),
    ([DATED, "Plumwire could not verify the figure."], ("Plumwire", "stated"), "date line and checking"),
    ([DATED, BODY, CREDIT], ("Plumwire", "inferred"), "date line and credit"),
    ([DATED, BODY], None, "papers print agency texts"),
    ([DATED, BODY, "© The Plum Gazette"], ("The Plum Gazette", "stated"), "an agency's text in a paper"),
    (
        ["A letter reviewed by The Gazette lists nine wells.", "“I wrote it,” she told The Gazette."],
        ("The Gazette", "inferred"),
        "shown and told",
    ),
    (
        ["She spoke to The Plum Gazette at home.", "A letter seen by The Gazette lists nine wells."],
        ("The Plum Gazette", "inferred"),
        "the fuller form",
    ),
    (["“I did,” she told the Gazette.", "She told the Gazette that she would."], None, "anybody copies that"),
    (
        ["The Gazette reported a letter.", "A letter seen by the Gazette lists wells, she told the Gazette."],
        None,
        "another's report",
    ),
    (
        ["Source: Gazette, Herald", "A letter seen by the Gazette lists nine wells, she told the Gazette."],
        None,
        "the source is somebody else",
    ),
    (
        ["Lumenco has seen the letter.", "She told Lumenco.", "It was sent to Lumenco."],
        None,
        "a company sees and is told things as well",
    ),
    (
        ["She told The Recaller so.", "A sheet seen by The Recaller says 9.", "The Recaller has seen it."],
        ("The Recaller", "inferred"),
        "its article in capitals, three times",
    ),
    (
        ["She spoke to Upriver in May.", "UPRIVER: Who?", "ARRAN: I.", "UPRIVER: When?", "UPRIVER: Why?"],
        ("Upriver", "inferred"),
        "the outlet asks the questions",
    ),
    (["A letter seen by The Gazette.", "A letter shown to The Herald."], None, "one sign each"),
    ([BODY], None, "nothing at all"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "outlet", "why"), TEXTS, ids=[row[2] for row in TEXTS])
def test_outlets(paragraphs: list[str], outlet: tuple[str, str] | None, why: str) -> None:
    fact = read_plain("\n\n".join(["Wells run dry in Lisk", *paragraphs, BODY])).stated.outlet
    assert (fact and (fact.value, fact.basis)) == outlet, why
    assert fact is None or fact.why


pieces = st.sampled_from(
    [p for row in TEXTS for p in row[0]] + ["© ’s", "(c) The", "© 日本", "A", "By The staff", ""]
)


@given(st.lists(pieces, max_size=12).map("\n\n".join))
def test_whatever_is_found_stands_in_the_text(text: str) -> None:
    fact = read_plain(text).stated.outlet
    if fact is not None:
        assert fact.value.removeprefix("The ") in text
        assert fact.basis in ("stated", "inferred")
