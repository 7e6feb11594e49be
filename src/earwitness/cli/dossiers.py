"""The command ``earwitness dossier``: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from earwitness.cli.articles import (
    Broad,
    Convention,
    Date,
    Json,
    Model,
    Outlet,
    Precise,
    Sources,
    TableFile,
    count,
    finish,
    read_articles,
    spare_sources,
    write_records,
)
from earwitness.cli.chosen import ingest_settings, read_settings, trace_settings
from earwitness.cli.output import check_target, say, write_file
from earwitness.errors import SettingError


def dossier(  # noqa: PLR0913  (one for each option)
    sources: Sources,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write; replaced if there.")
    ] = Path("dossier.html"),
    outlet: Outlet = None,
    date: Date = None,
    table: TableFile = None,
    model: Model = None,
    precise: Precise = False,
    broad: Broad = False,
    convention: Convention = "newsroom",
    excerpts_only: Annotated[
        bool,
        typer.Option(
            "--excerpts-only",
            "--excerpts",
            help="Statements with a few words around them, not the whole articles (copyright).",
        ),
    ] = False,
    words_only: Annotated[
        bool, typer.Option("--words-only", help="Trace by words alone: quicker, blind to paraphrase.")
    ] = False,
    no_trace: Annotated[
        bool, typer.Option("--no-trace", help="Only read: do not look for what goes back to what.")
    ] = False,
    no_weigh: Annotated[bool, typer.Option("--no-weigh", help="Do not say how likely claims are.")] = False,
    json: Json = False,
) -> None:
    """Make one HTML page with every claim, where it comes from, and the articles it stands in.

    The page needs no network and no other file. It begins with a brief, shows how many origins claims have
    and what may be believed of them, who is said to have said what, by source and by article, and leads
    from each statement to its place in the text.
    """
    from earwitness.cli.progress import Watch
    from earwitness.pipeline import make_dossier, trace_all, weigh_all

    if words_only and no_trace:
        raise SettingError("--words-only and --no-trace: one traces and the other does not; give one of them")
    tracing = None if no_trace else trace_settings(None, words_only)
    check_target(output)
    spare_sources(output, sources)
    bundle = read_articles(
        sources, ingest_settings(outlet, date, table), read_settings(model, precise, broad, convention)
    )
    if tracing is not None:
        with Watch() as watch:
            bundle = trace_all(bundle, tracing, progress=watch)
        if not no_weigh:
            bundle = weigh_all(bundle)
    write_file(output, make_dossier(bundle, excerpts_only=excerpts_only).encode())
    if json:
        write_records(bundle)
    stated = sum(r.voice == "reported" for r in bundle.reports)  # as the page counts them
    say(f"{output}: {count(len(bundle.documents), 'article')}, {count(stated, 'statement')}")
    finish(bundle)
