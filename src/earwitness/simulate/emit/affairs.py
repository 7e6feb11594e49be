"""The words of five kinds of affair (affairs.toml): offices, bodies, descriptions of the unnamed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from earwitness.simulate.emit.names import ABROADS, HOMES
from earwitness.simulate.emit.story import Actor, Entry, FactKind, Sort, Theme

_FILE: Final = Path(__file__).with_name("affairs.toml")
# The theme of each built-in scenario; any other one is told of as "office".
THEME_OF: Final[dict[str, Theme]] = {
    "war-room": "army",
    "watermelon": "project",
    "great-leap": "harvest",
    "safe-hospital": "ward",
}
# Words that fit an insider and an outsider alike.
_EITHER: Final = (
    "a senior official",
    "a person familiar with the matter",
    "an official with knowledge of the reports",
    "a person briefed on the assessment",
)


class Described(Entry, frozen=True):
    """Words for an unnamed source. ``sort`` None: they fit insiders and outsiders alike.

    ``loud`` ones are what a credit turns into when it changes hands.
    """

    text: str
    sort: Sort | None
    loud: bool = False


class Affair(Entry, frozen=True):
    """The words of one kind of affair.

    ``title`` stands before the leader's name, ``rank`` before a member's; ``government`` is whose official
    talks if that is an outsider; ``thing`` is what the plan is about, ``place`` what the movers leave;
    ``claims`` has the plain wording of each proposition, and of its denial."""

    title: str
    role: str
    office: str
    ministry: str
    government: str
    members: str
    rank: str
    member_role: str
    movers: str
    mover: str
    thing: str
    plural: bool
    place: str
    expert: str
    inside: tuple[str, ...]
    inside_loud: tuple[str, ...]
    outside: tuple[str, ...]
    outside_loud: tuple[str, ...]
    witness: tuple[str, ...]
    claims: dict[FactKind, tuple[str, str]]


@cache
def affairs() -> dict[Theme, Affair]:
    """All kinds of affair, by theme."""
    return msgspec.toml.decode(_FILE.read_bytes(), type=dict[Theme, Affair])


@cache
def descriptions(theme: Theme, sort: Sort) -> tuple[Described, ...]:
    """Words for an unnamed source of *sort*: its own, those that fit others too, and those a tabloid would
    find."""
    affair = affairs()[theme]
    own, loud = {
        "inside": (affair.inside, affair.inside_loud),
        "outside": (affair.outside, affair.outside_loud),
        "witness": (affair.witness, ()),
    }.get(sort, ((), ()))
    either = () if sort == "witness" else _EITHER
    return (
        *(Described(text=text, sort=sort) for text in own),
        *(Described(text=text, sort=None) for text in either if own),
        *(Described(text=text, sort=sort, loud=True) for text in loud),
    )


@cache
def placed(text: str, home: int, abroad: int) -> str:
    """*text* with the countries of a story in it, and "an" or "a" before an adjective as it needs it."""
    if "{" not in text:
        return text
    (home_name, home_adjective, _), (abroad_name, abroad_adjective, _) = HOMES[home], ABROADS[abroad]
    if abroad_adjective[0] not in "AEIOU":
        text = text.replace("an {Abroad}", "a {Abroad}")
    return text.format(home=home_name, Home=home_adjective, abroad=abroad_name, Abroad=abroad_adjective)


def called(theme: Theme, actor: Actor, described: int | None, home: int, abroad: int) -> str:
    """An actor's name, or the words for who is not named."""
    if described is None:
        return actor.name
    return placed(descriptions(theme, actor.sort)[described].text, home, abroad)
