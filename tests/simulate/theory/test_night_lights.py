"""Recovering a planted overstatement through a sensor whose scale and noise nobody knows."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate.theory.night_lights import (
    Overstatement,
    overstatement,
    ratio_expected,
    slope_by_two_sensors,
)

Floats = NDArray[np.float64]


def planted(
    seed: int,
    *,
    a: float = 0.35,
    units: int = 40,
    steps: int = 20,
    scale: float = 0.3,
    lights: tuple[float, float] = (0.5, 0.5),
    reporting: float = 0.4,
) -> dict[str, Floats]:
    """Closed and honest units with growth of their own, reports, lights of another scale; noise in all."""
    rng = np.random.default_rng(seed)
    out = {}
    for name, factor, noise in (("closed", 1 + a, lights[0]), ("honest", 1.0, lights[1])):
        g = rng.normal(rng.normal(2, 1, (units, 1)), 1.0, (units, steps))
        out[f"{name}_UT"] = factor * g + reporting * rng.standard_normal(g.shape)
        out[f"{name}_sensor_UT"] = scale * (g + noise * rng.standard_normal(g.shape)) + rng.normal(
            0, 3, (units, 1)
        )
    return out


def of(seed: int, **options: object) -> Overstatement:
    return overstatement(**planted(seed, **options))  # type: ignore[arg-type]


@pytest.mark.parametrize("a", [0.35, 0.0, -0.2, 1.5])
def test_the_plant_is_recovered(a: float) -> None:
    """Much material: the estimate is near, and the interval is narrow and holds it."""
    found = of(1, a=a, units=400, steps=40)
    assert found.estimate == pytest.approx(a, abs=0.03)
    assert found.low < a < found.high
    assert found.high - found.low < 0.1


def test_intervals_hold_the_plant_as_often_as_they_say() -> None:
    """300 studies of ordinary size, at 90%: 4.5 standard errors."""
    held = np.mean([(s := of(seed, units=15, steps=12)).low < 0.35 < s.high for seed in range(300)])
    held90 = np.mean(
        [
            (s := overstatement(**planted(seed, units=15, steps=12), confidence=0.9)).low < 0.35 < s.high
            for seed in range(300)
        ]
    )
    assert held == pytest.approx(0.95, abs=4.5 * np.sqrt(0.95 * 0.05 / 300))
    assert held90 == pytest.approx(0.90, abs=4.5 * np.sqrt(0.9 * 0.1 / 300))


def test_scale_and_place_of_the_lights_do_not_matter() -> None:
    data = planted(3)
    first = overstatement(**data)
    other = {k: 7.0 * v - 2.0 if "sensor" in k else v for k, v in data.items()}
    second = overstatement(**other)
    assert (second.estimate, second.low, second.high) == pytest.approx(
        (first.estimate, first.low, first.high)
    )


def test_a_unit_that_always_adds_the_same_is_not_told() -> None:
    """The design sees what moves: a constant lie (linear shading) is taken off with the unit's mean."""
    data = planted(4)
    first = overstatement(**data)
    data["closed_UT"] = data["closed_UT"] + 5.0
    assert overstatement(**data).estimate == pytest.approx(first.estimate)


def test_lights_that_are_worse_for_the_closed_hide_the_lie() -> None:
    expected = ratio_expected(
        overstatement=0.35, closed_noise=0.9, honest_noise=0.3, closed_spread=1.0, honest_spread=1.0
    )
    assert expected == pytest.approx(1.35 * (1 + 0.09) / (1 + 0.81) - 1)
    assert of(5, units=600, steps=40, lights=(0.9, 0.3)).estimate == pytest.approx(expected, abs=0.02)
    assert expected < 0
    same = ratio_expected(
        overstatement=0.35, closed_noise=0.4, honest_noise=0.8, closed_spread=1.0, honest_spread=2.0
    )
    assert same == pytest.approx(0.35)


def test_lights_that_see_nothing_say_nothing() -> None:
    found = of(6, units=5, steps=5, lights=(60.0, 60.0))
    assert (found.low, found.high) == (-inf, inf)


def test_an_interval_is_all_ratios_that_are_not_refused() -> None:
    """Fieller's set by trying ratios one by one."""
    found = of(7, units=8, steps=8)
    from scipy.stats import t as student

    quantile = student.ppf(0.975, 7)
    (top, top_sd), (bottom, bottom_sd) = found.closed, found.honest
    tried = np.linspace(-3, 6, 90_001)
    kept = tried[np.abs(top - tried * bottom) <= quantile * np.sqrt(top_sd**2 + (tried * bottom_sd) ** 2)]
    assert (found.low + 1, found.high + 1) == pytest.approx((kept[0], kept[-1]), abs=2e-4)


def test_standard_errors_allow_for_a_unit_that_errs_all_the_time() -> None:
    """Slopes differ from unit to unit: the error is that of slopes over studies, not of single steps."""
    rng = np.random.default_rng(9)
    slopes, errors = [], []
    for _ in range(300):
        w = rng.standard_normal((25, 30))
        y = (1 + 0.5 * rng.standard_normal((25, 1))) * w + 0.1 * rng.standard_normal(w.shape)
        found = overstatement(closed_UT=y, closed_sensor_UT=w, honest_UT=w, honest_sensor_UT=w)
        slopes.append(found.closed[0])
        errors.append(found.closed[1])
    assert np.mean(errors) == pytest.approx(np.std(slopes), rel=0.15)


def test_two_sensors_need_nobody_honest() -> None:
    rng = np.random.default_rng(10)
    g = rng.normal(0, 1, (200, 50))
    first, second = g + rng.standard_normal(g.shape), g + 0.7 * rng.standard_normal(g.shape)
    report = 1.35 * g + 0.3 * rng.standard_normal(g.shape) + 4.0
    assert slope_by_two_sensors(report_UT=report, first_UT=first, second_UT=second) == pytest.approx(
        1.35, abs=0.05
    )
    by_one = float((report * first).sum() / (first * first).sum())
    assert by_one < 1.0  # one noisy sensor alone makes an overstatement look like modesty


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"closed_UT": np.zeros((3, 4))}, r"closed: reports have shape \(3, 4\)"),
        ({"honest_UT": np.full((40, 20), np.nan)}, "honest: something is missing"),
        ({"closed_sensor_UT": np.ones((40, 20))}, "closed: the sensor never moves"),
        ({"confidence": 1.0}, "confidence is 1"),
    ],
)
def test_what_is_refused(change: dict[str, object], told: str) -> None:
    with pytest.raises(SettingError, match=told):
        overstatement(**(planted(0) | change))  # type: ignore[arg-type]


def test_sensors_that_see_different_things() -> None:
    w = np.random.default_rng(1).standard_normal((3, 5))
    with pytest.raises(SettingError, match="do not move together"):
        slope_by_two_sensors(report_UT=w, first_UT=w, second_UT=-w)
