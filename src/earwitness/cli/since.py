"""The option ``--since``: an earlier dossier, or its records, to be compared with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from earwitness.errors import RecordError, SettingError

if TYPE_CHECKING:
    from earwitness.dossier.since import Earlier

Since = Annotated[
    Path | None,
    typer.Option(
        "--since",
        metavar="FILE",
        help="Also tell what is new, gone or changed against an earlier dossier: its .json, "
        "or records that --json wrote.",
        show_default=False,
    ),
]
_REMEDY: Final = "give the .json that 'dossier -o NAME.json' wrote, or records that --json wrote"


def earlier_dossier(path: Path | None) -> Earlier | None:
    """The records in the file *path*; SettingError where it holds none, or something else as well."""
    if path is None:
        return None
    from earwitness.cli.exporting import taken_from
    from earwitness.dossier.since import Earlier
    from earwitness.records import Document

    try:
        taken = taken_from(path.read_bytes().removeprefix(b"\xef\xbb\xbf"), name=str(path))
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = getattr(error, "strerror", None) or "no file can have this name"
        raise SettingError(f"--since {path}: cannot be read ({why}); {_REMEDY}") from error
    except RecordError as error:
        raise SettingError(f"--since {error}") from error
    if taken.refused:
        more = f" (and {len(taken.refused) - 1:,} more)" if len(taken.refused) > 1 else ""
        raise SettingError(f"--since {taken.refused[0]}{more}")
    if not any(isinstance(r, Document) for r in taken.records):
        raise SettingError(f"--since {path}: holds no articles; {_REMEDY}")
    return Earlier(path.name, taken.records)
