"""What one example holds: two texts, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass

AGREE, DISAGREE, DISCUSS, UNRELATED = range(4)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts and chances of what they are to each other; None where nothing is known."""

    task: str
    a: str
    b: str
    same: float | None = None
    within: float | None = None
    stance: int | None = None
    paraphrase: float | None = None
    turnable: bool = False  # b is to a what a is to b


@dataclass(frozen=True, slots=True)
class Alike:
    """Two texts that should lie near each other; others of the same ``group`` are no counterexamples."""

    group: str
    a: str
    b: str
