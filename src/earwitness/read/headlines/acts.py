"""Headline verbs that accuse: hid, knew, lied, faked, stole, ordered, kept in the dark.

=================  ============================================  ====================================
in the headline    is borne out below by                         not by
=================  ============================================  ====================================
hid, withheld      anybody's hid, concealed, withheld            denials, questions, "kept from"
knew               knew, was aware, was told                     was warned
lied, misled       lied, misled, deceived                        was wrong
faked, cooked      falsified, doctored, fiddled                  changed, moved
ordered to         an order, instructed                          told
burned, torched    burned                                        shredded, thrown away
in the dark        in the dark, hid, was not told, did not know  was not passed on
=================  ============================================  ====================================

One check at most is given for a clause. Acts that the headline itself has rejected or only charged ("rejects
cover-up claim") or asks about are not held against it, nor are quoted ones, which quoted.py looks for. The
outlet's own words bear a headline out as well as a speaker's.

Fails on: idioms that are not listed ("swept it under the carpet"); adjectives and nouns ("a fake", "fury");
verbs of criticism ("slams"), of which any harsh word may be right; "knew" of somebody else below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from earwitness.read.headlines.body import Story, check, said_below
from earwitness.read.headlines.likeness import stems
from earwitness.read.headlines.quoted import above
from earwitness.records import HeadlineCheck, Span

# Acts of which a headline accuses somebody: one family is borne out by any word of it.
_ACTS: Final = tuple(
    re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)
    for forms in (
        r"hid|hides?|hiding|hidden|conceal(?:s|ed|ing)?|cover(?:s|ed|ing)?[- ]up|withh(?:eld|olds?|olding)|"
        r"suppress(?:es|ed|ing)?|"
        r"bur(?:y|ies|ied|ying)(?! (?:\S+ ){0,2}(?:dead|bod(?:y|ies)|victims?|remains))|"
        r"hush(?:es|ed|ing)? up",
        r"knew|(?<!\bto )(?<!\bwe )(?<!\byou )(?<!\bwho )knows?|"
        r"(?:has|have|had|having) (?:\w+ )?known|(?:was|were|is|are|been) (?:well |"
        r"fully )?aware|(?:was|were|been) (?:told|informed|briefed)",
        r"lie[sd]|lying|(?:a|the) (?:\w+ )?lie|deceiv(?:e[sd]?|ing)|misle(?:d|ads?|ading)|dup(?:e[sd]?|ing)|"
        r"trick(?:s|ed|ing)|hoodwink\w*|fool(?:s|ed|ing)|falsif(?:y|ies|ied|ying)|fabricat(?:e[sd]?|ing)",
        r"falsif(?:y|ies|ied|ying)|fabricat(?:e[sd]?|ing)|fak(?:ed|ing)|(?<=\bto )fake|doctor(?:ed|ing)|"
        r"forg(?:ed|ing)|rigg(?:ed|ing)|cook(?:s|ed|ing)? the|fiddl(?:e[sd]?|ing)|fudg(?:e[sd]?|ing)|"
        r"massag(?:e[sd]?|ing)|manipulat(?:e[sd]?|ing)|tamper(?:s|ed|ing)? with|invent(?:s|ed|ing)",
        r"stole|steals?|stolen|stealing|loot(?:s|ed|ing)?|plunder(?:s|ed|ing)?|embezzl(?:e[sd]?|ing)|"
        r"pocket(?:s|ed|ing)",
        r"murder(?:s|ed|ing)?|massacr(?:e[sd]?|ing)|slaughter(?:s|ed|ing)?|execut(?:e[sd]|ing)|"
        r"assassinat(?:e[sd]?|ing)",
        r"ignor(?:e[sd]?|ing)|disregard(?:s|ed|ing)?|turn(?:s|ed|ing)? a blind eye|brush(?:es|ed|"
        r"ing)? (?:off|aside)",
        r"conspir(?:e[sd]?|ing)|collud(?:e[sd]?|ing)|plott(?:ed|ing)|connived",
        r"beg(?:s|ged)|plead(?:s|ed|ing)?(?! (?:not )?guilty| no contest)|implor(?:e[sd]?|ing)|beseech\w*",
        r"sabotag(?:e[sd]?|ing)|betray(?:s|ed|ing)?|brib(?:e[sd]?|ing)|blackmail(?:s|ed|ing)?",
        r"burn(?:s|ed|t|ing)?|torch(?:es|ed|ing)?|incinerat(?:e[sd]?|ing)",
    )
)  # fmt: skip
_IN_THE_DARK: Final = re.compile(r"\bke(?:eps?|pt|eping) (?:\w+ ){0,3}in (?:the )?dark\b", re.IGNORECASE)
_UNTOLD: Final = re.compile(
    r"\bin (?:the )?dark\b|(?:\b(?:not|never)|n[’']t) (?:\w+ )?(?:told|informed|notified|warned|shown|"
    r"reported|tell|inform|know)\b|\b(?:nobody|no one) (?:\w+ ){1,4}(?:told|informed|warned|shown)\b|"
    r"\b(?:hid|hidden|hiding|conceal\w*|withh[eo]ld\w*|cover(?:ed)? up)\b",
    re.IGNORECASE,
)  # fmt: skip
_ORDERED: Final = re.compile(
    r"\b(?:order(?:s|ed)|instruct(?:s|ed)|command(?:s|ed)) (?:[^\s,;:]+ ){1,3}to\b", re.IGNORECASE
)
_ORDERS: Final = re.compile(r"\b(?:order(?:s|ed|ing)?|instruct\w*|command(?:s|ed)?)\b", re.IGNORECASE)
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
    r"n[’']t\b)[^.;]{0,45}\Z",
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
_ACCUSED: Final = (*zip(_ACTS, _ACTS, strict=True), (_IN_THE_DARK, _UNTOLD), (_ORDERED, _ORDERS))


def accusations(story: Story, over: Sequence[Span]) -> Iterator[HeadlineCheck]:
    """A check for each clause whose act nothing below bears out; what touches *over* is left out."""
    quoted = list(above(story))
    borne: dict[re.Pattern[str], bool] = {}  # a body is searched once for each family
    for start, end in story.clauses:
        for act, alike in _ACCUSED:
            verb = act.search(story.text, start, end)
            if (
                verb is None
                or any(s < verb.end() and verb.start() < e for s, e in (*over, *quoted))
                or _NOUN.search(story.text[start : verb.end()])
                or _denied(story.text[start : verb.start()])
                or _CHARGE.match(story.text, verb.end(), end)
            ):
                continue
            if alike not in borne:
                borne[alike] = borne_out(story, alike)
            if borne[alike]:
                continue
            words = stems(story.text[start:end])
            _, nearest = story.nearest(words, [p for p in story.passages if p.report])
            why = f"nobody below says “{verb.group().lower()}”; {said_below(nearest)}"
            yield check(story, "stronger-verb", verb.span(), why, nearest)
            break


def borne_out(story: Story, act: re.Pattern[str]) -> bool:
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
