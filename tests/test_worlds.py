"""The evaluation on emitted worlds: the truth, taken for what was found, is wholly right."""

from __future__ import annotations

import pytest
from tests.simulate.emit.worlds import made

from earwitness.simulate.emit import EmitSettings, emit
from earwitness.simulate.wording import Worded, worded
from earwitness.trace import Lineage
from evaluation.trace import score
from evaluation.trace.score import Found
from evaluation.worlds import as_affair


def truth_as_found(world: Worded) -> Found:
    """A lineage that is just what the story was made from."""
    e = world.emission
    lineage = Lineage(
        parties=e.merged,
        claims=e.claims,
        origins=e.stated,
        links=e.links,
        comparisons=e.comparisons,
        ghosts=e.ghosts,
    )
    same = {r.id: r.id for r in e.reports}
    return Found(lineage, same, {f.id: f.id for f in e.figures}, {p.id: frozenset([p.id]) for p in e.parties})


@pytest.mark.parametrize("replicate", range(6))
def test_the_truth_scores_everything(replicate: int) -> None:
    settings = EmitSettings(lost=2, credit=1.0, number_changed=0.4, reattributed=0.4)
    world = worded(emit(made(replicates=6), replicate=replicate, seed=2, settings=settings))
    counts = score.compare(as_affair(world), truth_as_found(world))
    got = {m: counts.f1(m) for m in score.MEASURES if m not in ("passages", "narrow")}
    assert {m: v for m, v in got.items() if v is not None and v < 99.9} == {}
    assert got["claims"] is not None and got["links"] is not None and got["origins"] is not None
