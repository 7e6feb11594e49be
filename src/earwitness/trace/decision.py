"""From evidence to probability: small fitted models, kept as plain numbers in decisions.json.

Whether two propositions are one claim is decided by boosted trees (Friedman 2001), since evidence works
together: shared words tell little where the numbers clash. They are held to point the right way: more
likeness never lowers the odds. It is decided twice: by the pair alone, and by what else each of the two
is likely to be one with (``reconsidering``). The two other questions have little gold and are logistic.
Fitted by ``python -m training.decisions`` (docs/tracing.md says on what, and how well it is calibrated).
A missing piece of evidence has a weight of its own and is never taken for a zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final, Literal

import msgspec
import numpy as np

from earwitness.trace.evidence import FEATURES, Floats

Question = Literal["same", "again", "occasion", "disputes"]

_FILE: Final = "decisions.json"


class Logistic(msgspec.Struct, frozen=True, tag="logistic"):
    """Per feature what is usual, how far it varies, its weight, and the weight of not knowing it."""

    features: tuple[str, ...]
    middle: tuple[float, ...]
    spread: tuple[float, ...]
    weight: tuple[float, ...]
    unknown: tuple[float, ...]
    bias: float

    def log_odds(self, rows_KF: Floats) -> Floats:
        """Log-odds [K] of *rows_KF*, whose columns are ``features``."""
        absent = np.isnan(rows_KF)
        scaled = (np.where(absent, 0, rows_KF) - np.array(self.middle, np.float32)) / np.array(
            self.spread, np.float32
        )
        known = np.where(
            absent, np.array(self.unknown, np.float32), scaled * np.array(self.weight, np.float32)
        )
        odds: Floats = (known.sum(axis=1) + self.bias).astype(np.float32)
        return odds


class Trees(msgspec.Struct, frozen=True, tag="trees"):
    """Boosted trees, all nodes in one row: what a node asks, where it leads, what a leaf adds.

    ``feature`` is -1 at a leaf; ``unknown_left`` says where a row goes of which the feature is not known.
    """

    features: tuple[str, ...]
    roots: tuple[int, ...]
    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    unknown_left: tuple[bool, ...]
    value: tuple[float, ...]
    bias: float

    def log_odds(self, rows_KF: Floats) -> Floats:
        """Log-odds [K] of *rows_KF*, whose columns are ``features``."""
        feature, left, right = (np.array(x, np.int32) for x in (self.feature, self.left, self.right))
        threshold, value = (np.array(x, np.float32) for x in (self.threshold, self.value))
        unknown_left = np.array(self.unknown_left)
        odds = np.full(len(rows_KF), self.bias, np.float32)
        every = np.arange(len(rows_KF))
        for root in self.roots:
            at = np.full(len(rows_KF), root, np.int32)
            inner = every
            while len(inner := inner[feature[at[inner]] >= 0]):
                node = at[inner]
                asked = rows_KF[inner, feature[node]]
                goes_left = np.where(np.isnan(asked), unknown_left[node], asked <= threshold[node])
                at[inner] = np.where(goes_left, left[node], right[node])
            odds += value[at]
        return odds


@cache
def fitted() -> dict[str, Logistic | Trees]:
    """The packaged models, by question."""
    raw = files("earwitness.trace").joinpath(_FILE).read_bytes()
    return msgspec.json.decode(raw, type=dict[str, Logistic | Trees])


def log_odds(question: Question, rows: Floats, names: Sequence[str] = FEATURES) -> Floats:
    """Log-odds [K] that the answer to *question* is yes, for evidence *rows* [K, F], columns as in *names*.

    ``same``: both state one proposition. ``again``: the same at the second look. ``occasion``: given that,
    they go back to one utterance.
    """
    model = fitted()[question]
    columns = [names.index(name) for name in model.features]
    return model.log_odds(rows[:, columns])


def chance(odds: Floats) -> Floats:
    """Probabilities of log-odds."""
    out: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return out
