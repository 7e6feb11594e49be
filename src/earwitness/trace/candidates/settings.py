"""What can be chosen about the search for candidates, and the measurement behind each default."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Final

from earwitness.errors import SettingError


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSettings:
    """How near-duplicate articles are found.

    ``shingle_words``: words in a shingle; five in a row are seldom shared by chance. ``share``: one
    shingle in so many is kept, 8 bytes each: about 1 kB for a news article of 3 kB; an article with at
    most ``all_below`` shingles keeps all. ``least_containment``: part of the shorter text's shingles
    that must be in the longer. ``most_sharing``: articles that share a shingle are compared each with
    each up to so many, beyond with the ``anchors`` longest of them; copies with the same words are
    paired each with each as long as the pairs are at most ``most_copies`` squared, beyond with one.
    """

    shingle_words: int = 5
    share: int = 4
    all_below: int = 64
    least_containment: float = 0.1
    most_sharing: int = 128
    anchors: int = 4
    most_copies: int = 16

    def __post_init__(self) -> None:
        _check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSettings:
    """How pairs of statements that may say the same are found; a pair needs only one of the three ways.

    By shingles (verbatim, truncated): ``shingle_words`` words in a row, of which the longer statement
    must have ``least_containment`` of those of the shorter. By words (what is rare in both): partners
    that share words worth ``least_shared_words`` of those of the one with less, rare words being worth
    more, and words that more than ``most_sharing`` statements have nothing; the ``most_by_words``
    best of each statement. By vectors (paraphrase): the ``nearest`` of each from ``least_cosine`` on,
    exact up to ``exact_up_to`` different statements; beyond, among the ``probes`` buckets of about
    ``bucket`` statements that are nearest to each.

    Statements with the same words are paired each with each as long as they are at most
    ``most_copies``, beyond with one of them.

    The defaults are for one bundle. Of the links annotated in three bundles of some 200 statements
    each, with vectors of a small general sentence encoder, they find .89 of same-utterance, .81 of
    same-claim and .62 of denies, at 24 pairs a statement; with floors of .35 and .5 and 16 partners,
    .78, .50 and .35 at 4.5. Replies such as "that is false" share nothing with what they are about.
    """

    shingle_words: int = 3
    least_containment: float = 0.3
    most_sharing: int = 128
    anchors: int = 4
    least_shared_words: float = 0.1
    most_by_words: int = 32
    nearest: int = 32
    least_cosine: float = 0.3
    exact_up_to: int = 20_000
    bucket: int = 256
    probes: int = 32
    most_copies: int = 16

    def __post_init__(self) -> None:
        _check(self)


def _check(settings: Any) -> None:
    """Raise SettingError for a part that is not above 0 and at most 1, or a number below 1 (or 0, of few)."""
    for field in fields(settings):
        value = getattr(settings, field.name)
        if field.name.startswith("least_"):
            if not 0 < value <= 1:
                raise SettingError(f"{field.name} is {value}; give a part above 0 and at most 1")
        elif value < (field.name not in _MAY_BE_NONE):
            raise SettingError(f"{field.name} is {value}; give a whole number of 1 or more")


_MAY_BE_NONE: Final = ("all_below", "exact_up_to")
DEFAULT_ARTICLES: Final = ArticleSettings()
# For sets too large to weigh fifty partners of each statement: what is alike in words or in meaning.
CLOSE: Final = StatementSettings(
    least_shared_words=0.35, most_by_words=8, nearest=8, least_cosine=0.6, most_sharing=64
)
DEFAULT_STATEMENTS: Final = StatementSettings()
