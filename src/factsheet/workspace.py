"""The only module that accesses files and the clock, and the record of what was read.

The record is the complete list of a build's inputs: the files read, the files that were looked for
and do not exist, and the contents of folders.
"""

import fcntl
import hashlib
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path

from factsheet.escaping import printable
from factsheet.rules.files import UNREADABLE, UNWRITABLE

CONFIG_NAME = "factsheet.toml"

SCRATCH = ".factsheet-part"
"""Suffix of temporary files."""
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
DEVICES = ("/dev", "/proc")
LARGEST_FILE = 64 * 2**20
"""Maximum size of a file in bytes. Most readers have a lower limit."""
LONGEST_EPOCH = 11
"""Digits of SOURCE_DATE_EPOCH: seconds since 1970, up to the year 5138."""
Stamp = tuple[int, int, int]
"""Size in bytes, and the times of change of content and of inode in ns. If they are the same, so is
the content, unless it changed twice within one tick of the file system's clock."""
TICK = 2_000_000_000
"""Nanoseconds within which two changes may give a file the same stamp (resolution of FAT)."""


def stamp_of(status: os.stat_result) -> Stamp:
    """A file's stamp."""
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns)


class EpochError(ValueError):
    """SOURCE_DATE_EPOCH is not a number of seconds."""


class UnreadError(OSError):
    """A file can't be read. `path` names it, and `why` is the reason."""

    rule = UNREADABLE
    hint = "replace it with a regular file that you may read, or remove it"

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"“{path}” {why}")
        self.path = path
        self.why = why


class UnwritableError(OSError):
    """A file or folder can't be written. `path` names it, and `why` is the reason."""

    rule = UNWRITABLE
    hint = (
        "check free space and permissions, and that nothing else has this name; "
        "to build elsewhere: factsheet build --output DIR"
    )

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"“{path}” {why}")
        self.path = path
        self.why = why


class OutsideError(UnreadError):
    """A path outside the publication was requested."""

    def __init__(self, path: str) -> None:
        super().__init__(path, "lies outside the publication")


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
    """Files that were requested and do not exist."""
    listings: dict[tuple[str, tuple[str, ...]], list[str]] = field(default_factory=dict)
    """The results of `files`, by its arguments."""
    began: int = field(default_factory=time.time_ns, compare=False)
    """When it was made, in nanoseconds since the epoch: before anything was read."""

    @classmethod
    def find(cls, start: Path) -> "Workspace | None":
        """The publication that contains `start`: the nearest folder with a factsheet.toml."""
        start = start.resolve()
        for folder in (start, *start.parents):
            if (folder / CONFIG_NAME).is_file():
                return cls(folder)
        return None

    def path(self, relative: str) -> Path:
        root = self.root.resolve()
        try:
            path = (root / relative).resolve()
        except (RuntimeError, ValueError):  # Python 3.11 and 3.12 raise no OSError for a loop
            raise UnreadError(relative, "is a symbolic link that points to itself") from None
        if not path.is_relative_to(root):
            raise OutsideError(relative)
        return path

    def exists(self, relative: str) -> bool:
        """Whether anything has this name, even a folder or broken link. Raises OutsideError."""
        is_there = os.path.lexists(self.path(relative)) or os.path.lexists(self.root / relative)
        if not is_there:
            self.absences.add(relative)
        return is_there

    def size(self, relative: str) -> int:
        """Size of the file in bytes; 0 if it does not exist."""
        path = self.path(relative)
        return path.stat().st_size if is_regular(path) else 0

    def read_bytes(self, relative: str) -> bytes:
        """The file's bytes. Raises UnreadError, also if it is too large or lies outside."""
        stamp, data = _read(self.path(relative), LARGEST_FILE, relative)
        # If a file is edited between two reads, the first one is recorded, so that the next
        # build finds it changed.
        self.stamps.setdefault(relative, stamp)
        self.reads.setdefault(relative, hashlib.sha256(data).hexdigest())
        return data

    def is_as_read(self, relative: str) -> bool:
        """Whether a file that was read has a stamp that proves it unchanged."""
        stamp = self.stamps.get(relative)
        try:
            now = stamp_of(os.stat(self.root / relative))  # noqa: PTH116  (asked for all files)
        except (OSError, ValueError):
            return False
        return now == stamp and max(now[1:]) < self.began - TICK

    def files(self, folder: str, *suffixes: str) -> list[str]:
        """Relative paths of the files below `folder` that end in one of `suffixes`, sorted.

        Names that are not valid text are omitted: see `misnamed`.
        """
        names = (name for name, _ in self._visible(folder) if name.endswith(suffixes))
        listing = [n for n in names if _is_text(n) and is_regular(self.root / n)]
        self.listings[folder, suffixes] = listing
        return listing

    def misnamed(self, folder: str) -> list[str]:
        """Files below `folder` whose names are not UTF-8 or have controls in them, sorted."""
        return sorted(name for name, _ in self._visible(folder) if not _is_text(name))

    def passed_over(self, folder: str) -> Iterator[tuple[str, str]]:
        """Whatever `files` does not read below `folder`, and why, ordered by name."""
        for name, kind in self._visible(folder):
            if kind is _Kind.FILE:
                continue
            path = self.root / name
            if kind is _Kind.FOLDER and not os.access(path, os.R_OK | os.X_OK):
                yield name, "there is no permission to list this folder"
            elif kind is not _Kind.FOLDER and os.path.isdir(path):  # noqa: PTH112  (raises nothing)
                yield name, "it is a symbolic link to a folder, and these are not followed"
            elif kind is not _Kind.FOLDER and not is_regular(path):
                yield name, "it is a broken link, or neither a file nor a folder"

    def _visible(self, folder: str) -> list[tuple[str, "_Kind"]]:
        """A folder and everything below it that is not hidden, by name."""
        base = self.path(folder)
        if not base.is_dir():
            return []
        start = base.relative_to(self.root.resolve()).as_posix()
        prefix = "" if start == "." else f"{start}/"
        named = ((prefix + name, kind) for name, kind in _named_below(base))
        return sorted(one for one in ((start, _Kind.FOLDER), *named) if not _hidden(one[0]))

    def write(self, relative: str, data: bytes) -> bool:
        """Replace a file atomically; return whether its bytes changed."""
        return replace_file(self.path(relative), data)

    def sweep(self, relative: str) -> None:
        """Remove temporary files that killed processes of this user have left beside a file."""
        _sweep(self.path(relative))


def is_regular(path: Path) -> bool:
    """Whether it is a file, or a link to one; False if access is denied."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def read_file(path: Path, most: int = LARGEST_FILE) -> bytes:
    """The bytes of a file with at most `most` of them. Raises UnreadError.

    It does not block on a pipe and does not read devices.
    """
    return _read(path, most, str(path))[1]


def _read(path: Path, most: int, name: str) -> tuple[Stamp, bytes]:
    try:
        with open(path, "rb", opener=_open) as file:
            status = os.fstat(file.fileno())
            is_fit = stat.S_ISREG(status.st_mode) and status.st_size <= most
            data = file.read(most + 1) if is_fit else b""
    except (OSError, ValueError) as error:
        why = f"can’t be read: {getattr(error, 'strerror', None) or error}"
        raise UnreadError(name, why) from error
    if not stat.S_ISREG(status.st_mode):
        raise UnreadError(name, "is not a regular file")
    if max(status.st_size, len(data)) > most:
        raise UnreadError(name, f"is larger than {most / 2**20:.3g} MiB")
    return stamp_of(status), data


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


class _Kind(IntEnum):
    """The kind of a directory entry. Links are not followed."""

    FILE = 0
    FOLDER = 1
    OTHER = 2
    """A link, a pipe, a device or the like."""


def below(folder: Path) -> Iterator[Path]:
    """Files and folders below a folder, parents first. Links are not followed, and folders that
    can't be listed are skipped."""
    return (folder / name for name, _ in _named_below(folder))


def _named_below(folder: Path) -> Iterator[tuple[str, _Kind]]:
    """The paths of what is below a folder, relative to it. Only names and types are read, because
    other folders may be full of files that do not belong to the publication."""
    waiting = [""]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(os.path.join(folder, place)) as listed:  # noqa: PTH118  (faster)
                entries = [(place + entry.name, _kind(entry)) for entry in listed]
        except OSError:
            continue
        yield from entries
        waiting += [f"{name}/" for name, kind in entries if kind is _Kind.FOLDER]


def _kind(entry: "os.DirEntry[str]") -> _Kind:
    try:
        if entry.is_dir(follow_symlinks=False):
            return _Kind.FOLDER
        return _Kind.FILE if entry.is_file(follow_symlinks=False) else _Kind.OTHER
    except OSError:
        return _Kind.OTHER


def remove_tree(folder: Path) -> None:
    """Delete a folder and everything in it, but nothing that links lead to. Inner folders are first
    moved up into it, so that no path is too long, and at most two folders are open at a time.
    Raises OSError.
    """
    top = os.open(folder, _FOLDER)
    try:
        waiting = _emptied(top, top)
        while waiting:
            name = waiting.pop()
            place = os.open(name, _FOLDER, dir_fd=top)
            try:
                waiting += _emptied(place, top)
            finally:
                os.close(place)
            os.rmdir(name, dir_fd=top)
    finally:
        os.close(top)
    folder.rmdir()


def _emptied(place: int, top: int) -> list[str]:
    """Delete the files of an open folder, and move its folders into another one; their names."""
    with os.scandir(place) as listed:
        entries = list(listed)
    folders = []
    for entry in entries:
        name = entry.name
        if _kind(entry) is not _Kind.FOLDER:
            os.unlink(name, dir_fd=place)
            continue
        if place != top:
            name = os.urandom(12).hex()
            os.rename(entry.name, name, src_dir_fd=place, dst_dir_fd=top)
        folders.append(name)
    return folders


def _hidden(name: str) -> bool:
    return "/." in f"/{name}"


def _is_text(name: str) -> bool:
    return printable(name) == name


def replace_file(path: Path, data: bytes) -> bool:
    """Write `data` so that `path` has either its old or its new content, never a part.

    A file that already contains `data` is not touched. Temporary files of killed processes beside
    it are removed. Returns whether anything was written.
    """
    if any(path.is_relative_to(folder) for folder in DEVICES):
        path.write_bytes(data)  # such as /dev/stdout, which can’t be replaced
        return True
    _sweep(path)
    if holds(path, data):
        return False
    with written(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with staged(path) as part:
            part.write_bytes(data)
    return True


def holds(path: Path, data: bytes) -> bool:
    """Whether the file exists and contains exactly these bytes."""
    if not is_regular(path) or path.stat().st_size != len(data):
        return False
    return read_file(path, len(data)) == data


@contextmanager
def written(path: Path) -> Iterator[None]:
    """Turn OSErrors in the block into UnwritableError for `path`: the system names the temporary
    file, or none if the disk is full."""
    try:
        yield
    except OSError as error:
        why = f"can’t be written: {error.strerror or error}"
        raise UnwritableError(str(path), why) from error


@contextmanager
def staged(path: Path) -> Iterator[Path]:
    """A temporary file beside `path`, which replaces it when the block succeeds.

    It has the permissions of the old file, or those of a new one. It is locked during the block, to
    distinguish it from files that killed processes have left: see `Workspace.sweep`.
    """
    part, descriptor = _scratch(path)
    try:
        if path.is_file():
            part.chmod(stat.S_IMODE(path.stat().st_mode))
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
        os.close(descriptor)


def _scratch(path: Path) -> tuple[Path, int]:
    """A new temporary file and its open descriptor, which holds the lock."""
    while True:
        part = path.with_name(f".{path.name[:100]}.{os.urandom(6).hex()}{SCRATCH}")
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
        with suppress(OSError):  # a file system without locks: nothing is swept there either
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        if part.exists():
            return part, descriptor
        os.close(descriptor)  # swept before it was locked


def _sweep(path: Path) -> None:
    name = re.compile(re.escape(f".{path.name[:100]}.") + "[0-9a-f]{12}" + re.escape(SCRATCH))
    with suppress(OSError), os.scandir(path.parent) as entries:
        for found in [entry.path for entry in entries if name.fullmatch(entry.name)]:
            _remove_unlocked(found)


def _remove_unlocked(name: str) -> None:
    with suppress(OSError):
        descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            status = os.fstat(descriptor)
            is_own = stat.S_ISREG(status.st_mode) and status.st_uid == os.getuid()
            if is_own and status.st_nlink == 1:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                Path(name).unlink()
        finally:
            os.close(descriptor)


def now() -> datetime:
    """The current time, or SOURCE_DATE_EPOCH if it is set (reproducible-builds.org).

    Raises EpochError.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC)
    if not (epoch.isascii() and epoch.isdecimal() and len(epoch) <= LONGEST_EPOCH):
        message = f"SOURCE_DATE_EPOCH is “{epoch}”, but must be a whole number of seconds"
        raise EpochError(message)
    return datetime.fromtimestamp(int(epoch), UTC)
