"""How a caller hears of what goes on: functions that it passes."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called with how many are done, how many there are, and the path of the last one."""
Notify = Callable[[str], None]
"""Called with a sentence about the run, such as that another build is waited for."""


def unheard(*_: object) -> None:
    """Nobody listens."""
