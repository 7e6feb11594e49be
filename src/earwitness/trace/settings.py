"""What can be chosen about tracing, and what tracing gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from earwitness.records import (
    Claim,
    Comparison,
    Ghost,
    Link,
    Origin,
    Party,
    Passage,
    definition_list,
)

_MOST_SHOWN: Final = 5  # claims, in a notebook


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceSettings:
    """How much evidence a link needs.

    ``least_same`` is the probability that two statements must reach to be linked; from ``borderline``
    up to it they are shown as borderline. ``model`` False compares by words alone: quicker, and blind
    to paraphrase.
    """

    least_same: float = 0.5
    borderline: float = 0.3
    model: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What goes back to what: every tuple in order of ids, so the same set gives the same bytes.

    ``parties`` are merged across documents; ``notes`` say what could not be done.
    """

    parties: tuple[Party, ...] = ()
    links: tuple[Link, ...] = ()
    claims: tuple[Claim, ...] = ()
    origins: tuple[Origin, ...] = ()
    passages: tuple[Passage, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    ghosts: tuple[Ghost, ...] = ()
    notes: tuple[str, ...] = ()

    def records(self) -> Iterator[Party | Claim | Origin | Link | Passage | Comparison | Ghost]:
        """All records: merged parties, claims and their origins, links, passages, figures, ghosts."""
        yield from self.parties
        yield from self.claims
        yield from self.origins
        yield from self.links
        yield from self.passages
        yield from self.comparisons
        yield from self.ghosts

    def _repr_html_(self) -> str:
        """For notebooks: how many of each, and the claims of the most statements."""
        kinds = ("claims", "origins", "links", "parties", "passages", "comparisons", "ghosts")
        first = sorted(self.claims, key=lambda c: (-len(c.reports), c.id))[:_MOST_SHOWN]
        claims = ((f"stated {len(c.reports)} times, origins {_range(c)}", c.text) for c in first)
        return definition_list("Lineage", (*((kind, len(getattr(self, kind))) for kind in kinds), *claims))


def _range(claim: Claim) -> str:
    low, high = claim.origin_range
    return f"{high}" if low == high else f"{low} to {high}"
