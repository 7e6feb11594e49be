"""Fit what ``trace`` decides by: ``python -m training.decisions [--check]``.

=========  ===============================================================================================
same       do two propositions state one claim? Boosted trees, on all pairs compared in the annotated bundles
again      the same at the second look: what *same* says of a bundle left out, and of what is near the two
occasion   if so, do both go back to one utterance? Logistic, on the links of the same bundles
disputes   does this denial dispute that claim? Logistic, on their denials and all claims near them
=========  ===============================================================================================

Bundles: ``training/trace``, the example, and those of ``evaluation/trace`` but for those that are kept
out (``evaluation.trace.gold.UNSEEN``). ``--check`` leaves out one bundle at a time and prints how well the
others answer for it: average precision, calibration, and the claims that come out (B-cubed); nothing is
written. What each kind of evidence adds is shown by ``python -m training.ablation``.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from earwitness.case import NO_CASE
from earwitness.trace import TraceSettings
from earwitness.trace.claims import Group
from earwitness.trace.decision import Logistic, Question, Trees
from earwitness.trace.disputing import FEATURES as DISPUTE_FEATURES
from earwitness.trace.disputing import Disputes
from earwitness.trace.evidence import FEATURES, Weights
from earwitness.trace.matching import Matches
from earwitness.trace.reconsidering import SECOND
from earwitness.trace.tracing import Tracing, unheard
from evaluation.trace.gold import EXAMPLE, TRAINING, Affair, affairs, load
from evaluation.trace.score import b_cubed

OUT: Final = Path(__file__).parents[1] / "src" / "earwitness" / "trace" / "decisions.json"
# Pull of weights towards zero; chosen by leaving out one bundle at a time.
_RIDGE: Final = {"occasion": 3.0, "disputes": 1.0}
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
_OCCASION: Final = (
    "meaning", "paraphrase", "likeness", "held_least", "runs", "run_count", "numbers", "speakers",
    "same_document",
    "nested", "voice", "headline", "length",
)  # fmt: skip
_STEPS: Final = 100
# A tree that only asks whether something is known has an infinite threshold, which JSON cannot hold.
_ANY_KNOWN: Final = 1e30
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Rows:
    """Evidence [K, F] and answers [K] of one bundle; ``which`` of the pairs compared they are about."""

    name: str
    rows: Floats
    answer: Floats
    which: tuple[int, ...] = ()


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


def material(affair: Affair, tracing: Tracing, found: Matches) -> dict[Question, Rows]:
    """The rows of one bundle, *found* when *tracing* it, for each question."""
    claims_of: dict[str, set[str]] = {}
    for claim in affair.claims:
        for report in claim.reports:
            claims_of.setdefault(report, set()).add(claim.id)
    one = [
        bool(claims_of.get(_report(tracing, i), set()) & claims_of.get(_report(tracing, j), set()))
        for i, j in found.pairs
    ]
    # of several pairs of propositions of two reports, the gold is about the likest
    best: dict[tuple[str, str], int] = {}
    for k, (i, j) in enumerate(found.pairs.tolist()):
        key = _key(_report(tracing, i), _report(tracing, j))
        if key not in best or found.same_odds[k] > found.same_odds[best[key]]:
            best[key] = k
    kept = [k for k in range(len(one)) if not one[k]] + [k for k in best.values() if one[k]]
    relation = {_key(link.origin, link.target): link.relation for link in affair.links}
    linked = [(k, relation.get(key)) for key, k in best.items()]
    occasion = [(k, r == "same-utterance") for k, r in linked if r in ("same-utterance", "same-claim")]
    columns = [FEATURES.index(name) for name in _OCCASION]
    rows = found.rows.astype(float)
    return {
        "same": Rows(affair.name, rows[kept], np.array([one[k] for k in kept], float), tuple(kept)),
        "occasion": Rows(
            affair.name,
            rows[[k for k, _ in occasion]][:, columns],
            np.array([y for _, y in occasion], float),
        ),
        "disputes": _denials(affair, tracing, found),
    }


def unseen(found: Sequence[Matches], data: Sequence[Mapping[Question, Rows]]) -> list[Matches]:
    """*found* in each bundle, with the first odds by a model that was fitted on the others."""
    models = [made("same", [d["same"] for m, d in enumerate(data) if m != n]) for n in range(len(data))]
    return [replace(f, same_odds=m.log_odds(f.rows)) for f, m in zip(found, models, strict=True)]


def again(tracing: Tracing, first: Matches, same: Rows) -> Rows:
    """The rows of the second look for the pairs of *same*; *first*: with odds of a model that is new to them."""
    return replace(same, rows=tracing.second_rows(first)[list(same.which)].astype(float))


def _denials(affair: Affair, tracing: Tracing, found: Matches) -> Rows:
    """Each denial of the bundle with the gold claims that it may dispute."""
    of: dict[str, list[int]] = {}
    for i, p in enumerate(tracing.propositions):
        of.setdefault(p.report.id, []).append(i)
    groups = [
        Group(c.id, tuple(i for r in sorted(c.reports) for i in of.get(r, ())), tuple(sorted(c.reports)))
        for c in affair.claims
    ]
    vectors = tracing.vectors
    disputes = Disputes(
        documents={d.id: d for d in tracing.documents},
        propositions=tracing.propositions,
        groups=[g for g in groups if g.members],
        matches=found,
        vectors=vectors[0] if vectors else None,
        compare=tracing.speakers,
        weights=Weights(tracing.propositions).of,
    )
    target = {k.origin: k.target for k in affair.links if k.relation in ("denies", "comments-on")}
    reports_of = {c.id: c.reports for c in affair.claims}
    rows, answers = [], []
    for report, near in disputes.candidates(frozenset()):
        if report not in target:
            continue
        for g, row in near:
            rows.append(row)
            answers.append(target[report] in reports_of[disputes.groups[g].id])
    return Rows(
        affair.name,
        np.array(rows, float).reshape(-1, len(DISPUTE_FEATURES)),
        np.array(answers, float),
    )


def _report(tracing: Tracing, i: int) -> str:
    return tracing.propositions[i].report.id


def _key(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


# What each question is answered by.
QUESTIONS: Final[Mapping[Question, Sequence[str]]] = {
    "same": FEATURES,
    "again": SECOND,
    "occasion": _OCCASION,
    "disputes": DISPUTE_FEATURES,
}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--check", action="store_true", help="leave out one bundle at a time; write nothing")
    a = ap.parse_args()
    known = bundles()
    traced = [tracing_of(affair) for affair in known]
    found = [tracing.first_compared() for tracing in traced]
    data = [material(*bundle) for bundle in zip(known, traced, found, strict=True)]
    found = unseen(found, data)
    for tracing, first, rows in zip(traced, found, data, strict=True):
        rows["again"] = again(tracing, first, rows["same"])
    if a.check:
        for question in QUESTIONS:
            for n, left_out in enumerate(data):
                model = made(question, [d[question] for m, d in enumerate(data) if m != n])
                _report_on(question, left_out[question], model)
                if question == "again":
                    _claims(known[n], traced[n], found[n], model)
        return
    models = {q: made(q, [d[q] for d in data]) for q in QUESTIONS}
    OUT.write_bytes(msgspec.json.encode(models) + b"\n")
    for question, model in models.items():
        if isinstance(model, Logistic):
            print(question, *(f"{f}={w:.2f}" for f, w in zip(model.features, model.weight, strict=True)))


def bundles() -> list[Affair]:
    """The bundles that the decisions are fitted on, in a fixed order."""
    return [load(EXAMPLE), *affairs(TRAINING), *affairs()]


def tracing_of(affair: Affair) -> Tracing:
    """The tracing of a bundle's own statements, with nothing done yet."""
    return Tracing(affair.documents, affair.findings(), TraceSettings(), NO_CASE, unheard)


def made(question: Question, data: Sequence[Rows]) -> Logistic | Trees:
    """The model of the shipped kind that answers *question* best on *data*."""
    if question in ("same", "again"):
        return grow(QUESTIONS[question], data)
    return fit(QUESTIONS[question], data, _RIDGE[question])


def _claims(affair: Affair, tracing: Tracing, found: Matches, model: Logistic | Trees) -> None:
    """B-cubed of the claims that *model* gives at the second look for a bundle that it has not seen."""
    looked = replace(found, same_odds=model.log_odds(tracing.second_rows(found)))
    claims = [frozenset(g.reports) for g in tracing.grouped(looked)]
    precision, recall = b_cubed([r.id for r in affair.reports], [c.reports for c in affair.claims], claims)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{'':9s} {'claims':16s} B-cubed {f1:.3f} (precision {precision:.3f}, recall {recall:.3f})")


def _report_on(question: str, data: Rows, model: Logistic | Trees) -> None:
    odds = model.log_odds(data.rows.astype(np.float32))
    p = 1 / (1 + np.exp(-odds))
    bins = np.clip((p * 10).astype(int), 0, 9)
    gap = sum(
        abs(p[bins == b].mean() - data.answer[bins == b].mean()) * (bins == b).mean()
        for b in range(10)
        if (bins == b).any()
    )
    print(
        f"{question:9s} {data.name:16s} {len(p):6d} pairs, {data.answer.mean():.3f} yes; "
        f"average precision {average_precision(data.answer, odds):.3f}, calibration error {gap:.3f}"
    )


def average_precision(answer: Floats, score: Floats) -> float:
    """Area under precision over recall, ties in the order given."""
    order = np.argsort(-score, kind="stable")
    hits = answer[order]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float((precision * hits).sum() / max(1.0, hits.sum()))


if __name__ == "__main__":
    main()
