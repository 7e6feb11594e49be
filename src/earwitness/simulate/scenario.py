"""What is simulated, as frozen records: one scenario file says all of it.

Every section is one mechanism, and every mechanism can be left out. Times are steps; the state, beliefs and
messages share one unit, that of ``plan.level``; probabilities are per step. The symbols are those of
docs/theory: theta the state, e the plan, x a signal, m a message, f fear, kappa the cost of lying, c
competence, L the leader's belief, u the leader's decision.

One step, in this order:

1. Agents without subordinates see the state, the others the mean of the messages of theirs (the plan, if none
   of them spoke: no news is good news); each adds noise of standard deviation sigma/c. Peers may talk. Each
   shades what it has and passes it on.
2. The leader hears the chains and every other channel, and updates the belief L.
3. The leader decides u(L). The outcome is the state, seen with noise. Where L - outcome > tau, a purge.
4. Fear, turnover, competence; loyalty and who shows it; then the next state
   theta' = phi theta + gamma u + eta + shock.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta

from earwitness.simulate.leaders import LeaderRule, Naive
from earwitness.simulate.shading import Costly, Rule

Probability: TypeAlias = Annotated[float, Meta(ge=0, le=1)]
Positive: TypeAlias = Annotated[float, Meta(gt=0)]
NotNegative: TypeAlias = Annotated[float, Meta(ge=0)]
Count: TypeAlias = Annotated[int, Meta(ge=1)]
LeadersTop = "leader"  # the name under which the agents at the top report to the leader


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a scenario."""


class Shock(Section, frozen=True):
    """A change of the state that nobody is told of: *size* is added on the way to step *step* (from 0)."""

    step: Annotated[int, Meta(ge=0)]
    size: float


class State(Section, frozen=True):
    """theta' = persistence theta + effect u + drift + noise (normal); the first one has *spread*."""

    persistence: Annotated[float, Meta(ge=-1, le=1)] = 0.9
    effect: float = 0.0
    drift: float = 0.0
    noise: NotNegative = 0.3
    start: float = 0.0
    spread: NotNegative = 0.0
    shocks: tuple[Shock, ...] = ()


class Plan(Section, frozen=True):
    """What the top wants to hear: e = level + follow L, L the leader's belief after the step before."""

    level: float = 0.0
    follow: Annotated[float, Meta(ge=0, le=1)] = 0.0


class Agent(Section, frozen=True):
    """One member of the organisation. What is None is taken from the organisation's own numbers.

    ``reports_to`` names its superior or superiors, ``"leader"`` at the top. ``channel`` names the chain
    to which an agent directly below the leader belongs: each chain is one message to the leader.
    """

    name: str
    reports_to: tuple[str, ...]
    role: str = ""
    channel: str = "chain"
    competence: Positive | None = None
    fear: NotNegative | None = None
    cost: Positive | None = None


class Organisation(Section, frozen=True):
    """Who reports to whom: either a regular tree (*branching*, *depth*) or *agents*, one by one.

    A regular tree has *depth* levels below the leader: branching, branching**2, … agents. ``noise`` is sigma:
    the standard deviation of a signal of an agent whose competence is 1. Competences at the start are
    log-normal with mean ``competence`` and coefficient of variation ``competence_spread``; ``cost`` likewise.
    ``levels`` may name the levels, from the top ("generals", "colonels", …), for the page.
    """

    branching: Count | None = None
    depth: Count | None = None
    agents: tuple[Agent, ...] = ()
    noise: NotNegative = 1.0
    competence: Positive = 1.0
    competence_spread: NotNegative = 0.0
    cost: Positive = 1.0
    cost_spread: NotNegative = 0.0
    levels: tuple[str, ...] = ()


class Sensor(Section, frozen=True, tag="sensor", tag_field="kind"):
    """Somebody or something that sees the state past the chain: a friend, an audit, lights seen at night.

    It reports with *chance* in each step, is off by *bias* always and by *noise* at random. The leader
    takes the bias for 0 and knows the noise.
    """

    name: str
    noise: Positive = 1.0
    bias: float = 0.0
    chance: Probability = 1.0


class Anonymous(Section, frozen=True, tag="anonymous", tag_field="kind"):
    """Agents of one level, *sample* of them drawn anew with each report, write what they have unshaded.

    The leader reads the mean and knows how noisy it is on average over samples.
    """

    name: str
    level: Count
    sample: Count = 1
    chance: Probability = 1.0


class SkipLevel(Section, frozen=True, tag="skip-level", tag_field="kind"):
    """The leader also reads what *level* passes on (shaded by it, but by nobody above it), with *weight*.

    It is no measurement of its own: for each chain he takes (1 - weight) chain + weight mean(messages of
    its agents on *level*). Several are laid over each other in order. Where one of the two is silent, the
    other counts alone.
    """

    name: str
    level: Annotated[int, Meta(ge=2)] = 2
    weight: Probability = 0.5


Channel: TypeAlias = Sensor | Anonymous | SkipLevel


class Peers(Section, frozen=True):
    """Agents of *level* with one superior talk *rounds* times: x := (1 - weight) x + weight mean(peers).

    DeGroot (1974) with equal weights on all peers, oneself included. Peers are those who have all superiors
    in common, at the top those of one chain. ``weights`` replaces this by any row-stochastic matrix over
    all agents of the level, in the order in which the file lists them.
    """

    level: Count
    weight: Probability = 0.5
    rounds: Count = 1
    weights: tuple[tuple[float, ...], ...] = ()


class Fear(Section, frozen=True):
    """f' = baseline + memory (f - baseline) + punishment [purge]; agents start with *start*, log-normal.

    *protection* of the bearers of bad news multiplies the fear that shading feels by (1 - protection). Fear
    belongs to a place: whoever comes after a purge has seen it too.
    """

    start: NotNegative = 1.0
    spread: NotNegative = 0.0
    memory: Probability = 1.0
    baseline: NotNegative = 0.0
    punishment: NotNegative = 0.0
    protection: Probability = 0.0


class Purge(Section, frozen=True):
    """Where L - outcome > *tolerance*, each agent of *levels* (all if empty) loses its place with chance
    *share*.

    Whoever comes instead has mean competence *competence* (promotion for loyalty). ``blame`` tilts the
    choice among peers: the chance is proportional to exp(blame (mean of the peers' messages - own
    message)), so that above 0 the bearers of bad news pay and below 0 those who promised most (on average
    over peers it stays *share*, where no chance comes to 1). ``outcome_noise`` blurs the outcome.
    Successors differ by ``competence_spread``.
    """

    tolerance: float
    share: Probability = 0.0
    competence: Positive = 1.0
    blame: float = 0.0
    levels: tuple[int, ...] = ()
    outcome_noise: NotNegative = 0.0


class Turnover(Section, frozen=True):
    """Each agent leaves with chance *rate*; a successor has mean competence *competence*.

    In one step an agent leaves or is purged, not both: with chance share the one, with chance rate the other.
    """

    rate: Probability = 0.0
    competence: Positive = 1.0


class Proportional(Section, frozen=True, tag="proportional", tag_field="kind"):
    """u = weight L."""

    weight: float = 1.0


class Commit(Section, frozen=True, tag="commit", tag_field="kind"):
    """u = size where L > threshold, else 0: an offensive is launched or not."""

    threshold: float = 0.0
    size: float = 1.0


Decision: TypeAlias = Proportional | Commit


class Loyalty(Section, frozen=True):
    """Private loyalty v = v0 - weight |L - theta|, v0 normal with *mean* and *spread*, one for each agent's
    place.

    An agent defects in public when the share of those who did reaches its v, and does not come back
    (Granovetter 1978, Kuran 1991). ``appeal``: as soon as so many of ``appeal_level`` would sign knowing
    that as many sign, a collective letter goes out, and stays out. ``population``: a second cascade outside
    (people who flee), with its own mean, spread and weight on ``flight_from`` ("gap": |L - theta|,
    "decision": u).
    """

    mean: float = 1.0
    spread: NotNegative = 0.3
    weight: float = 0.0
    appeal: Count | None = None
    appeal_level: Count = 1
    population: Annotated[int, Meta(ge=0)] = 0
    flight_mean: float = 1.0
    flight_spread: NotNegative = 0.3
    flight_weight: float = 0.0
    flight_from: Literal["gap", "decision"] = "decision"


class Outside(Section, frozen=True):
    """Observers outside: *outlets* with estimates of the state, partly through one shared unnamed official.

    Each estimate has standard deviation *noise*; two of them correlate by *shared* (their errors through
    the same official). In a step something leaks with chance ``leak``, and then every outlet reports. The
    institution denies a report that the state lies more than *worse* below the plan with chance
    ``deny_true`` if it does and ``deny_false`` if not.
    """

    outlets: Count = 5
    noise: Positive = 1.0
    shared: Probability = 0.5
    leak: Probability = 1.0
    worse: float = 1.0
    deny_true: Probability = 0.9
    deny_false: Probability = 0.9


class Remedy(Section, frozen=True):
    """A change that a designer would try: *change* is laid over the scenario, section by section."""

    name: str
    title: str = ""
    change: dict[str, object] = {}


class Scenario(Section, frozen=True):
    """Everything that a run needs but its seed."""

    name: str = "scenario"
    title: str = ""
    about: str = ""
    unit: str = ""
    steps: Count = 100
    state: State = State()
    plan: Plan = Plan()
    organisation: Organisation = Organisation(branching=4, depth=3)
    shading: Rule = Costly()
    # other rules for whole levels (1 is directly below the leader)
    shading_at: dict[int, Rule] = {}
    leader: LeaderRule = Naive()
    decision: Decision = Proportional()
    channels: tuple[Channel, ...] = ()
    peers: tuple[Peers, ...] = ()
    fear: Fear = Fear()
    purge: Purge | None = None
    turnover: Turnover | None = None
    loyalty: Loyalty | None = None
    outside: Outside | None = None
    remedies: tuple[Remedy, ...] = ()
