"""Files of output/, replaced together, and the manifest that vouches for them."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from factsheet.workspace import replace_file

MANIFEST = "manifest.json"
_STAGING = ".staging"


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file that the build vouches for."""

    sha256: str
    key: str | None = None
    """Digest of all that a PDF was rendered from."""
    pages: int | None = None


@dataclass(slots=True)
class Output:
    """The output folder: what the last build left there, and what this one will.

    Nothing is touched until `publish`; then files are renamed into place one after the
    other, the manifest last.
    """

    root: Path
    artifacts: dict[str, Artifact] = field(default_factory=dict)
    previous: dict[str, Artifact] = field(default_factory=dict)

    @classmethod
    def open(cls, root: Path) -> "Output":
        return cls(root, previous=_read_manifest(root / MANIFEST))

    def reusable(self, name: str, key: str) -> Artifact | None:
        """The file of the last build, if it was made from the same and is whole."""
        artifact = self.previous.get(name)
        path = self.root / name
        if artifact is None or artifact.key != key or not path.is_file():
            return None
        return artifact if digest(path.read_bytes()) == artifact.sha256 else None

    def keep(self, name: str, artifact: Artifact) -> None:
        """Vouch for a file that stays as it is."""
        self.artifacts[name] = artifact

    def keep_others(self) -> None:
        """After a partial build, vouch for what it did not concern."""
        self.artifacts = {**self.previous, **self.artifacts}

    @contextmanager
    def staging(self) -> Iterator["Staging"]:
        """A scratch folder for new files, removed in the end whatever happens."""
        folder = self.root / _STAGING
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            yield Staging(folder, self)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def remove_stale(self) -> list[str]:
        """Delete what an earlier build made and this one did not."""
        stale = sorted(self.previous.keys() - self.artifacts.keys())
        for name in stale:
            # A manifest that somebody edited may name a folder, or nothing.
            if (path := self.root / name).is_file():
                path.unlink()
        return stale

    def write_manifest(self, about: dict[str, Any]) -> None:
        listed = {
            name: {key: value for key, value in asdict(artifact).items() if value is not None}
            for name, artifact in sorted(self.artifacts.items())
        }
        data = {**about, "artifacts": listed}
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        replace_file(self.root / MANIFEST, text.encode())


@dataclass(frozen=True, slots=True)
class Staging:
    """Files that wait to take their places."""

    folder: Path
    output: Output

    def add(self, name: str, data: bytes, key: str | None = None, pages: int | None = None) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.output.artifacts[name] = Artifact(digest(data), key, pages)

    def publish(self) -> int:
        """Rename all files into place; those with the same bytes are left alone."""
        changed = 0
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                target = self.output.root / path.relative_to(self.folder)
                if target.is_file() and target.read_bytes() == path.read_bytes():
                    continue
                target.parent.mkdir(parents=True, exist_ok=True)
                path.replace(target)
                changed += 1
        return changed


def digest(*parts: bytes) -> str:
    """sha256 of the parts, each by its own digest, so that no two lists run together."""
    if len(parts) == 1:
        return hashlib.sha256(parts[0]).hexdigest()
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


def _read_manifest(path: Path) -> dict[str, Artifact]:
    """The last manifest's files; none where it is missing or was cut short."""
    try:
        listed = json.loads(path.read_text("utf-8"))["artifacts"]
        return {name: Artifact(**entry) for name, entry in listed.items() if _is_inside(name)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _is_inside(name: str) -> bool:
    """A manifest is a file that anybody may have edited: no entry leads out of output/."""
    return not PurePosixPath(name).is_absolute() and ".." not in PurePosixPath(name).parts
