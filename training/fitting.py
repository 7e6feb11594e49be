"""Models that explain annotated answers best: logistic, boosted trees, and a choice among many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.trace.decision import Logistic, Trees
from earwitness.trace.disputing import chances

# More of these never lowers the odds that two propositions are one (1), or never raises them (-1).
_POINTS: Final = {
    "meaning": 1, "paraphrase": 1, "within": 1, "likeness": 1, "held_most": 1, "shared": 1, "runs": 1,
    "numbers": 1, "names": 1, "speakers": 1, "top": 1, "negation": -1, "disputing": -1,
    "meaning_least": 1, "paraphrase_least": 1, "within_least": 1, "agreement": 1, "agreement_least": 1,
    "amounts": 1, "mentions": 1, "odds": 1, "partners": 1, "bridge": 1, "pooled": 1, "pooled_least": 1,
    "beside": 1,
}  # fmt: skip
_TREES: Final = {
    "max_iter": 200,
    "learning_rate": 0.05,
    "max_leaf_nodes": 10,
    "min_samples_leaf": 40,
    "l2_regularization": 10.0,
}
_STEPS: Final = 100
# A tree that only asks whether something is known has an infinite threshold, which JSON cannot hold.
_ANY_KNOWN: Final = 1e30
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Rows:
    """Evidence [K, F] and answers [K] of one bundle; ``which`` of the pairs compared they are about.

    ``choice``: which choice [K] each row is an answer of, in order; None where each row is a question.
    """

    name: str
    rows: Floats
    answer: Floats
    which: tuple[int, ...] = ()
    choice: NDArray[np.int64] | None = None


def fit(features: Sequence[str], data: Sequence[Rows], ridge: float) -> Logistic:
    """The logistic model of *features* that explains *data* best: Newton's method, with a ridge."""
    rows = np.concatenate([d.rows for d in data])
    answer = np.concatenate([d.answer for d in data])
    weight = np.concatenate([np.full(len(d.answer), 1 / max(1, len(d.answer))) for d in data])
    weight *= len(answer) / weight.sum()
    absent = np.isnan(rows)
    middle = np.nan_to_num(np.nanmean(np.where(absent.all(0), 0.0, rows), axis=0))
    spread = np.nan_to_num(np.nanstd(np.where(absent.all(0), 0.0, rows), axis=0))
    spread = np.where(spread > 1e-6, spread, 1.0)
    scaled = np.where(absent, 0.0, (rows - middle) / spread)
    design = np.concatenate([scaled, absent.astype(float), np.ones((len(rows), 1))], axis=1)
    penalty = np.full(design.shape[1], ridge)
    penalty[-1] = 0.0
    beta = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-(design @ beta)))
        gradient = design.T @ (weight * (p - answer)) + penalty * beta
        curve = (design.T * (weight * p * (1 - p))) @ design + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, gradient)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    count = len(features)
    return Logistic(
        features=tuple(features),
        middle=_rounded(middle),
        spread=_rounded(spread),
        weight=_rounded(beta[:count]),
        unknown=_rounded(beta[count:-1]),
        bias=round(float(beta[-1]), 5),
    )


def choose(features: Sequence[str], data: Sequence[Rows], ridge: float) -> Logistic:
    """The model of *features* by which the right answers of the choices in *data* are likeliest.

    Each choice is among its rows and none of them. Where several rows are right, their chances add up.
    What is not known counts as usual. The log-odds of the model are against none.
    """
    from scipy.optimize import minimize

    rows = np.concatenate([d.rows for d in data])
    middle = np.nan_to_num(np.nanmean(np.where(np.isnan(rows).all(0), 0.0, rows), axis=0))
    spread = np.nan_to_num(np.nanstd(np.where(np.isnan(rows).all(0), 0.0, rows), axis=0))
    spread = np.where(spread > 1e-6, spread, 1.0)
    scaled = np.nan_to_num((rows - middle) / spread)
    answer = np.concatenate([d.answer for d in data])
    start = _starts(data)
    number = np.repeat(np.arange(len(start)), np.diff([*start, len(answer)]))
    answered = np.add.reduceat(answer, start) > 0

    def loss(beta: Floats) -> tuple[float, Floats]:
        odds = scaled @ beta[:-1] + beta[-1]
        most = np.maximum(np.maximum.reduceat(odds, start), 0.0)
        weight, none = np.exp(odds - most[number]), np.exp(-most)
        share = weight / (np.add.reduceat(weight, start) + none)[number]
        right = np.add.reduceat(share * answer, start)
        chance = np.where(answered, right, 1 - np.add.reduceat(share, start))
        wanted = np.where(answered[number], share * answer / np.maximum(right, 1e-12)[number], 0.0)
        slope = share - wanted
        penalty = ridge * np.append(beta[:-1], 0.0)
        value = -np.log(np.maximum(chance, 1e-12)).sum() + (penalty * beta).sum() / 2
        return float(value), np.append(scaled.T @ slope, slope.sum()) + penalty

    beta = minimize(loss, np.zeros(len(features) + 1), jac=True, method="L-BFGS-B").x
    return Logistic(
        features=tuple(features),
        middle=_rounded(middle),
        spread=_rounded(spread),
        weight=_rounded(beta[:-1]),
        unknown=(0.0,) * len(features),
        bias=round(float(beta[-1]), 5),
    )


def _starts(data: Sequence[Rows]) -> NDArray[np.int64]:
    """Where the choices of *data*, one bundle after the other, begin."""
    out = []
    at = 0
    for d in data:
        assert d.choice is not None
        out += [at + int(k) for k in np.flatnonzero(np.diff(d.choice, prepend=-1))]
        at += len(d.answer)
    return np.array(out, np.int64)


def shares(data: Rows, odds: NDArray[np.float32]) -> Floats:
    """The chances [K] of the rows of choices, of which none may be right."""
    whole = np.arange(len(odds))
    parts = [chances(odds[one]) for one in np.split(whole, _starts([data])[1:])]
    return np.concatenate(parts).astype(np.float64)


def right_chances(data: Rows, model: Logistic | Trees) -> Floats:
    """The chance that *model* gives to the right answer, for each row or each choice."""
    odds = model.log_odds(data.rows.astype(np.float32))
    if data.choice is None:
        p = 1 / (1 + np.exp(-odds.astype(float)))
        return np.where(data.answer > 0, p, 1 - p)
    share, start = shares(data, odds), _starts([data])
    right = np.add.reduceat(share * data.answer, start)
    answered = np.add.reduceat(data.answer, start) > 0
    return np.where(answered, right, 1 - np.add.reduceat(share, start))


def grow(features: Sequence[str], data: Sequence[Rows]) -> Trees:
    """Boosted trees for *data*; each bundle counts alike. What is known of no pair is never asked."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    rows = np.concatenate([d.rows for d in data])
    answer = np.concatenate([d.answer for d in data])
    weight = np.concatenate([np.full(len(d.answer), 1 / len(d.answer)) for d in data])
    known = np.flatnonzero(~np.isnan(rows).all(0))
    model = HistGradientBoostingClassifier(
        monotonic_cst=[_POINTS.get(features[k], 0) for k in known],
        early_stopping=False,
        random_state=0,
        **_TREES,
    )
    model.fit(rows[:, known].astype(np.float32), answer, sample_weight=weight * len(answer) / weight.sum())
    nodes: list[tuple[int, float, int, int, bool, float]] = []
    roots = []
    for (tree,) in model._predictors:
        start = len(nodes)
        roots.append(start)
        for n in tree.nodes:
            leaf = bool(n["is_leaf"])
            nodes.append(
                (
                    -1 if leaf else int(known[n["feature_idx"]]),
                    0.0 if leaf else min(float(np.float32(n["num_threshold"])), _ANY_KNOWN),
                    0 if leaf else start + int(n["left"]),
                    0 if leaf else start + int(n["right"]),
                    bool(n["missing_go_to_left"]),
                    round(float(n["value"]), 6),
                )
            )
    columns = list(zip(*nodes, strict=True))
    return Trees(tuple(features), tuple(roots), *columns, bias=float(model._baseline_prediction[0, 0]))


def _rounded(values: Floats) -> tuple[float, ...]:
    return tuple(round(float(v), 5) for v in values)
