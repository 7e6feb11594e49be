"""The history of an entity: what its other items say about this one, and how far errors lie from truths.

An item written "entity|attribute", or a series "entity, 2006", has siblings: other items of the same
entity. A departure keeps to its schedule, this year's population to last year's. How far siblings usually
lie apart is learned from all entities, and the truth of an item is the more probable the better it fits its
siblings'. It is also what tells two meanings of an attribute apart (``learning.py``): an error adds noise, so
a truth is better foretold by its siblings than an error is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from earwitness.weigh.table import ATTRIBUTE_MARK, Floats
from earwitness.weigh.tables.grouping import Grouped, Ints
from earwitness.weigh.tables.held import Held, Weighed
from earwitness.weigh.tables.relations import densities
from earwitness.weigh.tables.states import States

_HALF: Final = 360  # differences are counted from -360 to 360 units; what lies beyond counts as that far
_SMOOTH: Final = np.array([1.0, 2.0, 3.0, 2.0, 1.0]) / 9  # a difference stands for its neighbors too
_FLAT: Final = 20.0  # claims' worth of "any difference"
_LEAST: Final = 50.0  # items that a pair of attributes must share to learn from
_SURE: Final = 0.5  # a sibling is used if its value is at least this probable
TRUST: Final = 0.95  # how far a learned difference is trusted over the base
_SERIES: Final = re.compile(r"^(.*\D),\s*-?\d+$")
_SERIES_SHARE: Final = 0.9  # from this share of items written as a series on, the table is read as one
_MOST_SIBLINGS: Final = 30  # an entity with more items than this in a series is no entity
_FIRST_SPREAD, _LEAST_SPREAD, _MOST_SPREAD = 0.05, 0.005, 1.0  # of a series, as natural logarithm


@dataclass(slots=True)
class History:
    """What the siblings of items are, and what was learned of them so far."""

    entity_I: Ints
    entities: int
    mates: dict[int, list[int]]  # attributes that may foretell each attribute, by amounts
    series: tuple[Ints, Ints, Floats] | None  # pairs of groups of sibling items, and how far apart they lie
    siblings_I: Floats
    density_G: Floats
    fits: dict[int, float]
    spread: float = _FIRST_SPREAD
    share: float = 0.3  # of truths that keep to their siblings; first guess


def history_of(groups: Grouped) -> History:
    """The siblings of every item."""
    table = groups.table
    names = [entity_of(item) for item in table.items]
    marked = groups.attributes > 1 and all(ATTRIBUTE_MARK in item for item in table.items)
    if not marked:
        found = [_SERIES.match(item) for item in table.items]
        as_series = sum(match is not None for match in found) >= _SERIES_SHARE * len(found)
        names = [
            match.group(1) if match and as_series else item
            for item, match in zip(table.items, found, strict=True)
        ]
    place: dict[str, int] = {}
    entity_I = np.array([place.setdefault(name, len(place)) for name in names], np.int64)
    by_amount = groups.numeric_A & ~groups.log_A
    mates = {
        int(a): [
            int(b)
            for b in np.flatnonzero(by_amount)
            if a != b and table.kinds[a].period == table.kinds[b].period and table.kinds[a] == table.kinds[b]
        ]
        for a in np.flatnonzero(by_amount)
        if marked
    }
    series, siblings_I = _series(groups, entity_I, len(place))
    return History(entity_I, len(place), mates, series, siblings_I, densities(groups), {})


def entity_of(item: str) -> str:
    """What stands before the last "|" of an item."""
    return item.rsplit(ATTRIBUTE_MARK, 1)[0]


def _series(
    groups: Grouped, entity_I: Ints, entities: int
) -> tuple[tuple[Ints, Ints, Floats] | None, Floats]:
    """All pairs of groups of different items of one entity, for numbers that differ by factors."""
    count_I = np.bincount(entity_I, minlength=entities)[entity_I]
    item_i = np.flatnonzero(
        (count_I > 1) & (count_I <= _MOST_SIBLINGS) & groups.log_A[groups.table.attribute_I]
    )
    siblings_I = np.zeros(groups.items)
    siblings_I[item_i] = count_I[item_i] - 1
    if not len(item_i):
        return None, siblings_I
    group_g = np.flatnonzero(np.isin(groups.item_G, item_i))
    entity_g = entity_I[groups.item_G[group_g]]
    order = np.argsort(entity_g, kind="stable")
    group_g, entity_g = group_g[order], entity_g[order]
    _, first, size = np.unique(entity_g, return_index=True, return_counts=True)
    one = np.repeat(group_g, np.repeat(size, size))
    offset = np.arange(len(one)) - np.repeat(
        np.cumsum(np.repeat(size, size)) - np.repeat(size, size), np.repeat(size, size)
    )
    other = group_g[np.repeat(np.repeat(first, size), np.repeat(size, size)) + offset]
    apart_items = groups.item_G[one] != groups.item_G[other]
    one, other = one[apart_items], other[apart_items]
    gap = np.abs(groups.scale_G[one] - groups.scale_G[other])
    known = np.isfinite(gap)
    return (one[known], other[known], gap[known]), siblings_I


def learn_history(groups: Grouped, history: History, held: Held, weighed: Weighed) -> None:
    """Renew the probability of truths in *held* by what the siblings say."""
    held.truth_G = groups.base_G.copy()
    if history.series is not None:
        _learn_series(groups, history, held, weighed)
    known = _known(groups, weighed)
    for attribute in history.mates:
        found = _best_mate(groups, history, weighed.true_G, known, attribute)
        if found is None:
            continue
        fit, at_g, probability_g = found
        history.fits[attribute] = fit
        if fit > 0:
            held.truth_G[at_g] = TRUST * probability_g + (1 - TRUST) * groups.base_G[at_g]


def error_fit(groups: Grouped, history: History, weighed: Weighed, attribute: int) -> float:
    """How well siblings foretell the common errors of *attribute*: nats per item over the base."""
    found = _best_mate(groups, history, weighed.error_G, _known(groups, weighed), attribute)
    return -np.inf if found is None else found[0]


def _known(groups: Grouped, weighed: Weighed) -> Floats:
    """The number that is the truth of each item, NaN where it is not sure enough."""
    best_I = groups.best(weighed.true_G)
    number_I = groups.table.number_V[groups.value_G[best_I]]
    return np.where(weighed.true_G[best_I] > _SURE, number_I, np.nan)


def _best_mate(
    groups: Grouped, history: History, weight_G: Floats, known_I: Floats, attribute: int
) -> tuple[float, Ints, Floats] | None:
    """The sibling attribute that foretells *attribute* best: its fit, the groups, their probabilities."""
    here_g = np.flatnonzero(groups.attribute_G == attribute)
    choices = [
        _foretold(groups, history, weight_G, known_I, here_g, mate) for mate in history.mates[attribute]
    ]
    found = [choice for choice in choices if choice is not None]
    return max(found, key=lambda choice: choice[0]) if found else None


def _foretold(
    groups: Grouped, history: History, weight_G: Floats, known_I: Floats, here_g: Ints, mate: int
) -> tuple[float, Ints, Floats] | None:
    """How well *mate* foretells the groups (nats over the base), which of them, how probable each is."""
    mate_i = np.flatnonzero((groups.table.attribute_I == mate) & np.isfinite(known_I))
    value_e = np.full(history.entities, np.nan)
    value_e[history.entity_I[mate_i]] = known_I[mate_i]
    number_g = groups.table.number_V[groups.value_G[here_g]]
    gap_g = number_g - value_e[history.entity_I[groups.item_G[here_g]]]
    known_g = np.isfinite(gap_g)
    at_g = here_g[known_g]
    weight_g = weight_G[at_g]
    total = float(weight_g.sum())
    if total < _LEAST:
        return None
    bin_g = _bins(gap_g[known_g], float(groups.period_A[groups.attribute_G[at_g[0]]]))
    probability_g = _left_out(bin_g, weight_g, _counted(bin_g, weight_g), total)
    fit = float((weight_g * np.log(probability_g / groups.base_G[at_g])).sum() / total)
    return fit, at_g, probability_g


def _bins(gap: Floats, period: float) -> Ints:
    if period:
        gap = (gap + period / 2) % period - period / 2
    return (np.clip(np.round(gap), -_HALF, _HALF) + _HALF).astype(np.int64)


def _counted(bin_g: Ints, weight_g: Floats) -> Floats:
    return np.convolve(np.bincount(bin_g, weight_g, minlength=2 * _HALF + 1), _SMOOTH, "same")


def _left_out(bin_g: Ints, weight_g: Floats, count: Floats, total: Floats | float) -> Floats:
    """The probability of each difference by all others' differences."""
    others = np.maximum(count[bin_g] - weight_g * _SMOOTH[len(_SMOOTH) // 2], 0)
    result: Floats = (others + _FLAT / (2 * _HALF + 1)) / (total - weight_g + _FLAT)
    return result


def _learn_series(groups: Grouped, history: History, held: Held, weighed: Weighed) -> None:
    """Series: the truth lies, with a learned share, within a learned factor of the siblings' truths."""
    assert history.series is not None
    one, other, gap = history.series
    siblings_G = np.maximum(history.siblings_I[groups.item_G], 1)
    tilt = np.exp(-gap / history.spread) / (2 * history.spread) / history.density_G[one]
    pull = weighed.true_G[other] * tilt * groups.base_G[one] / siblings_G[one]
    fit_G = np.bincount(one, pull, minlength=groups.groups)
    has_G = history.siblings_I[groups.item_G] > 0
    truth_G = np.where(has_G, (1 - history.share) * groups.base_G + history.share * fit_G, groups.base_G)
    kept_G = np.where(has_G, history.share * fit_G / np.maximum(truth_G, 1e-300), 0.0) * weighed.true_G
    keeping = history.share * pull / np.maximum(truth_G[one], 1e-300) * weighed.true_G[one]
    history.share = float(np.clip((kept_G.sum() + 3) / (weighed.true_G[has_G].sum() + 10), 0.01, 0.95))
    mean_gap = float((keeping * gap).sum() / max(keeping.sum(), 1e-9))
    history.spread = float(np.clip(mean_gap, _LEAST_SPREAD, _MOST_SPREAD))
    held.truth_G = np.minimum(truth_G, 0.9)


class ErrorDistances:
    """How far a common error lies from the truth, where there is a tolerance: a histogram."""

    def __init__(self, groups: Grouped, states: States) -> None:
        self.bins: list[tuple[Ints, Ints, np.ndarray] | None] = []
        number_G = groups.table.number_V[groups.value_G]
        for bucket in states.buckets:
            tolerant_n = (groups.tolerance_A > 0)[bucket.attribute_n]
            if not tolerant_n.any() or bucket.candidate_nz.shape[1] < 2:
                self.bins.append(None)
                continue
            value_nz = number_G[bucket.candidate_nz]
            gap_nzy = value_nz[:, None, :] - value_nz[:, :, None]
            period_n = groups.period_A[bucket.attribute_n][:, None, None]
            turned = (gap_nzy + period_n / 2) % np.where(period_n > 0, period_n, 1.0) - period_n / 2
            gap_nzy = np.where(period_n > 0, turned, gap_nzy)
            other = ~np.eye(value_nz.shape[1], dtype=np.bool_)
            known_nzy = np.isfinite(gap_nzy) & other & tolerant_n[:, None, None]
            attribute = np.broadcast_to(bucket.attribute_n[:, None, None], gap_nzy.shape)[known_nzy]
            self.bins.append((attribute.astype(np.int64), _bins(gap_nzy[known_nzy], 0.0), known_nzy))

    def learn(self, groups: Grouped, states: States, weighed: Weighed) -> list[Floats | None]:
        """For each bucket the probability of y given z by all other items' distances, NaN if not learned."""
        width = 2 * _HALF + 1
        count = np.zeros(groups.attributes * width)
        weights: list[Floats] = []
        for found, state_nzy in zip(self.bins, weighed.state_b, strict=True):
            if found is None:
                weights.append(np.zeros(0))
                continue
            attribute, bin_, known_nzy = found
            weights.append(state_nzy[:, :-1, :-1][known_nzy])
            count += np.bincount(attribute * width + bin_, weights[-1], minlength=len(count))
        total_A = count.reshape(-1, width).sum(axis=1)
        smooth = np.concatenate([np.convolve(row, _SMOOTH, "same") for row in count.reshape(-1, width)])
        learned: list[Floats | None] = []
        for found, weight in zip(self.bins, weights, strict=True):
            if found is None:
                learned.append(None)
                continue
            attribute, bin_, known_nzy = found
            given_nzy = np.full(known_nzy.shape, np.nan)
            given_nzy[known_nzy] = _left_out(attribute * width + bin_, weight, smooth, total_A[attribute])
            learned.append(given_nzy)
        return learned
