"""What one figure counts, ready to be compared: the thing, what happened to it, where, of how many, for when.

Taken from the figure's own ``what`` first and from the words of its clause where ``what`` is thin ("About
60 soldiers were killed and some 400 taken prisoner": the 400 are prisoners).

Fails on: a clause whose verb stands beyond another figure ("60, not 40, were killed").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from earwitness.rarity import rarity
from earwitness.records import Document, Figure, Report, Span
from earwitness.sentences import sentence
from earwitness.trace.figures.concepts import concept, nearest_state, states
from earwitness.trace.figures.dating import Dated, dated
from earwitness.trace.figures.scales import Scale, counted_noun, scale
from earwitness.trace.figures.sizes import Size, size_of
from earwitness.trace.figures.words import fold, words

# A ``what`` with less than this many words that tell something, beside its head, is thin.
_THIN: Final = 2
_CUT: Final = re.compile(r"[,;:—–]\s|\s(?:and|but|while|whereas|though|or|with)\s|\s-\s", re.IGNORECASE)
# "31 of the 120 lots", "38 weak lots out of 132", "Of the 120 lots, four"
_OF: Final = re.compile(
    r"(?:\s+[a-z][\w-]*){0,3}?\s+(?:out of|of)\s+(?:(?:the|its|all|those|some|about|a total of)\s+){0,2}", re.IGNORECASE
)
_OF_THEM: Final = re.compile(r"\s+of\s+(?:them|these|those|which|whom)\b", re.IGNORECASE)
_STOP: Final = re.compile(r"[.!?;]\s")
_OF_ALL: Final = re.compile(r"\bOf\s+(?:the|its|all)?\s*$")
# "lots below the limit, by the commission": who counted, not what
_BY: Final = re.compile(r",\s*(?:by|according to)\s+[^,]+$", re.IGNORECASE)
# "dead by the evening before the surrender": when, and no second state
_WHEN: Final = re.compile(
    r"\s(?:by the (?:evening|morning|night|time|end|day)|when|before|after|until|since|while|as of|up to)\b.*$", re.IGNORECASE
)
_A_SECOND: Final = re.compile(
    r"\s+of\s+\w+\s+(?:[\w-]+\s+){0,7}?(?:an?|per|every|each)\s+(second|minute|hour|day|week|year)\b", re.IGNORECASE
)
_AFTER_HEAD: Final = re.compile(
    r"[,;(]|\s(?:of|in|at|on|by|to|from|for|under|below|over|above|between|through|that|who|which|whose|with|as|per|"
    r"after|before|since|until|when|without)\b|\s\w+ed\b(?=\s(?:by|in|at|to|with|from|since|on)\b)",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(r"\b\S+['’]s\s")
_UNTIL: Final = re.compile(
    r"\b(?:by (?:the )?(?:evening|morning|noon|midnight|night|time|end|start)|so far|until|before|when|already|"
    r"at (?:the|that) time)\b",
    re.IGNORECASE,
)
# A list, or pages that hold some of them, is not all of them.
_LISTED: Final = re.compile(
    r"\b(?:by name|names(?: of)?|list(?:ed)? (?:by|in)|on (?:the|a|one) (?:list|page|sheet)|identified|confirmed|known by|"
    r"on the (?:\w+ )?(?:work)?sheets|on the (?:\w+ )?pages|in the (?:\w+ )?book)\b",
    re.IGNORECASE,
)
_REST: Final = re.compile(r"\bthe (?:others|rest|remainder)\b", re.IGNORECASE)
_PARTIAL: Final = re.compile(
    r"\b(?:whole|entire|all) (?:\w+ )?(?:front|country|region|year|army|nation|war|world)\b|\bnation-?wide\b|\bin all\b", re.I
)
_NEWER: Final = re.compile(
    r"\b(?:now|up from|down from|risen|rose|fallen to|grown to|climbed|increased|reached|revised?|revising|correct\w*|"
    r"updat\w+|latest|newer|more recent|raised|lowered|instead of|no longer|further)\b",
    re.IGNORECASE,
)
_OLDER: Final = re.compile(
    r"\b(?:up from|down from|from(?: an?| its| the)? (?:earlier|previous|initial|first)|earlier|previous(?:ly)?|initial(?:ly)?|"
    r"instead of|had (?:put|given|said|spoken)|estimate last|withdr\w+|first (?:figure|count|estimate))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_LEAST_LETTERS: Final = 3
_LEAD: Final = 1500  # characters of headline and lead, which name whom and what an article is about
_RARE_NAME: Final = 0.7
_IDLE: Final = frozenset(
    concept(fold(w))
    for w in "number figure total count amount people thing one ones other others those part by into per time as".split()
)


@dataclass(frozen=True)
class Counted:
    """A figure as it is compared.

    ``terms`` weigh what is counted, ``around`` the words of its sentence; ``matter`` are rare names of
    its sentence and of its document's beginning, ``places`` those of its own sentence. ``thin``: ``what`` says hardly more than the unit;
    ``said_so``: it is what says what happened.
    """

    figure: Figure
    report: Report | None
    scale: Scale
    size: Size
    head: str | None
    states: frozenset[str]
    terms: Mapping[str, float]
    around: Mapping[str, float]
    names: frozenset[str]
    dates: Dated
    matter: frozenset[str]
    places: frozenset[str]
    clause: str
    thin: bool
    said_so: bool
    until: bool
    listed: bool
    newer: bool
    older: bool
    sentence: Span
    base: str | None = None

    @property
    def party(self) -> str | None:
        """Who gives it, None for the outlet and for nobody known."""
        return self.report.source.party if self.report else None

    @property
    def disowned(self) -> bool:
        """Whether it is named only to be denied."""
        return self.report is not None and self.report.stance in ("denies", "doubts")


def counted(
    document: Document, figures: Sequence[Figure], reports: Mapping[str, Report]
) -> list[Counted]:
    """What each of the *figures* of *document* counts, in order of place."""
    ordered = sorted(figures, key=lambda f: (f.span, f.id))
    starts = [f.span[0] for f in ordered]
    bases = _bases(document.text, ordered)
    matter = _rare_names(document.text[:_LEAD])
    wholes = set(bases.values())
    found = [
        _one(document, f, _neighbors(starts, ordered, i), reports.get(f.report or ""), bases.get(f.id), matter)
        for i, f in enumerate(ordered)
    ]
    newer = {c.base for c in found if c.newer}
    return [_as_whole(c, newer=c.figure.id in newer) if c.figure.id in wholes else c for c in found]


def _as_whole(c: Counted, *, newer: bool) -> Counted:
    """What others are a part of was counted, whatever happened to the part: "31 of the 120 failed"."""
    c = replace(c, newer=c.newer or newer)
    if c.said_so:
        return c
    terms = {t: w for t, w in c.terms.items() if not t.startswith("=")}
    return replace(c, states=frozenset({"tested"}), terms={**terms, "=tested": 1.0})


def _neighbors(starts: Sequence[int], ordered: Sequence[Figure], i: int) -> tuple[int, int]:
    """Where the figure before ends and the one behind begins."""
    before = ordered[i - 1].span[1] if i else 0
    behind = bisect_left(starts, ordered[i].span[1])
    return before, starts[behind] if behind < len(starts) else 1 << 62


def _one(
    document: Document,
    figure: Figure,
    apart: tuple[int, int],
    report: Report | None,
    base: str | None,
    matter: frozenset[str],
) -> Counted:
    text = document.text
    whole = sentence(text, figure.span)
    clause = _clause(text, figure.span, whole, apart)
    what = _BY.sub("", figure.what)
    if _carried(what, text[whole[0] : whole[1]]):
        what = ""
    plain = _WHEN.sub("", what)
    unit = _rated(scale(figure.unit), text, figure.span[1], whole[1])
    head = concept(counted_noun(figure.unit) or "") or (None if unit.counts else _head(plain)) or None
    terms = _terms(what, head)
    thin = len([t for t in terms if t != head]) < _THIN
    told = states(plain)
    said = text[clause[0] : clause[1]]
    if not told or (thin and len(told) == 1):
        told = nearest_state(said, figure.span[0] - clause[0], figure.span[1] - clause[0]) or told
    if thin:
        terms = {**{t: w * 0.7 for t, w in _terms(said, head).items()}, **terms}
    for state in told:
        terms[f"={state}"] = 1.0
    sentence_text = text[whole[0] : whole[1]]
    left = text[whole[0] : figure.span[0]]
    return Counted(
        figure=figure,
        report=report,
        scale=unit,
        size=size_of(figure, text).scaled(unit.factor),
        head=head,
        states=told,
        terms=terms,
        around=_terms(sentence_text, None),
        names=_names(what),
        places=_rare_names(text[whole[0] : whole[1]]),
        matter=matter | _rare_names(text[whole[0] : whole[1]]),
        dates=dated(figure, document, report),
        clause=said,
        thin=thin,
        said_so=bool(states(plain)) and not thin,
        until=bool(_UNTIL.search(what)),
        listed=bool(_LISTED.search(what) or (thin and _LISTED.search(said)) or _rest(text, figure.span, whole)),
        newer=bool(_NEWER.search(said)) and not _OLDER.search(left),
        older=bool(_OLDER.search(left)),
        sentence=whole,
        base=base,
    )


def _rated(unit: Scale, text: str, at: int, end: int) -> Scale:
    """A measure with the time that stands apart from it: "340 litres of water a second"."""
    if unit.kind not in ("volume", "length", "mass"):
        return unit
    found = _A_SECOND.match(text, at, end)
    by = scale(found[1]) if found else None
    return Scale(f"{unit.kind} per time", unit.factor / by.factor) if by and by.kind == "time" else unit


def _head(what: str) -> str:
    """The noun that a measure or a share is of: "seepage under the dam", "the weaker lots that failed"."""
    named = words(_OWNER.sub("", _AFTER_HEAD.split(what, maxsplit=1)[0]))
    return concept(named[-1].fold) if named else ""


def _rest(text: str, span: Span, whole: Span) -> bool:
    """ "They show eleven; the others were on pages that he could not copy"."""
    return bool(_REST.search(text, span[1], whole[1]))


def _clause(text: str, span: Span, whole: Span, apart: tuple[int, int]) -> Span:
    """The clause around *span*: cut at commas and conjunctions, and never beyond another figure."""
    low, high = max(whole[0], apart[0]), min(whole[1], apart[1])
    start, end = low, high
    for m in _CUT.finditer(text, low, high):
        if m.end() <= span[0]:
            start = m.end()
        elif m.start() >= span[1]:
            if _terms(text[span[1] : m.start()], None) or len(_terms(text[start : span[0]], None)) > 1:
                end = m.start()
                break
    return start, end


def _terms(text: str, head: str | None) -> dict[str, float]:
    """The things that *text* names and how much each tells; numbers and words of grammar left out."""
    out: dict[str, float] = {}
    for word in words(text):
        if word.bare or word.fold[0].isdigit() or len(word.fold) < _LEAST_LETTERS:
            continue
        name = concept(word.fold)
        if name not in _IDLE or name == head:
            out[name] = max(out.get(name, 0.0), rarity(word.fold))
    return out


def _carried(what: str, sentence: str) -> bool:
    """Whether one word of ``what`` is all there is, and the figure's sentence lacks it: it is of a figure before."""
    named = _terms(what, None)
    return len(named) == 1 and not set(named) & set(_terms(sentence, None))


def _rare_names(text: str) -> frozenset[str]:
    """Words with a capital that are rare in English: of which places and people a text is."""
    return frozenset(w.stem for w in words(text) if w.capital and rarity(w.fold) >= _RARE_NAME)


def _names(text: str) -> frozenset[str]:
    """Words with a capital inside *text*."""
    return frozenset(concept(w.fold) for i, w in enumerate(words(text)) if w.capital and (i or w.fold not in _IDLE))


def _bases(text: str, ordered: Sequence[Figure]) -> dict[str, str]:
    """By figure: the figure of the whole that it is a part of, where the words say so."""
    out: dict[str, str] = {}
    for a, b in zip(ordered, ordered[1:], strict=False):
        gap = text[a.span[1] : b.span[0]]
        if "\n" in gap or not (scale(a.unit).counts and scale(b.unit).counts):
            continue
        x, y = a.value, b.value
        if _OF.fullmatch(gap) and (x is None or y is None or x <= y):
            out[a.id] = b.id
        elif _OF_THEM.match(text, b.span[1]) and (x is None or y is None or y <= x):
            out[b.id] = a.id
        elif _OF_ALL.search(text[max(0, a.span[0] - 12) : a.span[0]]) and not _STOP.search(gap) and (x is None or y is None or y <= x):
            out[b.id] = a.id
    # "tested 120 lots after 18 months and 31 of them failed": the whole is further back
    for i, figure in enumerate(ordered):
        if figure.id in out or not _OF_THEM.match(text, figure.span[1]):
            continue
        for earlier in reversed(ordered[max(0, i - 3) : i]):
            if earlier.unit == figure.unit and (figure.value or 0) <= (earlier.value or 0):
                out[figure.id] = earlier.id
                break
    return out
