"""One round of weighing: from what is held of sources and errors to the probability of every state, and back.

A claim x of source s for an item with truth z and common error y has the probability

    P(x | z, y) = c [x repeated]
                  + (1 - c) { right J(x, z) + shared J(x, y) + own [(1 - w) q_s(x) + sum_r w_r K_r(x | z)] }

with the source's skill (right, shared, own) for the attribute; J is 1 - e for the value itself and e / m for
each of the m values within the tolerance; q_s is what the source says when it errs on its own, K_r the
related values of `relations.py`, c the share that it repeats from other sources (`copying.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from earwitness.weigh.table import Flags, Floats
from earwitness.weigh.tables.grouping import Grouped, counted
from earwitness.weigh.tables.relations import CLOSE, CONFUSED, RELATIONS
from earwitness.weigh.tables.states import EXACT, FAR, NEAR, USUAL, Bucket, States

_TINY = 1e-300
LEAST_NONE = 1e-4  # the least probability that the truth is none of the claimed values
LEARNED_ERROR = 0.9  # how far learned distances between truth and common error are trusted


@dataclass(slots=True)
class Held:
    """What is held at the moment; `full.py` starts it and the other parts renew it.

    ``skill_C3``: right, shared, own for each source and attribute. ``apart_A``: how often an item has a
    common error that differs from its truth. ``near_A``: share of right claims that are only near.
    ``slip_AR`` and ``error_AR``: how often an own, or a common, error stands in relation r to the truth.
    ``spread_A``: typical distance of close numbers. ``truth_G``: probability that the group's value is the
    truth before anybody speaks; ``error_G``: that it is the common error. ``false_N``: q_s(x) of each
    claim. ``repeat_N``: the share c that its source repeats here; ``repeated_N``: the part of it that lands
    on this value. ``seen_N`` is 1 for claims that may be looked at, 0 for those held out. ``confusion_P``:
    K of confusions. ``distance_b``: for each bucket, the learned probability of the common error y given z,
    or None.
    """

    skill_C3: Floats
    apart_A: Floats
    near_A: Floats
    slip_AR: Floats
    error_AR: Floats
    spread_A: Floats
    truth_G: Floats
    error_G: Floats
    false_N: Floats
    repeat_N: Floats
    repeated_N: Floats
    seen_N: Floats
    confusion_P: Floats
    distance_b: list[Floats | None]
    shared_errors: bool = True


@dataclass(slots=True)
class Weighed:
    """What one round gives: probabilities of states, and what each claim probably is.

    ``true_G``: the value is the truth; ``alone_G``: and the item has no other common error; ``right_G``:
    the value is right (near the truth counts); ``error_G``: it is the common error. ``none_I``: the truth
    is none of the values; ``same_I``: truth and common error coincide. ``right_N``, ``shared_N``,
    ``both_N``, ``own_N``, ``slip_N``, ``repeat_N`` part each claim by how it came about; ``both_N``: truth
    and common error are the same value, so that it cannot be told which of the two the source goes by.
    ``wrong_N`` is the probability of the claim for a source that is wrong on its own account. ``slip_PR``
    counts claims by related pair, ``false_P`` those that a confusion could explain, ``background_P`` those
    that q_s explains. ``case`` is the probability of each case; ``state_b`` that of each state, by bucket,
    ``given_b`` the P(y | z) that went in.
    """

    true_G: Floats
    alone_G: Floats
    right_G: Floats
    error_G: Floats
    none_I: Floats
    same_I: Floats
    right_N: Floats
    shared_N: Floats
    both_N: Floats
    own_N: Floats
    slip_N: Floats
    repeat_N: Floats
    wrong_N: Floats
    slip_PR: Floats
    background_P: Floats
    case: Floats
    state_b: list[Floats]
    given_b: list[Floats]
    kernel_PR: Floats
    likelihood: float


@dataclass(slots=True)
class _Parts:
    """The summands of P(x | z, y), for each claim and for each claim of an unusual case."""

    right_N: Floats
    shared_N: Floats
    false_N: Floats
    repeated_N: Floats
    usual_N4: Floats
    right_E: Floats
    shared_E: Floats
    slip_E: Floats
    all_E: Floats


def weigh_once(groups: Grouped, states: States, held: Held, denies_N: Flags | None = None) -> Weighed:
    """The expectation step: every state's probability and every claim's origin, given what is held.

    *denies_N* marks the claims that deny their value: likely where it is not the truth, unlikely where it is.
    """
    kernel_PR = _kernels(groups, states, held)
    parts = _parts(groups, states, held, kernel_PR)
    if denies_N is not None:
        _turn_denials(groups, states, held, parts, denies_N)
    log_usual = np.log(parts.usual_N4) * held.seen_N[:, None]
    log_G4 = np.add.reduceat(log_usual, groups.first_G, axis=0)
    log_case = log_G4.ravel()
    if len(states.group_X):
        log_E = np.log(parts.all_E) * held.seen_N[states.claim_E]
        log_case = np.concatenate([log_case, np.add.reduceat(log_E, states.start_X)])
    result = _empty(groups, states, kernel_PR)
    for number, bucket in enumerate(states.buckets):
        _weigh_bucket(groups, bucket, number, held, log_case, result)
    _part_claims(groups, states, held, parts, result)
    if denies_N is not None:
        at = np.flatnonzero(denies_N)
        right_n = held.seen_N[at] * (1 - result.right_G[groups.group_N[at]])
        result.right_N[at], result.own_N[at] = right_n, held.seen_N[at] - right_n
        result.shared_N[at], result.both_N[at], result.slip_N[at] = 0.0, 0.0, 0.0
        result.repeat_N[at], result.wrong_N[at] = 0.0, 1.0
    return result


def _kernels(groups: Grouped, states: States, held: Held) -> Floats:
    """K_r(x|z) of all pairs, with the learned ones filled in."""
    pairs = states.pairs
    kernel_PR = pairs.kernel_PR.copy()
    kernel_PR[:, CONFUSED] = held.confusion_P
    close = np.flatnonzero(np.isfinite(pairs.distance_P))
    if len(close):
        # the background, tilted towards z: q(x) times a Laplace density over the density of all values
        spread = held.spread_A[groups.attribute_G[pairs.group_P[close]]]
        tilt = np.exp(-pairs.distance_P[close] / spread) / (2 * spread) / pairs.density_P[close]
        kernel_PR[close, CLOSE] = groups.base_G[pairs.group_P[close]] * tilt
    return kernel_PR


def _parts(groups: Grouped, states: States, held: Held, kernel_PR: Floats) -> _Parts:
    own_N = 1 - held.repeat_N
    right_N = own_N * held.skill_C3[groups.cell_N, 0]
    shared_N = own_N * held.skill_C3[groups.cell_N, 1]
    error_N = own_N * held.skill_C3[groups.cell_N, 2]
    slips_A = held.slip_AR.sum(axis=1)
    false_N = error_N * held.false_N * (1 - slips_A[groups.attribute_N])
    exact_A, near_A = near_shares(groups, held)
    exact_N = exact_A[groups.attribute_N]
    rest_N = false_N + held.repeated_N
    usual_N4 = np.empty((len(rest_N), USUAL))
    usual_N4[:, 0] = rest_N
    usual_N4[:, 1] = rest_N + shared_N * exact_N
    usual_N4[:, 2] = rest_N + right_N * exact_N
    usual_N4[:, 3] = usual_N4[:, 2] + shared_N * exact_N
    share_X = np.zeros((3, len(states.group_X)))
    table_A = np.stack([np.zeros_like(exact_A), exact_A, near_A, np.zeros_like(exact_A)])
    share_X[0] = table_A[states.z_X, states.attribute_X]
    share_X[1] = table_A[states.y_X, states.attribute_X]
    with_pair = np.flatnonzero(states.pair_X >= 0)
    slips_PR = kernel_PR[states.pair_X[with_pair]] * held.slip_AR[states.attribute_X[with_pair]]
    share_X[2, with_pair] = slips_PR.sum(axis=1)
    e, x = states.claim_E, states.case_E
    right_E, shared_E = right_N[e] * share_X[0][x], shared_N[e] * share_X[1][x]
    slip_E = error_N[e] * share_X[2][x]
    all_E = right_E + shared_E + slip_E + rest_N[e]
    usual = right_N * exact_N, shared_N * exact_N, false_N, held.repeated_N, usual_N4
    return _Parts(*usual, right_E, shared_E, slip_E, all_E)


def _turn_denials(groups: Grouped, states: States, held: Held, parts: _Parts, denies_N: Flags) -> None:
    """Give denials their own probabilities: right where the value is not the truth, wrong where it is."""
    at = np.flatnonzero(denies_N)
    right_n = held.skill_C3[groups.cell_N[at], 0]
    parts.usual_N4[at, :2], parts.usual_N4[at, 2:] = right_n[:, None], (1 - right_n)[:, None]
    of_E = denies_N[states.claim_E]
    is_z_E = ((states.z_X == EXACT) | (states.z_X == NEAR))[states.case_E]
    skill_E = held.skill_C3[groups.cell_N[states.claim_E], 0]
    parts.all_E = np.where(of_E, np.where(is_z_E, 1 - skill_E, skill_E), parts.all_E)


def predicted(groups: Grouped, states: States, held: Held, weighed: Weighed) -> Floats:
    """The probability of every claim under the probabilities of the states, looked at or not."""
    parts = _parts(groups, states, held, weighed.kernel_PR)
    case_N4 = weighed.case[: USUAL * groups.groups].reshape(-1, USUAL)[groups.group_N]
    probability_N: Floats = (case_N4 * parts.usual_N4).sum(axis=1)
    of_E = weighed.case[USUAL * groups.groups :][states.case_E] * parts.all_E
    return probability_N + counted(states.claim_E, of_E, len(probability_N))


def near_shares(groups: Grouped, held: Held) -> tuple[Floats, Floats]:
    """The factor J of a claim that is exactly right, and of one that is near, by attribute."""
    tolerant_A = groups.tolerance_A > 0
    values_A = np.maximum(1.0, 2 * groups.tolerance_A)  # within the tolerance, counted in units
    return np.where(tolerant_A, 1 - held.near_A, 1.0), np.where(tolerant_A, held.near_A / values_A, 0.0)


def _empty(groups: Grouped, states: States, kernel_PR: Floats) -> Weighed:
    per_group, per_item, per_claim = (np.zeros(n) for n in (groups.groups, groups.items, len(groups.item_N)))
    pairs = len(states.pairs.group_P)
    return Weighed(
        true_G=per_group, alone_G=per_group.copy(), right_G=per_group.copy(), error_G=per_group.copy(),
        none_I=per_item, same_I=per_item.copy(), right_N=per_claim, shared_N=per_claim, both_N=per_claim,
        own_N=per_claim, slip_N=per_claim, repeat_N=per_claim, wrong_N=per_claim, slip_PR=np.zeros((pairs,
        RELATIONS)), background_P=np.zeros(pairs), case=np.zeros(USUAL * groups.groups +
        len(states.group_X)), state_b=[], given_b=[], kernel_PR=kernel_PR, likelihood=0.0,
    )  # fmt: skip


def _weigh_bucket(
    groups: Grouped, bucket: Bucket, number: int, held: Held, log_case: Floats, result: Weighed
) -> None:
    """Posterior of the states of one bucket's items, added to *result*."""
    n, _, candidates = bucket.right_nkz.shape
    z = slice(0, candidates)
    truth_nz = held.truth_G[bucket.candidate_nz]
    before_nz = np.empty((n, candidates + 1))
    before_nz[:, z] = truth_nz
    before_nz[:, -1] = np.maximum(1 - truth_nz.sum(axis=1), LEAST_NONE)
    given_nzy = _common_error(groups, bucket, number, held, result.kernel_PR)
    score_nzy = log_case[bucket.case_nkzy].sum(axis=1)
    score_nzy += np.log(np.maximum(before_nz, _TINY))[:, :, None] + np.log(np.maximum(given_nzy, _TINY))
    flat = score_nzy.reshape(n, -1)
    top = flat.max(axis=1, keepdims=True)
    weight = np.exp(flat - top)
    total = weight.sum(axis=1, keepdims=True)
    state_nzy = (weight / total).reshape(score_nzy.shape)
    result.likelihood += float((top + np.log(total)).sum())
    spread = np.broadcast_to(state_nzy[:, None], bucket.case_nkzy.shape)
    result.case += np.bincount(bucket.case_nkzy.ravel(), spread.ravel(), minlength=len(result.case))
    true_nz, error_nz = state_nzy.sum(axis=2), state_nzy.sum(axis=1)
    same_nz = np.einsum("nzz->nz", state_nzy)
    at = bucket.candidate_nz
    result.true_G[at], result.alone_G[at] = true_nz[:, z], same_nz[:, z]
    result.error_G[at] = (error_nz - same_nz)[:, z]
    result.right_G[bucket.group_nk] = (bucket.right_nkz * true_nz[:, None, z]).sum(axis=2)
    result.none_I[bucket.item_n], result.same_I[bucket.item_n] = true_nz[:, -1], same_nz.sum(axis=1)
    result.state_b.append(state_nzy)
    result.given_b.append(given_nzy)


def _common_error(groups: Grouped, bucket: Bucket, number: int, held: Held, kernel_PR: Floats) -> Floats:
    """P(y | z) of one bucket: y is z, or a value that is popular, related to z, or at a usual distance."""
    n, k, candidates = bucket.right_nkz.shape
    states = candidates + 1
    same = np.arange(states)
    if not held.shared_errors:
        given_nzy = np.zeros((n, states, states))
        given_nzy[:, same, same] = 1.0
        return given_nzy
    popular_nz = held.error_G[bucket.candidate_nz]
    related_AR = held.error_AR
    free_n = (1 - related_AR.sum(axis=1))[bucket.attribute_n]
    given_nzy = np.empty((n, states, states))
    given_nzy[:, :, :candidates] = (popular_nz * free_n[:, None])[:, None, :]
    given_nzy[:, :, candidates] = (np.maximum(1 - popular_nz.sum(axis=1), LEAST_NONE) * free_n)[:, None]
    if k == candidates and bucket.pairs.stop > bucket.pairs.start:
        attribute_nkz = np.broadcast_to(bucket.attribute_n[:, None, None], bucket.apart_nkz.shape)
        related_nkz = np.zeros(bucket.apart_nkz.shape)
        kernel_pR = kernel_PR[bucket.pairs] * related_AR[attribute_nkz[bucket.apart_nkz]]
        related_nkz[bucket.apart_nkz] = kernel_pR.sum(axis=1)
        given_nzy[:, :k, :k] += np.swapaxes(related_nkz, 1, 2)
    learned_nzy = held.distance_b[number]
    if learned_nzy is not None:
        inner = given_nzy[:, :candidates, :candidates]
        known = np.isfinite(learned_nzy)
        inner[known] = LEARNED_ERROR * learned_nzy[known] + (1 - LEARNED_ERROR) * inner[known]
    apart_n = held.apart_A[bucket.attribute_n]
    given_nzy *= apart_n[:, None, None]
    given_nzy[:, same, same] = (1 - apart_n)[:, None]
    return given_nzy


def _part_claims(groups: Grouped, states: States, held: Held, parts: _Parts, result: Weighed) -> None:
    """Part every claim by how it came about, given the probabilities of the cases."""
    claims = len(groups.item_N)
    case_G4 = result.case[: USUAL * groups.groups].reshape(-1, USUAL)
    case_N4 = case_G4[groups.group_N]
    share_N4 = case_N4 / parts.usual_N4 * held.seen_N[:, None]
    all_N = share_N4.sum(axis=1)
    e, x = states.claim_E, states.case_E
    case_X = result.case[USUAL * groups.groups :]
    case_E = case_X[x]
    share_E = case_E / parts.all_E * held.seen_N[e]

    def added(of_E: Floats) -> Floats:
        return counted(e, of_E, claims)

    unusual_N = added(share_E)
    both_X = (states.z_X != FAR) & (states.z_X <= NEAR) & (states.y_X != FAR)
    one_E, both_E = share_E * ~both_X[x], share_E * both_X[x]
    result.right_N = parts.right_N * share_N4[:, 2] + added(one_E * parts.right_E)
    result.shared_N = parts.shared_N * share_N4[:, 1] + added(one_E * parts.shared_E)
    result.both_N = (parts.right_N + parts.shared_N) * share_N4[:, 3]
    result.both_N += added(both_E * (parts.right_E + parts.shared_E))
    result.own_N = parts.false_N * (all_N + unusual_N)
    result.repeat_N = parts.repeated_N * (all_N + unusual_N)
    slip_E = share_E * parts.slip_E
    result.slip_N = added(slip_E)
    # the probability of the claim where it is not right, for a source that does not repeat
    own_N = np.maximum(1 - held.repeat_N, 1e-9)
    far_E = case_E * ((states.z_X != EXACT) & (states.z_X != NEAR))[x]
    wrong_N = case_N4[:, 0] * parts.false_N + case_N4[:, 1] * (parts.false_N + parts.shared_N)
    wrong_N += added(far_E * (parts.shared_E + parts.slip_E + parts.false_N[e]))
    far_N = case_N4[:, 0] + case_N4[:, 1] + added(far_E)
    result.wrong_N = np.clip(wrong_N / own_N / np.maximum(far_N, 1e-12), 1e-6, 1.0)
    with_pair = np.flatnonzero(states.pair_X[x] >= 0)
    if len(with_pair):
        pair = states.pair_X[x[with_pair]]
        weight_eR = result.kernel_PR[pair] * held.slip_AR[states.attribute_X[x[with_pair]]]
        weight_eR *= (slip_E[with_pair] / np.maximum(weight_eR.sum(axis=1), _TINY))[:, None]
        size = len(states.pairs.group_P)
        for relation in range(RELATIONS):
            result.slip_PR[:, relation] = counted(pair, weight_eR[:, relation], size)
        background_e = share_E[with_pair] * parts.false_N[e[with_pair]]
        result.background_P = counted(pair, background_e, size)
