"""Noun phrases that say what somebody is and bring in nobody new.

=============================================  =========================================================
"Hale is a clerk", "he was not a liar"         a predicate, with "a" or "an" after a form of "to be"
"A clerk for ten years, she knew", "A clerk    an apposition before what it describes, with which the
for ten years, Hale knew"                      sentence opens
"There was a clerk", "it was a clerk who"      somebody: the clerk is new
=============================================  =========================================================

Fails on: predicates with "the" ("Hale is the clerk who called"), which are left to parties.coreference.
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.names import first_word
from earwitness.read.parties.mentions import Mention

_BEING: Final = re.compile(
    r"(?<!\bthere )(?<!\bit )(?<!\bthis )(?<!\bthat )"
    r"\b(?:is|was|be|been|being|am|became|becomes?|remains?|remained)"
    r"(?: (?:not|now|still|also|once|never|only|just|always|then|no longer))?\s+$|"
    r"[’'](?:s|m|re)(?: not)?\s+$",
    re.IGNORECASE,
)
_LONGEST: Final = 24  # characters of such a verb with what stands between it and the phrase
_DESCRIBES: Final = re.compile(r"[^.!?;:,\n“”\"]{0,80}, (?:he|she|(?:[A-ZÀ-Þ][\w’'-]+ ){1,3}(?!and\b)[a-z])")


def says_what(text: str, mention: Mention) -> bool:
    """Whether *mention* only says of somebody what he is."""
    found, (start, end) = mention.found, mention.span
    if found.form != "role" or found.many or first_word(mention.words) not in ("a", "an"):
        return False
    if _BEING.search(text, max(0, start - _LONGEST), start):
        return True
    opens = start == 0 or text[start - 1] == "\n" or text[max(0, start - 2) : start] in (". ", "! ", "? ")
    return opens and mention.partner is None and _DESCRIBES.match(text, end) is not None
