"""Words for probabilities, and for what they rest on: ICD 203, section D.6.e.2.

The phrases and their bands stand in `grading.py`. Confidence in the evidence base is another thing than
likelihood, and the directive forbids to put both in one sentence: no function here makes such a one.
"""

from __future__ import annotations

from typing import Final

from earwitness.grading import phrase
from earwitness.records import Confidence

_THAT: Final = {
    "almost no chance": "There is almost no chance",
    "very unlikely": "It is very unlikely",
    "unlikely": "It is unlikely",
    "roughly even chance": "There is a roughly even chance",
    "likely": "It is likely",
    "very likely": "It is very likely",
    "almost certain": "It is almost certain",
}
_FOLLOWING: Final = {
    "roughly even chance": "a roughly even chance",
    "almost no chance": "left almost no chance",
}


def likelihood(probability: float | None, interval: tuple[float, float] | None) -> tuple[str, ...]:
    """Sentences on likelihood, with percentages; nothing on what it rests on."""
    if probability is None:
        return ("Whether this is so cannot be judged.",)
    told = f"{_THAT[phrase(probability)]} that this is so ({percent(probability)})."
    if interval is None:
        return (told,)
    low, high = interval
    ends = f"{percent(low)} to {percent(high)}"
    if phrase(low) != phrase(high):
        ends += f" ({phrase(low)} to {phrase(high)})"
    return told, f"Whoever knew how good the sources are might say {ends}."


def phrased(probability: float) -> str:
    """A probability in words and as a percentage, to follow "it is": "a roughly even chance (50%)"."""
    words = phrase(probability)
    words = _FOLLOWING.get(words, words)
    return f"{words} ({percent(probability)})"


def percent(probability: float) -> str:
    """A whole percentage between 1 and 99, since nothing here is known better than that."""
    return f"{min(99, max(1, round(100 * probability)))}%"


def confidence(*, origins: int, graded: bool, checked: bool, accountable: bool) -> Confidence:
    """How far the evidence base bears weight, whatever it says.

    *origins*: the fewest independent beginnings that speak to the claim; *graded*: one of them is graded A
    to C; *checked*: an outlet says that it checked; *accountable*: one of them can be held to account.

    ============================================================  ==========
    three origins, one of them graded                             high
    two origins, one accountable; or one graded or checked        moderate
    anything less                                                 low
    ============================================================  ==========
    """
    if origins >= 3 and graded:
        return "high"
    return "moderate" if (origins >= 2 and accountable) or graded or checked else "low"


_BASE: Final[dict[Confidence, str]] = {
    "low": "Confidence in the evidence base is low.",
    "moderate": "Confidence in the evidence base is moderate.",
    "high": "Confidence in the evidence base is high.",
}


def base(of: Confidence) -> str:
    """One sentence on the evidence base, which says nothing of likelihood."""
    return _BASE[of]
