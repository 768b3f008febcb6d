"""The folder beside a publication's content where builds keep what they remember.

Nothing in it is part of an edition. It may be deleted at any time; what is damaged in it,
or was written by another version, counts as not there.
"""

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NAME = ".factsheet"
IGNORE = "# Made by factsheet: a cache, which may be deleted.\n*\n"


@dataclass(frozen=True, slots=True)
class CacheFolder:
    """`.factsheet/` of one publication, seen by builds into one output folder."""

    root: Path
    name: str
    """Stands for the output folder."""

    @classmethod
    def of(cls, publication: Path, output: Path) -> "CacheFolder":
        name = hashlib.sha256(os.fsencode(output.resolve())).hexdigest()[:16]
        return cls(publication / NAME, name)

    @property
    def last_build(self) -> Path:
        return self.root / f"{self.name}.last"

    @property
    def ingredients(self) -> Path:
        return self.root / f"{self.name}.parts"

    @property
    def _lock(self) -> Path:
        return self.root / f"{self.name}.lock"

    @property
    def store(self) -> Path:
        """Where rendered PDFs are kept, whatever output folder they are for."""
        return self.root / "store"

    def make(self) -> None:
        """Raises OSError where the publication can't be written to."""
        ignore = self.root / ".gitignore"
        for path in (self.root, self.store, self._lock, ignore):
            if path.is_symlink():
                raise OSError(f"“{path}” is a link: nothing is written through it")
        self.root.mkdir(parents=True, exist_ok=True)
        if not ignore.exists():
            ignore.write_text(IGNORE, "utf-8")
        self._lock.touch()

    @contextmanager
    def locked(self, waiting: Callable[[], None]) -> Iterator[None]:
        """While the block runs, no other build writes to the same output folder.

        `waiting` is called before a wait for another's end. The system frees the lock of a
        build that is killed. Raises OSError where the publication can't be written to.
        """
        while True:
            self.make()
            with self._lock.open("ab") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    waiting()
                    fcntl.flock(file, fcntl.LOCK_EX)
                if self._is_lock(file.fileno()):
                    yield
                    return

    def _is_lock(self, descriptor: int) -> bool:
        """Whether it is the file that others ask for: who was waited for may have removed it."""
        try:
            return os.path.samestat(os.fstat(descriptor), self._lock.stat())
        except FileNotFoundError:
            return False
