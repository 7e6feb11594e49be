"""Groups: the stated objective is reached, chains of weak links hold nothing together, order is nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from earwitness.trace.clustering import ABSENT, groups, objective

Weights = dict[tuple[int, int], float]


def every_partition(items: list[int]) -> Iterator[list[tuple[int, ...]]]:
    """All ways to divide *items*: the plain slow answer."""
    if not items:
        yield []
        return
    first, *rest = items
    for partition in every_partition(rest):
        yield [(first,), *partition]
        for n, group in enumerate(partition):
            yield [*partition[:n], (first, *group), *partition[n + 1 :]]


def weights_of(size: int) -> st.SearchStrategy[Weights]:
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size)]
    return st.dictionaries(st.sampled_from(pairs), st.floats(-4, 4).map(lambda w: round(w, 2)))


@given(weights_of(6))
@settings(max_examples=60, deadline=None)
def test_near_the_best_of_all_partitions(weights: Weights) -> None:
    found = objective(groups(6, weights), weights)
    best = max(objective(p, weights) for p in every_partition(list(range(6))))
    # greedy: not always the best, and never worse than leaving everything alone
    assert 0 <= found <= best + 1e-9
    assert found >= 0.7 * best - 1e-9


@given(weights_of(7), st.permutations(list(range(7))))
@settings(max_examples=60, deadline=None)
def test_names_of_items_change_nothing_where_weights_differ(weights: Weights, order: list[int]) -> None:
    distinct = {pair: w + n * 1e-4 for n, (pair, w) in enumerate(sorted(weights.items()))}
    turned = {(min(order[i], order[j]), max(order[i], order[j])): w for (i, j), w in distinct.items()}
    mine = {frozenset(order[i] for i in g) for g in groups(7, distinct)}
    assert mine == {frozenset(g) for g in groups(7, turned)}


@pytest.mark.parametrize(
    ("weights", "expected", "why"),
    [
        ({(0, 1): 2.0}, [(0, 1), (2,)], "a link above the threshold joins"),
        ({(0, 1): -0.5}, [(0,), (1,), (2,)], "one below it does not"),
        ({(0, 1): 2.0, (1, 2): 2.0}, [(0, 1, 2)], "two strong links outweigh the missing third"),
        ({(0, 1): 0.6, (1, 2): 0.6}, [(0, 1), (2,)], "two weak ones do not"),
        ({(0, 1): 9.0, (1, 2): 9.0, (0, 2): float("-inf")}, [(0, 1), (2,)], "cannot-link wins"),
    ],
)
def test_small_cases(weights: Weights, expected: list[tuple[int, ...]], why: str) -> None:
    assert groups(3, weights) == expected, why


def test_a_chain_of_weak_links_falls_apart() -> None:
    # single link would make one group of 200
    chain = {(i, i + 1): 0.8 for i in range(199)}
    assert max(len(g) for g in groups(200, chain)) <= 3


def test_bridges_do_not_join_two_firm_groups() -> None:
    firm = {(i, j): 3.0 for i in range(8) for j in range(i + 1, 8)}
    firm |= {(i, j): 3.0 for i in range(8, 16) for j in range(i + 1, 16)}
    assert groups(16, firm | {(7, 8): 3.0}) == [tuple(range(8)), tuple(range(8, 16))]


def test_absent_pairs_count_against_a_group() -> None:
    star = {(0, i): -ABSENT - 0.1 for i in range(1, 30)}
    assert max(len(g) for g in groups(30, star)) == 2
