"""The full model: skill by attribute, shared errors, similarity, history, copying, calibration.

docs/theory/weigh-tables.md has the plates and equations; `tables/` has the parts.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy.stats import beta

from earwitness.weigh.copying import directed, families
from earwitness.weigh.methods.base import INTERVAL, CopyingPair, Estimate, pieces, ranked
from earwitness.weigh.table import Floats, Table
from earwitness.weigh.table_settings import TableSettings
from earwitness.weigh.tables.answers import answers
from earwitness.weigh.tables.calibration import LeftOut, calibrate, classes_of, folds, joined, unchanged
from earwitness.weigh.tables.grouping import Grouped, Ints, counted, grouped, right_claims, round_circle
from earwitness.weigh.tables.held import Weighed
from earwitness.weigh.tables.learning import Learning, learn, start
from earwitness.weigh.tables.skills import KINDS

_TIE: Final = 1e-6  # among values that are right together, the one that is the truth itself


def full(table: Table, settings: TableSettings) -> Estimate:
    """The Estimate of the full model."""
    groups = grouped(table)
    learning = learn(start(groups, settings, pieces(groups)))
    weighed = learning.weighed
    assert weighed is not None
    classes = 2 * groups.attributes
    calibration = unchanged(classes)
    if settings.calibrated and groups.sources > 1:
        family_S = families(groups, learning.copying)
        left = left_out(learning, family_S)
        calibration = calibrate(left, family_S, learning.prior.group_S.astype(np.int64), classes)
    found = answers(groups, learning.states, weighed, calibration)
    reliability_S, low_S, high_S = _reliability(learning, weighed)
    claims_S, agreed_S = _agreed(learning, found.right_G)
    start_I, value_G, probability_G = ranked(groups, found.score_G, found.right_G)
    return Estimate(
        method="full",
        table=table,
        start_I=start_I,
        value_G=value_G,
        probability_G=probability_G,
        unclaimed_I=found.none_I,
        between_I=found.between_I,
        between_right_I=found.between_right_I,
        claims_S=claims_S,
        agreed_S=agreed_S,
        reliability_S=reliability_S,
        low_S=low_S,
        high_S=high_S,
        copying=_pairs(learning, weighed),
        steps=learning.steps,
        stopped=learning.stopped,
        notes=(),
    )


def left_out(learning: Learning, family_S: Ints) -> LeftOut:
    """What is chosen without each family of sources in turn, beside what that family says."""
    groups = learning.groups
    seen_N = learning.held.seen_N
    part_N = folds(groups, family_S)[groups.source_N]
    found = []
    for part in np.unique(part_N).tolist():
        branch = learning.branch()
        branch.held.seen_N = seen_N * (part_N != part)
        branch.set_repeats()
        found.append(_without(branch, np.flatnonzero((part_N == part) & (seen_N > 0))))
    return joined(found)


def _without(branch: Learning, claim_n: Ints) -> LeftOut:
    """For the claims left out: what was chosen without them, and whether they say the same.

    They would, for a choice that is right, as often as their sources are right about it; for one that is
    wrong, as often as their sources err in that very way.
    """
    groups, held = branch.groups, branch.held
    weighed = branch.last_look()
    spoken_G = np.bincount(groups.group_N, held.seen_N, minlength=groups.groups) > 0
    values_I = np.bincount(groups.item_G, spoken_G, minlength=groups.items)
    best_I = groups.best(np.where(spoken_G, weighed.right_G + _TIE * weighed.true_G, -1.0))
    class_I = classes_of(groups, best_I, held.seen_N)
    if groups.denies_N is not None:  # a denial of one of many values neither agrees nor disagrees
        claim_n = claim_n[~groups.denies_N[claim_n] | groups.alone_A[groups.attribute_N[claim_n]]]
    claim_n = claim_n[values_I[groups.item_N[claim_n]] > 0]
    best_n = best_I[groups.item_N[claim_n]]
    right_n, true_n = weighed.right_G[best_n], np.maximum(weighed.true_G[best_n], 1e-12)
    alone_n = np.clip(weighed.alone_G[best_n] / true_n, 0, 1)
    error_n = np.clip(weighed.error_G[best_n] / np.maximum(1 - true_n, 1e-12), 0, 1)
    popular_n = held.error_G[best_n]
    agrees_n = _agree(groups, groups.group_N[claim_n], best_n)
    # of a proposition the choice may be that it is not so
    not_so_n = groups.alone_A[groups.attribute_N[claim_n]] & (right_n < 0.5)
    if groups.denies_N is not None:
        agrees_n &= groups.denies_N[claim_n] == not_so_n
    skill_n3 = held.skill_3N[:, claim_n].T
    return LeftOut(
        source_n=groups.source_N[claim_n].astype(np.int64),
        item_n=groups.item_N[claim_n].astype(np.int64),
        class_n=class_I[groups.item_N[claim_n]],
        chosen_n=np.where(not_so_n, 1 - right_n, right_n),
        skill_n=skill_n3[:, 0] + skill_n3[:, 1] * np.where(not_so_n, 1 - error_n, alone_n),
        accident_n=skill_n3[:, 1] * np.where(not_so_n, 1 - alone_n, error_n)
        + skill_n3[:, 2] * np.where(not_so_n, 1 - popular_n, popular_n),
        agrees_n=agrees_n,
    )


def _agree(groups: Grouped, one_n: Ints, other_n: Ints) -> np.ndarray:
    """Whether two groups of one item give the same answer: equal, or within the tolerance."""
    number_G = groups.table.number_V[groups.value_G]
    attribute_n = groups.attribute_G[one_n]
    gap_n = np.abs(number_G[one_n] - number_G[other_n])
    gap_n = round_circle(gap_n, groups.period_A[attribute_n])
    tolerance_n = groups.tolerance_A[attribute_n]
    result: np.ndarray = (one_n == other_n) | ((tolerance_n > 0) & (gap_n <= tolerance_n))
    return result


def _agreed(learning: Learning, right_G: Floats) -> tuple[Floats, Floats]:
    """How many claims each source makes, and what share of them is right, its own or repeated."""
    groups = learning.groups
    right_N = right_claims(groups, right_G)
    claims_S = counted(groups.source_N, np.ones(len(right_N)), groups.sources)
    return claims_S, counted(groups.source_N, right_N, groups.sources) / claims_S


def _reliability(learning: Learning, weighed: Weighed) -> tuple[Floats, Floats, Floats]:
    """How often each source is right when it speaks for itself, with the interval of a Beta variable."""
    groups, prior = learning.groups, learning.prior
    own_N = weighed.right_N + weighed.shared_N + weighed.both_N + weighed.own_N + weighed.slip_N
    right_N = right_claims(groups, weighed.right_G)
    items_A = np.bincount(groups.table.attribute_I, minlength=groups.attributes)
    same_A = counted(groups.table.attribute_I, weighed.same_I, groups.attributes) / items_A
    mean_SA3 = prior.mean_C3.reshape(groups.sources, groups.attributes, KINDS)
    before_SA = mean_SA3[:, :, 0] + mean_SA3[:, :, 1] * same_A
    claims_C = np.bincount(groups.cell_N, minlength=groups.sources * groups.attributes)
    claims_SA = claims_C.reshape(groups.sources, groups.attributes)
    before_S = (before_SA * claims_SA).sum(axis=1) / claims_SA.sum(axis=1)
    worth_S = np.maximum(prior.strength, prior.named_S)
    right_S = np.bincount(groups.source_N, own_N * right_N, minlength=groups.sources) + worth_S * before_S
    wrong_S = np.bincount(groups.source_N, own_N * (1 - right_N), minlength=groups.sources)
    wrong_S += worth_S * (1 - before_S)
    right_S, wrong_S = np.maximum(right_S, 1e-3), np.maximum(wrong_S, 1e-3)
    low_S, high_S = (beta.ppf(end, right_S, wrong_S) for end in INTERVAL)
    return right_S / (right_S + wrong_S), low_S, high_S


def _pairs(learning: Learning, weighed: Weighed) -> tuple[CopyingPair, ...]:
    """The copying that was found, the surest and largest first."""
    groups, copying = learning.groups, learning.copying
    names = groups.table.sources
    rows = []
    columns = (copying.copier_K, copying.original_K, copying.share_K, copying.probability_K, copying.common_K)
    for copier, original, share, probability, common in zip(*(c.tolist() for c in columns), strict=True):
        way = directed(groups, weighed, copier, original)
        one, other = (original, copier) if way < 0 else (copier, original)
        rows.append(CopyingPair(names[one], names[other], probability, share, common, way != 0))
    return tuple(sorted(rows, key=lambda r: (-r.probability, -r.share, -r.common, r.copier, r.original)))
