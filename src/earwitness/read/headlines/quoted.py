"""Quotations in headlines, subheads and leads whose words nobody says below.

A quotation is said if the words of each of its sentences stand close together below, in quotation marks or in
a report's content; endings, contractions and small words may differ, and the quotation may be cut. So

==================================  ==============================  ======
headline                            below                           said
==================================  ==============================  ======
'fit for a king'                    "It was fit for a king," he ..  yes
'lied to the board'                 she said he was lying to the    yes
                                    board
'knew for weeks'                    the manager was warned          no
'a cover-up'                        (the outlet's own words)        yes
'never told the truth about it'     (the outlet's own words)        no
==================================  ==============================  ======

In a lead only what "has told how", "has claimed" and the like introduce is looked for below: such a lead
announces what the article goes on to tell, while "said" in a lead may be all that it says of a quotation.

A single word is a term, unless it is a verb in the past ("lied", "they knew", "had
doubts"); words with a capital each below are a name.

Fails on: titles of works and nicknames that the body does not repeat; those put together of distant pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from earwitness.read.headlines.body import Story, check, said_below
from earwitness.read.headlines.likeness import stems
from earwitness.read.sentences import quotations, sentences
from earwitness.records import HeadlineCheck, Span

_ANNOUNCES: Final = re.compile(
    r"\b(?:has|have) (?:\w+ly )?(?:told|claimed|revealed|described|spoken|relived|recalled|opened up|"
    r"said|warned|accused)\b",
    re.IGNORECASE,
)  # fmt: skip
# Words in the outlet's own voice can be a term in quotation marks; so many are a statement.
_STATEMENT: Final = 3
_PAST: Final = re.compile(
    r"\w+ed|hid|lied|knew|stole|misled|withheld|broke|sold|hit|lost|left|fled|shot", re.IGNORECASE
)
_ACCUSES: Final = re.compile(
    rf"(?:(?:i|we|you|he|she|they|it|nobody|everyone) )?(?:{_PAST.pattern})|(?:had|was|were|did) [^\W\d_]+",
    re.IGNORECASE,
)
_MOST: Final = 12  # quotations of headlines that are looked for
_LONGEST: Final = 40  # words of a sentence of a quotation that are looked for
# Words that may stand between those of a quotation, and be left out of it, for each word of it.
_LOOSE: Final = 1.5


def unsaid_quotes(story: Story) -> Iterator[HeadlineCheck]:
    """A check for each quotation above the body, or announced in the lead, that nobody says below."""
    below = _Below(story)
    for quote in islice(above(story), _MOST):
        words = story.text[slice(*quote)]
        if _claims(words) and not below.has(words):
            _, nearest = story.nearest(stems(words), [p for p in story.passages if p.report])
            yield check(
                story, "unsaid-quote", quote, f"nobody below says {words}; {said_below(nearest)}", nearest
            )
    lead = story.lead
    if lead and _ANNOUNCES.search(story.text, *lead):
        after = _Below(story, lead[1])
        for quote in quotations(story.text, *lead):
            words = story.text[slice(*quote)]
            if len(words.split()) >= _STATEMENT and after.knows_speakers and not after.has(words):
                why = f"the lead announces {words}, and nobody says so below it"
                yield check(story, "unsaid-quote", quote, why, [])


def _claims(quotation: str) -> bool:
    """Whether it is more than a term: two words that carry meaning, or a verb in the past ('they knew')."""
    words = stems(quotation)
    return len(words) > 1 or bool(words and _ACCUSES.fullmatch(quotation.strip("\"“”‘’«»„' .,!")))


def above(story: Story) -> Iterator[Span]:
    """The quotations of headlines and subheads."""
    for block in story.document.blocks:
        if block.kind in ("headline", "subhead"):
            yield from quotations(story.text, block.start, block.end)


class _Below:
    """The words that somebody says from a place on, and those that stand there at all."""

    def __init__(self, story: Story, begin: int = 0) -> None:
        text = story.text
        said: list[str] = []
        for start, end in story.sentences:
            if start >= begin:
                said += (text[s:e] for s, e in quotations(text, start, end))
        self.knows_speakers = bool(said)
        said += (p.words for p in story.passages if p.report and p.report.content[0][0] >= begin)
        self._text = " ".join(text[s:e] for s, e in story.sentences if s >= begin)
        self._said = [stems(words) for words in said]
        self._printed = [stems(text[s:e]) for s, e in story.sentences if s >= begin]

    def has(self, quotation: str) -> bool:
        """Whether each sentence of *quotation* stands below: said, or, if it is only a term, printed."""
        parts = [
            words for s, e in sentences(quotation, 0, len(quotation)) if (words := stems(quotation[s:e]))
        ]
        return all(
            _among(part, self._said) or (len(part) < _STATEMENT and _among(part, self._printed))
            for part in parts
        )

    def _named(self, quotation: str) -> bool:
        """Whether the words stand below, with a capital each: a title or a name."""
        bare = quotation.strip("\"“”‘’«»„' .,!?")
        found = re.search(re.escape(bare), self._text, re.IGNORECASE)
        return found is not None and found.group().istitle()


def _among(words: Sequence[str], passages: Sequence[Sequence[str]]) -> bool:
    return any(_close(words, passage) for passage in passages)


def _close(words: Sequence[str], passage: Sequence[str]) -> bool:
    """Whether *words* stand in *passage* in order, with few others between them."""
    room = int(_LOOSE * len(words)) + 1
    wanted = set(words)
    if not wanted <= set(passage):
        return False
    for begin, word in enumerate(passage):
        if word == words[0]:
            at = iter(passage[begin : begin + len(words) + room])
            if all(w in at for w in words):
                return True
    return False
