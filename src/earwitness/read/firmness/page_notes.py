"""Notes on checking that are about a whole page, as digests and round-ups of others' reports print them.

=============================================  ==========================================
words                                          about
=============================================  ==========================================
"we do not verify", "the Sift does not check"  all that the page tells
"has not confirmed any of the reports above"   all that the page tells
"could not confirm the report"                 one report
"comments are not checked"                     nothing that the page tells
=============================================  ==========================================

Fails on: a digest that says in other words that it only passes on ("others' work, put together").
"""

from __future__ import annotations

import re
from typing import Final

_ABOUT_ALL: Final = re.compile(
    r"\b(?:report(?:s|ing)?|stor(?:y|ies)|claims?|items?|articles?|coverage|accounts?|information|material|"
    r"contents?|statements?|allegations?|entries|summar(?:y|ies)|links?|anything|everything|nothing|none|all|any|"
    r"what)\b[^.;]{0,40}?\b(?:above|below|on\s+this\s+page|(?:told|reported|gathered|collected|summari[sz]ed|listed|"
    r"linked|quoted|published|carried|cited|reproduced|presented|appears?|is)\s+here|in\s+this\s+(?:article|story|"
    r"digest|round-?up|summary|review|newsletter|bulletin|briefing|post|blog|thread|compilation))\b",
    re.IGNORECASE,
)
_HABIT: Final = re.compile(r"\b(?:do|does)(?:\s+not|n[’']t)\b", re.IGNORECASE)
_OTHERS: Final = re.compile(
    r"\b(?:comments?|advert\w*|external|third.part(?:y|ies)|users?|readers?|products?|offers?|votes?)\b", re.I
)


def is_about_all(verb: str, about: str) -> bool:
    """Whether a note with the words *verb* ("we do not verify") and the object *about* is about a page."""
    habit = _HABIT.search(verb) is not None and not any(map(str.isalnum, about))
    return habit or _ABOUT_ALL.search(about) is not None


def is_about_others(words: str) -> bool:
    """Whether *words* name what a page holds besides what it tells: comments, advertisements."""
    return _OTHERS.search(words) is not None
