"""Who signs an article: lines that only their place, in its head or at its foot, shows to be credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.ingest import rules
from earwitness.ingest.blocks import Line
from earwitness.ingest.credits import is_job
from earwitness.ingest.timestamps import is_timestamp
from earwitness.names import is_given
from earwitness.records import BlockKind

_BYLINE_WORDS: Final = 25
_NAME_WORDS: Final = 3  # of an author without "By" whose first name is in no list
_PARAGRAPH_WORDS: Final = 12
_BIOGRAPHY_CHARACTERS: Final = 400
_SMALL: Final = r"de|van|von|der|la|al|bin|the"
_PERSON: Final = rf"[A-Z][\w.'’\-]+(?: (?:[A-Z][\w.'’\-]*|{_SMALL})){{1,3}}"
_NAMES: Final = re.compile(rf"{_PERSON}(?:, {_PERSON})*(?:,? (?:and|&) {_PERSON})?")
_IN_PLACE: Final = re.compile(rf"{_PERSON} in [A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){{0,2}}")
_IN_PLACES: Final = re.compile(
    rf"{_IN_PLACE.pattern}(?:(?:,|,? and|,? &) {_PERSON}(?: in [A-Z][\w.'’\-]*)?)*"
)
_AND_PLACE: Final = re.compile(rf"{_PERSON}, [A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+)?")
_BY: Final = re.compile(
    r"(?:(?:posted|written|words|text|story|report|analysis|exclusive|interview|reviewed|compiled|"
    r"(?:as )?told to)\s+)?by\b:?\s+(?!(?:The|A|An|Then|Now|This|That|Our|All|\w+day)\b)(?-i:[A-Z])",
    re.IGNORECASE,
)
_BAR: Final = re.compile(r"\s*[|·•]\s*|\s+/\s+")
_ADDRESS: Final = re.compile(r"\S{1,60}@\S{3,60}|@\w{2,30}")
_SIGNATURE: Final = re.compile(r"(?:[-–—]{1,2}|―)\s?(?:[A-Z]\.?){1,3}")
_NO_FIRST: Final = frozenset(
    ("the", "a", "an", "no", "not", "why", "how", "what", "who", "when", "and", "but")
)
# What is said of authors, in the present: "covers space", "is a data reporter".
_CALLED: Final = re.compile(
    r"(?:,[^,.]{1,60},)? (?:is|are|was|writes|reports|covers|edits|hosts|leads|runs|works|lives|joined|has|"
    r"have|can be|contributed|reported|teaches)\b"
)
_BEFORE_NAME: Final = re.compile(r"\b(?:[Bb][Yy]|and|AND)\b|[&,|]")
_HEAD: Final = 30  # lines that may hold the by-line

Kinds = list[BlockKind | None]


def signs_head(lines: Sequence[Line], kinds: Kinds, i: int, headline: int) -> bool:
    """True if line *i*, below the headline and above the first paragraph, says who made the article.

    ======================================  ================================================
    By Marta of the Pond | 4 May | 12 likes  any words after "By" and a capital, no stop
    Live | Karl Witt in Dorv                 a part between bars that is a by-line
    Karl Witt, Dorv; Karl Witt               names right above the first paragraph, or above
                                             a date, a calling or another credit
    ======================================  ================================================

    Fails on: a subhead of one to three capitalized words, or one like "Two Dams in Peril", which is
    taken for a name and place; one that begins "By Lisk standards".
    """
    line = lines[i]
    if line.words > _BYLINE_WORDS or rules.ends_sentence(line.text):
        return False
    if is_signed(line.text):
        return True
    after_credit = kinds[i - 1] == "credit"
    return (
        (after_credit and is_job(line.text))
        or (after_credit and not line.gap_before and _ADDRESS.fullmatch(line.text) is not None)
        or _are_names(lines, kinds, i)
        or (i == headline + 1 and _is_agency(line))
    )


def is_signed(text: str) -> bool:
    """True for a by-line that shows itself: "By" and a capital, names in places, names with a date."""
    if len(text.split()) > _BYLINE_WORDS or rules.ends_sentence(text):
        return False
    parts = [part for part in _BAR.split(text) if part]
    if any(_BY.match(part) for part in parts) or _IN_PLACES.fullmatch(text):
        return True
    named = any(_NAMES.fullmatch(part) for part in parts) and any(is_timestamp(p) or is_job(p) for p in parts)
    return len(parts) > 1 and (named or any(_IN_PLACE.match(part) for part in parts))


def _are_names(lines: Sequence[Line], kinds: Kinds, i: int) -> bool:
    """Authors without "By": with their calling or place, or above what follows by-lines."""
    text = lines[i].text
    first, _, calling = text.partition(", ")
    named = _NAMES.fullmatch(text) is not None
    if not _NAMES.fullmatch(first) and not named:
        return False
    if calling and is_job(calling):
        return True
    above_paragraph = kinds[i + 1] is None and lines[i + 1].words > _PARAGRAPH_WORDS
    above_credit = kinds[i + 1] in ("credit", "share") or any(
        f(lines[i + 1].text) for f in (is_timestamp, is_job)
    )
    if named and (" and " in text or above_credit):
        return True
    if not above_paragraph or first.split()[0].lower() in _NO_FIRST:
        return False
    if _AND_PLACE.fullmatch(text):
        return True
    words = text.split()
    return named and (is_given(words[0].title()) or (len(words) <= _NAME_WORDS and not text.isupper()))


def _is_agency(line: Line) -> bool:
    """An agency's or author's name of one to three words under the headline, without a gap."""
    capital = all(word[0].isupper() or word in ("and", "of", "the", "&", "for") for word in line.text.split())
    return not line.gap_before and line.words <= 3 and capital and line.text[-1].isalnum()


def authors_of(lines: Sequence[Line], kinds: Kinds) -> frozenset[str]:
    """The names in the credits of the head, in small letters."""
    head = [line.text for line, kind in zip(lines[:_HEAD], kinds, strict=False) if kind == "credit"]
    signed = _BEFORE_NAME.sub(" | ", " | ".join(head)[:1_000])
    return frozenset(m.group().casefold() for m in re.finditer(_PERSON, signed))


def is_about(text: str, authors: frozenset[str]) -> bool:
    """True if a line is the name of one of *authors*, or begins with it and goes on as biographies do.

    =====================================================  =====
    Anna Plum                                              True
    Anna Plum covers rivers. Karl Witt is a data reporter. True
    Anna Plum asked him three times.                       False
    =====================================================  =====
    """
    begins = text[:_BIOGRAPHY_CHARACTERS].casefold()
    name = next((a for a in authors if begins.startswith(a)), None)
    if name is None or len(text) > _BIOGRAPHY_CHARACTERS:
        return False
    return begins == name or _CALLED.match(begins, len(name)) is not None


def is_signature(text: str) -> bool:
    """True for initials behind a dash: "— A.P."."""
    return _SIGNATURE.fullmatch(text) is not None
