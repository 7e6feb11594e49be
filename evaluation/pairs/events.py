"""ECB+: which articles are about one event?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from earwitness.occasions import likenesses, same_event
from earwitness.pairs import PairModel
from earwitness.sentences import sentences
from evaluation.pairs.material import Article
from evaluation.pairs.measures import b_cubed

LEAD = 6  # sentences of an article that its vector is made of


def known(model: PairModel, articles: Sequence[Article]) -> dict[str, NDArray[np.float32]]:
    """Likenesses of the articles by each kind of evidence."""
    rows = []
    for a in articles:
        said = [" ".join(a.text[s:e].split()) for s, e in sentences(a.text, 0, len(a.text))][:LEAD]
        mean = model.vectors(said or [""]).mean(0)
        rows.append(mean / np.linalg.norm(mean))
    return likenesses([a.text for a in articles], np.stack(rows))


def mixed(known: dict[str, NDArray[np.float32]], weights: Sequence[float]) -> NDArray[np.float32]:
    return np.asarray(sum(w * known[k] for k, w in zip(sorted(known), weights, strict=True)) / sum(weights))


def chosen(
    known: dict[str, NDArray[np.float32]], gold: Sequence[str]
) -> tuple[tuple[float, ...], float, float]:
    """Weights (in alphabetical order of the evidence) and threshold with the best B3 on *gold*."""
    best: tuple[float, tuple[float, ...], float] = (0.0, (), 0.0)
    for weights in product((0.0, 0.5, 1.0), (0.0, 0.3), (0.5, 1.0), (0.5, 1.0)):
        alike = mixed(known, weights)
        for least in np.arange(0.1, 0.6, 0.025):
            reached = b_cubed(gold, same_event(alike, float(least)))[2]
            if reached > best[0]:
                best = reached, weights, float(least)
    return best[1], best[2], best[0]


def found(known: dict[str, NDArray[np.float32]], weights: Sequence[float], least: float) -> list[int]:
    """A group number for each article."""
    return same_event(mixed(known, weights), least)
