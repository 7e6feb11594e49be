"""The party that words at a place of the text name: one mentioned there or called so, else a new one.

Fails on: words that name somebody who is known by another name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from earwitness.kinds import kind_of
from earwitness.names import phrase
from earwitness.read.parties.parties import Resolved
from earwitness.records import Document, Party, Span, make_id


def party_named(document: Document, who: Resolved, span: Span) -> tuple[Resolved, str]:
    """The party whose mention stands at *span*, or that the words there name; a new one if need be."""
    known = {p.id for p in who.parties}
    party = _mentioned_at(who, span)
    if party is None:
        words = document.text[span[0] : span[1]].strip()
        named = [p for p in (*who.parties, *who.others.values()) if p.name.casefold() == words.casefold()]
        party = named[0].id if named else None
    if party is not None:
        if party not in known:
            who = replace(who, parties=(*who.parties, who.others[party]))
        return who, party
    made = Party(
        id=make_id("par", document.id, "named", span),
        document=document.id,
        name=words,
        kind=kind_of(phrase(words), words),
        mentions=(span,),
    )
    return replace(who, parties=(*who.parties, made)), made.id


def _mentioned_at(who: Resolved, span: Span) -> str | None:
    """The party of the phrase at *span*: the same words, or else one with the same beginning or end."""
    low = bisect_left(who.mentioned, ((span[0] - 60, 0), ""))
    high = bisect_right(who.mentioned, ((span[1], 0), ""))
    near = [(s, p) for s, p in who.mentioned[low:high] if s[0] < span[1] and span[0] < s[1]]
    same = [p for s, p in near if s == span]
    opening = [p for s, p in near if s[0] == span[0]]
    closing = [p for s, p in near if s[1] == span[1]]
    return next(iter((*same, *opening, *closing)), None)
