"""Belief against vote in simulated worlds, where it is known what is so; and what each kind of evidence adds.

``python -m evaluation.weigh.worlds [--worlds N] [--seed S]``

Every world is one replicate of a built-in scenario, told to the outside at four moments (simulate.emit). What
the articles allow one to know is weighed: stated origins, never the true ones. The last two moments are
scored, with the Brier score and the log score (natural, of probabilities kept within 1 to 99%):

belief             this program, which knows of the sources only what an article says
belief, case       the same with an analyst's case: the interests of all sources, and the track record that
                   named ones have in the first two moments, of which the truth came out since
vote, reports      (reports that assert + 1) / (reports that assert or deny + 2)
vote, origins      the same, counted by stated origins

A claim that cannot be judged is scored as a half, and counted.

*What each kind of evidence adds* is the log score that is lost without it, in even worlds: each proposition
holds with a chance of a half and sources go by their skill. (What a run itself makes true is that things are
bad, so that whoever says so is right and no other evidence matters.) A program that believes too much or
too little would gain by anything that makes it less or more bold. So a second column gives each way its own
best slope (log-odds times a factor), found on other worlds. Standard errors are over worlds.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

import msgspec
import numpy as np

from earwitness.case import Direction, Stake
from earwitness.records import Claim, Figure, Origin, Span
from earwitness.simulate import simulate
from earwitness.simulate.emit import Emission, EmitSettings, Skill, emit
from earwitness.simulate.files import read_scenario
from earwitness.weigh.material import Material
from earwitness.weigh.model import chance_of, evidence_of, log_odds, pieces, probability, says_anything
from earwitness.weigh.priors import USUAL, Priors, Shift, SourcePrior
from earwitness.weigh.testimony import testimony
from earwitness.weigh.voices import Testimony, Voice

SCENARIOS: Final = ("war-room", "safe-hospital", "great-leap", "watermelon")
_MOMENTS: Final = 4
_DIRECTIONS: Final[dict[str, Direction]] = {"serves the speaker": "serves", "against interest": "against"}
_BANDS: Final = (0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 1.01)  # those of the phrases
_SURE: Final = 0.95
_KEPT: Final = 0.01  # from 0 and 1, in the log score


@dataclass(frozen=True)
class World(Material):
    """A world's records, with what the analyst knows of interests.

    ``past``: claims of the first moments, which are settled since.
    """

    emission: Emission = field(kw_only=True)
    interests: bool = field(default=True, kw_only=True)

    @cached_property
    def stakes(self) -> tuple[Stake, ...]:
        """The interests of all sources: a proposition says that things are bad, its denial that not."""
        if not self.interests:
            return ()
        denials = frozenset(r for c in self._kind("denied") for r in self.claim_of[c].reports)
        bad = frozenset(r for c in self.claims for r in c.reports) - denials
        return tuple(
            Stake(frozenset(self.merged.get(p, p) for p in s.parties), direction, about)
            for s in self.emission.sources
            for direction, about in _both(s.interest, bad, denials)
        )

    def _kind(self, *kinds: str) -> frozenset[str]:
        """The claims of some kinds, as the truth notes them."""
        return frozenset(
            t.about for t in self.emission.truths if t.note.startswith(kinds) and t.about in self.claim_of
        )

    @cached_property
    def accusing(self) -> frozenset[str]:
        """The claims that the institution may be asked about: that things are bad, without a number."""
        return self._kind("so")

    def text(self, document: str, spans: Sequence[Span]) -> str:  # type: ignore[override]
        """Nothing, since these worlds have no text, but for the one note that an empty span stands for."""
        return "could not be checked" if tuple(spans) == ((0, 0),) else ""

    def _stating(self, figure: Figure) -> list[Origin]:
        """Without text no figure stands in words; a claim that gives a number has it in its own text."""
        begun = self.begins.get(figure.report or "", ())
        return [o for o in begun if figure.value and f": {figure.value:g} " in self.claim_of[o.claim].text]

    @cached_property
    def amounts(self) -> frozenset[str]:
        """The claims that give a number: they hold if it is right to a tenth, whoever says so."""
        return self._kind("amount")

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        return {c.id: c for c in self.claims}

    @cached_property
    def without_interests(self) -> World:
        """The same world, of which the analyst knows no interests."""
        return replace(self, interests=False)

    @cached_property
    def recorded(self) -> Priors:
        """The usual priors with the track record of every named source in the claims that are settled."""
        return _records_of(self)

    @cached_property
    def past(self) -> frozenset[str]:
        steps = sorted({_step(t.note) for t in self.emission.truths} - {-1})
        early = set(steps[: len(steps) // 2])
        return frozenset(t.about for t in self.emission.truths if _step(t.note) in early)


def _both(interest: str, bad: frozenset[str], good: frozenset[str]) -> list[tuple[Direction, frozenset[str]]]:
    if interest not in _DIRECTIONS:
        return []
    for_bad = _DIRECTIONS[interest]
    return [(for_bad, bad), ("serves" if for_bad == "against" else "against", good)]


def _step(note: str) -> int:
    found = re.search(r"at step (\d+)", note)
    return int(found[1]) if found else -1


def world(emission: Emission) -> World:
    """What a perfect reader would know of *emission*."""
    e = emission
    return World(
        {d.id: d for d in sorted(e.documents, key=lambda d: d.id)},
        (*e.parties, *e.reports, *e.figures, *e.informs),
        (*e.merged, *e.claims, *e.stated, *e.links, *e.comparisons, *e.ghosts),
        emission=e,
    )


_WIDE: Final = Skill(1.5, 1, 1.5, 1)
_SETTINGS: Final = {
    "run": EmitSettings(),
    "even": EmitSettings(base_rate=0.5, perceived="skill"),
    "unlike": EmitSettings(
        base_rate=0.5,
        perceived="skill",
        unnamed=_WIDE,
        observers=_WIDE,
        commanders_skill=_WIDE,
        outlets_skill=_WIDE,
    ),
}


def worlds(scenario: str, many: int, seed: int, *, kind: str = "run") -> Iterator[World]:
    """*many* worlds of a built-in scenario, of one of the kinds of ``_SETTINGS``."""
    chosen = read_scenario(scenario)
    run = simulate(chosen, replicates=many, seed=seed)
    half = chosen.steps // 2
    moments = tuple(half + n * (chosen.steps - half - 1) // (_MOMENTS - 1) for n in range(_MOMENTS))
    for replicate in range(many):
        yield world(emit(run, replicate=replicate, settings=replace(_SETTINGS[kind], steps=moments)))


def _records_of(ground: World) -> Priors:
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    denied: Counter[tuple[str, bool]] = Counter()
    faced: Counter[tuple[str, bool]] = Counter()
    for claim in ground.claims:
        holds = ground.emission.holds[claim.id]
        if claim.id not in ground.past or holds is None:
            continue
        voices = testimony(claim, ground, USUAL).voices
        for voice in voices:
            name = voice.speaker.name
            if voice.speaker.unnamed or voice.contrary or voice.rival:
                continue
            if claim.id in ground.accusing:  # what it does when it answers
                faced[name, holds] += 1
                denied[name, holds] += voice.accused
            if not voice.accused:
                (right if (voice.says == "asserts") == holds else wrong)[name] += 1
    names = sorted({*right, *wrong, *(name for name, _ in denied)})
    known = [
        SourcePrior(
            name,
            right=right[name],
            wrong=wrong[name],
            denied_if_so=(denied[name, True], faced[name, True]),
            denied_if_not=(denied[name, False], faced[name, False]),
        )
        for name in names
    ]
    return msgspec.structs.replace(USUAL, sources=tuple(known))


Weigh = Callable[[str, World, Priors], float | None]


def belief(claim: str, ground: World, priors: Priors) -> float | None:
    evidence = pieces(_said(claim, ground, priors), priors)
    return probability(evidence, priors) if says_anything(evidence) else None


def _said(claim: str, ground: World, priors: Priors) -> Testimony:
    return testimony(ground.claim_of[claim], ground, priors)


def _of_voices(keep: Callable[[Voice], Sequence[Voice]]) -> Weigh:
    """Belief from changed voices."""

    def weigh(claim: str, ground: World, priors: Priors) -> float | None:
        voices = [v for voice in _said(claim, ground, priors).voices for v in keep(voice)]
        evidence = evidence_of(voices, priors)
        return probability(evidence, priors) if says_anything(evidence) else None

    return weigh


def _with(**changes: object) -> Weigh:
    """Belief by changed priors."""
    return lambda claim, ground, priors: belief(claim, ground, msgspec.structs.replace(priors, **changes))


def _told_each_time(voice: Voice) -> Sequence[Voice]:
    return [replace(voice, origin=report, perhaps=False) for report in voice.reports]


def _plain(priors: Priors) -> Priors:
    """*priors* without track records."""
    return msgspec.structs.replace(priors, sources=())


def uninformed(claim: str, ground: World, priors: Priors) -> float | None:
    """Belief of a program that has only the articles."""
    return belief(claim, ground.without_interests, _plain(priors))


def _keeping(keep: Callable[[Voice], Sequence[Voice]]) -> Weigh:
    return lambda c, g, p: _of_voices(keep)(c, g.without_interests, _plain(p))


def _changing(**changes: object) -> Weigh:
    return lambda c, g, p: uninformed(c, g, msgspec.structs.replace(p, **changes))


# What is taken away, with what is left: each from the belief that has only the articles.
ABLATIONS: Final[dict[str, Weigh]] = {
    "relays are relays": _keeping(_told_each_time),
    "beginnings may be one": _changing(perhaps=0.0, side=0.0, unseen=0.0),
    "a denial speaks against": _keeping(
        lambda v: [] if v.says == "denies" and not v.rival and not v.contrary else [v]
    ),
    "institutions deny in any case": _changing(institution=Shift(0.0, 0.0)),
    "contrary claims exclude each other": _keeping(lambda v: [] if v.contrary else [v]),
    "hedges": _keeping(lambda v: [replace(v, hedged=False)]),
}
# What a case adds: from the belief that has all of it.
OF_A_CASE: Final[dict[str, Weigh]] = {
    "interests": lambda c, g, p: belief(c, g.without_interests, p),
    "institutions deny, and their habits": lambda c, g, p: _with(institution=Shift(0.0, 0.0))(
        c, g, _unwatched(p)
    ),
    "track records": lambda c, g, p: belief(c, g, _plain(p)),
}
OTHER_NUMBERS: Final[dict[str, Weigh]] = {
    "other numbers for the same": _keeping(lambda v: [] if v.rival else [v]),
}


def _unwatched(priors: Priors) -> Priors:
    none = (0.0, 0.0)
    kept = (msgspec.structs.replace(s, denied_if_so=none, denied_if_not=none) for s in priors.sources)
    return msgspec.structs.replace(priors, sources=tuple(kept))


def vote(claim: str, ground: World, priors: Priors, *, by_origin: bool) -> float:
    if by_origin:
        voices = _said(claim, ground, priors).voices
        against = sum(v.says == "denies" and v.rival is None for v in voices)
        told = sum(v.says == "asserts" for v in voices)
    else:
        told = len(ground.claim_of[claim].reports)
        against = len({k.origin for k in ground.disputes.get(claim, ()) if k.relation == "denies"})
        against += sum(len(v.reports) for v in _said(claim, ground, priors).voices if v.contrary)
    return (told + 1) / (told + against + 2)


WAYS: Final[dict[str, Weigh]] = {
    "belief": uninformed,
    "belief, case": belief,
    "vote, reports": lambda c, g, p: vote(c, g, p, by_origin=False),
    "vote, origins": lambda c, g, p: vote(c, g, p, by_origin=True),
}
_BELIEFS: Final = ("belief", "belief, case")


@dataclass
class Scores:
    """Of one way: for each world the sums of Brier and log score; beliefs with what is so."""

    brier: list[float] = field(default_factory=list)
    log: list[float] = field(default_factory=list)
    claims: list[int] = field(default_factory=list)
    pairs: list[tuple[float, bool]] = field(default_factory=list)
    unjudged: int = 0

    def add(self, found: Sequence[tuple[float | None, bool]]) -> None:
        """One world."""
        told = [(0.5 if p is None else p, so) for p, so in found]
        self.unjudged += sum(p is None for p, _ in found)
        self.pairs += told
        self.claims.append(len(told))
        self.brier.append(math.fsum((p - so) ** 2 for p, so in told))
        self.log.append(math.fsum(math.log(_kept(p if so else 1 - p)) for p, so in told))

    def bent(self, factor: float) -> list[float]:
        """The log score of each world with log-odds times *factor*."""
        out, at = [], 0
        for count in self.claims:
            here = self.pairs[at : at + count]
            at += count
            told = [(chance_of(factor * log_odds(p)), so) for p, so in here]
            out.append(math.fsum(math.log(_kept(p if so else 1 - p)) for p, so in told))
        return out


def _kept(p: float) -> float:
    return min(max(p, _KEPT), 1 - _KEPT)


def mean(sums: Sequence[float], claims: Sequence[int]) -> tuple[float, float]:
    """A mean over claims and its standard error over worlds (a ratio of sums)."""
    a, n = np.array(sums), np.array(claims, float)
    value = a.sum() / n.sum()
    error = math.sqrt(((a - value * n) ** 2).sum()) / n.sum()
    return float(value), float(error)


def main() -> int:
    ap = argparse.ArgumentParser(
        prog="python -m evaluation.weigh.worlds",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    ap.add_argument("--worlds", type=int, default=100, help="of each scenario")
    ap.add_argument("--seed", type=int, default=11)
    a = ap.parse_args()
    by_scenario = {s: {way: Scores() for way in WAYS} for s in SCENARIOS}
    for scenario in SCENARIOS:
        for ground in worlds(scenario, a.worlds, a.seed):
            for way, weigh in WAYS.items():
                by_scenario[scenario][way].add(scored(ground, weigh))
    lost = _print_scenarios(by_scenario)
    _print_bands("all scenarios", [s for ways in by_scenario.values() for s in [ways["belief"]]])
    for title, whole, parts, kind, numbers in (
        ("articles alone, no numbers", uninformed, ABLATIONS, "even", False),
        ("articles alone, numbers", uninformed, OTHER_NUMBERS, "even", True),
        ("with a case, no numbers", belief, OF_A_CASE, "even", False),
        ("with a case, sources that differ much, no numbers", belief, OF_A_CASE, "unlike", False),
    ):
        ways = {"all": whole, **parts}
        scores, fitted = ({name: Scores() for name in ways} for _ in range(2))
        for scenario in SCENARIOS:
            for into, seed in ((scores, a.seed), (fitted, a.seed + 1)):
                for ground in worlds(scenario, a.worlds, seed, kind=kind):
                    for name, weigh in ways.items():
                        into[name].add(scored(ground, weigh, numbers=numbers))
        if numbers is False and whole is uninformed:
            _print_bands(f"even worlds, {title}", [scores["all"]])
        _print_ablation(title, scores, {name: slope(s.pairs) for name, s in fitted.items()})
    for line in lost:
        print(line)
    return bool(lost)


def scored(ground: World, weigh: Weigh, *, numbers: bool | None = None) -> list[tuple[float | None, bool]]:
    """(belief, whether it is so) for each claim of the last moments; *numbers*: with or without one only."""
    priors, holds = ground.recorded, ground.emission.holds
    judged = [
        c.id
        for c in ground.claims
        if holds[c.id] is not None and c.id not in ground.past and numbers in (None, c.id in ground.amounts)
    ]
    return [(weigh(c, ground, priors), bool(holds[c])) for c in judged]


def slope(pairs: Sequence[tuple[float, bool]]) -> float:
    """The factor on log-odds with the best log score."""
    x = np.array([math.log(p / (1 - p)) if 0 < p < 1 else 0.0 for p, _ in pairs])
    sign = np.where([so for _, so in pairs], 1.0, -1.0)
    grid = np.linspace(0.2, 4.0, 77)
    return float(grid[np.argmin([np.logaddexp(0, -sign * k * x).mean() for k in grid])])


def _print_scenarios(by_scenario: dict[str, dict[str, Scores]]) -> list[str]:
    """Prints the scores; what is lost."""
    lost = []
    print(f"{'scenario':<16}{'claims':>7}{'so':>6}  {'way':<15}{'Brier':>7}{'log':>8}{'unjudged':>10}")
    for scenario, ways in by_scenario.items():
        brier = {way: mean(s.brier, s.claims)[0] for way, s in ways.items()}
        for way, s in ways.items():
            so = np.mean([x for _, x in s.pairs])
            print(
                f"{scenario:<16}{sum(s.claims):>7}{so:>6.2f}  {way:<15}{brier[way]:>7.4f}"
                f"{mean(s.log, s.claims)[0]:>8.4f}{s.unjudged:>10}"
            )
        best = min(brier[way] for way in ways if way not in _BELIEFS)
        lost += [f"{scenario}: {way} is no better than vote" for way in _BELIEFS if brier[way] >= best]
    return lost


def _print_bands(title: str, scores: Sequence[Scores]) -> None:
    """What is told and what is so, in the bands of the phrases; and errors among the sure."""
    pairs = [pair for s in scores for pair in s.pairs]
    print(f"\n{title}\n{'belief':<14}{'claims':>7}{'told':>7}{'so':>7}")
    for low, high in pairwise(_BANDS):
        those = [(p, so) for p, so in pairs if low <= p < high]
        if those:
            told, so = np.mean(np.array(those, float), axis=0)
            print(f"{low:.2f} to {min(high, 1):.2f}  {len(those):>7}{told:>7.2f}{so:>7.2f}")
    off = sum(abs(np.sum([p - so for p, so in pairs if low <= p < high])) for low, high in pairwise(_BANDS))
    sure = [so for p, so in pairs if p >= _SURE]
    print(
        f"calibration error {off / len(pairs):.3f}; {len(sure)} at .95 or more, {len(sure) - sum(sure)} wrong"
    )


def _print_ablation(title: str, scores: dict[str, Scores], slopes: dict[str, float]) -> None:
    """The log score lost without each part, as it is and with each way's own slope."""
    print(
        f"\n{title}\n{'without':<38}{'log score':>10}{'loss':>9}{'s.e.':>8}{'slope':>7}{'loss':>9}{'s.e.':>8}"
    )
    bent = {name: s.bent(slopes[name]) for name, s in scores.items()}
    for name, s in scores.items():
        raw = mean(np.subtract(scores["all"].log, s.log), s.claims)
        own = mean(np.subtract(bent["all"], bent[name]), s.claims)
        what = "(nothing)" if name == "all" else name
        print(
            f"{what:<38}{mean(s.log, s.claims)[0]:>10.4f}{raw[0]:>9.4f}{raw[1]:>8.4f}"
            f"{slopes[name]:>7.2f}{own[0]:>9.4f}{own[1]:>8.4f}"
        )


if __name__ == "__main__":
    sys.exit(main())
