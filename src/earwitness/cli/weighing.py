"""The command ``earwitness weigh``: what may be believed, of the claims of articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from earwitness.errors import InputError, SettingError

if TYPE_CHECKING:
    from earwitness.weigh import WeighSettings

PriorsFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="What you assume of sources (TOML); docs/weighing.md has the form."),
]


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
