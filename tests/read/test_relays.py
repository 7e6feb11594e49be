"""Relays: who passed a statement on, from invented sentences with their spans marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.marked import document, marked

from earwitness.read.findings import findings
from earwitness.read.relays.hearers import hearers, outlets_named, told_us
from earwitness.read.relays.intermediaries import passing
from earwitness.records import Report, Source


def ways(text: str, outlet: str | None = "The Norwick Bee", credit: str = "") -> dict[str, str]:
    """For each report "speaker > outlet", an inferred step in brackets."""
    plain, reports = marked(text)
    reading = findings(document(plain, outlet, credit), reports)
    names = {p.id: p.name.removeprefix("the ").removeprefix("The ") for p in reading.parties}
    return {
        r.id: " > ".join(names[s.party] if s.basis == "stated" else f"({names[s.party]})" for s in r.relay)
        for r in reading.reports
        if r.voice == "reported"
    }


@pytest.mark.parametrize(
    ("text", "way"),
    [
        # nobody between: reporters, a parliament, a friend who is no outlet are no step
        ("{s|Una Pike} {q|told} reporters {c|the sluice held}.", "Una Pike > (Norwick Bee)"),
        ("{s|Una Pike} {q|told} the harbor committee {c|the sluice held}.", "Una Pike > (Norwick Bee)"),
        ("{s|Una Pike} {q|said} at a news conference {c|the sluice held}.", "Una Pike > (Norwick Bee)"),
        # a day is no outlet, whatever is reported on it
        ("{s|Una Pike} {q|reported} on Sunday {c|that it held}.", "Una Pike > (Norwick Bee)"),
        # this outlet itself
        ("{s|A memo reviewed by this newspaper} {q|says} {c|it held}.",
         "A memo reviewed by this newspaper > Norwick Bee"),
        ("{s|Una Pike} {q|told} us {c|the sluice held}.", "Una Pike > Norwick Bee"),
        ("{s|Una Pike} {q|told} the Bee {c|the sluice held}.", "Una Pike > Norwick Bee"),
        # outlets known by name, by a word beside the name, by a word alone
        ("{s|Una Pike} {q|told} Reuters {c|the sluice held}.", "Una Pike > Reuters > (Norwick Bee)"),
        ("{s|Una Pike} {q|told} broadcaster Lumo {c|the sluice held}.", "Una Pike > Lumo > (Norwick Bee)"),
        ("{s|Una Pike} {q|told} the Orrin news agency {c|it held}.", "Una Pike > Orrin > (Norwick Bee)"),
        ("{s|Una Pike} {q|told} state radio {c|it held}.", "Una Pike > state radio > (Norwick Bee)"),
        # ways to say it
        ("{c|“It held,”} {s|Una Pike} {q|said} in an interview with the Vale Herald.",
         "Una Pike > Vale Herald > (Norwick Bee)"),
        ("Asked by the Vale Herald, {s|Una Pike} {q|said} {c|the sluice held}.",
         "Una Pike > Vale Herald > (Norwick Bee)"),
        ("{q|According to} {s|Una Pike, who was interviewed by the Vale Herald}, {c|it held}.",
         "Una Pike > Vale Herald > (Norwick Bee)"),
        ("{c|“It held,”} {s|Una Pike} {q|wrote} in the Vale Herald.", "Una Pike > Vale Herald > (Norwick "
         "Bee)"),
        # a club, a union, a show of readers: a name like an outlet's with another head
        ("{s|Una Pike} {q|told} the Vale Herald Workers Union {c|it held}.", "Una Pike > (Norwick Bee)"),
        # those who carry words
        ("{s|Una Pike} {q|said} through her lawyer {c|that it held}.", "Una Pike > her lawyer > (Norwick "
         "Bee)"),
        ("Mr Orr’s lawyer read a statement in which {s|Una Pike} {q|said} {c|it held}.",
         "Una Pike > Mr Orr’s lawyer > (Norwick Bee)"),
        # whom an outlet cites, where he has no statement of his own; reasons are nobody
        ("{s|The Vale Herald} {q|reported}, citing two engineers, {c|that it held}.",
         "two engineers > Vale Herald > (Norwick Bee)"),
        ("{s|The Vale Herald} {q|reported} {c|that it held}. It cited two engineers.",
         "two engineers > Vale Herald > (Norwick Bee)"),
        ("{s|The Vale Herald} {q|said}, citing privacy rules, {c|that it held}.",
         "Vale Herald > (Norwick Bee)"),
        ("In a poll of 900 people by the Marl Institute, {s|44%} {q|said} {c|it held}.",
         "44% > Marl Institute > (Norwick Bee)"),
    ],
)  # fmt: skip
def test_the_way_of_one_statement(text: str, way: str) -> None:
    assert ways(text) == {"1": way}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the same speaker goes on, or began, beside what he told an outlet
        ("{1s|Una Pike} {1q|said} {1c|the sluice held}. {2c|“It groaned,”} {2s|she} {2q|told} Reuters.",
         {"1": "Una Pike > (Reuters) > (Norwick Bee)", "2": "Una Pike > Reuters > (Norwick Bee)"}),
        # ... but not at another time
        ("{1s|Una Pike} {1q|told} Reuters {1c|the sluice held}. Two days later {2s|she} {2q|said} {2c|it "
         "had not}.",
         {"1": "Una Pike > Reuters > (Norwick Bee)", "2": "Una Pike > (Norwick Bee)"}),
        # one of a group, and the other
        ("{1s|One of the engineers} {1q|told} Reuters {1c|it held}. {2s|The other} {2q|said} {2c|it "
         "groaned}.",
         {"1": "One of the engineers > Reuters > (Norwick Bee)", "2": "other > (Reuters) > (Norwick Bee)"}),
        # what stands inside another's statement has that one's way
        ("2^1\n{1s|The Vale Herald} {1q|wrote} that {2s|Una Pike} {2q|said} {2c|it held}.",
         {"1": "Vale Herald > (Norwick Bee)", "2": "Una Pike > Vale Herald > (Norwick Bee)"}),
        # told at home, and passed on from there; a speaker told to his face is no step
        ("2^1\n{1s|Una Pike} {1q|said} {2s|a diver} once {2q|told} her husband {2c|the gate was rotten}.",
         {"1": "Una Pike > (Norwick Bee)", "2": "a diver > her husband > Una Pike > (Norwick Bee)"}),
        ("2^1\n{1s|Una Pike} {1q|said} {2s|a diver} once {2q|told} her {2c|the gate was rotten}.",
         {"1": "Una Pike > (Norwick Bee)", "2": "a diver > Una Pike > (Norwick Bee)"}),
        # whoever spoke just before tells what he was told; a document that warns him tells nobody
        ("{1s|Una Pike} {1q|is sure} {1c|it held}. {2s|A diver} {2q|told} her {2c|so}.",
         {"1": "Una Pike > (Norwick Bee)", "2": "A diver > (Una Pike) > (Norwick Bee)"}),
        ("{1s|Una Pike} {1q|is sure} {1c|it held}. {2s|A memo} {2q|told} her {2c|so}.",
         {"1": "Una Pike > (Norwick Bee)", "2": "A memo > (Norwick Bee)"}),
        # her report, his report
        ("{1s|Una Pike} {1q|said} {1c|it held}. {2s|Her report} {2q|says} {2c|so}.",
         {"1": "Una Pike > (Norwick Bee)", "2": "Una Pike > Her report > (Norwick Bee)"}),
        ("{1s|Una Pike} {1q|said} {1c|it held}. {2s|Its report} {2q|says} {2c|so}.",
         {"1": "Una Pike > (Norwick Bee)", "2": "Its report > (Norwick Bee)"}),
        # a heading over what is taken from one paper, up to the next heading
        ("THE VALE HERALD\n{1s|Una Pike} {1q|said} {1c|it held}.\nIN BRIEF\n{2s|Bo Lund} {2q|said} "
         "{2c|not so}.",
         {"1": "Una Pike > (THE VALE HERALD) > (Norwick Bee)", "2": "Bo Lund > (Norwick Bee)"}),
    ],
)  # fmt: skip
def test_the_ways_of_several(text: str, expected: dict[str, str]) -> None:
    assert ways(text) == expected


@pytest.mark.parametrize(
    ("credit", "way"),
    [
        ("This story was supplied by Reuters.", "Una Pike > (Reuters) > (Norwick Bee)"),
        ("Reuters", "Una Pike > (Reuters) > (Norwick Bee)"),
        ("Source: Reuters", "Una Pike > (Reuters) > (Norwick Bee)"),
        ("By Bee staff and agencies\nSource: Vale Herald, Reuters", "Una Pike > (Reuters) > (Norwick Bee)"),
        (
            "By Bee staff\nSource: Vale Herald, Reuters",
            "Una Pike > (Norwick Bee)",
        ),  # cited, not used throughout
        ("By Bee staff and agencies\nSource: AFP, Reuters", "Una Pike > (Norwick Bee)"),  # which of the two?
        # no agency, but all that is credited: an aggregator that has no reporter of its own
        ("Source: Vale Herald", "Una Pike > (Vale Herald) > (Norwick Bee)"),
        ("By the Bee newsdesk\nSource: Vale Herald (\"It held, say divers\", 2 May)",
         "Una Pike > (Vale Herald) > (Norwick Bee)"),
        ("By Ida Roe\nSource: Vale Herald", "Una Pike > (Norwick Bee)"),  # who has asked for himself
        ("Source: Marl Institute", "Una Pike > (Norwick Bee)"),  # no outlet
        ("By Ida Reuters", "Una Pike > (Norwick Bee)"),
    ],
)  # fmt: skip
def test_a_credited_agency_is_a_step_where_nothing_else_is_said(credit: str, way: str) -> None:
    assert ways("{s|Una Pike} {q|said} {c|the sluice held}.", credit=credit) == {"1": way}


@pytest.mark.parametrize(
    ("text", "way"),
    [
        # who made it stands before it
        ("{q|According to} {s|a report by state inspectors}, {c|it held}.",
         "state inspectors > a report by state inspectors > (Norwick Bee)"),
        ("{s|The diary, kept by the lock-keeper, Bo Lund}, {q|says} {c|it held}.",
         "lock-keeper, Bo Lund > diary, kept by the lock-keeper, Bo Lund > (Norwick Bee)"),
        ("{s|The company’s own tally} {q|put it} {c|at nine}.",
         "company > company’s own tally > (Norwick Bee)"),
        ("{s|A memo} {q|says} {c|it held}. The memo was drawn up last May by Bo Lund.",
         "Bo Lund > A memo > (Norwick Bee)"),
        # ... but not somebody without a name, a time, or the askers of a survey
        ("{s|A memo written by a clerk} {q|says} {c|it held}.", "A memo written by a clerk > (Norwick Bee)"),
        ("{s|A memo sent by post} {q|says} {c|it held}.", "A memo sent by post > (Norwick Bee)"),
        ("{s|Last week’s report} {q|says} {c|it held}.", "Last week’s report > (Norwick Bee)"),
        ("{s|A survey by the Marl Institute} {q|found} {c|it held}.",
         "A survey by the Marl Institute > (Norwick Bee)"),
        ("{s|A diver hurt by debris} {q|said} {c|it held}.", "A diver hurt by debris > (Norwick Bee)"),
        # who passed it on stands after it
        ("{s|Minutes described by two officials} {q|show} {c|it held}.",
         "Minutes described by two officials > two officials > (Norwick Bee)"),
        ("{s|The letter} {q|says} {c|it held}. We were sent a scan of the letter by Bo Lund.",
         "letter > Bo Lund > (Norwick Bee)"),
        ("{s|The letter} {q|says} {c|it held}. He was sent a scan of the letter by Bo Lund.",
         "letter > (Norwick Bee)"),
        # what she wrote it in is no step
        ("In a letter of 2 May to the mayor, {s|Una Pike} {q|wrote} {c|that it held}.",
         "Una Pike > (Norwick Bee)"),
        ("In a statement on Monday, {s|Una Pike} {q|said} {c|it held}.", "Una Pike > (Norwick Bee)"),
    ],
)  # fmt: skip
def test_who_made_a_document_and_who_passed_it_on(text: str, way: str) -> None:
    assert ways(text)["1"] == way


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the author, in what follows at once; not what he says in person
        ("{1s|A memo} {1q|says} {1c|it held}. It was signed. {2s|Its author} {2q|asks} {2c|for sand}.",
         {"1": "A memo > (Norwick Bee)", "2": "Its author > (A memo) > (Norwick Bee)"}),
        ("{1s|A memo by Bo Lund} {1q|says} {1c|it held}. {2s|Bo Lund} {2q|told} reporters {2c|so}.",
         {"1": "Bo Lund > A memo by Bo Lund > (Norwick Bee)", "2": "Bo Lund > (Norwick Bee)"}),
        # who cites whom that speaks for himself
        ("2^1\n{1s|The Vale Herald} {1q|reported}, {2q|citing} {2s|two engineers}, {2c|that it held}.",
         {"1": "Vale Herald > (Norwick Bee)", "2": "two engineers > Vale Herald > (Norwick Bee)"}),
        # one who was told, of several that were told, and one who tells of himself
        ("2^1\n{1s|Una Pike} {1q|said} the envoy {2q|had been told} by {2s|a diver} {2c|it held}.",
         {"1": "Una Pike > (Norwick Bee)", "2": "a diver > envoy > Una Pike > (Norwick Bee)"}),
        ("2^1\n{1s|Una Pike} {1q|said} families {2q|had been told} by {2s|a diver} {2c|it held}.",
         {"1": "Una Pike > (Norwick Bee)", "2": "a diver > Una Pike > (Norwick Bee)"}),
        ("2^1\n{1s|Una Pike} {1q|said} {2s|she} {2q|warned} her sister {2c|it would not hold}.",
         {"1": "Una Pike > (Norwick Bee)", "2": "Una Pike > (Norwick Bee)"}),
        # on and on, as long as he speaks
        ("{1s|Una Pike} {1q|told} Reuters {1c|it held}.\n{2s|She} {2q|denied} {2c|a leak}.\n"
         "{3s|She} {3q|wants} {3c|an inquiry}.\n{4s|She} {4q|put the cost} {4c|at nine}.",
         {"1": "Una Pike > Reuters > (Norwick Bee)",
          **dict.fromkeys("234", "Una Pike > (Reuters) > (Norwick Bee)")}),
        # a heading over a paragraph that begins with a paper's name is no outlet's
        ("THE OTHER KEY\nThe Vale Herald newspaper had it first. {1s|Bo Lund} {1q|said} {1c|not so}.",
         {"1": "Bo Lund > (Norwick Bee)"}),
    ],
)  # fmt: skip
def test_what_is_known_of_one_statement_tells_of_another(text: str, expected: dict[str, str]) -> None:
    assert ways(text) == expected


def test_an_agency_is_no_step_of_what_another_outlet_was_told() -> None:
    told = ways("{s|Una Pike} {q|told} the Vale Herald {c|it held}.", credit="Source: Reuters")
    assert told == {"1": "Una Pike > Vale Herald > (Norwick Bee)"}


def test_an_unknown_outlet_leaves_the_other_steps() -> None:
    told = ways("{s|Una Pike} {q|told} Reuters {c|the sluice held}.", outlet=None)["1"]
    assert told.startswith("Una Pike > Reuters")


def test_no_speaker_no_relay_and_each_stated_step_has_its_words() -> None:
    plain, reports = marked("{1q|It is thought} {1c|it held}. {2s|Una Pike} {2q|told} Reuters {2c|it did}.")
    said = {r.id: r for r in findings(document(plain), reports).reports}
    assert said["1"].relay == ()
    assert [plain[slice(*s.span)] for s in said["2"].relay if s.span] == ["Una Pike", "Reuters"]


def test_credit_lines_and_words_beside_a_name_make_it_an_outlet() -> None:
    named = outlets_named(
        document("Lumo, a trade newsletter, was first.", credit="Source: Tern / Alder News")
    )
    assert {"lumo", "tern", "alder news", "norwick bee"} <= named
    assert "una pike" not in outlets_named(document("Una Pike reads a newspaper."))


PIECES = st.sampled_from(
    ["Una Pike ", "told ", "Reuters ", "citing ", "THE BEE", "\n", "“", "”", ". ", "44% ", "in an "
     "interview with ",
     "his lawyer ", "read a statement in which ", "’s ", "A-A-", "newspaper ", "\u200b", "ДОМ ", "by "
     "", "poll ", " " * 9]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30), st.lists(st.integers(0, 120), min_size=6, max_size=6))
def test_steps_lie_inside_any_text(pieces: list[str], cuts: list[int]) -> None:
    text = "".join(pieces)
    at = sorted(min(c, len(text)) for c in cuts)
    spans = [(at[0], at[1]), (at[2], at[3]), (at[4], at[5])]
    if any(s == e for s, e in spans):
        return
    report = Report(
        id="1",
        document="d",
        source=Source(spans=(spans[0],)),
        cue=(spans[1],),
        content=(spans[2],),
        kind="direct",
    )
    whole = document(text)
    words = passing(whole, [report])
    for s, e in (*hearers(whole, [report]).values(), *words.spans()):
        assert 0 <= s < e <= len(whole.text)
    assert told_us(whole, [report]) <= {"1"}
    assert all(step.party for r in findings(whole, [report]).reports for step in r.relay)


@pytest.mark.parametrize(
    "junk",
    [
        "A-" * 50_000,
        " " * 100_000,
        "Source: A, " * 10_000,
        "AAAA " * 20_000,
        "The memo was " * 8_000,
        "We were sent a " * 8_000,
    ],
)
def test_a_long_line_of_nothing_takes_no_square_of_its_length(junk: str) -> None:
    assert passing(document(junk, credit="Via: Tern"), []).before == {}
