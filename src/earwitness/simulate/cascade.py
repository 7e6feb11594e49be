"""Who shows disloyalty, given that others do: thresholds (Granovetter 1978, Kuran 1991).

Somebody's threshold is the share of those who defected at which he does too. Private loyalty v0 - w |L -
theta| is such a threshold; v0 belongs to the place and is drawn once, so thresholds keep their order and
all shift by the same amount. Those who defected are then always the first of that order, and a count says
who they are.
"""

from __future__ import annotations

from earwitness.simulate.organisation import Floats


def cascade(threshold_N: Floats, shift: float = 0.0, already: int = 0) -> int:
    """How many defect in the end, with thresholds sorted upwards and lowered by *shift*; at least *already*.

    The least fixpoint of r = F(r + shift) from *already* on: one more defects as long as the next one's
    threshold is reached by the share of those who did.
    """
    count, everybody = already, len(threshold_N)
    while count < everybody and threshold_N[count] - shift <= count / everybody:
        count += 1
    return count


def signatories(threshold_N: Floats, least: int, shift: float = 0.0) -> int:
    """The most people k >= *least* of whom each would sign knowing that k sign; 0 if there is no such k.

    Thresholds are sorted upwards, lowered by *shift*, and are shares of all of them. A letter is signed at
    one table, so the largest k counts, where a cascade in the open may stop at the smallest.
    """
    everybody = len(threshold_N)
    for k in range(everybody, max(least, 1) - 1, -1):
        # the k most willing are the first k, and the k-th is the least willing of them
        if threshold_N[k - 1] - shift <= k / everybody:
            return k
    return 0
