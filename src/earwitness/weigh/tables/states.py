"""The states of an item: which claimed value is its truth z, and which its common error y.

The common error is a second value that sources share without copying: what an old register says, the runway's
time in place of the gate's. An item without one has y = z. Either may also be none of the claimed values.
A claim then falls into one of four usual cases (is it z? is it y?); cases with near or related values are
counted apart, so that the usual ones cost four logarithms a claim.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earwitness.weigh.table import Codes, Flags
from earwitness.weigh.tables.grouping import MOST_CANDIDATES, Grouped, Ints
from earwitness.weigh.tables.relations import Related, apart, related

FAR, EXACT, NEAR = 0, 1, 2  # how a claimed value stands to z or y; from 3 on, 3 + number of a related pair
USUAL = 4  # cases of a group: 2 * (it is z) + (it is y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """The items with the same number k of values: their groups, candidates and cases.

    ``case_nkzy`` is the index of the case of group k when candidate z is true and y the common error; the
    last z and the last y stand for "none of them". ``pairs`` is the slice of the related pairs that belong
    to the True entries of ``apart_nkz``.
    """

    item_n: Ints
    group_nk: Ints
    candidate_nz: Ints
    right_nkz: Flags
    apart_nkz: Flags
    pairs: slice
    case_nkzy: NDArray[np.int32]
    attribute_n: Codes


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """All buckets, the related pairs, and the unusual cases x with their claims e.

    A case has an index: 4 * group + 2 * (z) + (y) for the usual ones, 4 * groups + x for the others.
    """

    buckets: tuple[Bucket, ...]
    pairs: Related
    group_X: Ints
    z_X: Ints
    y_X: Ints
    pair_X: Ints
    attribute_X: Codes
    start_X: Ints
    case_E: Codes
    claim_E: Codes


def states(groups: Grouped) -> States:
    """The states of every item of *groups*."""
    shapes = [_shape(groups, k) for k in np.unique(groups.values_I)]
    pair_lists = [
        _pairs(group_nk, candidate_nz, right_nkz) for _, group_nk, candidate_nz, right_nkz, _ in shapes
    ]
    pairs = related(
        groups,
        np.concatenate([group for group, _ in pair_lists]),
        np.concatenate([truth for _, truth in pair_lists]),
    )
    keys, buckets, offset = [], [], 0
    span = 3 + len(pairs.group_P)
    for shape, (mine, _) in zip(shapes, pair_lists, strict=True):
        item_n, group_nk, candidate_nz, right_nkz, exact_nkz = shape
        mine_pairs = slice(offset, offset + len(mine))
        offset += len(mine)
        level_nkz = np.where(exact_nkz, EXACT, np.where(right_nkz, NEAR, FAR)).astype(np.int64)
        with_pairs_nkz = level_nkz.copy()
        number_p = np.arange(mine_pairs.start, mine_pairs.stop)
        with_pairs_nkz[~right_nkz] = np.where(pairs.any_P[mine_pairs], 3 + number_p, FAR)
        key_nkzy = _keys(group_nk, with_pairs_nkz, level_nkz, span)
        keys.append(key_nkzy)
        buckets.append((item_n, group_nk, candidate_nz, right_nkz, mine_pairs))
    return _numbered(groups, pairs, buckets, keys, span)


def _shape(groups: Grouped, k: int) -> tuple[Ints, Ints, Ints, Flags, Flags]:
    """Items with *k* values, their groups and candidates, and which groups are right or exact for which."""
    item_n = np.flatnonzero(groups.values_I == k)
    group_nk = groups.start_I[item_n][:, None] + np.arange(k)
    candidate_nz = group_nk
    if k > MOST_CANDIDATES:
        by_size = np.argsort(-groups.size_G[group_nk], axis=1, kind="stable")[:, :MOST_CANDIDATES]
        candidate_nz = np.take_along_axis(group_nk, by_size, axis=1)
    exact_nkz = group_nk[:, :, None] == candidate_nz[:, None, :]
    return item_n, group_nk, candidate_nz, exact_nkz | same_answer(groups, group_nk, candidate_nz), exact_nkz


def same_answer(groups: Grouped, group_nk: Ints, candidate_nz: Ints) -> Flags:
    """Which numbers of the groups lie within the tolerance of which candidates."""
    tolerance_n = groups.tolerance_A[groups.attribute_G[group_nk[:, 0]]]
    if not tolerance_n.any():
        return np.zeros((*group_nk.shape, candidate_nz.shape[1]), np.bool_)
    shape = (*group_nk.shape, candidate_nz.shape[1])
    one = np.broadcast_to(group_nk[:, :, None], shape).ravel()
    other = np.broadcast_to(candidate_nz[:, None, :], shape).ravel()
    number_G = groups.table.number_V[groups.value_G]
    gap_nkz = apart(groups, number_G, one, other).reshape(shape)
    within_nkz: Flags = gap_nkz <= tolerance_n[:, None, None]
    return within_nkz & (tolerance_n > 0)[:, None, None]


def _pairs(group_nk: Ints, candidate_nz: Ints, right: Flags) -> tuple[Ints, Ints]:
    """Group and candidate of all pairs that are not near."""
    shape = right.shape
    group = np.broadcast_to(group_nk[:, :, None], shape)[~right]
    truth = np.broadcast_to(candidate_nz[:, None, :], shape)[~right]
    return group, truth


def _keys(group_nk: Ints, z_nkz: Ints, y_nkz: Ints, span: int) -> Ints:
    """One number for each (group, how it stands to z, how it stands to y), with "none" as a last z and y."""
    none = np.zeros((*group_nk.shape, 1), np.int64)
    z = np.concatenate([z_nkz, none], axis=2)[:, :, :, None]
    y = np.concatenate([y_nkz, none], axis=2)[:, :, None, :]
    key_nkzy: Ints = (group_nk[:, :, None, None] * span + z) * 3 + y
    return key_nkzy


def _numbered(
    groups: Grouped,
    pairs: Related,
    buckets: list[tuple[Ints, Ints, Ints, Flags, slice]],
    keys: list[Ints],
    span: int,
) -> States:
    """Cases for keys: the usual four of each group, then the others in order of their keys."""
    flat = np.concatenate([key.ravel() for key in keys])
    y, rest = flat % 3, flat // 3
    z, group = rest % span, rest // span
    usual = (z <= EXACT) & (y <= EXACT)
    other, number = np.unique(flat[~usual], return_inverse=True)
    case = np.empty(len(flat), np.int32)
    case[usual] = USUAL * group[usual] + 2 * z[usual] + y[usual]
    case[~usual] = USUAL * groups.groups + number
    done, offset = [], 0
    for (item_n, group_nk, candidate_nz, right_nkz, mine), key in zip(buckets, keys, strict=True):
        done.append(
            Bucket(
                item_n=item_n,
                group_nk=group_nk,
                candidate_nz=candidate_nz,
                right_nkz=right_nkz,
                apart_nkz=~right_nkz,
                pairs=mine,
                case_nkzy=case[offset : offset + key.size].reshape(key.shape),
                attribute_n=groups.attribute_G[group_nk[:, 0]],
            )
        )
        offset += key.size
    y_X, rest_X = other % 3, other // 3
    z_X, group_X = rest_X % span, rest_X // span
    size_X = groups.size_G[group_X]
    start_X = np.cumsum(size_X) - size_X
    case_E = np.repeat(np.arange(len(other), dtype=np.int32), size_X)
    first_E = (groups.first_G[group_X] - start_X).astype(np.int32)[case_E]
    return States(
        buckets=tuple(done),
        pairs=pairs,
        group_X=group_X,
        z_X=np.minimum(z_X, 3),
        y_X=y_X,
        pair_X=np.where(z_X >= 3, z_X - 3, -1),
        attribute_X=groups.attribute_G[group_X],
        start_X=start_X,
        case_E=case_E,
        claim_E=np.arange(int(size_X.sum()), dtype=np.int32) + first_E,
    )
