"""Which propositions may be one, what speaks for it, and how likely it is: all that is decided on pairs.

The pair model is asked only where words and vectors leave a doubt, and at most about each
proposition's nearest; its answers are evidence like any other. In large bundles it is asked about few
pairs at first, and once a first grouping is there, about those whose answer may change it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.pairs import STANCES, Comparisons, PairModel
from earwitness.records import Report
from earwitness.trace.decision import chance, log_odds
from earwitness.trace.evidence import Floats, Mentions, Verdict, Weights, column, evidence, with_judged
from earwitness.trace.propositions import Proposition

# How many pairs are judged, of how many.
Progress = Callable[[int, int], None]

# Pairs that the model is asked about, per proposition, in both orders. Claims (B-cubed) in bundles left out
# of fitting are 77.6 with five, 77.7 with eight, 77.5 with fourteen.
_ASKED_PER_PROPOSITION: Final = 8
# Cosine below which the model is not asked: of pairs below it in the annotated bundles, 3% are one claim.
_LEAST_LIKENESS: Final = 0.25
# Of more propositions than this, fewer pairs are asked about: the model answers some 250 a second.
SMALL: Final = 4000
_ASKED_IN_MANY: Final = 3
_LEAST_IN_MANY: Final = 0.5
# Asked about in them once claims are grouped, likeliest first, and the log-odds from which an answer may
# join two. Annotated bundles treated as large ones, left out of fitting: claims 76.8 without, 77.2 with 2 or
# 4 pairs a proposition, 77.5 with 8; 78.0 where all that small bundles ask is asked.
_ASKED_AGAIN: Final = 2
_LEAST_AGAIN: Final = -2.0
# Share of runs and words in common from which two are copies, whatever the model would say.
_COPIED: Final = 0.85


@dataclass(frozen=True, slots=True)
class Matches:
    """Pairs of propositions [K, 2] that were compared, their evidence [K, F], and what was decided.

    ``same_odds``: log-odds [K] that both state one proposition; ``occasion_odds``: that, if so, both go
    back to one utterance.
    """

    pairs: NDArray[np.int64]
    rows: Floats
    same_odds: Floats
    occasion_odds: Floats

    @property
    def same(self) -> Floats:
        """Probabilities [K] of one proposition."""
        return chance(self.same_odds)

    def joined(self, more: Matches) -> Matches:
        """These pairs, and *more*, of which none is among these."""
        return Matches(
            np.concatenate([self.pairs, more.pairs]),
            np.concatenate([self.rows, more.rows]),
            np.concatenate([self.same_odds, more.same_odds]),
            np.concatenate([self.occasion_odds, more.occasion_odds]),
        )


def matches(  # noqa: PLR0913  (all that pairs are judged by)
    propositions: Sequence[Proposition],
    pairs: NDArray[np.int64],
    *,
    vectors: tuple[Floats, Floats] | None,
    compare: Callable[[Report, Report], Verdict],
    parents: Mapping[str, str | None],
    model: PairModel | None,
    mentions: Sequence[Mentions] | None = None,
    progress: Progress = lambda done, total: None,
) -> Matches:
    """What is decided of the candidate *pairs* [K, 2]; two propositions of one report are never a pair."""
    kept = [(int(i), int(j)) for i, j in pairs if propositions[i].report.id != propositions[j].report.id]
    verdicts = [compare(propositions[i].report, propositions[j].report) for i, j in kept]
    rows = evidence(
        propositions,
        kept,
        Weights(propositions),
        verdicts,
        parents=parents,
        vectors=vectors,
        mentions=mentions,
    )
    array = np.array(kept, np.int64).reshape(-1, 2)
    if model is not None and kept:
        small = len({p.text for p in propositions}) <= SMALL
        most, least = (_ASKED_PER_PROPOSITION, _LEAST_LIKENESS) if small else (_ASKED_IN_MANY, _LEAST_IN_MANY)
        texts = _texts(propositions, array)
        asked = _likeliest(texts, column(rows, "likeness"), least, most, _copies(rows))
        rows = _answered(model, propositions, array, rows, asked, progress)
    return _decided(array, rows)


def asked_again(
    found: Matches,
    propositions: Sequence[Proposition],
    group: NDArray[np.int64],
    *,
    model: PairModel,
    progress: Progress = lambda done, total: None,
) -> Matches:
    """*found* with the model's answer on pairs of two groups that it was not asked about and that may be one.

    *group*: the group of each proposition after the first grouping. For bundles of so many propositions
    that the model was asked about few pairs: what was not asked counts as unlikely there.
    """
    i, j = found.pairs.T
    settled = _copies(found.rows) | ~np.isnan(column(found.rows, "meaning")) | (group[i] == group[j])
    texts = _texts(propositions, found.pairs)
    asked = _likeliest(texts, found.same_odds, _LEAST_AGAIN, _ASKED_AGAIN, settled)
    if not len(asked):
        return found
    return _decided(found.pairs, _answered(model, propositions, found.pairs, found.rows, asked, progress))


def _decided(pairs: NDArray[np.int64], rows: Floats) -> Matches:
    return Matches(pairs, rows, log_odds("same", rows), log_odds("occasion", rows))


def _texts(propositions: Sequence[Proposition], pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Which of the different texts [K, 2] the two of each pair have, the smaller number first.

    An agency's sentence printed by fifty sites is asked about once, and the answer holds for all fifty,
    whichever side of a pair it is on.
    """
    number = {text: n for n, text in enumerate(dict.fromkeys(p.text for p in propositions))}
    return np.sort(np.array([number[p.text] for p in propositions], np.int64)[pairs], axis=1)


def _answered(
    model: PairModel,
    propositions: Sequence[Proposition],
    pairs: NDArray[np.int64],
    rows: Floats,
    asked: NDArray[np.int64],
    progress: Progress,
) -> Floats:
    """*rows* with what the model says of the pairs *asked*, and of all pairs of the same two texts."""
    texts = _texts(propositions, pairs)
    place = {(int(i), int(j)): n for n, (i, j) in enumerate(texts[asked])}
    said = [(propositions[i].text, propositions[j].text) for i, j in pairs[asked]]
    known = np.array([k for k, (i, j) in enumerate(texts.tolist()) if (i, j) in place], np.int64)
    at = np.array([place[i, j] for i, j in texts[known].tolist()], np.int64)
    return with_judged(rows, known, {name: v[at] for name, v in _judged(model, said, progress).items()})


_AT_ONCE: Final = 64


def _judged(model: PairModel, said: Sequence[tuple[str, str]], progress: Progress) -> dict[str, Floats]:
    """What the pair model says of each pair of texts, by the names of evidence; asked in both orders."""
    parts: dict[str, list[Floats]] = {}
    for at in range(0, len(said), _AT_ONCE):
        here = said[at : at + _AT_ONCE]
        one, other = (_answers(model.compare(p)) for p in (here, [(b, a) for a, b in here]))
        for name, values in one.items():
            parts.setdefault(name, []).append(np.maximum(values, other[name]))
            parts.setdefault(f"{name}_least", []).append(np.minimum(values, other[name]))
        progress(min(at + _AT_ONCE, len(said)), len(said))
    return {name: np.concatenate(found) for name, found in parts.items()}


def _answers(compared: Comparisons) -> dict[str, Floats]:
    return {
        "meaning": compared.same,
        "paraphrase": compared.paraphrase,
        "within": compared.within,
        **{_STANCES[s]: compared.stance[:, n] for n, s in enumerate(STANCES) if s in _STANCES},
    }


_STANCES: Final = {"agree": "agreement", "disagree": "denial", "unrelated": "unrelated"}


def _copies(rows: Floats) -> NDArray[np.bool_]:
    """True for pairs of copies, about which nothing needs to be asked."""
    copied: NDArray[np.bool_] = (column(rows, "runs") > _COPIED) & (column(rows, "held_least") > _COPIED)
    return copied


def _likeliest(
    texts: NDArray[np.int64], worth: Floats, least: float, most: int, settled: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Indices of pairs that the model is asked about: each text's best by *worth*, every pair of texts once.

    *texts*: which texts the two [K, 2] of each pair have; *settled*: pairs that need no answer. Of a
    text at most *most* pairs are taken in which it is the one with fewer.
    """
    had: Counter[int] = Counter()
    taken: set[tuple[int, int]] = set()
    out = []
    for k in np.lexsort((texts[:, 1], texts[:, 0], -worth)):
        i, j = int(texts[k, 0]), int(texts[k, 1])
        if not worth[k] >= least:
            break
        if not settled[k] and (i, j) not in taken and min(had[i], had[j]) < most:
            taken.add((i, j))
            had.update((i, j))
            out.append(int(k))
    return np.array(sorted(out), np.int64)
