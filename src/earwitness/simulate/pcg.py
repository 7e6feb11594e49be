"""NumPy's draws inside compiled code: the same numbers from the same state, bit for bit, in less time.

Numba can call a NumPy Generator, but each draw then goes through a pointer to a C function: 4.2 ns for a
normal. Here the generator (PCG64: O'Neill 2014, the 128-bit linear congruential generator with XSL-RR
output) and the ziggurats of NumPy's ``distributions.c`` are compiled into the loop that uses them: 2.0 ns,
with NumPy itself at 8.7 ns for an array (one core of an AMD EPYC 9005; benchmarks/simulate.py). The tables
are those that Numba keeps for its own translation of the same C code.

A *source* is four 64-bit numbers, state and increment, high half first; drawing changes the state in place
(``intake.source`` takes one from a NumPy generator).
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numba import njit, types
from numba.extending import intrinsic
from numba.np.random._constants import (
    fe_double,
    fi_double,
    ke_double,
    ki_double,
    we_double,
    wi_double,
    ziggurat_exp_r,
    ziggurat_nor_inv_r,
    ziggurat_nor_r,
)

# PCG64's multiplier, 0x2360ED051FC65DA44385DF649FCCF645
_HIGH: Final = np.uint64(0x2360ED051FC65DA4)
_LOW: Final = np.uint64(0x4385DF649FCCF645)
_0: Final = np.uint64(0)
_1: Final = np.uint64(1)
_3: Final = np.uint64(3)
_8: Final = np.uint64(8)
_11: Final = np.uint64(11)
_58: Final = np.uint64(58)
_63: Final = np.uint64(63)
_64: Final = np.uint64(64)
_BYTE: Final = np.uint64(0xFF)
_52_BITS: Final = np.uint64((1 << 52) - 1)
_PER_53_BITS: Final = 1.0 / (1 << 53)


def _product_high_typed(context: Any, a: Any, b: Any) -> Any:
    """The upper 64 bits of the product of two 64-bit numbers, as Numba wants it: its type and what makes
    its code.
    """

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        from llvmlite import ir  # type: ignore[import-untyped]

        wide, narrow = ir.IntType(128), ir.IntType(64)
        product = builder.mul(*(builder.zext(n, wide) for n in arguments))
        return builder.trunc(builder.lshr(product, ir.Constant(wide, 64)), narrow)

    return types.uint64(types.uint64, types.uint64), generate


_product_high: Any = intrinsic(_product_high_typed)


@njit(inline="always")
def _step(high, low, add_high, add_low):  # type: ignore[no-untyped-def]
    """The next state: state * multiplier + increment."""
    next_low = low * _LOW
    next_high = _product_high(low, _LOW) + high * _LOW + low * _HIGH
    sum_low = next_low + add_low
    carry = _1 if sum_low < next_low else _0
    return next_high + add_high + carry, sum_low


@njit(inline="always")
def _bits(high, low):  # type: ignore[no-untyped-def]
    """What a state gives: the halves folded together and rotated by the upper six bits."""
    folded, by = high ^ low, high >> _58
    return (folded >> by) | (folded << ((_64 - by) & _63))


@njit(inline="always")
def _unit(high, low):  # type: ignore[no-untyped-def]
    """What a state gives as a number from [0, 1)."""
    return np.float64(_bits(high, low) >> _11) * _PER_53_BITS


@njit(error_model="numpy")
def _seldom_normal(bits, high, low, add_high, add_low):  # type: ignore[no-untyped-def]
    """A normal from *bits* that fell outside the inner rectangles of the ziggurat, and the state after it."""
    while True:
        at, sign, size = bits & _BYTE, (bits >> _8) & _1, (bits >> np.uint64(9)) & _52_BITS
        x = np.float64(size) * wi_double[at]
        if sign:
            x = -x
        if size < ki_double[at]:
            return x, high, low
        if at == 0:
            while True:
                high, low = _step(high, low, add_high, add_low)
                xx = -ziggurat_nor_inv_r * np.log1p(-_unit(high, low))
                high, low = _step(high, low, add_high, add_low)
                yy = -np.log1p(-_unit(high, low))
                if yy + yy > xx * xx:
                    tail = ziggurat_nor_r + xx
                    return (-tail if (size >> _8) & _1 else tail), high, low
        high, low = _step(high, low, add_high, add_low)
        height = (fi_double[at - _1] - fi_double[at]) * _unit(high, low) + fi_double[at]
        if height < np.exp(-0.5 * x * x):
            return x, high, low
        high, low = _step(high, low, add_high, add_low)
        bits = _bits(high, low)


@njit(error_model="numpy")
def add_normals(source, x_A, scale_A):  # type: ignore[no-untyped-def]
    """Add a normal draw times *scale_A* to each of *x_A*."""
    high, low, add_high, add_low = source[0], source[1], source[2], source[3]
    for i in range(len(x_A)):
        high, low = _step(high, low, add_high, add_low)
        bits = _bits(high, low)
        at, size = bits & _BYTE, (bits >> np.uint64(9)) & _52_BITS
        x = np.float64(np.int64(size)) * wi_double[at]
        if (bits >> _8) & _1:
            x = -x
        if size >= ki_double[at]:
            x, high, low = _seldom_normal(bits, high, low, add_high, add_low)
        x_A[i] += scale_A[i] * x
    source[0], source[1] = high, low


@njit(error_model="numpy")
def uniforms(source, u_A):  # type: ignore[no-untyped-def]
    """Uniform draws from [0, 1) into *u_A*."""
    high, low, add_high, add_low = source[0], source[1], source[2], source[3]
    for i in range(len(u_A)):
        high, low = _step(high, low, add_high, add_low)
        u_A[i] = _unit(high, low)
    source[0], source[1] = high, low


@njit(error_model="numpy")
def uniform(source):  # type: ignore[no-untyped-def]
    """One uniform draw from [0, 1)."""
    source[0], source[1] = _step(source[0], source[1], source[2], source[3])
    return _unit(source[0], source[1])


@njit(error_model="numpy")
def normal(source):  # type: ignore[no-untyped-def]
    """One standard normal draw."""
    high, low = _step(source[0], source[1], source[2], source[3])
    x, source[0], source[1] = _seldom_normal(_bits(high, low), high, low, source[2], source[3])
    return x


@njit(error_model="numpy")
def exponential(source):  # type: ignore[no-untyped-def]
    """One standard exponential draw."""
    while True:
        source[0], source[1] = _step(source[0], source[1], source[2], source[3])
        bits = _bits(source[0], source[1]) >> _3
        at, size = bits & _BYTE, bits >> _8
        x = np.float64(size) * we_double[at]
        if size < ke_double[at]:
            return x
        if at == 0:
            return ziggurat_exp_r - np.log1p(-uniform(source))
        height = (fe_double[at - _1] - fe_double[at]) * uniform(source) + fe_double[at]
        if height < np.exp(-x):
            return x
