"""The files of a dossier: which form each name asks for, and one that is opened again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from earwitness.cli.articles import output_option, spare_sources
from earwitness.cli.output import check_target
from earwitness.errors import SettingError

if TYPE_CHECKING:
    from earwitness.dossier.made import Dossier
    from earwitness.pipeline import Bundle

Outputs = Annotated[
    list[Path] | None,
    output_option(
        "Where to write; replaced if there. .html: the page, .md: Markdown, .json: all records. "
        "As often as you like; dossier.html if not given."
    ),
]
_PAGE: Final = Path("dossier.html")
_FORMS: Final = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}
_TOLD: Final = ".html (the page), .md (Markdown) or .json (all records)"


def targets(
    outputs: Sequence[Path] | None, sources: Sequence[str], *, excerpts_only: bool
) -> dict[Path, str]:
    """The form of each file to be written, told to be wrong before any work.

    Raises SettingError for an ending that names no form, a name given twice, an article that would be
    replaced, and JSON where only excerpts may be handed on; OutputError where nothing can be written.
    """
    out: dict[Path, str] = {}
    for output in outputs or (_PAGE,):
        check_target(output)
        spare_sources(output, sources)
        if output in out:
            raise SettingError(f"--output {output}: is given twice; give each file once")
        out[output] = _form(output)
        if excerpts_only and out[output] == "json":
            raise SettingError(
                f"--output {output}: holds every article whole; leave it out, or --excerpts-only"
            )
    return out


def _form(output: Path) -> str:
    if output.exists() and not output.is_file():
        return "html"  # a device or a pipe has no ending
    form = _FORMS.get(output.suffix.lower())
    if form is None:
        raise SettingError(f"--output {output}: {output.suffix or 'no ending'} names no form; use {_TOLD}")
    return form


def in_form(made: Dossier, form: str) -> bytes:
    """*made* as one of the forms that ``targets`` gives."""
    return made.json if form == "json" else (made.markdown if form == "markdown" else made.html).encode()


def opened_again(sources: Sequence[str]) -> Bundle | None:
    """The bundle of a dossier's JSON, if that is all that is given and this version wrote it.

    None for everything else, and for what is damaged: taking it in line by line tells where.
    """
    if len(sources) != 1 or not sources[0].lower().endswith(".json"):
        return None
    from earwitness.errors import RecordError
    from earwitness.pipeline import reopened
    from earwitness.stream import decode_whole
    from earwitness.version import VERSION

    try:
        whole = decode_whole(Path(sources[0]).read_bytes(), name=sources[0])
        return reopened(whole) if whole.earwitness == VERSION else None
    except (OSError, ValueError, RecordError):  # ValueError: a name that no file can have
        return None
