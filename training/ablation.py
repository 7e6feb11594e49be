"""What each kind of evidence adds to tracing: ``python -m training.ablation``.

The decisions of ``trace`` are fitted without one kind of evidence at a time and asked about a bundle that
they were not fitted on, as ``python -m training.decisions --check`` does; the bundles are those that it
uses, the statements the annotators' own. Printed for each kind is what changes without it: the mean over
the bundles of the difference from the full decisions, the standard deviation of that difference over the
bundles, and ``*`` where every bundle differs in the one direction or not at all.

============  ============================================================================================
same          log loss of *same* (do two propositions state one claim?), in thousandths; less is better
again         the same at the second look
occasion      log loss of *occasion* (do both go back to one utterance?), in thousandths
disputes      log loss of *disputes* (which statement does this denial dispute?), in thousandths
the others    as in ``evaluation/trace/score.py``, in percent; more is better
============  ============================================================================================

Evidence is taken from the decisions alone. Candidates are the same throughout, so that the pair model and
the vectors are used for finding pairs even in their own rows, and so are the rules that follow the
decisions: what ``trace`` calls reattributed rests on speakers however links are weighed. In two rows it
is no evidence but an answer that is taken away:

=============  ===========================================================================================
one occasion   every link has the usual chance of being one utterance
who was first  which of two statements came first is unknown throughout
=============  ===========================================================================================

Nothing is written and nothing is drawn by chance. About eight minutes on one core that nothing else
uses.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from earwitness.case import NO_CASE
from earwitness.records import Report
from earwitness.trace import TraceSettings
from earwitness.trace.decision import Logistic, Question, Trees
from earwitness.trace.evidence import FEATURES, Floats
from earwitness.trace.matching import Matches
from earwitness.trace.timing import Order
from earwitness.trace.tracing import Tracing, unheard
from evaluation.trace.gold import Affair
from training.decisions import QUESTIONS, again, bundles, denials_unseen, made, material, unseen
from training.fitting import Rows, right_chances
from training.scoring import Models, agreement

# The pair model's answers, each with the lower one of the two orders that it is asked in.
_PARTS: Final = {
    "meaning": frozenset(["meaning", "meaning_least"]),
    "paraphrase": frozenset(["paraphrase", "paraphrase_least"]),
    "within": frozenset(["within", "within_least"]),
    "denial": frozenset(["denial", "denial_least"]),
    "agreement": frozenset(["agreement", "agreement_least", "unrelated", "unrelated_least"]),
}
_PAIR_MODEL: Final = frozenset(name for names in _PARTS.values() for name in names)
_VECTORS: Final = frozenset(["likeness", "likeness_around", "claim_likeness", "as_worded"])
# Names of evidence on pairs (earwitness.trace.evidence) and on denials (earwitness.trace.disputing).
KINDS: Final[Mapping[str, frozenset[str]]] = {
    "pair model": _PAIR_MODEL,
    **_PARTS,
    "vectors": _VECTORS,
    "both models": _PAIR_MODEL | _VECTORS,  # which partly stand in for each other
    "words": frozenset(["held_most", "held_least", "shared", "runs", "run_count", "length"]),
    "numbers": frozenset(["numbers", "amounts"]),
    "names": frozenset(["names", "mentions"]),
    "second look": frozenset(["odds", "partners", "bridge", "pooled", "pooled_least", "beside"]),
    "speakers": frozenset(["speakers", "speaker", "denier", "voice", "own"]),
    "stance": frozenset(["negation", "disputing", "disputed", "negated", "open"]),
    "place": frozenset([
        "same_document", "nested", "headline", "top", "gap", "before", "before_if_pointing", "paragraph",
        "headline_if_story",
    ]),
    "spread": frozenset(["leads"]),  # how many articles begin with what is denied
}  # fmt: skip
OCCASION: Final = "one occasion"
ORDER: Final = "who was first"
_SCORES: Final = ("claims", "origins", "narrow", "reattributed", "denials", "links", "drift")
MEASURES: Final = (*QUESTIONS, *_SCORES)
_SURE: Final = 1e-6  # probabilities are held this far from 0 and 1 before their logarithm is taken
_THOUSANDTHS: Final = 1000


class Ordered(Tracing):
    """A tracing that can be made to know nothing of which statement came first."""

    knows_order = True

    def order(self, a: Report, b: Report) -> Order:
        return super().order(a, b) if self.knows_order else Order(None, "not asked")


@dataclass(frozen=True)
class Bundle:
    """One bundle with all that does not depend on the decisions: pairs, evidence, shared passages."""

    gold: Affair
    tracing: Ordered
    found: Matches
    rows: Mapping[Question, Rows]


def prepared(affair: Affair) -> Bundle:
    """The bundle of *affair*, compared once."""
    tracing = Ordered(affair.documents, affair.findings(), TraceSettings(), NO_CASE, unheard)
    found = tracing.first_compared()
    return Bundle(affair, tracing, found, material(affair, tracing, found))


def without(question: Question, rows: Rows, kind: str) -> Rows:
    """*rows* in which evidence of *kind* is not known; the very same where the question asks for none of it.

    A column that is never known is never asked by a tree, and has no weight in a logistic model.
    """
    names = KINDS.get(kind, frozenset())
    columns = [
        n
        for n, name in enumerate(QUESTIONS[question])
        if name in names or (kind == OCCASION and question == "occasion")
    ]
    if not columns:
        return rows
    left = rows.rows.copy()
    left[:, columns] = np.nan
    return replace(rows, rows=left)


def scored(bundle: Bundle, models: Models, *, ordered: bool = True) -> dict[str, float]:
    """The MEASURES of *bundle* when *models* decide; NaN for what its gold does not ask."""
    tracing = copy(bundle.tracing)
    tracing.knows_order = ordered
    tally = agreement(bundle.gold, tracing, bundle.found, models)
    out: dict[str, float] = {q: _THOUSANDTHS * log_loss(bundle.rows[q], models[q]) for q in QUESTIONS}
    for measure in _SCORES:
        value = tally.f1(measure)
        out[measure] = float("nan") if value is None else value
    return out


def log_loss(data: Rows, model: Logistic | Trees) -> float:
    """Mean of minus the logarithm of the probability given to the right answer, in nats."""
    return float(-np.mean(np.log(np.clip(right_chances(data, model), _SURE, 1 - _SURE))))


def ablated(
    data: Sequence[Bundle], kinds: Sequence[str], progress: Callable[[str, int, int], None] = unheard
) -> tuple[list[dict[str, float]], dict[str, list[dict[str, float]]]]:
    """The scores of each bundle by decisions fitted on the others: in full, and without each kind."""
    whole = tuple(decisions(data, None))
    progress("in full", 0, len(kinds) + 1)
    full = [scored(replace(b, rows=rows), models) for b, (rows, models) in zip(data, whole, strict=True)]
    less: dict[str, list[dict[str, float]]] = {}
    for k, kind in enumerate(kinds, 1):
        progress(f"without {kind}", k, len(kinds) + 1)
        less[kind] = [
            scored(replace(b, rows=rows), models, ordered=kind != ORDER)
            for b, (rows, models) in zip(data, decisions(data, kind), strict=True)
        ]
    return full, less


def decisions(data: Sequence[Bundle], kind: str | None) -> Iterator[tuple[Mapping[Question, Rows], Models]]:
    """For each bundle the rows of each question without *kind*, and the models that the others give."""
    left = [{q: without(q, rows, kind or "") for q, rows in b.rows.items()} for b in data]
    first = unseen([replace(b.found, rows=_left(b.found.rows, kind)) for b in data], left)
    for b, found, rows in zip(data, first, left, strict=True):
        rows["again"] = without("again", again(b.tracing, found, rows["same"]), kind or "")
    traced = [(b.gold, b.tracing, found) for b, found in zip(data, first, strict=True)]
    for rows, denied in zip(left, denials_unseen(traced, [r["again"] for r in left]), strict=True):
        rows["disputes"] = without("disputes", denied, kind or "")
    for n, rows in enumerate(left):
        others = [r for m, r in enumerate(left) if m != n]
        yield rows, {q: made(q, [r[q] for r in others]) for q in QUESTIONS}


def _left(rows: Floats, kind: str | None) -> Floats:
    """The evidence of all pairs, of which *kind* is not known."""
    kept = rows.copy()
    kept[:, [n for n, name in enumerate(FEATURES) if name in KINDS.get(kind or "", ())]] = np.nan
    return kept


def table(full: Sequence[Mapping[str, float]], less: Mapping[str, Sequence[Mapping[str, float]]]) -> str:
    """A row with the full decisions' scores, and one for each kind with what differs without it."""
    width = 14
    lines = ["without".ljust(15) + "".join(m.rjust(width) for m in MEASURES)]
    lines.append("(nothing)".ljust(15) + "".join(_cell([f[m] for f in full]).rjust(width) for m in MEASURES))
    for kind, rows in less.items():
        cells = [
            _cell([r[m] - f[m] for r, f in zip(rows, full, strict=True)], difference=True).rjust(width)
            for m in MEASURES
        ]
        lines.append(kind.ljust(15) + "".join(cells))
    return "\n".join(lines)


def _cell(values: Sequence[float], *, difference: bool = False) -> str:
    """Mean and standard deviation over bundles; of differences also whether all go one way."""
    known = np.array([v for v in values if not np.isnan(v)])
    if not len(known):
        return "-"
    spread = float(known.std(ddof=1)) if len(known) > 1 else 0.0
    if not difference:
        return f"{known.mean():.1f} ±{spread:.1f} "
    if not known.any():
        return "0 "
    one_way = bool((known >= 0).all() or (known <= 0).all())
    return f"{known.mean():+.1f} ±{spread:.1f}" + ("*" if one_way else " ")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    every = (*KINDS, OCCASION, ORDER)
    ap.add_argument("--without", nargs="+", choices=every, default=every, metavar="KIND",
                    help="only these kinds: " + "; ".join(every))  # fmt: skip
    a = ap.parse_args()
    from threadpoolctl import threadpool_limits

    def show(what: str, done: int, total: int) -> None:
        print(f"[{done}/{total}] {what}", file=sys.stderr, flush=True)

    with threadpool_limits(1):
        known = bundles()
        data = []
        for n, affair in enumerate(known):
            show(f"{affair.name}: comparing statements", n, len(known))
            data.append(prepared(affair))
        full, less = ablated(data, a.without, show)
    print(
        f"{len(data)} bundles, each by decisions fitted on the others; mean ± standard deviation over bundles"
    )
    print(table(full, less))


if __name__ == "__main__":
    main()
