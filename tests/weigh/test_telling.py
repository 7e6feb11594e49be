"""What is told: from the records alone, each thing in a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from tests.weigh.made import Bundle

from earwitness.case import Anchor, Case, Graded, Interested
from earwitness.grading import PHRASES
from earwitness.records import Claim, Ghost, Origin


def told(b: Bundle, claim: Claim, case: Case = Case()) -> tuple[str, ...]:  # noqa: B008
    return b.belief(claim, case=case).why


def one_unnamed() -> tuple[Bundle, Claim]:
    b = Bundle()
    b.party("a senior official", "anonymous-official")
    return b, b.claim("it leaks", [[b.says("a senior official", "it leaks") for _ in range(3)]])


def test_one_unnamed_source() -> None:
    b, claim = one_unnamed()
    said = told(b, claim)
    assert said[0] == "It is likely that this is so (66%)."
    assert (
        "Three statements in three articles go back to one origin: "
        "nothing shows that they have it from each other."
    ) in said
    assert "It rests on one unnamed source (a senior official)." in said
    assert "Everything hangs on a senior official: nothing else speaks for it or against it." in said
    assert said[-1] == "Confidence in the evidence base is low."


def test_the_rule_behind_each_bound() -> None:
    b = Bundle()
    b.party("a senior official", "anonymous-official"), b.party("another official", "anonymous-official")
    claim = b.claim(
        "it leaks",
        [[b.says("a senior official", "it leaks")], [b.says("another official", "it leaks")]],
        perhaps=[0, 1],
    )
    said = told(b, claim)
    assert "Two statements in two articles go back to one to two origins." in said
    assert "At most two: nothing shows that they have it from each other." in said
    assert "At least one: the words fit." in said
    assert "If these origins are one, it rests on one unnamed source." in said
    assert "Nobody has graded any source that states it." in said


def test_one_sentence_under_two_names() -> None:
    b = Bundle()
    b.party("a senior official", "anonymous-official"), b.party("Clara Wennick")
    claim = b.claim(
        "it leaks", [[b.says("a senior official", "it leaks"), b.says("Clara Wennick", "it leaks")]]
    )
    assert (
        "It rests on one source, named in places (Clara Wennick) and unnamed in others (a senior official)."
        in told(b, claim)
    )


def test_what_a_denial_does_and_does_not_dispute() -> None:
    b, claim = one_unnamed()
    b.party("the palace", "named-organisation"), b.party("Bruno Vastag")
    first = b.says("the palace", "nonsense", stance="denies")
    b.link(first, b.found[0], "denies", probability=0.6, denied="fact")  # type: ignore[arg-type]
    b.link(b.says("Bruno Vastag", "they cannot know"), b.found[0], "comments-on", denied="knowledge")  # type: ignore[arg-type]
    said = told(b, claim)
    assert "It is denied by the palace, if these words are about this claim (60% sure)." in said
    assert any(s.startswith("Institutions deny what is said of them whether it is so or not") for s in said)
    assert (
        "What comes from Bruno Vastag disputes that others can know it, which leaves open whether it is so."
        in said
    )


def test_hedges_checks_interests_and_what_is_not_in_hand() -> None:
    b = Bundle()
    b.party("Mara Quill")
    report = b.hedged("Mara Quill", "it leaks", check="That could not be independently verified")
    claim = b.claim("it leaks", [[report]])
    b.lineage.append(Ghost(id="gst-1", name="Canal Nine", kind="outlet"))
    b.lineage[-2] = (
        msgspec.structs.replace(b.lineage[-2], ghosts=("gst-1",))
        if isinstance(b.lineage[-2], Origin)
        else b.lineage[-2]
    )
    place = Anchor(document=report.document, quotation="it leaks")
    said = told(b, claim, Case(interest=(Interested(of=(place,), direction="against"),)))
    assert "It is hedged: Mara Quill." in said
    assert "It is stated against their own interest: Mara Quill." in said
    assert (
        "An article says that what comes from Mara Quill could not be checked; "
        "the percentage does not count that."
    ) in said
    assert "It is said to come from Canal Nine (outlet), not in hand." in said


def test_a_graded_source() -> None:
    b = Bundle()
    b.party("Mara Quill")
    report = b.says("Mara Quill", "it leaks")
    claim = b.claim("it leaks", [[report]])
    case = Case(
        grade=(Graded(of=(Anchor(document=report.document, quotation="it leaks"),), reliability="B"),)
    )
    said = told(b, claim, case)
    assert "It rests on one named source, Mara Quill, graded B." in said
    assert "Confidence in the evidence base is moderate." in said
    assert b.belief(claim, case=case).grade.reliability == "B"


SILENT = {
    "demands": ("demanded", "is a demand, and no testimony"),
    "intends": ("plans", "tells of an intention, and is no testimony"),
    "not-held": ("did not deny", "neither affirms nor denies it"),
    "predicts": ("warned", "is a forecast, and nobody can have seen it yet"),
}


@pytest.mark.parametrize("stance", SILENT)
def test_who_says_nothing_is_told_to(stance: str) -> None:
    cue, words = SILENT[stance]
    b = Bundle()
    b.party("Mara Quill")
    claim = b.claim("it leaks", [[b.says("Mara Quill", "it leaks", cue=cue, stance=stance)]])  # type: ignore[arg-type]
    said = told(b, claim)
    assert (
        said[0] == "Whether this is so cannot be judged." and f"What comes from Mara Quill {words}." in said
    )
    assert not any("onfidence" in s for s in said), "there is no evidence to be confident in"


def test_the_ends_of_a_range_that_differ() -> None:
    b = Bundle()
    for n in range(4):
        b.party(f"official {n}", "anonymous-official")
    reports = [[b.says(f"official {n}", "it leaks")] for n in range(4)]
    claim = b.claim("it leaks", reports, perhaps=range(4))
    assert any(
        s.startswith("With one origin it is likely (") and "with four it is very likely (" in s
        for s in told(b, claim)
    )


def all_told() -> Iterator[tuple[str, ...]]:
    for make in (one_unnamed,):
        b, claim = make()
        yield told(b, claim)
    for stance in SILENT:
        b = Bundle()
        b.party("Mara Quill")
        yield told(b, b.claim("x", [[b.says("Mara Quill", "x", stance=stance)]]))  # type: ignore[arg-type]


def test_likelihood_and_confidence_never_share_a_sentence() -> None:
    for said in all_told():
        for sentence in said:
            likely = any(p in sentence for p in PHRASES) or "%" in sentence
            assert not (likely and "onfidence" in sentence)
            assert sentence.endswith((".", "”.")) and sentence[0].isupper()
        assert len(said) == len(set(said))
