"""Runs and sweeps as xarray Datasets: named axes, units, and what made them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from earwitness.simulate.evaluating import told
from earwitness.simulate.extras import extra
from earwitness.simulate.run import Run
from earwitness.simulate.sweeps import Sweep
from earwitness.simulate.variables import STATE, VARIABLES, about, about_sweep

if TYPE_CHECKING:
    import xarray


def dataset(source: Run | Sweep) -> xarray.Dataset:
    """*source* as a Dataset. Needs the extra ``simulate``; raises SettingError without it.

    Of a Run: the variables of ``variables`` on the axes replicate, step (both from 0), level (1 is directly
    below the leader; ``level_name``) and channel; NaN: nothing was said. Of a Sweep: for each outcome its
    value, and ``_standard_error``, ``_low`` and ``_high`` (the band of replicates), on an axis for each key
    of a grid, else on the axis point.
    """
    made: xarray.Dataset = _of_run(source) if isinstance(source, Run) else _of_sweep(source)
    return made


def _of_run(run: Run) -> Any:
    whole = np.int32  # the widest that every version of NetCDF holds
    return extra("xarray", "a dataset").Dataset(
        {
            each.name: (each.axes, each.of(run), _attributes(each.long_name, each.units(run)))
            for each in VARIABLES
        },
        coords={
            "replicate": np.arange(run.replicates, dtype=whole),
            "step": np.arange(run.steps, dtype=whole),
            "level": (
                "level",
                np.arange(1, len(run.levels) + 1, dtype=whole),
                {"long_name": "level; 1 is directly below the leader"},
            ),
            "level_name": ("level", _texts(run.levels)),
            "channel": _texts(run.channels),
        },
        attrs=about(run),
    )


def _of_sweep(sweep: Sweep) -> Any:
    axes: Sequence[str] = ("point",) if sweep.grid is None else sweep.keys
    shape = [len(sweep.points)] if sweep.grid is None else [len(values) for values in sweep.grid]
    variables: dict[str, Any] = {}
    for outcome in sweep.outcomes:
        units = sweep.scenario.unit if outcome.unit == STATE else outcome.unit
        for name, value_N in sweep.columns(outcome.name).items():
            what = name.removeprefix(outcome.name).replace("_", " ")
            attributes = _attributes(f"{outcome.title or outcome.name}{what and f',{what}'}", units)
            variables[name] = (axes, value_N.reshape(shape), attributes)
    if sweep.grid is None:
        by_key = zip(sweep.keys, zip(*sweep.points, strict=True), strict=True)
        coords = {key: ("point", numbers_or_texts(values)) for key, values in by_key}
    else:
        coords = {
            key: (key, numbers_or_texts(values)) for key, values in zip(sweep.keys, sweep.grid, strict=True)
        }
    return extra("xarray", "a dataset").Dataset(variables, coords=coords, attrs=about_sweep(sweep))


def _attributes(long_name: str, units: str) -> dict[str, str]:
    return {"long_name": long_name, **({"units": units} if units else {})}


def numbers_or_texts(values: Sequence[object]) -> NDArray[Any]:
    """Values of a key as numbers where all are, else as texts."""
    if all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        return np.array(values, dtype=np.float64)
    return _texts([told(value) for value in values])


def _texts(texts: Sequence[str]) -> NDArray[Any]:
    return np.array(texts, dtype=object)
