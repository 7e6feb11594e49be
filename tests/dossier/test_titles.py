"""Under which words a claim is listed: they stand alone, and are never cut just before a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.dossier.titles import clause, title


@pytest.mark.parametrize(
    ("text", "wordings", "expected"),
    [
        # what lacks nothing stays, whatever else there is
        ("The dam leaks at two places.", ["It leaks.", "so the dam leaks"], "The dam leaks at two places."),
        # the first person needs to be known
        ("We think the bridge was never tested", ["The bridge was never tested"],
         "The bridge was never tested"),
        # a fragment
        ("so", ["The ferry was too heavy"], "The ferry was too heavy"),
        ("because the ferry was too heavy", ["“The ferry was too heavy,”"], "The ferry was too heavy"),
        # no verb
        ("a two-week halt of the works", ["The works were halted for two weeks"],
         "The works were halted for two weeks"),
        # points back at what stands before it
        ("They had averaged it with two others", ["Readings were averaged with two others"],
         "Readings were averaged with two others"),
        # half of a quotation
        ("They said so,’ he said The hall was full", ["The hall was full that night"],
         "The hall was full that night"),
        # short, but a sentence
        ("Nine men are dead.", ["nine dead", "In copies nine hurt men soon became nine dead"],
         "Nine men are dead."),
        # what a clause depended on is left out, whatever is quoted in it
        ("“that the mayor knew of ‘everything’”", ["all of it"], "the mayor knew of ‘everything’"),
        # a sentence may end in a particle
        ("Nine men are unaccounted for", ["he spoke of nine men"], "Nine men are unaccounted for"),
    ],
)  # fmt: skip
def test_the_wording_that_lacks_least(text: str, wordings: list[str], expected: str) -> None:
    found = title(text, wordings)
    assert found.words == expected and found.alone


@pytest.mark.parametrize(
    "text", ["I do, because I sign it.", "so", "On that evening she packed 52", "a halt"]
)
def test_what_does_not_stand_alone_says_so(text: str) -> None:
    assert not title(text, []).alone


@pytest.mark.parametrize(
    ("words", "most", "expected"),
    [
        ("Short enough", 40, "Short enough"),
        # at the end of a clause
        ("The hull was cracked before it sailed, which the yard had known for years", 60,
         "The hull was cracked before it sailed …"),
        # not just before the number
        ("The collapse came at dawn and at least nine men are missing since then in the hills", 40,
         "The collapse came at dawn and at least nine men …"),
        ("The inspectors of the harbor office found as many as 14 cracks in the hull", 52,
         "The inspectors of the harbor office found as many as 14 cracks …"),
        # no word is left hanging
        ("The walls of the old tunnel under the western hills of the region gave way", 33,
         "The walls of the old tunnel …"),
    ],
)  # fmt: skip
def test_a_cut_ends_where_a_clause_does_and_keeps_the_number(words: str, most: int, expected: str) -> None:
    assert clause(words, most) == expected


@given(
    st.lists(st.sampled_from("nine men the of are, 14 which hull and gone.".split()), max_size=40),
    st.integers(10, 60),
)
def test_a_cut_is_a_beginning(words: list[str], most: int) -> None:
    whole = " ".join(words)
    cut = clause(whole, most)
    assert cut == whole or (cut.endswith(" …") and whole.startswith(cut[:-2]))
    # a number and its noun more, after at most three words
    assert len(cut) <= most + 40
