"""What is left of something after many levels, each of which keeps a share or adds one.

Williamson (1967): if each level carries out a share alpha of what it is told, the bottom carries out alpha**n
of what the top intends. Upwards the same: of the facts that the bottom knows, alpha**n reach the top if each
level passes on each fact with chance alpha. At a half and six levels that is 1/64, at nine tenths 53%.
Additions compound alike: a figure to which each level adds a share g arrives (1 + g)**n times as large.
Derivation, and what changes if levels differ: docs/theory/games.md, "Control loss".
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log, log1p, prod

from earwitness.errors import SettingError
from earwitness.simulate.theory import domain


def carried(share: float, levels: int) -> float:
    """alpha**n: what is left after *levels* levels that each keep *share*."""
    domain.share(share=share)
    domain.count(0, levels=levels)
    return share**levels


def carried_through(shares: Sequence[float]) -> float:
    """What is left after levels that keep different *shares*: their product, in any order."""
    for i, share in enumerate(shares):
        domain.share(**{f"shares[{i}]": share})
    return prod(shares)


def grown(addition: float, levels: int) -> float:
    """(1 + g)**n: by what factor a figure has grown if each level adds *addition* (.1: a tenth)."""
    domain.not_negative(addition=addition)
    domain.count(0, levels=levels)
    return (1.0 + addition) ** levels


def levels_until(share: float, left: float) -> int:
    """The least number of levels after which no more than *left* is left, each keeping *share*."""
    domain.share(share=share, left=left)
    if share == 1.0 and left < 1.0:
        raise SettingError("share is 1.0; nothing is ever lost, give a number below 1")
    if left == 0.0 and share > 0.0:
        raise SettingError("left is 0.0; something is always left, give a number above 0")
    if left >= 1.0:
        return 0
    if share <= left:
        return 1
    # 1e-12: .5**6 is 1/64 after six levels, though the quotient of logarithms may exceed 6 by a rounding
    return ceil(log(left) / log1p(share - 1.0) - 1e-12)
