"""Worker pools: the workers behind an executor, and how to replace them when they are lost."""

import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import Any, Protocol

from factsheet.diagnostics import Rule
from factsheet.publish.executors.machine import WORKER_MEMORY
from factsheet.publish.executors.server import context, uninterrupted
from factsheet.publish.executors.worker import Task, prepare, work
from factsheet.publish.press import Press
from factsheet.rules.rendering import EXECUTOR_LOST

AHEAD = 2
"""Jobs submitted for each worker: the current one and the next."""
WORN = 2 * WORKER_MEMORY
"""Bytes of memory above which a worker is replaced."""


class ExecutorError(Exception):
    """Workers are unavailable, unsuitable or lost. `hint` says what to do."""

    def __init__(self, rule: Rule, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.hint = hint


class WorkerPool(Protocol):
    """Workers that run tasks."""

    killed: tuple[type[BaseException], ...]
    """Exceptions of a future whose task has repeatedly lost its worker."""

    def room(self) -> int:
        """Maximum number of tasks submitted at a time."""

    def submit(self, task: Task) -> "Future[Any]":
        """Submit a task. Raises BrokenExecutor if the workers are lost."""

    def renew(self) -> None:
        """Replace the workers. Raises ExecutorError if that is not possible."""

    def is_worn(self, memory: int) -> bool:
        """Whether a worker with this much memory, in bytes, is to be replaced."""

    def dismiss(self) -> None:
        """Shut down the workers, or cancel the tasks of an executor that is not ours."""


class ProcessPool(ProcessPoolExecutor):
    """A process pool that shuts down even if workers are killed while others are starting.

    In Python 3.11, a broken `ProcessPoolExecutor` may lose track of a process or task that was
    added at that moment. Shutting down then blocks forever, and nothing completes the task's
    future (python/cpython#109047, fixed in 3.12).
    """

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Submit a task. Raises BrokenProcessPool if the workers are lost, even just now."""
        future = super().submit(fn, *args, **kwargs)
        if self._broken and not future.done():
            raise BrokenProcessPool(self._broken)
        return future

    def end(self) -> None:
        """Shut down and cancel pending tasks. Nothing may be submitted meanwhile."""
        if self._broken:
            for process in list(self._processes.values()):
                process.kill()
        self.shutdown(cancel_futures=True)


@dataclass(slots=True)
class LocalPool:
    """Processes of this machine, started for one press."""

    press: Press
    assets: str
    count: int
    killed: tuple[type[BaseException], ...] = ()
    _pool: ProcessPool | None = None
    _starting: Thread | None = None

    def room(self) -> int:
        return AHEAD * self.count

    def start(self) -> None:
        """Start all processes in a background thread, and have them warm up."""
        self._starting = Thread(target=self._start, args=(self._opened(has_time=True),))
        self._starting.start()

    def submit(self, task: Task) -> "Future[Any]":
        return self.run(work, task)

    def run(self, function: Callable[..., Any], *arguments: Any) -> "Future[Any]":
        """Run a function of a module in a worker. Raises BrokenExecutor."""
        pool = self._opened()
        try:
            with uninterrupted():
                return pool.submit(function, *arguments)
        except (OSError, EOFError) as error:
            # The fork server, which starts them, was killed too.
            raise BrokenExecutor(str(error)) from error

    def _opened(self, *, has_time: bool = False) -> ProcessPool:
        if self._pool is None:
            known = (self.assets, self.press, has_time)
            self._pool = ProcessPool(self.count, context(), initializer=prepare, initargs=known)
        return self._pool

    def _start(self, pool: ProcessPool) -> None:
        with (
            suppress(BrokenExecutor, OSError, EOFError),
            uninterrupted(),
        ):  # the first task reports it
            for _ in range(self.count):
                pool.submit(os.getpid)

    def renew(self) -> None:
        self.dismiss()

    def is_worn(self, memory: int) -> bool:
        return memory > WORN

    def dismiss(self) -> None:
        if self._starting is not None:
            self._starting.join()
            self._starting = None
        if self._pool is not None:
            self._pool.end()
            self._pool = None


@dataclass(slots=True)
class ExecutorPool:
    """The workers of an executor that the caller started and will shut down.

    `size` returns the maximum number of tasks submitted at a time.
    """

    executor: Executor
    size: Callable[[], int]
    killed: tuple[type[BaseException], ...] = ()
    _futures: "list[Future[Any]]" = field(default_factory=list)

    def room(self) -> int:
        return self.size()

    def submit(self, task: Task) -> "Future[Any]":
        future = self.executor.submit(work, task)
        self._futures = [other for other in self._futures if not other.done()]
        self._futures.append(future)
        return future

    def renew(self) -> None:
        raise ExecutorError(
            EXECUTOR_LOST, "the workers are gone", "see what their logs say, and build again"
        )

    def is_worn(self, memory: int) -> bool:  # noqa: ARG002
        return False  # the caller owns them

    def dismiss(self) -> None:
        for future in self._futures:
            future.cancel()
