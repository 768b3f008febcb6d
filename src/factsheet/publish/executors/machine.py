"""How many workers this machine, or the container that this process runs in, can bear."""

import os
import re
from pathlib import Path

WORKER_MEMORY = 256 * 2**20
"""Bytes for a worker: it takes some 120 MiB at first and 200 after many long pages."""
CGROUP = Path("/sys/fs/cgroup")


def workers() -> int:
    """As many as there are processors, and as find room in memory; one at least."""
    memory = free_memory()
    fit = cores() if memory is None else min(cores(), memory // WORKER_MEMORY)
    return max(1, fit)


def cores() -> int:
    """The processors that this process may use, by its affinity and its share of them."""
    affinity = getattr(os, "sched_getaffinity", None)
    usable = len(affinity(0)) if affinity else os.cpu_count() or 1
    share = _cgroup_share()
    return usable if share is None else max(1, min(usable, int(share)))


def free_memory() -> int | None:
    """Bytes that may still be taken; None where the system does not say."""
    known = [room for room in (_cgroup_room(), _available()) if room is not None]
    return min(known, default=None)


def _cgroup_share() -> float | None:
    """How many processors the control group has time of: `cpu.max` is quota and period."""
    quota, _, period = (_read(CGROUP / "cpu.max") or "max").partition(" ")
    return int(quota) / int(period) if quota.isdigit() and period.isdigit() else None


def _cgroup_room() -> int | None:
    """What the control group may take more, beside what the kernel keeps for it of files."""
    limit, used = (_read(CGROUP / f"memory.{name}") for name in ("max", "current"))
    if not (limit and limit.isdigit() and used and used.isdigit()):
        return None
    kept = re.search(r"^inactive_file (\d+)$", _read(CGROUP / "memory.stat") or "", re.MULTILINE)
    return int(limit) - int(used) + (int(kept[1]) if kept else 0)


def _available() -> int | None:
    found = re.search(
        r"^MemAvailable:\s+(\d+) kB", _read(Path("/proc/meminfo")) or "", re.MULTILINE
    )
    return int(found[1]) * 1024 if found else None


def _read(path: Path) -> str | None:
    try:
        return path.read_text("ascii").strip()
    except OSError:
        return None
