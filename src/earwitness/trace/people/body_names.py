"""Names of bodies and outlets taken apart: the words that count, the head, whether anything is named at all.

================================  ==========================  ==========  ==========================
name                              words                       head        particular
================================  ==========================  ==========  ==========================
"Veskia's Ministry of Grain"      vesk, ministr, grain        ministr     yes
"the grain ministry"              grain, ministr              ministr     no: small letters
"the Foreign Ministry"            foreign, ministr            ministr     no: every country has one
"the Vantage news agency"         vantag                      vantag      an outlet
"a commission of inquiry"         none: no known one is meant
================================  ==========================  ==========  ==========================

Acronyms count where a text states them, "the Joint Assessment Office (JAO)".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from earwitness.gazetteer import words_of
from earwitness.trace.people.folding import fold, folded, stem, written

_LONGEST: Final = 120  # characters of a name that are looked at
_ARTICLE: Final = re.compile(r"(?:the|its|his|her|their|our)\s+", re.I)
_INDEFINITE: Final = re.compile(r"(?:an?|some|any|one|another|several|no)\s+", re.I)
_COMPLEMENT: Final = re.compile(r"\s(?:of|for|in|at|on)\s", re.I)
_CUT: Final = re.compile(
    r"\s*[,;:(–—]|\s(?:who|which|that|appointed|signed|led|run)\s"
    r"|\sand\s(?:half|the|its|an?|all|some|other|most)\s"
)
_SMALL: Final = frozenset("the a an of for and in at on to s".split())
# Words that say what an outlet is and are no part of its name when they are in small letters.
_OUTLET_WORDS: Final = frozenset(
    "news agency newspaper paper daily weekly magazine channel station broadcaster website site blog "
    "tabloid broadsheet outlet wire newswire network program programme tv".split()
)
# Bodies of which every place has one: "the police" of two articles are two bodies until more is said.
_EVERYWHERE: Final = frozenset(
    "police government company firm group team family capital media press country state public "
    "authorities authority court army navy military parliament opposition party embassy hospital school "
    "university office bank club staff council crew prosecution prosecutors television radio newspaper "
    "paper agency network unit department".split()
)
# Words of what a body is for and of what rank: with a capital letter they still name nobody's own.
_PLAIN: Final = frozenset(
    "foreign defence defense interior exterior health finance justice energy education transport culture "
    "trade agriculture environment labour labor security intelligence economy economic internal external "
    "general national federal central supreme high constitutional criminal joint public regional district "
    "city local opposition ruling presidency palace government parliament army police".split()
)
_ACRONYM: Final = re.compile(r"\(([A-Z][A-Za-z&.]{1,9})\)")
_BEHIND: Final = 120  # characters before an acronym in which what it stands for begins


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name: ``words`` are stems, ``head`` the one that says what sort of body it is.

    ``particular``: it has a word of its own, unlike "the Foreign Ministry" and "The Post". ``common``:
    every place has one.
    """

    words: frozenset[str]
    head: str
    particular: bool = True
    common: bool = False


def body_name(text: str, *, outlet: bool = False) -> BodyName | None:
    """What *text* names; None if it names nothing known ("a commission", "a local newspaper")."""
    text = " ".join(text[:_LONGEST].split())
    known = None
    if outlet:
        known = aliases().get(_bare(text))
        text = _outlet(known or text)
    elif _INDEFINITE.match(text):
        return None
    text = _CUT.split(_ARTICLE.sub("", text, count=1), maxsplit=1)[0]
    parts = [w for w in written(text) if fold(w) not in _SMALL]
    if not parts:
        return None
    front = _COMPLEMENT.split(f"{text} ", maxsplit=1)[0]
    heads = [w for w in folded(front) if w not in _SMALL] or [fold(parts[0])]
    words = frozenset(stem(fold(w)) for w in parts)
    sorts = words_of("outlet-names") if outlet and known is None else words_of("organisation-names")
    own = [w for w in parts if not (fold(w).capitalize() in sorts or fold(w) in _PLAIN)]
    return BodyName(
        words=words,
        head=stem(heads[-1]),
        particular=any(w[0].isupper() or w[0].isdigit() for w in (own if known is None else parts)),
        common=len(words) == 1 and heads[-1] in _EVERYWHERE,
    )


def _bare(text: str) -> str:
    return text.removeprefix("The ").removeprefix("the ").strip("“”\"' ")


def _outlet(text: str) -> str:
    """An outlet's name without what says that it is one; empty if nothing is left."""
    parts = text.split()
    inner = max((i for i, w in enumerate(parts) if w == "The"), default=0)  # "the daily The Beacon"
    kept = [w for w in parts[inner:] if w.lower() not in ("the", "a", "an")]
    named = [w for w in kept if not (w in _OUTLET_WORDS or w == "TV")]
    if not any(w[0].isupper() or w[0].isdigit() for w in named):
        return ""
    return " ".join(named)


@cache
def aliases() -> dict[str, str]:
    """The full name of each outlet in the gazetteer by each of its names that only one outlet has."""
    text = files("earwitness").joinpath("gazetteer", "outlets.csv").read_text(encoding="utf-8")
    out: dict[str, set[str]] = {}
    for row in csv.reader(text.splitlines()[1:]):
        for name in (row[0], *row[1].split("|")):
            bare = re.sub(r"\s*\(.*\)$", "", name).removeprefix("The ")
            if bare:
                out.setdefault(bare, set()).add(row[0])
    return {name: min(full) for name, full in out.items() if len(full) == 1}


def acronyms(text: str) -> Iterator[tuple[str, BodyName]]:
    """The stems of acronyms that *text* explains, and what each stands for.

    Fails on: acronyms of another language than the name beside them ("the security service (SBU)").
    """
    for match in _ACRONYM.finditer(text):
        letters = [c for c in match[1].casefold() if c.isalpha()]
        before = written(text[max(0, match.start() - _BEHIND) : match.start()])
        start = _begins(before, letters)
        if start is not None and (name := body_name(" ".join(before[start:]))) is not None:
            yield stem(fold(match[1].replace(".", ""))), name


def _begins(words: list[str], letters: list[str]) -> int | None:
    """Where in *words* those begin whose first letters are *letters*, small words left out or not."""
    at, left = len(words), list(letters)
    while at and left:
        at -= 1
        word = fold(words[at])
        if word[:1] == left[-1] and not (word in _SMALL and at and fold(words[at - 1])[:1] == left[-1]):
            left.pop()
        elif word not in _SMALL:
            return None
    return at if not left and len(letters) > 1 and words[at][0].isupper() else None
