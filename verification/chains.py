"""Chains of cheap talk (docs/theory/games.md): equilibria found by going through every way to talk.

Nothing here uses a closed form but to say what is expected.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations, product

import numpy as np
from numpy.typing import NDArray

from earwitness.simulate.theory import hierarchical_talk
from verification.case import Case, Check

Floats = NDArray[np.float64]


def every_pure_strategy() -> Iterator[Case]:
    """Chains of cheap talk: six states, three words, every pure strategy; outcomes that only one side has."""
    chains: tuple[tuple[float, tuple[float, ...]], ...] = (
        (0.03, (0.02,)), (0.03, (0.16,)), (0.03, (-0.16,)), (0.08, (0.2,)), (0.08, (0.3,)),
        (0.0, (0.1, -0.18)),
        (0.03, (0.16, -0.05)), (0.05, (0.05, 0.2)),
    )  # fmt: skip
    for sender, chain in chains:
        direct, through = pure_outcomes(6, 3, sender, ()), pure_outcomes(6, 3, sender, chain)
        name = f"b={sender} chain={chain}"
        yield Case(f"{name}: outcomes that only the chain has", 0, len(through - direct), 0)
        apart = set.intersection(*(pure_outcomes(6, 3, sender, (bias,)) for bias in chain))
        yield Case(f"{name}: unlike those that all let through alone", 0, len(through ^ apart), 0)
        for order in sorted(set(permutations(chain)) - {chain}):
            yield Case(
                f"{name}: unlike in order {order}", 0, len(through ^ pure_outcomes(6, 3, sender, order)), 0
            )
        forbidden = len(direct - through)
        harmless = max(abs(b) for b in chain) <= abs(sender)
        yield Case(
            f"{name}: anything forbidden ({forbidden} of {len(direct)})",
            float(not harmless),
            forbidden > 0,
            0,
        )


def pure_outcomes(states: int, words: int, sender: float, chain: tuple[float, ...]) -> set[tuple[float, ...]]:
    """Actions in each state, of every equilibrium in pure strategies.

    Every stage is a function of what the one before said. Unused words are heard as used ones, which tempts
    nobody: what another belief about them could support, this one supports.
    """
    theta = (np.arange(states) + 0.5) / states
    judged: set[tuple[tuple[int, ...], ...]] = set()
    found: set[tuple[float, ...]] = set()
    relays = list(product(range(words), repeat=words))
    for first in product(range(words), repeat=states):
        for relay in product(relays, repeat=len(chain)):
            said = [first]
            for way in relay:
                said.append(tuple(way[word] for word in said[-1]))
            stages = tuple(
                tuple(map(stage.index, stage)) for stage in said
            )  # which word it is does not matter
            if stages in judged:
                continue
            judged.add(stages)
            taken = np.array([theta[np.array(stages[-1]) == word].mean() for word in stages[-1]])
            knows = (tuple(range(states)), *stages)  # the sender knows the state, others what they heard
            if all(content(theta, k, taken, b) for k, b in zip(knows, (sender, *chain), strict=False)):
                found.add(tuple(np.round(taken, 9).tolist()))
    return found


def content(theta: Floats, knows: tuple[int, ...], taken: Floats, bias: float) -> bool:
    """Whether somebody who only knows *knows* never expects another of the actions to be better for him."""
    choices = np.unique(taken)[:, None]
    for what in set(knows):
        same = np.array(knows) == what
        least = ((choices - theta[same] - bias) ** 2).mean(axis=1).min()
        if ((taken[same] - theta[same] - bias) ** 2).mean() > least + 1e-12:
            return False
    return True


def words_through_fine_chains() -> Iterator[Case]:
    """Chains of cheap talk: most words in any interval equilibrium on 80 states, against the closed form."""
    for bias, beta in product((0.1, 0.06, 0.035), (0.0, 0.08, 0.12, 0.2, 0.3)):
        want = hierarchical_talk.most_words(bias, [beta])
        yield Case(f"b={bias} intermediary={beta}: words", want, most_on_grid(80, bias, beta), 0)


def most_on_grid(states: int, bias: float, beta: float) -> int:
    """The largest N up to 4 for which some cuts of the grid make sender and intermediary content."""
    theta = (np.arange(states) + 0.5) / states
    for words in (4, 3, 2):
        inner = np.array(list(combinations(range(1, states), words - 1)))
        at = np.hstack([np.zeros((len(inner), 1), int), inner, np.full((len(inner), 1), states)])
        action = (at[:, 1:] + at[:, :-1]) / (2 * states)
        fine = np.ones(len(at), bool)
        for i in range(words - 1):
            below, above = theta[at[:, i + 1] - 1] + bias, theta[at[:, i + 1]] + bias
            middle = 0.5 * (action[:, i] + action[:, i + 1])
            fine &= (below <= middle + 1e-12) & (above >= middle - 1e-12)
            # knowing the word, his best action is its mean plus beta: the mean itself must be the nearest
            fine &= action[:, i] + beta <= middle + 1e-12
        if fine.any():
            return words
    return 1


CHECKS: list[Check] = [every_pure_strategy, words_through_fine_chains]
