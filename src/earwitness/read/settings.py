"""What can be chosen about reading, and what reading gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from earwitness.encoder import DEFAULT_MODEL, Convention
from earwitness.records import Figure, HeadlineCheck, Informs, Party, Report

Leaning = Literal["precise", "balanced", "broad"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """How freely cues are proposed, and the log-odds that a proposed cue must reach."""

    breadth: float
    least_odds: float
    convention: Convention = "newsroom"


# Chosen on held-out training articles of PolNeAR, by its convention (0 to 0.3 are best there), and not
# contradicted by annotated articles that no model was fitted on, by the newsroom's; docs/reading.md has
# the curve. At -2 the model gives nearly all that it proposes.
THRESHOLDS: Final[dict[Leaning, Threshold]] = {
    "precise": Threshold(breadth=0.5, least_odds=1.5),
    "balanced": Threshold(breadth=0.5, least_odds=0.2),
    "broad": Threshold(breadth=0.5, least_odds=-2.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """Which packaged model reads, and whether to miss little (broad) or claim little (precise).

    ``convention`` is what counts as a statement: what a newsroom calls one, or what PolNeAR does.
    """

    model: str = DEFAULT_MODEL
    leaning: Leaning = "balanced"
    convention: Convention = "newsroom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document says: reports in order of their place, who is in it, and notes on what was not read.

    ``outlet`` is the party that printed the document, if that is known.
    """

    reports: tuple[Report, ...] = ()
    parties: tuple[Party, ...] = ()
    figures: tuple[Figure, ...] = ()
    informs: tuple[Informs, ...] = ()
    checks: tuple[HeadlineCheck, ...] = ()
    notes: tuple[str, ...] = ()
    outlet: str | None = None

    def records(self) -> Iterator[Party | Report | Figure | Informs | HeadlineCheck]:
        """All records: parties, reports, figures, who informs whom, headline checks."""
        yield from self.parties
        yield from self.reports
        yield from self.figures
        yield from self.informs
        yield from self.checks
