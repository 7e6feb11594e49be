"""Who made a document that speaks, and who passed it on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.marked import document, marked

from earwitness.read.relays.documents import papers
from earwitness.records import Report, Source


def named(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """By report: the words for who made the document, and for who gave it."""
    plain, reports = marked(text)
    found = papers(document(plain), reports)
    made, given_ = ({i: plain[slice(*s)] for i, s in part.items()} for part in (found.made, found.given))
    return made, given_


SAYS = "{q|says} {c|it held}"
# a source, who made it, who gave it, why
SOURCES = [
    ("A report by state inspectors", "state inspectors", None, "by"),
    ("A report compiled last May by Bo Lund", "Bo Lund", None, "words between the verb and by"),
    ("The log, kept by the harbor master", "the harbor master", None, "kept by"),
    ("The mill’s own tally", "The mill", None, "an owner"),
    ("The inspectors’ report", "The inspectors", None, "owners"),
    ("A note of the Harbor Authority", "the Harbor Authority", None, "of a body"),
    ("A memo from the harbor office", "the harbor office", None, "from a body"),
    ("An email from Bo Lund", "Bo Lund", None, "from a person"),
    ("The minutes of the meeting", None, None, "of no body"),
    ("A card from 3 October", None, None, "a date"),
    ("A copy of the Harbor Authority", None, None, "a copy is of what it shows"),
    ("Minutes described by two officials", None, "two officials", "described by"),
    ("A letter read out by Bo Lund", None, "Bo Lund", "read out by"),
    ("A memo written by Bo Lund and leaked by Una Pike", "Bo Lund", "Una Pike", "one each"),
    ("A memo by a clerk", None, None, "a clerk who is nobody known"),
    ("A memo sent by post", None, None, "a means"),
    ("A memo finished by Friday", None, None, "a day"),
    ("Monday’s report", None, None, "a day owns nothing"),
    ("The mill’s diary", None, None, "what is kept, not worked out, may be about its owner"),
    ("A survey by the Marl Institute", None, None, "those asked answer it"),
    ("The man hired by Bo Lund", None, None, "no document"),
    ("A map of the mill by the river", None, None, "by the river is a place"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "made", "given_", "why"), SOURCES, ids=[row[0] for row in SOURCES])
def test_a_source_names_them(source: str, made: str | None, given_: str | None, why: str) -> None:
    found = named(f"{{s|{source}}} {SAYS}. Rain fell.")
    assert (found[0].get("1"), found[1].get("1")) == (made, given_), why


# sentence after "A memo says it held.", who made it, who gave it, why
SENTENCES = [
    ("The memo was written by Bo Lund.", "Bo Lund", None, "made"),
    ("The memo, which is undated, was signed by Bo Lund.", "Bo Lund", None, "a relative clause between"),
    ("The memo was first shown to this paper by Bo Lund.", None, "Bo Lund", "given"),
    ("The memo was read by Bo Lund.", None, "Bo Lund", "read out"),
    ("We were sent the memo by Bo Lund.", None, "Bo Lund", "given to us"),
    ("The Norwick Bee was shown the memo by Bo Lund.", None, "Bo Lund", "given to the outlet by name"),
    ("The Vale Herald was shown the memo by Bo Lund.", None, None, "given to another outlet"),
    ("The letter was written by Bo Lund.", "Bo Lund", None, "another word for what was quoted last"),
    ("A copy of the memo was written by Bo Lund.", None, None, "the copy was"),
    ("The memo was written by a clerk.", None, None, "somebody"),
    ("The memo was lost by Bo Lund.", None, None, "lost"),
]


@pytest.mark.parametrize(
    ("sentence", "made", "given_", "why"), SENTENCES, ids=[row[3] + ": " + row[0] for row in SENTENCES]
)
def test_a_sentence_of_its_own_names_them(
    sentence: str, made: str | None, given_: str | None, why: str
) -> None:
    found = named(f"{{s|A memo}} {SAYS}. {sentence}")
    assert (found[0].get("1"), found[1].get("1")) == (made, given_), why


def test_what_one_statement_of_a_document_tells_holds_for_all_of_them_and_for_no_other() -> None:
    made, _ = named(
        "{1s|A memo by Bo Lund} {1q|says} {1c|it held}. {2s|The memo} {2q|warns} {2c|of rust}. "
        "{3s|A letter} {3q|says} {3c|no}."
    )
    assert made == {"1": "Bo Lund", "2": "Bo Lund"}


def test_a_second_document_of_the_same_noun_is_another_if_it_is_new() -> None:
    made, _ = named("{1s|A memo by Bo Lund} {1q|says} {1c|so}. {2s|Another memo} {2q|says} {2c|no}.")
    assert made == {"1": "Bo Lund"}


@pytest.mark.parametrize(
    ("before", "made", "why"),
    [
        ("A bulletin issued by the harbor office went further. ", "the harbor office", "issued by"),
        ("In May the harbor office delivered a draft audit. ", "the harbor office", "who delivered it"),
        (
            "Rain fell.\n\nThe harbor office delivered a draft audit. ",
            "The harbor office",
            "at a paragraph's head",
        ),
        ("The harbor office lost a draft audit. ", None, "lost"),
        ("The harbor office delivered a crane. ", None, "no document"),
        ("A bulletin from October went further. ", None, "a month"),
        ("A bulletin issued by the harbor office is old.\n\nRain fell. ", None, "another paragraph"),
    ],
)
def test_the_sentence_before_it_names_them(before: str, made: str | None, why: str) -> None:
    found = named(f"{before}{{s|It}} {SAYS}.")[0].get("1")
    assert (found or "").removeprefix("In May ") == (made or ""), why


def test_a_document_of_somebody_named_before_is_told_apart() -> None:
    plain, reports = marked(
        "{1s|Her report} {1q|says} {1c|so}. {2s|Her dog} {2q|says} {2c|no}. {3s|The list} {3q|says} {3c|so}."
    )
    assert papers(document(plain), reports).own == {"1"}


def test_who_wrote_in_it_wrote_the_one_that_was_quoted_before() -> None:
    made, _ = named(
        "{1s|A memo} {1q|says} {1c|so}. “Rust,” wrote the treasurer, Bo Lund, in the memo. "
        "{2s|A staff memo} {2q|says} {2c|no}."
    )
    assert made == {"1": "the treasurer, Bo Lund"}


@pytest.mark.parametrize(
    ("source", "author", "why"),
    [
        ("Its author", True, "of what was quoted before"),
        ("The memo’s authors", True, "by its noun"),
        ("The author of a novel", False, "of something else"),
        ("The writer Una Pike", False, "a calling before a name"),
    ],
)
def test_authors(source: str, author: bool, why: str) -> None:
    plain, reports = marked(f"{{1s|A memo}} {{1q|says}} {{1c|so}}. {{2s|{source}}} {{2q|wrote}} {{2c|no}}.")
    assert (papers(document(plain), reports).authored == {"2"}) is author, why


PIECES = st.sampled_from(
    [
        "A memo ",
        "by ",
        "written ",
        "Bo Lund",
        ", ",
        ". ",
        "In a letter to ",
        "wrote ",
        "’s ",
        "\n",
        "“",
        "\u200b",
    ]
)


@given(st.lists(PIECES, max_size=25), st.integers(1, 60))
def test_words_lie_inside_any_text(pieces: list[str], cut: int) -> None:
    text = "".join(pieces) + " end of it"
    at = min(cut, len(text) - 2)
    report = Report(
        id="1", document="d", source=Source(spans=((0, at),)), cue=((at, at + 1),),
        content=((at + 1, len(text)),), kind="indirect",
    )  # fmt: skip
    whole = document(text)
    assert all(0 <= s < e <= len(whole.text) for s, e in papers(whole, [report]).spans())
