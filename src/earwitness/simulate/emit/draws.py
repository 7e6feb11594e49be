"""Where chance comes from: one stream for each replicate, drawn as blocks of uniforms whose size settings
do not change.

Every mechanism looks at numbers of its own, whether it is switched on or not. So a setting changes what it
is about and nothing else: worlds with and without leaks have the same independent sources (common random
numbers; Law and Kelton, Simulation Modeling and Analysis, section 11.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, ndtri, stdtrit

from earwitness.simulate.emit.settings import MOST_COMMANDERS, MOST_LOST, MOST_OUTLETS, Skill
from earwitness.simulate.emit.story import FACTS

Floats: TypeAlias = NDArray[np.float64]

# Below the stream that a replicate has for what is emitted.
STORY: Final = 0
WORDING: Final = 1
# Places for outlets: those of the bundle, those it lacks, the institution's own.
SLOTS: Final = MOST_OUTLETS + MOST_LOST + 1
OWN_PAPER: Final = SLOTS - 1
# Sources other than outlets: the shared official, the commanders, a contact for each outlet.
SOURCES: Final = 1 + MOST_COMMANDERS + SLOTS
# Uniforms lie on a grid of 2**-53 from 0 on; 0 itself has no quantile.
_LEAST: Final = 2.0**-54


@dataclass(frozen=True, slots=True)
class People:
    """Uniforms for who there is: S source, O outlet, N name."""

    names_N: Floats
    places: list[float]
    outlets_O: Floats
    skill_S2: Floats
    skill_O2: Floats
    sort_S3: list[list[float]]


@dataclass(frozen=True, slots=True)
class Chances:
    """Uniforms for one moment: S source, K kind of fact, O outlet, C commander."""

    holds_K: list[float]
    estimate_S: list[float]  # standard normal
    source_SK4: list[list[list[float]]]  # sees, hedges, puts a number, speaks
    tail_SK: list[list[float]]  # Student's t
    look_OK4: list[list[list[float]]]  # looks, sees, says so, drops
    plan_O8: list[list[float]]  # day, republishes, note, headline's hedge, headline's source, told, …
    print_OK20: list[list[list[float]]]
    carry_OCK2: list[list[list[list[float]]]]
    deny_K4: list[list[float]]
    carry_OK3: list[list[list[float]]]  # a denial: carried, quoted, first-hand
    update_4: list[float]


def people(rng: np.random.Generator, names: int) -> People:
    """The draws of the cast; *names* is how many names there are to choose from."""
    return People(
        names_N=rng.random(names),
        places=rng.random(4).tolist(),
        outlets_O=rng.random(SLOTS * 2),
        skill_S2=rng.random((SOURCES, 2)),
        skill_O2=rng.random((SLOTS, 2)),
        sort_S3=rng.random((SOURCES, 3)).tolist(),
    )


def chances(rng: np.random.Generator, freedom: float) -> Chances:
    """The draws of one moment, always as many."""
    kinds = len(FACTS)
    return Chances(
        holds_K=rng.random(kinds).tolist(),
        estimate_S=ndtri(np.maximum(rng.random(SOURCES), _LEAST)).tolist(),
        source_SK4=rng.random((SOURCES, kinds, 4)).tolist(),
        tail_SK=stdtrit(freedom, np.maximum(rng.random((SOURCES, kinds)), _LEAST)).tolist(),
        look_OK4=rng.random((SLOTS, kinds, 4)).tolist(),
        plan_O8=rng.random((SLOTS, 8)).tolist(),
        print_OK20=rng.random((SLOTS, kinds, 20)).tolist(),
        carry_OCK2=rng.random((SLOTS, MOST_COMMANDERS, kinds, 2)).tolist(),
        deny_K4=rng.random((kinds, 4)).tolist(),
        carry_OK3=rng.random((SLOTS, kinds, 3)).tolist(),
        update_4=rng.random(4).tolist(),
    )


def skills(uniform_N2: Floats, skill: Skill) -> list[tuple[float, float]]:
    """Sensitivity and specificity of N sources, Beta by inversion, so that each takes two uniforms."""
    sensitivity = betaincinv(skill.right, skill.wrong, uniform_N2[:, 0])
    specificity = betaincinv(skill.clear, skill.mistaken, uniform_N2[:, 1])
    return list(zip(sensitivity.tolist(), specificity.tolist(), strict=True))
