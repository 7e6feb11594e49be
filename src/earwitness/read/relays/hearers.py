"""Outlets that a speaker told: the words that name them, beside a statement's cue or in its sentence.

=============================================  ====================================================
"told Vantage News", "told the paper"          what stands after the cue
"in an interview with Vantage News", "asked    what stands in the sentence of the cue, outside
by Vantage News", "wrote in the Courier"       what is said
"…, who was interviewed by Vantage News, …"    what stands in the source
"told us", "told this newspaper"               this document's own outlet (``told_us``)
"told reporters", "told parliament"            nobody: hearers who are no outlet are no step
=============================================  ====================================================

An outlet is known by its name (the gazetteer, "… Times"), by a word beside it ("broadcaster Norva",
"the Pelin news agency", here or elsewhere in the document), or by a credit line ("Source: Norva").

Fails on: outlets with a name like a person's or a place's that no word explains; outlets told in a
sentence of its own ("She sat down with Norva. She said …").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from earwitness.days import MONTHS, WEEKDAYS
from earwitness.gazetteer import outlets
from earwitness.names import is_outlet
from earwitness.read.overlap import within
from earwitness.read.relays.credits import credited
from earwitness.records import Document, Report, Span
from earwitness.sentences import sentence

_NOUN: Final = (
    r"newspapers?|papers?|dail(?:y|ies)|weekl(?:y|ies)|tabloids?|broadsheets?|magazines?|agency|broadcasters?|"
    r"stations?|channels?|networks?|newsletters?|journals?|gazettes?|websites?|radio|television|TV|newswire|"
    r"programmes?|podcasts?|outlets?|bulletins?|news\s+(?:agency|site|website|service|outlet|programme|program|magazine|show)|"
    r"wire\s+service|(?:radio|television|TV|chat|talk|breakfast|morning)\s+(?:show|program)"
)
_BEFORE: Final = (
    r"the|a|an|this|that|another|same|state|public|local|regional|national|private|independent|opposition|business|"
    r"financial|trade|daily|weekly|monthly|morning|evening|sunday|student|news|official|main|leading|rival|sister|"
    r"liberal|conservative|religious|sports|satirical|investigative|online|foreign|commercial|public-service|"
    r"state-run|state-owned|state-controlled|pro-\w{1,40}|\w{1,40}-language|\w{1,40}-based|german|french|british|english"
)
_PROPER: Final = r"[A-ZÀ-Þ0-9][\w’'&\-+]{0,40}(?:\.(?=\w)\w{1,20})?"
_MODIFIER: Final = re.compile(
    rf"(?:(?:{_BEFORE})|[A-ZÀ-Þ][\w\-]{{0,40}}(?:\s[A-ZÀ-Þ][\w\-]{{0,40}})?[’']s)\s{{1,9}}"
)
_NAME: Final = re.compile(rf"{_PROPER}(?:\s(?:(?:of|de|du|la|del|der|the|and|&)\s)?{_PROPER}){{0,7}}")
_NAMED_NOUN: Final = re.compile(rf"(?:{_NOUN})(?![\w’'])")
_TAIL: Final = re.compile(rf"\s+(?:{_NOUN})(?![\w’'\-])")
_PEOPLE_AFTER: Final = re.compile(
    r"\s+(?:club|committee|commission|council|conference|union|workers|staff|readers|viewers|executives|institut(?:e|ion)|university|cent(?:er|re)|"
    r"foundation|college|academy|school|fund)\b",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(r"\b(?:told|tells|telling|tell|informed|assured|reminded)\s+")
_LEADS: Final = re.compile(
    r"\b(?:interview(?:ed)?\s+(?:with|by|to|on|for|in|given\s+to)|statements?\s+to|speaking\s+(?:to|on|with)|"
    r"(?:spoke|spoken|talked|talking|appearing|appeared|appearance)\s+(?:to|on|with)|comments?\s+(?:to|on|in)|"
    r"e-?mail(?:ed)?\s+to|letter\s+to|(?:remarks|confirmed|said|saying|admitted|confided|explained|insisted|added|wrote|"
    r"writing|replied)\s+to|quoted\s+(?:by|in)|cited\s+by|(?:article|column|op-ed|opinion\s+piece|essay|editorial|letter|"
    r"commentary|piece|writing|wrote|written|writes|interview|profile|remarks|comments)\s+(?:published\s+)?(?:in|for)|"
    r"(?:published|printed|carried|broadcast|aired|reported|released|run|posted)\s+(?:\w+\s+)?(?:in|by|on)|"
    r"(?:asked|contacted|reached|approached|questioned|pressed|telephoned|phoned|called|reviewed|seen|obtained|viewed|"
    r"examined|verified|read)\s+(?:\w+ly\s+)?by|"
    r"(?:said|say|says|saying|announced|declared|admitted)\s+(?:later\s+)?on|"
    r"(?:gave|given|gives|giving|handed|sent|leaked|supplied|provided|passed)\s+(?:\w+\s+){0,3}?to)\s+",
    re.IGNORECASE,
)
_THEIR_SOURCES: Final = re.compile(
    rf"(?P<to>{_PROPER}(?:\s{_PROPER}){{0,3}}?)[’']s?\s+(?:\w+\s+)?"
    r"(?:sources?|informants?|reporters?|correspondents?|journalists?|columnists?|editors?|interviewees?)\b"
)
_US: Final = re.compile(
    r"\b(?:told|tells|telling|spoke\s+to|spoken\s+to|speaking\s+to|wrote\s+to|shown\s+to|showed\s+to|confirmed\s+to|"
    r"interview\s+with|said\s+to|e-?mail\s+to|statement\s+to|talked\s+to)\s+"
    r"(?:us|me|this\s+(?:news)?paper|this\s+magazine|this\s+site|our\s+(?:reporter|correspondent|newspaper|programme))\b",
    re.IGNORECASE,
)
_OURSELVES: Final = re.compile(
    r"(?:this|our)\s(?:own\s)?(?:news)?(?:paper|magazine|site|website|programme|program|reporter|correspondent|outlet|"
    r"broadcaster|station|agency|podcast|newsletter|weekly|daily|journal|channel|network)\b",
    re.IGNORECASE,
)
_SEEN: Final = re.compile(
    r"\b(?:seen|reviewed|obtained|viewed|examined|read|verified|shared|shown|leaked|sent|passed|given|described|provided)\s"
    rf"(?:\w+\s)?(?:by|to|with)\s(?:us\b|me\b|{_OURSELVES.pattern})",
    re.IGNORECASE,
)
_WORDS: Final = rf"{_PROPER}(?:\s{_PROPER}){{0,4}}"
# Words that make a name beside them an outlet's, on either side of it or only behind it.
_SIGN: Final = re.compile(
    r"\b(?:(?P<either>newspaper|daily|weekly|tabloid|broadsheet|magazine|broadcaster|agency|newsletter)|"
    r"(?P<ahead>station|channel|website|news\s+site|wire\s+service|programme)|(?P<behind>television)|"
    r"(?P<theirs>sources?|correspondents?|reporters?|columnists?))\b"
)
_AHEAD: Final = re.compile(rf",?\s({_WORDS})")
_BEHIND: Final = re.compile(
    rf"(?<![\w’'\-&+.])({_WORDS})(?:,\s(?:a|an|the)\s(?:[\w\-]{{1,40}}\s){{0,3}}?|\s(?:news\s)?)$"
)
_THEIRS: Final = re.compile(rf"(?<![\w’'\-&+.])({_WORDS})[’']s?\s$")
_SIGN_REACH: Final = 120  # characters before such a word in which the name begins
_DAYS: Final = "|".join(day.capitalize() for day in (*WEEKDAYS, *MONTHS))
_DAY: Final = re.compile(rf"(?:{_DAYS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?")
_NO_NAMES: Final = re.compile(r"(?:the|an?|this|that|state|public|local|its|his|her|their|one|each)", re.I)
_HEADING: Final = re.compile(r"^([A-ZÀ-Þ’'&.\-]{2,20}(?: [A-ZÀ-Þ’'&.\-]{1,20}){0,4})[ \t]*$", re.M)
_LONGEST: Final = 60  # characters of an outlet's name with what stands before it
_NEAR: Final = 14  # characters between a cue and the words that begin its hearer ("told", "said to")


def hearers(document: Document, reports: Sequence[Report]) -> dict[str, Span]:
    """The words that name the outlet which a report's speaker told, by report id."""
    known = outlets_named(document)
    cues = sorted((r.cue[0][0], r.cue[-1][1], r.id) for r in reports if r.cue)
    out: dict[str, Span] = {}
    for report in reports:
        if report.voice == "own":
            continue
        found = next(_told(document, report, known, cues), None)
        if found is not None and not _OURSELVES.match(document.text, *found):
            out[report.id] = found
    return out


def told_us(document: Document, reports: Sequence[Report]) -> frozenset[str]:
    """Ids of the reports of which the text says that this outlet itself was told."""
    out = []
    for report in reports:
        if not report.cue or report.parent is not None:
            continue
        low, high = sentence(document.text, (report.cue[0][0], report.cue[-1][1]))
        turn = " ".join(document.text[s:e] for s, e in report.cue) == ":"
        said = any(not within(m.span(), report.content) for m in _US.finditer(document.text, low, high))
        if turn or said or any(_SEEN.search(document.text, *span) for span in report.source.spans):
            out.append(report.id)
    return frozenset(out)


def outlets_named(document: Document) -> frozenset[str]:
    """Names, in small letters and without "the", that this document shows to be outlets'."""
    own = _plain(document.outlet or "")
    out = {own, own.rpartition(" ")[2]}
    for sign in _SIGN.finditer(document.text):
        out.update(_plain(name) for name in _beside(document.text, sign) if not _NO_NAMES.fullmatch(name))
    out.update(_plain(name) for _, name in credited(document))
    for heading in _HEADING.finditer(document.text):
        if heading[1].isupper() and is_outlet(heading[1].title()):
            out |= {_plain(heading[1]), _plain(heading[1]).rpartition(" ")[2]}
    return frozenset(out - {""})


def _beside(text: str, sign: re.Match[str]) -> Iterator[str]:
    """The names that *sign*, a word like "newspaper", shows to be outlets'."""
    low = max(0, sign.start() - _SIGN_REACH)
    found = []
    if sign["either"] or sign["ahead"]:
        found.append(_AHEAD.match(text, sign.end()))
    if sign["either"] or sign["behind"]:
        found.append(_BEHIND.search(text[low : sign.start()]))
    if sign["theirs"]:
        found.append(_THEIRS.search(text[low : sign.start()]))
    yield from (match[1] for match in found if match)


def outlet_at(text: str, at: int, known: frozenset[str]) -> Span | None:
    """The noun phrase that begins at *at*, if it names an outlet."""
    here = at
    while (word := _MODIFIER.match(text, here)) and not _NAMED_NOUN.fullmatch(word.group().strip()):
        here = word.end()
    noun = _NAMED_NOUN.match(text, here)
    if noun:
        name = _NAME.match(text, noun.end() + 1) if text[noun.end() : noun.end() + 1] == " " else None
        if noun.group() in ("news", "papers"):
            return None
        return at, name.end() if name and text[name.start()].isalpha() else noun.end()
    name = _NAME.match(text, here)
    if name is None:
        return None
    tail = _TAIL.match(text, name.end())
    if tail:
        return at, tail.end()
    whole = text[at : name.end()]
    if (
        _DAY.fullmatch(name.group())
        or _PEOPLE_AFTER.match(text, name.end())
        or not any(_is_outlet(n, known) for n in (name.group(), whole))
    ):
        return None
    end = name.end()
    return at, end - 2 if whole.endswith(("’s", "'s")) else end


def outlet_before(text: str, low: int, at: int, known: frozenset[str]) -> Span | None:
    """The longest noun phrase from *low* on that ends at *at* and names an outlet."""
    low = max(low, at - _LONGEST)
    for word in re.finditer(r"\S+", text[low:at]):
        found = outlet_at(text, low + word.start(), known)
        if found is not None and found[1] == at:
            return found
    return None


def _is_outlet(name: str, known: frozenset[str]) -> bool:
    bare = re.sub(r"[’']s(?=\s|$).*", "", name)
    last = bare.split()[-1] if bare.split() else ""
    if _PEOPLE_AFTER.fullmatch(" " + last):
        return False
    return _plain(bare) in known or bare in outlets() or is_outlet(bare)


def _told(
    document: Document,
    report: Report,
    known: frozenset[str],
    cues: Sequence[tuple[int, int, str]],
) -> Iterator[Span]:
    """Outlets that were told, the surest first; *cues* are those of all reports, in order."""
    text = document.text
    cue = (report.cue[0][0], report.cue[-1][1]) if report.cue else None
    if cue is not None:
        for match in _TOLD.finditer(text, cue[0], min(len(text), cue[1] + 2)):
            yield from _apart(outlet_at(text, match.end(), known), report)
        for match in _LEADS.finditer(text, cue[0], min(len(text), cue[1] + _NEAR)):
            yield from _apart(outlet_at(text, match.end(), known), report)
    for span in report.source.spans:
        theirs = _THEIR_SOURCES.search(text, *span)
        if theirs is not None and _is_outlet(theirs["to"], known):
            yield theirs.span("to")
        for match in (*_TOLD.finditer(text, *span), *_LEADS.finditer(text, *span)):
            found = outlet_at(text, match.end(), known)
            if found is not None and found[1] <= span[1]:
                yield found
    if cue is None or report.parent is not None:
        return
    low, high = sentence(text, cue)
    for match in _LEADS.finditer(text, low, high):
        if not _is_others(match.start(), report, cues):
            yield from _apart(outlet_at(text, match.end(), known), report)


def _is_others(at: int, report: Report, cues: Sequence[tuple[int, int, str]]) -> bool:
    """Whether the words at *at* go with the cue of another report, not with this one's."""
    here = bisect_right(cues, (at, at, "\uffff"))
    near = [one for start, end, one in cues[max(0, here - 2) : here] if start <= at <= end + _NEAR]
    return bool(near) and report.id not in near


def _apart(found: Span | None, report: Report) -> Iterable[Span]:
    """*found*, if it is no part of what is said and not the speaker."""
    if found is None or any(
        s < found[1] and found[0] < e for s, e in (*report.content, *report.source.spans)
    ):
        return ()
    return (found,)


def _plain(name: str) -> str:
    return re.sub(r"^(?:the)\s+", "", re.sub(r"\s*\(.*\)$", "", name.strip()), flags=re.IGNORECASE).casefold()
