"""A report's speaker, the way that it came, how firmly it is said and when, in words for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from earwitness.records import CheckKind, Party, PartyKind, Report, Span

KINDS: Final[dict[PartyKind, str]] = {
    "named-person": "person",
    "named-organisation": "organization",
    "outlet": "outlet",
    "anonymous-official": "unnamed official",
    "anonymous-group": "unnamed group",
    "document": "document",
    "social-post": "social post",
    "observer": "observer",
    "unspecified": "not specified",
}
CHECKS: Final[dict[CheckKind, str]] = {
    "unsaid-quote": "quoted words that nobody says below",
    "hedge-dropped": "a doubt or condition of the text is gone",
    "source-dropped": "stated as fact; the text has it from somebody",
    "stronger-verb": "a stronger verb than the text has",
}
# Words on checking that say that something was not, or could not be, checked.
UNCHECKED: Final = re.compile(
    r"\b(?:not|never|nor|neither|no|nobody|none|unable|cannot|without|failed)\b|n['’]t\b|\bun(?:verified|confirmed)\b",
    re.IGNORECASE,
)
_SPACE: Final = re.compile(r"\s+")
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


class People:
    """The parties of a bundle, to be called by name."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._by_id: Mapping[str, Party] = {p.id: p for p in parties}

    def get(self, party: str | None) -> Party | None:
        """The party with that id, if it is known."""
        return self._by_id.get(party or "")

    def name(self, party: str) -> str:
        """What to call it; its id where it is not known."""
        known = self.get(party)
        return _SPACE.sub(" ", known.name) if known else party

    def speaker(self, report: Report, source: str | None) -> str | None:
        """Who speaks, where the *source*'s words do not say it themselves."""
        if report.source.party is None:
            return None
        name = self.name(report.source.party)
        return None if source is not None and _bare(name) in _bare(source) else name

    def candidates(self, report: Report) -> tuple[str, ...]:
        """Who may be meant, where the text does not decide."""
        return tuple(self.name(party) for party in report.source.candidates)

    def through(self, report: Report) -> tuple[str, ...]:
        """Who passed the report on, between its speaker and the article's own outlet."""
        return tuple(self.name(step.party) for step in report.relay[1:-1])


def _bare(words: str) -> str:
    return _ARTICLE.sub("", _SPACE.sub(" ", words).strip()).casefold()


def firmly(text: str, report: Report) -> tuple[str, ...]:
    """What weakens a report or turns it round: its stance but for asserting, hedges, words on checking."""
    out = []
    if report.stance not in (None, "asserts"):
        out.append("neither affirmed nor denied" if report.stance == "not-held" else str(report.stance))
    if report.hedges:
        out.append(f"hedged: {_quoted(text, report.hedges)}")
    if report.verification:
        out.append(f"on checking: {_quoted(text, report.verification)}")
    return tuple(out)


def said_when(text: str, report: Report) -> str | None:
    """When it was said, and the words that say so."""
    when = report.when
    if when is None:
        return None
    words = _quoted(text, (when.span,)) if when.span else None
    if when.date is None:
        between = (
            f", between {when.earliest or '…'} and {when.latest or '…'}"
            if when.earliest or when.latest
            else ""
        )
        return f"{words or 'date'}, not resolved{between}"
    if when.date.startswith("XXXX"):
        return f"{words or when.date.replace('/', ' to ')}, year not known"
    date = when.date.replace("/", " to ")
    return f"{date} ({words})" if words else date


def _quoted(text: str, spans: Sequence[Span]) -> str:
    """The words at *spans*, each in quotation marks and once."""
    words = (_SPACE.sub(" ", text[s:e]).strip(" \"“”'‘’") for s, e in sorted(spans))
    return ", ".join(dict.fromkeys(f"“{w}”" for w in words if w))
