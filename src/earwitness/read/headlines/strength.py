"""Headline verbs that are stronger than what stands below: those of acts.py, and these.

================  ============================================  =====================================
in the headline   is borne out below by                         not by
================  ============================================  =====================================
admits            that speaker's admits, concedes, accepts      "said", whatever it was
rejects, denies   a denial by that speaker, or by anybody       a dispute about something else
                  if the speaker has no name ("Ministry")
apologizes        sorry, regrets                                "we will look into it"
proves, reveals   proves, confirms                              what the outlet could not check
shows             a paper whose author is known                 "not possible to establish who wrote it"
must              must, have to, demands                        ought to consider
cannot            cannot, could not, unable, no way             had not been
never saw         nobody, never, not, of a verb like it         did not know of it
================  ============================================  =====================================

Fails on: "insists" of what was only said; an admission in other words than these ("We got it
wrong"), which is called stronger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from earwitness.read.headlines.acts import accusations
from earwitness.read.headlines.bearing import Below
from earwitness.read.headlines.body import Claim, Passage, Story, check, said_below
from earwitness.read.headlines.likeness import stem
from earwitness.records import HeadlineCheck, Span

_SETTLED: Final = re.compile(
    r"\b(?:prov(?:e[sd]?|ing)|confirm(?:s|ed)?|proofs?|reveal(?:s|ed)?|expos(?:e[sd]?|ing))\b", re.IGNORECASE
)
_SHOWS: Final = re.compile(r"\bshow(?:s|ed)?\b", re.IGNORECASE)
_OWNING: Final = (
    r"admit(?:s|ted|ting)?|admission|confess(?:es|ed|ing)?|conced(?:e[sd]?|ing)|own(?:s|ed) up|"
    r"com(?:es|e|ing) clean|came clean"
)
_OWNS_UP: Final = re.compile(rf"\b(?:{_OWNING})\b", re.IGNORECASE)
_ADMITS: Final = re.compile(
    rf"\b(?:{_OWNING}|acknowledg(?:e[sd]?|ing)|accept(?:s|ed)|grant(?:s|ed))\b", re.IGNORECASE
)
_REJECTS: Final = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|refut(?:e[sd]?|ing)|den(?:y|ies|ied)|dismiss(?:es|ed)?|debunk(?:s|ed)?|"
    r"disprov(?:e[sd]?))\b",
    re.IGNORECASE,
)  # fmt: skip
# A capital that no office has: "Ms Rook", "Rook of Harl".
_NAME: Final = re.compile(
    r"\b(?!(?:The|An?|Ministry|Government|Minister|Council|Company|Police|Opposition|Official|Board|Owner|President|"
    r"Army|Bank|Union|Firm|Trust|Club|Court)\b)[A-Z][^\W\d_]+"
)
_APOLOGIZES: Final = re.compile(
    r"\b(?:apologi[sz](?:e[sd]?|ing)|apolog(?:y|ies)|sorry|says sorry|regret\w*)\b", re.I
)
_MUST: Final = re.compile(r"\b(?:must|has to|have to)\b", re.IGNORECASE)
_DEMANDS: Final = re.compile(r"\b(?:must|ha(?:s|ve|d) to|needs? to|demand\w*|insist\w*|order\w*)\b", re.I)
_OUGHT: Final = re.compile(r"\b(?:should|ought to|consider\w*|urge[sd]?|hope[sd]?)\b", re.I)
_CANNOT: Final = re.compile(r"\b(?:cannot|can[’']?t|can not)\b", re.IGNORECASE)
_UNABLE: Final = re.compile(
    r"\b(?:cannot|can[’']?t|can not|could ?n[o’']t|could not|couldn[’']t|unable|not able|impossible|"
    r"no way|incapable|"
    r"no longer|never|fail(?:s|ed)? to)\b",
    re.IGNORECASE,
)  # fmt: skip
_NEVER: Final = re.compile(r"\bnever (?:even |once |really |been )?([a-z]{2,})\b", re.IGNORECASE)
_LIGHT: Final = re.compile(
    r"make|made|do|done|be|been|have|had|get|got|give|given|say|said|want|wanted|go|went", re.IGNORECASE
)
_ALIKE: Final = tuple(
    frozenset(stem(w) for w in words.split())
    for words in (
        "tell inform warn brief notify hear learn know aware", "see show receive read view",
        "find discover uncover", "check inspect examine test verify", "happen occur exist take",
        "meet know speak talk", "use need try touch", "ask consult approach invite",
    )
)  # fmt: skip
_NONE: Final = re.compile(
    r"\b(?:never|not|no|nobody|no one|none|neither|nor|without|nothing|un\w+ed)\b|n[’']t\b", re.I
)
_LIKE: Final = 0.5


def stronger_verbs(story: Story, below: Below) -> Iterator[HeadlineCheck]:
    """A check for each verb of a headline or subhead that nothing below bears out."""
    over: list[Span] = []  # what a cue that is too strong introduces is not held against the headline twice
    for claim in story.claims:
        for found in _cues(story, claim):
            over.append(claim.span)
            yield found
        yield from _settles(story, below, claim)
    yield from accusations(story, below, over)
    for claim in story.claims:
        yield from _must(story, claim)
        yield from _cannot(story, claim)
        yield from _never(story, claim)


def _cues(story: Story, claim: Claim) -> Iterator[HeadlineCheck]:
    """admits, rejects, apologizes: the named speaker must do so below."""
    said = [p for p in story.passages if p.report and p.party and p.party == claim.report.source.party]
    for span in claim.report.cue:
        cue = story.text[slice(*span)]
        if _OWNS_UP.search(cue):
            fair = any(_ADMITS.search(f"{_cue(story, p)} {p.words}") for p in said or story.passages)
        elif not said:
            continue
        elif _REJECTS.search(cue):
            fair = any(_denies(story, p) for p in _may_speak(story, claim))
        elif _APOLOGIZES.search(cue):
            fair = any(_APOLOGIZES.search(f"{_cue(story, p)} {p.words}") for p in said)
        else:
            continue
        if not fair:
            why = f"“{cue}” is more than is said below; {said_below(said)}"
            yield check(story, "stronger-verb", span, why, said)


def _may_speak(story: Story, claim: Claim) -> list[Passage]:
    """What may be the speaker's: if it has no name ("The ministry"), whatever anybody says."""
    source = " ".join(story.text[s:e] for s, e in claim.report.source.spans)
    named = _NAME.search(source)
    return [p for p in story.passages if p.report and (not named or story.speaks(claim, p))]


def _denies(story: Story, passage: Passage) -> bool:
    stance = passage.report and passage.report.stance
    return stance in ("denies", "doubts") or bool(_REJECTS.search(f"{_cue(story, passage)} {passage.words}"))


def _cue(story: Story, passage: Passage) -> str:
    return " ".join(story.text[s:e] for s, e in passage.report.cue) if passage.report else ""


def _settles(story: Story, below: Below, claim: Claim) -> Iterator[HeadlineCheck]:
    """proves, reveals: not what the outlet could not check; shows: not by a paper that may be anybody's."""
    note = story.unverified
    if note and below.saying(_SETTLED):
        note = None
    for span in claim.report.cue:
        cue = story.text[slice(*span)]
        said = note if _SETTLED.search(cue) else story.unattributed if _SHOWS.search(cue) else None
        if said:
            why = f"nobody below says “{cue.lower()}”; the outlet says: {said}"
            yield check(story, "stronger-verb", span, why, [])


def _must(story: Story, claim: Claim) -> Iterator[HeadlineCheck]:
    must = _MUST.search(story.text, *claim.span)
    reported = [p for p in story.passages if p.report]
    ought = [
        p
        for p in story.after(claim, reported)
        if _OUGHT.search(p.words) and not p.words.rstrip("\"”’'").endswith("?")
    ]
    if must is None or any(_DEMANDS.search(f"{_cue(story, p)} {p.words}") for p in reported) or not ought:
        return
    why = f"nobody below says “must”; {said_below(ought)}"
    yield check(story, "stronger-verb", claim.span, why, ought)


def _cannot(story: Story, claim: Claim) -> Iterator[HeadlineCheck]:
    """cannot, where what stands nearest has a weaker "not"."""
    cannot = _CANNOT.search(story.text, *claim.span)
    rate, nearest = story.nearest(claim.stems, story.passages)
    if cannot is None or rate < _LIKE or any(_UNABLE.search(p.words) for p in nearest):
        return
    if any(_NONE.search(p.words) for p in nearest):
        verb = re.compile(r"\s+\w+").match(story.text, cannot.end(), claim.span[1])
        span = cannot.start(), verb.end() if verb else cannot.end()
        yield check(
            story, "stronger-verb", span, f"nobody below says that it cannot; {said_below(nearest)}", nearest
        )


def _never(story: Story, claim: Claim) -> Iterator[HeadlineCheck]:
    never = _NEVER.search(story.text, *claim.span)
    if never is None or _LIGHT.fullmatch(never[1]) or claim.own:
        return
    if any(p.report and p.report.stance == "denies" and story.speaks(claim, p) for p in story.passages):
        return
    verb = stem(never[1])
    family = next((alike for alike in _ALIKE if verb in alike), frozenset([verb]))
    if any(p.stems & family and _NONE.search(p.words) for p in story.passages):
        return
    rate, nearest = story.nearest(claim.stems, [p for p in story.passages if p.report])
    if rate >= _LIKE:
        why = f"nobody below says “{never.group().lower()}”; {said_below(nearest)}"
        yield check(story, "stronger-verb", never.span(), why, nearest)
