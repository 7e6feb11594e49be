"""What a note on checking is about, taken apart: noun phrases and clauses, and what they can stand for.

===========================================  =======================================================
words                                        a thing
===========================================  =======================================================
"the log or the alarm readings"              two, with the heads "log" and "readings"
"two pages of the plant-room log"            heads "log", "pages": the inner first
"the officials' account", "the claims of     whose it is: the officials, Mr Hale
Mr Hale", "the testimony of either insider"
"it", "that", "this claim", "the account"    points back
"these reports", "the claims"                points back to many
"either claim", "both accounts", "neither"   points back to two
"whether it was opened", "how many fled"     a clause: its words say what it is about
===========================================  =======================================================

Fails on: noun phrases joined inside a name ("the Bar and Shield letter"); clauses joined by "and".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from earwitness.names import kind_of_head, phrase
from earwitness.plurals import singular
from earwitness.records import Span

_CLAUSE: Final = re.compile(
    r"\s*(?:(?:by|to|on|in|from|for|under)\s+)?(?:whether|if|who|whom|whose|what|which|when|where|why|how|that(?=\s+(?:\w+\s+){1,8}?"
    r"(?:is|was|are|were|has|had|have|did|would|could|can)\b))\b",
    re.IGNORECASE,
)
_JOIN: Final = re.compile(r",?\s+(?:or|and|nor)\s+|,\s+", re.IGNORECASE)
_EVIDENCE: Final = re.compile(
    r"\s*(?:(?:any|no|the|independent|further|hard|other)\s+)*(?:evidence|proof|signs?|confirmation|verification|"
    r"corroboration|measurements?|trace|record)\s+(?:of|for|that)\s+",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"\s(?:described|mentioned|cited|quoted|referred\s+to|above|below|itself|themselves|either(?=\W*$)|as\s+such|along|"
    r"in\s+question|so\s+far|yet|on\s+its\s+own|independently|directly|for\s+(?:itself|ourselves|ourself|myself))\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"\s*(?P<part>neither|either|any|all|some|most|none|both|each|every|parts?|much|details?|only\s+part|nothing|"
    r"anything|the\s+two|the\s+(?:rival|competing|conflicting|differing|two\s+\w+))\b(?:\s+of\b)?\s*",
    re.IGNORECASE,
)
_TWO: Final = re.compile(r"(?:neither|either|both|the)\b", re.IGNORECASE)
_OF: Final = re.compile(r"\s+(?:of|by|from|given\s+by|made\s+by|in|on|about|for)\s+", re.IGNORECASE)
_BY: Final = re.compile(r"\s+(?:of|by|from|given\s+by|made\s+by)\s+(?=(?:\S+\s*){1,6})", re.IGNORECASE)
_OWNER: Final = re.compile(r"(?P<who>[^’']{1,60}(?:[’'](?=s))?)(?:[’']s|(?<=s)[’'])(?=\s)", re.IGNORECASE)
_WHOSE: Final = re.compile(r"(?:his|her|their|its)\b", re.IGNORECASE)
_POINTS: Final = re.compile(r"(?:it|this|that|them|these|those|they|so|such)\b(?!\s+\w)", re.IGNORECASE)
_THE: Final = re.compile(r"(?:the|this|that|these|those|such|such\s+an?|his|her|their|its)\b", re.IGNORECASE)

_ACCOUNT_WORDS: Final = (
    "claim account allegation assertion version story report statement testimony remark accusation "
    "charge rumour rumor explanation comment quotation quote information assessment detail narrative "
    "denial description thing"
)
ACCOUNTS: Final = frozenset(_ACCOUNT_WORDS.split())
_FIGURE_WORDS: Final = "figure number sum toll estimate percentage total count amount tally statistic"
FIGURES: Final = frozenset(_FIGURE_WORDS.split())


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that a note is about.

    ``heads`` are head nouns for one, the inner first; ``owner`` is where the words stand that say whose
    account it is, ``whose`` the pronoun that does. ``two`` marks one of two, or both.
    """

    span: Span
    heads: tuple[str, ...] = ()
    owner: Span | None = None
    whose: str = ""
    two: bool = False
    many: bool = False
    points: bool = False
    clause: bool = False


def things(text: str, about: Span) -> Iterator[Thing]:
    """The things that the words at *about* name."""
    start, end = about
    if (evidence := _EVIDENCE.match(text, start, end)) is not None and evidence.end() < end:
        start = evidence.end()
        if evidence[0].rstrip().lower().endswith("that"):
            yield Thing((start, end), clause=True)
            return
    if _CLAUSE.match(text, start, end):
        yield Thing((start, end), clause=True)
        return
    for low, high in _pieces(text, start, end):
        yield _thing(text, low, high)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Noun phrases that "or", "and" and commas join, up to the first clause."""
    for cut in _JOIN.finditer(text, start, end):
        if cut.start() > start:
            yield start, cut.start()
        start = cut.end()
        if _CLAUSE.match(text, start, end):
            break
    if start < end:
        yield start, end


def _thing(text: str, low: int, high: int) -> Thing:
    while low < high and not text[low].isalnum():
        low += 1
    if _CLAUSE.match(text, low, high):
        return Thing((low, high), clause=True)
    span, two = (low, high), False
    if (part := _PART.match(text, low, high)) is not None:
        two = _TWO.match(part["part"]) is not None
        low = part.end()
    if low >= high or _POINTS.match(text, low, high):
        return Thing(
            span, two=two, points=True, many=text[low:high].lower() in ("them", "these", "those", "they")
        )
    owner, whose = None, ""
    tail = _TAIL.search(text, low, high)
    high = tail.start() if tail else high
    owned = _OWNER.match(text, low, high)
    if owned is not None:
        owner, rest = owned.span("who"), owned.end()
    else:
        his = _WHOSE.match(text, low, high)
        whose, rest = (his[0].lower(), his.end()) if his else ("", low)
    heads = _heads(text, rest, high)
    if owner is None and heads and heads[-1] in ACCOUNTS | FIGURES and (by := _BY.search(text, rest, high)):
        owner = _person(text, by.end(), high)
    if owner is None and heads and heads[-1] in ACCOUNTS:
        owner = _modifier(text, rest, high)
    plain = phrase(text[rest:high])
    points = owner is None and not whose and bool(heads) and heads[-1] in ACCOUNTS | FIGURES
    return Thing(
        span,
        heads,
        owner,
        whose,
        two,
        bool(plain.many),
        points and (two or bool(_THE.match(text, low, high))),
    )


def _heads(text: str, low: int, high: int) -> tuple[str, ...]:
    """Heads of the noun phrases that "of" ties together, the innermost first."""
    out: list[str] = []
    while low < high and len(out) < 3:
        cut = _OF.search(text, low, high)
        end = cut.start() if cut else high
        head = phrase(text[low:end]).head
        if head:
            out.append(singular(head))
        if cut is None or _CLAUSE.match(text, cut.end(), high):
            break
        low = cut.end()
    return tuple(reversed(out))


def _person(text: str, low: int, high: int) -> Span | None:
    """The words at *low* if they name somebody who can give an account."""
    found = phrase(text[low:high])
    part = _PART.match(text, low, high)
    if part is not None:
        found = phrase(text[part.end() : high])
    kind = kind_of_head(found.head) or kind_of_head(singular(found.head))
    return (low, high) if found.form == "name" or kind not in (None, "document") else None


def _modifier(text: str, low: int, high: int) -> Span | None:
    """The noun before the head, if it names who gives the account: "the police report"."""
    cut = _OF.search(text, low, high)
    words = list(re.finditer(r"\w+", text[low : cut.start() if cut else high]))
    if len(words) < 2:
        return None
    kind = kind_of_head(words[-2][0].lower())
    return None if kind in (None, "document") else (low + words[-2].start(), low + words[-2].end())
