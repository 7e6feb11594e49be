"""Claims that are new, gone, joined, parted or counted otherwise, and beliefs in them that moved."""

from __future__ import annotations

from typing import Any

import pytest
from tests.dossier.since.versions import affair, belief, claim, lines, plain, told

from earwitness.records import AnyRecord


def test_a_claim_is_known_by_its_statements_and_told_where_it_changed() -> None:
    documents, (a, b, c) = affair("The mill burned.", "Fire took the mill.", "A mill is ash.")
    before = claim("The mill burned.", a, b, high=1)
    now = claim("A mill is ash.", a, b, c, high=2)  # its text, id and reports are others
    found = told([*documents[:2], a, b, before, belief(before, 0.5, "roughly even chance")],
                 [*documents, a, b, c, now, belief(now, 0.8, "likely")])  # fmt: skip
    assert "One claim stands in more articles: claim 1." in plain(found).replace("; o", ". O")
    assert "Claim 1 (“A mill is ash.”) now has one to two origins, where it had one origin." in plain(found)
    assert "is now likely (80%), where it was a roughly even chance (50%)." in plain(found)
    assert lines(found, "Claims and their origins") == [
        "Another count: claim 1, “A mill is ash.”: one to two origins where it had one origin, "
        "in three articles where it stood in two"
    ]


@pytest.mark.parametrize(
    ("earlier", "later", "telling"),
    [
        ((0.50, "roughly even chance"), (0.52, "roughly even chance"), False),
        ((0.60, "likely"), (0.72, "likely"), True),  # ten points and more
        ((0.54, "roughly even chance"), (0.56, "likely"), True),  # another phrase
        ((None, "cannot be judged"), (0.56, "likely"), True),
        ((None, "cannot be judged"), (None, "cannot be judged"), False),
    ],
)
def test_a_belief_moved_if_its_phrase_did_or_ten_points(earlier: Any, later: Any, telling: bool) -> None:
    documents, (a, b) = affair("The mill burned.", "Fire took the mill.")
    of = claim("The mill burned.", a, b)
    same: list[AnyRecord] = [*documents, a, b, of]
    found = told([*same, belief(of, *earlier)], [*same, belief(of, *later)])
    assert bool(lines(found, "What may be believed")) == telling == found.changed


def test_claims_that_are_put_together_or_taken_apart_are_told() -> None:
    documents, (a, b, c, d) = affair("The mill burned.", "Fire took it.", "The mill is ash.", "It is gone.")
    records: list[AnyRecord] = [*documents, a, b, c, d]
    apart = [claim("The mill burned.", a, b), claim("The mill is ash.", c, d)]
    whole = [claim("The mill burned.", a, b, c, d)]
    joined = told([*records, *apart], [*records, *whole])
    assert "Claim 1 holds what were several claims." in plain(joined)
    parted = told([*records, *whole], [*records, *apart])
    assert "One claim was taken apart into claim 1 and claim 2." in plain(parted)
    for found in (joined, parted):
        assert "is new" not in plain(found) and "no longer" not in plain(found)


def test_new_claims_and_those_that_are_listed_no_longer() -> None:
    documents, (a, b, c, d) = affair("The mill burned.", "Fire took it.", "Rain came.", "It rained.")
    found = told([*documents[:2], a, b, claim("The mill burned.", a, b)],
                 [*documents[2:], c, d, claim("Rain came.", c, d)])  # fmt: skip
    assert "One claim is new: claim 1; one claim is no longer listed: “The mill burned.”" in plain(found)
