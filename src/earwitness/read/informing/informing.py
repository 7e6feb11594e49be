"""Who tells, hides from, misleads or warns whom inside the story, and on whose word.

The clauses are found by tellings, their ends become parties in ends; here what only reaches the outlet goes,
and an end that a clause leaves out is looked for in the tellings around it.

==================================================  ========================================================
"told reporters", "told a hearing"                  no edge: a statement on its way to the outlet
"the minister was told that"                        by the one to whom he had just spoken, or else by whoever
                                                    tells him, or keeps from him, something nearby
"they withheld the memo"                            from whomever they keep or tell other things
"the captain answered that"                         to whoever told or asked him last
"I asked. He said it was a drill," says a woman     to her
"called to say"                                     to whoever tells of the call
"told him that", where they hide something from     misleads
him; "swore to him that"
==================================================  ========================================================

Outside all statements, hearers in public and names that stand nowhere else ("he told Roe") are on their
way to the outlet as well. An end that is found nowhere is no party, and there is no edge.

Fails on: informers who are to be understood from the whole story ("the board was kept in the dark" alone);
institutions whose own hearers are a public body ("told the committee" in the outlet's own voice).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from earwitness.kinds import kind_of
from earwitness.names import phrase
from earwitness.read.informing.around import Around
from earwitness.read.informing.clause import Telling
from earwitness.read.informing.ends import FIRST_PERSON, PRONOUNS, Ends
from earwitness.read.informing.lexicon import lexicon
from earwitness.read.informing.tellings import tellings
from earwitness.read.parties.parties import Resolved
from earwitness.records import Document, Informs, Report, Span, make_id

_READ: Final = ("headline", "subhead", "body", "caption")
_LONG_AGO: Final = 700  # characters between a question and its answer
_JUST_NOW: Final = 160  # characters between what was told and what was told in return
_AROUND: Final = 30  # tellings on either side in which an end that is left out is looked for
_HEARD: Final = 160  # characters before "he said" in which "me" shows who heard it
_MOTIVE_REACH: Final = 240  # characters
_OWN: Final = re.compile(r"(?:his|her|its|their|my|our|your)\s", re.IGNORECASE)
_ASSURING: Final = ("swore",)  # which others tell of if it was not so
_ME: Final = re.compile(r"\b(?:I|me|us|my)\b")
_MOTIVE: Final = re.compile(
    r"\b(?:because|for (?=fear\b)|out of (?=\w)|so as not (?=to\b)|in order (?=to\b)|(?=lest\b)|"
    r"(?=fearing\b)|(?=afraid\b)|(?=to (?:avoid|please|protect|spare|save)\b))\s*([^.;—“”\"\n]{4,160}?)"
    r"(?=[.;—“”\"\n]|,[’']|,\s(?:it|he|she|they|the|an?|one|two)\s|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A telling whose ends are parties, as far as the clause names them."""

    telling: Telling
    around: Report | None
    informer: str | None
    informed: str | None

    @property
    def whole(self) -> bool:
        return self.informer is not None and self.informed is not None and self.informer != self.informed


def informing(
    document: Document, reports: Sequence[Report], who: Resolved
) -> tuple[Resolved, tuple[Informs, ...]]:
    """The edges of the story's own reporting chain, and *who* with the parties that only they name.

    An edge's ``report`` is the innermost statement whose content holds its clause; None if the outlet
    tells it in its own voice. Edges are in the order of the text.
    """
    first = [min(r.content)[0] for r in reports if r.voice != "own" and r.content]
    # "agreed to keep it back": the subject of an infinitive stands outside it
    contents = sorted(at for at in first if not document.text.startswith("to ", at))
    scene = _Scene(document, reports, who)
    every = tellings(document.text, contents, _interruptions(document.text, reports))
    # "warned the bridge would fall": whoever would be told begins what is said
    said = {min(r.content)[0]: max(r.cue)[1] for r in reports if r.cue and r.content}
    found = [
        t for t in every if t.informed is None or not t.span[0] < said.get(t.informed[0], 0) < t.informed[0]
    ]
    drafts = [d for d in (scene.draft(t) for t in found) if d is not None]
    out: list[Informs] = []
    deceived = {(d.informer, d.informed) for d in drafts if d.telling.manner in ("hides-from", "misleads")}
    for draft in _completed(drafts):
        made = scene.edge(draft, deceived)
        if made is not None:
            out.append(made)
    return scene.ends.who, tuple(out)


def _interruptions(text: str, reports: Sequence[Report]) -> list[Span]:
    """What names a speaker between two pieces of what he says: "the aide said," without its first comma."""
    out = []
    for r in reports:
        pieces = sorted(r.content)
        for (_, end), (start, _) in pairwise(pieces):
            named = any(end <= s and e <= start for s, e in (*r.source.spans, *r.cue))
            if named and text.startswith(",", end) and end + 1 < start:
                out.append((end + 1, start))
    return sorted(out)


def _completed(drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts with both ends: what a clause leaves out is taken from the tellings around it."""
    out: list[_Draft] = []
    for k, draft in enumerate(drafts):
        near = [*reversed(out[-_AROUND:]), *drafts[k + 1 : k + 1 + _AROUND]]
        made = _complete(draft, [d for d in near if d.whole])
        if made.whole:
            out.append(made)
    return [d for d in out if d.telling.manner != "asks"]


def _complete(draft: _Draft, near: Sequence[_Draft]) -> _Draft:
    """*draft* with the end that it lacks; *near* are whole ones, the earlier first and from the latest on."""
    at = draft.telling.at
    if draft.telling.frame == "answer" and draft.informed is None:
        last = next((d for d in near if 0 < at - d.telling.at < _LONG_AGO), None)
        known = last is not None and draft.informer in (None, last.informed)
        return replace(draft, informer=last.informed, informed=last.informer) if last and known else draft
    if draft.informer is None and draft.informed is not None:
        asked = next(
            (d for d in near if d.informer == draft.informed and 0 < at - d.telling.at < _JUST_NOW), None
        )
        if asked is not None:
            return replace(draft, informer=asked.informed)
        same = next((d for d in near if d.informed == draft.informed), None)
        return replace(draft, informer=same.informer) if same is not None else draft
    if draft.informed is None and draft.informer is not None and draft.telling.manner == "hides-from":
        same = next((d for d in near if d.informer == draft.informer), None)
        return replace(draft, informed=same.informed) if same is not None else draft
    return draft


class _Scene:
    """One document's parties while its tellings are gone through in order."""

    def __init__(self, document: Document, reports: Sequence[Report], who: Resolved) -> None:
        own = [r for r in reports if r.voice != "own"]
        self.ends = Ends(document, own, who)
        self._document = document
        self._text = document.text
        self._around = Around(own)
        self._blocks = sorted((b.start, b.end, b.kind) for b in document.blocks)
        self._heard = sorted(span for _, span in who.heard.values())
        self._outlets = {
            w for p in who.parties if p.kind == "outlet" for w in p.name.split() if w[0].isupper()
        }

    def draft(self, telling: Telling) -> _Draft | None:
        """What *telling* says of its ends; None for what reaches the outlet or stands in no text proper."""
        around = self._around.of(telling.at)
        if not self._is_read(telling.at) or self._is_outside(telling, around):
            return None
        informer, informed = self._ends(telling, around)
        if telling.frame in ("call", "say") and telling.informed is None and around is not None:
            heard = telling.frame == "call" or self._is_heard(telling, around)
            informed = around.source.party if heard else None
        return _Draft(telling, around, informer, informed)

    def edge(self, draft: _Draft, deceived: set[tuple[str | None, str | None]]) -> Informs | None:
        """The edge of a *draft*; whoever is in *deceived* with somebody is not simply told things by him."""
        telling, informer, informed = draft.telling, draft.informer, draft.informed
        manner = telling.manner
        if informer is None or informed is None or manner == "asks":
            return None
        speaker = draft.around.source.party if draft.around else None
        if (
            manner == "tells"
            and informer != speaker
            and ((informer, informed) in deceived or telling.verb in _ASSURING)
        ):
            manner = "misleads"
        return Informs(
            id=make_id("inf", self._document.id, telling.span, manner, informer, informed),
            document=self._document.id,
            informer=informer,
            informed=informed,
            manner=manner,
            span=telling.span,
            motive=self._motive(telling) if manner in ("hides-from", "misleads") else None,
            report=draft.around.id if draft.around else None,
        )

    def _is_heard(self, telling: Telling, around: Report) -> bool:
        """Whether a sentence's "He said" is of what the speaker heard, who says "I" or "me" just before."""
        begin = max(min(s for s, _ in around.content), telling.at - _HEARD)
        before = self._text[begin : telling.span[0]].rstrip(" \n“”‘’\"'")
        opens = before.lower().endswith((".", "?", "!", " and", ","))
        first = self.ends.words(telling.informer).lower().split()[0] if telling.informer else ""
        he = first in ("he", "she", "this")
        return around.kind == "direct" and he and opens and _ME.search(before) is not None

    def _is_read(self, at: int) -> bool:
        k = bisect_right(self._blocks, at, key=lambda b: b[0]) - 1
        return k < 0 or at >= self._blocks[k][1] or self._blocks[k][2] in _READ

    def _is_outside(self, telling: Telling, around: Report | None) -> bool:
        """Whether the hearer is the press, a public meeting, everybody, or nobody in particular."""
        if telling.informed is None:
            return False
        words = self.ends.words(telling.informed)
        taken, low = phrase(words), words.lower()
        head = taken.head or low
        if low in lexicon("nobody") or (
            head in lexicon("everybody") and not taken.owner and not _OWN.match(words)
        ):
            return True
        if telling.informer is not None and telling.informer > telling.informed:
            return False  # "learned of it from the newspapers"
        if head in lexicon("press") or self._is_outlet(telling.informed):
            return True
        if around is not None:
            return False
        # a name that stands nowhere else is whoever interviews, or an outlet that no list has
        named = telling.spoken and taken.form == "name" and not taken.head
        named = named and not self.ends.is_of_the_story(telling.informed)
        return named or head in lexicon("public") or low in FIRST_PERSON or low == "them"

    def _is_outlet(self, span: Span) -> bool:
        k = bisect_left(self._heard, (span[1], 0)) - 1
        taken = phrase(self.ends.words(span))
        return (
            (k >= 0 and self._heard[k][1] > span[0])
            or bool(self._outlets.intersection(taken.name))
            or kind_of(taken, self.ends.words(span)) == "outlet"
        )

    def _ends(self, telling: Telling, around: Report | None) -> tuple[str | None, str | None]:
        """Who informs and who is informed; a pronoun comes second, for it is not the other end."""
        informer, informed = telling.informer, telling.informed
        if informer is None or informed is None:
            one = [self.ends.party(s, around, None) if s is not None else None for s in (informer, informed)]
            return one[0], one[1]
        if self.ends.words(informer).lower() in PRONOUNS:
            hearer = self.ends.party(informed, around, None)
            return self.ends.party(informer, around, hearer), hearer
        teller = self.ends.party(informer, around, None)
        return teller, self.ends.party(informed, around, teller, informer)

    def _motive(self, telling: Telling) -> str | None:
        """Why it was kept back or made up, in the text's words, from the same sentence."""
        start = telling.span[1]
        stop = re.compile(r"[.;!?][”\"’']?\s|\n").search(self._text, start, start + _MOTIVE_REACH)
        end = stop.start() if stop else start + _MOTIVE_REACH
        found = _MOTIVE.search(self._text, telling.span[0], end)
        return found[1].strip(" ,") if found else None
