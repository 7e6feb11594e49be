"""Chains of cheap talk: the theorem, by going through every pure strategy; the closed form, by integration.

The enumeration knows nothing of cuts or of the theorem: a few equally likely states, a few words, every way
in which sender and intermediaries could talk. A word that nobody uses is heard as one that somebody does,
which is the least tempting belief that there can be about it, so what survives is every pure equilibrium
outcome and no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad

from earwitness.errors import SettingError
from earwitness.simulate.shading import CheapTalk
from earwitness.simulate.theory import cheap_talk, hierarchical_talk

Outcome = tuple[float, ...]  # the receiver's action in each state


def outcomes(states: int, words: int, sender: float, intermediaries: Sequence[float]) -> set[Outcome]:
    """Every outcome of a pure equilibrium, by brute force."""
    theta = (np.arange(states) + 0.5) / states
    found: set[Outcome] = set()
    maps = list(product(range(words), repeat=words))
    judged: set[tuple[tuple[int, ...], ...]] = set()
    for first in product(range(words), repeat=states):
        for chain in product(maps, repeat=len(intermediaries)):
            said = [first]
            for relay in chain:
                said.append(tuple(relay[word] for word in said[-1]))
            # which words they are makes no difference, only who shares one
            stages = tuple(tuple(stage.index(word) for word in stage) for stage in said)
            if stages in judged:
                continue
            judged.add(stages)
            taken = np.array([theta[[w == word for w in stages[-1]]].mean() for word in stages[-1]])
            if all_content(theta, stages, taken, sender, intermediaries):
                found.add(tuple(np.round(taken, 9).tolist()))
    return found


def all_content(
    theta: np.ndarray,
    stages: tuple[tuple[int, ...], ...],
    taken: np.ndarray,
    sender: float,
    intermediaries: Sequence[float],
) -> bool:
    """Whether nobody, given what he knows, would rather have had another action that some state gets."""
    choices = np.unique(taken)[:, None]
    if ((taken - theta - sender) ** 2 > ((choices - theta - sender) ** 2).min(axis=0) + 1e-12).any():
        return False
    for heard, bias in zip(stages, intermediaries, strict=False):
        for word in set(heard):
            same = np.array(heard) == word
            least = ((choices - theta[same] - bias) ** 2).mean(axis=1).min()
            if ((taken[same] - theta[same] - bias) ** 2).mean() > least + 1e-12:
                return False
    return True


# states, words, sender's bias, intermediaries' biases, whether they forbid anything
CHAINS: list[tuple[int, int, float, tuple[float, ...], bool]] = [
    (5, 3, 0.04, (0.03,), False),
    (5, 3, 0.04, (0.17,), True),
    (5, 3, 0.04, (-0.17,), True),
    (5, 3, 0.10, (0.24,), True),
    (4, 3, 0.05, (0.30,), True),
    (5, 3, 0.0, (0.12,), True),
]


@pytest.mark.parametrize(("states", "words", "sender", "chain", "forbids"), CHAINS)
def test_intermediaries_never_help(
    states: int, words: int, sender: float, chain: tuple[float, ...], forbids: bool
) -> None:
    direct, through = outcomes(states, words, sender, ()), outcomes(states, words, sender, chain)
    assert through <= direct
    assert (through < direct) is forbids
    theta = (np.arange(states) + 0.5) / states
    assert through == {o for o in direct if all(would_pass_it_on(theta, np.array(o), b) for b in chain)}


def would_pass_it_on(theta: np.ndarray, outcome: np.ndarray, bias: float) -> bool:
    """The theorem's condition: who knows only which action is due never prefers, in expectation, another."""
    actions = np.unique(outcome)
    for due in actions:
        known = theta[outcome == due]
        loss = {float(a): ((a - known - bias) ** 2).mean() for a in actions}
        if loss[float(due)] > min(loss.values()) + 1e-9:
            return False
    return True


def test_order_is_irrelevant_and_so_is_repetition() -> None:
    biases = (0.2, -0.05)
    found = [outcomes(4, 3, 0.03, order) for order in permutations(biases)]
    assert found[0] == found[1] == outcomes(4, 3, 0.03, (0.2,)) & outcomes(4, 3, 0.03, (-0.05,))
    assert found[0] < outcomes(4, 3, 0.03, (-0.05,))
    assert outcomes(4, 3, 0.03, (0.2, 0.2)) == outcomes(4, 3, 0.03, (0.2,))


def content_by_integration(bias: float, words: int, intermediaries: Sequence[float]) -> bool:
    """Whether every intermediary likes the word's action best, knowing only the stretch: by integration."""
    at, action = cheap_talk.cuts(bias, words), cheap_talk.actions(bias, words)
    for own in intermediaries:
        for i in range(words):
            loss = [quad(lambda t, y=y, own=own: (y - t - own) ** 2, at[i], at[i + 1])[0] for y in action]
            if loss[i] > min(loss) + 1e-12:
                return False
    return True


@pytest.mark.parametrize("bias", [0.1, 0.05, 0.02, 0.008])
@pytest.mark.parametrize(
    "chain", [(), (0.02,), (-0.06,), (0.1, -0.03), (0.06, 0.06), (0.24,), (0.26,), (-0.4, 0.01)]
)
def test_number_of_words_that_get_through(bias: float, chain: tuple[float, ...]) -> None:
    most = cheap_talk.most_words(bias)
    best = max(n for n in range(1, most + 1) if n == 1 or content_by_integration(bias, n, chain))
    assert hierarchical_talk.most_words(bias, chain) == best
    assert [hierarchical_talk.passes(bias, n, chain) for n in range(1, most + 1)] == [
        n <= best for n in range(1, most + 1)
    ]
    assert hierarchical_talk.mean_squared_error(bias, chain) == cheap_talk.mean_squared_error(bias, best)


@given(st.floats(1e-4, 0.3), st.lists(st.floats(-0.5, 0.5), max_size=4))
@settings(max_examples=80, deadline=None)
def test_chains_in_general(bias: float, chain: list[float]) -> None:
    direct = cheap_talk.most_words(bias)
    through = hierarchical_talk.most_words(bias, chain)
    assert 1 <= through <= direct
    assert hierarchical_talk.most_words(bias, chain[::-1]) == through
    assert hierarchical_talk.most_words(bias, [-b for b in chain]) == through  # sides do not matter
    assert hierarchical_talk.most_words(bias, [*chain, bias]) == through  # no more biased than the sender
    assert hierarchical_talk.mean_squared_error(bias, chain) >= cheap_talk.mean_squared_error(bias)


def test_a_chain_of_equals_in_the_engines_is_this_equilibrium() -> None:
    """Agents with one bias pass on what they hear: the rule maps each word to itself, as theory lets it."""
    x = np.linspace(0, 1, 10_001)
    one = np.ones_like(x)
    rule, bias = CheapTalk(), 0.03
    once = rule.message(x, bias * one, one, 0.0, 0.0, one)
    again = once
    for _ in range(5):
        again = rule.message(again, bias * one, one, 0.0, 0.0, one)
    assert (again == pytest.approx(once)) and hierarchical_talk.passes(bias, len(np.unique(once)), [bias] * 5)


@pytest.mark.parametrize(
    ("bias", "chain", "says"),
    [
        (0.0, (0.1,), "bias is 0.0"),
        (0.1, (0.1, float("nan")), r"intermediaries\[1\] is nan"),
        (0.1, (float("inf"),), r"intermediaries\[0\] is inf"),
    ],
)
def test_refused(bias: float, chain: tuple[float, ...], says: str) -> None:
    with pytest.raises(SettingError, match=says):
        hierarchical_talk.most_words(bias, chain)
