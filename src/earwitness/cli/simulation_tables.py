"""A simulation as a person reads it in a terminal: the brief, the levels, the gap, the remedies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from earwitness.simulate.amounts import above, brief_share, counted, number
from earwitness.simulate.naming import bare
from earwitness.simulate.outside import Observed
from earwitness.simulate.remedies import Bought
from earwitness.simulate.scenario import Scenario
from earwitness.simulate.spread import band_words
from earwitness.simulate.summary import Summary
from earwitness.simulate.telling import brief, title_of
from earwitness.unseen import printable, visible

_ROWS: Final = 10  # of the table of the gap


def simulation_tables(
    found: Summary, remedies: Sequence[Bought] | None, outside: Observed | None
) -> list[RenderableType]:
    """What a run shows, one part below the other."""
    parts: list[RenderableType] = [_heading(found), "", _brief(found, remedies, outside), ""]
    if found.levels:
        parts += [_levels(found), ""]
    parts += [_gap(found), ""]
    if remedies and len(remedies) > 1:
        parts += [_remedies(remedies, purges=found.run.scenario.purge is not None), ""]
    return parts


def scenarios_table(scenarios: Sequence[Scenario]) -> list[RenderableType]:
    """One row for each scenario: its name, and what it is about."""
    table = _table()
    table.add_column("Scenario", no_wrap=True, style="bold")
    table.add_column("About", ratio=1, overflow="fold")
    for scenario in scenarios:
        about = Text(_shown(scenario.title))
        about.append(f"\n{_shown(scenario.about)}", style="dim")
        tried = ", ".join(remedy.name for remedy in scenario.remedies)
        about.append(f"\nRemedies: {_shown(tried)}\n" if tried else "\n", style="dim")
        table.add_row(_shown(scenario.name), about)
    return [table]


def _heading(found: Summary) -> Text:
    run = found.run
    text = Text(_shown(run.scenario.title or run.scenario.name), style="bold")
    known = (
        _shown(run.scenario.name),
        f"{counted(run.agents, 'person', 'people')} on {counted(len(run.levels), 'level')}",
        f"{counted(run.replicates, 'replicate')} of {counted(run.steps, 'step')}",
        f"seed {run.seed}",
    )
    text.append("\n" + " · ".join(known), style="not bold dim")
    return text


def _brief(found: Summary, remedies: Sequence[Bought] | None, outside: Observed | None) -> Table:
    table = _table(below=1)
    table.add_column("In brief", min_width=15, style="bold")
    table.add_column("", ratio=1, overflow="fold")
    for point in brief(found, remedies=remedies, outside=outside):
        table.add_row(point.head, _shown(point.text))
    return table


def _levels(found: Summary) -> Table:
    """From the top down, each with what it has and passes on, against the truth."""
    table = _table()
    table.add_column("On the way up", ratio=1, overflow="fold", min_width=14)
    for head in ("Has", "Passes on", "Silent", "Knows", "Fear", "Competence"):
        table.add_column(head, justify="right")
    table.add_row(
        "the leader", number(found.above.mean, signed=True), "", "", brief_share(found.near), "", ""
    )
    for level in found.levels:
        table.add_row(
            _shown(level.name),
            above(level.saw.mean, found.off.mean),
            above(level.said.mean, found.off.mean),
            brief_share(level.silent),
            brief_share(level.near),
            _moves(level.fear.mean),
            _moves(level.competence.mean),
        )
    table.caption = "Has, passes on: above the truth (+) or below. Knows: nearer to it than to the plan."
    table.caption_justify = "left"
    return table


def _gap(found: Summary) -> Table:
    table = _table()
    table.add_column("Step", justify="right", min_width=5)
    for head in ("Truth", "Belief", "Gap"):
        table.add_column(head, justify="right", min_width=8)
    table.add_column(f"Gap in {band_words(found.run.replicates)}", justify="right")
    table.add_column("Purge", justify="right")
    for t in map(int, np.unique(np.linspace(0, found.run.steps - 1, _ROWS).round())):
        low, high = found.gap.low[t], found.gap.high[t]
        table.add_row(
            f"{t:,}",
            number(found.truth.mean[t]),
            number(found.belief.mean[t]),
            number(found.gap.mean[t], signed=True),
            f"{number(low, signed=True)} to {number(high, signed=True)}",
            brief_share(float(found.purge_T[t])) if found.run.scenario.purge else "",
        )
    return table


def _remedies(remedies: Sequence[Bought], *, purges: bool) -> Table:
    table = _table()
    table.add_column("Remedy", ratio=1, overflow="fold")
    table.add_column("Error at the top", justify="right", max_width=8)
    table.add_column("Change", justify="right")
    table.add_column("95% interval", justify="right")
    table.add_column("Mean gap", justify="right", max_width=5)
    if purges:
        table.add_column("Purges", justify="right")
    for place, each in enumerate(remedies):
        change = (
            ("", "")
            if not place
            else (
                number(each.difference, signed=True),
                f"{number(each.low, signed=True)} to {number(each.high, signed=True)}",
            )
        )
        name = "As it is" if not place else _shown(title_of(each))
        many = (number(each.purges),) if purges else ()
        style = "" if not place or each.told else "dim"
        table.add_row(name, number(each.error), *change, number(each.gap, signed=True), *many, style=style)
    return table


def _moves(mean_T: np.ndarray) -> str:
    first, last = number(float(mean_T[0])), number(float(mean_T[-1]))
    return first if first == last else f"{first} → {last}"


def _shown(text: str) -> str:
    return printable(visible(bare(text)))


def _table(*, below: int = 0) -> Table:
    """A table without lines, *below* empty lines under each row."""
    return Table(box=None, expand=True, pad_edge=False, padding=(0, 2, below, 0), header_style="dim")
