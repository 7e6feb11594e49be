"""Evidence to probability: absent is not zero, and the packaged weights fit the evidence."""

from __future__ import annotations

import numpy as np
import pytest

from earwitness.trace import disputing
from earwitness.trace.decision import Logistic, Trees, chance, fitted
from earwitness.trace.evidence import FEATURES

MODEL = Logistic(
    features=("one", "two"),
    middle=(1.0, 0.0),
    spread=(2.0, 1.0),
    weight=(3.0, -1.0),
    unknown=(0.5, 0.0),
    bias=-0.25,
)


@pytest.mark.parametrize(
    ("row", "odds", "why"),
    [
        ((1.0, 0.0), -0.25, "what is usual leaves the bias"),
        ((3.0, 0.0), 2.75, "one spread above: one weight"),
        ((1.0, 2.0), -2.25, "against"),
        ((np.nan, 0.0), 0.25, "not known: a weight of its own"),
        ((0.0, 0.0), -1.75, "zero is not the same as not known"),
    ],
)
def test_log_odds(row: tuple[float, float], odds: float, why: str) -> None:
    found = MODEL.log_odds(np.array([row], np.float32))
    assert found[0] == pytest.approx(odds, abs=1e-5), why


def test_chance_is_a_probability() -> None:
    found = chance(np.array([-40.0, 0.0, 40.0], np.float32))
    assert found[1] == 0.5 and 0 <= found[0] < 1e-6 and 1 - 1e-6 < found[2] <= 1


@pytest.mark.parametrize(
    ("question", "known"),
    [("same", FEATURES), ("occasion", FEATURES), ("disputes", disputing.FEATURES)],
)
def test_packaged_weights_name_evidence_that_exists(question: str, known: tuple[str, ...]) -> None:
    model = fitted()[question]
    assert set(model.features) <= set(known)
    if isinstance(model, Trees):
        return
    lengths = {len(x) for x in (model.features, model.middle, model.spread, model.weight, model.unknown)}
    assert len(lengths) == 1
    assert all(s > 0 for s in model.spread)


STUMPS = Trees(
    features=("one", "two"),
    roots=(0, 3),
    feature=(0, -1, -1, 1, -1, -1),
    threshold=(0.5, 0, 0, 2.0, 0, 0),
    left=(1, 0, 0, 4, 0, 0),
    right=(2, 0, 0, 5, 0, 0),
    unknown_left=(True, False, False, False, False, False),
    value=(0, -1.0, 1.0, 0, -0.25, 0.25),
    bias=0.5,
)


@pytest.mark.parametrize(
    ("row", "odds", "why"),
    [
        ((0.0, 0.0), -0.75, "left and left"),
        ((0.5, 2.0), -0.75, "a threshold belongs to the left"),
        ((0.6, 2.5), 1.75, "right and right"),
        ((np.nan, np.nan), -0.25, "not known: its own way in each tree"),
    ],
)
def test_trees(row: tuple[float, float], odds: float, why: str) -> None:
    found = STUMPS.log_odds(np.array([row], np.float32))
    assert found[0] == pytest.approx(odds, abs=1e-6), why


@pytest.mark.parametrize(
    ("feature", "sign"),
    [("meaning", 1), ("likeness", 1), ("shared", 1), ("numbers", 1), ("speakers", 1), ("negation", -1)],
)
def test_evidence_points_the_right_way(feature: str, sign: int) -> None:
    # whatever else is known, more of it never turns the odds the other way
    model = fitted()["same"]
    rng = np.random.default_rng(3)
    rows = rng.uniform(-1, 1, (400, len(model.features))).astype(np.float32)
    rows[rng.uniform(size=rows.shape) < 0.2] = np.nan
    at = model.features.index(feature)
    low, high = rows.copy(), rows.copy()
    low[:, at], high[:, at] = -1, 1
    assert (sign * (model.log_odds(high) - model.log_odds(low)) >= -1e-5).all()
