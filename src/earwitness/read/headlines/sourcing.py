"""Headlines and leads that assert what stands below only on somebody's word, or give it to somebody else.

==========================================  =================================================================
the headline                                below
==========================================  =================================================================
"Army hid tests"                            reports come near it, the outlet's own sentences less than half
"Four plates cracked" (a subhead)           a report has half of it, or its number, the outlet less
"... 'lied to us' ..."                      nobody says the quoted words, somebody says something like them
"Heads must roll"                           somebody calls for something
"Chief told watchdog all was well"          only others say that the chief said so
"Minister says boats sank"                  another says so, and it could not be checked; the minister not
"Inquiry finds officials hid it"            "stopped short of concluding"
a lead with "it has emerged"                somebody's word
==========================================  =================================================================

A main headline is taken to tell what the article tells, so that a fifth of its words in one report is enough;
each part of it that "and" joins is a claim. Nothing is said of titles ("The colonel with three clocks"), of a
headline that tells of the very speaker ("Harl raises its count"), nor of what accuses nobody, nobody disputes
and a known speaker tells ("Police raid offices"). How words are compared is told in likeness.py; acts that
stand on others' word alone ("Tenants were told") are looked for in acts.py.

Fails on: headlines that are paraphrased below in wholly other words (nothing is said); an outlet that repeats
its headline in its own voice (nothing is said); plain events in a disputed affair that the body happens to
give on an official's word alone ("Thirty treated"), which are called source-dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from earwitness.read.headlines.body import UNVERIFIED, Claim, Passage, Story, check, said_below
from earwitness.read.headlines.families import ACCUSED
from earwitness.read.headlines.likeness import share, stems
from earwitness.records import HeadlineCheck, Report, Span

# Share of a claim's words in one statement below that makes it the same.
_STANDS: Final = 0.5
_MORE: Final = 0.01
# So little in any report below a main headline is enough; in what its speaker says, he does not say it.
_SOMEWHAT: Final = 0.2
# Not asserted as a fact; or the outlet's judgment of what others claim, the opposite of what they say below.
APART: Final = re.compile(
    r"\b(?:may|might|reportedly|allegedly|apparently|rumou?red) \w|"
    r"\b(?:hoax\w*|fake[ds]?|rumou?rs?|myths?|satire|debunk\w*|not real|untrue|false(?:ly)?|no,)",
    re.I,
)
_NOTE: Final = 40  # characters around a note on checking in which its "not" stands
_FEWEST: Final = 3  # stems of a claim that can be judged
# A title, which asserts nothing: "The colonel with three clocks"; "Metro doors, live".
_TITLE: Final = re.compile(
    r"\W*(?:the|an?)(?: [€$£]?[^\W_][\w’'.-]{0,40}(?<!ed)){1,2}(?: (?:who|whose|that|which|with|"
    r"without|of|in|on|for|from|and the)"
    r"\b.*)?\W*|.*\blive\W*",
    re.IGNORECASE | re.DOTALL,
)
_PAPER: Final = re.compile(
    r"\b(?:papers?(?!boy)|documents?|files?|memos?|memorandum|letters?|e-?mails?|reports?|"
    r"assessments?|audits?|records|"
    r"stud(?:y|ies)|review|minutes|messages?|logs?|cables?|slides?|drafts?|emails?|notes?|leak)\b",
    re.IGNORECASE,
)
# Who is not named.
_UNKNOWN: Final = re.compile(
    r"\b(?:officials?|sources?|insiders?|people|persons?|aides?|advis[eo]rs?|residents?|witness(?:es)?|workers?|"
    r"employees?|staff|colleagues?|friends?|neighbou?rs?|users?|diplomats?|executives?|engineers?|former|anonym\w+|"
    r"someone|somebody|rumou?rs?|media|newspapers?|website|blog|channel|post|posts)\b",
    re.IGNORECASE,
)
_SUBJECT: Final = 2  # stems at the beginning of a claim among which its subject stands
_FINDS: Final = re.compile(
    r"\b(?:finds?|found|conclud\w+|rul(?:es|ed)|prov(?:es|ed)|confirm(?:s|ed)|establish\w+)\b", re.I
)
# "after it emerged that" gives the background of the news, of which the article then tells.
_EMERGED: Final = re.compile(
    r"(?<!\bafter )(?<!\bsince )(?<!\bwhen )\bit (?:(?:has|had|can be|was|is|has been) "
    r"(?:now |today |also |been )*(?:emerged|revealed|learn(?:ed|t))|emerged)\b",
    re.IGNORECASE,
)
_MUST: Final = re.compile(r"\b(?:must|should|ought to|ha(?:s|ve) to)\b", re.IGNORECASE)
_CALLS: Final = re.compile(
    r"\b(?:must|should|ought to|ha(?:s|ve) to|needs? to|call(?:s|ed)? (?:on|for)|demand\w*|urge[sd]?)\b", re.I
)
_SAYS: Final = re.compile(
    r"\b(?:sa(?:ys?|id)|t(?:ells?|old)|claim|insist|assur|promis|pledg|vow|admit|warn|den[iy]|"
    r"know|knew|believ|think|thought|"
    r"doubt|predict|argue|blame|wr[io]te)",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s+[—–-]*\s*and\s+", re.IGNORECASE)
_Found = tuple[Span, str, list[Passage]]


def sources_dropped(story: Story, unsaid: Sequence[Span]) -> Iterator[HeadlineCheck]:
    """A check for each claim without its source; *unsaid* are quotations that nobody says below."""
    for claim in story.claims:
        parts = _parts(story, claim) if claim.own and claim.report.place == "headline" else [claim]
        for part in parts:
            found = _own_voice(story, part, unsaid) if claim.own else _wrong_source(story, part)
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


def _parts(story: Story, claim: Claim) -> list[Claim]:
    """The claims that "and" joins, if each says enough to be judged; else the one."""
    start, end = claim.span
    joint = _AND.search(story.text, start, end)
    if joint is None:
        return [claim]
    spans = (start, joint.start()), (joint.end(), end)
    words = [story.text[slice(*span)] for span in spans]
    if any(len(set(stems(w))) < _FEWEST for w in words):
        return [claim]
    return [replace(claim, span=span, words=w, stems=stems(w)) for span, w in zip(spans, words, strict=True)]


def _own_voice(story: Story, claim: Claim, unsaid: Sequence[Span]) -> _Found | None:
    if _MUST.search(claim.words):
        calls = story.after(claim, [p for p in story.passages if p.report and _CALLS.search(p.words)])
        why = f"the call is nobody's in the headline; {said_below(calls)}"
        return (claim.span, why, calls) if calls else None
    if len(set(claim.stems)) < _FEWEST or APART.search(claim.words) or _TITLE.fullmatch(claim.words):
        return None
    reported = [p for p in story.passages if p.report and _bears(claim, p.report, p)]
    on_word, nearest = story.nearest(claim.stems, reported)
    stated, _ = story.nearest(claim.stems, [p for p in story.passages if p.report is None])
    if stated >= _STANDS or not nearest:
        return None
    if any(tells_of(story, claim.stems, p) for p in nearest) or _plain(story, claim, nearest):
        return None
    near = _SOMEWHAT
    quoted = any(s < claim.span[1] and claim.span[0] < e for s, e in unsaid)
    if claim.report.place != "headline" and not quoted and not _counted(story, claim, nearest):
        near = max(_STANDS, stated + _MORE)
    elif story.unverified and claim.report.place == "headline":
        near = _MORE
    few = max(len(set(claim.stems) & p.stems) for p in nearest) < 2
    if on_word < near or ((on_word < stated or few) and not story.unverified):
        return None
    return claim.span, f"the headline asserts this and names nobody; {said_below(nearest)}", nearest


def _plain(story: Story, claim: Claim, nearest: Sequence[Passage]) -> bool:
    """Whether it is no accusation, nobody disputes it and who tells it is known: "Police raid offices"."""
    accuses = any(act.search(story.text, *span) for span in claim.report.content for act, _ in ACCUSED)
    return not accuses and undisputed(story, nearest)


def undisputed(story: Story, nearest: Sequence[Passage]) -> bool:
    """Whether nobody denies or doubts anything below, and who says it is known."""
    if story.unverified or story.disputed:
        return False
    sources = [story.text[s:e] for p in nearest if p.report for s, e in p.report.source.spans]
    return bool(sources) and not any(_UNKNOWN.search(words) or _PAPER.search(words) for words in sources)


def tells_of(story: Story, claim: Sequence[str], passage: Passage) -> bool:
    """Whether who says it below is whom the stems of *claim* tell of: "Harl raises its count"."""
    spans = passage.report.source.spans if passage.report else ()
    source = {word for s, e in spans for word in stems(story.text[s:e])}
    return bool(source & set(claim[:_SUBJECT]))


def _counted(story: Story, claim: Claim, nearest: Sequence[Passage]) -> bool:
    """Whether a number of the claim stands in a report near it, and none in the outlet's own voice."""
    numbers = {w for w in claim.stems if w[0].isdigit()}
    own = any(numbers & p.stems for p in story.passages if p.report is None)
    return not own and any(numbers & p.stems for p in nearest)


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
    same = [p for p in story.passages if p.party and p.party == party]
    if not same:
        return None
    nested = _at_second_hand(story, claim, same)
    if nested and _SAYS.search(cue):
        return claim.span, f"only others say that this was said; {said_below(nested)}", nested
    others = [p for p in story.passages if p.party and p.party != party]
    rate, nearest = story.nearest(claim.stems, others)
    unchecked = any(
        UNVERIFIED.search(story.text, max(0, start - _NOTE), end + _NOTE)
        for p in nearest
        if p.report
        for start, end in p.report.verification
    )
    said = max(share(claim.stems, p.stems) for p in same)
    one_paper = _paper(story, report) and any(p.report and _paper(story, p.report) for p in nearest)
    if len(set(claim.stems)) < _FEWEST or rate < _STANDS or not unchecked or said >= _SOMEWHAT or one_paper:
        return None
    why = f"the headline gives this to somebody who does not say it below; {said_below(nearest)}"
    return claim.span, why, nearest


def _paper(story: Story, report: Report) -> bool:
    """Whether a document speaks: "secret paper" may be "a confidential assessment" below."""
    return any(_PAPER.search(story.text, *span) for span in report.source.spans)


def _at_second_hand(story: Story, claim: Claim, same: Sequence[Passage]) -> list[Passage]:
    """What the named speaker says nearest to *claim*, if that is only said by others to have been said."""
    rate, nearest = story.nearest(claim.stems, same)
    speaker = claim.report.source.party
    nested = all(p.report and p.report.parent and story.teller(p) != speaker for p in nearest)
    return nearest if rate >= _STANDS and nested else []
