"""What is assumed before anything is read, each number with its unit and reason, and the file to change it.

No study gives hit rates of unnamed officials or of posts, so the numbers below are judgments, and wide
where nothing is known: a strength of 3 is worth three checked statements. An analyst's grade, or a track
record, takes their place::

    claim = 0.5                 # probability that a claim is so, before anybody speaks

    [reliability.B]             # also A to E, named, unnamed, outlet, document, social-post, nobody
    mean = 0.85
    strength = 20

    [[source]]                  # what is known of a source, by the name that trace gives it
    name = "The Halyard"
    right = 14                  # statements that were checked and so; or: grade = "B"
    wrong = 2

    [[source]]
    name = "the Harbor Office"
    denied_if_so = [9, 10]      # of ten claims made of it that it answered and that were so it denied nine
    denied_if_not = [4, 4]
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import msgspec

from earwitness.case import Letter
from earwitness.errors import InputError, SettingError

Kind: TypeAlias = Literal["named", "unnamed", "outlet", "document", "social-post", "nobody"]
LETTERS: Final[tuple[Letter, ...]] = ("A", "B", "C", "D", "E", "F")


class Beta(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A probability that is not known: its mean, and how many observations that is worth."""

    mean: float
    strength: float

    @property
    def counts(self) -> tuple[float, float]:
        """The two parameters of the Beta distribution."""
        return self.mean * self.strength, (1 - self.mean) * self.strength


class Shift(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """By how much an interest moves the log-odds of saying something: normal, in nats."""

    mean: float
    spread: float


class SourcePrior(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of one source: an analyst's grade, or its record.

    ``right`` and ``wrong``: of what it said of its own accord and was checked. What it answers to others is
    another thing, since those who always deny are right whenever others are wrong: ``denied_if_so`` are
    (denied, in all) of the claims made of it that it answered and that turned out so, ``denied_if_not`` of
    those that did not.
    """

    name: str
    grade: Letter | None = None
    right: float = 0.0
    wrong: float = 0.0
    denied_if_so: tuple[float, float] = (0.0, 0.0)
    denied_if_not: tuple[float, float] = (0.0, 0.0)


# mean: probability that a source that speaks says what is so. The chance that it says what is not so is
# 1 - mean before anything is known, and is learned apart. strength: worth so many checked statements.
_RELIABILITY: Final[Mapping[str, Beta]] = {
    # The letters in the words of the code (AJP-2.1): completely, usually, fairly, not usually reliable.
    # People read different numbers into them (Irwin and Mandel 2019): hence 12 to 40 observations, not 100.
    "A": Beta(0.95, 40),
    "B": Beta(0.85, 20),
    "C": Beta(0.75, 12),
    "D": Beta(0.60, 12),
    # A history of invalid information: neither what it says nor the contrary is to be believed.
    "E": Beta(0.50, 20),
    # Nobody has judged them. Their order is that of who can be held to account; their height a compromise on
    # simulated worlds (seeds 5 and 205): where each proposition is as likely as not, means of .60 to .65
    # score best, where a run makes most of what critics say true, .70 and more (evaluation/weigh/worlds.py).
    "document": Beta(0.70, 4),
    "named": Beta(0.68, 4),
    "outlet": Beta(0.66, 5),
    "unnamed": Beta(0.66, 3),
    "social-post": Beta(0.58, 3),
    "nobody": Beta(0.58, 3),
}


class Priors(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"sources": "source"}
):
    """All assumptions. Probabilities lie in 0 to 1; strengths count observations; shifts are in nats."""

    # Before anybody speaks, a claim is as likely as not: bundles hold claims and their contraries alike.
    claim: float = 0.5
    reliability: dict[str, Beta] = msgspec.field(default_factory=lambda: dict(_RELIABILITY))
    # The chance that a speaker who hedges ("it is thought", "may", a forecast) speaks from knowledge and not
    # at a guess. Who does not hedge is taken to know. Of .6, .8 and .9 the best on simulated worlds.
    hedged: Beta = Beta(0.8, 10)
    # An outlet that says it checked: the chance that this was independent of whom it quotes, and how often
    # such a check is right.
    independent: float = 0.7
    checker: Beta = Beta(0.8, 8)
    # Whom it serves that something is believed says it more readily, be it so or not: odds times e.
    interest: Shift = Shift(1.0, 0.5)
    # An institution denies what is said against it whether it is so or not: odds times e cubed. The habit of
    # one that was watched takes over from this as from so many claims made of it.
    institution: Shift = Shift(3.0, 1.0)
    habit: float = 6.0
    # The chance that two beginnings are one: where trace says that they may be (13 of 27 such pairs in the
    # three annotated bundles were); where unnamed speakers are described as of one side; and where nothing
    # shows it (2 of 5 pairs that trace kept apart were one all the same, too few for a larger number).
    perhaps: float = 0.5
    side: float = 0.3
    unseen: float = 0.1
    # The chance that two figures that tracing finds in conflict do exclude each other: all 90 of the pairs in
    # the annotated bundles that were judged do; of the others nobody said.
    rival: float = 0.8
    sources: tuple[SourcePrior, ...] = ()

    def of(self, name: str) -> SourcePrior | None:
        """What is known of the source called *name*, if anything."""
        return next((s for s in self.sources if s.name == name), None)


USUAL: Final = Priors()
_PROBABILITIES: Final = ("independent", "perhaps", "side", "unseen", "rival")
_BETAS: Final = ("hedged", "checker")
_SHIFTS: Final = ("interest", "institution")


def read_priors(path: Path, *, known: Collection[str] | None = None) -> Priors:
    """The priors in the TOML file *path*; what it leaves out is as usual.

    Raises InputError for a file that is none, and SettingError, naming the key, for a source that is not
    among the names *known*, a probability outside 0 to 1, or a source given twice.
    """
    try:
        raw: Any = msgspec.toml.decode(path.read_bytes())
        given = raw.get("reliability", {})
        if isinstance(given, dict):
            usual = msgspec.to_builtins(_RELIABILITY)
            raw["reliability"] = {**usual, **given}
        priors = msgspec.convert(raw, Priors)
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "give a file of priors") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        remedy = "see docs/weighing.md for the form"
        raise InputError(str(path), f"is no file of priors ({error})", remedy) from error
    check(priors, known=known)
    return priors


def check(priors: Priors, *, known: Collection[str] | None = None) -> None:
    """Raises SettingError if *priors* cannot be weighed with, or name a source that is not *known*."""
    _within("claim", priors.claim, open_ends=True)
    for name in _PROBABILITIES:
        _within(name, getattr(priors, name))
    unknown = sorted(set(priors.reliability) - set(_RELIABILITY))
    if unknown:
        raise SettingError(
            f"priors: [reliability.{unknown[0]}]: no such kind of source; use {', '.join(_RELIABILITY)}"
        )
    for name, beta in (*((n, getattr(priors, n)) for n in _BETAS), *priors.reliability.items()):
        where = name if name in _BETAS else f"reliability.{name}"
        _within(f"{where}.mean", beta.mean, open_ends=True)
        _at_least(f"{where}.strength", beta.strength, "1", beta.strength >= 1)
    _at_least("habit", priors.habit, "1", priors.habit >= 1)
    for name in _SHIFTS:
        shift: Shift = getattr(priors, name)
        _at_least(f"{name}.mean", shift.mean, "0", shift.mean >= 0)
        _at_least(f"{name}.spread", shift.spread, "0", shift.spread >= 0)
    _check_sources(priors.sources, known)


def _check_sources(sources: Collection[SourcePrior], known: Collection[str] | None) -> None:
    seen: set[str] = set()
    for source in sources:
        where = f"source {source.name!r}"
        if source.name in seen:
            raise SettingError(f"priors: {where}: stands twice; keep one")
        seen.add(source.name)
        for name in ("right", "wrong"):
            value: float = getattr(source, name)
            _at_least(f"{where}: {name}", value, "0", value >= 0)
        for name in ("denied_if_so", "denied_if_not"):
            denied, faced = getattr(source, name)
            _at_least(f"{where}: {name}", denied, "0", denied >= 0)
            _at_least(f"{where}: {name}: of", faced, f"{denied:g}", faced >= denied)
        if known is not None and source.name not in known:
            near = difflib.get_close_matches(source.name, sorted(known), n=3, cutoff=0.5)
            meant = " or ".join(repr(n) for n in near) or "a name as 'earwitness trace --json' gives it"
            raise SettingError(f"priors: {where}: no source here has that name; give {meant}")


def _within(name: str, value: float, *, open_ends: bool = False) -> None:
    ok = 0 < value < 1 if open_ends else 0 <= value <= 1
    if not ok:
        ends = "above 0 and below 1" if open_ends else "from 0 to 1"
        raise SettingError(f"priors: {name} = {value:g}: is no probability; give a number {ends}")


def _at_least(name: str, value: float, least: str, ok: bool) -> None:
    if not (ok and math.isfinite(value)):
        raise SettingError(f"priors: {name} = {value:g}: is too small or no number; give {least} or more")
