"""What the outlet itself asserts, apart from what it reports others to have said."""

from __future__ import annotations

from collections.abc import Sequence

from earwitness.records import Document, Report


def own_statements(document: Document, reports: Sequence[Report]) -> list[Report]:
    """The outlet's own statements with a figure, a date or a strong claim, or on its own checking."""
    return []
