"""Cascades: people who look around and join, one round after the other, until nobody moves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtr
from scipy.stats import norm

from earwitness.errors import SettingError
from earwitness.simulate.theory import cascades as cs


def rounds(thresholds: Sequence[float]) -> int:
    """Everybody who wants to joins at once, and looks again."""
    inside: set[int] = set()
    while True:
        more = {i for i, t in enumerate(thresholds) if t <= len(inside)} | inside
        if more == inside:
            return len(inside)
        inside = more


@pytest.mark.parametrize(
    ("thresholds", "end", "why"),
    [
        (range(100), 100, "Granovetter: each brings in the next"),
        ([0, 2, *range(2, 100)], 1, "Granovetter: one person's threshold from 1 to 2, and nobody follows"),
        ([0, 2, 2, 3, 4, 5, 6, 7, 8, 10], 1, "Kuran 1991, shares of ten people"),
        ([0, 1, 2, 3, 4, 5, 6, 7, 8, 10], 9, "Kuran 1991: the second one's 20 to 10"),
        ([1, 1, 1], 0, "nobody starts"),
        ([0, 0, 2, 4], 3, "the last would need everybody"),
        ([], 0, "nobody there"),
    ],
)
def test_known_crowds(thresholds: Sequence[int], end: int, why: str) -> None:
    assert cs.joined(thresholds) == end == rounds(thresholds), why


def test_kuran_in_percent() -> None:
    assert cs.joined_by_share([0, 0.2, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0]) == 1
    assert cs.joined_by_share([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0]) == 9


@given(st.lists(st.integers(0, 12), max_size=12), st.randoms())
def test_any_order_any_crowd(thresholds: list[int], random: object) -> None:
    end = cs.joined(thresholds)
    assert end == rounds(thresholds)
    random.shuffle(thresholds)  # type: ignore[attr-defined]
    assert cs.joined(thresholds) == end
    inside: list[int] = []  # joining one at a time, in the order of the list
    waiting = list(thresholds)
    while any(t <= len(inside) for t in waiting):
        inside.append(waiting.pop(next(i for i, t in enumerate(waiting) if t <= len(inside))))
    assert len(inside) == end


@given(st.integers(1, 100), st.data())
def test_shares_are_numbers(people: int, data: st.DataObject) -> None:
    """n/100 of 100 people are n, whatever a machine makes of n/100 times 100."""
    numbers = data.draw(st.lists(st.integers(0, people), min_size=people, max_size=people))
    assert cs.joined_by_share([n / people for n in numbers]) == cs.joined(numbers)


def test_fold_of_granovetters_normal_crowd() -> None:
    fold = cs.fold(0.25)
    assert fold is not None
    assert fold.spread == pytest.approx(0.1222, abs=5e-5)
    assert fold.share == pytest.approx(0.062, abs=5e-5)
    # F(r) = r and F'(r) = 1, with another's normal law
    assert norm.cdf(fold.share, 0.25, fold.spread) == pytest.approx(fold.share, abs=1e-12)
    assert norm.pdf(fold.share, 0.25, fold.spread) == pytest.approx(1.0, abs=1e-9)


@pytest.mark.parametrize("mean", [0.1, 0.25, 0.4])
def test_before_the_fold_few_and_after_it_nearly_all(mean: float) -> None:
    """A crowd of ever so many, iterated from nobody, a thousandth on either side."""
    fold = cs.fold(mean)
    assert fold is not None
    for spread, jumps in ((0.999 * fold.spread, False), (1.001 * fold.spread, True)):
        r = 0.0
        for _ in range(20_000):
            r = ndtr((r - mean) / spread)
        assert (r > 0.9) == jumps
        assert cs.equilibria(mean=mean, spread=spread)[0] == pytest.approx(float(r), abs=1e-6)
    assert len(cs.equilibria(mean=mean, spread=0.999 * fold.spread)) == 3
    assert len(cs.equilibria(mean=mean, spread=1.001 * fold.spread)) == 1


def test_no_fold_where_half_or_nobody_is_asked() -> None:
    assert cs.fold(0.5) is None and cs.fold(0.0) is None and cs.fold(0.6) is None
    for spread in (0.05, 0.2, 1.0, 5.0):  # the lower equilibrium never goes beyond the mean
        assert cs.equilibria(mean=0.6, spread=spread)[0] <= 0.6


def test_a_hundred_people_jump_a_little_later() -> None:
    """The mid-quantiles of the normal law: 6 at .1254, all at .1255."""
    ends = {
        spread: cs.joined_by_share(cs.middling_thresholds(people=100, mean=0.25, spread=spread / 1e4))
        for spread in range(1100, 1400)
    }
    first = next(spread for spread, end in ends.items() if end == 100)
    assert first == 1255
    assert max(end for spread, end in ends.items() if spread < first) == 6
    assert min(end for spread, end in ends.items() if spread >= first) == 100
    later = cs.fold(0.25 + 1 / 200)
    assert later is not None and later.spread == pytest.approx(0.1255, abs=5e-5)
    assert cs.joined_by_share(cs.middling_thresholds(people=10_000, mean=0.25, spread=0.1223)) == 10_000
    assert cs.joined_by_share(cs.middling_thresholds(people=10_000, mean=0.25, spread=0.1222)) < 700


def step_law(chances: Sequence[float]) -> object:
    """The distribution function of thresholds k/(n - 1)… on as many equal steps of [0, 1]."""
    places = len(chances)

    def below(r: float) -> float:
        return min(sum(c for k, c in enumerate(chances) if k / (places - 1) <= r + 1e-12), 1.0)

    return below


CROWDS = [
    (1, (0.3, 0.7)),
    (4, (0.2, 0.1, 0.3, 0.2, 0.2)),
    (5, (0.3, 0.2, 0.2, 0.1, 0.1, 0.1)),
    (6, (0.1, 0.3, 0.2, 0.0, 0.2, 0.1, 0.1)),
]


@pytest.mark.parametrize(("people", "chances"), CROWDS)
def test_size_law_by_counting_every_crowd(people: int, chances: tuple[float, ...]) -> None:
    law = np.zeros(people + 1)
    for crowd in product(range(len(chances)), repeat=people):
        law[rounds(crowd)] += float(np.prod([chances[k] for k in crowd]))
    assert cs.size_law(people=people, below=step_law(chances)) == pytest.approx(law)


@pytest.mark.parametrize(("people", "chances"), CROWDS)
@pytest.mark.parametrize("signatures", [1, 3])
def test_appeal_by_counting_every_crowd(people: int, chances: tuple[float, ...], signatures: int) -> None:
    if signatures > people:
        assert cs.appeal_chance(
            people=people, signatures=signatures, below=step_law(chances)
        ) == pytest.approx(0)
        return
    signed = 0.0
    for crowd in product(range(len(chances)), repeat=people):
        if any(sum(t <= k for t in crowd) >= k for k in range(signatures, people + 1)):
            signed += float(np.prod([chances[k] for k in crowd]))
    found = cs.appeal_chance(people=people, signatures=signatures, below=step_law(chances))
    assert found == pytest.approx(signed)
    # nobody has to be first
    assert found >= cs.size_law(people=people, below=step_law(chances))[signatures:].sum() - 1e-12


def test_chance_makes_some_crowds_jump_long_before_the_fold() -> None:
    """At .11 a crowd without end stays below 2%; of crowds of 100 drawn ones 1 in 27 goes all the way."""
    law = cs.size_law(people=100, below=lambda r: float(norm.cdf((r - 0.25) / 0.11)))
    assert law.sum() == pytest.approx(1.0)
    drawn = np.random.default_rng(11).normal(0.25, 0.11, (4000, 100))
    ends = np.array([cs.joined_by_share(crowd) for crowd in drawn])
    far = law[90:].sum()
    assert far == pytest.approx((ends >= 90).mean(), abs=4 * np.sqrt(far * (1 - far) / 4000))
    assert cs.equilibria(mean=0.25, spread=0.11)[0] < 0.02
    assert far == pytest.approx(1 / 27, rel=0.02)
    assert law @ np.arange(101) == pytest.approx(ends.mean(), abs=4 * ends.std() / 4000**0.5)


def test_what_is_refused() -> None:
    with pytest.raises(SettingError, match="below falls"):
        cs.size_law(people=3, below=lambda r: 1 - r)
    with pytest.raises(SettingError, match="upmost is 2"):
        cs.size_law(people=2, below=lambda r: 2 * r)
    with pytest.raises(SettingError, match="people is 0"):
        cs.middling_thresholds(people=0, mean=0.2, spread=0.1)
    with pytest.raises(SettingError, match="signatures is 0"):
        cs.appeal_chance(people=3, signatures=0, below=lambda r: r)
