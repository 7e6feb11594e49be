"""What a run gives back: arrays with named axes, and what they were made from.

Axes: R replicate, T step, L level (level 1, directly below the leader, first), C channel (chains of the
organisation first, then ``scenario.channels`` in order). NaN: nothing was said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import SettingError
from earwitness.simulate.scenario import Scenario

Engine = Literal["plain", "fast", "gaussian"]
Progress: TypeAlias = Callable[[str, int, int], None]  # called with (what, done, total)


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Many replicates of one scenario.

    Level series are means over the agents of a level and are kept as float32: they are for looking at. They
    are those of the step: the fear and competence with which its messages were made. ``channel_RTC`` is
    what each channel said by itself: a chain before skip-level readings are laid over it, a skip-level
    channel the mean message of its whole level. ``wary_R`` marks replicates whose leader knows how he is
    lied to (all or none, but for ``mixed``). ``notes`` say what was done otherwise than asked.
    """

    scenario: Scenario
    seed: int
    engine: Engine
    levels: tuple[str, ...]
    channels: tuple[str, ...]
    agents: int

    state_RT: NDArray[np.float64]
    belief_RT: NDArray[np.float64]
    doubt_RT: NDArray[np.float64]  # the leader's own standard deviation of the belief
    decision_RT: NDArray[np.float64]
    plan_RT: NDArray[np.float64]
    purge_RT: NDArray[np.bool_]
    channel_RTC: NDArray[np.float32]
    signal_RTL: NDArray[np.float32]
    message_RTL: NDArray[np.float32]
    silent_RTL: NDArray[np.float32]  # share that said nothing
    fear_RTL: NDArray[np.float32]
    competence_RTL: NDArray[np.float32]
    defected_RT: NDArray[np.float32]  # share of agents, 0 without loyalty
    appeal_RT: NDArray[np.bool_]  # a collective letter is out
    fled_RT: NDArray[np.float32]  # share of the population
    wary_R: NDArray[np.bool_]
    notes: tuple[str, ...] = ()

    @property
    def replicates(self) -> int:
        """How many replicates there are."""
        return int(self.state_RT.shape[0])

    @property
    def steps(self) -> int:
        """How many steps each has."""
        return int(self.state_RT.shape[1])

    @property
    def gap_RT(self) -> NDArray[np.float64]:
        """How much better the leader believes things to be than they are: L - theta."""
        return self.belief_RT - self.state_RT


def unheard(what: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """The arrays of a run, for the engines to fill; axes as in Run."""

    state_RT: NDArray[np.float64]
    belief_RT: NDArray[np.float64]
    doubt_RT: NDArray[np.float64]
    decision_RT: NDArray[np.float64]
    plan_RT: NDArray[np.float64]
    purge_RT: NDArray[np.bool_]
    channel_RTC: NDArray[np.float32]
    signal_RTL: NDArray[np.float32]
    message_RTL: NDArray[np.float32]
    silent_RTL: NDArray[np.float32]
    fear_RTL: NDArray[np.float32]
    competence_RTL: NDArray[np.float32]
    defected_RT: NDArray[np.float32]
    appeal_RT: NDArray[np.bool_]
    fled_RT: NDArray[np.float32]
    wary_R: NDArray[np.bool_]


def series(replicates: int, steps: int, levels: int, channels: int) -> Series:
    """Arrays to be filled: of what is heard and said every number, of the rest what is not zero."""
    R, T, L, C = replicates, steps, levels, channels
    return Series(
        state_RT=np.zeros((R, T)),
        belief_RT=np.zeros((R, T)),
        doubt_RT=np.zeros((R, T)),
        decision_RT=np.zeros((R, T)),
        plan_RT=np.zeros((R, T)),
        purge_RT=np.zeros((R, T), dtype=np.bool_),
        channel_RTC=np.empty((R, T, C), dtype=np.float32),
        signal_RTL=np.empty((R, T, L), dtype=np.float32),
        message_RTL=np.empty((R, T, L), dtype=np.float32),
        silent_RTL=np.zeros((R, T, L), dtype=np.float32),
        fear_RTL=np.zeros((R, T, L), dtype=np.float32),
        competence_RTL=np.zeros((R, T, L), dtype=np.float32),
        defected_RT=np.zeros((R, T), dtype=np.float32),
        appeal_RT=np.zeros((R, T), dtype=np.bool_),
        fled_RT=np.zeros((R, T), dtype=np.float32),
        wary_R=np.zeros(R, dtype=np.bool_),
    )


def check_finite(out: Series) -> None:
    """SettingError where the state or the belief has grown beyond all numbers."""
    lost_RT = ~(np.isfinite(out.state_RT) & np.isfinite(out.belief_RT))
    if lost_RT.any():
        row, step = (int(n) for n in np.argwhere(lost_RT)[0])
        raise SettingError(
            f"state: in replicate {row} it is beyond all numbers by step {step}: decisions drive it away "
            "faster than it comes back; lower state.effect, decision.weight or state.persistence"
        )
