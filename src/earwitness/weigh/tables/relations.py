"""How the values of one item are related: near, shortened, extended, edited, close, confused.

A false claim is seldom drawn at random: it leaves out an author, drops the letter of a gate, mistypes a
digit, names the state in place of the town. Each relation r gives K_r(x|z), the probability of the claim x
where z is true and the source errs in that way; how often it does is learned for each attribute.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

import numpy as np

from earwitness.weigh.table import Codes, Flags, Floats, Table
from earwitness.weigh.tables.grouping import Grouped, Ints, round_circle

SHORTENED, EXTENDED, EDITED, CLOSE, CONFUSED = range(5)
RELATIONS: Final = 5
# Characters that an edit or an extension chooses from: digits with some room for signs, letters and digits.
_DIGITS, _LETTERS = 20.0, 36.0
_EDIT_LETTERS = 60.0  # letters of both cases and marks
_BINS: Final = 60  # of the histogram of an attribute's numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Pairs p of different values x (``group_P``) and z (``truth_P``) of one item that are not near.

    ``kernel_PR`` holds K_r(x|z) for the relations that nothing has to be learned for; ``distance_P`` how far
    apart numbers lie on their scale (NaN for others), ``density_P`` what the density of the attribute's
    numbers is at x; ``kind_P`` is a code of the pair of words, for confusions, and ``again_P`` tells whether
    the same pair of words meets in two or more items; ``any_P`` whether any relation is possible.
    """

    group_P: Ints
    truth_P: Ints
    kernel_PR: Floats
    distance_P: Floats
    density_P: Floats
    kind_P: Ints
    kinds: int
    again_P: Flags
    any_P: Flags


def related(groups: Grouped, group_P: Ints, truth_P: Ints) -> Related:
    """The relations of the pairs (``group_P``, ``truth_P``)."""
    attribute_P = groups.attribute_G[group_P]
    by_amount_P = groups.numeric_A[attribute_P] & (groups.tolerance_A[attribute_P] == 0)
    distance_P = np.where(by_amount_P, apart(groups, groups.scale_G, group_P, truth_P), np.nan)
    word_P = groups.word_G[group_P] * groups.words + groups.word_G[truth_P]
    kind_words, first_P, kind_P = np.unique(word_P, return_index=True, return_inverse=True)
    kernel_KR = _kernels(groups, group_P[first_P], truth_P[first_P])
    again_P = (np.bincount(kind_P, minlength=len(kind_words)) > 1)[kind_P] & ~groups.numeric_A[attribute_P]
    kernel_PR = kernel_KR[kind_P]
    return Related(
        group_P=group_P,
        truth_P=truth_P,
        kernel_PR=kernel_PR,
        distance_P=distance_P,
        density_P=densities(groups)[group_P],
        kind_P=kind_P,
        kinds=len(kind_words),
        again_P=again_P,
        any_P=by_amount_P | again_P | (kernel_PR > 0).any(axis=1),
    )


def apart(groups: Grouped, scale_G: Floats, one_p: Ints, other_p: Ints) -> Floats:
    """How far the values of two groups lie apart, round the circle if the attribute has a period."""
    return round_circle(np.abs(scale_G[one_p] - scale_G[other_p]), groups.period_A[groups.attribute_G[one_p]])


def densities(groups: Grouped) -> Floats:
    """The density of the numbers of each attribute at each group's value; 1 where it has none."""
    density_G = np.ones(groups.groups)
    for attribute in np.flatnonzero(groups.numeric_A & (groups.tolerance_A == 0)):
        at_g = np.flatnonzero((groups.attribute_G == attribute) & np.isfinite(groups.scale_G))
        x_g = groups.scale_G[at_g]
        low, high = x_g.min(), x_g.max()
        width = max((high - low) / _BINS, 1e-9)
        bin_g = np.minimum(((x_g - low) / width).astype(np.int64), _BINS - 1)
        count = np.bincount(bin_g, minlength=_BINS) + 1.0
        density_G[at_g] = (count / count.sum() / width)[bin_g]
    return density_G


def _kernels(groups: Grouped, group_k: Ints, truth_k: Ints) -> Floats:
    """K_r(x|z) of each pair of words, for the relations that follow from their spelling or their members."""
    table = groups.table
    kernel_kR = np.zeros((len(group_k), RELATIONS))
    attribute_k = groups.attribute_G[group_k]
    for attribute, kind in enumerate(table.kinds):
        at_k = np.flatnonzero(attribute_k == attribute)
        if not len(at_k) or kind.tolerance:
            continue
        claimed_k, true_k = groups.value_G[group_k[at_k]], groups.value_G[truth_k[at_k]]
        if kind.separator:
            here_G = groups.value_G[groups.attribute_G == attribute]
            kernel_kR[at_k] = _set_kernels(table, kind.separator, here_G, claimed_k, true_k)
            continue
        is_number = bool(groups.numeric_A[attribute])
        for k, x, z in zip(at_k, claimed_k, true_k, strict=True):
            relation, probability = _spelled(table.values[x], table.values[z], is_number)
            kernel_kR[k, relation] = probability
    return kernel_kR


def _spelled(x: str, z: str, is_number: bool) -> tuple[int, float]:
    """The relation of two spellings and K(x|z); probability 0 if there is none.

    Leaving out is commoner than making up, so a shortened word has few forms and an extended one has many.
    That does not hold for digits: one more or one less, or one changed, is a slip or mischief all the same.
    """
    if is_number:
        slip = one_edit(x, z) or x.startswith(z) or z.startswith(x)
        return EDITED, 1 / (_DIGITS * max(len(x), len(z))) if slip else 0.0
    if len(x) < len(z) and (z.startswith(x) or z.endswith(x)):
        return SHORTENED, 1 / (2 * (len(z) - 1))
    if len(x) > len(z) and (x.startswith(z) or x.endswith(z)):
        return EXTENDED, 0.5 * (2 * _LETTERS) ** (len(z) - len(x))
    return EDITED, 1 / (_EDIT_LETTERS * len(z)) if one_edit(x, z) else 0.0


def one_edit(x: str, z: str) -> bool:
    """Whether one character changed, added or left out, or two neighbors swapped, makes *z* of *x*."""
    if abs(len(x) - len(z)) > 1:
        return False
    same = 0
    while same < min(len(x), len(z)) and x[same] == z[same]:
        same += 1
    rest_x, rest_z = x[same:], z[same:]
    if len(x) == len(z):
        swapped = rest_x[:2] == rest_z[:2][::-1] and rest_x[2:] == rest_z[2:]
        return rest_x[1:] == rest_z[1:] or swapped
    return rest_x == rest_z[1:] or rest_x[1:] == rest_z


def _set_kernels(table: Table, separator: str, here_G: Codes, x_k: Codes, z_k: Codes) -> Floats:
    """K_r(x|z) for sets: members left out uniformly over the proper subsets, members added by popularity."""
    members = {value: members_of(table.values[value], separator) for value in np.unique(here_G).tolist()}
    counts = Counter(member for value in here_G.tolist() for member in members[value])
    total = sum(counts.values())
    kernel_kR = np.zeros((len(x_k), RELATIONS))
    for k, (x_code, z_code) in enumerate(zip(x_k.tolist(), z_k.tolist(), strict=True)):
        x, z = members[x_code], members[z_code]
        if not x & z:
            continue
        dropped = 1 / max(2 ** min(len(z), 50) - 2, 1)
        added = 1.0
        for member in x - z:
            added *= 0.5 * counts[member] / total
        if x < z:
            kernel_kR[k, SHORTENED] = dropped
        elif x > z:
            kernel_kR[k, EXTENDED] = added
        else:
            kernel_kR[k, EDITED] = dropped * added
    return kernel_kR


def members_of(value: str, separator: str) -> frozenset[str]:
    """The members of a set that is written with a separator."""
    return frozenset(part for part in value.split(separator) if part)
