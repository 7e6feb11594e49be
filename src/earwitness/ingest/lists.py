"""What lines are by their neighbors: links below "read next", forms, cross-headings, the foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.ingest import rules
from earwitness.ingest.blocks import Line
from earwitness.ingest.credits import is_biography
from earwitness.ingest.notices import SPEECH, is_form_title, is_sign_up
from earwitness.ingest.timestamps import is_timestamp
from earwitness.records import BlockKind

_LINK_WORDS: Final = 25
_LABELED_WORDS: Final = 30
_FORM_LINES: Final = 6  # of a paragraph that is a form; longer ones are articles without blank lines
_FORM_WORDS: Final = 30
_FORM_SENTENCE_WORDS: Final = 15
_BARE_LABEL: Final = re.compile(r"(?:corrections?|clarifications?|editor['’]s note)s?\s?:?", re.IGNORECASE)
_CROSSHEAD_WORDS: Final = 10
_TIGHT_CROSSHEAD_WORDS: Final = 7
_FOOT_LINES: Final = 8

_CLOCK_WORDS: Final = re.compile(r"\b(?:[ap]\.?m\b\.?|[A-Z]{2,4}T|GMT|UTC)\b|\b[ap]\.m\.", re.IGNORECASE)

_ENTRY_CLOCK: Final = re.compile(
    r"\W{0,2}[0-2]?\d(?:[.:]\d\d)?(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4})?\W{0,2}", re.IGNORECASE
)
_ENTRY_WORDS: Final = 15

Kinds = list[BlockKind | None]


def is_tight(lines: Sequence[Line]) -> bool:
    """True if the text sets its paragraphs on lines of their own, without blank lines between them.

    Fails on: texts of fewer than six lines, and those wrapped at a fixed width without blank lines.
    """
    gaps = sum(line.gap_before for line in lines[1:])
    return len(lines) >= 6 and gaps * 4 < len(lines)


def mark_forms(lines: Sequence[Line], kinds: Kinds, *, tight: bool) -> None:
    """The titles above sign-up forms, what else their paragraphs hold, and text below "Correction:"."""
    for i, line in enumerate(lines):
        if kinds[i] == "notice" and _BARE_LABEL.fullmatch(line.text) and len(lines) - i <= _FOOT_LINES:
            below = next((j for j in range(i + 1, len(lines)) if not is_timestamp(lines[j].text)), i)
            kinds[below] = kinds[below] or "notice"
        if kinds[i] != "notice" or not is_sign_up(line.text):
            continue
        if i and kinds[i - 1] in (None, "related-link") and is_form_title(lines[i - 1].text):
            kinds[i - 1] = "notice"
        start, end = _paragraph(lines, i)
        if tight or end - start > _FORM_LINES:
            continue
        for j in range(start, end):
            words = _FORM_WORDS if not lines[j].text.endswith(".") else _FORM_SENTENCE_WORDS
            quiet = lines[j].words <= words and not SPEECH.search(lines[j].text)
            if kinds[j] is None and quiet:
                kinds[j] = "notice"


def _paragraph(lines: Sequence[Line], i: int) -> tuple[int, int]:
    """The lines around line *i* that no blank line parts from it, as far as a form may reach."""
    start, end = i, i + 1
    while not lines[start].gap_before and i - start <= _FORM_LINES:
        start -= 1
    while end < len(lines) and not lines[end].gap_before and end - i <= _FORM_LINES:
        end += 1
    return start, end


def mark_links(lines: Sequence[Line], kinds: Kinds, *, tight: bool) -> None:
    """Lines that follow "Read next:", and lists of headlines with bullets or labels."""
    _mark_announced(lines, kinds, tight)
    for start, end in _bullet_lists(lines):
        items = range(start, end)
        after = all(k is not None for k in kinds[end:]) if end > len(lines) - 2 * _FOOT_LINES else False
        introduced = start > 0 and kinds[start - 1] == "related-link"
        # Fails on: an article that ends in a list of its own points without full stops
        titles = end - start >= 2 and not any(lines[i].text.endswith(".") for i in items)
        if (introduced or (after and titles)) and start > 0:
            for i in items:
                kinds[i] = kinds[i] or "related-link"
    for i, line in enumerate(lines):
        if kinds[i] is None and rules.has_link_label(line.text) and line.words <= _LABELED_WORDS:
            kinds[i] = "related-link"


def _mark_announced(lines: Sequence[Line], kinds: Kinds, tight: bool) -> None:
    """Titles after "Read next": up to a sentence, another kind of line, or the end of their paragraph.

    Titles with a blank line between each two are followed as well. Fails on: a cross-heading right
    after such a list, which is taken for its last title; titles that are sentences with full stops.
    """
    announced, apart = False, False  # whether titles may follow; whether blank lines part them
    for i, line in enumerate(lines):
        if kinds[i] == "related-link":
            if rules.related_intro(line.text) is True:
                announced, apart = True, line.gap_after
            continue
        if not announced or kinds[i] is not None:
            announced = False
            continue
        sentence = line.words > _LINK_WORDS or (
            rules.ends_sentence(line.text) and not line.text.endswith(("?", "!"))
        )
        in_paragraph = not line.gap_before and not tight and line.words <= _LABELED_WORDS
        if in_paragraph or (not sentence and (tight or apart)):
            kinds[i] = "related-link"
        else:
            announced = False


def _bullet_lists(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Half-open ranges of lines in a row that begin with bullets."""
    out: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if rules.is_bullet(line.text):
            if out and out[-1][1] == i:
                out[-1] = (out[-1][0], i + 1)
            else:
                out.append((i, i + 1))
    return out


def mark_foot(lines: Sequence[Line], kinds: Kinds) -> None:
    """Dates, counts and clocks on lines of their own below the article, and words on its author."""
    for i in range(max(1, len(lines) - _FOOT_LINES), len(lines)):
        if kinds[i] is None and is_timestamp(lines[i].text):
            kinds[i] = "notice"
    last = next((i for i in range(len(lines) - 1, 0, -1) if kinds[i] is None), 0)
    near = last > 0 and len(lines) - last <= _FOOT_LINES and lines[last].gap_before
    if near and is_biography(lines[last].text) and not SPEECH.search(lines[last].text):
        kinds[last] = "credit"


def mark_crossheads(lines: Sequence[Line], kinds: Kinds, *, tight: bool) -> None:
    """Short titles that stand alone between paragraphs.

    A question is one where it is the only such line among other cross-headings; several are an
    interviewer's. Fails on: a caption without a credit, or a pulled quotation without marks, that is
    as short; cross-headings that are all questions and not in capitals.
    """
    questions, found = [], 0
    for i in range(1, len(lines) - 1):
        line, following = lines[i], lines[i + 1]
        if kinds[i] is not None or kinds[i + 1] is not None:
            continue
        if _heads_entry(lines, i):
            kinds[i] = "subhead"
            found += 1
            continue
        before_text = following.words > line.words and rules.ends_sentence(following.text)
        if before_text and line.gap_before and line.gap_after and _is_question(line):
            questions.append(i)
        if not before_text or not _is_title(line):
            continue
        after_text = line.words <= _TIGHT_CROSSHEAD_WORDS and rules.ends_sentence(lines[i - 1].text)
        if (line.gap_before and line.gap_after) or (tight and after_text):
            kinds[i] = "subhead"
            found += 1
    if found and len(questions) == 1:
        kinds[questions[0]] = "subhead"


def _is_question(line: Line) -> bool:
    return 2 <= line.words <= _CROSSHEAD_WORDS and line.text[0].isupper() and line.text.endswith("?")


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
    text = line.text
    if not any(c.islower() or c.isupper() for c in _CLOCK_WORDS.sub("", text)):
        return False  # "16.10 BST" above an entry of a live report
    if not (text.lstrip("\"“‘'«")[:1].isupper() or text[0].isdigit()) or (
        text[-1] in "\"”'’»" and not text.isupper()
    ):
        return False
    if text.isupper() and len(text) >= 4 and text.endswith(("?", "!")):
        return line.words <= _CROSSHEAD_WORDS
    return (2 if not text.isupper() else 1) <= line.words <= _CROSSHEAD_WORDS and not rules.ends_sentence(
        text
    )
