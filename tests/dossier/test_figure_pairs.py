"""Figures that look alike, and text in common, and what is not in hand: as rows."""

from __future__ import annotations

import msgspec
import pytest
from tests.affair import COMPARISON, DOCUMENTS, FINDINGS, GHOST, LINEAGE, MERGED, PASSAGE

from earwitness.dossier.copied import copied
from earwitness.dossier.entries import Entries
from earwitness.dossier.figure_pairs import figure_pairs
from earwitness.dossier.ghosts import missing
from earwitness.dossier.naming import Names
from earwitness.dossier.statements import arrange
from earwitness.dossier.traced import traced_claims
from earwitness.records import Ghost, PassageUse

ARTICLES = arrange(DOCUMENTS, FINDINGS)
NAMES = Names(ARTICLES, MERGED)
ENTRIES = Entries(ARTICLES, NAMES, MERGED)


def test_two_figures_in_the_words_of_the_articles() -> None:
    (pair,) = figure_pairs(ARTICLES, NAMES, [COMPARISON])
    assert (pair.relation, pair.later.words) == ("conflict", "410 people")
    assert pair.earlier is not None and pair.earlier.words == "300 people"
    assert pair.later.what is None  # "people" is said already
    (place,) = pair.earlier.places
    assert (place.article, place.statement is not None) == ("Courier", True)  # given in a statement
    assert pair.later.places[0].statement is None  # by the article


def test_figures_that_agree_are_one_side() -> None:
    (pair,) = figure_pairs(ARTICLES, NAMES, [msgspec.structs.replace(COMPARISON, relation="agree")])
    assert pair.earlier is None and [p.article for p in pair.later.places] == ["Courier", "Post"]


@pytest.mark.parametrize(
    ("use", "earlier", "expected"),
    [
        ("woven-in", "doc-courier", ("Post", "weaves in text of", "Courier", True)),
        ("woven-in", "doc-post", ("Courier", "weaves in text of", "Post", True)),
        ("republished", "doc-courier", ("Post", "republishes", "Courier", True)),
        ("republished", None, ("Courier", "is largely the same text as", "Post", False)),
        ("woven-in", None, ("Courier", "has text in common with", "Post", False)),
        ("quotations-only", "doc-courier", ("Post", "has the same quotations as", "Courier", True)),
    ],
)
def test_who_has_whose_text(
    use: PassageUse, earlier: str | None, expected: tuple[str, str, str, bool]
) -> None:
    passage = msgspec.structs.replace(PASSAGE, use=use, earlier=earlier)
    (row,) = copied(ENTRIES.articles, NAMES, [passage])
    assert (row.first_name, row.does, row.second_name, row.ordered) == expected
    assert row.words == "“The hull of the Halda”"


def test_what_is_not_in_hand_with_what_rests_on_it() -> None:
    claims, _ = traced_claims(ENTRIES, LINEAGE)
    other = Ghost(id="gst-z", name="a letter", kind="document", cited_in=("doc-post", "doc-blog"))
    first, second = missing(ENTRIES, [other, GHOST], claims)
    assert [e.statement.report.id for e in first.entries] == ["rep-inspector"]
    assert first.claims == (1,), "what a claim rests on comes before what more articles cite"
    assert second.ghost == other and second.entries == ()
    assert [(a.number, name) for a, name in second.articles] == [(2, "Post"), (3, "blog.txt")]
