"""The table of slow checks: what passes, what fails, and what the command says of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from verification import __main__ as command
from verification.case import Case


@pytest.mark.parametrize(
    ("got", "passed", "why"),
    [
        (1.0, True, "exact"),
        (1.1, True, "within the tolerance"),
        (1.2, False, "beyond it"),
        (float("nan"), False, "no number"),
        (float("inf"), False, "not finite"),
    ],
)
def test_case(got: float, passed: bool, why: str) -> None:
    assert Case("c", 1.0, got, 0.15).passed is passed, why


@pytest.fixture
def group(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType("verification.made")
    monkeypatch.setitem(sys.modules, "verification.made", module)
    monkeypatch.setattr(command, "GROUPS", ("made",))
    return module


@pytest.mark.parametrize(
    ("got", "code", "says"),
    [(2.0, 0, "2 cases, 2 passed, 0 failed"), (3.0, 1, "2 cases, 1 passed, 1 failed")],
)
def test_exit_code(
    got: float, code: int, says: str, group: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    def sums() -> Iterator[Case]:
        """Two sums."""
        yield Case("one and one", 2.0, got, 0.0)
        yield Case("one and two", 3.0, 3.0, 0.0)

    group.CHECKS = [sums]  # type: ignore[attr-defined]
    assert command.main([]) == code
    out = capsys.readouterr().out
    assert says in out and "made: Two sums." in out
    assert ("FAIL" in out) is (code == 1)


def test_a_group_that_checks_nothing_fails(group: ModuleType) -> None:
    group.CHECKS = []  # type: ignore[attr-defined]
    assert command.main([]) == 1


def test_a_group_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["nothing"]) == 2
    assert "no group 'nothing'" in capsys.readouterr().err
