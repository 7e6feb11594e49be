"""Who is there to speak and to print, in a fixed order, with what each is worth as a source.

The order: the leader, who only is told of; his spokesperson; the ministry; those who report to him, as a
group; the spokeswoman of another government; the shared unnamed official; the commanders; the outlets; for
each outlet a contact of its own. What an outlet sees when it looks for itself is the outlet's own skill.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from earwitness.simulate.emit.affairs import THEME_OF, Affair, affairs, placed
from earwitness.simulate.emit.draws import OWN_PAPER, SLOTS, People, skills
from earwitness.simulate.emit.names import (
    ABROADS,
    AGENCIES,
    AGGREGATORS,
    BROADSHEETS,
    GIVEN,
    HOMES,
    INSTITUTES,
    LOST,
    OFFICIALS,
    SURNAMES,
    TABLOIDS,
)
from earwitness.simulate.emit.settings import MOST_COMMANDERS, MOST_OUTLETS, EmitSettings
from earwitness.simulate.emit.story import Actor, Register, Sort, Theme

LEADER: Final = 0
SPOKESPERSON: Final = 1
MINISTRY: Final = 2
FOLLOWERS: Final = 3
GOVERNMENT: Final = 4
OFFICIAL: Final = 5
COMMANDERS: Final = 6
NAMES: Final = len(GIVEN) + len(SURNAMES)
# Chances of the sorts of an outlet's own contact; the rest are witnesses. The shared official is as often
# an insider as not.
_INSIDE: Final = 0.5
_EXPERT: Final = 0.25
_OUTSIDER: Final = 0.5
# So many outlets make room for an aggregator, which comes last.
_WITH_AGGREGATOR: Final = 4


@dataclass(frozen=True, slots=True)
class Cast:
    """Who there is. ``outlets`` are the slots that are used, ``outlet_at`` and ``contact_at`` the actors
    there."""

    theme: Theme
    home: int
    abroad: int
    actors: tuple[Actor, ...]
    commanders: int
    outlets: tuple[int, ...]
    outlet_at: dict[int, int]
    contact_at: dict[int, int]


def cast(scenario: str, levels: int, outlets: int, draws: People, settings: EmitSettings) -> Cast:
    """The actors of one world; *levels* is how many the chain has, *outlets* how many the bundle has."""
    theme = settings.theme or THEME_OF.get(scenario, "office")
    affair = affairs()[theme]
    home, abroad = int(draws.places[0] * len(HOMES)), int(draws.places[1] * len(ABROADS))
    names = _names(draws)
    actors = _institution(affair, home, abroad, names, draws.sort_S3[0][0] < _OUTSIDER)
    worth = skills(draws.skill_S2, settings.unnamed)
    actors[OFFICIAL] = _worth(actors[OFFICIAL], worth[0], _level(draws.sort_S3[0][1], levels))
    for c, skill in enumerate(skills(draws.skill_S2[1 : 1 + settings.commanders], settings.commanders_skill)):
        given, family = names[4 + c]
        commander = Actor(
            sort="commander",
            kind="named-person",
            name=f"{given[0]} {family}",
            role=affair.member_role,
            pronoun=given[1],
            interest=-1,
        )
        actors.append(_worth(commander, skill, 1 if levels else None))
    used = (
        *range(outlets),
        *range(MOST_OUTLETS, MOST_OUTLETS + settings.lost),
        *([OWN_PAPER] if settings.official else []),
    )
    outlet_at = {slot: len(actors) + n for n, slot in enumerate(used)}
    looks = skills(draws.skill_O2, settings.outlets_skill)
    titles = _titles(outlets, draws.outlets_O)
    for slot in used:
        register = _register(slot, outlets)
        actors.append(
            Actor(
                sort="outlet",
                kind="outlet",
                name=placed(titles[slot], home, abroad),
                register=register,
                present=not MOST_OUTLETS <= slot < OWN_PAPER,
                sensitivity=looks[slot][0],
                specificity=looks[slot][1],
            )
        )
    contact_at = {slot: len(actors) + n for n, slot in enumerate(used)}
    seen = skills(draws.skill_S2, settings.observers)
    for slot in used:
        source = 1 + MOST_COMMANDERS + slot
        sort = _contact_sort(draws.sort_S3[source][0])
        given, family = names[4 + MOST_COMMANDERS + slot]
        actors.append(
            _contact(affair, sort, given, family, draws.sort_S3[source], levels, worth[source], seen[source])
        )
    return Cast(theme, home, abroad, tuple(actors), settings.commanders, used, outlet_at, contact_at)


def _names(draws: People) -> list[tuple[tuple[str, str], str]]:
    """Given names with their pronouns, and surnames, no surname twice."""
    given = np.argsort(draws.names_N[: len(GIVEN)], kind="stable").tolist()
    family = np.argsort(draws.names_N[len(GIVEN) :], kind="stable").tolist()
    return [(GIVEN[given[n % len(GIVEN)]], SURNAMES[f]) for n, f in enumerate(family)]


def _institution(
    affair: Affair,
    home: int,
    abroad: int,
    names: Sequence[tuple[tuple[str, str], str]],
    outsider: bool,
) -> list[Actor]:
    """Everybody up to the shared official."""
    people = [f"{given[0]} {family}" for given, family in names[:3]]
    pronouns = [given[1] for given, _ in names[:3]]
    gender = ["woman" if p == "she" else "man" for p in pronouns]
    return [
        Actor(sort="leader", kind="named-person", name=people[0], role=affair.role, pronoun=pronouns[0]),
        Actor(
            sort="spokesperson",
            kind="named-person",
            name=people[1],
            role=f"spokes{gender[1]}",
            affiliation=placed(affair.office, home, abroad),
            pronoun=pronouns[1],
            interest=-1,
        ),
        Actor(
            sort="ministry",
            kind="named-organisation",
            name=placed(affair.ministry, home, abroad),
            pronoun="it",
            interest=-1,
        ),
        Actor(
            sort="followers",
            kind="anonymous-group",
            name=f"the {affair.role}'s {affair.members}",
            pronoun="they",
        ),
        Actor(
            sort="government",
            kind="named-person",
            name=people[2],
            role=f"spokes{gender[2]}",
            affiliation=placed(affair.government, home, abroad),
            pronoun=pronouns[2],
            interest=1,
        ),
        Actor(
            sort="outside" if outsider else "inside",
            kind="anonymous-official",
            interest=1 if outsider else 0,
        ),
    ]


def _worth(actor: Actor, skill: tuple[float, float], level: int | None) -> Actor:
    return Actor(
        sort=actor.sort,
        kind=actor.kind,
        name=actor.name,
        role=actor.role,
        affiliation=actor.affiliation,
        pronoun=actor.pronoun,
        level=level if actor.sort in ("inside", "commander") else None,
        interest=actor.interest,
        sensitivity=skill[0],
        specificity=skill[1],
    )


def _level(uniform: float, levels: int) -> int | None:
    return 1 + int(uniform * levels) if levels else None


def _contact_sort(uniform: float) -> Sort:
    if uniform < _INSIDE:
        return "inside"
    return "expert" if uniform < _INSIDE + _EXPERT else "witness"


def _contact(  # noqa: PLR0913 - what a contact is drawn from
    affair: Affair,
    sort: Sort,
    given: tuple[str, str],
    family: str,
    uniform: Sequence[float],
    levels: int,
    unnamed: tuple[float, float],
    observer: tuple[float, float],
) -> Actor:
    if sort == "expert":
        expert = Actor(
            sort=sort,
            kind="named-person",
            name=f"{given[0]} {family}",
            role=affair.expert,
            affiliation=INSTITUTES[int(uniform[2] * len(INSTITUTES))],
            pronoun=given[1],
        )
        return _worth(expert, observer, None)
    if sort == "witness":
        return _worth(Actor(sort=sort, kind="observer", pronoun=given[1]), observer, None)
    insider = Actor(sort=sort, kind="anonymous-official", pronoun=given[1])
    return _worth(insider, unnamed, _level(uniform[1], levels))


def _register(slot: int, outlets: int) -> Register:
    if slot == OWN_PAPER:
        return "official"
    if slot == 0:
        return "agency"
    if slot >= MOST_OUTLETS:
        return "broadsheet"
    if outlets >= _WITH_AGGREGATOR and slot == outlets - 1:
        return "aggregator"
    return "tabloid" if slot % 3 == 2 else "broadsheet"


def _titles(outlets: int, uniform: np.ndarray[tuple[int], np.dtype[np.float64]]) -> dict[int, str]:
    """The name of each slot's outlet; none twice."""
    pools: dict[Register, list[str]] = {}
    at = uniform.tolist()
    kinds: tuple[tuple[Register, Sequence[str]], ...] = (
        ("agency", AGENCIES),
        ("broadsheet", BROADSHEETS),
        ("tabloid", TABLOIDS),
        ("aggregator", AGGREGATORS),
        ("official", OFFICIALS),
    )
    for n, (register, names) in enumerate(kinds):
        turn = int(at[SLOTS + n] * len(names))
        pools[register] = [*names[turn:], *names[:turn]]
    turn = int(at[SLOTS + len(kinds)] * len(LOST))
    lost = [*LOST[turn:], *LOST[:turn]]
    return {
        slot: (lost if MOST_OUTLETS <= slot < OWN_PAPER else pools[_register(slot, outlets)]).pop(0)
        for slot in (*range(outlets), *range(MOST_OUTLETS, SLOTS))
    }
