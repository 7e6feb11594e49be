"""The name that stands beside a role without a verb: "the clerk, Moira Hale," and "Moira Hale, a clerk".

=============================================  =======================================================
"a spokeswoman for the board, Moira Hale,"     Moira Hale is the spokeswoman
"a spokeswoman for the minister, Ned Hale,"    Ned Hale is the minister: a man's name
"the deputies, Moira Hale and Ned Ashby,"      two members
"named the buyer as Ned Ashby"                 Ned Ashby is the buyer
"Moira Hale, the clerk said, is"               nothing: the clerk speaks of her
=============================================  =======================================================

Fails on: lists ("the clerk, Moira Hale and a driver"), in which the name is taken for the clerk's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Final, Protocol

from earwitness.names import (
    OFFICE_HOLDER,
    Phrase,
    given_gender,
    is_given,
    is_organisation,
    is_outlet,
    kind_of_head,
)
from earwitness.records import Span

_MOST: Final = 4  # members of a group that are named, besides the first
_APPOSITION: Final = 120  # characters from a role to the name in apposition ("a spokeswoman for …, X Y")
_COMPLEMENT: Final = re.compile(
    r"(?:\s(?:of|for|at|in|from|with|on|named)\b[^,;:.!?“”\"()–—]{0,90})?,\s+(?:\d\d, )?"
)
_OF_SOMEBODY: Final = re.compile(rf"\s(?:of|for|to) [^,;]{{0,80}}?\b{OFFICE_HOLDER}, $")
_AFTER_NAME: Final = re.compile(r",\s+(?:\d\d,\s+)?(?:now |then |formerly |once |also )?$")
# "In Dorv, an official said": a place, whose name begins the clause
_PLACE: Final = re.compile(
    r"\b(?:in|at|near|across|inside|outside|into|over|around|throughout|of)\s+(?:the\s+)?$", re.IGNORECASE
)
_SAYS: Final = re.compile(
    r"\s+(?:said|says|saying|told|tells|added|adds|claims|insists|thinks|thought|believes|writes|wrote|goes|went|"
    r"recalls|notes|warns|puts|put|\w{3,20}ed)\b"
)
_NAMED_AS: Final = re.compile(r"\b(?:named|named by \w+|identified|identifies|names) $")
_STOPS_INSIDE: Final = frozenset(
    ["that", "who", "which", "had", "was", "were", "said", "says", "told", "when", "but"]
)


class Named(Protocol):
    """A name in the text."""

    @property
    def span(self) -> Span: ...

    @property
    def found(self) -> Phrase: ...


def apposed(
    text: str,
    span: Span,
    found: Phrase,
    following: int | None,
    by_start: Mapping[int, Named],
    starts: list[int],
) -> tuple[Phrase | None, tuple[Phrase, ...]]:
    """The name that stands in apposition to a role, or the names of a group's members."""
    before = _AFTER_NAME.search(text, max(0, span[0] - 18), span[0])
    at = bisect_left(starts, span[0]) - 1
    if before and at >= 0:
        name = by_start[starts[at]]
        where = _PLACE.search(text, max(0, name.span[0] - 16), name.span[0])
        place = where and not (is_given(name.found.name[0]) and len(name.found.name) > 1)
        said = _SAYS.match(text, span[1])  # "Hale, the clerk said, is"
        open_to = name.span[1] == before.start() and not found.many and not place and not said
        if open_to and _may_be(found, name.found):
            return name.found, ()
    if following is None or following - span[1] > _APPOSITION:
        return None, ()
    for start in starts[bisect_left(starts, following) : bisect_left(starts, span[1] + _APPOSITION)]:
        between = text[span[1] : start]
        if "\n" in between or between.count(",") > 1:
            break
        if between == " as " and _NAMED_AS.search(text, max(0, span[0] - 24), span[0]):
            return by_start[start].found, ()
        if not _COMPLEMENT.fullmatch(between) or not _STOPS_INSIDE.isdisjoint(between.split()):
            continue
        name = by_start[start]
        if kind_of_head(found.head) == "named-organisation" and _OF_SOMEBODY.match(between):
            continue  # "the office of the mayor, Moira Hale"
        if found.many:
            return None, _members(text, name, by_start, starts)
        after = text[name.span[1] : name.span[1] + 2]
        if after in ("’s", "'s"):  # "a memo read by this paper, Hale's staff had"
            continue
        if after[:1] in (",", ".", ";", ":", ")", "’", "”", "\n", "") and _may_be(found, name.found):
            return name.found, ()
    return None, ()


def _members(text: str, name: Named, by_start: Mapping[int, Named], starts: list[int]) -> tuple[Phrase, ...]:
    after = bisect_right(starts, name.span[0])
    out = [name.found]
    at = name
    for start in starts[after : after + _MOST]:
        if not re.fullmatch(r",? and |, ", text[at.span[1] : start]):
            break
        at = by_start[start]
        out.append(at.found)
    return tuple(out) if len(out) > 1 else ()


def _may_be(role: Phrase, name: Phrase) -> bool:
    """Whether a role may be that name's: a person's for a person, and of one gender."""
    whole = " ".join(name.name)
    kind = kind_of_head(role.head)
    body = (is_organisation(whole) or is_outlet(whole)) and not name.title
    if kind in ("named-organisation", "outlet"):
        return body or not given_gender(name.name)
    if kind in ("document", "social-post", None) or (body and role.head not in ("owner", "operator")):
        return False
    gender = given_gender(name.name) or name.gender
    return not (role.gender and gender and role.gender != gender)
