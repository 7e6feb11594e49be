"""What two articles share, as a kind: republished, woven in, only quotations in common, or nothing.

The numbers come from 129 pairs of articles read and labeled by hand (98 of one set of web articles, 31 of
another), half of which the thresholds were chosen on; evaluation/trace_passages.py scores them.
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.records import PassageUse
from earwitness.trace.passages.sharing import Amounts

# Part of the shorter article's words. Republished texts held .71 and more (one of .61), texts of which
# parts were woven in .70 and less.
_REPUBLISHED: Final = 0.7
_REPUBLISHED_OWN: Final = 20  # words outside quotation marks: a speech printed twice is no article taken
# Sentences and words of reporting prose. Pairs with only quotations in common had up to 2 sentences with
# 13 words, independent ones 1 with 20 (apart from lists of links), woven-in ones 2 with 22 or more.
_SENTENCES: Final = 3
_FEWER: Final = (2, 22)  # sentences, words
_WORDS: Final = 35
# Words in a row that two writers do not find independently (the annotation guide's rule),
_ROW: Final = 10
# and where one of them says that it is the other's text.
_CREDITED_ROW: Final = 7
_CREDITED_HALF: Final = 8  # quoted by the one, taken over without marks by the other
# Quotations: the shortest whole sentence that two articles of the development bundles had in common had 8.
_QUOTED_ROW: Final = 8
_QUOTED: Final = 12  # words of several
_HALF_ROW: Final = 10
# Traces of the other's wording beside its name: a reworded sentence and a phrase, or two of either.
_CLOSE: Final = 2


def is_taken(shared: Amounts) -> bool:
    """Whether three sentences of reporting prose or about as much were taken over or closely reworded."""
    return (
        shared.sentences >= _SENTENCES
        or (shared.sentences >= _FEWER[0] and shared.own >= _FEWER[1])
        or shared.own >= _WORDS
    )


def has_quotations(shared: Amounts) -> bool:
    """Whether the two have quotations in common that more than one phrase makes up."""
    return shared.quoted_row >= _QUOTED_ROW or shared.quoted >= _QUOTED or shared.half_row >= _HALF_ROW


def use_of(shared: Amounts, *, credited: bool, related: bool, close: int) -> PassageUse | None:
    """How one article uses the other's text; None if it does not.

    *credited*: one says that it uses the other's text; *related*: that, or both use one agency's, or
    one outlet printed both. *close*: traces of the other's wording in paragraphs that name its outlet.
    """
    if shared.covered >= _REPUBLISHED and shared.own >= _REPUBLISHED_OWN:
        return "republished"
    quotes = has_quotations(shared)
    row = shared.own_row >= _ROW and (related or not quotes)
    phrase = credited and (shared.own_row >= _CREDITED_ROW or shared.half_row >= _CREDITED_HALF)
    if is_taken(shared) or row or phrase or close >= _CLOSE:
        return "woven-in"
    return "quotations-only" if quotes else None


_IN_COMMON: Final = "in common: "
_PROSE: Final = re.compile(
    r"(?P<sentences>\d+) sentences? and (?P<own>\d+) words? of reporting prose \((?P<own_row>\d+) in a row\)"
)
_QUOTED_IN_BOTH: Final = re.compile(
    r"(?P<quoted>\d+) words? quoted in both \((?P<quoted_row>\d+) in one piece\)"
)
_QUOTED_IN_ONE: Final = re.compile(r"(?P<half>\d+) words? quoted in one \((?P<half_row>\d+) in a row\)")


def amounts_in_words(shared: Amounts) -> str:
    """The counts for people, as they stand in ``Passage.why``; what is nothing is left out."""
    parts = []
    if shared.sentences or shared.own:
        prose = f"{_many(shared.sentences, 'sentence')} and {_many(shared.own, 'word')} of reporting prose"
        parts.append(f"{prose} ({shared.own_row} in a row)")
    if shared.quoted:
        parts.append(f"{_many(shared.quoted, 'word')} quoted in both ({shared.quoted_row} in one piece)")
    if shared.half:
        parts.append(f"{_many(shared.half, 'word')} quoted in one ({shared.half_row} in a row)")
    return _IN_COMMON + ", ".join(parts)


def read_amounts(words: str) -> Amounts | None:
    """The counts that :func:`amounts_in_words` wrote, without the part covered; None if there are none."""
    if not words.startswith(_IN_COMMON):
        return None
    counted = words.partition(";")[0]
    found = (part.search(counted) for part in (_PROSE, _QUOTED_IN_BOTH, _QUOTED_IN_ONE))
    return Amounts(**{name: int(n) for match in found if match for name, n in match.groupdict().items()})


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
