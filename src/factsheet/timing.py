"""Measure how long the stages of a command take, for `--verbose`.

A function that works in stages creates a `Stopwatch` and names each stage when it ends.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter

Listener = Callable[[str, float], None]
"""Called at the end of each stage, with its name and how many seconds it took."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


class Stopwatch:
    """Times consecutive stages; the first begins when it is created."""

    __slots__ = ("_began",)

    def __init__(self) -> None:
        self._began = perf_counter()

    def ended(self, stage: str) -> None:
        """End a stage, and begin the next one."""
        now = perf_counter()
        if listener := _listener.get():
            listener(stage, now - self._began)
        self._began = now


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Within the block, the listener is called for every stage that ends in this thread."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
