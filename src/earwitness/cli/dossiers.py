"""The command ``earwitness dossier``: the main job."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

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
    count,
    finish,
    read_articles,
    with_note_on_case,
    with_note_on_reading,
    write_records,
)
from earwitness.cli.chosen import chosen_case, ingest_settings, read_settings, trace_settings
from earwitness.cli.dossier_files import Outputs, in_form, opened_again, targets
from earwitness.cli.output import say, write_file
from earwitness.cli.redacting import Redact
from earwitness.cli.since import Since, earlier_dossier
from earwitness.errors import SettingError

if TYPE_CHECKING:
    from earwitness.pipeline import Bundle
    from earwitness.trace import TraceSettings


def dossier(  # noqa: PLR0913  (one for each option)
    sources: Sources,
    output: Outputs = None,
    outlet: Outlet = None,
    date: Date = None,
    table: TableFile = None,
    case: CaseFile = None,
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
    redact: Redact = None,
    since: Since = None,
    words_only: WordsOnly = False,
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

    With -o brief.md it is a Markdown note, with -o dossier.json all records; one run may write all three.
    A dossier.json given as SOURCE is opened as it was: earwitness dossier dossier.json -o dossier.html
    """
    from earwitness.pipeline import make_dossier, redact_all

    if words_only and no_trace:
        raise SettingError("--words-only and --no-trace: one traces and the other does not; give one of them")
    tracing, judged = None if no_trace else trace_settings(None, words_only), chosen_case(case)
    files = targets(output, sources, excerpts_only=excerpts_only)
    earlier = earlier_dossier(since)
    asked_to_read = model is not None or precise or broad or convention != "newsroom"
    said = outlet is not None or date is not None or table is not None or case is not None
    anew = said or words_only or no_trace or no_weigh
    bundle = None if anew or asked_to_read else opened_again(sources)
    as_it_was = bundle is not None
    if bundle is None:
        bundle = read_articles(
            sources,
            ingest_settings(outlet, date, table),
            read_settings(model, precise, broad, convention),
            again=False,
            case=judged,
        )
        bundle = with_note_on_reading(bundle, asked=asked_to_read)
        bundle = _found_out(bundle, tracing, weighing=not no_weigh)
        bundle = with_note_on_case(bundle, traced=not no_trace, weighed=not (no_trace or no_weigh))
    bundle = redact_all(replace(bundle, earlier=earlier), redact or ())
    made = make_dossier(bundle, excerpts_only=excerpts_only)
    written = {file: in_form(made, form) for file, form in files.items()}
    stated = sum(r.voice == "reported" for r in bundle.reports)  # as the page counts them
    for file, data in written.items():
        write_file(file, data)
        say(f"{file}: {count(len(bundle.documents), 'article')}, {count(stated, 'statement')}")
    if json:
        write_records(bundle)
    # what an earlier run refused stands on the page, and is no failure of this one
    finish(replace(bundle, refused=()) if as_it_was else bundle)


def _found_out(bundle: Bundle, tracing: TraceSettings | None, *, weighing: bool) -> Bundle:
    """*bundle*, which was read, traced and weighed as far as that is wanted."""
    from earwitness.cli.progress import Watch
    from earwitness.pipeline import trace_all, weigh_all

    if tracing is None:
        return bundle
    with Watch() as watch:
        bundle = trace_all(bundle, tracing, progress=watch)
    return weigh_all(bundle) if weighing else bundle
