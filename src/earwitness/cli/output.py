"""Where results go: a file that is wholly written or not touched, standard output, standard error."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from earwitness.errors import OutputError
from earwitness.unseen import printable


class ReaderGone(Exception):
    """Whoever read standard output has closed it (``| head``): stop, and say nothing."""


def say(message: str) -> None:
    """One line on standard error."""
    with contextlib.suppress(OSError):  # nobody is left to be told
        print(f"earwitness: {printable(' '.join(message.split()))}", file=sys.stderr, flush=True)


def write_stdout(chunks: Iterable[bytes]) -> None:
    """Write *chunks* to standard output. Raises ReaderGone, or OutputError if there is no room."""
    try:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as error:
        raise OutputError(f"standard output: not written ({error.strerror}); {_remedy(error)}") from error


def close_stdout() -> None:
    """Let the interpreter end without trying to write what nobody reads."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def check_target(path: Path) -> None:
    """Raises OutputError if a result could plainly not be written to *path*; changes nothing."""
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; give a file in it, such as {path / 'dossier.html'}")
    folder = path.resolve().parent
    if not folder.is_dir():
        raise OutputError(f"{path}: its folder does not exist; make {folder} first")
    if _is_plain(path):
        if not os.access(folder, os.W_OK):
            raise OutputError(f"{path}: its folder may not be written to; choose another folder")
        if path.exists() and not os.access(path, os.W_OK):
            raise OutputError(f"{path}: is write-protected; choose another name or change its permissions")
    elif not os.access(path, os.W_OK):
        raise OutputError(f"{path}: may not be written to; choose another name")


def write_file(path: Path, data: bytes) -> None:
    """Write *data* to *path*: all of it, or OutputError and whatever was there before."""
    check_target(path)
    try:
        if _is_plain(path):
            _replace(path.resolve(), data)
        else:  # a device or a pipe: nothing to keep, and nothing to put in its place
            with path.open("wb") as file:
                file.write(data)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); {_remedy(error)}") from error


def _is_plain(path: Path) -> bool:
    return not path.exists() or stat.S_ISREG(path.stat().st_mode)


def _replace(path: Path, data: bytes) -> None:
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _remedy(error: OSError) -> str:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return "free some space or choose another disk" if full else "choose another place"
