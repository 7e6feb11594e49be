"""One tree of errors, each with the exit code that docs/commands.md promises."""

from __future__ import annotations

import inspect

import pytest

from earwitness import errors
from earwitness.errors import (
    EarwitnessError,
    ExitCode,
    InputError,
    ModelError,
    OutputError,
    RecordError,
    SettingError,
)

# error, what a command ends with when it cannot go on
TABLE = [
    (EarwitnessError, ExitCode.INTERNAL),
    (InputError, ExitCode.NO_INPUT_USED),
    (OutputError, ExitCode.OUTPUT_NOT_WRITTEN),
    (RecordError, ExitCode.NO_INPUT_USED),
    (SettingError, ExitCode.USAGE),
    (ModelError, ExitCode.INSTALLATION),
]


@pytest.mark.parametrize(("kind", "code"), TABLE, ids=lambda x: getattr(x, "__name__", None))
def test_exit_codes(kind: type[EarwitnessError], code: ExitCode) -> None:
    assert kind.exit_code is code


def test_the_tree_is_whole_and_drawn() -> None:
    kinds = [k for _, k in inspect.getmembers(errors, inspect.isclass) if issubclass(k, Exception)]
    assert {k for k, _ in TABLE} == set(kinds)
    for kind in kinds:
        assert issubclass(kind, EarwitnessError)
        assert kind.__name__ in (errors.__doc__ or "")


def test_exit_codes_are_promises() -> None:
    assert {c.name: c.value for c in ExitCode} == {
        "OK": 0,
        "INTERNAL": 1,
        "USAGE": 2,
        "SOME_INPUTS_REFUSED": 3,
        "NO_INPUT_USED": 4,
        "OUTPUT_NOT_WRITTEN": 5,
        "INSTALLATION": 6,
    }


def test_an_input_error_says_which_what_and_what_to_do() -> None:
    error = InputError("a.txt", "empty file", "leave it out")
    assert str(error) == "a.txt: empty file; leave it out"
    assert (error.name, error.problem, error.remedy) == ("a.txt", "empty file", "leave it out")
