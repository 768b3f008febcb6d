"""Standard output and error: how findings, progress and tables look, and streams that are closed,
full or without a reader.

Results go to standard output, messages about the run to standard error. Colour is used only on a
terminal, and never if NO_COLOR is set (no-color.org).
"""

import errno
import io
import os
import select
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO
from unicodedata import east_asian_width

from factsheet.diagnostics import Diagnostic, Findings, Severity, counted
from factsheet.escaping import printable, shown
from factsheet.workspace import replace_file

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


@dataclass(frozen=True, slots=True)
class OutputStream:
    """Standard output or error. Text is escaped so that it is safe to show."""

    file: TextIO

    def write(self, text: str) -> None:
        self.write_escaped(shown(text))

    def write_escaped(self, text: str) -> None:
        """Write text that has been escaped already, and may contain colour sequences."""
        with writing():
            self.file.write(text)

    def write_bytes(self, data: bytes) -> None:
        """Write a file as it is, for the program that reads the stream."""
        with writing():
            self.file.flush()
            self.file.buffer.write(data)

    def flush(self) -> None:
        with writing():
            self.file.flush()

    def isatty(self) -> bool:
        return self.file.isatty()


@dataclass(frozen=True, slots=True)
class Console:
    """The standard streams, as commands use them."""

    quiet: bool = False
    out: OutputStream = field(default_factory=lambda: OutputStream(sys.stdout))
    err: OutputStream = field(default_factory=lambda: OutputStream(sys.stderr))

    def print(self, text: str = "") -> None:
        """Print a result, even with --quiet."""
        self.out.write(f"{text}\n")

    def say(self, text: str) -> None:
        """Print a message about the run, unless --quiet."""
        if not self.quiet:
            self.err.write(f"{text}\n")
            self.err.flush()

    def report(self, text: str, path: Path | None, *, is_escaped: bool = False) -> None:
        """Print a report, or write it to a file. `is_escaped` if it is already safe to show."""
        if path is not None:
            replace_file(path, text.encode())
            self.say(f"{path}: written")
        elif is_escaped:
            self.out.write_escaped(text)
        else:
            self.out.write(text)

    def took(self, stage: str, seconds: float) -> None:
        """Print how long a stage took, for --verbose."""
        self.err.write(f"{seconds:8.2f} s  {stage}\n")

    def findings(self, findings: Findings) -> None:
        """Print all findings, or only errors with --quiet, and their number. Errors come last."""
        shown = [f for f in findings if f.severity is Severity.ERROR or not self.quiet]
        weights = list(Severity)
        shown.sort(key=lambda found: weights.index(found.severity), reverse=True)
        for diagnostic in shown:
            self.err.write_escaped(self.diagnostic(diagnostic))
        counts = {
            severity.value: sum(found.severity is severity for found in findings)
            for severity in Severity
        }
        if shown:
            said = [counted(n, word) for word, n in counts.items() if n]
            self.err.write(f"{' and '.join(said)}\n")

    def diagnostic(self, diagnostic: Diagnostic) -> str:
        """A finding with its message and hint on lines of their own, in colour and escaped."""
        severity = self.colour(diagnostic.severity.value, _COLOURS[diagnostic.severity])
        locale = f" ({diagnostic.locale})" if diagnostic.locale else ""
        said = shown(f"{diagnostic.message}{locale} [{diagnostic.code}]")
        lines = [f"{shown(str(diagnostic.location))}: {severity}: {said}"]
        if diagnostic.subject:
            lines.append(shown(f"    message: {diagnostic.subject}"))
        if diagnostic.hint:
            lines.append(shown(f"    hint: {diagnostic.hint}"))
        return "\n".join(lines) + "\n"

    def progress(self, done: int, total: int, what: str, deed: str = "rendered") -> None:
        """Update one line on a terminal; elsewhere, print a line for every tenth step."""
        if self.quiet or not total:
            return
        if self.err.isatty():
            end = "\n" if done == total else ""
            said = printable(what) if done < total else deed
            self.err.write_escaped(f"\r\x1b[K{done}/{total} {said}{end}")
            self.err.flush()
        elif done == total or done % 10 == 0:
            self.err.write(f"{done}/{total} {deed}\n")

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """Print aligned columns; the last one is not padded."""
        rows = list(rows)
        widths = [max(map(_width, column)) for column in zip(*rows, strict=True)][:-1]
        for row in rows:
            padded = [
                cell + " " * (width - _width(cell))
                for cell, width in zip(row, widths, strict=False)
            ]
            self.print("  ".join([*padded, row[-1]]).rstrip())

    def colour(self, text: str, code: str) -> str:
        wanted = self.err.isatty() and "NO_COLOR" not in os.environ
        return f"\x1b[{code}m{text}\x1b[0m" if wanted else text


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


class _Closed(io.RawIOBase):
    """Replaces the standard output of a process that was started without one."""

    is_reported = False
    """Whether the error has been reported, so that it is not reported again."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if not self.is_reported:
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
    """Standard output or error can't be written to, so output is lost."""


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
    """Discard pending output: Python would report the error again at exit."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):
        raw = getattr(getattr(stream, "buffer", None), "raw", None)
        if isinstance(raw, _Closed):
            raw.is_reported = True
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
