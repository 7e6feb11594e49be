"""How far a belief hangs on what nobody knows of the sources: the interval that is told with it.

It holds, nine times in ten, the probability that somebody would give who knew how good each source is, how
far who hedges knows, and how much an interest moves: all that the model leaves to its priors. Given who is
one with whom, the log-odds are a sum of independent terms, so their distribution is a convolution, done here
by Fourier transforms on a grid of ``worth.STEP`` nats, exact but for that step. The two ends of the
range of origins are both weighed, and the interval reaches from the lowest to the highest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from earwitness.weigh.model import NOBODY, End, Fate, Flags, Piece, chance_of, fates, log_odds, probability
from earwitness.weigh.priors import Priors
from earwitness.weigh.worth import STEP, checker, spread

Complex = NDArray[np.complex128]
Floats = NDArray[np.float64]
_TAIL: Final = 0.05  # left out at each end


def interval(evidence: Sequence[Piece], priors: Priors) -> tuple[float, float]:
    """Where the probability would lie, nine times in ten, for somebody who knew how good the sources are."""
    ends: tuple[End, End] = ("fewest", "most")
    found = [_quantiles(evidence, priors, end) for end in ends]
    return min(low for low, _ in found), max(high for _, high in found)


def _quantiles(evidence: Sequence[Piece], priors: Priors, end: End) -> tuple[float, float]:
    at, below = distribution(evidence, priors, end)
    low, high = (float(np.interp(tail, below, at)) for tail in (_TAIL, 1 - _TAIL))
    return chance_of(low), chance_of(high)


def distribution(evidence: Sequence[Piece], priors: Priors, end: End) -> tuple[Floats, Floats]:
    """The log-odds that somebody who knew all would give: (values in nats, probability of at most each)."""
    so = probability(evidence, priors, end)
    first, cells_if_so = _density(evidence, priors, end, so=True)
    _, cells_if_not = _density(evidence, priors, end, so=False)
    below = np.cumsum(so * cells_if_so + (1 - so) * cells_if_not)
    at = (first + np.arange(len(below)) + 0.5) * STEP + log_odds(priors.claim)
    return np.asarray(at, np.float64), np.asarray(below / below[-1], np.float64)


def _density(evidence: Sequence[Piece], priors: Priors, end: End, *, so: bool) -> tuple[int, Floats]:
    """How the sum of weights would be spread if all unknowns were known: the first cell, and the cells."""
    check = checker(priors)
    spreads = [spread(p.terms, so=so) for p in evidence]
    check_offset, check_cells = spread(check, so=so)
    many = sum(p.checks for p in evidence)
    reach = sum(max(abs(o), abs(o + len(c))) for o, c in spreads)
    reach += many * max(abs(check_offset), abs(check_offset + len(check_cells)))
    size = 2 << (reach + 1).bit_length()
    found_so = _spectrum(check_offset, check_cells, size)
    found_not = np.conj(_spectrum(*spread(check, so=not so), size))  # the mirror image
    total = np.ones(size // 2 + 1, np.complex128)
    for says in ("asserts", "denies"):
        states: dict[Flags, Complex] = {NOBODY: np.ones_like(total)}
        for piece, (offset, cells) in zip(evidence, spreads, strict=True):
            if piece.says == says:
                passed = (found_so if says == "asserts" else found_not) ** piece.checks
                states = _after(
                    states, piece, _spectrum(offset, cells, size), passed, fates(piece, priors, end)
                )
        total = total * sum(states.values())
    around = np.clip(np.fft.irfft(total, size), 0, None)
    return -size // 2, np.roll(around, size // 2)


def _after(
    states: Mapping[Flags, Complex], piece: Piece, heard: Complex, checked: Complex, ways: Sequence[Fate]
) -> dict[Flags, Complex]:
    """The states after one more voice, as the model enumerates them, each with the spectrum of its sum."""
    after: dict[Flags, Complex] = {}
    for flags, spectrum in states.items():
        after[flags] = after.get(flags, 0) + (1 - piece.meant) * spectrum
        for beginning, chance in ways:
            again = beginning in flags
            there = flags if again or beginning is None else flags | {beginning}
            step = piece.meant * chance * spectrum * checked
            after[there] = after.get(there, 0) + (step if again else step * heard)
    return after


def _spectrum(offset: int, cells: Floats, size: int) -> Complex:
    """The Fourier transform of *cells* laid around a circle of *size* cells, cell 0 being 0 nats."""
    circle = np.zeros(size)
    np.add.at(circle, (offset + np.arange(len(cells))) % size, cells)
    return np.asarray(np.fft.rfft(circle), np.complex128)
