"""What each source takes for true, how sure it may be, and what it would say about it.

Of the state (``worse``, ``misled``) a source has an estimate x, and takes for so what follows from x:

==========================  ==============================================================================
a commander, by name        the message of its level: signal and shading, as the top gets to hear it
an insider, unnamed         the signal of its level, with 1 - ``candor`` of its level's shading
anybody outside             the state
==========================  ==============================================================================

each with noise of its own (an agent's sigma/c inside, ``outside.noise`` outside; in a scenario without an
outside half the spread of the shortfall over the run). Of all else, and of everything where ``perceived``
is "skill", a source takes for so what is so with its sensitivity, and what is not with one minus its
specificity, its interest added in logits. Run keeps the means of levels, not agents: an agent is its
level's mean with noise of its own."""

from __future__ import annotations

from dataclasses import dataclass
from math import erf, exp, floor, isnan, log, log10, sqrt
from typing import Final

from earwitness.simulate.emit.draws import Chances
from earwitness.simulate.emit.facts import Ground
from earwitness.simulate.emit.settings import EmitSettings
from earwitness.simulate.emit.story import FACTS, Actor, Fact, Saying

_KIND: Final = {kind: k for k, kind in enumerate(FACTS)}
_FINGERS: Final = 2  # digits with which people give an amount
# Logarithm by which the wildest amount is off: nobody says 150 times too many.
_WILDEST: Final = 5.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a source makes of the state, and its standard deviation."""

    value: float
    noise: float


def estimate(ground: Ground, step: int, actor: Actor, normal: float) -> Estimate | None:
    """What *actor* makes of the state; None if its level said nothing."""
    run, replicate = ground.run, ground.replicate
    if actor.level is None:
        noise = ground.by.noise
        return Estimate(float(run.state_RT[replicate, step]) + noise * normal, noise)
    at = (replicate, step, actor.level - 1)
    signal, message = float(run.signal_RTL[at]), float(run.message_RTL[at])
    shading = 0.0 if isnan(message) else message - signal
    if isnan(signal) or (isnan(message) and actor.sort == "commander"):
        return None
    if actor.sort != "commander":
        shading *= 1.0 - ground.settings.candor
    noise = run.scenario.organisation.noise / max(float(run.competence_RTL[at]), 1e-6)
    return Estimate(signal + shading + noise * normal, noise)


def takes_for_so(
    actor: Actor, fact: Fact, seen: Estimate | None, uniform: float, settings: EmitSettings
) -> tuple[bool | None, float]:
    """Whether *actor* takes *fact* for so (None: it knows nothing of it), and how sure it may be, .5 to 1."""
    if fact.bar is not None and settings.perceived == "run":
        if seen is None:
            return None, 0.5
        away = abs(seen.value - fact.bar) / seen.noise if seen.noise > 0 else float("inf")
        return seen.value < fact.bar, 0.5 * (1.0 + erf(away / sqrt(2.0)))
    chance = assertion(actor, fact.holds, settings.interest)
    so = uniform < chance
    # at even odds beforehand, and by skill alone: interest makes nobody surer
    right, wrong = (
        (actor.sensitivity, 1 - actor.specificity) if so else (actor.specificity, 1 - actor.sensitivity)
    )
    return so, max(0.5, right / (right + wrong)) if right + wrong > 0 else 0.5


def assertion(actor: Actor, holds: bool, interest: float) -> float:
    """The chance that *actor* takes for so what holds or does not, its interest counted in."""
    plain = actor.sensitivity if holds else 1.0 - actor.specificity
    if actor.interest == 0 or interest == 0.0 or not 0.0 < plain < 1.0:
        return plain
    return 1.0 / (1.0 + exp(-(log(plain / (1.0 - plain)) + interest * actor.interest)))


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What sources say at one moment of one replicate."""

    ground: Ground
    draws: Chances

    @property
    def settings(self) -> EmitSettings:
        """What was chosen."""
        return self.ground.settings

    def saying(self, actors: tuple[Actor, ...], who: int, row: int, fact: Fact, index: int) -> Saying | None:
        """What actor *who*, source *row* of the draws, says on *fact* if it speaks; None if it knows
        nothing of it."""
        actor, k = actors[who], _KIND[fact.kind]
        sees, hedges, numbers, _ = self.draws.source_SK4[row][k]
        seen = estimate(self.ground, fact.step, actor, self.draws.estimate_S[row])
        so, sure = takes_for_so(actor, fact, seen, sees, self.settings)
        if so is None:
            return None
        amount = None
        if so and fact.value is not None and numbers < self.settings.puts_number:
            amount = self._amount(actor, fact, seen, self.draws.tail_SK[row][k])
        return Saying(
            actor=who,
            fact=index,
            says=so,
            denied=None if so else "fact",
            sure=sure,
            hedged=so and hedges < hedging(sure, self.settings),  # who contradicts does so flatly
            amount=amount,
            informs=fact.kind == "misled" and so and numbers < self.settings.tells_how,
        )

    def _amount(self, actor: Actor, fact: Fact, seen: Estimate | None, tail: float) -> float:
        if fact.kind == "worse" and self.settings.perceived == "run" and seen is not None:
            plan = float(self.ground.run.plan_RT[self.ground.replicate, fact.step])
            return rounded(self.ground.by.scale * (plan - seen.value))
        about = self.ground.typical(fact)
        shift = self.settings.figure_spread * tail + self.settings.figure_bias * actor.interest
        return rounded(about * exp(min(max(shift, -_WILDEST), _WILDEST)))


def hedging(sure: float, settings: EmitSettings) -> float:
    """The chance that somebody so sure (.5 to 1) hedges: the less sure, the more often."""
    return min(1.0, settings.hedge_floor + settings.hedge_slope * 2.0 * (1.0 - sure))


def rounded(amount: float, digits: int = _FINGERS) -> float:
    """*amount* as people give it: to *digits* digits, whole, at least 1."""
    if amount < 1.0:
        return 1.0
    unit = 10.0 ** max(0, floor(log10(amount)) + 1 - digits)
    return max(1.0, unit * floor(amount / unit + 0.5))


def changed(amount: float, uniform: float) -> float:
    """Another number in the place of *amount*: rounded up to one digit, or half as much again. Never the
    same."""
    up = 10.0 ** floor(log10(amount))
    bigger = up * (floor(amount / up) + 1)
    return bigger if uniform < 0.5 else rounded(max(amount * 1.5, amount + 1), 2)


def kind_index(fact: Fact) -> int:
    """The place of a fact's kind in ``FACTS``, by which draws are found."""
    return _KIND[fact.kind]
