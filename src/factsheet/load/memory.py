"""Cache results of reading files until these files change.

A long-running program such as `factsheet preview` reads only changed files again. A workspace
records all files read, missing and listed (see `Workspace`): these are a result's dependencies.
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
    """A result, its findings, and the record of the files that it was made from."""

    made: Any
    found: tuple[Diagnostic, ...]
    record: Workspace

    def is_current(self, workspace: Workspace) -> bool:
        """Whether the files are unchanged. `workspace` reads each at most once, and none that its
        stamp proves unchanged."""
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
    """A cache of results by name, empty at first."""

    parts: dict[str, Any] = field(default_factory=dict)
    """Data of readers, by name, to read only the changed parts of a file."""
    _kept: dict[str, _Kept] = field(default_factory=dict)
    _now: Workspace | None = None
    """The current files: those of the outermost running call of `read`."""

    def read(
        self,
        name: str,
        workspace: Workspace,
        findings: Findings,
        read: Callable[[Workspace, Findings], Made],
    ) -> Made:
        """The result of `read`, which is called only if a file that it has read has changed.

        The result may depend only on files. Results with errors are not cached, because the record
        lacks files that could not be read.
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
