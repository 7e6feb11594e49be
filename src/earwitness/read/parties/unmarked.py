"""Who says what stands in the body with neither a source nor a cue.

=============================================  ====================================================
a quotation: "Why not?" alone in a paragraph    whoever spoke last
plain words: an answer in an interview          the one person whom it is with: of those with a name,
printed as question and answer                  whoever spoke most before
in a headline; inside another's words           nobody
=============================================  ====================================================

Fails on: a quotation whose speaker is named only after it, in a sentence of its own; an interview
with two people.
"""

from __future__ import annotations

from collections import Counter

from earwitness.read.parties.entities import Entity
from earwitness.records import Report


class Unmarked:
    """Who spoke so far, told of statements in order of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: Entity | None = None
        self._named: Counter[int] = Counter()
        self._people: dict[int, Entity] = {}

    def heard(self, report: Report, speakers: list[Entity]) -> None:
        """Take note that *speakers*, if just one, made the statement *report*."""
        if report.parent is not None or report.place != "body" or len(speakers) != 1:
            return
        (self._last,) = speakers
        if self._last.kind == "named-person":
            self._named[self._last.order] += 1
            self._people[self._last.order] = self._last

    def speaker(self, report: Report) -> list[Entity]:
        """Who made *report*, which has no source; empty if that cannot be told."""
        if report.cue or report.parent is not None or report.kind != "direct" or report.place != "body":
            return []
        if self._text[report.content[0][0]].isalnum():
            return [self._people[order] for order, _ in self._named.most_common(1)]
        return [self._last] if self._last is not None else []
