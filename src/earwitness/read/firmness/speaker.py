"""Who it is whose statement is read: whether a clause is about himself, and whether he answers for somebody.

==========================================  =====================  ====================
source                                      "he", "she" is he      answers for another
==========================================  =====================  ====================
the minister                                yes                    no
the ministry, the mill                      no ("it", "they")      yes: for itself
its spokeswoman, a lawyer for Hale          yes                    yes
their director                              yes                    yes: one of those told of
==========================================  =====================  ====================

Fails on: private people who answer for a friend; bodies that only look on (a court, the police).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from earwitness.names import phrase
from earwitness.records import PartyKind

_ANSWERS: Final = re.compile(
    r"\bspokes\w+|\bmouthpiece|\b(?:lawyer|attorney|counsel|solicitor|barrister|client)s?\b|"
    r"\bpress (?:office|secretary|"
    r"service|attaché|attache|officer|team)|\b(?:communications|media|public relations)\b|\baides?\b|"
    r"\b(?:ministry|embassy|government|presidency|administration|office|company|firm|council|party|"
    r"university|hospital|trust|airline|airport|bank|agency|authority|department|directorate|operator|navy|"
    r"army|force|club|church|foundation|charity|union)$|^(?:its|their) ",
    re.IGNORECASE,
)
# Of these there is one: "the chief executive" is known without a name.
_LEADS: Final = re.compile(
    r"\b(?:chief|head|boss|minister|president|premier|chancellor|governor|mayor|chair\w*|director|commissioner|supremo|"
    r"gaffer|leader|superintendent|principal|rector|CEO|secretary)\b(?! (?:of staff'?s|to)\b)",
    re.IGNORECASE,
)
_TITLED: Final = re.compile(r"(?:mr|mrs|ms|miss|dr|prof|sir|lady|lord|president|minister)\b", re.IGNORECASE)
_HEAD_ENDS: Final = re.compile(r",| (?:who|at|from|of|in|for|with|to) ")
_PERSONS: Final = frozenset(("named-person", "anonymous-official", "observer"))
_BODIES: Final = frozenset(("named-organisation", "outlet", "document", "anonymous-group"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words of a source, and what is known of its party, if anything is."""

    words: str
    role: str = ""
    kind: PartyKind | None = None

    def answers(self) -> bool:
        """Whether this is a body, or speaks for one or for a person: what it negates is held against it."""
        if self.kind == "named-organisation":
            return True
        if self.kind in ("document", "social-post", "observer", "anonymous-group"):
            return False
        head = _HEAD_ENDS.split(self.words, maxsplit=1)[0]
        return bool(_ANSWERS.search(head) or _ANSWERS.search(self.role))

    def is_known(self) -> bool:
        """Whether this is a person or a body that the text names, and not an onlooker or a paper."""
        named = self.kind in (None, "named-person", "named-organisation")
        head = _HEAD_ENDS.split(self.words, maxsplit=1)[0]  # an aide to the minister is no minister
        return named or (self.kind == "anonymous-official" and _LEADS.search(head) is not None)

    def is_subject(self, subject: str, *, quoted: bool) -> bool:
        """Whether *subject* of a clause can be the speaker: a pronoun that fits, or his own name or role.

        In his own words (*quoted*) only "I" and "we" are he. No words at all are he as well: the
        content goes on where the cue left off ("will look again").
        """
        it, who = subject.strip().lower(), self.words.lower()
        if it in ("i", "we"):
            return True
        if quoted or not who:
            return False
        if it in ("he", "she", "it", "they"):
            if it == "they" and phrase(self.words).many:
                return True
            if who in ("i", "we", "you", "he", "she", "it", "they"):
                return it == who
            if it in ("he", "she"):
                return self.kind not in _BODIES
            named = self.kind == "unspecified" and self.words[:1].isupper() and it == "it"
            person = named or bool(_TITLED.match(who)) or (self.kind in _PERSONS and not self.answers())
            return not person
        return not it or it == who
