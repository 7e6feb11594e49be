"""The common error of an item before anybody speaks: how probable each value is, given the truth."""

from __future__ import annotations

import numpy as np

from earwitness.weigh.table import Floats
from earwitness.weigh.tables.grouping import Grouped
from earwitness.weigh.tables.held import Held
from earwitness.weigh.tables.states import Bucket

LEAST_NONE = 1e-4  # the least probability that the truth is none of the claimed values
LEARNED_ERROR = 0.9  # how far learned distances between truth and common error are trusted


def common_error(groups: Grouped, bucket: Bucket, number: int, held: Held, kernel_PR: Floats) -> Floats:
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
    # another value than the truth: the truth's own popularity goes to the others. What lies beyond the
    # claimed values is many values, and only for a proposition one
    rest_nz = np.ones((n, states))
    rest_nz[:, :candidates] = 1 - popular_nz
    alone_n = groups.alone_A[bucket.attribute_n]
    rest_nz[:, candidates] = np.where(alone_n, popular_nz.sum(axis=1), 1.0)
    given_nzy /= np.maximum(rest_nz, LEAST_NONE)[:, :, None]
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
