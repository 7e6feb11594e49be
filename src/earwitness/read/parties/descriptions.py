"""What a phrase calls somebody: the role, for whom he works, words that show whether it is a man or a woman.

==========================================  =========================================================
"Ned Ashby, chairman of the board"          chairman, the board
"the board's chairman"                      chairman, the board
"a clerk, who asked … because he feared"    a man
==========================================  =========================================================

Fails on: roles of more than four words; what is said after a verb ("who runs the board").
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.gazetteer import Gender
from earwitness.names import Phrase, kind_of_head, phrase
from earwitness.records import Span


def core(text: str, span: Span) -> Span:
    """The noun phrase up to its first comma: a description after it is a mention of its own."""
    words = text[span[0] : min(span[1], span[0] + 400)]
    cut = re.search(r"\s*(?:,|\(|[–—]|\s-\s)", words)
    return (span[0], span[0] + cut.start()) if cut and cut.start() > 2 else span


def called(words: str, found: Phrase) -> tuple[str | None, str | None]:
    """What the words call somebody, and for whom he speaks or works."""
    words = words[:300]
    if found.form == "name":
        before = words[: words.find(found.name[0])].strip(" ,") if found.name else ""
        rest = words.partition(",")[2].strip() or before
    else:
        rest = words
    role = _CALLED.match(rest)
    if not role or kind_of_head(role["role"].split()[-1].lower()) is None:
        title = found.title if found.title not in _HONORIFICS else ""
        return (title or None if found.form == "name" else None), found.owner or None
    return role["role"].strip(), (role["for"] or role["owner"] or found.owner or "").strip() or None


_HONORIFICS: Final = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "hon", "coun", "prof"]
)
_CALLED: Final = re.compile(
    r"(?:(?:(?:the|an?|its|his|her|their|one|another)\s+(?:second |first |third |other )?|"
    r"(?P<owner>(?:(?!\s(?:of|for|at)\s)[^,]){2,40}?)[’']s?\s+))?(?P<role>[\w\-]+(?: [\w\-]+){0,3}?)"
    r"(?:\s+(?:of|for|at|with|in)\s+(?P<for>[^,;.]{2,60}))?(?:,|$)"
)


def told_by_clause(words: str, found: Phrase) -> Gender:
    """The gender that "a clerk, who asked not to be named because he …" shows."""
    match = _CLAUSE.search(words[:400]) if found.form in ("role", "elided") and not found.many else None
    return None if match is None else "m" if match[1] == "he" else "f"


_CLAUSE: Final = re.compile(r"\bwho\b[^“”\"]*?\b(?:because|since|as|that|when|before|after|where) (he|she)\b")


def shown(words: str) -> str:
    """What a party without a name is called: its phrase, up to a verb."""
    bare = re.sub(r"\s+", " ", words[:200].strip())
    return re.split(r"\s(?:that|had|was|were|is|are|has|said|told|came|to tell)\b", bare)[0] or bare


def appositions(words: str) -> list[str]:
    """The heads of what a phrase says after its commas: "clerk" in "Moira Hale, a clerk, who"."""
    heads = (phrase(part).head for part in words[:400].split(",")[1:4])
    return [h for h in heads if h and kind_of_head(h) is not None]
