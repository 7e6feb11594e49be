"""Notes on checking: words by which an outlet says what it could or could not check, and what it has seen.

===============================================  ==================================================
"Vantage News could not verify the claims"       an outlet, "we", "the paper" before the verb
"nor could we establish who sent it"             ... with the auxiliary before it
"the claims could not be confirmed"              nobody before it: the outlet's own word
"it was not possible to verify the claims"
"Vantage News has (not) seen the memo"           an outlet that has seen, read, obtained, was shown
"a memo reviewed by Vantage News"                says of the words before it that they were seen
"Dr Roe, who read the report for us"             ... of a speaker that he has seen something for it
"unverified claims", "no independent evidence"
"we do not verify", "any of the reports above"   about all that the page tells; so is all in a notice
===============================================  ==================================================

Others who check or have seen are no note ("the police could not confirm", "an official who has not seen
the log", "a memo obtained by the Gazette"): that is what they say, or hearsay. Nor is what stands in what
others say, but for an outlet, or a body that passes on others' words, and says what of it it could not
check. Where "I" or "we" has seen or found something, it must be something that can be checked.

Fails on: "it" that is not the outlet; checks told at length ("reporters rang all nine numbers"); what
is seen told as had ("now I have 38 pages"); a verb left out ("the hire records have not"); an outlet's
short form that is neither its last words nor its initials.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from earwitness.names import kind_of_head
from earwitness.read.firmness.checked_things import things
from earwitness.read.firmness.checking_note import Note, merged
from earwitness.read.firmness.checking_verbs import VERB, Group, group
from earwitness.read.firmness.outlet_names import short_names
from earwitness.read.firmness.page_notes import is_about_all, is_about_others
from earwitness.read.firmness.said_by import Said, in_quotes
from earwitness.read.relays.hearers import outlet_at, outlet_before, outlets_named
from earwitness.records import Document, Report, Span
from earwitness.sentences import sentence

_PAPER: Final = (
    r"(?:(?:news)?paper|web\s?site|site|magazine|blog|column|reporter|writer|correspondent|newsletter|"
    r"broadcaster|station|programme|publication|news\s+(?:site|organi[sz]ation|agency|outlet))"
)
_OURS: Final = rf"this\s+{_PAPER}|(?:our|its)\s+(?:own\s+)?(?:reporter|correspondent|journalist)s?"
_OURSELVES: Final = re.compile(
    rf"(?:^|[\s,;:(“\"—–-])(?P<who>we|I|it|{_OURS}|journalists|reporters)\s*$", re.IGNORECASE
)
_US: Final = re.compile(rf"(?:us|me|{_OURS}|(?:our|the\s+{_PAPER}[’']s)(?=\s+request\b))\b", re.IGNORECASE)
_BY: Final = re.compile(r"\s+(?:\w+ly\s+)?by\s+")
_BY_US: Final = re.compile(
    r"\b(?:(?:reviewed|seen|obtained|viewed|examined|verified|authenticated|inspected|read|heard|acquired|"
    r"analy[sz]ed|studied|confirmed|checked)\s+(?:\w+ly\s+)?by|"
    r"(?:shown|shared|provided|leaked|showed|given|gave|passed|sent|read|handed|made\s+available)\s+(?:to|with))\s+(?=\w)",
    re.IGNORECASE,
)
_FOR_US: Final = re.compile(
    r"\b(?:read|reviewed|examined|viewed|checked|studied|analy[sz]ed|assessed|inspected|looked\s+at)\s"
    r"[^.;\n]{1,80}?\s(?:for|on\s+behalf\s+of|at(?:\s+the\s+request\s+of)?)\s+(?=\w)",
    re.IGNORECASE,
)
_NAMELESS: Final = re.compile(
    r"\b(?P<noun>(?:no|any|without)\s+(?:independent\s+)(?:confirmation|verification|corroboration|evidence|proof|"
    r"measurements?|check|account)s?|without\s+(?:confirmation|verification|corroboration))\b|"
    r"\b(?P<un>unverified|unconfirmed|uncorroborated|unsubstantiated)(?=\s+(?:claims?|reports?|accounts?|"
    r"allegations?|stor(?:y|ies)|rumou?rs?|footage|videos?|images?|figures?))|"
    r"\b(?:remain(?:s|ed)?|is|are|was|were)\s+(?:unverified|unconfirmed|uncorroborated|unsubstantiated)\b",
    re.IGNORECASE,
)
_WHETHER: Final = re.compile(r"\bnot\s+sa(?:y|id)\s+(?:whether|if)\s+$", re.IGNORECASE)
_STRONG: Final = re.compile(
    r"[;:“”\n]\s*|\s[–—-]\s|[–—]|\s(?:but|although|though|while|because|since)\s+|,\s(?:and|so)\s+|\sand\s+(?=(?:it|they|that|this|neither|none|the)\b)"
)
_FIRST: Final = re.compile(r"(?:I|we|us|me|our|its?|this|journalists|reporters)\b", re.IGNORECASE)
_CLAUSED: Final = re.compile(r"\s*(?:whether|if|who|which|what|where|when|how)\b", re.IGNORECASE)
_CHECKABLE: Final = re.compile(
    r"\s*(?:neither|none|(?:any|no)\s+(?:\w+\s+)?(?:evidence|proof|sign|trace))\b|\s*$", re.IGNORECASE
)
_DEFINITE: Final = re.compile(r"(?:the|this|that|these|those|any|his|her|their|its|[A-Z]\w+)\s\w")
_SPEAKING: Final = re.compile(r"(?:I|we|our)\b", re.IGNORECASE)
_LONGEST_LINE: Final = 2_000  # characters back to where a quotation may have begun
_THERE: Final = re.compile(r"\b(?P<nor>nor\s+(?:is|was|has)\s+)?(?:it|there)\s+$", re.IGNORECASE)
_ANYBODYS: Final = frozenset("know find found see hear heard learn prove proved proven".split())
_TELLS: Final = frozenset(("say", "tell you", "tell readers", "be sure", "be certain"))
_ABLE: Final = re.compile(r"\b(?:can(?:not|[’']t)?|could(?:n[’']t)?|able|unable|possible|impossible)\b", re.I)
_SAYS: Final = re.compile(r"\s(?:says|said|adds|added|notes|noted|writes|wrote)\s(?:that\s)?$")
_CLAUSE: Final = re.compile(
    r"[,;:“”\n]\s*|\s[–—-]\s|[–—]|\s(?:but|and|although|though|while|because|since|as|so)\s+", re.IGNORECASE
)
_ENDS: Final = re.compile(
    r";|:|[.,!?][”\"]|\s[–—-]\s|[–—]|,?\s(?:but|although|though|while|because|since|as|so|however)\s|,\s(?:which|who|of\s+which|"
    r"of\s+whom|whose|where)\s|,?\sand\s(?=(?:\w+\s){0,3}(?:could|can|has|have|had|was|were|did|does|do|is|are)\b)"
)
_JOINED: Final = re.compile(r"(?:,\s*)?\b(?:and|but|or|nor)\s*$|,\s*$", re.IGNORECASE)
_RELATIVE: Final = re.compile(r"(?:which|who|whose|that|of\s+which)\b", re.IGNORECASE)
_WHICH: Final = re.compile(r"\b(?:which|that|whose\s+[\w\s]{1,30}|whom)\s+(?:the\s+)?$", re.IGNORECASE)
_INVERTED: Final = re.compile(
    r"\b(?:nor|neither)\s+(?:could|can|has|have|had|is|was|were|are|did|do|does)\s+$", re.IGNORECASE
)
_NOR: Final = re.compile(r"\b(?:nor|neither)\b", re.IGNORECASE)
_IS: Final = re.compile(
    r"\s(?:is|are|was|were|has|have|had)(?:\s(?:not|been|also|first|since|\w+ly))*$", re.IGNORECASE
)
_NONE: Final = re.compile(r"\s+(?:neither|none|no|nothing|only\s+part)\b", re.IGNORECASE)
_NO_SUBJECT: Final = re.compile(r"\W*(?:neither|none|nothing|no|not\s+all|few|little)\b", re.IGNORECASE)
_EVIDENCE: Final = re.compile(
    r"\s+(?:any|no)\s+(?:\w+\s+)?(?:evidence|proof|sign|record|trace)\b", re.IGNORECASE
)
_AGAIN: Final = re.compile(
    r"(?<=[.!?;]\s)(?:neither|nor)\s+(?:have|has|could|can|did|do)\s+(?:I|we)(?=\s*[.;,!])", re.I
)
_READ: Final = frozenset(("body", "subhead", "notice"))
_MOST: Final = 5_000  # places of one block that are looked at
_MOST_NOTES: Final = 1_000  # of one block
_NEAR: Final = 600  # characters from an outlet's last note to "it"
_SUBJECT: Final = 64  # characters before a verb in which its subject ends
_LONGEST: Final = 220  # characters of what a note is about


def notes(
    document: Document, reports: Sequence[Report], outlets: Collection[str], names: Collection[str] = ()
) -> Iterator[Note]:
    """The notes on checking in *document*, in order.

    *outlets* are the ids of the reports that are made by an outlet, or by a body that passes on what
    others say: in what it says, its notes count. *names*, in small letters, are those of such bodies.
    """
    others = [r for r in reports if r.id not in outlets]
    seeker = _Seeker(document, others, [r for r in reports if r.id in outlets], names)
    blocks = [(b.start, b.end, b.kind) for b in document.blocks if b.kind in _READ]
    for low, high, kind in sorted(blocks) or [(0, len(document.text), "body")]:
        found = sorted(seeker.notes(low, high), key=lambda n: (n.span[0], -n.span[1]))
        if kind == "notice":  # what stands there of what was not checked is about the page
            found = [replace(n, page=True) for n in found if _is_of_page(document.text, n)]
        yield from merged(found)


class _Seeker:
    """Finds the notes of one document."""

    def __init__(
        self, document: Document, others: Sequence[Report], taken: Sequence[Report], names: Collection[str]
    ) -> None:
        self._text = document.text
        self._own = short_names(document.outlet or "")
        self._known = outlets_named(document) | self._own | frozenset(names)
        self._said = Said(others)
        self._taken = Said(taken)
        self._names = sorted(names)
        self._last: Span = (-1, -1)  # the last note with a subject

    def notes(self, low: int, high: int) -> Iterator[Note]:
        for find in (self._by_verb, self._seen_by, self._nameless):
            yield from islice(find(low, high), _MOST_NOTES)

    def _matches(self, pattern: re.Pattern[str], low: int, high: int) -> Iterator[re.Match[str]]:
        """Matches that are no part of what somebody else says."""
        for match in islice(pattern.finditer(self._text, low, high), _MOST):
            if not self._said.by_others(match.end()):
                yield match

    def _by_verb(self, low: int, high: int) -> Iterator[Note]:
        for verb in self._matches(VERB, low, high):
            yield from self._of_verb(low, verb)

    def _seen_by(self, low: int, high: int) -> Iterator[Note]:
        """ "A memo seen by the Bee", "who read the report for us"."""
        for match in self._matches(_BY_US, low, high):
            ours = self._outlet_at(match.end())
            if ours is not None and self._is_own(ours):
                yield self._attached((match.start(), ours[1]))
        for match in self._matches(_FOR_US, low, high):
            ours = self._outlet_at(match.end())
            if ours is not None:
                yield self._attached((match.start(), ours[1]))

    def _nameless(self, low: int, high: int) -> Iterator[Note]:
        """ "Unverified claims", "no independent evidence of a sale", "remain unconfirmed"."""
        for match in self._matches(_NAMELESS, low, high):
            around = sentence(self._text, match.span())
            about = self._before(around[0], match.start())
            if match["noun"] or match["un"]:
                about = self._after(match.end(), around[1])
            end = max(match.end(), about[1]) if match["noun"] else match.end()
            yield Note((match.start(), end), "checked", around, (about,))
        for match in self._matches(_AGAIN, low, high):
            yield Note(match.span(), "seen", sentence(self._text, match.span()), ())

    def _of_verb(self, low: int, verb: re.Match[str]) -> Iterator[Note]:
        text, found = self._text, group(self._text, low, verb)
        if found.voice == "passive":
            yield from self._passive(low, found)
            return
        if found.voice == "nobody":
            there = _THERE.search(text, max(low, found.start - 24), found.start)
            if found.verb not in _ANYBODYS and (found.hindered or (there and there["nor"])):
                yield self._active(there.start() if there else found.start, found)
            return
        if found.hands:
            return
        plain = not (found.hindered or found.perfect or _NONE.match(text, found.end))
        if (
            plain
            and found.verb in _ANYBODYS
            and not _NOR.search(text, max(low, found.start - 40), found.start)
        ):
            return  # "we see": the subject, which takes time, need not be looked for
        start = self._subject(low, found)
        if start is None:
            return
        if not self._of_checking(low, found, start):
            return
        if found.handed and not self._has_object(found):
            return  # "it was never sent"
        nor = _INVERTED.search(text, max(low, start - 16), start)
        hindered = found.hindered or nor is not None
        if hindered or self._came_off(found, start):
            self._last = (nor.start() if nor else start, found.end)
            yield self._active(self._last[0], replace(found, hindered=hindered))

    def _has_object(self, found: Group) -> bool:
        low, high = self._after(found.end, sentence(self._text, (found.start, found.end))[1])
        return any(c.isalnum() for c in self._text[low:high])

    def _of_checking(self, low: int, found: Group, start: int) -> bool:
        """Whether somebody who says "I" or "we", or knows and finds, means something that can be checked."""
        text = self._text
        ours = _FIRST.match(text, start, found.start) is not None
        if _SPEAKING.match(text, start, found.start) and in_quotes(
            text, max(low, start - _LONGEST_LINE), start
        ):
            return False
        if found.verb in _TELLS:  # "did not say when" is no check
            return _ABLE.search(text, start, found.end) is not None
        if found.verb not in _ANYBODYS and (not ours or found.check == "checked"):
            return True
        after = self._after(found.end, sentence(text, (start, found.end))[1])
        if found.verb == "know":
            return (
                _CLAUSED.match(text, *after) is not None
                and _INVERTED.search(text, max(low, start - 16), start) is not None
            )
        if found.hindered and _DEFINITE.match(text, *after):
            return True
        which = _WHICH.search(text, max(low, start - 60), start) is not None
        return (
            which
            or _CHECKABLE.match(text, *after) is not None
            or any(
                t.points or t.whose or any(kind_of_head(h) == "document" for h in t.heads)
                for t in things(text, after)
            )
        )

    def _came_off(self, found: Group, start: int) -> bool:
        """Whether the verb, which nothing hinders, tells what the outlet has checked or seen."""
        who = self._text[start : found.start].strip().casefold()
        it = who == "it" and not self._is_outlets_it(start)
        if found.verb in _ANYBODYS or it or who in ("journalists", "reporters"):
            if found.perfect and _WHETHER.search(
                self._text, max(0, start - 24), start
            ):  # "does not say whether"
                return True
            return _NONE.match(self._text, found.end) is not None
        which = _WHICH.search(self._text, max(0, start - 60), start) is not None
        if found.check == "seen" and not which and not self._is_own((start, start + len(who))):
            return False
        return found.perfect or found.handed or (found.check == "seen" and who != "i")

    def _is_outlets_it(self, at: int) -> bool:
        """Whether "it" at *at* is an outlet: in its own words, after "the Bee says", after a note of its."""
        text = self._text
        if self._taken.by_others(at + 1):
            return True
        says = _SAYS.search(text, max(0, at - 24), at)
        if says is None and not 0 <= at - self._last[0] < _NEAR:
            return False
        around = sentence(text, (at, at + 1))
        if says is not None:
            return outlet_before(text, around[0], says.start(), self._known) is not None
        before = sentence(text, (max(0, around[0] - 2), max(1, around[0] - 1)))
        return before[0] <= self._last[0] < before[1] <= around[0] and "\n" not in text[before[0] : at]

    def _passive(self, low: int, found: Group) -> Iterator[Note]:
        """ "The claims could not be confirmed", "the log has been seen by this website"."""
        around = sentence(self._text, (found.start, found.end))
        about = self._before(around[0], found.start, _STRONG)
        last = self._before(around[0], found.start)
        if _RELATIVE.match(self._text, *last):
            about = last
        by = _BY.match(self._text, found.end)
        ours = self._outlet_at(by.end()) if by else None
        hindered = found.hindered or _NO_SUBJECT.match(self._text, about[0]) is not None
        if (by and not ours) or (
            not ours and (not hindered or found.check == "seen" or found.verb in _ANYBODYS)
        ):
            return
        span = (about[0], ours[1] if ours else found.end)
        of = _RELATIVE.match(self._text, *about)
        if of is not None:  # "the Column, whose account could not be confirmed"
            about = self._before(around[0], about[0])
        yield Note(span, found.check, around, (about,), positive=not hindered, attached=of is not None)

    def _active(self, start: int, found: Group) -> Note:
        text = self._text
        around = sentence(text, (start, found.end))
        positive = not found.hindered and _NONE.match(text, found.end) is None
        check = "checked" if _EVIDENCE.match(text, found.end) else found.check
        after = self._after(found.end, around[1])
        page = found.hindered and is_about_all(text[start : found.end], text[slice(*after)])
        which = _WHICH.search(text, max(around[0], start - 60), start)
        if which is not None:
            return Note(
                (start, found.end), check, around, (self._before(around[0], which.start()),), positive, True
            )
        told_of = (after,) if after[0] < after[1] else ()
        return Note((start, after[1]), check, around, told_of, positive, page=page)

    def _attached(self, span: Span) -> Note:
        around = sentence(self._text, span)
        low, high = self._before(around[0], span[0])
        is_said = _IS.search(self._text, low, high)  # "the log was shown to us" is a clause of its own
        about = (low, is_said.start() if is_said else high)
        return Note(span, "seen", around, (about,), positive=True, attached=is_said is None)

    def _subject(self, low: int, found: Group) -> int | None:
        """Where the outlet that checks, or has seen, is named: right before the group, or before "and"."""
        text, end = self._text, found.start
        while end > low and text[end - 1].isspace():
            end -= 1
        ours = _OURSELVES.search(text, max(low, end - _SUBJECT), end)
        if ours is not None:
            return ours.start("who")
        outlet = outlet_before(text, low, end, self._known)
        if outlet is not None:
            return outlet[0]
        ahead = text[max(low, end - _SUBJECT) : end].casefold()
        named = next((n for n in self._names if ahead.endswith(" " + n)), None)
        if named is not None and self._taken.by_others(end):  # a body, in what it tells of others
            return end - len(named)
        joined = _JOINED.search(text, max(low, end - 8), end)
        if joined and found.hindered and sentence(text, (found.start, found.end))[0] <= self._last[0]:
            return self._last[0]
        return None

    def _outlet_at(self, at: int) -> Span | None:
        us = _US.match(self._text, at)
        return us.span() if us else outlet_at(self._text, at, self._known)

    def _is_own(self, outlet: Span) -> bool:
        """Whether what *outlet* has seen is seen by who tells of it; "obtained by the Gazette" is hearsay."""
        words = self._text[slice(*outlet)].casefold().removeprefix("the ")
        if _FIRST.match(words):
            return True
        proper = re.search(r"[A-Z]", self._text[slice(*outlet)].removeprefix("The ")) is not None
        return not (proper and self._own) or words in self._own or self._taken.by_others(outlet[0])

    def _before(self, low: int, at: int, cut: re.Pattern[str] = _CLAUSE) -> Span:
        """The clause, or its part, that ends at *at*."""
        low = max(low, at - _LONGEST)
        while at > low and self._text[at - 1] in " ,":
            at -= 1
        cuts = [m.end() for m in cut.finditer(self._text, low, at)]
        return (cuts[-1] if cuts and cuts[-1] < at else low), at

    def _after(self, at: int, high: int) -> Span:
        """The object that begins at *at*: up to the end of its clause."""
        high = min(high, at + _LONGEST)
        while at < high and self._text[at].isspace():
            at += 1
        cut = _ENDS.search(self._text, at, high)
        end = cut.start() if cut else high
        while end > at and self._text[end - 1] in ' .!?,”"':
            end -= 1
        return at, end


def _is_of_page(text: str, note: Note) -> bool:
    """Whether a note in a notice says what was not checked of what the page tells."""
    others = any(is_about_others(text[s:e]) for s, e in (note.span, *note.about))
    return not note.positive and note.check == "checked" and not others
