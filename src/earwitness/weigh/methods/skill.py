"""One skill for each source, found by expectation and maximization: Dawid and Skene (1979) with one coin.

A source is right with probability s, and otherwise says any value by its popularity:

    P(x | z) = s [x = z] + (1 - s) q(x) [x /= z]

The truth may also be none of the claimed values. Sources are taken for independent, which makes the result
too sure wherever they copy; it is what the full model is compared with, and good enough where sources are
few, independent and about as good on everything.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy.stats import beta

from earwitness.weigh.methods.base import INTERVAL, Estimate, pieces, ranked
from earwitness.weigh.table import DENIES, Floats, Table
from earwitness.weigh.table_settings import TableSettings
from earwitness.weigh.tables.grouping import Grouped, counted, grouped, right_within

_WORTH: Final = 4.0  # claims' worth of the prior of a source's skill
_SETTLED: Final = 1e-7  # the largest change of a skill at which it stops
_ROUNDS: Final = 500


def skill(table: Table, settings: TableSettings) -> Estimate:
    """Skill of each source and probability of each value, at the likeliest skills."""
    groups = grouped(table)
    weight_N = pieces(groups)
    denies_N = np.zeros(len(groups.item_N), np.bool_)
    if table.says_N is not None:
        denies_N = table.says_N[groups.row_N] == DENIES
    prior_S, worth_S = np.full(groups.sources, settings.skill[0]), np.full(groups.sources, _WORTH)
    for code, name in enumerate(table.sources):
        if (known := settings.priors.get(name)) is not None:
            prior_S[code], worth_S[code] = known.right, known.claims
    claims_S = counted(groups.source_N, weight_N, groups.sources)
    skill_S, steps, stopped = prior_S, _ROUNDS, f"not settled after {_ROUNDS} rounds"
    for number in range(1, _ROUNDS + 1):
        true_G, _ = _truths(groups, weight_N, denies_N, skill_S)
        right_N = np.where(denies_N, 1 - true_G[groups.group_N], true_G[groups.group_N])
        right_S = counted(groups.source_N, weight_N * right_N, groups.sources)
        new_S = (right_S + worth_S * prior_S) / (claims_S + worth_S)
        change = float(np.abs(new_S - skill_S).max())
        skill_S = new_S
        if change < _SETTLED:
            steps, stopped = number, "settled"
            break
    true_G, none_I = _truths(groups, weight_N, denies_N, skill_S)
    right_G = right_within(groups, true_G)
    right_N = np.where(denies_N, 1 - right_G[groups.group_N], right_G[groups.group_N])
    agreed_S = counted(groups.source_N, right_N, groups.sources)
    spoken_S = counted(groups.source_N, np.ones(len(right_N)), groups.sources)
    known_S = claims_S + worth_S
    low_S, high_S = (beta.ppf(end, skill_S * known_S, (1 - skill_S) * known_S) for end in INTERVAL)
    start_I, value_G, probability_G = ranked(groups, right_G + 1e-6 * true_G, right_G)
    return Estimate(
        method="skill",
        table=table,
        start_I=start_I,
        value_G=value_G,
        probability_G=probability_G,
        unclaimed_I=none_I,
        claims_S=spoken_S,
        agreed_S=agreed_S / spoken_S,
        reliability_S=skill_S,
        low_S=low_S,
        high_S=high_S,
        steps=steps,
        stopped=stopped,
    )


def _truths(
    groups: Grouped, weight_N: Floats, denies_N: np.ndarray, skill_S: Floats
) -> tuple[Floats, Floats]:
    """The probability that each value is the truth, and that none is."""
    skill_N = np.clip(skill_S, 1e-6, 1 - 1e-6)[groups.source_N]
    false_N = (1 - skill_N) * groups.base_G[groups.group_N]
    gain_N = np.where(denies_N, np.log((1 - skill_N) / skill_N), np.log(skill_N / false_N))
    score_G = np.log(groups.base_G) + counted(groups.group_N, weight_N * gain_N, groups.groups)
    base_I = counted(groups.item_G, groups.base_G, groups.items)
    none_I = np.log(np.maximum(1 - base_I, 1e-4))
    top_I = np.maximum(np.maximum.reduceat(score_G, groups.start_I[:-1]), none_I)
    part_G, part_I = np.exp(score_G - top_I[groups.item_G]), np.exp(none_I - top_I)
    total_I = counted(groups.item_G, part_G, groups.items) + part_I
    return part_G / total_I[groups.item_G], part_I / total_I
