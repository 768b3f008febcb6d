"""The last build's tool, inputs, outputs and findings, to detect that there is nothing to do."""

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Self

from factsheet.diagnostics import Diagnostic, Findings, Location, MessageName, Severity
from factsheet.publish.cache.seal import read_sealed, write_sealed
from factsheet.workspace import TICK, Stamp, Workspace, is_regular, stamp_of

FORMAT = "last build 2"
"""Incremented when the file format changes."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The recorded state of a file."""

    sha256: str
    stamp: Stamp

    @classmethod
    def look(cls, path: Path) -> Self:
        """Record the state of a file. Raises OSError."""
        with path.open("rb") as file:
            stamp = stamp_of(os.fstat(file.fileno()))
            return cls(hashlib.file_digest(file, "sha256").hexdigest(), stamp)

    def again(self, path: str, trusted_until: int) -> Self | None:
        """The current state of the file, if its content is unchanged; else None.

        A file that was modified after `trusted_until` is read, because it may have changed again
        without a new stamp.
        """
        try:
            stamp = stamp_of(os.stat(path))  # noqa: PTH116  (thousands, if nothing is to do)
            if stamp == self.stamp and max(stamp[1:]) < trusted_until:
                return self
            is_same = stamp[0] == self.stamp[0] and is_regular(Path(path))
            now = self.look(Path(path)) if is_same else None
        except OSError:
            return None
        return now if now and now.sha256 == self.sha256 else None


@dataclass(frozen=True, slots=True)
class LastBuild:
    """A successful build. Paths are relative to the publication, or to its output."""

    began: int
    """Start time in nanoseconds since the epoch, before anything was read."""
    tool: Mapping[str, Any]
    request: Mapping[str, Any]
    inputs: Mapping[str, Seen]
    absent: tuple[str, ...]
    listings: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    """(folder, suffixes, files found)"""
    outputs: Mapping[str, Seen]
    findings: tuple[Diagnostic, ...]
    said: str
    """The build's closing sentence."""

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """Read the record; None if it is missing, damaged or of another version."""
        written = read_sealed(path, FORMAT)
        if written is None:
            return None
        data = json.loads(written)
        return cls(
            began=data["began"],
            tool=data["tool"],
            request=data["request"],
            inputs=_seen(data["inputs"]),
            absent=tuple(data["absent"]),
            listings=tuple((f, tuple(s), tuple(n)) for f, s, n in data["listings"]),
            outputs=_seen(data["outputs"]),
            findings=tuple(map(_diagnostic, data["findings"])),
            said=data["said"],
        )

    def write(self, path: Path) -> None:
        data = asdict(replace(self, inputs={}, outputs={}))
        for name in ("inputs", "outputs"):
            files: Mapping[str, Seen] = getattr(self, name)
            data[name] = {key: [seen.sha256, *seen.stamp] for key, seen in files.items()}
        write_sealed(path, FORMAT, json.dumps(data, ensure_ascii=False).encode())

    def again(self, request: Mapping[str, Any], workspace: Workspace, output: Path) -> Self | None:
        """The record for a build now, if it would have the same inputs and outputs; else None.

        Returns itself if stamps suffice to tell; otherwise a record with new stamps.
        """
        began = time.time_ns()
        if self.request != request or self.tool != tool_identity():
            return None
        if any(map(workspace.exists, self.absent)):
            return None
        if any(tuple(workspace.files(f, *s)) != names for f, s, names in self.listings):
            return None
        inputs = _all_again(self.inputs, workspace.root, self.began)
        outputs = _all_again(self.outputs, output, self.began) if inputs is not None else None
        if inputs is None or outputs is None:
            return None
        if inputs is self.inputs and outputs is self.outputs:
            return self
        return replace(self, began=began, inputs=inputs, outputs=outputs)


def remember(
    began: int,
    request: Mapping[str, Any],
    workspace: Workspace,
    output: Path,
    names: Iterable[str],
    findings: Findings,
    said: str,
) -> LastBuild:
    """The record of a successful build; `names` are its files in `output`.

    Raises OSError if one of them does not exist.
    """
    return LastBuild(
        began=began,
        tool=tool_identity(),
        request=request,
        inputs={n: Seen(sha, workspace.stamps[n]) for n, sha in workspace.reads.items()},
        absent=tuple(sorted(workspace.absences)),
        listings=tuple((f, s, tuple(there)) for (f, s), there in workspace.listings.items()),
        outputs={name: Seen.look(output / name) for name in names},
        findings=tuple(findings),
        said=said,
    )


def _all_again(files: Mapping[str, Seen], root: Path, began: int) -> Mapping[str, Seen] | None:
    found: dict[str, Seen] = {}
    for name, seen in files.items():
        now = seen.again(f"{root}/{name}", began - TICK)
        if now is None:
            return None
        found[name] = now
    return files if all(found[name] is seen for name, seen in files.items()) else found


def _seen(data: Mapping[str, Any]) -> dict[str, Seen]:
    return {
        name: Seen(str(sha), (int(size), int(changed), int(status)))
        for name, (sha, size, changed, status) in data.items()
    }


def _diagnostic(data: Mapping[str, Any]) -> Diagnostic:
    read = {
        "location": Location(**data["location"]),
        "severity": Severity(data["severity"]),
        "subject": MessageName(**data["subject"]) if data["subject"] else None,
    }
    return Diagnostic(**{**data, **read})


PACKAGE = Path(__file__).parents[2]
ENVIRONMENT = ("SOURCE_DATE_EPOCH", "PYTHONPATH")
SYSTEM_LIBRARIES = "/etc/ld.so.cache"
"""Rewritten whenever a system library is added or removed (ldconfig)."""
SITE = ("site-packages", "dist-packages")
"""Folders that are changed whenever a distribution is installed or removed."""
WORDS = "babel/locale-data"
"""Babel's locale data. It should never be edited, but if it is, other words are printed."""


def tool_identity() -> dict[str, Any]:
    """A value that is equal while neither Python, this package nor any library has changed.

    Only file stamps are read, because this runs before anything else. Unrelated installations
    change it too, which costs one comparison of contents.
    """
    added = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    places = [*(path for path in sys.path if path.endswith(SITE)), *added]
    return {
        "python": sys.version,
        "package": _digest(PACKAGE),
        "environment": {name: os.environ.get(name) for name in ENVIRONMENT},
        "libraries": {place: _stamp(place) for place in (SYSTEM_LIBRARIES, *places)},
        "words": [_digest(Path(place, WORDS)) for place in places],
    }


def _digest(root: Path) -> str:
    seen = hashlib.sha256()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(filter(_is_own, folders))
        for name in sorted(filter(_is_own, names)):
            path = os.path.join(folder, name)  # noqa: PTH118  (hundreds, at each start)
            seen.update(f"{path}\0{_stamp(path)}\n".encode())
    return seen.hexdigest()


def _is_own(name: str) -> bool:
    """Whether a file or folder belongs to the package, and is not a cache of a tool."""
    return name != "__pycache__" and not name.startswith(".")


def _stamp(path: str) -> list[int] | None:
    try:
        return list(stamp_of(os.stat(path)))  # noqa: PTH116
    except OSError:
        return None
