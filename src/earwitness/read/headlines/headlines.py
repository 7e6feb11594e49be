"""What a headline, subhead or lead claims beyond the body.

==============  ============================================================================
unsaid-quote    words in quotation marks that nobody says below (quoted.py)
source-dropped  asserted, and below it stands only on somebody's word, or on another's
hedge-dropped   firm, and below it is conditional, believed or stopped short of (firmness.py)
stronger-verb   hid, knew, admits, rejects, must, never: more than stands below (strength.py)
==============  ============================================================================

An accusation needs something in the body to hold the headline against. Where nothing below has words in
common with it, nothing is said.

A headline without a source is *source-dropped*, if what it claims (words are compared as in likeness.py)
    stands in a report and less so in the outlet's own voice;
    or the outlet says that it could not check what it prints, and does not itself state half of the claim;
    or it puts words in quotation marks that nobody says below, where somebody says something like it;
    or it demands ("must", "should"), and below somebody does.
A headline with a source is, if an account that could not be checked has the claim, somebody else gave it, and
nothing that the named speaker says below is like it; or if an inquiry "finds" what below it stopped short of.
A lead is, if "it has emerged" stands for a source.

Fails on: headlines that are paraphrased below in wholly other words (nothing is said); an outlet that repeats
its headline in its own voice (nothing is said); a figure of one source that another confirms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from earwitness.read.headlines.body import UNVERIFIED, Claim, Passage, Story, check, said_below
from earwitness.read.headlines.certainty import hedges_dropped
from earwitness.read.headlines.likeness import share, stems
from earwitness.read.headlines.quoted import unsaid_quotes
from earwitness.read.headlines.strength import stronger_verbs
from earwitness.records import Document, HeadlineCheck, Report, Span

# Share of a claim's words in one statement below that makes it the same, and with a number in common.
_STANDS: Final = 0.5
_GOES_BACK: Final = 0.4
# Not asserted as a fact; or the outlet's judgment of what others claim, the opposite of what they say below.
_APART: Final = re.compile(
    r"\b(?:may|might|reportedly|allegedly|apparently|rumou?red) \w|"
    r"\b(?:hoax\w*|fake[ds]?|rumou?rs?|myths?|satire|debunk\w*|not real|untrue|false(?:ly)?|no,)",
    re.I,
)
# So little of a claim in all that a speaker says means that he does not say it.
_UNLIKE: Final = 0.2
_NOTE: Final = 40  # characters around a note on checking in which its "not" stands
_FEWEST: Final = 3  # stems of a claim that can be judged
_FINDS: Final = re.compile(
    r"\b(?:finds?|found|conclud\w+|rul(?:es|ed)|prov(?:es|ed)|confirm(?:s|ed)|establish\w+)\b", re.I
)
# "after it emerged that" gives the background of the news, of which the article then tells.
_EMERGED: Final = re.compile(
    r"(?<!\bafter )(?<!\bsince )(?<!\bwhen )\bit (?:has|had|can be|was|is|has been) "
    r"(?:now |today |also |been )*(?:emerged|revealed|claimed|"
    r"alleged|learn(?:ed|t)|"
    r"understood)\b|(?<!\bafter )(?<!\bsince )(?<!\bwhen )\bit emerged\b",
    re.IGNORECASE,
)  # fmt: skip
_MUST: Final = re.compile(r"\b(?:must|should|ought to|ha(?:s|ve) to)\b", re.IGNORECASE)
_CALLS: Final = re.compile(
    r"\b(?:must|should|ought to|ha(?:s|ve) to|needs? to|call(?:s|ed)? (?:on|for)|demand\w*|urge[sd]?)\b", re.I
)


def headline_checks(document: Document, reports: Sequence[Report]) -> tuple[HeadlineCheck, ...]:
    """The checks of *document*'s headlines, subheads and lead, in order of place."""
    story = Story(document, reports)
    if not story.passages:
        return ()
    unsaid = list(unsaid_quotes(story))
    found = [
        *unsaid,
        *_sources_dropped(story, [c.span for c in unsaid]),
        *hedges_dropped(story),
        *stronger_verbs(story),
    ]
    return tuple(sorted({c.id: c for c in found}.values(), key=lambda c: (c.span, c.kind)))


def _sources_dropped(story: Story, unsaid: Sequence[Span]) -> Iterator[HeadlineCheck]:
    for claim in story.claims:
        found = _own_voice(story, claim, unsaid) if claim.own else _wrong_source(story, claim)
        if found:
            span, why, passages = found
            yield check(story, "source-dropped", span, why, passages)
    lead = story.lead
    if lead and (emerged := _EMERGED.search(story.text, *lead)):
        reported = [p for p in story.passages if p.report and p.report.source.spans]
        rate, nearest = story.nearest(stems(story.text[slice(*lead)]), reported)
        if rate > 0:
            why = f"the lead says “{emerged.group()}” and names nobody; {said_below(nearest)}"
            yield check(story, "source-dropped", lead, why, nearest)


_Found = tuple[Span, str, list[Passage]]


def _own_voice(story: Story, claim: Claim, unsaid: Sequence[Span]) -> _Found | None:
    reported = [p for p in story.passages if p.report and _bears(claim, p.report, p)]
    own = [p for p in story.passages if p.report is None]
    on_word, nearest = story.nearest(claim.stems, reported)
    stated, _ = story.nearest(claim.stems, own)
    why = f"the headline asserts this and names nobody; {said_below(nearest)}"
    if _MUST.search(claim.words):
        calls = story.after(claim, [p for p in story.passages if p.report and _CALLS.search(p.words)])
        return (
            (claim.span, f"the call is nobody's in the headline; {said_below(calls)}", calls)
            if calls
            else None
        )
    if len(set(claim.stems)) < _FEWEST or stated >= _STANDS or not nearest or _APART.search(claim.words):
        return None
    if on_word >= _UNLIKE and any(s < claim.span[1] and claim.span[0] < e for s, e in unsaid):
        return claim.span, why, nearest
    if story.unverified:
        return claim.span, f"{why}; the outlet says: {story.unverified}", nearest
    counted = any(w[0].isdigit() and w in p.stems for w in claim.stems for p in nearest)
    if on_word > stated and on_word >= (_GOES_BACK if counted else _STANDS):
        return claim.span, why, nearest
    return None


def _bears(claim: Claim, report: Report, passage: Passage) -> bool:
    """Whether a report could be what the claim goes back to: somebody's word, with "not" if that has it."""
    if not report.source.spans and not report.continues and not report.parent:
        return False
    negated = "not" in claim.stems and "not" not in passage.stems
    return not negated and report.stance in (None, "asserts", "predicts")


def _wrong_source(story: Story, claim: Claim) -> _Found | None:
    report = claim.report
    cue = " ".join(story.text[s:e] for s, e in report.cue)
    short = story.stopped_short
    if short and _FINDS.search(cue):
        spans = (*report.source.spans, *report.cue)
        _, nearest = story.nearest(claim.stems, [p for p in story.passages if p.report])
        span = min(s for s, _ in spans), max(e for _, e in spans)
        return span, f"the headline says that it was found; below: {short}", nearest
    party = report.source.party
    same = [p for p in story.passages if p.party == party]
    others = [p for p in story.passages if p.party and p.party != party]
    if party is None or not same or len(set(claim.stems)) < _FEWEST:
        return None
    rate, nearest = story.nearest(claim.stems, others)
    unchecked = any(
        UNVERIFIED.search(story.text, max(0, start - _NOTE), end + _NOTE)
        for p in nearest
        if p.report
        for start, end in p.report.verification
    )
    if rate >= _STANDS and unchecked and max(share(claim.stems, p.stems) for p in same) < _UNLIKE:
        return (
            claim.span,
            f"the headline gives this to somebody who does not say it below; {said_below(nearest)}",
            nearest,
        )
    return None
