"""What a formula may be asked for: checks of single numbers, each with one clear SettingError."""

from __future__ import annotations

from math import isfinite

from earwitness.errors import SettingError


def positive(**numbers: float) -> None:
    """Refuse what is not a finite number above 0."""
    for name, number in numbers.items():
        if not (isfinite(number) and number > 0):
            raise SettingError(f"{name} is {number!r}; give a finite number above 0")


def not_negative(**numbers: float) -> None:
    """Refuse what is not a finite number of at least 0."""
    for name, number in numbers.items():
        if not (isfinite(number) and number >= 0):
            raise SettingError(f"{name} is {number!r}; give a finite number, 0 or more")


def finite(**numbers: float) -> None:
    """Refuse infinity and NaN."""
    for name, number in numbers.items():
        if not isfinite(number):
            raise SettingError(f"{name} is {number!r}; give a finite number")


def share(**numbers: float) -> None:
    """Refuse what is not between 0 and 1."""
    for name, number in numbers.items():
        if not 0 <= number <= 1:
            raise SettingError(f"{name} is {number!r}; give a number from 0 to 1")


def count(least: int = 1, **numbers: int) -> None:
    """Refuse what is not a whole number of at least *least*."""
    for name, number in numbers.items():
        if isinstance(number, bool) or not isinstance(number, int) or number < least:
            raise SettingError(f"{name} is {number!r}; give a whole number, {least} or more")
