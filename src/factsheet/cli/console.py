"""How findings, progress and tables look on a terminal.

Results go to standard output, everything said about the run to standard error. Colour
only on a terminal, and never where NO_COLOR is set (no-color.org).
"""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TextIO
from unicodedata import east_asian_width

from factsheet.cli.standard import writing
from factsheet.diagnostics import Diagnostic, Findings, Severity, counted
from factsheet.escaping import printable, shown

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


@dataclass(frozen=True, slots=True)
class OutputStream:
    """Standard output or error. What is written is made safe to show."""

    file: TextIO

    def write(self, text: str) -> None:
        self.write_escaped(shown(text))

    def write_escaped(self, text: str) -> None:
        """Write text that is safe already, and may hold what `write` would name: colours."""
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
    """Where a command speaks."""

    quiet: bool = False
    out: OutputStream = field(default_factory=lambda: OutputStream(sys.stdout))
    err: OutputStream = field(default_factory=lambda: OutputStream(sys.stderr))

    def print(self, text: str = "") -> None:
        """A result: printed whatever --quiet says."""
        self.out.write(f"{text}\n")

    def say(self, text: str) -> None:
        """About the run: silent with --quiet."""
        if not self.quiet:
            self.err.write(f"{text}\n")
            self.err.flush()

    def took(self, stage: str, seconds: float) -> None:
        """How long a stage took, for --verbose."""
        self.err.write(f"{seconds:8.2f} s  {stage}\n")

    def findings(self, findings: Findings) -> None:
        """All findings, or the errors alone with --quiet, and how many there were.

        Errors come last: that is where one looks first.
        """
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
        """A finding as two lines, in colour and safe to show."""
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
        """One line that grows on a terminal; elsewhere a line only now and then."""
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
        """Columns that line up, the last one as long as it is."""
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
