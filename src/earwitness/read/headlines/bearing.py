"""What below a headline says an act: hid, knew, promised. Denials, questions and suppositions do not say it.

The outlet's own words bear a headline out as well as a speaker's.

Fails on: the same act of somebody else ("knew"), or on another occasion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from earwitness.read.headlines.amounts import PERHAPS
from earwitness.read.headlines.body import Passage, Story

_NEAR: Final = 200  # characters around a verb in which a denial, a condition or a question is looked for
_SENTENCE: Final = re.compile(r"[.!?]")
_DOUBTFUL: Final = re.compile(
    r"\bif\b|\bwhether\b|\b(?:I|we)(?: (?:do not|don[’']t|would|can|also))? "
    r"(?:think|believe|suspect|guess|reckon)\b|\bwould (?:presumably|surely|have)\b|"
    r"\bin (?:the|a|one|that|some) (?:\w+ )?sense\b|\bso to speak\b|\bin a manner of speaking\b",
    re.IGNORECASE,
)
_NEGATED: Final = re.compile(
    r"(?:\b(?:not|no|never|neither|nor|nobody|nothing|without|cannot|at no time|den(?:y|ie[sd]|ying))\b|"
    r"n[’']t\b)[^.;]{0,45}\Z",
    re.IGNORECASE,
)  # fmt: skip
# A hedge that belongs to the verb after it.
_PERHAPS_BEFORE: Final = re.compile(rf"{PERHAPS.pattern}(?:[^\s,;]* ){{0,4}}\Z", re.IGNORECASE)
# What is rejected, or only charged, is not what the headline asserts.
_REJECTED: Final = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|refut(?:e[sd]?|ing)|disput(?:es|ed|ing)|rebut(?:s|ted)|contest(?:s|ed)|"
    r"rul(?:es?|ed) out|brush(?:es|ed)? off|(?:cleared|acquitted|denial) of|"
    r"dismiss(?:es|ed|ing)? (?:\w+ ){0,2}(?:claim|charge|allegation|accusation|suggestion|idea|report)s?)\b"
    r"[^.;]{0,60}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Borne:
    """A passage that says an act; ``weak`` if only perhaps."""

    passage: Passage
    weak: bool


class Below:
    """What an article's body says of acts; it is searched once for each pattern."""

    def __init__(self, story: Story) -> None:
        self._passages = [
            # what stands in another report is judged there, with the words around it
            p
            for p in story.passages
            if not (p.report and (p.report.parent or p.report.stance in ("denies", "not-held", "doubts")))
        ]
        self._found: dict[re.Pattern[str], list[Borne]] = {}

    def saying(self, act: re.Pattern[str]) -> list[Borne]:
        """What says the act, and neither denies, asks nor supposes it."""
        if act not in self._found:
            self._found[act] = [borne for p in self._passages for borne in _said_in(p, act)]
        return self._found[act]


def _said_in(passage: Passage, act: re.Pattern[str]) -> Iterator[Borne]:
    words = passage.words
    for verb in act.finditer(words):
        before = _SENTENCE.split(words[max(0, verb.start() - _NEAR) : verb.start()])[-1]
        after = _SENTENCE.split(words[verb.end() : verb.end() + _NEAR])[0]
        asked = words[verb.end() + len(after) : verb.end() + len(after) + 1] == "?"
        if not asked and not _DOUBTFUL.search(f"{before} {after}") and not denied(before):
            yield Borne(passage=passage, weak=bool(_PERHAPS_BEFORE.search(before)))


def denied(before: str) -> bool:
    """Whether what stands before a verb denies or rejects it."""
    return bool(_NEGATED.search(before) or _REJECTED.search(before))
