"""Charts over levels, channels and remedies: the way up, who knew what when, who is nearest, what helps."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, isnan

from earwitness.simulate.amounts import above, counted, number, share
from earwitness.simulate.naming import capital, given
from earwitness.simulate.page.charts.rows import Row, rows_svg
from earwitness.simulate.page.charts.strips import Strip, strips_svg
from earwitness.simulate.page.figures import Column, Figure, Table, over_steps
from earwitness.simulate.remedies import Bought
from earwitness.simulate.spread import band_words
from earwitness.simulate.summary import Spread, Summary
from earwitness.simulate.telling import alike, all_of, quoted, title_of, way


def the_way_up(found: Summary) -> Figure:
    """How far above the truth the report is on each level, when it arrives and when it leaves."""
    gained = found.levels[0].said
    title = (
        f"What reaches the leader is {number(abs(gained.mean))} {'better' if gained.mean > 0 else 'worse'} "
        "than the truth"
    )
    if isnan(gained.mean):
        title = "Nothing reaches the leader on this way"
    elif not gained.told_from_zero:
        title = "What reaches the leader is the truth, but for chance"
    scale = max((abs(level.said.mean) for level in found.levels if isfinite(level.said.mean)), default=0.0)
    rows = [
        Row("the leader", number(found.above.mean, signed=True), found.above.mean, "belief", *found.above[2:])
    ]
    for level in found.levels:
        saw, passes = level.saw.mean, level.said
        printed = f"{above(saw, scale)} → {above(passes.mean, scale)}"
        rows.append(Row(given(level.name), printed, passes.mean, "lv2", passes.low, passes.high, saw))
    told = "; ".join(
        f"{given(level.name)} have {above(level.saw.mean, scale)} and pass on {above(level.said.mean, scale)}"
        for level in reversed(found.levels)
    )
    return Figure(
        "way-up",
        title,
        rows_svg(
            "way-up",
            title,
            f"Above the truth, from the lowest level up: {told}; the leader believes "
            f"{number(found.above.mean, signed=True)}.",
            unit=_above(found),
            rows=rows,
            rule="the truth",
            climbs=True,
        ),
        "To be read from below. An open circle is what a level has, a full one what it passes on; the "
        "arrow between them "
        f"is its own doing. Bars hold {band_words(found.run.replicates)}. All are means over steps.",
        Table(
            ("Level", "Has", "Passes on", "from", "to", "Say nothing"),
            (
                ("the leader", "", *_spread(found.above), ""),
                *(
                    (
                        given(level.name),
                        number(level.saw.mean, signed=True),
                        *_spread(level.said),
                        share(level.silent),
                    )
                    for level in found.levels
                ),
            ),
            "Above the truth (+) or below it (−).",
        ),
    )


def who_knew(found: Summary) -> Figure:
    """For each level and the leader, how often it is nearer to the truth than to the plan, over steps."""
    low = found.levels[-1]
    title = (
        f"{capital(given(low.name))} have the truth rather than the plan in {share(low.near)} of all "
        f"steps, the leader in {share(found.near)}"
    )
    strips = [
        Strip("the leader", found.near_T, found.near),
        *(Strip(given(level.name), level.near_T, level.near) for level in found.levels),
    ]
    told = "; ".join(f"{strip.name} {share(strip.total)}" for strip in strips)
    return Figure(
        "knew",
        title,
        strips_svg(
            "knew",
            title,
            f"Over all steps: {told}.",
            unit="Percent of replicates nearer to the truth than to the plan",
            strips=strips,
        ),
        "What a level has (and what the leader believes) is held against the truth and against the plan: "
        "which is it nearer to? "
        "The number in a field is the percentage of replicates in which it is the truth; the darker, the "
        "more.",
        over_steps([Column(strip.name, strip.share_T, share) for strip in strips]),
    )


def channels(found: Summary) -> Figure:
    """How far from the truth each channel to the leader lies, and what the leader makes of them all."""
    heard = [each for each in found.channels if isfinite(each.off)]
    best = min(heard, key=lambda each: each.off)
    if len(heard) == 1:
        title = f"{capital(way(best.name, found))} is off by {number(best.off)}"
    elif alike(heard):
        title = f"{capital(all_of(heard))} are off by about {number(best.off)}"
    else:
        title = f"{capital(way(best.name, found))} is nearest the truth, off by {number(best.off)}"
    rows = [
        Row(
            "the leader’s belief",
            number(found.off.mean),
            found.above.mean,
            "belief",
            *found.above[2:],
        ),
        *(
            Row(
                way(each.name, found),
                number(each.off),
                each.above.mean,
                "lv2",
                each.above.low,
                each.above.high,
            )
            for each in heard
        ),
    ]
    told = "; ".join(
        f"{way(each.name, found)} {number(each.above.mean, signed=True)} on average, off by "
        f"{number(each.off)}"
        for each in heard
    )
    return Figure(
        "channels",
        title,
        rows_svg("channels", title, f"{told}.", unit=_above(found), rows=rows, rule="the truth"),
        "The circle is the mean over steps of what a channel says, less the truth; the number at the end "
        "of the row is its error "
        f"(root mean square), in which chance counts as well. Bars hold {band_words(found.run.replicates)}.",
        Table(
            ("Channel", "Speaks in", "Above the truth, mean", "from", "to", "Off by (RMS)"),
            tuple(
                (way(each.name, found), share(each.speaks), *_spread(each.above), number(each.off))
                for each in found.channels
            ),
        ),
    )


def what_helps(found: Summary, remedies: Sequence[Bought]) -> Figure:
    """The error at the top with each remedy, less that without it."""
    base, *tried = remedies
    best = min(tried, key=lambda each: each.difference)
    title = (
        f"{quoted(best)} takes {number(-best.difference)} off an error of {number(base.error)}"
        if best.told and best.difference < 0.0
        else f"Nothing that was tried makes the error of {number(base.error)} smaller"
    )
    rows = [
        Row(
            title_of(each),
            number(each.difference, signed=True),
            each.difference,
            _verdict(each)[0],
            each.low,
            each.high,
        )
        for each in tried
    ]
    told = "; ".join(f"{title_of(each)} {number(each.difference, signed=True)}" for each in tried)
    return Figure(
        "remedies-chart",
        title,
        rows_svg(
            "remedies-chart",
            title,
            f"Change of the error at the top: {told}.",
            unit=_change(found),
            rows=rows,
            rule="no change",
        ),
        "Left of the line a remedy helps. Bars are intervals of 95%; where one crosses the line, no "
        "difference can be told. Every "
        "remedy was run on the same chance, replicate by replicate "
        f"({counted(found.run.replicates, 'replicate')}).",
        remedies_table(remedies, purges=found.run.scenario.purge is not None),
    )


def remedies_table(remedies: Sequence[Bought], *, purges: bool) -> Table:
    """What each remedy buys, in numbers and in a word; with *purges*, how many there are with it."""
    heads = (
        "Remedy",
        "Error at the top",
        "Change",
        "95% interval",
        "Verdict",
        "Mean gap",
        "Purges in a replicate",
    )
    rows = []
    for place, each in enumerate(remedies):
        change = (
            number(each.difference, signed=True),
            f"{number(each.low, signed=True)} to {number(each.high, signed=True)}",
            _verdict(each)[1],
        )
        rows.append(
            (
                title_of(each) if place else "As it is",
                number(each.error),
                *(change if place else ("", "", "")),
                number(each.gap, signed=True),
                number(each.purges),
            )
        )
    last = len(heads) if purges else -1
    return Table(heads[:last], tuple(row[:last] for row in rows))


def _verdict(each: Bought) -> tuple[str, str]:
    if isnan(each.low):
        return "plan", "cannot be said"
    if not each.told:
        return "plan", "no difference can be told"
    return ("lv2", "helps") if each.difference < 0.0 else ("belief", "makes it worse")


def _spread(value: Spread) -> tuple[str, str, str]:
    return number(value.mean, signed=True), number(value.low, signed=True), number(value.high, signed=True)


def _above(found: Summary) -> str:
    unit = given(found.run.scenario.unit)
    return "Above the truth" + (f", in {unit}" if unit else "")


def _change(found: Summary) -> str:
    unit = given(found.run.scenario.unit)
    return "Change of the error at the top (root mean square)" + (f", in {unit}" if unit else "")
