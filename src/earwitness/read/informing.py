"""Who tells, hides from, misleads or warns whom inside the story."""

from __future__ import annotations

from collections.abc import Sequence

from earwitness.read.parties import Resolved
from earwitness.records import Document, Informs, Report


def informing(
    document: Document, reports: Sequence[Report], who: Resolved
) -> tuple[Resolved, tuple[Informs, ...]]:
    """The edges of the story's own reporting chain, and *who* with the parties that only they name."""
    return who, ()
