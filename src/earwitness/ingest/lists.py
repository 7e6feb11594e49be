"""What lines are by their neighbors: links below "read next", forms, what stands below a bare label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.ingest import rules
from earwitness.ingest.blocks import Line
from earwitness.ingest.notices import SPEECH, is_form_title, is_sign_up
from earwitness.ingest.timestamps import is_timestamp
from earwitness.records import BlockKind

_LINK_WORDS: Final = 25
_LABELED_WORDS: Final = 30
_FORM_LINES: Final = 6  # of a paragraph that is a form; longer ones are articles without blank lines
_FORM_WORDS: Final = 30
_FORM_SENTENCE_WORDS: Final = 15
_BARE_LABEL: Final = re.compile(r"(?:corrections?|clarifications?|editor['’]s note)s?\s?:?", re.IGNORECASE)
_BARE_CAPTION: Final = re.compile(
    r"(?:image|media|photo|picture|video|figure) (?:caption|(?P<credit>credit|source|copyright)),?:?",
    re.IGNORECASE,
)
_FOLLOW: Final = re.compile(r"(?:follow|find|join|connect with|like)(?: \S+){1,5}", re.IGNORECASE)
_FOOT_LINES: Final = 8

Kinds = list[BlockKind | None]


def is_tight(lines: Sequence[Line]) -> bool:
    """True if the text sets its paragraphs on lines of their own, without blank lines between them.

    Fails on: texts of fewer than six lines, and those wrapped at a fixed width without blank lines.
    """
    gaps = sum(line.gap_before for line in lines[1:])
    return len(lines) >= 6 and gaps * 4 < len(lines)


def mark_labeled(lines: Sequence[Line], kinds: Kinds) -> None:
    """The line below "Image caption" or "Image source", in the same paragraph, as a caption or credit."""
    for i, line in enumerate(lines[:-1]):
        label = _BARE_CAPTION.fullmatch(line.text)
        if label:
            kinds[i] = "credit" if label["credit"] else "caption"
            if not lines[i + 1].gap_before:
                kinds[i + 1] = kinds[i]


def mark_follow(lines: Sequence[Line], kinds: Kinds) -> None:
    """ "Follow the Plum Daily" above a line that names a network, as part of the buttons."""
    for i, line in enumerate(lines[:-1]):
        if kinds[i] is None and kinds[i + 1] == "share" and _FOLLOW.fullmatch(line.text):
            kinds[i] = "share"


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
