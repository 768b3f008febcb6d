"""Whether time grows in proportion to size: eight times as much takes less than twelve times."""

import gc
import time
from collections.abc import Callable

FACTOR, MOST = 8, 12
LEAST = 0.02
"""Seconds of the larger size that are never too many: they can't be measured well."""
TRIES = 5
"""A machine that does something else beside may take its time for either size."""


def is_in_proportion(run: Callable[[int], object], size: int) -> bool:
    """Whether a run for eight times this size takes less than twelve times as long."""
    return any(
        seconds(run, FACTOR * size) < max(MOST * seconds(run, size), LEAST) for _ in range(TRIES)
    )


def seconds(run: Callable[[int], object], size: int) -> float:
    """Seconds of processor time, without looking through what earlier tests have left."""
    gc.disable()
    try:
        began = time.process_time()
        run(size)
        return time.process_time() - began
    finally:
        gc.enable()
