"""Whether weighing is calibrated: worlds drawn from its own model, and worlds its priors are wrong about.

Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman 2018): if truth and testimony
are drawn from the model, the rank of the truth among draws from the posterior is uniform. Of a claim that is
so or not the rank is drawn within its tie; of the log-odds that somebody would give who knew how good the
sources are, it is their place in the distribution from which the interval is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from earwitness.weigh.generating import World, draw_world
from earwitness.weigh.interval import distribution, interval
from earwitness.weigh.model import Piece, chance_of, evidence_of, probability
from earwitness.weigh.priors import USUAL, Beta, Priors, Shift
from earwitness.weigh.speakers import Speaker
from earwitness.weigh.voices import Voice
from verification.case import CHANCE, Case, Check

Floats = NDArray[np.float64]
_BINS: Final = 20
_WORLDS: Final = (500, 2000)
_MANY: Final = 4000
_FEW: Final = 50  # beliefs of which no mean is told
_KOLMOGOROV: Final = 2.5  # root n times the greatest distance, passed once in 130,000
APART: Final = msgspec.structs.replace(USUAL, perhaps=0.0, side=0.0, unseen=0.0)


def voice(kind: str = "unnamed", letter: str = "F", **more: object) -> Voice:
    """A voice of some kind; what it says is drawn."""
    speaker = Speaker(name="", parties=(), kind=kind, letter=letter, sides=frozenset(more.pop("sides", ())))  # type: ignore[arg-type]
    return Voice(origin="", says="asserts", speaker=speaker, reports=(), roots=(), **more)  # type: ignore[arg-type]


PARTIES: Final[dict[str, tuple[Voice, ...]]] = {
    "one unnamed source": (voice(),),
    "one source graded B": (voice("named", "B"),),
    "three named, one hedged": (voice("named"), voice("named", hedged=True), voice("outlet")),
    "an institution and two it is accused by": (
        voice("named", interest=-1, accused=True),
        voice(),
        voice("document"),
    ),
    "eight of all kinds, with checks and interests": (
        *(voice(k) for k in ("unnamed", "named", "social-post", "nobody")),
        voice("outlet", checks=2),
        voice("named", "C", interest=1),
        voice("named", "A", interest=-1, hedged=True),
        voice("unnamed", hedged=True),
    ),
}


def ranks_of_truth() -> Iterator[Case]:
    """Worlds of the model, beginnings certain: rank of the truth among draws from the belief."""
    for name, voices in PARTIES.items():
        for many in _WORLDS:
            ties = np.random.default_rng([many, len(voices), 1]).uniform(size=many)
            worlds = _worlds(voices, APART, many)
            found = [_truth_rank(w, tie) for w, tie in zip(worlds, ties, strict=True)]
            yield from _uniform(f"{name}, {many} worlds", np.array(found))


def ranks_of_odds() -> Iterator[Case]:
    """Worlds of the model, beginnings certain: place of the log-odds of who knows the sources."""
    for name, voices in PARTIES.items():
        for many in _WORLDS:
            found = [_odds_rank(w) for w in _worlds(voices, APART, many)]
            yield from _uniform(f"{name}, {many} worlds", np.array(found))


def coverage() -> Iterator[Case]:
    """The 90% interval holds what somebody would say who knew the sources, and who is one with whom."""
    many = 2000
    for name, voices in PARTIES.items():
        held = _held(_worlds(voices, APART, many), APART)
        yield Case(f"{name}: certain beginnings", 0.9, held, CHANCE * 0.3 / many**0.5)
    for count in (2, 3, 5):
        unsure = tuple(voice(perhaps=True) for _ in range(count))
        held = _held(_worlds(unsure, USUAL, many), USUAL)
        # both ends of the range are covered, so at least nine tenths
        chance = CHANCE * 0.3 / many**0.5
        yield Case(f"{count} that may be one: at least 0.9 and at most 1", 0.95, held, 0.05 + chance)


def joins() -> Iterator[Case]:
    """Who is one with whom is not learned from what was said: how far that is from the exact posterior."""
    many = _MANY
    for count in (2, 3, 5):
        for name, more in (("perhaps one", {"perhaps": True}), ("one side", {"sides": ("ostrellian",)})):
            unsure = tuple(voice(**more) for _ in range(count))
            worlds = list(_worlds(unsure, USUAL, many))
            yield from _off(f"{count} {name}", worlds, USUAL, 0.03, 0.05)


# How the worlds differ from the priors, and how far off the beliefs may be for it: in all, and from 80%.
MISTAKEN: Final[dict[str, tuple[Callable[[Priors], Priors], float, float]]] = {
    "sources are ten points worse than thought": (lambda p: _reliable(p, -0.10), 0.05, 0.10),
    "sources are ten points better than thought": (lambda p: _reliable(p, 0.10), 0.05, 0.05),
    "two in five beginnings are one, unseen": (lambda p: msgspec.structs.replace(p, unseen=0.4), 0.05, 0.10),
    "a hedge means nothing": (lambda p: msgspec.structs.replace(p, hedged=Beta(0.99, 100)), 0.05, 0.05),
    "interest moves twice as much": (
        lambda p: msgspec.structs.replace(p, interest=Shift(2, 0.5)),
        0.10,
        0.15,
    ),
    "three claims in ten are so": (lambda p: msgspec.structs.replace(p, claim=0.3), 0.10, 0.10),
}


def mistaken() -> Iterator[Case]:
    """Worlds that the priors are wrong about: how much more is believed than is so."""
    voices = PARTIES["eight of all kinds, with checks and interests"]
    for name, (changed, in_all, sure) in MISTAKEN.items():
        worlds = list(_worlds(voices, changed(USUAL), _MANY))
        yield from _off(name, worlds, USUAL, in_all, sure)


def _reliable(priors: Priors, by: float) -> Priors:
    moved = {
        kind: Beta(min(0.99, max(0.01, beta.mean + by)), beta.strength)
        for kind, beta in priors.reliability.items()
    }
    return msgspec.structs.replace(priors, reliability=moved)


def _off(name: str, worlds: Sequence[World], priors: Priors, in_all: float, sure: float) -> Iterator[Case]:
    """How much more is believed than is so: over all worlds, and where 80% or more is believed."""
    told = np.array([probability(evidence_of(w.voices, priors), priors) for w in worlds])
    so = np.array([w.so for w in worlds])
    for what, those, tolerance in (("all", told >= 0, in_all), ("from 80%", told >= 0.8, sure)):
        many = int(those.sum())
        if many >= _FEW:
            off = float((told - so)[those].mean())
            yield Case(f"{name}: {what} ({many})", 0.0, off, tolerance + CHANCE * 0.5 / many**0.5)


def _worlds(voices: Sequence[Voice], priors: Priors, many: int) -> Iterator[World]:
    rng = np.random.default_rng([many, len(voices)])
    return (draw_world(voices, priors, rng) for _ in range(many))


def _evidence(world: World, priors: Priors) -> tuple[Piece, ...]:
    return evidence_of(world.voices, priors)


def _truth_rank(world: World, place: float) -> float:
    """The rank of the truth among endless draws from the belief; *place* is its place in the tie."""
    chance = probability(_evidence(world, APART), APART)
    return float(1 - chance + chance * place if world.so else (1 - chance) * place)


def _odds_rank(world: World) -> float:
    at, below = distribution(_evidence(world, APART), APART, "between")
    return float(np.interp(world.known, at, below))


def _held(worlds: Iterator[World], priors: Priors) -> float:
    held = []
    for world in worlds:
        low, high = interval(evidence_of(world.voices, priors), priors)
        held.append(low <= chance_of(world.known) <= high)
    return float(np.mean(held))


def _uniform(name: str, ranks: Floats) -> Iterator[Case]:
    """Chi-square of the ranks in bins, and their greatest distance from the diagonal."""
    many = len(ranks)
    counts = np.histogram(ranks, bins=_BINS, range=(0, 1))[0]
    statistic = float(((counts - many / _BINS) ** 2 / (many / _BINS)).sum())
    free = _BINS - 1
    yield Case(f"{name}: chi-square, {free} degrees", free, statistic, CHANCE * (2 * free) ** 0.5)
    ordered = np.sort(ranks)
    steps = np.arange(many + 1) / many
    distance = float(max((steps[1:] - ordered).max(), (ordered - steps[:-1]).max()))
    yield Case(f"{name}: distance from uniform", 0.0, distance, _KOLMOGOROV / many**0.5)


CHECKS: list[Check] = [ranks_of_truth, ranks_of_odds, coverage, joins, mistaken]
