"""Who prints: the workers behind one executor, and what to do when they are gone."""

import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import Any, Protocol

from factsheet.publish.executors.machine import WORKER_MEMORY
from factsheet.publish.executors.pool import Pool
from factsheet.publish.executors.server import context, uninterrupted
from factsheet.publish.executors.worker import Task, equip, work
from factsheet.publish.press import Press

AHEAD = 2
"""Jobs for each worker that are handed out: the one it does, and the next."""
WORN = 2 * WORKER_MEMORY
"""Bytes of a worker that has grown too large: it is replaced."""


class ExecutorError(Exception):
    """The workers cannot be had, are not fit, or are gone. `hint` says what to do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


class Crew(Protocol):
    """Workers that take tasks."""

    killed: tuple[type[BaseException], ...]
    """What a future raises if a task has lost its worker time and again."""

    def room(self) -> int:
        """How many tasks they are to hold at a time."""

    def submit(self, task: Task) -> "Future[Any]":
        """Hand out a task. Raises BrokenExecutor where the workers are gone."""

    def renew(self) -> None:
        """Other workers instead of these. Raises ExecutorError where there are none."""

    def is_worn(self, memory: int) -> bool:
        """Whether a worker that takes so much memory is to be replaced."""

    def dismiss(self) -> None:
        """Nothing more is to be done."""


@dataclass(slots=True)
class LocalCrew:
    """Processes of this machine, started for one press."""

    press: Press
    kit: str
    count: int
    killed: tuple[type[BaseException], ...] = ()
    _pool: Pool | None = None
    _starting: Thread | None = None

    def room(self) -> int:
        return AHEAD * self.count

    def start(self) -> None:
        """Have all processes get ready while this one does something else. Each is waited for
        until it is there, by a thread."""
        self._starting = Thread(target=self._start, args=(self._opened(has_time=True),))
        self._starting.start()

    def submit(self, task: Task) -> "Future[Any]":
        pool = self._opened()
        try:
            with uninterrupted():
                return pool.submit(work, task)
        except (OSError, EOFError) as error:
            # The fork server, which starts them, was ended too.
            raise BrokenExecutor(str(error)) from error

    def _opened(self, *, has_time: bool = False) -> Pool:
        if self._pool is None:
            known = (self.kit, self.press, has_time)
            self._pool = Pool(self.count, context(), initializer=equip, initargs=known)
        return self._pool

    def _start(self, pool: Pool) -> None:
        with suppress(BrokenExecutor, OSError, EOFError), uninterrupted():  # the first task says so
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
class AnyCrew:
    """The workers of an executor that somebody else has started, and will end.

    `room` tells how many tasks it is to hold at a time.
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
            "executor-lost", "the workers are gone", "see what their logs say, and build again"
        )

    def is_worn(self, memory: int) -> bool:  # noqa: ARG002
        return False  # they are not ours to replace

    def dismiss(self) -> None:
        for future in self._futures:
            future.cancel()
