"""Whether a statement means something else than the one it repeats, where words show it plainly.

==========================================  ================================  ==================
earlier                                     later                             changed
==========================================  ================================  ==================
no result was altered                       results were altered              a negation lost
if nobody acts, the dam could fail          the dam could fail                a condition lost
some of the officers knew                   all officers knew                 scope
nobody understood it                        they do not understand it         not
==========================================  ================================  ==================

Fails on: change by the choice of words ("dismissed" told as "arrested"), which only a model could see.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from earwitness.trace.drift.align import Alignment, align
from earwitness.trace.drift.stated import Stated

_NEGATION: Final = re.compile(
    r"\b(?:not|never|no(?! (?:longer|more|fewer|less|doubt|matter))|nobody|no one|none|nothing|neither|nor|"
    r"nowhere|without|cannot|hardly|fail(?:s|ed)? to|refus(?:e[sd]?|ing) to)\b|n['’]t\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:e[sd]?|ing)|refut(?:e[sd]?|ing)|"
    r"contradict(?:s|ed|ing)?)\b|\bfalse\b",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(
    r"\b(?:if|unless|provided(?: that)?|as long as|in case|should (?:it|they|he|she|nobody)|only when)\b",
    re.IGNORECASE,
)
_WHETHER: Final = re.compile(r"\b(?:as|even|ask\w*|know\w*|wonder\w*|see|tell) if\b", re.IGNORECASE)
_CUT: Final = re.compile(r",?\s+(?:but|while|whereas|though|although)\s+|;\s+|[.!?]\s+")
_PART: Final = re.compile(r"[,;:.!?]\s|\b(?:and|but|because|although|while)\b", re.IGNORECASE)
_SOME: Final = re.compile(
    r"\b(?:some|several|many|a few|most|part|parts|half|one) of\b|\b(?:some|several|most)\b|\b(?:partly|"
    r"partially)\b",
    re.IGNORECASE,
)
_ALL: Final = re.compile(
    r"\b(?:all|every|entire|whole|always|everyone|everybody|entirely|wholly|completely)\b", re.IGNORECASE
)
_ALIKE: Final = 0.6  # of the words of both, for a "not" that one lacks to be a change of meaning
_REACH: Final = 200  # characters before a "not" in which its part of the clause begins
_MAIN: Final = 2  # words of the conditional sentence that the later one must have


def meaning_changed(earlier: Stated, later: Stated) -> bool:
    """Whether a negation came or went, a condition was dropped, or "some" became "all"."""
    if earlier.points or later.points:
        return False
    found = align(earlier.words, later.words, inflected=True)
    return (
        _condition_lost(earlier, later, found)
        or _negation_differs(earlier, later, found)
        or _widened(earlier, later, found)
    )


def _condition_lost(earlier: Stated, later: Stated, found: Alignment) -> bool:
    """The main clause of a conditional sentence is repeated, and no condition."""
    if _CONDITION.search(later.text) or _CONDITION.search(" ".join(later.around)):
        return False
    kept = {earlier.words[i].span[0] for i in found.in_first if not earlier.words[i].bare}
    text = earlier.document.text
    for start, end in earlier.content:
        at = start
        for cut in [*(m.span() for m in _CUT.finditer(text, start, end)), (end, end)]:
            clause = (at, cut[0])
            at = cut[1]
            condition = _CONDITION.search(text, *clause)
            if not condition or _WHETHER.search(text, max(clause[0], condition.start() - 8), clause[1]):
                continue
            main = _main_clause(text, clause, condition.start())
            if sum(main[0] <= k < main[1] for k in kept) >= _MAIN:
                return True
    return False


def _main_clause(text: str, clause: tuple[int, int], condition: int) -> tuple[int, int]:
    """What the condition is of: behind its comma if it comes first, else all before it."""
    opening = text[clause[0] : condition].strip(" \"“‘'«") == ""
    if not opening:
        return clause[0], condition
    comma = text.find(",", condition, clause[1])
    return (comma, clause[1]) if comma >= 0 else clause


def _negation_differs(earlier: Stated, later: Stated, found: Alignment) -> bool:
    if min(found.first_kept, found.second_kept) < _ALIKE or earlier.slight or later.slight:
        return False
    return _negative(earlier, found.in_first) != _negative(later, found.in_second)


def _negative(stated: Stated, shared: frozenset[int]) -> bool:
    """Whether it says not, in a part of a clause that has words of the other."""
    if stated.report.stance == "denies" and _DENIED.search(stated.cue):
        return True
    text = stated.document.text
    kept = [stated.words[i].span[0] for i in sorted(shared) if not stated.words[i].bare]
    for start, end in stated.content:
        for m in _NEGATION.finditer(text, start, end):
            near = max(start, m.start() - _REACH)
            low = max((c.end() for c in _PART.finditer(text, near, m.start())), default=near)
            cut = _PART.search(text, m.end(), end)
            at = bisect_left(kept, low)
            if at < len(kept) and kept[at] < (cut.start() if cut else end):
                return True
    return False


def _widened(earlier: Stated, later: Stated, found: Alignment) -> bool:
    if min(found.first_kept, found.second_kept) < _ALIKE:
        return False
    some, every = _SOME.search(earlier.text), _ALL.search(later.text)
    return bool(some and every) and not _ALL.search(earlier.text) and not _SOME.search(later.text)
