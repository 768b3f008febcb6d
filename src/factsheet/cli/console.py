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

from factsheet.diagnostics import Diagnostic, Findings, Severity, counted

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command speaks."""

    quiet: bool = False
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)

    def print(self, text: str = "") -> None:
        """A result: printed whatever --quiet says."""
        self.out.write(f"{text}\n")

    def say(self, text: str) -> None:
        """About the run: silent with --quiet."""
        if not self.quiet:
            self.err.write(f"{text}\n")
            self.err.flush()

    def findings(self, findings: Findings) -> None:
        """All findings, or the errors alone with --quiet, and how many there were.

        Errors come last: that is where one looks first.
        """
        shown = [f for f in findings if f.severity is Severity.ERROR or not self.quiet]
        weights = list(Severity)
        shown.sort(key=lambda found: weights.index(found.severity), reverse=True)
        for diagnostic in shown:
            self.err.write(self.diagnostic(diagnostic))
        counts = {
            severity.value: sum(found.severity is severity for found in findings)
            for severity in Severity
        }
        if shown:
            said = [counted(n, word) for word, n in counts.items() if n]
            self.err.write(f"{' and '.join(said)}\n")

    def diagnostic(self, diagnostic: Diagnostic) -> str:
        severity = self.colour(diagnostic.severity.value, _COLOURS[diagnostic.severity])
        locale = f" ({diagnostic.locale})" if diagnostic.locale else ""
        lines = [
            f"{diagnostic.location}: {severity}: {diagnostic.message}{locale} [{diagnostic.code}]"
        ]
        if diagnostic.hint:
            lines.append(f"    hint: {diagnostic.hint}")
        return "\n".join(lines) + "\n"

    def progress(self, done: int, total: int, what: str, deed: str = "rendered") -> None:
        """One line that grows on a terminal; elsewhere a line only now and then."""
        if self.quiet or not total:
            return
        if self.err.isatty():
            end = "\n" if done == total else ""
            self.err.write(f"\r\x1b[K{done}/{total} {what if done < total else deed}{end}")
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
