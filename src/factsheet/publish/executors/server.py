"""The fork server: the process from which local workers are forked.

It loads once what all of them need. Workers are not forked from the build itself, because that
would copy its locks and threads.
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
    """The multiprocessing context for workers: `forkserver` on Linux, else `spawn`, because macOS
    processes that have loaded system libraries must not be forked."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(LOADED)
    return found


def start() -> None:
    """Start the fork server before there is anything to print, since loading takes as long as
    rendering pages and can run on a second processor. Raises OSError."""
    if workers() > 1 and context().get_start_method() == "forkserver":
        from multiprocessing import forkserver, resource_tracker

        resource_tracker.ensure_running()  # unblocks SIGINT when it starts, so start it first
        with uninterrupted():
            forkserver.ensure_running()


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Block SIGINT for processes started in the block: this process ends them on Ctrl-C."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
