"""Who passed a statement on, apart from the outlet told: the words that name them.

========================================================  ============================================
"X reported, citing Y, that …"; "It cited Y." after it     Y, before X, if Y has no statement of his own
"a man who heard it from Y"                                Y, before that man
"said through their priest", "in a statement read by       the one who passes on, after the speaker
his lawyer", "X read a statement in which his client said"
"(she said) the pilot told her husband", "the envoy was    the one person who was told, after the
told by the minister"; not where he tells it himself       speaker; several ("families") are no step
"In a poll by Y, 44% said"                                 Y, after those who answered
========================================================  ============================================

Headings that say so for whole stretches are read by earwitness.read.relays.credits, credit lines by
earwitness.read.relays.supplied, who made a document by earwitness.read.relays.documents.

Fails on: two that are cited (the first is taken); reasons cited that are documents ("citing the treaty");
a hearer who is named ("told Rosa, his wife"); somebody who was told in a part of the story where another
than he is the source ("the paper said that Hale was warned by …").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from earwitness.kinds import kind_of
from earwitness.names import Phrase, kind_of_head, phrase
from earwitness.read.relays.credits import sections
from earwitness.read.relays.documents import Papers, papers
from earwitness.read.relays.hearers import outlet_at, outlets_named
from earwitness.read.relays.supplied import supplied
from earwitness.records import Document, Report, Span
from earwitness.sentences import following, sentence

_PRIVATE: Final = (
    r"husband|wife|partner|mother|father|mum|dad|mom|parents|brother|sister|son|daughter|uncle|aunt|cousin|friend|"
    r"neighbou?r|colleague|boyfriend|girlfriend|flatmate|roommate|family|widow|widower"
)
_AGENT: Final = (
    r"lawyers?|solicitors?|attorneys?|barristers?|counsel|legal\s+team|priest|chaplain|pastor|imam|rabbi|agents?|"
    r"publicists?|representatives?|spokes(?:man|woman|person|people)|intermediar(?:y|ies)|go-between|relatives?|union|"
    r"family|families|friends?|brother|sister|father|mother|wife|husband|son|daughter|manager|aides?"
)
_END: Final = (
    r"(?=[,;:.!?\n“”\"]|\s(?:that|who|which|whom|as|on|in|at|and\s+(?:that|said)|said|says|to|when|was|had|has)\b|"
    r"\s[–—-]\s|$)"
)
_CAPITAL: Final = r"[A-ZÀ-Þ][\w’'\-]*"
_CITING: Final = re.compile(rf"\b(?:citing|quoting)\s+(?P<by>[^,;:.\n“”\"]{{2,90}}?){_END}")
_CITED: Final = re.compile(
    rf"(?:It|The\s+\w+|[A-ZÀ-Þ][\w ]{{1,40}})\s+(?:cited|cites|quoted|quotes)\s+"
    rf"(?P<by>[^,;:.\n“”\"]{{2,90}}?){_END}"
)
_REASONS: Final = re.compile(
    r"\b(?:concerns?|reasons?|privacy|lack|rules?|polic(?:y|ies)|need|fears?|security|risks?|dangers?|costs?|health|"
    r"weather|confidentiality|sensitivity|uncertaint\w+|pressure|differences|difficult\w+|no)\b",
    re.IGNORECASE,
)
_HEARD_FROM: Final = re.compile(
    rf"\bwho\s+(?:(?:had|has|have)\s+)?(?:heard|had|got|learn(?:ed|t)|was\s+told|were\s+told|were\s+briefed|was\s+briefed)"
    rf"\s+(?:(?:it|this|that|so|of\s+it|about\s+it|the\s+\w+)\s+)?(?:from|by)\s+(?P<by>[^,;:.\n“”\"]{{2,60}}?){_END}"
)
_THROUGH: Final = re.compile(
    rf"\b(?:[Tt]hrough|[Vv]ia|(?:statement|message|letter|note|apology)\s+(?:that\s+was\s+)?"
    rf"(?:read(?:\s+out|\s+aloud)?|issued|released|shared|provided|sent|published)\s+(?:by|through|via))\s+"
    rf"(?P<by>(?:(?:his|her|their|its|a|an|the|[A-ZÀ-Þ][\w\-]*[’']s)\s+(?:[\w\-]+\s+)?(?:{_AGENT})"
    rf"(?:,\s+[A-ZÀ-Þ][\w’'\-]*(?:\s[A-ZÀ-Þ][\w’'\-]*)+)?))"
)
_READ_OUT: Final = re.compile(
    r",?\s+(?:read(?:\s+out|\s+aloud)?|released|issued|distributed|handed\s+out)\s+(?:from\s+)?(?:a|the)\s+(?:\w+\s+){0,2}"
    r"(?:statement|letter|message|note)\s+(?:\w+\s+){0,3}(?:in|by)\s+which\b"
)
_READ_OUT_BEFORE: Final = re.compile(
    r",?\s+read(?:\s+out|\s+aloud)?\s+(?:a|the)\s+(?:\w+\s+){0,2}(?:statement|letter|message)\b"
)
_STATEMENT: Final = re.compile(r"(?:the|this|that)\s+(?:\w+\s+)?(?:statement|letter|message)", re.IGNORECASE)
_CLAUSE: Final = re.compile(r",\s|;\s|\b(?:and|but|where|when|while|after|before)\s")
_TOLD_OWN: Final = re.compile(
    r"\b(?:told|tells|had\s+told|confided\s+(?:in|to)|confessed\s+to|mentioned\s+to|said\s+to|wrote\s+to|warned|assured)\s+"
    r"(?P<by>(?:her|his|their|my|our)\s+(?:[\w\-]+\s+){0,2}?[\w\-]+)(?=\s(?:that|the|at|in|on|there|he|she|it|they|not|to)\b|[,.:])"
)
_PASSIVE: Final = re.compile(
    r"\b(?:been|was|were|being)\s+[“\"]?(?:told|warned|assured|reassured|informed|advised|notified|alerted)$"
)
_SUBJECT: Final = re.compile(
    rf"(?P<by>(?:(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur)\s+(?:[\w\-]+(?:[’']s)?\s+){{0,3}}?[\w\-]+"
    rf"(?:,\s{_CAPITAL}(?:\s{_CAPITAL})+)?)|{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}),?\s*$"
)
_SHARE: Final = re.compile(
    r"^\W*(?:(?:about|some|nearly|almost|only|just|roughly|around|over|more than|fewer than|less than|"
    r"another|a further)\s+)?(?:\d[\d.]*\s?(?:%|per\s?cent)|(?:an?|one|two|three)[\s-](?:half|thirds?|"
    r"quarters?|fifths?|sixth|tenth)|half|\w+\s(?:in|out\sof)\s\w+\b|(?:a|the)\s(?:\w+\s)?(?:majority|"
    r"minority)|respondents|"
    r"\w+\sof\s(?:the\s)?(?:respondents|those))",
    re.IGNORECASE,
)
_POLL: Final = re.compile(
    r"\b(?P<poll>(?:an?|the|its|their)\s+(?:[\w\-]{1,40}\s+){0,4}?(?:poll|survey|questionnaire)|(?:poll|survey))\b"
    r"(?P<rest>[^.;\n]{0,160})",
    re.IGNORECASE,
)
_POLLSTER: Final = re.compile(
    r"^(?:\s+(?:for|from)|(?:[^,.;“”\"]|,(?=\d)){0,80}?\sby)\s+"
    r"(?P<by>(?:the\s+)?(?:(?:pollsters?|research\s+firm|newspaper|think\s+tank)\s+)?"
    r"[A-ZÀ-Þ][\w’'&\-]*(?:\s(?:of\s|the\s|for\s)?[A-ZÀ-Þ][\w’'&\-]*)*)"
)


@dataclass(frozen=True, slots=True)
class Passing:
    """Words that name who passed statements on: by report id, and for stretches of the text."""

    before: Mapping[str, Span]
    after: Mapping[str, Span]
    sections: tuple[tuple[Span, Span], ...]
    supplied: tuple[tuple[Span, Span], ...] = ()
    papers: Papers = field(default_factory=Papers)

    def spans(self) -> tuple[Span, ...]:
        """All of them, in order."""
        return tuple(
            sorted(
                {
                    *self.before.values(),
                    *self.after.values(),
                    *self.papers.spans(),
                    *self.outlets(),
                }
            )
        )

    def outlets(self) -> frozenset[Span]:
        """Those that name outlets and agencies."""
        return frozenset(name for _, name in (*self.sections, *self.supplied))


def passing(document: Document, reports: Sequence[Report]) -> Passing:
    """Who passed on each of *reports*."""
    known = outlets_named(document)
    speakers = sorted(s for r in reports for s in r.source.spans)
    before: dict[str, Span] = {}
    after: dict[str, Span] = {}
    poll: tuple[int, Span] | None = None
    for report in sorted(reports, key=lambda r: (r.content[0], r.id)):
        if report.voice == "own" or not report.source.spans:
            continue
        first = _cited(document.text, report, known)
        if first is not None and _speaks(first, speakers):
            first = None
        first = first or _heard_from(document.text, report)
        if first is not None:
            before[report.id] = first
        then = _passed_on(document.text, report)
        if report.parent is None and _SHARE.match(document.text[slice(*report.source.spans[0])]):
            line = document.text.rfind("\n", 0, report.source.spans[0][0])
            if then is not None:
                poll = line, then
            elif poll is not None and poll[0] == line:
                then = poll[1]  # "a fifth said" in the sentence after
        if then is not None and all(then[0] != s for s, _ in report.source.spans):
            after[report.id] = then
    return Passing(
        before,
        after,
        tuple(sections(document, known)),
        supplied(document),
        papers(document, reports),
    )


def _speaks(words: Span, speakers: Sequence[Span]) -> bool:
    """Whether somebody named by *words* has a statement of his own; *speakers* are sources, in order."""
    at = bisect_left(speakers, words)
    return any(s < words[1] and words[0] < e for s, e in speakers[max(0, at - 2) : at + 2])


def _cited(text: str, report: Report, known: frozenset[str]) -> Span | None:
    """Whom an outlet cites for what it reports, in the same sentence or in the next."""
    source = report.source.spans[0]
    found = phrase(text[source[0] : source[1]])
    outlet = outlet_at(text, source[0], known) is not None or kind_of(found, text[slice(*source)]) == "outlet"
    if not outlet or not report.cue:
        return None
    here = sentence(text, (report.cue[0][0], report.cue[-1][1]))
    for match in _CITING.finditer(text, *here):
        if _can_speak(match, report):
            return match.span("by")
    after = following(text, here)
    then = _CITED.match(text, *after) if after is not None else None
    return then.span("by") if then and _can_speak(then, report) else None


def _can_speak(match: re.Match[str], report: Report) -> bool:
    return not _REASONS.search(match["by"]) and not any(s <= match.start() < e for s, e in report.content)


def _heard_from(text: str, report: Report) -> Span | None:
    for span in report.source.spans:
        match = _HEARD_FROM.search(text, *span)
        if match:
            return match.span("by")
    return None


def _passed_on(text: str, report: Report) -> Span | None:
    """Who read the statement out, carried it, was told it at home, or asked the question of a poll."""
    if not report.cue:
        return None
    cue = (report.cue[0][0], report.cue[-1][1])
    low, high = sentence(text, cue)
    for match in _THROUGH.finditer(text, low, high):
        if not any(s <= match.start() < e for s, e in report.content):
            return match.span("by")
    if report.parent is not None:
        return _told_at_home(text, report, cue, low, high)
    source = report.source.spans[0]
    for match in _READ_OUT.finditer(text, low, high):
        if match.end() <= source[0] < match.end() + 40:
            return _before(text, low, match.start())
    if _STATEMENT.fullmatch(text[source[0] : source[1]]):
        line = text.rfind("\n", 0, source[0]) + 1
        for match in _READ_OUT_BEFORE.finditer(text, max(line, source[0] - 400), source[0]):
            here = sentence(text, match.span())
            return _before(text, here[0], match.start())
    if _SHARE.match(text[source[0] : source[1]]):
        return _pollster(text, (low, high), report)
    return None


def _told_at_home(text: str, report: Report, cue: Span, low: int, high: int) -> Span | None:
    """The one person who was told: "her husband", "our liaison officer", or "the envoy was told by"."""
    home = _TOLD_OWN.search(text, cue[0], min(high, cue[1] + 50))
    if home is None and _PASSIVE.search(text[cue[0] : cue[1]]) and report.source.spans[0][0] >= cue[1]:
        home = _SUBJECT.search(text, max(low, cue[0] - 60), cue[0])
        by_them = re.match(r"\s{0,2}by\s", text[cue[1] : cue[1] + 8])
        home = home if by_them else None
    if home is None or home.start() > cue[1]:
        return None
    found = phrase(home["by"])
    return home.span("by") if found.form == "name" or _is_one_person(found) else None


def _is_one_person(found: Phrase) -> bool:
    private = re.fullmatch(_PRIVATE, found.head) is not None and not found.many
    return private or (not found.many and kind_of_head(found.head) in ("anonymous-official", "unspecified"))


def _before(text: str, low: int, end: int) -> Span | None:
    """The noun phrase that ends at *end*: "Mr Hale's lawyer", "his lawyer, Una Pike,"."""
    begin = low
    cuts = [m.end() for m in _CLAUSE.finditer(text, low, end)]
    if cuts:
        begin = cuts[-1]
        named = re.fullmatch(r"[A-ZÀ-Þ][\w’'.\-]*(?:\s[A-ZÀ-Þ][\w’'.\-]*)+", text[begin:end].strip())
        if named and text[begin - 2 : begin] == ", ":
            begin = cuts[-2] if len(cuts) > 1 else low
    while begin < end and not text[begin].isalpha():
        begin += 1
    return (begin, end) if begin < end else None


def _pollster(text: str, bounds: Span, report: Report) -> Span | None:
    for match in _POLL.finditer(text, *bounds):
        if any(s <= match.start() < e for s, e in report.content):
            continue
        rest = match.start("rest")
        by = _POLLSTER.match(match["rest"])
        if by and not any(s <= rest + by.start("by") < e for s, e in report.content):
            return rest + by.start("by"), rest + by.end("by")
        return match.span("poll")
    return None
