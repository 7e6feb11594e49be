"""Notes on checking and what they govern, from invented paragraphs with their statements marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.marked import document, marked

from earwitness.read.findings import findings
from earwitness.read.firmness.checked_things import things
from earwitness.read.firmness.checking_notes import notes
from earwitness.read.firmness.outlet_names import short_names
from earwitness.read.firmness.verification import verification
from earwitness.records import Block, Document, Report, Source


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
        ("{s|Bo Lund} {q|said} {c|it fell}. Nor could we establish whether it fell.", "Nor could "
         "we establish"),
        ("{s|Bo Lund} {q|said} {c|it fell}. There was no way of checking that.", "no way of checking"),
        ("{s|Bo Lund} {q|said} {c|it fell}. His film has not been independently "
         "dated.", "independently dated"),
        ("{s|A memo} {q|says} {c|it fell}. The Bee could not get hold of the memo.", "get hold of the memo"),
        ("{s|Dr Roe, who read the memo for the Bee,} {q|said} {c|it fell}.", "read the memo for the Bee"),
        ("The Bee has read the letters. {s|They} {q|suggest} {c|it fell}.", "The Bee has read the letters"),
        ("{q|According to} {s|the Vale Herald, whose account could not be confirmed}, {c|it "
         "fell}.", "whose account"),
        ("In a memo seen by the Bee, {s|Bo Lund} {q|wrote} {c|it fell}.", "seen by the Bee"),
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
        "{s|Bo Lund} {q|said} {c|it fell}. We have never seen a harder man.",  # nothing that can be checked
        "{s|Bo Lund} {q|said} {c|it fell}. We do not know him.",
        "{s|Bo Lund} {q|said} {c|it fell}. It is hard to see how.",
        "{s|A memo obtained by the Vale Gazette} {q|says} {c|it fell}.",  # another paper's eyes
        "{s|Bo Lund} {q|said} {c|it fell}. He will not be confirmed as mayor.",
        "{s|Bo Lund} {q|said} {c|it fell}. The Bee sent a reporter.",
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
        # the officials, one by one and together, and nobody else
        ("{1s|Two officials} {1q|said} {1c|it fell}.\n{3s|Ida Moss} {3q|said} {3c|no}.\n{2s|One "
         "of the officials} "
         "{2q|said} {2c|it sank}.\nThe Bee could not verify the officials’ account.", ["1", "2"]),
        # what was told last; a denial of it only points back
        ("{1s|The Vale Herald} {1q|reported} {1c|that it fell}. {2s|The mayor} {2q|denied} "
         "{2c|that report}.\n"
         "The Bee was unable to confirm it.", ["1"]),
        # what a document says, and what its author says in it
        ("{1s|A memo} {1q|says} {1c|it fell}. {2s|Its author} {2q|wrote} {2c|that it burned}. "
         "{3s|Ida Moss} {3q|said} "
         "{3c|no}.\nThe Bee has not seen the memo and has not verified its contents.", ["1", "2"]),
        # two things in one note
        ("{1s|The log} {1q|says} {1c|it fell}.\n{2s|Una Pike} {2q|said} {2c|the alarms "
         "rang}.\n{3s|Ida Moss} {3q|said} "
         "{3c|no}.\nIt was not possible to verify the log or the alarms.", ["1", "2"]),
        # several figures of one kind
        ("{1s|The mayor} {1q|said} {1c|nine people had died}.\n{2s|Una Pike} {2q|said} {2c|she "
         "counted 30 dead}.\n"
         "{3s|Ida Moss} {3q|said} {3c|it rained}.\nWe could not verify any of the casualty "
         "figures.", ["1", "2"]),
        # the page
        ("{1s|The Vale Herald} {1q|reported} {1c|it fell}.\n{2s|Una Pike} {2q|said} {2c|it stood}.\n"
         "The Bee has not confirmed any of the reporting above.\n{3s|Ida Moss} {3q|said} {3c|no}.",
         ["1", "2"]),
        # the claims of its paragraph
        ("{3s|Ida Moss} {3q|said} {3c|no}.\n{1s|Bo Lund} {1q|said} {1c|it fell}. {2s|Una Pike} {2q|said} "
         "{2c|it stood}. None of these claims could be verified.", ["1", "2"]),
        # what speaks of it, and what the sentence before tells, which does so outside the statement
        ("{2s|Una Pike} {2q|said} {2c|the review was harsh}.\nIn a review that is gone, {1s|a guest} "
         "{1q|wrote} {1c|it fell}. The Bee could not establish when the review was posted.", ["1", "2"]),
        # the claims of its paragraph, and what the same man told before
        ("{1s|Bo Lund} {1q|said} {1c|it fell}.\n{3s|Ida Moss} {3q|said} {3c|no}.\n{2s|Bo Lund} {2q|said} "
         "{2c|it burned}. The claims could not be verified.", ["1", "2"]),
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
        ("There is no independent evidence of a sale.", ["no independent evidence"]),
        ("The ledger, seen by this website, is blank.", ["seen by this website"]),
        ("I read novels on the ferry.", []),  # no note
        ("The mayor was not given a copy of the ledger.", []),  # somebody else
    ],
)
def test_notes_in_the_first_person_and_of_what_was_shown(text: str, words: list[str]) -> None:
    found = [text[slice(*n.span)] for n in notes(document(text), [], ())]
    assert len(found) == len(words)
    assert all(f.startswith(w) for f, w in zip(found, words, strict=True))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the log or the alarm readings", [("log",), ("reading",)]),
        ("two pages of the plant log", [("log", "page")]),  # the inner noun first
        ("the authenticity of the film", [("film", "authenticity")]),
        ("it", [()]),  # points back
        ("whether it was opened, or by whom", [()]),  # a clause stays whole
        ("", []),
    ],
)
def test_what_a_note_is_about(words: str, expected: list[tuple[str, ...]]) -> None:
    assert [t.heads for t in things(words, (0, len(words)))] == expected


@pytest.mark.parametrize(
    ("outlet", "name"),
    [
        ("DailyBellows Online", "bellows"),
        ("Brass & Bellows", "b&b"),
        ("The Marl Evening Gazette", "gazette"),
        ("The Bee", "bee"),
        ("Marl News", "marl"),
        ("Bellows News Agency", "bellows"),
    ],
)
def test_what_an_outlet_calls_itself(outlet: str, name: str) -> None:
    assert name in short_names(outlet)
    assert not short_names(outlet) & {"the", "news", "online", "agency news"}


def test_a_name_that_is_only_a_sort_of_outlet_is_not_cut_short() -> None:
    assert short_names("World News Agency") == {"world news agency", "news agency", "agency", "wna"}


SAYS = "{1s|The Vale Herald} {1q|reported} {1c|it fell}. {2s|Una Pike} {2q|told} it {2c|it stood}."


@pytest.mark.parametrize(
    ("notice", "ids"),
    [
        ("We link, we do not verify.", ["1", "2"]),
        ("None of the reports could be independently verified.", ["1", "2"]),
        ("We have not checked readers’ comments.", []),  # not what the page tells
        ("We have read every page.", []),  # nothing that was not checked
    ],
)
def test_a_notice_is_about_the_page(notice: str, ids: list[str]) -> None:
    plain, reports = marked(SAYS)
    at = len(plain) + 1
    blocks = (Block("body", 0, len(plain)), Block("notice", at, at + len(notice)))
    whole = Document(
        id="d", received_as="d.txt", text=f"{plain}\n{notice}", outlet="The Bee", language="en", blocks=blocks
    )
    reading = findings(whole, reports)
    assert sorted(r.id for r in reading.reports if r.verification) == ids


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Bee has not seen the log. It did review an email.", "It did review an email"),
        ("The Vale Herald says it has read the emails.", "it has read the emails"),
        ("It has read the emails.", None),  # who?
        ("The council met. It reviewed an email.", None),
        ("I can’t tell you whether it fell.", "I can’t tell you whether it fell"),
        ("The Bee did not say when it fell.", None),  # silence is no check
        ("We have gone through the ledgers.", "We have gone through the ledgers"),
        ("It was never sent.", None),
    ],
)
def test_it_and_other_ways_to_check(text: str, words: str | None) -> None:
    found = [text[slice(*n.span)] for n in notes(document(text), [], ())]
    assert (words in found) if words else not found
