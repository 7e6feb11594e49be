"""The brief: what a run shows, in plain sentences, each made of numbers of its summary.

Where a scenario has nothing of a kind, its sentence says so rather than being left out. A difference that
chance explains is not told as one: it takes two standard errors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isnan

from earwitness.simulate.amounts import beside, counted, exact, listed, number, share, times
from earwitness.simulate.naming import capital, given
from earwitness.simulate.outside import Observed
from earwitness.simulate.remedies import Bought
from earwitness.simulate.run import Run
from earwitness.simulate.spread import band_words
from earwitness.simulate.summary import Heard, Learned, Level, Spread, Summary

_MOST_SHOCKS = 3  # told one by one
# A leader whose own reckoning of the error is off by less than this factor is called right about it.
_ABOUT_RIGHT = 1.25
# Channels or levels that differ by less than this factor are not told apart.
_ALIKE = 1.1
_SEEN = 0.1  # a change over time is told from this share of the error at the top on


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a brief: its head and its sentences. Words from a scenario are isolated (``naming``)."""

    head: str
    text: str


def brief(
    found: Summary, *, remedies: Sequence[Bought] | None = None, outside: Observed | None = None
) -> tuple[Point, ...]:
    """What the run shows; last comes what it cannot say."""
    points = [
        Point("Rosier than the truth" if found.above.mean > 0 else "Against the truth", rosy(found)),
        Point("On the way up", on_the_way(found)),
        Point("Who knew", who_knew(found)),
        Point("Purges", purges(found)),
        Point("Fear and competence", people(found)),
        Point("The decision", decision(found)),
        Point("Turning away", turning_away(found)),
        Point("Channels", channels(found)),
        Point("Two kinds of leader", kinds(found)),
        Point("From outside", from_outside(found, outside)),
        Point("Remedies", what_helps(found, remedies)),
    ]
    unsaid = tuple(_unsaid(found, remedies, outside))
    if unsaid:
        points.append(Point("Cannot be said", f"{capital(listed(unsaid))}."))
    return tuple(point for point in points if point.text)


def rosy(found: Summary) -> str:
    """How much rosier than the truth the leader's belief is, and how wrong he thinks he is."""
    above, off, unit = found.above, found.off.mean, given(found.run.scenario.unit)
    if found.run.replicates == 1:
        first = f"In the one replicate the leader believes things to be {_better(above.mean)} than they are."
    elif above.told_from_zero:
        first = (
            f"Averaged over all steps, the leader believes things to be {_better(above.mean)} than "
            f"they are; in {band_words(found.run.replicates)} the average lies between {number(above.low)} "
            f"and {number(above.high)}."
        )
    else:
        first = (
            "Averaged over all steps, the leader believes things to be neither better nor worse than they "
            "are: "
            f"a mean gap of {number(above.mean)} cannot be told from 0."
        )
    measured = f"The unit is: {unit}." if unit else ""
    parts = (first, _own_reckoning(found.doubt, off), _growth(found), measured)
    return " ".join(part for part in parts if part)


def _own_reckoning(doubt: float, off: float) -> str:
    before = f"The belief is off by {number(off)} (root mean square)"
    if not off or not doubt:
        return f"{before}; by the leader’s own reckoning, by {number(doubt)}."
    ratio = off / doubt
    if ratio > _ABOUT_RIGHT:
        verdict = f", so it is {times(ratio)} as wrong as the leader thinks"
    elif ratio < 1.0 / _ABOUT_RIGHT:
        verdict = f", so it is less wrong than the leader thinks, by a factor of {number(1.0 / ratio)}"
    else:
        verdict = ", which is about right"
    return f"{before}; by the leader’s own reckoning, by {number(doubt)}{verdict}."


def _growth(found: Summary) -> str:
    growth, early, late = found.growth, found.early.mean, found.late.mean
    if not growth.told_from_zero or abs(growth.mean) < _SEEN * found.off.mean:
        return ""
    does = "grows" if abs(late) > abs(early) else "closes"
    if early * late < 0:
        does = "turns"
    start, end = (beside(each, found.off.mean) for each in (early, late))
    return f"The gap {does} from {start} in the first tenth of the steps to {end} in the last."


def on_the_way(found: Summary) -> str:
    """What each end of the chain has and passes on, and who adds most."""
    levels = found.levels
    if not levels or isnan(levels[-1].saw.mean):
        return ""
    low, high = levels[-1], levels[0]
    passes = f"passes on {_against(low.said)}" if not isnan(low.said.mean) else "says nothing"
    out = f"The lowest level ({given(low.name)}) has {_against(low.saw)}, and {passes}."
    if low is not high and not isnan(high.said.mean):
        out += f" The highest ({given(high.name)}) tells the leader {_against(high.said)}."
        out += _who_adds(levels)
    silent = max(levels, key=lambda level: level.silent)
    if silent.silent > 0.0:
        out += f" Of {given(silent.name)} {share(silent.silent)} say nothing in a step."
    return out


def _who_adds(levels: Sequence[Level]) -> str:
    most, least = max(levels, key=_adds), min(levels, key=_adds)
    if _adds(most) <= 0.0:
        return ""
    if _adds(most) < _ALIKE * _adds(least):
        return f" Every level adds about as much: {number(_adds(most))}."
    return f" Most is added by {given(most.name)}: {number(_adds(most))}."


def _adds(level: Level) -> float:
    adds = level.said.mean - level.saw.mean
    return 0.0 if isnan(adds) else adds


def who_knew(found: Summary) -> str:
    """Whose information was nearer to the truth than to the plan, overall and after each shock."""
    levels = found.levels
    if not levels or isnan(levels[-1].near):
        return ""
    out = (
        f"What the lowest level ({given(levels[-1].name)}) has is nearer to the truth than to the plan in "
        f"{share(levels[-1].near)} of all steps and replicates; what the leader believes, in "
        f"{share(found.near)}."
    )
    told = [_learned(found, shock) for shock in found.shocks[:_MOST_SHOCKS]]
    if len(found.shocks) > _MOST_SHOCKS:
        told.append(f"There are {counted(len(found.shocks) - _MOST_SHOCKS, 'more shock')}.")
    return " ".join((out, *told))


def _learned(found: Summary, shock: Learned) -> str:
    low = shock.levels[-1]
    change = f"{number(abs(shock.size))} {'worse' if shock.size < 0 else 'better'}"
    out = (
        f"At step {shock.step} things turn {change}. In half of the replicates the lowest level is nearer "
        "to the truth than to the plan"
    )
    below = "never from then on" if low is None else f"at step {low}"
    if shock.top == low:
        return f"{out} {below}, and {'neither' if low is None else 'so'} is the leader."
    if shock.top is None:
        return f"{out} {below}; the leader never is in this run."
    late = f", {counted(shock.top - low, 'step')} later" if low is not None and shock.top > low else ""
    return f"{out} {below}, the leader at step {shock.top}{late}."


def purges(found: Summary) -> str:
    """When purges come and how many."""
    if found.run.scenario.purge is None:
        return ""
    if not found.purged:
        return "A purge could come and never does."
    if found.run.replicates == 1:
        return (
            f"A purge comes {counted(found.purges.mean, 'time')}, first at step {exact(found.first_purge)}."
        )
    where = "every replicate" if found.purged == 1.0 else f"{share(found.purged)} of the replicates"
    worst = int(found.purge_T.argmax())
    return (
        f"A purge comes in {where}, there first at step {exact(found.first_purge)} (median), and "
        f"{counted(found.purges.mean, 'time')} in a replicate on average. The likeliest step is {worst}, "
        "with "
        f"{share(float(found.purge_T[worst]))}."
    )


def people(found: Summary) -> str:
    """How fear and competence move from the first to the last step, over all levels."""
    out = []
    for what, bands in (
        ("Fear", [level.fear for level in found.levels]),
        ("Competence", [level.competence for level in found.levels]),
    ):
        first = [float(each.mean[0]) for each in bands]
        last = [float(each.mean[-1]) for each in bands]
        if not bands or any(map(isnan, first + last)):
            continue
        before, after = sum(first) / len(first), sum(last) / len(last)
        if abs(after - before) > 0.01 * max(abs(before), 0.01):
            out.append(
                f"{what} {'rises' if after > before else 'falls'} from {number(before)} to {number(after)}"
            )
    return f"{'; '.join((out[0], *(each.lower() for each in out[1:])))} (mean of the levels)." if out else ""


def decision(found: Summary) -> str:
    """How often the leader commits, where it is all or nothing."""
    if isnan(found.committed):
        return ""
    return (
        f"The leader commits (believes things good enough) in {share(found.committed)} of all steps and "
        "replicates."
    )


def turning_away(found: Summary) -> str:
    """Defections, the collective letter, flight."""
    loyalty = found.run.scenario.loyalty
    if loyalty is None:
        return ""
    end = found.defected_end
    if not end.mean:
        out = "Nobody defects in public."
    else:
        out = f"By the end {share(end.mean)} of the people have defected in public on average"
        between = f", between {share(end.low)} and {share(end.high)} in {band_words(found.run.replicates)}"
        out += (
            f"{between if found.run.replicates > 1 else ''}; in {share(found.most_defected)} of the "
            "replicates, more than half of them."
        )
    if loyalty.appeal:
        letter = f"letter of at least {counted(loyalty.appeal, 'signatory', 'signatories')} goes out"
        where = (
            f"in {share(found.appealed)} of the replicates, there at step {exact(found.appeal_step)} (median)"
        )
        out += f" A {letter} {where}." if found.appealed else f" No {letter}."
    if loyalty.population:
        out += f" Of the population {share(found.fled_end.mean)} have fled by the end on average."
    return out


def channels(found: Summary) -> str:
    """Which way to the leader is nearest the truth, where there are several."""
    heard = [each for each in found.channels if not isnan(each.off)]
    if len(heard) < 2:
        return ""
    best, worst = min(heard, key=lambda each: each.off), max(heard, key=lambda each: each.off)
    made = f"The belief that the leader makes of them all is off by {number(found.off.mean)}."
    if alike(heard):
        return (
            f"{capital(all_of(heard))} to the leader are off by about {number(best.off)} (root mean "
            f"square). {made}"
        )
    return (
        f"Of {len(heard)} channels to the leader {way(best.name, found)} is nearest the truth, off by "
        f"{number(best.off)} (root mean square), and {way(worst.name, found)} furthest, off by "
        f"{number(worst.off)}. {made}"
    )


def alike(heard: Sequence[Heard]) -> bool:
    """Whether channels are about equally far from the truth."""
    return max(each.off for each in heard) < _ALIKE * min(each.off for each in heard)


def all_of(heard: Sequence[Heard]) -> str:
    """How many channels there are, in words."""
    return "both channels" if len(heard) == 2 else f"all {len(heard)} channels"


def way(name: str, found: Summary) -> str:
    """What a channel is called: the only chain needs no name of its own."""
    chains = len(found.channels) - len(found.run.scenario.channels)
    return "the chain of command" if chains == 1 and name == found.channels[0].name else given(name)


def kinds(found: Summary) -> str:
    """Leaders who know how they are lied to beside those who do not, where there are both."""
    if not found.wary.replicates or not found.naive.replicates:
        return ""
    return (
        f"In {counted(found.wary.replicates, 'replicate')} the leader knows how messages are shaded, and "
        "is off by "
        f"{number(found.wary.off)} (mean gap {number(found.wary.gap)}); in the other "
        f"{found.naive.replicates:,} he takes "
        f"them for honest, and is off by {number(found.naive.off)} (mean gap {number(found.naive.gap)})."
    )


def from_outside(found: Summary, outside: Observed | None) -> str:
    """What observers outside make of leaks, beside the leader."""
    if outside is None:
        return ""
    if isnan(outside.measured):
        return "Nothing ever leaks."
    right, naive = errors_outside(found.run, outside)
    than = "nearer the truth than" if right < found.off.mean else "no nearer the truth than"
    return (
        f"{counted(outside.outlets, 'outlet')} that share one unnamed official are worth "
        f"{number(outside.worth)} "
        f"independent ones. An observer who knows that is off by {number(right)} (root mean square), "
        f"{than} the leader "
        f"({number(found.off.mean)}); one who counts the outlets, by {number(naive)}."
    )


def errors_outside(run: Run, outside: Observed) -> tuple[float, float]:
    """How far off the two observers are (RMS): who knows of the shared official, who counts outlets."""
    right, naive = (
        float(((view - run.state_RT) ** 2).mean()) ** 0.5 for view in (outside.right_RT, outside.naive_RT)
    )
    return right, naive


def what_helps(found: Summary, remedies: Sequence[Bought] | None) -> str:
    """Which remedy buys most, and which do nothing that can be told."""
    if not remedies or len(remedies) < 2:
        return ""
    base, tried = remedies[0], remedies[1:]
    helping = [each for each in tried if each.told and each.difference < 0.0]
    harming = [each for each in tried if each.told and each.difference > 0.0]
    idle = [each for each in tried if not each.told]
    out = []
    if helping:
        best = min(helping, key=lambda each: each.difference)
        out.append(
            f"Of {counted(len(tried), 'remedy', 'remedies')}, {quoted(best)} buys most: the error at the "
            "top falls "
            f"from {number(base.error)} to {number(best.error)} (by {number(-best.high)} to "
            f"{number(-best.low)}, 95% interval)."
        )
    else:
        out.append(f"None of {counted(len(tried), 'remedy', 'remedies')} makes the error at the top smaller.")
    if harming:
        out.append(f"It grows with {listed([quoted(each) for each in harming])}.")
    if idle:
        out.append(f"No difference can be told with {listed([quoted(each) for each in idle])}.")
    return " ".join(out)


def title_of(each: Bought) -> str:
    """What a remedy is called."""
    return given(each.remedy.title or each.remedy.name)


def quoted(each: Bought) -> str:
    """What a remedy is called, for a sentence: titles may be sentences of their own."""
    return f"“{title_of(each)}”"


def _unsaid(found: Summary, remedies: Sequence[Bought] | None, outside: Observed | None) -> Iterator[str]:
    scenario = found.run.scenario
    if not found.levels or isnan(found.levels[-1].near):
        yield "what each level saw and passed on (it was computed without people)"
    if scenario.purge is None:
        yield "when purges come (nothing here brings one)"
    if scenario.loyalty is None:
        yield "who turns away (nobody’s loyalty is at stake here)"
    if outside is None:
        yield (
            "what outsiders could know (nobody watches)"
            if scenario.outside is None
            else ("what outsiders could know (it was not computed)")
        )
    if not remedies or len(remedies) < 2:
        yield "what would help (no remedy was tried)"


def _better(value: float) -> str:
    return f"{number(abs(value))} {'worse' if value < 0 else 'better'}"


def _against(value: Spread) -> str:
    """A spread of differences from the truth, in words."""
    if not value.told_from_zero:
        return "the truth, but for chance"
    return f"{number(abs(value.mean))} {'above' if value.mean > 0 else 'below'} the truth"
