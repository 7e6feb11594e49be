"""Sources that are nobody in particular ("everyone", "they", "some"), and names as they stand in a sentence.

"Not everyone believes it" tells of no speaker whom one could ask: such a source is never told as somebody.
"""

from __future__ import annotations

import re
from typing import Final

_NOBODY: Final = re.compile(
    r"(?:not |almost |nearly |hardly )?"
    r"(?:every(?:one|body)|any(?:one|body)|some(?:one|body)|no(?:body|ne|[ -]one)|"
    r"some|many|most|(?:a )?few|several|all|both|others?|another|people|they|them|those|these|who|whoever|"
    r"i|me|we|us|you|he|him|she|her|it|one)(?: (?:else|people|others)| of (?:them|us|those|these))?",
    re.IGNORECASE,
)
# Words that open a description: they keep no capital inside a sentence.
_OPENING: Final = frozenset(
    "a an the one two three some several many most all another other others not no".split()
)
# What follows these was left out of a name: "a person who" is a person.
_LEFT_OPEN: Final = re.compile(r"\s+(?:who|whom|which|that)$", re.IGNORECASE)


def is_nobody(name: str | None) -> bool:
    """Whether *name* names and describes nobody: a pronoun or a word for any number of people, or nothing."""
    return not name or not name.strip() or _NOBODY.fullmatch(" ".join(name.split())) is not None


def in_sentence(name: str, *, the: bool = True) -> str:
    """*name* as it stands inside a sentence: what opened one loses its capital, "a person who" its "who".

    Without *the* a "The" keeps its capital, as it may be part of a name. "I" keeps its own.
    """
    words = _LEFT_OPEN.sub("", name)
    first, _, rest = words.partition(" ")
    low = first.casefold()
    if low == "i" or (low == "the" and not the):
        return words
    if is_nobody(words) or (rest and low in _OPENING):
        return f"{low} {rest}" if rest else low
    return words
