"""The forms of a person's name, and whether two may be one person's.

=========================================  ======================  ====================================
"Moira Hale", "moira hale"                 equal
"Moira Hale", "Moira A. Hale"              middle                  a middle name that one leaves out
"Moira Hale", "M. Hale"                    initials
"Hale", "Moira Hale"                       surname                 also "van Dyke", "Dick van Dyke"
"Moira", "Moira Hale"                      given                   also a surname that comes first
"Sergei Orlov", "Sergey Orlov"             spelling                one alphabet spelled in another
"Moira Hale", "Ned Hale"                   None
=========================================  ======================  ====================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from earwitness.names import is_given
from earwitness.trace.people.folding import folded, skeleton

Likeness = Literal["equal", "middle", "initials", "spelling", "surname", "given"]

_SUFFIX: Final = re.compile(r",?\s+(Jr|Sr|II|III|IV)\b\.?$")
_MOST: Final = 6  # words of a name; a longer run of capitals is a heading or a list
_CONSONANTS: Final = 3  # that spellings of one name must share: fewer are shared by chance ("Lee", "Li")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A person's name: folded words, the surname last, and what comes after it ("jr")."""

    words: tuple[str, ...]
    suffix: str = ""

    @property
    def surname(self) -> str:
        return self.words[-1]

    @property
    def full(self) -> bool:
        """Whether it has a given name, not only an initial."""
        return len(self.words) > 1 and len(self.words[0]) > 1

    @property
    def bare(self) -> bool:
        """Whether it is one word."""
        return len(self.words) == 1


def name_of(words: tuple[str, ...], suffix: str = "") -> Name | None:
    """A name of the words of :class:`earwitness.names.Phrase`; None for what is too long or has no letter.

    What only describes is left out: "Puffed-up Moira Hale".
    """
    while len(words) > 2 and not is_given(words[0]) and "-" in words[0]:
        words = words[1:]
    plain = tuple(w for word in words for w in folded(word) if not w.isdigit())
    if not plain or len(plain) > _MOST or len(plain[-1]) < 2:
        return None
    return Name(plain, suffix)


def without_suffix(text: str) -> tuple[str, str]:
    """*text* without "Jr" and its like at the end, and that."""
    match = _SUFFIX.search(text)
    return (text[: match.start()], match[1].casefold()) if match else (text, "")


def likeness(one: Name, other: Name) -> Likeness | None:
    """In what way two names may be one person's; None where they may not."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    if one.words == other.words:
        return "equal"
    short, long = sorted((one.words, other.words), key=lambda w: (len(w), w))
    if len(short) == 1 and len(long) > 1:
        if short[0] == long[-1]:
            return "surname"
        return "given" if short[0] == long[0] else None
    if len(long) > len(short) and long[-len(short) :] == short and len(long[0]) > 1:
        return "surname" if not is_given(short[0].capitalize()) else None
    if len(short) == 1:
        return "spelling" if _sounds(short[0], long[0]) else None
    return _full(short, long)


def _full(short: tuple[str, ...], long: tuple[str, ...]) -> Likeness | None:
    """Likeness of two names with given names or initials."""
    surnames = short[-1] == long[-1]
    if not surnames and not _sounds(short[-1], long[-1]):
        return None
    given: Likeness | None
    if short[0] == long[0]:
        given = "equal"
    elif 1 in (len(short[0]), len(long[0])):
        given = "initials" if short[0][0] == long[0][0] else None
    else:
        given = "spelling" if _sounds(short[0], long[0]) else None
    if given is None or not _middles(short[1:-1], long[1:-1]):
        return None
    if not surnames or given == "spelling":
        return "spelling"
    return "middle" if given == "equal" else given


def _middles(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether each middle name of the one is among the other's, in order, as far as initials tell."""
    if len(few) > len(many):
        few, many = many, few
    at = 0
    for name in few:
        while at < len(many) and not (
            many[at] == name or (1 in (len(name), len(many[at])) and many[at][0] == name[0])
        ):
            at += 1
        if at == len(many):
            return False
        at += 1
    return True


def _sounds(one: str, other: str) -> bool:
    return len(skeleton(one)) >= _CONSONANTS and skeleton(one) == skeleton(other)
