"""Numbers as a reader meets them: three digits that matter, percent, with a noun."""

from __future__ import annotations

from math import isfinite
from typing import Final

UNKNOWN: Final = "n/a"
_FINEST: Final = 1e-6  # what is nearer to 0 is written with an exponent
_COARSEST: Final = 1e9
_UNSEEN: Final = 500.0  # a difference is less than a pixel at this part of a chart


def number(value: float, *, signed: bool = False) -> str:
    """*value* with about three digits: "1.32", "0.40", "0.043", "12.3", "1,320"; with *signed* "+1.32"."""
    if not isfinite(value):
        return UNKNOWN
    size = abs(value)
    if size == 0.0:
        return "0"
    if size < _FINEST or size >= _COARSEST:
        text = f"{size:.1e}"
    elif size < 0.095:
        # two digits that matter
        text = f"{size:.{1 - _exponent(size)}f}"
    else:
        text = f"{size:,.{2 if size < 9.995 else 1 if size < 99.95 else 0}f}"
    return ("−" if value < 0 else "+" if signed else "") + text


def above(value: float, scale: float) -> str:
    """A difference, with its sign, as ``beside``."""
    return "0" if abs(value) < scale / _UNSEEN else number(value, signed=True)


def beside(value: float, scale: float) -> str:
    """*value*; 0 where it is too small beside *scale* to be seen."""
    return "0" if abs(value) < scale / _UNSEEN else number(value)


def exact(value: float) -> str:
    """*value* as somebody wrote it, a setting or a step: "1", "0.05", "21.5", "1,000"."""
    if not isfinite(value):
        return UNKNOWN
    text = f"{abs(value):,.6g}"
    return ("−" if value < 0 else "") + text


def times(value: float) -> str:
    """A factor: "1.3 times", "12 times"."""
    return f"{value:.1f} times" if value < 9.95 else f"{value:,.0f} times"


def share(value: float) -> str:
    """A share as percent: "34%", never "0%" for what happens nor "100%" for what fails."""
    if not isfinite(value):
        return UNKNOWN
    if 0.0 < value < 0.01:
        return "less than 1%"
    return "more than 99%" if 0.99 < value < 1.0 else f"{100.0 * value:.0f}%"


def brief_share(value: float) -> str:
    """As ``share``, in the least room: "34%", "<1%", ">99%"."""
    return share(value).replace("less than ", "<").replace("more than ", ">")


def exact_share(value: float) -> str:
    """A share as somebody wrote it: "4.5%"."""
    return f"{exact(100.0 * value)}%"


def counted(count: float, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 replicate", "2,345 replicates", "3.25 purges"."""
    text = f"{count:,.0f}" if float(count).is_integer() else number(count)
    return f"{text} {one if text == '1' else many or one + 's'}"


def listed(words: tuple[str, ...] | list[str]) -> str:
    """Words as a list in a sentence: "a", "a and b", "a, b and c"."""
    return ", ".join(words[:-1]) + (" and " if len(words) > 1 else "") + words[-1] if words else ""


def _exponent(size: float) -> int:
    return int(f"{size:.1e}".partition("e")[2])
