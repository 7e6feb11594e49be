"""How much of what a headline says stands in a sentence below, word by word.

Words are compared by a rough stem, numbers by their value ("Thirty-one", "31"), and headlines' short words
with the longer ones that they stand for ("bosses", "executives"). Endings are cut off, not analyzed:

==============================  ==========
words                           stem
==============================  ==========
treated, treats, treating       treat
batteries, battery              batter
lost, loses                     lose
chief, head, boss, director     chief
==============================  ==========

Fails on: paraphrase ("kept in the dark", "was not informed"), which has no word in common.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from earwitness.numerals import number

_WORD: Final = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_EMPTY: Final = _set(
    "a an the of to in on at by for from with as and or but nor so yet if then than that this these "
    "those it its he she they we you i him her them us me his their our your my who whom whose which "
    "what when where why how is are was were be been being am has have had do does did will would shall "
    "can could may might about after before into over under up down out off again against more most "
    "some any all say says said there here just also too very own same other another such via amid per "
    "mr mrs ms dr"
)
# Irregular forms, and at the end the long words that headlines' short ones stand for: base first.
_FAMILIES: Final = (
    "lose lost loss losses|keep kept|hide hid hidden|know knew known|die dead died death deaths|"
    "pay paid|make made|"
    "find found|tell told|buy bought|hold held|lead led|leave left|see saw seen|take took taken|"
    "give gave given|"
    "fall fell fallen|rise rose risen|lie lied lying|steal stole stolen|begin began begun|send sent|"
    "fly flew flown flight flights|sell sold sale sales|shoot shot|hit hits hitting|cut cuts cutting|"
    "go went gone|"
    "think thought|withhold withheld|mislead misled|fight fought|win won|break broke broken|"
    "write wrote written|"
    "speak spoke spoken|run ran|drive drove driven|meet met|burn burnt|person people persons|man men|"
    "woman women|"
    "child children kids kid|not no nobody none nothing never neither nor cannot without|"
    "chief boss bosses chiefs head heads leader leaders director directors executive executives manager|"
    "firm company companies firms maker makers|official officials|"
    "investigate probe probes inquiry investigation|"
    "talk talks negotiations|worker staff employee employees workers|warn warning warnings|"
    "expert experts scientist scientists|minister ministers ministry|army troops soldiers"
)
_FORMS: Final = {form: family.split()[0] for family in _FAMILIES.split("|") for form in family.split()[1:]}
_ENDING: Final = re.compile(r"(?:ations?|ings?|ies|ied|ers?|ors?|ed|es|s|ly|y|e)$")
_NOT: Final = re.compile(r"n[’']t$", re.IGNORECASE)
_CONTRACTED: Final = re.compile(r"[’'](?:s|d|ll|re|ve|m)$", re.IGNORECASE)
_SHORTEST_STEM: Final = 3


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The rough stem of one word, or the value of a number as a string."""
    value = number(word)
    if value is not None and (word[0].isdigit() or value > 1):
        return f"{value:g}"
    lower = word.casefold()
    if lower in _FORMS:
        return _FORMS[lower]
    short = _ENDING.sub("", lower)
    return _FORMS.get(short, short) if len(short) >= _SHORTEST_STEM else lower


def stems(words: str) -> list[str]:
    """Stems of the words of *words* that carry meaning, in order; a contracted "not" is one of its own."""
    out = []
    for match in _WORD.finditer(words):
        word = _CONTRACTED.sub("", match.group())
        if _NOT.search(word):
            out.append("not")
        elif word.casefold() not in _EMPTY:
            out.append(stem(word))
    return out


def share(claim: list[str], passage: frozenset[str]) -> float:
    """How much of *claim* stands in *passage*, from 0 to 1."""
    distinct = set(claim)
    return len(distinct & passage) / len(distinct) if distinct else 0.0
