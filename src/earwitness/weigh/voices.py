"""What a claim is judged by: the voices that speak to it, and what is said without bearing on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from earwitness.records import Claim, Denied
from earwitness.weigh.speakers import Speaker

Says: TypeAlias = Literal["asserts", "denies"]
Silence: TypeAlias = Literal["demands", "intends", "not-held", "contradicts itself", "only predicts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One beginning that speaks to a claim.

    ``origin`` is the id of its Origin record, or of the denying report where it has none. ``checks`` counts
    articles that say they checked it. ``interest`` is 1 where it serves the speaker that the claim is
    believed, -1 where it goes against him; ``accused`` where that is because an institution denies it.
    ``perhaps``: tracing says that it may be the same as another. ``meant`` is the probability that this
    claim is what it speaks of. ``rival`` is the figure that it gives, where that excludes the claim's and so
    denies it; ``contrary``: it asserts what the claim denies. ``reports`` are all its statements, ``roots``
    the first of them.
    """

    origin: str
    says: Says
    speaker: Speaker
    reports: tuple[str, ...]
    roots: tuple[str, ...]
    hedged: bool = False
    predicted: bool = False
    unchecked: bool = False
    checks: int = 0
    interest: int = 0
    accused: bool = False
    perhaps: bool = False
    meant: float = 1.0
    ghosts: tuple[str, ...] = ()
    rival: str | None = None
    contrary: bool = False


@dataclass(frozen=True, slots=True)
class Mute:
    """A beginning of a claim that says nothing on whether it is so, and why."""

    origin: str
    speaker: Speaker
    why: Silence
    perhaps: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said against a claim without denying it: what it disputes, by whom, in which report.

    ``overstated``: only a narrator calls it a denial, and no words quoted are one. ``words``: those quoted.
    ``meant`` is the probability that it is about this claim.
    """

    report: str
    speaker: Speaker
    denied: Denied
    overstated: bool = False
    words: str = ""
    meant: float = 1.0


@dataclass(frozen=True, slots=True)
class Testimony:
    """All that is said on one claim: by its own beginnings, and by those who dispute it."""

    claim: Claim
    voices: tuple[Voice, ...]
    mute: tuple[Mute, ...] = ()
    remarks: tuple[Remark, ...] = ()
