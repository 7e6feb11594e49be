"""Best tag sequence of a linear chain (Viterbi 1967), for many sequences at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def viterbi(
    score_NWK: Floats, length_N: NDArray[np.int64], move_KK: Floats, begin_K: Floats
) -> NDArray[np.int8]:
    """Best tags [N, W]; words past a sequence's length get tag 0.

    ``score_NWK[n, w, k]`` is the score of tag *k* at word *w*, ``move_KK[j, k]`` of *k* after *j*.
    Ties go to the lower tag, so equal input gives equal output.
    """
    n, w, k = score_NWK.shape
    back = np.zeros((n, w, k), np.int8)
    alpha = score_NWK[:, 0] + begin_K
    for i in range(1, w):
        paths = alpha[:, :, None] + move_KK[None]
        back[:, i] = paths.argmax(1)
        step = paths.max(1) + score_NWK[:, i]
        live = (i < length_N)[:, None]
        back[:, i] = np.where(live, back[:, i], np.arange(k, dtype=np.int8))
        alpha = np.where(live, step, alpha)
    tags = np.zeros((n, w), np.int8)
    here = alpha.argmax(1).astype(np.int8)
    row = np.arange(n)
    for i in range(w - 1, -1, -1):
        tags[:, i] = here
        here = back[row, i, here]
    tags[np.arange(w)[None] >= length_N[:, None]] = 0
    return tags


def spans(tags: NDArray[np.int8], begin: int) -> list[tuple[int, int]]:
    """Half-open runs in one tag sequence that open with tag *begin* and go on with *begin* + 1."""
    out: list[tuple[int, int]] = []
    open_at = -1
    for i, tag in enumerate(tags.tolist()):
        if open_at >= 0 and tag != begin + 1:
            out.append((open_at, i))
            open_at = -1
        if tag == begin:
            open_at = i
    if open_at >= 0:
        out.append((open_at, len(tags)))
    return out


def marginals(score_NWK: Floats, length_N: NDArray[np.int64], move_KK: Floats, begin_K: Floats) -> Floats:
    """Probability [N, W, K] of each tag at each word, all else summed out; 0 past a sequence's length.

    The forward-backward algorithm (Rabiner 1989, section III), rescaled at every word. No product of
    matrices: its rounding would depend on how many sequences are read together.
    """
    n, words, tags = score_NWK.shape
    step = np.exp(move_KK.astype(np.float64))
    emit = np.exp((score_NWK - score_NWK.max(2, keepdims=True)).astype(np.float64))
    forward = np.empty((n, words, tags))
    alpha = np.exp(begin_K.astype(np.float64)) * emit[:, 0]
    for i in range(words):
        if i:
            alpha = (alpha[:, :, None] * step).sum(1) * emit[:, i]
        alpha = alpha / alpha.sum(1, keepdims=True)
        forward[:, i] = alpha
    beta = np.ones((n, tags))
    both = np.empty_like(forward)
    both[:, -1] = forward[:, -1]
    for i in range(words - 2, -1, -1):
        reached = (step * (emit[:, i + 1] * beta)[:, None, :]).sum(2)
        reached = reached / reached.sum(1, keepdims=True)
        beta = np.where((i + 1 < length_N)[:, None], reached, 1.0)
        both[:, i] = forward[:, i] * beta
    both[np.arange(words)[None] >= length_N[:, None]] = 0
    total = both.sum(2, keepdims=True)
    out: Floats = (both / np.where(total > 0, total, 1)).astype(np.float32)
    return out
