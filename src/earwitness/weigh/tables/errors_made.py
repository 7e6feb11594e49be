"""What is said when a source errs: popular falsehoods, a source's habits, slips, confusions, shared errors.

All of it is learned from the claims that are probably false, and every claim is left out of what it is
compared with: otherwise a value that is claimed once would vouch for itself.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from earwitness.weigh.table import Codes, Floats
from earwitness.weigh.tables.grouping import PROPOSITION, Grouped
from earwitness.weigh.tables.held import Held, Weighed
from earwitness.weigh.tables.relations import CLOSE, CONFUSED, EDITED, EXTENDED, RELATIONS, SHORTENED
from earwitness.weigh.tables.states import EXACT, NEAR, USUAL, States

# How many claims' worth of base popularity a false value's popularity starts with, to choose from.
_SMOOTHINGS: Final = (1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6)
_MOST: Final = 1 - 1e-9  # nearest to 1 that a value may be by popularity
_PROPOSITION_WORTH: Final = 10.0  # propositions' worth of "as likely as not"
_HABIT_WORTH: Final = 5.0  # claims' worth of "no habit"
_CONFUSION_WORTH: Final = 5.0  # claims' worth of "some other value" in the confusions of a word
_SLIP_WORTH: Final = 20.0  # claims' worth of "unrelated" among own errors
_ERROR_WORTH: Final = 10.0  # items' worth of "unrelated" among common errors
# Claims or items that each relation starts with: leaving out is commoner than adding.
_SLIPS: Final = {SHORTENED: 1.0, EXTENDED: 0.3, EDITED: 0.3, CLOSE: 1.0, CONFUSED: 1.0}
_ERRORS: Final = {SHORTENED: 1.0, EXTENDED: 0.1, EDITED: 0.3, CLOSE: 1.0, CONFUSED: 0.0}
_APART: Final = (
    2.0,
    10.0,
)  # items with and all items, that the share of items with a common error starts with
_MOST_APART, _LEAST_APART = 0.98, 0.001
_NEAR: Final = (1.0, 5.0)  # right claims near and all right claims, likewise
SPREAD_LOG, SPREAD = 0.1, 10.0  # first guess of how far close numbers lie apart: a tenth, or ten units
_SPREAD_WORTH: Final = 5.0  # claims' worth of that guess


def popularity(groups: Grouped, weight_G: Floats, denied_G: Floats | float = 0.0) -> Floats:
    """How probable each group's value is, by its weight in other items, smoothed by its base popularity.

    How much it is smoothed is chosen for each attribute, so that the values are likeliest when left out.
    *denied_G* is the weight of denials, which for a proposition are the other thing to say.
    """
    denied_G = np.where(groups.alone_A[groups.attribute_G], denied_G, 0.0)
    word_W = np.bincount(groups.word_G, weight_G, minlength=groups.words)
    total_A = np.bincount(groups.attribute_G, weight_G + denied_G, minlength=groups.attributes)
    others_G = np.maximum(word_W[groups.word_G] - weight_G, 0)
    all_G = np.maximum(total_A[groups.attribute_G] - weight_G - denied_G, 0)
    choices = [(others_G + k * groups.base_G) / (all_G + k) for k in _SMOOTHINGS]
    fits = [weight_G * np.log(p) + denied_G * np.log1p(-np.minimum(p, _MOST)) for p in choices]
    score_KA = np.stack([np.bincount(groups.attribute_G, fit, minlength=groups.attributes) for fit in fits])
    best_G = np.argmax(score_KA, axis=0)[groups.attribute_G]
    chosen: Floats = np.take_along_axis(np.stack(choices), best_G[None], axis=0)[0]
    return chosen


def false_claims(groups: Grouped, popular_G: Floats) -> Floats:
    """How probable each claim is where its source errs: that it is the value said, or the value denied."""
    popular_N = popular_G[groups.group_N]
    return popular_N if groups.denies_N is None else np.where(groups.denies_N, 1 - popular_N, popular_N)


def propositions(groups: Grouped, weighed: Weighed, truth_G: Floats) -> Floats:
    """The probability of truths before anybody speaks, with that of propositions learned.

    A claim stands in the table because somebody made it: what only one source speaks of shows nothing.
    """
    alone_G = groups.alone_A[groups.attribute_G] & weighed.heard_I[groups.item_G]
    so_A = np.bincount(
        groups.attribute_G, np.where(alone_G, weighed.true_G, 0.0), minlength=groups.attributes
    )
    all_A = np.bincount(groups.attribute_G, alone_G, minlength=groups.attributes)
    share_A = (so_A + PROPOSITION * _PROPOSITION_WORTH) / (all_A + _PROPOSITION_WORTH)
    return np.where(groups.alone_A[groups.attribute_G], share_A[groups.attribute_G], truth_G)


class Habits:
    """What a source says again and again when it errs: "Trinidad", "0", the place of its own office.

    q_s(x) = h_s n_s(x) / n_s + (1 - h_s) q(x) with the source's other false claims n_s and the general
    popularity q of false values; the share of habits h_s is learned. Only claims on items of which others
    speak too are counted: elsewhere a source that covers a field of its own would seem to have a habit.
    """

    def __init__(self, groups: Grouped) -> None:
        said_N = 2 * groups.word_G[groups.group_N] + groups.said_N % 2  # a value, with a denial of it apart
        key_N = groups.cell_N * (2 * groups.words) + said_N
        words, self.word_N = np.unique(key_N, return_inverse=True)
        self.size = len(words)
        self.cells = groups.sources * groups.attributes
        self.share_C = np.full(self.cells, 0.2)  # first guess; gone after a few rounds

    def false_values(self, groups: Grouped, weighed: Weighed, seen_N: Floats, popular_G: Floats) -> Floats:
        """q_s(x) of every claim."""
        heard_I = np.bincount(groups.item_N, seen_N, minlength=groups.items)
        false_N = weighed.own_N * (heard_I[groups.item_N] > 1)
        total_C = np.bincount(groups.cell_N, false_N, minlength=self.cells)
        same_N = np.bincount(self.word_N, false_N, minlength=self.size)[self.word_N] - false_N
        all_N = np.maximum(total_C[groups.cell_N] - false_N, 0)
        own_N = np.maximum(same_N, 0) / np.maximum(all_N, 1e-9)
        popular_N = false_claims(groups, popular_G)
        share_N = self.share_C[groups.cell_N]
        by_habit_N = share_N * own_N / (share_N * own_N + (1 - share_N) * popular_N)
        habit_C = np.bincount(groups.cell_N, false_N * by_habit_N, minlength=self.cells)
        self.share_C = habit_C / (total_C + _HABIT_WORTH)
        share_N = np.where(all_N > 0, self.share_C[groups.cell_N], 0.0)
        return share_N * own_N + (1 - share_N) * popular_N


def false_weight(groups: Grouped, weighed: Weighed, *, denied: bool = False) -> Floats:
    """Whether each group's value is falsely asserted, or *denied*, in its item: at most 1, however often."""
    false_N = weighed.shared_N + weighed.own_N
    false_N = np.where(groups.alone_A[groups.attribute_N] & ~weighed.heard_I[groups.item_N], 0.0, false_N)
    if groups.denies_N is not None:
        false_N = np.where(groups.denies_N == denied, false_N, 0.0)
    elif denied:
        return np.zeros(groups.groups)
    return np.minimum(1.0, np.bincount(groups.group_N, false_N, minlength=groups.groups))


def learn_confusions(groups: Grouped, states: States, weighed: Weighed) -> Floats:
    """K(x|z) of confusions: how often x is said for z in other items, among what is falsely said for z."""
    pairs = states.pairs
    if not pairs.again_P.any():
        return np.zeros(len(pairs.group_P))
    false_P = weighed.slip_PR.sum(axis=1) + weighed.background_P
    said_P = np.where(pairs.again_P, weighed.slip_PR[:, CONFUSED] + weighed.background_P, 0.0)
    said_K = np.bincount(pairs.kind_P, said_P, minlength=pairs.kinds)
    truth_P = groups.word_G[pairs.truth_P]
    all_W = np.bincount(truth_P, false_P, minlength=groups.words)
    others_P = np.maximum(said_K[pairs.kind_P] - said_P, 0)
    all_P = np.maximum(all_W[truth_P] - said_P, 0)
    return np.where(pairs.again_P, others_P / (all_P + _CONFUSION_WORTH), 0.0)


def learn_relations(groups: Grouped, states: States, held: Held, weighed: Weighed, similarity: bool) -> None:
    """Renew in *held*: common errors, near claims and, with *similarity*, how slips and errors relate."""
    attributes = groups.attributes
    if similarity:  # first: it parts each state by what the state was made with
        held.error_AR = _error_relations(groups, states, held, weighed)
    items_A = np.bincount(groups.table.attribute_I, minlength=attributes)
    with_A = np.bincount(groups.table.attribute_I, 1 - weighed.same_I, minlength=attributes)
    held.apart_A = np.clip((with_A + _APART[0]) / (items_A + _APART[1]), _LEAST_APART, _MOST_APART)
    held.near_A = _near(groups, states, weighed)
    if not similarity:
        return
    pair_A = groups.attribute_G[states.pairs.group_P]
    slips_AR = np.stack(
        [np.bincount(pair_A, weighed.slip_PR[:, r], minlength=attributes) for r in range(RELATIONS)], axis=1
    )
    own_A = np.bincount(groups.attribute_N, weighed.own_N, minlength=attributes)
    first_R = np.array([_SLIPS[r] for r in range(RELATIONS)])
    shares_AR = (slips_AR + first_R) / (slips_AR.sum(axis=1) + own_A + _SLIP_WORTH)[:, None]
    held.slip_AR = without_propositions(groups, shares_AR)
    held.spread_A = _spread(groups, states, weighed, pair_A)


def without_propositions(groups: Grouped, share_AR: Floats) -> Floats:
    """*share_AR*, 0 for propositions: they have one value, and no other that it could be related to.

    A denial has no slips, so that a share of them would make a claim and its denial unlike.
    """
    return np.where(groups.alone_A[:, None], 0.0, share_AR)


def _near(groups: Grouped, states: States, weighed: Weighed) -> Floats:
    """The share of right claims that are near the truth and not the truth, by attribute."""
    attributes = groups.attributes
    usual_G = weighed.case[: USUAL * groups.groups].reshape(-1, USUAL)[:, 2:].sum(axis=1)
    exact_A = np.bincount(groups.attribute_G, usual_G * groups.size_G, minlength=attributes)
    claims_X = weighed.case[USUAL * groups.groups :] * groups.size_G[states.group_X]
    exact_A += np.bincount(states.attribute_X, claims_X * (states.z_X == EXACT), minlength=attributes)
    near_A = np.bincount(states.attribute_X, claims_X * (states.z_X == NEAR), minlength=attributes)
    return (near_A + _NEAR[0]) / (near_A + exact_A + _NEAR[1])


def first_spread(groups: Grouped) -> Floats:
    """The first guess of how far apart close numbers lie, on the scale of each attribute."""
    return np.where(groups.log_A, SPREAD_LOG, SPREAD)


def _spread(groups: Grouped, states: States, weighed: Weighed, pair_A: Codes) -> Floats:
    """The mean distance of close numbers from the truth, by attribute."""
    known = np.flatnonzero(np.isfinite(states.pairs.distance_P))
    weight_p = weighed.slip_PR[known, CLOSE]
    attribute_p = pair_A[known]
    sum_A = np.bincount(attribute_p, weight_p * states.pairs.distance_P[known], minlength=groups.attributes)
    count_A = np.bincount(attribute_p, weight_p, minlength=groups.attributes)
    return (sum_A + _SPREAD_WORTH * first_spread(groups)) / (count_A + _SPREAD_WORTH)


def _error_relations(groups: Grouped, states: States, held: Held, weighed: Weighed) -> Floats:
    """How often the common error of an item stands in relation r to its truth, by attribute."""
    attributes = groups.attributes
    apart_A, count_AR = np.zeros(attributes), np.zeros((attributes, RELATIONS))
    for bucket, state_nzy, given_nzy in zip(states.buckets, weighed.state_b, weighed.given_b, strict=True):
        same_n = np.einsum("nzz->n", state_nzy)
        apart_A += np.bincount(bucket.attribute_n, 1 - same_n, minlength=attributes)
        _, k, candidates = bucket.right_nkz.shape
        if k != candidates or bucket.pairs.stop == bucket.pairs.start:
            continue
        # pairs are (x, z): turn the states (z, y) so that y comes first
        state_p = np.swapaxes(state_nzy[:, :k, :k], 1, 2)[bucket.apart_nkz]
        given_p = np.swapaxes(given_nzy[:, :k, :k], 1, 2)[bucket.apart_nkz]
        attribute_nkz = np.broadcast_to(bucket.attribute_n[:, None, None], bucket.apart_nkz.shape)
        attribute_p = attribute_nkz[bucket.apart_nkz]
        part_pR = weighed.kernel_PR[bucket.pairs] * held.error_AR[attribute_p]
        part_pR *= (held.apart_A[attribute_p] * state_p / np.maximum(given_p, 1e-300))[:, None]
        for r in range(RELATIONS):
            count_AR[:, r] += np.bincount(attribute_p, part_pR[:, r], minlength=attributes)
    first_R = np.array([_ERRORS[r] for r in range(RELATIONS)])
    return without_propositions(groups, (count_AR + first_R) / (apart_A + _ERROR_WORTH)[:, None])
