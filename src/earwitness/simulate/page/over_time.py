"""Charts over steps: truth and belief, one replicate, the gap, what levels pass on, people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isnan
from typing import Final

import numpy as np

from earwitness.simulate.amounts import beside, number, share
from earwitness.simulate.naming import given
from earwitness.simulate.outside import Observed
from earwitness.simulate.page.charts.bars import bars_svg, percent
from earwitness.simulate.page.charts.lines import Line, Marks, Rule, lines_svg
from earwitness.simulate.page.charts.scale import reach
from earwitness.simulate.page.figures import Column, Figure, banded, over_steps
from earwitness.simulate.spread import Band, Floats, band, band_words
from earwitness.simulate.summary import Level, Summary
from earwitness.simulate.telling import errors_outside

# Lines of one kind that a chart can hold with their names beside it.
MOST_LEVELS: Final = 6
# Lines that are never further apart than this share of what they span are drawn as one.
_SAME: Final = 0.01
_STILL: Final = 1e-6  # series are kept in single precision


def truth_and_belief(found: Summary) -> Figure:
    """Truth and belief with their bands, and the plan."""
    above = found.above
    title = (
        f"The leader believes things to be {number(abs(above.mean))} "
        f"{'better' if above.mean > 0 else 'worse'} than they are"
        if above.told_from_zero
        else "The leader’s belief lies about where the truth is"
    )
    lines = [
        Line("the plan", found.plan.mean, "plan"),
        _banded("the truth", found.truth, "truth", found),
        _banded("the leader’s belief", found.belief, "belief", found),
    ]
    return Figure(
        "belief",
        title,
        lines_svg(
            "belief",
            title,
            f"Over {found.run.steps} steps the mean truth goes from {_ends(found.truth.mean)}, the mean "
            "belief from "
            f"{_ends(found.belief.mean)}, the mean plan from {_ends(found.plan.mean)}.",
            unit=_state(found),
            lines=lines,
        ),
        f"Lines are means over replicates. {_bands(found)}",
        over_steps(
            [
                *banded("Truth", found.truth),
                *banded("Belief", found.belief),
                Column("Plan, mean", found.plan.mean),
            ]
        ),
    )


def one_replicate(found: Summary) -> Figure:
    """The most ordinary replicate, with the leader's own doubt and the purges."""
    run, r = found.run, found.example
    state_T, belief_T, doubt_T = run.state_RT[r], run.belief_RT[r], run.doubt_RT[r]
    purged = np.flatnonzero(run.purge_RT[r])
    within = float((np.abs(belief_T - state_T) <= 2.0 * doubt_T).mean())
    title = (
        f"In one replicate the truth lies within the leader’s own margin of error in {share(within)} of "
        "the steps"
    )
    return Figure(
        "example",
        title,
        lines_svg(
            "example",
            title,
            f"Replicate {r}: the truth goes from {_ends(state_T)}, the belief from {_ends(belief_T)}; "
            "there are "
            f"{len(purged)} steps with a purge.",
            unit=_state(found),
            lines=[
                Line("the plan", run.plan_RT[r], "plan"),
                Line("the truth", state_T, "truth"),
                Line(
                    "the leader’s belief",
                    belief_T,
                    "belief",
                    belief_T - 2.0 * doubt_T,
                    belief_T + 2.0 * doubt_T,
                ),
            ],
            marks=Marks("purges", tuple(map(int, purged)), "purge"),
        ),
        f"Replicate {r} of {run.replicates:,}, the one whose mean gap is the median of all. The band is "
        "the leader’s own "
        "margin of error: two standard deviations to either side.",
        over_steps(
            [
                Column("Truth", state_T),
                Column("Belief", belief_T),
                Column("Own standard deviation", doubt_T),
                Column("Plan", run.plan_RT[r]),
                Column("Purge", run.purge_RT[r].astype(np.float64), lambda value: "yes" if value else "no"),
            ]
        ),
    )


def the_gap(found: Summary) -> Figure:
    """Belief minus truth, with its band and the level from which a purge comes."""
    early, late = (beside(each.mean, found.off.mean) for each in (found.early, found.late))
    purge = found.run.scenario.purge
    changes = found.growth.told_from_zero and abs(found.growth.mean) > 0.1 * found.off.mean
    title = (
        f"The gap goes from {early} in the first tenth of the steps to {late} in the last"
        if changes
        else f"The gap stays at about {number(found.above.mean)}"
    )
    rules = [Rule("neither better nor worse", 0.0, "truth")]
    if purge is not None and np.nanmin(found.gap.low) <= purge.tolerance <= 2.0 * np.nanmax(found.gap.high):
        rules.append(Rule("above this, a purge", purge.tolerance, "purge"))
    return Figure(
        "gap",
        title,
        lines_svg(
            "gap",
            title,
            f"The mean of belief minus truth goes from {_ends(found.gap.mean)}.",
            unit=f"Belief minus truth{_in_unit(found)}",
            lines=[_banded("gap", found.gap, "belief", found)],
            rules=rules,
        ),
        f"Above 0 the leader believes things to be better than they are. {_bands(found)}",
        over_steps(banded("Gap", found.gap)),
    )


def passed_on(found: Summary) -> Figure:
    """What each level passes on, between truth and belief."""
    adding = sum(level.said.mean > level.saw.mean for level in found.levels)
    every = len(found.levels)
    title = (
        "Every level passes on better news than it has"
        if adding == every and every > 1
        else f"{adding or 'No'} of {every} levels passes on better news than it has"
        if adding < 2
        else f"{adding} of {every} levels pass on better news than they have"
    )
    shown = [(number, level) for number, level in enumerate(found.levels) if number in _chosen(every)]
    lines = [
        Line("the truth", found.truth.mean, "truth"),
        *(Line(given(level.name), level.message.mean, _style(n, every)) for n, level in reversed(shown)),
        Line("the leader’s belief", found.belief.mean, "belief"),
    ]
    told = "; ".join(f"{given(level.name)} {_ends(level.message.mean)}" for level in reversed(found.levels))
    return Figure(
        "levels",
        title,
        lines_svg(
            "levels", title, f"Mean messages, first to last step: {told}.", unit=_state(found), lines=lines
        ),
        f"What each level passes on, mean over its members and over replicates.{_left_out(every)}",
        over_steps(
            [
                Column("Truth", found.truth.mean),
                *(Column(given(level.name), level.message.mean) for level in reversed(found.levels)),
                Column("Belief", found.belief.mean),
            ]
        ),
    )


def fear(found: Summary) -> Figure:
    """Fear by level."""
    return _by_level(found, "fear", "Fear", "Fear (0: none)", lambda level: level.fear)


def competence(found: Summary) -> Figure:
    """Competence by level."""
    return _by_level(
        found,
        "competence",
        "Competence",
        "Competence (at 2 an error is half as large as at 1)",
        lambda level: level.competence,
    )


def _by_level(found: Summary, name: str, what: str, unit: str, of: Callable[[Level], Band]) -> Figure:
    bands = [of(level) for level in found.levels]
    first, last = (float(np.mean([each.mean[t] for each in bands])) for t in (0, -1))
    same = abs(last - first) <= _SAME * max(abs(first), abs(last), _SAME)
    title = (
        f"{what} stays at {number(last)}"
        if same
        else f"{what} {'rises' if last > first else 'falls'} from {number(first)} to {number(last)}"
    )
    if _alike([each.mean for each in bands]):
        lines = [
            _banded("all levels" if len(bands) > 1 else given(found.levels[0].name), bands[0], "lv0", found)
        ]
    else:
        lines = [
            Line(given(level.name), each.mean, _style(n, len(bands)))
            for n, (level, each) in enumerate(zip(found.levels, bands, strict=True))
            if n in _chosen(len(bands))
        ]
    told = "; ".join(f"{given(level.name)} {_ends(of(level).mean)}" for level in found.levels)
    return Figure(
        name,
        title,
        lines_svg(name, title, f"First to last step: {told}.", unit=unit, lines=lines),
        "Mean over the members of a level and over "
        f"replicates.{_bands(found, ' ') if lines[0].low_T is not None else ''}"
        f"{_left_out(len(bands))}",
        over_steps([Column(given(level.name), of(level).mean) for level in found.levels]),
    )


def purges(found: Summary) -> Figure:
    """The share of replicates with a purge, step by step."""
    often = float(found.purge_T.mean())
    title = f"A purge comes in {share(often)} of all steps"
    return _share_of_replicates("purges", title, "with a purge", found.purge_T, "purge")


def commitment(found: Summary) -> Figure:
    """The share of replicates in which the leader commits, step by step."""
    committed_T = (found.run.decision_RT != 0.0).mean(axis=0)
    title = f"The leader commits in {share(found.committed)} of all steps"
    return _share_of_replicates("decision", title, "in which the leader commits", committed_T, "belief")


def letter(found: Summary) -> Figure:
    """The share of replicates in which the collective letter is out."""
    title = f"By the end the letter is out in {share(found.appealed)} of the replicates"
    return _share_of_replicates("letter", title, "in which the letter is out", found.appeal_T, "lv0")


def _share_of_replicates(name: str, title: str, what: str, share_T: Floats, style: str) -> Figure:
    most = int(share_T.argmax())
    return Figure(
        name,
        title,
        bars_svg(
            name,
            title,
            f"Largest at step {most}, with {share(float(share_T[most]))}; {_ends(share_T, share)} from "
            "the first to the last step.",
            unit=f"Share of replicates {what}",
            share_T=share_T,
            style=style,
        ),
        "Each bar is a step, or the mean of some where there are many.",
        over_steps([Column(f"Share of replicates {what}", share_T, share)]),
    )


def defected(found: Summary) -> Figure:
    """The share of people who turned away in public."""
    title = f"By the end {share(found.defected_end.mean)} of the people have turned away in public"
    return _people(found, "defected", title, "the organization", "Share of the people", found.defected, "lv0")


def fled(found: Summary) -> Figure:
    """The share of the population that fled."""
    title = f"By the end {share(found.fled_end.mean)} of the population have fled"
    return _people(found, "fled", title, "the population", "Share of the population", found.fled, "lv0")


def _people(  # noqa: PLR0913
    found: Summary, name: str, title: str, who: str, unit: str, of: Band, style: str
) -> Figure:
    return Figure(
        name,
        title,
        lines_svg(
            name,
            title,
            f"The mean share goes from {_ends(of.mean, share)}; at the end the band reaches from "
            f"{share(float(of.low[-1]))} to {share(float(of.high[-1]))}.",
            unit=unit,
            lines=[_banded(who, of, style, found)],
            within=reach((0.0, *of.high, *of.mean), least=0.01),
            tick=percent,
        ),
        f"Mean over replicates. {_bands(found)}{_split(of)}",
        over_steps(banded(unit, of, share)),
    )


def outsiders(found: Summary, outside: Observed) -> Figure:
    """What observers outside believe, beside the truth and the leader."""
    right, naive = errors_outside(found.run, outside)
    title = f"An observer outside is off by {number(right)}, the leader by {number(found.off.mean)}"
    view, other = band(outside.right_RT), band(outside.naive_RT)
    return Figure(
        "outside",
        title,
        lines_svg(
            "outside",
            title,
            f"The observer’s mean view goes from {_ends(view.mean)}, the truth from "
            f"{_ends(found.truth.mean)}, the leader’s "
            f"belief from {_ends(found.belief.mean)}.",
            unit=_state(found),
            lines=[
                Line("the truth", found.truth.mean, "truth"),
                _banded("an observer outside", view, "lv0", found),
                Line("the leader’s belief", found.belief.mean, "belief"),
            ],
        ),
        f"The observer knows that the outlets share one official. {_bands(found)} One who counts the "
        "outlets as independent "
        f"is off by {number(naive)}.",
        over_steps(
            [
                Column("Truth", found.truth.mean),
                *banded("Observer", view),
                Column("Who counts outlets", other.mean),
                Column("Leader", found.belief.mean),
            ]
        ),
    )


def constant(bands: Sequence[Band]) -> float | None:
    """The one value of all *bands*, or None where they move or differ, or nothing is known."""
    ends = [each for found in bands for each in (found.low, found.high)]
    if not ends or np.isnan(ends).any():
        return None
    low, high = float(np.min(ends)), float(np.max(ends))
    return low if high - low <= _STILL * max(abs(low), abs(high)) else None


def _banded(name: str, found: Band, style: str, of: Summary) -> Line:
    alone = of.run.replicates == 1
    return Line(name, found.mean, style, None if alone else found.low, None if alone else found.high)


def _split(of: Band) -> str:
    wide = float(of.high[-1] - of.low[-1]) > 0.8
    return " Here it is nearly all or nothing: hardly any replicate is near the mean." if wide else ""


def _alike(value_LT: Sequence[Floats]) -> bool:
    stacked = np.stack(value_LT)
    if np.isnan(stacked).any():
        return False
    span = max(float(stacked.max() - stacked.min()), float(np.abs(stacked).max()))
    return bool((np.ptp(stacked, axis=0) <= _SAME * span).all())


def _chosen(levels: int) -> set[int]:
    """The levels that a chart names, the highest and the lowest among them."""
    return {round(i) for i in np.linspace(0, levels - 1, min(levels, MOST_LEVELS))}


def _left_out(levels: int) -> str:
    return f" {MOST_LEVELS} of {levels} levels are drawn; the table has all." if levels > MOST_LEVELS else ""


def _style(number: int, levels: int) -> str:
    """The color of a level: lightest at the top, darkest at the bottom."""
    return f"lv{round(number * (MOST_LEVELS - 1) / max(levels - 1, 1))}"


def _bands(found: Summary, before: str = "") -> str:
    run = found.run
    return "" if run.replicates == 1 else f"{before}Bands hold {band_words(run.replicates)}."


def _state(found: Summary) -> str:
    return f"How things are{_in_unit(found)}"


def _in_unit(found: Summary) -> str:
    unit = given(found.run.scenario.unit)
    return f", in {unit}" if unit else ""


def _ends(value_T: Floats, written: Callable[[float], str] = number) -> str:
    first, last = float(value_T[0]), float(value_T[-1])
    if isnan(first) and isnan(last):
        return "nothing that can be said"
    return f"{written(first)} to {written(last)}"
