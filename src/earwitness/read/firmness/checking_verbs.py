"""The verb groups of notes on checking: whether it came off, and who the subject is if not the object.

================================  ========  ======================================================
words                             voice     read as
================================  ========  ======================================================
"could not independently verify"  active    hindered; so "was unable to", "failed to", "has yet to"
"has seen", "was shown"           active    an outlet that was shown something has seen it
"could not be verified"           passive   hindered
"not possible to verify"          nobody    hindered; so "no way of checking", "hard to confirm"
================================  ========  ======================================================

A group is read from its verb to the left, over auxiliaries, adverbs and words of ability, to the
first word that is none of these: there its subject ends.

Fails on: words between those of a group ("could not, the Bee found, be verified").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Check = Literal["checked", "seen"]
Voice = Literal["active", "passive", "nobody"]

_CHECKS: Final = (
    r"verif(?:y|ies|ied|ying)|confirm(?:s|ed|ing)?|corroborat(?:e[sd]?|ing)|establish(?:ed|ing)?|"
    r"check(?:ed|ing)?|authenticat(?:e[sd]?|ing)|substantiat(?:e[sd]?|ing)|reconcil(?:e[sd]?|ing)|"
    r"ascertain(?:ed|ing)?|determin(?:e[sd]?|ing)|f(?:ind|ound)\s+out|vouch(?:ed)?|prov(?:e|en|ed|ing)|"
    r"trac(?:e|ed|ing)|geo-?locat(?:e|ed|ing)|know|"
    # what somebody cannot say, he has not established
    r"(?:say|tell\s+(?:you|readers)|be\s+(?:sure|certain))(?=\s+(?:for\s+(?:sure|certain)\s+)?(?:whether|if|"
    r"who|when|how)\b)|"
    # whatever is done independently is a check: "has not been independently dated"
    r"(?<=independently\s)\w{3,}"
)
_HANDED: Final = r"shown|given|sent(?!\s+to\b)|handed|provided\s+with|supplied\s+with|granted|leaked"
_SIGHTS: Final = (
    r"seen|read|review(?:ed)?|examined?|obtain(?:ed)?|view(?:ed)?|inspect(?:ed)?|heard|observed?|"
    r"stud(?:y|ied)|analy[sz]ed?|listen(?:ed)?\s+to|consult(?:ed)?|find|found|acquired?|"
    r"(?:gone|been|looked|combed|pored|sifted|trawled|sorted)\s+(?:through|over|at)|"
    rf"(?P<handed>{_HANDED})|(?:get|got|gotten|laid|lay)\s+(?:hold\s+of|(?:its\s+|our\s+)?hands\s+on|sight\s+of)|"
    r"(?:gain|gained|had)\s+(?:access\s+to|sight\s+of)"
)
VERB: Final = re.compile(rf"\b(?:(?P<check>{_CHECKS})|(?P<see>{_SIGHTS}))\b", re.IGNORECASE)

_BE: Final = frozenset("is are was were be been being am remains remained".split())
_HAVE: Final = frozenset("has have had having".split())
_AUX: Final = (
    _BE | _HAVE | frozenset("do does did can could will would may might should cannot to of".split())
)
_HINDERED: Final = frozenset("not never cannot unable failed fails impossible no difficult hard".split())
_NOBODYS: Final = frozenset("difficult hard impossible possible feasible way means".split())
_TRYING: Final = frozenset("able trying tried managed manage yet in a position any".split())
_ADVERBS: Final = frozenset(
    "also so far since now itself themselves ourselves myself ever even still just only later first then "
    "always either otherwise as".split()
)
_AHEAD: Final = frozenset("will would may should must".split())  # "will not be confirmed" is no check made
_WORDS: Final = _AUX | _HINDERED | _NOBODYS | _TRYING | _ADVERBS
_WORD: Final = re.compile(r"[\w’'\-]+")
_SHORT: Final = re.compile(r"(?P<who>\w+?)(?:(?P<no>n[’']t)|[’'](?P<aux>ve|d|s|m|re))", re.IGNORECASE)
_LONGEST: Final = 90  # characters of auxiliaries and adverbs before a verb


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group: where it begins and ends, its voice, whether it is hindered, perfect.

    ``handed``: the subject was given something; ``hands``: it gave something away.
    """

    start: int
    end: int
    check: Check
    voice: Voice
    hindered: bool
    perfect: bool
    handed: bool
    hands: bool
    verb: str


def group(text: str, low: int, verb: re.Match[str]) -> Group:
    """The group that ends in *verb*, read to the left but not over *low*."""
    start, said = verb.start(), list[str]()
    low = max(low, start - _LONGEST)
    for word in reversed(list(_WORD.finditer(text, low, verb.start()))):
        if text[word.end() : start].strip():
            break
        short = _SHORT.fullmatch(word[0])
        if short and short["aux"]:  # "we've": the subject ends inside
            said.append("have" if short["aux"].lower() in ("ve", "d") else "is")
            start = word.start() + short.end("who")
            break
        plain = short["who"].lower() if short else word[0].lower()
        adverb = plain.endswith("ly") and word[0].islower()  # "Nightly has not seen it": an outlet
        known = plain in _WORDS or adverb or (short is not None and short["no"] is not None)
        if not known:
            break
        said += ["not", plain] if short else [plain]
        start = word.start()
    words = frozenset(said)
    nearest = next((w for w in said if w in _AUX), "")
    voice: Voice = "active"
    if words & _NOBODYS and nearest in ("to", "of"):
        voice = "nobody"
    elif nearest in _BE and verb["handed"] is None and _is_participle(verb[0]):
        voice = "passive"
    return Group(
        start=start,
        end=verb.end(),
        check="checked" if verb["check"] else "seen",
        voice=voice,
        hindered=(bool(words & _HINDERED) or {"yet", "to"} <= words) and not words & _AHEAD,
        perfect=bool(words & _HAVE),
        handed=verb["handed"] is not None and nearest in _BE,
        hands=verb["handed"] is not None and nearest not in _BE,
        verb=" ".join(verb[0].lower().split()),
    )


def _is_participle(verb: str) -> bool:
    return verb.lower().endswith(("ed", "en", "n", "t", "d"))
