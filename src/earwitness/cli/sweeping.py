"""The command ``earwitness sweep``: one scenario at many points, or what explains the variance of an
outcome."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from earwitness.cli.articles import output_option
from earwitness.cli.output import check_target, say, write_file, write_stdout
from earwitness.cli.scenarios import Change, Engine, Processes, Seed, Steps
from earwitness.errors import SettingError

if TYPE_CHECKING:
    from earwitness.simulate.sensitivity import Analysis
    from earwitness.simulate.sweeps import Sweep

SHORT_HELP: Final = "One scenario at many points; what an outcome depends on."
EPILOG: Final = (
    "Example: earwitness sweep war-room --vary fear.memory=0.5:0.99:6 "
    "--vary leader.kind=naive,sophisticated -o sweep.csv"
)
# More points than this are a slip of the keyboard; from Python there is no such limit.
_MOST_VALUES: Final = 10_000
_NUMBER: Final = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_SPACED: Final = re.compile(rf"({_NUMBER}):({_NUMBER}):(\d+)")
_RANGE: Final = re.compile(rf"({_NUMBER}):({_NUMBER})")


def sweep(  # noqa: PLR0913  (one for each option)
    scenario: Annotated[
        str,
        typer.Argument(
            metavar="SCENARIO",
            help="A scenario file (TOML or JSON), or the name of one that comes with Earwitness.",
        ),
    ],
    vary: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY=VALUES",
            help="Values of a key: 0.5,0.9 or from:to:how-many. For each key; all combinations are run.",
        ),
    ] = None,
    sobol: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY=LOW:HIGH",
            help="Instead of --vary: what part of the variance each key explains in such ranges.",
        ),
    ] = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="What to look at: error, gap, purges, letter, knows.top, ...; as often as you like.",
        ),
    ] = None,
    change: Change = None,
    replicates: Annotated[
        int | None,
        typer.Option(metavar="N", help="How many runs of chance at each point; 200, with --sobol 20.", min=1),
    ] = None,
    steps: Steps = None,
    samples: Annotated[
        int,
        typer.Option(
            metavar="N", help="With --sobol: a power of two. N times (keys + 2) points are run.", min=2
        ),
    ] = 256,
    seed: Seed = 0,
    engine: Engine = "auto",
    processes: Processes = 1,
    output: Annotated[
        Path | None,
        output_option("Also write all numbers, as the ending says: .csv, .parquet or .nc."),
    ] = None,
    json: Annotated[
        bool,
        typer.Option("--json", help="Write to standard output, one JSON object on each line."),
    ] = False,
) -> None:
    """Run a scenario at many points, under the same chance at each.

    --vary shows the outcomes at each point; --sobol, how much of an outcome's variance each key explains.
    """
    from earwitness.cli.progress import Watch
    from earwitness.cli.sweep_tables import found_tables, json_lines, points
    from earwitness.cli.tables import as_bytes
    from earwitness.simulate.amounts import counted
    from earwitness.simulate.array_files import array_bytes, array_form
    from earwitness.simulate.files import read_scenario

    if bool(vary) == bool(sobol):
        raise SettingError("--vary or --sobol: give one of the two, such as --vary fear.memory=0.5,0.9")
    form = None
    if output is not None:
        form = array_form(output)
        _check_output(output, form, scenario, sobol=bool(sobol))
    options: dict[str, Any] = {
        "outcomes": tuple(outcome or ()),
        "fixed": _fixed(change or ()),
        "steps": steps,
        "seed": seed,
        "engine": engine,
        "processes": processes,
    }
    grid = _by_key(vary or (), _values, "--vary", "0.5:0.99:6")
    spans = _by_key(sobol or (), _range, "--sobol", "0.5:0.99")
    read = read_scenario(scenario)
    found: Sweep | Analysis
    with Watch() as watch:
        if grid:
            from earwitness.simulate.sweeps import sweep as swept

            found = swept(read, grid, **options, replicates=replicates or 200, progress=watch)
        else:
            from earwitness.simulate.sensitivity import sensitivity

            options["outcomes"] = options["outcomes"] or ("error",)
            found = sensitivity(
                read, spans, **options, samples=samples, replicates=replicates or 20, progress=watch
            )
    if output is not None and form is not None:
        write_file(output, array_bytes(found, form))
        say(f"{output}: {counted(points(found), 'point')}, {counted(found.replicates, 'replicate')} of each")
    if json:
        write_stdout(json_lines(found))
    else:
        write_stdout([as_bytes(found_tables(found))])


def _check_output(output: Path, form: str, scenario: str, *, sobol: bool) -> None:
    """Told before anything runs."""
    from earwitness.simulate.array_files import check_form

    if sobol and form == "nc":
        raise SettingError(f"--output {output}: a sensitivity is a table; end the name with .csv or .parquet")
    check_form(form)
    check_target(output)
    if output.exists() and Path(scenario).exists() and output.samefile(scenario):
        raise SettingError(f"--output {output}: is the scenario; choose another name")


def _by_key(
    texts: Sequence[str], read: Callable[[str, str], Any], option: str, such_as: str
) -> dict[str, Any]:
    """What *texts*, the values of *option*, say about each key."""
    out: dict[str, Any] = {}
    for text in texts:
        key, equals, values = (part.strip() for part in text.partition("="))
        if not (equals and key and values):
            raise SettingError(f"{option} {text}: gives no values; write {option} fear.memory={such_as}")
        if key in out:
            raise SettingError(f"{option} {key}: comes twice; give all its values at once")
        out[key] = read(key, values)
    return out


def _values(key: str, text: str) -> list[object]:
    """The values that are meant by "0.5:0.99:6", "naive,sophisticated", "[1],[1,2]" or "0.9"."""
    import tomllib

    spaced = _SPACED.fullmatch(text.replace(" ", ""))
    if spaced:
        return _evenly(key, spaced[1], spaced[2], int(spaced[3]))
    try:
        listed = tomllib.loads(f"values = [{text}]")
    except (tomllib.TOMLDecodeError, RecursionError):
        return [_value(part) for part in text.split(",")]
    return list(listed["values"]) if len(listed) == 1 else [text]


def _evenly(key: str, first: str, last: str, many: int) -> list[object]:
    if not 2 <= many <= _MOST_VALUES:
        raise SettingError(f"--vary {key}: {many} values; give from 2 to {_MOST_VALUES:,}")
    low, high = float(first), float(last)
    # 12 digits: 0.3 rather than 0.30000000000000004
    values = [float(f"{low + (high - low) * i / (many - 1):.12g}") for i in range(many)]
    whole = all(re.fullmatch(r"[-+]?\d+", end) for end in (first, last)) and all(
        v.is_integer() for v in values
    )
    return [int(value) if whole else value for value in values]


def _value(text: str) -> object:
    from earwitness.simulate.patches import setting

    return setting(f"value={text}")[1]


def _range(key: str, text: str) -> tuple[float, float]:
    found = _RANGE.fullmatch(text.replace(" ", ""))
    if not found:
        raise SettingError(f"--sobol {key}={text}: is no range; give lowest and highest, such as 0.5:0.99")
    low, high = (int(end) if re.fullmatch(r"[-+]?\d+", end) else float(end) for end in found.groups())
    return low, high


def _fixed(texts: Sequence[str]) -> dict[str, object]:
    """What --set says; of one key the last."""
    from earwitness.simulate.patches import setting

    return dict(map(setting, texts))
