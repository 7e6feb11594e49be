"""What a headline, subhead or lead claims beyond the body.

==============  ============================================================================
unsaid-quote    words in quotation marks that stand nowhere below (quoted.py)
source-dropped  asserted, and below it stands only on somebody's word (sourcing.py)
hedge-dropped   firm, and below it is conditional, believed or stopped short of (certainty.py)
stronger-verb   hid, knew, admits, rejects, must, never: more than stands below (strength.py)
==============  ============================================================================

An accusation needs something in the body to hold the headline against: without a body nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from earwitness.read.headlines.acts import told_below
from earwitness.read.headlines.bearing import Below
from earwitness.read.headlines.body import Story
from earwitness.read.headlines.certainty import hedges_dropped
from earwitness.read.headlines.quoted import unsaid_quotes
from earwitness.read.headlines.sourcing import sources_dropped
from earwitness.read.headlines.strength import stronger_verbs
from earwitness.records import Document, HeadlineCheck, Report


def headline_checks(document: Document, reports: Sequence[Report]) -> tuple[HeadlineCheck, ...]:
    """The checks of *document*'s headlines, subheads and lead, in order of place."""
    story = Story(document, reports)
    if not story.passages:
        return ()
    below = Below(story)
    unsaid = list(unsaid_quotes(story))
    sources = list(sources_dropped(story, [c.span for c in unsaid]))
    found = [
        *unsaid,
        *sources,
        *told_below(story, below, [c.span for c in sources]),
        *hedges_dropped(story),
        *stronger_verbs(story, below),
    ]
    return tuple(sorted(_once(found), key=lambda c: (c.span, c.kind)))


def _once(found: Sequence[HeadlineCheck]) -> list[HeadlineCheck]:
    """Of checks of one kind at one place the first."""
    kept: list[HeadlineCheck] = []
    for c in found:
        if not any(c.kind == k.kind and c.span[0] < k.span[1] and k.span[0] < c.span[1] for k in kept):
            kept.append(c)
    return kept
