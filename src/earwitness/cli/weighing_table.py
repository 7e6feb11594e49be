"""``earwitness weigh --table claims.tsv``: anybody's table of claims, weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from earwitness.cli.output import say, write_stdout
from earwitness.errors import InputError, SettingError

if TYPE_CHECKING:
    from earwitness.weigh.table import Kind, Table

History = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="With --table: an earlier table of the same sources, to learn from."),
]
Tolerance = Annotated[
    list[str] | None,
    typer.Option(metavar="[ATTRIBUTE=]N", help="With --table: numbers no further apart are the same answer."),
]
Period = Annotated[
    list[str] | None,
    typer.Option(metavar="[ATTRIBUTE=]N", help="With --table: numbers run in a circle of N (1440 minutes)."),
]
Sets = Annotated[
    list[str] | None,
    typer.Option(metavar="[ATTRIBUTE=]MARK", help="With --table: values are sets, members parted by MARK."),
]
Against = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="With --table: known values (item, value) to compare with."),
]
MethodOption = Annotated[
    Literal["full", "skill", "vote"],
    typer.Option(help="With --table: the full model, one skill for each source, or a vote."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOptions:
    """What was asked of a table, as the command line has it."""

    history: Sequence[Path] = ()
    tolerance: Sequence[str] = ()
    period: Sequence[str] = ()
    sets: Sequence[str] = ()
    against: Path | None = None
    method: Literal["full", "skill", "vote"] = "full"


def weigh_claims(path: Path, options: TableOptions, *, priors: Path | None, every: bool, json: bool) -> None:
    """Weigh the table in *path* and write what it comes to; SettingError where it cannot be used.

    Tables by default, JSON lines with *json*; *every* lists every item.
    """
    from earwitness.cli.tables import as_bytes
    from earwitness.cli.worth_tables import json_lines, worth_tables
    from earwitness.weigh.table_reading import read_answers, read_priors
    from earwitness.weigh.table_settings import TableSettings
    from earwitness.weigh.table_weighing import compared, table_of, weigh_table

    try:
        table = table_of(path, history=options.history, kinds=None)
        table = table_of(path, history=options.history, kinds=kinds_of(options, table))
        known = {} if priors is None else read_priors(priors, table.sources)
        answers = None if options.against is None else read_answers(options.against)
    except InputError as error:  # the one input: without it nothing is done
        raise SettingError(str(error)) from error
    found = weigh_table(table, settings=TableSettings(priors=known), method=options.method)
    comparison = None if answers is None else compared(found, answers, table)
    if json:
        write_stdout(json_lines(found, comparison))
    else:
        write_stdout([as_bytes(worth_tables(found, comparison, every=every))])
    for note in found.notes:
        say(note)


def kinds_of(options: TableOptions, table: Table) -> dict[str, Kind]:
    """How the values of each attribute compare; SettingError for an option that cannot be used."""
    from earwitness.weigh.table import Kind

    parts: dict[str, dict[str, str]] = {name: {} for name in table.attributes}
    for option in ("tolerance", "period", "sets"):
        for given in getattr(options, option):
            name, equals, rest = given.rpartition("=")
            wanted = [name] if equals and name else list(table.attributes)
            if unknown := [each for each in wanted if each not in parts]:
                known = ", ".join(name for name in table.attributes if name)
                known = f"there are {known}" if known else "items have none: write them entity|attribute"
                raise SettingError(f"--{option} {given}: no attribute is called {unknown[0]}; {known}")
            for each in wanted:
                parts[each][option] = rest
    return {
        name: Kind(
            tolerance=_number("tolerance", part.get("tolerance", "0")),
            period=_number("period", part.get("period", "0")),
            separator=part.get("sets", ""),
        )
        for name, part in parts.items()
    }


def _number(option: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise SettingError(f"--{option} {text}: must be a number, or ATTRIBUTE=number") from None
