"""The process that workers of this machine are forked from.

It loads what all of them need, once, and starts clean: a fork of a build would copy its
locks and threads.
"""

import multiprocessing
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from factsheet.publish.executors.machine import workers

LOADED = ["factsheet.publish.executors.worker", "factsheet.paper.preloaded"]


def context() -> Any:
    """How workers are started. On macOS a process that has loaded system libraries must not be
    forked."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(LOADED)
    return found


def start() -> None:
    """Start it before there is anything to print: loading takes as long as making pages, and
    a second processor has nothing else to do meanwhile. Raises OSError."""
    if workers() > 1 and context().get_start_method() == "forkserver":
        from multiprocessing import forkserver, resource_tracker

        resource_tracker.ensure_running()  # which lets Ctrl-C through again when it starts
        with uninterrupted():
            forkserver.ensure_running()


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Processes that are started in the block never hear of Ctrl-C: this one ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
