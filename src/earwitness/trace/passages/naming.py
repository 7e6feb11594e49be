"""How an outlet is called: whether two names are one outlet's, and where running text names it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from earwitness.gazetteer import agencies
from earwitness.rarity import rarity
from earwitness.records import Document, Span
from earwitness.trace.sources import folded

_ARTICLE: Final = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_KIND: Final = re.compile(
    r"\s+(?:news\s*(?:agency|wire|service)?|(?:wire\s+)?service|agency)$", re.IGNORECASE
)
_INITIALS: Final = 2  # letters at least of a shortened name
_LONGEST_INITIALS: Final = 5
# A name of one word that is so common in small letters ("time", "people") may just begin a sentence.
_COMMON: Final = 0.6


def bare(name: str) -> str:
    """*name* without article and without "news agency" behind it, as written otherwise."""
    name = _ARTICLE.sub("", name.strip(), count=1) if _ARTICLE.match(name.strip()) else name.strip()
    shorter = _KIND.sub("", name)
    return shorter or name


def initials(name: str) -> str:
    """The first letters of a name of several words, in capitals; empty for one of one word."""
    words = [w for w in re.split(r"[\s-]+", bare(name)) if w[:1].isupper()]
    return "".join(w[0] for w in words) if _INITIALS <= len(words) <= _LONGEST_INITIALS else ""


def same_outlet(a: str, b: str) -> bool:
    """Whether two names are one outlet's: "AP" and "The Associated Press", "halyard.example" and "Halyard".

    Fails on: an outlet known by another name ("Auntie"); two outlets with one set of initials.
    """
    mine, theirs = folded(bare(a)), folded(bare(b))
    return mine == theirs or mine == initials(b).lower() or theirs == initials(a).lower()


@dataclass(frozen=True, slots=True)
class Outlets:
    """Outlets that are known by name: ``name in outlets`` asks whether a name is one of theirs."""

    full: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> Outlets:
        """The outlets with these names."""
        names = list(names)
        short = frozenset(initials(n).lower() for n in names)
        return cls(frozenset(folded(bare(n)) for n in names), short - {""})

    def __contains__(self, name: str) -> bool:
        plain = folded(bare(name))
        return plain in self.full or plain in self.short or initials(name).lower() in self.full


@lru_cache(maxsize=4096)
def _pattern(outlet: str) -> re.Pattern[str] | None:
    name = bare(re.sub(r"^www\.|\.(?:com|org|net|co\.uk|info)$", "", outlet))
    if not name:
        return None
    forms = {name}
    if name in agencies() or bare(outlet) in agencies():
        forms.add(initials(name))
        forms |= {a for a in agencies() if initials(a) == name}
    known = sorted((re.escape(f).replace(r"\ ", r"\s+") for f in forms if f), key=len, reverse=True)
    return re.compile(rf"(?<![\w@#.])(?:{'|'.join(known)})(?![\w])")


def mentions(outlet: str, document: Document) -> tuple[Span, ...]:
    """Where the text of *document* names *outlet*, in order.

    Fails on: shortened names ("the Chronicle" for "The Lannoch Chronicle").
    """
    pattern = _pattern(outlet)
    if pattern is None:
        return ()
    text = document.text
    found = tuple(m.span() for m in pattern.finditer(text))
    if any(" " in text[s:e] or rarity(text[s:e].lower()) >= _COMMON for s, e in found):
        return found
    return tuple((s, e) for s, e in found if not _begins(text, s))


def _begins(text: str, at: int) -> bool:
    """Whether a sentence or line begins at *at*."""
    before = text[max(0, at - 3) : at].rstrip(" \"“‘'")
    return not before or before[-1] in ".!?\n"
