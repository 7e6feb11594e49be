"""What sources are worth: how often each is right, shares an error, or errs on its own, by attribute.

A source's skill for an attribute is a Dirichlet variable around what the source is worth elsewhere, which in
turn lies around the mean of its group of sources, and that around the mean of all: a source with one claim is
judged by its kind, one with thousands by what it said. How tightly skills keep to their prior (its worth in
claims) is taken from the data, by the marginal likelihood of the counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import gammaln

from earwitness.weigh.table import Codes, Floats
from earwitness.weigh.table_settings import TableSettings
from earwitness.weigh.tables.evidence import Weighed
from earwitness.weigh.tables.grouping import Grouped, counted, group_of_sources

KINDS: Final = 3  # right, shared, own
_STRENGTHS: Final = (
    1.0,
    2.0,
    4.0,
    8.0,
    16.0,
    32.0,
    64.0,
    128.0,
)  # worth of a prior in claims, to choose from
_GROUP_STRENGTH: Final = 20.0  # claims' worth of the mean of all in the mean of a group and of an attribute
# No source counts for more than this many claims in the mean of its group, nor for more than the second
# number
# in its own mean per attribute: a mean of sources, not of claims.
_CAP_SOURCE, _CAP_CELL = 50.0, 30.0
_RATIO_WORTH: Final = 5.0  # claims' worth of the usual ratio of right to shared; 5 to 30 do as well held out
_ENOUGH: Final = 2.0  # a cell with fewer own claims says nothing about the strength


@dataclass(slots=True)
class SkillPrior:
    """The prior of every source and attribute; ``strength`` claims' worth around ``mean_C3``."""

    mean_C3: Floats
    strength: float
    group_S: Codes
    named_S: Floats  # claims' worth of what the user knows of a source, 0 if nothing
    right_S: Floats


def first_prior(groups: Grouped, settings: TableSettings) -> SkillPrior:
    """The prior before any round: the same for all sources but those that the user knows."""
    named_S, right_S = np.zeros(groups.sources), np.full(groups.sources, settings.skill[0])
    for code, name in enumerate(groups.table.sources):
        if (known := settings.priors.get(name)) is not None:
            named_S[code], right_S[code] = known.claims, known.right
    mean_S3 = _with_named(np.tile(np.array(settings.skill), (groups.sources, 1)), named_S, right_S, settings)
    mean_C3 = np.repeat(mean_S3, groups.attributes, axis=0)
    return SkillPrior(mean_C3, 5.0, group_of_sources(groups), named_S, right_S)


def own_counts(groups: Grouped, weighed: Weighed, prior: SkillPrior) -> Floats:
    """How many claims of each source and attribute are its own, by how they came about.

    Where truth and common error are one value, a claim does not show which of the two its source goes by.
    Such claims are parted as the source's other claims are: left to themselves, expectation and
    maximization would keep the first guess for thousands of rounds.
    """
    cells = groups.sources * groups.attributes
    parts = (weighed.right_N, weighed.shared_N, weighed.both_N, weighed.own_N + weighed.slip_N)
    right_C, shared_C, both_C, own_C = (counted(groups.cell_N, part, cells) for part in parts)
    usual_C = prior.mean_C3[:, 0] / prior.mean_C3[:, :2].sum(axis=1)
    ratio_C = (right_C + _RATIO_WORTH * usual_C) / (right_C + shared_C + _RATIO_WORTH)
    return np.stack([right_C + ratio_C * both_C, shared_C + (1 - ratio_C) * both_C, own_C], axis=1)


def learn_skills(
    groups: Grouped, weighed: Weighed, prior: SkillPrior, settings: TableSettings
) -> tuple[Floats, SkillPrior]:
    """The skill of each source and attribute, and the prior around which it was found."""
    count_C3 = own_counts(groups, weighed, prior)
    count_SA3 = count_C3.reshape(groups.sources, groups.attributes, KINDS)
    start_3 = np.array(settings.skill)
    source_S3 = _capped(count_SA3.sum(axis=1), _CAP_SOURCE)
    all_3 = _mean(source_S3.sum(axis=0), start_3, _GROUP_STRENGTH)
    kinds = int(prior.group_S.max()) + 1
    group_G3 = np.stack([counted(prior.group_S, source_S3[:, kind], kinds) for kind in range(KINDS)], axis=1)
    mean_S3 = _mean(group_G3, all_3, _GROUP_STRENGTH)[prior.group_S]
    mean_S3 = _with_named(mean_S3, prior.named_S, prior.right_S, settings)
    if groups.attributes > 1:
        of_attribute_A3 = _mean(_capped(count_SA3, _CAP_SOURCE).sum(axis=0), all_3, _GROUP_STRENGTH)
        effect_A3 = of_attribute_A3 / all_3
        mean_C3 = _elsewhere(count_SA3, effect_A3, mean_S3, prior)
    else:
        mean_C3 = mean_S3
    strength = _strength(count_C3, mean_C3, prior.strength)
    worth_C = np.maximum(strength, np.repeat(prior.named_S, groups.attributes))[:, None]
    skill_C3 = (count_C3 + worth_C * mean_C3) / (count_C3.sum(axis=1, keepdims=True) + worth_C)
    return skill_C3, SkillPrior(mean_C3, strength, prior.group_S, prior.named_S, prior.right_S)


def _elsewhere(count_SA3: Floats, effect_A3: Floats, mean_S3: Floats, prior: SkillPrior) -> Floats:
    """The prior mean of each cell: the source's worth elsewhere, times what is usual for the attribute."""
    capped_SA3 = _capped(count_SA3, _CAP_CELL)
    plain_SA3 = capped_SA3 / effect_A3
    total_SA1 = np.maximum(plain_SA3.sum(axis=2, keepdims=True), 1e-12)
    plain_SA3 *= capped_SA3.sum(axis=2, keepdims=True) / total_SA1
    strength_S1 = np.maximum(prior.strength, prior.named_S)[:, None]
    counted_S3 = plain_SA3.sum(axis=1)
    source_S3 = (counted_S3 + strength_S1 * mean_S3) / (counted_S3.sum(axis=1, keepdims=True) + strength_S1)
    mean_SA3 = source_S3[:, None, :] * effect_A3
    mean_C3: Floats = (mean_SA3 / mean_SA3.sum(axis=2, keepdims=True)).reshape(-1, KINDS)
    return mean_C3


def _with_named(mean_S3: Floats, named_S: Floats, right_S: Floats, settings: TableSettings) -> Floats:
    """The means with what the user says of named sources in place of their group's."""
    _, shared, own = settings.skill
    wrong_3 = np.array([0.0, shared, own]) / (shared + own)
    known_S3 = (1 - right_S)[:, None] * wrong_3
    known_S3[:, 0] = right_S
    return np.where((named_S > 0)[:, None], known_S3, mean_S3)


def _capped(count: Floats, most: float) -> Floats:
    total = count.sum(axis=-1, keepdims=True)
    capped: Floats = count * np.minimum(1.0, most / np.maximum(total, 1e-9))
    return capped


def _mean(count: Floats, prior: Floats, strength: float) -> Floats:
    mean: Floats = (count + strength * prior) / (count.sum(axis=-1, keepdims=True) + strength)
    return mean


def _strength(count_C3: Floats, mean_C3: Floats, before: float) -> float:
    """The strength under which the counts are likeliest (Dirichlet-multinomial), of a fixed list."""
    enough = count_C3.sum(axis=1) > _ENOUGH
    if enough.sum() < KINDS + 1:
        return before
    count_c3, mean_c3 = count_C3[enough], mean_C3[enough]
    total_c = count_c3.sum(axis=1)

    def evidence(strength: float) -> float:
        prior_c3 = strength * mean_c3
        gain_c = (gammaln(prior_c3 + count_c3) - gammaln(prior_c3)).sum(axis=1)
        return float((gammaln(strength) - gammaln(strength + total_c) + gain_c).sum())

    return max(_STRENGTHS, key=evidence)
