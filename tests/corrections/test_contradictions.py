"""Entries that contradict each other or do not hold: one clear line that names them."""

from __future__ import annotations

import msgspec
import pytest
from tests.corrections.canal import BRACK, CANAL, MISSED, SHE, at, reports

from earwitness.case import Anchor, Case, Rejected, Speaker, Stated, Within
from earwitness.corrections import corrected
from earwitness.errors import SettingError
from earwitness.records import report_id

IDA, TOM = Speaker(name="Ida Moss"), Speaker(name="Tom Brack")
CONTRADICTIONS = {
    "rejected and accepted": Case(reject=(Rejected(of=BRACK),), accept=(Stated(of=BRACK),)),
    "rejected and changed": Case(
        reject=(Rejected(of=BRACK),), statement=(Stated(of=BRACK, stance="denies"),)
    ),
    "rejected and missed": Case(reject=(Rejected(of=at("it was news to him")),), statement=(MISSED,)),
    "two contents": Case(
        statement=(Stated(of=BRACK, content=("be safe",)), Stated(of=BRACK, content=("may be safe",)))
    ),
    "two stances": Case(statement=(Stated(of=BRACK, stance="denies"), Stated(of=BRACK, stance="doubts"))),
    "two speakers": Case(
        statement=(
            Stated(of=BRACK, speaker=IDA),
            Stated(of=at("may be safe"), speaker=Speaker(name="Jon Hale")),
        )
    ),
}


@pytest.mark.parametrize("what", CONTRADICTIONS)
def test_contradictions_name_both_entries(what: str) -> None:
    pattern = r"case: \[\[(reject|statement)\]\] 1 and \[\[(accept|statement)\]\] [12]: of the same statement"
    with pytest.raises(SettingError, match=pattern + r" in d\.txt .*take one of the two out"):
        CANAL.with_case(CONTRADICTIONS[what])


def test_the_same_said_twice_is_no_contradiction() -> None:
    twice = Case(statement=(Stated(of=BRACK, speaker=TOM), Stated(of=BRACK, speaker=TOM)))
    assert reports(CANAL.with_case(twice))[CANAL.named["brack"].id].source == CANAL.named["brack"].source


BAD: dict[str, tuple[Case, str]] = {
    "another article": (
        Case(reject=(Rejected(of=(Anchor("e", "x"),)),)),
        r"\[\[reject\]\] 1: 'e' is the hash of no article here; give one whole hash",
    ),
    "words not there": (
        Case(accept=(Stated(of=BRACK), Stated(of=at("it may be sound")))),
        r"\[\[accept\]\] 2: 'it may be sound' does not stand in d.txt; copy the words exactly",
    ),
    "words twice there": (
        Case(statement=(Stated(of=at("said"), stance="denies"),)),
        r"\[\[statement\]\] 1: 'said' stands more than once in d.txt; quote more words",
    ),
    "no place": (Case(reject=(Rejected(of=()),)), r"\[\[reject\]\] 1: names no statement; give its place"),
    "content that is not there": (
        Case(statement=(Stated(of=BRACK, content=("it is safe",)),)),
        "'it is safe' does not stand in d.txt",
    ),
    "content of no words": (Case(statement=(Stated(of=BRACK, content=()),)), "has no content; quote what"),
    "content that overlaps": (
        Case(statement=(Stated(of=BRACK, content=("it may be", "be safe")),)),
        "quotes 'be safe' twice over",
    ),
    "words that are not in the quotation": (
        Case(statement=(Stated(of=BRACK, cue=(Within("it may be safe", "said"),)),)),
        "'said' does not stand once in 'it may be safe'; quote otherwise",
    ),
    "nothing to change": (Case(statement=(Stated(of=BRACK),)), "changes nothing; give one of content, cue"),
    "two places for one content": (
        Case(statement=(Stated(of=(*BRACK, *SHE), content=("it may be safe",)),)),
        "gives content for 2 places; give each an entry of its own",
    ),
    "missed without words": (
        Case(statement=(Stated(of=BRACK, stance="denies", missed=True),)),
        "was missed, so its words are not known; give content",
    ),
    "no statement there": (
        Case(statement=(Stated(of=at("who runs the canal"), stance="denies"),)),
        r"'who runs the canal' in d.txt lies in no statement; give its content, cue, source and speaker",
    ),
    "a speaker of no name": (Case(statement=(Stated(of=BRACK, speaker=Speaker()),)), "in no way or in two"),
    "a speaker twice": (
        Case(statement=(Stated(of=BRACK, speaker=Speaker(quotation="Tom Brack", name="Tom Brack")),)),
        "names its speaker in no way or in two; give either a quotation or a name",
    ),
    "a speaker elsewhere": (
        Case(statement=(Stated(of=BRACK, speaker=Speaker(document="e", quotation="x")),)),
        "takes its speaker from another article than d.txt",
    ),
    "a speaker who is none": (
        Case(statement=(Stated(of=BRACK, speaker=Speaker(quotation="on Monday")),)),
        "'on Monday' in d.txt lies in no statement",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_entry_is_one_clear_line(what: str) -> None:
    case, says = BAD[what]
    with pytest.raises(SettingError, match=says) as caught:
        CANAL.with_case(case)
    assert str(caught.value).startswith("case: [[") and "\n" not in str(caught.value)


def test_two_statements_cannot_come_to_have_the_same_words() -> None:
    brack = CANAL.named["brack"]
    start = CANAL.document.text.index("the canal")
    other = msgspec.structs.replace(brack, content=((start, start + len("the canal")),))
    other = msgspec.structs.replace(other, id=report_id("d", other.source.spans, other.cue, other.content))
    case = Case(statement=(Stated(of=BRACK, content=("the canal",), cue=("said",)),))
    with pytest.raises(
        SettingError, match=r"\[\[statement\]\] 1: gives a statement in d.txt the source, cue"
    ):
        corrected([CANAL.document], [*CANAL.found, other], case)
