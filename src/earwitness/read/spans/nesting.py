"""Statements inside statements: the model reads each content as a text of its own."""

from __future__ import annotations

import re
from typing import Final

from earwitness.encoder import Encoder
from earwitness.read.settings import Threshold
from earwitness.read.spans.draft import Draft, size
from earwitness.read.spans.excerpt import excerpt
from earwitness.read.spans.statements import statements
from earwitness.records import Span

_DEEPEST: Final = 4
# A content of fewer characters cannot hold a speaker, a cue and a content.
_SHORTEST: Final = 25
# Log-odds that a nested cue needs beyond an outer one: cut out of its sentence, a content looks more
# like a statement than it is. On the example bundle 0 gives found F1 78.5, 0.8 79.6.
_STRICTER: Final = 0.8
_LEADING: Final = re.compile(r"(?:that|whether|if)\s+", re.IGNORECASE)
# A "statement inside" that takes up more than this share of its parent is the parent, read again.
_WHOLE: Final = 0.97
# Reading every content would double the cost of reading, so only those are read that hold a word
# of saying, knowing, wanting or seeming. Fails on nested cues that are none of these ("is adamant").
_MAY_REPORT: Final = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|according|clai?m\w*|den(?:y|ie[sd]|ying|ial)\w*|report\w*|"
    r"warn\w*|announc\w*|admit\w*|insist\w*|argu\w+|believ\w*|th(?:ink|inks|ought|inking)|know\w*|knew|"
    r"suggest\w*|stat(?:ed|es|ing|ement)\w*|declar\w*|alleg\w*|accus\w*|promis\w*|vow\w*|pledg\w*|threat\w*|"
    r"want\w*|hop(?:e|es|ed|ing)|fear\w*|expect\w*|intend\w*|plan(?:s|ned|ning)?|ask\w*|demand\w*|order\w*|"
    r"urg(?:e|es|ed|ing)|call(?:s|ed|ing)|confirm\w*|not(?:e|es|ed|ing)|add(?:s|ed|ing)|repl(?:y|ied|ies)\w*|"
    r"explain\w*|describ\w*|predict\w*|estimat\w*|conclud\w*|assert\w*|maintain\w*|conced\w*|acknowledg\w*|"
    r"complain\w*|critici\w*|doubt\w*|dismiss\w*|reject\w*|disput\w*|quot\w*|wr(?:ite|ites|ote|itten|iting)|"
    r"learn\w*|hear[ds]?|find(?:s|ings?)?|found|show(?:s|ed|n)?|reveal\w*|disclos\w*|inform\w*|brief\w*|"
    r"assur\w*|agree\w*|mean(?:s|t)?|feel\w*|felt|decid\w*|refus\w*|propos\w*|recommend\w*|seem\w*|accord\w*|"
    r"rumou?r\w*|speculat\w*|suspect\w*|understand\w*|understood|consider\w*|regard\w*|assum\w*|imagin\w*)\b",
    re.IGNORECASE,
)


def with_nested(text: str, drafts: list[Draft], model: Encoder, threshold: Threshold) -> list[Draft]:
    """*drafts* and every statement found inside their contents, to any depth up to four.

    A statement that some draft already holds at the same place is not given twice.
    """
    out = list(drafts)
    edges = {edge for d in drafts for edge in _edges(d)}
    # what was labelled inside statements follows the newsroom's convention only
    stricter = Threshold(threshold.breadth, threshold.least_odds + _STRICTER, "newsroom")
    layer = drafts
    for _ in range(_DEEPEST):
        layer = _inside(text, layer, model, stricter, edges)
        edges.update(edge for d in layer for edge in _edges(d))
        out += layer
        if not layer:
            break
    return out


def _inside(
    text: str, parents: list[Draft], model: Encoder, threshold: Threshold, known: set[tuple[str, int]]
) -> list[Draft]:
    """What stands inside the contents of *parents* and is not *known*."""
    contents = [(parent, as_sentence(text, parent.content)) for parent in parents]
    contents = [(parent, content) for parent, content in contents if _may_report(text, content)]
    parts = [(parent.place, excerpt(text, content, " ")) for parent, content in contents]
    out = []
    found_in = statements(text, parts, model, threshold)
    for (parent, content), found in zip(contents, found_in, strict=True):
        whole = size(content)
        fresh = [d for d in found if size(d.content) <= _WHOLE * whole and not known.intersection(_edges(d))]
        out += [d if d.parent in fresh else d.with_parent(parent) for d in fresh]
    return out


def _may_report(text: str, content: tuple[Span, ...]) -> bool:
    words = " ".join(text[s:e] for s, e in content)
    return len(words) >= _SHORTEST and bool(_MAY_REPORT.search(words))


def _edges(draft: Draft) -> tuple[tuple[str, int], ...]:
    """Where the cue begins and ends: two statements with such a place in common are one."""
    return tuple(edge for s, e in draft.cue for edge in (("start", s), ("end", e)))


def as_sentence(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """*spans* without a leading "that" and quotation marks at their ends: what is left reads as a text."""
    out: list[Span] = []
    for start, end in spans:
        leading = _LEADING.match(text, start, end) if not out else None
        if leading:
            start = leading.end()
        if end - start > 2 and text[start] in "\"“‘'«„":
            start += 1
        if end - start > 1 and text[end - 1] in "\"”’'»“":
            end -= 1
        if text[start:end].strip():
            out.append((start, end))
    return tuple(out)
