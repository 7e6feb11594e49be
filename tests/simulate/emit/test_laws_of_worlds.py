"""What must hold of every emitted world, whatever the run, the seed and the settings."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.simulate.emit.worlds import made

from earwitness.records import AnyRecord, claim_id
from earwitness.simulate.emit import Emission, EmitSettings, emit
from earwitness.stream import decode, encode

RUN = made(replicates=30)

CHANCES = (
    "independent", "contradicts", "of_knowledge", "carries", "told_outlet", "quotes", "relay",
    "republish", "headline_hedge", "headline_source", "note", "credit", "credit_first", "verbatim",
    "truncated", "hedge_lost", "hedge_added", "reattributed", "unsourced", "number_changed",
    "checks", "says_checked", "drops", "puts_number", "update", "candor",
)  # fmt: skip


@st.composite
def chosen(draw: st.DrawFn) -> EmitSettings:
    """Any settings: extremes as often as anything between."""
    chance = st.sampled_from([0.0, 0.2, 0.5, 0.8, 1.0])
    values: dict[str, object] = {
        name: draw(chance) for name in draw(st.lists(st.sampled_from(CHANCES), unique=True))
    }
    values["leaks"] = draw(st.booleans())
    values["denials"] = draw(st.booleans())
    values["official"] = draw(st.booleans())
    values["headlines"] = draw(st.booleans())
    values["outlets"] = draw(st.sampled_from([None, 2, 3, 5, 12]))
    values["lost"] = draw(st.integers(0, 4))
    values["commanders"] = draw(st.integers(0, 4))
    values["perceived"] = draw(st.sampled_from(["run", "skill"]))
    values["steps"] = draw(st.sampled_from([None, (3,), (3, 4), (0, 5, 11)]))
    return EmitSettings(**values)  # type: ignore[arg-type]


worlds = st.builds(
    lambda replicate, seed, choice: emit(RUN, replicate=replicate, seed=seed, settings=choice),
    st.integers(0, RUN.replicates - 1),
    st.integers(0, 10_000),
    chosen(),
)


@given(worlds)
@settings(max_examples=40)
def test_every_record_goes_through_the_stream(world: Emission) -> None:
    for origins in ("true", "stated"):
        for record in world.records(origins=origins):  # type: ignore[arg-type]
            assert decode(encode(record)) == record


@given(worlds)
@settings(max_examples=40)
def test_ids_are_unique_and_every_reference_resolves(world: Emission) -> None:
    records: list[AnyRecord] = [*world.records(origins="true")]
    ids = Counter(r.id for r in records)
    assert not [i for i, count in ids.items() if count > 1]
    documents, reports = {d.id for d in world.documents}, {r.id for r in world.reports}
    parties = {p.id for p in world.parties}
    for report in world.reports:
        assert report.document in documents
        assert report.source.party is None or report.source.party in parties
        assert {step.party for step in report.relay} <= parties
        assert report.parent is None or report.parent in reports
    assert {p.document for p in world.parties} <= documents
    assert {m for p in world.merged for m in p.members} <= parties
    assert {f.report for f in world.figures} | {i.report for i in world.informs} <= reports
    assert {i.informer for i in world.informs} | {i.informed for i in world.informs} <= parties
    assert {end for k in world.links for end in (k.origin, k.target)} <= reports
    figures = {f.id for f in world.figures}
    assert {end for c in world.comparisons for end in (c.origin, c.target)} <= figures
    assert {i for g in world.ghosts for i in g.cited_in} <= documents
    everybody = parties | {p.id for p in world.merged}
    for origin in (*world.origins, *world.stated):
        assert set(origin.parties) <= everybody
        assert set(origin.ghosts) <= {g.id for g in world.ghosts}
    about = {t.about for t in world.truths}
    assert about == {c.id for c in world.claims} | figures | {i.id for i in world.informs}


@given(worlds)
@settings(max_examples=40)
def test_claims_cover_the_reports_and_their_origins_are_partitions(world: Emission) -> None:
    assert {r for c in world.claims for r in c.reports} == {r.id for r in world.reports}
    for claim in world.claims:
        assert [w.report for w in claim.wordings] == sorted(claim.reports)
        for origins in (world.origins, world.stated):
            of_it = [o for o in origins if o.claim == claim.id]
            assert Counter(r for o in of_it for r in o.reports) == Counter(claim.reports)
        assert claim.id == claim_id(claim.reports) or claim_id(claim.reports) in {c.id for c in world.claims}


@given(worlds)
@settings(max_examples=200)
def test_the_true_number_of_origins_lies_in_the_range(world: Emission) -> None:
    for claim in world.claims:
        low, high = claim.origin_range
        assert 1 <= low <= len([o for o in world.origins if o.claim == claim.id]) <= high
        assert high == len([o for o in world.stated if o.claim == claim.id])


@given(worlds)
@settings(max_examples=40)
def test_a_stated_origin_never_joins_what_truly_begins_apart(world: Emission) -> None:
    truly = {(o.claim, r): o.id for o in world.origins for r in o.reports}
    for origin in world.stated:
        assert len({truly[origin.claim, r] for r in origin.reports}) == 1


@given(worlds)
@settings(max_examples=40)
def test_a_certain_origin_is_stated_just_so(world: Emission) -> None:
    stated = {(o.claim, o.reports) for o in world.stated if o.certain}
    for origin in world.origins:
        assert origin.certain == ((origin.claim, origin.reports) in stated)


@given(worlds)
@settings(max_examples=40)
def test_a_relay_ends_with_the_outlet_that_prints_it(world: Emission) -> None:
    name = {p.id: p.name for p in world.parties}
    outlet = {d.id: d.outlet for d in world.documents}
    for report in world.reports:
        if report.voice == "own":
            assert report.source.party is None and not report.relay
        else:
            assert not report.relay or name[report.relay[-1].party] == outlet[report.document]
        assert bool(report.relay) == (report.source.party is not None)
        if report.relay:
            assert report.relay[0].party == report.source.party


@given(worlds)
@settings(max_examples=40)
def test_links_lead_back_in_time(world: Emission) -> None:
    day = {d.id: d.published.date or "" for d in world.documents}
    document = {r.id: r.document for r in world.reports}
    for link in world.links:
        assert day[document[link.target]] <= day[document[link.origin]]
        assert link.origin != link.target
        assert (link.denied is not None) == (link.relation in ("denies", "comments-on"))


@given(worlds)
@settings(max_examples=40)
def test_a_denial_and_its_claim_cannot_both_hold(world: Emission) -> None:
    of: dict[str, set[str]] = {}
    for claim in world.claims:
        for report in claim.reports:
            of.setdefault(report, set()).add(claim.id)
    truth = {t.about: t for t in world.truths}
    for link in world.links:
        if link.relation == "denies":
            (denial,) = of[link.origin]
            denied = [truth[c] for c in of[link.target] if truth[c].note.startswith("so ")]
            assert {t.holds for t in denied} == {not truth[denial].holds}


@given(worlds)
@settings(max_examples=40)
def test_figures_are_true_of_what_they_count(world: Emission) -> None:
    truth = {t.about: t for t in world.truths}
    for figure in world.figures:
        said, real = figure.value, truth[figure.id].value
        assert said is not None and said >= 1 and real is not None
        near = real > 0 and abs(max(said, real) / min(said, real) - 1) <= 0.1 + 1e-9
        assert truth[figure.id].holds == near


@given(worlds)
@settings(max_examples=40)
def test_equal_seeds_give_equal_bytes(world: Emission) -> None:
    again = emit(RUN, replicate=world.replicate, seed=world.seed, settings=world.settings)
    assert [encode(r) for r in again.records()] == [encode(r) for r in world.records()]


@pytest.mark.parametrize("replicate", [0, 7, 19])
def test_a_replicate_is_the_same_however_many_there_are(replicate: int) -> None:
    few = emit(made(replicates=20), replicate=replicate, seed=3)
    many = emit(RUN, replicate=replicate, seed=3)
    assert [encode(r) for r in few.records()] == [encode(r) for r in many.records()]


def test_worlds_do_not_share_ids() -> None:
    ids = [d.id for r in range(20) for d in emit(RUN, replicate=r).documents]
    assert len(ids) == len(set(ids))
