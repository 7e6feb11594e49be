"""Scenario files: TOML or JSON, or one of the scenarios that come with the package, by name."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Final, NoReturn

from earwitness.errors import InputError
from earwitness.simulate.checks import bad_remedy, contradiction
from earwitness.simulate.fields import Misfit, nearest, scenario_from
from earwitness.simulate.scenario import Scenario

_FOLDER: Final = Path(__file__).with_name("scenarios")
_TOML: Final = ".toml"
_JSON: Final = ".json"
# A hundred thousand agents listed one by one take 10 MB; what is larger is some other file.
_LARGEST: Final = 64_000_000  # bytes


def scenario_names() -> tuple[str, ...]:
    """The scenarios that come with the package, in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob(f"*{_TOML}")))


def scenario_text(name: str) -> str:
    """The file of a scenario that comes with the package, to be copied and changed.

    Raises InputError for any other name.
    """
    if name not in scenario_names():
        _is_unknown(name)
    return (_FOLDER / f"{name}{_TOML}").read_text(encoding="utf-8")


def read_scenario(name_or_path: str | Path) -> Scenario:
    """The scenario of that name that comes with the package, or the one in the TOML or JSON file.

    A file in the current folder that has the name of a built-in scenario is "./name". What the name ends in
    tells the format; with another ending, a file that begins with a brace is JSON. Raises InputError for a
    file that cannot be read, holds no scenario, or holds one that ``check`` or ``check_remedies`` refuses: it
    names the file, the key, what came and what is allowed.
    """
    name = str(name_or_path)
    text = scenario_text(name) if name in scenario_names() else _text(name)
    scenario = scenario_from(_content(name, text))
    if isinstance(scenario, Misfit):
        raise _refused(name, scenario)
    wrong = contradiction(scenario) or bad_remedy(scenario)
    if wrong is not None:
        raise _refused(name, wrong)
    return scenario


def _refused(name: str, wrong: Misfit) -> InputError:
    return InputError(name, f"{wrong.path} {wrong.problem}", wrong.remedy)


def _text(name: str) -> str:
    path = Path(name)
    try:
        if not name.strip() or not path.is_file():
            if name.strip() and path.exists():
                raise InputError(name, "is no file", f"give a {_TOML} or {_JSON} file")
            _is_unknown(name)
        size = path.stat().st_size
        if size > _LARGEST:
            raise InputError(
                name, f"has {size / 1e6:.0f} MB", f"give a scenario of at most {_LARGEST / 1e6:.0f} MB"
            )
        # utf-8-sig: editors on Windows begin a file with a byte order mark
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(name, f"is not UTF-8 (byte {error.start})", "save it as UTF-8") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        why = error.strerror if isinstance(error, OSError) else error
        raise InputError(name, f"cannot be read ({why})", f"give a {_TOML} or {_JSON} file") from error


def _is_unknown(name: str) -> NoReturn:
    known = scenario_names()
    guess = nearest(name, known)
    meant = f"did you mean {guess}? " if guess else ""
    raise InputError(
        name or "''",
        "is neither a file nor a scenario that comes with the package",
        f"{meant}give a {_TOML} or {_JSON} file or one of {', '.join(known)}",
    )


def _content(name: str, text: str) -> object:
    ending = Path(name).suffix.lower()
    if ending == _JSON or (ending != _TOML and text.lstrip().startswith("{")):
        return _json(name, text)
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(name, f"is not TOML ({_why(error)})", "correct it there") from error


def _json(name: str, text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InputError(name, f"is not JSON ({_why(error)})", "correct it there") from error


def _why(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object of a JSON file; the second of two equal keys would silently win."""
    out = dict(pairs)
    if len(out) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} stands twice")
    return out


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")
