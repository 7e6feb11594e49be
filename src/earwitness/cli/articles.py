"""What the commands that take articles share: their options, and how articles are taken in and told of."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from earwitness.cli.output import say, write_stdout
from earwitness.errors import ExitCode, SettingError

if TYPE_CHECKING:
    from earwitness.case import Case
    from earwitness.pipeline import Bundle

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files and folders with articles (text, HTML, saved pages, JSON lines); - for standard input.",
        show_default=False,
    ),
]
Outlet = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who published, where nothing nearer says so.")
]
Date = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When they were published, likewise: 2019-09-11, 2019-09 or 2019."),
]
TableFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="What you know about the articles (CSV: file, outlet, published, url).",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Which packaged model reads ('earwitness doctor' lists them)."),
]
Precise = Annotated[bool, typer.Option("--precise", help="Fewer false statements, more missed.")]
Broad = Annotated[bool, typer.Option("--broad", help="Fewer missed statements, more false.")]
Convention = Annotated[
    Literal["newsroom", "polnear"],
    typer.Option(help="What counts: speech, writing, belief and wishes; or every hint of an attitude."),
]
CaseFile = Annotated[
    Path | None,
    typer.Option(
        "--case",
        metavar="FILE",
        help="Your own judgments, grades and interests (TOML); they win over the machine.",
    ),
]
WordsOnly = Annotated[
    bool, typer.Option("--words-only", help="Trace by words alone: quicker, blind to paraphrase.")
]
Json = Annotated[
    bool, typer.Option("--json", help="Write records to standard output, one JSON object on each line.")
]


# Tables of a case file that reading does not apply, by the step that does.
_TRACED: Final = ("same", "different", "one_party", "two_parties")
_WEIGHED: Final = ("grade", "interest")


def output_option(told: str) -> Any:
    """The option of a file to write to, of which *told* says what is written."""
    return typer.Option("--output", "-o", metavar="FILE", help=told)


def every_option(told: str) -> Any:
    """The option to list what is left out for brevity; *told* says what that is."""
    return typer.Option("--all", help=told)


def collect_articles(sources: Sequence[str], settings: Any) -> Bundle:
    """The documents; stops with exit code 4 if there are none."""
    from earwitness.cli.progress import Watch
    from earwitness.pipeline import collect

    with Watch() as watch:
        bundle = collect(sources, settings, stdin=sys.stdin.buffer, progress=watch)
    if not bundle.documents:
        tell(bundle)
        say("no input could be used; nothing was written")
        raise typer.Exit(ExitCode.NO_INPUT_USED)
    return bundle


def read_articles(
    sources: Sequence[str], settings: Any, reading: Any, *, again: bool = True, case: Case | None = None
) -> Bundle:
    """The documents and their statements, corrected by *case*.

    Without *again*, those that come with statements keep them.
    """
    from earwitness.case import NO_CASE
    from earwitness.cli.progress import Watch
    from earwitness.pipeline import read_all

    bundle = collect_articles(sources, settings)
    with Watch() as watch:
        return read_all(bundle, reading, again=again, case=case or NO_CASE, progress=watch)


def with_note_on_reading(bundle: Bundle, *, asked: bool) -> Bundle:
    """*bundle* with a note where it was *asked* to be read in some way and came with its statements."""
    if not (asked and bundle.before.read):
        return bundle
    note = f"{count(len(bundle.before.read), 'article')} come with their statements and were not read again"
    return replace(bundle, notes=(*bundle.notes, note))


def with_note_on_case(bundle: Bundle, *, traced: bool, weighed: bool) -> Bundle:
    """*bundle* with a note on the tables of its case that are for a step which is not taken."""
    notes = []
    for taken, step, tables in ((traced, "trace", _TRACED), (weighed, "weigh", _WEIGHED)):
        idle = [f"[[{table}]]" for table in tables if getattr(bundle.case, table)]
        if idle and not taken:
            notes.append(
                f"{', '.join(idle)} of the case changed nothing here; 'earwitness {step}' applies that"
            )
    return replace(bundle, notes=(*bundle.notes, *notes))


def spare_sources(output: Path, sources: Sequence[str]) -> None:
    """Raises SettingError where *output* would replace an article."""
    for source in sources:
        if output.exists() and Path(source).exists() and output.samefile(source):
            raise SettingError(f"--output {output}: is one of the articles; choose another name")


def write_records(bundle: Bundle) -> None:
    """All that is known of *bundle*, to standard output, a record on each line."""
    from earwitness.stream import encode

    write_stdout(encode(record) + b"\n" for record in bundle.records())


def tell(bundle: Bundle) -> None:
    """What was refused and what else there is to know, a line each on standard error."""
    for error in bundle.refused:
        say(str(error))
    for note in bundle.notes:
        say(f"note: {note}")


def finish(bundle: Bundle) -> None:
    """Tell what was refused, and end with the exit code that says so."""
    tell(bundle)
    if bundle.refused:
        raise typer.Exit(ExitCode.SOME_INPUTS_REFUSED)


def count(number: int, noun: str) -> str:
    """*number* with its noun: "1 article", "2,345 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
