"""What happens in one emitted world, before any record or word: who knows, who says, who prints it from whom.

Everything refers to everything else by its place in the tuples of ``Story``. A *saying* is an act of
speaking, a *telling* its appearance in an article: one saying may be told by many articles, and each telling
knows the one that it truly comes from, whatever its text admits.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import msgspec

from earwitness.records import Denied, PartyKind

FactKind: TypeAlias = Literal["worse", "misled", "letter", "fled", "dismissed"]
FACTS: Final[tuple[FactKind, ...]] = ("worse", "misled", "letter", "fled", "dismissed")
Theme: TypeAlias = Literal["army", "project", "harvest", "ward", "office"]
THEMES: Final[tuple[Theme, ...]] = ("army", "project", "harvest", "ward", "office")
Sort: TypeAlias = Literal[
    "leader", "spokesperson", "ministry", "followers", "government", "commander", "inside", "outside",
    "witness", "expert", "outlet"
]  # fmt: skip
Register: TypeAlias = Literal["agency", "broadsheet", "tabloid", "aggregator", "official"]
# How a telling says where it has its statement from.
#
# first-hand   the outlet heard the speaker ("said", "told the Courier")
# told         speaker and outlet are credited ("told Fairlead")
# cited        the outlet reports, citing the speaker: two reports, one inside the other
# outlet       the outlet alone is credited ("Fairlead reported")
# line         a credit line at the article's end names the outlet
# uncredited   the speaker is named as if heard first-hand
# unsourced    nobody is named
# look         the outlet has looked for itself and says so
# headline     stands above the telling that it goes back to
How: TypeAlias = Literal[
    "first-hand", "told", "cited", "outlet", "line", "uncredited", "unsourced", "look", "headline"
]


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A part of a story."""


class Fact(Entry, frozen=True):
    """A proposition on the state of things at *step*, and whether it holds.

    ``value`` is the true amount of what may be counted with it, ``bar`` the estimate of the state below
    which it is so, for propositions that follow from the state alone. ``first``: the fact, of the same kind
    and moment, that this one brings up to date. ``note`` names the quantity of the run that decided it."""

    kind: FactKind
    moment: int
    step: int
    holds: bool
    value: float | None = None
    bar: float | None = None
    first: int | None = None
    note: str = ""


class Actor(Entry, frozen=True):
    """Somebody who may speak, print, or be told of.

    ``interest`` is what the propositions of this world do to it: +1 they serve it, -1 they are against its
    interest. ``level``: its place in the chain, 1 directly below the leader. ``sensitivity`` is the chance
    that it takes for so what is so, ``specificity`` that it takes for not so what is not, interest apart.
    """

    sort: Sort
    kind: PartyKind
    name: str = ""
    role: str | None = None
    affiliation: str | None = None
    pronoun: str = "he"
    level: int | None = None
    interest: int = 0
    sensitivity: float = 1.0
    specificity: float = 1.0
    register: Register | None = None
    present: bool = True  # False: an outlet whose articles the bundle lacks


class Saying(Entry, frozen=True):
    """One act of speaking: *actor* says that *fact* is so (``says``) or disputes it.

    ``sure``: how sure the speaker may be, at even odds beforehand. ``day`` counts from the moment's first
    day."""

    actor: int
    fact: int
    says: bool
    denied: Denied | None = None
    sure: float = 1.0
    hedged: bool = False
    amount: float | None = None
    day: int = 0
    informs: bool = False


class Article(Entry, frozen=True):
    """What one outlet prints on one day. ``line``: the outlet that its credit line names."""

    outlet: int
    moment: int
    day: int
    register: Register
    present: bool = True
    line: int | None = None
    note: bool = False  # says, paragraphs later, that its unnamed sources could not be checked


class Telling(Entry, frozen=True):
    """One appearance of a saying in an article.

    ``source``: the telling that it truly comes from. ``via``: the outlet that the text credits.
    ``speaker``: whom the text names as speaking (None: nobody), ``described`` in which words if that is
    nobody by name. ``words`` are equal where the words are. ``noted``: said to be unchecked."""

    article: int
    saying: int
    how: How
    speaker: int | None
    described: int | None = None
    source: int | None = None
    via: int | None = None
    quoted: bool = False
    words: int = 0
    truncated: bool = False
    hedged: bool = False
    added: bool = False  # the hedge is the outlet's own
    amount: float | None = None
    told: bool = False  # "told the Courier": the outlet's step is stated
    noted: bool = False
    swapped: bool = False  # the credit changed hands on this step
    checked: bool | None = None  # what the outlet found when it looked for itself; None: it did not

    @property
    def hedged_by_cue(self) -> bool:
        """Whether the hedge stands in the outlet's own words ("reportedly said") and not in what is said."""
        return self.hedged and self.added and self.how not in ("outlet", "cited", "headline")


class Story(Entry, frozen=True):
    """One world. ``start`` is its first day (ISO), ``days`` how many a step has; actors are in a fixed
    order."""

    theme: Theme
    home: int
    abroad: int
    start: str
    days: int
    steps: tuple[int, ...]  # of the run, one for each moment
    facts: tuple[Fact, ...]
    actors: tuple[Actor, ...]
    sayings: tuple[Saying, ...]
    articles: tuple[Article, ...]
    tellings: tuple[Telling, ...]
    misleading: tuple[bool, ...]  # for each moment, whether those who report to the leader do mislead him

    def says(self, telling: Telling) -> bool:
        """Whether what *telling* tells is that the fact is so."""
        return self.sayings[telling.saying].says

    def begins(self, telling: Telling) -> int:
        """The actor with whom *telling* truly begins."""
        return self.sayings[telling.saying].actor
