"""The main clause of a sentence, and whether it says that something is not so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.read.firmness.main_clause import main_clause, opened

# sentence, subject, verb, why
CLAUSES = [
    ("that the bridge, which leaks, will shut", "the bridge", "will", "a relative clause is left out"),
    ("he’d never seen it".replace("’", "'"), "he", "'d", "a short form"),
    ("Nobody ever asked me", "Nobody", "asked", "an adverb belongs to neither"),
    ("the clerk really told them", "the clerk", "told", "an adverb before the verb"),
    ("But the bridge was shut", "the bridge", "was", "a word that opens"),
    ("… the bridge was shut", "the bridge", "was", "dots that open"),
    ("I would add that the bridge was shut", "the bridge", "was", "what is added is said"),
    ("the stairs creaked all night", "the stairs", "creaked", "a verb in -ed"),
    ("they walk the bridge", "they", "walk", "any word after a pronoun"),
    ("they won't shut the bridge", "they", "won't", "a negation in one word with its verb"),
    ("anyone who saw the bridge could tell", "anyone", "could", "a relative clause without a comma"),
    ("the May fair was cancelled", "the May fair", "was", "a month is no verb"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "subject", "verb", "why"), CLAUSES, ids=[row[3] for row in CLAUSES])
def test_subject_and_verb(sentence: str, subject: str, verb: str, why: str) -> None:
    clause = main_clause(opened(sentence))
    assert clause is not None
    assert (clause.who(), clause.verb) == (subject, verb), why


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("what it would cost", "its first verb belongs to a lower clause"),
        ("why the bridge was shut", "so does this one"),
        ("a bridge of iron", "no verb"),
        ("", "nothing"),
    ],
)
def test_no_main_clause(sentence: str, why: str) -> None:
    assert main_clause(opened(sentence)) is None, why


# sentence, whether it says that something is not so, why
NEGATED = [
    ("the bridge was not shut", True, "the verb"),
    ("the bridge wasn't shut", True, "the verb in short"),
    ("he didn't shut it", True, "the verb in short, behind a pronoun"),
    ("he never saw it", True, "never"),
    ("the bridge would at no time have held", True, "at no time"),
    ("no bridge was shut", True, "the subject"),
    ("not a bridge was shut", True, "the subject in other words"),
    ("nobody saw it", True, "nobody"),
    ("she said nothing", True, "the object"),
    ("he had no doubt", False, "had no doubt is sure"),
    ("no doubt the bridge was shut", False, "no doubt opens an assertion"),
    ("no more than nine were there", False, "a bound"),
    ("the bridge was shut", False, "nothing is denied"),
    ("the clerk knew who had not paid", False, "a lower clause"),
]


@pytest.mark.parametrize(("sentence", "negated", "why"), NEGATED, ids=[row[0] for row in NEGATED])
def test_negation(sentence: str, negated: bool, why: str) -> None:
    clause = main_clause(opened(sentence))
    assert clause is not None
    assert clause.negated() is negated, why


@given(st.text(alphabet="the not he'dwil,; .—\n", max_size=200))
def test_any_sentence_is_taken_apart(sentence: str) -> None:
    clause = main_clause(opened(sentence))
    assert clause is None or clause.verb in clause.said.lower()


@pytest.mark.parametrize("junk", ["the " * 50_000, ", which " * 20_000, "-" * 200_000, " " * 200_000])
def test_a_long_sentence_is_looked_at_no_further_than_its_beginning(junk: str) -> None:
    assert len(opened(junk)) <= 500
