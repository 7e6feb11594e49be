"""From probabilities of states to answers: what is right how probably, once calibrated, and which number to
give.

Where the choice is doubtful, the doubt goes first to the common error of the item: the usual way to be wrong
is to have taken what many sources mean for what is so. And where a tolerance says how near is near enough,
the number that is most probably near enough may lie between two claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from earwitness.weigh.table import Floats
from earwitness.weigh.tables.calibration import Calibration, classes_of
from earwitness.weigh.tables.grouping import UNSEEN, Grouped, Ints
from earwitness.weigh.tables.held import Weighed
from earwitness.weigh.tables.states import Bucket, States

_TIE: Final = 1e-6  # among values that are right together, the one that is the truth itself
_WORTH_IT: Final = 0.02  # a number that nobody claims must be right this much more probably


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """``right_G``: probability that each value is right; ``none_I``: that none is; ``score_G`` orders them.

    ``between_I`` is the number that is most probably within the tolerance of the truth, where that is not the
    value chosen (NaN elsewhere), and ``between_right_I`` how probably it is.
    """

    right_G: Floats
    none_I: Floats
    score_G: Floats
    between_I: Floats
    between_right_I: Floats


def chosen(groups: Grouped, weighed: Weighed) -> Ints:
    """The group chosen for each item."""
    return groups.best(weighed.right_G + _TIE * weighed.true_G)


def answers(groups: Grouped, states: States, weighed: Weighed, calibration: Calibration) -> Answers:
    """Calibrated answers for every item."""
    best_I = chosen(groups, weighed)
    class_I = classes_of(groups, best_I, np.ones(len(groups.item_N)))
    before_I = np.clip(weighed.right_G[best_I], 1e-12, 1.0)
    not_so_I = groups.alone_A[groups.attribute_G[best_I]] & (before_I < 0.5)  # the choice, of a proposition
    after_I = calibration.of(np.where(not_so_I, 1 - before_I, before_I), class_I)
    after_I = np.where(not_so_I, 1 - after_I, after_I)
    right_G = np.empty(groups.groups)
    none_I, after_b = weighed.none_I.copy(), []
    for bucket in states.buckets:
        item_n = bucket.item_n
        true_nz, none_n = _after(bucket, weighed, best_I[item_n], before_I[item_n], after_I[item_n])
        none_I[item_n] = none_n
        right_G[bucket.group_nk] = (bucket.right_nkz * true_nz[:, None, :]).sum(axis=2)
        after_b.append(true_nz)
    right_G = np.clip(right_G, 0.0, 1.0)
    score_G = right_G + _TIE * weighed.true_G
    score_G[best_I] += _TIE  # of equals, the first choice
    right_I = right_G[groups.best(score_G)]
    between_I, between_right_I = np.full(groups.items, np.nan), right_I.copy()
    for bucket, true_nz in zip(states.buckets, after_b, strict=True):
        _between(groups, bucket, true_nz, between_I, between_right_I)
    return Answers(
        right_G=right_G,
        none_I=none_I,
        score_G=score_G,
        between_I=between_I,
        between_right_I=between_right_I,
    )


def _after(
    bucket: Bucket, weighed: Weighed, best_n: Ints, before_n: Floats, after_n: Floats
) -> tuple[Floats, Floats]:
    """The probability of each candidate to be the truth, and of none, the choice at *after_n*."""
    at = np.arange(len(best_n))
    within_nz = bucket.right_nkz[at, best_n - bucket.group_nk[:, 0]]
    true_nz = weighed.true_G[bucket.candidate_nz]
    inside_nz = np.where(within_nz, true_nz * (after_n / before_n)[:, None], 0.0)
    rival_nz = np.where(within_nz, 0.0, true_nz + weighed.error_G[bucket.candidate_nz])
    rivals_n = rival_nz.sum(axis=1)
    none_n = np.maximum(weighed.none_I[bucket.item_n], UNSEEN / (1 - UNSEEN) * rivals_n)
    total_n = np.maximum(rivals_n + none_n, 1e-300)
    doubt_n = 1 - after_n
    # no rival may become more probable than the choice: what it cannot take stays with "none of them"
    rival_nz = np.minimum(rival_nz * (doubt_n / total_n)[:, None], after_n[:, None])
    return inside_nz + rival_nz, np.clip(doubt_n - rival_nz.sum(axis=1), 0.0, 1.0)


def _between(groups: Grouped, bucket: Bucket, true_nz: Floats, between_I: Floats, right_I: Floats) -> None:
    """Fill in numbers that lie within the tolerance of more of the truth than any claimed value does."""
    tolerance_n = groups.tolerance_A[bucket.attribute_n]
    if not tolerance_n.any() or true_nz.shape[1] < 2:
        return
    value_nz = groups.table.number_V[groups.value_G[bucket.candidate_nz]]
    period_n = groups.period_A[bucket.attribute_n]
    turn_n = np.where(period_n > 0, period_n, 1.0)
    # from each candidate upwards: what lies within twice the tolerance can be covered by one number
    step_nzv = value_nz[:, None, :] - value_nz[:, :, None]
    step_nzv = np.where(period_n[:, None, None] > 0, step_nzv % turn_n[:, None, None], step_nzv)
    covered_nzv = (step_nzv >= 0) & (step_nzv <= 2 * tolerance_n[:, None, None]) & (true_nz > 0)[:, None, :]
    mass_nz = (covered_nzv * true_nz[:, None, :]).sum(axis=2)
    start_n = np.argmax(mass_nz, axis=1)
    at = np.arange(len(start_n))
    reach_n = np.where(covered_nzv[at, start_n], step_nzv[at, start_n], 0.0).max(axis=1)
    first_n = value_nz[at, start_n]
    middle_n = np.round(first_n + reach_n / 2)
    # a whole number, if one is near enough to the first and to the last
    whole_n = np.maximum(middle_n - first_n, first_n + reach_n - middle_n) <= tolerance_n
    middle_n = np.where(whole_n, middle_n, first_n + reach_n / 2)
    middle_n = np.where(period_n > 0, middle_n % turn_n, middle_n)
    item_n = bucket.item_n
    better_n = (
        (tolerance_n > 0) & (mass_nz[at, start_n] > right_I[item_n] + _WORTH_IT) & np.isfinite(middle_n)
    )
    between_I[item_n[better_n]] = middle_n[better_n]
    right_I[item_n[better_n]] = np.minimum(mass_nz[at, start_n][better_n], 1.0)
