"""The words of the trade for grades and probabilities, in one place: every stage that tells them uses these.

The Admiralty grade has two axes that are never mixed (NATO AJP-2.1): how reliable the source is, how
credible the information. The phrases for probabilities are those of ICD 203, section D.6.e.2.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

RELIABILITY: Final[dict[str, str]] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY: Final[dict[str, str]] = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
CANNOT_BE_JUDGED: Final = "cannot be judged"

# The phrases of ICD 203, from the least probable, and where one becomes the next. The directive has seven
# bands, from 1 to 99%; what lies beyond them takes the outermost phrase.
PHRASES: Final = (
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
)
EDGES: Final = (0.05, 0.20, 0.45, 0.55, 0.80, 0.95)
# How likely something is stays open where its range says next to nothing: where it spans more than half of
# the scale, and then fits three or more of the seven phrases, as "unlikely" and "very likely"; or where
# whoever knew might say 2 to 1 against it and might say 2 to 1 for it.
OPEN_SPAN: Final = 0.5
OPEN_BELOW: Final = 1 / 3
OPEN_ABOVE: Final = 2 / 3
_DIGITS: Final = 9  # what rounding leaves of two equal computations in another order


def band(probability: float) -> int:
    """The number of the phrase for *probability*, from below; one on an edge belongs to the higher band."""
    return bisect_right(EDGES, round(probability, _DIGITS))


def phrase(probability: float | None) -> str:
    """The directive's phrase for *probability*; "cannot be judged" for None, and for nothing else."""
    return CANNOT_BE_JUDGED if probability is None else PHRASES[band(probability)]


def is_open(interval: Sequence[float] | None) -> bool:
    """Whether a probability with that range is to be told as open: the range first, the phrase after it.

    ICD 203 has no word for this; its directive asks that uncertainty be told with the judgement (D.6.e.2).
    """
    if interval is None:
        return False
    low, high = (round(end, _DIGITS) for end in interval)
    return high - low > OPEN_SPAN or (low <= OPEN_BELOW and high >= OPEN_ABOVE)
