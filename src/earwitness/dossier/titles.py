"""The wording under which a claim is listed: one that can be understood alone, cut where a clause ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.numerals import NUMBER

_MARKS: Final = "\"“”'‘’«» "
_LEAST_WORDS: Final = 5  # "12 liters" says nothing by itself
_LONGEST: Final = 170  # characters of a title: a long sentence
# A title with so many faults is told with the name of whoever said it: "I sign it" needs one.
NEEDS_NAME: Final = 3
# What a fault of a wording counts. They only rank wordings of one claim, by what a reader lacks most: a
# sentence without its verb or beginning tells nothing, one that begins in lower case tells all the same.
_NO_VERB: Final = 4
_OPENS_OPEN: Final = 4
_PERSON: Final = 4
_POINTS_BACK: Final = 4
_GAP: Final = 3
_ENDS_OPEN: Final = 4
_UNBALANCED: Final = 3
_SHORT: Final = 4
_PRONOUN_INSIDE: Final = 3
_LONG: Final = 1
_SMALL: Final = 1
_MARK_INSIDE: Final = re.compile(r"[\"“”«»]|(?<!\w)[‘’']|[‘’'](?!\w)")
_CONJUNCTION: Final = re.compile(
    r"(?:so|and|but|or|nor|yet|because|since|although|though|while|whereas|if|unless|until|as|than|then|who|whom|"
    r"whose|which|whether|where|when|why|how|to|of|for|by|from|with|in order)\b"
)
_FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should|cannot|"
    r"went|came|gave|took|found|made|saw|knew|left|fell|said|told|kept|held|lost|paid|sent|got|ran|stood|"
    r"began|broke|brought|built|bought|cut|drew|drove|felt|grew|heard|hid|hit|led|met|put|rose|sank|sold|"
    r"shot|spent|stole|struck|taught|thought|threw|understood|wrote|won|[a-z]{3,}ed)\b|n['’]t\b|['’](?:re|ve|ll)\b|"
    # "holds the": not a plural before what follows it
    r"\b[a-z]{3,}s (?:an?|the|that|no|its|his|her|their|up|out|down|not)\b",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|[Yy]ou|[Yy]our)\b")
_BACK: Final = re.compile(
    r"(?:he|she|it|they|this|these|those|such|his|her|their|its|him|them|there it)\b", re.I
)
_PRONOUNS: Final = re.compile(r"\b(?:he|she|they|him|them)\b", re.IGNORECASE)
_HANGING: Final = (
    "a|an|the|of|to|from|and|or|but|that|which|who|than|as|is|are|was|were|be|been|has|have|had|will|would|can|"
    "could|may|might|must|its|their|his|her|it|if|because|so|where|when|while|these|those"
)
# A sentence may end in these ("unaccounted for"), but a cut there leaves them hanging.
_PARTICLES: Final = (
    "in|on|at|by|for|with|up|about|around|nearly|almost|over|under|least|most|more|fewer|less|some|only|into|"
    "between|not|no|this"
)
_ENDS_IN: Final = re.compile(rf"\b(?:{_HANGING})$", re.IGNORECASE)
_OPEN_END: Final = re.compile(rf"\b(?:{_HANGING}|{_PARTICLES})$", re.IGNORECASE)
_CLAUSE: Final = re.compile(
    r"[,;:.]\s|\s[–—-]\s|\s(?=(?:and|but|which|who|that|because|after|before|when|while|where|if)\s)"
)
# A clause's end is taken where it leaves so much of what there is room for.
_ENOUGH: Final = 0.55
_NEAR: Final = 4  # words in which a number is just ahead
_NUMBER: Final = re.compile(rf"[$€£]?(?:{NUMBER})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """Words of a claim, which of its wordings they are (None: its text), and whether they stand alone."""

    words: str
    wording: int | None
    alone: bool


def title(text: str, wordings: Sequence[str]) -> Title:
    """The words under which to list a claim of that *text*: of it and its *wordings* what lacks least.

    Of two that lack as much, the text, since tracing found it likest to all others; then the first.
    """
    found = [(None, _bare(text)), *((n, _bare(w)) for n, w in enumerate(wordings))]
    at, words = min(found, key=lambda f: faults(f[1]))
    return Title(words, at, faults(words) < NEEDS_NAME)


def _bare(words: str) -> str:
    inner = " ".join(words.split()).strip(" ,;")
    if inner[:1] in _MARKS and inner[-1:] in _MARKS and not _inside(inner):
        inner = inner.strip(_MARKS).strip(" ,;")
    elif inner[:1] == "“" and inner[-1:] == "”" and not set(inner[1:-1]) & {"“", "”"}:
        inner = inner[1:-1].strip(" ,;")
    return inner.removeprefix("that ")


def _inside(words: str) -> bool:
    return _MARK_INSIDE.search(words.strip(_MARKS)) is not None


def faults(words: str) -> int:
    """How much a reader of *words* alone lacks: nothing is 0."""
    count = len(words.split())
    sentence = words.lstrip(_MARKS)[:1].isupper() and words.rstrip(_MARKS)[-1:] in (*".!?",)
    verb = _FINITE.search(words) is not None or (sentence and count >= _LEAST_WORDS)
    back = _BACK.match(words.lstrip(_MARKS)) is not None
    lacks = (
        (_SHORT, count < _LEAST_WORDS and not (verb and words.lstrip(_MARKS)[:1].isupper())),
        (_NO_VERB, not verb),
        (_OPENS_OPEN, _CONJUNCTION.match(words.lstrip(_MARKS)) is not None),
        (_PERSON, _FIRST.search(words) is not None),
        (_POINTS_BACK, back),
        (_PRONOUN_INSIDE, not back and _PRONOUNS.search(words) is not None),
        (_GAP, " … " in words),
        (_ENDS_OPEN, _ENDS_IN.search(words.rstrip(".!?")) is not None),
        (_UNBALANCED, _unbalanced(words)),
        (_LONG, len(words) > _LONGEST),
        (_SMALL, words.lstrip(_MARKS)[:1].islower()),
    )
    return sum(weight for weight, lacking in lacks if lacking)


def _unbalanced(words: str) -> bool:
    """Whether a quotation inside *words* lacks its other half; an apostrophe is none."""
    return (
        words.count("“") != words.count("”")
        or words.count('"') % 2 == 1
        or len(re.findall(r"(?<!\w)[‘']", words)) != len(re.findall(r"[’'](?!\w)", words))
    )


def clause(words: str, most: int) -> str:
    """*words*, or their beginning up to about *most* characters, ended where a clause ends and marked "…".

    Where no clause ends late enough it ends at a word, and never just before a number: that is what the
    sentence is about. The number and the word after it are told then, however long.
    """
    if len(words) <= most:
        return words
    ends = [m.start() for m in _CLAUSE.finditer(words[: most + 2]) if most * _ENOUGH <= m.start() <= most]
    ends = [e for e in ends if _number(words[e:].lstrip(" ,;:.–—-").split()) is None]
    if ends:
        return f"{words[: ends[-1]].rstrip(' ,;:–—-')} …"
    cut = words[:most].rsplit(" ", 1)[0]
    while (found := _OPEN_END.search(cut)) and found.start() > 0:
        cut = cut[: found.start()].rstrip(" ,;:–—-")
    rest = words[len(cut) :].split()
    at = _number(rest)
    if at is not None:
        if at + 2 >= len(rest):
            return words
        cut = " ".join([cut.rstrip(), *rest[: at + 2]])  # the number, and what it counts
    return f"{cut.rstrip(' ,;:–—-') or words[:most]} …"


def _number(rest: Sequence[str]) -> int | None:
    """Which of the first words of *rest* is a number: "and at least nine men"."""
    return next((n for n, word in enumerate(rest[:_NEAR]) if _NUMBER.match(word)), None)
