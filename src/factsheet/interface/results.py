"""What checking, building and verifying return, raise and report while they run."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factsheet.diagnostics import Findings, counted, nearest

_LISTED = 30
"""How many names a hint lists."""


class UnknownNameError(ValueError):
    """No locale, sheet or the like has this name. `hint` lists those that exist."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def require_known(what: str, asked: Iterable[str] | None, known: Sequence[str]) -> None:
    """Raise UnknownNameError for the first requested name that is unknown.

    `what` is the kind of name, such as `locale`.
    """
    for name in asked or ():
        if name not in known:
            more = f", and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
            hint = nearest(name, known) or f"there are: {', '.join(known[:_LISTED])}{more}"
            raise UnknownNameError(f"there is no {what} “{name}”", hint)


Progress = Callable[[int, int, str], None]
"""Called with the number done, the total number, and the path of the last one."""
Notify = Callable[[str], None]
"""Called with a sentence about the run, such as that it waits for another build."""


def ignore(*_: object) -> None:
    """Ignore what is reported."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What `OpenPublication.check` found."""

    findings: Findings
    silenced: Findings
    """Findings that flags in catalogs suppress."""
    checked: int
    """Number of translations checked."""
    locales: tuple[str, ...]
    """The publication's languages; empty where factsheet.toml can't be read."""

    @property
    def ok(self) -> bool:
        """Whether there are no errors; there may be warnings."""
        return not self.findings.has_errors


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What `OpenPublication.build` made."""

    findings: Findings
    output: Path
    made: str = ""
    """The sheets and languages, such as “7 sheets in 4 languages”; empty where nothing was made."""
    files: tuple[str, ...] = ()
    """Every file of the output folder, by its path in it; empty where nothing was made."""
    rendered: int = 0
    """How many PDFs were rendered."""
    reused: int = 0
    """How many PDFs were unchanged."""
    changed: int = 0
    """How many files were written."""
    reasons: Mapping[str, list[str]] = field(default_factory=dict)
    """Why each rendered PDF was rendered, by its path."""
    fullness: str = ""
    """How full the pages of PDFs are, in words; empty where there are none."""
    is_repeated: bool = False
    """Whether nothing had changed since the last build, which was not repeated."""

    @property
    def is_written(self) -> bool:
        """Whether there is an edition; errors of content leave the output folder as it was."""
        return bool(self.made)

    @property
    def ok(self) -> bool:
        """Whether there is an edition, and no error was found while it was made."""
        return self.is_written and not self.findings.has_errors

    def __str__(self) -> str:
        """A summary of the build."""
        if not self.is_written:
            return f"nothing was written to {self.output}"
        if self.is_repeated:
            return f"{self.made}: nothing has changed since the last build"
        pdfs = f"{counted(self.rendered, 'PDF')} rendered, {self.reused} unchanged"
        return f"{self.made}: {pdfs}; {counted(self.changed, 'file')} written to {self.output}"


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What `verify_edition` found, and how much it read."""

    findings: Findings
    edition: str = ""
    """The day of the edition, as 2021-11-25; empty where its manifest can't be read."""
    languages: int = 0
    pages: int = 0
    pdfs: int = 0
    values: int = 0
    unproven: tuple[str, ...] = ()
    """What can't be proven without the source, in words."""

    @property
    def ok(self) -> bool:
        """Whether the edition was read and no error was found."""
        return bool(self.edition) and not self.findings.has_errors

    def __str__(self) -> str:
        """A summary of what was read."""
        if not self.edition:
            return "no edition could be read"
        files = f"{counted(self.pages, 'page')} and {counted(self.pdfs, 'PDF')}"
        said = f"{files} in {counted(self.languages, 'language')}, {counted(self.values, 'value')}"
        return f"edition of {self.edition}: {said}"
