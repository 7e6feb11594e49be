"""CheckThat! 2020 task 2: which verified claim does a post make?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from earwitness.pairs import PairModel
from earwitness.ranking import WordIndex
from evaluation.logistic import Floats, Logistic, fit
from evaluation.pairs.material import Post, Retrieval

CANDIDATES: Final = 20  # of the first ranking, that the network looks at


class Ranker:
    """Claims by words and vectors, and for the nearest, by the network that reads post and claim together."""

    def __init__(self, model: PairModel, given: Retrieval) -> None:
        self._model, self._given = model, given
        self._index = WordIndex([f"{c} {t}" for c, t in zip(given.claims, given.titles, strict=True)])
        self._claims, self._titles = model.vectors(given.claims), model.vectors(given.titles)

    def candidates(self, post: Post) -> tuple[list[int], Floats]:
        """The nearest claims and, of each, features [C, 6] for ``fit``."""
        vector = self._model.vectors([post.text])[0]
        claim, title = self._claims @ vector, self._titles @ vector
        words = self._index.scores(post.text)
        first = words / max(float(words.max()), 1e-6) + claim + title
        best = [int(i) for i in np.lexsort((np.arange(len(first)), -first))[:CANDIDATES]]
        read = self._model.compare([(post.text, self._given.claims[i]) for i in best])
        within = np.clip(read.within.astype(np.float64), 1e-5, 1 - 1e-5)
        rows = np.column_stack(
            [
                claim[best],
                title[best],
                words[best] / max(float(words.max()), 1e-6),
                np.log1p(words[best]),
                first[best] - float(first[best].max()),
                np.log(within / (1 - within)),
            ]
        )
        return best, rows

    def fitted(self, posts: Sequence[Post]) -> Logistic:
        """Weights of the features, from posts that the network has not seen."""
        rows, gold = [], []
        for post in posts:
            best, found = self.candidates(post)
            rows.append(found)
            gold += [int(i in post.claims) for i in best]
        return fit(np.concatenate(rows), np.array(gold), 2, ridge=3.0)

    def ranking(self, post: Post, weights: Logistic) -> list[int]:
        best, rows = self.candidates(post)
        score = weights.chances(rows)[:, 1]
        return [best[i] for i in np.lexsort((np.arange(len(best)), -score))]
