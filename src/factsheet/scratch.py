"""Temporary folders of one run.

A killed process leaves its folder behind, and the next process that needs one removes it. A folder
is locked while its owner runs, and the system releases the lock if the owner is killed.
"""

import fcntl
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path

from factsheet.workspace import remove_tree

PREFIX = "factsheet.tmp-"
_NAME = re.compile(re.escape(PREFIX) + "[0-9a-f]{8}")
_LAST = -200
"""Exit priority of removing the folder: after the finalizer of multiprocessing (-100), which uses
it."""


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder, which only this user can read, for as long as the block runs."""
    folder, descriptor = _made()
    try:
        yield folder
    finally:
        _remove(folder, descriptor)


def lasting_folder() -> Path:
    """A new folder, which lasts as long as this process and its forks, which share the lock."""
    folder, descriptor = _made()
    # Pool processes skip `atexit` handlers, but run this one.
    Finalize(None, _remove, (folder, descriptor), exitpriority=_LAST)
    return folder


def _made() -> tuple[Path, int]:
    """A new folder and its open descriptor, which holds the lock."""
    parent = Path(tempfile.gettempdir())
    _sweep(parent)
    while True:
        folder = parent / f"{PREFIX}{os.urandom(4).hex()}"
        folder.mkdir(mode=0o700)
        with suppress(FileNotFoundError):  # swept before it was locked
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            with suppress(OSError):  # a file system without locks: nothing is swept there either
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            if folder.exists():
                return folder, descriptor
            os.close(descriptor)


@cache
def _sweep(parent: Path) -> None:
    """Remove what killed processes of this user have left, once in a process."""
    with suppress(OSError), os.scandir(parent) as entries:
        for found in [entry.path for entry in entries if _NAME.fullmatch(entry.name)]:
            with suppress(OSError):
                _remove_unlocked(Path(found))


def _remove_unlocked(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if os.fstat(descriptor).st_uid == os.getuid():
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            remove_tree(folder)
    finally:
        os.close(descriptor)


def _remove(folder: Path, descriptor: int) -> None:
    with suppress(OSError):
        remove_tree(folder)
    os.close(descriptor)
