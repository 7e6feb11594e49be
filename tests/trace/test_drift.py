"""What changed between two statements of which one goes back to the other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.records import Document, Relation, Report, Source, Span
from earwitness.trace.drift import Stated, drifts

MARK = re.compile(r"\{([sqch])\|")


def stated(marked: str, *, party: str | None = "p", name: str = "d") -> Stated:
    """A statement from text with marks: s source, q cue, c content, h hedge; they may nest."""
    text = ""
    spans: dict[str, list[Span]] = {"s": [], "q": [], "c": [], "h": []}
    opened: list[tuple[str, int]] = []
    at = 0
    while at < len(marked):
        m = MARK.match(marked, at)
        if m:
            opened.append((m[1], len(text)))
            at = m.end()
        elif marked[at] == "}" and opened:
            kind, start = opened.pop()
            spans[kind].append((start, len(text)))
            at += 1
        else:
            text += marked[at]
            at += 1
    if not spans["c"]:
        spans["c"] = [(0, len(text))]
    own = not spans["s"] and not spans["q"]
    report = Report(
        id=f"{name}:r",
        document=name,
        source=Source(spans=tuple(spans["s"]), party=party if spans["s"] else None),
        cue=tuple(spans["q"]),
        content=tuple(spans["c"]),
        kind="indirect",
        voice="own" if own else "reported",
        hedges=tuple(spans["h"]),
        stance="asserts",
    )
    return Stated(Document(id=name, received_as=f"{name}.txt", text=text), report)


def found(
    earlier: str, later: str, *, same: bool | None = True, relation: Relation = "same-utterance"
) -> set[str]:
    one, other = stated(earlier, name="a"), stated(later, name="b")
    return set(drifts(one, other, same_speaker=same, relation=relation))


SAID = "{s|The engineer} {q|said} {c|%s}."


@pytest.mark.parametrize(
    ("why", "earlier", "later", "expected"),
    [
        ("the same", SAID % "the tank had leaked", SAID % "the tank had leaked", {"verbatim"}),
        (
            "spelling, marks and titles",
            SAID % '"Gen. Roe organised the harbour watch at 4 a.m."',
            SAID % "that General Roe organized the harbor watch at 4am",
            {"verbatim"},
        ),
        (
            "a first name left out",
            SAID % "General Imbert Roe closed the harbor",
            SAID % "Gen Roe closed the harbor",
            {"verbatim"},
        ),
        (
            "the front cut off",
            SAID % "Ostrian harbor masters had closed the quay",
            SAID % "harbor masters had closed the quay",
            {"truncated"},
        ),
        (
            "a sentence cut off",
            SAID % '"The tank leaked all winter. Nobody told the board about it."',
            SAID % '"The tank leaked all winter."',
            {"truncated"},
        ),
        (
            "a part in other forms of the words",
            SAID % '"The valve opens by itself, in spring and in summer"',
            SAID % "the valve opened by itself",
            {"truncated", "paraphrased"},
        ),
        (
            "other words",
            SAID % "the tank had leaked for weeks",
            SAID % "water was lost from the basin since March",
            {"paraphrased"},
        ),
        ("only pointing", SAID % "the tank had leaked for weeks", SAID % "so", {"paraphrased"}),
        ("a number alone", SAID % "the damage came to 520 crowns", SAID % "520", {"truncated"}),
    ],
)
def test_wording(why: str, earlier: str, later: str, expected: set[str]) -> None:
    assert found(earlier, later) == expected, why


@pytest.mark.parametrize(
    ("why", "earlier", "later", "expected"),
    [
        (
            "belief becomes fact",
            SAID % '"We {h|believe} the tank leaked in May"',
            SAID % "the tank leaked in May",
            {"truncated", "hedge-lost"},
        ),
        (
            "nobody's belief becomes fact",
            "{c|The old tank at Ulver} {q|is {h|thought}} {c|to have leaked in May}.",
            "{c|The old tank at Ulver leaked in May}.",
            {"verbatim", "reattributed", "hedge-lost"},
        ),
        (
            "a caveat behind it",
            "{c|Some 40 boats were lost}, {s|he} {q|said}, cautioning that the number could change.",
            "{c|Some 40 boats were lost}, {s|he} {q|said}.",
            {"verbatim", "hedge-lost"},
        ),
        (
            "a cue that weakens",
            SAID % "the tank leaked in May",
            "{s|The engineer} {q|believes} {c|the tank leaked in May}.",
            {"verbatim", "hedge-added"},
        ),
        (
            "hearsay",
            SAID % "the tank leaked in May",
            "{c|The tank} {q|reportedly} {c|leaked in May}.",
            {"verbatim", "hedge-added", "reattributed"},
        ),
        (
            "one hedge for another",
            SAID % '"We {h|assess} that the tank leaked in May"',
            SAID % "it {h|believed} that the tank leaked in May",
            {"paraphrased"},
        ),
        (
            "cut off with its sentence",
            SAID % '"The tank leaked in May. {h|Perhaps} it was the valve."',
            SAID % '"The tank leaked in May."',
            {"truncated"},
        ),
    ],
)
def test_hedges(why: str, earlier: str, later: str, expected: set[str]) -> None:
    assert found(earlier, later) == expected, why


@pytest.mark.parametrize(
    ("why", "earlier", "later", "changed"),
    [
        ("a bound set", "about 60 boats were lost", "more than 60 boats were lost", True),
        ("another number", "400 boats were lost", "600 boats were lost", True),
        ("rounded", "412 boats were lost", "some 400 boats were lost", False),
        ("as a word", "thirty-eight boats were lost", "38 boats were lost", False),
        ("as a share", "31 of the 120 pumps failed", "about a quarter of the pumps failed", False),
        ("as a wrong share", "31 of the 120 pumps failed", "nearly half of the pumps failed", True),
        ("how often", "he had asked twice for help", "he had asked three times for help", True),
        ("in another unit", "the wall is 10 miles long", "the wall is 16 kilometres long", False),
        ("in another unit, rounded", "the crack is 3 meters long", "the crack is ten feet long", False),
        ("in a smaller unit", "the wall moved 20 millimetres", "the wall moved 2 cm", False),
        ("the unit alone", "the wall moved 2 millimetres", "the wall moved 2 centimetres", True),
        ("the unit alone, close", "the wall moved 20mm", "the wall moved 20 cm", True),
        ("one word for another", "four boats were lost", "six boats were lost", True),
        ("one word for digits", "forty-one boats were lost", "48 boats were lost", True),
        ("half of one more", "he asked for another half a billion", "he asked for another billion", True),
        ("a couple", "a couple of boats were lost", "five boats were lost", True),
        ("a part of a unit", "a third of a cubic metre is lost", "340 litres are lost", False),
        ("a number more", "40 boats were lost", "40 boats were lost, 12 of them new", False),
        ("a number less", "40 boats were lost and 12 men", "40 boats were lost", False),
        ("dates are no amounts", "the tank leaked on 3 May", "the tank leaked on 4 May", False),
        ("many for a number", "2,300 boats were lost", "thousands of boats were lost", True),
        ("a handful for four", "four boats were lost", "a handful of boats were lost", False),
    ],
)
def test_numbers(why: str, earlier: str, later: str, changed: bool) -> None:
    assert ("number-changed" in found(SAID % earlier, SAID % later)) is changed, why


@pytest.mark.parametrize(
    ("why", "earlier", "later", "changed"),
    [
        ("a negation lost", "the board had never seen the sheet", "the board had seen the sheet", True),
        (
            "the same negation in another word",
            "nobody on the board understood the sheet",
            "the board did not understand the sheet",
            False,
        ),
        (
            "a condition lost",
            '"If the pump stops and nobody looks, the wall could give way."',
            '"the wall could give way"',
            True,
        ),
        (
            "the condition kept",
            '"If the pump stops and nobody looks, the wall could give way."',
            "the wall could give way if the pump stops",
            False,
        ),
        (
            "some become all",
            "some of the harbor pilots knew of the order",
            "all the harbor pilots knew of the order",
            True,
        ),
        (
            "a negation in a sentence that was cut off",
            '"The tank leaked in May. Nobody told the board."',
            '"The tank leaked in May."',
            False,
        ),
    ],
)
def test_meaning(why: str, earlier: str, later: str, changed: bool) -> None:
    assert ("meaning-changed" in found(SAID % earlier, SAID % later)) is changed, why


@pytest.mark.parametrize(
    ("why", "later", "same", "relation", "expected"),
    [
        ("one speaker", SAID % "the old tank had leaked since May", True, "same-utterance", False),
        ("another", SAID % "the old tank had leaked since May", False, "same-utterance", True),
        ("not known", SAID % "the old tank had leaked since May", None, "same-utterance", False),
        ("the outlet's own", "{c|The old tank had leaked since May.}", None, "same-utterance", True),
        (
            "the words under another name",
            SAID % "the old tank had leaked since May",
            False,
            "same-claim",
            True,
        ),
        ("another on his own word", SAID % "water was lost in spring", False, "same-claim", False),
    ],
)
def test_reattributed(why: str, later: str, same: bool | None, relation: Relation, expected: bool) -> None:
    earlier = SAID % "the old tank had leaked since May"
    assert ("reattributed" in found(earlier, later, same=same, relation=relation)) is expected, why


def test_who_speaks_on_his_own_word_passes_nothing_on() -> None:
    """Of two who say the same, neither lost the other's hedge nor changed his number."""
    kinds = found(
        SAID % '"We {h|believe} that 40 boats were lost"',
        "{s|A diver} {q|told} us {c|sixty wrecks lie there}.",
        same=False,
        relation="same-claim",
    )
    assert kinds == {"paraphrased"}


def test_a_figure_that_supersedes_another_changed_in_number() -> None:
    earlier, later = SAID % "at least 14 boats were lost", SAID % "the number of boats had risen to 17"
    assert found(earlier, later, relation="supersedes") == {"number-changed"}
    assert found(earlier, SAID % "it was withdrawn", relation="supersedes") == set()


def test_denials_have_no_drift() -> None:
    assert found(SAID % "it leaked", SAID % "it did not leak", relation="denies") == set()


def test_only_the_words_of_one_proposition_are_compared() -> None:
    """``spans`` of a report that states two things."""
    whole = stated("{s|He} {q|said} {c|the tank leaked in May and 40 boats were lost}.", name="a")
    start = whole.document.text.index("40 boats")
    part = Stated(whole.document, whole.report, ((start, start + len("40 boats were lost")),))
    assert drifts(stated(SAID % "40 boats were lost", name="b"), part, same_speaker=True) == ("verbatim",)


@pytest.mark.parametrize("text", ["", "…", "?!", "it", "12"])
def test_odd_contents(text: str) -> None:
    assert found(SAID % text, SAID % "the tank leaked") <= {"verbatim", "truncated", "paraphrased"}
    found(SAID % "the tank leaked", SAID % text)


@given(st.text(alphabet='abc .,1%é’"\n', max_size=60), st.text(alphabet='abc .,1%é’"\n', max_size=60))
def test_any_two_texts_have_a_drift_in_order(one: str, other: str) -> None:
    """Exactly one or two kinds of wording, whatever the texts; a text is verbatim with itself."""
    a = Stated(*_plain(one, "a"))
    b = Stated(*_plain(other, "b"))
    kinds = drifts(a, b, same_speaker=True)
    assert {"verbatim", "truncated", "paraphrased"} & set(kinds)
    assert drifts(a, Stated(*_plain(one, "b")), same_speaker=True) == ("verbatim",)


def _plain(text: str, name: str) -> tuple[Document, Report]:
    document = Document(id=name, received_as=name, text=text)
    report = Report(
        id=name,
        document=name,
        source=Source(party="p"),
        cue=(),
        content=((0, len(text)),),
        kind="indirect",
    )
    return document, report
