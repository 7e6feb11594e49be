"""How sure the model may be: sources are left out, and the choice from the rest is held against what they
say.

A model that takes sources for independent is surer than it should be. That shows without any gold: leave a
family of sources out, choose from the others, and look how often the sources left out say the same. If the
choice has probability p and a source is right r of the time, they should agree about r p of the time. From
all such claims a slope and an offset are found, for items on which the rest agree and for those on which
they do not, and for each attribute:

    logit p' = T logit p + b,    P(agree) = r_s p' + e (1 - p')

with each source's own r_s as the model sees it, up to a shift that is found too, and e how often it would
err in that very way: seldom among many values, more often with the other of two. The choice for a
proposition is that it is so, or that it is not. Sources of one item are held against nearly one choice, so
that an item counts for one claim at most: few items leave the model's own probabilities as they are. The
remaining doubt goes to the other values in proportion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit

from earwitness.weigh.table import Floats
from earwitness.weigh.tables.grouping import Grouped, Ints, counted

FOLDS: Final = 8  # families of sources are left out in at most this many parts
_CLIP: Final = 1e-4  # probabilities nearer to 0 or 1 are taken to be this far from them
_LEAST_ACCIDENT: Final = 0.03  # e is at least this: what the model does not know of happens too
_CAP: Final = (
    300.0  # a family counts for no more claims: without the large ones items are least like themselves
)
_OWN: Final = 30  # a source with fewer claims left out is shifted with its group
_BINS: Final = 40  # of logit p; claims in one bin of one source are counted together
# Standard deviations of the priors: log slope, its part by attribute, offset, shift of all sources, of one.
# With twice as much, small simulated tables have a log score of -.482 in place of -.476.
_SLOPE, _SLOPE_PART, _OFFSET, _SHIFT, _SHIFT_PART = 0.35, 0.25, 0.5, 0.5, 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Claims n of sources left out: what was chosen without them, how probable it was, and did they agree."""

    source_n: Ints
    item_n: Ints
    class_n: Ints
    chosen_n: Floats
    skill_n: Floats
    accident_n: Floats
    agrees_n: np.ndarray


def joined(parts: Sequence[LeftOut]) -> LeftOut:
    """All parts in one."""
    return LeftOut(**{f.name: np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(LeftOut)})


def classes_of(groups: Grouped, best_I: Ints, seen_N: Floats) -> Ints:
    """The class of each item: 2 * attribute of its choice + (more than one thing is said of it)."""
    said = np.unique(groups.said_N[seen_N > 0])
    said_I = np.bincount(groups.item_G[said // 2], minlength=groups.items)
    class_I: Ints = 2 * groups.attribute_G[best_I].astype(np.int64) + (said_I > 1)
    return class_I


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Slope and offset of each class: 2 * attribute + (more than one value is claimed)."""

    slope_K: Floats
    offset_K: Floats

    def of(self, probability: Floats, class_: Ints) -> Floats:
        """Calibrated probabilities of chosen values."""
        clipped = np.clip(probability, _CLIP, 1 - _CLIP)
        result: Floats = expit(self.slope_K[class_] * logit(clipped) + self.offset_K[class_])
        return result


def unchanged(classes: int) -> Calibration:
    """The calibration that changes nothing but certainties beyond what can be checked."""
    return Calibration(slope_K=np.ones(classes), offset_K=np.zeros(classes))


def folds(groups: Grouped, family_S: Ints) -> Ints:
    """The part in which each source is left out: families stay together, parts are about equal."""
    claims_F = np.bincount(family_S[groups.source_N], minlength=int(family_S.max()) + 1)
    rank_F = np.full(len(claims_F), groups.sources)
    np.minimum.at(rank_F, family_S, groups.rank_S)
    part_F = np.empty(len(claims_F), np.int64)
    load = np.zeros(FOLDS)
    for family in np.lexsort((rank_F, -claims_F)):
        part_F[family] = int(np.argmin(load))
        load[part_F[family]] += claims_F[family]
    return part_F[family_S]


def calibrate(left: LeftOut, family_S: Ints, group_S: Ints, classes: int) -> Calibration:
    """The slopes and offsets under which the agreement of sources left out is likeliest."""
    if not len(left.source_n):
        return unchanged(classes)
    claims_F = np.bincount(family_S[left.source_n], minlength=int(family_S.max()) + 1)
    weight_n = np.minimum(1.0, _CAP / np.maximum(claims_F, 1))[family_S[left.source_n]]
    # what is left out of one item is held against nearly one choice: together it counts for one item at most
    weight_n = weight_n / np.maximum(np.bincount(left.item_n, weight_n), 1.0)[left.item_n]
    claims_S = np.bincount(left.source_n, minlength=len(family_S))
    own_S = np.where(claims_S >= _OWN, np.arange(len(family_S)), -1 - group_S)
    _, shift_S = np.unique(own_S, return_inverse=True)
    cells = _cells(left, shift_S, weight_n)
    return _fitted(cells, int(shift_S.max()) + 1, classes)


@dataclass(frozen=True, slots=True)
class _Cells:
    """Claims counted together: of one shift, class and bin of p."""

    shift: Ints
    class_: Ints
    x: Floats
    skill: Floats
    accident: Floats
    agree: Floats
    differ: Floats


def _cells(left: LeftOut, shift_S: Ints, weight_n: Floats) -> _Cells:
    x_n = logit(np.clip(left.chosen_n, _CLIP, 1 - _CLIP))
    most = float(logit(1 - _CLIP))
    bin_n = np.round((x_n + most) / (2 * most) * (_BINS - 1)).astype(np.int64)
    shift_n = shift_S[left.source_n]
    key_n = (shift_n * (int(left.class_n.max()) + 1) + left.class_n) * _BINS + bin_n
    _, first, cell_n = np.unique(key_n, return_index=True, return_inverse=True)
    weight = np.bincount(cell_n, weight_n)
    return _Cells(
        shift=shift_n[first],
        class_=left.class_n[first],
        x=np.bincount(cell_n, weight_n * x_n) / weight,
        skill=logit(np.clip(np.bincount(cell_n, weight_n * left.skill_n) / weight, 0.01, 0.99)),
        accident=np.maximum(np.bincount(cell_n, weight_n * left.accident_n) / weight, _LEAST_ACCIDENT),
        agree=counted(cell_n, weight_n * left.agrees_n, len(first)),
        differ=counted(cell_n, weight_n * ~left.agrees_n, len(first)),
    )


def _fitted(cells: _Cells, shifts: int, classes: int) -> Calibration:
    """Maximum a posteriori by L-BFGS from "nothing to change"."""
    parts = (slice(0, 1), slice(1, 2), slice(2, 2 + classes), slice(2 + classes, 2 + 2 * classes))
    scale = np.concatenate(
        [
            [_SLOPE, _SHIFT],
            np.full(classes, _SLOPE_PART),
            np.full(classes, _OFFSET),
            np.full(shifts, _SHIFT_PART),
        ]
    )

    def loss(v: Floats) -> tuple[float, Floats]:
        slope = np.exp(v[0] + v[parts[2]])[cells.class_]
        p = expit(slope * cells.x + v[parts[3]][cells.class_])
        r = expit(cells.skill + v[1] + v[2 + 2 * classes :][cells.shift])
        q = np.clip(r * p + cells.accident * (1 - p), 1e-9, 1 - 1e-9)
        value = -(cells.agree * np.log(q) + cells.differ * np.log1p(-q)).sum()
        value += 0.5 * ((v / scale) ** 2).sum()
        by_q = -(cells.agree / q - cells.differ / (1 - q))
        by_logit = by_q * (r - cells.accident) * p * (1 - p)
        by_skill = by_q * p * r * (1 - r)
        gradient = v / scale**2
        by_slope = by_logit * slope * cells.x
        gradient[0] += by_slope.sum()
        gradient[1] += by_skill.sum()
        gradient[parts[2]] += np.bincount(cells.class_, by_slope, minlength=classes)
        gradient[parts[3]] += np.bincount(cells.class_, by_logit, minlength=classes)
        gradient[2 + 2 * classes :] += np.bincount(cells.shift, by_skill, minlength=shifts)
        return float(value), gradient

    found = minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B").x
    return Calibration(slope_K=np.exp(found[0] + found[parts[2]]), offset_K=found[parts[3]])
