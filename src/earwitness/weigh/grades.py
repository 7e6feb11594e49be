"""Admiralty grades: the letter from the source's record alone, the number from origins and posterior alone.

=======  ==================================================  ============================================
letter   the source, by its record or the analyst            by a track record (checked statements)
=======  ==================================================  ============================================
A        completely reliable                                 right in 90% or more of 20 or more
B        usually reliable                                    80% or more of 10 or more
C        fairly reliable                                     67.5% or more of 5 or more
D        not usually reliable                                55% or more of 5 or more
E        unreliable                                          less
F        cannot be judged                                    fewer than 5
=======  ==================================================  ============================================

=======  ==================================  ===========================================================
number   the information                     of
=======  ==================================  ===========================================================
1        confirmed by other sources          two or more independent origins for it, 80% or more
2        probably true                       two or more and 55% or more; or one and 80% or more
3        possibly true                       55% or more on one; 45% or more in any case
4        doubtful                            20% or more
5        improbable                          less
6        cannot be judged                    no testimony that says anything
=======  ==================================  ===========================================================

"Independent origins" is the fewest that tracing leaves. The letter is no part of the number, nor the number
of the letter: people let them run into one (Baker, McKendry and Mace 1968: 87% of some 1,400 field reports on
the diagonal A1, B2, …). F and 6 are the absence of a judgment, and stand for no probability.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from earwitness.case import Letter
from earwitness.records import Grade

Number: TypeAlias = Literal["1", "2", "3", "4", "5", "6"]
UNKNOWN: Final = Grade("F", "6")

# Share of checked statements that were right, from which a letter is given, and how many must have been
# checked. The shares lie between the means that the priors give the letters (.95, .85, .75, .60, .50).
_RECORD: Final[tuple[tuple[Letter, float, float], ...]] = (
    ("A", 0.90, 20),
    ("B", 0.80, 10),
    ("C", 0.675, 5),
    ("D", 0.55, 5),
    ("E", 0.0, 5),
)


def letter_of(right: float, wrong: float) -> Letter:
    """The letter of a source of whose checked statements *right* were so and *wrong* were not."""
    checked = right + wrong
    return next((a for a, share, least in _RECORD if checked >= least and right >= share * checked), "F")


def number_of(probability: float | None, origins: int) -> Number:
    """The number for a claim that is so with *probability* and that *origins* independent beginnings state.

    None is "6". The edges are those of the phrases, so that number and phrase never tell two stories.
    """
    if probability is None:
        return "6"
    several = origins >= 2
    if probability >= 0.80:
        return "1" if several else "2"
    if probability >= 0.55:
        return "2" if several else "3"
    return "3" if probability >= 0.45 else "4" if probability >= 0.20 else "5"
