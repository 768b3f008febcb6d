"""The cache folder beside a publication's content.

Nothing in it is part of an edition, and it may be deleted at any time. Files that are damaged,
or were written by another version, are ignored.
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
    """`.factsheet/` of one publication, as used by builds into one output folder."""

    root: Path
    name: str
    """Identifies the output folder."""

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
        """The folder of rendered PDFs, shared by all output folders."""
        return self.root / "store"

    def make(self) -> None:
        """Create the folder. Raises OSError if the publication cannot be written to."""
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
        """Lock the output folder against other builds while the block runs.

        `waiting` is called before waiting for another build. The system frees the lock of a
        killed build. Raises OSError if the publication cannot be written to.
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
        """Whether the locked file is still the current one: its last owner may have removed it."""
        try:
            return os.path.samestat(os.fstat(descriptor), self._lock.stat())
        except FileNotFoundError:
            return False
