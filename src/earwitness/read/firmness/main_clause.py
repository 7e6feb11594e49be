"""The main clause of a sentence: its subject, its first finite verb, and what follows.

========================================  ===========  =========  ==============================
sentence                                  subject      verb       after
========================================  ===========  =========  ==============================
that the bridge, which leaks, will shut   the bridge   will        shut
he'd never seen it                        he           'd          never seen it
"Nobody ever asked me"                    Nobody       asked       me
what it would cost                        no clause: its first verb belongs to a lower one
========================================  ===========  =========  ==============================

Fails on: present-tense verbs that are not listed, so that a lower verb is taken for the first; lower
clauses without a word that opens them ("the heat the ship would meet").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_LENGTH: Final = 500  # characters: a main clause stands within the first few hundred

ADVERB: Final = (
    r"(?:also|now|never|always|still|just|only|really|simply|already|then|all|both|not|n't|soon|ever|even|"
    r"therefore|once|themselves|himself|herself|itself|(?!(?:un)?likely\b)\w+ly)"
)
_RELATIVE: Final = re.compile(r", (?:which|who|whom|whose|where|when)\b[^,]{1,160},", re.IGNORECASE)
# "anyone who shared the list could be fined": no comma sets it off, but a modal follows it
_WHO_DID: Final = re.compile(
    r"^((?:[\w'-]+ ){1,5}?)(?:who|which) (?!(?:will|would|could|can|may|might|must|"
    r"should)\b)(?:[\w'-]+ ){2,10}?"
    r"(?=(?:will|would|could|can|may|might|must|should|cannot|can't|won't|wouldn't|couldn't)\b)",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(r"^\W*(?:(?:and|but|so) )?(?:that\b(?!'))?\W*", re.IGNORECASE)
# "I would add that P": what is said is P
_SAYS_THAT: Final = re.compile(
    r"^(?:I|we|he|she|it|they|the \w+)(?:'d|'ll)?(?: \S+){0,5}? (?:say|add|stress|repeat|clear|assess|insist|"
    r"note|"
    r"emphasi[sz]e|underline|point out) that ",
    re.IGNORECASE,
)
_LOWER: Final = re.compile(
    r"\b(?:what|who|whom|which|how|why|where|whether|because|since|although|as (?:long|soon|far) as|"
    r"that(?= (?:he|she|it|they|we|I|you|the|an?|would|will|should|must|may|might|could|can|is|was)\b))\b",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"\b(?P<aux>will|won't|would|wouldn't|shall|shan't|must|mustn't|should|shouldn't|ought|(?-i:may)|might|"
    r"could|couldn't|can|cannot|can't|is|isn't|are|aren't|was|wasn't|were|weren't|am|has|hasn't|have|"
    r"haven't|had|hadn't|do|don't|does|doesn't|did|didn't|ain't)\b|"
    r"(?P<short>(?<=[a-z])'(?:ll|d|re|m|ve)|(?<=it|he|re|at|ho)'s)\b(?! (?:\w+ ){0,2}(?:will|would|is|was|"
    r"has|had)\b)|"
    rf"\b(?:I|we|you|they|he|she|it|nobody|no one) (?:{ADVERB} ){{0,3}}(?P<own>(?!in\b|of\b|at\b|on\b|from\b|"
    rf"else\b|who\b)[a-z]+(?:'t)?)\b|"
    r"\b(?P<plain>said|says|told|knew|knows|went|came|made|gave|took|saw|thought|felt|left|kept|held|got|"
    r"believes?|wants?|needs?|means?|shows|makes|takes|gives|goes|comes|gets|keeps|seems?|looks|feels|"
    r"remains?|stands|deserves?|thinks?|costs?|withheld|hid|sold|sent|paid|wrote|spoke|broke|chose|began|"
    r"ran|lost|met|heard|brought|bought|taught|caught|sought|fell|rose|grew|drew|led|meant|spent|stood|won|"
    r"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )\w{3,}ed)\b",
    re.IGNORECASE,
)
_ADVERB_END: Final = re.compile(rf"(?: {ADVERB})+ $", re.IGNORECASE)
_NOT_IN_VERB: Final = re.compile(r"n't$|^cannot$", re.IGNORECASE)
_NOT_AFTER: Final = re.compile(
    rf"^ (?:{ADVERB} ){{0,2}}(?:not|never|no longer|neither|at no time)\b", re.IGNORECASE
)
_NO_SUBJECT: Final = re.compile(
    r"^(?:absolutely )?(?:no (?!doubt|wonder|more|fewer|less|matter)|nobody\b|no one\b|nothing\b|none\b|"
    r"neither\b|at no \w+\b|not (?:a|one|any)\b)",
    re.IGNORECASE,
)
_NO_OBJECT: Final = re.compile(
    rf"^ (?:{ADVERB} )*(?:\w+ (?:in |to |with |of |been |part )?)??"
    r"(?:nothing|nobody|no one|none|no (?!longer|more than|doubt|wonder|better|matter)\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause; ``said`` is the sentence without what opens it and without relative clauses."""

    said: str
    subject: str
    verb: str
    after: str

    def who(self) -> str:
        """The subject without the adverbs between it and its verb."""
        return _ADVERB_END.sub("", f"{self.subject} ").strip()

    def negated(self) -> bool:
        """Whether the clause says that something is not so: by its verb, its subject or its object."""
        return bool(
            _NOT_IN_VERB.search(self.verb)
            or re.search(r"\b(?:never|not)$", self.subject, re.IGNORECASE)
            or _NOT_AFTER.match(self.after)
            or _NO_SUBJECT.match(self.said)
            or _NO_OBJECT.match(self.after)
        )


def opened(sentence: str) -> str:
    """*sentence* without a leading "that", dots and dashes, and without "I would add that"."""
    said = _OPENS.sub("", sentence[:_LENGTH]).lstrip("…-–—., ")
    return _SAYS_THAT.sub("", said, count=1)


def main_clause(sentence: str) -> Clause | None:
    """The main clause of an :func:`opened` sentence, if its first finite verb is not in a lower one."""
    said = _WHO_DID.sub(r"\1", _RELATIVE.sub("", sentence), count=1)
    verb = _VERB.search(said)
    if not verb or _LOWER.search(said, 0, verb.start()):
        return None
    group = next(g for g in ("aux", "short", "own", "plain") if verb.group(g))
    return Clause(said, said[: verb.start(group)].strip(), verb.group(group).lower(), said[verb.end() :])
