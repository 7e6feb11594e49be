"""The command ``earwitness simulate``: options into one run, its remedies, and what was asked for of both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from earwitness.cli.articles import Json, output_option
from earwitness.cli.output import check_target, say, write_file, write_stdout
from earwitness.cli.scenarios import Change, Engine, Processes, Seed, Steps
from earwitness.errors import SettingError

if TYPE_CHECKING:
    from earwitness.simulate import Run, Scenario
    from earwitness.simulate.outside import Observed
    from earwitness.simulate.remedies import Bought

Made = Annotated[
    str | None,
    typer.Argument(
        metavar="SCENARIO",
        help="A scenario file (TOML or JSON), or the name of one that comes with Earwitness (see --list).",
        show_default=False,
    ),
]


def simulate(  # noqa: PLR0913  (one for each option)
    scenario: Made = None,
    output: Annotated[
        Path | None,
        output_option("Write a page with charts (.html), or the arrays (.nc, .parquet, .csv); no table."),
    ] = None,
    replicates: Annotated[int, typer.Option(min=1, metavar="N", help="How many runs of chance.")] = 200,
    steps: Steps = None,
    seed: Seed = 0,
    change: Change = None,
    no_remedies: Annotated[
        bool, typer.Option("--no-remedies", help="Do not run the scenario again with each of its remedies.")
    ] = False,
    engine: Engine = "auto",
    processes: Processes = 1,
    listed: Annotated[bool, typer.Option("--list", help="List the scenarios of Earwitness itself.")] = False,
    show: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Print the file of one of them, to be copied and changed."),
    ] = None,
    json: Json = False,
) -> None:
    """Run an organization: what reaches the top, what the truth was, and why.

    A scenario describes who reports to whom, what they fear, what the leader makes of it and which remedies
    to try. It is run many times by chance; what the leader believes is held against what is true.

    Prints a brief, the levels, the gap and what each remedy buys; with -o a page with charts.

    A scenario of your own: earwitness simulate --show war-room > mine.toml
    """
    if listed or show is not None:
        _only(scenario, listed, show)
        _listed_or_shown(show)
        return
    if scenario is None:
        raise SettingError("SCENARIO is missing; give a file or the name of a scenario (--list shows them)")
    chosen = _scenario(scenario, change or ())
    if output is not None:
        check_target(output)
        if output.exists() and Path(scenario).exists() and output.samefile(scenario):
            raise SettingError(f"--output {output}: is the scenario; choose another name")
    form = _arrays(output)
    # a file of arrays holds the run alone
    wanted = not no_remedies and (form is None or json)
    run, tried, seen = _run(chosen, replicates, steps, seed, engine, processes, remedies=wanted)
    _written(run, tried, seen, output=output, json=json)
    for note in run.notes:
        say(f"note: {note}")


def _only(scenario: str | None, listed: bool, show: str | None) -> None:
    if listed and show is not None:
        raise SettingError("--list and --show: give one of them")
    if scenario is not None:
        option = "--list" if listed else f"--show {show}"
        raise SettingError(f"{option}: runs nothing; leave out {scenario}, or the option")


def _listed_or_shown(show: str | None) -> None:
    from earwitness.cli.simulation_tables import scenarios_table
    from earwitness.cli.tables import as_bytes
    from earwitness.simulate.files import read_scenario, scenario_names, scenario_text

    if show is not None:
        write_stdout([scenario_text(show).encode()])
    else:
        write_stdout([as_bytes(scenarios_table([read_scenario(name) for name in scenario_names()]))])


def _scenario(name: str, changes: list[str] | tuple[()]) -> Scenario:
    """The scenario with each change of ``--set`` laid over it, in order: the last one wins."""
    from earwitness.simulate.files import read_scenario
    from earwitness.simulate.patches import patched, setting

    scenario = read_scenario(name)
    for text in changes:
        try:
            scenario = patched(scenario, dict([setting(text)]))
        except SettingError as error:
            raise SettingError(f"--set {text}: {error}") from error
    return scenario


def _run(  # noqa: PLR0913
    scenario: Scenario,
    replicates: int,
    steps: int | None,
    seed: int,
    engine: Literal["auto", "plain", "fast", "gaussian"],
    processes: int,
    *,
    remedies: bool,
) -> tuple[Run, tuple[Bought, ...] | None, Observed | None]:
    from earwitness.cli.progress import Watch
    from earwitness.simulate import simulate as run_scenario
    from earwitness.simulate.outside import outside
    from earwitness.simulate.remedies import remedies as try_remedies

    with Watch() as watch:
        run = run_scenario(
            scenario,
            replicates=replicates,
            steps=steps,
            seed=seed,
            engine=engine,
            processes=processes,
            progress=watch,
        )
        tried = None
        if remedies and scenario.remedies:
            tried = try_remedies(
                scenario,
                replicates=replicates,
                steps=steps,
                seed=seed,
                engine=engine,
                processes=processes,
                base=run,
                progress=watch,
            )
    return run, tried, outside(run) if scenario.outside is not None else None


def _arrays(output: Path | None) -> str | None:
    """The form of arrays that *output* ends in, if any; SettingError, before any work, without its extra."""
    from earwitness.simulate.array_files import FORMS, check_form

    form = output.suffix.lower().removeprefix(".") if output is not None else ""
    if form not in FORMS:
        return None
    check_form(form)
    return form


def _file(output: Path, run: Run, tried: tuple[Bought, ...] | None, seen: Observed | None) -> bytes:
    """The arrays of *run* where *output* ends in a form of them, else the page."""
    from earwitness.simulate.array_files import array_bytes
    from earwitness.simulate.page import page

    form = _arrays(output)
    return array_bytes(run, form) if form else page(run, remedies=tried, outside=seen).encode()


def _written(
    run: Run,
    tried: tuple[Bought, ...] | None,
    seen: Observed | None,
    *,
    output: Path | None,
    json: bool,
) -> None:
    from earwitness.cli.simulation_tables import simulation_tables
    from earwitness.cli.tables import as_bytes
    from earwitness.simulate.amounts import counted
    from earwitness.simulate.made import made
    from earwitness.simulate.simulation import simulation
    from earwitness.simulate.summary import summary
    from earwitness.stream import encode

    found = summary(run)
    if output is not None:
        write_file(output, _file(output, run, tried, seen))
        with_them = f", {counted(len(tried) - 1, 'remedy', 'remedies')}" if tried else ""
        say(f"{output}: {counted(run.replicates, 'replicate')} of {counted(run.steps, 'step')}{with_them}")
    if json:
        record = simulation(found, remedies=tried, outside=seen)
        write_stdout([encode(made(run)) + b"\n", encode(record) + b"\n"])
    elif output is None:
        write_stdout([as_bytes(simulation_tables(found, tried, seen))])
