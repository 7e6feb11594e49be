"""Headlines that are firmer than what they go back to.

=====================================  =====================================================================
below                                  not in the headline
=====================================  =====================================================================
"if true", "if the paper is right"     a condition on the whole story, in the first sentences
"We believe", "I don't think"          what the named speaker, or the one quoted, only believes
"stopped short of concluding"          said near the top, of what a headline without a source asserts
"unless", "only if"                    a condition in the lead, of what the headline tells
"may", "could", "probably"             in all that stands nearest to the headline's claim
"likely to be about 6 million"         figures from which the headline's share ("by a third") is worked out
=====================================  =====================================================================

Fails on: a claim of which only one word is hedged below ("tainted flour", of sacks that an inspector
believes held it); a hedge in another sentence than the claim ("It is not certain").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from earwitness.numerals import NUMBER, number
from earwitness.read.headlines.body import Claim, Passage, Story, check, said_below
from earwitness.read.headlines.likeness import share, stems
from earwitness.read.headlines.quoted import above
from earwitness.read.sentences import sentences
from earwitness.records import HeadlineCheck, Span

# The verb, not the month.
_MAY: Final = r"(?<!\bin )(?<!\bof )(?<!\bsince )(?<!\bby )(?<!\blast )may(?! \d)"
WEAK: Final = re.compile(
    rf"\b(?:{_MAY}|might|could|would|can|likely|unlikely|probabl[ey]|possibl[ey]|perhaps|maybe|apparent(?:ly)?|"
    r"reportedly|alleged(?:ly)?|suspect\w*|suspicion|believ\w+|thinks?|thought|fear(?:s|ed)?|suggest\w*|"
    r"seem\w*|appear(?:s|ed)? to|claim\w*|rumou?r\w*|risks?|points? to|hint\w*|warns?|expect\w*|if|unless|"
    r"set to|about to|close to|feared|linked|questions?|"
    r"doubts?|why|how|what)\b|\?",
    re.IGNORECASE,
)  # fmt: skip
_PERHAPS: Final = re.compile(
    rf"\b(?:{_MAY}|might|could(?! not\b)|probably|possibly|perhaps|likely|(?:is|are|was|were|"
    r"been) (?:thought|believed|suspected|feared) to)\b",
    re.IGNORECASE,
)  # fmt: skip
_ALLEGED: Final = re.compile(
    r"\b(?:allegedly|reportedly|apparently|supposedly|purportedly|(?:is|are|was|were|been) (?:thought|"
    r"believed|suspected|"
    r"feared|said|alleged|understood|rumou?red))\b",
    re.IGNORECASE,
)
_IF_TRUE: Final = re.compile(
    r"\bif (?:it is |it proves |they are |proven |proved )?(?:true|confirmed|correct|right|accurate|verified|"
    r"genuine)\b(?! (?:by|as|in)\b)|\bif [^.;]{3,60}? (?:is|are|was|were|proves?) (?:right|true|correct|"
    r"accurate|genuine|to be believed)\b|\bif [^.;]{3,40}?\b(?:accounts?|stor(?:y|ies)|claims?|reports?|"
    r"testimony|"
    r"version)\b[^.;]{0,20}? (?:holds?(?: up)?|stands?(?: up)?)\b",
    re.IGNORECASE,
)  # fmt: skip
_BELIEVES: Final = re.compile(
    r"[\"“‘«']?\s*(?:\w+,? )?(?:I|we)(?: (?:do not|don[’']t|would|can|also|now|still|really))? "
    r"(?:believe|think|suspect|guess|suppose|imagine|reckon|assume|fear)\b",
    re.IGNORECASE,
)  # fmt: skip
_WARNED: Final = re.compile(r"\b(?:warn(?:ed|ings?)|told|advised|alerted)\b", re.IGNORECASE)
_CONDITION: Final = re.compile(
    r"\b(?:unless|only if|provided that|on condition that|as long as|except)\b", re.IGNORECASE
)
_SHARE: Final = re.compile(
    r"\b(?:(?:a|one|two|three)[ -](?:thirds?|quarters?|fifths?|tenths?)|half|halved?|doubled?|trebled?|"
    r"tripled?|twice)\b|"
    r"\d\s?%|\bper ?cent\b",
    re.IGNORECASE,
)  # fmt: skip
_HALVES: Final = {"halve": "half", "halved": "half", "half": "half"}
_NUMBER: Final = re.compile(rf"(?<![\w.,])(?:{NUMBER})(?!\w)", re.IGNORECASE)
_LIKE: Final = 0.5
_VERY_LIKE: Final = 0.75
_SOMEWHAT: Final = 0.3
_FIRM: Final = 0.7  # of the nearest passage's share: what has so much of a claim without a hedge bears it out
_LONGEST: Final = 45  # words of a passage of which one "may" can be said to weaken the whole
_FEWEST: Final = 3  # stems of a claim that can be judged
_MOST_NUMBERS: Final = 8
_NEARLY: Final = 0.02


def hedges_dropped(story: Story) -> Iterator[HeadlineCheck]:
    """A check for each firm claim of a headline, subhead or lead that goes back to something weaker."""
    told: list[list[str]] = []  # one lost hedge is told once, at the first claim that loses it
    for claim in story.claims:
        if WEAK.search(claim.words) or _hedged_cue(story, claim):
            continue
        found = _weaker(story, claim)
        if found:
            span, why, passages = found
            goes_back = [p.words for p in passages]
            if goes_back and goes_back in told:
                continue
            told.append(goes_back)
            yield check(story, "hedge-dropped", span, why, passages)
            yield from _lead_too(story, claim, passages)
    yield from _cut_quotations(story)


def _hedged_cue(story: Story, claim: Claim) -> bool:
    return any(WEAK.search(story.text, *span) for span in claim.report.cue)


_Found = tuple[Span, str, list[Passage]]


def _weaker(story: Story, claim: Claim) -> _Found | None:
    reported = [p for p in story.passages if p.report]
    rate, nearest = story.nearest(claim.stems, reported)
    main = (claim.report.place == "headline" or claim is story.claims[0]) and len(set(claim.stems)) >= _FEWEST
    condition = _IF_TRUE.search(story.opening)
    if main and condition:
        return claim.span, f"below: “{condition.group()}”; {said_below(nearest)}", nearest
    if main and claim.own and story.stopped_short:
        return claim.span, f"below: {story.stopped_short}", nearest
    return (
        _believed(story, claim, reported)
        or (_conditional(story, claim, nearest) if main else None)
        or _perhaps(claim, rate, nearest, story)
        or _worked_out(story, claim, reported)
    )


def _believed(story: Story, claim: Claim, reported: Sequence[Passage]) -> _Found | None:
    """What the named speaker is quoted as only believing."""
    for p in reported:
        quoted = p.report is not None and p.report.kind != "indirect"
        if (
            quoted
            and _BELIEVES.match(p.words)
            and share(claim.stems, p.stems) >= _LIKE
            and story.speaks(claim, p)
        ):
            return claim.span, f"the speaker only believes it; {said_below([p])}", [p]
    return None


def _lead_too(story: Story, claim: Claim, passages: Sequence[Passage]) -> Iterator[HeadlineCheck]:
    """The lead may drop the same belief, on the same speaker's word."""
    lead = story.lead
    if not lead or not passages or not _BELIEVES.match(passages[0].words):
        return
    for p in story.passages:
        if p.report is None or not lead[0] <= p.report.content[0][0] < lead[1] or WEAK.search(p.words):
            continue
        if story.speaks(claim, p) and share(claim.stems, p.stems) >= _SOMEWHAT:
            why = f"the speaker only believes it; {said_below(passages)}"
            yield check(story, "hedge-dropped", p.report.content[0], why, passages)
            return


def _conditional(story: Story, claim: Claim, nearest: Sequence[Passage]) -> _Found | None:
    """A condition of what the lead reports, in which much of the claim stands."""
    lead = story.lead
    for p in nearest:
        inside = lead and p.report and lead[0] <= p.report.content[0][0] < lead[1]
        condition = _CONDITION.search(p.words)
        if inside and condition and share(claim.stems, p.stems) >= _SOMEWHAT:
            return claim.span, f"the condition is lost: “{p.words[condition.start() :]}”", [p]
    return None


def _perhaps(claim: Claim, rate: float, nearest: Sequence[Passage], story: Story) -> _Found | None:
    """All that stands nearest to the claim, the outlet's own words too, is only possible."""
    short = all(len(p.words.split()) <= _LONGEST for p in nearest)
    weak = all(_weak(p, story) for p in nearest)
    if rate < _LIKE or len(set(claim.stems)) < _FEWEST or not (short and weak):
        return None
    firm = [
        p
        for p in story.passages
        if not _PERHAPS.search(p.words) and share(claim.stems, p.stems) >= _FIRM * rate
    ]
    return None if firm else (claim.span, f"only possible {said_below(nearest)}", list(nearest))


def _weak(passage: Passage, story: Story) -> bool:
    """Whether it is only possible; what somebody was warned could happen is none of its hedges."""
    cue = passage.report.cue if passage.report else ()
    perhaps = _PERHAPS.search(passage.words)
    warned = perhaps and _WARNED.search(passage.words, 0, perhaps.start())
    return bool(perhaps and not warned) or any(_ALLEGED.search(story.text, *span) for span in cue)


def _worked_out(story: Story, claim: Claim, reported: Sequence[Passage]) -> _Found | None:
    """A share that stands nowhere below and follows from no two firm figures, while others are hedged."""
    stated = _SHARE.search(story.text, *claim.span)
    if claim.own or stated is None:
        return None
    wanted = stems(stated.group())
    value = number(_HALVES.get(stated.group().lower(), stated.group()))
    weak = [
        p for p in reported if (found := _PERHAPS.search(p.words)) and _NUMBER.search(p.words, found.end())
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


def _cut_quotations(story: Story) -> Iterator[HeadlineCheck]:
    """A headline's quotation without the "I think" that it has below."""
    spoken = [p for p in story.passages if p.report and p.report.kind != "indirect"]
    for quote in above(story):
        for start, end in sentences(story.text, *quote):
            words = story.text[start:end]
            wanted = stems(words)
            if len(set(wanted)) < 2 or WEAK.search(words):
                continue
            for p in spoken:
                for low, high in sentences(p.words, 0, len(p.words)):
                    said = p.words[low:high]
                    if _BELIEVES.match(said) and share(wanted, frozenset(stems(said))) >= _VERY_LIKE:
                        yield check(story, "hedge-dropped", (start, end), f"below: {said}", [p])
                        break
                else:
                    continue
                break
