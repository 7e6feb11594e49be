"""Notes on checking and what they govern, from invented paragraphs with their statements marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.marked import document, marked

from earwitness.read.findings import findings
from earwitness.read.firmness.checking_notes import notes
from earwitness.read.firmness.verification import verification
from earwitness.records import Report, Source


def governed(text: str) -> dict[str, list[str]]:
    """The notes that govern each report, without those that none does."""
    plain, reports = marked(text)
    reading = findings(document(plain), reports)
    return {r.id: [plain[s:e] for s, e in r.verification] for r in reading.reports if r.verification}


@pytest.mark.parametrize(
    ("text", "note"),
    [
        # the outlet, or nobody, before the verb
        ("{s|Bo Lund} {q|said} {c|it fell}. The Bee could not independently verify his account.",
         "The Bee could not independently verify his account"),
        ("{s|Bo Lund} {q|said} {c|it fell}. His claim could not be confirmed.", "His claim could not be "
         "confirmed"),
        ("{s|Bo Lund} {q|said} {c|it fell}. We have not been able to check his story.",
         "We have not been able to check his story"),
        ("{s|Bo Lund} {q|said} {c|it fell}. It was not possible to verify the claim.", "to verify"),
        # what it has seen, or has not
        ("{s|A memo seen by the Bee} {q|says} {c|it fell}.", "seen by the Bee"),
        ("{s|The memo} {q|says} {c|it fell}. The Bee has not seen the memo.", "The Bee has not seen the "
         "memo"),
        ("The Bee has seen {s|a letter} that {q|says} {c|it fell}.", "The Bee has seen"),
    ],
)  # fmt: skip
def test_a_note_governs_what_it_is_about(text: str, note: str) -> None:
    found = governed(text)
    assert list(found) == ["1"]
    assert note in found["1"][0]


@pytest.mark.parametrize(
    "text",
    [
        # others' checks, others' eyes, and what somebody says of checking, are no notes of the outlet
        "{s|Bo Lund} {q|said} {c|it fell}. The police could not confirm his account.",
        "{s|An official who has not seen the log} {q|said} {c|it fell}.",
        "{s|Bo Lund} {q|said} {c|that his account could not be verified}.",
        "{s|Bo Lund, who was not there,} {q|said} {c|it fell}.",  # no first-hand knowledge
        "{s|Bo Lund, who was not involved in the study,} {q|said} {c|it fell}.",
        "{s|Bo Lund} {q|said} {c|it fell}. He did not confirm that he would "
        "go.",  # his silence, nobody's check
        "{s|Bo Lund} {q|said} {c|it fell}. The reservation was confirmed.",
    ],
)
def test_what_is_no_note(text: str) -> None:
    assert governed(text) == {}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        # all that he says, paragraphs apart, and nothing of another
        ("{1s|Mr Lund} {1q|said} {1c|it fell}.\n{2s|Una Pike} {2q|said} {2c|it stood}.\n{3s|Mr Lund} "
         "{3q|said} "
         "{3c|it lay}.\nRain fell.\nMr Lund’s claims could not be independently verified.", ["1", "3"]),
        # what is said inside a report goes with it
        ("2^1\n{1s|The Vale Herald} {1q|said} {2s|a diver} {2q|had told} him {2c|it fell}.\n"
         "The newspaper’s account could not be confirmed.", ["1", "2"]),
        # a relative clause governs the source that it stands in
        ("{2s|Una Pike} {2q|said} {2c|it stood}.\n{1q|According to} {1s|the Vale Herald, whose account "
         "could not be "
         "confirmed}, {1c|it fell}.", ["1"]),
        # two accounts: the last two speakers
        ("{3s|Ida Moss} {3q|said} {3c|no}.\n\n{1s|Bo Lund} {1q|said} {1c|it fell}. {2s|Una Pike} {2q|said} "
         "{2c|it stood}. The Bee could not confirm either account.", ["1", "2"]),
        # what other outlets reported, and not what the outlet was told
        ("{1s|The Vale Herald} {1q|reported} {1c|it fell}.\n{2s|Una Pike} {2q|told} us {2c|it stood}.\n"
         "{3s|The Marl Gazette} {3q|reported} {3c|it lay}.\nThe Bee has not verified these "
         "reports.", ["1", "3"]),
        # a document that two people speak of in the paragraphs before
        ("{3s|Ida Moss} {3q|said} {3c|no}.\n{1s|Bo Lund, who has read the log,} {1q|said} {1c|it fell}. "
         "{2s|Una Pike} {2q|said} {2c|a page was gone}.\nThe Bee has not seen the log.", ["1", "2"]),
        # a thing that one of them spoke of
        ("{1s|Bo Lund} {1q|said} {1c|the wreckage lay in Marl}.\n{2s|Una Pike} {2q|said} {2c|she slept}.\n"
         "The Bee could not establish how much wreckage there was.", ["1"]),
    ],
)  # fmt: skip
def test_how_far_a_note_reaches(text: str, ids: list[str]) -> None:
    assert sorted(governed(text)) == ids


PIECES = st.sampled_from(
    ["The Bee ", "could not ", "be verified", "confirm ", "either ", "his claims ", "has seen ", "the "
     "log", ". ", "\n",
     "neither ", "“", "”", "reviewed by ", "these reports ", "we ", "Mr Lund’s ", "\u200b", "НЕТ "
     "", "unverified claims "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30), st.integers(1, 40))
def test_notes_lie_inside_any_text_in_order(pieces: list[str], cut: int) -> None:
    text = "Bo Lund said " + "".join(pieces)
    report = Report(
        id="1", document="d", source=Source(spans=((0, 7),), party="p"), cue=((8, 12),),
        content=((12, min(len(text), 12 + cut)),), kind="direct",
    )  # fmt: skip
    if report.content[0][0] >= report.content[0][1]:
        return
    whole = document(text)
    found = [n.span for n in notes(whole, [report], ())]
    assert found == sorted(found)
    assert all(0 <= s < e <= len(whole.text) for s, e in found)
    checked = verification(whole, [report], {"1": report.source}, [], {})
    assert set(checked) <= {"1"} and set(checked.get("1", ())) <= set(found)


@pytest.mark.parametrize(
    "junk",
    [" " * 100_000, "no " * 30_000, "could not " * 10_000, "The Bee could not verify the claims. " * 2_000],
)
def test_a_long_line_of_nothing_takes_no_square_of_its_length(junk: str) -> None:
    assert verification(document(junk), [], {}, [], {}) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I have not seen the ledger.", ["I have not seen"]),
        ("I've read the ledger.", ["I"]),
        ("We were not given a copy of the ledger.", ["We were not given"]),
        ("There is no independent evidence of a sale.", ["There is no independent evidence"]),
        ("The ledger, seen by this website, is blank.", ["seen by this website"]),
        ("I read novels on the ferry.", []),  # no note
        ("The mayor was not given a copy of the ledger.", []),  # somebody else
    ],
)
def test_notes_in_the_first_person_and_of_what_was_shown(text: str, words: list[str]) -> None:
    found = [text[slice(*n.span)] for n in notes(document(text), [], ())]
    assert len(found) == len(words)
    assert all(f.startswith(w) for f, w in zip(found, words, strict=True))
