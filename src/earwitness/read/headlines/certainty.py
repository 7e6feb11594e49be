"""Headlines that are firmer than what they go back to.

=====================================  =====================================================================
below                                  not in the headline
=====================================  =====================================================================
"if true", "if the paper is right"     a condition on the whole story, in the first sentences
"stopped short of concluding"          said near the top, of what a headline without a source asserts
"We believe", "I don't think"          what the named speaker, or the one quoted, only believes
"unless", "only if"                    a condition in what stands nearest to the headline's claim
"may have left", in the lead           a hedge in all that the lead reports of the main headline
"the invoice suggests"                 what the headline's document "shows"
"We could not establish who did"       said by the outlet, of the main headline
"found no evidence of harm"            a headline's "no harm"
"may", "could", "probably"             in all that stands nearest to the headline's claim, in the same clause
"up to 900 million"                    the most that it may be, wherever the headline's number stands
"remarkable, if it holds up"           what the headline calls remarkable
"with moderate confidence"             what "intelligence finds"
"a draft report"                       the headline's "audit finds"
=====================================  =====================================================================

Hedges below are those of the reports, and in the outlet's own sentences "may", "likely" and the like.
Firm amounts are looked for in amounts.py. A headline that is hedged itself is never called firmer.

Fails on: a claim of which only one word is hedged below ("tainted flour", of sacks that an inspector
believes held it); a hedge in another sentence than the claim ("It is not certain"); a weak hedge where the
body has a strong one ("could", below "in theory").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from earwitness.read.headlines.amounts import MAY, PERHAPS, Found, at_most, top_of_range, worked_out
from earwitness.read.headlines.body import Claim, Passage, Story, check, said_below
from earwitness.read.headlines.likeness import share, stems
from earwitness.read.headlines.quoted import above
from earwitness.records import HeadlineCheck, Span
from earwitness.sentences import sentences

WEAK: Final = re.compile(
    rf"\b(?:{MAY}|might|could|likely|unlikely|probabl[ey]|possibl[ey]|perhaps|maybe|apparent(?:ly)?|"
    r"reportedly|alleged(?:ly)?|suspect\w*|suspicion|believ\w+|thinks?|thought|fear(?:s|ed)?|suggest\w*|"
    r"seem\w*|appear(?:s|ed)? to|claim\w*|rumou?r\w*|risks?|points? to|hint\w*|warns?|expect\w*|if|unless|"
    r"threat\w*|set to|about to|close to|feared|linked|questions?|"
    r"doubts?|why|how|what)\b|\?",
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
_IF_HOLDS: Final = re.compile(
    r",? if (?:it|this|that|they|the (?:result|finding|account|claim)s?) (?:is |are |proves? |"
    r"can be |turns? out to be )?"
    r"(?:holds?(?: up)?|stands?(?: up)?|survives?|(?:confirmed|replicated|repeated|true|correct|"
    r"borne out|verified)\b)",
    re.IGNORECASE,
)
_ASSESSORS: Final = re.compile(
    r"\b(?:intel(?:ligence)?|assessments?|spy|spies|analysts?|agenc(?:y|ies))\b", re.I
)
_CONFIDENCE: Final = re.compile(
    r"\b(?:low|moderate|medium|limited)(?: (?:to|or) moderate)? confidence\b", re.I
)
_BELIEVES: Final = re.compile(
    r"[\"“‘«']?\s*(?:\w+,? )?(?:I|we)(?: (?:do not|don[’']t|would|can|also|now|still|really))? "
    r"(?:believe|think|suspect|guess|suppose|imagine|reckon|assume|fear)\b",
    re.IGNORECASE,
)  # fmt: skip
_WARNED: Final = re.compile(r"\b(?:warn(?:ed|ings?)|told|advised|alerted)\b", re.IGNORECASE)
_CONDITION: Final = re.compile(
    r"\b(?:unless|only if|provided that|on condition that|as long as(?! \S+ (?:minute|hour|day|"
    r"week|month|year))|except)\b",
    re.IGNORECASE,
)
_DRAFTS: Final = r"(?:draft|interim|preliminary|provisional|unfinished)"
_PAPERS: Final = r"(?:audit|report|review|study|inquiry|survey|assessment|analysis|findings)"
_SUGGESTS: Final = re.compile(
    r"\b(?:suggest(?:s|ed|ing)?|indicat(?:e[sd]?|ing)|hint(?:s|ed|ing)?|point(?:s|ed|ing)? to|"
    r"appear(?:s|ed)? to)\b",
    re.IGNORECASE,
)
_NOT_ESTABLISHED: Final = re.compile(
    r"(?:\b(?:not|never|nor|unable|impossible|cannot)\b|n[’']t\b)[^.;]{0,40}\b(?:establish|determine|confirm|"
    r"verify|find out|tell (?:wh(?!en)|if|how))\w*\b|\b(?:unclear|not (?:clear|known|certain)|"
    r"in dispute|disputed)\b",
    re.IGNORECASE,
)
_NO_EVIDENCE: Final = re.compile(
    r"\bno (?:\w+ )?(?:evidence|indication|sign|proof|record)\b|\bnot aware of\b", re.IGNORECASE
)
_PAPER: Final = re.compile(rf"\b(?!inquiry){_PAPERS}\b", re.IGNORECASE)  # an inquiry is no paper
_DRAFT: Final = re.compile(rf"\b{_DRAFTS}\b", re.IGNORECASE)
_DRAFT_PAPER: Final = re.compile(rf"\b{_DRAFTS} (?:\w+ )?{_PAPERS}\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[;:,]\s|,?\s(?:and|but|while|although|though|whereas)\s", re.IGNORECASE)
_LIKE: Final = 0.5
_VERY_LIKE: Final = 0.75
_SOMEWHAT: Final = 0.3
_IN_LEAD: Final = 0.25
_FIRM: Final = 0.7  # of the nearest passage's share: what has so much of a claim without a hedge bears it out
_LONGEST: Final = 45  # words of a passage of which one "may" can be said to weaken the whole
_FEWEST: Final = 3  # stems of a claim that can be judged


def hedges_dropped(story: Story) -> Iterator[HeadlineCheck]:
    """A check for each firm claim of a headline, subhead or lead that goes back to something weaker."""
    lost: list[Span] = []
    told: list[list[Passage]] = []  # one lost hedge is told once, at the first claim that loses it
    for claim in story.claims:
        yield from _unfinished(story, claim)
        if found := at_most(story, claim) or _confident(story, claim):
            span, why, passages = found
            told.append(passages)
            lost.append(span)
            yield check(story, "hedge-dropped", span, why, passages)
            continue
        if WEAK.search(claim.words) or _hedged_cue(story, claim):
            continue
        found = _weaker(story, claim)
        if found:
            span, why, passages = found
            if passages and passages in told:
                continue
            told.append(passages)
            lost.append(span)
            yield check(story, "hedge-dropped", span, why, passages)
            yield from _lead_too(story, claim, passages)
    yield from _if_it_holds(story)
    yield from _cut_quotations(story, lost)


def _unfinished(story: Story, claim: Claim) -> Iterator[HeadlineCheck]:
    """An audit or a study, of which only a draft is told below."""
    for span in claim.report.source.spans:
        source = story.text[slice(*span)]
        if _PAPER.search(source) and not _DRAFT.search(source):
            drafts = (m.group() for s, e in story.sentences if (m := _DRAFT_PAPER.search(story.text, s, e)))
            if draft := next(drafts, None):
                yield check(story, "hedge-dropped", span, f"below: “{draft}”", [])


def _hedged_cue(story: Story, claim: Claim) -> bool:
    return any(WEAK.search(story.text, *span) for span in claim.report.cue)


def _weaker(story: Story, claim: Claim) -> Found | None:
    reported = [p for p in story.passages if p.report]
    rate, nearest = story.nearest(claim.stems, reported)
    enough = len(set(claim.stems)) >= _FEWEST
    main = (claim.report.place == "headline" or claim is story.claims[0]) and enough
    if main and (condition := _IF_TRUE.search(story.opening)):
        return claim.span, f"below: “{condition.group()}”; {said_below(nearest)}", nearest
    if main and claim.own and story.stopped_short:
        return claim.span, f"below: {story.stopped_short}", nearest
    return (
        _believed(story, claim, reported)
        or _unless(claim, rate, nearest)
        or (_lead_weaker(story, claim) if main else None)
        or _only_suggested(story, claim, reported)
        or (_unknown(story, claim) if main else None)
        or _no_evidence(claim, nearest)
        or _perhaps(claim, rate, nearest, story)
        or top_of_range(story, claim, reported)
        or worked_out(story, claim, reported)
    )


def _if_it_holds(story: Story) -> Iterator[HeadlineCheck]:
    """Words that hold only "if it is confirmed": "called remarkable", below "remarkable, if it holds up"."""
    for p in story.passages:
        condition = _IF_HOLDS.search(p.words) if p.report else None
        if condition is None:
            continue
        word = stems(p.words[: condition.start()])[-1:]
        for start, end in story.clauses if word else ():
            words = story.text[start:end]
            if set(word) <= set(stems(words)) and not WEAK.search(words):
                why = f"the condition is lost: “{condition.group()}”; {said_below([p])}"
                yield check(story, "hedge-dropped", (start, end), why, [p])
                break


def _confident(story: Story, claim: Claim) -> Found | None:
    """What an assessment finds, and below only with moderate confidence."""
    sources = " ".join(story.text[s:e] for s, e in claim.report.source.spans)
    if claim.report.place != "headline" or not _ASSESSORS.search(sources):
        return None
    for start, end in story.sentences:
        if low := _CONFIDENCE.search(story.text, start, end):
            spans = (*claim.report.cue, claim.span)
            span = min(s for s, _ in spans), max(e for _, e in spans)
            return span, f"below: “{low.group()}”: {story.text[start:end]}", []
    return None


def _believed(story: Story, claim: Claim, reported: Sequence[Passage]) -> Found | None:
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


def _unless(claim: Claim, rate: float, nearest: Sequence[Passage]) -> Found | None:
    """A condition in what stands nearest to the claim."""
    for p in nearest:
        condition = _CONDITION.search(p.words)
        if condition and rate >= _SOMEWHAT and len(p.words.split()) <= _LONGEST:
            return claim.span, f"the condition is lost: “{p.words[condition.start() :]}”", [p]
    return None


def _lead_weaker(story: Story, claim: Claim) -> Found | None:
    """A main headline tells what the lead tells: a hedge in all that the lead reports of it is lost."""
    lead = story.lead
    told = [p for p in story.passages if p.report and lead and lead[0] <= p.report.content[0][0] < lead[1]]
    alike = [
        p for p in told if share(claim.stems, p.stems) >= _IN_LEAD and len(p.stems & set(claim.stems)) > 1
    ]
    if alike and all(_weak(p, story, claim) for p in alike):
        return claim.span, f"the lead is weaker; {said_below(alike)}", alike
    return None


def _only_suggested(story: Story, claim: Claim, reported: Sequence[Passage]) -> Found | None:
    """What the headline's document shows, and below only suggests."""
    for p in reported:
        cue = " ".join(story.text[s:e] for s, e in p.report.cue) if p.report else ""
        alike = share(claim.stems, p.stems)
        if _SUGGESTS.search(cue) and (alike >= _LIKE or (alike > 0 and story.speaks(claim, p))):
            spans = (*claim.report.cue, claim.span)
            span = min(s for s, _ in spans), max(e for _, e in spans)
            return span, f"below only “{cue}”; {said_below([p])}", [p]
    return None


def _unknown(story: Story, claim: Claim) -> Found | None:
    """What the outlet says that it could not establish, of the claim."""
    words = [w for w in claim.stems if w != "not"]
    for p in story.passages:
        if p.report is None and _NOT_ESTABLISHED.search(p.words) and share(words, p.stems) >= _IN_LEAD:
            return claim.span, f"below: {p.words}", [p]
    return None


def _no_evidence(claim: Claim, nearest: Sequence[Passage]) -> Found | None:
    """No evidence of harm is not "no harm"."""
    if "not" not in claim.stems or _NO_EVIDENCE.search(claim.words):
        return None
    words = [w for w in claim.stems if w != "not"]
    for p in sorted(nearest, key=lambda p: len(p.words)):
        none = _NO_EVIDENCE.search(p.words)
        if none and share(words, p.stems) >= _LIKE:
            return claim.span, f"below only: “{p.words[none.start() :]}”", [p]
    return None


def _perhaps(claim: Claim, rate: float, nearest: Sequence[Passage], story: Story) -> Found | None:
    """All that stands nearest to the claim, the outlet's own words too, is only possible."""
    short = all(len(p.words.split()) <= _LONGEST for p in nearest)
    weak = all(_weak(p, story, claim) for p in nearest)
    if rate < _LIKE or len(set(claim.stems)) < _FEWEST or not (short and weak):
        return None
    firm = [
        p
        for p in story.passages
        if not PERHAPS.search(p.words) and share(claim.stems, p.stems) >= _FIRM * rate
    ]
    return None if firm else (claim.span, f"only possible {said_below(nearest)}", list(nearest))


def _weak(passage: Passage, story: Story, claim: Claim) -> bool:
    """Whether what *passage* says of *claim* is only possible.

    What somebody was warned could happen is none of its hedges, nor is a "may" in another of its clauses.
    """
    report = passage.report
    cue = report.cue if report else ()
    if any(_ALLEGED.search(story.text, *span) for span in cue):
        return True
    hedges = [story.text[s:e] for s, e in report.hedges] if report else []
    if any(words not in passage.words for words in hedges):  # a hedge in the cue
        return True
    wanted = set(claim.stems)
    weak, firm = 0, 0
    hedged = False
    for clause in _CLAUSE.split(passage.words):
        perhaps = PERHAPS.search(clause)
        if perhaps and _WARNED.search(clause, 0, perhaps.start()):
            perhaps = None
        alike = len(wanted.intersection(stems(clause)))
        if perhaps or any(words in clause for words in hedges):
            hedged = True
            weak = max(weak, alike)
        else:
            firm = max(firm, alike)
    return hedged and weak >= firm


def _cut_quotations(story: Story, lost: Sequence[Span]) -> Iterator[HeadlineCheck]:
    """A headline's quotation without the "I think" that it has below, unless it is among those *lost*."""
    spoken = [p for p in story.passages if p.report and p.report.kind != "indirect"]
    for quote in above(story):
        for start, end in sentences(story.text, *quote):
            words = story.text[start:end]
            wanted = stems(words)
            told = any(s < end and start < e for s, e in lost)
            if told or len(set(wanted)) < 2 or WEAK.search(words):
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
