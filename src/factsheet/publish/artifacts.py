"""The files of output/, which are replaced together, and the manifest that lists them."""

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from factsheet.diagnostics import ContentError, Location
from factsheet.edition.record import Record
from factsheet.pages.jsonfile import json_file, parse_json
from factsheet.paper.pagefill import PageFill
from factsheet.publish.cache.seal import is_made_here, note_made
from factsheet.publish.kept import without_dead_links
from factsheet.publish.paths import is_inside, link_in, obstacle, own_file
from factsheet.rules.proof import MANIFEST_NEWER
from factsheet.rules.rendering import OUTPUT_FOREIGN, OUTPUT_LINK
from factsheet.workspace import UnwritableError, holds, is_regular, read_file, remove_tree, written

MANIFEST = "manifest.json"
FORMAT = 1
"""Version of the manifest's structure, written as `format`.

It is incremented when a reader of the old structure would misread the new one, but not for new
keys that such a reader may ignore. Manifests without the key are older, and have format 1.
"""
LARGEST_MANIFEST = 256 << 20
"""Maximum size of a manifest, in bytes."""
_STAGING = ".staging"


class NewerManifestError(ContentError):
    """A manifest whose format only a later version of the tool knows."""

    def __init__(self, number: int, at: Location) -> None:
        message = f"the manifest has format {number}, and this version reads formats up to {FORMAT}"
        hint = "the edition was built by a later version of factsheet: use that one or a newer one"
        super().__init__(MANIFEST_NEWER.found(message, at, hint=hint))


class LinkedFolderError(ContentError):
    """A folder of output/ is a link, through which files would be written elsewhere."""

    def __init__(self, name: str) -> None:
        message = "this is a link, and a build writes only into its own folder"
        hint = "remove the link; to build elsewhere: factsheet build --output DIR"
        super().__init__(OUTPUT_LINK.found(message, Location(name), hint=hint))


class ForeignEditionError(ContentError):
    """A partial build into a folder whose other files were not built on this machine."""

    def __init__(self, root: Path) -> None:
        message = (
            "this edition was not built on this machine, and a partial build would keep the "
            "rest of it"
        )
        hint = "build everything once: factsheet build; or build elsewhere: --output DIR"
        at = Location(f"{root.name}/{MANIFEST}")
        super().__init__(OUTPUT_FOREIGN.found(message, at, hint=hint))


def check_format(manifest: Mapping[str, Any], at: Location) -> None:
    """Raise NewerManifestError, or ValueError for a format that is not a positive whole number."""
    number = manifest.get("format", FORMAT)
    if type(number) is not int or number < 1:
        raise ValueError("its format is not a positive whole number")
    if number > FORMAT:
        raise NewerManifestError(number, at)


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file listed in the manifest."""

    sha256: str
    key: str | None = None
    """Digest of all inputs of a PDF."""
    pages: int | None = None
    edition: str | None = None
    """The edition date of a page that is kept from an earlier build."""
    fit: int | None = None
    """Number of steps by which a PDF is tightened to keep its page limit."""
    over: int | None = None
    """Millimetres by which a PDF still exceeds its page limit."""
    fill: tuple[PageFill, ...] = ()
    """How full a PDF's pages are."""

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> "Artifact":
        """Read an entry of a manifest, ignoring unknown keys.

        Raises TypeError if it is malformed.
        """
        if not isinstance(entry, Mapping):
            raise TypeError("a file is not an object")
        for name, kind in _KINDS.items():
            value = entry.get(name)
            if (value is None and name == "sha256") or not isinstance(value, kind | None):
                raise TypeError(f"“{name}” of a file is not of type {kind.__name__}")
        fill = entry.get("fill", [])
        if not isinstance(fill, list):
            raise TypeError("“fill” of a file is not a list")
        own = {name: entry[name] for name in _KINDS if name in entry}
        return cls(**own, fill=tuple(map(PageFill.read, fill)))

    @property
    def data(self) -> dict[str, Any]:
        """The entry for the manifest, without empty fields."""
        own = {name: value for name in _KINDS if (value := getattr(self, name)) is not None}
        return own | ({"fill": [page.data for page in self.fill]} if self.fill else {})


_KINDS: dict[str, type] = {
    "sha256": str,
    "key": str,
    "pages": int,
    "edition": str,
    "fit": int,
    "over": int,
}
"""The keys of a manifest entry, in order."""


@dataclass(slots=True)
class Output:
    """The output folder: the files of the last build, and those of this one.

    Nothing is changed until `publish`, which renames files into place one after another, the
    manifest last.
    """

    root: Path
    artifacts: dict[str, Artifact] = field(default_factory=dict)
    previous: dict[str, Artifact] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    """The state of each language in the last build."""
    is_own: bool = True
    """Whether this machine built the existing files: others are neither reused nor kept."""
    is_noted: bool = True
    """Whether later builds may keep the files of this one."""

    @classmethod
    def open(cls, root: Path, *, is_trusted: bool = False) -> "Output":
        """Read the folder. With `is_trusted`, its files count as built on this machine.

        Raises NewerManifestError, because the files of such an edition are unknown.
        """
        data = _manifest_bytes(root)
        manifest = _read_manifest(data, root)
        is_own = is_trusted or not manifest or is_made_here(data)
        return cls(root, previous=_artifacts(manifest), records=_records(manifest), is_own=is_own)

    @classmethod
    def finish(cls, root: Path) -> None:
        """Finish the renames of a build that was killed during them.

        Its manifest is among the staged files, and was recorded before the first rename.
        Raises NewerManifestError, LinkedFolderError and UnwritableError.
        """
        folder = root / _STAGING
        data = b"" if folder.is_symlink() else _manifest_bytes(folder)
        if not data or not is_made_here(data):
            return
        output = cls.open(root)
        output.artifacts = _artifacts(_read_manifest(data, root))
        Staging(folder, output).put_in_place()

    def reusable(self, name: str, key: str) -> Artifact | None:
        """The file of the last build, if it has the same key and is unchanged."""
        artifact = self.previous.get(name)
        if artifact is None or artifact.key != key or not self.is_own:
            return None
        return replace(artifact, edition=None) if _is_whole(self.root, name, artifact) else None

    def keep(self, name: str, artifact: Artifact) -> None:
        """List a file that is kept unchanged."""
        self.artifacts[name] = artifact

    def files_of(self, locale: str) -> dict[str, Artifact]:
        """A language's files of the last build."""
        return {name: a for name, a in self.previous.items() if name.startswith(f"{locale}/")}

    def can_keep(self, locale: str) -> bool:
        """Whether all files of a language exist unchanged."""
        files = self.files_of(locale)
        return (
            self.is_own
            and bool(files)
            and all(_is_whole(self.root, name, a) for name, a in files.items())
        )

    def keep_locale(self, locale: str, edition: str | None) -> None:
        """List a language's existing files, and the assets that they link to.

        `edition` is their edition date, if it is to be recorded.
        """
        for name, artifact in self.files_of(locale).items():
            self.keep(name, replace(artifact, edition=artifact.edition or edition))
        for name, artifact in self.previous.items():
            if name.startswith("assets/") and own_file(self.root, name):
                self.artifacts.setdefault(name, artifact)

    def keep_others(self, left_out: Collection[str] = ()) -> None:
        """After a partial build, list the files outside its scope. Raises ForeignEditionError."""
        self._check_own()
        gone = {name for locale in left_out for name in self.files_of(locale)}
        others = {name: a for name, a in self.previous.items() if name not in gone}
        self.artifacts = {**others, **self.artifacts}

    def keep_papers(self) -> None:
        """After a build without PDFs, list the existing PDFs of its pages.

        Raises ForeignEditionError.
        """
        self._check_own()
        for name, artifact in self.previous.items():
            folder, _, file = name.rpartition("/")
            page = f"{folder}/{file.split('.')[0]}.html"
            if not name.startswith("assets/") and page in self.artifacts:
                self.artifacts.setdefault(name, artifact)

    def _check_own(self) -> None:
        if self.previous and not self.is_own:
            raise ForeignEditionError(self.root)

    @contextmanager
    def staging(self) -> Iterator["Staging"]:
        """A temporary folder for new files, always removed at the end. Raises UnwritableError."""
        folder = self.root / _STAGING
        if folder.is_symlink():
            folder.unlink()
        _discard(folder)
        _check_free(self.root.parent, f"{self.root.name}/{_STAGING}/{MANIFEST}")
        with written(folder):
            folder.mkdir(parents=True)
        try:
            yield Staging(folder, self)
        finally:
            _discard(folder)

    def remove_stale(self) -> list[str]:
        """Delete files of earlier builds that this one did not make."""
        stale = sorted(self.previous.keys() - self.artifacts.keys())
        for name in stale:
            _remove(self.root, name)
        return stale

    def remove_all(self) -> None:
        """Delete the files of earlier builds, including the manifest."""
        _discard(self.root / _STAGING)
        for name in (*self.previous, MANIFEST):
            _remove(self.root, name)

    def manifest(self, about: dict[str, Any]) -> bytes:
        """The manifest: the entries of `about`, followed by the list of files."""
        listed = {name: artifact.data for name, artifact in sorted(self.artifacts.items())}
        return json_file({"format": FORMAT, **about, "artifacts": listed})


@dataclass(frozen=True, slots=True)
class Staging:
    """New files that are not in place yet."""

    folder: Path
    output: Output

    def add(
        self,
        name: str,
        data: bytes,
        key: str | None = None,
        pages: int | None = None,
        fit: int | None = None,
        over: int | None = None,
        fill: tuple[PageFill, ...] = (),
    ) -> None:
        """Add a file with these bytes. An existing file with the same bytes is left alone.
        Raises LinkedFolderError and UnwritableError.
        """
        self.output.artifacts[name] = Artifact(
            digest(data), key, pages, fit=fit, over=over, fill=fill
        )
        if link := link_in(self.output.root, str(PurePosixPath(name).parent)):
            raise LinkedFolderError(link)
        if not _holds(self.output.root, name, data):
            self._write(name, data)

    def unlink(self, locale: str) -> None:
        """Remove the links of a language's kept pages to files that are not listed now."""
        artifacts = self.output.artifacts
        for name in [n for n in self.output.files_of(locale) if n.endswith(".html")]:
            path = own_file(self.output.root, name)
            before = path.read_bytes() if path else b""
            after = without_dead_links(
                name, before.decode("utf-8", "surrogateescape"), artifacts.__contains__
            )
            kept = artifacts[name]
            if (data := after.encode("utf-8", "surrogateescape")) != before:
                self.add(name, data)
                artifacts[name] = replace(kept, sha256=artifacts[name].sha256)

    def read(self, name: str) -> bytes:
        """A file as it will be after `publish`: the new one, or the kept one."""
        path = own_file(self.folder, name) or own_file(self.output.root, name)
        return read_file(path, LARGEST_MANIFEST) if path else b""

    def _write(self, name: str, data: bytes) -> None:
        _check_free(self.output.root, name)
        path = self.folder / name
        with written(self.output.root / name):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def publish(self, about: dict[str, Any]) -> int:
        """Move all new files into place with a manifest of `about`, and remove obsolete files.
        Returns the number of changed files."""
        return self.publish_with(self.output.manifest(about))

    def publish_with(self, manifest: bytes) -> int:
        """The same with the manifest of another folder, whose files these are.

        Everything that needs disk space is done before. Only renames and removals are left, and
        the rename of the manifest; if a build is killed here, the next one finishes them.
        """
        if not _holds(self.output.root, MANIFEST, manifest):
            self._write(MANIFEST, manifest)
        if self.output.is_noted:
            note_made(manifest)
        return self.put_in_place()

    def put_in_place(self) -> int:
        """Replace and remove files, the manifest last. Returns the number of others replaced.
        Raises LinkedFolderError and UnwritableError.
        """
        waiting = [name for name in sorted(self.output.artifacts) if own_file(self.folder, name)]
        for folder in sorted({str(PurePosixPath(name).parent) for name in waiting}):
            if link := link_in(self.output.root, folder):
                raise LinkedFolderError(link)
            with written(self.output.root / folder):
                (self.output.root / folder).mkdir(parents=True, exist_ok=True)
        for name in waiting:
            self._put(name)
        self.output.remove_stale()
        if own_file(self.folder, MANIFEST):
            self._put(MANIFEST)
        return len(waiting)

    def _put(self, name: str) -> None:
        with written(self.output.root / name):
            (self.folder / name).replace(self.output.root / name)


def file_digest(path: Path) -> str:
    """sha256 of a file of any size. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest(*parts: bytes) -> str:
    """sha256 over the digests of the parts, so that different lists never collide."""
    if len(parts) == 1:
        return hashlib.sha256(parts[0]).hexdigest()
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


def _remove(root: Path, name: str) -> None:
    # An edited manifest may name a folder or a missing file, or lead through a link.
    if not is_inside(name) or link_in(root, name):
        return
    path = root / name
    if is_regular(path):
        path.unlink()
    elif os.path.lexists(path):
        return
    # A removed language leaves no empty folder, even if a build was killed at this point.
    while (path := path.parent) != root and os.path.isdir(path) and not any(path.iterdir()):  # noqa: PTH112  (which raises nothing, whatever the name)
        path.rmdir()


def _check_free(root: Path, name: str) -> None:
    if stands := obstacle(root, name):
        raise UnwritableError(str(root / stands[0]), stands[1])


def _holds(root: Path, name: str, data: bytes) -> bool:
    path = own_file(root, name)
    return path is not None and holds(path, data)


def _is_whole(root: Path, name: str, artifact: Artifact) -> bool:
    path = own_file(root, name)
    return path is not None and file_digest(path) == artifact.sha256


def _manifest_bytes(root: Path) -> bytes:
    """The last manifest; empty if it cannot be read."""
    path = own_file(root, MANIFEST)
    try:
        return read_file(path, LARGEST_MANIFEST) if path else b""
    except OSError:
        return b""


def _read_manifest(data: bytes, root: Path) -> dict[str, Any]:
    """The content of the manifest; empty if it is missing or truncated."""
    try:
        manifest = parse_json(data)
        if not isinstance(manifest, dict):
            return {}
        check_format(manifest, Location(f"{root.name}/{MANIFEST}"))
    except ValueError:
        return {}
    return manifest


def _artifacts(manifest: dict[str, Any]) -> dict[str, Artifact]:
    """The files that it lists; empty if the list is malformed."""
    try:
        listed = manifest["artifacts"].items()
        return {name: Artifact.read(entry) for name, entry in listed if is_inside(name)}
    except (KeyError, TypeError, AttributeError):
        return {}


def _records(manifest: dict[str, Any]) -> dict[str, Record]:
    """The records of languages; empty if there are none."""
    try:
        return {tag: Record.read(entry) for tag, entry in manifest["locales"].items()}
    except (KeyError, TypeError, ValueError, AttributeError):
        return {}


def _discard(folder: Path) -> None:
    """Delete a temporary folder, if it exists and can be deleted."""
    with suppress(OSError):
        remove_tree(folder)
