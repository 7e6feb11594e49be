"""The contract of a method of weighing: `estimate(table, settings)` gives an `Estimate`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from earwitness.weigh.table import Codes, Floats, Table
from earwitness.weigh.table_settings import TableSettings
from earwitness.weigh.tables.grouping import Grouped

INTERVAL = (0.05, 0.95)  # of a Beta variable
_DIGITS: Final = 9  # of scores; what lies beyond is how their sums were rounded


@dataclass(frozen=True, slots=True)
class CopyingPair:
    """Two sources of which one probably takes claims from the other, or both from a third.

    *probability* that there is copying at all; *share* of the claims on common items that are taken over
    rather than found out; *common* items. *from_source* copies *to_source* only if *directed*; otherwise
    which of them came first cannot be told.
    """

    copier: str
    original: str
    probability: float
    share: float
    common: int
    directed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a method makes of a table.

    Candidates g are the pairs of an item and a value that somebody claims for it, item by item, the most
    probable first: those of item i are ``start_I[i]`` up to ``start_I[i + 1]``. ``probability_G`` is the
    probability that the value is right (within the tolerance of its attribute, so that near values can each
    be near 1); ``unclaimed_I`` is the probability that no claimed value is. ``claims_S`` counts each
    source's claims, ``agreed_S`` is the expected share of them that is right, copied or not;
    ``reliability_S`` is the probability that a source, speaking for itself, is right about an item, with a
    90% interval from ``low_S`` to ``high_S``. Where an attribute has a tolerance, ``between_I`` is the
    number that is most probably within it of the truth, if that is not the chosen value (NaN elsewhere),
    and ``between_right_I`` how probably it is; it may lie between two claims. ``stopped`` says why the
    computation ended, after ``steps`` rounds.
    """

    method: str
    table: Table
    start_I: NDArray[np.int64]
    value_G: Codes
    probability_G: Floats
    unclaimed_I: Floats
    claims_S: Floats
    agreed_S: Floats
    reliability_S: Floats
    low_S: Floats
    high_S: Floats
    between_I: Floats | None = None
    between_right_I: Floats | None = None
    copying: tuple[CopyingPair, ...] = ()
    steps: int = 0
    stopped: str = "closed form"
    notes: tuple[str, ...] = ()

    @property
    def chosen_I(self) -> Codes:
        """The most probable value of each item, as a code into ``table.values``."""
        return self.value_G[self.start_I[:-1]]

    @property
    def certainty_I(self) -> Floats:
        """The probability of the chosen value of each item."""
        return self.probability_G[self.start_I[:-1]]


def ranked(
    groups: Grouped, score_G: Floats, probability_G: Floats
) -> tuple[NDArray[np.int64], Codes, Floats]:
    """``start_I``, ``value_G``, ``probability_G`` of an Estimate: candidates by score, of equals by name."""
    order = np.lexsort((groups.value_G, -np.round(score_G, _DIGITS), groups.item_G))
    return groups.start_I.astype(np.int64), groups.value_G[order], probability_G[order]


def pieces(groups: Grouped) -> Floats:
    """1 for each claim that is evidence of its own, 0 for another of the same item, value and origin."""
    piece_N = np.ones(len(groups.item_N))
    if groups.table.origin_N is None:
        return piece_N
    origin_N = groups.table.origin_N[groups.row_N]
    known = np.flatnonzero(origin_N >= 0)
    says_N = np.ones(len(piece_N)) if groups.table.says_N is None else groups.table.says_N[groups.row_N]
    keys = np.stack([groups.group_N[known], origin_N[known], says_N[known].astype(np.int64)])
    _, first = np.unique(keys, axis=1, return_index=True)
    piece_N[known] = 0.0
    piece_N[known[first]] = 1.0
    return piece_N


class Method(Protocol):
    """A method, as a function."""

    def __call__(self, table: Table, settings: TableSettings, /) -> Estimate:
        """The Estimate for *table*; deterministic, and the same whatever the order of rows."""
        ...
