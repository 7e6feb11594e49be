"""The fast engine: the compiled loop of ``kernel`` fed with a model and its draws. Needs Numba."""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from earwitness.errors import SettingError
from earwitness.simulate.intake import fixed, numbers, rows, who
from earwitness.simulate.model import Model
from earwitness.simulate.run import Series
from earwitness.simulate.shading import Own, Shade
from earwitness.simulate.streams import Draws


class Fast:
    """The engine of one model: call it with the draws of a replicate, the series and the row to fill.

    Raises Unsuited where the compiled loop cannot do what the model asks, and SettingError without Numba.
    """

    def __init__(self, model: Model) -> None:
        loops()  # without Numba it ends here
        self._model = model
        self._loop = _own_rule(model) if any(isinstance(rule, Own) for rule in model.rules) else _loop()
        self._fixed = fixed(model)
        self._numbers = numbers(model)

    def __call__(self, draws: Draws, out: Series, row: int) -> None:
        """Run one replicate and write it into *row* of *out*."""
        out.wary_R[row] = draws.wary
        self._loop(self._fixed, self._numbers, who(self._model, draws), rows(out, row))


class Unsuited(Exception):
    """Why the compiled loop cannot run a model that the plain engine can."""


def loops() -> Any:
    """The module of compiled loops; SettingError where Numba is missing."""
    try:
        from earwitness.simulate import kernel
    except ImportError as error:
        raise SettingError(
            f'engine: "fast" needs the extra: pip install "earwitness[simulate]" ({error})'
        ) from error
    return kernel


# The modules whose source is compiled into the loop.
_SOURCES = ("kernel", "loops", "pcg", "compiling", "filter", "cascade", "asking", "replacing")


@cache
def _loop() -> Any:
    """The loop for the rules of this package; compiled once for all runs, and kept by Numba between them."""
    here = Path(__file__).parent
    sources = [*(here / f"{name}.py" for name in _SOURCES), *sorted((here / "shading").glob("*.py"))]
    return loops().kernel(sha256(b"".join(path.read_bytes() for path in sources)).hexdigest())


def _own_rule(model: Model) -> Any:
    """A loop with the user's function compiled into it; Unsuited if that cannot be, or differs."""
    functions = {rule.function for rule in model.rules if isinstance(rule, Own)}
    if len(functions) > 1:
        raise Unsuited("shade: several functions, and the fast engine takes one")
    if model.mixed or model.wary(0.0):
        raise Unsuited("shade: a leader who knows the shading needs it as a function of arrays")
    return _own_loop(functions.pop())


@lru_cache(maxsize=4)
def _own_loop(function: Shade) -> Any:
    from numba import njit
    from numba.core.errors import NumbaError

    try:
        scalar = njit(error_model="numpy")(function)
        _compare(scalar, function)
    except (NumbaError, NotImplementedError, TypeError) as error:
        raise Unsuited(f"shade: Numba cannot compile it ({type(error).__name__})") from error
    return loops().own_kernel(_as_law(scalar))


def _as_law(scalar: Any) -> Any:
    """A compiled function of six numbers with the arguments of a law."""
    from numba import njit

    def law(x, f, k, e, g, u, n):  # type: ignore[no-untyped-def]  # noqa: PLR0913
        return scalar(x, f, k, e, g, u)

    return njit(error_model="numpy")(law)


def _compare(scalar: Any, function: Any) -> None:
    """Whether a function says of numbers what it says of arrays, at a few signals."""
    x = np.linspace(-3.0, 3.0, 25)
    f, k, u = np.linspace(0.0, 2.0, 25), np.linspace(0.5, 2.0, 25), np.linspace(0.0, 0.99, 25)
    many = Own(function).message(x, f, k, 0.5, 0.25, u)
    one = [float(scalar(x[i], f[i], k[i], 0.5, 0.25, u[i])) for i in range(len(x))]
    if not np.allclose(one, many, rtol=1e-9, atol=1e-12, equal_nan=True):
        raise Unsuited("shade: it gives other messages for single numbers than for arrays")
