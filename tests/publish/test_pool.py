"""A process pool shuts down, whenever its workers are killed."""

import os
import signal
import time
from concurrent.futures import BrokenExecutor
from threading import Event, Thread

import pytest

from factsheet.publish.executors.pool import ProcessPool
from factsheet.publish.executors.server import context

PIPE = 2**20
"""Bytes that no pipe holds: they are written as they are read."""


def test_a_worker_that_starts_while_another_is_killed_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The pool ends the workers that it knows, then learns of another, and waits for that one."""
    pool = ProcessPool(2, context())
    first = pool.submit(time.sleep, 60)
    known = Event()
    manager = pool._executor_manager_thread
    clean_up, spawn = manager.join_executor_internals, pool._spawn_process

    def start() -> None:
        [killed] = pool._processes
        spawn()
        [started] = pool._processes.keys() - {killed}
        process = pool._processes.pop(started)
        os.kill(killed, signal.SIGKILL)
        until = time.monotonic() + 1
        while not pool._broken and time.monotonic() < until:  # Python 3.12 waits for us
            time.sleep(0.01)
        time.sleep(0.1)
        pool._processes[started] = process
        known.set()

    monkeypatch.setattr(pool, "_spawn_process", start)
    monkeypatch.setattr(manager, "join_executor_internals", lambda: (known.wait(), clean_up()))
    with pytest.raises(BrokenExecutor):
        pool.submit(bytes, PIPE).result()
    end = Thread(target=pool.end, daemon=True)
    end.start()
    end.join(30)
    assert not end.is_alive()
    with pytest.raises(BrokenExecutor):
        first.result()
