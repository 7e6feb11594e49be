"""What the main clause of a content does where its cue leaves that open."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.read.firmness.acts import of_clause
from earwitness.read.firmness.speaker import Speaker
from earwitness.records import Stance

HE = Speaker("a miller", "", "named-person")

# sentence of a miller's in indirect speech, stance, why
SENTENCES: list[tuple[str, Stance, str]] = [
    ("the mill is going to shut", "predicts", "going to"),
    ("he is going to shut the mill", "intends", "going to, of himself"),
    ("he was going to be late", "intends", "of himself, whatever it is"),
    ("the aim is to shut the mill", "asserts", "an aim is what it is"),
    ("the mill is not to be shut", "demands", "a rule"),
    ("the mill ought to shut", "demands", "ought"),
    ("the mill ought to have shut", "asserts", "of the past"),
    ("they had better leave", "demands", "had better"),
    ("it is time the mill shut", "demands", "high time"),
    ("it is time that heals", "asserts", "time that is no call"),
    ("the wheel needs to be mended", "demands", "a need that presses"),
    ("there is no need to act", "asserts", "no need"),
    ("he plans to shut the mill", "intends", "his plan in his own clause"),
    ("they plan to shut the mill", "asserts", "others' plan is a fact"),
    ("he wanted to say so", "asserts", "to say is no plan"),
    ("he expects a flood", "predicts", "his forecast"),
    ("the council expects a flood", "asserts", "others' forecast is a fact"),
    ("the wheel might break", "predicts", "may break"),
    ("the wheel might not break", "asserts", "nothing is foretold"),
    ("the wheel can break by spring", "predicts", "can, and a time"),
    ("the wheel can break", "asserts", "can, and no time"),
    ("the mill will shut", "predicts", "will"),
    ("the mill would have shut", "asserts", "of the past"),
    ("the mill would often shut", "asserts", "a habit"),
    ("he would be astonished", "asserts", "a mild word"),
    ("he would grind only if it rained", "demands", "terms"),
    ("unless it rains, the mill will shut", "predicts", "a condition"),
    ("unless it rains, stop the mill", "demands", "an order on a condition"),
    ("if it had rained, the mill would run", "asserts", "of the past"),
    ("more likely to flood than to burn", "asserts", "a comparison"),
    ("likely to flood", "predicts", "no verb, but likely"),
    ("another flood by spring", "predicts", "no verb, but a time"),
    ("what will come", "asserts", "no main clause"),
    ("he did not know whether the mill was shut", "not-held", "an open question"),
    ("he was not sure", "asserts", "of the past"),
    ("please shut the mill", "demands", "please"),
    ("ground flour is cheap", "asserts", "no order"),
    ("the story is false", "denies", "a denial"),
    ("the flood could cost the mill a million", "predicts", "what may befall it"),
    ("three millers could be fined", "predicts", "and in the passive"),
    ("the wheel could explain it", "asserts", "a guess at a cause"),
    ("they could lose a wheel and go on", "asserts", "what they were able to do"),
    ("if the dam goes, the mill goes", "predicts", "a condition to come"),
    ("if the dam is sound, the mill is too", "asserts", "a condition of how things are"),
    ("a one-in-four chance that the dam breaks", "predicts", "a chance"),
    ("the risk that was taken", "asserts", "a risk in the past"),
    ("the flood is unlikely before May", "predicts", "likely, and a time"),
    ("sack the miller", "demands", "an order with its object"),
    ("sack races are fun", "asserts", "a noun"),
    ("sack the lot of them", "demands", "an order with a long object"),
    ("anyone who shared the list could be fined", "predicts", "behind a clause that no comma sets off"),
    ("he won't mend the wheel", "intends", "his refusal, in one word with its negation"),
    ("he didn't mend the wheel", "denies", "his own deed, in one word with its negation"),
    ("he didn't blame the miller", "asserts", "an attitude is no deed"),
    ("it's got to go", "demands", "short for has got to"),
    ("the wheel was not to turn on Sundays", "demands", "a rule"),
    ("he intends to see the council", "intends", "a plan to see is a plan"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected", "why"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_acts(sentence: str, expected: Stance, why: str) -> None:
    assert of_clause(sentence, HE) == expected, why


@pytest.mark.parametrize(
    ("sentence", "expected", "why"),
    [
        ("I will not say", "asserts", "a refusal to tell"),
        ("I would ask him to stay", "demands", "a plea"),
        ("We will mend it", "intends", "his own doing"),
        ("He will mend it", "predicts", "another's"),
        ("I would mend it", "predicts", "supposed, in his own words"),
    ],
)
def test_acts_in_his_own_words(sentence: str, expected: Stance, why: str) -> None:
    assert of_clause(sentence, HE, quoted=True) == expected, why


@pytest.mark.parametrize(
    ("sentence", "plain", "warned", "why"),
    [
        ("the wheel could break", "asserts", "predicts", "who warns of what could be foretells it"),
        ("the wheel could be rusty", "asserts", "asserts", "but not of what is so"),
        ("another flood by spring", "predicts", "asserts", "words without a verb name what is warned of"),
    ],
)
def test_what_is_warned_of(sentence: str, plain: Stance, warned: Stance, why: str) -> None:
    assert of_clause(sentence, HE) == plain, why
    assert of_clause(sentence, HE, warned=True) == warned, why


def test_who_tells_what_he_found_denies_nothing() -> None:
    assert of_clause("the story is false", HE, may_deny=False) == "asserts"


@given(st.text(alphabet="he will not'd if, must go.;\n\u200b", max_size=120), st.booleans())
def test_any_sentence_has_a_stance(sentence: str, quoted: bool) -> None:
    assert of_clause(sentence, HE, quoted=quoted) in get_args(Stance)
