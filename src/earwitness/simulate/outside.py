"""What the world outside could make of it: outlets that share one unnamed official, and denials.

Computed after a run from its state and plan, with chance of its own, so that it changes nothing inside. In
a step in which something leaks every outlet has an estimate of the state,

    y_i = theta + noise (sqrt(shared) z + sqrt(1 - shared) eps_i),

z the error of the official from whom all have it. Two observers pool them and follow the state with a
Kalman filter each. Both know how the state moves, and the decisions, which show; neither is told of shocks.
One counts the outlets, the other knows that n of them are worth n/(1 + (n - 1) shared) (``theory.leaks``).
If the outlets' mean lies more than ``worse`` below the plan they have reported as much, and the institution
denies it or not.

Departures from a full Bayesian: a denial moves the probability of its own step only, and nobody reads the
leader's mind off the plan. With ``plan.follow`` above 0 the latter costs the careful observer some
calibration.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate.run import Run
from earwitness.simulate.scenario import Outside
from earwitness.simulate.streams import OUTSIDE, generator
from earwitness.simulate.theory.leaks import denial_ratio, pooled_variance, silence_ratio, updated, worth

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

# Streams within stream 6. Outlet i has _OUTLETS + i: one outlet more changes nothing of the others.
_LEAKS: Final = 0
_DENIALS: Final = 1
_OFFICIAL: Final = 2
_OUTLETS: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class Reported:
    """What the outlets of one replicate reported: ``estimate_TO`` by step and outlet, NaN without a leak."""

    leaked_T: Flags
    estimate_TO: Floats
    denied_T: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Observed:
    """What outsiders could know. Axes: R replicate, T step; NaN: nothing leaked.

    *naive* counts the outlets; *right* knows of the shared official. ``worse`` is the event that the state
    lies more than ``scenario.outside.worse`` below the plan: ``worse_RT`` says whether it does, the three
    probabilities what the observers give it; ``before_RT`` is that of the right one before she hears a
    denial or hears none.
    """

    outlets: int
    worth: float  # independent outlets that would say as much
    pooled_RT: Floats  # mean of the outlets' estimates
    naive_RT: Floats  # the state as the naive observer sees it
    right_RT: Floats
    naive_doubt_RT: NDArray[np.float32]  # the observers' own standard deviations
    right_doubt_RT: NDArray[np.float32]
    worse_RT: Flags
    reported_RT: Flags  # the outlets' mean says that it is worse
    denied_RT: Flags
    naive_worse_RT: NDArray[np.float32]
    right_worse_RT: NDArray[np.float32]
    before_RT: NDArray[np.float32]
    stated_naive: float  # variance of the pooled estimate as each observer has it
    stated_right: float
    measured: float  # and as it was: mean square of pooled - state; NaN if nothing ever leaked
    ratio: float  # P(deny | worse) / P(deny | not worse); NaN where nothing is ever denied

    @property
    def leaked_RT(self) -> Flags:
        """Where there was anything to read."""
        leaked: Flags = ~np.isnan(self.pooled_RT)
        return leaked

    @property
    def measured_error(self) -> float:
        """Standard error of ``measured``: the errors of different steps are independent and normal."""
        leaks = int(self.leaked_RT.sum())
        return self.measured * sqrt(2.0 / leaks) if leaks else float("nan")


def outside(run: Run) -> Observed:
    """What observers outside make of every replicate of *run*.

    The same for a replicate whatever else was run beside it. Memory grows with R T and not with the number of
    outlets. SettingError if the scenario has no section ``outside``.
    """
    section = _section(run)
    shape = run.state_RT.shape
    pooled_RT, denied_RT = np.empty(shape), np.zeros(shape, dtype=np.bool_)
    line_RT = run.plan_RT - section.worse
    worse_RT = run.state_RT < line_RT
    reported_RT = np.zeros(shape, dtype=np.bool_)
    for r in range(run.replicates):
        pooled_RT[r] = _pooled(run, section, r)
        reported_RT[r] = pooled_RT[r] < line_RT[r]  # false for NaN
        denied_RT[r] = _denied(run, section, r, reported_RT[r], worse_RT[r])
    stated_right = pooled_variance(outlets=section.outlets, noise=section.noise, shared=section.shared)
    stated_naive = pooled_variance(outlets=section.outlets, noise=section.noise, shared=0.0)
    naive_RT, naive_doubt_RT, naive_worse_RT = _followed(run, pooled_RT, line_RT, stated_naive)
    right_RT, right_doubt_RT, before_RT = _followed(run, pooled_RT, line_RT, stated_right)
    error_RT = (pooled_RT - run.state_RT)[~np.isnan(pooled_RT)]
    return Observed(
        outlets=section.outlets,
        worth=worth(outlets=section.outlets, shared=section.shared),
        pooled_RT=pooled_RT,
        naive_RT=naive_RT,
        right_RT=right_RT,
        naive_doubt_RT=naive_doubt_RT,
        right_doubt_RT=right_doubt_RT,
        worse_RT=worse_RT,
        reported_RT=reported_RT,
        denied_RT=denied_RT,
        naive_worse_RT=_heard(section, naive_worse_RT, reported_RT, denied_RT),
        right_worse_RT=_heard(section, before_RT, reported_RT, denied_RT),
        before_RT=before_RT.astype(np.float32),
        stated_naive=stated_naive,
        stated_right=stated_right,
        measured=float((error_RT**2).mean()) if error_RT.size else float("nan"),
        ratio=_ratio(section),
    )


def reported(run: Run, replicate: int) -> Reported:
    """What each outlet reported in one replicate: the estimates whose mean ``outside`` pools.

    SettingError if the scenario has no section ``outside`` or the run no such replicate.
    """
    section = _section(run)
    if not 0 <= replicate < run.replicates:
        raise SettingError(f"replicate is {replicate}; give one of the run, from 0 to {run.replicates - 1}")
    leaked_T, shared_T = _official(run, section, replicate)
    state_T, line_T = run.state_RT[replicate], run.plan_RT[replicate] - section.worse
    own_TO = np.stack([_own(run, replicate, i) for i in range(section.outlets)], axis=1)
    own_part = section.noise * sqrt(1.0 - section.shared)
    estimate_TO = (state_T + shared_T)[:, None] + own_part * own_TO
    estimate_TO[~leaked_T] = np.nan
    reported_T = _pooled(run, section, replicate) < line_T
    denied_T = _denied(run, section, replicate, reported_T, state_T < line_T)
    return Reported(leaked_T=leaked_T, estimate_TO=estimate_TO, denied_T=denied_T)


def _section(run: Run) -> Outside:
    if run.scenario.outside is None:
        raise SettingError(
            f"scenario {run.scenario.name}: has no section [outside], nobody watches; add one and run again"
        )
    return run.scenario.outside


def _official(run: Run, section: Outside, replicate: int) -> tuple[Flags, Floats]:
    """In which steps something leaks, and the error that all outlets then have from the official."""
    leaks = generator(run.seed, replicate, OUTSIDE, _LEAKS)
    official = generator(run.seed, replicate, OUTSIDE, _OFFICIAL)
    leaked_T: Flags = leaks.random(run.steps) < section.leak
    return leaked_T, section.noise * sqrt(section.shared) * official.standard_normal(run.steps)


def _own(run: Run, replicate: int, outlet: int) -> Floats:
    return generator(run.seed, replicate, OUTSIDE, _OUTLETS + outlet).standard_normal(run.steps)


def _pooled(run: Run, section: Outside, replicate: int) -> Floats:
    """Mean of the outlets' estimates, added up outlet by outlet so that they are never all in memory."""
    leaked_T, shared_T = _official(run, section, replicate)
    own_T = np.zeros(run.steps)
    for outlet in range(section.outlets):
        own_T += _own(run, replicate, outlet)
    own_part = section.noise * sqrt(1.0 - section.shared) / section.outlets
    pooled_T: Floats = np.where(leaked_T, run.state_RT[replicate] + shared_T + own_part * own_T, np.nan)
    return pooled_T


def _denied(run: Run, section: Outside, replicate: int, reported_T: Flags, worse_T: Flags) -> Flags:
    chance_T = np.where(worse_T, section.deny_true, section.deny_false)
    draw_T = generator(run.seed, replicate, OUTSIDE, _DENIALS).random(run.steps)
    denied_T: Flags = reported_T & (draw_T < chance_T)
    return denied_T


def _followed(
    run: Run, pooled_RT: Floats, line_RT: Floats, variance: float
) -> tuple[Floats, NDArray[np.float32], Floats]:
    """One observer's filter: state, doubt, and the chance that the state is below *line*, step by step."""
    state = run.scenario.state
    belief_RT = np.empty_like(pooled_RT)
    doubt_RT = np.empty(pooled_RT.shape, dtype=np.float32)
    chance_RT = np.empty_like(pooled_RT)
    belief_R = np.full(run.replicates, state.start)
    spread_R = np.full(run.replicates, state.spread**2)
    for t in range(run.steps):
        told_R = ~np.isnan(pooled_RT[:, t])
        gain_R = np.where(told_R, spread_R / (spread_R + variance), 0.0)
        belief_R = belief_R + gain_R * np.where(told_R, pooled_RT[:, t] - belief_R, 0.0)
        spread_R = (1.0 - gain_R) * spread_R
        belief_RT[:, t], doubt_RT[:, t] = belief_R, np.sqrt(spread_R)
        chance_RT[:, t] = _chance_below(line_RT[:, t] - belief_R, np.sqrt(spread_R))
        belief_R = state.persistence * belief_R + state.effect * run.decision_RT[:, t] + state.drift
        spread_R = state.persistence**2 * spread_R + state.noise**2
    return belief_RT, doubt_RT, chance_RT


def _chance_below(room_R: Floats, doubt_R: Floats) -> Floats:
    """Chance that a normal error of standard deviation *doubt* is below *room*; who has no doubt knows."""
    from scipy.special import ndtr

    sure = doubt_R == 0.0
    chance: Floats = np.where(sure, room_R > 0.0, ndtr(room_R / np.where(sure, 1.0, doubt_R)))
    return chance


def _heard(section: Outside, chance_RT: Floats, reported_RT: Flags, denied_RT: Flags) -> NDArray[np.float32]:
    """The chances once the institution has denied what was reported, or has not."""
    deny = {"deny_true": section.deny_true, "deny_false": section.deny_false}
    heard_RT = chance_RT.copy()
    open_RT = reported_RT & ~denied_RT
    if denied_RT.any():
        heard_RT[denied_RT] = updated(chance_RT[denied_RT], denial_ratio(**deny))
    if open_RT.any():
        heard_RT[open_RT] = updated(chance_RT[open_RT], silence_ratio(**deny))
    return heard_RT.astype(np.float32)


def _ratio(section: Outside) -> float:
    if section.deny_true == section.deny_false == 0.0:
        return float("nan")
    return denial_ratio(deny_true=section.deny_true, deny_false=section.deny_false)
