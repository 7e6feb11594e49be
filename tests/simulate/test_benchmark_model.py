"""The benchmark compares like with like: its own versions of the model give the project's beliefs."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from earwitness.simulate import simulate

pytest.importorskip("numba")
rivals = pytest.importorskip("benchmarks.simulate_rivals")

TINY = rivals.Numbers(branching=3, depth=3, steps=40, share=0.1)


def beliefs(engine: str) -> np.ndarray:
    return simulate(rivals.scenario(TINY), replicates=3, seed=6, engine=engine).belief_RT  # type: ignore[arg-type]


def test_the_kernel_written_by_hand_is_the_same_model() -> None:
    by_hand = [rivals.by_hand(TINY, 6, r) for r in range(3)]
    for engine in ("plain", "fast"):
        assert np.array(by_hand) == pytest.approx(beliefs(engine), rel=1e-9, abs=1e-9)


def test_the_mesa_version_is_the_same_model() -> None:
    pytest.importorskip("mesa")
    for r, belief_T in enumerate(beliefs("plain")):
        model = rivals.mesa_model(TINY, 6, r)
        for _ in range(TINY.steps):
            model.step()
        assert model.beliefs == pytest.approx(belief_T, rel=1e-9, abs=1e-9)


def test_everything_that_is_timed_happens() -> None:
    """Purges, and quiet steps too, in the numbers of the benchmark and in those of this page."""
    for numbers in (TINY, dataclasses.replace(rivals.Numbers(), depth=4)):
        run = simulate(rivals.scenario(numbers), replicates=20, seed=6)
        assert 0.1 < run.purge_RT.mean() < 0.9
        assert run.competence_RTL[:, -1].mean() < 0.99
        assert run.fear_RTL.max() > 2 * numbers.fear
