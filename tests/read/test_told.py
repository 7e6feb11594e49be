"""Looking up what reports tell: by topic, by what heads their source, by where they stand."""

from __future__ import annotations

import pytest
from tests.read.marked import document, marked

from earwitness.read.firmness.told import Told, stems


def told(text: str) -> Told:
    plain, reports = marked(text)
    return Told(document(plain), reports, {r.id: r.source for r in reports}, [], {})


THREE = (
    "{1s|Una Pike} {1q|said} {1c|the sluice cracked}. {2s|Bo Lund} {2q|said} {2c|the pumps cracked}.\n"
    "{3s|A draft report} {3q|says} {3c|nine men had died}. End."
)


@pytest.mark.parametrize(
    ("words", "found", "why"),
    [
        ("the sluice", ["1"], "the one that speaks of it"),
        ("cracked", ["1", "2"], "both as much"),
        ("whether the sluices cracked", ["1"], "the rarer word weighs more; endings do not count"),
        ("the death toll", ["3"], "the dead and deaths are one topic"),
        ("the harbor", [], "nobody speaks of it"),
        ("the claims that he said", [], "words that say nothing of a topic"),
        ("", [], "no words"),
    ],
)
def test_topics(words: str, found: list[str], why: str) -> None:
    whole = told(THREE)
    assert whole.on_topic(words, len(whole.text)) == found, why


def test_a_topic_is_looked_for_before_a_place_and_among_some() -> None:
    whole = told(THREE)
    assert whole.on_topic("cracked", whole.text.index("Bo Lund")) == ["1"]
    assert whole.on_topic("cracked", len(whole.text), ["2", "3"]) == ["2"]


@pytest.mark.parametrize(
    ("source", "heads", "why"),
    [
        ("The log", {"log"}, "its head"),
        ("A copy of the log", {"copy", "log"}, "a copy of it as well"),
        ("A draft report", {"draft", "report"}, "a draft report is a draft"),
        ("Two letters", {"letter"}, "in the singular"),
        ("A friend of the mayor", {"friend"}, "a person is not headed by whom he is tied to"),
    ],
)
def test_what_heads_a_source(source: str, heads: set[str], why: str) -> None:
    assert set(told(f"{{s|{source}}} {{q|says}} {{c|it held}}.").headed) == heads, why


def test_units_before_and_after_a_place() -> None:
    whole = told(THREE)
    end = len(whole.text) - len("End.\n")
    assert whole.before(end, 0) == ["3"]
    assert whole.before(end, 1) == ["3", "2", "1"]  # the last first
    assert whole.after(0) == ["1", "2"] or whole.after(0) == ["2"]
    assert whole.after(whole.text.index("Bo Lund") - 1) == ["2"]


def test_a_passage_taken_over_is_no_unit_but_what_stands_in_it_is() -> None:
    text = (
        "2^1 3^1\n{1s|The Vale Herald} {1q|reported}: {2s|Una Pike} {2q|said} {2c|it held}. "
        "{3s|Bo Lund} {3q|said} {3c|it had not}."
    )
    whole = told(text)
    assert [one for _, one in whole.units] == ["2", "3"]
    assert whole.whole(["1"], outer=False) == ["1", "2", "3"]
    assert whole.whole(["2"], outer=False) == ["2"]


def test_one_that_fills_another_stands_for_it() -> None:
    whole = told("2^1\n{1s|The Vale Herald} {1q|reported} {2s|Una Pike} {2q|said} {2c|it held}.")
    assert [one for _, one in whole.units] == ["1"]
    assert whole.whole(["2"], outer=True) == ["1", "2"]
    assert whole.sourced_at((0, 200)) == ["1", "2"]


def test_stems_leave_what_says_nothing() -> None:
    assert stems("They said that the killed men’s casualties were tested") == {"casualt", "men", "test"}
