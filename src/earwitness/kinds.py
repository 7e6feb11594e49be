"""What kind of party a phrase names, from its words alone.

==========================================  =====================  ==========================================
"a port official", "Port officials"         anonymous-official     speaks for or works in something
"two deputies", "at least three members"    anonymous-official     a few who are counted, each from inside
"the deputies", "forty-one deputies"        anonymous-group        many, or all there are
"a man from the ministry", "someone who     anonymous-official     anybody whom the phrase puts inside
worked on the project"
"an economist who has since left"           anonymous-official     an expert from inside
"a person close to him", "a person          unspecified            near somebody or something, not inside it;
familiar with the talks"                                           several of these are a group
"three engineers asked by us"               observer               looks at something for the outlet
"a passenger, posting as Row 23"            social-post            somebody known by what he posts
"the general staff", "the press office"     named-organisation     a body that is known by two words
"the return laid before the board"          document               a text where something comes from it
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

from earwitness.gazetteer import outlets, words_of
from earwitness.names import PERSONS, Phrase, given_gender, is_organisation, is_outlet, kind_of_head, phrase
from earwitness.plurals import is_plural, singular
from earwitness.records import PartyKind

_LONGEST: Final = 4000  # characters of a phrase that are looked at
_NOBODY: Final = frozenset(
    "someone somebody nobody anyone anybody everyone everybody whoever person people man woman men women "
    "figure individual one two three four five those other others another first second third".split()
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
_WORKS: Final = (
    rf"{_WHO}(?:works?|worked|serves?|served|deals?|dealt|sits?|sat|handles?|handled|oversees|oversaw|runs?|"
    r"ran|left|quit|joined|retired|resigned|was (?:fired|dismissed|sacked)|is (?:still )?employed|"
    r"spent \w+ (?:years?|months?|decades?) (?:in|at|with|on))\b"
)
_WHO_WORKS: Final = re.compile(rf",? {_WORKS}")
_INSIDE: Final = re.compile(
    rf"{_WORKS}|{_WHO}(?:was|were|is|are|been) (?:involved|present at)\b|"
    r"\b(?:involved (?:in|with)|present at|upstairs)\b",
)
# "three engineers who examined the beam at our request": from outside, whatever they are
_ASKED: Final = re.compile(
    r"\b(?:at (?:our|(?:this|the) (?:news)?paper[’']s) (?:request|invitation)|"
    r"at the (?:request|invitation) of|"
    r"(?:asked|commissioned|hired|consulted) by (?:us|this|the)|independent|unconnected)\b",
    re.IGNORECASE,
)
_DOCTORS: Final = frozenset(["doctor", "physician", "therapist"])
_ADVISES: Final = re.compile(r"\bwho (?:is|was) advising|\w advising\b")
_UNNAMED: Final = re.compile(r"\b(?:unnamed|anonymous|unidentified)\b", re.IGNORECASE)
_FORMER: Final = re.compile(r"\W*(?:\w+ )?(?:former|retired|ex-)\b", re.IGNORECASE)
# Experts who are employed as such; whoever was one was one of a body.
_EMPLOYED: Final = frozenset(
    "analyst scientist economist researcher forecaster statistician specialist".split()
)
# Bodies that are known by two words of which the second alone is somebody, several or something.
_TWO_WORDS: Final = re.compile(
    r"\b(?:general staff|border guard|coast ?guard|armed forces|high command|"
    r"(?:secret|security|intelligence|emergency|ambulance|fire|health|prison|social) services?|"
    r"(?:press|news) ?(?:office|desk|service)|opera house|supreme court)$",
    re.IGNORECASE,
)
# "A passenger, posting as @row", "a fan writing on the forum under the name": a post's author
_POSTS: Final = re.compile(
    r"(?<!\w)@\w|"
    r"\b(?:posting|posted|tweeting|writing|wrote|blogging|commenting)\b[^,;.]{0,40}?\b(?:as|under)\b"
)
_PAPER_TEXT: Final = re.compile(
    r"(?:-page|\bsecret|\bleaked|\binternal|\bconfidential|\bclassified|\bbriefing|\bdiscussion|"
    r"\bconsultation|\bposition|\bpolicy|\bresearch|\bworking|\bstrategy|\bgreen|\bwhite|\boptions|"
    r"\bboard|\bcabinet|\bcommittee|\btechnical|\bdraft|\bscientific|\bacademic|\bunpublished|\bpublished)\s+papers?\b|"
    r"\bpapers?,? (?:of|by|for|to|from|on|drawn up|prepared|dated|marked|setting out|circulated|sent|"
    r"written)\b",
    re.IGNORECASE,
)
_PLACED: Final = re.compile(
    r"\b(?:from|at|in|inside|within) ((?:the|that|his|her|its|their|our|[A-Z])[^,;]{2,60})"
)
_ROOM: Final = frozenset(
    "meeting talks session hearing briefing room project program programme investigation team boardroom "
    "headquarters newsroom palace court control".split()
)
_OPEN_TO_ALL: Final = frozenset(
    "gallery hotel shop church mosque synagogue museum theatre theater airport casino supermarket city "
    "county country town village region market school hospital factory plant farm works line".split()
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


_HEADS_IT: Final = frozenset("chief head boss chairman chair leader president director".split())


def kind_of(words: Phrase, text: str) -> PartyKind:
    """What kind of party a phrase names; *text* is the whole of it, with what follows its head."""
    if words.form == "name":
        return _kind_of_name(words, text)
    text = text[:_LONGEST]
    if words.many and _MEMBER.match(text):
        words = Phrase("role", head=singular(words.head), many=False)
    known = kind_of_head(words.head)
    one = kind_of_head(singular(words.head)) if words.many else known
    special = _by_description(words, known, one, text)
    if special is not None:
        return special
    if _from_inside(words, one, text):
        known = one = "anonymous-official"
    if words.many and one == "anonymous-official":
        bare = words.head == "sources"  # "sources said", of whom nothing is told
        few = _FEW.match(text) is not None
        return (
            "anonymous-official"
            if few or (singular(words.head) in _INSIDERS and not bare)
            else "anonymous-group"
        )
    if words.many and known in ("outlet", "unspecified"):
        return "anonymous-group"  # "local media"
    if known is None and words.form == "role" and _is_text(words.head):
        return "document"
    return known or ("anonymous-group" if words.many and words.form == "role" else "unspecified")


def _by_description(
    words: Phrase, known: PartyKind | None, one: PartyKind | None, text: str
) -> PartyKind | None:
    """What the words around a head make of it, whatever it is alone; None if they make nothing of it."""
    head = singular(words.head)
    if known in ("document", "anonymous-group") and _SHARED.search(text):
        return "social-post"
    if words.form == "role" and _TWO_WORDS.search(_up_to_head(words, text)):
        return "named-organisation"
    if (known in PERSONS or known is None) and _POSTS.search(text):
        return "social-post"
    if known == "outlet" and head == "paper" and _PAPER_TEXT.search(text):
        return "document"
    if one == "anonymous-official" and head not in _INSIDERS and _ASKED.search(text):
        return "observer"
    if head in _DOCTORS and words.whose in ("my", "our"):
        return "unspecified"
    if one == "anonymous-official" and _ADVISES.search(text):
        return "anonymous-group" if words.many else "unspecified"  # hired from outside
    return "anonymous-official" if known is None and words.many and _UNNAMED.search(text) else None


def _from_inside(words: Phrase, one: PartyKind | None, text: str) -> bool:
    """Whether somebody whose head does not say so is from inside a body all the same."""
    if _is_anybody(words):
        return is_inside(text)
    if words.form != "role":
        return False
    if one == "observer" and singular(words.head) in _EMPLOYED and _FORMER.match(text):
        return True
    after = text[len(_up_to_head(words, text)) :]
    if one == "observer":
        return _INSIDE.search(text) is not None
    return one == "unspecified" and _WHO_WORKS.match(after) is not None


def _up_to_head(words: Phrase, text: str) -> str:
    """A role's words up to its head; empty if the head is not found there."""
    head = re.search(rf"\b{re.escape(words.head)}s?\b", text, re.IGNORECASE) if words.head else None
    return text[: head.end()] if head else ""


def _is_text(head: str) -> bool:
    """Whether a head that names no party is a text where it is what something comes from."""
    abstract = head.endswith(_ABSTRACT) and len(head) > _SHORT
    return abstract or bool({head, singular(head)} & words_of("texts"))


def is_inside(text: str) -> bool:
    """Whether a phrase says that somebody works in an institution or sat in its meetings."""
    if _INSIDE.search(text):
        return True
    placed = _PLACED.search(text)
    if placed is None:
        return False
    where = phrase(placed[1])
    body = kind_of_head(where.head) == "named-organisation" and where.head not in _OPEN_TO_ALL
    return where.head in _ROOM or body


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
    if known == "anonymous-group" or (is_plural(words.head) and known in PERSONS):
        return "named-organisation"  # "the auditors, Harrow Lunde"
    firm = len(words.name) > 1 and is_organisation(name) and not words.gender and not given_gender(words.name)
    if known in PERSONS and firm and not words.title and words.head not in _HEADS_IT:
        return "named-organisation"  # "the short seller Harrow Partners"
    if words.title or words.gender or known in PERSONS:
        return "named-person"
    if (
        len(words.name) > 1
        and known != "named-organisation"
        and kind_of_head(words.surname.lower()) == "document"
    ):
        return "document"  # "the Harrow Poll"
    if is_organisation(name) or known == "named-organisation" or bare:
        return "named-organisation"
    return "named-person"
