"""Who stands at the two ends of a telling: its noun phrases and pronouns as parties.

===========================  ==========================================================================
"me" in what the aide says   the aide; "us": the group that he speaks for, or else he
"him" in indirect speech     whoever speaks; if he speaks for somebody ("a lawyer for Roe"), that one
"Roe's deputy told him"      Roe
"he", "them"                 whoever is most in mind: by how near, and whether as a subject
a name, in any company       the party of that name: "the premier, Ada Lund", "Premier Ada Lund, 57"
"the board", "Board"         who is called a board here or elsewhere: one with a name, or mentioned most
"a clerk", "two others"      somebody new
===========================  ==========================================================================

Fails on: bodies called by a word that the text gives them nowhere else ("the auditors" for a firm of
accountants); two boards in one article; "they" for a body that acts through its people.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from earwitness.kinds import kind_of
from earwitness.names import first_word, given_gender, phrase
from earwitness.read.layout import Layout
from earwitness.read.parties.entities import alike
from earwitness.read.parties.parties import Resolved
from earwitness.read.parties.party_at import party_named
from earwitness.records import Document, Party, Report, Span

FIRST_PERSON: Final = ("i", "me", "we", "us")
PRONOUNS: Final[dict[str, str | None]] = {
    "he": "m", "him": "m", "she": "f", "her": "f", "they": None, "them": None, "it": None
}  # fmt: skip
_NAMED: Final = ("named-person", "named-organisation")
_PEOPLE: Final = ("named-person", "anonymous-official", "observer", "unspecified")
_MENTIONS: Final = 40  # that are looked through for whom a pronoun means
_CALLED: Final = 30  # mentions of one role before and 12 after that are looked at
_LATER: Final = 12
_IN_PASSING: Final = 2  # mentions
# How much of a mention is left after a sentence, after a paragraph, if it is no subject, if it is quoted.
_SENTENCE: Final = 0.62
_PARAGRAPH: Final = 0.75
_OBJECT: Final = 0.6
_QUOTED: Final = 0.55
_FARTHEST: Final = 8  # sentences
_NEW: Final = frozenset("a an another one two three four five six several some many most any".split())
_SUBJECT_PRONOUN: Final = re.compile(r"\b(?:(he)|she)\b")
_SPEAKS_FOR: Final = re.compile(
    r"\b(?:close to|(?:aide|adviser|advisor|friend|assistant|secretary|lawyer|attorney|solicitor|counsel|"
    r"spokes\w{3,6}|agent)\s(?:to|of|for))\s+((?:the\s\w+(?:\s\w+)?|[A-ZÀ-Þ][\w’'.\-]*(?:\s[A-ZÀ-Þ][\w’'\-]*){0,4}))"
)


class Ends:
    """The parties of one document while the ends of its tellings are tied to them; ``who`` grows."""

    def __init__(self, document: Document, reports: Sequence[Report], who: Resolved) -> None:
        who = _joined(who)
        self.who = who
        self._document = document
        self._text = document.text
        self._layout = Layout(document.text)
        self._known = {p.id: p for p in who.parties} | who.others
        self._listed = {p.id for p in who.parties}
        self._tied = dict(who.mentioned)
        self._speaks = {s: r.source.party for r in reports for s in r.source.spans}
        self._genders: dict[str, str | None] = {}
        self._speakers = set(self._speaks.values())
        self._called: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for span, party in who.mentioned:
            self._call(span, party)
        for span, source in self._speaks.items():
            if source is not None and span not in self._tied:
                self._call(span, source)
        for places in self._called.values():
            places.sort()
        self._bearing: dict[str, Party] = {}
        for known in self._known.values():
            for word in known.name.split() if known.kind in _NAMED else ():
                other = self._bearing.get(word.lower())
                if other is None or len(known.mentions) > len(other.mentions):
                    self._bearing[word.lower()] = known

    def words(self, span: Span) -> str:
        """The text of *span*."""
        return self._text[span[0] : span[1]]

    def known(self, party: str | None) -> Party | None:
        """The party with that id."""
        return self._known.get(party or "")

    def is_of_the_story(self, span: Span) -> bool:
        """Whether the one named at *span* is a person, or is named more than there."""
        party = self.known(self._tied.get(span) or self._name_inside(span))
        return party is not None and party.kind == "named-person" and len(party.mentions) > 1

    def party(
        self, span: Span, around: Report | None, other: str | None, beside: Span | None = None
    ) -> str | None:
        """The party of the noun phrase at *span*, in the content of *around*; a pronoun's is not *other*.

        *beside* are the words of the other end.
        """
        word = self.words(span).lower()
        speaker = self.known(around.source.party) if around else None
        if word in FIRST_PERSON:
            return self._first_person(word, speaker)
        nested = self._speaks.get(span)
        if nested is not None and nested != other:
            return nested
        if word not in PRONOUNS:
            return self._named(span)
        return self._owner(beside, word) or self._pronoun(span, word, around, other)

    def _owner(self, beside: Span | None, word: str) -> str | None:
        """Whose the other end is, if the pronoun may mean him: "Roe's deputy told him"."""
        owner = phrase(self.words(beside)).owner.split() if beside is not None else []
        known = self._bearing.get(owner[-1].lower()) if owner else None
        fits = known is not None and PRONOUNS[word] is not None and self._agrees(known, word, None)
        return self._noted(known.id) if known is not None and fits else None

    def _first_person(self, word: str, speaker: Party | None) -> str | None:
        if speaker is None:
            return None
        group = self.who.groups.get(speaker.id) if word in ("we", "us") else None
        return group if group in self._listed else speaker.id

    def _call(self, span: Span, party: str) -> None:
        """Take note of what a mention calls its party."""
        for head in _heads(self.words(span)):
            self._called[head].append((span[0], party))

    def _named(self, span: Span) -> str:
        """The party of a noun phrase, a new one if need be."""
        party = self._tied.get(span)
        if party is None:
            party = self._name_inside(span) or self._bearer(span) or self._role(span)
        elif not self._is_somebody(party):  # "the minister", who has a name elsewhere
            better = self._role(span)
            party = better if better is not None and self._known[better].kind in _NAMED else party
        if party is None:
            before = len(self.who.parties)
            self.who, party = party_named(self._document, self.who, span)
            self._listed.add(party)
            if party not in self._known:
                self._known[party] = self.who.parties[-1]
            if len(self.who.parties) > before:
                self._call(span, party)
        return self._noted(party)

    def _noted(self, party: str) -> str:
        """A party, which is one of the document's from here on."""
        if party not in self._listed:
            self._listed.add(party)
            self.who = replace(self.who, parties=(*self.who.parties, self._known[party]))
        return party

    def _is_somebody(self, party: str) -> bool:
        """Whether a party has a name, speaks, or is mentioned more than in passing."""
        known = self._known[party]
        return known.kind in _NAMED or party in self._speakers or len(known.mentions) > _IN_PASSING

    def _name_inside(self, span: Span) -> str | None:
        """The party of the name in a phrase: "the premier, Ada Lund", "a sixth, Castell Bank"."""
        found = phrase(self.words(span))
        low = bisect_left(self.who.mentioned, ((span[0], 0), ""))
        high = bisect_left(self.who.mentioned, ((span[1], 0), ""))
        inside = [(s, p) for s, p in self.who.mentioned[low:high] if s[1] <= span[1]]
        if found.form == "name":
            return next((p for s, p in inside if found.surname in self.words(s).split()), None)
        apposed = (p for s, p in inside if phrase(self.words(s)).form == "name" and self._after_comma(s[0]))
        return next(apposed, None)

    def _after_comma(self, at: int) -> bool:
        return self._text[max(0, at - 2) : at] == ", "

    def _bearer(self, span: Span) -> str | None:
        """Who bears a name that stands in other words elsewhere: "Mayor Roe" and "ROE" for "Ann Roe"."""
        found = phrase(self.words(span))
        if found.form != "name":
            return None
        bearers = [self._bearing.get(w.lower()) for w in found.name]
        last = bearers[-1] if bearers else None
        return last.id if last is not None and (len(bearers) == 1 or last in bearers[:-1]) else None

    def _role(self, span: Span) -> str | None:
        """Whom a role goes back to: one who has a name, who is mentioned most."""
        words = self.words(span)
        found = phrase(words)
        if found.form != "role" or first_word(words) in _NEW:
            return None
        near: list[str] = []
        for head in alike(found.head):
            places = self._called.get(head, [])
            k = bisect_left(places, (span[0], ""))
            near += [p for _, p in places[max(0, k - _CALLED) : k + _LATER]]
        if found.owner:
            owner = set(found.owner.lower().split())
            near = [p for p in near if owner & set(self._known[p].name.lower().split())]
        parties = [self._known[p] for p in near]
        best = max(parties, key=lambda p: (p.kind in _NAMED, len(p.mentions)), default=None)
        return best.id if best is not None else None

    def _pronoun(self, span: Span, word: str, around: Report | None, other: str | None) -> str | None:
        speaker = self.known(around.source.party) if around else None
        indirect = around is not None and around.kind != "direct" and not self._layout.quoted(span[0])
        if around is not None and speaker is not None and indirect and speaker.id != other:
            principal = self._principal(around) if word in ("he", "she") else None
            if principal is not None:
                return self._named(principal)
            if self._agrees(speaker, word, around):
                return speaker.id
        not_meant = {other, speaker.id if speaker and not indirect else None}
        tied = self._tied.get(span)
        if tied not in (None, *not_meant):
            return self._named(span)
        party = self._in_mind(span, word, not_meant)
        # "they" who are nobody named so far are a party of their own
        return self._named(span) if party is None and word == "they" else party

    def _in_mind(self, span: Span, word: str, not_meant: set[str | None]) -> str | None:
        """The party most in mind before a pronoun that it fits, *not_meant* apart."""
        upto = bisect_left(self.who.mentioned, (span, ""))
        best: tuple[float, int, Span] | None = None
        sentence, paragraph = self._layout.sentence(span[0]), self._layout.paragraph(span[0])
        quoted, subject = self._layout.quoted(span[0]), -1
        for at, party in self.who.mentioned[max(0, upto - _MENTIONS) : upto]:
            here = self._layout.sentence(at[0])
            first, subject = here != subject, here
            known = self._known.get(party)
            if party in not_meant or known is None:
                continue
            # a body may say "they" of itself; of others "they" are people
            fits = word not in ("they", "them") or known.kind == "anonymous-group"
            if not (fits and self._agrees(known, word, None)):
                continue
            value = 1.0 if first else _OBJECT
            value *= _SENTENCE ** min(sentence - here, _FARTHEST)
            value *= _PARAGRAPH ** min(paragraph - self._layout.paragraph(at[0]), _FARTHEST)
            if self._layout.quoted(at[0]) and not quoted:
                value *= _QUOTED
            if best is None or (value, at[0]) >= best[:2]:
                best = value, at[0], at
        return self._named(best[2]) if best is not None else None

    def _principal(self, around: Report) -> Span | None:
        """Whom a speaker speaks for: "a person close to the minister", "a lawyer for Ms. Roe"."""
        for start, end in around.source.spans:
            found = _SPEAKS_FOR.search(self._text, start, end)
            if found and kind_of(phrase(found[1]), found[1]) in _PEOPLE:
                return found.span(1)
        return None

    def _agrees(self, party: Party, word: str, around: Report | None) -> bool:
        """Whether a pronoun may mean *party*, as far as gender and number tell."""
        if word in ("they", "them"):
            return party.kind not in ("named-person", "outlet", "document")
        if word == "it":
            return party.kind == "named-organisation"
        if party.kind not in _PEOPLE or phrase(party.name).many:
            return False
        said = self._shown(self.words(s) for s in around.source.spans) if around else None
        if party.id not in self._genders:
            shown = self._shown(self.words(s) for s in party.mentions[:_MENTIONS])
            self._genders[party.id] = shown or given_gender(tuple(party.name.split()))
        return (said or self._genders[party.id]) in (None, PRONOUNS[word])

    def _shown(self, called: Iterable[str]) -> str | None:
        """The gender that the first of some phrases shows that shows one."""
        for words in called:
            pronoun = _SUBJECT_PRONOUN.search(words)
            if pronoun is not None:
                return "m" if pronoun[1] else "f"
            if phrase(words).gender is not None:
                return phrase(words).gender
        return None


def _joined(who: Resolved) -> Resolved:
    """*who*, where those whom only the way of a statement named are the same who are mentioned elsewhere."""
    at = {span: p.id for p in who.parties for span in p.mentions}
    same = {
        other.id: at[span]
        for other in who.others.values()
        for span in other.mentions
        if span in at and at[span] != other.id
    }
    named = {p.name.casefold(): p.id for p in who.parties if p.kind in _NAMED}
    for other in who.others.values():
        if other.kind in _NAMED and other.id not in same and other.name.casefold() in named:
            same[other.id] = named[other.name.casefold()]
    if not same:
        return who
    mentioned = tuple((span, same.get(party, party)) for span, party in who.mentioned)
    return replace(who, mentioned=mentioned, others={i: p for i, p in who.others.items() if i not in same})


def _heads(words: str) -> set[str]:
    """What a phrase calls somebody: "minister", "ministry" of "the Grain Ministry"; plurals stay plurals."""
    found = phrase(words)
    if found.form == "name":
        last = found.name[-1].lower() if found.name and kind_of(found, words) != "named-person" else ""
        return {h for h in (found.head, last) if h}
    return {found.head} if found.form == "role" and found.head else set()
