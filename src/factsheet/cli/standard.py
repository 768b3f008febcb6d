"""Standard output and error as a process is given them: closed, full, or without a reader."""

import errno
import io
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO


class _Closed(io.RawIOBase):
    """Replaces the standard output of a process that was started without one."""

    is_told = False
    """Whether the error has been reported: then nothing more is said of it."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if not self.is_told:
            raise OSError(errno.EBADF, "standard output is closed")
        return len(data)


def open_all() -> None:
    """Provide the standard streams that the process was started without.

    Otherwise the next file opened would get the number of one of them, and output would go into
    that file. Lost results are an error; messages to a closed standard error are not.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # which takes the lowest free number: this one
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Closed()), "utf-8")
    if sys.stderr is None:
        nowhere = io.FileIO(os.devnull, "w")
        sys.stderr = io.TextIOWrapper(io.BufferedWriter(nowhere), "utf-8", line_buffering=True)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # An encoding may lack the letters of a language.
            stream.reconfigure(errors="backslashreplace")


class UnwrittenError(OSError):
    """Standard output or error can't be written to: what was to be said is lost."""


@contextmanager
def writing() -> Iterator[None]:
    """Attribute OSErrors in the block to a standard stream.

    Raises UnwrittenError, or BrokenPipeError if the reader has closed the stream.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwrittenError(error.errno, error.strerror) from error


def give_up(stream: TextIO) -> None:
    """Drop what the stream could not write: Python would complain once more at exit."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):
        raw = getattr(getattr(stream, "buffer", None), "raw", None)
        if isinstance(raw, _Closed):
            raw.is_told = True
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def is_unread(stream: TextIO) -> bool:
    """Whether the stream is a pipe without a reader."""
    try:
        asked = stream.fileno()
    except (OSError, ValueError):  # no file at all
        return False
    poll = select.poll()
    poll.register(asked, 0)
    return any(event & (select.POLLERR | select.POLLHUP) for _, event in poll.poll(0))
