"""The fork server: the process from which local workers are forked.

It loads once what all of them need. Workers are not forked from the build itself, because that
would copy its locks and threads.
"""

import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from factsheet.publish.executors.machine import workers
from factsheet.scratch import lasting_folder

LONGEST_ADDRESS = 107
"""Bytes of a socket's path, without the last: `sun_path` in unix(7)."""
_SOCKET = "/pymp-12345678/listener-12345678"
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
        with uninterrupted(), _sockets_in(_folder()):
            forkserver.ensure_running()


@cache
def _folder() -> Path:
    return lasting_folder()


@contextmanager
def _sockets_in(folder: Path) -> Iterator[None]:
    """Let multiprocessing make its folder for sockets in `folder`, from which the next build
    removes it if this one is killed. Where that makes the address of a socket too long for the
    system, it stays directly in the folder for temporary files."""
    if len(os.fsencode(folder)) + len(_SOCKET) > LONGEST_ADDRESS:
        yield
        return
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Block SIGINT for processes started in the block: this process ends them on Ctrl-C."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
