"""A pool of processes that ends even where some are killed while others are being started.

Python's own (3.11) knows that it is broken, and then may forget a process or a task that came
at that moment: the process would wait forever to be rid of its result, and the pool for the
process; nobody would answer for the task (python/cpython#109047, mended in 3.12).
"""

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any


class Pool(ProcessPoolExecutor):
    """The workers of one build."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Raises BrokenProcessPool where the workers are gone, or go at this moment."""
        future = super().submit(fn, *args, **kwargs)
        if self._broken and not future.done():
            raise BrokenProcessPool(self._broken)
        return future

    def end(self) -> None:
        """What is not begun yet is given up; nothing may be submitted while this runs."""
        if self._broken:
            for process in list(self._processes.values()):
                process.kill()
        self.shutdown(cancel_futures=True)
