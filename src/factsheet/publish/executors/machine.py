"""Find how many workers fit this machine, or the container that this process runs in."""

import os
import re
from pathlib import Path

WORKER_MEMORY = 256 * 2**20
"""Bytes of memory for a worker, which uses about 120 MiB at first, 200 after many long pages."""
CGROUP = Path("/sys/fs/cgroup")


def workers() -> int:
    """Number of workers: one for each processor, as far as they fit in memory, at least one."""
    memory = free_memory()
    fit = cores() if memory is None else min(cores(), memory // WORKER_MEMORY)
    return max(1, fit)


def cores() -> int:
    """Number of processors that this process may use, by its affinity and cgroup quota."""
    affinity = getattr(os, "sched_getaffinity", None)
    usable = len(affinity(0)) if affinity else os.cpu_count() or 1
    share = _cgroup_share()
    return usable if share is None else max(1, min(usable, int(share)))


def free_memory() -> int | None:
    """Bytes of memory that are available; None if the system does not say."""
    known = [room for room in (_cgroup_room(), _available()) if room is not None]
    return min(known, default=None)


def _cgroup_share() -> float | None:
    """The cgroup's quota in processors: `cpu.max` holds quota and period."""
    quota, _, period = (_read(CGROUP / "cpu.max") or "max").partition(" ")
    return int(quota) / int(period) if quota.isdigit() and period.isdigit() else None


def _cgroup_room() -> int | None:
    """Bytes that the cgroup may still use, counting reclaimable file cache as free."""
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
