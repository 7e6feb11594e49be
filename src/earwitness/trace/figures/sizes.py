"""How much a figure says, and whether two say as much: equal, one rounded from the other, or apart.

=============================  ===========================  ========
one                            other                        result
=============================  ===========================  ========
40                             40                           equal
at least 40                    40                           equal
more than 40                   40                           rounded
some 400                       412                          rounded
about 60                       71                           apart
at least 14                    nine                         apart
a quarter                      26 percent                   rounded
dozens                         47                           rounded
within a week (7 days)         two days                     equal
=============================  ===========================  ========
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from earwitness.numerals import least
from earwitness.records import Figure

Sameness = Literal["equal", "rounded", "apart"]

_ROUGH: Final = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|circa|close to|an estimated|perhaps|maybe|"
    r"or so|odd|more or less|give or take|approaching|just (?:under|over|short of)|"
    r"little (?:more|less) than|not quite)\b",
    re.IGNORECASE,
)
_BEYOND: Final = re.compile(
    r"\b(?:more than|over|above|exceed\w*|surpass\w*|topp\w*|better than|upwards? of|in excess of|north of|"
    r"past|greater than|well over|fewer than|less than|under|below|short of)\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"\b(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?\b|[½⅓⅔¼¾⅕⅛]", re.IGNORECASE
)
# Words for a few or many, and the least and most that one takes them for.
_OPEN: Final = {
    "handful": (3.0, 8.0), "few": (3.0, 9.0), "several": (3.0, 9.0), "couple": (2.0, 3.0),
    "dozens": (24.0, 99.0), "scores": (40.0, 199.0), "hundreds": (200.0, 999.0),
    "thousands": (2e3, 9999.0), "millions": (2e6, 9.99e6), "billions": (2e9, 9.99e9),
}  # fmt: skip
_TENFOLD: Final = re.compile(
    r"\b(tens|scores|dozens|hundreds|thousands) of (?:thousands|millions|billions)\b"
)
_PERIODS: Final = {"days": (2.0, 7.0), "hours": (2.0, 24.0), "weeks": (2.0, 5.0), "months": (2.0, 12.0),
                   "minutes": (2.0, 60.0), "years": (2.0, 10.0)}  # fmt: skip
# A number said to be rough may lie this part away from one that is exact: in the annotated bundles "some
# 400" for 412 is .03, "about 60,000" for 58,700 .02, and figures called different begin at .05.
_ROUGH_PART: Final = 0.045
# "a quarter" for 26 percent is .04, "a third" for 31 of 100 .07.
_FRACTION_PART: Final = 0.1
# "more than 300" is said of 340, hardly of 500; "at least 14" of 17.
_OVER_PART: Final = 0.35
# "within a week" is said of two days; "up to 100" not of 9.
_UNDER_PART: Final = 0.2
# A measure in whole units is one that was rounded: "2 millimeters" for 2.1 is .048.
_MEASURED_PART: Final = 0.05
_EXACT: Final = 1e-3


@dataclass(frozen=True, slots=True)
class Size:
    """A number with what is open about it.

    ``rough``: "about", "some". ``beyond``: the bound itself is excluded ("more than 40"). ``part``: told
    as a fraction ("a quarter"), which is coarse whatever its decimals. ``measured``: in a unit of measure,
    of which whole numbers are rounded ones.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    rough: bool = False
    beyond: bool = False
    part: bool = False
    measured: bool = False

    @property
    def number(self) -> float | None:
        """The value, or the bound or middle that stands for it."""
        if self.value is not None:
            return self.value
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        return self.low if self.low is not None else self.high

    def scaled(self, factor: float) -> Size:
        """The same in a unit *factor* times as small."""
        if factor == 1.0:
            return self
        value, low, high = (x * factor if x is not None else None for x in (self.value, self.low, self.high))
        return replace(self, value=value, low=low, high=high)


def size_of(figure: Figure, text: str) -> Size:
    """How much *figure* says, in its own unit; *text* is that of its document."""
    said = text[figure.span[0] : figure.span[1]]
    return size(said, figure.value, figure.low, figure.high)


def size(said: str, value: float | None, low: float | None, high: float | None) -> Size:
    """The size of an amount *said* in these words and read as these numbers."""
    rough, beyond = bool(_ROUGH.search(said)), bool(_BEYOND.search(said))
    part = bool(_PART.search(said))
    if (value is None and low is None and high is None) or (
        value is None and high is None and least(said.strip()) is not None
    ):
        low, high = _open(said.lower())
        rough = True
    return Size(value, low, high, rough, beyond, part)


def _open(said: str) -> tuple[float | None, float | None]:
    if _TENFOLD.search(said):
        lowest = least(_TENFOLD.search(said).group())  # type: ignore[union-attr]
        return lowest, lowest * 5 if lowest else None
    for words in (_OPEN, _PERIODS):
        for word, bounds in words.items():
            if re.search(rf"\b{word}\b", said):
                return bounds
    return None, None


def sameness(one: Size, other: Size) -> Sameness | None:
    """Whether two sizes in one unit say as much; None where one says nothing ("a number of").

    Fails on: a round number that is exact ("60 were counted", "58 were counted" are taken as apart,
    "400" and "412" as rounded).
    """
    a, b = one.number, other.number
    if a is None or b is None:
        return None
    exact_a, exact_b = one.value is not None, other.value is not None
    if exact_a and exact_b:
        return _values(one, other)
    if not exact_a and not exact_b:
        return _bounds(one, other)
    bound, value = (other, a) if exact_a else (one, b)
    return _against(bound, value)


def _values(one: Size, other: Size) -> Sameness:
    a, b = one.value or 0.0, other.value or 0.0
    apart = _apart(a, b)
    if apart <= _EXACT:
        return "equal"
    if apart > _FRACTION_PART or a * b <= 0:
        return "apart"
    if one.part or other.part:
        return "rounded"
    (round_one, finer) = (one, b) if _grain(a) >= _grain(b) else (other, a)
    coarse = round_one.value or 0.0
    if abs(coarse - finer) > _grain(coarse) * (0.5 + 1e-9):
        return "apart"
    if one.measured and other.measured and apart < _MEASURED_PART:
        return "rounded"
    if _grain(coarse) < 10 and not round_one.rough and float(coarse).is_integer():
        return "apart"  # "12" is no rounding of 12.4 people, and 7 none of 7.4
    return "rounded" if apart <= _ROUGH_PART or (round_one.rough and apart <= 2 * _ROUGH_PART) else "apart"


def _grain(number: float) -> float:
    """The size of the last digit that is not zero: 100 for 400, 10 for 340, 1 for 412, .1 for 2.5."""
    if number == 0:
        return 1.0
    digits = f"{abs(number):.6g}"
    number = abs(float(digits))
    grain = 10.0 ** math.floor(math.log10(number))
    while grain > 1e-6 and abs(number / grain - round(number / grain)) > 1e-6:
        grain /= 10
    return grain


def _bounds(one: Size, other: Size) -> Sameness:
    low_a, high_a = _range(one)
    low_b, high_b = _range(other)
    if (one.low, one.high) == (other.low, other.high):
        return "equal" if one.beyond == other.beyond or one.rough or other.rough else "rounded"
    return "rounded" if low_a <= high_b and low_b <= high_a else "apart"


def _range(size: Size) -> tuple[float, float]:
    low = size.low if size.low is not None else (size.high or 0.0) * _UNDER_PART
    high = size.high if size.high is not None else (size.low or 0.0) * (1 + _OVER_PART)
    return min(low, high), max(low, high)


def _against(bound: Size, value: float) -> Sameness:
    """A value beside a bound or a range."""
    low, high = _range(bound)
    edge = bound.low if bound.low is not None else bound.high
    if edge is not None and _apart(edge, value) <= _EXACT and not bound.rough:
        return "rounded" if bound.beyond else "equal"
    if not low - 1e-9 <= value <= high + 1e-9:
        return "apart"
    only_most = bound.low is None and not bound.rough
    ranged = bound.low is not None and bound.high is not None and not bound.rough
    return "equal" if only_most or ranged else "rounded"


def _apart(a: float, b: float) -> float:
    return abs(a - b) / max(abs(a), abs(b), 1e-12)


def ratio(one: Size, other: Size) -> float | None:
    """How many times as much the larger is, 1 or more; None where one says nothing or is not positive."""
    a, b = one.number, other.number
    if a is None or b is None or a <= 0 or b <= 0:
        return None
    return max(a, b) / min(a, b)
