"""Amounts in a headline that are firmer than those below.

===========================  ==================================================
headline                     below
===========================  ==================================================
"hid 310m losses"            "between 280 million and 310 million"
"could cost 900 million"     "as much as 900 million", wherever the number stands
"overstated by a third"      figures from which a third follows are only likely
===========================  ==================================================

Fails on: "about" and "some" below, which headlines may drop; a range written with a dash ("280-310m").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from earwitness.numerals import NUMBER, number
from earwitness.read.headlines.body import Claim, Passage, Story, said_below
from earwitness.read.headlines.likeness import share, stems
from earwitness.records import Span

# The verb, not the month.
MAY: Final = r"(?<!\bin )(?<!\bof )(?<!\bsince )(?<!\bby )(?<!\blast )may(?! \d)"
PERHAPS: Final = re.compile(
    rf"\b(?:{MAY}|might|could(?! not\b)|probably|possibly|perhaps|likely|(?:is|are|was|were|"
    r"been) (?:thought|believed|suspected|feared) to)\b",
    re.IGNORECASE,
)  # fmt: skip
_RANGE: Final = re.compile(r"\b(?:between|from) (\S+(?: \w+)?) (?:and|to) (\S+(?: \w+)?)", re.IGNORECASE)
# "raised from 214 to 239" is no range.
_CHANGED: Final = re.compile(
    r"\b(?:rais|ris|rose|increas|cut|f[ae]ll|drop|lower|revis|up|down|gr[eo]w|climb|jump|chang|"
    r"s(?:a|u)nk|slip|mov|went|go|"
    r"doubl|halv|reduc|correct|amend|updat)\w*\b[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_LONGEST_CHANGE: Final = 80  # characters before a range in which its verb stands
_BOUND: Final = re.compile(
    r"\b(?:up to|as (?:many|much) as|at (?:least|most)|more than|over|almost|nearly)\b", re.I
)
_AT_MOST: Final = re.compile(
    r"\b(?:up to|as (?:many|much|high|long) as|at (?:the )?most|no more than|"
    r"(?:a )?maximum of)\s+(?:[€£$¥]|US\$)?\s?\Z",
    re.I,
)
_BEFORE: Final = 24  # characters before a number in which its bound stands
_SHARE: Final = re.compile(
    r"\b(?:(?:a|one|two|three)[ -](?:thirds?|quarters?|fifths?|tenths?)|half|halved?|doubled?|trebled?|"
    r"tripled?|twice)\b|"
    r"\d\s?%|\bper ?cent\b",
    re.IGNORECASE,
)  # fmt: skip
_HALVES: Final = {"halve": "half", "halved": "half", "half": "half"}
_NUMBER: Final = re.compile(rf"(?<![\w.,])(?:{NUMBER})(?!\w)", re.IGNORECASE)
_MOST_NUMBERS: Final = 8
_NEARLY: Final = 0.02
_SOMEWHAT: Final = 0.3  # share of a claim's words

Found = tuple[Span, str, list[Passage]]  # where, why, and the passages that it goes back to


def top_of_range(story: Story, claim: Claim, reported: Sequence[Passage]) -> Found | None:
    """One end of a range, as if it were the figure."""
    if _BOUND.search(claim.words):
        return None
    numbers = {w for w in claim.stems if w[0].isdigit()}
    for p in reported:
        if share(claim.stems, p.stems) < _SOMEWHAT:
            continue
        for span in islice(_RANGE.finditer(p.words), _MOST_NUMBERS):
            ends = set(stems(span[1])) ^ set(stems(span[2]))
            if len(numbers & ends) == 1 and not _is_change(span.group(), reported):
                return claim.span, f"one end of a range; {said_below([p])}", [p]
    return None


def _is_change(words: str, reported: Sequence[Passage]) -> bool:
    """Whether "from 214 to 239" tells of a rise or fall, in any report that has these words."""
    return any(
        _CHANGED.search(p.words.partition(words)[0][-_LONGEST_CHANGE:]) for p in reported if words in p.words
    )


def at_most(story: Story, claim: Claim) -> Found | None:
    """An upper bound, as if it were the figure."""
    if _BOUND.search(claim.words):
        return None
    for figure in islice(_NUMBER.finditer(claim.words), _MOST_NUMBERS):
        value = number(figure.group())
        if value is None or value <= 1:
            continue
        bounded = [(p, alike) for p in story.passages for alike in _bounded(p.words, value)]
        if bounded and all(found for _, found in bounded):
            passages = [bounded[0][0]]
            return claim.span, f"the most that it may be; {said_below(passages)}", passages
    return None


def _bounded(words: str, value: float) -> Iterator[bool]:
    """For each number of *words* that is *value*, whether it is only the most that it may be."""
    for other in islice(_NUMBER.finditer(words), _MOST_NUMBERS):
        if number(other.group()) == value:
            yield bool(_AT_MOST.search(words, max(0, other.start() - _BEFORE), other.start()))


def worked_out(story: Story, claim: Claim, reported: Sequence[Passage]) -> Found | None:
    """A share that stands nowhere below and follows from no two firm figures, while others are hedged."""
    stated = _SHARE.search(story.text, *claim.span)
    if claim.own or stated is None:
        return None
    wanted = stems(stated.group())
    value = number(_HALVES.get(stated.group().lower(), stated.group()))
    weak = [
        p for p in reported if (found := PERHAPS.search(p.words)) and _NUMBER.search(p.words, found.end())
    ]
    hedged = {id(p) for p in weak}
    firm = [p for p in story.passages if id(p) not in hedged and share(claim.stems, p.stems) >= _SOMEWHAT]
    stands = any(share(wanted, p.stems) == 1 for p in story.passages) if wanted else True
    if stands or not weak or value is None or any(_yields(p.words, value) for p in firm):
        return None
    why = f"no such share stands below, and what it follows from is hedged; {said_below(weak)}"
    return stated.span(), why, weak[:1]


def _yields(words: str, value: float) -> bool:
    """Whether two numbers of *words* are to each other, or differ by, the share *value*."""
    found = [n for m in islice(_NUMBER.finditer(words), _MOST_NUMBERS) if (n := number(m.group()))]
    return any(
        0 < a < b and any(abs(part - value) < _NEARLY for part in (a / b, (b - a) / b))
        for a in found
        for b in found
    )
