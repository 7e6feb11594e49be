"""From evidence to probability: a logistic model whose every weight can be read in decisions.json.

Fitted by ``python -m training.trace`` (docs/tracing.md says on what, and how well it is calibrated). A
missing piece of evidence has a weight of its own and is never taken for a zero.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final, Literal

import msgspec
import numpy as np

from earwitness.trace.evidence import FEATURES, Floats

Question = Literal["same", "occasion", "disputes"]

_FILE: Final = "decisions.json"


class Logistic(msgspec.Struct, frozen=True):
    """One fitted question: per feature what is usual, how far it varies, its weight, the weight of not knowing."""

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


@cache
def fitted() -> dict[str, Logistic]:
    """The packaged models, by question."""
    raw = files("earwitness.trace").joinpath(_FILE).read_bytes()
    return msgspec.json.decode(raw, type=dict[str, Logistic])


def log_odds(question: Question, rows: Floats) -> Floats:
    """Log-odds [K] that the answer to *question* is yes, for evidence *rows* [K, F].

    ``same``: both state one proposition. ``occasion``: given that, they go back to one utterance.
    """
    model = fitted()[question]
    columns = [FEATURES.index(name) for name in model.features]
    return model.log_odds(rows[:, columns])


def chance(odds: Floats) -> Floats:
    """Probabilities of log-odds."""
    out: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return out
