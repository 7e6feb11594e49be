"""How far a long run has got: a bar on a terminal, else a plain line for every tenth."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from earwitness.cli.output import say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

QUIET_FOR: Final = 2.0  # seconds; what is over sooner needs no progress


class Watch:
    """Call it with (what, done, total); it keeps silent for the first two seconds.

    To be used as a context manager, which takes the bar off the screen.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()
        self._terminal = sys.stderr.isatty()
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}
        self._told: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show that *done* of *total* are done."""
        if self._clock() - self._began < QUIET_FOR:
            return
        if self._terminal:
            self._draw(what, done, total)
            return
        tenth = 10 * done // max(total, 1)
        if tenth > self._told.get(what, 0):
            self._told[what] = tenth
            say(f"{what}: {done} of {total}")

    def _draw(self, what: str, done: int, total: int) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.start()
        if what not in self._tasks:
            self._tasks[what] = self._bar.add_task(what, total=total)
        self._bar.update(self._tasks[what], completed=done)
