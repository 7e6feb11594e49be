"""The command ``earwitness weigh``: what may be believed, of the claims of articles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
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
    WordsOnly,
    every_option,
    finish,
    read_articles,
    write_records,
)
from earwitness.cli.chosen import chosen_case, ingest_settings, read_settings, trace_settings
from earwitness.cli.output import write_stdout
from earwitness.cli.weighing_table import (
    Against,
    History,
    MethodOption,
    Period,
    Sets,
    TableOptions,
    Tolerance,
    weigh_claims,
)
from earwitness.errors import InputError, SettingError

if TYPE_CHECKING:
    from earwitness.weigh import WeighSettings

PriorsFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="What you assume of sources (TOML); docs/weighing.md has the form."),
]


def refuse_misplaced(options: Mapping[str, object], *, table: bool) -> None:
    """Raises SettingError for the first of *options* that was given; none has a meaning here.

    *table*: what is weighed is a table of claims, and they are for articles; otherwise the other way round.
    """
    for option, given in options.items():
        if given:
            what = "articles: leave out --table," if table else "a table: give --table,"
            raise SettingError(f"{option}: is for {what} or leave this option out")


def weigh_settings(priors: Path | None) -> WeighSettings:
    """What is assumed before anything is read; SettingError where the file cannot be used."""
    from earwitness.weigh import WeighSettings
    from earwitness.weigh.priors import read_priors

    if priors is None:
        return WeighSettings()
    try:
        return WeighSettings(priors=read_priors(priors))
    except InputError as error:  # a file of settings: without it nothing is done as was asked
        raise SettingError(f"--priors {error}") from error


def weigh(  # noqa: PLR0913  (one for each option)
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE", help="Articles, or records of read or trace; - for standard input."),
    ] = None,
    claims: Annotated[
        Path | None,
        typer.Option("--table", metavar="FILE", help="In place of articles: item, source, value (tabs)."),
    ] = None,
    history: History = None,
    tolerance: Tolerance = None,
    period: Period = None,
    sets: Sets = None,
    against: Against = None,
    method: MethodOption = "full",
    case: CaseFile = None,
    priors: PriorsFile = None,
    words_only: WordsOnly = False,
    every: Annotated[bool, every_option("List claims of one statement as well.")] = False,
    outlet: Outlet = None,
    date: Date = None,
    about: Annotated[
        Path | None,
        typer.Option(
            "--articles", metavar="FILE", help="What you know about the articles, as --table of read."
        ),
    ] = None,
    model: Model = None,
    precise: Precise = False,
    broad: Broad = False,
    convention: Convention = "newsroom",
    json: Json = False,
) -> None:
    """Say what may be believed of each claim, how far, and on whose word.

    For each claim: how likely it is and in what range, on how many origins it rests, on which it hangs
    most, what a denial disputes and what not; grades in the forms of the trade; and which figures
    cannot be compared.

    Takes articles, or the records of read or trace: claims are then traced anew from their statements, so
    give --case again if you gave it there.
    """
    from earwitness.cli.belief_tables import belief_tables
    from earwitness.cli.progress import Watch
    from earwitness.cli.tables import as_bytes
    from earwitness.pipeline import trace_all, weigh_all

    of_tables = {
        "--history": history,
        "--tolerance": tolerance,
        "--period": period,
        "--sets": sets,
        "--against": against,
        "--method": method != "full",
    }
    of_articles = {
        "--case": case,
        "--words-only": words_only,
        "--outlet": outlet,
        "--date": date,
        "--articles": about,
        "--model": model,
        "--precise": precise,
        "--broad": broad,
        "--convention": convention != "newsroom",
    }
    refuse_misplaced(of_tables if claims is None else of_articles, table=claims is not None)
    if claims is not None:
        if sources:
            raise SettingError(f"--table {claims}: is weighed alone; leave out {sources[0]}, or the option")
        options = TableOptions(
            history=history or (),
            tolerance=tolerance or (),
            period=period or (),
            sets=sets or (),
            against=against,
            method=method,
        )
        weigh_claims(claims, options, priors=priors, every=every, json=json)
        return
    if not sources:
        raise SettingError("SOURCE is missing; give articles or records, or a table of claims with --table")
    tracing, judged, weighing = trace_settings(None, words_only), chosen_case(case), weigh_settings(priors)
    bundle = read_articles(
        sources,
        ingest_settings(outlet, date, about),
        read_settings(model, precise, broad, convention),
        again=False,
        case=judged,
    )
    with Watch() as watch:
        bundle = weigh_all(trace_all(bundle, tracing, case=judged, progress=watch), weighing, case=judged)
    assert bundle.lineage is not None and bundle.beliefs is not None
    if json:
        write_records(bundle)
    else:
        told = tuple(bundle.beliefs.records())
        write_stdout(
            [as_bytes(belief_tables(bundle.lineage.claims, told, bundle.beliefs.apart, every=every))]
        )
    finish(bundle)
