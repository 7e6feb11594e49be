"""Titles that tell of the story, and pages of several items."""

from __future__ import annotations

import pytest

from earwitness.ingest.blocks import lines_of
from earwitness.ingest.foot import mark_foot
from earwitness.ingest.plain import classify
from earwitness.ingest.rules import kind_of

BODY = (
    "The mayor of Dorv said on Monday that the wells of the town had been dry since the spring, and that "
    "nobody on the council had asked."
)
HEAD = "Mayor of Dorv hid dry wells from the council for a year"

# text, kinds of its lines, why
TEXTS = [
    (f"Plum Riverside\n{HEAD}\nBy Anna Plum\n\n{BODY}\n\n{BODY}",
     ["notice", "headline", "credit", "body", "body"], "a short name that shares no word with the story"),
    (f"the slow goat\ntalk · reasons · jam\n\n{HEAD}\n\n{BODY}\n\n{BODY}",
     ["notice", "notice", "headline", "body", "body"], "a name and a row"),
    ("GOAT HERALD › Lisk › All about the ponds that dried\n"
     f"Some of it, none of the mud\n\n{HEAD}\n\n{BODY}\n\n{BODY}",
     ["notice", "notice", "headline", "body", "body"], "a path and a motto"),
    (f"Editors: replaces 15:10 file; adds mayor\n\n{HEAD}\n\n{BODY}\n\n{BODY}",
     ["notice", "headline", "body", "body"], "a word to the desks shares words, but heads nothing"),
    (f"Wells run dry\n{HEAD}\n\n{BODY}\n\n{BODY}",
     ["headline", "subhead", "body", "body"], "short, but of the story"),
    (f"The Long Thirst\nHow the mayor of Dorv hid dry wells from his council\n\n{BODY}\n\n{BODY}",
     ["headline", "subhead", "body", "body"], "a headline in a figure above a deck that explains it"),
    (f"Everybody knew that it was all quite over\n{HEAD}\n\n{BODY}\n\n{BODY}",
     ["headline", "subhead", "body", "body"], "no word of the story, but too long for a name"),
    (f"1. WELLS RUN DRY AT DORV\n\n{BODY}\n\n{BODY}\n\n2. GOAT BECOMES MAYOR\n\n{BODY}",
     ["headline", "body", "body", "headline", "body"], "numbered items"),
    (f"{HEAD}\n\n{BODY}\n\n1. What we know\n\n{BODY}\n\n2. What we do not\n\n{BODY}",
     ["headline", "body", "subhead", "body", "subhead", "body"], "a list below a headline of its own"),
    (f"18:32 · 2 min ago\n{HEAD}\n{BODY}\nvia Plum Daily\n\nTue 15:05\nGoat becomes mayor\n{BODY}\n"
     "via Goat Herald",
     ["notice", "headline", "body", "credit", "notice", "headline", "body", "credit"], "a topic page"),
    (f"{HEAD}\n\n{BODY}\n\n15:05\nGoat becomes mayor\n{BODY}",
     ["headline", "body", "body", "subhead", "body"], "a live report: its headline is below no time"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds", "why"), TEXTS, ids=[row[2] for row in TEXTS])
def test_heads_and_items(text: str, kinds: list[str], why: str) -> None:
    assert classify(lines_of(text)) == kinds, why


@pytest.mark.parametrize(
    ("line", "kind", "why"),
    [
        ("via Plum Daily", "credit", "whose report it is"),
        ("via Plum Daily (paywall) · 214 comments", "credit", "with a count"),
        ("First reported by Goat Herald", "credit", "in words"),
        ("First reported by Goat Herald, the leak grew.", None, "a sentence"),
        ("via the back door they came", None, "no name"),
    ],
)
def test_whose_report_is_summed_up(line: str, kind: str | None, why: str) -> None:
    assert kind_of(line) == kind, why


@pytest.mark.parametrize(
    ("line", "kind", "why"),
    [
        ("Seen a goat? goats@plum.example", "notice", "a question and an address"),
        ("Queries: night desk 0044", "notice", "whom to ask"),
        ("Enjoyed it? We live on jam. Chip in from a penny.", "notice", "asks for money"),
        ("We count goats. We sell none. Spotted a slip? Tell us.", "notice", "asks for corrections"),
        ("Ad: Sleep well on Lisk wool.", "notice", "an advertisement"),
        ("Updated at 4:40pm to add the answer of the mayor.", "notice", "what has been changed"),
        ("— This is the end —", "notice", "an end between dashes"),
        ("“Who knew? Tell us,” she said.", None, "spoken"),
        ("Updated plans were shown to the council.", None, "no note"),
    ],
)
def test_closing_lines(line: str, kind: str | None, why: str) -> None:
    lines = lines_of(f"{HEAD}\n\n{BODY}\n\n{line}")
    kinds = ["headline", None, None]
    mark_foot(lines, kinds)  # type: ignore[arg-type]
    assert kinds[2] == kind, why
