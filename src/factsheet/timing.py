"""How long each stage of a command takes, for whoever asks: `--verbose` does.

A function that works in stages makes a `Stopwatch`, and names each stage when it ends. What takes
no time worth mentioning needs no stage.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter

Listener = Callable[[str, float], None]
"""Called at the end of each stage, with its name and how many seconds it took."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


class Stopwatch:
    """Times one stage after the other, the first from when it is made."""

    __slots__ = ("_began",)

    def __init__(self) -> None:
        self._began = perf_counter()

    def ended(self, stage: str) -> None:
        """A stage has ended, and the next one begins."""
        now = perf_counter()
        if listener := _listener.get():
            listener(stage, now - self._began)
        self._began = now


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """While the block runs, the listener hears of every stage that ends in this thread."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
