"""On whose behalf somebody speaks: "we" in what he says, and "he" in what a friend or a lawyer says."""

from __future__ import annotations

import pytest
from tests.read.marked import document, marked

from earwitness.read.parties.parties import resolve


def sources(text: str) -> dict[str, str | None]:
    """The names of those who make the reports of *text*."""
    plain, reports = marked(text)
    who = resolve(document(plain), reports, {})
    names = {p.id: p.name for p in who.parties}
    return {i: names.get(s.party or "") for i, s in who.sources.items()}


# what stands before, who says “We looked”, whom "we" means, why
WE = [
    ("", "Oster Rail", "Oster Rail", "a body speaks for itself"),
    ("", "two divers", "two divers", "so do several people"),
    ("", "Gerda Pohl, a spokeswoman for Oster Rail", "Oster Rail", "the body after for"),
    ("", "a spokesman for the ministry", "the ministry", "a body without a name"),
    ("Oster Rail was fined. ", "its sales director", "Oster Rail", "the body that its means"),
    ("Oster Rail was fined. ", "a spokesman", "Oster Rail", "a spokesman's body is the one in mind"),
    ("Oster Rail was fined. ", "a spokesman for the mayor", "we", "but not if he speaks for a person"),
    ("Oster Rail was fined. ", "a diver", "we", "nor is it anybody else's"),
    ("", "Gerda Pohl, sister of the mayor", "we", "a person is no body"),
]


@pytest.mark.parametrize(("before", "speaker", "meant", "why"), WE, ids=[row[3] for row in WE])
def test_whom_we_means(before: str, speaker: str, meant: str, why: str) -> None:
    told = sources(
        f"2^1\n{before}{{1c|“}}{{2s|We}} {{2q|thought}} {{2c|it held}}{{1c|,”}} {{1q|said}} {{1s|{speaker}}}."
    )
    assert (told["2"] or "").removeprefix("The ") == meant.removeprefix("The "), why


def test_one_speakers_we_is_one_group() -> None:
    text = (
        "2^1 4^3\n“{2s|We} {2q|thought} {2c|it held},” {1q|said} {1s|Gerda Pohl}. "
        "“{4s|We} {4q|hoped} {4c|it did},” {3q|said} {3s|Otto Brandt}. "
    )
    plain, reports = marked(text)
    who = resolve(document(plain), reports, {})
    assert who.sources["2"].party != who.sources["4"].party
    again = resolve(document(plain), reports[::-1], {})
    assert again == who


# who says that he is well, whom "he" means, why; Otto Brandt and Gerda Pohl have spoken before, he last
HE = [
    ("A colleague of Mr Brandt", "he", "Otto Brandt", "whose colleague he is"),
    ("Mr Brandt’s agent", "he", "Otto Brandt", "an owner"),
    ("Somebody acting for Mr Brandt", "he", "Otto Brandt", "acting for"),
    ("A relative", "he", "Otto Brandt", "the man in mind"),
    ("A relative", "she", "A relative", "she is not the man in mind"),
    ("Her solicitor", "she", "Gerda Pohl", "an owner by pronoun"),
]


@pytest.mark.parametrize(("friend", "pronoun", "meant", "why"), HE, ids=[row[3] for row in HE])
def test_whom_a_friend_tells_of(friend: str, pronoun: str, meant: str, why: str) -> None:
    told = sources(
        "4^3\n{1s|Gerda Pohl} {1q|said} {1c|no}. Mrs Pohl is old. "
        "{2s|Otto Brandt} {2q|said} {2c|so}. Mr Brandt is ill.\n\n"
        f"{{3s|{friend}}} {{3q|said}} {{4s|{pronoun}}} {{4q|felt}} {{4c|well}}."
    )
    assert told["4"] == meant, why
