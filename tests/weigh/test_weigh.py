"""Weighing as a whole: the affair of the ferry, what cannot be judged, what is damaged or missing."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import pytest
from tests.affair import DOCUMENTS, EVERYTHING, FINDINGS, LINEAGE
from tests.weigh.made import Bundle

from earwitness.case import Anchor, Case, Graded
from earwitness.errors import SettingError
from earwitness.records import Belief, Claim, Comparison, Link, Origin
from earwitness.stream import encode
from earwitness.weigh import Beliefs, WeighSettings, weigh
from earwitness.weigh.priors import Priors, SourcePrior


def affair() -> dict[str, Belief]:
    return {b.claim: b for b in weigh(DOCUMENTS, FINDINGS, LINEAGE).beliefs}


def sound(found: Beliefs) -> None:
    for b in found.beliefs:
        for value in (b.probability, b.moves, b.without, *(b.interval or ()), *(b.ends or ())):
            assert value is None or math.isfinite(value)
        assert (b.probability is None) == (b.grade.credibility == "6") == (b.phrase == "cannot be judged")
        assert (b.probability is None) == (b.confidence is None) == (b.interval is None)
        if b.probability is not None and b.interval and b.ends:
            assert 0 < b.probability < 1 and b.interval[0] <= min(b.ends) and max(b.ends) <= b.interval[1]
    for q in found.quantities:
        assert q.value is None or math.isfinite(q.value)


def test_the_ferry() -> None:
    hull = affair()["clm-hull"]
    assert hull.probability is not None and 0.55 < hull.probability < 0.9
    assert hull.origins[0].count == 1 and hull.origins[1].count == 2
    assert hull.grade.reliability == "F" and hull.hinge in ("org-1", "org-2", "rep-owner")
    assert any("denied by the owner" in s for s in hull.why)
    assert any("Canal Nine (outlet), not in hand" in s for s in hull.why)


def test_the_same_whatever_comes_with_it() -> None:
    """Documents and findings may be among the records of the lineage, and twice."""
    once = weigh(DOCUMENTS, FINDINGS, LINEAGE)
    again = weigh((*DOCUMENTS, *DOCUMENTS), EVERYTHING, (*reversed(EVERYTHING), *LINEAGE))
    assert once == again
    sound(once)


def test_records_are_a_stream() -> None:
    lines = [encode(r) for r in weigh(DOCUMENTS, FINDINGS, LINEAGE).records()]
    assert lines and all(line.startswith(b'{"claim"') or b'"record":"' in line for line in lines)


def test_nothing_at_all() -> None:
    assert weigh([], [], []) == Beliefs()


def test_a_claim_without_a_report() -> None:
    claim = Claim(id="clm-x", text="x", reports=("rep-gone",), origin_range=(1, 1))
    origin = Origin(id="org-x", claim="clm-x", reports=("rep-gone",), why="")
    found = weigh(DOCUMENTS, FINDINGS, (claim, origin))
    (b,) = found.beliefs
    assert b.probability is None and (b.grade.reliability, b.grade.credibility) == ("F", "6")
    assert b.why == ("Whether this is so cannot be judged.", "No statement of it is in hand.")
    assert found.notes == ("1 claim has no statement in hand and cannot be judged",)
    empty = Claim(id="clm-y", text="y", reports=(), origin_range=(0, 0))
    sound(weigh(DOCUMENTS, FINDINGS, (claim, empty)))


def test_a_claim_without_origins_cannot_be_judged() -> None:
    claim = next(r for r in LINEAGE if isinstance(r, Claim))
    (b,) = weigh(DOCUMENTS, FINDINGS, (claim,)).beliefs
    assert b.probability is None and b.phrase == "cannot be judged"


def test_only_a_source_that_is_not_to_be_believed() -> None:
    b = Bundle()
    b.party("Mara Quill")
    report = b.says("Mara Quill", "it leaks")
    claim = b.claim("it leaks", [[report]])
    place = Anchor(document=report.document, quotation="it leaks")
    found = b.belief(claim, case=Case(grade=(Graded(of=(place,), reliability="E"),)))
    assert found.probability is None and (found.grade.reliability, found.grade.credibility) == ("E", "6")
    judged = b.belief(claim, case=Case(grade=(Graded(of=(place,), reliability="F"),)))
    assert judged.probability == b.belief(claim).probability, "F is no grade, and no fifty percent"


def test_only_an_always_denier() -> None:
    """A denial that carries nothing leaves nothing to judge by."""
    b = Bundle()
    b.party("the Office", "named-organisation")
    told = b.says(None, "it leaks", cue="is rumored", stance="not-held")
    claim = b.claim("it leaks", [[told]])
    always = msgspec.structs.replace(
        Priors(), institution=msgspec.structs.replace(Priors().institution, mean=40.0, spread=0.0)
    )
    b.link(b.says("the Office", "nonsense", stance="denies"), told, "denies", denied="fact")
    assert b.belief(claim, WeighSettings(priors=always)).probability is None


LINKED: dict[str, Any] = {"id": "lnk-x", "probability": 0.9}
DAMAGED = {
    "links that lead nowhere": Link(origin="rep-gone", target="rep-quill", relation="denies", **LINKED),
    "a denial of no claim": Link(origin="rep-own", target="rep-head", relation="denies", **LINKED),
    "a claim that is not there": Link(
        id="lnk-x", origin="rep-owner", target="rep-quill", relation="denies", probability=0.9,
        evidence={"claim": "clm-gone"},
    ),
    "an origin of no claim": Origin(id="org-x", claim="clm-gone", reports=("rep-quill",), why=""),
    "an origin without parties that are there": Origin(
        id="org-x", claim="clm-blog", reports=("rep-people",), why="", parties=("par-gone",)
    ),
    "figures that are not there": Comparison(
        id="cmp-x", origin="fig-x", target="fig-300", relation="conflict", why=""
    ),
    "a statement that denies itself": Link(
        id="lnk-x", origin="rep-quill", target="rep-quill", relation="denies", probability=1.0
    ),
    "statements in a circle": Link(
        id="lnk-x", origin="rep-inspector", target="rep-quill", relation="same-utterance", probability=1.0
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", DAMAGED)
def test_damaged_lineages(what: str) -> None:
    found = weigh(DOCUMENTS, FINDINGS, (*LINEAGE, DAMAGED[what]))
    sound(found)
    assert {b.claim for b in found.beliefs} == {"clm-hull", "clm-blog"}


def test_findings_without_their_documents() -> None:
    sound(weigh([], FINDINGS, LINEAGE))
    sound(weigh(DOCUMENTS, [], LINEAGE))
    sound(weigh(DOCUMENTS[:1], FINDINGS, LINEAGE))


def test_two_records_under_one_id_in_any_order() -> None:
    claim = next(r for r in LINEAGE if isinstance(r, Claim))
    other = msgspec.structs.replace(claim, text="something else", origin_range=(2, 2))
    one = weigh(DOCUMENTS, FINDINGS, (*LINEAGE, other))
    two = weigh(DOCUMENTS, FINDINGS, (other, *LINEAGE))
    assert one == two


def test_priors_that_name_nobody_here() -> None:
    priors = Priors(sources=(SourcePrior("The Halyard", grade="A"),))
    with pytest.raises(SettingError, match="source 'The Halyard': no source here has that name"):
        weigh(DOCUMENTS, FINDINGS, LINEAGE, WeighSettings(priors=priors))
    known = Priors(
        sources=(SourcePrior("Courier", grade="A"), SourcePrior("Inspector Mara Quill", grade="B"))
    )
    assert weigh(DOCUMENTS, FINDINGS, LINEAGE, WeighSettings(priors=known)).beliefs


def test_a_case_that_names_nobody_here() -> None:
    case = Case(grade=(Graded(of=(Anchor(document="doc-x", quotation="x"),), reliability="A"),))
    with pytest.raises(SettingError, match="is the hash of no article here"):
        weigh(DOCUMENTS, FINDINGS, LINEAGE, case=case)


def test_letters_and_numbers_are_never_mixed() -> None:
    """A better letter leaves the number to the posterior; a worse posterior leaves the letter."""
    b = Bundle()
    b.party("Mara Quill"), b.party("Oren Tal")
    report = b.says("Mara Quill", "it leaks")
    claim = b.claim("it leaks", [[report]])
    place = Anchor(document=report.document, quotation="it leaks")
    case = Case(grade=(Graded(of=(place,), reliability="A"),))
    alone = b.belief(claim, case=case)
    b.link(b.says("Oren Tal", "nonsense", stance="denies"), report, "denies", denied="fact")
    denied = b.belief(claim, case=case)
    assert alone.grade.reliability == denied.grade.reliability == "A"
    assert alone.probability is not None and denied.probability is not None
    assert alone.probability > denied.probability
