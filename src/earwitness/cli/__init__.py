"""The command ``earwitness``. A command parses its options, calls one function, writes what comes back.

Heavy modules are imported inside the commands, so that ``--help`` is there at once.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from earwitness.cli.articles import (
    Broad,
    CaseFile,
    Convention,
    Date,
    Json,
    Model,
    Outlet,
    Precise,
    Sources,
    TableFile,
    WordsOnly,
    collect_articles,
    count,
    every_option,
    finish,
    output_option,
    read_articles,
    spare_sources,
    with_note_on_case,
    with_note_on_reading,
    write_records,
)
from earwitness.cli.chosen import chosen_case, ingest_settings, read_settings, trace_settings
from earwitness.cli.correcting import correct
from earwitness.cli.dossiers import dossier
from earwitness.cli.exporting import export
from earwitness.cli.output import ReaderGone, check_target, close_stdout, say, write_file, write_stdout
from earwitness.cli.simulating import simulate
from earwitness.cli.sweeping import EPILOG, SHORT_HELP, sweep
from earwitness.cli.weighing import weigh
from earwitness.errors import EarwitnessError, ExitCode
from earwitness.version import VERSION

app = typer.Typer(
    name="earwitness",
    help="Who says so? Finds every attributed statement in news articles and shows where it stands.",
    epilog="Example: earwitness dossier articles/ -o dossier.html",
    add_completion=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        write_stdout([f"earwitness {VERSION}\n".encode()])
        raise typer.Exit


@app.callback()
def earwitness(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Who says so? Finds every attributed statement in news articles and shows where it stands.

    Nothing that you give it leaves this computer.
    """


app.command(
    short_help="One HTML page: claims, statements, articles.",
    epilog="Example: earwitness dossier articles/ letter.txt -o dossier.html",
)(dossier)


@app.command(
    short_help="Show what is understood of each article.",
    epilog="Example: earwitness ingest articles/ --json > documents.jsonl",
)
def ingest(
    sources: Sources,
    outlet: Outlet = None,
    date: Date = None,
    table: TableFile = None,
    json: Json = False,
) -> None:
    """Take articles in: show what was understood of each (outlet, date, headline, length)."""
    from earwitness.cli.tables import as_bytes, documents_table

    bundle = collect_articles(sources, ingest_settings(outlet, date, table))
    if json:
        write_records(bundle)
    else:
        write_stdout([as_bytes(documents_table(bundle.documents))])
    finish(bundle)


@app.command(
    short_help="Print who said what, article by article.", epilog="Example: earwitness read article.txt"
)
def read(  # noqa: PLR0913  (one for each option)
    sources: Sources,
    outlet: Outlet = None,
    date: Date = None,
    table: TableFile = None,
    model: Model = None,
    precise: Precise = False,
    broad: Broad = False,
    convention: Convention = "newsroom",
    case: CaseFile = None,
    json: Json = False,
) -> None:
    """Print every attributed statement of each article: who, through whom, what, how firmly, when.

    Also headlines that claim more than the text, who informs whom inside the story, and the figures.

    Also reads the records that another command wrote: earwitness ingest articles/ --json | earwitness read -
    """
    from earwitness.cli.tables import as_bytes, statements_tables

    judged = chosen_case(case)
    bundle = read_articles(
        sources,
        ingest_settings(outlet, date, table),
        read_settings(model, precise, broad, convention),
        case=judged,
    )
    bundle = with_note_on_case(bundle, traced=False, weighed=False)
    if json:
        write_records(bundle)
    else:
        write_stdout([as_bytes(statements_tables(bundle.documents, bundle.findings))])
    finish(bundle)


@app.command(
    short_help="What goes back to what, across articles.",
    epilog="Example: earwitness trace articles/ -o lineage.graphml",
)
def trace(  # noqa: PLR0913  (one for each option)
    sources: Sources,
    output: Annotated[
        Path | None,
        output_option(
            "Write the lineage to a file: .graphml, .gexf or .json for graph tools, .jsonl for records."
        ),
    ] = None,
    case: CaseFile = None,
    words_only: WordsOnly = False,
    least: Annotated[
        float | None,
        typer.Option(metavar="P", help="Probability from which two statements are taken to say the same."),
    ] = None,
    every: Annotated[bool, every_option("List claims of one article that nobody disputes as well.")] = False,
    outlet: Outlet = None,
    date: Date = None,
    table: TableFile = None,
    model: Model = None,
    precise: Precise = False,
    broad: Broad = False,
    convention: Convention = "newsroom",
    json: Json = False,
) -> None:
    """Show what goes back to what: the same claim across articles, and how many origins it really has.

    Lists the claims that two or more articles state, or that somebody disputes: who states each, from
    how many independent origins, what changed on the way, who denies it. Then figures that clash, what
    is cited and not in hand, text in common, and when what was said.

    Articles that come as records with their statements are not read again:
    earwitness read articles/ --json | earwitness trace -
    """
    from earwitness.cli.lineage_tables import lineage_tables
    from earwitness.cli.progress import Watch
    from earwitness.cli.tables import as_bytes
    from earwitness.export import export as exported
    from earwitness.export.forms import form_of
    from earwitness.pipeline import trace_all

    settings = trace_settings(least, words_only)
    judged = chosen_case(case)
    form = None
    if output is not None:
        form = form_of(output)
        check_target(output)
        spare_sources(output, sources)
    bundle = read_articles(
        sources,
        ingest_settings(outlet, date, table),
        read_settings(model, precise, broad, convention),
        again=False,
        case=judged,
    )
    asked = model is not None or precise or broad or convention != "newsroom"
    bundle = with_note_on_reading(bundle, asked=asked)
    with Watch() as watch:
        bundle = trace_all(bundle, settings, case=judged, progress=watch)
    bundle = with_note_on_case(bundle, traced=True, weighed=False)
    assert bundle.lineage is not None
    if output is not None and form is not None:
        write_file(output, exported(bundle.records(), form))
        claims, links = len(bundle.lineage.claims), len(bundle.lineage.links)
        say(f"{output}: {count(claims, 'claim')}, {count(links, 'link')}")
    if json:
        write_records(bundle)
    elif output is None:
        lineage = tuple(bundle.lineage.records())
        write_stdout([as_bytes(lineage_tables(bundle.documents, bundle.findings, lineage, every=every))])
    finish(bundle)


app.command(
    short_help="What may be believed of each claim.",
    epilog="Example: earwitness weigh articles/ --case case.toml",
)(weigh)
app.command(
    short_help="Records in the forms of other tools.",
    epilog="Example: earwitness export records.jsonl --format stix -o bundle.json",
)(export)
app.command(
    short_help="Corrections made elsewhere, into a case file.",
    epilog="Example: earwitness correct records.jsonl corrections.jsonl -o case.toml",
)(correct)
app.command(
    short_help="Run an organization: what reaches the top.",
    epilog="Example: earwitness simulate war-room -o run.html",
)(simulate)
app.command(short_help=SHORT_HELP, epilog=EPILOG)(sweep)


@app.command(short_help="Check this installation.", epilog="Example: earwitness doctor")
def doctor() -> None:
    """Check this installation: Python, what Earwitness builds on, the models, a test sentence."""
    from earwitness.cli.doctor import checks_table, examine
    from earwitness.cli.tables import as_bytes

    checks = examine()
    write_stdout([as_bytes(checks_table(checks))])
    if not all(check.good for check in checks):
        raise typer.Exit(ExitCode.INSTALLATION)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with *arguments* (default: those of the process); its exit code."""
    command = typer.main.get_command(app)
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        code = command.main(args=given or ["--help"], prog_name="earwitness", standalone_mode=False)
        write_stdout([])
        return int(code or ExitCode.OK)
    except EarwitnessError as error:
        say(str(error))
        return error.exit_code
    except typer.TyperException as error:
        say(f"{_usage(error)}; see '{_path(error)} --help'")
        return ExitCode.USAGE
    except ReaderGone:
        close_stdout()
        return ExitCode.OK
    except (KeyboardInterrupt, typer.Abort):
        return 130  # what shells report for a command ended by Ctrl-C
    except SystemExit as stop:
        return int(stop.code or 0)
    except Exception:  # a bug: the trace is what a report needs
        traceback.print_exc()
        say("this is a mistake in Earwitness, not in your files; please report the lines above")
        return ExitCode.INTERNAL


def _usage(error: typer.TyperException) -> str:
    message = error.format_message().strip().rstrip(".")
    return message[:1].lower() + message[1:] if message else "nothing to do"


def _path(error: typer.TyperException) -> str:
    context: Any = getattr(error, "ctx", None)
    return context.command_path if context is not None else "earwitness"
