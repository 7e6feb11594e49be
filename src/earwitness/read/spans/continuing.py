"""Quotations that go on without a cue: over paragraphs, or sentence after sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

import numpy as np

from earwitness.read.spans.draft import Draft, covered, placed, tidy
from earwitness.records import Document, Span
from earwitness.text import Quote, Token, quoting, tokens

# A quoted piece of fewer words is a term or a title more often than a statement.
_LEAST_WORDS: Final = 5
# Headlines are short, and their quotation marks cost space.
_LEAST_WORDS_IN_HEADLINE: Final = 3
# Share of a quotation that must already be some statement's content for it to be left alone.
_KNOWN: Final = 0.5
_LIKELY: Final = 0.6
_SENTENCE_BEFORE: Final = re.compile(r"(?:^|[.!?:…][\"”’'»)]*)\s*$")


def with_continuations(document: Document, drafts: list[Draft]) -> list[Draft]:
    """*drafts* and a statement for each quoted sentence that none of them holds.

    The statement continues the one whose content ended last before it, if nothing but a line end
    or white space stands between, or if that one's paragraph is the one directly before; otherwise
    it has no source. Fails on slogans and titles of five words or more that end in a full stop.
    """
    text = document.text
    drafts = drafts + _headline_quotes(document, drafts)
    readable = [(b.start, b.end) for b in document.blocks if b.kind == "body"] or [(0, len(text))]
    known = _Marked(text, (s for d in drafts for s in d.content))
    body = _Marked(text, readable)
    ended = sorted(((_end(d), i) for i, d in enumerate(drafts)))
    fresh: list[Draft] = []
    for quote in _quoted_sentences(text):
        if not body.share(quote) or known.share(quote) > _KNOWN:
            continue
        at = bisect_right(ended, (quote[0], len(drafts)))
        candidates = [drafts[i] for _, i in ended[max(0, at - 1) : at]] + fresh[-1:]
        before = _speaker_before(text, quote, candidates)
        fresh.append(
            Draft(
                source=before.source if before else (),
                cue=(),
                content=tidy(text, (quote,)),
                odds=_LIKELY,
                place="body",
                continues=before,
            )
        )
    return placed(drafts, fresh) + fresh


def _headline_quotes(document: Document, drafts: list[Draft]) -> list[Draft]:
    """A statement without source for each quotation in a headline or subhead that none holds.

    Fails on: titles of works and nicknames of three words or more.
    """
    text = document.text
    heads = [(b.kind, b.start, b.end) for b in document.blocks if b.kind in ("headline", "subhead")]
    held = tuple(sorted(s for d in drafts if d.place in ("headline", "subhead") for s in d.content))
    words = tokens(text[: max((end for _, _, end in heads), default=0)])
    quotes = quoting(text, words)
    out = []
    for i, word in enumerate(words):
        if quotes.state[i] is not Quote.OPENING or quotes.depth[i] != 1:
            continue
        j = _end_of_quotation(words, quotes.state, quotes.depth, i)
        quote = word.start, words[j].end
        inner = sum(text[w.start].isalnum() for w in words[i + 1 : j + 1])
        kind = next((k for k, start, end in heads if start <= quote[0] and quote[1] <= end), None)
        if kind and inner >= _LEAST_WORDS_IN_HEADLINE and not covered((quote,), held):
            out.append(Draft((), (), (quote,), _LIKELY, kind))
    return out


def _end(draft: Draft) -> int:
    return max(e for _, e in (*draft.content, *draft.cue))


class _Marked:
    """Which characters of a text lie in some spans, to ask for shares in constant time."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        mask = np.zeros(len(text) + 1, np.int64)
        for start, end in spans:
            mask[start:end] = 1
        self._sum = np.concatenate([[0], np.cumsum(mask)])

    def share(self, span: Span) -> float:
        start, end = span
        return float(self._sum[end] - self._sum[start]) / max(1, end - start)


def _quoted_sentences(text: str) -> list[Span]:
    """Outermost quotations that begin where a sentence may and end with its final mark."""
    words = tokens(text)
    quotes = quoting(text, words)
    out: list[Span] = []
    i = 0
    while i < len(words):
        if quotes.state[i] is Quote.OPENING and quotes.depth[i] == 1:
            j = _end_of_quotation(words, quotes.state, quotes.depth, i)
            span = words[i].start, words[j].end
            if _is_sentence(text, words, i, j):
                out.append(span)
            i = j
        i += 1
    return out


def _end_of_quotation(words: list[Token], state: list[Quote], depth: list[int], i: int) -> int:
    j = i + 1
    while j < len(words) and depth[j] > 0 and not words[j].starts_line:
        if state[j] is Quote.CLOSING and depth[j] == 1:
            return j
        j += 1
    return j - 1


def _is_sentence(text: str, words: list[Token], i: int, j: int) -> bool:
    inner = [w for w in words[i + 1 : j + 1] if text[w.start].isalnum()]
    if len(inner) < _LEAST_WORDS or not text[inner[0].start].isupper():
        return False
    last = text[words[j].start : words[j].end]
    ends = text[words[j - 1].start : words[j - 1].end] if last in "\"”’'»“''" else last
    line = text.rfind("\n", 0, words[i].start) + 1
    return ends in ".!?…" and _SENTENCE_BEFORE.search(text[line : words[i].start]) is not None


def _speaker_before(text: str, quote: Span, drafts: list[Draft]) -> Draft | None:
    """The statement that *quote* goes on from, if the text makes it plain."""
    if not drafts:
        return None
    last = max(drafts, key=_end)
    between = text[_end(last) : quote[0]]
    # at most one paragraph end, and no whole sentence, may stand between
    if len(re.findall(r"\n\s*\S?", between.strip("\n"))) > 1 or len(between.split()) > 12:
        return None
    return last
