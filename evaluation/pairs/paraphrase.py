"""MSRP: do two sentences say the same?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.pairs import PairModel
from earwitness.ranking import words_of
from evaluation.logistic import Floats, fit
from evaluation.pairs.material import Pair

_NUMBER: Final = re.compile(r"\d[\d.,]*")
_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z]\w+")


def features(model: PairModel, pairs: Sequence[Pair]) -> Floats:
    """The network both ways round, likeness of vectors, shared words, numbers and names; [N, 8]."""
    ahead = model.compare([(p.a, p.b) for p in pairs])
    back = model.compare([(p.b, p.a) for p in pairs])
    a, b = model.vectors([p.a for p in pairs]), model.vectors([p.b for p in pairs])
    plain = [
        [
            _overlap(set(words_of(p.a)), set(words_of(p.b))),
            _overlap(set(_NUMBER.findall(p.a)), set(_NUMBER.findall(p.b))),
            _overlap(set(_NAME.findall(p.a)), set(_NAME.findall(p.b))),
            abs(len(p.a) - len(p.b)) / max(len(p.a), len(p.b)),
        ]
        for p in pairs
    ]
    return np.column_stack(
        [
            _odds(ahead.paraphrase) + _odds(back.paraphrase),
            abs(_odds(ahead.paraphrase) - _odds(back.paraphrase)),
            _odds(ahead.same) + _odds(back.same),
            (a * b).sum(1),
            plain,
        ]
    )


def same(model: PairModel, pairs: Sequence[Pair]) -> tuple[Floats, Floats]:
    """Chances that the test pairs mean the same: by the network alone, and with the other features.

    The weights of the features are fitted on the part of the training file kept from the network.
    """
    found = {part: features(model, [p for p in pairs if p.part == part]) for part in ("choose", "test")}
    gold = np.array([p.same for p in pairs if p.part == "choose"], np.int64)
    combined = fit(found["choose"], gold, 2, ridge=3.0)
    return 1 / (1 + np.exp(-found["test"][:, 0] / 2)), combined.chances(found["test"])[:, 1]


def _overlap(a: set[str], b: set[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _odds(chance: NDArray[np.float32]) -> Floats:
    inside = np.clip(chance.astype(np.float64), 1e-4, 1 - 1e-4)
    odds: Floats = np.log(inside / (1 - inside))
    return odds
