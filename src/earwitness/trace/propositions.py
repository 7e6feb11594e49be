"""What a report states, cut into propositions: a content of three sentences may state three claims.

=======================================  ===========================================================
"It leaked. Nobody was told."            two: each sentence
"it leaked; nobody was told"             two, at a semicolon or dash
"it leaked, and nobody had been told"    two, at a conjunction with a clause of its own on both sides
"that dams and bridges leaked"           one
=======================================  ===========================================================

Fails on: a subordinate clause that states something of its own ("the fort, which had fallen, …");
two verbs of one subject ("fell and burned"), which stay one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from earwitness.rarity import rarity
from earwitness.records import Document, Report, Span
from earwitness.sentences import sentences

# A clause of fewer words than this is rather a part of the other ("he said, and left").
_LEAST_WORDS: Final = 4
# Propositions that one report is cut into. An interview turn has some twenty; a content of thousands of
# sentences is a mistake of reading, and its rest is compared as a whole.
_MOST: Final = 60
_CUT: Final = re.compile(
    r"\s*;\s+|\s+[–—]\s*|\s*[–—]\s+"
    r"|,\s+(?:and|but|while|whereas|although|though|so|yet)\s+"
    r"(?=(?:that\s+)?(?:he|she|it|they|we|i|there|this|nobody|no\s+one|the|a|an|his|her|its|their|our|some|many|[A-Z]\w+)\s)"
)
_WORD: Final = re.compile(r"[^\W_]+(?:['’.,\-][^\W_]+)*")
_SPELLED: Final = {
    w: str(n)
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
    if n > 1
}
_ENDINGS: Final = ("'s", "’s", "ings", "ing", "ied", "ies", "ed", "es", "s")
_NEGATIVE: Final = frozenset(
    "not no never none nobody nothing nor neither cannot without n't hardly false deny denied denies "
    "denying refuse refused reject rejected rejects".split()
)
_OPENING: Final = frozenset("that whether if".split())


@dataclass(frozen=True)
class Proposition:
    """One proposition of a report: its spans in the document's text, and its words.

    ``spoken_around`` is the text with nested statements of other people left out, None where there are none.
    """

    report: Report
    spans: tuple[Span, ...]
    text: str
    around: str | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words in small letters, without endings; numbers as digits."""
        return tuple(words(self.text))

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """Each different word and how much it tells."""
        return {w: max(rarity(w), rarity_of_stem(w)) for w in self.words}

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(w for w in self.words if w[0].isdigit())

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital that do not merely begin a sentence."""
        found = [m for m in _WORD.finditer(self.text)]
        return frozenset(
            stem(m.group().lower())
            for i, m in enumerate(found)
            if m.group()[0].isupper()
            and (i > 0 or (len(m.group()) > 1 and m.group().isupper()))
            and m.group() not in ("I", "I'm", "I've", "I’m", "I’ve")
        )

    @cached_property
    def negated(self) -> bool:
        return any(w in _NEGATIVE for w in self.words) or "n't" in self.text or "n’t" in self.text

    @cached_property
    def grams(self) -> frozenset[tuple[str, str, str]]:
        """Runs of three words."""
        w = self.words
        return frozenset(zip(w, w[1:], w[2:], strict=False))


def words(text: str) -> Iterator[str]:
    """The words of *text* in small letters, without endings; numbers as digits."""
    for match in _WORD.finditer(text):
        word = match.group().lower()
        yield _SPELLED.get(word) or stem(word)


def stem(word: str) -> str:
    """*word* without an ending of English inflection; crude, and the same for both sides compared."""
    if word[0].isdigit():
        return word.replace(",", "")
    for end in _ENDINGS:
        if word.endswith(end) and len(word) - len(end) >= 3:
            return word.removesuffix(end)
    return word


def rarity_of_stem(word: str) -> float:
    """Rarity of a stem by the commonest word that it may come from."""
    return min(rarity(word), rarity(word + "e"), rarity(word + "y"))


def propositions(documents: Sequence[Document], reports: Iterable[Report]) -> tuple[Proposition, ...]:
    """Every proposition of *reports*, in order of document, place and report id."""
    texts = {d.id: d.text for d in documents}
    ordered = sorted(reports, key=lambda r: (r.document, r.content, r.id))
    inside: dict[str, list[Report]] = {}
    for report in ordered:
        if report.parent:
            inside.setdefault(report.parent, []).append(report)
    return tuple(
        p for r in ordered if r.document in texts for p in _of(texts[r.document], r, inside.get(r.id, ()))
    )


def _of(text: str, report: Report, nested: Sequence[Report]) -> Iterator[Proposition]:
    clauses = _gathered(text, report.content)
    for spans in clauses:
        around = _without(spans, [s for n in nested for s in n.content])
        yield Proposition(
            report,
            spans,
            _joined(text, spans),
            None if around == spans else _joined(text, around),
        )


def _gathered(text: str, content: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The clauses of a content. A piece that ends no sentence goes on in the next piece."""
    out: list[list[Span]] = []
    open_clause = False
    for start, end in content:
        for sentence in sentences(text, start, end):
            for n, clause in enumerate(_clauses(text, sentence)):
                if (open_clause and n == 0) or len(out) >= _MOST:
                    out[-1].append(clause)
                else:
                    out.append([clause])
                open_clause = False
        last = text[start:end].rstrip("\"”’'»)] ")
        open_clause = bool(out) and not last.endswith((".", "!", "?", "…", ";"))
    return [tuple(c) for c in out if any(ch.isalnum() for s, e in c for ch in text[s:e])]


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    """The clauses of one sentence."""
    start, end = sentence
    for cut in _CUT.finditer(text, start, end):
        before, after = text[start : cut.start()], text[cut.end() : end]
        if min(len(before.split()), len(after.split())) >= _LEAST_WORDS:
            yield start, cut.start()
            start = cut.end()
    if start < end:
        yield start, end


def _without(spans: Sequence[Span], holes: Iterable[Span]) -> tuple[Span, ...]:
    left = list(spans)
    for low, high in holes:
        left = [part for s, e in left for part in ((s, min(e, low)), (max(s, high), e)) if part[0] < part[1]]
    return tuple(left)


def _joined(text: str, spans: Iterable[Span]) -> str:
    """The words of *spans*, without a leading "that" and with single spaces."""
    tokens = " ".join(text[s:e] for s, e in spans).split()
    while len(tokens) > 1 and tokens[0].lower() in _OPENING:
        tokens = tokens[1:]
    return " ".join(tokens)
