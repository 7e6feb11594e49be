"""Work spread over processes: the same results in the same order, whatever their number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Final, TypeVar

from earwitness.errors import SettingError

Item = TypeVar("Item")
Result = TypeVar("Result")
# Pieces for each process: enough that none waits long for the last, few enough that sending them costs
# little.
_PIECES: Final = 8


def mapped(work: Callable[[Item], Result], items: Sequence[Item], *, processes: int = 1) -> Iterator[Result]:
    """``work`` of each of *items*, in their order; *work* is a function of a module, not a lambda.

    Processes are begun anew ("spawn"), not forked: forking a program with threads, as NumPy and notebooks
    have, can hang it. Raises SettingError where they cannot begin, and whatever *work* raises.
    """
    if processes == 1 or len(items) < 2:
        yield from map(work, items)
        return
    pool = ProcessPoolExecutor(min(processes, len(items)), mp_context=get_context("spawn"))
    try:
        yield from pool.map(work, items, chunksize=max(len(items) // (_PIECES * processes), 1))
    except BrokenProcessPool as error:
        raise SettingError(
            f"processes is {processes}, but a process ended early; in a script put the call below "
            "if __name__ == '__main__': or give processes=1"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)
