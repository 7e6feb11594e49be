"""Statements for which a speaker cites somebody else: "the paper reported, citing two officials, that …".

The words after "citing" are a source of their own, and what they are cited for is what the one who
cites says: a statement inside that one, with the same content. Reasons are cited as well ("citing
fatigue"), so the words must name a person, a body or a document.

Fails on: reasons that are documents or bodies ("citing the agreement of 1994"), and a list of three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from earwitness.kinds import kind_of
from earwitness.names import phrase
from earwitness.read.overlap import meets
from earwitness.read.spans.draft import Draft, covered, size
from earwitness.records import Span
from earwitness.sentences import sentence

_CITES: Final = re.compile(r"\b(citing|quoting)\s+", re.IGNORECASE)
# Who is cited ends where the sentence goes on.
_CITED_ENDS: Final = re.compile(
    r",|[;:.!?](?=\s|$|[\"”’])|\n|\s[–—-]\s|[–—]|"
    r"\b(?:that|as saying|as having|on|said|says|reported|reports)\b"
)
_JOINED: Final = re.compile(
    r"\s+and\s+(?=(?:the|an?|its|his|her|their|one|two|three|several|\w+’s|\w+'s)\b|[A-Z])"
)
_LONGEST: Final = 120


def with_cited(text: str, drafts: list[Draft]) -> list[Draft]:
    """*drafts* and, inside each that cites somebody, what that one is cited for.

    A statement whose cue is the citing itself, and whose content is who was cited, is dropped.
    """
    out = list(drafts)
    for match in _CITES.finditer(text):
        cited = list(_cited(text, match.end()))
        if not cited:
            continue
        cue = (match.start(), match.end() - 1 if text[match.end() - 1].isspace() else match.end())
        cue = (cue[0], cue[0] + len(text[cue[0] : cue[1]].rstrip()))
        whole = (cited[0][0], cited[-1][1])
        wrong = [d for d in out if meets(cue, d.cue) and covered(d.content, (whole,)) > 0.5 * size(d.content)]
        if any(meets(cue, d.cue) for d in out if d not in wrong):
            continue  # the model itself tied the words to what they are cited for
        host = _host(text, cue, [d for d in out if d not in wrong])
        if host is None:
            continue
        out = [d for d in out if d not in wrong]
        out += [
            Draft((who,), (cue,), host.content, host.odds, host.place, parent=host, verbatim=host.verbatim)
            for who in cited
        ]
    return out


def _cited(text: str, at: int) -> Iterator[Span]:
    """Who is named from *at* on: one or two noun phrases of a kind that can say something."""
    stop = _CITED_ENDS.search(text, at, at + _LONGEST)
    end = stop.start() if stop else min(len(text), at + _LONGEST)
    begin = at
    for joint in (*_JOINED.finditer(text, at, end), None):
        last = joint.start() if joint else end
        words = text[begin:last].strip()
        found = phrase(words)
        if found.form in ("name", "role") and kind_of(found, words) != "unspecified":
            yield begin, begin + len(text[begin:last].rstrip())
        begin = joint.end() if joint else end


def _host(text: str, cue: Span, drafts: list[Draft]) -> Draft | None:
    """The statement in whose sentence the citing stands: the one with the nearest cue."""
    low, high = sentence(text, cue)
    near = [
        d
        for d in drafts
        if d.cue
        and d.source
        and any(low <= s and e <= high for s, e in d.cue)
        and not covered((cue,), d.content)
    ]
    return min(near, key=lambda d: (min(abs(s - cue[0]) for s, _ in d.cue), d.cue), default=None)
