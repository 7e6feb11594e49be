"""Who made a document that a statement comes from, and who passed it on: the words that name them.

=====================================================  ==========================================
"a report by state auditors", "the log, kept by Y",    the author, whose words the document gives
"the company's own count"
"The memo was written by Y" in a sentence of its own   the same, for all that the memo says
"minutes described by two officials", "read to us      who passed it on, after the document
by Y"; "We were sent the letter by Y" for itself
"In a letter of 2 May to Y, she wrote"                 the letter, after her
"its author wrote"                                     the document spoken of last, after its author
=====================================================  ==========================================

An author whom the text gives no name, body or number ("a biostatistician") is no step of his own, nor
are those who asked the questions of a survey (earwitness.read.relays.intermediaries).

Fails on: two documents of the same noun, of which the second has the author of the first; a document
that came "from" somebody; a letter to the press, written as if to somebody ("In a letter to the Hale, she
wrote"), which is a step; what others than its author release ("cables released by …"), which is theirs;
a statement without a document noun for its source.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from earwitness.gazetteer import words_of
from earwitness.names import first_word, kind_of_head, phrase
from earwitness.read.overlap import meets
from earwitness.records import Document, Report, Span
from earwitness.sentences import sentence

_MADE: Final = (
    r"written|drawn\s+up|drafted|prepared|compiled|signed|authored|penned|kept|produced|submitted|composed|"
    r"published|released|issued|commissioned|carried\s+out"
)
_GIVEN: Final = (
    r"described|shown|read(?:\s+out|\s+aloud)?|shared|sent|posted|passed(?:\s+on)?|leaked|provided|supplied|handed(?:\s+over)?|"
    r"photographed|forwarded|given|recounted|summari[sz]ed"
)
_LOOSE: Final = r"(?:[^\W_][\w’'.\-]{0,40}\s+){0,6}?"  # "last October", "on a phone", "to this reporter"
_WHO: Final = (
    r"(?P<by>(?!(?:phone|telephone|e-?mail|post|hand|mail|then|now|early|late|mid)\b)[^\s,;:.()\d“”\"–—]"
    r"[^,;:()\n“”\"–—]{1,90}?"
    r"(?:,\s(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir|Gen|Col)\.?\s)?[A-ZÀ-Þ][\w’'\-]{1,40}(?:\s[A-ZÀ-Þ][\w’'\-]{1,40}){1,3})?)"
    r"(?=[,;:()\n“”\"–—]|\.(?:\s|$)|\s(?:for\s(?![A-ZÀ-Þ])|on|in|at|to|from|who|which|that|and|as|after|before|shortly|last|"
    r"earlier|late|early|seen|reviewed|obtained|read|found|says?|said|shows?|is|was|were|has|had)\b|$)"
)
_BY: Final = re.compile(rf"(?:\b(?:(?P<made>{_MADE})|(?P<given>{_GIVEN}))\s+{_LOOSE}|[\w,]\s)by\s+{_WHO}")
_SENTENCE: Final = re.compile(
    rf"(?<!of )\b[Tt](?:he|his|hat|hese|hose)\s(?:[\w\-]{{1,40}}\s){{0,3}}?(?P<noun>[a-z]{{2,30}}),?"
    rf"(?:\s[^.;\n]{{1,60}},)?\s(?:was|is|were|are|had\s+been|has\s+been)\s(?:first\s)?"
    rf"(?:(?P<made>{_MADE})|(?P<given>{_GIVEN}))\s+{_LOOSE}by\s+{_WHO}"
)
_SENT_US: Final = re.compile(
    r"(?<![\w’'\-&.])(?P<us>[Ww]e|I|[A-ZÀ-Þ][\w&’'\-]{0,40}(?:\s[A-ZÀ-Þ][\w’'\-]{0,40}){0,3})\s"
    r"(?:was|were|has\s+been|have\s+been)\s(?:sent|given|shown|handed|passed|forwarded|leaked)\s"
    rf"(?:an?|the|its|two|three|some)\s(?:[\w\-]{{1,40}}\s){{0,4}}?(?P<noun>[a-z]{{2,30}})\sby\s+{_WHO}"
)
# Papers that are not written for the public: what is in them took another way than the writer's own.
_CLOSED: Final = (
    r"letter|e-?mail|message|text\s+message|memo|memorandum|note|diary|notebook|minute|dispatch|cable"
)
_BOOK: Final = r"memoirs?|book|diary|diaries|notebooks?|autobiography"
_CHANNEL: Final = re.compile(
    rf"\b[Ii]n\s+(?P<doc>(?:[“\"‘'][^“”\"\n]{{1,60}}[”\"’'],?\s+)?(?:an?|one|another|the|his|her|their)\s+(?:[\w.,\-]+\s+){{0,5}}?"
    rf"(?:(?:{_BOOK})\b|(?:{_CLOSED})\b(?=,?\s(?:to|of|dated|from|sent|seen|read|obtained|reviewed)\b|,\sdated)|"
    r"(?:covering|internal|handwritten|private|leaked)\s(?:note|memo|letter)\b))(?P<rest>[^;:\n“”\"]{0,160})"
)
_PRESS: Final = re.compile(
    r"\bto\s+(?:us\b|reporters|journalists|clients|investors|shareholders|subscribers|readers|customers|supporters|the\s+(?:media|press|editor))"
)
_WRITES: Final = re.compile(r"\b(?:wrote|writes|written|writing|tells|warns|asks|replies|replied|recalls)\b")
_AUTHOR: Final = re.compile(
    r"(?i:(?:its|the\s+(?:\w+[’']s\s+)?)\s*(?:\w+\s+)?(?:authors?|writers?|signatories|signers|compilers?)\b)"
    r"(?!\sof\b|\s[A-ZÀ-Þ])"
)
_NOBODY: Final = re.compile(
    r"(?:an?|one|some|somebody|someone|the\s+same)\b|(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:last|this)\s\w+|week|month|year)\b",
    re.IGNORECASE,
)
_OWN_WORK: Final = frozenset(
    "report review audit analysis count tally study letter memo memorandum email note assessment inquiry "
    "statement estimate findings figures".split()
)
_COPIES: Final = frozenset(
    "copy copies version photo photograph image summary excerpt excerpts extracts".split()
)
_POLLS: Final = frozenset("poll polling survey questionnaire census polls surveys".split())


@dataclass(frozen=True, slots=True)
class Papers:
    """By report id: the author of the document that speaks, who passed it on, the paper written in.

    ``authored`` holds the ids of reports whose source is called the author of the document before.
    """

    made: Mapping[str, Span] = field(default_factory=dict)
    given: Mapping[str, Span] = field(default_factory=dict)
    inside: Mapping[str, Span] = field(default_factory=dict)
    authored: frozenset[str] = frozenset()

    def spans(self) -> set[Span]:
        """All words that name somebody or something."""
        return {*self.made.values(), *self.given.values(), *self.inside.values()}


def papers(document: Document, reports: Sequence[Report]) -> Papers:
    """What *document* says of the making and the way of the documents that its *reports* quote."""
    text = document.text
    made: dict[str, Span] = {}
    given: dict[str, Span] = {}
    inside: dict[Span, Span] = {}
    authored = []
    files: list[_File] = []
    latest: dict[str, _File] = {}  # by noun
    spoken = [r for r in reports if r.voice == "reported" and r.source.spans]
    for report in sorted(spoken, key=lambda r: (r.content[0], r.id)):
        span = report.source.spans[0]
        words = text[span[0] : span[1]][:_LONGEST]
        noun = _noun(words)
        for role, by in _named(text, (span[0], span[0] + len(words)), noun):
            (made if role == "made" else given).setdefault(report.id, by)
        owner = _owner(words, noun)
        if owner:
            made.setdefault(report.id, (span[0], span[0] + owner))
        if noun:
            if noun not in latest or first_word(words) not in _KNOWN:
                latest[noun] = _File(span[0], [])
                files.append(latest[noun])
            latest[noun].reports.append(report.id)
        elif _AUTHOR.match(words):
            authored.append(report.id)
        elif (paper := _paper(text, report)) is not None:
            inside[span] = paper
    in_order = sorted(files, key=lambda f: f.at)
    for role, by, noun, at in _told_apart(document):
        file = latest.get(noun)
        if file is None and noun in words_of("document") - _COPIES:
            here = bisect_left(in_order, at, key=lambda f: f.at)
            file = in_order[here - 1] if here else None
        for one in file.reports if file is not None else ():
            (made if role == "made" else given).setdefault(one, by)
    for file in files:
        for known in (made, given):
            by_one = next((known[one] for one in file.reports if one in known), None)
            if by_one is not None:
                known.update((one, by_one) for one in file.reports if one not in known)
    within = {r.id: inside[r.source.spans[0]] for r in spoken if r.source.spans[0] in inside}
    return Papers(made, given, within, frozenset(authored))


@dataclass(frozen=True, slots=True)
class _File:
    """One document of the article: where it is first quoted, and the statements that it makes."""

    at: int
    reports: list[str]


_LONGEST: Final = 300  # characters of a source
_DONE: Final = re.compile(
    rf",?\s(?:{_MADE}|{_GIVEN}|seen|reviewed|obtained|viewed|examined|dated|marked|made|read)\s"
)  # what was done to a document, after its noun
_KNOWN: Final = frozenset(["the", "this", "that", "these", "those", "its"])  # of a document spoken of before


def _noun(words: str) -> str:
    """The head of *words*, if it is a document's; polls are not, for their questions are answered."""
    done = _DONE.search(words)
    head = phrase(words[: done.start()] if done else words).head
    if head in _POLLS or re.search(r"\b(?:poll|survey)\b", words):
        return ""
    return head if head in words_of("document") or kind_of_head(head) == "document" else ""


def _named(text: str, span: Span, noun: str) -> Iterator[tuple[str, Span]]:
    """The authors and the givers whom the words of a source name."""
    if not noun and kind_of_head(phrase(text[span[0] : span[1]]).head) is not None:
        return  # somebody, whatever was done to him
    begin = span[0]
    if noun:
        begin += max(0, text[span[0] : span[1]].casefold().find(noun))
    for match in _BY.finditer(text, begin, span[1]):
        bare = not match["given"] and not match["made"]
        if bare and not _after_noun(text, span, match):
            continue
        by = _whole(text, match.span("by"))
        if match["given"]:
            yield "given", by
        elif not _NOBODY.match(text, *by):
            yield "made", by


def _after_noun(text: str, span: Span, match: re.Match[str]) -> bool:
    """Whether a bare "by" goes with the document: "a report by", "the report, by"; not "seen by"."""
    before = text[span[0] : match.start() + 1].rstrip(" ,").rpartition(" ")[2].casefold()
    return before in words_of("document") or before in ("section", "part", "passage")


def _whole(text: str, by: Span) -> Span:
    end = by[1]
    while end > by[0] and text[end - 1].isspace():
        end -= 1
    return by[0], end


def _owner(words: str, noun: str) -> int:
    """The length of the words that name whose work it is: "the company" of "the company's own count"."""
    if noun not in _OWN_WORK:
        return 0
    owned = re.match(r"[^,.;“”\"]{2,60}?(?=[’']s\s|s[’']\s)", words)
    if owned is None or _NOBODY.match(words) or _NOBODY.match(owned.group().rpartition(" ")[2]):
        return 0
    return owned.end() + (words[owned.end()] == "s")


def _paper(text: str, report: Report) -> Span | None:
    """The paper in which the speaker wrote what is reported: "In a letter of 2 May to Y, she wrote"."""
    if not report.cue or not any(_WRITES.search(text, s, e) for s, e in report.cue):
        return None
    source = report.source.spans[0]
    low, _ = sentence(text, (report.cue[0][0], report.cue[-1][1]))
    match = _CHANNEL.match(text, low, source[0]) or _CHANNEL.search(text, low, source[0])
    if match is None or meets(match.span("doc"), report.content) or _PRESS.search(match.group()):
        return None
    return match.span("doc")


def _told_apart(document: Document) -> Iterator[tuple[str, Span, str, int]]:
    """What sentences of their own say of a document: role, the words by which, its noun, where."""
    text = document.text
    own = (document.outlet or "").casefold().removeprefix("the ")
    for match in _SENTENCE.finditer(text):
        by = _whole(text, match.span("by"))
        if match["given"] or not _NOBODY.match(text, *by):
            yield ("given" if match["given"] else "made"), by, match["noun"], match.start()
    for match in _SENT_US.finditer(text):
        us = match["us"].casefold().removeprefix("the ")
        if us in ("we", "i") or (own and (us in own or own in us)):
            yield "given", _whole(text, match.span("by")), match["noun"], match.start()
