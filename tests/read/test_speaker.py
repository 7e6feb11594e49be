"""Who answers for somebody, and whether a clause is about the speaker himself."""

from __future__ import annotations

import pytest

from earwitness.read.firmness.speaker import Speaker
from earwitness.records import PartyKind


@pytest.mark.parametrize(
    ("words", "role", "kind", "answers", "why"),
    [
        ("a spokeswoman", "", None, True, "speaks for somebody"),
        ("a lawyer for Ms Hale", "", "anonymous-official", True, "so does a lawyer"),
        ("Ms Orr", "press secretary", "named-person", True, "by her role"),
        ("the ministry", "", "named-organisation", True, "a body answers for itself"),
        ("the company", "", None, True, "a body that is known by its word alone"),
        ("their director", "", "named-person", True, "one of those told of"),
        ("the minister", "", "named-person", False, "he answers for himself"),
        ("a woman who works at the ministry", "", "anonymous-official", False, "its word stands after who"),
        ("a media expert", "", "observer", False, "an expert, whatever he studies"),
        ("the company log", "", "document", False, "a text"),
        ("clients", "", "anonymous-group", False, "a crowd"),
    ],
)
def test_who_answers(words: str, role: str, kind: PartyKind | None, answers: bool, why: str) -> None:
    assert Speaker(words, role, kind).answers() is answers, why


@pytest.mark.parametrize(
    ("words", "kind", "known", "why"),
    [
        ("Ms Orr", "named-person", True, "she has a name"),
        ("the chief executive", "anonymous-official", True, "of whom there is one"),
        ("an aide to the minister", "anonymous-official", False, "the minister is somebody else"),
        ("a passer-by", "observer", False, "an onlooker"),
    ],
)
def test_who_is_known(words: str, kind: PartyKind, known: bool, why: str) -> None:
    assert Speaker(words, "", kind).is_known() is known, why


@pytest.mark.parametrize(
    ("words", "kind", "subject", "quoted", "same", "why"),
    [
        ("Ms Orr", "named-person", "I", True, True, "I am the speaker"),
        ("Ms Orr", "named-person", "We", True, True, "and we"),
        ("Ms Orr", "named-person", "she", False, True, "in indirect speech"),
        ("Ms Orr", "named-person", "she", True, False, "in her words she is another"),
        ("Ms Orr", "named-person", "it", False, False, "a person is no it"),
        ("the mill", "named-organisation", "it", False, True, "a body is"),
        ("the mill", "named-organisation", "he", False, False, "a body is no he"),
        ("he", None, "he", False, True, "he and he"),
        ("he", None, "she", False, False, "he and she"),
        ("the mayor", "named-person", "the mayor", False, True, "his own role"),
        ("the mayor", "named-person", "the clerk", False, False, "another"),
        ("the mayor", "named-person", "", False, True, "no words: the cue goes on"),
        ("", None, "he", False, False, "nobody speaks"),
    ],
)
def test_whom_a_clause_is_about(
    words: str, kind: PartyKind | None, subject: str, quoted: bool, same: bool, why: str
) -> None:
    assert Speaker(words, "", kind).is_subject(subject, quoted=quoted) is same, why
