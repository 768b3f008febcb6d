"""What was made of files, kept while these files stay as they are.

A program that stays open, such as `factsheet preview`, reads again only what has changed. A
workspace records all that is read, missed and listed (see `Workspace`), so nothing else has to
be known about what depends on what.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from factsheet.diagnostics import Diagnostic, Findings
from factsheet.workspace import UnreadError, Workspace

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A result, the findings about it, and the record of what it was made of."""

    made: Any
    found: tuple[Diagnostic, ...]
    record: Workspace

    def is_current(self, workspace: Workspace) -> bool:
        """Whether the files are as they were. `workspace` reads each of them at most once, and
        those that their stamps prove unchanged not at all."""
        record = self.record
        for path, digest in record.reads.items():
            if path not in workspace.reads:
                if record.is_as_read(path):
                    continue
                with suppress(UnreadError):
                    workspace.read_bytes(path)
            if workspace.reads.get(path) != digest:
                return False
            record.stamps[path] = workspace.stamps[path]
        if any(map(workspace.exists, record.absences)):
            return False
        for asked, names in record.listings.items():
            if asked not in workspace.listings:
                workspace.files(asked[0], *asked[1])
            if workspace.listings[asked] != names:
                return False
        record.began = workspace.began
        return True


@dataclass(slots=True)
class FileMemory:
    """Results by name. A new memory knows nothing, so everything is read."""

    parts: dict[str, Any] = field(default_factory=dict)
    """What readers keep, by name, to read of a changed file only what has changed."""
    _kept: dict[str, _Kept] = field(default_factory=dict)
    _now: Workspace | None = None
    """The files as they are now: those of the outermost call of `read` that runs."""

    def read(
        self,
        name: str,
        workspace: Workspace,
        findings: Findings,
        read: Callable[[Workspace, Findings], Made],
    ) -> Made:
        """The result of `read`, which is called only if a file that it has read has changed.

        It may depend on nothing but files. What had errors is read again each time, because the
        record lacks files that could not be read.
        """
        outer, self._now = self._now, self._now or workspace
        try:
            kept = self._current(name, self._now, read)
        finally:
            self._now = outer
        findings.add(*kept.found)
        record = kept.record
        workspace.reads |= record.reads | workspace.reads
        workspace.stamps |= record.stamps | workspace.stamps
        workspace.absences |= record.absences
        workspace.listings |= record.listings
        made: Made = kept.made
        return made

    def _current(self, name: str, now: Workspace, read: Callable[..., Any]) -> _Kept:
        kept = self._kept.pop(name, None)
        if kept is None or not kept.is_current(now):
            record, found = Workspace(now.root), Findings()
            kept = _Kept(read(record, found), tuple(found), record)
            if found.has_errors:
                return kept
        self._kept[name] = kept
        return kept
