"""Whom an anonymous channel asks."""

from __future__ import annotations

import numpy as np

from earwitness.simulate.organisation import Floats, Ints


def asked(u_S: Floats, agents: int) -> Ints:
    """As many different agents (numbers below *agents*) as there are uniform draws *u_S*, all sets equally
    likely.

    The first steps of a Fisher-Yates shuffle. Only the places that it touched are kept, so the cost does
    not depend on *agents*. A scalar function, so that the fast engine compiles the same code.
    """
    place_S = np.empty(len(u_S), dtype=np.int64)  # a touched place and who stands there now
    stands_S = np.empty(len(u_S), dtype=np.int64)
    asked_S = np.empty(len(u_S), dtype=np.int64)
    for i in range(len(u_S)):
        place = i + int(u_S[i] * (agents - i))
        chosen, first = place, i
        for before in range(i):
            if place_S[before] == place:
                chosen = stands_S[before]
            if place_S[before] == i:
                first = stands_S[before]
        asked_S[i], place_S[i], stands_S[i] = chosen, place, first
    return asked_S
