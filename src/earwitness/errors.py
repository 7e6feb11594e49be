"""Everything that can go wrong on purpose, as one tree.

::

    EarwitnessError             anything this package raises deliberately
    ├── InputError              one input cannot be used; the rest of the batch goes on
    ├── OutputError             a result cannot be written
    ├── RecordError             a line of a record stream is not a record
    ├── SettingError            an option or setting has a value that is not allowed
    └── ModelError              the packaged model is missing, damaged or not the one it claims to be

Every message says what came, what was wanted and what to do, on one line.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the commands exit with; documented in docs/commands.md."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    SOME_INPUTS_REFUSED = 3
    NO_INPUT_USED = 4
    OUTPUT_NOT_WRITTEN = 5
    INSTALLATION = 6


class EarwitnessError(Exception):
    """Root of the tree; ``exit_code`` is what a command ends with when it cannot go on."""

    exit_code: ExitCode = ExitCode.INTERNAL


class InputError(EarwitnessError):
    """One input cannot be used: which, what is wrong with it, and what to do."""

    exit_code = ExitCode.NO_INPUT_USED

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        super().__init__(f"{name}: {problem}; {remedy}")
        self.name = name
        self.problem = problem
        self.remedy = remedy


class OutputError(EarwitnessError):
    """A result cannot be written."""

    exit_code = ExitCode.OUTPUT_NOT_WRITTEN


class RecordError(EarwitnessError):
    """A line of a record stream is not a record of a known kind."""

    exit_code = ExitCode.NO_INPUT_USED


class SettingError(EarwitnessError):
    """An option or setting has a value that is not allowed."""

    exit_code = ExitCode.USAGE


class ModelError(EarwitnessError):
    """The packaged model is missing, damaged or not the one that it claims to be."""

    exit_code = ExitCode.INSTALLATION
