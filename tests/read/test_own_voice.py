"""The outlet's own statements: what they are, what they are not, and where they end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.read.own_voice import own_statements
from earwitness.records import Block, BlockKind, Document, Report, Source, report_id

# (source, cue, content): words of the text
Said = tuple[str, str, str]


def _document(text: str, kind: BlockKind = "body") -> Document:
    return Document(
        id="doc-x",
        received_as="x.txt",
        text=text,
        outlet="The Quarry Post",
        blocks=(Block(kind=kind, start=0, end=len(text)),),
    )


def _report(text: str, said: Said, kind: BlockKind = "body") -> Report:
    spans = [((text.index(w), text.index(w) + len(w)),) if w else () for w in said]
    return Report(
        id=report_id("doc-x", *spans),
        document="doc-x",
        source=Source(spans=spans[0], party="p" if said[0] else None),
        cue=spans[1],
        content=spans[2],
        kind="indirect",
        place=kind,
        stance="asserts",
    )


def _own(text: str, *said: Said, kind: BlockKind = "body") -> list[str]:
    found = own_statements(_document(text, kind), [_report(text, s, kind) for s in said])
    return [text[slice(*r.content[0])] for r in found]


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("The mill closed its gates with 340 people still on its books.", "a figure"),
        ("Work on the second tower began in March 2019.", "a date"),
        ("The contract runs out next week.", "a date without a number"),
        ("The gates were locked at 6 p.m.", "a time of day"),
        ("Nobody was hurt.", "a strong claim"),
        ("No group has come forward.", "no <noun> has"),
        ("The Quarry Post has seen the contract.", "its own checking"),
        ("Neither account could be independently verified.", "that it could not check"),
        ("The Post could not confirm the price.", "the same in the active"),
        ("We have not been able to establish who wrote it.", "whatever words of saying are in its object"),
        ("The Quarry Post has read what the clerk told them.", "by its name"),
        ("Nor has it been possible to check what was said.", "with nobody named"),
        ("The buyers have not withdrawn.", "what has not happened so far"),
        ("There may be a second leak.", "a cautious claim of its own"),
    ],
)
def test_a_sentence_that_weighs_is_the_outlets_own(sentence: str, why: str) -> None:
    assert _own(sentence) == [sentence], why


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("The river bends to the east there.", "background without a figure, a date or a claim"),
        ("She declined to comment on Monday.", "a refusal"),
        ("The clerk could not know what was said.", "what somebody else could not find out"),
        ("He did not say when the 12 trucks had left.", "a refusal with a figure in it"),
        ("Both spoke on condition of anonymity on Friday.", "why somebody is not named"),
        ("“We lost 40 sheep in May.”", "a quotation"),
        ("Were 40 sheep lost in May?", "a question"),
        ("ASTER: You left in 2019.", "a line of an interview"),
        ("By Nora Quill, 12 May 2020", "a byline"),
        ("Sign up before Friday for our daily letter.", "an invitation"),
        ("An earlier version of this article gave 40 as the number.", "a note on versions"),
        ("The mayor said on Monday that 40 had left.", "a report that the model missed"),
        ("", "nothing"),
    ],
)
def test_not_the_outlets_own(sentence: str, why: str) -> None:
    assert _own(sentence) == [], why


@pytest.mark.parametrize(
    ("text", "said", "own", "why"),
    [
        (
            "Shares fell 12 percent on Friday after the Courier reported that the deal was dead.",
            ("the Courier", "reported", "that the deal was dead"),
            ["Shares fell 12 percent on Friday"],
            "the clause before a report, without the word that joins them",
        ),
        (
            "On Monday in Corran, Hale said the deal was dead.",
            ("Hale", "said", "the deal was dead"),
            [],
            "an adverbial is no statement",
        ),
        (
            "Asked about it on Monday, Hale said the deal was dead.",
            ("Hale", "said", "the deal was dead"),
            [],
            "nor is how somebody came to speak",
        ),
        (
            "The Post has seen a letter that says the deal is dead.",
            ("a letter", "says", "the deal is dead"),
            ["The Post has seen a letter"],
            "what it has seen belongs to its statement, though it is a report's source",
        ),
        (
            "Hale said the deal was dead on 4 May.",
            ("Hale", "said", "the deal was dead on 4 May"),
            [],
            "a date inside what somebody says",
        ),
        (
            "The mill shut in 2004, and the owner declined to comment.",
            None,
            ["The mill shut in 2004"],
            "a refusal in the second clause",
        ),
    ],
)
def test_what_reports_leave_over(text: str, said: Said | None, own: list[str], why: str) -> None:
    assert _own(text, *([said] if said else [])) == own, why


@pytest.mark.parametrize(
    ("headline", "said", "own", "why"),
    [
        ("Bridge closed after crack found", None, ["Bridge closed after crack found"], "no source"),
        (
            "Bridge closed; mayor kept in dark",
            None,
            ["mayor kept in dark"],
            "statements apart; one of two words is a label",
        ),
        (
            "Bridge shut for winter, ferries run full",
            None,
            ["Bridge shut for winter", "ferries run full"],
            "a comma between two that could each stand alone",
        ),
        (
            "A thinner, cheaper phone comes in May",
            None,
            ["A thinner, cheaper phone comes in May"],
            "a comma in a list of adjectives",
        ),
        ("UPDATE 2-Bridge closed after crack", None, ["Bridge closed after crack"], "an agency's slug"),
        ("What the bridge means for us", None, [], "a title that asks or explains"),
        ("“It will fall. We knew it.”", None, [], "a quotation alone is nobody's, not the outlet's"),
        ("Home   World   Sport   Sign in", None, [], "a page's menu"),
        ("Bridge unsafe - officials", None, [], "a source behind a dash"),
        ("Hospital: patient has no fever", None, [], "a source before a colon"),
        ("Bridge unsafe, Hale says", ("Hale", "says", "Bridge unsafe"), [], "a report"),
        (
            "Boss 'knew of crack' before bridge fell",
            ("", "", "'knew of crack'"),
            ["Boss 'knew of crack' before bridge fell"],
            "quoted words with no speaker are part of what the headline says",
        ),
    ],
)
def test_headlines(headline: str, said: Said | None, own: list[str], why: str) -> None:
    assert _own(headline, *([said] if said else []), kind="headline") == own, why


@pytest.mark.parametrize(
    ("kind", "text", "own"),
    [
        ("caption", "The bridge at Corran in May. Photo: T. Ward", ["The bridge at Corran in May."]),
        ("caption", "The bridge at Corran", []),
        ("subhead", "PAPER WEALTH", []),
        ("notice", "We lost 40 readers in 2019.", []),
        ("related-link", "Bridge closed after 40 years", []),
        ("credit", "Reporting by two people in 2019.", []),
    ],
)
def test_other_blocks(kind: BlockKind, text: str, own: list[str]) -> None:
    assert _own(text, kind=kind) == own


def test_what_a_record_says() -> None:
    text = "Three carriers have failed this year."
    (own,) = own_statements(_document(text), [])
    assert (own.voice, own.source, own.cue, own.stance, own.place, own.kind) == (
        "own",
        Source(),
        (),
        "asserts",
        "body",
        "indirect",
    )
    assert own.id == report_id("doc-x", (), (), own.content)


@given(st.text(alphabet="aA1 .,;:?!\"'“”‘’\n-—[]()é\u200b", max_size=200))
def test_statements_lie_in_the_text_in_order_and_apart(text: str) -> None:
    body = f"In 2019 {text} Nobody left. {text}"
    found = [r.content[0] for r in own_statements(_document(body), [])]
    assert all(0 <= s < e <= len(body) and body[s:e].strip() for s, e in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
