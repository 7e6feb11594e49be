"""Quotations in headlines, subheads and leads whose words stand nowhere below.

A quotation is looked for word by word: capitals, punctuation, hyphens and articles may differ, and it may be
cut to a part of what was said, but nothing else. Each sentence of it may stand elsewhere. So

==================================  =======================================  ======
headline                            below                                    stands
==================================  =======================================  ======
'Fit for king'                      "It was fit for a king," he said         yes
'tell no one'                       he was told to tell no one               yes
'tidy up'                           "Tidy it up"                             no
'lied to the board'                 she said he was lying to the board       no
'knew for weeks'                    the manager was warned                   no
==================================  =======================================  ======

In a lead, a part of a sentence that somebody is said to have said is looked for below it, if that speaker
is quoted there: such a lead announces what the article goes on to tell.

A single word is a name if it has a capital of its own ("The 'Corran' bridge") and is no verb in the past
("'Lied'"); else it is looked for like any other ("'secret' plan"). "any" may be left out, as articles may.

Fails on: titles of works and nicknames of several words that the body does not repeat; a lead that quotes a
few words of a speech of which the rest is not given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from earwitness.read.headlines.body import Story, check, said_below
from earwitness.read.headlines.likeness import stems
from earwitness.records import HeadlineCheck, Span
from earwitness.sentences import quotations

_PAST: Final = re.compile(r"\w+ed|Hid|Knew|Stole|Misled|Withheld|Broke|Sold|Hit|Lost|Left|Fled|Shot")
_MOST: Final = 12  # quotations of headlines that are looked for
_WORD: Final = re.compile(r"[^\W_]+")
_INSIDE: Final = re.compile(r"(?<=\w)[’'](?=\w)")
_DROPPED: Final = frozenset(("a", "an", "the", "any"))  # what headlines leave out of what they quote
_STOP: Final = re.compile(r"[.!?…]+[\"”’'»]*\s|…|\.\.\.")
_FEWEST_IN_LEAD: Final = 3  # words: shorter ones are terms


def unsaid_quotes(story: Story) -> Iterator[HeadlineCheck]:
    """A check for each quotation above the body, or reported in the lead, that does not stand below."""
    below = _words(" ".join(story.text[s:e] for s, e in story.sentences))
    for quote in islice(above(story), _MOST):
        words = story.text[slice(*quote)]
        if _claims(words) and not _stands(words, below):
            _, nearest = story.nearest(stems(words), [p for p in story.passages if p.report])
            why = f"nobody below says {words}; {said_below(nearest)}"
            yield check(story, "unsaid-quote", quote, why, nearest)
    yield from _announced(story)


def _announced(story: Story) -> Iterator[HeadlineCheck]:
    """Quotations that are part of what the lead reports with a word of saying."""
    lead = story.lead
    if lead is None:
        return
    quoted = {
        p.party
        for p in story.passages
        if p.report and p.report.kind != "indirect" and p.report.content[0][0] >= lead[1]
    }
    mixed = [
        p.report.content
        for p in story.passages
        if p.report and p.report.cue and p.report.kind == "mixed" and lead[0] <= p.report.cue[0][0] < lead[1]
        if p.party in quoted
    ]
    below = _words(" ".join(story.text[s:e] for s, e in story.sentences if s >= lead[1]))
    for quote in quotations(story.text, *lead):
        words = story.text[slice(*quote)]
        part = any(s <= quote[0] and quote[1] <= e for content in mixed for s, e in content)
        if part and len(words.split()) >= _FEWEST_IN_LEAD and not _stands(words, below):
            yield check(
                story, "unsaid-quote", quote, f"the lead has {words}, and nobody says so below it", []
            )


def above(story: Story) -> Iterator[Span]:
    """The quotations of headlines and subheads."""
    for block in story.document.blocks:
        if block.kind in ("headline", "subhead"):
            yield from quotations(story.text, block.start, block.end)


def _claims(quotation: str) -> bool:
    """Whether it is more than a name: two words, a verb in the past, or a word with no capital of its own."""
    words = _WORD.findall(_INSIDE.sub("", quotation))
    if len(words) != 1:
        return len(words) > 1
    return words[0].isalpha() and bool(not words[0].istitle() or _PAST.fullmatch(words[0]))


def _stands(quotation: str, below: str) -> bool:
    return all(_words(part) in below for part in _STOP.split(quotation))


def _words(text: str) -> str:
    """The bare words of *text*, each between spaces."""
    words = _WORD.findall(_INSIDE.sub("", text.casefold()))
    return f" {' '.join(w for w in words if w not in _DROPPED)} "
