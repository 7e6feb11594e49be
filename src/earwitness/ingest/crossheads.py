"""Short titles between the paragraphs of a bare text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.ingest import rules
from earwitness.ingest.blocks import Line
from earwitness.records import BlockKind

_CROSSHEAD_WORDS: Final = 10
_TIGHT_CROSSHEAD_WORDS: Final = 7
_CLOCK_WORDS: Final = re.compile(r"\b(?:[ap]\.?m\b\.?|[A-Z]{2,4}T|GMT|UTC)\b|\b[ap]\.m\.", re.IGNORECASE)
_ENTRY_CLOCK: Final = re.compile(
    r"\W{0,2}[0-2]?\d(?:[.:]\d\d)?(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4})?\W{0,2}", re.IGNORECASE
)
_ENTRY_WORDS: Final = 15
_SHORTEST: Final = 3  # characters
_BETWEEN: Final = 4  # lines of captions and the like between a cross-heading and its text

Kinds = list[BlockKind | None]


def mark_crossheads(lines: Sequence[Line], kinds: Kinds, *, tight: bool) -> None:
    """Short titles without a stop that stand alone above a paragraph; quoted ones too.

    A question is one where it is the only such line among other cross-headings; several are an
    interviewer's, and of eight lone ones in PolNeAR's training part seven were the writer's own. Fails
    on: a caption without a credit, or a pulled quotation, that is as short; cross-headings that are all
    questions and not in capitals.
    """
    questions, found = [], False
    for i in range(1, len(lines) - 1):
        line = lines[i]
        if kinds[i] is not None:
            continue
        if kinds[i + 1] is None and _heads_entry(lines, i):
            kinds[i], found = "subhead", True
            continue
        below = next((j for j in range(i + 1, min(i + 1 + _BETWEEN, len(lines))) if kinds[j] is None), i)
        if lines[below].words <= line.words or not _is_prose(lines[below].text):
            continue
        alone = line.gap_before and line.gap_after
        if alone and line.words <= _CROSSHEAD_WORDS and line.text.endswith("?") and not line.text.isupper():
            questions.append(i)
        after_text = line.words <= _TIGHT_CROSSHEAD_WORDS and rules.ends_sentence(lines[i - 1].text)
        if _is_title(line) and (alone or (tight and after_text and below == i + 1)):
            kinds[i], found = "subhead", True
    if found and len(questions) == 1:
        kinds[questions[0]] = "subhead"


def _is_prose(text: str) -> bool:
    return rules.ends_sentence(text) or len(text.split()) > 2 * _CROSSHEAD_WORDS


def _heads_entry(lines: Sequence[Line], i: int) -> bool:
    """True for a short line between the clock of an entry in a live report and the entry's text.

    Fails on: a first paragraph of an entry that is as short and has no stop.
    """
    line = lines[i]
    return (
        _ENTRY_CLOCK.fullmatch(lines[i - 1].text) is not None
        and lines[i - 1].gap_before
        and not line.gap_before
        and not rules.ends_sentence(line.text)
        and 1 < line.words <= _ENTRY_WORDS
        and lines[i + 1].words > line.words // 2
    )


def _is_title(line: Line) -> bool:
    text = line.text.strip("\"“”‘’'«»")
    if not text or line.words > _CROSSHEAD_WORDS or not (text[0].isupper() or text[0].isdigit()):
        return False
    if any(c.isdigit() for c in text) and not any(c.isalpha() for c in _CLOCK_WORDS.sub("", text)):
        return False  # "16.10 BST" above an entry of a live report
    if text.isupper() and len(text) >= 4 and text.endswith(("?", "!")):
        return True
    return len(text) >= _SHORTEST and not rules.ends_sentence(line.text)
