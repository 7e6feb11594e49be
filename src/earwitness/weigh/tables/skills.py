"""What sources are worth: how often each is right, shares an error, or errs on its own, by attribute.

A source's skill for an attribute is a Dirichlet variable around what the source is worth over all
attributes, which in turn lies around the mean of its group of sources, and that around the mean of all: a
source with one claim is judged by its kind, one with thousands by what it said. How tightly skills keep to
their prior (its worth in claims) is taken from the data, by the marginal likelihood of the counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import gammaln

from earwitness.weigh.table import Codes, Floats
from earwitness.weigh.table_settings import TableSettings
from earwitness.weigh.tables.grouping import Grouped, counted, group_of_sources
from earwitness.weigh.tables.held import Weighed

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
# Claims' worth of the mean of all in the mean of a group and of an attribute: means of tables differ by a
# tenth and more (small simulated tables: log score -.477 with 8, -.483 with 20, -.489 with 40; the four real
# ones do as well held out with 8 as with 20).
_GROUP_STRENGTH: Final = 8.0
# No source counts for more than this many claims in the mean of its group, nor for more than the second
# number
# in its own mean per attribute: a mean of sources, not of claims.
_CAP_SOURCE, _CAP_CELL = 50.0, 30.0
_RATIO_WORTH: Final = 5.0  # claims' worth of the usual ratio of right to shared; 5 to 30 do as well held out
_TINY: Final = 1e-12  # claims
# A cell with no more own claims says nothing about the strength; two claims are never a little more than two.
_ENOUGH: Final = 2.0 + 1e-6


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


def own_claims(groups: Grouped, weighed: Weighed, prior: SkillPrior) -> Floats:
    """How far each claim is its source's own, by how it came about: right, shared error, own error.

    Where truth and common error are one value, a claim does not show which of the two its source goes by.
    Such claims are parted as the source's other claims are: left to themselves, expectation and
    maximization would keep the first guess for thousands of rounds.
    """
    cells = groups.sources * groups.attributes
    right_C, shared_C = (counted(groups.cell_N, part, cells) for part in (weighed.right_N, weighed.shared_N))
    usual_C = prior.mean_C3[:, 0] / prior.mean_C3[:, :2].sum(axis=1)
    ratio_C = (right_C + _RATIO_WORTH * usual_C) / (right_C + shared_C + _RATIO_WORTH)
    right_both_N = ratio_C[groups.cell_N] * weighed.both_N
    own_3N = np.empty((KINDS, len(groups.item_N)))
    own_3N[0] = weighed.right_N + right_both_N
    own_3N[1] = weighed.shared_N + weighed.both_N - right_both_N
    own_3N[2] = weighed.own_N + weighed.slip_N
    return own_3N


def learn_skills(
    groups: Grouped, weighed: Weighed, prior: SkillPrior, settings: TableSettings
) -> tuple[Floats, Floats, SkillPrior]:
    """The skill of each source and attribute, that for each claim, and the prior they were found around.

    A claim is weighed by what its source is worth on other items: it would vouch for itself otherwise, the
    more the fewer claims the source makes. This is what integrating over the uncertain skill comes to, to
    first order (collapsed variational inference without its second-order terms: Asuncion, Welling, Smyth and
    Teh, On Smoothing and Inference for Topic Models, UAI 2009, "CVB0").
    """
    own_3N = own_claims(groups, weighed, prior)
    count_C3 = _by_cell(groups, own_3N)
    # what only one source speaks of shows nothing of it: it comes out as was assumed
    heard_C3 = _by_cell(groups, own_3N * weighed.heard_I[groups.item_N])
    count_SA3 = heard_C3.reshape(groups.sources, groups.attributes, KINDS)
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
    strength = _strength(heard_C3, mean_C3, prior.strength)
    worth_C = np.maximum(strength, np.repeat(prior.named_S, groups.attributes))[:, None]
    skill_C3 = (count_C3 + worth_C * mean_C3) / (count_C3.sum(axis=1, keepdims=True) + worth_C)
    total_3C = np.ascontiguousarray((count_C3 + worth_C * mean_C3).T)
    others_3N = np.take(total_3C, groups.cell_N, axis=1)
    others_3N -= own_3N
    np.maximum(others_3N, _TINY, out=others_3N)  # what is left of equal sums may be a little below 0
    others_3N /= others_3N.sum(axis=0)
    return skill_C3, others_3N, SkillPrior(mean_C3, strength, prior.group_S, prior.named_S, prior.right_S)


def _by_cell(groups: Grouped, own_3N: Floats) -> Floats:
    cells = groups.sources * groups.attributes
    return np.stack([counted(groups.cell_N, own_N, cells) for own_N in own_3N], axis=1)


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
