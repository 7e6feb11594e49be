"""The templates of a page: read from the folder beside the module that fills them, everything escaped.

What stands in a page came from strangers. So every value is escaped unless it is markup already, and a
name that a template misspells is an error, not an empty place. ``base.css`` is the style sheet that all pages
begin with: their colors, letters and frame.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

_FOLDER: Final = "template"


def environment(
    package: str,
    *,
    filters: Mapping[str, Callable[..., object]] | None = None,
    names: Mapping[str, Any] | None = None,
) -> Environment:
    """What reads the templates in the folder ``template`` of *package*, and ``base.css``.

    They may use *filters* and *names*.

    Raises ValueError where *package* has no such folder, and ``jinja2.UndefinedError``, on rendering, for a
    name that nobody gave.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader(name, _FOLDER) for name in (package, "earwitness.templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(filters or {})
    made.globals.update(names or {})
    return made


def source(found: Environment, name: str) -> str:
    """The template of that *name* as it is written, nothing filled in: a style sheet, a script.

    Raises ``jinja2.TemplateNotFound`` where there is none.
    """
    assert found.loader is not None  # what ``environment`` makes has one
    return found.loader.get_source(found, name)[0]
