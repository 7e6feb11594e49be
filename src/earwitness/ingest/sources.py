"""Finding what the user named: files, folders, standard input."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from earwitness.errors import InputError

STDIN_NAME: Final = "-"
TABLE_NAME: Final = "articles.csv"
# The longest novels have 6 MB; a larger file is a mistake or many articles in one.
LARGEST_FILE: Final = 20_000_000  # bytes
_IGNORED_SUFFIXES: Final = frozenset({".py", ".json", ".md"})
_ADDRESS: Final = re.compile(r"(?:https?|ftp|file)://", re.IGNORECASE)
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read: its name as the user would write it, its path (None: standard input).

    ``root`` is the folder that was given, if the file was found in one.
    """

    name: str
    path: Path | None
    root: Path | None = None


def find(sources: Sequence[str | Path]) -> tuple[list[Found], list[InputError]]:
    """All files that *sources* name, in order, folders expanded in sorted order; and what was refused."""
    found: list[Found] = []
    refused: list[InputError] = []
    for source in sources:
        try:
            found.extend(_expand(source))
        except InputError as error:
            refused.append(error)
    return found, refused


def shown(name: str | Path) -> str:
    """A file name on one line and in valid Unicode, whatever the file system allows."""
    return _CONTROLS.sub("?", os.fsencode(str(name)).decode("utf-8", "replace"))


def _expand(source: str | Path) -> list[Found]:
    if str(source) == STDIN_NAME:
        return [Found(STDIN_NAME, None)]
    name = shown(source)
    if isinstance(source, str) and _ADDRESS.match(source):
        raise InputError(
            name, "is an address, and fetching is not built yet", "save the page and give the file"
        )
    if "\x00" in str(source) or not str(source):
        raise InputError(name or "''", "is not the name of a file", "give the name of a file or folder")
    path = Path(source)
    mode = _mode(path, name)
    if stat.S_ISDIR(mode):
        return _folder(path, name)
    if path.name.lower() == TABLE_NAME:
        raise InputError(
            name,
            "is a table about articles and no article",
            f"give the articles, and this with --table {name}",
        )
    return [Found(name, path)]


def _mode(path: Path, name: str) -> int:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        raise InputError(name, "does not exist", "check the name") from None
    except (OSError, ValueError) as error:
        raise InputError(
            name, f"cannot be opened ({_reason(error)})", "check the name and the permissions"
        ) from error


def _reason(error: BaseException) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _folder(root: Path, name: str) -> list[Found]:
    problems: list[OSError] = []
    found = [Found(shown(path), path, root) for path in _walk(root, problems)]
    if not found and problems:
        raise InputError(
            name, f"cannot be read ({_reason(problems[0])})", "check the permissions of the folder"
        )
    if not found:
        raise InputError(name, "is a folder without articles", "put .txt, .html or .jsonl files into it")
    return found


def _walk(root: Path, problems: list[OSError]) -> Iterator[Path]:
    """Files that may be articles, sorted within each folder; links to folders are not followed."""
    for folder, names, files in os.walk(root, onerror=problems.append):
        names[:] = sorted(n for n in names if not n.startswith(".") and not n.endswith("_files"))
        for file in sorted(files):
            if not _ignored(file):
                yield Path(folder) / file


def _ignored(file: str) -> bool:
    stem, suffix = os.path.splitext(file)
    hidden = file.startswith((".", "~$"))
    return (
        hidden
        or suffix.lower() in _IGNORED_SUFFIXES
        or file.lower() == TABLE_NAME
        or stem.upper() == "README"
    )


def read_bytes(found: Found, stdin: BinaryIO | None) -> bytes:
    """The content of a file or of *stdin*. Raises InputError if it cannot be read, is empty or too large."""
    if found.path is None:
        if stdin is None:
            raise InputError(
                STDIN_NAME, "stands for standard input, and there is none", "give a file instead"
            )
        raw = stdin.read(LARGEST_FILE + 1)
    else:
        raw = _read_file(found.path, found.name)
    if len(raw) > LARGEST_FILE:
        raise InputError(
            found.name,
            f"is larger than {LARGEST_FILE // 1_000_000} MB",
            "split it into one file for each article",
        )
    if not raw:
        raise InputError(found.name, "is empty", "give a file with the text of an article")
    return raw


def open_file(found: Found) -> BinaryIO:
    """The file, opened for reading. Raises InputError if it cannot be, or is a device."""
    assert found.path is not None
    mode = _mode(found.path, found.name)
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise InputError(found.name, "is neither a file nor a folder", "give the name of a file or folder")
    try:
        return found.path.open("rb")
    except OSError as error:
        raise InputError(
            found.name, f"cannot be opened ({_reason(error)})", "check the permissions of the file"
        ) from error


def _read_file(path: Path, name: str) -> bytes:
    with open_file(Found(name, path)) as file:
        try:
            return file.read(LARGEST_FILE + 1)
        except OSError as error:
            raise InputError(
                name, f"cannot be read ({_reason(error)})", "check the disk and try again"
            ) from error
