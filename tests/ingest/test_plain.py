"""Bare text: which line is what. Every row says why it is there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.ingest import rules
from earwitness.ingest.blocks import lines_of
from earwitness.ingest.plain import classify, read_plain

# (line, kind or None for "only its surroundings could tell", why the row is there)
LINES = [
    (
        "We use your sign-up to provide content in ways you agreed to.",
        "notice",
        "consent text of sign-up boxes",
    ),
    ("This website uses cookies to improve your visit.", "notice", "the plainest cookie banner"),
    ("The Weekly Plum uses cookies. Fine by you?", "notice", "a banner that names its site"),
    ("The launch site uses satellite information, officials think.", None, "'site uses information' in news"),
    ("The browser maker uses cookies, which the court, in May, forbade.", None, "news about cookies"),
    ('"This website uses cookies," the lawyer said.', None, "a quoted notice is news"),
    ("Get the Plum Letter in your inbox every Friday.", "notice", "newsletter without 'sign up'"),
    ("By signing up to the pact, ministers agree to cut output.", None, "signing up in politics"),
    ("By signing up you agree to our terms.", "notice", "the same words to a reader"),
    ("Something went wrong.", "notice", "error of a widget"),
    ("Oops!", "notice", "error of a widget"),
    ("© 2031 Plum Media Ltd", "notice", "footer"),
    ("The rebels vowed to support independent journalism.", None, "support is no begging here"),
    ("Comments are closed.", "notice", "under blogs"),
    ("(Adds reaction from minister)", "notice", "an agency's update note"),
    ("To view this video please enable JavaScript", "media-placeholder", "shown where the player fails"),
    ("0:00 / 2:31", "media-placeholder", "a player's time"),
    ("10:45", None, "a time in a live report"),
    ("Share this article on Facebook", "share", "button"),
    ("Share · Tweet · Copy link", "share", "buttons with separators"),
    ("Follow us on Twitter", "share", "button"),
    ("Share prices fell on Friday.", None, "share in another sense"),
    ("Read more: Plum growers strike", "related-link", "one link with its label"),
    ("READ NEXT", "related-link", "the head of a list"),
    ("Read more at The Weekly Plum", "related-link", "link of an aggregator"),
    ("Read more than three books and you tire.", None, "a sentence that begins alike"),
    ("Related-party deals were hidden.", None, "a hyphen is no dash"),
    ("By Anna Plum", "credit", "by-line"),
    ("By ANNA PLUM and Karl de Witt", "credit", "two authors, capitals, particle"),
    ("By Tuesday, the town was empty.", None, "by in time"),
    ("By Friday", None, "a weekday is no name"),
    ("Source: Plum News", "credit", "source line"),
    ("Source: the man who saw it all spoke to us at length.", None, "a sentence after 'source'"),
    ("(Reporting by Anna Plum; editing by K. Witt)", "credit", "agency credit in brackets"),
    ("Reporting by the plum board suggests a loss.", None, "a sentence on reporting"),
    ("Karl Witt contributed to this report.", "credit", "additional credit"),
    ("from our own correspondent", "credit", "anonymous by-line"),
    ("Published in May, the report lists nine wells.", None, "published as participle"),
    ("Photo: K. Witt / Plum News", "credit", "credit alone"),
    ("Photos by satellite show tanks near the river.", None, "a sentence on photos"),
    ("The dam in March. (Photo by K. Witt)", "caption", "caption with its credit"),
    ("The dam in March. Photograph: K. Witt", "caption", "the same, British form"),
    ("LISK, TARVENIA - MAY 4: The dam at dawn", "caption", "form of the picture agencies"),
    ("The court was shown an undated photo of the bridge.", None, "a sentence on a photo"),
    ("He took the blame; others took credit: the bank did.", None, "credit in another sense"),
]


@pytest.mark.parametrize(("line", "kind", "why"), LINES, ids=[row[2] for row in LINES])
def test_a_line_shows_what_it_is(line: str, kind: str | None, why: str) -> None:
    assert rules.kind_of(line) == kind, why


BODY = "The mayor said on Monday that the wells had been dry since the spring, and that nobody had asked."

# (text, kinds of its lines that are not blank, why)
TEXTS = [
    (f"Wells run dry\n\n{BODY}", ["headline", "body"], "the simplest article"),
    (f"{BODY}\n\n{BODY}", ["body", "body"], "no headline: the first line is a long sentence"),
    ("Wells run dry", ["body"], "a single line is the text, not its headline"),
    ("The lift lies. So do we.\n\n" + BODY, ["headline", "body"], "short, with a stop, but alone"),
    (
        f"We use your sign-up to send letters.\n\nWells run dry\n\n{BODY}",
        ["notice", "headline", "body"],
        "notice first",
    ),
    (
        f"Wells run dry\nPlum News\n\n{BODY}",
        ["headline", "credit", "body"],
        "an agency's name under the headline",
    ),
    (
        f"Wells run dry\n\nMayor blames the drought of last year\n\nAnna Plum in Lisk\n\n{BODY}",
        ["headline", "subhead", "credit", "body"],
        "subhead, then name and place",
    ),
    (f"LISK, May 4 (Plum) - {BODY}\n\n{BODY}", ["body", "body"], "a dateline begins a paragraph"),
    (
        f"Wells run dry\n\n{BODY}\n\nA dry spring\n\n{BODY}",
        ["headline", "body", "subhead", "body"],
        "cross-heading",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\n‘We were told’\n\n{BODY}",
        ["headline", "body", "subhead", "body"],
        "a quoted cross-heading, from which a pulled quotation cannot be told",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\nDon’t miss:\nHens cross river\nGoat elected [PICTURES]\n\n{BODY}",
        ["headline", "body", "related-link", "related-link", "related-link", "body"],
        "a list of links ends at the blank line",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\n• Hens cross river\n• Goat elected\n\nSource: Plum News",
        ["headline", "body", "related-link", "related-link", "credit"],
        "bulleted titles at the end",
    ),
    (
        f"Wells run dry\n\n{BODY}\n\n- Nine wells are dry.\n- Two are not.\n\n{BODY}",
        ["headline", "body", "body", "body", "body"],
        "bullets that are sentences are the article's own",
    ),
    (
        f"Wells run dry\n\nANNA: Are they dry?\n\nKARL: {BODY}",
        ["headline", "body", "body"],
        "interview turns",
    ),
]


@pytest.mark.parametrize(("text", "kinds", "why"), TEXTS, ids=[row[2] for row in TEXTS])
def test_lines_of_an_article(text: str, kinds: list[str], why: str) -> None:
    assert classify(lines_of(text)) == kinds, why


# (text, date, why)
DATES = [
    (f"Wells run dry\n4 May 2031\n\n{BODY}", "2031-05-04", "a line that is a date"),
    (f"Wells run dry\nPublished: May 4, 2031\n\n{BODY}", "2031-05-04", "labeled"),
    (f"Wells run dry\nBy Anna Plum, 4 May 2031\n\n{BODY}", "2031-05-04", "in the by-line"),
    (f"Wells run dry\n\nLISK, May 4, 2031 (Plum) - {BODY}", "2031-05-04", "in the dateline"),
    (
        f"Wells run dry\n2031-05-04T10:15:00+02:00\n\n{BODY}",
        "2031-05-04T10:15:00+02:00",
        "with time and zone",
    ),
    (f"Wells run dry\n\nLISK, May 4 (Plum) - {BODY}", None, "no year: nothing is guessed"),
    (f"Wells run dry\nUpdated 4 May 2031\n\n{BODY}", None, "an update is no publication"),
    (
        f"Wells run dry\n\nOn 4 May 2031 the wells ran dry, the mayor said.\n\n{BODY}",
        None,
        "the date of the event",
    ),
    (f"2031\n\n{BODY}", None, "a bare year is a title"),
    (f"Wells run dry\n31 February 2031\n\n{BODY}", None, "no such day"),
]


@pytest.mark.parametrize(("text", "date", "why"), DATES, ids=[row[2] for row in DATES])
def test_only_printed_dates_are_stated(text: str, date: str | None, why: str) -> None:
    fact = read_plain(text).stated.published
    assert (fact.value if fact else None) == date, why
    assert fact is None or (fact.basis == "stated" and fact.why)


# (caption, its credit or None, why)
CAPTIONS = [
    ("The dam in March. Photo: K. Witt / Plum News", "Photo: K. Witt / Plum News", "after a full stop"),
    ("The dam in March (Photo by K. Witt)", "(Photo by K. Witt)", "in brackets"),
    ("A man at the well. (File photo)", None, "a file photo of nobody's"),
    ("Photo: K. Witt", None, "nothing before it: a credit, no caption"),
]


@pytest.mark.parametrize(("caption", "credit", "why"), CAPTIONS, ids=[row[2] for row in CAPTIONS])
def test_the_credit_of_a_caption_is_a_block_of_its_own(caption: str, credit: str | None, why: str) -> None:
    draft = read_plain(f"Wells run dry\n\n{BODY}\n\n{caption}\n\n{BODY}")
    first, *rest = draft.of_kind("caption") or [""]
    assert rest == []
    if credit:
        assert (first, draft.of_kind("credit")) == (caption.removesuffix(credit).rstrip(), [credit]), why
    else:
        assert first in ("", caption), why


pieces = st.sampled_from(
    [
        "Wells run dry",
        BODY,
        "• Hens cross",
        "Read next:",
        "By Anna Plum",
        "",
        "  ",
        "\u200b",
        "\x0c",
        "Share",
        "\ufeffx",
        "a\tb",
    ]
)


@given(st.one_of(st.text(max_size=400), st.lists(pieces, max_size=20).map("\n".join)))
def test_blocks_cover_all_that_is_not_blank_in_order_without_overlap(text: str) -> None:
    blocks = read_plain(text).blocks
    end = 0
    for block in blocks:
        assert end <= block.start < block.end <= len(text)
        assert not text[end : block.start].strip()
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        end = block.end
    assert not text[end:].strip()


@given(st.lists(pieces, max_size=20).map("\n".join))
def test_a_block_never_runs_over_a_blank_line(text: str) -> None:
    for block in read_plain(text).blocks:
        assert all(line.strip() for line in text[block.start : block.end].split("\n"))
