"""Which words weaken a statement, and which statement of several nested ones they weaken."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.read.firmness.hedges import hedges
from earwitness.records import Report, Source, Span


def _report(text: str, id: str, source: str, cue: str, content: str, parent: str | None = None) -> Report:
    """A report whose parts are where these words first stand in *text*."""

    def at(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return ((start, start + len(words)),) if words else ()

    return Report(
        id=id,
        document="d",
        source=Source(spans=at(source)),
        cue=at(cue),
        content=at(content),
        kind="indirect",
        parent=parent,
    )


def _words(text: str, *reports: Report) -> dict[str, list[str]]:
    return {k: [text[s:e] for s, e in v] for k, v in hedges(text, reports).items()}


CONTENTS = [
    ("the pier was probably sold", ["probably"]),
    ("the pier may have been sold", ["may"]),
    ("the pier was sold on 3 May", []),  # the month
    ("May was the worst month", []),
    ("you may park there", []),  # permission
    ("salt might explain it", ["might"]),
    ("it fell with all its might", []),  # strength
    ("salt could explain it", ["could"]),
    ("they could swim", []),  # ability
    ("they could lose the pier", ["could"]),  # something that may befall them
    ("they could not swim", []),
    ("sabotage could not be ruled out", ["could not be ruled out"]),
    ("the pier is likely to close", ["likely"]),
    ("boys are twice as likely to drown", []),  # a comparison
    ("the pier would close in June", []),  # the reported future
    ("about 300 people, some 40 of them children", []),  # figures
    ("the pier seems to lean", ["seems"]),
    ("he appears in court today", []),  # no semblance
    ("the pier is thought to be sound", ["is thought"]),
    ("the pier was thought of as a toy", []),  # no opinion about a fact
    ("If the letter is genuine, the pier was sold", ["If the letter is genuine"]),
    ("If the letter is right, the pier will fall", []),  # the condition of a prediction
    ("the pier opens on Friday, weather permitting", ["weather permitting"]),
    ("he used words to that effect", ["words to that effect"]),
    ("as far as we know the pier stands", ["as far as we know"]),
    ("“I think the pier stands,”", ["I think"]),  # opens the content
    ("“The pier stands. It is old, and I think so is he,”", []),  # one point of many
    ("he believed me", []),  # a belief told of, not held
]


@pytest.mark.parametrize(("content", "expected"), CONTENTS)
def test_content(content: str, expected: list[str]) -> None:
    text = f"Hale told Rook: {content}."
    assert _words(text, _report(text, "r", "Hale", "told", content)).get("r", []) == expected


@pytest.mark.parametrize(
    ("source", "cue", "expected"),
    [
        ("The mayor", "believes", ["believes"]),
        ("The mayor", "does not believe", []),  # doubt, not reserve
        ("They", "thought", ["thought"]),  # "they think", told later
        ("I", "thought", []),  # a belief looked back on
        ("Old sailors", "thought", []),
        ("", "is thought", ["is thought"]),
        ("", "is understood", ["is understood"]),
        ("", "was told", []),  # somebody told him
        ("", "reportedly", ["reportedly"]),
        ("A letter", "suggested", ["suggested"]),
        ("The mayor", "said", []),
        ("I", "would say", ["would say"]),
        ("The mayor", "would say", []),  # the reported future
        ("I", "hear", ["hear"]),
        ("The clerk", "heard", []),  # he was told; an event
        ("", "had heard", ["had heard"]),
    ],
)
def test_cue(source: str, cue: str, expected: list[str]) -> None:
    text = f"{source} {cue} the pier was sold"
    assert _words(text, _report(text, "r", source, cue, "the pier was sold")).get("r", []) == expected


def test_what_stands_in_a_nested_statement_is_its_own() -> None:
    text = "Hale said the clerk had told her the pier may fall, and perhaps soon"
    outer = _report(text, "a", "Hale", "said", "the clerk had told her the pier may fall, and perhaps soon")
    inner = _report(text, "b", "the clerk", "had told", "the pier may fall", "a")
    assert _words(text, outer, inner) == {"a": ["perhaps"], "b": ["may"]}


def test_what_the_speaker_himself_or_nobody_holds_weakens_both() -> None:
    text = "Hale said she believed the pier was sold"
    outer = _report(text, "a", "Hale", "said", "she believed the pier was sold")
    inner = _report(text, "b", "she", "believed", "the pier was sold", "a")
    assert _words(text, outer, inner) == {"a": ["believed"], "b": ["believed"]}
    assert _words(text, inner, outer) == _words(text, outer, inner)  # in whatever order they come


def test_a_poll_finds_that_so_many_believe() -> None:
    text = "A third of voters said they believed the pier was sold"
    outer = _report(text, "a", "A third of voters", "said", "they believed the pier was sold")
    inner = _report(text, "b", "they", "believed", "the pier was sold", "a")
    assert _words(text, outer, inner) == {"b": ["believed"]}


def test_an_adverb_in_front_weakens_the_nested_statement_too() -> None:
    text = "Hale said perhaps the clerk told him the pier was sold"
    outer = _report(text, "a", "Hale", "said", "perhaps the clerk told him the pier was sold")
    inner = _report(text, "b", "the clerk", "told", "the pier was sold", "a")
    assert _words(text, outer, inner) == {"a": ["perhaps"], "b": ["perhaps"]}


PIECES = [
    "may ",
    "May ",
    "I think ",
    "if true, ",
    "perhaps ",
    "could ",
    "not ",
    "“",
    "\u200b",
    "she said ",
    "П",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), min_size=4, max_size=40), st.data())
def test_hedges_lie_in_their_report_and_in_order(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    outer = Report(id="a", document="d", source=Source(), cue=((cuts[0], cuts[1]),), content=((cuts[1], cuts[3]),), kind="direct")  # fmt: skip # noqa: E501
    inner = Report(id="b", document="d", source=Source(), cue=(), content=((cuts[2], cuts[3]),), kind="direct", parent="a")  # fmt: skip # noqa: E501
    for spans in hedges(text, [outer, inner]).values():
        assert list(spans) == sorted(set(spans))
        assert all(cuts[0] <= s < e <= cuts[3] and re.search(r"\w", text[s:e]) for s, e in spans)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("in theory the crane holds", ["in theory"]),
        ("the crane held, as he understood it", ["as he understood it"]),
        ("nobody complained, at least to me", ["at least to me"]),
        ("it weighs six tonnes, if I'm reading this right", ["if I'm reading this right"]),
        ("we cannot exclude that the crane slipped", ["cannot exclude"]),
        ("the crane held, so far as anyone could tell", ["so far as anyone could tell"]),
        ("the story held up to a point", ["up to a point"]),
        ("perhaps fifty cranes stood there", ["perhaps"]),
        ("some fifty cranes stood there", []),  # a figure
        ("this might have bent the crane", ["might"]),  # "this" is no "his"
        ("his might had bent the crane", []),  # strength
        ("he must have seen the crane fall", ["must have"]),  # inferred
        ("he must see the crane fall", []),  # ordered
        ("the crane fell, but that is only a guess", ["a guess"]),
        ("the crane is safe, if the test holds up", ["if the test holds up"]),
        ("two cranes were expected to have been mended", []),  # foretold
        ("perhaps the cranes stood there", ["perhaps"]),
        ("it was unclear if anyone could be saved", []),  # ability
        ("his chances are good", []),  # no "chances are that"
        ("she might like to sit down", []),  # politeness
        ("the door was locked so that she might rest", []),  # a purpose
    ],
)
def test_reserve_in_other_words(content: str, words: list[str]) -> None:
    text = f"The foreman said {content}."
    found = _words(text, _report(text, "r", "The foreman", "said", content))
    assert found.get("r", []) == words


@pytest.mark.parametrize(
    ("source", "cue", "content", "words"),
    [
        ("I", "don't think", "anyone cheated", []),  # doubt, as of anybody else
        ("One", "thought", "the crane had slipped", ["thought"]),
        ("She", "believed", "it", []),  # tells of a belief
        ("The foreman", "thought it likely", "the crane slipped", ["likely"]),  # what he thought, not that
        ("My", "hunch is", "the crane slipped", ["hunch"]),
        ("The survey", "says with low confidence", "the crane slipped", ["with low confidence"]),
        ("She", "has very nearly said", "so", ["very nearly"]),
        ("I", "used to think", "the crane slipped", []),  # and no longer
        ("We", "were led to believe", "the crane held", []),  # by others
        ("", "was claimed", "the crane slipped", []),  # somebody's word, as firm as any
        ("The inquiry", "heard", "that the crane slipped", []),  # told in session
        ("The foreman", "could remember", "the crane", []),  # ability
        ("The foreman", "does not think", "the crane slipped", []),  # his doubt, told by another
    ],
)
def test_holding_in_the_cue(source: str, cue: str, content: str, words: list[str]) -> None:
    text = f"{source} {cue} {content}."
    assert _words(text, _report(text, "r", source, cue, content)).get("r", []) == words
