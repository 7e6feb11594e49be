"""Labels made for this project: invented articles, and statements inside the statements of PolNeAR.

What stands inside a content is read by the model as a text of its own (earwitness.read.spans.nesting),
so that is how it is learned: each content is one text, labelled with what stands directly in it. A
content that holds nothing is a text without labels, which is what teaches the model to leave it alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from earwitness.features import features
from earwitness.read.spans.excerpt import Excerpt, excerpt
from earwitness.read.spans.nesting import as_sentence
from earwitness.read.spans.parts import readable_parts
from earwitness.records import Report, Span
from earwitness.text import Token
from earwitness.wordpiece import WordPiece
from evaluation.press.gold import Gold, load
from training.corpus import Article, Attribution, Spans, runs

Marked = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]  # source, cue, content


def read_press(folders: Iterable[Path], wordpiece: WordPiece) -> list[Article]:
    """The annotated articles of *folders* part by part, and each content as a text of its own."""
    out: list[Article] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            gold = load(path)
            out += [
                _article(gold.name, part, _outermost(gold), wordpiece)
                for _, part in readable_parts(gold.document)
            ]
            out += [
                _inside(gold, report, wordpiece)
                for report in gold.reports.values()
                if report.voice == "reported"
            ]
    return [article for article in out if article.features.words]


def _outermost(gold: Gold) -> list[Marked]:
    return [_marked(r) for r in gold.reports.values() if r.voice == "reported" and not r.parent]


def _inside(gold: Gold, report: Report, wordpiece: WordPiece) -> Article:
    within = [_marked(r) for r in gold.reports.values() if r.parent == report.id]
    text = gold.document.text
    part = excerpt(text, as_sentence(text, report.content), " ")
    return _article(f"{gold.name}:{report.id}", part, within, wordpiece)


def _marked(report: Report) -> Marked:
    return report.source.spans, report.cue, report.content


def read_nested(path: Path, root: Path, wordpiece: WordPiece) -> list[Article]:
    """Contents of the articles below *root* (PolNeAR) with the statements in them, as *path* says.

    Each line of *path* is ``{"article": name, "content": spans, "statements": [[source, cue,
    content], ...]}`` with spans into the article's text.
    """
    texts: dict[str, str] = {}
    out = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            name = row["article"]
            if name not in texts:
                texts[name] = (root / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            marks = [tuple(tuple((s, e) for s, e in role) for role in mark) for mark in row["statements"]]
            content = tuple((s, e) for s, e in row["content"])
            out += list(_levels(name, texts[name], content, marks, wordpiece))
    return [article for article in out if article.features.words]


def _levels(
    name: str, text: str, content: tuple[Span, ...], marks: Sequence[Marked], wordpiece: WordPiece
) -> Iterable[Article]:
    """The content with what stands directly in it, and so on inwards."""
    direct = [m for m in marks if not any(_holds(o, m) for o in marks if o is not m)]
    yield _article(name, excerpt(text, as_sentence(text, content), " "), direct, wordpiece)
    for outer in direct:
        inner = [m for m in marks if _holds(outer, m)]
        yield from _levels(name, text, outer[2], inner, wordpiece)


def _holds(outer: Marked, inner: Marked) -> bool:
    def within(span: Span) -> bool:
        return any(s <= span[0] and span[1] <= e for s, e in outer[2])

    return all(within(s) for s in (*inner[1], *inner[2])) and _size(inner[2]) < _size(outer[2])


def _size(spans: Sequence[Span]) -> int:
    return sum(e - s for s, e in spans)


def _article(name: str, part: Excerpt, marks: Iterable[Marked], wordpiece: WordPiece) -> Article:
    made = features(part.text, wordpiece)
    article = Article(name, part.text, made, convention="newsroom")
    labels = []
    for source, cue, content in marks:
        roles = [_words(part, made.words, spans) for spans in (source, cue, content)]
        if roles[1] and roles[2]:
            labels.append(Attribution(*roles))
    article.labels = [labels]
    return article


def _words(part: Excerpt, words: list[Token], spans: Iterable[Span]) -> Spans:
    """Indices of the words of *part* that lie in document *spans*."""
    inside = []
    for start, end in spans:
        for (a, b), at in zip(part.parts, part.starts, strict=True):
            low, high = max(start, a) - a + at, min(end, b) - a + at
            if low < high:
                inside.append((low, high))
    return runs([i for i, w in enumerate(words) if any(s < w.end and w.start < e for s, e in inside)])
