"""The day of publication of an article that nobody dates, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.ingest.plain import read_plain
from earwitness.ingest.publication import publication
from earwitness.records import Block, Published

BODY = (
    "The weir above Orl gave way before dawn, the river board said on Tuesday, and water ran into the lower "
    "streets of the town until noon, when men with sandbags closed the last of the gaps."
)
LEAD = f"Weir fails\n\nORL, May 6 (Brook) - {BODY}"
MAY_4 = ("2031-05-04", "2031-05-04", "2031-05-04", "stated")
MAY_6 = ("2031-05-06", "2031-05-06", "2031-05-06", "stated")


def told(text: str) -> Published:
    return publication(text, read_plain(text).blocks)


# (text, date, earliest, latest, basis, why)
DATES = [
    (f"Weir fails\nBy Ann Orr | 4 May 2031\n\n{BODY}", *MAY_4, "by-line"),
    (f"Weir fails\nPublished: 4 May 2031, 08:12\n\n{BODY}", *MAY_4, "label"),
    (
        f"Weir fails\nPublished 4 May 2031, 08:12 | Updated 6 May 2031, 11:40\n\n{BODY}",
        *MAY_4, "published goes before updated",
    ),
    (f"Weir fails\nUpdated May 6, 2031\n\n{BODY}", *MAY_6, "only updated"),
    (f"Weir fails\nSunday, 4 May 2031\n\n{BODY}", *MAY_4, "a line of its own"),
    (
        f"{LEAD} It had failed before, in 2030.",
        "2031-05-06", "2031-05-06", None, "inferred", "the first such Tuesday",
    ),
    (
        f"Weir fails\n\nTuesday 6 May\n\n{BODY} It had failed before, in 2030.",
        "2031-05-06", "2031-05-06", None, "inferred", "the weekday stands in the date line",
    ),
    (
        f"{LEAD} It was built in 1903.",
        "XXXX-05-06", "1913-05-06", None, "inferred", "what began long ago decides no year",
    ),
    (f"{LEAD}", "XXXX-05-06", None, None, "inferred", "no year is told of"),
    (f"Weir fails\n\n{BODY} It failed in March 2030.", None, "2030-03-01", None, "inferred", "from below"),
    (f"Weir fails\n\n{BODY} A new one is due in 2034.", None, None, None, "unknown", "what is ahead"),
    (f"Weir fails\n\n{BODY}", None, None, None, "unknown", "nothing at all"),
    (
        f"Weir fails\n\n{BODY}\n\nCorrected on May 9, 2031: the weir is above Orl.",
        None, None, "2031-05-09", "inferred", "a correction bounds from above",
    ),
    (
        f"Weir fails\n\n{BODY} Orr spoke on April 28.\n\nA version of this story appears in print on May 3, "
        "2031.",
        "2031-05-03", "2031-04-28", "2031-05-03", "stated", "online some day before print",
    ),
    (
        f"Weir fails\n\n{BODY}\n\nA letter dated 3 May 2029 asked for repairs.",
        None, "2029-05-03", None, "inferred", "a letter's date is not the article's",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "date", "earliest", "latest", "basis", "why"), DATES, ids=[row[5] for row in DATES]
)
def test_what_an_article_says_of_itself(
    text: str, date: str | None, earliest: str | None, latest: str | None, basis: str, why: str
) -> None:
    found = told(text)
    assert (found.date, found.earliest, found.latest, found.basis) == (date, earliest, latest, basis), why
    assert found.why


def test_a_wrong_year_in_a_caption_is_told_and_dates_nothing() -> None:
    caption = "The weir on Tuesday, 6 May 2030. Photo: A. Orr / Brook"
    text = f"Weir fails\nPublished 7 May 2031\n\n{caption}\n\n{BODY}"
    start = text.index(caption)
    found = publication(text, (Block("caption", start, start + len(caption)),))
    assert found.date == "2031-05-07"
    assert "was a Monday" in found.why and "2031" in found.why


def test_a_date_told_after_the_printed_one_is_told() -> None:
    found = told(f"Weir fails\nPublished 7 May 2031\n\n{BODY} It was closed on 9 May 2031.")
    assert found.date == "2031-05-07" and "9 May 2031" in found.why


@given(st.text(alphabet="0123456789 MayTuesdJun,.|:\n-()by", max_size=300))
def test_any_text_has_bounds_in_order(text: str) -> None:
    found = publication(text, ())
    assert found.why
    if found.earliest and found.latest:
        assert found.earliest <= found.latest
