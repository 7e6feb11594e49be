"""The one order in which a dossier hands on its records, so that two files of them can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from earwitness.dossier.statements import Article, first_offset
from earwitness.records import (
    AnyRecord,
    Belief,
    Claim,
    Comparison,
    Figure,
    Finding,
    Ghost,
    HeadlineCheck,
    Informs,
    Link,
    Origin,
    Party,
    Passage,
    Quantity,
    Report,
)

# As the stages write them.
_KINDS: Final[tuple[type, ...]] = (
    Party,
    Report,
    Figure,
    Informs,
    HeadlineCheck,
    Claim,
    Origin,
    Link,
    Passage,
    Comparison,
    Ghost,
    Belief,
    Quantity,
)
_PLACE: Final[Mapping[type, int]] = {kind: place for place, kind in enumerate(_KINDS)}
_Any = TypeVar("_Any", bound=AnyRecord)


def findings_in_order(articles: Sequence[Article], findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """*findings* article by article, each kind in the order of the text."""
    number = {a.document.id: a.number for a in articles}
    return tuple(
        sorted(findings, key=lambda f: (number[f.document or ""], _PLACE[type(f)], _offset(f), f.id))
    )


def by_kind(records: Iterable[_Any]) -> tuple[_Any, ...]:
    """*records* kind by kind, each in order of ids."""
    return tuple(sorted(records, key=lambda r: (_PLACE[type(r)], r.id)))


def _offset(finding: Finding) -> int:
    if isinstance(finding, Party):
        return min((start for start, _ in finding.mentions), default=0)
    return first_offset(finding) if isinstance(finding, Report) else finding.span[0]
