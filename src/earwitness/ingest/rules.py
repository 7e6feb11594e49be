"""What a single line of an article's text is, where the line itself shows it.

Rules are general and conservative: a notice taken for body is a nuisance, a statement taken for a
notice is lost. None names an outlet, a person or a story. English wording only: in other languages
nearly every line is body.
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.ingest.buttons import button_kind, is_share
from earwitness.ingest.credits import credit_in_caption, is_caption, is_credit, is_media
from earwitness.ingest.links import has_link_label, related_intro
from earwitness.ingest.notices import SPEECH, is_notice
from earwitness.records import BlockKind

__all__ = ["credit_in_caption", "ends_sentence", "has_link_label", "is_bullet", "kind_of", "related_intro"]

# Longer lines are body unless they are consent notices, which run on; nothing reads beyond this.
_LONG: Final = 600
_VERY_LONG: Final = 1200
_BULLET: Final = re.compile(r"^[•‣▪●◦*\-–·»›→▶]\s+")
# Whose report a page sums up. Fails on: headlines of so few words that begin with "Via".
_VIA: Final = re.compile(
    r"(?:[Vv]ia|(?:[Ff]irst|[Aa]s|[Oo]riginally) reported (?:by|in)) (?:the )?[A-Z].{1,100}"
)
# Marks of plain text around a whole line: "*A note.*", "_A note._"
_EMPHASIS: Final = re.compile(r"^(\*{1,3}|_{1,3}|~~)(?=[^\s*_~])(.*\S)\1$")


def kind_of(line: str) -> BlockKind | None:
    """What *line* shows itself to be, or None where only its surroundings could tell."""
    if len(line) > _VERY_LONG:
        return None
    bare = _EMPHASIS.sub(r"\2", _BULLET.sub("", line).strip())
    if len(line) <= _LONG and is_share(bare):
        return "share"  # before "Listen | …", which otherwise is the title of a recording
    if len(line) <= _LONG and is_media(bare) and not SPEECH.search(bare):
        return "media-placeholder"
    if _VIA.fullmatch(bare) and not ends_sentence(bare):
        return "credit"  # before "· 214 comments", which otherwise is a row of buttons
    if is_notice(bare):
        return "notice"
    if len(line) > _LONG:
        return None
    if buttons := button_kind(bare):
        return buttons
    if related_intro(bare) is not None:
        return "related-link"
    if is_credit(line, stopped=ends_sentence(line)):
        return "credit"
    return "caption" if is_caption(line) else None


def is_bullet(line: str) -> bool:
    """True if the line begins with a bullet sign."""
    return _BULLET.match(line) is not None


def ends_sentence(line: str) -> bool:
    """True if it ends as sentences do, closing marks and brackets aside."""
    return line.rstrip("\"'”’»)]* ").endswith((".", "!", "?", "…", ":", ";", ","))
