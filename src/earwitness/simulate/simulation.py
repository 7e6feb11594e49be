"""A run as one line of a record stream: series with named axes, totals, what remedies buy, the brief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earwitness.records import Series, Simulation, Tried, make_id
from earwitness.simulate.made import scenario_id
from earwitness.simulate.naming import bare
from earwitness.simulate.outside import Observed
from earwitness.simulate.remedies import Bought
from earwitness.simulate.spread import Band, ends
from earwitness.simulate.summary import Summary
from earwitness.simulate.telling import brief, errors_outside


def simulation(
    found: Summary, *, remedies: Sequence[Bought] | None = None, outside: Observed | None = None
) -> Simulation:
    """The record of a run; ``brief`` has the sentences of the page by their heads."""
    run = found.run
    digest = scenario_id(run.scenario)
    return Simulation(
        id=make_id("sim", digest, run.seed, run.engine, run.replicates, run.steps),
        scenario=run.scenario.name,
        scenario_id=digest,
        title=run.scenario.title,
        unit=run.scenario.unit,
        seed=run.seed,
        engine=run.engine,
        replicates=run.replicates,
        agents=run.agents,
        band=ends(run.replicates),
        axes={"step": tuple(range(run.steps)), "level": run.levels, "channel": run.channels},
        series=_series(found, outside),
        totals={name: value if isfinite(value) else None for name, value in _totals(found, outside).items()},
        remedies=tuple(_tried(each, first=not number) for number, each in enumerate(remedies or ())),
        brief={point.head: bare(point.text) for point in brief(found, remedies=remedies, outside=outside)},
        notes=run.notes,
    )


def _series(found: Summary, outside: Observed | None) -> dict[str, Series]:
    levels = found.levels
    out = {
        "truth": _banded(found.truth),
        "belief": _banded(found.belief),
        "gap": _banded(found.gap),
        "plan": _banded(found.plan),
        "decision": _banded(found.decision),
        "doubt": Series(("step",), _plain(found.doubt_T)),
        "purge": Series(("step",), _plain(found.purge_T)),
        "appeal": Series(("step",), _plain(found.appeal_T)),
        "defected": _banded(found.defected),
        "fled": _banded(found.fled),
        "near_top": Series(("step",), _plain(found.near_T)),
        "channel_above": Series(("channel",), _plain([each.above.mean for each in found.channels])),
        "channel_off": Series(("channel",), _plain([each.off for each in found.channels])),
        "channel_speaks": Series(("channel",), _plain([each.speaks for each in found.channels])),
    }
    if levels:
        out |= {
            "message": _by_level([level.message for level in levels]),
            "fear": _by_level([level.fear for level in levels]),
            "competence": _by_level([level.competence for level in levels]),
            "silent": Series(("step", "level"), _plain(np.stack([v.silent_T for v in levels], axis=1))),
            "near": Series(("step", "level"), _plain(np.stack([v.near_T for v in levels], axis=1))),
            "saw_above": Series(("level",), _plain([level.saw.mean for level in levels])),
            "said_above": Series(("level",), _plain([level.said.mean for level in levels])),
        }
    if outside is not None:
        out["outside"] = Series(("step",), _plain(outside.right_RT.mean(axis=0)))
    return out


def _totals(found: Summary, outside: Observed | None) -> Mapping[str, float]:
    totals = {
        "gap": found.above.mean,
        "gap_error": found.above.error,
        "error": found.off.mean,
        "error_error": found.off.error,
        "doubt": found.doubt,
        "early_gap": found.early.mean,
        "late_gap": found.late.mean,
        "near_top": found.near,
        "purges": found.purges.mean,
        "purged": found.purged,
        "first_purge": found.first_purge,
        "committed": found.committed,
        "defected": found.defected_end.mean,
        "appealed": found.appealed,
        "appeal_step": found.appeal_step,
        "fled": found.fled_end.mean,
    }
    if outside is not None:
        totals["outside_error"], totals["outside_naive_error"] = errors_outside(found.run, outside)
        totals["outlets_worth"] = outside.worth
    return totals


def _tried(each: Bought, *, first: bool) -> Tried:
    sure = (each.difference, each.standard_error, each.low, each.high)
    told = [value if isfinite(value) else None for value in sure]
    name, title = ("", "") if first else (each.remedy.name, each.remedy.title)
    return Tried(name, title, each.error, each.gap, each.purges, *told)


def _banded(found: Band) -> Series:
    return Series(("step",), _plain(found.mean), _plain(found.low), _plain(found.high))


def _by_level(bands: Sequence[Band]) -> Series:
    mean, low, high = (
        _plain(np.stack([getattr(each, part) for each in bands], axis=1)) for part in ("mean", "low", "high")
    )
    return Series(("step", "level"), mean, low, high)


def _plain(values: NDArray[np.float64] | Sequence[float]) -> list[Any]:
    """Nested lists; None for what is no number."""
    array = np.asarray(values, dtype=np.float64)
    out = array.astype(object)
    out[~np.isfinite(array)] = None
    nested: list[Any] = out.tolist()
    return nested
