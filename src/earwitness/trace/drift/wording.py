"""Whether a later statement has the words of an earlier one: all, a part, or other words.

====================================  ============================================  ========================
earlier                               later                                         drift
====================================  ============================================  ========================
Gen. Roe lied about the harbour.      General Roe lied about the harbor             verbatim
The fort is thought to have fallen.   The fort fell.                                verbatim (hedge apart)
We think the pump failed in May.      The pump failed in May.                       truncated
It leaked. Nobody was told.           Nobody was told.                              truncated
He has lost the keys, all of them     that he had lost the keys                     truncated, paraphrased
The pump failed in May.               In May the machine broke down.                paraphrased
====================================  ============================================  ========================
"""

from __future__ import annotations

from typing import Final

from earwitness.records import Drift
from earwitness.trace.drift.align import Alignment, align
from earwitness.trace.drift.stated import Stated
from earwitness.trace.figures.words import Word

# Shares of weight, chosen on 200 links of the three annotated bundles (evaluation/trace_figures.py).
_VERBATIM: Final = 0.9  # of the later words that stand in the earlier ones, for its wording to be kept
_PART: Final = 0.7  # of the later words, in any form, for it to be a part in other words
_SHORTER: Final = 0.8  # of the earlier words at most, for a part to be a part
# The whole of an earlier statement inside a later, longer one is its words all the same.
_INSIDE: Final = 0.9
_FEW: Final = 3  # words at most that another text may have in a row by chance


def wording(earlier: Stated, later: Stated) -> tuple[Drift, ...]:
    """``verbatim``, ``truncated``, ``paraphrased``, or the last two together.

    Fails on: a summary in words of the original, which is a truncation in other words; a statement that
    only points ("it", "as much"), which is a paraphrase.
    """
    if later.points:
        same = [w.fold for w in earlier.words] == [w.fold for w in later.words]
        return ("verbatim",) if same else ("paraphrased",)
    both_slight = earlier.slight and later.slight
    first, second = (earlier.acted, later.acted) if both_slight else (earlier.words, later.words)
    exact = align(first, second)
    if exact.second_kept >= _VERBATIM and _in_order(exact):
        return ("truncated",) if _left_out(exact) else ("verbatim",)
    if exact.first_kept >= _INSIDE and len(first) > _FEW and _in_order(exact) and _dense(exact):
        return ("verbatim",)
    forms = align(first, second, inflected=True)
    if forms.second_kept >= _PART and _size(forms) < _SHORTER:
        return ("truncated",) if later.slight else ("truncated", "paraphrased")
    return ("paraphrased",)


def same_words(earlier: Stated, later: Stated) -> bool:
    """Whether most words of one are those of the other, so that one can hardly be said without the other."""
    forms = align(earlier.words, later.words, inflected=True)
    told = sum(not w.bare for w in forms.second)
    return told >= 4 and max(forms.second_kept, forms.first_kept) >= _PART


def _in_order(found: Alignment) -> bool:
    """Whether the shared runs stand in one order in both: words that merely occur in both do not."""
    seconds = [r.second for r in found.runs if r.size > 1 or not found.first[r.first].bare]
    return seconds == sorted(seconds)


def _dense(found: Alignment) -> bool:
    """Whether the shared words stand close together in the later statement."""
    seconds = found.in_second
    reach = range(min(seconds), max(seconds) + 1)
    told = [i for i in reach if not found.second[i].bare]
    return sum(i in seconds for i in told) >= _INSIDE * len(told)


def _size(found: Alignment) -> float:
    """The later statement's words that tell something, as a part of the earlier one's."""
    first = sum(not w.bare for w in found.first)
    return sum(not w.bare for w in found.second) / first if first else 1.0


def _left_out(found: Alignment) -> bool:
    """Whether words that tell something were left out; titles and first names tell nothing here."""
    kept = found.in_first
    runs = [r for r in found.runs if r.size > 1 or len(found.runs) == 1]
    missing = [i for i in range(len(found.first)) if i not in kept]
    if any(not found.first[i].bare and not _name_part(found.first, i, kept) for i in missing):
        return True
    first = min((r.first for r in runs), default=0)
    last = max((r.first + r.size for r in runs), default=len(found.first))
    # two words of grammar before or after ("we are", "so that") may be cut without loss, three rarely
    return len(missing) > 2 and any(not first <= i < last for i in missing)


def _name_part(words: tuple[Word, ...], i: int, kept: frozenset[int]) -> bool:
    """Whether the word is one of several capitals in a row of which another is kept ("General Imrik Roe")."""
    if not words[i].capital:
        return False
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(words) and words[j].capital:
            if j in kept and (j > 0 or step > 0):
                return True
            j += step
    return False
