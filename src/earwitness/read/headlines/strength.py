"""Headline verbs that are stronger than what stands below.

================  ============================================  =====================================
in the headline   is borne out below by                         not by
================  ============================================  =====================================
hid, withheld     anybody's hid, concealed, withheld            denials, questions, "kept from"
knew              knew, was aware, was told                     was warned
lied, misled      lied, misled, deceived, falsified             was wrong
admits            admits, concedes; that speaker says the same  "would have to check"
rejects, denies   a denial by that speaker                      a dispute about something else
proves            proves, confirms                              what the outlet could not check
in the dark       in the dark, hid, was not told                was not passed on
must              must, have to, demands                        ought to consider
cannot            cannot, could not, unable, no way             had not been
never saw         nobody, never, not, of a verb like it         did not know of it
================  ============================================  =====================================

Acts that the headline itself has rejected or only charged ("rejects cover-up claim") are not held against it.
The outlet's own words bear a headline out as well as a speaker's.

Fails on: idioms ("cooked the books"); adjectives and nouns ("a fake", "fury"); verbs of criticism ("slams"),
of which any harsh word may be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from earwitness.read.headlines.body import Claim, Passage, Story, check, said_below
from earwitness.read.headlines.likeness import share, stem
from earwitness.records import HeadlineCheck

_ACTS: Final = tuple(
    re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)
    for forms in (
        r"hid|hides?|hiding|hidden|conceal(?:s|ed|ing)?|cover(?:s|ed|ing)?[- ]up|withh(?:eld|olds?|olding)|"
        r"suppress(?:es|ed|ing)?|bur(?:y|ies|ied|ying)|hush(?:es|ed|ing)? up",
        r"knew|(?<!\bto )(?<!\bwe )(?<!\byou )(?<!\bwho )knows?|"
        r"(?:has|have|had|having) (?:\w+ )?known|(?:was|were|is|are|been) (?:well |"
        r"fully )?aware|"
        r"(?:was|were|been) (?:told|informed|briefed)",
        r"lie[sd]|lying|deceiv(?:e[sd]?|ing)|misle(?:d|ads?|ading)|dup(?:e[sd]?|ing)|trick(?:s|ed|ing)|"
        r"hoodwink\w*|falsif(?:y|ies|ied|ying)|fabricat(?:e[sd]?|ing)|faked|faking|(?<=\bto )fake|"
        r"doctored|doctoring|forged|"
        r"rigg(?:ed|ing)",
        r"stole|steals?|stolen|stealing|loot(?:s|ed|ing)?|plunder(?:s|ed|ing)?|embezzl(?:e[sd]?|ing)|"
        r"pocket(?:s|ed|ing)",
        r"murder(?:s|ed|ing)?|massacr(?:e[sd]?|ing)|slaughter(?:s|ed|ing)?|execut(?:e[sd]|ing)|"
        r"assassinat(?:e[sd]?|ing)",
        r"ignor(?:e[sd]?|ing)|disregard(?:s|ed|ing)?|turn(?:s|ed|ing)? a blind eye|brush(?:es|ed|"
        r"ing)? (?:off|aside)",
        r"conspir(?:e[sd]?|ing)|collud(?:e[sd]?|ing)|plott(?:ed|ing)|connived",
        r"beg(?:s|ged)|plead(?:s|ed|ing)?(?! (?:not )?guilty| no contest)|implor(?:e[sd]?|ing)|beseech\w*",
        r"sabotag(?:e[sd]?|ing)|betray(?:s|ed|ing)?|brib(?:e[sd]?|ing)|blackmail(?:s|ed|ing)?",
    )
)  # fmt: skip
_IN_THE_DARK: Final = re.compile(r"\bke(?:eps?|pt|eping) (?:\w+ ){0,2}in the dark\b", re.IGNORECASE)
_UNTOLD: Final = re.compile(
    r"\bin the dark\b|\b(?:not|never) (?:\w+ )?(?:told|informed|notified|warned|shown|reported|tell|inform)"
    r"\b|"
    r"\b(?:hid|hidden|hiding|conceal\w*|withh[eo]ld\w*|cover(?:ed)? up)\b",
    re.IGNORECASE,
)  # fmt: skip
_NOUN: Final = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bof )(?<!\bfor )\b\w+ing\Z", re.IGNORECASE
)
_NEAR: Final = 200  # characters around a verb in which a denial, a condition or a question is looked for
_SENTENCE: Final = re.compile(r"[.!?]")
_DOUBTFUL: Final = re.compile(
    r"\bif\b|\bwhether\b|\b(?:I|we)(?: (?:do not|don[’']t|would|can|also))? "
    r"(?:think|believe|suspect|guess|reckon)\b",
    re.IGNORECASE,
)
_NEGATED: Final = re.compile(
    r"(?:\b(?:not|no|never|neither|nor|nobody|nothing|without|cannot|at no time|den(?:y|ie[sd]|ying))\b|"
    r"n[’']t\b)[^.;]{0,30}\Z",
    re.IGNORECASE,
)  # fmt: skip
# What is rejected, or only charged, is not what the headline asserts.
_REJECTED: Final = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|refut(?:e[sd]?|ing)|disput(?:es|ed|ing)|rebut(?:s|ted)|contest(?:s|ed)|"
    r"rul(?:es?|ed) out|brush(?:es|ed)? off|(?:cleared|acquitted|denial) of|"
    r"dismiss(?:es|ed|ing)? (?:\w+ ){0,2}(?:claim|charge|allegation|accusation|suggestion|idea|report)s?)\b"
    r"[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_CHARGE: Final = re.compile(
    r"\s+(?:charge|claim|allegation|accusation|row|inquiry|probe|fear|rumou?r|question|trial|case)s?\b",
    re.IGNORECASE,
)
_PROVES: Final = re.compile(r"\b(?:prov(?:e[sd]?|ing)|confirm(?:s|ed)?|proofs?)\b", re.IGNORECASE)
_ADMITS: Final = re.compile(
    r"\b(?:admit(?:s|ted|ting)?|admission|confess(?:es|ed|ing)?|conced(?:e[sd]?|ing)|own(?:s|ed) up|"
    r"com(?:es|e|ing) clean|"
    r"came clean|acknowledg(?:e[sd]?|ing)|accept(?:s|ed)|grant(?:s|ed))\b",
    re.IGNORECASE,
)  # fmt: skip
_REJECTS: Final = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|refut(?:e[sd]?|ing)|den(?:y|ies|ied)|dismiss(?:es|ed)?|debunk(?:s|ed)?|"
    r"disprov(?:e[sd]?))\b",
    re.IGNORECASE,
)  # fmt: skip
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


def stronger_verbs(story: Story) -> Iterator[HeadlineCheck]:
    """A check for each verb of a headline or subhead that nothing below bears out."""
    for claim in story.claims:
        yield from _acts(story, claim)
        yield from _cues(story, claim)
        yield from _proves(story, claim)
        yield from _must(story, claim)
        yield from _cannot(story, claim)
        yield from _never(story, claim)


def _acts(story: Story, claim: Claim) -> Iterator[HeadlineCheck]:
    start, end = claim.span
    for act, alike in (*zip(_ACTS, _ACTS, strict=True), (_IN_THE_DARK, _UNTOLD)):
        verb = act.search(story.text, start, end)
        if verb is None or _NOUN.search(story.text[start : verb.end()]):
            continue
        before = story.text[start : verb.start()]
        if _denied(before) or _CHARGE.match(story.text, verb.end(), end):
            continue
        if not _borne_out(story, alike):
            _, nearest = story.nearest(claim.stems, [p for p in story.passages if p.report])
            why = f"nobody below says “{verb.group().lower()}”; {said_below(nearest)}"
            yield check(story, "stronger-verb", verb.span(), why, nearest)


def _borne_out(story: Story, act: re.Pattern[str]) -> bool:
    """Whether somebody, or the outlet, says it below, and neither denies, asks nor supposes it."""
    for p in story.passages:
        # what stands in another report is judged there, with the words around it
        if p.report and (p.report.parent or p.report.stance in ("denies", "not-held", "doubts")):
            continue
        for verb in act.finditer(p.words):
            before = _SENTENCE.split(p.words[max(0, verb.start() - _NEAR) : verb.start()])[-1]
            after = _SENTENCE.split(p.words[verb.end() : verb.end() + _NEAR])[0]
            asked = p.words[verb.end() + len(after) : verb.end() + len(after) + 1] == "?"
            if not asked and not _DOUBTFUL.search(f"{before} {after}") and not _denied(before):
                return True
    return False


def _denied(before: str) -> bool:
    """Whether what stands before a verb denies or rejects it."""
    return bool(_NEGATED.search(before) or _REJECTED.search(before))


def _cues(story: Story, claim: Claim) -> Iterator[HeadlineCheck]:
    """admits, rejects, apologizes: the named speaker must do so below."""
    report = claim.report
    said = [p for p in story.passages if p.report and p.party and p.party == report.source.party]
    if not said:
        return
    for span in report.cue:
        cue = story.text[slice(*span)]
        words = [f"{_cue(story, p)} {p.words}" for p in said]
        if _ADMITS.search(cue):
            fair = any(_ADMITS.search(w) for w in words) or any(
                share(claim.stems, p.stems) >= _LIKE for p in said
            )
        elif _REJECTS.search(cue):
            fair = any(p.report and p.report.stance in ("denies", "doubts") for p in said) or any(
                _REJECTS.search(w) for w in words
            )
        elif _APOLOGIZES.search(cue):
            fair = any(_APOLOGIZES.search(w) for w in words)
        else:
            continue
        if not fair:
            yield check(
                story, "stronger-verb", span, f"“{cue}” is more than is said below; {said_below(said)}", said
            )


def _cue(story: Story, passage: Passage) -> str:
    return " ".join(story.text[s:e] for s, e in passage.report.cue) if passage.report else ""


def _proves(story: Story, claim: Claim) -> Iterator[HeadlineCheck]:
    """proves, confirms: not what the outlet itself could not check, and nobody below calls proven."""
    if not story.unverified or any(_PROVES.search(f"{_cue(story, p)} {p.words}") for p in story.passages):
        return
    for span in claim.report.cue:
        cue = story.text[slice(*span)]
        if _PROVES.search(cue):
            why = f"nobody below says “{cue.lower()}”; the outlet says: {story.unverified}"
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
    verb = stem(never[1])
    family = next((alike for alike in _ALIKE if verb in alike), frozenset([verb]))
    if any(p.stems & family and _NONE.search(p.words) for p in story.passages):
        return
    rate, nearest = story.nearest(claim.stems, [p for p in story.passages if p.report])
    if rate >= _LIKE:
        why = f"nobody below says “{never.group().lower()}”; {said_below(nearest)}"
        yield check(story, "stronger-verb", never.span(), why, nearest)
