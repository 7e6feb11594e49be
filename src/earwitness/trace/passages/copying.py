"""Copied passages between articles, and what two articles are to each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

import numpy as np

from earwitness.records import Document, Passage, Report, Span, make_id
from earwitness.trace.passages import pairing
from earwitness.trace.passages.boilerplate import without_boilerplate
from earwitness.trace.passages.citing import Citations, Citing, citations
from earwitness.trace.passages.direction import Side, Standing, earlier
from earwitness.trace.passages.naming import same_outlet
from earwitness.trace.passages.prose import Ints, Prose, proses
from earwitness.trace.passages.sharing import Sharing, sharing
from earwitness.trace.passages.use import amounts_in_words, has_quotations, is_taken, read_amounts, use_of

ArticleRelation = Literal["same-text", "derived", "shared-quotes", "independent"]

_CREDIT_REACH: Final = 60  # characters of a credit that are quoted


def passages(
    documents: Sequence[Document],
    reports: Sequence[Report],
    pairs: Iterable[tuple[str, str]] | None = None,
) -> tuple[Passage, ...]:
    """One Passage for every two *documents* that share text, in order of ids.

    *reports* show which words are quoted without marks; *pairs* of document ids are compared, or None:
    those with several runs of three telling words in common. ``documents`` of a passage stand in order
    of ids, ``spans`` hold all stretches in common, of reworded sentences from the first word in common
    to the last. Among more than 40 articles with one text, each is compared with the first four by date
    alone. Linear in the words of all for given pairs.

    Fails on: quotations without marks that no report covers; translations; text reworded beyond
    recognition by its words.
    """
    compared = _compared(documents, reports, pairs)
    cited = citations(compared)
    return tuple(p for s in compared if (p := _passage(s, cited)) is not None)


def article_relation(passage: Passage | None) -> ArticleRelation:
    """What two articles are to each other, by the passage that they share, or None if they share none.

    ===============  ===================================================================================
    same-text        one text, republished with light edits
    derived          three sentences of reporting prose or more, or about as much, from one of them or
                     from a common parent
    shared-quotes    nearly only quotations in common, and maybe a phrase
    independent      nothing in common, or a phrase
    ===============  ===================================================================================
    """
    if passage is None:
        return "independent"
    if passage.use == "republished":
        return "same-text"
    if passage.use == "quotations-only":
        return "shared-quotes"
    amounts = read_amounts(passage.why)
    if amounts is None or is_taken(amounts):
        return "derived"
    return "shared-quotes" if has_quotations(amounts) else "independent"


def _compared(
    documents: Sequence[Document], reports: Sequence[Report], pairs: Iterable[tuple[str, str]] | None
) -> list[Sharing]:
    """What pairs of documents share, those that share nothing left out, in order of ids."""
    texts = without_boilerplate(proses(documents, reports))
    found = (sharing(a, b) for a, b in _pairs(texts, pairs))
    return [s for s in found if s.stretches or s.alike]


def _pairs(texts: Sequence[Prose], pairs: Iterable[tuple[str, str]] | None) -> Iterator[tuple[Prose, Prose]]:
    if pairs is None:
        yield from ((texts[a], texts[b]) for a, b in pairing.pairs(texts))
        return
    by_id = {p.document.id: p for p in texts}
    ordered = sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b})
    yield from ((by_id[a], by_id[b]) for a, b in ordered if a in by_id and b in by_id)


def _passage(s: Sharing, cited: Citations) -> Passage | None:
    a, b = s.first.document, s.second.document
    by_first, by_second = cited.of(a.id, b.id), cited.of(b.id, a.id)
    common = cited.shared_credit(a.id, b.id)
    credited = bool(by_first.credits or by_second.credits)
    one_house = bool(a.outlet and b.outlet and same_outlet(a.outlet, b.outlet))
    use = use_of(
        s.amounts,
        credited=credited,
        related=credited or one_house or common is not None or bool(by_first.mentions or by_second.mentions),
        close=max(_close(s, "first", by_first), _close(s, "second", by_second)),
    )
    if use is None:
        return None
    side, why = earlier(_standing(a, by_first, cited, common), _standing(b, by_second, cited, common), use)
    first = {"first": a.id, "second": b.id}.get(side or "")
    return Passage(
        id=make_id("psg", a.id, b.id),
        documents=(a.id, b.id),
        spans=_spans(s),
        use=use,
        earlier=first,
        why=f"{amounts_in_words(s.amounts)}; {why}",
    )


def _standing(document: Document, citing: Citing, cited: Citations, common: str | None) -> Standing:
    return Standing(
        document,
        carries=_words(document, citing.credits),
        names=_words(document, citing.mentions),
        not_before=cited.not_before.get(document.id),
        shared_credit=common,
    )


def _words(document: Document, spans: Sequence[Span]) -> str | None:
    """The words around the first of *spans*, within its line."""
    if not spans:
        return None
    start, end = spans[0]
    low = max(document.text.rfind("\n", 0, start) + 1, start - _CREDIT_REACH)
    high = document.text.find("\n", end)
    high = min(high if high >= 0 else len(document.text), end + _CREDIT_REACH)
    return document.text[low:high].strip()


def _close(s: Sharing, side: Side, citing: Citing) -> int:
    """Phrases and reworded sentences in paragraphs of one article that name the other's outlet."""
    prose = s.first if side == "first" else s.second
    named = _lines(prose.document.text, citing.mentions)
    if not named:
        return 0
    words = [getattr(x, side)[0] for x in s.stretches if s.has_prose(x)]
    words += np.searchsorted(prose.sentence_N, [getattr(x, side) for x in s.alike]).tolist()
    starts = [start for start, _ in named]
    places = prose.start_N[words].tolist() if words else []
    return sum(
        place < named[max(0, bisect_right(starts, place) - 1)][1] for place in places if place >= starts[0]
    )


def _lines(text: str, spans: Iterable[Span]) -> list[Span]:
    """The lines in which *spans* begin, in order."""
    out: list[Span] = []
    for start, _ in spans:
        if not out or start >= out[-1][1]:
            end = text.find("\n", start)
            out.append((text.rfind("\n", 0, start) + 1, end if end >= 0 else len(text)))
    return out


def _spans(s: Sharing) -> tuple[tuple[Span, Span], ...]:
    """All that the two have in common, in order of the first article; none goes over the end of a line.

    A reworded sentence that overlaps a stretch is left out.
    """
    words: list[tuple[Span, Span]] = []
    held = np.zeros(len(s.first), np.bool_)
    for stretch in s.stretches:
        held[slice(*stretch.first)] = True
        words += _in_lines(s, np.array(stretch.places))
    words += [
        (mine, theirs) for mine, theirs in map(s.reworded, s.alike) if not held[mine[0] : mine[1]].any()
    ]
    return tuple(
        sorted((_characters(s.first, mine), _characters(s.second, theirs)) for mine, theirs in words)
    )


def _in_lines(s: Sharing, places: Ints) -> Iterator[tuple[Span, Span]]:
    """The words of one stretch, cut where a line ends in either article; lone words are left out."""
    mine, theirs = s.first.line_N[places[:, 0]], s.second.line_N[places[:, 1]]
    edges = np.flatnonzero((np.diff(mine) != 0) | (np.diff(theirs) != 0)) + 1
    for part in np.split(places, edges):
        if len(part) > 1 or len(places) == 1:
            (a, b), (c, d) = part[0].tolist(), part[-1].tolist()
            yield (a, c + 1), (b, d + 1)


def _characters(prose: Prose, words: Span) -> Span:
    return int(prose.start_N[words[0]]), int(prose.end_N[words[1] - 1])
