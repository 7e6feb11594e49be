"""Whose a bare surname is where several people of one article bear it: papers leave it to one of them.

=====================================================  ====================================================
the article has                                        "Carver said" is
=====================================================  ====================================================
"Ed Carver", "his wife, Mary Carver"                   Ed: relatives are named in full, or by first names
"President Carver", "his wife, Mary Carver"            the president, whose first name it does not give
"President Ed Carver", "Mary Carver"                   Ed: the one with a title
"Ed Carver" four times, "Mary Carver" once             Ed
"Ed Carver", "Mary Carver", once each                  undecided: whoever of them was named last
=====================================================  ====================================================

Fails on: an article on the wife that calls her by the surname and introduces her as somebody's wife.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from earwitness.gazetteer import words_of
from earwitness.names import Phrase, is_organisation

Name: TypeAlias = tuple[str, ...]

_BEFORE: Final = 48  # characters before a name in which a word of kinship introduces its bearer
_AFTER: Final = 40
_TIMES: Final = 2  # as often as any other is named in full who is named most
_KIN: Final = r"(?:{}|first lady|(?:son|daughter|brother|sister|mother|father)-in-law|namesake|heir)".format(
    "|".join(sorted(words_of("kin")))
)
# "his wife, Mary Carver", "their sons Ed and", "the president's elder brother, Dr"
_IS_KIN: Final = re.compile(
    rf"\b(?:(?i:his|her|their|whose|the|an?)|\w+[’']s?|ex-|late) (?:[\w-]+ ){{0,2}}{_KIN}s?"
    rf"(?: and (?:[\w-]+ ){{0,2}}{_KIN}s?| and [\w-]+)*,? (?:[A-Z][\w.]+ ){{0,2}}(?:and )?$|"
    rf"\b(?i:first lady|{_KIN}) $"
)
_WHO_IS_KIN: Final = re.compile(
    rf"^,? (?:(?:who is|who was|is|was) )?(?:his|her|their|the|an?|(?:[\w.]+ ){{0,2}}[\w.]+[’']s?) "
    rf"(?:[\w-]+ ){{0,2}}{_KIN}\b"
)


def bearers(text: str, names: Iterable[Phrase]) -> Mapping[str, Name]:
    """Whose each surname of several people is, where the article decides: surname to his first and last name.

    A value of one word says that the surname stands for somebody whose first name the article does not give.
    *names* are the names of *text*, each as often as it stands there.
    """
    full: dict[str, Counter[Name]] = {}
    titled: dict[str, set[Name]] = {}
    spelled: dict[Name, set[str]] = {}
    for found in names:
        name = first_and_last(found.name)
        if not name or is_organisation(" ".join(found.name)):
            continue
        if len(name) > 1:
            full.setdefault(name[-1], Counter())[name] += 1
            spelled.setdefault(name, set()).add(" ".join(found.name))
        if found.title:
            titled.setdefault(name[-1], set()).add(name)
    return {
        last: whose
        for last, several in full.items()
        if (len(several) > 1 or (last,) in titled.get(last, ()))
        and (whose := _whose(text, several, titled.get(last, set()), spelled, last)) is not None
    }


def first_and_last(name: Name) -> Name:
    """First name and surname in small letters: "Ann R. Hale" is "Ann Hale"."""
    words = tuple(w.casefold() for w in name)
    return words if len(words) < 2 else (words[0], words[-1])


def _whose(
    text: str, several: Counter[Name], titled: set[Name], spelled: Mapping[Name, set[str]], last: str
) -> Name | None:
    kin = {name for name in several if any(_introduced_as_kin(text, n) for n in spelled[name])}
    rest = [name for name in several if name not in kin]
    if not rest:  # nobody but relatives has a first name here
        return (last,) if (last,) in titled and len(kin) == len(several) else None
    if len(rest) == 1:
        return rest[0] if kin else None
    with_title = [name for name in rest if name in titled]
    if len(with_title) == 1:
        return with_title[0]
    first, second = several.most_common(2)
    most = max(rest, key=lambda name: (several[name], name))
    return most if first[0] == most and first[1] >= _TIMES * second[1] else None


def _introduced_as_kin(text: str, name: str) -> bool:
    """Whether *name* is introduced by a word of kinship, where it first stands or anywhere."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        before = before[before.rfind("\n") + 1 :]
        if _IS_KIN.search(before) or _WHO_IS_KIN.match(text[match.end() : match.end() + _AFTER]):
            return True
    return False
