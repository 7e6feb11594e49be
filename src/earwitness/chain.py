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


def marginals(score_WK: Floats, move_KK: Floats, begin_K: Floats) -> Floats:
    """Probability [W, K] of each tag at each word of one sequence, all else summed out.

    The forward-backward algorithm (Rabiner 1989, section III), rescaled at every word.
    """
    words, tags = score_WK.shape
    step = np.exp(move_KK.astype(np.float64))
    emit = np.exp((score_WK - score_WK.max(1, keepdims=True)).astype(np.float64))
    forward = np.empty((words, tags))
    backward = np.ones((words, tags))
    alpha = np.exp(begin_K.astype(np.float64)) * emit[0]
    for i in range(words):
        if i:
            alpha = (alpha @ step) * emit[i]
        alpha = alpha / alpha.sum()
        forward[i] = alpha
    for i in range(words - 2, -1, -1):
        beta = step @ (emit[i + 1] * backward[i + 1])
        backward[i] = beta / beta.sum()
    both = forward * backward
    out: Floats = (both / both.sum(1, keepdims=True)).astype(np.float32)
    return out
