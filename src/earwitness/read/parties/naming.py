"""Parties for words that name somebody who is no source: found among those known, else new.

=======================================  ==========================================================
the words are, or hold, a mention        that party
a name that a party bears, in full or    that party ("THE COMPASS" over paragraphs, "the Compass" in them)
by a word of its own
a role: "their priest"                   the one party that is called so
anything else                            a new party
=======================================  ==========================================================

Fails on: a role that two people have, who are taken for a third.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from typing import Final

import msgspec

from earwitness.kinds import kind_of
from earwitness.names import is_given, phrase
from earwitness.read.relays.hearers import outlets_named
from earwitness.records import Document, Party, Span, make_id

_MOST: Final = 0.6  # share of a mention


def named_parties(
    document: Document, parties: tuple[Party, ...], words: Iterable[Span], outlets: Collection[Span] = ()
) -> tuple[tuple[Party, ...], Mapping[Span, str]]:
    """*parties*, with new ones if need be, and the party of each of *words* (spans of the text).

    Those of *words* that are among *outlets* name outlets, whatever they look like.
    """
    text = document.text
    known = outlets_named(document)
    parties = tuple(_as_outlet(p, known) for p in parties)
    book = sorted((m, p.id) for p in parties for m in p.mentions)
    calls: dict[str, list[str]] = {}
    for p in parties:
        for name in {p.name, *(text[s:e] for s, e in p.mentions)}:
            for call in _calls(name) | (_short(name) if p.kind == "outlet" else set()):
                calls.setdefault(call, []).append(p.id)
    out: dict[Span, str] = {}
    new: list[Party] = []
    for span in words:
        one = _mentioned(text, book, span) or _called(calls, text[span[0] : span[1]])
        if one is None:
            one = make_id("par", document.id, "named", span)
            name = text[span[0] : span[1]].strip()
            new.append(
                Party(
                    id=one,
                    document=document.id,
                    name=name,
                    kind=kind_of(phrase(name), name),
                    mentions=(span,),
                )
            )
            for call in _calls(name):
                calls.setdefault(call, []).append(one)
        out[span] = one
    named = {out[span] for span in out.keys() & set(outlets)}
    everybody = (msgspec.structs.replace(p, kind="outlet") if p.id in named else p for p in (*parties, *new))
    return tuple(everybody), out


def _as_outlet(party: Party, known: frozenset[str]) -> Party:
    """*party*, as an outlet if the document shows its name to be one's."""
    bare = party.name.casefold().removeprefix("the ")
    taken_for = ("named-person", "named-organisation", "unspecified")
    if party.kind == "named-person" and (party.role or is_given(party.name.split()[0])):
        return party  # "Moira Hale, an agency spokeswoman"
    return (
        msgspec.structs.replace(party, kind="outlet") if bare in known and party.kind in taken_for else party
    )


def _short(name: str) -> set[str]:
    """What an outlet is called for short: the last word of its name, or the last two."""
    words = name.casefold().split()
    return {" ".join(words[at:]) for at in (-1, -2)} if len(words) > 1 else set()


def _mentioned(text: str, book: list[tuple[Span, str]], span: Span) -> str | None:
    """The party of the mention that *span* holds, or of which it is the better part; no owner's in it."""
    at = bisect_left(book, (span, ""))
    near = [b for b in book[max(0, at - 2) : at + 3] if _shared(b[0], span) > _MOST * (b[0][1] - b[0][0])]
    near = [b for b in near if b[0][1] >= span[1] or not _owns(text, b[0][1])]
    return max(near, key=lambda b: (_shared(b[0], span), b[1]))[1] if near else None


def _owns(text: str, end: int) -> bool:
    return text.startswith(("'", "’"), end) or text.endswith(("'s", "’s"), 0, end)


def _shared(a: Span, b: Span) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def _calls(name: str) -> set[str]:
    """What somebody of this name may be called: the name, in small letters, or the role alone."""
    found = phrase(name)
    out = {" ".join(found.name).casefold()} if found.form == "name" else set()
    if found.form == "role":
        out.add(found.head)
    return {*out, name.casefold().removeprefix("the ").strip()} - {""}


def _called(calls: Mapping[str, list[str]], words: str) -> str | None:
    for call in sorted(_calls(words), key=lambda c: (-len(c), c)):
        fits = set(calls.get(call, ()))
        if len(fits) == 1:
            return fits.pop()
    return None
