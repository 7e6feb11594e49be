"""Majority vote over origins: the yardstick. It knows nothing of sources, copying or chance.

The share of the vote stands where others have a probability; it is none, and is far too sure or far too
unsure wherever sources differ in worth or copy from each other.
"""

from __future__ import annotations

import numpy as np
from scipy.stats import beta

from earwitness.weigh.methods.base import INTERVAL, Estimate, pieces, ranked
from earwitness.weigh.table import DENIES, Table
from earwitness.weigh.table_settings import TableSettings
from earwitness.weigh.tables.grouping import counted, grouped


def vote(table: Table, settings: TableSettings) -> Estimate:
    """Votes for each value, denials counted against it; claims of one origin are one vote."""
    groups = grouped(table)
    weight_N = pieces(groups)
    if table.says_N is not None:
        weight_N = np.where(table.says_N[groups.row_N] == DENIES, -weight_N, weight_N)
    votes_G = np.maximum(counted(groups.group_N, weight_N, groups.groups), 0.0)
    cast_I = counted(groups.item_N, np.abs(weight_N), groups.items)
    share_G = votes_G / np.maximum(cast_I, 1e-12)[groups.item_G]
    # how often a source is with the most: ties are shared
    top_I = np.maximum.reduceat(votes_G, groups.start_I[:-1])
    top_G = (votes_G == top_I[groups.item_G]) & (votes_G > 0)
    ties_I = counted(groups.item_G, top_G, groups.items)
    with_N = (top_G / np.maximum(ties_I, 1)[groups.item_G])[groups.group_N]
    if table.says_N is not None:
        with_N = np.where(table.says_N[groups.row_N] == DENIES, 1 - with_N, with_N)
    claims_S = counted(groups.source_N, np.ones(len(with_N)), groups.sources)
    right_S = counted(groups.source_N, with_N, groups.sources)
    low_S, high_S = (beta.ppf(end, right_S + 1, claims_S - right_S + 1) for end in INTERVAL)
    start_I, value_G, probability_G = ranked(groups, share_G, share_G)
    return Estimate(
        method="vote",
        table=table,
        start_I=start_I,
        value_G=value_G,
        probability_G=probability_G,
        unclaimed_I=np.clip(1 - counted(groups.item_G, share_G, groups.items), 0.0, 1.0),
        claims_S=claims_S,
        agreed_S=right_S / claims_S,
        reliability_S=(right_S + 1) / (claims_S + 2),
        low_S=low_S,
        high_S=high_S,
    )
