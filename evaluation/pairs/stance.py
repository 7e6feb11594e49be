"""FNC-1: what does a body do to a headline?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.pairs import PairModel
from earwitness.ranking import WordIndex, passage
from earwitness.sentences import sentences
from evaluation.logistic import Floats, Logistic, fit
from evaluation.pairs.material import Stance

Vectors = NDArray[np.float32]

MOST_SENTENCES: Final = 40
PASSAGE: Final = 3
# Words by which a text says that something is not so; the network sees a few sentences, these the whole.
_REFUTING: Final = re.compile(
    r"\b(?:fake|fraud|hoax|false(?:ly)?|den(?:y|ies|ied|ial)|not true|untrue|despite|nope|doubt\w*|bogus|"
    r"debunk\w*|"
    r"pranks?|retract\w*|refut\w*|reject\w*|dismiss\w*|rumou?rs?|claims?|allege\w*|reportedly|unconfirmed|"
    r"unverified|no evidence|satir\w*|made up|fabricated|incorrect\w*|inaccurate\w*|contradict\w*|"
    r"wrong\w*)\b",
    re.IGNORECASE,
)


# Below this likeness, words and vectors together, a body is not read beside a headline: on the part
# kept for choices, 1 in 600 related ones lies below, and 7 in 10 of the unrelated.
LEAST_LIKENESS: Final = 0.45


class Stances:
    """What bodies do to headlines."""

    def __init__(self, model: PairModel, bodies: Sequence[str]) -> None:
        self._model, self._bodies = model, bodies
        self._read: dict[int, tuple[list[str], Vectors, WordIndex]] = {}
        self._headlines: dict[str, Vectors] = {}

    def features(self, rows: Sequence[Stance]) -> Floats:
        """What is known of each headline and body: likeness, refuting words, the network; [N, 12]."""
        out = np.zeros((len(rows), 12))
        out[:, 4:8] = (-6.0, -6.0, -6.0, 0.0)  # unread: unrelated
        out[:, 8:10] = -6.0
        for i, row in enumerate(rows):
            said, vectors, index = self._body(row.body)
            likeness = vectors @ self._headline(row.headline)
            words = index.scores(row.headline) / max(index.weight(row.headline), 1e-6)
            near = np.sort(likeness)[::-1][:3]
            shared = index.found(row.headline)
            out[i, :4] = near[0], near.mean(), words.max(), shared
            out[i, 10] = len(_REFUTING.findall(row.headline))
            if near[0] + shared < LEAST_LIKENESS:
                continue
            text = " ".join(said[j] for j in passage(index, row.headline, likeness, most=PASSAGE))
            found = self._model.compare([(row.headline, text)])
            out[i, 4:8] = np.log(found.stance[0] + 1e-4)
            out[i, 8:10] = np.log(found.same[0] + 1e-4), np.log(found.within[0] + 1e-4)
            out[i, 11] = len(_REFUTING.findall(text))
        return out

    def fitted(self, rows: Sequence[Stance]) -> Logistic:
        """Weights of the features, from bodies that the network has not seen."""
        gold = np.array([r.stance for r in rows])
        return fit(self.features(rows), gold, 4, ridge=1.0, balance=0.5)

    def _body(self, i: int) -> tuple[list[str], Vectors, WordIndex]:
        if i not in self._read:
            text = self._bodies[i]
            said = [" ".join(text[s:e].split()) for s, e in sentences(text, 0, len(text))][
                :MOST_SENTENCES
            ] or [""]
            self._read[i] = said, self._model.vectors(said), WordIndex(said)
        return self._read[i]

    def _headline(self, text: str) -> Vectors:
        if text not in self._headlines:
            self._headlines[text] = self._model.vectors([text])[0]
        return self._headlines[text]
