"""What goes into the compiled loop and comes out: tuples of arrays and numbers, from model and draws."""

from __future__ import annotations

from math import log1p, sqrt
from typing import Final, NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from earwitness.simulate.model import Model
from earwitness.simulate.organisation import Floats, Ints, Layout
from earwitness.simulate.run import Series
from earwitness.simulate.scenario import Anonymous, Commit, Loyalty, Purge, Sensor, SkipLevel, Turnover
from earwitness.simulate.shading import Own, Shading, Silence
from earwitness.simulate.streams import Draws, reporting_below

Flags = NDArray[np.bool_]
Singles = NDArray[np.float32]
Source = NDArray[np.uint64]

SENSOR: Final = 0
ANONYMOUS: Final = 1
SKIP_LEVEL: Final = 2
_HALF: Final = (1 << 64) - 1


class Fixed(NamedTuple):
    """Of the model: the same in all replicates. Axes as in organisation, measures and model; K channel, O
    circle.
    """

    start_Q: Ints
    size_L: Ints
    first_Q: Ints
    under_E: Ints
    each_L: Ints  # how many subordinates everybody on a level has, if they stand in order; else -1
    peers_N: Ints
    groups: int
    code_L: Ints
    number_L5: Floats
    random_L: Flags
    quiet_L: Flags  # whether a message of this level may be missing
    leaf_L: Floats
    spread_L: Floats
    talk_L: Floats
    purged_L: Flags
    circle_O: Ints  # level
    weight_O: Floats
    group_OA: Ints
    size_OA: Floats
    matrix_O: Ints  # where its weights begin in matrix_F; -1: a circle of groups
    matrix_F: Floats
    asked_Q: Ints
    asked_E: Ints
    first_B: Ints
    leaf_BL: Floats
    total_BL: Floats
    pair_BB: Ints
    square_PN: Floats
    square_PL: Floats
    strand_CS: Ints
    skip_S: Floats
    anonymous_B: Ints
    strand_K: Ints  # the strand of an anonymous channel
    kind_K: Ints
    level_K: Ints
    cut_K: (
        Floats  # of a sensor: reports below this normal draw; of an anonymous channel: below this uniform one
    )
    bias_K: Floats
    off_K: Floats  # the standard deviation of a sensor
    sample_K: Ints  # how many an anonymous channel asks
    shock_T: Floats


class Numbers(NamedTuple):
    """The scenario's numbers."""

    persistence: float
    effect: float
    drift: float
    shock: float
    start: float
    spread: float
    plan: float
    follow: float
    belief: float
    doubt: float
    noise: float
    log_sd: float  # of a successor's competence
    commits: bool
    threshold: float
    size: float
    memory: float
    baseline: float
    punishment: float
    felt: float
    purges: bool
    tolerance: float
    share: float
    purge_competence: float
    blame: float
    outcome_noise: float
    turnover: float
    turnover_competence: float
    loyal: bool
    loyalty_weight: float
    appeal: int
    flight_weight: float
    flight_by_gap: bool


class Who(NamedTuple):
    """Of one replicate: who they are, and its chance."""

    world_W: Floats
    outcome_T: Floats
    competence_N: Floats
    cost_N: Floats
    fear_N: Floats
    v0_N: Floats
    appeal_A: Floats
    population_P: Floats
    channel_KTD: Floats
    wary: bool
    signals: Source
    chances: Source
    events: Source


class Rows(NamedTuple):
    """Of one replicate: where its series go; axes as in Run."""

    state_T: Floats
    belief_T: Floats
    doubt_T: Floats
    decision_T: Floats
    plan_T: Floats
    purge_T: Flags
    channel_TC: Singles
    signal_TL: Singles
    message_TL: Singles
    silent_TL: Singles
    fear_TL: Singles
    competence_TL: Singles
    defected_T: Singles
    appeal_T: Flags
    fled_T: Singles


_NO_PURGE: Final = Purge(tolerance=0.0)


def fixed(model: Model) -> Fixed:
    """What the loop needs of a model."""
    lay, meas, scenario = model.layout, model.measures, model.scenario
    channels, circles = scenario.channels, model.circles
    widest = max((len(circle.group_A) for circle in circles), default=0)
    group_OA = np.zeros((len(circles), widest), dtype=np.int64)
    size_OA = np.ones((len(circles), widest))
    matrices, at = [np.empty(0)], []
    for number, circle in enumerate(circles):
        group_OA[number, : len(circle.group_A)] = circle.group_A
        size_OA[number, : len(circle.size_G)] = circle.size_G
        at.append(-1 if circle.weights_AA is None else sum(map(len, matrices)))
        if circle.weights_AA is not None:
            matrices.append(circle.weights_AA.ravel())
    shock_T = np.zeros(scenario.steps + 1)
    for shock in scenario.state.shocks:
        if shock.step < scenario.steps:
            shock_T[shock.step] += shock.size
    rules = model.rules
    return Fixed(
        start_Q=lay.start_Q,
        size_L=lay.sizes_L,
        first_Q=lay.first_Q,
        under_E=lay.under_E,
        each_L=np.array([_each(lay, level) for level in range(lay.depth)], dtype=np.int64),
        peers_N=lay.peers_N,
        groups=int(lay.peers_N.max()) + 1,
        code_L=np.array([rule.code for rule in rules], dtype=np.int64),
        number_L5=np.array([rule.numbers() if isinstance(rule, Shading) else (0.0,) * 5 for rule in rules]),
        random_L=np.array([rule.random for rule in rules]),
        quiet_L=np.array([isinstance(rule, Silence | Own) for rule in rules]),
        leaf_L=model.leaf_L,
        spread_L=model.spread_L,
        talk_L=model.talk_L,
        purged_L=np.array([model.purged(level) for level in range(lay.depth)]),
        circle_O=np.array([circle.level for circle in circles], dtype=np.int64),
        weight_O=np.array([circle.weight for circle in circles], dtype=np.float64),
        group_OA=group_OA,
        size_OA=size_OA,
        matrix_O=np.array(at, dtype=np.int64),
        matrix_F=np.concatenate(matrices),
        asked_Q=meas.asked_Q,
        asked_E=meas.asked_E,
        first_B=meas.first_B,
        leaf_BL=meas.leaf_BL,
        total_BL=meas.total_BL,
        pair_BB=meas.pair_BB,
        square_PN=meas.square_PN,
        square_PL=meas.square_PL,
        strand_CS=meas.strand_CS,
        skip_S=meas.skip_S,
        anonymous_B=meas.anonymous_B,
        strand_K=np.array(
            [next(iter(np.flatnonzero(meas.anonymous_B == number)), -1) for number in range(len(channels))],
            dtype=np.int64,
        ),
        kind_K=np.array(
            [
                SENSOR if isinstance(c, Sensor) else ANONYMOUS if isinstance(c, Anonymous) else SKIP_LEVEL
                for c in channels
            ],
            dtype=np.int64,
        ),
        level_K=np.array([0 if isinstance(c, Sensor) else c.level - 1 for c in channels], dtype=np.int64),
        cut_K=np.array([_cut(c) for c in channels], dtype=np.float64),
        bias_K=np.array([c.bias if isinstance(c, Sensor) else 0.0 for c in channels], dtype=np.float64),
        off_K=np.array([c.noise if isinstance(c, Sensor) else 0.0 for c in channels], dtype=np.float64),
        sample_K=np.array([c.sample if isinstance(c, Anonymous) else 0 for c in channels], dtype=np.int64),
        shock_T=shock_T,
    )


def _each(lay: Layout, level: int) -> int:
    """How many subordinates each on *level* has, if all have as many and they stand in order; else -1."""
    here = lay.level(level)
    first_Q = lay.first_Q[here.start : here.stop + 1]
    under_E = lay.under_E[first_Q[0] : first_Q[-1]]
    even = np.ptp(np.diff(first_Q)) == 0 and (np.diff(under_E) == 1).all()
    return int(first_Q[1] - first_Q[0]) if even else -1


def _cut(channel: Sensor | Anonymous | SkipLevel) -> float:
    if isinstance(channel, Sensor):
        return reporting_below(channel.chance)
    return channel.chance if isinstance(channel, Anonymous) else 0.0


def numbers(model: Model) -> Numbers:
    """The numbers of its scenario."""
    scenario = model.scenario
    state, fear, decision, leader = scenario.state, scenario.fear, scenario.decision, scenario.leader
    purge = scenario.purge or _NO_PURGE
    turnover = scenario.turnover or Turnover()
    loyalty = scenario.loyalty or Loyalty()
    commits = isinstance(decision, Commit)
    return Numbers(
        persistence=state.persistence,
        effect=state.effect,
        drift=state.drift,
        shock=state.noise,
        start=state.start,
        spread=state.spread,
        plan=scenario.plan.level,
        follow=scenario.plan.follow,
        belief=leader.belief,
        doubt=leader.doubt,
        noise=scenario.organisation.noise,
        log_sd=sqrt(log1p(scenario.organisation.competence_spread**2)),
        commits=commits,
        threshold=decision.threshold if isinstance(decision, Commit) else 0.0,
        size=decision.size if isinstance(decision, Commit) else decision.weight,
        memory=fear.memory,
        baseline=fear.baseline,
        punishment=fear.punishment,
        felt=1.0 - fear.protection,
        purges=scenario.purge is not None,
        tolerance=purge.tolerance,
        share=purge.share,
        purge_competence=purge.competence,
        blame=purge.blame,
        outcome_noise=purge.outcome_noise,
        turnover=turnover.rate,
        turnover_competence=turnover.competence,
        loyal=scenario.loyalty is not None,
        loyalty_weight=loyalty.weight,
        appeal=loyalty.appeal or 0,
        flight_weight=loyalty.flight_weight,
        flight_by_gap=loyalty.flight_from == "gap",
    )


def who(model: Model, draws: Draws) -> Who:
    """What the loop needs of one replicate."""
    scenario, lay = model.scenario, model.layout
    appeal_A = np.empty(0)
    if scenario.loyalty:
        appeal_A = np.sort(draws.loyalty_N[lay.level(scenario.loyalty.appeal_level - 1)])
    widest = max((channel.shape[1] for channel in draws.channels), default=0)
    channel_KTD = np.zeros((len(draws.channels), scenario.steps, widest))
    for number, channel in enumerate(draws.channels):
        channel_KTD[number, :, : channel.shape[1]] = channel
    return Who(
        world_W=draws.world_W,
        outcome_T=draws.outcome_T,
        competence_N=draws.competence_N,
        cost_N=draws.cost_N,
        fear_N=draws.fear_N,
        v0_N=np.sort(draws.loyalty_N),
        appeal_A=appeal_A,
        population_P=draws.population_P,
        channel_KTD=channel_KTD,
        wary=draws.wary,
        signals=source(draws.signals),
        chances=source(draws.chances),
        events=source(draws.events),
    )


def rows(out: Series, row: int) -> Rows:
    """Where the series of one replicate go."""
    return Rows(
        out.state_RT[row],
        out.belief_RT[row],
        out.doubt_RT[row],
        out.decision_RT[row],
        out.plan_RT[row],
        out.purge_RT[row],
        out.channel_RTC[row],
        out.signal_RTL[row],
        out.message_RTL[row],
        out.silent_RTL[row],
        out.fear_RTL[row],
        out.competence_RTL[row],
        out.defected_RT[row],
        out.appeal_RT[row],
        out.fled_RT[row],
    )


def source(generator: Generator | None) -> Source:
    """The state of a NumPy generator on PCG64, as ``pcg`` takes it; zeros for none."""
    if generator is None:
        return np.zeros(4, dtype=np.uint64)
    state = generator.bit_generator.state["state"]
    both = (state["state"], state["inc"])
    return np.array([half for n in both for half in (n >> 64, n & _HALF)], dtype=np.uint64)
