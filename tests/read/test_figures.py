from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.read.figures.figures import figures
from earwitness.records import Block, Document, Figure, Published, Report, Source, When, report_id


def _document(text: str, kind: str = "body", published: str | None = "2022-05-20") -> Document:
    return Document(
        id="d",
        received_as="d.txt",
        text=text,
        published=Published(date=published),
        blocks=(Block(kind, 0, len(text)),),  # type: ignore[arg-type]
    )


def _read(text: str, kind: str = "body") -> list[Figure]:
    return list(figures(_document(text, kind), ()))


def _report(text: str, content: str, *, cue: str = "", source: str = "", **more: object) -> Report:
    spans = [((text.index(w), text.index(w) + len(w)),) if w else () for w in (source, cue, content)]
    return Report(
        kind="indirect",
        id=report_id("d", *spans),
        document="d",
        source=Source(spans=spans[0]),
        cue=spans[1],
        content=spans[2],
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # plain numbers, in digits and words
        ("The flood drowned 340 sheep.", [(340, None, None)]),
        ("The flood drowned three hundred and forty sheep.", [(340, None, None)]),
        ("The mill owes £6.2million.", [(6.2e6, None, None)]),
        ("Some 40 lorries were stopped, nearly half of them empty.", [(40, None, None), (0.5, None, None)]),
        ("The store stood at 11C.", [(11, None, None)]),
        ("It ran to a page and a half.", [(1.5, None, None)]),
        ("Better than 120 people came.", [(None, 120, None)]),
        # told of before, or dating something
        ("What happened in those eight days is known.", []),
        ("He would not discuss the 1,900 figure.", []),
        ("She rang two days before the vote.", []),
        ("She waited two days before he rang.", [(2, None, None)]),
        ("She rang four minutes before the vote.", [(4, None, None)]),
        ("I have heard it from three people, none of whom was there.", []),
        # a least and a most
        ("At least 40 lorries were stopped.", [(None, 40, None)]),
        ("It burned 40 or more sheds.", [(None, 40, None)]),
        ("It burned 40 sheds or more.", [(None, 40, None)]),
        ("Damage topped $3m.", [(None, 3e6, None)]),
        ("Up to 40 lorries were stopped.", [(None, None, 40)]),
        ("Fewer than another 40 lorries came.", [(None, None, 40)]),
        ("The union hopes for a reply within nine weeks.", [(None, None, 9)]),
        # a denied bound turns round, and of a place it bounds nothing
        ("Rust cannot by itself explain more than a fifth of the leaks.", [(None, None, 0.2)]),
        ("The drill has never been taken below 70 metres.", [(70, None, None)]),
        ("The huts stand above 2,100 metres.", [(None, 2100, None)]),
        # a rule's own length of time is exact, "over" before a time means during
        ("Claims must be filed within 30 days of the loss.", [(30, None, None)]),
        ("The talks were spread over six weeks.", [(6, None, None)]),
        ("The talks have lasted for over six weeks.", [(None, 6, None)]),
        # ranges; changes and ballots are two figures
        ("Between 10 and 20 herds are sick.", [(None, 10, 20)]),
        ("The dike costs 2 to 3 million crowns.", [(None, 2e6, 3e6)]),
        ("They saw two or three foxes.", [(None, 2, 3)]),
        ("Yields rose from 12 to 19 tonnes.", [(12, None, None), (19, None, None)]),
        ("The council voted 61 to 39 for the bypass.", [(61, None, None), (39, None, None)]),
        ("The poll gave her a 46%-35% lead.", [(46, None, None), (35, None, None)]),
        # open numbers have neither value nor bound
        ("Dozens of barns burned for several hours.", [(None, None, None), (None, None, None)]),
        # parts, times, lengths of time
        ("One in three barns is insured.", [(1 / 3, None, None)]),
        ("She had written twice, and rung more than once.", [(2, None, None), (None, 1, None)]),
        ("They waited for an hour.", [(1, None, None)]),
        ("The dig took two decades.", [(20, None, None)]),
        ("It lies half a mile off.", [(0.5, None, None)]),
        ("In a survey 44% said yes. A fifth said no.", [(44, None, None), (0.2, None, None)]),
        # those of whom others speak are counted
        ("Three people were killed, police said.", [(3, None, None)]),
        ("Two men who broke in were arrested, police said.", [(2, None, None)]),
        ("Three men in the car died, doctors said.", [(3, None, None)]),
        # a word on the bound may follow, or a second bound
        ("They had bread for three weeks, perhaps less.", [(None, None, 3)]),
        ("In 2019, at least 40 lorries were stopped.", [(None, 40, None)]),
        ("At least 40 and perhaps as many as 60 lorries were stopped.", [(None, 40, 60)]),
        ("It lasted just over a year.", [(None, 1, None)]),
        ("It cost just under 40 marks.", [(40, None, None)]),
        # "over" what somebody quarrels about, or during which something is done, bounds nothing
        ("A row over 40 lorries grew.", [(40, None, None)]),
        ("The plan was set out over two dinners.", [(2, None, None)]),
        ("The fire killed over 40 sheep.", [(None, 40, None)]),
        # parts with and without a noun; more of them than a whole has are things
        ("She put the chance at one in three, no more.", [(1 / 3, None, None)]),
        ("Of which a third have no roof.", [(1 / 3, None, None)]),
        ("Sales fell for six quarters.", [(6, None, None)]),
        # what a paper is long, even if it was told of before
        ("The two-page note was lost.", [(2, None, None)]),
        ("A one-page note was lost.", [(1, None, None)]),
        # below zero
        ("It fell to minus 12 degrees.", [(-12, None, None)]),
    ],
)
def test_how_many(text: str, found: list[tuple[float | None, float | None, float | None]]) -> None:
    got = [(f.value, f.low, f.high) for f in _read(text)]
    assert got == [tuple(None if x is None else pytest.approx(x) for x in want) for want in found]


@pytest.mark.parametrize(
    "text",
    [
        # days, years, clock times
        "The hearing is on 14 March.",
        "It began on March 3 and ended on June 8-12.",
        "Prices fell in 2019 and the 2021 drought ended that.",
        "The bell rang at nine.",
        "He left at 10.30 on Monday.",
        "By four in the morning the fire was out.",
        "The ship signalled at 0340 local time.",
        "At 07.52 my crew left.",
        "It was half past eleven, a quarter to nine, a quarter past ten.",
        # the times of a live blog's entries
        "21.52\nThat is all.",
        "11.47 Brook has left.",
        # ages, addresses, labels, names, items
        "She is sixty-three, and deaf.",
        "Her son, then 14, drifted out.",
        "She rang 999 at once.",
        "Local 88 President Brook wept.",
        "Anna Brook, 58, a nurse, wept.",
        "The boy, aged 12, ran.",
        "He died at 71.",
        "Nobody under 12, she said, was hurt.",
        "The firm is at 400 Mill Street.",
        "Article 5 and page 12 say so.",
        "The fault lay in pump 2.",
        "He flew on Apollo 13, he said.",
        "2. Repairs",
        # pointing back, "one" for somebody, kinds of things
        "None of the three officials agreed.",
        "The isle hangs on a single cable.",
        "The two met. One left.",
        "One of the eight is a judge.",
        "They are two different things.",
        "It is a two-way street.",
        "There is zero-sum thinking here.",
        # what only dates something
        "She left two years ago.",
        "He resigned a year later.",
        "Over the past ten years he slept.",
        "The pill is taken twice a day.",
        # how many say it
        "Two officials said so.",
        "Three people familiar with the plan, who would not be named, said so.",
        "Two people who work at the mill spoke to us.",
        "Two diplomats there have given us the list; it was described by three officials.",
        "The paper cited three people at the mill.",
        "The paper, citing a report of the board and two of its officials, said so.",
        # scores, rows of tables, codes
        "United won 3-1.",
        "12 14 19 22",
        "See tweet 758856128063078400.",
        "A fifth said no.",
    ],
)
def test_not_figures(text: str) -> None:
    allowed = {"12", "22"} if text.startswith("12 14") else set()
    assert {text[f.span[0] : f.span[1]] for f in _read(text)} <= allowed


@pytest.mark.parametrize(
    ("text", "units", "what"),
    [
        ("She counted 40 district clerks there.", ["clerk"], "district clerks"),
        ("It read a 46-page report.", ["page"], "report"),
        ("They lost 8 tonnes of barley.", ["tonne"], "barley"),
        ("Hay sells at 312 marks a tonne.", ["mark per tonne"], None),
        ("It cost $5.", ["dollar"], None),
        ("It did 80 km/h.", ["kilometre per hour"], None),
        ("Six of the nine lenders agreed.", ["lender", "lender"], None),
        ("The crew of 24 was saved.", ["person"], None),
        ("Thirty-one injured, 4 missing", ["person", "person"], None),
        ("Of 214 flights billed they found 71 that were real.", ["flight", "flight"], None),
        ("She slowed from nine knots to under two.", ["knot", "knot"], None),
        ("The death toll rose to 38.", ["death"], "death toll"),
        ("He was paid 212 million marks of a price of 240 million.", ["mark", "mark"], None),
        ("61% of voters agreed.", ["percent"], "voters"),
        ("A third of the boats sank.", ["share"], "boats"),
        ("He rang twice.", ["time"], None),
        ("Two churches and 14 buses burned.", ["church", "bus"], None),
        ("The pit is a third of a mile deep.", ["mile"], None),
    ],
)
def test_what_is_counted(text: str, units: list[str], what: str | None) -> None:
    found = _read(text, "headline" if not text.endswith(".") else "body")
    assert [f.unit for f in found] == units
    assert what is None or found[0].what == what


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("Farmers sold 40 bulls in 2019.", "2019"),
        ("Farmers sold 40 bulls between March 2019 and May 2020.", "2019-03/2020-05"),
        ("On 3 May the mill closed down with 40 hands.", "2022-05-03"),
        # not: a beginning, another clause, what belongs to the thing
        ("Farmers sold 40 bulls since 2019.", None),
        ("Farmers have 40 bulls, which were counted in 2019.", None),
        ("He read a 40-page letter in 2019.", None),
        ("Farmers owe $40, due on 3 June.", None),
    ],
)
def test_as_of(text: str, as_of: str | None) -> None:
    (found,) = _read(text)
    assert found.as_of == as_of


def test_a_statement_dates_its_figures() -> None:
    text = "The warden said on Monday that 40 bulls were lost."
    said = _report(text, "that 40 bulls were lost", cue="said", source="The warden", stance="asserts")
    dated = When(span=(16, 25), date="2022-05-16")
    (found,) = figures(
        _document(text),
        [Report(**{f: getattr(said, f) for f in said.__struct_fields__ if f != "when"}, when=dated)],
    )
    assert found.as_of == "2022-05-16"


def test_the_innermost_report_gives_it() -> None:
    text = "Brook said the clerk told her 40 bulls were lost. They numbered 90 in all."
    outer = _report(text, "the clerk told her 40 bulls were lost", cue="said", source="Brook")
    inner = _report(text, "40 bulls were lost", cue="told", source="the clerk", parent=outer.id)
    own = _report(text, "They numbered 90 in all.", voice="own")
    assert [f.report for f in figures(_document(text), [own, outer, inner])] == [inner.id, None]


def test_a_share_that_opens_a_source_is_its_own() -> None:
    text = "In the poll 44% said they felt safe, and two said nothing."
    polled = _report(text, "they felt safe", cue="said", source="44%")
    assert [f.report for f in figures(_document(text), [polled])][:1] == [polled.id]


def test_how_many_speak_is_no_figure() -> None:
    text = "Seven in the yard swore that 40 bulls were lost."
    sworn = _report(text, "that 40 bulls were lost", cue="swore", source="Seven in the yard")
    assert [f.value for f in figures(_document(text), [sworn])] == [40]


def test_notices_are_not_read() -> None:
    assert _read("Save 40% on 12 issues.", "notice") == []


_PIECES = st.sampled_from(
    "12|1,148|forty-one|half|a third|between|and|to|-|–|%|$|at least|up to|people|tonnes|a tonne|of the|"
    "Monday|May|2019|one in|twice|“|'|.|,|\n|a few|hours|\u200b|ÇA|111111111111111111111111111|½|minus|dozen|"
    "no|km/h|(|m|\u00a0".split("|")
)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=25).map(" ".join) | st.lists(_PIECES, max_size=25).map("".join))
def test_spans_are_in_the_text_and_in_order(text: str) -> None:
    found = figures(_document(text), ())
    spans = [f.span for f in found]
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert spans == sorted(spans)
    for f in found:
        assert f.value is None or (f.low is None and f.high is None)
        assert f.low is None or f.high is None or f.low <= f.high
