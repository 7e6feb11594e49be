"""What kind of party a phrase names, from its words alone.

==========================================  =====================  ==========================================
"a port official", "Port officials"         anonymous-official     speaks for or works in something
"two deputies", "at least three members"    anonymous-official     a few who are counted, each from inside
"the deputies", "forty-one deputies"        anonymous-group        many, or all there are
"a man from the ministry", "someone who     anonymous-official     anybody whom the phrase puts inside
worked on the project"
"an economist who has since left"           anonymous-official     an expert from inside
"a person close to him"                     unspecified            near a person, not inside a body
"a driver", "her lawyer"                    unspecified            a private person
"a harbor historian", "a passer-by"         observer               looks on, or knows the field
"the tender report", "a reconciliation"     document               a text; an abstract noun stands for one
"footage that was shared online"            social-post            a document that goes around
"local media", "banks"                      anonymous-group        bodies without a name
==========================================  =====================  ==========================================

Fails on: private people who are called by what they do in an institution ("a nurse at the bus stop");
groups by their place ("half the harbor"); abstract nouns for people ("the opposition" is listed, "the
competition" is not).
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.gazetteer import outlets
from earwitness.names import Phrase, given_gender, is_organisation, is_outlet, kind_of_head, phrase
from earwitness.plurals import is_plural, singular
from earwitness.records import PartyKind

_LONGEST: Final = 4000  # characters of a phrase that are looked at
_NOBODY: Final = frozenset(
    "someone somebody nobody anyone anybody everyone everybody whoever person people man woman men women "
    "figure individual one two three four five those other others another".split()
)
_INSIDERS: Final = frozenset(["official", "insider", "source"])  # however many there are
_FEW: Final = re.compile(
    r"\W*(?:(?:at least|about|some|the|these|those|all|other|another|only|just|more than|"
    r"his|her|its|their|our)\s+){0,3}(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|10|several|both|"
    r"a (?:few|handful of|couple of|pair of))(?![\w,.-])",
    re.IGNORECASE,
)
_MEMBER: Final = re.compile(r"\W*(?:one|another|a second|a third) of\b", re.IGNORECASE)
# "who still works there", "who was at the meeting", "briefed on the talks": somebody of the institution
_WHO: Final = (
    r"\b(?:who|he|she|they) (?:(?:had|has|have|still|now|then|once|also|both|since|previously) ){0,2}"
)
_INSIDE: Final = re.compile(
    rf"{_WHO}(?:works?|worked|serves?|served|deals?|dealt|sits?|sat|handles?|handled|oversees|oversaw|runs?|"
    r"ran|left|quit|joined|retired|resigned|was (?:fired|dismissed|sacked)|is (?:still )?employed|"
    r"spent \w+ (?:years?|months?|decades?) (?:in|at|with|on))\b|"
    rf"{_WHO}(?:was|were|is|are|been) (?:briefed|familiar|involved|present at)\b|"
    r"\b(?:with (?:\w+ ){0,2}knowledge of|familiar with|briefed (?:on|about)|involved (?:in|with)|"
    r"present at|upstairs)\b|"
    r"\bclose to (?!(?:him|them|us|me)\b|her\b(?! \w)|[A-Z])",
)
_PLACED: Final = re.compile(
    r"\b(?:from|at|in|inside|within) ((?:the|that|his|her|its|their|our|[A-Z])[^,;]{2,60})"
)
_ROOM: Final = frozenset(
    "meeting talks session hearing briefing room project program programme investigation team".split()
)
# What a body or a group is not called, but a text may be: "an internal reconciliation".
_ABSTRACT: Final = (
    "tion",
    "tions",
    "sion",
    "sions",
    "ment",
    "ments",
    "ysis",
    "yses",
    "ance",
    "ence",
    "graph",
    "gram",
)
_SHORT: Final = 6  # letters of a head; "agent", "client"
# "footage going around on a network", "a clip that was shared online"
_SHARED: Final = re.compile(
    r"^\W*(?:\w+ ){0,3}?"
    r"(?:footage|videos?|clips?|images?|photos?|screenshots?|messages?|recordings?)\b"
    r"[^,;]{0,60}?\b(?:doing the rounds|going (?:viral|around)|"
    r"(?:posted|shared|circulated|circulating|uploaded|published)"
    r" (?:on(?!ly)|to|online|in (?:a|the) group)|on social media|online)\b",
    re.IGNORECASE,
)
# "KLMN, a local radio station"
_PAPER: Final = re.compile(
    r"[^,]{2,60}, (?:an?|the) (?:[\w’'\-]{1,30} ){0,5}?(?:newspaper|tabloid|broadsheet|broadcaster|magazine|"
    r"news (?:site|agency|website|channel|outlet)|(?:radio|television|TV) (?:station|channel|network)|"
    r"newswire|podcast)(?=,|$)"
)


def kind_of(words: Phrase, text: str) -> PartyKind:
    """What kind of party a phrase names; *text* is the whole of it, with what follows its head."""
    if words.form == "name":
        return _kind_of_name(words, text)
    text = text[:_LONGEST]
    if words.many and _MEMBER.match(text):
        words = Phrase("role", head=singular(words.head), many=False)
    known = kind_of_head(words.head)
    one = kind_of_head(singular(words.head)) if words.many else known
    if known in ("document", "anonymous-group") and _SHARED.search(text):
        return "social-post"
    if (_is_anybody(words) and is_inside(text)) or (one == "observer" and _INSIDE.search(text)):
        known = one = "anonymous-official"
    if known == "outlet" and words.many:
        return "anonymous-group"  # "local media"
    if words.many and one == "anonymous-official":
        alone = singular(words.head) in _INSIDERS or _FEW.match(text)
        return "anonymous-official" if alone else "anonymous-group"
    if known == "unspecified" and words.many:
        return "anonymous-group"
    if known is None and words.form == "role" and words.head.endswith(_ABSTRACT) and len(words.head) > _SHORT:
        return "document"
    return known or ("anonymous-group" if words.many and words.form == "role" else "unspecified")


def is_inside(text: str) -> bool:
    """Whether a phrase says that somebody works in an institution or sat in its meetings."""
    if _INSIDE.search(text):
        return True
    placed = _PLACED.search(text)
    if placed is None:
        return False
    where = phrase(placed[1])
    return where.head in _ROOM or kind_of_head(where.head) == "named-organisation"


def _is_anybody(words: Phrase) -> bool:
    """Whether the head says nothing of what somebody does."""
    return words.form == "elided" or words.head in _NOBODY or singular(words.head) in _NOBODY


def _kind_of_name(words: Phrase, text: str) -> PartyKind:
    name = " ".join(words.name)
    if name.startswith("@"):
        return "social-post"
    known = kind_of_head(words.head)
    bare = words.definite and not (
        words.head or words.owner or words.whose
    )  # nobody is called "the Rosa Hale"
    person = words.title or (len(words.name) == 2 and given_gender(words.name) and not bare)
    if (
        (known == "outlet" and not is_plural(words.head))
        or _PAPER.match(text[:_LONGEST])
        or (is_outlet(name) and (not person or name in outlets()))
    ):
        return "outlet"
    if words.title or words.gender or known in ("anonymous-official", "observer", "unspecified"):
        return "named-person"
    if len(words.name) > 1 and kind_of_head(words.surname.lower()) == "document":
        return "document"  # "the Harrow Poll"
    if is_organisation(name) or known == "named-organisation" or bare:
        return "named-organisation"
    return "named-person"
