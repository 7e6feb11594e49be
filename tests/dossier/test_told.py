"""Claims, figures and dates of a lineage as a reader meets them."""

from __future__ import annotations

import msgspec
from tests.affair import (
    ALONE,
    CLAIM,
    COMPARISON,
    DOCUMENTS,
    FIGURES,
    FINDINGS,
    LINEAGE,
    LINKS,
    MERGED,
    REPORTS,
)

from earwitness.dossier.claims import told_claims
from earwitness.dossier.compared import told_comparisons, told_figure
from earwitness.dossier.naming import Names
from earwitness.dossier.statements import arrange
from earwitness.dossier.timeline import timeline
from earwitness.records import Claim, Comparison, Figure, When

ARTICLES = arrange(DOCUMENTS, FINDINGS)
NAMES = Names(ARTICLES, MERGED)


def test_a_claim_with_all_that_is_known_of_it() -> None:
    hull, alone = told_claims(NAMES, LINEAGE)
    assert (hull.number, hull.claim, alone.claim) == (1, CLAIM, ALONE)  # that of more articles comes first
    assert hull.documents == ("doc-courier", "doc-post") and hull.reports == ("rep-inspector", "rep-quill")
    assert [g.name for g in hull.ghosts] == ["Canal Nine"]
    assert [link.id for link in hull.disputes] == ["lnk-owner"] and hull.disputed and hull.matters
    assert [(p.report, p.probability, p.claim) for p in hull.perhaps] == [("rep-people", 0.4, 2)]
    assert not alone.matters and not alone.perhaps  # a borderline link is told once, with the first claim


def test_order_of_records_changes_nothing() -> None:
    assert told_claims(NAMES, LINEAGE) == told_claims(NAMES, LINEAGE[::-1])


def test_a_weak_tie_matters_and_is_not_called_disputed() -> None:
    weak = msgspec.structs.replace(LINKS[1], target="rep-people", probability=0.2)
    _, alone = told_claims(NAMES, [CLAIM, ALONE, weak])
    assert alone.matters and not alone.disputed


def test_links_of_reports_in_two_claims_are_told_once() -> None:
    twice = Claim(id="clm-z", text="It is cracked", reports=CLAIM.reports, origin_range=(1, 1))
    told = told_claims(NAMES, [*LINEAGE, twice])
    assert [len(t.disputes) for t in told] == [1, 0, 0]


def test_a_dispute_is_told_with_the_claim_that_it_names() -> None:
    other = Claim(id="clm-z", text="It is cracked", reports=CLAIM.reports, origin_range=(1, 1))
    named = msgspec.structs.replace(LINKS[1], evidence={"claim": "clm-z"})
    told = {t.claim.id: t for t in told_claims(NAMES, [CLAIM, other, named])}
    assert [k.id for k in told["clm-z"].disputes] == [named.id] and not told[CLAIM.id].disputes


def test_figures_that_agree_are_one() -> None:
    again = msgspec.structs.replace(
        FIGURES[0], id="fig-more", document="doc-post", span=(0, 5), report="rep-owner"
    )
    articles = arrange(DOCUMENTS, [*FINDINGS, again])
    agree = Comparison(id="cmp-2", origin="fig-more", target="fig-300", relation="agree", why="both give 300")
    clash = Comparison(
        id="cmp-3", origin="fig-410", target="fig-more", relation="conflict", why="the same clash"
    )
    conflict, alike = told_comparisons(articles, [COMPARISON, agree, clash])
    assert (conflict.relation, conflict.why) == ("conflict", COMPARISON.why)  # one line for both pairs
    assert {f.id for f in conflict.earlier} == {"fig-300", "fig-more"}
    assert alike.relation == "agree" and len(alike.later) == 2 and not alike.earlier
    names = Names(articles)
    assert told_figure(conflict.earlier, names) == "“300 people”: Courier, Post (the owner)"
    assert told_figure(conflict.later, names) == "“410 people”: Post"


def test_a_figure_in_a_hundred_articles_names_a_few() -> None:
    documents = [
        msgspec.structs.replace(DOCUMENTS[0], id=f"doc-{n:03}", outlet=f"O{n:03}") for n in range(100)
    ]
    figures = [msgspec.structs.replace(FIGURES[0], id=f"fig-{n:03}", document=d.id, report=None)
               for n, d in enumerate(documents)]  # fmt: skip
    names = Names(arrange(documents, figures))
    assert told_figure(figures, names) == "“300 people”: O000, O001, O002, O003 and 96 more"


def test_comparisons_of_figures_that_are_not_there_are_left_out() -> None:
    assert not told_comparisons(ARTICLES, [msgspec.structs.replace(COMPARISON, origin="fig-gone")])


def test_timeline() -> None:
    moments = timeline(ARTICLES, told_claims(NAMES, LINEAGE), NAMES)
    assert [(m.date, m.what.split(":")[0]) for m in moments] == [
        ("2031-05-05", "Courier publishes"),
        ("2031-05-05", "an inspector"),
        ("2031-05-06", "Post publishes"),
        (None, "blog.txt publishes"),  # what has no date comes last
    ]
    assert [m.basis for m in moments] == [
        "given: the table, line 2",
        "“on Monday”: the last Monday up to publication",
        "given: the table, line 2",
        "the article prints no date",
    ]


def test_dates_that_are_not_whole() -> None:
    cases = (
        (
            When(date="2031-03-01/2031-03-31", earliest="2031-03-01", latest="2031-03-31"),
            "2031-03-01 to 2031-03-31",
        ),
        (When(earliest="2031-04-01", latest="2031-04-02"), "2031-04-01 to 2031-04-02"),
        (When(date="XXXX-05-04"), "XXXX-05-04"),  # the year is not told: after all that have one
        (When(latest="2031-04-02"), None),  # no date at all
    )
    for when, shown in cases:
        reports = [msgspec.structs.replace(r, when=when if r.id == "rep-quill" else None) for r in REPORTS]
        findings = [*reports, *(f for f in FINDINGS if not isinstance(f, type(REPORTS[0])))]
        articles = arrange(DOCUMENTS, findings)
        names = Names(articles)
        moments = timeline(articles, told_claims(names, LINEAGE), names)
        found = [m.date for m in moments if m.what.startswith("Mara Quill")]
        assert found == ([shown] if shown else [])
        if shown and shown.startswith("XXXX"):
            assert moments[-2].date == shown and moments[-1].date is None
    assert isinstance(FIGURES[0], Figure)
