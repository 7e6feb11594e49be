"""A statement as its words: what one report says in one document, ready to be compared with another."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from earwitness.records import Document, Report, Span
from earwitness.sentences import sentence, sentences
from earwitness.trace.figures.words import Word, fold, words

_OPENING: Final = frozenset("that whether if how".split())
# "it", "so", "as much", "otherwise", "this": the words stand for another statement's
_POINTING: Final = frozenset(
    fold(w) for w in "it so that this otherwise as much likewise the same one them these those".split()
)
_FEW: Final = 2  # words that tell something: "a victory", "for terms", which mean little without their verb
_CUT: Final = re.compile(
    r"[,;]\s+(?:but|and|while|whereas|although|though|so|yet|or)\s+|;\s+|\s[–—]\s?", re.IGNORECASE
)


@dataclass(frozen=True)
class Stated:
    """A report of a document, or those of its words (``spans``) that state one proposition."""

    document: Document
    report: Report
    spans: tuple[Span, ...] | None = None

    @property
    def content(self) -> tuple[Span, ...]:
        """Where its words stand."""
        return self.report.content if self.spans is None else self.spans

    @cached_property
    def text(self) -> str:
        """Its words, pieces joined by a space."""
        return " ".join(" ".join(self.document.text[s:e].split()) for s, e in self.content)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, folded, with spans into the document's text; a leading "that" is left out."""
        out = [w for s, e in self.content for w in words(self.document.text, s, e)]
        while len(out) > 1 and out[0].fold in _OPENING and not out[0].capital:
            del out[0]
        return tuple(out)

    @cached_property
    def acted(self) -> tuple[Word, ...]:
        """Its words with those of its cue before them, for statements of hardly a word."""
        return (*(w for s, e in self.report.cue for w in words(self.document.text, s, e)), *self.words)

    @cached_property
    def told(self) -> int:
        """How many of its words tell something."""
        return sum(not w.bare for w in self.words)

    @property
    def slight(self) -> bool:
        """Whether hardly a word tells anything."""
        return self.told <= _FEW

    @cached_property
    def clause_of(self) -> tuple[int, ...]:
        """For each word the number of its clause; a piece that begins small goes on with the last one."""
        return tuple(max(0, bisect_right(self._clauses, w.span[0]) - 1) for w in self.words)

    @cached_property
    def _clauses(self) -> tuple[int, ...]:
        """Where clauses begin."""
        text = self.document.text
        out: list[int] = []
        for start, end in self.content:
            for n, (low, high) in enumerate(sentences(text, start, end)):
                first = next((c for c in text[low:high] if c.isalnum()), "")
                if n or not out or first.isupper():
                    out.append(low)
                out += [m.end() for m in _CUT.finditer(text, low, high)]
        return tuple(out)

    @cached_property
    def cue(self) -> str:
        """The words of its cue."""
        return " ".join(" ".join(self.document.text[s:e].split()) for s, e in self.report.cue)

    @cached_property
    def source(self) -> str:
        """The words of its source."""
        return " ".join(" ".join(self.document.text[s:e].split()) for s, e in self.report.source.spans)

    @property
    def attributed(self) -> bool:
        """Whether somebody is named or described who says it."""
        source = self.report.source
        return self.report.voice == "reported" and bool(source.spans or source.party or source.candidates)

    @property
    def points(self) -> bool:
        """Whether its words only stand for those of another statement ("it", "as much", "otherwise")."""
        return all(w.fold in _POINTING or w.bare for w in self.words)

    @cached_property
    def around(self) -> tuple[str, str]:
        """What stands in its sentence before and after its words, its own source and cue included."""
        if not self.content:
            return "", ""
        text = self.document.text
        first, last = self.content[0], self.content[-1]
        return text[sentence(text, first)[0] : first[0]], text[last[1] : sentence(text, last)[1]]
