"""Which words date a statement: those of its telling, and nothing that is told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.timed import SUNDAY, read

from earwitness.read.dating.dating import dated
from earwitness.records import Document, Published, Report, Source

# (text, date of statement 1 or None where it has none, why)
OWN = [
    ("[s|Rudd] [q|said] on Friday [c|that the weir held].", "2031-06-06", "after the cue"),
    ("[s|Rudd] [q|told] the Weir Gazette late on Friday [c|that it held].", "2031-06-06", "after the hearer"),
    ("On Friday, [s|Rudd] [q|said] [c|that the weir held].", "2031-06-06", "the sentence begins so"),
    ("[s|The council] on Friday [q|denied] [c|that it leaked].", "2031-06-06", "between source and cue"),
    ("[c|The weir held], [s|Rudd] [q|said] on Friday.", "2031-06-06", "at the end"),
    ("In a statement on Friday, [s|it] [q|said] [c|that the weir held].", "2031-06-06", "by a statement"),
    ("[s|A letter dated May 3] [q|asks] [c|for a new weir].", "2031-05-03", "a letter with a date"),
    ("[s|A survey published on Friday] [q|found] [c|that few knew].", "2031-06-06", "a survey's publication"),
    ("[s|The board] [q|put] [c|it at nine] in its April bulletin.", "2031-04", "an issue named by its month"),
    ("Asked about it on Friday, [s|Rudd] [q|said] [c|that it held].", "2031-06-06", "asked then"),
    ("At Friday's hearing [s|Rudd] [q|said] [c|that it held].", "2031-06-06", "at a hearing"),
    ("[s|Rudd] [q|told] lenders on a May 30 call [c|that it held].", "2031-05-30", "a day before a noun"),
    ("[s|Rudd] [q|wrote] in its May report [c|that it held].", "2031-05", "a month before a noun"),
    (
        "The yard shut on Friday, two weeks after [s|Rudd] [q|warned] [c|that it leaked].",
        "2031-05-23",
        "as long before the day that is named",
    ),
    (
        "The yard shut on Friday, a day before [s|Rudd] [q|warned] [c|that it leaked].",
        "2031-06-07",
        "as long after it",
    ),
    (
        "The yard shut on Friday, two weeks after the fire, and [s|Rudd] [q|said] [c|that it held].",
        None,
        "another event than the telling",
    ),
    ("In 2019 [s|Rudd] [q|told] the board [c|that it held].", "2019", "a year"),
    ("[s|Rudd] [q|said] last month [c|that it held].", "2031-05", "a month"),
    ("[s|A poll taken on June 2-5] [q|found] [c|that few knew].", "2031-06-02/2031-06-05", "a stretch"),
    ("Until Friday, [s|Rudd] [q|had said] [c|that it held].", "../2031-06-06", "up to a day"),
    ("WEIRTON, June 8 (Brook) - [s|Rudd] [q|said] [c|that it held].", None, "a dateline is no part of it"),
    ("[s|Rudd] [q|said] [c|that it burst on Friday].", None, "the date of what is told"),
    ("[s|Rudd, who left in May,] [q|said] [c|that it held].", None, "a clause of its own"),
    ("[s|Rudd] [q|said] [c|that it held], but the mill failed on Friday.", None, "another clause"),
    ("The mill burned on Friday, and [s|Rudd] [q|said] [c|that it held].", None, "another clause before it"),
    ("[s|The man arrested on Friday] [q|said] [c|that it held].", None, "another verb's date"),
    ("[s|Rudd] [q|will say] next Friday [c|that it held].", None, "what is ahead has not been said"),
    ("[s|Rudd] [q|has said] since Friday [c|that it held].", None, "a beginning is no date"),
    ("If Rudd wins in May, [s|Orr] [q|said], [c|the weir goes].", None, "a condition"),
    ("[s|Rudd] [q|warned] as early as March [c|that it leaked].", "2031-03", "as early as"),
    ("Rudd resigned on Friday, [q|citing] [c|his health].", "2031-06-06", "goes on from what was done then"),
    ("UPDATE, Friday, 9.15 am: [s|Rudd] [q|rang to say] [c|that it held].", "2031-06-06", "a label"),
    ("[s|Rudd] is now [q|facing calls] [c|to quit].", None, "now is no date of a telling"),
    ("Asked whether he had read the May memo, [s|Rudd] [q|said] [c|that it held].", None, "asked about it"),
    ("A call on Friday from [s|a man] who [q|said] [c|it held] was logged.", "2031-06-06", "a call from him"),
    ("[s|The Gazette] ran a piece on Friday that [q|quoted] [c|Rudd].", "2031-06-06", "a piece that says so"),
    ("It has haunted him since 3 May, when [s|he] [q|told] us [c|it held].", "2031-05-03", "when he told"),
    ("[s|The board] [q|knew] by May [c|that it leaked].", "2031-05", "by is no end, until is one"),
    ("[s|Rudd] has since [q|said] [c|that it held].", None, "since with no date before it"),
    ("[s|Rudd] [q|told] The Sunday Herald [c|that it held].", None, "a weekday in a name"),
    ("[s|Rudd] [q|told] the class of 2002 [c|that it held].", None, "a year in a name"),
    ("[s|People who have lately seen Rudd] [q|say] [c|it held].", None, "in the source's own clause"),
    (
        "[s|Rudd] [q|said] [c|it held], a nod to the wall that the board built in May.",
        None,
        "the outlet adds",
    ),
    ("[s|A letter that she obtained in May] [q|says] [c|it held].", None, "obtained, again"),
    ("[s|A report finished in May] [q|says] [c|it held].", "2031-05", "a report is of when it was finished"),
    ("[s|Orr], who obtained it in May, [q|says] [c|that it held].", None, "obtained is not issued"),
    ("Rudd was bidding in May and [q|had promised] [c|that it held].", None, "promised before that"),
    ("This year's budget, [s|Orr] [q|said], [c|was spent].", None, "dates what is talked about"),
]


@pytest.mark.parametrize(("text", "date", "why"), OWN, ids=[row[2] for row in OWN])
def test_words_of_the_telling(text: str, date: str | None, why: str) -> None:
    found = read(text).get("1")
    assert (found.date if found else None) == date, why
    assert found is None or found.why


# (text, dates of all statements that have one, why)
NEIGHBORS = [
    (
        "Rudd met the board on Friday. [s1|A woman in the room] [q1|said] "
        "[c1|[s2|he] [q2|had promised] [c2|a new weir]].",
        {"2": "2031-06-06"},
        "what a witness heard is dated, his telling of it not",
    ),
    (
        "[s1|The record of the May 3 sitting] [q1|shows] [c1|[s2|Rudd] [q2|saying] [c2|that it held]].",
        {"1": "2031-05-03", "2": "2031-05-03"},
        "what a record shows somebody saying",
    ),
    (
        '[s1|The memo, dated 3 May,] [q1|warns] [c1|of it]. [c2|"It will go,"] [s2|its author] [q2|wrote].',
        {"1": "2031-05-03", "2": "2031-05-03"},
        "the author of what is dated",
    ),
    (
        "[s1|Rudd] [q1|said] in an interview on Friday that [c1|[s2|he] [q2|doubted] [c2|that it held]].",
        {"1": "2031-06-06"},
        "a thought lasts",
    ),
    (
        "[s1|Rudd] [q1|denied] it on Friday [c1|as gossip]. [s2|The Gazette] [q2|had reported] two days "
        "before that [c2|Rudd knew].",
        {"1": "2031-06-06", "2": "2031-06-04"},
        "two days before, and what was reported",
    ),
    (
        '[s1|Rudd] [q1|said] on Friday [c1|that it held]. [c2|"We looked,"] [s2|he] [q2|said].',
        {"1": "2031-06-06", "2": "2031-06-06"},
        "the same speaker goes on",
    ),
    (
        "[s1|Rudd] [q1|said] on Friday [c1|that it held]. [s2|Orr] [q2|said] [c2|that it leaked].",
        {"1": "2031-06-06"},
        "another speaker",
    ),
    (
        '[s1|Rudd] [q1|said] on Friday [c1|that it held].\n[c2|"We looked,"] [s2|he] [q2|said].',
        {"1": "2031-06-06", "2": "2031-06-06"},
        "his own words in the next paragraph",
    ),
    (
        "[s1|Rudd] [q1|said] on Friday [c1|that it held].\n[s2|He] [q2|said] [c2|that it leaked].",
        {"1": "2031-06-06"},
        "another paragraph, and not in his own words",
    ),
    (
        '[s1|Rudd] [q1|said] on Friday [c1|that it held].\n\nSo?\n\n[c2|"We looked,"] [s2|he] [q2|said].',
        {"1": "2031-06-06"},
        "a paragraph between",
    ),
    (
        "[s1|A clerk, who spoke to us on Friday,] [q1|says] [c1|that it held].",
        {"1": "2031-06-06"},
        "the source is said to have spoken then",
    ),
    (
        "[s1|A clerk, not the one who spoke to us on Friday,] [q1|says] [c1|that it held].",
        {},
        "look-alike: another spoke then",
    ),
    (
        "[s1|A clerk, who met the mayor on Friday,] [q1|says] [c1|that it held].",
        {},
        "look-alike: a meeting of the story",
    ),
    (
        "[s1|Rudd] [q1|said] on Friday [c1|that it held]. By that date [s2|Orr] [q2|had said] [c2|it ran].",
        {"1": "2031-06-06", "2": "../2031-06-06"},
        "up to a date named before",
    ),
    (
        "[s1|Rudd] [q1|said] at 16:00 [c1|that it held].",
        {"1": "2031-06-08"},
        "a clock time of the day of publication",
    ),
    (
        "DORVE, June 5 (NRP) - [c1|It held], [s1|Rudd] [q1|said] at 16:00.",
        {"1": "2031-06-05"},
        "a clock time of the day of filing",
    ),
    (
        "Rudd was interviewed on Friday. [s1|He] [q1|said] [c1|that it held].",
        {"1": "2031-06-06"},
        "a sentence that tells of the occasion",
    ),
    (
        "The mill burned on Friday. [s1|Rudd] [q1|said] [c1|that it held].",
        {},
        "a sentence that tells of something else",
    ),
    (
        "[s1|Rudd] [q1|wrote] on May 3 [c1|that it held]; two days later [s2|she] [q2|denied] [c2|it].",
        {"1": "2031-05-03", "2": "2031-05-05"},
        "counted from the date before it",
    ),
    (
        "[s1|Rudd] [q1|told] us in May [c1|that it held] and [q2|withdrew] [c2|it] two days later.",
        {"1": "2031-05", "2": "2031-05"},
        "counted from a month, and as exact as that",
    ),
    (
        "[s1|Rudd] [q1|spoke] on Friday [c1|of leaks]. [s2|Orr] [q2|denied] [c2|them] earlier in the day.",
        {"1": "2031-06-06", "2": "2031-06-06"},
        "the day named before",
    ),
    (
        "[s1|Rudd] [q1|said] on Friday [c1|that Orr had [q2|told] him in May [c2|it leaked]].",
        {"1": "2031-06-06", "2": "2031-05"},
        "each by the words of its own telling",
    ),
    (
        "[s1|The lawyer] on Friday [q1|read] [c1|a statement in which [s2|Rudd] [q2|said] [c2|it held]].",
        {"1": "2031-06-06", "2": "2031-06-06"},
        "read out",
    ),
]


@pytest.mark.parametrize(("text", "dates", "why"), NEIGHBORS, ids=[row[2] for row in NEIGHBORS])
def test_dates_of_neighbors(text: str, dates: dict[str, str], why: str) -> None:
    assert {i: w.date for i, w in read(text).items()} == dates, why


# What carries on and what does not: (text, dates of all statements that have one, why)
CARRIED = [
    (
        "[s1|Rudd] [q1|said] on Friday [c1|that it held]. [s2|She] [q2|expects] [c2|a new one].",
        {"1": "2031-06-06"},
        "what she expects now she did not say then",
    ),
    (
        "[s1|Rudd] [q1|said] on Friday [c1|that it held]. [s2|She] [q2|had told] Orr [c2|the same].",
        {"1": "2031-06-06"},
        "told before that",
    ),
    (
        "[s1|Rudd] [q1|wrote] on Friday [c1|that it held]. In a second letter [s2|she] [q2|said] [c2|so].",
        {"1": "2031-06-06"},
        "another occasion",
    ),
    (
        "Rudd met the board on Friday. [s1|Orr] [q1|said] [c1|that it held].",
        {},
        "somebody who is not in the scene",
    ),
    (
        "Rudd, who met them on Friday, had left. [s1|He] [q1|said] [c1|that it held].",
        {},
        "a scene in a clause of its own",
    ),
    (
        "Rudd is due to meet the board on Friday. [s1|He] [q1|said] [c1|that it held].",
        {},
        "a scene that lies ahead",
    ),
    (
        "Rudd, reached on Friday, hung up twice. [s1|He] [q1|insists] [c1|that it held].",
        {},
        "he insists still",
    ),
    (
        'Rudd read a statement to us on Friday.\n[c1|"It held."]',
        {"1": "2031-06-06"},
        "a scene that ends a paragraph and a quotation that opens the next",
    ),
    (
        "[s1|The letter, dated 3 May,] [q1|warns] [c1|of it].\nIt held.\n[s2|The letter] [q2|says] [c2|no].",
        {"1": "2031-05-03", "2": "2031-05-03"},
        "a letter has its date wherever it is quoted",
    ),
    (
        "[s1|A letter] [q1|says] [c1|no]. It leaked. [s2|The letter, dated 3 May,] [q2|warns] [c2|of it].",
        {"2": "2031-05-03"},
        "but not before the text has told it",
    ),
    (
        "[s1|Rudd] [q1|demanded] [c1|a pump]. [s2|He] [q2|said] on Friday [c2|that it held].",
        {"1": "2031-06-06", "2": "2031-06-06"},
        "the date stands with the last of what he told",
    ),
]


@pytest.mark.parametrize(("text", "dates", "why"), CARRIED, ids=[row[2] for row in CARRIED])
def test_what_is_carried_on(text: str, dates: dict[str, str], why: str) -> None:
    assert {i: w.date for i, w in read(text).items()} == dates, why


OCTOBER = Published(date="XXXX-10-09", basis="stated")
# (words, date without any weekday known, date where the text says "Wednesday, 9 October")
SOME_YEAR = [
    ("yesterday", "XXXX-10-08", "XXXX-10-08"),
    ("overnight", "XXXX-10-08/XXXX-10-09", "XXXX-10-08/XXXX-10-09"),
    ("on Monday", None, "XXXX-10-07"),
    ("last week", None, "XXXX-09-30/XXXX-10-06"),
    ("on 3 May", "XXXX-05-03", "XXXX-05-03"),
    ("last year", None, None),
    ("two years ago", None, None),
    ("in the spring", None, None),
    ("on 3 May 2019", "2019-05-03", "2019-05-03"),
]


@pytest.mark.parametrize(("words", "bare", "known"), SOME_YEAR, ids=[row[0] for row in SOME_YEAR])
def test_seen_from_a_day_of_an_unknown_year(words: str, bare: str | None, known: str | None) -> None:
    text = f"[s|Rudd] [q|said] {words} [c|that it held]."
    found = read(text, OCTOBER)["1"]
    assert found.date == bare
    assert bare is None or not bare.startswith("XXXX") or (found.earliest, found.latest) == (None, None)
    assert read(f"Weirton, Wednesday, 9 October\n{text}", OCTOBER)["1"].date == known


def test_days_are_counted_from_a_day_of_an_unknown_year() -> None:
    text = "[s1|Rudd] [q1|wrote] on 3 May [c1|that it held]; two days later [s2|she] [q2|denied] [c2|it]."
    assert {i: w.date for i, w in read(text, Published()).items()} == {"1": "XXXX-05-03", "2": "XXXX-05-05"}


UNRESOLVED = [
    ("[s|Rudd] [q|told] reporters before a council meeting [c|that it held].", "before a council meeting"),
    ("[s|Rudd] [q|said] later [c|that it held].", "later"),
    ("[s|Rudd] once [q|told] me [c|that it held].", "once"),
    ("[s|Rudd] [q|had] earlier [q|said] [c|that it held].", "earlier"),
]


@pytest.mark.parametrize(("text", "words"), UNRESOLVED, ids=[row[1] for row in UNRESOLVED])
def test_words_that_name_no_date_are_unresolved_and_bounded(text: str, words: str) -> None:
    found = read(text)["1"]
    plain = re.sub(r"\[[sqc]\|([^]]*)\]", r"\1", text)
    assert found.span is not None and plain[slice(*found.span)] == words
    assert found.date is None and found.latest == "2031-06-08" and found.earliest is None


def test_without_the_day_of_publication_a_weekday_is_unresolved() -> None:
    found = read("[s|Rudd] [q|said] on Friday [c|that the weir held].", Published())["1"]
    assert found.span is not None and found.date is None and "not known" in found.why


def test_a_full_date_needs_no_day_of_publication() -> None:
    found = read("[s|Rudd] [q|said] on 3 May 2029 [c|that the weir held].", Published())["1"]
    assert (found.date, found.earliest, found.latest) == ("2029-05-03", "2029-05-03", "2029-05-03")


def test_what_goes_on_in_a_further_paragraph_has_no_date_of_its_own() -> None:
    text = '"It held," Rudd said on Friday. "It did.\n"It does."'
    first = Report(
        id="a", document="d", source=Source(spans=((11, 15),), party="r"), cue=((16, 20),),
        content=((0, 10),),
        kind="direct",
    )  # fmt: skip
    second = Report(
        id="b",
        document="d",
        source=Source(party="r"),
        cue=(),
        content=((41, 51),),
        kind="direct",
        continues="a",
    )
    document = Document(id="d", received_as="-", text=text, published=SUNDAY)
    assert list(dated(document, [first, second])) == ["a"]


PIECES = st.sampled_from(
    [
        "on Friday",
        "May 3",
        "later",
        "said",
        "who",
        ",",
        ".",
        "\n",
        '"',
        "’",
        "Rudd",
        "and",
        "in 2019",
        "\u200b",
        "MAY 3",
    ]
)


@given(st.lists(PIECES, max_size=40), st.data())
def test_spans_lie_in_the_text_and_order_does_not_matter(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(pieces)
    at = (
        sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=6, max_size=6)))
        if len(text) > 6
        else None
    )
    if at is None:
        return
    one = Report(
        id="a", document="d", source=Source(spans=((at[0], at[1]),)), cue=((at[2], at[3]),),
        content=((at[4], at[5]),), kind="indirect",
    )  # fmt: skip
    two = Report(
        id="b", document="d", source=Source(spans=((at[4], at[5]),)), cue=((at[0], at[1]),),
        content=((at[2], at[3]),), kind="indirect",
    )  # fmt: skip
    document = Document(id="d", received_as="-", text=text, published=SUNDAY)
    found = dated(document, [one, two])
    assert found == dated(document, [two, one])
    for when in found.values():
        assert when.span and 0 <= when.span[0] < when.span[1] <= len(text) and when.why
