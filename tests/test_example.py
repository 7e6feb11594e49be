"""The example bundle from end to end: what is found of what its truth file says is there."""

from __future__ import annotations

import hashlib
from functools import reduce
from operator import add
from pathlib import Path

import pytest

from earwitness.read import read
from earwitness.score import Tally, tally
from evaluation.bundle import bundle, joined

BUNDLE = Path(__file__).parent.parent / "examples" / "seln-dam"
# Floors are pinned to the truth they were measured on: change the truth, measure again.
TRUTH = "aefc68ee4ef5"
FLOORS = {"found": 0.78, "found_src": 0.75, "exact": 0.75}
OUTER_FLOORS = {"found": 0.84, "found_src": 0.80, "exact": 0.80}


@pytest.mark.model
def test_the_bundle_is_read_as_well_as_before() -> None:
    assert hashlib.sha256((BUNDLE / "truth.json").read_bytes()).hexdigest().startswith(TRUTH)
    everything, outer = [], []
    for document, gold in bundle(BUNDLE):
        reports = read(document).reports
        everything.append(tally(document.text, [g.attribution for g in gold], joined(reports)))
        plain = [g.attribution for g in gold if not g.nested]
        outer.append(tally(document.text, plain, joined(reports, nested=False)))
    for tallies, floors in ((everything, FLOORS), (outer, OUTER_FLOORS)):
        whole: Tally = reduce(add, tallies)
        assert {m: whole.f1(m) for m in floors if whole.f1(m) < floors[m]} == {}


def test_every_statement_of_the_truth_stands_in_the_text_as_ingested() -> None:
    found = {document.received_as: gold for document, gold in bundle(BUNDLE)}
    assert len(found) == 12
    assert sum(len(g) for g in found.values()) == 203
    for document, gold in bundle(BUNDLE):
        for known in gold:
            spans = (*known.attribution.source, *known.attribution.cue, *known.attribution.content)
            assert all(document.text[s:e].strip() for s, e in spans)
