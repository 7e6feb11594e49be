"""How much a closed chain overstates, read off an independent noisy sensor: the night-lights design.

Martinez (2022, section 3) compares what reported growth does for a given growth of lights seen from space
in autocracies and democracies. With growth g, lights w = b g + noise for everybody, honest reports y = g +
noise and reports of the closed y = (1 + a) g + noise, the slope of y on w is lambda/b for the honest and (1
+ a) lambda/b for the closed, lambda being how far noise in the lights flattens it: the ratio of the slopes
is 1 + a, and neither b nor lambda need be known. It takes lights that are as good for both
(``ratio_expected``). Derived in docs/theory/dynamics.md, section 9.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from earwitness.errors import SettingError
from earwitness.simulate.theory.domain import finite, not_negative, positive

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Overstatement:
    """``estimate`` of a (.35: reports move by 35% more than the truth) between ``low`` and ``high``.

    The ends are infinite where the honest slope is not told apart from 0: the data then do not say.
    ``closed`` and ``honest`` are the two slopes, each with its standard error.
    """

    estimate: float
    low: float
    high: float
    closed: tuple[float, float]
    honest: tuple[float, float]
    confidence: float


def overstatement(
    *,
    closed_UT: ArrayLike,
    closed_sensor_UT: ArrayLike,
    honest_UT: ArrayLike,
    honest_sensor_UT: ArrayLike,
    confidence: float = 0.95,
) -> Overstatement:
    """The overstatement of *closed* units against *honest* ones; every array is units by steps, without gaps.

    Slopes within units (each unit's own mean is taken off), standard errors robust to whatever goes on
    within a unit (clustered by unit, with the small-sample factor U/(U - 1)), and Fieller's (1954) interval
    of the ratio with Student's t at the fewer units less one. Departure: Martinez has both groups in one
    regression with effects of years, and the delta method. SettingError for arrays of other shapes, with
    gaps, of fewer than two units or steps.
    """
    if not 0.0 < confidence < 1.0:
        raise SettingError(f"confidence is {confidence}; give a number between 0 and 1")
    from scipy.stats import t as student

    closed = _panel("closed", closed_UT, closed_sensor_UT)
    honest = _panel("honest", honest_UT, honest_sensor_UT)
    one, other = _slope("closed", *closed), _slope("honest", *honest)
    fewer = min(closed[0].shape[0], honest[0].shape[0])
    quantile = float(student.ppf(0.5 + 0.5 * confidence, fewer - 1))
    low, high = _fieller(one, other, quantile)
    ratio = one[0] / other[0] if other[0] != 0.0 else inf
    return Overstatement(ratio - 1.0, low - 1.0, high - 1.0, one, other, confidence)


def ratio_expected(
    *,
    overstatement: float,
    closed_noise: float,
    honest_noise: float,
    closed_spread: float,
    honest_spread: float,
) -> float:
    """What the ratio less 1 goes to with ever more data when the lights are not as good for both.

    *noise* is the standard deviation of the lights' error in units of growth, *spread* that of growth
    within units: (1 + a) lambda_closed / lambda_honest - 1 with lambda = spread**2 / (spread**2 +
    noise**2).
    """
    finite(overstatement=overstatement)
    not_negative(closed_noise=closed_noise, honest_noise=honest_noise)
    positive(closed_spread=closed_spread, honest_spread=honest_spread)
    closed = closed_spread**2 / (closed_spread**2 + closed_noise**2)
    honest = honest_spread**2 / (honest_spread**2 + honest_noise**2)
    return (1.0 + overstatement) * closed / honest - 1.0


def slope_by_two_sensors(*, report_UT: ArrayLike, first_UT: ArrayLike, second_UT: ArrayLike) -> float:
    """1 + a without honest units to compare with: two sensors in the units of the state, errors independent.

    cov(report, second) / cov(first, second) within units: the second sensor as instrument for the first, so
    that noise in neither flattens the slope (Wald 1940; in econometrics, instrumental variables).
    """
    report, first = _panel("report", report_UT, first_UT)
    _, second = _panel("report", report_UT, second_UT)
    shared = float((first * second).sum())
    if shared <= 0.0:
        raise SettingError("the two sensors do not move together; give sensors that see the same state")
    return float((report * second).sum()) / shared


def _panel(name: str, report: ArrayLike, sensor: ArrayLike) -> tuple[Floats, Floats]:
    """Report and sensor, each less its unit's mean."""
    report_UT, sensor_UT = np.asarray(report, dtype=np.float64), np.asarray(sensor, dtype=np.float64)
    if report_UT.ndim != 2 or report_UT.shape != sensor_UT.shape or min(report_UT.shape) < 2:
        raise SettingError(
            f"{name}: reports have shape {report_UT.shape} and sensors {sensor_UT.shape}; "
            "give two arrays of units by steps, at least 2 by 2, of one shape"
        )
    if not (np.isfinite(report_UT).all() and np.isfinite(sensor_UT).all()):
        raise SettingError(f"{name}: something is missing or infinite; leave out units or steps with gaps")
    return (
        report_UT - report_UT.mean(axis=1, keepdims=True),
        sensor_UT - sensor_UT.mean(axis=1, keepdims=True),
    )


def _slope(name: str, report_UT: Floats, sensor_UT: Floats) -> tuple[float, float]:
    """Slope of reports on the sensor and its standard error, clustered by unit."""
    moved = float((sensor_UT**2).sum())
    if moved == 0.0:
        raise SettingError(f"{name}: the sensor never moves; give one that sees the state")
    slope = float((report_UT * sensor_UT).sum()) / moved
    score_U = ((report_UT - slope * sensor_UT) * sensor_UT).sum(axis=1)
    units = score_U.size
    return slope, sqrt(units / (units - 1) * float((score_U**2).sum())) / moved


def _fieller(one: tuple[float, float], other: tuple[float, float], quantile: float) -> tuple[float, float]:
    """All r with |one - r other| <= quantile sqrt(V_one + r**2 V_other), where they form an interval."""
    top, top_sd = one
    bottom, bottom_sd = other
    square = bottom**2 - (quantile * bottom_sd) ** 2
    if square <= 0.0:
        return -inf, inf
    middle = top * bottom / square
    constant = (top**2 - (quantile * top_sd) ** 2) / square
    half = sqrt(max(middle**2 - constant, 0.0))
    return middle - half, middle + half
