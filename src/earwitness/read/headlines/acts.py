"""Headline verbs that accuse, or make more of an event: hid, knew, lied, faked, warned, in the dark.

What stands below bears such a verb out if somebody, or the outlet, says a word of its family (families.py)
and neither denies, asks nor supposes it.

=======================================  ================
below                                    the check
=======================================  ================
nobody says so                           stronger-verb
whoever says so says "probably", "may"   hedge-dropped
nobody is named above, a source below    source-dropped
=======================================  ================

One check at most of each of these is given for a clause. Acts that the headline itself has rejected or only
charged ("rejects cover-up claim") or asks about are not held against it, nor things told by an act ("stolen
boat", "in hiding"). Quoted acts are looked for by quoted.py; of them only a lost hedge is told here.

Fails on: "knew" of somebody else below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from earwitness.read.headlines.bearing import Below, denied
from earwitness.read.headlines.body import Claim, Story, check, said_below
from earwitness.read.headlines.certainty import WEAK
from earwitness.read.headlines.families import ACCUSED, TOLD
from earwitness.read.headlines.likeness import share, stems
from earwitness.read.headlines.quoted import above
from earwitness.read.headlines.sourcing import APART, tells_of, undisputed
from earwitness.records import HeadlineCheck, Span

# "in hiding" and "a hiding row" are no acts; "caught hiding" and "admits faking" are.
_DOING: Final = re.compile(
    r"\b(?:is|are|was|were|of|for|caught|seen|kept|accused|admit(?:s|ted|ting)?(?: to)?|"
    r"confess(?:es|ed) to)\s+\Z",
    re.I,
)
_SAYS_IT: Final = 0.3  # share of a claim's words in what its speaker says below
# "Stolen boat found", "the hidden room": a participle that tells which, not what somebody did.
_PARTICIPLE: Final = re.compile(r"\w+(?:ed|en|wn|nt|id)", re.IGNORECASE)
_NO_PAST: Final = re.compile(r"stolen|hidden|forsaken|burnt", re.IGNORECASE)
_DONE: Final = re.compile(
    r"\b(?:is|are|was|were|been|be|being|has|have|had|gets?|got)\s+(?:\w+ly\s+)?\Z", re.I
)
_WHICH: Final = re.compile(
    r"(?:\A|[.!?]|\b(?:an?|the|of|in|with|for|his|her|its|their|our|no|over|from|this|that|these|"
    r"those))\s*\W?\Z",
    re.I,
)
_OBJECT: Final = re.compile(
    r"\s+(?:an?|the|by|in|to|at|on|of|his|her|its|their|from|for|up|off|down|out|over|about|with|as|\d)\b",
    re.I,
)
_ALLEGED: Final = re.compile(
    r"\b(?:accus\w*|alleg\w*|charge[sd]?|suspect\w*|blame[sd]?|over|claims?)\b", re.I
)
# "What we know"
_LABEL: Final = re.compile(r"\W*(?:what|who|why|when|where|which)\b", re.IGNORECASE)
_CHARGE: Final = re.compile(
    r"\s+(?:charge|claim|allegation|accusation|row|inquiry|probe|fear|rumou?r|question|trial|case)s?\b",
    re.IGNORECASE,
)


def accusations(story: Story, below: Below, over: Sequence[Span]) -> Iterator[HeadlineCheck]:
    """A check for each clause whose act nothing firm below bears out; what touches *over* is left out."""
    quoted = list(above(story))
    own_words = [span for claim in story.claims if _says_it(story, claim) for span in claim.report.cue]
    for clause in story.clauses:
        for verb, alike in _accused(story, clause, ACCUSED):
            if _touch(verb, (*over, *own_words)):
                continue
            borne = below.saying(alike)
            if not borne and not _touch(verb, quoted):
                words = stems(story.text[slice(*clause)])
                _, nearest = story.nearest(words, [p for p in story.passages if p.report])
                why = f"nobody below says “{story.text[slice(*verb)].lower()}”; {said_below(nearest)}"
                yield check(story, "stronger-verb", verb, why, nearest)
                break
            if borne and all(b.weak for b in borne) and not WEAK.search(story.text, clause[0], verb[0]):
                passages = [b.passage for b in borne]
                yield check(story, "hedge-dropped", verb, f"weaker {said_below(passages)}", passages)
                break


def told_below(story: Story, below: Below, over: Sequence[Span]) -> Iterator[HeadlineCheck]:
    """Source-dropped, for each clause with no source whose act is borne out only by others' word.

    What touches *over* is left out.
    """
    sourced = [s for c in story.claims if not c.own for s in (c.span, *c.report.source.spans, *c.report.cue)]
    quoted = list(above(story))
    for clause in story.clauses:
        label = _LABEL.match(story.text, clause[0]) or APART.search(story.text, *clause)
        if label or _touch(clause, (*over, *sourced)):
            continue
        for verb, alike in _accused(story, clause, (*ACCUSED, TOLD)):
            passages = [b.passage for b in below.saying(alike)]
            # what somebody did stands on his own word as firmly as an outlet's; what he was told does not
            actor = [] if alike is TOLD[1] else stems(story.text[slice(*clause)])
            if any(p.report is None or tells_of(story, actor, p) for p in passages):
                continue
            if alike is not TOLD[1] and undisputed(story, passages):
                continue
            if passages and not _touch(verb, quoted) and not _ALLEGED.search(story.text, clause[0], verb[0]):
                words = story.text[slice(*verb)].lower()
                why = f"the headline names nobody who says “{words}”; {said_below(passages)}"
                yield check(story, "source-dropped", verb, why, passages)
                break


def _accused(
    story: Story, clause: Span, families: Iterable[tuple[re.Pattern[str], re.Pattern[str]]]
) -> Iterator[tuple[Span, re.Pattern[str]]]:
    """Where the clause has an act of each family, and what bears it out; not what it rejects or charges."""
    start, end = clause
    for act, alike in families:
        verb = act.search(story.text, start, end)
        if (
            verb
            and not _describes(story.text, start, verb.span())
            and not denied(story.text[start : verb.start()])
            and not _CHARGE.match(story.text, verb.end(), end)
        ):
            yield verb.span(), alike


def _touch(span: Span, others: Iterable[Span]) -> bool:
    return any(s < span[1] and span[0] < e for s, e in others)


def _says_it(story: Story, claim: Claim) -> bool:
    """Whether the named speaker says below what the headline has him say, whatever its word for saying it."""
    said = [p for p in story.passages if p.report and story.speaks(claim, p)]
    return any(share(claim.stems, p.stems) >= _SAYS_IT for p in said)


def _describes(text: str, start: int, act: Span) -> bool:
    """Whether the act is part of a name for something: "in hiding", "the stolen boat"."""
    words, before = text[slice(*act)], text[start : act[0]]
    if _NO_PAST.fullmatch(words):
        return not (_DONE.search(before) or _OBJECT.match(text, act[1]))
    if words.lower().endswith("ing"):
        return not _DOING.search(before)
    which = bool(_WHICH.search(before)) and not (before.strip() == "" and _OBJECT.match(text, act[1]))
    opening = before.strip() != "" or start == 0 or text[start - 1] == "\n"
    return which and opening and bool(_PARTICIPLE.fullmatch(words))
