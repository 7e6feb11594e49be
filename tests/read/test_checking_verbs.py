"""Verb groups of notes on checking: how far they reach to the left, their voice, whether it came off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earwitness.read.firmness.checking_verbs import VERB, group

# text, the group, (check, voice, hindered), why
GROUPS = [
    ("The Bee could not verify it", "could not verify", ("checked", "active", True), "not"),
    ("The Bee couldn’t independently verify it", "couldn’t independently verify", ("checked", "active", True),
     "a short form"),
    ("The Bee was unable to confirm it", "was unable to confirm", ("checked", "active", True), "unable"),
    ("The Bee has yet to confirm it", "has yet to confirm", ("checked", "active", True), "yet to"),
    ("The Bee has now confirmed it", "has now confirmed", ("checked", "active", False), "it came off"),
    ("Nightly has not confirmed it", "has not confirmed", ("checked", "active", True), "an outlet in -ly"),
    ("We cannot say whether it fell", "cannot say", ("checked", "active", True), "what nobody can say"),
    ("The Bee has gone through the books", "has gone through", ("seen", "active", False), "gone through"),
    ("It could not be verified", "could not be verified", ("checked", "passive", True), "passive"),
    ("It has since been verified", "has since been verified", ("checked", "passive", False), "passive"),
    ("It was not possible to verify it", "was not possible to verify", ("checked", "nobody", True), "nobody"),
    ("It is hard to confirm", "is hard to confirm", ("checked", "nobody", True), "hard"),
    ("There was no way of checking", "was no way of checking", ("checked", "nobody", True), "no way of"),
    ("It will not be confirmed", "will not be confirmed", ("checked", "passive", False), "yet to come"),
    ("The Bee has seen it", "has seen", ("seen", "active", False), "seen"),
    ("We’ve read it", "’ve read", ("seen", "active", False), "the subject ends inside a word"),
    ("The Bee was shown it", "was shown", ("seen", "active", False), "who was shown it has seen it"),
    ("The film has not been independently dated", "has not been independently dated",
     ("checked", "passive", True), "whatever is done independently is a check"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "read", "why"), GROUPS, ids=[row[0] for row in GROUPS])
def test_a_group_and_how_it_is_read(text: str, words: str, read: tuple[str, str, bool], why: str) -> None:
    (found,) = [group(text, 0, verb) for verb in VERB.finditer(text)]
    assert text[found.start : found.end] == words, why
    assert (found.check, found.voice, found.hindered) == read, why


@pytest.mark.parametrize(
    ("text", "perfect", "handed", "hands", "why"),
    [
        ("The Bee has seen it", True, False, False, "has"),
        ("The Bee saw and read it", False, False, False, "no auxiliary"),
        ("The Bee was given it", False, True, False, "given it"),
        ("The Bee has given it", True, False, True, "gave it away"),
        ("The Bee had been sent it", True, True, False, "both"),
    ],
)
def test_what_was_handed_over(text: str, perfect: bool, handed: bool, hands: bool, why: str) -> None:
    (found,) = [group(text, 0, verb) for verb in VERB.finditer(text)]
    assert (found.perfect, found.handed, found.hands) == (perfect, handed, hands), why


def test_a_group_ends_at_the_first_other_word_and_at_its_bound() -> None:
    text = "could not, the Bee found out, verify"
    *_, last = [group(text, 0, verb) for verb in VERB.finditer(text)]
    assert text[last.start : last.end] == "verify" and not last.hindered
    text = "could not verify"
    (bounded,) = [group(text, 6, verb) for verb in VERB.finditer(text)]
    assert text[bounded.start : bounded.end] == "not verify"


@given(st.lists(st.sampled_from("not could n’t we’ve be been to verify seen given , no way of".split())))
def test_groups_lie_in_any_text(words: list[str]) -> None:
    text = " ".join(words)
    for verb in VERB.finditer(text):
        found = group(text, 0, verb)
        assert 0 <= found.start <= verb.start() < found.end == verb.end() <= len(text)
