"""Modules that only the extra ``simulate`` brings."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from earwitness.errors import SettingError


def extra(module: str, what: str) -> Any:
    """*module*, imported for *what* ("Sobol indices"). Raises SettingError where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        raise SettingError(
            f"{what} needs the extra: pip install 'earwitness[simulate]' ({module} is not there: {error})"
        ) from error
