"""A choice among many is fitted so that what is right is likeliest."""

from __future__ import annotations

import numpy as np
import pytest

from training.fitting import Rows, choose, right_chances, shares

NAMES = ("near", "noise")


def choices(seed: int, many: int = 60, absent: float = 0.0) -> Rows:
    """Choices among four rows; the one of the largest first column is right, in one of five none is."""
    draw = np.random.default_rng(seed)
    rows, answer, choice = [], [], []
    for n in range(many):
        evidence = draw.normal(size=(4, 2))
        right = np.zeros(4)
        if n % 5:
            evidence[n % 4, 0] += 4
            right[n % 4] = 1
        rows.append(np.where(draw.random((4, 2)) < absent, np.nan, evidence))
        answer.append(right)
        choice += [n] * 4
    return Rows("any", np.concatenate(rows), np.concatenate(answer), choice=np.array(choice, np.int64))


def test_what_is_right_becomes_likeliest_in_choices_that_were_not_seen() -> None:
    model = choose(NAMES, [choices(0), choices(1)], 1.0)
    assert model.weight[0] > 5 * abs(model.weight[1])
    other = choices(2)
    assert right_chances(other, model).mean() > 0.8
    found = shares(other, model.log_odds(other.rows.astype(np.float32)))
    assert (found >= 0).all()


def test_chances_of_a_choice_and_of_none_are_one_in_all() -> None:
    model = choose(NAMES, [choices(0)], 1.0)
    data = choices(3)
    right = right_chances(data, model)
    wrong = right_chances(Rows("any", data.rows, 1 - data.answer, choice=data.choice), model)
    answered = np.add.reduceat(data.answer, np.arange(0, len(data.answer), 4)) > 0
    assert (right + wrong)[answered].max() <= 1 + 1e-6
    assert (right + wrong)[~answered] == pytest.approx(1.0, abs=1e-5)


def test_what_is_not_known_counts_as_usual() -> None:
    model = choose(NAMES, [choices(0, absent=0.2)], 1.0)
    assert model.unknown == (0.0, 0.0)
    usual = np.array([[model.middle[0], model.middle[1]], [np.nan, np.nan]], np.float32)
    assert np.diff(model.log_odds(usual)) == pytest.approx(0.0, abs=1e-4)


def test_the_order_of_bundles_changes_next_to_nothing() -> None:
    one, other = (choose(NAMES, data, 1.0) for data in ([choices(0), choices(1)], [choices(1), choices(0)]))
    assert one.weight == pytest.approx(other.weight, abs=1e-2)
