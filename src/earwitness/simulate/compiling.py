"""Scalar functions of this package, compiled: one source for the plain engine and the fast one."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any

from numba import njit

_DONE: dict[FunctionType, Any] = {}


def compiled(function: Callable[..., Any]) -> Any:
    """*function* compiled, and with it every function of this package that it calls.

    Division by zero gives what NumPy gives, an infinity or NaN, so that loops around it can be vectorized.
    """
    assert isinstance(function, FunctionType)
    if function not in _DONE:
        known = dict(function.__globals__)
        for name in function.__code__.co_names:
            called = known.get(name)
            if isinstance(called, FunctionType) and called.__module__.startswith(__package__ or ""):
                known[name] = compiled(called)
        twin = FunctionType(
            function.__code__, known, function.__name__, function.__defaults__, function.__closure__
        )
        _DONE[function] = njit(error_model="numpy")(twin)
    return _DONE[function]
