"""Notes on checking: words by which an outlet says what it could or could not check, and what it has seen.

===============================================  ==================================================
"Vantage News could not independently verify …"  an outlet, "we" or "it" before the verb
"… could not be confirmed", "unverified claims"  nobody before it: the outlet's own word
"Vantage News has (not) seen the memo"           an outlet that has seen, read, obtained, reviewed
"a memo reviewed by Vantage News"
===============================================  ==================================================

Others who check or have seen are no note ("the police could not confirm", "an official who has not seen
the log"): that is what they say, or that they have it at second hand.

Fails on: "it" that is not the outlet; the outlet by a short name ("the Bee");
checks told at length ("reporters rang all nine numbers").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, Literal

from earwitness.read.relays.hearers import outlet_at, outlet_before, outlets_named
from earwitness.read.sentences import sentence
from earwitness.records import Document, Report, Span

Check = Literal["checked", "seen"]

_PAPER: Final = (
    r"(?:(?:news)?paper|web\s?site|site|magazine|blog|column|reporter|writer|correspondent|newsletter|broadcaster|"
    r"station|programme|publication|news\s+(?:site|organi[sz]ation|agency|outlet))"
)
_VERIFY: Final = (
    r"(?:verif(?:y|ied|ying)|confirm(?:ed|ing)?|corroborat(?:e|ed|ing)|establish(?:ed)?|check(?:ed)?|authenticat(?:e|ed)|"
    r"substantiat(?:e|ed)|reconcil(?:e|ed)|ascertain(?:ed)?|determin(?:e|ed)|find\s+out|vouch(?:ed)?|prov(?:e|en|ed)|trace[d]?)"
)
_SEE: Final = r"(?:seen?|read|reviewed?|examined?|obtained?|viewed?|inspected?|heard?)"
_ADVERBS: Final = (
    r"(?:(?:yet|be|been|immediately|independently|fully|so\s+far|itself|also|directly|"
    r"always|separately)\s+){0,3}"
)
_CANNOT: Final = (
    r"(?:(?:could|can|did|does|do|has|have|had|was|were|is|are)\s?(?:not|n[’']t)|cannot|can\s+not|"
    r"(?:was|were|is|are|has\s+been|have\s+been|remained)\s+unable\s+to|(?:has|have)\s+not\s+been\s+able\s+to|"
    r"(?:was|were|is|are|am)(?:\s+not|n[’']t)\s+able\s+to|(?:has|have)n[’']t\s+been\s+able\s+to|"
    r"(?:has|have)\s+no\s+(?:way|means)\s+(?:of|to)|(?:has|have)\s+yet\s+to|failed\s+to|"
    r"(?:does|did)\s+not\s+say\s+(?:whether|if|how)\s+(?:it|they)\s+(?:has|have|had))"
)
_ACTIVE: Final = re.compile(
    rf"(?:\s|(?=[’']ve\s))(?P<verb>(?:(?P<no>{_CANNOT})\s+{_ADVERBS}(?:(?P<check>{_VERIFY})|(?P<saw>{_SEE}))|"
    rf"(?P<no_copy>(?:was|were|has\s+been|have\s+been)\s+(?:not|never)\s+(?:shown|given|sent|provided\s+with|allowed))|"
    rf"(?P<shown>(?:was|were|has\s+been|have\s+been)\s+(?:shown|sent|handed|given\s+(?:a\s+copy|sight|access)))|"
    rf"(?:(?P<have>has|have|had|[’']ve)\s+)?(?:also\s+|independently\s+|now\s+|since\s+)?(?P<did>seen|reviewed|examined|obtained|viewed|inspected|verified|"
    rf"authenticated|corroborated|read)|(?:has|have)\s+(?:since\s+|independently\s+|also\s+){{0,2}}(?P<sure>confirmed|established)))\b",
    re.IGNORECASE,
)
_PASSIVE: Final = re.compile(
    rf"\b(?P<verb>(?:(?:(?:could|can|has|have|had)(?:\s+not|n[’']t)|cannot)\s+(?:yet\s+)?(?:\w+ly\s+)?be(?:en)?|"
    rf"(?:was|were|is|are)(?:\s+not|n[’']t))\s+(?:yet\s+|immediately\s+|independently\s+|fully\s+){{0,3}}(?:verified|confirmed|corroborated|established|checked|authenticated|"
    rf"substantiated|reconciled|ascertained|determined|proven|proved)|"
    rf"(?:neither|none|nothing|no\s+part)\b[^.;\n]{{0,140}}?\b(?:could|can|has|have|had)\s+(?:be|been)\s+(?:\w+ly\s+)?"
    rf"(?:verified|confirmed|corroborated|established|checked|authenticated|substantiated|proven)|"
    rf"(?:impossible|not\s+possible|no\s+way|difficult|hard)\s+(?:to|of)\s+(?:independently\s+)?{_VERIFY}|"
    rf"no\s+independent\s+(?:confirmation|verification|corroboration|evidence|measurements?|check)|"
    rf"without\s+(?:independent\s+)?(?:confirmation|verification)|"
    rf"(?:unverified|unconfirmed|uncorroborated|unsubstantiated)(?=\s+(?:claims?|reports?|accounts?|allegations?|stor(?:y|ies)|"
    rf"rumou?rs?|footage|videos?|images?|figures?))|(?:remain(?:s|ed)?|is|are|was|were)\s+(?:unverified|unconfirmed|uncorroborated))\b",
    re.IGNORECASE,
)
_SEEN_BY: Final = re.compile(
    r"\b(?:(?:reviewed|seen|obtained|viewed|examined|verified|authenticated|inspected|read)\s+(?:\w+ly\s+)?by|"
    r"(?:shown|shared|provided|leaked|showed|given|passed)\s+(?:to|with))\s+(?=\w)",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"[,;:“”\n]\s*|\s[–—-]\s|[–—]|\s(?:but|and|although|though|while|because|since|as)\s+"
)
_OURSELVES: Final = re.compile(
    rf"(?:^|[\s,;:(“])(?P<who>we|I|it|this\s+{_PAPER}|(?:our|its)\s+(?:own\s+)?reporters?|journalists|reporters)$",
    re.IGNORECASE,
)
_BY_US: Final = re.compile(rf"(?:us|me|this\s+{_PAPER}|(?:our|its)\s+(?:own\s+)?reporters?)\b", re.IGNORECASE)
_WHICH: Final = re.compile(r"\b(?:which|that)\s+$", re.IGNORECASE)
_NONE: Final = re.compile(r"\s+(?:neither|none|no|nothing|only\s+part)\b", re.IGNORECASE)
_MOST: Final = 2_000  # places of one block that are looked at
_SUBJECT: Final = 64  # characters before a verb in which its subject ends


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its words, its kind, its sentence, where what it is about stands; whether it was seen."""

    span: Span
    check: Check
    sentence: Span
    about: Span
    positive: bool = False


def notes(document: Document, reports: Sequence[Report], outlets: Collection[str]) -> Iterator[Note]:
    """The notes on checking in the body of *document*, in order.

    *outlets* are the ids of the reports that are an outlet's own: in what it says, its notes count.
    """
    text = document.text
    known = outlets_named(document)
    said = _Said([r for r in reports if r.id not in outlets])
    found: list[Note] = []
    body = [(b.start, b.end) for b in document.blocks if b.kind in ("body", "subhead")] or [(0, len(text))]
    for low, high in body:
        for match in islice(_ACTIVE.finditer(text, low, high), _MOST):
            start = None if said.by_others(match.end()) else _subject(text, low, match, known)
            if start is not None:
                unseen = match["no"] or match["no_copy"] or _NONE.match(text, match.end())
                saw = match["saw"] or match["did"] or match["shown"] or match["no_copy"]
                check: Check = "seen" if saw else "checked"
                before = _WHICH.search(text, max(low, start - 8), start) is not None
                found.append(_note(text, (start, match.end()), check, before=before, positive=not unseen))
        for match in islice(_PASSIVE.finditer(text, low, high), _MOST):
            if not said.by_others(match.end()):
                before = match["verb"][:2].casefold() != "un"
                found.append(_note(text, match.span(), "checked", before=before))
        for match in islice(_SEEN_BY.finditer(text, low, high), _MOST):
            outlet = outlet_at(text, match.end(), known) or _ourselves(text, match.end())
            if outlet is not None and not said.by_others(match.end()):
                found.append(_note(text, (match.start(), outlet[1]), "seen", before=True, positive=True))
    yield from _merged(sorted(found, key=lambda n: n.span))


def _ourselves(text: str, at: int) -> Span | None:
    us = _BY_US.match(text, at)
    return us.span() if us else None


def _merged(found: Iterable[Note]) -> Iterator[Note]:
    """Notes one by one; two in one sentence that are about the same thing are one."""
    last: Note | None = None
    for note in found:
        if last is not None and note.span[0] < last.span[1]:
            continue
        if last is not None and note.sentence == last.sentence and note.check == last.check == "checked":
            last = replace(last, span=(last.span[0], note.span[1]))
            continue
        if last is not None:
            yield last
        last = note
    if last is not None:
        yield last


def _subject(text: str, low: int, match: re.Match[str], known: frozenset[str]) -> int | None:
    """Where the outlet that checks, or has seen, is named: right before the verb."""
    ours = _OURSELVES.search(text, max(low, match.start() - _SUBJECT), match.start())
    if ours is not None:
        who = ours["who"].casefold()
        if who == "i":  # "I read novels" is no note, and what others saw is theirs
            plain = not (match["no"] or match["have"] or match["shown"] or match["no_copy"])
        else:
            plain = bool(match["did"] or match["shown"]) and not who.startswith(("we", "this"))
        return None if plain else ours.start("who")
    outlet = outlet_before(text, low, match.start(), known)
    return None if outlet is None else outlet[0]


def _note(text: str, span: Span, check: Check, *, before: bool, positive: bool = False) -> Note:
    """The note with the clause that it stands in, as far as that tells what it is about."""
    around = sentence(text, span)
    about = (around[0], span[0]) if before else (span[1], around[1])
    if check == "seen" and positive:
        return Note(span, check, around, about, positive)
    if before:
        cuts = [m.end() for m in _CLAUSE.finditer(text, *about)]
        return Note((cuts[-1] if cuts else about[0], span[1]), check, around, about, positive)
    cut = _CLAUSE.search(text, *about)
    return Note((span[0], cut.start() if cut else _unstopped(text, about[1])), check, around, about, positive)


def _unstopped(text: str, end: int) -> int:
    return end - 1 if text[end - 1 : end] in (".", "!", "?") else end


class _Said:
    """Whether words are part of what somebody other than an outlet says."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._spans = sorted(
            s for r in reports if r.cue and r.place == "body" for s in r.content if r.source.spans
        )
        self._starts = [s for s, _ in self._spans]
        self._ends: list[int] = []
        for _, e in self._spans:
            self._ends.append(max(e, self._ends[-1]) if self._ends else e)

    def by_others(self, end: int) -> bool:
        """Whether the words that end at *end* are."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] >= end
