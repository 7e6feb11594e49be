"""Invented sentences with their statements marked, as the tests of relays and of checking write them."""

from __future__ import annotations

import re

from earwitness.records import Block, BlockKind, Document, Report, Source, Span

_MARK = re.compile(r"\{(\d+)?([sqc])\|([^{}]*)\}")


def marked(text: str) -> tuple[str, list[Report]]:
    """The text without its marks, and a report for each number (``{1s|She} {1q|said} {1c|so}``).

    A report lies in the one whose number stands after a caret: ``{2c|...}`` in a text that begins ``2^1``.
    """
    heads = dict(re.findall(r"(\d)\^(\d)", text.partition("\n")[0])) if "^" in text.partition("\n")[0] else {}
    if heads:
        text = text.partition("\n")[2]
    plain, at, spans = "", 0, dict[str, dict[str, list[Span]]]()
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        number, kind, words = match[1] or "1", match[2], match[3]
        spans.setdefault(number, {}).setdefault(kind, []).append((len(plain), len(plain) + len(words)))
        plain += words
        at = match.end()
    plain += text[at:]
    reports = [
        Report(
            id=number,
            document="d",
            source=Source(spans=tuple(kinds.get("s", ()))),
            cue=tuple(kinds.get("q", ())),
            content=tuple(kinds["c"]) if "c" in kinds else _held(spans, heads, number),
            kind="indirect",
            parent=heads.get(number),
        )
        for number, kinds in spans.items()
    ]
    return plain, reports


def _held(spans: dict[str, dict[str, list[Span]]], heads: dict[str, str], number: str) -> tuple[Span, ...]:
    """The content of a report that only holds others: from their first to their last word."""
    inner = [s for child, above in heads.items() if above == number for k in spans[child].values() for s in k]
    return ((min(s for s, _ in inner), max(e for _, e in inner)),)


def document(text: str, outlet: str | None = "The Norwick Bee", credit: str = "") -> Document:
    kinds: list[tuple[BlockKind, str]] = [("body", text)]
    if credit:
        kinds.append(("credit", credit))
    whole, blocks = "", []
    for kind, words in kinds:
        blocks.append(Block(kind, len(whole), len(whole) + len(words)))
        whole += words + "\n"
    return Document(
        id="d", received_as="d.txt", text=whole, outlet=outlet, language="en", blocks=tuple(blocks)
    )
