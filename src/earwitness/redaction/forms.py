"""The ways in which a chosen party is written: full names, words that stand alone for it, descriptions.

====================  =================================================================================
full                  all words of a name, in any case
alone                 a surname or a single name; in running text with a capital letter (see ``finding``)
before                what stands before a surname: first names, particles
firsts                first names that may stand alone for it
phrases               what it is called in several words, and the very words that were asked for
described             how it is described: "a senior official of the ministry"
====================  =================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from earwitness.gazetteer import words_of
from earwitness.names import is_organisation, is_outlet, is_title, kind_of_head, phrase
from earwitness.rarity import rarity
from earwitness.redaction.folding import fold, spellings

_ARTICLE: Final = re.compile(r"^(?:the|an?|this|that|his|her|its|their)\s+", re.IGNORECASE)
_OWNED: Final = re.compile(r"['’](?:s)?$")
_EDGES: Final = " \t\r\n.,;:\"“”'‘’()[]"
_WORD: Final = re.compile(r"[^\W_](?:[\w'’.-]*\w)?")
_PARTS: Final = re.compile(r"[^\W_]{2,}")
# A description of fewer words ("the official") says nothing of who is meant.
_LEAST_DESCRIBED: Final = 2
_LONGEST_ACRONYM: Final = 5
_GENERATION: Final = frozenset(["jr", "sr", "ii", "iii", "iv"])
# No word of the vocabulary is as rare as one that it lacks (see earwitness.rarity).
_UNKNOWN: Final = 1.0
# A first name that is as frequent a word as "will" is not looked for by itself.
_LEAST_FIRST: Final = 0.25


@dataclass(frozen=True, slots=True)
class Forms:
    """How one party is written, in folded words. ``person``: its names end in a surname."""

    person: bool
    full: frozenset[tuple[str, ...]]
    alone: frozenset[str]
    before: frozenset[str]
    firsts: frozenset[str]
    acronyms: frozenset[str]
    phrases: frozenset[str]
    described: frozenset[str] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        """Every word of its names."""
        return frozenset(w for name in self.full for w in name) | self.alone | self.before

    def with_(self, other: Forms) -> Forms:
        """These forms and those of *other*."""
        return Forms(
            self.person or other.person,
            self.full | other.full,
            self.alone | other.alone,
            self.before | other.before,
            self.firsts | other.firsts,
            self.acronyms | other.acronyms,
            self.phrases | other.phrases,
            self.described | other.described,
        )


def bare(words: str) -> str:
    """*words*, folded, on one line, without an article, a handle's mark or a possessive ending."""
    one = " ".join(words.split()).strip(_EDGES)
    return fold(_ARTICLE.sub("", _OWNED.sub("", one))).lstrip("@#")


def name_words(words: str) -> tuple[str, ...]:
    """The words of the proper name in *words*, as written, without titles; empty if there is none.

    Several small words, as somebody may type a name, are one if the last is no noun that describes.
    """
    found = phrase(words)
    if found.form == "name" and found.name:
        plain = tuple(w.lstrip("@") for w in found.name if fold(w).strip(".") not in _GENERATION)
        return tuple(w for w in plain if w.strip(".'’-"))
    small = tuple(_WORD.findall(words))
    if len(small) > 1 and words == words.lower() and kind_of_head(small[-1]) is None:
        return small
    return ()


def forms(
    names: Collection[str],
    aliases: Iterable[str] = (),
    descriptions: Iterable[str] = (),
    *,
    person: bool,
    elsewhere: Collection[str] = (),
) -> Forms:
    """The forms of a party called *names*, and *aliases* somewhere, and described as *descriptions*.

    *person*: the last word of its names is a surname. A single word that is an alias of a body ("the
    Ministry") is none of its forms where it stands in the name of somebody else: *elsewhere*, folded.
    """
    full: set[tuple[str, ...]] = set()
    alone: set[str] = set()
    before: set[str] = set()
    firsts: set[str] = set()
    acronyms: set[str] = set()
    phrases: set[str] = set()
    described = {bare(d) for d in descriptions if len(_PARTS.findall(bare(d))) >= _LEAST_DESCRIBED}
    chosen = set(names)
    for name in sorted(chosen | set(aliases)):
        words = name_words(name) or (
            tuple(_WORD.findall(_ARTICLE.sub("", name.strip()))) if name in chosen else ()
        )
        plain = tuple(p for p in (fold(w).strip("'") for w in words) if p)
        if not plain:
            continue
        if len(plain) == 1:
            short = words[0].isupper() and len(words[0]) <= _LONGEST_ACRONYM
            if not person and not short and name not in chosen and plain[0] in elsewhere:
                continue
            if short and not person:
                acronyms.add(plain[0])
            alone |= spellings(words[0])
            continue
        full.add(plain)
        if person:
            alone |= spellings(words[-1])
            rest = [w for w in words[:-1] if not is_title(w)]
            before |= {way for w in rest for way in spellings(w.rstrip("."))}
            first = rest[0].rstrip(".") if rest else ""
            if len(first) > 2 and rarity(fold(first)) >= _LEAST_FIRST:
                firsts |= spellings(first)
        elif len(bare(name).split()) > 1:
            phrases.add(bare(name))
    return Forms(
        person, frozenset(full), frozenset(alone - {""}), frozenset(before - {""}), frozenset(firsts),
        frozenset(acronyms), frozenset(phrases - {""}), frozenset(described - {""}),
    )  # fmt: skip


def is_person(name: str) -> bool:
    """Whether *name*, which no party bears, looks like a person's."""
    words = name_words(name)
    plain = " ".join(words)
    return bool(words) and not (is_organisation(plain) or is_outlet(plain) or name.startswith("@"))


@cache
def is_ordinary(word: str) -> bool:
    """Whether a folded *word* is one of the language, too, as "brown" and "may" are.

    Fails on: surnames that the model's vocabulary has and nobody uses as a word, which are then found in
    running text with a capital letter only.
    """
    return rarity(word) < _UNKNOWN


def is_particle(word: str) -> bool:
    """Whether *word* may stand in small letters inside a name, as "van" and "de" do."""
    return fold(word) in words_of("particles")
