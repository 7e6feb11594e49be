"""What a picture of the whole bundle is made of: places that claims come from and go to, and what flows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from earwitness.dossier.statements import Article

PlaceKind = Literal["source", "relay", "article", "more"]


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody or something that claims come from or go to.

    ``day``: of an article, ``dates``: of all that it stands for. ``reach``: how many articles have something
    from it, at first or second hand. ``claims``: how many claims it gives. ``held``: names of what one row
    stands for, if several.
    """

    key: str
    kind: PlaceKind
    name: str
    href: str
    day: str | None = None
    dates: str = ""
    unnamed: bool = False
    ghost: bool = False
    reach: int = 0
    claims: int = 0
    articles: tuple[Article, ...] = ()
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """What one place has from another; ``stated``: it says so for one claim at least.

    ``times`` counts claims, and where a place stands for several articles each claim for each of them.
    ``way``: the places that lie before or after it on the way of one of these claims.
    """

    start: str
    end: str
    times: int
    stated: bool
    way: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Flows:
    """The picture of the bundle: places in the order in which they are drawn, and what flows."""

    sources: tuple[Place, ...]
    relays: tuple[Place, ...]
    articles: tuple[Place, ...]
    flows: tuple[Flow, ...]
    claims: int

    def places(self) -> tuple[Place, ...]:
        """All places, in the order in which they are drawn."""
        return *self.sources, *self.relays, *self.articles

    @property
    def folded(self) -> bool:
        """Whether some stand as one."""
        return any(p.held for p in self.places())

    def into(self, place: Place) -> tuple[tuple[Place, Flow], ...]:
        """What *place* has from where, the most first."""
        at = {p.key: p for p in self.places()}
        found = sorted((f for f in self.flows if f.end == place.key), key=lambda f: (-f.times, f.start))
        return tuple((at[f.start], f) for f in found)


def forward(start: Place, end: Place) -> bool:
    """Whether time allows that *end* has something from *start*."""
    return not start.articles or not end.articles or when(start) <= when(end)


def when(place: Place) -> tuple[bool, str]:
    """What sorts by date, unknown ones last."""
    return place.day is None, place.day or ""
