"""What options of the command line mean: the settings of each stage."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from earwitness.errors import InputError, SettingError

if TYPE_CHECKING:
    from earwitness.case import Case
    from earwitness.trace import TraceSettings


def ingest_settings(outlet: str | None, date: str | None, table: Path | None) -> Any:
    """What is said about the articles."""
    from earwitness.ingest import IngestSettings

    return IngestSettings(outlet=outlet, date=date, table=table)


def read_settings(
    model: str | None, precise: bool, broad: bool, convention: Literal["newsroom", "polnear"]
) -> Any:
    """How articles are read. Raises SettingError for two options that are opposites."""
    from earwitness.read import ReadSettings

    if precise and broad:
        raise SettingError("--precise and --broad: are opposites; give one of them, or neither")
    leaning: Literal["precise", "balanced", "broad"] = (
        "precise" if precise else "broad" if broad else "balanced"
    )
    chosen = ReadSettings(leaning=leaning, convention=convention)
    return chosen if model is None else replace(chosen, model=model)


def trace_settings(least: float | None, words_only: bool) -> TraceSettings:
    """Told to be wrong, or to lack its model, before any reading."""
    from earwitness.pipeline import check_tracing
    from earwitness.trace import TraceSettings

    settings = TraceSettings(model=not words_only)
    if least is not None:
        settings = replace(settings, least_same=least, borderline=min(settings.borderline, least))
    check_tracing(settings)
    return settings


def chosen_case(path: Path | None) -> Case:
    """The case file's judgements; SettingError where it cannot be used."""
    from earwitness.case import NO_CASE, read_case

    if path is None:
        return NO_CASE
    try:
        return read_case(path)
    except InputError as error:  # a file of settings: without it nothing is done as was asked
        raise SettingError(f"--case {error}") from error
