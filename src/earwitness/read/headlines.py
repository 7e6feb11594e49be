"""What a headline, subhead or lead claims beyond the body."""

from __future__ import annotations

from collections.abc import Sequence

from earwitness.records import Document, HeadlineCheck, Report


def headline_checks(document: Document, reports: Sequence[Report]) -> tuple[HeadlineCheck, ...]:
    """The checks of *document*'s headlines, in order of place."""
    return ()
