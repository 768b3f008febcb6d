"""What a command costs: wall time, processor time, and memory, of it and all it starts.

    python bench/meter.py COMMAND …

prints a cost as JSON. Processes that outlive their parents count too: a fork server's
workers, which nobody waits for, are this process's then (Linux only).
"""

import ctypes
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2)."""
PAUSE = 0.2
"""Seconds between two looks at memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of processors, and bytes at the peak (PSS of the tree)."""

    wall: float
    cpu: float
    memory: int

    def each(self, count: int) -> "Cost":
        """The cost of one of so many; memory is what all have taken together."""
        return Cost(self.wall / count, self.cpu / count, self.memory)


def cost_of(command: Sequence[str | Path], **environment: str) -> Cost:
    """Run it. A cost that it prints itself counts instead of what was seen from outside.

    Raises CalledProcessError.
    """
    done = subprocess.run(
        [sys.executable, __file__, *map(str, command)],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        check=True,
    )
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def main() -> int:
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    peak = Peak()
    start = time.perf_counter()
    with subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE) as process:
        peak.start()
        output, _ = process.communicate()
        wall = time.perf_counter() - start
        _wait_for_orphans()
        peak.stop()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = _said(output)
    cost = Cost(wall, used.ru_utime + used.ru_stime, peak.bytes)
    print(json.dumps({**asdict(cost), **said}))
    return process.returncode


def _said(output: bytes) -> dict[str, float]:
    """The part of a cost that a command knows better: browsers' starts are not printing."""
    last = output.splitlines()[-1:]
    with suppress(ValueError):
        said = json.loads(last[0]) if last else None
        if isinstance(said, dict):
            return {name: said[name] for name in ("wall", "cpu") if name in said}
    return {}


def _wait_for_orphans() -> None:
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


class Peak(threading.Thread):
    """The most memory that all processes below this one have held at a time."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.bytes = 0
        self._end = threading.Event()

    def run(self) -> None:
        while True:
            self.bytes = max(self.bytes, sum(map(_memory, descendants(os.getpid()))))
            if self._end.wait(PAUSE):
                return

    def stop(self) -> None:
        self._end.set()
        self.join()


def descendants(pid: int) -> list[int]:
    """Processes that this one has started, and those that they have."""
    try:
        listed = Path(f"/proc/{pid}/task").glob("*/children")
        children = [int(child) for file in listed for child in file.read_text("ascii").split()]
    except OSError:
        return []
    return [one for child in children for one in (child, *descendants(child))]


def _memory(pid: int) -> int:
    """Proportional set size: what processes share is counted once."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def cpu_of(pids: Sequence[int]) -> float:
    """Seconds of processors that these processes have used so far."""
    total = 0
    for pid in pids:
        with suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
            total += sum(map(int, fields[11:15]))
    return total / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
