"""What can be chosen about weighing a table. The defaults are one setting for every kind of table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from earwitness.errors import SettingError

# Before any data: of a hundred claims of an unknown source 75 are true, 10 repeat an error that others make
# too, 15 are errors of its own. The first is what sources on the open web reach on facts that can be checked
# (Li et al., Truth Finding on the Deep Web, PVLDB 6(2), 2012, section 3: .63 to .99, mean .8).
RIGHT, SHARED, OWN = 0.75, 0.10, 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePrior:
    """What is known of a source beforehand: it is right with probability *right*, worth *claims* claims."""

    right: float
    claims: float = 20.0

    def __post_init__(self) -> None:
        if not 0 < self.right < 1:
            raise SettingError(f"right {self.right:g}: must lie between 0 and 1, neither included")
        if not 0 < self.claims < math.inf:
            raise SettingError(f"claims {self.claims:g}: must be a number above 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSettings:
    """Settings of all methods.

    ``skill`` is the prior of a source's three ways to arrive at a claim (right, shared error, own error);
    ``default_copying`` the share of claims that any source repeats from the others on the same item
    although no copying can be shown; ``copying``, ``history`` (an entity's other items), ``similarity`` and
    ``shared_errors`` and ``habits`` switch a part of the full model off, for ablations; ``calibrated``
    False gives the model's own probabilities. ``priors`` holds what is known of named sources. ``rounds``
    is the most rounds of estimation, ``settled`` the largest change of any skill at which it stops.
    """

    skill: tuple[float, float, float] = (RIGHT, SHARED, OWN)
    default_copying: float = 0.08
    copying: bool = True
    history: bool = True
    similarity: bool = True
    shared_errors: bool = True
    habits: bool = True
    calibrated: bool = True
    priors: Mapping[str, SourcePrior] = field(default_factory=dict)
    rounds: int = 40
    settled: float = 0.01

    def __post_init__(self) -> None:
        if len(self.skill) != 3 or not all(0 < p < 1 for p in self.skill) or abs(sum(self.skill) - 1) > 1e-9:
            raise SettingError(f"skill {self.skill}: must be three probabilities above 0 that add up to 1")
        if not 0 <= self.default_copying < 1:
            raise SettingError(
                f"default_copying {self.default_copying:g}: must be from 0 up to, not including, 1"
            )
        if self.rounds < 1:
            raise SettingError(f"rounds {self.rounds}: must be 1 or more")
        if not 0 < self.settled < 1:
            raise SettingError(f"settled {self.settled:g}: must lie between 0 and 1")


FLAGS = tuple(f.name for f in fields(TableSettings) if f.type == "bool")
