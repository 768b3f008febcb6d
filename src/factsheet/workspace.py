"""The only door to files and the clock, and the record of what was read.

Everything above this module is pure: it is handed text and bytes and gives values
back. So the record kept here is the complete list of a build's inputs: what was read,
what was looked for and is not there, and which files a folder held.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from factsheet.escaping import printable

CONFIG_NAME = "factsheet.toml"

DEVICES = ("/dev", "/proc")
LONGEST_EPOCH = 11
"""Digits of SOURCE_DATE_EPOCH: seconds since 1970, up to the year 5138."""
Stamp = tuple[int, int, int]
"""Size in bytes, and the times of change of content and of inode in ns: while they stay,
so does the content, unless both changes fell into one tick of the file system's clock."""


def stamp_of(status: os.stat_result) -> Stamp:
    """A file's stamp."""
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns)


class EpochError(ValueError):
    """SOURCE_DATE_EPOCH is no moment."""


class OutsideError(OSError):
    """A path that leaves the publication was asked for."""

    def __init__(self, path: str) -> None:
        super().__init__(f"“{path}” lies outside the publication")


@dataclass(slots=True)
class Workspace:
    """A publication's folder.

    Paths are given relative to `root`, with `/`; a path that leaves it, by `..` or by
    a link, raises OutsideError.
    """

    root: Path
    reads: dict[str, str] = field(default_factory=dict)
    """sha256 of every file read so far, by its relative path."""
    stamps: dict[str, Stamp] = field(default_factory=dict)
    """The stamps that these files had before they were read."""
    absences: set[str] = field(default_factory=set)
    """Files that were looked for and are not there."""
    listings: dict[tuple[str, tuple[str, ...]], list[str]] = field(default_factory=dict)
    """What `files` answered, by what it was asked."""

    @classmethod
    def find(cls, start: Path) -> "Workspace | None":
        """The publication that `start` lies in: the nearest folder with a factsheet.toml."""
        start = start.resolve()
        for folder in (start, *start.parents):
            if (folder / CONFIG_NAME).is_file():
                return cls(folder)
        return None

    def path(self, relative: str) -> Path:
        root = self.root.resolve()
        path = (root / relative).resolve()
        if not path.is_relative_to(root):
            raise OutsideError(relative)
        return path

    def exists(self, relative: str) -> bool:
        is_there = self.path(relative).is_file()
        if not is_there:
            self.absences.add(relative)
        return is_there

    def read_bytes(self, relative: str) -> bytes:
        """The file's bytes. Raises OSError where it can't be read, or lies outside."""
        with self.path(relative).open("rb") as file:
            stamp = stamp_of(os.fstat(file.fileno()))
            data = file.read()
        # A file that is edited between two reads counts as it was first: so the next build
        # finds it changed.
        self.stamps.setdefault(relative, stamp)
        self.reads.setdefault(relative, hashlib.sha256(data).hexdigest())
        return data

    def files(self, folder: str, *suffixes: str) -> list[str]:
        """Relative paths of the files below `folder` that end in one of `suffixes`, sorted.

        A name that can't be written as text is left out: `misnamed` has it.
        """
        base = self.path(folder)
        found = (
            path.relative_to(self.root.resolve()).as_posix()
            for path in base.rglob("*")
            if path.suffix in suffixes and path.is_file()
        )
        listing = sorted(name for name in found if not _hidden(name) and _is_text(name))
        self.listings[folder, suffixes] = listing
        return listing

    def misnamed(self, folder: str) -> list[str]:
        """Files below `folder` whose names are not UTF-8 or have controls in them, sorted."""
        root = self.root.resolve()
        found = (path.relative_to(root).as_posix() for path in self.path(folder).rglob("*"))
        return sorted(name for name in found if not _hidden(name) and not _is_text(name))

    def write(self, relative: str, data: bytes) -> bool:
        """Replace a file at once; say whether its bytes changed."""
        return replace_file(self.path(relative), data)


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _is_text(name: str) -> bool:
    return printable(name) == name


def replace_file(path: Path, data: bytes) -> bool:
    """Write `data` so that `path` holds either its old or its new content, never a part.

    A file that holds `data` already is left alone, its time of change too. Returns
    whether anything was written.
    """
    if any(path.is_relative_to(folder) for folder in DEVICES):
        path.write_bytes(data)  # such as /dev/stdout, which nothing can take the place of
        return True
    if path.is_file() and path.read_bytes() == data:
        return False
    with written(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with staged(path) as part:
            part.write_bytes(data)
    return True


@contextmanager
def written(path: Path) -> Iterator[None]:
    """What the system refuses in the block, it refuses for `path`: of a full disk it names no
    file, else the scratch file."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


@contextmanager
def staged(path: Path) -> Iterator[Path]:
    """A scratch file beside `path`, which takes its place when the block ends well.

    It has the rights that the file had, or those that the umask leaves a new one.
    """
    part = path.with_name(f".{path.name[:100]}.{os.urandom(6).hex()}")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        if path.is_file():
            part.chmod(stat.S_IMODE(path.stat().st_mode))
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def now() -> datetime:
    """The present moment, or SOURCE_DATE_EPOCH where that is set (reproducible-builds.org).

    Raises EpochError.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC)
    if not (epoch.isascii() and epoch.isdecimal() and len(epoch) <= LONGEST_EPOCH):
        message = f"SOURCE_DATE_EPOCH is “{epoch}”, and has to be a whole number of seconds"
        raise EpochError(message)
    return datetime.fromtimestamp(int(epoch), UTC)
