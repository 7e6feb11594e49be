"""Cheap talk through a chain of intermediaries (Ambrus, Azevedo and Kamada 2013).

The state is uniform, losses are quadratic. Sender, intermediaries and receiver stand in a row; each hears
only the one before and says what he likes to the one after. An intermediary with bias b_i wants the action
theta + b_i. Their theorem on *pure* strategies: an outcome of the chain is an outcome of direct talk between
sender and receiver in which, besides, no intermediary who knows the word would rather have had another word's
action. So intermediaries can only forbid outcomes (they never help), and each forbids on his own account
(their order does not matter, nor does repetition). Where the losses are quadratic the condition is that
neighboring actions lie at least 2 |b_i| apart. In mixed strategies all of this can fail.

Scale as in ``cheap_talk``. Derivation: docs/theory/games.md, "Chains of cheap talk".
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, sqrt

from earwitness.simulate.theory import cheap_talk, domain


def passes(bias: float, words: int, intermediaries: Sequence[float]) -> bool:
    """Whether the equilibrium of direct talk with *words* words survives intermediaries with these biases.

    It does iff 1/N - 2 b (N - 2) >= 2 max |b_i|, the left side being the least distance of neighboring
    actions. One who is no more biased than the sender is never in the way; one beyond 1/4 lets nothing
    through.
    """
    cheap_talk.cuts(bias, words)  # refuses a number of words that direct talk does not have
    return words == 1 or _closest(bias, words) >= 2.0 * _widest(intermediaries)


def most_words(bias: float, intermediaries: Sequence[float]) -> int:
    """N: how many words reach the receiver in the most informative pure equilibrium of the chain; 1: none.

    The largest N that direct talk has and that ``passes``; the second condition is the quadratic
    2 b N**2 + 2 (beta - 2 b) N - 1 <= 0 in N, beta the largest |b_i|.
    """
    direct, beta = cheap_talk.most_words(bias), _widest(intermediaries)
    half = beta - 2.0 * bias
    words = max(min(direct, floor((-half + sqrt(half * half + 2.0 * bias)) / (2.0 * bias))), 1)
    while words > 1 and not passes(bias, words, intermediaries):  # the root was rounded up
        words -= 1
    while words < direct and passes(bias, words + 1, intermediaries):  # or down
        words += 1
    return words


def mean_squared_error(bias: float, intermediaries: Sequence[float]) -> float:
    """The receiver's expected loss in that equilibrium."""
    return cheap_talk.mean_squared_error(bias, most_words(bias, intermediaries))


def _closest(bias: float, words: int) -> float:
    """Distance of the first two actions, which are the closest for an upward bias."""
    return 1.0 / words - 2.0 * bias * (words - 2)


def _widest(intermediaries: Sequence[float]) -> float:
    for i, bias in enumerate(intermediaries):
        domain.finite(**{f"intermediaries[{i}]": bias})
    return max((abs(bias) for bias in intermediaries), default=0.0)
