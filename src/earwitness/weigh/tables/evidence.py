"""One round of weighing: from what is held of sources and errors to the probability of every state, and back.

Each claim's probability in each case (`parts.py`) gives each state's; those in turn say how each claim
probably came about.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from earwitness.weigh.table import Floats
from earwitness.weigh.tables.common_error import LEAST_NONE, common_error
from earwitness.weigh.tables.grouping import Grouped, counted
from earwitness.weigh.tables.held import Held, Weighed
from earwitness.weigh.tables.parts import Blocks, Parts
from earwitness.weigh.tables.relations import RELATIONS
from earwitness.weigh.tables.states import USUAL, Bucket, States

_TINY: Final = 1e-300


def weigh_once(groups: Grouped, states: States, held: Held) -> Weighed:
    """The expectation step: every state's probability and every claim's origin, given what is held.

    A claim that denies its value is likely where that is not the truth, and unlikely where it is.
    """
    blocks = Blocks(groups, states, held)
    log_case = _log_cases(groups, states, held, blocks)
    result = _empty(groups, states, held, blocks.kernel_PR)
    for number, bucket in enumerate(states.buckets):
        _weigh_bucket(groups, bucket, number, held, log_case, result)
    slip_X, background_X = np.zeros(len(states.group_X)), np.zeros(len(states.group_X))
    for parts in blocks:
        _part_claims(groups, states, held, parts, result, slip_X, background_X)
    _count_pairs(states, held, slip_X, background_X, result)
    return result


def _log_cases(groups: Grouped, states: States, held: Held, blocks: Blocks) -> Floats:
    """The log probability of a group's claims in each case."""
    usual = USUAL * groups.groups
    log_case = np.zeros(usual + len(states.group_X))
    for parts in blocks:
        log_n4 = parts.turned(np.log(parts.usual_n4) * held.seen_N[parts.claims, None])
        first_g = groups.first_G[parts.groups] - parts.claims.start
        at = slice(USUAL * parts.groups.start, USUAL * parts.groups.stop)
        log_case[at] = np.add.reduceat(log_n4, first_g, axis=0).ravel()
        if parts.cases.stop > parts.cases.start:
            log_e = np.log(parts.all_e) * held.seen_N[parts.claims][parts.claim_e]
            start_x = states.start_X[parts.cases] - parts.others.start
            log_case[usual:][parts.cases] = np.add.reduceat(log_e, start_x)
    return log_case


def predicted(groups: Grouped, states: States, held: Held, weighed: Weighed) -> Floats:
    """The probability of every claim under the probabilities of the states, looked at or not."""
    probability_N = np.empty(len(groups.item_N))
    case_G4 = weighed.case[: USUAL * groups.groups].reshape(-1, USUAL)
    for parts in Blocks(groups, states, held):
        usual_n = (parts.turned(case_G4[groups.group_N[parts.claims]]) * parts.usual_n4).sum(axis=1)
        case_e = weighed.case[USUAL * groups.groups :][parts.case_e]
        probability_N[parts.claims] = usual_n + counted(parts.claim_e, case_e * parts.all_e, len(usual_n))
    return probability_N


def _empty(groups: Grouped, states: States, held: Held, kernel_PR: Floats) -> Weighed:
    true_G, alone_G, right_G, error_G = (np.zeros(groups.groups) for _ in range(4))
    heard_I = counted(groups.item_N, held.seen_N > 0, groups.items) > 1
    none_I, same_I = (np.zeros(groups.items) for _ in range(2))
    right_N, shared_N, both_N, own_N, slip_N, repeat_N, wrong_N = np.zeros((7, len(groups.item_N)))
    pairs = len(states.pairs.group_P)
    return Weighed(
        true_G=true_G,
        alone_G=alone_G,
        right_G=right_G,
        error_G=error_G,
        heard_I=heard_I,
        none_I=none_I,
        same_I=same_I,
        right_N=right_N,
        shared_N=shared_N,
        both_N=both_N,
        own_N=own_N,
        slip_N=slip_N,
        repeat_N=repeat_N,
        wrong_N=wrong_N,
        slip_PR=np.zeros((pairs, RELATIONS)),
        background_P=np.zeros(pairs),
        case=np.zeros(USUAL * groups.groups + len(states.group_X)),
        state_b=[],
        given_b=[],
        kernel_PR=kernel_PR,
        likelihood=0.0,
    )


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
    given_nzy = common_error(groups, bucket, number, held, result.kernel_PR)
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


def _part_claims(  # noqa: PLR0913  (what is weighed, how, and where it goes)
    groups: Grouped,
    states: States,
    held: Held,
    parts: Parts,
    result: Weighed,
    slip_X: Floats,
    background_X: Floats,
) -> None:
    """Part every claim of a block by how it came about, given the probabilities of the cases."""
    claims, others = parts.claims, parts.others
    size = claims.stop - claims.start
    case_G4 = result.case[: USUAL * groups.groups].reshape(-1, USUAL)
    case_n4 = parts.turned(case_G4[groups.group_N[claims]])
    seen_n = held.seen_N[claims]
    share_n4 = case_n4 / parts.usual_n4 * seen_n[:, None]
    e, x = parts.claim_e, parts.case_e
    case_e = result.case[USUAL * groups.groups + x]
    share_e = case_e / parts.all_e * seen_n[e]
    one_e = np.where(parts.is_z_e & parts.is_y_e, 0.0, share_e)
    all_n = share_n4.sum(axis=1) + counted(e, share_e, size)
    both_n = (parts.right_n + parts.shared_n) * share_n4[:, 3]
    slip_e = share_e * parts.slip_e
    result.right_N[claims] = parts.right_n * share_n4[:, 2] + counted(e, one_e * parts.right_e, size)
    result.shared_N[claims] = parts.shared_n * share_n4[:, 1] + counted(e, one_e * parts.shared_e, size)
    result.both_N[claims] = both_n + counted(e, (share_e - one_e) * (parts.right_e + parts.shared_e), size)
    result.own_N[claims] = parts.false_n * all_n
    result.repeat_N[claims] = parts.repeated_n * all_n
    result.slip_N[claims] = counted(e, slip_e, size)
    # the probability of the claim where it is not right, for a source that does not repeat
    own_n = np.maximum(1 - held.repeat_N[claims], 1e-9)
    far_e = np.where(parts.is_z_e, 0.0, case_e)
    wrong_n = case_n4[:, 0] * parts.false_n + case_n4[:, 1] * (parts.false_n + parts.shared_n)
    wrong_n += counted(e, far_e * (parts.shared_e + parts.slip_e + parts.false_n[e]), size)
    far_n = case_n4[:, 0] + case_n4[:, 1] + counted(e, far_e, size)
    result.wrong_N[claims] = np.clip(wrong_n / own_n / np.maximum(far_n, 1e-12), 1e-6, 1.0)
    if parts.cases.stop > parts.cases.start:
        start_x = states.start_X[parts.cases] - others.start
        slip_X[parts.cases] = np.add.reduceat(slip_e, start_x)
        background_X[parts.cases] = np.add.reduceat(share_e * parts.false_n[e], start_x)


def _count_pairs(states: States, held: Held, slip_X: Floats, background_X: Floats, result: Weighed) -> None:
    """Count the claims that each pair of values explains, by relation, and those that q_s explains."""
    with_pair = np.flatnonzero(states.pair_X >= 0)
    if not len(with_pair):
        return
    pair, size = states.pair_X[with_pair], len(states.pairs.group_P)
    weight_xR = result.kernel_PR[pair] * held.slip_AR[states.attribute_X[with_pair]]
    weight_xR *= (slip_X[with_pair] / np.maximum(weight_xR.sum(axis=1), _TINY))[:, None]
    for relation in range(RELATIONS):
        result.slip_PR[:, relation] = counted(pair, weight_xR[:, relation], size)
    result.background_P = counted(pair, background_X[with_pair], size)
