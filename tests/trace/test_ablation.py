"""The ablation of ``trace``: every piece of evidence is of one kind, and taken away it is nowhere known."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from earwitness.trace.decision import fitted
from training.ablation import KINDS, MEASURES, OCCASION, log_loss, table, without
from training.decisions import QUESTIONS
from training.fitting import Rows, fit
from training.scoring import deciding_by

PARTS_OF_THE_PAIR_MODEL = ("meaning", "paraphrase", "within", "denial", "agreement")
SHOWN_TWICE = (*PARTS_OF_THE_PAIR_MODEL, "both models")


def test_every_piece_of_evidence_is_of_one_kind() -> None:
    asked = {name for names in QUESTIONS.values() for name in names}
    count = Counter(n for kind, names in KINDS.items() if kind not in SHOWN_TWICE for n in names)
    assert set(count) == asked  # a new feature needs a kind, and a kind names nothing that is not asked
    assert set(count.values()) == {1}
    assert frozenset().union(*(KINDS[p] for p in PARTS_OF_THE_PAIR_MODEL)) == KINDS["pair model"]
    assert KINDS["both models"] == KINDS["pair model"] | KINDS["vectors"]


def test_what_is_taken_away_is_nowhere_known_and_the_rest_is_untouched() -> None:
    names = QUESTIONS["same"]
    rows = Rows("any", np.arange(2.0 * len(names)).reshape(2, -1), np.array([0.0, 1.0]))
    left = without("same", rows, "vectors")
    gone = [n for n, name in enumerate(names) if name in KINDS["vectors"]]
    kept = [n for n in range(len(names)) if n not in gone]
    assert len(gone) == 2
    assert np.isnan(left.rows[:, gone]).all()
    assert (left.rows[:, kept] == rows.rows[:, kept]).all()
    assert not np.isnan(rows.rows).any()
    assert without("same", rows, "spread") is rows  # asked of denials alone: nothing need be fitted again


def test_a_question_without_evidence_is_answered_by_how_often_it_is_so() -> None:
    names = QUESTIONS["occasion"]
    rows = np.random.default_rng(0).normal(size=(40, len(names)))
    answer = np.repeat([1.0, 0.0], [30, 10])
    data = without("occasion", Rows("any", rows, answer), OCCASION)
    model = fit(names, [data], 3.0)
    assert 1 / (1 + np.exp(-model.log_odds(rows.astype(np.float32)))) == pytest.approx(0.75, abs=1e-4)
    entropy = -0.75 * np.log(0.75) - 0.25 * np.log(0.25)
    assert log_loss(data, model) == pytest.approx(entropy, abs=1e-4)


def test_other_decisions_stand_only_as_long_as_they_are_asked_for() -> None:
    packaged = dict(fitted())
    either = Rows("any", np.zeros((2, len(QUESTIONS["occasion"]))), np.array([0.0, 1.0]))
    other = fit(QUESTIONS["occasion"], [either], 1.0)
    with pytest.raises(ValueError, match="on the way"), deciding_by({"occasion": other}):
        assert fitted()["occasion"] is other
        raise ValueError("on the way")
    assert dict(fitted()) == packaged


def test_the_table_tells_one_way_from_both_ways() -> None:
    full = [dict.fromkeys(MEASURES, 50.0), dict.fromkeys(MEASURES, 60.0)]
    less = {"names": [full[0] | {"claims": 48.0, "links": 51.0}, full[1] | {"claims": 56.0, "links": 57.0}]}
    row = table(full, less).splitlines()[-1]
    assert "-3.0 ±1.4*" in row  # claims: two and four less
    assert "-1.0 ±2.8 " in row  # links: one more, three less
    assert row.split().count("0") == len(MEASURES) - 2
