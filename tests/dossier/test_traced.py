"""Claims as they are printed: wordings, origins, disputes, what may belong to them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from tests.affair import CLAIM, DOCUMENTS, FINDINGS, LINEAGE, LINKS, MERGED, ORIGINS, REPORTS, at

from earwitness.dossier.entries import Entries
from earwitness.dossier.naming import Names
from earwitness.dossier.statements import arrange
from earwitness.dossier.traced import Traced, traced_claims
from earwitness.records import AnyRecord, Claim, Link, Origin, Party


def printed(lineage: Sequence[AnyRecord], findings: Sequence[object] = FINDINGS) -> tuple[Traced, ...]:
    articles = arrange(DOCUMENTS, findings)  # type: ignore[arg-type]
    merged = [p for p in lineage if isinstance(p, Party)]
    return traced_claims(Entries(articles, Names(articles, merged), merged), lineage)[0]


def without(*kinds: type) -> list[AnyRecord]:
    return [r for r in LINEAGE if not isinstance(r, kinds)]


def test_a_claim_with_its_wordings_origins_and_disputes() -> None:
    (hull,) = printed(LINEAGE)
    assert (hull.number, hull.articles, hull.own, hull.low, hull.high) == (1, 2, 0, 1, 2)
    assert hull.text == "“The hull of the Halda is cracked”"
    first, second = hull.rows
    assert first.step is None and first.entry.words == "“The hull of the Halda … cracked”"
    assert second.back is not None and second.back.where == "Courier"
    assert second.entry.also == "Inspector Mara Quill"  # her article only has "Mara Quill"
    assert [b.names for b in hull.beginnings] == [("an inspector",), ("Inspector Mara Quill",)]
    assert [b.certain for b in hull.beginnings] == [False, False]
    assert hull.high_rule == CLAIM.rules[1] and hull.low_rule == CLAIM.rules[0]
    assert [g.name for g in hull.ghosts] == ["Canal Nine"]
    (dispute,) = hull.disputes
    assert (dispute.what, dispute.borderline) == ("disputes that it is so", False)
    assert (dispute.entry.words, dispute.against.where) == ("“That is nonsense”", "Post")
    assert [m.entry.words for m in hull.may_belong] == ["“The Halda has a crack”"]


def test_claims_of_one_article_that_nobody_disputes_are_only_counted() -> None:
    articles = arrange(DOCUMENTS, FINDINGS)
    found, unlisted = traced_claims(Entries(articles, Names(articles, MERGED), MERGED), LINEAGE)
    assert ([c.number for c in found], unlisted) == ([1], 1)


def test_what_exactly_is_disputed_and_how_surely() -> None:
    denial = next(k for k in LINKS if k.relation == "denies")
    for denied, relation, words in (
        ("knowledge", "comments-on", "disputes that they can know it"),
        ("wording", "comments-on", "disputes the wording"),
        ("motive", "comments-on", "disputes why they say it"),
        (None, "denies", "disputes it"),
        (None, "comments-on", "comments"),
    ):
        changed = msgspec.structs.replace(denial, denied=denied, relation=relation, probability=0.2)
        (hull,) = printed([*without(Link), changed])
        assert [(d.what, d.borderline) for d in hull.disputes] == [(words, True)]


def test_a_denial_printed_again_is_told_with_the_first() -> None:
    again = Link(id="x", origin="rep-people", target="rep-owner", relation="same-utterance", probability=0.9)
    (hull, *_) = printed([*LINEAGE, again])
    assert [e.statement.report.id for e in hull.disputes[0].again] == ["rep-people"]


def test_rules_are_left_out_where_they_only_name_who_is_named() -> None:
    one = msgspec.structs.replace(CLAIM, origin_range=(1, 1), rules=("an inspector", "an inspector"))
    begun = msgspec.structs.replace(ORIGINS[0], reports=CLAIM.reports)
    (hull,) = printed([*without(Claim, Origin), one, begun])
    assert (hull.high_rule, hull.low_rule) == ("", "")
    two = msgspec.structs.replace(one, origin_range=(2, 2), rules=("a, b: apart", "a, b: apart"))
    (hull,) = printed([*without(Claim), two])
    assert (hull.high_rule, hull.low_rule) == ("a, b: apart", "")


def test_we_inside_we_believe_is_no_other_beginner() -> None:
    inner = msgspec.structs.replace(
        REPORTS[1], id="rep-inner", parent="rep-inspector", content=(at("courier", "cracked"),)
    )
    inner = msgspec.structs.replace(inner, source=msgspec.structs.replace(inner.source, party="par-we"))
    we = Party(id="par-we", document="doc-courier", name="we", kind="anonymous-group")
    whole = Party(id="par-m-we", document=None, name="we", kind="anonymous-group", members=("par-we",))
    claim = msgspec.structs.replace(CLAIM, reports=(*CLAIM.reports, "rep-inner"))
    origin = msgspec.structs.replace(
        ORIGINS[0], reports=("rep-inspector", "rep-inner"), parties=("par-m-inspector", "par-m-we")
    )
    found = printed([*without(Claim, Origin), claim, origin, whole], [*FINDINGS, inner, we])
    assert found[0].beginnings[0].names == ("an inspector",)
    rows = {r.entry.statement.report.id: r for r in found[0].rows}
    assert rows["rep-inner"].inside == rows["rep-inspector"].entry.statement.number


def test_an_origin_that_names_nobody_is_called_by_its_article() -> None:
    claim = msgspec.structs.replace(CLAIM, reports=("rep-own", "rep-quill"), wordings=())
    origin = Origin(id="o", claim=claim.id, reports=("rep-own",), why="-")
    (hull,) = printed([*without(Claim, Origin), claim, origin])
    assert hull.beginnings[0].names == ("Courier in its own words",) and hull.own == 1
