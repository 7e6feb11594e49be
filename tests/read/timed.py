"""Invented sentences with their statements marked, and the dates that are read from them."""

from __future__ import annotations

import re

from earwitness.read.dating.dating import dated
from earwitness.records import Directness, Document, Party, Published, Report, Source, Span, When

WRITING = re.compile(r"(?i)\b(?:record|memo|letter|report|survey)\b")
SUNDAY = Published(date="2031-06-08", basis="given")


def read(marked: str, published: Published = SUNDAY) -> dict[str, When]:
    """Dates of the reports marked in *marked*: ``[s|source] [q|cue] [c|content]``, numbered if several."""
    text, spans = "", dict[tuple[str, str], list[Span]]()
    opened: list[tuple[str, str, int]] = []
    at = 0
    for match in re.finditer(r"\[([sqc])(\d*)\||\]", marked):
        text += marked[at : match.start()]
        at = match.end()
        if match.group() == "]":
            kind, number, start = opened.pop()
            spans.setdefault((number, kind), []).append((start, len(text)))
        else:
            opened.append((match[1], match[2] or "1", len(text)))
    text += marked[at:]
    document = Document(id="d", received_as="-", text=text, published=published)
    reports = [_report(text, number, spans) for number in sorted({n for n, _ in spans})]
    return dated(document, reports, _parties(reports))


def _parties(reports: list[Report]) -> list[Party]:
    names = sorted({r.source.party for r in reports if r.source.party})
    return [
        Party(id=n, document="d", name=n, kind="document" if WRITING.search(n) else "unspecified")
        for n in names
    ]


def _party(words: str) -> str | None:
    """Who is meant: "he" is Rudd, and there is but one letter."""
    if words.lower() in ("he", "she"):
        return "Rudd"
    writing = WRITING.search(words)
    return writing.group().lower() if writing and not words.startswith("its ") else words or None


def _report(text: str, number: str, spans: dict[tuple[str, str], list[Span]]) -> Report:
    content = spans[number, "c"]
    source = spans.get((number, "s"), [])
    words = " ".join(text[s:e] for s, e in source)
    inside = [
        n
        for (n, kind), outer in spans.items()
        if kind == "c" and n != number and any(s <= content[0][0] and content[-1][1] <= e for s, e in outer)
    ]
    direct: Directness = "direct" if text[content[0][0]] == '"' else "indirect"
    return Report(
        id=number,
        document="d",
        source=Source(spans=tuple(source), party=_party(words)),
        cue=tuple(spans.get((number, "q"), [])),
        content=tuple(content),
        kind=direct,
        parent=inside[0] if inside else None,
    )
