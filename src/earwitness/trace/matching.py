"""Which propositions may be one, what speaks for it, and how likely it is: all that is decided on pairs.

The pair model is asked only where words and vectors leave a doubt, and at most about each
proposition's nearest; its answers are evidence like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.pairs import STANCES, PairModel
from earwitness.records import Report
from earwitness.trace.decision import chance, log_odds
from earwitness.trace.evidence import Floats, Verdict, Weights, column, evidence, with_judged
from earwitness.trace.propositions import Proposition

# Pairs that the model is asked about, per proposition: beyond its fourteen likest none of the annotated
# bundles' pairs is the same claim that words do not show already.
_ASKED_PER_PROPOSITION: Final = 14
# Cosine below which the model is not asked: of pairs below it in the annotated bundles, 3% are one claim.
_LEAST_LIKENESS: Final = 0.25
# Of more propositions than this, fewer pairs are asked about: the model answers some 250 a second.
_SMALL: Final = 4000
_ASKED_IN_MANY: Final = 3
_LEAST_IN_MANY: Final = 0.5
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
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Matches:
    """What is decided of the candidate *pairs* [K, 2]; two propositions of one report are never a pair."""
    kept = [(int(i), int(j)) for i, j in pairs if propositions[i].report.id != propositions[j].report.id]
    verdicts = [compare(propositions[i].report, propositions[j].report) for i, j in kept]
    rows = evidence(propositions, kept, Weights(propositions), verdicts, parents=parents, vectors=vectors)
    array = np.array(kept, np.int64).reshape(-1, 2)
    if model is not None and kept:
        # an agency's sentence printed by fifty sites is asked about once, and the answer holds for all fifty
        number = {text: n for n, text in enumerate(dict.fromkeys(p.text for p in propositions))}
        texts = np.array([number[p.text] for p in propositions], np.int64)[array]
        asked = _doubtful(texts, rows, len(number))
        place = {(int(i), int(j)): n for n, (i, j) in enumerate(texts[asked])}
        said = [(propositions[i].text, propositions[j].text) for i, j in array[asked]]
        known = np.array([k for k, (i, j) in enumerate(texts.tolist()) if (i, j) in place], np.int64)
        at = np.array([place[i, j] for i, j in texts[known].tolist()], np.int64)
        judged = {name: found[at] for name, found in _judged(model, said, progress).items()}
        rows = with_judged(rows, known, judged)
    return Matches(array, rows, log_odds("same", rows), log_odds("occasion", rows))


_AT_ONCE: Final = 64
_DISAGREES: Final = STANCES.index("disagree")


def _judged(
    model: PairModel, said: Sequence[tuple[str, str]], progress: Callable[[int, int], None]
) -> dict[str, Floats]:
    """What the pair model says of each pair of texts, by the names of evidence."""
    parts: dict[str, list[Floats]] = {name: [] for name in ("meaning", "paraphrase", "within", "denial")}
    for at in range(0, len(said), _AT_ONCE):
        compared = model.compare(said[at : at + _AT_ONCE])
        parts["meaning"].append(compared.same)
        parts["paraphrase"].append(compared.paraphrase)
        parts["within"].append(compared.within)
        parts["denial"].append(compared.stance[:, _DISAGREES])
        progress(min(at + _AT_ONCE, len(said)), len(said))
    empty = np.empty(0, np.float32)
    return {name: np.concatenate([empty, *found]) for name, found in parts.items()}


def _doubtful(texts: NDArray[np.int64], rows: Floats, count: int) -> NDArray[np.int64]:
    """Indices of pairs that the model is asked about: each text's likest, every pair of texts once.

    *texts*: which of *count* different texts the two sides [K, 2] of each pair have.
    """
    likeness = column(rows, "likeness")
    small = count <= _SMALL
    most, least = (_ASKED_PER_PROPOSITION, _LEAST_LIKENESS) if small else (_ASKED_IN_MANY, _LEAST_IN_MANY)
    plain = (column(rows, "runs") > _COPIED) & (column(rows, "held_least") > _COPIED)
    order = np.lexsort((texts[:, 1], texts[:, 0], -likeness))
    had = np.zeros(count, np.int64)
    taken: set[tuple[int, int]] = set()
    out = []
    for k in order:
        i, j = int(texts[k, 0]), int(texts[k, 1])
        if likeness[k] < least:
            break
        if not plain[k] and (i, j) not in taken and min(had[i], had[j]) < most:
            taken.add((i, j))
            had[i] += 1
            had[j] += 1
            out.append(int(k))
    return np.array(sorted(out), np.int64)
