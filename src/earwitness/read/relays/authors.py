"""The words that name who made a document that speaks, or who gave it: in its source, or elsewhere.

=============================================  ==============================================
"a report by state auditors", "the log, kept   made, in the source
by Y", "a note of the Authority", "a memo
from the harbor master", "the mill's own
count"
"minutes described by two officials"           given, in the source
"The memo was written by Y", "wrote Y in the   made, in a sentence of its own, with the noun
memo"
"We were sent the letter by Y"                 given, in a sentence of its own, with the noun
"Y delivered a draft audit. It says …"         made, in the sentence before "it"
=============================================  ==============================================

Fails on: a document that somebody passed on and that came "from" him; what others than its author
release ("cables released by …"), which is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from earwitness.gazetteer import words_of
from earwitness.kinds import kind_of
from earwitness.names import first_word, kind_of_head, phrase
from earwitness.records import Document, Span

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
# "wrote the treasurer, Bo Lund, in the memo"; "Bo Lund writes in the report"
_WRITTEN_IN: Final = re.compile(
    rf"\b(?:wrote|writes)\s{_WHO},?\sin\s(?:the|that|this|his|her|their)\s"
    r"(?:[\w\-]{1,40}\s){0,2}?(?P<noun>[a-z]{2,30})\b"
)
# Of a document before "it": "a press release issued by Y", "Y delivered a draft audit"
_MADE_BY: Final = re.compile(
    rf"\b(?P<noun>[a-z]{{3,30}}),?\s(?:(?:{_MADE})\s+{_LOOSE})?(?:by|from)\s+{_WHO}",
    re.IGNORECASE,
)
_MAKES: Final = re.compile(
    r"(?:^|[,;.]\s)(?P<by>[^,;.:\n“”\"]{2,80}?)\s(?:has\s|have\s|had\s)?(?:later\s|also\s|then\s)?"
    r"(?:wrote|drafted|drew\sup|prepared|compiled|signed|issued|published|released|produced|submitted|filed|"
    r"delivered|presented|posted|circulated|sent(?:\s(?:him|her|them|us))?|put\sout)\s(?:an?|its|his|her|their|the)\s"
    r"(?:[\w\-]{1,40}\s){0,3}?(?P<noun>[a-z]{3,30})\b",
    re.MULTILINE,
)
_NOBODY: Final = re.compile(
    r"(?:an?|one|some|somebody|someone|the\s+same)\b|(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:last|this)\s\w+|week|month|year)\b",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(
    r"\d|\b(?:jan|feb|march|april|may|june|july|aug|sept|oct|nov|dec|mon|tues|wednes|thurs|fri|satur|sun|"
    r"spring|summer|autumn|winter|week|month|year|day|meeting|sitting|session)",
    re.IGNORECASE,
)
OWN_WORK: Final = frozenset(
    "report reports review audit analysis count tally study letter memo memorandum email note notes paper "
    "assessment inquiry statement estimate findings figures numbers list return returns bulletin newsletter "
    "invoice submission".split()
)
# "a note of the Authority", "a memo from the harbor master"
_OF: Final = re.compile(
    r"(?P<noun>[\w\-]{2,30}),?\s(?:sent\s|received\s)?(?P<how>of|from)\s(?P<by>[^,;:()\n“”\"–—]{2,90}?)"
    r"(?=[,;:()\n“”\"–—]|\.(?:\s|$)|\s(?:for|on|in|at|to|that|which|who|and|as|after|before|dated|seen|reviewed|"
    r"obtained|sent|last|this|earlier|two|three|says?|said|shows?|was|were|is)\b|$)"
)
KNOWN: Final = frozenset(["the", "this", "that", "these", "those", "its"])  # of a document spoken of before
IT: Final = frozenset(["it", "they", "this"])
_OPENS: Final = KNOWN | {"his", "her", "their", "our"}
_WORDS: Final = re.compile(r"\S+")
_MOST_WORDS: Final = 12  # of a name
_BACK: Final = 300  # characters before "it" in which its document is named
_BODIES: Final = ("named-organisation", "outlet")
_SENDERS: Final = (
    *_BODIES,
    "named-person",
    "anonymous-official",
    "anonymous-group",
    "observer",
)
COPIES: Final = frozenset(
    "copy copies version photo photograph image summary excerpt excerpts extracts".split()
)
_POLLS: Final = frozenset("poll polling survey questionnaire census polls surveys".split())


LONGEST: Final = 300  # characters of a source
_DONE: Final = re.compile(
    rf",?\s(?:{_MADE}|{_GIVEN}|seen|reviewed|obtained|viewed|examined|dated|marked|made|read)\s"
)  # what was done to a document, after its noun


def noun_of(words: str) -> str:
    """The head of *words*, if it is a document's; polls are not, for their questions are answered."""
    done = _DONE.search(words)
    head = phrase(words[: done.start()] if done else words).head
    if head in _POLLS or re.search(r"\b(?:poll|survey)\b", words):
        return ""
    return head if head in words_of("document") or kind_of_head(head) == "document" else ""


def made_before(text: str, at: int) -> Span | None:
    """Who made the document that the sentence before *at* ends or begins with, if it names one."""
    low = max(0, at - _BACK)
    before = text[low:at].rstrip()  # "it" may open its paragraph
    low += before.rfind("\n") + 1
    found = None
    for pattern in (_MADE_BY, _MAKES):
        for match in pattern.finditer(text, low, at):
            if match["noun"].casefold() in words_of("document") - COPIES:
                by = _sender(text, match.span("by"), first=pattern is _MADE_BY)
                found = by if by is not None and (found is None or by > found) else found
    return found


def _sender(text: str, span: Span, *, first: bool) -> Span | None:
    """Whoever the *first* words of *span*, or else the last, name, if that is one who may send a document."""
    words = list(_WORDS.finditer(text, *span))[:_MOST_WORDS]
    for count in range(1, len(words) + 1):
        by = (span[0], words[count - 1].end()) if first else (words[-count].start(), span[1])
        beside = words[count : count + 1] if first else words[-count - 1 : -count]
        name = text[slice(*by)]
        whole = not first and first_word(name) in _OPENS
        if (
            (not whole and any(w.group()[:1].isupper() for w in beside))
            or _NOBODY.match(name)
            or _WHEN.search(name)
        ):
            continue
        if (
            (first or whole or name[:1].isupper())
            and len(name) > 3
            and kind_of(phrase(name), name) in _SENDERS
            and first_word(name) != name
        ):
            return by
    return None


def named_in(text: str, span: Span, noun: str) -> Iterator[tuple[str, Span]]:
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
    if noun:
        yield from _of_whom(text, begin, span[1], noun)


def _of_whom(text: str, begin: int, end: int, noun: str) -> Iterator[tuple[str, Span]]:
    """The body whose document it is ("of the Authority"), or whoever it is "from"."""
    match = _OF.match(text, begin, end)
    if match is None or match["noun"].casefold() != noun or noun in COPIES or _NOBODY.match(match["by"]):
        return
    by = _whole(text, match.span("by"))
    words = text[slice(*by)]
    kind = kind_of(phrase(words), words)
    known = (
        words[:1].isupper()
        or first_word(words) in KNOWN
        or phrase(words).owner
        or phrase(words).form == "role"
    )
    if _WHEN.search(words) or not known:
        return
    if kind in (_BODIES if match["how"] == "of" else _SENDERS):
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


def owner_in(words: str, noun: str) -> int:
    """The length of the words that name whose work it is: "the company" of "the company's own count"."""
    if noun not in OWN_WORK:
        return 0
    owned = re.match(r"[^,.;“”\"]{2,60}?(?=[’']s\s|s[’']\s)", words)
    if owned is None or _NOBODY.match(words) or _NOBODY.match(owned.group().rpartition(" ")[2]):
        return 0
    return owned.end() + (words[owned.end()] == "s")


def told_apart(document: Document) -> Iterator[tuple[str, Span, str, int]]:
    """What sentences of their own say of a document: role, the words by which, its noun, where."""
    text = document.text
    own = (document.outlet or "").casefold().removeprefix("the ")
    for match in _SENTENCE.finditer(text):
        by = _whole(text, match.span("by"))
        if match["given"] or not _NOBODY.match(text, *by):
            yield (
                ("given" if match["given"] else "made"),
                by,
                match["noun"],
                match.start(),
            )
    for match in _WRITTEN_IN.finditer(text):
        if not _NOBODY.match(text, *match.span("by")):
            yield "made", _whole(text, match.span("by")), match["noun"], match.start()
    for match in _SENT_US.finditer(text):
        us = match["us"].casefold().removeprefix("the ")
        if us in ("we", "i") or (own and (us in own or own in us)):
            yield "given", _whole(text, match.span("by")), match["noun"], match.start()
