"""What a denial is of, by its own words: what it would say without its "not", or a story told elsewhere.

===================================  ==============================  ==================================
the denial                           what is denied, by its words    how
===================================  ==============================  ==================================
not one fault was relabelled         one fault was relabelled        ``affirmed``
nobody has run away                  somebody has run away           ``affirmed``
the account is a fairy tale          some story                      ``speaks_of_a_story``
it; that                             what stands above               ``points``
===================================  ==============================  ==================================

Fails on: a denial in positive words ("he retired at his own wish"), of which nothing is turned round.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from earwitness.trace.propositions import words

_TURNED: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r"\b(?:nobody|no one|no-one|none)\b", "somebody"),
        (r"\bnothing\b", "something"),
        (r"\bnever\b", ""),
        (r"\bnot (?:one|a single)\b", "one"),
        (r"\bcan(?:not|['’]t)\b", "can"),
        (r"\bwon['’]t\b", "will"),
        (r"n['’]t\b| not\b|\Anot\b", ""),
        (r"\bno\b", "some"),
        (r"\b(?:nor|neither)\b", ""),
    )
)
# Of what is said elsewhere, or of how untrue it is: none of them tells what was said.
_STORY: Final = frozenset(
    words(
        "story stories account accounts report reports claim claims rumour rumours rumor rumors tale tales "
        "allegation allegations accusation accusations charge charges suggestion suggestions insinuation "
        "insinuations fairy invention inventions invented lie lies fabrication forgery nonsense untrue false "
        "slander smear notion idea version matter number figure denial press newspaper circle spread abroad "
        "pure crude total old start finish sheer simply"
    )
)
# Summed weights of words: with less beside them "the reports on the dam" is of the reports, and "that is so"
# of what stands above. Two rare words weigh 2.
_LITTLE_BESIDE: Final = 2.0
_HARDLY_A_WORD: Final = 1.0

Weight = Callable[[frozenset[str]], float]


def affirmed(text: str) -> str:
    """*text* without its negations, in words that a vector can be made of."""
    for pattern, instead in _TURNED:
        text = pattern.sub(instead, text)
    return " ".join(text.split())


def speaks_of_a_story(told: frozenset[str], weight: Weight) -> bool:
    """Whether a content of the words *told* only names a story, and says hardly which."""
    return bool(told & _STORY) and weight(told - _STORY) < _LITTLE_BESIDE


def points(told: frozenset[str], weight: Weight) -> bool:
    """Whether a content of the words *told* only points to another statement."""
    return not told & _STORY and weight(told) < _HARDLY_A_WORD
