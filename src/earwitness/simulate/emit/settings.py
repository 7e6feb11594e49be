"""What can be chosen about emitting a world. docs/simulated-worlds.md has the same table for readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import inf, isfinite
from typing import Final, Literal

from earwitness.errors import SettingError
from earwitness.simulate.emit.story import FACTS, THEMES, FactKind, Theme


@dataclass(frozen=True, slots=True)
class Skill:
    """How good sources of one sort are: Beta distributions of their sensitivity and their specificity.

    ``right`` and ``wrong`` are the two parameters of the chance to take for so what is so, ``clear`` and
    ``mistaken`` those of the chance to take for not so what is not: as many cases as one would have to have
    seen."""

    right: float
    wrong: float
    clear: float
    mistaken: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EmitSettings:
    """Every mechanism of the outside, with its numbers. Chances lie between 0 and 1; 0 switches a thing off.

    None of the defaults is measured; they make bundles of about ten articles with some forty statements, in
    which everything that the example bundle shows happens often enough to be seen."""

    # what is told of
    theme: Theme | None = None  # whose words; None: the built-in scenario's own, else "office"
    steps: tuple[int, ...] | None = (
        None  # the moments that are reported on; None: one, drawn from the second half
    )
    facts: tuple[FactKind, ...] = FACTS
    # how far below the plan counts: units of the state, the scenario's outside.worse, or as far as in half
    # of all steps
    worse: float | Literal["median", "scenario"] = "median"
    margin: float | Literal["median"] = "median"  # the leader is misled where L - theta is above it
    window: int = 4  # a dismissal counts as recent for so many steps
    base_rate: float | None = (
        None  # None: the run decides what holds; else each proposition holds with this chance
    )
    start: str = "2031-03-04"  # the day of step 0
    days: int = 7  # days of a step

    # who knows what
    perceived: Literal["run", "skill"] = (
        "run"  # of the state: by the run's own signals and messages, or by skill
    )
    unnamed: Skill = Skill(7, 3, 9, 2)
    observers: Skill = Skill(8, 3, 10, 2)
    commanders_skill: Skill = Skill(6, 4, 9, 2)
    outlets_skill: Skill = Skill(6, 4, 14, 2)
    interest: float = 1.0  # logits by which a proposition that serves its speaker is the likelier said
    candor: float = 1.0  # share of its level's shading that an unnamed insider leaves away
    figure_spread: float = 0.2  # standard deviation of log(amount), before the tails
    figure_tail: float = 4.0  # degrees of freedom of Student's t
    figure_bias: float = 0.25  # log-amount that interest adds, or takes off
    puts_number: float = 0.7  # an amount is said where there is one
    scale: float | None = (
        None  # points of a shortfall in a unit of the state; None: so that it has two digits
    )

    # who speaks
    leaks: bool = True  # the shared unnamed official talks
    independent: float = 0.5  # an outlet has a source of its own for a proposition
    commanders: int = 1  # who speak under their names
    speaks: float = 0.6  # a commander says in public what he makes of it
    contradicts: float = 0.3  # who takes a proposition for false says so, once it is about
    tells_how: float = 0.6  # who says that the leader is misled says by whom
    update: float = 0.5  # a figure is brought up to date a step later
    denials: bool = True
    of_knowledge: float = 0.25  # the institution disputes what others can know, instead of the fact
    hedge_floor: float = 0.1  # of sources that are quite sure
    hedge_slope: float = 0.8  # more of those that might as well have tossed a coin

    # who prints what
    outlets: int | None = None  # of the bundle; None: as many as scenario.outside says
    lost: int = 1  # outlets whose articles the bundle lacks
    official: bool = True  # the institution has an outlet of its own
    carries: float = 0.5  # what is said in public is printed
    told_outlet: float = 0.3  # an outlet says that it was told itself
    quotes: float = 0.5  # a first-hand statement is quoted, not reported in the outlet's words
    relay: float = 0.6  # an outlet without a source of its own passes on what another has
    republish: float = 0.15  # an outlet prints the agency's article under a credit line
    headlines: bool = True
    headline_hedge: float = 0.5  # a headline drops the hedge
    headline_source: float = 0.3  # a headline drops the source
    note: float = 0.2  # an article says that its unnamed sources could not be checked

    # what relays do
    credit: float = 0.75  # the outlet that it comes from is named
    credit_first: float = 0.5  # of a chain, the first outlet is named and not the last
    verbatim: float = 0.5
    truncated: float = 0.15
    hedge_lost: float = 0.4
    hedge_added: float = 0.05
    reattributed: float = 0.1
    unsourced: float = 0.1
    number_changed: float = 0.1
    checks: float = 0.1  # it looks for itself before it prints
    says_checked: float = 0.6  # and says so if it found the same
    drops: float = 0.5  # and prints nothing if it found otherwise

    tolerance: float = 0.1  # a claim with a number holds if that is off by no more than this share

    def __post_init__(self) -> None:
        _check(self)


_CHANCES: Final = (
    "candor", "puts_number", "independent", "speaks", "contradicts", "tells_how", "update",
    "of_knowledge", "hedge_floor", "hedge_slope", "carries", "told_outlet", "quotes", "relay",
    "republish", "headline_hedge", "headline_source", "note", "credit", "credit_first", "verbatim",
    "truncated", "hedge_lost", "hedge_added", "reattributed", "unsourced", "number_changed",
    "checks", "says_checked", "drops",
)  # fmt: skip
# As many as there are names for.
MOST_OUTLETS: Final = 12
MOST_COMMANDERS: Final = 4
MOST_LOST: Final = 4


# (key, least, greatest, whether the least itself is allowed, what to give)
_BOUNDS: Final = (
    *((name, 0.0, 1.0, True, "a chance between 0 and 1") for name in _CHANCES),
    ("figure_tail", 0.0, inf, False, "a number above 0"),
    ("tolerance", 0.0, inf, False, "a number above 0"),
    ("days", 1, 366, True, "1 to 366"),
    ("window", 1, inf, True, "1 or more"),
    ("figure_spread", 0.0, inf, True, "0 or more"),
    ("interest", 0.0, inf, True, "0 or more"),
    ("figure_bias", 0.0, inf, True, "0 or more"),
    ("commanders", 0, MOST_COMMANDERS, True, f"0 to {MOST_COMMANDERS}"),
    ("lost", 0, MOST_LOST, True, f"0 to {MOST_LOST}"),
)

_WHOLE: Final = ("days", "window", "commanders", "lost")


def _check(s: EmitSettings) -> None:
    """Raises SettingError for a value that is not allowed."""
    for key, least, most, at_least, remedy in _BOUNDS:
        value = getattr(s, key)
        if key in _WHOLE and not isinstance(value, int):
            raise _wrong(key, value, f"give a whole number, {remedy}")
        if not _number(value) or not least <= value <= most or (value == least and not at_least):
            raise _wrong(key, value, f"give {remedy}")
    for key in ("unnamed", "observers", "commanders_skill", "outlets_skill"):
        skill = getattr(s, key)
        numbers = (skill.right, skill.wrong, skill.clear, skill.mistaken)
        if not all(_number(n) and n > 0 for n in numbers):
            raise _wrong(key, skill, "give four numbers above 0")
    _check_choices(s)
    _check_numbers_or_none(s)


def _check_choices(s: EmitSettings) -> None:
    if s.theme is not None and s.theme not in THEMES:
        raise _wrong("theme", s.theme, f"give one of {', '.join(THEMES)}")
    if not s.facts or any(f not in FACTS for f in s.facts) or len(set(s.facts)) < len(s.facts):
        raise _wrong("facts", s.facts, f"give some of {', '.join(FACTS)}, each once")
    if s.perceived not in ("run", "skill"):
        raise _wrong("perceived", s.perceived, "give run or skill")
    if s.worse not in ("median", "scenario") and not (_number(s.worse) and float(s.worse) >= 0):
        raise _wrong("worse", s.worse, "give 0 or more, median or scenario")
    if s.margin != "median" and not (_number(s.margin) and float(s.margin) >= 0):
        raise _wrong("margin", s.margin, "give 0 or more, or median")
    try:
        date.fromisoformat(s.start)
    except (ValueError, TypeError):
        raise _wrong("start", s.start, "give a day such as 2031-03-04") from None


def _check_numbers_or_none(s: EmitSettings) -> None:
    if s.scale is not None and not (_number(s.scale) and s.scale > 0):
        raise _wrong("scale", s.scale, "give a number above 0, or None")
    if s.outlets is not None and not (isinstance(s.outlets, int) and 2 <= s.outlets <= MOST_OUTLETS):
        raise _wrong("outlets", s.outlets, f"give 2 to {MOST_OUTLETS}, or None")
    if s.base_rate is None:
        return
    if not (_number(s.base_rate) and 0 <= s.base_rate <= 1):
        raise _wrong("base_rate", s.base_rate, "give a chance between 0 and 1, or None")
    if s.perceived == "run":
        remedy = 'what the run shows would contradict it; give perceived="skill" as well'
        raise _wrong("base_rate", s.base_rate, remedy)


def _number(value: object) -> bool:
    """Whether *value* is a finite number; True and False are none."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _wrong(key: str, value: object, remedy: str) -> SettingError:
    return SettingError(f"emit: {key} = {value!r}: not allowed; {remedy}")
