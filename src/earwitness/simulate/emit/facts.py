"""Which propositions there are to report at one moment of a run, and which of them hold.

============  ============================================  ==============================================
kind          says                                          holds where
============  ============================================  ==============================================
worse         things are worse than the plan allows         theta < e - d
misled        the leader takes them for better than they    L - theta > margin
letter        the commanders signed a letter                a collective letter is out
fled          so many fled                                  the share that fled, of the population
dismissed     commanders were dismissed                     a purge in the last ``window`` steps
============  ============================================  ==============================================

``letter`` and ``fled`` need ``scenario.loyalty``, ``dismissed`` needs ``scenario.purge``; else they are
left out. In most scenarios things are always worse than planned, and a proposition that always holds tells
nobody who is right: so d and the margin are, unless they are given, the medians over the replicate's own
steps."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10
from typing import Final

import msgspec
import numpy as np

from earwitness.errors import SettingError
from earwitness.simulate.emit.settings import EmitSettings
from earwitness.simulate.emit.story import FACTS, Fact, FactKind
from earwitness.simulate.run import Run
from earwitness.simulate.scenario import Outside

# Of a population of which nobody fled, so much is what false reports of flight begin from.
RUMOR: Final = 0.01
# Where a scenario has no outside: noise of outsiders, in standard deviations of the shortfall over the run.
_NOISE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Yardstick:
    """By what one replicate is measured, in units of its state.

    ``worse``: d, how far below the plan counts; ``margin``: by how much a leader must be wrong to be
    misled; ``scale``: points of a shortfall in a unit; ``noise``: standard deviation of an outsider's
    estimate."""

    worse: float
    margin: float
    scale: float
    noise: float


def yardstick(run: Run, replicate: int, settings: EmitSettings) -> Yardstick:
    """What is chosen, and else the medians of the replicate's own steps."""
    short_T = run.plan_RT[replicate] - run.state_RT[replicate]
    usual = max(float(np.median(short_T)), 0.0)
    worse = settings.worse
    if worse == "scenario":
        worse = outside(run).worse
    margin = settings.margin
    if margin == "median":
        margin = max(float(np.median(run.belief_RT[replicate] - run.state_RT[replicate])), 0.0)
    worse = usual if worse == "median" else float(worse)
    noise = outside(run).noise
    if run.scenario.outside is None:
        noise = _NOISE * float(short_T.std()) or noise
    scale = _two_digits(max(usual, worse)) if settings.scale is None else settings.scale
    return Yardstick(worse=worse, margin=float(margin), scale=scale, noise=noise)


def _two_digits(amount: float) -> float:
    """The power of ten by which *amount* gets two digits before the point."""
    return float(10.0 ** (1 - floor(log10(amount)))) if amount > 0 else 10.0


def outside(run: Run) -> Outside:
    """The outside of the scenario; where it has none, one with the defaults."""
    return run.scenario.outside or Outside()


def moments(run: Run, uniform: float, settings: EmitSettings) -> tuple[int, ...]:
    """The steps that are reported on. Raises SettingError for one that the run does not have."""
    if settings.steps is None:
        return (int(uniform * run.steps),)
    lost = [s for s in settings.steps if not (isinstance(s, int) and 0 <= s < run.steps)]
    if lost or not settings.steps or list(settings.steps) != sorted(set(settings.steps)):
        raise SettingError(
            f"emit: steps = {settings.steps!r}: not allowed; "
            f"give steps from 0 to {run.steps - 1}, each once, in order"
        )
    return settings.steps


@dataclass(frozen=True, slots=True)
class Ground:
    """One replicate as what may be told of it."""

    run: Run
    replicate: int
    settings: EmitSettings
    by: Yardstick

    def facts(self, moment: int, step: int, uniform_K: list[float]) -> list[Fact]:
        """The facts of one moment, in the order of ``FACTS``; ``uniform_K`` decides where ``base_rate``
        does."""
        out = []
        rate = self.settings.base_rate
        for k, kind in enumerate(FACTS):
            fact = self.fact(moment, step, kind) if kind in self.settings.facts else None
            if fact is not None:
                out.append(fact if rate is None else self._drawn(fact, uniform_K[k] < rate))
        return out

    def fact(self, moment: int, step: int, kind: FactKind) -> Fact | None:
        """One fact as the run has it; None where the scenario has no such thing."""
        found = {
            "worse": self._worse,
            "misled": self._misled,
            "letter": self._letter,
            "fled": self._fled,
            "dismissed": self._dismissed,
        }[kind](step)
        return None if found is None else msgspec.structs.replace(found, kind=kind, moment=moment, step=step)

    def typical(self, fact: Fact) -> float:
        """About which amount *fact* is told: the true one, or what a rumor begins from. Above 0."""
        if fact.kind == "fled":
            return fact.value or max(1.0, RUMOR * self._population())
        return max(fact.value or 0.0, self.by.scale * self.by.worse, 1.0)

    def _at(self, step: int) -> tuple[float, float, float]:
        """State, belief and plan."""
        r, run = self.replicate, self.run
        return float(run.state_RT[r, step]), float(run.belief_RT[r, step]), float(run.plan_RT[r, step])

    def _worse(self, step: int) -> Fact:
        theta, _, plan = self._at(step)
        bar = plan - self.by.worse
        sign = "<" if theta < bar else ">="
        return _fact(
            theta < bar,
            f"state {theta:.4g} {sign} {bar:.4g}, the plan less {self.by.worse:.4g}",
            value=max(self.by.scale * (plan - theta), 0.0),
            bar=bar,
        )

    def _misled(self, step: int) -> Fact:
        theta, belief, _ = self._at(step)
        bar = belief - self.by.margin
        sign = ">" if theta < bar else "<="
        return _fact(
            theta < bar, f"belief less state {belief - theta:.4g} {sign} {self.by.margin:.4g}", bar=bar
        )

    def _dismissed(self, step: int) -> Fact | None:
        if self.run.scenario.purge is None:
            return None
        lately = self.run.purge_RT[self.replicate, max(0, step - self.settings.window + 1) : step + 1]
        return _fact(bool(lately.any()), f"{int(np.count_nonzero(lately))} purges in {len(lately)} steps")

    def _letter(self, step: int) -> Fact | None:
        loyalty = self.run.scenario.loyalty
        if loyalty is None or loyalty.appeal is None:
            return None
        out = bool(self.run.appeal_RT[self.replicate, step])
        return _fact(out, "a collective letter is out" if out else "no collective letter is out")

    def _population(self) -> int:
        loyalty = self.run.scenario.loyalty
        return loyalty.population if loyalty is not None else 0

    def _fled(self, step: int) -> Fact | None:
        people = self._population()
        if people == 0:
            return None
        fled = float(round(float(self.run.fled_RT[self.replicate, step]) * people))
        return _fact(fled > 0, f"{fled:g} of {people} fled", value=fled)

    def _drawn(self, fact: Fact, holds: bool) -> Fact:
        """*fact*, made to hold or not whatever the run says; its amount follows."""
        value = fact.value
        if fact.kind == "worse":
            least = max(self.by.scale * self.by.worse, 1.0)
            value = max(value or 0.0, 1.5 * least) if holds else min(value or 0.0, 0.5 * least)
        if fact.kind == "fled":
            value = self.typical(fact) if holds else 0.0
        note = f"drawn with base_rate {self.settings.base_rate:g}"
        return msgspec.structs.replace(fact, holds=holds, value=value, note=note)


def _fact(holds: bool, note: str, *, value: float | None = None, bar: float | None = None) -> Fact:
    """A fact whose kind and step are still to be filled in."""
    return Fact(kind="worse", moment=0, step=0, holds=holds, value=value, bar=bar, note=note)
