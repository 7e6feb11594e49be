"""What stands around a figure: its clause, the whole that it is a part of, and words that limit or date it.

============================================  =====================================================
"60 were killed and some 400 taken prisoner"  the clause of 400 begins after "and"
"31 of the 120 lots", "38 out of 132"         120 and 132 are wholes
"Of the 120 lots, four", "31 of them"         so is 120
"the toll is now 71, up from 60"              71 is newer, 60 older
"dead by the evening", "dead listed by name"  until then, and not of all
============================================  =====================================================

Fails on: a whole in another sentence; clauses without comma or conjunction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from earwitness.records import Figure, Span
from earwitness.trace.figures.scales import Scale, scale
from earwitness.trace.figures.terms import terms

_CUT: Final = re.compile(r"[,;:—–]\s|\s(?:and|but|while|whereas|though|or|with)\s|\s-\s", re.IGNORECASE)
# "31 of the 120 lots", "38 weak lots out of 132"
_OF: Final = re.compile(
    r"(?:\s+[a-z][\w-]*){0,3}?\s+(?:out of|of)\s+(?:(?:the|its|their|his|her|your|our|my|all|those|"
    r"some|about|a total of)\s+){0,2}",
    re.IGNORECASE,
)
_OF_THEM: Final = re.compile(r"\s+of\s+(?:them|these|those|which|whom)\b", re.IGNORECASE)
_OF_ALL: Final = re.compile(r"\bOf\s+(?:the|its|all)?\s*$")
_STOP: Final = re.compile(r"[.!?;]\s")
_FAR: Final = 200  # characters between a part and its whole at most
_BACK: Final = 3  # figures back that "of them" may mean
# "lots below the limit, by the commission": who counted, not what
_BY: Final = re.compile(r",\s*(?:by|according to)\s+[^,]+$", re.IGNORECASE)
# "dead by the evening before the surrender": when, and not what happened
_WHEN: Final = re.compile(
    r"\s(?:by the (?:evening|morning|night|time|end|day)|when|before|after|until|since|while|as of|"
    r"up to)\b.*$",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(
    r"\b(?:by (?:the )?(?:evening|morning|noon|midnight|night|time|end|start)|so far|until|before|when|"
    r"already|at (?:the|that) time)\b",
    re.IGNORECASE,
)
# A list, or pages that hold some of them, is not all of them.
_LISTED: Final = re.compile(
    r"\b(?:by name|names|listed|on (?:the|a|one) (?:list|page|sheet)|identified|confirmed|known by|"
    r"on the (?:\w+ )?(?:(?:work)?sheets|pages)|in the (?:\w+ )?book)\b",
    re.IGNORECASE,
)
_LISTED_HERE: Final = re.compile(
    r"\b(?:by name|identified|confirmed|"
    r"(?:has|have|had|keeps?|holds?|collected|gathered) (?:the )?names of)\b",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(
    r"\S+(?:\s+[\w-]+){0,3}?\s+(?:too (?:few|many|little|much)|short(?= of|[,.;]|$)|to spare|left over)\b",
    re.IGNORECASE,
)
_REST: Final = re.compile(r"\bthe (?:others|rest|remainder)\b", re.IGNORECASE)
_NEWER: Final = re.compile(
    r"\b(?:now|up from|down from|risen|rose|fallen to|grown to|climbed|increased|reached|revised?|revising|"
    r"correct\w*|updat\w+|latest|newer|more recent|raised|lowered|instead of|no longer|further)\b",
    re.IGNORECASE,
)
_OLDER: Final = re.compile(
    r"\b(?:up from|down from|from(?: an?| its| the)? (?:earlier|previous|initial|first)|earlier|"
    r"previous(?:ly)?|initial(?:ly)?|instead of|had (?:put|given|said|spoken)|estimate last|withdr\w+|"
    r"first (?:figure|count|estimate))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_A_SECOND: Final = re.compile(
    r"\s+of\s+\w+\s+(?:[\w-]+\s+){0,7}?(?:an?|per|every|each)\s+(second|minute|hour|day|week|year)\b",
    re.IGNORECASE,
)


def clause(text: str, span: Span, sentence: Span, between: Span) -> Span:
    """The clause around *span* in its sentence, which reaches no further than *between* other figures."""
    low, high = max(sentence[0], between[0]), min(sentence[1], between[1])
    start, end = low, high
    for m in _CUT.finditer(text, low, high):
        if m.end() <= span[0]:
            start = m.end()
        elif m.start() >= span[1] and (terms(text[span[1] : m.start()]) or terms(text[start : span[0]])):
            end = m.start()
            break
    return start, end


def plain(what: str) -> str:
    """*what* without who counted it and until when."""
    return _WHEN.sub("", without_giver(what))


def without_giver(what: str) -> str:
    """*what* without ", by the commission"."""
    return _BY.sub("", what)


def until(what: str) -> bool:
    """Whether *what* is counted up to some moment only ("dead by the evening")."""
    return bool(_UNTIL.search(what))


def listed(what: str, said: str, behind: str) -> bool:
    """Whether it is of those on a list or on some pages; *said* is the clause, *behind* what follows.

    "They show eleven; the others were on pages that he had no time to copy".
    """
    return bool(_LISTED.search(what) or _LISTED_HERE.search(said) or _REST.search(behind))


def short(said: str) -> bool:
    """Whether a figure, with the words behind it, says how many are lacking: "eleven men too few"."""
    return bool(_SHORT.match(said))


def newer(said: str, before: str) -> bool:
    """Whether the clause says that the figure is a newer one ("now", "risen to")."""
    return bool(_NEWER.search(said)) and not older(before)


def older(before: str) -> bool:
    """Whether the words of the sentence before a figure say that it is an older one ("up from")."""
    return bool(_OLDER.search(before))


def rated(unit: Scale, text: str, at: int, end: int) -> Scale:
    """A measure with the time that stands apart from it: "340 litres of water a second"."""
    if unit.kind not in ("volume", "length", "mass"):
        return unit
    found = _A_SECOND.match(text, at, end)
    by = scale(found[1]) if found else None
    return Scale(f"{unit.kind} per time", unit.factor / by.factor) if by and by.kind == "time" else unit


def bases(text: str, ordered: Sequence[Figure]) -> dict[str, str]:
    """By figure: the figure of the whole that it is a part of, where the words say so."""
    out: dict[str, str] = {}
    for a, b in pairwise(ordered):
        gap = text[a.span[1] : b.span[0]] if b.span[0] - a.span[1] <= _FAR else "\n"
        if "\n" in gap or not (scale(a.unit).counts and scale(b.unit).counts):
            continue
        opens = text[max(0, a.span[0] - len("Of the its ")) : a.span[0]]
        if _OF.fullmatch(gap) and _at_most(a, b):
            out[a.id] = b.id
        elif _OF_ALL.search(opens) and not _STOP.search(gap) and _at_most(b, a):
            out[b.id] = a.id
    for i, figure in enumerate(ordered):
        if figure.id not in out and _OF_THEM.match(text, figure.span[1]):
            before = reversed(ordered[max(0, i - _BACK) : i])
            whole = next((f for f in before if f.unit == figure.unit and _at_most(figure, f)), None)
            if whole:
                out[figure.id] = whole.id
    return out


def _at_most(part: Figure, whole: Figure) -> bool:
    return part.value is None or whole.value is None or part.value <= whole.value
